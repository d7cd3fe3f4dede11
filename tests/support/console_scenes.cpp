// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/console_scenes.h"

#include <cmath>

#include "core/clock.h"

namespace largada::test
{

using namespace fleet;
using coordinator::Stage;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace
{

constexpr int phaseSeconds = 250;
constexpr int ratePerRunner = 40; // requests a second of main
constexpr int vusPerRunner = 20;

RunnerId name(int runner)
{
    return {QStringLiteral("runner-%1").arg(runner + 1, 2, 10, QLatin1Char('0'))};
}

double wave(int i, double size) // repeatable, between 0 and size
{
    return size * (0.5 + 0.5 * std::sin(i * 12.9898) * std::cos(i * 4.1414));
}

struct Moment {
    Stage stage;
    int phase;
    int seconds; // since the load of the phase, or since its gathering began
};

Moment momentOf(Scene scene)
{
    switch (scene) {
    case Scene::Gathering:
        return {Stage::Gathering, 0, 112};
    case Scene::Held:
    case Scene::Countdown:
        return {Stage::Armed, 0, 0};
    case Scene::Warmup:
        return {Stage::Running, 0, 60};
    case Scene::GatheringMain:
        return {Stage::Gathering, 1, 12};
    case Scene::Main:
    case Scene::MainLost:
        return {Stage::Running, 1, 192};
    case Scene::Stopping:
        return {Stage::Stopping, 1, 108};
    case Scene::Reported:
        return {Stage::Reported, 1, phaseSeconds};
    }
    return {Stage::Planned, 0, 0};
}

RunnerState stateAt(Scene scene, int i, int runners)
{
    switch (scene) {
    case Scene::Gathering:
        return i == runners / 2             ? RunnerState::Failed
               : i >= runners - runners / 8 ? RunnerState::Pending
               : i % 6 == 4                 ? RunnerState::Creating
                                            : RunnerState::Ready;
    case Scene::Held:
    case Scene::Countdown:
        return RunnerState::Ready;
    case Scene::Warmup:
        return RunnerState::WarmingUp;
    case Scene::GatheringMain:
        return i % 5 == 3 ? RunnerState::Creating : RunnerState::Ready;
    case Scene::Main:
        return RunnerState::InLoad;
    case Scene::MainLost:
        return i == 3 || i == 11 ? RunnerState::Failed : RunnerState::InLoad;
    case Scene::Stopping:
        return i % 10 == 3 ? RunnerState::InLoad : RunnerState::Done;
    case Scene::Reported:
        return RunnerState::Done;
    }
    return RunnerState::Pending;
}

Reason reasonAt(RunnerState state, int i)
{
    switch (state) {
    case RunnerState::Creating:
        return i % 2 == 0 ? Reason{ReasonCode::InitialisingVus, {}, 14, vusPerRunner} : Reason{ReasonCode::Starting};
    case RunnerState::Failed:
        return {ReasonCode::ScriptFailed, QStringLiteral("TypeError: Cannot read property 'items' of undefined"), 107};
    default:
        return {};
    }
}

engine::PhaseView phaseView(PhaseName name, int runners, const Moment &moment, MonoTime now)
{
    engine::PhaseView phase;
    phase.name = name;
    phase.share = name == PhaseName::Warmup ? 0.25 : 1.0;
    phase.runners = runners;
    phase.planned = seconds(phaseSeconds);
    const int index = name == PhaseName::Warmup ? 0 : 1;
    if (index > moment.phase)
        return phase;
    const bool isNow = index == moment.phase;
    const bool loadBegan =
        !isNow || moment.stage == Stage::Running || moment.stage == Stage::Stopping || moment.stage == Stage::Reported;
    const seconds ago(isNow ? moment.seconds : moment.seconds + 12 + phaseSeconds);
    if (!loadBegan) {
        phase.gatheringSince = now - std::max(ago, seconds(9));
        phase.lastArmedAt = now - seconds(3);
        phase.armed = runners;
        return phase;
    }
    phase.releasedAt = now - ago;
    phase.armedAt = *phase.releasedAt - seconds(5);
    phase.gatheringSince = *phase.armedAt - seconds(isNow ? 12 : 7);
    phase.armed = phase.started = phase.acknowledged = runners;
    phase.spread = {6.4, 2.1, 12.0, false};
    const qint64 rate = index == 0 ? ratePerRunner / 4 : ratePerRunner;
    const qint64 load = isNow ? moment.seconds : phaseSeconds;
    phase.totals = Counts{rate * runners * load, rate * runners * load / 2000, rate * runners * load, 0};
    if (!isNow || moment.stage == Stage::Reported) {
        phase.endedAt = *phase.releasedAt + seconds(phaseSeconds);
        phase.ended = runners;
    }
    return phase;
}

} // namespace

PreflightReport sceneReport(int runners)
{
    PreflightReport report;
    report.k6Version = QStringLiteral("1.1.0");
    report.scriptSha256 = QStringLiteral("3f9c1a7").leftJustified(64, QLatin1Char('0'));
    report.load = {
        {PhaseName::Warmup, vusPerRunner * runners, ratePerRunner * runners / 4.0, phaseSeconds, vusPerRunner},
        {PhaseName::Main, vusPerRunner * runners, ratePerRunner * runners * 1.0, phaseSeconds, vusPerRunner}};
    report.thresholds = {{QStringLiteral("http_req_duration"), QStringLiteral("p(95)<300")},
                         {QStringLiteral("http_req_failed"), QStringLiteral("rate<0.01")}};
    report.checks = {
        {CheckId::Script, CheckLevel::Ok, QStringLiteral("/home/ana/k6/checkout.js")},
        {CheckId::K6Binary, CheckLevel::Ok, QStringLiteral("/usr/bin/k6"), QStringLiteral("1.1.0")},
        {CheckId::Load, CheckLevel::Ok, {}, {}, {double(vusPerRunner * runners), double(ratePerRunner * runners)}},
        {CheckId::Thresholds, CheckLevel::Ok, {}, {}, {2}},
        {CheckId::Memory, CheckLevel::Ok, {}, {}, {runners * 53.0, 12'400}},
        {CheckId::Cores, CheckLevel::Warning, {}, {}, {double(runners), 8}},
        {CheckId::Ports, CheckLevel::Ok, {}, {}, {double(runners), 28'000}},
        {CheckId::Disk, CheckLevel::Ok, QStringLiteral("/tmp"), {}, {41'984}}};
    return report;
}

PreflightReport blockedReport(int runners)
{
    PreflightReport report = sceneReport(runners);
    report.checks[1] = {CheckId::K6Binary, CheckLevel::BlockFinal};
    report.checks[4] = {CheckId::Memory, CheckLevel::Block, {}, {}, {runners * 53.0, 300}};
    return report;
}

QVector<SeriesPoint> sceneSeries(int runners, int warmupSeconds, int mainSeconds, WallTime begin)
{
    QVector<SeriesPoint> series;
    const auto add = [&](PhaseName phase, int length, WallTime from) {
        const double rate = ratePerRunner * runners * (phase == PhaseName::Warmup ? 0.25 : 1);
        double requests = 0, failed = 0;
        for (int second = 1; second <= length; ++second) {
            SeriesPoint point;
            point.at = from + seconds(second);
            point.phase = phase;
            point.runners = runners;
            point.vus = vusPerRunner * runners;
            requests += rate * (0.985 + wave(second, 0.03));
            failed += rate * (second > length / 2 && second < length / 2 + 20 ? 0.016 : wave(second, 0.001));
            point.requests = qint64(requests);
            point.failed = qint64(failed);
            const double slow = 30 * std::exp(-second / 40.0);
            point.avgLow = 18 + slow + wave(second, 3);
            point.avgHigh = 26 + slow + wave(second * 3, 6);
            if (second % 10 == 0 || second == 1) {
                point.p95Low = 36 + slow + wave(second, 4);
                point.p95High = 58 + 1.5 * slow + wave(second * 7, 22);
            } else if (!series.isEmpty()) {
                point.p95Low = series.last().p95Low;
                point.p95High = series.last().p95High;
            }
            series.push_back(point);
        }
    };
    add(PhaseName::Warmup, warmupSeconds, begin);
    add(PhaseName::Main, mainSeconds, begin + seconds(warmupSeconds + 12));
    return series;
}

engine::Update sceneUpdate(Scene scene, int runners, const FakeClock &clock)
{
    const Moment moment = momentOf(scene);
    engine::Update update;
    engine::RunView &view = update.view;
    view.id.value = QStringLiteral("20261124-135718-3f2a");
    view.plan.script = QStringLiteral("/home/ana/k6/checkout.js");
    view.plan.runners = runners;
    view.plan.holdBeforeStart = true;
    view.plan.countdown = seconds(5);
    view.stage = moment.stage;
    view.phase = moment.phase;
    view.anchor = WallAnchor(clock);
    view.preflight = sceneReport(runners);
    view.held = scene == Scene::Held;
    if (scene == Scene::Countdown)
        view.releaseDue = clock.now() + milliseconds(2600);
    view.phases = {phaseView(PhaseName::Warmup, runners, moment, clock.now()),
                   phaseView(PhaseName::Main, runners, moment, clock.now())};
    if (scene == Scene::Stopping) {
        view.stoppingSince = clock.now() - seconds(9);
        view.cause = coordinator::StopCause::User;
    }
    const MonoTime begun = *view.phases.front().gatheringSince - seconds(2);
    view.startedAt = view.anchor.at(begun);
    view.entered = {{Stage::Preflight, begun}, {Stage::Gathering, begun + seconds(2)}};
    for (const engine::PhaseView &phase : view.phases) {
        if (phase.armedAt)
            view.entered.push_back({Stage::Armed, *phase.armedAt});
        if (phase.releasedAt)
            view.entered.push_back({Stage::Running, *phase.releasedAt});
        if (phase.endedAt && phase.name == PhaseName::Warmup)
            view.entered.push_back({Stage::Gathering, *phase.endedAt});
    }

    update.isNewFleet = true;
    engine::PhaseView &now = view.phases[size_t(view.phase)];
    const bool gathers = moment.stage == Stage::Gathering;
    if (gathers)
        now.armed = 0;
    for (int i = 0; i < runners; ++i) {
        RunnerRow row;
        row.id = name(i);
        row.phase = now.name;
        row.state = stateAt(scene, i, runners);
        row.reason = reasonAt(row.state, i);
        row.plannedVus = vusPerRunner;
        row.vus = row.state == RunnerState::Creating ? 14 : row.state == RunnerState::Pending ? 0 : vusPerRunner;
        row.since = clock.wall() - seconds(row.state == RunnerState::Pending ? 112 : 20 + i % 40);
        row.holdsGate = gathers && row.state != RunnerState::Ready;
        if (gathers && row.state == RunnerState::Ready)
            ++now.armed;
        if (row.state == RunnerState::Failed) {
            row.exitCode = 107;
            ++now.lost;
        }
        if (row.state == RunnerState::Done && scene == Scene::Stopping) {
            row.exitCode = 103;
            ++now.ended;
        }
        if (now.releasedAt) {
            row.startMs = 1 + wave(i, 5.4);
            row.requests = now.totals->requests / runners + i % 7;
            row.failed = i % 9 == 8 ? *row.requests / 15 : *row.requests / 1800;
            row.p95Ms = 38 + wave(i * 5, 23);
            row.cpuPercent = 8 + wave(i, 9);
            row.rssMb = 61 + wave(i, 12);
        }
        update.rows.push_back(row);
    }
    if (view.phases.front().releasedAt) {
        const WallTime begin = view.anchor.at(*view.phases.front().releasedAt);
        update.points = moment.phase == 0                  ? sceneSeries(runners, moment.seconds, 0, begin)
                        : moment.stage == Stage::Gathering ? sceneSeries(runners, phaseSeconds, 0, begin)
                                                           : sceneSeries(runners, phaseSeconds, moment.seconds, begin);
    }
    return update;
}

RunRecord sceneRecord(int runners, Outcome outcome, const QString &script)
{
    const WallTime begin{milliseconds(1'795'528'638'000)};
    RunRecord run;
    run.id.value = QStringLiteral("20261124-135718-3f2a");
    run.outcome = outcome;
    run.fleet = QStringLiteral("local");
    run.k6Version = QStringLiteral("1.1.0");
    run.startedAt = begin - seconds(14);
    run.endedAt = begin + seconds(2 * phaseSeconds + 14);
    run.settings.script = script;
    run.settings.scriptSha256 = sceneReport(runners).scriptSha256;
    run.settings.runners = runners;
    run.settings.warmupPercent = 25;
    run.settings.gateTimeout = std::chrono::minutes(15);
    run.settings.countdown = seconds(5);
    run.settings.envNames = {QStringLiteral("BASE_URL"), QStringLiteral("TOKEN")};
    const bool cut = outcome == Outcome::Stopped || outcome == Outcome::Interrupted || outcome == Outcome::Failed;
    const int mainSeconds = cut ? 108 : phaseSeconds;
    run.series = sceneSeries(runners, phaseSeconds, mainSeconds, begin);
    run.thresholds = {{QStringLiteral("http_req_duration"), QStringLiteral("p(95)<300"), true, 0},
                      {QStringLiteral("http_req_failed"), QStringLiteral("rate<0.01"), outcome != Outcome::Failed,
                       outcome == Outcome::Failed ? runners : 0}};
    for (const PhaseName phaseName : {PhaseName::Warmup, PhaseName::Main}) {
        const bool isMain = phaseName == PhaseName::Main;
        PhaseRecord phase;
        phase.phase = phaseName;
        phase.share = isMain ? 1.0 : 0.25;
        phase.runners = phase.started = runners;
        phase.maxVus = runners * vusPerRunner;
        phase.spread = {isMain ? 6.4 : 7.2, isMain ? 2.1 : 2.4, isMain ? 12.0 : 14.0, false};
        phase.gateMs = 96;
        phase.waitMs = isMain ? 11'300 : 7'200;
        phase.startedAt = isMain ? begin + seconds(phaseSeconds + 12) : begin;
        phase.endedAt = *phase.startedAt + seconds(isMain ? mainSeconds : phaseSeconds);
        const qint64 each = qint64(ratePerRunner) * (isMain ? mainSeconds : phaseSeconds / 4);
        for (int i = 0; i < runners; ++i) {
            RunnerRecord runner;
            runner.name = name(i);
            runner.start = {0.02 * i, 1 + wave(i, 5.4), 4 + wave(i, 8)};
            runner.releasedAt = *phase.startedAt;
            runner.acknowledgedAt = *phase.startedAt + milliseconds(int(*runner.start.acknowledgedMs));
            runner.armedAt = *phase.startedAt - seconds(5) - milliseconds(i * 37);
            runner.endedAt = phase.endedAt;
            runner.exitCode = outcome == Outcome::Stopped && isMain ? 103 : 0;
            runner.counts = Counts{each + i % 7, each / 1900, each + i % 7, 0};
            runner.countSource = CountSource::Summary;
            runner.latency = {24 + wave(i, 4),  3,  19 + wave(i, 3), 33 + wave(i, 6), 38 + wave(i * 5, 23),
                              71 + wave(i, 30), 240};
            runner.cpuPercent = 9 + wave(i, 9);
            runner.cores = 0.4;
            runner.rssMb = 61 + wave(i, 12);
            const bool lost = isMain && ((outcome == Outcome::Partial && (i == 3 || i == 11)) ||
                                         (outcome == Outcome::Failed && i % 3 != 2));
            if (lost) {
                runner.lost = true;
                runner.exitCode = i % 2 == 0 ? 137 : 107;
                runner.reason = i % 2 == 0
                                    ? Reason{ReasonCode::Killed, {}, 9}
                                    : Reason{ReasonCode::ScriptFailed,
                                             QStringLiteral("TypeError: itens is undefined (checkout.js:48)"), 107};
                runner.lastLines = {
                    QStringLiteral("time=\"2026-11-24T14:05:09Z\" level=error msg=\"TypeError: itens is undefined\"")};
            } else if (isMain && i == 7) {
                runner.reason = {ReasonCode::InitialisingVus, {}, 14, vusPerRunner};
            }
            phase.detail.push_back(runner);
        }
        run.phases.push_back(phase);
    }
    if (outcome == Outcome::Failed)
        run.error = Error{Errc::Process, QStringLiteral("runners were lost"), QStringLiteral("runner-01")};
    run.warnings = {{WarningCode::CpuBound, PhaseName::Main, name(4), 91}};
    return run;
}

} // namespace largada::test
