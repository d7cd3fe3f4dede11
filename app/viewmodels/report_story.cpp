// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to a run: its banner, and the runners that were late or lost.
#include <algorithm>

#include <QHash>

#include "text/sentences.h"
#include "viewmodels/console_text.h"
#include "viewmodels/report_figures.h"
#include "viewmodels/run_steps.h"

namespace largada::viewmodels
{

using fleet::PhaseName;
using fleet::PhaseRecord;
using fleet::RunnerRecord;
using fleet::RunRecord;
using std::chrono::milliseconds;

namespace
{

// How long the phase was under load, as far as it is known.
std::optional<milliseconds> loadOf(const RunRecord &run, const PhaseRecord &phase)
{
    if (!phase.startedAt)
        return std::nullopt;
    std::optional<WallTime> end = phase.endedAt;
    for (const fleet::SeriesPoint &point : run.series) {
        if (point.phase == phase.phase && !phase.endedAt && (!end || point.at > *end))
            end = point.at;
    }
    if (!end)
        return std::nullopt;
    return std::max(milliseconds(0), *end - *phase.startedAt);
}

// The phase that the run came to last.
const PhaseRecord *lastStarted(const RunRecord &run)
{
    const PhaseRecord *last = nullptr;
    for (const PhaseRecord &phase : run.phases) {
        if (phase.startedAt)
            last = &phase;
    }
    return last;
}

QString commonestReason(const RunRecord &run)
{
    const QVector<ReasonGroup> groups = reasonGroups(run);
    const ReasonGroup *most = nullptr;
    for (const ReasonGroup &group : groups) {
        if (group.isLost && (!most || group.runners > most->runners))
            most = &group;
    }
    return most ? most->sentence : QString();
}

QString causeOf(const RunRecord &run)
{
    if (run.errorReason)
        return text::sentence(*run.errorReason);
    const QString reason = commonestReason(run);
    if (!reason.isEmpty())
        return reason;
    return run.error ? text::sentence(*run.error) : QString();
}

ReportBanner failedBanner(const RunRecord &run)
{
    ReportBanner banner{Verdict::Bad, {}, causeOf(run)};
    const PhaseRecord *last = lastStarted(run);
    if (!last) {
        banner.what = Console::tr("The run ended before any load.");
        return banner;
    }
    const QString after = clockText(loadOf(run, *last).value_or(milliseconds(0)));
    if (last->lost() == 0) {
        //: %1 is "Warm-up" or "Main", %2 a time like 0:41
        banner.what = Console::tr("%1 ended at %2, and the run is not valid.").arg(text::word(last->phase), after);
        return banner;
    }
    banner.what =
        //: %1 is "Warm-up" or "Main", %2 a time like 0:41, %3 how many were lost
        Console::tr("%1 ended at %2: %3 of %Ln runner(s) were lost.", "", last->runners)
            .arg(text::word(last->phase), after, text::number(last->lost()));
    return banner;
}

ReportBanner partialBanner(const RunRecord &run)
{
    const PhaseRecord *main = run.phase(PhaseName::Main);
    const int lost = main ? main->lost() : 0;
    const int runners = main ? main->runners : run.settings.runners;
    //: %1 is how many were lost
    return {Verdict::Warning,
            Console::tr("Main ran to its end, but %1 of %Ln runner(s) were lost.", "", runners).arg(text::number(lost)),
            causeOf(run)};
}

ReportBanner interruptedBanner(const RunRecord &run)
{
    const QString next = Console::tr("The program that ran it ended first. The figures are the last ones read; repeat "
                                     "the run for complete ones.");
    const PhaseRecord *last = lastStarted(run);
    const auto load = last ? loadOf(run, *last) : std::nullopt;
    if (!load)
        return {Verdict::Warning, Console::tr("The end of this run was not seen."), next};
    //: %1 is "Warm-up" or "Main", %2 a time like 0:41
    return {Verdict::Warning,
            Console::tr("The end of this run was not seen: %1 was last read at %2.")
                .arg(text::word(last->phase), clockText(*load)),
            next};
}

ReportBanner stoppedBanner(const RunRecord &run)
{
    const PhaseRecord *last = lastStarted(run);
    if (!last)
        return {Verdict::None, Console::tr("Stopped by you before any load."), {}};
    //: %1 is "Warm-up" or "Main", %2 a time like 0:41
    return {Verdict::None,
            Console::tr("Stopped by you: %1 ended at %2.")
                .arg(text::word(last->phase), clockText(loadOf(run, *last).value_or(milliseconds(0)))),
            Console::tr("The figures cover the load until then.")};
}

struct Group {
    const PhaseRecord *phase = nullptr;
    fleet::Reason reason;
    QVector<const RunnerRecord *> runners;
    milliseconds longest{0};
    bool isLost = false;
};

std::optional<WallTime> firstArmed(const PhaseRecord &phase)
{
    std::optional<WallTime> first;
    for (const RunnerRecord &runner : phase.detail) {
        if (runner.armedAt && (!first || *runner.armedAt < *first))
            first = runner.armedAt;
    }
    return first;
}

QVector<Group> groupsOf(const RunRecord &run)
{
    QVector<Group> groups;
    QHash<QString, qsizetype> known;
    for (const PhaseRecord &phase : run.phases) {
        const std::optional<WallTime> first = firstArmed(phase);
        for (const RunnerRecord &runner : phase.detail) {
            if (!runner.lost && runner.reason.code == fleet::ReasonCode::None)
                continue;
            const QString key = QStringLiteral("%1/%2/%3/%4/%5/")
                                    .arg(int(phase.phase))
                                    .arg(int(runner.reason.code))
                                    .arg(runner.reason.number)
                                    .arg(runner.reason.total)
                                    .arg(int(runner.lost)) +
                                runner.reason.detail;
            if (!known.contains(key)) {
                known.insert(key, groups.size());
                groups.append({&phase, runner.reason, {}, milliseconds(0), runner.lost});
            }
            Group &group = groups[known.value(key)];
            group.runners.append(&runner);
            std::optional<milliseconds> time;
            if (runner.lost && runner.endedAt && phase.startedAt)
                time = *runner.endedAt - *phase.startedAt;
            else if (!runner.lost && runner.armedAt && first)
                time = *runner.armedAt - *first;
            if (time)
                group.longest = std::max(group.longest, *time);
        }
    }
    return groups;
}

QString timeOf(const Group &group)
{
    if (group.longest <= milliseconds(0))
        return {};
    if (group.isLost)
        //: when a runner was lost, since its phase began: %1 is a time like 0:41
        return Console::tr("at %1").arg(clockText(group.longest));
    //: how much later than the first a runner was ready: %1 is a length of time
    return Console::tr("%1 late").arg(text::duration(group.longest));
}

} // namespace

std::optional<ReportBanner> bannerOf(const RunRecord &run)
{
    switch (run.outcome) {
    case fleet::Outcome::Running:
        return ReportBanner{Verdict::None, Console::tr("This run is still going on."),
                            Console::tr("Its figures are complete once it has ended.")};
    case fleet::Outcome::Completed:
        break;
    case fleet::Outcome::Partial:
        return partialBanner(run);
    case fleet::Outcome::Stopped:
        return stoppedBanner(run);
    case fleet::Outcome::Interrupted:
        return interruptedBanner(run);
    case fleet::Outcome::Failed:
        return failedBanner(run);
    }
    if (!run.thresholdsMissed())
        return std::nullopt;
    const auto missed = std::count_if(run.thresholds.cbegin(), run.thresholds.cend(),
                                      [](const fleet::ThresholdResult &threshold) { return !threshold.ok; });
    //: %1 is how many were missed
    return ReportBanner{Verdict::Warning,
                        Console::tr("%1 of %Ln threshold(s) missed.", "", static_cast<int>(run.thresholds.size()))
                            .arg(text::number(static_cast<double>(missed))),
                        Console::tr("The load ran as planned; see below which ones.")};
}

QVector<ReasonGroup> reasonGroups(const RunRecord &run)
{
    QVector<ReasonGroup> shown;
    for (const Group &group : groupsOf(run)) {
        ReasonGroup line;
        line.phase = group.phase->phase;
        line.phaseName = text::word(group.phase->phase);
        line.isLost = group.isLost;
        line.runners = static_cast<int>(group.runners.size());
        line.title =
            line.runners == 1 ? group.runners.first()->name.value : Console::tr("%Ln runner(s)", "", line.runners);
        line.sentence = group.reason.code == fleet::ReasonCode::None ? Console::tr("The reason is not known.")
                                                                     : text::sentence(group.reason);
        line.time = timeOf(group);
        line.longest = group.longest;
        shown.push_back(line);
    }
    std::stable_sort(shown.begin(), shown.end(),
                     [](const ReasonGroup &a, const ReasonGroup &b) { return a.longest > b.longest; });
    return shown;
}

} // namespace largada::viewmodels
