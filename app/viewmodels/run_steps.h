// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a run from left to right, with how long each took or still takes. Pure; times are monotonic, so that a
// clock that is set does no harm.
#pragma once

#include <chrono>
#include <optional>

#include <QString>
#include <QVector>

#include "engine/run_view.h"

namespace largada::viewmodels
{

struct RunStep {
    enum class Kind { Preflight, Gather, Armed, Warmup, GatherMain, Main, Report };
    enum class State { ToCome, Now, Done, Stopped, Failed };

    Kind kind = Kind::Preflight;
    State state = State::ToCome;
    QString title;
    QString detail; // its time; empty while it is to come
    bool operator==(const RunStep &) const = default;
};

struct RunSteps {
    QVector<RunStep> steps; // five without a warm-up
    double progress = 0;    // of the step that is now, 0 to 1
    bool operator==(const RunSteps &) const = default;
};

// outcome: as reported, once it is.
RunSteps stepsOf(const engine::RunView &view, MonoTime now, std::optional<fleet::Outcome> outcome = std::nullopt);
// Where the run is, or was when it was ended.
RunStep::Kind reachedStep(const engine::RunView &view);

// "0:07", "4:10", "1:02:30". Never below zero.
QString clockText(std::chrono::milliseconds time);

} // namespace largada::viewmodels
