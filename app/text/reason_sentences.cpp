// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "text/details.h"
#include "text/sentences.h"

namespace largada::text
{

using fleet::Reason;
using fleet::ReasonCode;

namespace
{

class ReasonText
{
    Q_DECLARE_TR_FUNCTIONS(Reason)
};

QString initialising(int made, int planned)
{
    if (planned <= 0)
        return ReasonText::tr("k6 is initialising its VUs. Wait until they are ready.");
    //: %1 and %2 are numbers
    return ReasonText::tr("k6 is initialising its VUs: %1 of %2 are ready. Wait for the rest.")
        .arg(number(made), number(planned));
}

QString killed(int signalNumber)
{
    constexpr int sigKill = 9;
    if (signalNumber == sigKill)
        return ReasonText::tr("k6 was killed by signal 9, as happens when memory runs out. Free memory, or use fewer "
                              "VUs or runners.");
    if (signalNumber > 0)
        return ReasonText::tr("k6 was ended by signal %1. Look at its log and at the system's log.")
            .arg(QString::number(signalNumber));
    return ReasonText::tr("k6 crashed or was killed. Look at its log and at the system's log.");
}

// k6's own codes first (errext/exitcodes/codes.go).
QString exited(int code)
{
    switch (code) {
    case 0:
        return ReasonText::tr("k6 ended by itself with exit code 0. Look at its log for why it ended so early.");
    case 99:
        return ReasonText::tr("k6 ended with thresholds missed (exit code 99). Compare the thresholds with the "
                              "figures.");
    case 101:
        return ReasonText::tr("teardown() did not end in its time limit (exit code 101). The figures are valid; clean "
                              "up by hand what setup() made.");
    case 102:
        return ReasonText::tr("k6 gave up at a time limit of its own (exit code 102). Look at its log for which one.");
    case 109:
        return ReasonText::tr("k6 crashed (exit code 109). Try another version of k6, and report its log to the k6 "
                              "project.");
    default:
        return ReasonText::tr("k6 ended with exit code %1. Look at its log for the cause.").arg(QString::number(code));
    }
}

// Reasons of a runner that may still arm.
QString waiting(ReasonCode code)
{
    switch (code) {
    case ReasonCode::WaitingForPrevious:
        return ReasonText::tr("The runner's warm-up is not over yet. Its main phase follows by itself.");
    case ReasonCode::Starting:
        return ReasonText::tr("k6 is starting and does not answer yet. Wait; a large script takes longer.");
    case ReasonCode::ApiClosed:
        return ReasonText::tr("The k6 API is closed: start k6 with --address or set K6_ADDRESS. Without one of them k6 "
                              "2.0 and newer opens no API.");
    case ReasonCode::LinkLost:
        return ReasonText::tr("The link to k6 broke, so the runner's state is not known. Check that the runner lives "
                              "and look at its log.");
    default:
        return ReasonText::tr("No reason is known. Look at the runner's log.");
    }
}

// Reasons of a runner that will not do this phase.
QString lost(ReasonCode code)
{
    switch (code) {
    case ReasonCode::StartFailed:
        return ReasonText::tr("k6 could not be started. Check that the program exists and may be executed, and that "
                              "memory is left.");
    case ReasonCode::PortTaken:
        return ReasonText::tr("The port of the k6 API was taken, twice. Find out which program takes ports, then try "
                              "again.");
    case ReasonCode::ScriptFailed:
        return ReasonText::tr("The script failed with an exception or a syntax error. Correct the script, then try "
                              "again.");
    case ReasonCode::BadOptions:
        return ReasonText::tr("k6 refused its options or flags. Correct the script's options, then try again.");
    case ReasonCode::SetupTimeout:
        return ReasonText::tr("setup() did not end in its time limit, so no load ran. Make setup() faster, or raise "
                              "setupTimeout in the script.");
    case ReasonCode::ThresholdAbort:
        return ReasonText::tr("A threshold with abortOnFail ended the test early. Look at the figures of that "
                              "threshold.");
    case ReasonCode::AbortedByScript:
        return ReasonText::tr("The script ended the test by itself, with exec.test.abort() or exec.test.fail(). Look "
                              "at its message for the cause.");
    case ReasonCode::Interrupted:
        return ReasonText::tr("A signal from outside ended k6 in an orderly way. Find out who sent it before the next "
                              "run.");
    case ReasonCode::WarmupFailed:
        return ReasonText::tr("The warm-up ended badly, so main never started. See the reason given for the warm-up.");
    case ReasonCode::ResumedByOther:
        return ReasonText::tr("Somebody else let this runner start while the gate was closed. Find out who controls "
                              "it, then repeat the run.");
    case ReasonCode::ReleaseFailed:
        return ReasonText::tr("There is no proof that this runner started after the release. Look at its log before "
                              "trusting its figures.");
    case ReasonCode::NoWork:
        return ReasonText::tr("This runner's share of the load is nothing. Use fewer runners, or more VUs in the "
                              "script.");
    case ReasonCode::DiskFull:
        return ReasonText::tr("The runner's directory cannot be written. Free disk space or correct its permissions, "
                              "then try again.");
    case ReasonCode::StoppedByUs:
        return ReasonText::tr("Stopped on request. Start a new run to repeat it.");
    case ReasonCode::LeftBehind:
        return ReasonText::tr("The gate opened without this runner, since it was not armed in time. Wait longer at the "
                              "gate if every runner is needed.");
    default:
        return waiting(code);
    }
}

// Reasons that only pods have.
QString ofPod(ReasonCode code)
{
    switch (code) {
    case ReasonCode::NoPod:
        return ReasonText::tr(
            "The pod does not exist yet. Wait for it; if it does not come, look at the Job's events.");
    case ReasonCode::NoPodAllowed:
        return ReasonText::tr(
            "The cluster does not let this pod be made. Raise the quota, or correct what the Job asks for.");
    case ReasonCode::NoNode:
        return ReasonText::tr("No node has room for this pod. Wait for a node, or ask for less CPU and memory.");
    case ReasonCode::NodeComing:
        return ReasonText::tr("The cluster is adding a node for this pod. Wait; that takes some minutes.");
    case ReasonCode::WaitingForInit:
        return ReasonText::tr(
            "An earlier init container of this pod is not done yet. Wait for it, or look at its log.");
    case ReasonCode::PullingImage:
        return ReasonText::tr("The container is being made and its image pulled. Wait; a large image takes longer.");
    case ReasonCode::ImagePullFailed:
        return ReasonText::tr(
            "The image can't be pulled. Correct its name, or give the pull secret that the registry wants.");
    case ReasonCode::ContainerFailed:
        return ReasonText::tr("The container cannot be made. Correct what Kubernetes complains about in the pod.");
    case ReasonCode::CrashLoop:
        return ReasonText::tr("The container keeps crashing. Look at its log for the cause.");
    case ReasonCode::OutOfMemory:
        return ReasonText::tr(
            "k6 was killed because its memory limit was reached (OOMKilled). Raise the limit, or use fewer VUs.");
    case ReasonCode::Evicted:
        return ReasonText::tr("The pod was evicted from its node. Look at the node for what ran short.");
    case ReasonCode::NodeLost:
        return ReasonText::tr("The node of this pod is lost. Its state is not known; look at the node.");
    case ReasonCode::PodDeleted:
        return ReasonText::tr("The pod was deleted. Find out who deleted it before the next run.");
    case ReasonCode::PodTerminating:
        return ReasonText::tr(
            "The pod is being deleted, so nobody waits for it. Its Job makes another one where it may.");
    case ReasonCode::EndedByJob:
        return ReasonText::tr("The Job ended this pod because other runners had failed. Use backoffLimitPerIndex, or a "
                              "higher backoffLimit, to keep those that are well.");
    case ReasonCode::NeedsAddress:
        return ReasonText::tr("The k6 API is closed: k6 2.x needs --address or K6_ADDRESS. Add --address "
                              "localhost:6565 to its arguments.");
    case ReasonCode::LinkForbidden:
        return ReasonText::tr("A right is missing, so k6 in this pod cannot be reached. Ask whoever gives rights in "
                              "its namespace for it.");
    case ReasonCode::NoWayToK6:
        return ReasonText::tr(
            "k6 in this pod can be reached neither by port-forward nor by exec. Give one of the two rights.");
    case ReasonCode::StartedBefore:
        return ReasonText::tr("This runner ran before, so it is not released again. Make a new Job for a new run.");
    case ReasonCode::NotArmedInTime:
        return ReasonText::tr("The container did not confirm the start time soon enough, so nobody was started. Try "
                              "again, or use broadcast.");
    case ReasonCode::LeftPaused:
        return ReasonText::tr("This runner still stands paused, without load. Start it later, or delete its Job.");
    case ReasonCode::NotAsked:
        return ReasonText::tr("k6 runs in this pod. Whether it is paused shows when a run is prepared.");
    default:
        return waiting(code);
    }
}

} // namespace

QString sentence(const Reason &reason)
{
    QString text;
    switch (reason.code) {
    case ReasonCode::InitialisingVus:
        text = initialising(reason.number, reason.total);
        break;
    case ReasonCode::Killed:
        text = killed(reason.number);
        break;
    case ReasonCode::ExitCode:
        text = exited(reason.number);
        break;
    case ReasonCode::None:
    case ReasonCode::WaitingForPrevious:
    case ReasonCode::Starting:
    case ReasonCode::ApiClosed:
    case ReasonCode::LinkLost:
        text = waiting(reason.code);
        break;
    case ReasonCode::StartFailed:
    case ReasonCode::PortTaken:
    case ReasonCode::ScriptFailed:
    case ReasonCode::BadOptions:
    case ReasonCode::SetupTimeout:
    case ReasonCode::ThresholdAbort:
    case ReasonCode::AbortedByScript:
    case ReasonCode::Interrupted:
    case ReasonCode::WarmupFailed:
    case ReasonCode::ResumedByOther:
    case ReasonCode::ReleaseFailed:
    case ReasonCode::NoWork:
    case ReasonCode::DiskFull:
    case ReasonCode::StoppedByUs:
    case ReasonCode::LeftBehind:
        text = lost(reason.code);
        break;
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
        text = ofPod(reason.code);
        break;
    }
    return withDetails(text, reason.detail);
}

} // namespace largada::text
