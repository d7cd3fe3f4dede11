// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/reports/sample_run.h"

namespace largada::sample
{

using namespace fleet;
using std::chrono::milliseconds;

namespace
{

RunnerRecord measured(const QString &name, const Counts &counts, const Latency &latency)
{
    RunnerRecord runner;
    runner.name.value = name;
    runner.counts = counts;
    runner.countSource = CountSource::Summary;
    runner.latency = latency;
    return runner;
}

SeriesPoint point(qint64 ms, PhaseName phase, int runners, int vus, qint64 requests, qint64 failed)
{
    SeriesPoint point{};
    point.at = at(ms);
    point.phase = phase;
    point.runners = runners;
    point.vus = vus;
    point.requests = requests;
    point.failed = failed;
    return point;
}

PhaseRecord smallWarmup()
{
    PhaseRecord warmup;
    warmup.phase = PhaseName::Warmup;
    warmup.share = 0.25;
    warmup.runners = warmup.started = 2;
    warmup.maxVus = 10;
    warmup.spread = {0.31, 0.2, 1.5, false};
    warmup.startedAt = at(0);
    warmup.endedAt = at(10'000);
    warmup.detail = {measured(QStringLiteral("runner-1"), {100, 1, 100, 0}, {10, 1, 9, 15, 20, 30, 40}),
                     measured(QStringLiteral("runner-2"), {300, 3, 300, 0}, {20, 2, 18, 25, 40.5, 60, 80})};
    return warmup;
}

PhaseRecord smallMain()
{
    PhaseRecord main;
    main.share = 1.0;
    main.runners = 2;
    main.started = 1;
    main.maxVus = 40;
    main.startedAt = at(15'000);
    main.endedAt = at(25'500);
    RunnerRecord lost;
    lost.name.value = QStringLiteral("runner-2");
    lost.lost = true;
    lost.exitCode = 107;
    lost.reason = {ReasonCode::ScriptFailed, QStringLiteral("TypeError: x"), 107, 0};
    lost.lastLines = {QStringLiteral("level=error msg=\"TypeError: x\"")};
    main.detail = {measured(QStringLiteral("runner-1"), {1234, 0, 617, 0}, {12.3456, 0.5, 10, 20, 25.25, 50, 99.9}),
                   lost};
    return main;
}

} // namespace

WallTime at(qint64 ms)
{
    return WallTime(milliseconds(1'795'442'400'000 + ms));
}

RunRecord smallRun()
{
    RunRecord run;
    run.id.value = QStringLiteral("20261123-140000-3f2a");
    run.outcome = Outcome::Partial;
    run.fleet = QStringLiteral("local");
    run.k6Version = QStringLiteral("1.1.0");
    run.startedAt = at(-2'000);
    run.endedAt = at(26'000);
    run.settings.script = QStringLiteral("/tests/checkout.js");
    run.settings.runners = 2;
    run.thresholds = {{QStringLiteral("http_req_duration"), QStringLiteral("p(95)<500"), true, 0},
                      {QStringLiteral("http_req_failed"), QStringLiteral("rate<0.01"), false, 1}};
    run.phases = {smallWarmup(), smallMain()};
    SeriesPoint first = point(16'000, PhaseName::Main, 1, 20, 100, 0);
    first.avgLow = first.avgHigh = 12;
    first.p95Low = first.p95High = 24.5;
    SeriesPoint afterGap = point(22'000, PhaseName::Main, 1, 20, 700, 1);
    afterGap.avgLow = 12;
    afterGap.avgHigh = 13;
    run.series = {point(1'000, PhaseName::Warmup, 2, 10, 40, 0), point(2'000, PhaseName::Warmup, 2, 10, 80, 4), first,
                  afterGap};
    return run;
}

RunRecord fullRun()
{
    RunRecord run = smallRun();
    run.error = Error{Errc::Process, QStringLiteral("ended badly"), QStringLiteral("runner-2"), 137};
    run.errorReason = Reason{ReasonCode::InitialisingVus, QStringLiteral("slow \u2603"), 3, 10};
    run.settings = {QStringLiteral("/tests/a\tb.js"),
                    QStringLiteral("ab12"),
                    2,
                    40,
                    true,
                    {QStringLiteral("TOKEN"), QStringLiteral("BASE_URL")},
                    SetupMode::Once,
                    StragglerPolicy::Continue,
                    1,
                    milliseconds(90'000),
                    milliseconds(1'500),
                    StartMode::Exec,
                    at(12'000),
                    ClusterSettings{true, QStringLiteral("prod"), QStringLiteral("load"), QStringLiteral("job/k6"),
                                    QStringLiteral("warm"), QStringLiteral("load")}};
    run.warnings = {
        {WarningCode::CpuBound, PhaseName::Warmup, {QStringLiteral("runner-1")}, 93.5, {}, {}},
        {WarningCode::ReportNotWritten, PhaseName::Main, {}, 0, QStringLiteral("/full/disk"), {}},
        {WarningCode::Preflight,
         PhaseName::Main,
         {},
         0,
         {},
         Check{
             CheckId::Memory, CheckLevel::Warning, QStringLiteral("memory"), QStringLiteral("free -m"), {512.5, 300}}}};
    PhaseRecord &main = run.phases[1];
    main.spread = {1.25, 0.1, 900.125, true};
    main.gateMs = 212.0625;
    main.waitMs = 9'340.5;
    RunnerRecord &runner = main.detail[0];
    runner.armedAt = at(14'000);
    runner.releasedAt = at(15'000);
    runner.acknowledgedAt = at(15'001);
    runner.start = {0, 0.75, 12.5};
    runner.endedAt = at(25'500);
    runner.exitCode = 99;
    runner.cpuPercent = 91.7;
    runner.cores = 2.5;
    runner.rssMb = 88.125;
    runner.countSource = CountSource::LastRead;
    runner.counts->dropped = 7;
    run.demoTarget = {{QStringLiteral("main"), 1234, 1, 0.5}, {QStringLiteral("z-warmup"), 400, 2, {}}};
    return run;
}

RunRecord largeRun(int runners)
{
    RunRecord run = smallRun();
    run.settings.runners = runners;
    for (PhaseRecord &phase : run.phases) {
        phase.runners = phase.started = runners;
        phase.detail.clear();
        for (int i = 0; i < runners; ++i) {
            RunnerRecord runner =
                measured(QStringLiteral("runner-%1").arg(i + 1), {1000 + i, 10, 1000, 0}, {10, 1, 9, 15, 20, 30, 40});
            runner.releasedAt = *phase.startedAt + milliseconds(i % 20);
            runner.acknowledgedAt = *runner.releasedAt + milliseconds(1 + i % 7);
            runner.start = {i % 20 + 0.25, i % 20 + i % 7 + 1.25, i % 20 + 30.0};
            runner.endedAt = phase.endedAt;
            runner.exitCode = 0;
            if (phase.phase == PhaseName::Main && i % 3 == 0) {
                runner.lost = true;
                runner.reason = {ReasonCode::Killed, {}, 9, 0};
                runner.lastLines = {QStringLiteral("last words of %1").arg(i + 1)};
            }
            phase.detail.append(runner);
        }
    }
    return run;
}

} // namespace largada::sample
