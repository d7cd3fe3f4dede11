// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/words.h"

namespace largada::store
{

using namespace fleet;

QLatin1String word(Errc code)
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

QLatin1String word(ReasonCode code)
{
    switch (code) {
    case ReasonCode::None:
        return QLatin1String("none");
    case ReasonCode::WaitingForPrevious:
        return QLatin1String("waiting-for-previous");
    case ReasonCode::Starting:
        return QLatin1String("starting");
    case ReasonCode::InitialisingVus:
        return QLatin1String("initialising-vus");
    case ReasonCode::ApiClosed:
        return QLatin1String("api-closed");
    case ReasonCode::LinkLost:
        return QLatin1String("link-lost");
    case ReasonCode::StartFailed:
        return QLatin1String("start-failed");
    case ReasonCode::PortTaken:
        return QLatin1String("port-taken");
    case ReasonCode::ScriptFailed:
        return QLatin1String("script-failed");
    case ReasonCode::BadOptions:
        return QLatin1String("bad-options");
    case ReasonCode::SetupTimeout:
        return QLatin1String("setup-timeout");
    case ReasonCode::ThresholdAbort:
        return QLatin1String("threshold-abort");
    case ReasonCode::AbortedByScript:
        return QLatin1String("aborted-by-script");
    case ReasonCode::Interrupted:
        return QLatin1String("interrupted");
    case ReasonCode::Killed:
        return QLatin1String("killed");
    case ReasonCode::WarmupFailed:
        return QLatin1String("warmup-failed");
    case ReasonCode::ResumedByOther:
        return QLatin1String("resumed-by-other");
    case ReasonCode::ReleaseFailed:
        return QLatin1String("release-failed");
    case ReasonCode::NoWork:
        return QLatin1String("no-work");
    case ReasonCode::DiskFull:
        return QLatin1String("disk-full");
    case ReasonCode::StoppedByUs:
        return QLatin1String("stopped-by-us");
    case ReasonCode::LeftBehind:
        return QLatin1String("left-behind");
    case ReasonCode::ExitCode:
        return QLatin1String("exit-code");
    case ReasonCode::NoPod:
        return QLatin1String("no-pod");
    case ReasonCode::NoPodAllowed:
        return QLatin1String("no-pod-allowed");
    case ReasonCode::NoNode:
        return QLatin1String("no-node");
    case ReasonCode::NodeComing:
        return QLatin1String("node-coming");
    case ReasonCode::WaitingForInit:
        return QLatin1String("waiting-for-init");
    case ReasonCode::PullingImage:
        return QLatin1String("pulling-image");
    case ReasonCode::ImagePullFailed:
        return QLatin1String("image-pull-failed");
    case ReasonCode::ContainerFailed:
        return QLatin1String("container-failed");
    case ReasonCode::CrashLoop:
        return QLatin1String("crash-loop");
    case ReasonCode::OutOfMemory:
        return QLatin1String("out-of-memory");
    case ReasonCode::Evicted:
        return QLatin1String("evicted");
    case ReasonCode::NodeLost:
        return QLatin1String("node-lost");
    case ReasonCode::PodDeleted:
        return QLatin1String("pod-deleted");
    case ReasonCode::PodTerminating:
        return QLatin1String("pod-terminating");
    case ReasonCode::EndedByJob:
        return QLatin1String("ended-by-job");
    case ReasonCode::NeedsAddress:
        return QLatin1String("needs-address");
    case ReasonCode::LinkForbidden:
        return QLatin1String("link-forbidden");
    case ReasonCode::NoWayToK6:
        return QLatin1String("no-way-to-k6");
    case ReasonCode::StartedBefore:
        return QLatin1String("started-before");
    case ReasonCode::NotArmedInTime:
        return QLatin1String("not-armed-in-time");
    case ReasonCode::LeftPaused:
        return QLatin1String("left-paused");
    case ReasonCode::NotAsked:
        return QLatin1String("not-asked");
    }
    return {};
}

QLatin1String word(WarningCode code)
{
    switch (code) {
    case WarningCode::CpuBound:
        return QLatin1String("cpu-bound");
    case WarningCode::DroppedIterations:
        return QLatin1String("dropped-iterations");
    case WarningCode::SlowSetup:
        return QLatin1String("slow-setup");
    case WarningCode::RunnerLost:
        return QLatin1String("runner-lost");
    case WarningCode::NoRequests:
        return QLatin1String("no-requests");
    case WarningCode::SummaryMissing:
        return QLatin1String("summary-missing");
    case WarningCode::ReportNotWritten:
        return QLatin1String("report-not-written");
    case WarningCode::HistoryNotWritten:
        return QLatin1String("history-not-written");
    case WarningCode::TeardownNotRun:
        return QLatin1String("teardown-not-run");
    case WarningCode::Latecomer:
        return QLatin1String("latecomer");
    case WarningCode::StartTimePassed:
        return QLatin1String("start-time-passed");
    case WarningCode::Preflight:
        return QLatin1String("preflight");
    }
    return {};
}

QLatin1String word(CheckId id)
{
    switch (id) {
    case CheckId::Script:
        return QLatin1String("script");
    case CheckId::K6Binary:
        return QLatin1String("k6-binary");
    case CheckId::Load:
        return QLatin1String("load");
    case CheckId::Thresholds:
        return QLatin1String("thresholds");
    case CheckId::Memory:
        return QLatin1String("memory");
    case CheckId::Cores:
        return QLatin1String("cores");
    case CheckId::Ports:
        return QLatin1String("ports");
    case CheckId::Disk:
        return QLatin1String("disk");
    case CheckId::ShareNotExact:
        return QLatin1String("share-not-exact");
    case CheckId::SplitTooFine:
        return QLatin1String("split-too-fine");
    case CheckId::CountThreshold:
        return QLatin1String("count-threshold");
    case CheckId::NoSetup:
        return QLatin1String("no-setup");
    case CheckId::Server:
        return QLatin1String("server");
    case CheckId::KubeConfig:
        return QLatin1String("kubeconfig");
    case CheckId::Credentials:
        return QLatin1String("credentials");
    case CheckId::Namespace:
        return QLatin1String("namespace");
    case CheckId::Right:
        return QLatin1String("right");
    case CheckId::Job:
        return QLatin1String("job");
    case CheckId::Pods:
        return QLatin1String("pods");
    case CheckId::Container:
        return QLatin1String("container");
    case CheckId::NotPaused:
        return QLatin1String("not-paused");
    case CheckId::NoApi:
        return QLatin1String("no-api");
    case CheckId::BackoffLimit:
        return QLatin1String("backoff-limit");
    case CheckId::RestartPolicy:
        return QLatin1String("restart-policy");
    case CheckId::Holder:
        return QLatin1String("holder");
    case CheckId::NoHolder:
        return QLatin1String("no-holder");
    case CheckId::Quota:
        return QLatin1String("quota");
    case CheckId::StartMode:
        return QLatin1String("start-mode");
    case CheckId::ReadOnly:
        return QLatin1String("read-only");
    case CheckId::StatusDiffers:
        return QLatin1String("status-differs");
    case CheckId::ArchiveTooLarge:
        return QLatin1String("archive-too-large");
    case CheckId::WarmupThresholds:
        return QLatin1String("warmup-thresholds");
    case CheckId::NodeClocks:
        return QLatin1String("node-clocks");
    }
    return {};
}

QLatin1String word(CheckLevel level)
{
    switch (level) {
    case CheckLevel::Ok:
        return QLatin1String("ok");
    case CheckLevel::Warning:
        return QLatin1String("warning");
    case CheckLevel::Block:
        return QLatin1String("block");
    case CheckLevel::BlockFinal:
        return QLatin1String("block-final");
    }
    return {};
}

QLatin1String word(SetupMode mode)
{
    switch (mode) {
    case SetupMode::Each:
        return QLatin1String("each");
    case SetupMode::Once:
        return QLatin1String("once");
    }
    return {};
}

QLatin1String word(StragglerPolicy policy)
{
    switch (policy) {
    case StragglerPolicy::Wait:
        return QLatin1String("wait");
    case StragglerPolicy::Continue:
        return QLatin1String("continue");
    case StragglerPolicy::GiveUp:
        return QLatin1String("give-up");
    }
    return {};
}

QLatin1String word(StartMode mode)
{
    switch (mode) {
    case StartMode::Broadcast:
        return QLatin1String("broadcast");
    case StartMode::Clock:
        return QLatin1String("clock");
    case StartMode::Exec:
        return QLatin1String("exec");
    }
    return {};
}

QLatin1String word(dashboard::ExecutionStatus status)
{
    switch (status) {
    case dashboard::ExecutionStatus::Running:
        return QLatin1String("running");
    case dashboard::ExecutionStatus::Completed:
        return QLatin1String("completed");
    case dashboard::ExecutionStatus::Error:
        return QLatin1String("error");
    case dashboard::ExecutionStatus::Interrupted:
        return QLatin1String("interrupted");
    }
    return {};
}

QLatin1String word(dashboard::AgentStatus status)
{
    switch (status) {
    case dashboard::AgentStatus::Online:
        return QLatin1String("online");
    case dashboard::AgentStatus::Offline:
        return QLatin1String("offline");
    }
    return {};
}

} // namespace largada::store
