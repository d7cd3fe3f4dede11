// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What each runner went through, and when: a fixed number of steps a runner, so that a long run keeps no more than a
// short one. Fed with every row that comes.
#pragma once

#include <array>
#include <optional>

#include <QHash>
#include <QVector>

#include "fleet/runner_row.h"

namespace largada::viewmodels
{

enum class LifeStep { Created, Answers, ArmedWarmup, LoadWarmup, ArmedMain, LoadMain, Ended };
inline constexpr std::array allLifeSteps{LifeStep::Created,    LifeStep::Answers,   LifeStep::ArmedWarmup,
                                         LifeStep::LoadWarmup, LifeStep::ArmedMain, LifeStep::LoadMain,
                                         LifeStep::Ended};

struct LifeEntry {
    enum class State { Passed, Now, ToCome, Failed };
    LifeStep step = LifeStep::Created;
    State state = State::ToCome;
    std::optional<WallTime> at; // none: to come, or passed before anybody looked
    bool operator==(const LifeEntry &) const = default;
};

class RunnerTimeline
{
public:
    void take(const QVector<fleet::RunnerRow> &rows, WallTime now);
    void forget(const QVector<RunnerId> &runners);
    void clear() { m_lives.clear(); }

    // In order, with those to come; one that failed has none to come. Without a warm-up its steps are left out.
    QVector<LifeEntry> of(const fleet::RunnerRow &row, bool hasWarmup) const;

private:
    struct Life {
        std::array<std::optional<WallTime>, allLifeSteps.size()> at;
        int reached = 0; // the last step that it was seen in, Ended apart
        bool sawWarmup = false;
    };
    static int stepOf(const fleet::RunnerRow &row, bool afterWarmup);

    QHash<RunnerId, Life> m_lives;
};

} // namespace largada::viewmodels
