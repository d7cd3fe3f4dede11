// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/report_figures.h"

#include <algorithm>
#include <cmath>

#include <QSet>

#include "fleet/run_figures.h"
#include "text/sentences.h"
#include "viewmodels/console_text.h"

namespace largada::viewmodels
{

using fleet::PhaseName;
using fleet::PhaseRecord;
using fleet::RunRecord;
using Kind = ReportFigure::Kind;

namespace
{

constexpr double busyPercent = 80; // of a runner's own cores: above it latencies are the generator's too

// What the figures are about: main alone, or both phases as if they were one.
struct Sum {
    QVector<const PhaseRecord *> phases;
    std::optional<fleet::Counts> totals;
    std::optional<double> seconds;
    std::optional<fleet::Range> p95;
    fleet::CountSource source = fleet::CountSource::None;
    bool isSingle = false; // p95 is one runner's in one phase
    int runners = 0;
    int lost = 0;
    std::optional<double> cpu; // percent of a runner's own cores, highest
};

void widen(std::optional<fleet::Range> &range, const std::optional<fleet::Range> &with)
{
    if (!with)
        return;
    if (!range)
        range = with;
    range->low = std::min(range->low, with->low);
    range->high = std::max(range->high, with->high);
}

void add(Sum &sum, const PhaseRecord &phase, QSet<QString> &lost)
{
    const fleet::PhaseFigures figures = figuresOf(phase);
    sum.phases.push_back(&phase);
    sum.runners = std::max(sum.runners, phase.runners);
    if (figures.seconds)
        sum.seconds = sum.seconds.value_or(0) + *figures.seconds;
    if (figures.totals) {
        if (!sum.totals)
            sum.totals.emplace();
        sum.totals->requests += figures.totals->requests;
        sum.totals->failed += figures.totals->failed;
        sum.totals->iterations += figures.totals->iterations;
        sum.totals->dropped += figures.totals->dropped;
        sum.source = std::max(sum.source, phase.countSource());
    }
    if (figures.latency.p95)
        widen(sum.p95, fleet::Range{*figures.latency.p95, *figures.latency.p95});
    widen(sum.p95, figures.p95);
    sum.isSingle = figures.latency.p95 && sum.phases.size() == 1;
    for (const fleet::RunnerRecord &runner : phase.detail) {
        if (runner.lost && runner.reason.code != fleet::ReasonCode::StoppedByUs)
            lost.insert(runner.name.value);
        if (runner.cpuPercent && runner.cores > 0)
            sum.cpu = std::max(sum.cpu.value_or(0), *runner.cpuPercent / runner.cores);
    }
}

Sum sumOf(const RunRecord &run, Scope scope)
{
    Sum sum;
    QSet<QString> lost;
    for (const PhaseRecord &phase : run.phases) {
        if (phase.phase == PhaseName::Main || scope == Scope::WithWarmup)
            add(sum, phase, lost);
    }
    sum.lost = static_cast<int>(lost.size());
    return sum;
}

// "38 – 61 ms" to the figure and its unit.
void split(const QString &text, ReportFigure &figure)
{
    const qsizetype space = text.lastIndexOf(u' ');
    figure.value = space < 0 ? text : text.left(space);
    figure.unit = space < 0 ? QString() : text.mid(space + 1);
}

ReportFigure p95Figure(const Sum &sum)
{
    ReportFigure built{Kind::P95, Console::tr("p95 latency"), noFigure(), {}, {}};
    if (!sum.p95) {
        built.note = Console::tr("no runner was measured");
        return built;
    }
    split(text::milliseconds(sum.p95->low, sum.p95->high), built);
    built.note = sum.isSingle ? Console::tr("exact, of the one runner") : Console::tr("lowest to highest runner");
    return built;
}

ReportFigure failFigure(const Sum &sum)
{
    ReportFigure built{Kind::FailRate, Console::tr("Fail rate"), noFigure(), {}, {}};
    if (!sum.totals) {
        built.note = Console::tr("no runner was measured");
        return built;
    }
    built.value = failPercent(sum.totals->requests, sum.totals->failed);
    built.unit =
        sum.source == fleet::CountSource::LastRead ? Console::tr("last reading", "how exact a figure is: beside it")
        : sum.source == fleet::CountSource::Log ? Console::tr("from the pods' logs", "how exact a figure is: beside it")
                                                : Console::tr("exact", "how exact a figure is: beside it");
    //: %1 and %2 are numbers of requests
    built.note = Console::tr("%1 of %2 requests").arg(figure(sum.totals->failed), figure(sum.totals->requests));
    if (fleet::isOverLimit(sum.totals->requests, sum.totals->failed))
        built.verdict = Verdict::Bad;
    return built;
}

ReportFigure throughputFigure(const Sum &sum)
{
    ReportFigure built{Kind::Throughput, Console::tr("Throughput"), noFigure(), {}, {}};
    if (!sum.totals || !sum.seconds || *sum.seconds <= 0) {
        built.note = Console::tr("no runner was measured");
        return built;
    }
    built.value = rateText(static_cast<double>(sum.totals->requests) / *sum.seconds);
    built.unit = Console::tr("req/s");
    //: %1 is a length of time
    built.note = Console::tr("mean over %1").arg(secondsText(*sum.seconds));
    return built;
}

ReportFigure spreadFigure(const RunRecord &run)
{
    ReportFigure built{Kind::Spread, Console::tr("Start spread"), noFigure(), {}, {}};
    const PhaseRecord *main = run.phase(PhaseName::Main);
    const fleet::Spread spread = main ? main->spread : fleet::Spread{};
    const std::optional<double> shown =
        spread.loadIsHeadline || !spread.releaseBoundMs ? spread.loadBoundMs : spread.releaseBoundMs;
    if (!shown) {
        built.note = Console::tr("not measured");
        return built;
    }
    split(text::milliseconds(*shown), built);
    //: %1 is a unit of time: the figure before it is an upper bound
    built.unit = Console::tr("%1 at most").arg(built.unit);
    if (shown == spread.loadBoundMs && spread.loadIsHeadline)
        built.note = spread.releaseBoundMs
                         //: %1 is a length of time
                         ? Console::tr("of the load; release %1").arg(text::milliseconds(*spread.releaseBoundMs))
                         : Console::tr("of the load");
    else if (spread.releaseEstimateMs)
        //: %1 is a length of time
        built.note = Console::tr("estimate %1, %Ln runner(s)", "", main->runners)
                         .arg(text::milliseconds(*spread.releaseEstimateMs));
    else
        built.note = Console::tr("%Ln runner(s)", "", main->runners);
    return built;
}

ReportFigure lostFigure(const Sum &sum, fleet::Outcome outcome)
{
    ReportFigure built{Kind::Lost, Console::tr("Runners lost"), noFigure(), {}, {}};
    if (sum.runners == 0) {
        built.note = Console::tr("main was not reached");
        return built;
    }
    built.value = text::number(sum.lost);
    //: after a number: %1 is how many runners there are
    built.unit = Console::tr("of %1").arg(text::number(sum.runners));
    built.verdict = sum.lost > 0 ? Verdict::Bad : Verdict::Good;
    const bool isCut = outcome == fleet::Outcome::Running || outcome == fleet::Outcome::Stopped ||
                       outcome == fleet::Outcome::Interrupted;
    built.note = sum.lost > 0 ? Console::tr("the figures lack their part")
                 : isCut      ? Console::tr("none was lost") // nor did any run to the end
                              : Console::tr("all ran to the end");
    return built;
}

ReportFigure generatorsFigure(const Sum &sum)
{
    ReportFigure built{Kind::Generators, Console::tr("Generators"), noFigure(), {}, {}};
    if (!sum.cpu) {
        built.note = Console::tr("not measured");
        return built;
    }
    built.value = percent(*sum.cpu / 100, 0);
    built.unit = Console::tr("of its cores at most", "a runner's highest CPU use");
    const qint64 dropped = sum.totals ? sum.totals->dropped : 0;
    if (*sum.cpu > busyPercent) {
        built.verdict = Verdict::Warning;
        built.note = Console::tr("busy: latencies may be too high");
    } else if (dropped > 0) {
        built.verdict = Verdict::Warning;
        //: %1 is a number of iterations
        built.note = Console::tr("%1 iterations dropped").arg(figure(dropped));
    } else {
        built.verdict = Verdict::Good;
        built.note = Console::tr("not the bottleneck, 0 dropped");
    }
    return built;
}

} // namespace

QVector<ReportFigure> reportFigures(const RunRecord &run, Scope scope)
{
    const Sum sum = sumOf(run, scope);
    return {
        p95Figure(sum),       failFigure(sum), throughputFigure(sum), spreadFigure(run), lostFigure(sum, run.outcome),
        generatorsFigure(sum)};
}

QString scopeNote(const RunRecord &run, Scope scope)
{
    const Sum sum = sumOf(run, scope);
    if (!sum.p95)
        return {};
    if (sum.isSingle)
        return Console::tr("Percentiles are exact: one runner was measured.");
    return Console::tr("Percentiles of several runners cannot be added up, so they are a range.");
}

QVector<PhaseLine> phaseLines(const RunRecord &run)
{
    QVector<PhaseLine> lines;
    for (const PhaseRecord &phase : run.phases) {
        const fleet::PhaseFigures figures = figuresOf(phase);
        PhaseLine line;
        line.phase = phase.phase;
        line.name = phaseTitle(phase);
        line.duration = figures.seconds ? secondsText(*figures.seconds) : noFigure();
        line.rate = figures.requestsPerSecond ? rateText(*figures.requestsPerSecond) : noFigure();
        line.requests = figures.totals ? figure(figures.totals->requests) : noFigure();
        line.p95 = figures.p95           ? text::milliseconds(figures.p95->low, figures.p95->high)
                   : figures.latency.p95 ? text::milliseconds(*figures.latency.p95)
                                         : noFigure();
        if (figures.totals) {
            line.fails = failPercent(figures.totals->requests, figures.totals->failed);
            line.isOverLimit = fleet::isOverLimit(figures.totals->requests, figures.totals->failed);
        } else {
            line.fails = noFigure();
        }
        line.lost = text::number(phase.lost() - phase.stopped());
        line.hasLost = phase.lost() > phase.stopped();
        line.spread = phase.spread.releaseBoundMs ? text::milliseconds(*phase.spread.releaseBoundMs) : noFigure();
        lines.push_back(line);
    }
    return lines;
}

StartOffsets startOffsets(const RunRecord &run, PhaseName name)
{
    StartOffsets offsets;
    const PhaseRecord *phase = run.phase(name);
    if (!phase)
        return offsets;
    for (const fleet::RunnerRecord &runner : phase->detail) {
        if (runner.start.acknowledgedMs && std::isfinite(*runner.start.acknowledgedMs))
            offsets.values.push_back(std::max(0.0, *runner.start.acknowledgedMs));
    }
    std::sort(offsets.values.begin(), offsets.values.end());
    if (offsets.values.isEmpty())
        return offsets;
    const auto rank = [&offsets](double part) { // nearest rank
        const auto at = static_cast<qsizetype>(std::ceil(part * static_cast<double>(offsets.values.size())));
        return offsets.values.at(std::max<qsizetype>(at, 1) - 1);
    };
    offsets.p50 = rank(0.5);
    offsets.p99 = rank(0.99);
    offsets.max = offsets.values.last();
    offsets.summary =
        //: %1 and %2 are lengths of time
        Console::tr("%Ln runner(s) answered the release: half of them within %1, the last after %2.", "",
                    static_cast<int>(offsets.values.size()))
            .arg(text::milliseconds(*offsets.p50), text::milliseconds(*offsets.max));
    return offsets;
}

QVector<ThresholdLine> thresholdLines(const RunRecord &run)
{
    const PhaseRecord *main = run.phase(PhaseName::Main);
    QVector<ThresholdLine> lines;
    for (const fleet::ThresholdResult &threshold : run.thresholds) {
        ThresholdLine line{threshold.metric, threshold.expression, {}, threshold.ok};
        if (threshold.ok)
            line.result = Console::tr("met", "a threshold");
        else if (main && threshold.runnersFailed > 0)
            //: a threshold: %1 is how many runners missed it
            line.result = Console::tr("missed by %1 of %Ln runner(s)", "", main->runners)
                              .arg(text::number(threshold.runnersFailed));
        else
            line.result = Console::tr("missed", "a threshold");
        lines.push_back(line);
    }
    return lines;
}

QString runTitle(const RunId &id, int number)
{
    //: %1 is its number, or its id
    return Console::tr("Run %1").arg(number > 0 ? text::number(number) : id.value);
}

QString runPeriod(const RunRecord &run)
{
    const QString from = dateAndTime(run.startedAt);
    return run.endedAt ? QStringLiteral("%1 – %2").arg(from, timeOfDay(run.endedAt)) : from;
}

QString outcomeWord(fleet::Outcome outcome, bool thresholdsMissed)
{
    if (outcome == fleet::Outcome::Completed && thresholdsMissed)
        return Console::tr("Thresholds missed", "outcome of a run");
    return text::word(outcome);
}

QString headlineText(const RunRecord &run, const QString &title, Scope scope)
{
    QStringList lines{
        QStringLiteral("%1 · %2 · %3").arg(title, outcomeWord(run.outcome, run.thresholdsMissed()), runPeriod(run))};
    const bool isOurs = !run.settings.cluster || !run.settings.cluster->attached;
    lines << (isOurs ? run.settings.script : run.settings.cluster->pods);
    for (const ReportFigure &figure : reportFigures(run, scope)) {
        const QString value = figure.unit.isEmpty() ? figure.value : figure.value + u' ' + figure.unit;
        //: %1 is what is measured, %2 its value, %3 what it means
        lines << Console::tr("%1: %2 (%3)").arg(figure.label, value, figure.note);
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace largada::viewmodels
