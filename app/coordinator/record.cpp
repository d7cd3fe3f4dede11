// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordinator/record.h"

#include <algorithm>

#include "coordinator/machine.h"
#include "coordinator/start_spread.h"
#include "fleet/pods_text.h"
#include "k6/exit_code.h"

namespace largada::coordinator
{

namespace
{

using fleet::RunRecord;

std::optional<WallTime> wall(const WallAnchor &anchor, const std::optional<MonoTime> &time)
{
    return time ? std::optional(anchor.at(*time)) : std::nullopt;
}

fleet::StartMarks startMarks(const Track &track, const std::optional<MonoTime> &firstRelease)
{
    const auto since = [&firstRelease](const std::optional<MonoTime> &time) {
        return time && firstRelease ? std::optional(toMs(*time - *firstRelease)) : std::nullopt;
    };
    return {since(track.sentAt), since(track.acknowledgedAt), since(track.firstRunningAt)};
}

fleet::RunnerRecord runnerRecord(const RecordSources &from, const Track &track, const PhaseTrack &phase)
{
    const WallAnchor &anchor = from.identity.anchor;
    fleet::RunnerRecord record;
    record.name = track.info.id;
    record.cores = track.info.cores;
    record.armedAt = wall(anchor, track.pausedAt);
    record.releasedAt = wall(anchor, track.sentAt);
    record.acknowledgedAt = wall(anchor, track.acknowledgedAt);
    record.start = startMarks(track, phase.releasedAt);
    record.endedAt = wall(anchor, track.endedAt);
    record.exitCode = track.exitCode;
    record.reason = track.reason;
    record.lost = track.lost;
    record.node = from.places.value(track.info.id).node;
    const LinkKey key{track.info.id, phase.name};
    if (const Reading *reading = from.readings.of(key)) {
        record.cpuPercent = reading->cpuPercent;
        record.rssMb = reading->rssMb;
        record.counts = reading->counts();
        record.latency = reading->latency;
        if (record.counts)
            record.countSource = fleet::CountSource::LastRead;
    }
    const auto left = from.results.find(key);
    if (left == from.results.end())
        return record;
    const fleet::RunnerResult &result = left->second;
    if (result.counts) {
        record.counts = result.counts;
        record.countSource = result.source;
        record.latency = result.latency;
    }
    if (track.lost)
        record.lastLines = result.lastLines;
    return record;
}

fleet::PhaseRecord phaseRecord(const RecordSources &from, const PhaseTrack &phase)
{
    const State &state = from.state;
    fleet::PhaseRecord record;
    record.phase = phase.name;
    record.share = state.plan.share(phase.name);
    record.runners = missingCount(state); // that never came are of the fleet, too
    record.spread = startSpread(phase);
    for (const fleet::PhaseLoad &load : state.preflight.load) {
        if (load.phase == phase.name)
            record.maxVus = load.maxVus;
    }
    if (phase.armedAt && phase.lastNotPausedAt)
        record.gateMs = toMs(*phase.armedAt - *phase.lastNotPausedAt);
    if (phase.armedAt && phase.gatheringSince)
        record.waitMs = toMs(*phase.armedAt - *phase.gatheringSince);
    record.startedAt = wall(from.identity.anchor, phase.releasedAt);
    bool allEnded = phase.releasedAt.has_value();
    std::optional<MonoTime> lastEnd;
    for (const Track &track : phase.runners) {
        if (track.replaced)
            continue;
        ++record.runners;
        record.started += track.started ? 1 : 0;
        record.detail.push_back(runnerRecord(from, track, phase));
        allEnded = allEnded && track.ended;
        if (track.endedAt && track.released)
            lastEnd = lastEnd ? std::max(*lastEnd, *track.endedAt) : *track.endedAt;
    }
    if (allEnded)
        record.endedAt = wall(from.identity.anchor, lastEnd);
    return record;
}

QVector<fleet::ThresholdResult> thresholds(const RecordSources &from)
{
    QVector<fleet::ThresholdResult> all;
    const PhaseTrack &main = from.state.phases.back();
    if (main.name != fleet::PhaseName::Main)
        return all;
    for (const Track &track : main.runners) {
        const auto left = from.results.find(LinkKey{track.info.id, main.name});
        if (left == from.results.end())
            continue;
        for (const fleet::ThresholdResult &judged : left->second.thresholds) {
            auto it = std::find_if(all.begin(), all.end(), [&judged](const fleet::ThresholdResult &known) {
                return known.metric == judged.metric && known.expression == judged.expression;
            });
            if (it == all.end())
                it = all.insert(all.end(), {judged.metric, judged.expression, true, 0});
            it->ok = it->ok && judged.ok;
            it->runnersFailed += judged.ok ? 0 : 1;
        }
    }
    return all;
}

void addRunnerWarnings(RunRecord &record, const fleet::PhaseRecord &phase)
{
    for (const fleet::RunnerRecord &runner : phase.detail) {
        const auto warn = [&](fleet::WarningCode code, double value) {
            record.warnings.push_back({code, phase.phase, runner.name, value});
        };
        if (runner.lost)
            warn(fleet::WarningCode::RunnerLost, 0);
        if (runner.cpuPercent && *runner.cpuPercent / runner.cores > cpuBoundPercent)
            warn(fleet::WarningCode::CpuBound, *runner.cpuPercent / runner.cores);
        if (runner.counts && runner.counts->dropped > 0)
            warn(fleet::WarningCode::DroppedIterations, static_cast<double>(runner.counts->dropped));
        const bool ranWell = runner.exitCode && k6::ranToItsEnd(*runner.exitCode);
        if (ranWell && runner.releasedAt && runner.countSource == fleet::CountSource::LastRead)
            warn(fleet::WarningCode::SummaryMissing, 0);
    }
}

void addStartWarnings(RunRecord &record, const State &state)
{
    const PhaseTrack &first = state.phases.front();
    if (state.startLate && state.startAt && first.releasedAt)
        record.warnings.push_back(
            {fleet::WarningCode::StartTimePassed, first.name, {}, toMs(*first.releasedAt - *state.startAt)});
    for (const RunnerId &runner : state.latecomers)
        record.warnings.push_back({fleet::WarningCode::Latecomer, first.name, runner});
}

void addWarnings(RunRecord &record, const State &state)
{
    for (const fleet::Check &check : state.preflight.checks) {
        if (check.level == fleet::CheckLevel::Ok)
            continue;
        fleet::Warning warning;
        warning.check = check;
        record.warnings.push_back(warning);
    }
    addStartWarnings(record, state);
    for (const fleet::PhaseRecord &phase : record.phases) {
        const bool setupBetween = state.preflight.hasSetup && state.plan.setup == fleet::SetupMode::Each;
        if (phase.spread.loadIsHeadline && setupBetween)
            record.warnings.push_back({fleet::WarningCode::SlowSetup, phase.phase, {}, *phase.spread.loadBoundMs});
        addRunnerWarnings(record, phase);
        const auto totals = phase.totals();
        if (phase.endedAt && totals && totals->iterations > 0 && totals->requests == 0)
            record.warnings.push_back({fleet::WarningCode::NoRequests, phase.phase});
    }
    for (const PhaseTrack &phase : state.phases) {
        // The runner that stays for it may have been lost before setup() ran, in another one.
        const bool neverAsked = state.stage == Stage::Reported && phase.setupDone && !phase.teardownAsked;
        if (phase.teardownFailed || neverAsked)
            record.warnings.push_back({fleet::WarningCode::TeardownNotRun, phase.name, setupRunner(phase)});
    }
}

fleet::Outcome outcome(const RunRecord &record, const State &state)
{
    if (state.stage != Stage::Reported)
        return fleet::Outcome::Running;
    if (state.cause == StopCause::User || state.cause == StopCause::Interrupted)
        return fleet::Outcome::Stopped;
    const fleet::PhaseRecord &main = record.phases.back();
    if (state.plan.untilReleased) { // what becomes of the load is not ours to see
        if (main.started == 0)
            return fleet::Outcome::Failed;
        return main.started < main.runners ? fleet::Outcome::Partial : fleet::Outcome::Completed;
    }
    const auto finished = std::count_if(main.detail.cbegin(), main.detail.cend(),
                                        [](const auto &runner) { return !runner.lost && runner.endedAt.has_value(); });
    const auto totals = main.totals();
    if (finished == 0 || !totals || totals->iterations == 0)
        return fleet::Outcome::Failed;
    return finished < main.runners ? fleet::Outcome::Partial : fleet::Outcome::Completed;
}

fleet::RunSettings settings(const State &state)
{
    const fleet::RunPlan &plan = state.plan;
    fleet::RunSettings settings;
    settings.script = plan.script;
    settings.scriptSha256 = state.preflight.scriptSha256;
    settings.runners = plan.runners;
    settings.warmupPercent = plan.warmupPercent;
    settings.split = plan.split;
    for (const fleet::EnvVariable &variable : plan.env)
        settings.envNames.push_back(variable.name);
    settings.setup = plan.setup;
    settings.stragglers = plan.stragglers;
    settings.minimum = plan.minimum;
    settings.gateTimeout = plan.gateTimeout;
    settings.countdown = plan.countdown;
    settings.mode = plan.mode;
    settings.startAt = plan.startAt;
    if (plan.cluster)
        settings.cluster = fleet::ClusterSettings{plan.isAttached(),
                                                  plan.cluster->context,
                                                  plan.cluster->ns,
                                                  fleet::podsText(*plan.cluster),
                                                  plan.cluster->warmupContainer,
                                                  plan.cluster->mainContainer};
    return settings;
}

} // namespace

RunRecord makeRecord(const RecordSources &from, std::optional<WallTime> endedAt)
{
    const State &state = from.state;
    RunRecord record;
    record.id = from.identity.id;
    record.fleet = state.plan.fleet;
    record.k6Version = state.preflight.k6Version;
    record.error = state.error;
    if (state.errorReason.code != fleet::ReasonCode::None)
        record.errorReason = state.errorReason;
    record.startedAt = from.identity.startedAt;
    record.endedAt = endedAt;
    record.settings = settings(state);
    for (const PhaseTrack &phase : state.phases)
        record.phases.push_back(phaseRecord(from, phase));
    record.thresholds = thresholds(from);
    record.series = from.series;
    addWarnings(record, state);
    record.outcome = outcome(record, state);
    if (record.outcome == fleet::Outcome::Failed && !record.error)
        record.error = Error{Errc::Process,
                             QStringLiteral("no runner did an iteration of %1 to its end")
                                 .arg(fleet::phaseKey(state.phases.back().name)),
                             {}};
    return record;
}

} // namespace largada::coordinator
