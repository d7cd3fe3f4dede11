// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/runner_timeline.h"

#include <algorithm>

namespace largada::viewmodels
{

using fleet::PhaseName;
using fleet::RunnerState;

// -1: it ended, which says nothing of how far it had come.
int RunnerTimeline::stepOf(const fleet::RunnerRow &row, bool afterWarmup)
{
    const bool inMain = row.phase == PhaseName::Main;
    switch (row.state) {
    case RunnerState::Pending:
        return static_cast<int>(afterWarmup ? LifeStep::LoadWarmup : LifeStep::Created);
    case RunnerState::Creating:
        if (afterWarmup)
            return static_cast<int>(LifeStep::LoadWarmup);
        return static_cast<int>(row.reason.code == fleet::ReasonCode::InitialisingVus ? LifeStep::Answers
                                                                                      : LifeStep::Created);
    case RunnerState::Ready:
        return static_cast<int>(inMain ? LifeStep::ArmedMain : LifeStep::ArmedWarmup);
    case RunnerState::WarmingUp:
        return static_cast<int>(LifeStep::LoadWarmup);
    case RunnerState::InLoad:
        return static_cast<int>(LifeStep::LoadMain);
    case RunnerState::Done:
    case RunnerState::Failed:
        return -1;
    }
    return -1;
}

void RunnerTimeline::take(const QVector<fleet::RunnerRow> &rows, WallTime now)
{
    for (const fleet::RunnerRow &row : rows) {
        Life &life = m_lives[row.id];
        life.sawWarmup = life.sawWarmup || row.phase == PhaseName::Warmup;
        const bool afterWarmup = row.phase == PhaseName::Main && life.sawWarmup;
        int step = stepOf(row, afterWarmup);
        const bool hasEnded = step < 0;
        if (hasEnded)
            step = static_cast<int>(LifeStep::Ended);
        const bool isLater = hasEnded || step >= life.reached;
        std::optional<WallTime> &at = life.at[static_cast<size_t>(step)];
        const bool answersNow = step == static_cast<int>(LifeStep::Answers); // its row tells of another moment
        // Waiting for main is no step of its own, and its time none of the warm-up's load.
        const bool isBetween = afterWarmup && step == static_cast<int>(LifeStep::LoadWarmup);
        if (!at && isLater && !isBetween)
            at = answersNow ? now : row.since.value_or(now);
        if (!hasEnded)
            life.reached = std::max(life.reached, step);
    }
}

void RunnerTimeline::forget(const QVector<RunnerId> &runners)
{
    for (const RunnerId &runner : runners)
        m_lives.remove(runner);
}

QVector<LifeEntry> RunnerTimeline::of(const fleet::RunnerRow &row, bool hasWarmup) const
{
    const Life life = m_lives.value(row.id);
    const bool failed = row.state == RunnerState::Failed;
    const bool done = row.state == RunnerState::Done;
    QVector<LifeEntry> entries;
    for (const LifeStep step : allLifeSteps) {
        const bool isWarmup = step == LifeStep::ArmedWarmup || step == LifeStep::LoadWarmup;
        if (isWarmup && !hasWarmup)
            continue;
        const int index = static_cast<int>(step);
        LifeEntry entry{step, LifeEntry::State::ToCome, life.at[static_cast<size_t>(index)]};
        if (step == LifeStep::Ended)
            entry.state = failed ? LifeEntry::State::Failed
                          : done ? LifeEntry::State::Passed
                                 : LifeEntry::State::ToCome;
        else if (index < life.reached || (index == life.reached && (failed || done)))
            entry.state = LifeEntry::State::Passed;
        else if (index == life.reached)
            entry.state = LifeEntry::State::Now;
        // What was not reached does not come any more; what is not known to be reached is not claimed.
        if (entry.state == LifeEntry::State::ToCome && (failed || done))
            continue;
        entries.push_back(entry);
    }
    return entries;
}

} // namespace largada::viewmodels
