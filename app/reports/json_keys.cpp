// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/json_keys.h"

namespace largada::reports
{

QLatin1String keyOf(Errc code)
{
    switch (code) {
    case Errc::Cancelled:
        return QLatin1String("cancelled");
    case Errc::Timeout:
        return QLatin1String("timeout");
    case Errc::Network:
        return QLatin1String("network");
    case Errc::Forbidden:
        return QLatin1String("forbidden");
    case Errc::NotFound:
        return QLatin1String("not-found");
    case Errc::Conflict:
        return QLatin1String("conflict");
    case Errc::BadInput:
        return QLatin1String("bad-input");
    case Errc::Unsupported:
        return QLatin1String("unsupported");
    case Errc::Protocol:
        return QLatin1String("protocol");
    case Errc::Storage:
        return QLatin1String("storage");
    case Errc::Process:
        return QLatin1String("process");
    case Errc::Internal:
        return QLatin1String("internal");
    }
    return {};
}

QLatin1String keyOf(fleet::ReasonCode code)
{
    switch (code) {
    case fleet::ReasonCode::None:
        return QLatin1String("none");
    case fleet::ReasonCode::WaitingForPrevious:
        return QLatin1String("waiting-for-previous");
    case fleet::ReasonCode::Starting:
        return QLatin1String("starting");
    case fleet::ReasonCode::InitialisingVus:
        return QLatin1String("initialising-vus");
    case fleet::ReasonCode::ApiClosed:
        return QLatin1String("api-closed");
    case fleet::ReasonCode::LinkLost:
        return QLatin1String("link-lost");
    case fleet::ReasonCode::StartFailed:
        return QLatin1String("start-failed");
    case fleet::ReasonCode::PortTaken:
        return QLatin1String("port-taken");
    case fleet::ReasonCode::ScriptFailed:
        return QLatin1String("script-failed");
    case fleet::ReasonCode::BadOptions:
        return QLatin1String("bad-options");
    case fleet::ReasonCode::SetupTimeout:
        return QLatin1String("setup-timeout");
    case fleet::ReasonCode::ThresholdAbort:
        return QLatin1String("threshold-abort");
    case fleet::ReasonCode::AbortedByScript:
        return QLatin1String("aborted-by-script");
    case fleet::ReasonCode::Interrupted:
        return QLatin1String("interrupted");
    case fleet::ReasonCode::Killed:
        return QLatin1String("killed");
    case fleet::ReasonCode::WarmupFailed:
        return QLatin1String("warmup-failed");
    case fleet::ReasonCode::ResumedByOther:
        return QLatin1String("resumed-by-other");
    case fleet::ReasonCode::ReleaseFailed:
        return QLatin1String("release-failed");
    case fleet::ReasonCode::NoWork:
        return QLatin1String("no-work");
    case fleet::ReasonCode::DiskFull:
        return QLatin1String("disk-full");
    case fleet::ReasonCode::StoppedByUs:
        return QLatin1String("stopped-by-us");
    case fleet::ReasonCode::LeftBehind:
        return QLatin1String("left-behind");
    case fleet::ReasonCode::ExitCode:
        return QLatin1String("exit-code");
    case fleet::ReasonCode::NoPod:
        return QLatin1String("no-pod");
    case fleet::ReasonCode::NoPodAllowed:
        return QLatin1String("no-pod-allowed");
    case fleet::ReasonCode::NoNode:
        return QLatin1String("no-node");
    case fleet::ReasonCode::NodeComing:
        return QLatin1String("node-coming");
    case fleet::ReasonCode::WaitingForInit:
        return QLatin1String("waiting-for-init");
    case fleet::ReasonCode::PullingImage:
        return QLatin1String("pulling-image");
    case fleet::ReasonCode::ImagePullFailed:
        return QLatin1String("image-pull-failed");
    case fleet::ReasonCode::ContainerFailed:
        return QLatin1String("container-failed");
    case fleet::ReasonCode::CrashLoop:
        return QLatin1String("crash-loop");
    case fleet::ReasonCode::OutOfMemory:
        return QLatin1String("out-of-memory");
    case fleet::ReasonCode::Evicted:
        return QLatin1String("evicted");
    case fleet::ReasonCode::NodeLost:
        return QLatin1String("node-lost");
    case fleet::ReasonCode::PodDeleted:
        return QLatin1String("pod-deleted");
    case fleet::ReasonCode::PodTerminating:
        return QLatin1String("pod-terminating");
    case fleet::ReasonCode::EndedByJob:
        return QLatin1String("ended-by-job");
    case fleet::ReasonCode::NeedsAddress:
        return QLatin1String("needs-address");
    case fleet::ReasonCode::LinkForbidden:
        return QLatin1String("link-forbidden");
    case fleet::ReasonCode::NoWayToK6:
        return QLatin1String("no-way-to-k6");
    case fleet::ReasonCode::StartedBefore:
        return QLatin1String("started-before");
    case fleet::ReasonCode::NotArmedInTime:
        return QLatin1String("not-armed-in-time");
    case fleet::ReasonCode::LeftPaused:
        return QLatin1String("left-paused");
    case fleet::ReasonCode::NotAsked:
        return QLatin1String("not-asked");
    }
    return {};
}

QLatin1String keyOf(fleet::WarningCode code)
{
    switch (code) {
    case fleet::WarningCode::CpuBound:
        return QLatin1String("cpu-bound");
    case fleet::WarningCode::DroppedIterations:
        return QLatin1String("dropped-iterations");
    case fleet::WarningCode::SlowSetup:
        return QLatin1String("slow-setup");
    case fleet::WarningCode::RunnerLost:
        return QLatin1String("runner-lost");
    case fleet::WarningCode::NoRequests:
        return QLatin1String("no-requests");
    case fleet::WarningCode::SummaryMissing:
        return QLatin1String("summary-missing");
    case fleet::WarningCode::ReportNotWritten:
        return QLatin1String("report-not-written");
    case fleet::WarningCode::HistoryNotWritten:
        return QLatin1String("history-not-written");
    case fleet::WarningCode::TeardownNotRun:
        return QLatin1String("teardown-not-run");
    case fleet::WarningCode::Latecomer:
        return QLatin1String("latecomer");
    case fleet::WarningCode::StartTimePassed:
        return QLatin1String("start-time-passed");
    case fleet::WarningCode::Preflight:
        return QLatin1String("preflight");
    }
    return {};
}

QLatin1String keyOf(fleet::CheckId id)
{
    switch (id) {
    case fleet::CheckId::Script:
        return QLatin1String("script");
    case fleet::CheckId::K6Binary:
        return QLatin1String("k6-binary");
    case fleet::CheckId::Load:
        return QLatin1String("load");
    case fleet::CheckId::Thresholds:
        return QLatin1String("thresholds");
    case fleet::CheckId::Memory:
        return QLatin1String("memory");
    case fleet::CheckId::Cores:
        return QLatin1String("cores");
    case fleet::CheckId::Ports:
        return QLatin1String("ports");
    case fleet::CheckId::Disk:
        return QLatin1String("disk");
    case fleet::CheckId::ShareNotExact:
        return QLatin1String("share-not-exact");
    case fleet::CheckId::SplitTooFine:
        return QLatin1String("split-too-fine");
    case fleet::CheckId::CountThreshold:
        return QLatin1String("count-threshold");
    case fleet::CheckId::NoSetup:
        return QLatin1String("no-setup");
    case fleet::CheckId::Server:
        return QLatin1String("server");
    case fleet::CheckId::KubeConfig:
        return QLatin1String("kubeconfig");
    case fleet::CheckId::Credentials:
        return QLatin1String("credentials");
    case fleet::CheckId::Namespace:
        return QLatin1String("namespace");
    case fleet::CheckId::Right:
        return QLatin1String("right");
    case fleet::CheckId::Job:
        return QLatin1String("job");
    case fleet::CheckId::Pods:
        return QLatin1String("pods");
    case fleet::CheckId::Container:
        return QLatin1String("container");
    case fleet::CheckId::NotPaused:
        return QLatin1String("not-paused");
    case fleet::CheckId::NoApi:
        return QLatin1String("no-api");
    case fleet::CheckId::BackoffLimit:
        return QLatin1String("backoff-limit");
    case fleet::CheckId::RestartPolicy:
        return QLatin1String("restart-policy");
    case fleet::CheckId::Holder:
        return QLatin1String("holder");
    case fleet::CheckId::NoHolder:
        return QLatin1String("no-holder");
    case fleet::CheckId::Quota:
        return QLatin1String("quota");
    case fleet::CheckId::StartMode:
        return QLatin1String("start-mode");
    case fleet::CheckId::ReadOnly:
        return QLatin1String("read-only");
    case fleet::CheckId::StatusDiffers:
        return QLatin1String("status-differs");
    case fleet::CheckId::ArchiveTooLarge:
        return QLatin1String("archive-too-large");
    case fleet::CheckId::WarmupThresholds:
        return QLatin1String("warmup-thresholds");
    case fleet::CheckId::NodeClocks:
        return QLatin1String("node-clocks");
    }
    return {};
}

QLatin1String keyOf(fleet::CheckLevel level)
{
    switch (level) {
    case fleet::CheckLevel::Ok:
        return QLatin1String("ok");
    case fleet::CheckLevel::Warning:
        return QLatin1String("warning");
    case fleet::CheckLevel::Block:
        return QLatin1String("block");
    case fleet::CheckLevel::BlockFinal:
        return QLatin1String("block-final");
    }
    return {};
}

QLatin1String keyOf(fleet::LatencySource source)
{
    switch (source) {
    case fleet::LatencySource::Merged:
        return QLatin1String("merged");
    case fleet::LatencySource::SingleRunner:
        return QLatin1String("single-runner");
    case fleet::LatencySource::Range:
        return QLatin1String("range");
    }
    return {};
}

QLatin1String keyOf(fleet::SetupMode mode)
{
    switch (mode) {
    case fleet::SetupMode::Each:
        return QLatin1String("each");
    case fleet::SetupMode::Once:
        return QLatin1String("once");
    }
    return {};
}

QLatin1String keyOf(fleet::StragglerPolicy policy)
{
    switch (policy) {
    case fleet::StragglerPolicy::Wait:
        return QLatin1String("wait");
    case fleet::StragglerPolicy::Continue:
        return QLatin1String("continue");
    case fleet::StragglerPolicy::GiveUp:
        return QLatin1String("give-up");
    }
    return {};
}

} // namespace largada::reports
