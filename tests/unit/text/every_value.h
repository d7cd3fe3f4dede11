// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All values of the enums that text/ words. Each switch has no default, so that a value added to an enum fails to
// compile here until it is listed.
#pragma once

#include <QVector>

#include "core/error.h"
#include "fleet/preflight.h"
#include "fleet/run_record.h"
#include "fleet/runner.h"
#include "fleet/runner_row.h"

namespace largada::text::test
{

inline bool isListed(Errc value)
{
    switch (value) {
    case Errc::Cancelled:
    case Errc::Timeout:
    case Errc::Network:
    case Errc::Forbidden:
    case Errc::NotFound:
    case Errc::Conflict:
    case Errc::BadInput:
    case Errc::Unsupported:
    case Errc::Protocol:
    case Errc::Storage:
    case Errc::Process:
    case Errc::Internal:
        return true;
    }
    return false;
}

inline bool isListed(fleet::ReasonCode value)
{
    using fleet::ReasonCode;
    switch (value) {
    case ReasonCode::None:
    case ReasonCode::WaitingForPrevious:
    case ReasonCode::Starting:
    case ReasonCode::InitialisingVus:
    case ReasonCode::ApiClosed:
    case ReasonCode::LinkLost:
    case ReasonCode::StartFailed:
    case ReasonCode::PortTaken:
    case ReasonCode::ScriptFailed:
    case ReasonCode::BadOptions:
    case ReasonCode::SetupTimeout:
    case ReasonCode::ThresholdAbort:
    case ReasonCode::AbortedByScript:
    case ReasonCode::Interrupted:
    case ReasonCode::Killed:
    case ReasonCode::WarmupFailed:
    case ReasonCode::ResumedByOther:
    case ReasonCode::ReleaseFailed:
    case ReasonCode::NoWork:
    case ReasonCode::DiskFull:
    case ReasonCode::StoppedByUs:
    case ReasonCode::LeftBehind:
    case ReasonCode::ExitCode:
    case ReasonCode::NoPod:
    case ReasonCode::NoPodAllowed:
    case ReasonCode::NoNode:
    case ReasonCode::NodeComing:
    case ReasonCode::WaitingForInit:
    case ReasonCode::PullingImage:
    case ReasonCode::ImagePullFailed:
    case ReasonCode::ContainerFailed:
    case ReasonCode::CrashLoop:
    case ReasonCode::OutOfMemory:
    case ReasonCode::Evicted:
    case ReasonCode::NodeLost:
    case ReasonCode::PodDeleted:
    case ReasonCode::PodTerminating:
    case ReasonCode::EndedByJob:
    case ReasonCode::NeedsAddress:
    case ReasonCode::LinkForbidden:
    case ReasonCode::NoWayToK6:
    case ReasonCode::StartedBefore:
    case ReasonCode::NotArmedInTime:
    case ReasonCode::LeftPaused:
    case ReasonCode::NotAsked:
        return true;
    }
    return false;
}

inline bool isListed(fleet::CheckId value)
{
    using fleet::CheckId;
    switch (value) {
    case CheckId::Script:
    case CheckId::K6Binary:
    case CheckId::Load:
    case CheckId::Thresholds:
    case CheckId::Memory:
    case CheckId::Cores:
    case CheckId::Ports:
    case CheckId::Disk:
    case CheckId::ShareNotExact:
    case CheckId::SplitTooFine:
    case CheckId::CountThreshold:
    case CheckId::NoSetup:
    case CheckId::Server:
    case CheckId::KubeConfig:
    case CheckId::Credentials:
    case CheckId::Namespace:
    case CheckId::Right:
    case CheckId::Job:
    case CheckId::Pods:
    case CheckId::Container:
    case CheckId::NotPaused:
    case CheckId::NoApi:
    case CheckId::BackoffLimit:
    case CheckId::RestartPolicy:
    case CheckId::Holder:
    case CheckId::NoHolder:
    case CheckId::Quota:
    case CheckId::StartMode:
    case CheckId::ReadOnly:
    case CheckId::StatusDiffers:
    case CheckId::ArchiveTooLarge:
    case CheckId::WarmupThresholds:
    case CheckId::NodeClocks:
        return true;
    }
    return false;
}

inline bool isListed(fleet::CheckLevel value)
{
    using fleet::CheckLevel;
    switch (value) {
    case CheckLevel::Ok:
    case CheckLevel::Warning:
    case CheckLevel::Block:
    case CheckLevel::BlockFinal:
        return true;
    }
    return false;
}

inline bool isListed(fleet::WarningCode value)
{
    using fleet::WarningCode;
    switch (value) {
    case WarningCode::CpuBound:
    case WarningCode::DroppedIterations:
    case WarningCode::SlowSetup:
    case WarningCode::RunnerLost:
    case WarningCode::NoRequests:
    case WarningCode::SummaryMissing:
    case WarningCode::ReportNotWritten:
    case WarningCode::HistoryNotWritten:
    case WarningCode::TeardownNotRun:
    case WarningCode::Latecomer:
    case WarningCode::StartTimePassed:
    case WarningCode::Preflight:
        return true;
    }
    return false;
}

inline bool isListed(fleet::Outcome value)
{
    using fleet::Outcome;
    switch (value) {
    case Outcome::Running:
    case Outcome::Completed:
    case Outcome::Partial:
    case Outcome::Stopped:
    case Outcome::Interrupted:
    case Outcome::Failed:
        return true;
    }
    return false;
}

inline bool isListed(fleet::PhaseName value)
{
    switch (value) {
    case fleet::PhaseName::Warmup:
    case fleet::PhaseName::Main:
        return true;
    }
    return false;
}

inline bool isListed(fleet::CountSource value)
{
    using fleet::CountSource;
    switch (value) {
    case CountSource::None:
    case CountSource::Summary:
    case CountSource::Log:
    case CountSource::LastRead:
        return true;
    }
    return false;
}

inline bool isListed(fleet::RunnerState value)
{
    using fleet::RunnerState;
    switch (value) {
    case RunnerState::Pending:
    case RunnerState::Creating:
    case RunnerState::Ready:
    case RunnerState::WarmingUp:
    case RunnerState::InLoad:
    case RunnerState::Done:
    case RunnerState::Failed:
        return true;
    }
    return false;
}

// In the order of the enum, which counts from 0 without a gap.
template<class Enum>
QVector<Enum> everyValue()
{
    QVector<Enum> values;
    for (int i = 0; isListed(static_cast<Enum>(i)); ++i)
        values.append(static_cast<Enum>(i));
    return values;
}

} // namespace largada::text::test
