// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A run of three runners in two phases, with round figures.
#pragma once

#include "fleet/run_record.h"
#include "sample_rows.h"

namespace largada::test
{

inline fleet::RunnerRecord runnerRecord(int number, qint64 requests, qint64 failed, double p95)
{
    fleet::RunnerRecord runner;
    runner.name = runnerId(number);
    runner.armedAt = wallTime(number);
    runner.start = {0.1 * number, 2.0 * number, 3.0 * number};
    runner.exitCode = 0;
    runner.cpuPercent = 20.0 * number;
    runner.cores = 1;
    runner.rssMb = 60;
    runner.counts = fleet::Counts{requests, failed, requests, 0};
    runner.countSource = fleet::CountSource::Summary;
    runner.latency.p95 = p95;
    return runner;
}

// Warm-up 100 s from 10 s on, main 200 s from 120 s on; wallTime(0) is the run's begin.
inline fleet::RunRecord sampleRecord()
{
    fleet::RunRecord run;
    run.id = {QStringLiteral("20261123-140509-00aa")};
    run.number = 42;
    run.outcome = fleet::Outcome::Completed;
    run.startedAt = wallTime(0);
    run.endedAt = wallTime(330);
    run.settings.script = QStringLiteral("/home/ana/k6/checkout.js");
    run.settings.runners = 3;
    run.settings.warmupPercent = 25;
    run.settings.gateTimeout = std::chrono::minutes(15);
    for (const fleet::PhaseName name : {fleet::PhaseName::Warmup, fleet::PhaseName::Main}) {
        const bool isMain = name == fleet::PhaseName::Main;
        fleet::PhaseRecord phase;
        phase.phase = name;
        phase.share = isMain ? 1.0 : 0.25;
        phase.runners = phase.started = 3;
        phase.maxVus = 60;
        phase.spread = {6.0, 2.0, 12.0, false};
        phase.startedAt = wallTime(isMain ? 120 : 10);
        phase.endedAt = wallTime(isMain ? 320 : 110);
        for (int number = 1; number <= 3; ++number) {
            phase.detail.push_back(
                runnerRecord(number, isMain ? 20'000 : 1'000, isMain ? 60 : 100, (isMain ? 100 : 20) + 10.0 * number));
            phase.detail.last().endedAt = phase.endedAt;
        }
        run.phases.push_back(phase);
    }
    return run;
}

// Runners from the end of main's list, lost after so many seconds.
inline void lose(fleet::RunRecord &run, int runners, int seconds, fleet::Reason reason)
{
    fleet::PhaseRecord &main = run.phases.last();
    for (int i = 0; i < runners; ++i) {
        fleet::RunnerRecord &runner = main.detail[main.detail.size() - 1 - i];
        runner.lost = true;
        runner.exitCode = 107;
        runner.reason = reason;
        runner.endedAt = *main.startedAt + std::chrono::seconds(seconds);
    }
}

} // namespace largada::test
