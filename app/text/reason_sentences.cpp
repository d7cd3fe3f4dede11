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
    }
    return withDetails(text, reason.detail);
}

} // namespace largada::text
