// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_runs.h"

namespace largada::test
{

using namespace fleet;

namespace
{

constexpr WallTime first{std::chrono::milliseconds(1'795'442'709'123)};

WallTime at(qint64 ms)
{
    return first + std::chrono::milliseconds(ms);
}

QString withNul()
{
    return QStringLiteral("before") + QChar(QChar::Null) + QStringLiteral("after");
}

RunnerRecord filledRunner(int n)
{
    RunnerRecord runner;
    runner.name = RunnerId{QStringLiteral("runner-%1").arg(n)};
    runner.armedAt = at(n * 100 + 1);
    runner.releasedAt = at(n * 100 + 2);
    runner.acknowledgedAt = at(n * 100 + 3);
    runner.start = {0.25 + n, 1.0 / 3, 21.5};
    runner.endedAt = at(n * 100 + 4);
    runner.exitCode = 99;
    runner.reason = Reason{ReasonCode::Killed, QStringLiteral("it's \"gone\"; -- \n"), 9, 17};
    runner.lost = true;
    runner.cpuPercent = 187.25 + n;
    runner.cores = 2.5;
    runner.rssMb = 1e-300;
    runner.counts = Counts{(1LL << 53) + 1 + n, 3, 5, 7};
    runner.countSource = CountSource::Log;
    runner.latency = Latency{1.1, 0.1, 1.0 / 3, 9.0, 9.5, 9.9, 1e300};
    runner.lastLines = {QStringLiteral("level=error msg=\"fatal\""), QString(QLatin1String("")), withNul(),
                        QStringLiteral("ação 🏁 '%1'")};
    runner.node = QStringLiteral("nó-%1").arg(n);
    return runner;
}

PhaseRecord filledPhase(PhaseName name, int n)
{
    PhaseRecord phase;
    phase.phase = name;
    phase.share = 0.25 * n;
    phase.runners = 10 + n;
    phase.started = 20 + n;
    phase.maxVus = 30 + n;
    phase.spread = Spread{4.25 + n, 3.125 + n, 250.5 + n, true};
    phase.gateMs = 1234.5 + n;
    phase.waitMs = 2345.5 + n;
    phase.startedAt = at(n * 1000 + 7);
    phase.endedAt = at(n * 1000 + 8);
    for (int i = 1; i <= 3; ++i)
        phase.detail.append(filledRunner(n * 10 + i));
    return phase;
}

} // namespace

RunRecord plainRun(const QString &id, int minute)
{
    RunRecord run;
    run.id = RunId{id};
    run.outcome = Outcome::Completed;
    run.startedAt = at(minute * 60'000LL);
    return run;
}

RunRecord filledRun(const QString &id)
{
    RunRecord run = plainRun(id);
    run.outcome = Outcome::Partial;
    run.fleet = QStringLiteral("local");
    run.k6Version = QStringLiteral("1.1.0");
    run.error = Error{Errc::Process, QStringLiteral("k6 said: 'no'"), QStringLiteral("runner-2"), 107};
    run.errorReason = Reason{ReasonCode::ScriptFailed, QStringLiteral("ReferenceError: \"x\""), 11, 13};
    run.endedAt = at(47'000);
    run.settings =
        RunSettings{QStringLiteral("/home/joão/testes de carga/ação'; DROP TABLE x; --.js"),
                    QStringLiteral("00ff"),
                    3,
                    25,
                    true,
                    {QStringLiteral("TOKEN"), QStringLiteral("A\"B"), QStringLiteral("é")},
                    SetupMode::Once,
                    StragglerPolicy::GiveUp,
                    2,
                    std::chrono::minutes(15),
                    std::chrono::milliseconds(3001),
                    StartMode::Clock,
                    at(5'000),
                    ClusterSettings{true, QStringLiteral("prod"), QString(QLatin1String("")),
                                    QStringLiteral("job/k6'; --"), QStringLiteral("warm"), QStringLiteral("load")}};
    run.thresholds = {{QStringLiteral("http_req_duration{scenario:a}"), QStringLiteral("p(95)<500"), false, 2},
                      {QStringLiteral("checks"), QStringLiteral("rate>0.9"), true, 0}};
    run.warnings = {{WarningCode::CpuBound, PhaseName::Warmup, RunnerId{QStringLiteral("runner-1")}, 93.5,
                     QStringLiteral("detail"), std::nullopt},
                    {WarningCode::Preflight,
                     PhaseName::Main,
                     {},
                     0.0,
                     {},
                     Check{CheckId::ShareNotExact,
                           CheckLevel::Warning,
                           QStringLiteral("cenário \"a\""),
                           withNul(),
                           {33.333333333333336, -1.0, 1e308}}}};
    run.phases = {filledPhase(PhaseName::Warmup, 1), filledPhase(PhaseName::Main, 2)};
    run.series = {{at(1000), PhaseName::Warmup, 2, 20, 100, 1, 1.5, 2.5, 3.5, 4.5},
                  {at(2000), PhaseName::Main, 3, 30, 200, 2, std::nullopt, 2.25, std::nullopt, 4.25}};
    run.demoTarget = {{QStringLiteral("z-warmup"), 100, 3, 12.75}, {QStringLiteral("main"), 400, 2, std::nullopt}};
    return run;
}

RunRecord largeRun(const QString &id, int runners, int points)
{
    RunRecord run = plainRun(id);
    run.outcome = Outcome::Running;
    run.settings.runners = runners;
    for (const auto name : {PhaseName::Warmup, PhaseName::Main}) {
        PhaseRecord phase;
        phase.phase = name;
        phase.runners = runners;
        phase.spread.releaseBoundMs = 12.5;
        for (int i = 0; i < runners; ++i) {
            RunnerRecord runner;
            runner.name = RunnerId{QStringLiteral("runner-%1").arg(i, 4, 10, QLatin1Char('0'))};
            runner.armedAt = at(i);
            runner.releasedAt = at(60'000 + i);
            runner.acknowledgedAt = at(60'001 + i);
            runner.cpuPercent = 40.0 + i % 50;
            runner.rssMb = 120.5;
            runner.counts = Counts{i * 1000LL, i % 3, i * 1000LL, 0};
            runner.countSource = CountSource::LastRead;
            runner.latency = Latency{12.0, 1.0, 11.0, 20.0, 25.0, 40.0, 80.0 + i};
            phase.detail.append(runner);
        }
        run.phases.append(phase);
    }
    goOn(run, points);
    return run;
}

void goOn(RunRecord &run, int seconds)
{
    for (int i = 0; i < seconds; ++i) {
        const qint64 second = run.series.size();
        run.series.append(
            {at(second * 1000), PhaseName::Main, 1000, 10'000, second * 72'000, second, 1.0 + second, 9.0, 20.0, 30.0});
    }
    for (RunnerRecord &runner : run.phases.last().detail) {
        runner.counts->requests += seconds * 1000LL;
        runner.latency.p95 = *runner.latency.p95 + 0.125;
    }
}

bool isAsSaved(fleet::RunRecord loaded, const fleet::RunRecord &saved)
{
    if (loaded.number <= 0)
        return false;
    loaded.number = saved.number;
    return loaded == saved;
}

} // namespace largada::test
