// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/run_steps.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "viewmodels/console_text.h"

namespace largada::viewmodels
{

using coordinator::Stage;
using std::chrono::milliseconds;
using Kind = RunStep::Kind;
using State = RunStep::State;

namespace
{

struct Steps {
    Q_DECLARE_TR_FUNCTIONS(RunSteps)
};

struct Span {
    std::optional<MonoTime> from;
    std::optional<MonoTime> to; // none: it goes on
};

const engine::PhaseView *phaseOf(const engine::RunView &view, fleet::PhaseName name)
{
    const auto found = std::find_if(view.phases.cbegin(), view.phases.cend(),
                                    [name](const engine::PhaseView &phase) { return phase.name == name; });
    return found == view.phases.cend() ? nullptr : &*found;
}

bool hasWarmup(const engine::RunView &view)
{
    return view.phases.empty() ? view.plan.warmupPercent.has_value()
                               : phaseOf(view, fleet::PhaseName::Warmup) != nullptr;
}

std::optional<MonoTime> firstEntered(const engine::RunView &view, Stage stage)
{
    const auto found = std::find_if(view.entered.cbegin(), view.entered.cend(),
                                    [stage](const auto &entry) { return entry.first == stage; });
    return found == view.entered.cend() ? std::nullopt : std::optional(found->second);
}

Span spanOf(const engine::RunView &view, Kind kind)
{
    const engine::PhaseView *first = view.phases.empty() ? nullptr : &view.phases.front();
    const engine::PhaseView *main = phaseOf(view, fleet::PhaseName::Main);
    switch (kind) {
    case Kind::Preflight:
        return {firstEntered(view, Stage::Preflight), first == nullptr ? std::nullopt : first->gatheringSince};
    case Kind::Gather:
        return first == nullptr ? Span{} : Span{first->gatheringSince, first->armedAt};
    case Kind::Armed:
        return first == nullptr ? Span{} : Span{first->armedAt, first->releasedAt};
    case Kind::Warmup:
        return first == nullptr ? Span{} : Span{first->releasedAt, first->endedAt};
    case Kind::GatherMain:
        return main == nullptr ? Span{} : Span{main->gatheringSince, main->releasedAt};
    case Kind::Main:
        return main == nullptr ? Span{} : Span{main->releasedAt, main->endedAt};
    case Kind::Report:
        return {};
    }
    return {};
}

QString share(const engine::PhaseView *phase)
{
    return phase != nullptr && phase->share ? percent(phase->share, 0) : QString();
}

QString titleOf(const engine::RunView &view, Kind kind)
{
    const int runners = view.phases.empty() ? view.plan.runners : std::max(1, view.phases.front().runners);
    switch (kind) {
    case Kind::Preflight:
        return Steps::tr("Preflight", "step of a run");
    case Kind::Gather:
        return Steps::tr("Wait for %Ln", "step of a run: for so many runners", runners);
    case Kind::Armed:
        return Steps::tr("Armed", "step of a run");
    case Kind::Warmup: {
        const QString part = share(phaseOf(view, fleet::PhaseName::Warmup));
        return part.isEmpty() ? Steps::tr("Warm-up", "step of a run")
                              : Steps::tr("Warm-up %1", "step of a run: %1 is 25%").arg(part);
    }
    case Kind::GatherMain:
        return Steps::tr("Wait for main", "step of a run");
    case Kind::Main: {
        const QString part = share(phaseOf(view, fleet::PhaseName::Main));
        return part.isEmpty() ? Steps::tr("Main", "step of a run")
                              : Steps::tr("Main %1", "step of a run: %1 is 100%").arg(part);
    }
    case Kind::Report:
        return Steps::tr("Report", "step of a run");
    }
    return {};
}

milliseconds between(MonoTime from, MonoTime to)
{
    return std::chrono::duration_cast<milliseconds>(to - from);
}

milliseconds plannedOf(const engine::RunView &view, Kind kind)
{
    const engine::PhaseView *phase = kind == Kind::Warmup ? phaseOf(view, fleet::PhaseName::Warmup)
                                     : kind == Kind::Main ? phaseOf(view, fleet::PhaseName::Main)
                                                          : nullptr;
    return phase == nullptr ? milliseconds::zero() : phase->planned;
}

QString nowDetail(const engine::RunView &view, Kind kind, MonoTime now)
{
    if (kind == Kind::Armed && view.releaseDue) {
        constexpr std::chrono::seconds near{120};
        const auto left = std::chrono::ceil<std::chrono::seconds>(*view.releaseDue - now);
        if (left > near)
            return Steps::tr("in %1", "a countdown: %1 is 1:30:00").arg(clockText(left));
        return Steps::tr("in %Ln s", "a countdown", static_cast<int>(std::max<qint64>(0, left.count())));
    }
    const Span span = spanOf(view, kind);
    if (!span.from)
        return {};
    const QString elapsed = clockText(between(*span.from, span.to.value_or(now)));
    const milliseconds planned = plannedOf(view, kind);
    //: times: 1:24 of 2:00
    return planned > milliseconds::zero() ? Steps::tr("%1 of %2").arg(elapsed, clockText(planned)) : elapsed;
}

QString passedDetail(const engine::RunView &view, Kind kind)
{
    const Span span = spanOf(view, kind);
    return span.from && span.to ? clockText(between(*span.from, *span.to)) : QString();
}

double progressOf(const engine::RunView &view, Kind kind, MonoTime now)
{
    const milliseconds planned = plannedOf(view, kind);
    if (planned > milliseconds::zero()) {
        const Span span = spanOf(view, kind);
        return span.from ? std::clamp(toMs(now - *span.from) / toMs(planned), 0.0, 1.0) : 0;
    }
    const engine::PhaseView *phase = view.current();
    if ((kind == Kind::Gather || kind == Kind::GatherMain) && phase != nullptr && phase->runners > 0)
        return std::clamp(double(phase->armed) / phase->runners, 0.0, 1.0);
    if (kind == Kind::Armed && view.releaseDue && view.plan.countdown > milliseconds::zero())
        return std::clamp(1 - toMs(*view.releaseDue - now) / toMs(view.plan.countdown), 0.0, 1.0);
    return 0;
}

bool wasEnded(const engine::RunView &view)
{
    return view.cause != coordinator::StopCause::None || view.error.has_value();
}

RunStep stepAt(const engine::RunView &view, Kind kind, Kind reached, MonoTime now)
{
    using enum coordinator::StopCause;
    RunStep step{kind, State::ToCome, titleOf(view, kind), {}};
    const bool isOver = view.stage == Stage::Reported;
    if (kind == Kind::Report) {
        step.state = isOver ? State::Done : State::ToCome;
        return step;
    }
    if (kind < reached || (isOver && kind == reached && !wasEnded(view))) {
        step.state = State::Done;
        step.detail = passedDetail(view, kind);
        return step;
    }
    if (kind != reached)
        return step;
    const bool isEnding = view.stage == Stage::Stopping || isOver;
    if (!isEnding) {
        step.state = State::Now;
        step.detail = nowDetail(view, kind, now);
        return step;
    }
    step.state = view.cause == User || view.cause == Interrupted || (view.cause == None && !view.error) ? State::Stopped
                                                                                                        : State::Failed;
    if (!isOver && view.stoppingSince)
        step.detail = Steps::tr("Stopping… %1", "%1 is a time: 0:09").arg(clockText(between(*view.stoppingSince, now)));
    else
        step.detail = passedDetail(view, kind);
    return step;
}

} // namespace

QString clockText(milliseconds time)
{
    const auto seconds = std::max<qint64>(0, std::chrono::floor<std::chrono::seconds>(time).count());
    const auto two = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    if (seconds >= 3600)
        return QStringLiteral("%1:%2:%3")
            .arg(QString::number(seconds / 3600), two(seconds / 60 % 60), two(seconds % 60));
    return QStringLiteral("%1:%2").arg(QString::number(seconds / 60), two(seconds % 60));
}

RunStep::Kind reachedStep(const engine::RunView &view)
{
    const engine::PhaseView *phase = view.current();
    if (phase == nullptr || (view.phase == 0 && !phase->gatheringSince))
        return Kind::Preflight;
    const bool isMain = phase->name == fleet::PhaseName::Main;
    if (phase->releasedAt)
        return isMain ? Kind::Main : Kind::Warmup;
    if (view.phase > 0)
        return Kind::GatherMain;
    if (view.stage == Stage::Armed)
        return Kind::Armed;
    return view.stage == Stage::Gathering || view.stage == Stage::SettingUp || !phase->armedAt ? Kind::Gather
                                                                                               : Kind::Armed;
}

RunSteps stepsOf(const engine::RunView &view, MonoTime now, std::optional<fleet::Outcome> outcome)
{
    const Kind reached = reachedStep(view);
    RunSteps all;
    for (const Kind kind :
         {Kind::Preflight, Kind::Gather, Kind::Armed, Kind::Warmup, Kind::GatherMain, Kind::Main, Kind::Report}) {
        if ((kind == Kind::Warmup || kind == Kind::GatherMain) && !hasWarmup(view))
            continue;
        all.steps.push_back(stepAt(view, kind, reached, now));
        if (kind == reached && all.steps.last().state == State::Done && outcome == fleet::Outcome::Failed)
            all.steps.last().state = State::Failed;
        if (all.steps.last().state == State::Now)
            all.progress = progressOf(view, kind, now);
    }
    return all;
}

} // namespace largada::viewmodels
