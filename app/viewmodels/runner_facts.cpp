// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/runner_facts.h"

#include <algorithm>
#include <chrono>

#include "k6/exit_code.h"
#include "viewmodels/console_text.h"

namespace largada::viewmodels
{

namespace
{

constexpr std::chrono::minutes longestWait{1};

// By itself it may never run.
bool isStuck(const fleet::RunnerRow &row, WallTime now)
{
    using enum fleet::ReasonCode;
    switch (row.reason.code) {
    case ImagePullFailed:
    case ContainerFailed:
    case CrashLoop:
    case OutOfMemory:
    case NodeLost:
    case Evicted:
        return true;
    case NoNode:
        return row.createdAt && *row.createdAt < now - longestWait;
    default:
        return false;
    }
}

} // namespace

bool isProblem(const fleet::RunnerRow &row, WallTime now)
{
    if (row.state == fleet::RunnerState::Failed || (row.holdsGate && row.since && *row.since < now - longestWait))
        return true;
    return row.state != fleet::RunnerState::Done && (row.restarts > 0 || isStuck(row, now));
}

int problemsOf(const std::vector<fleet::RunnerRow> &rows, WallTime now)
{
    return static_cast<int>(
        std::count_if(rows.cbegin(), rows.cend(), [now](const fleet::RunnerRow &row) { return isProblem(row, now); }));
}

QString reasonName(fleet::ReasonCode code)
{
    using enum fleet::ReasonCode;
    switch (code) {
    case None:
        return {};
    case WaitingForPrevious:
        return QStringLiteral("WaitingForPrevious");
    case Starting:
        return QStringLiteral("Starting");
    case InitialisingVus:
        return QStringLiteral("InitialisingVus");
    case ApiClosed:
        return QStringLiteral("ApiClosed");
    case LinkLost:
        return QStringLiteral("LinkLost");
    case StartFailed:
        return QStringLiteral("StartFailed");
    case PortTaken:
        return QStringLiteral("PortTaken");
    case ScriptFailed:
        return QStringLiteral("ScriptFailed");
    case BadOptions:
        return QStringLiteral("BadOptions");
    case SetupTimeout:
        return QStringLiteral("SetupTimeout");
    case ThresholdAbort:
        return QStringLiteral("ThresholdAbort");
    case AbortedByScript:
        return QStringLiteral("AbortedByScript");
    case Interrupted:
        return QStringLiteral("Interrupted");
    case Killed:
        return QStringLiteral("Killed");
    case WarmupFailed:
        return QStringLiteral("WarmupFailed");
    case ResumedByOther:
        return QStringLiteral("ResumedByOther");
    case ReleaseFailed:
        return QStringLiteral("ReleaseFailed");
    case NoWork:
        return QStringLiteral("NoWork");
    case DiskFull:
        return QStringLiteral("DiskFull");
    case StoppedByUs:
        return QStringLiteral("StoppedByUs");
    case LeftBehind:
        return QStringLiteral("LeftBehind");
    case ExitCode:
        return QStringLiteral("ExitCode");
    case NoPod:
        return QStringLiteral("NoPod");
    case NoPodAllowed:
        return QStringLiteral("FailedCreate");
    case NoNode:
        return QStringLiteral("FailedScheduling");
    case NodeComing:
        return QStringLiteral("TriggeredScaleUp");
    case WaitingForInit:
        return QStringLiteral("WaitingForInit");
    case PullingImage:
        return QStringLiteral("ContainerCreating");
    case ImagePullFailed:
        return QStringLiteral("ImagePullBackOff");
    case ContainerFailed:
        return QStringLiteral("ContainerFailed");
    case CrashLoop:
        return QStringLiteral("CrashLoopBackOff");
    case OutOfMemory:
        return QStringLiteral("OOMKilled");
    case Evicted:
        return QStringLiteral("Evicted");
    case NodeLost:
        return QStringLiteral("NodeLost");
    case PodDeleted:
        return QStringLiteral("PodDeleted");
    case PodTerminating:
        return QStringLiteral("PodTerminating");
    case EndedByJob:
        return QStringLiteral("EndedByJob");
    case NeedsAddress:
        return QStringLiteral("NeedsAddress");
    case LinkForbidden:
        return QStringLiteral("LinkForbidden");
    case NoWayToK6:
        return QStringLiteral("NoWayToK6");
    case StartedBefore:
        return QStringLiteral("StartedBefore");
    case NotArmedInTime:
        return QStringLiteral("NotArmedInTime");
    case LeftPaused:
        return QStringLiteral("LeftPaused");
    case NotAsked:
        return QStringLiteral("NotAsked");
    }
    return {};
}

QString exitMeaning(int code)
{
    using enum k6::ExitMeaning;
    switch (k6::exitMeaning(code)) {
    case Ok:
        return Console::tr("ended well");
    case ThresholdsCrossed:
        return Console::tr("thresholds missed");
    case SetupTimeout:
        return Console::tr("setup() took too long");
    case TeardownTimeout:
        return Console::tr("teardown() took too long");
    case Timeout:
        return Console::tr("k6's own time limit");
    case StoppedByApi:
        return Console::tr("stopped on request");
    case BadConfig:
        return Console::tr("options refused");
    case Interrupted:
        return Console::tr("interrupted by a signal");
    case PortTaken:
        return Console::tr("port taken");
    case ScriptException:
        return Console::tr("exception in the script");
    case ScriptAborted:
    case ScriptFailed:
        return Console::tr("ended by the script");
    case Panic:
        return Console::tr("k6 crashed");
    case BadCommandLine:
        return Console::tr("command line refused");
    case Signal:
        return Console::tr("ended by signal %1").arg(QString::number(code - 128));
    case CloudRun:
    case Unknown:
        return {};
    }
    return {};
}

} // namespace largada::viewmodels
