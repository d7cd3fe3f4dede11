// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/start_summary.h"

#include <algorithm>

#include "cli/run_summary.h"
#include "cli/surroundings.h"
#include "cli/words.h"
#include "text/sentences.h"
#include "text/stop_command.h"

namespace largada::cli
{

namespace
{

constexpr int reasonsShown = 10;

const fleet::PhaseRecord *phaseOf(const StartEnd &end)
{
    return end.run.phase(end.plan.only.value_or(fleet::PhaseName::Main));
}

QString measured(const std::optional<double> &ms)
{
    return ms ? text::milliseconds(*ms) : QStringLiteral("–");
}

QStringList namesOf(const fleet::PhaseRecord &phase, fleet::ReasonCode code)
{
    QStringList names;
    for (const fleet::RunnerRecord &runner : phase.detail) {
        if (runner.reason.code == code)
            names << runner.name.value;
    }
    return names;
}

QStringList allNames(const StartEnd &end)
{
    QStringList names = end.preflight.pods;
    if (const fleet::PhaseRecord *phase = phaseOf(end)) {
        for (const fleet::RunnerRecord &runner : phase->detail) {
            if (!names.contains(runner.name.value))
                names << runner.name.value;
        }
    }
    return names;
}

// Those that neither stand paused still nor are of the groups that have a line of their own.
void addReasons(QStringList &lines, const fleet::PhaseRecord &phase)
{
    int more = 0;
    for (const fleet::RunnerRecord &runner : phase.detail) {
        using enum fleet::ReasonCode;
        const auto code = runner.reason.code;
        const bool isGood = runner.acknowledgedAt && !runner.lost;
        if (isGood || code == None || code == LeftPaused || code == StartedBefore || code == ResumedByOther)
            continue;
        if (lines.size() < reasonsShown)
            lines << QStringLiteral("  %1: %2").arg(runner.name.value, text::sentence(runner.reason));
        else
            ++more;
    }
    if (more > 0)
        lines << QStringLiteral("  ") + Words::tr("and %n more", nullptr, more);
}

bool allStarted(const StartEnd &end)
{
    const fleet::PhaseRecord *phase = phaseOf(end);
    return phase != nullptr && phase->started == end.plan.runners && phase->runners == end.plan.runners;
}

} // namespace

QString podsLine(const fleet::PhaseRecord &phase)
{
    QStringList names;
    for (const fleet::RunnerRecord &runner : phase.detail) {
        if (!runner.lost) // k6 may not have answered yet
            names << runner.name.value;
    }
    return Words::tr("All pods in required status: %1").arg(names.join(QLatin1Char(' ')));
}

QStringList releaseLines(const fleet::PhaseRecord &phase)
{
    QStringList lines;
    for (const fleet::RunnerRecord &runner : phase.detail) {
        if (runner.start.acknowledgedMs && !runner.lost)
            lines << Words::tr("%1: released, k6 answered after %2")
                         .arg(runner.name.value, text::milliseconds(*runner.start.acknowledgedMs));
    }
    if (phase.startedAt)
        lines << Words::tr("%1: %2 of %3 pods released. Release spread: %4 at most, %5 estimated.")
                     .arg(text::word(phase.phase))
                     .arg(phase.started)
                     .arg(phase.runners)
                     .arg(measured(phase.spread.releaseBoundMs), measured(phase.spread.releaseEstimateMs));
    return lines;
}

QStringList startWarningLines(const StartEnd &end)
{
    const bool wereSaid = !end.preflight.isBlocked(false);
    fleet::RunRecord run = end.run;
    run.warnings.removeIf([](const fleet::Warning &warning) { return warning.code == fleet::WarningCode::RunnerLost; });
    return warningLines(run, wereSaid ? ChecksSaid::Yes : ChecksSaid::No);
}

QStringList failureLines(const StartEnd &end)
{
    if (allStarted(end) && !end.run.error)
        return {};
    QStringList lines = problemLines(end.run);
    const QStringList names = allNames(end);
    if (names.size() > end.plan.runners)
        lines << Words::tr("Nothing was released: %1 pods match, %2 are wanted: %3")
                     .arg(names.size())
                     .arg(end.plan.runners)
                     .arg(names.join(QLatin1Char(' ')));
    const fleet::PhaseRecord *phase = phaseOf(end);
    if (phase == nullptr)
        return lines;
    const auto group = [&lines](const QString &text, const QStringList &members) {
        if (!members.isEmpty())
            lines << text.arg(members.join(QLatin1Char(' ')));
    };
    group(Words::tr("Ran before, and not released again: %1"), namesOf(*phase, fleet::ReasonCode::StartedBefore));
    group(Words::tr("Started by somebody else: %1"), namesOf(*phase, fleet::ReasonCode::ResumedByOther));
    addReasons(lines, *phase);
    if (lines.isEmpty())
        lines << Words::tr("%n pod(s) of those wanted did not start.", nullptr, end.plan.runners - phase->started);
    if (const QStringList paused = namesOf(*phase, fleet::ReasonCode::LeftPaused); !paused.isEmpty()) {
        group(Words::tr("Paused still, without load: %1"), paused);
        lines << stopHint(end);
    }
    return lines;
}

QString stopHint(const StartEnd &end)
{
    const text::StopCommand stop = text::stopCommand(*end.plan.cluster, end.preflight, allNames(end).value(0));
    return stop.sentence + QLatin1Char(' ') + stop.command;
}

int startExitCode(const StartEnd &end, std::optional<int> signal)
{
    const int code = exitCodeOf(end.run, signal);
    if (signal || end.run.error)
        return code;
    return allStarted(end) ? exitcode::ok : exitcode::failed;
}

} // namespace largada::cli
