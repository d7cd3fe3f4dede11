// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Moments of a run as the console sees them, with figures that fit together: for pictures and for tests of pages.
#pragma once

#include "engine/run_view.h"
#include "fleet/run_record.h"
#include "support/fake_clock.h"

namespace largada::test
{

enum class Scene {
    Gathering, // most are armed; some create, one has no place, one failed
    Held,      // all armed: Start can be pressed
    Countdown, // 3 s before the release
    Warmup,    // a minute of warm-up
    GatheringMain,
    Main,     // in the middle of main
    MainLost, // the same, two runners lost
    Stopping, // most have stopped
    Reported
};

// The clock's present is the scene's. The demo's script, so many runners; 250 s a phase.
engine::Update sceneUpdate(Scene scene, int runners, const FakeClock &clock);
fleet::PreflightReport sceneReport(int runners); // in order, with one warning
fleet::PreflightReport blockedReport(int runners);
// With series, spreads, per-runner figures, one straggler; outcome as given.
fleet::RunRecord sceneRecord(int runners, fleet::Outcome outcome,
                             const QString &script = QStringLiteral("/home/ana/k6/checkout.js"));
QVector<fleet::SeriesPoint> sceneSeries(int runners, int warmupSeconds, int mainSeconds, WallTime begin);

} // namespace largada::test
