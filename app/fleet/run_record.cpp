// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/run_record.h"

#include <algorithm>
#include <array>
#include <utility>

#include "fleet/run_figures.h"

namespace largada::fleet
{

namespace
{

constexpr std::array outcomeKeys{
    std::pair{Outcome::Running, "running"},         std::pair{Outcome::Completed, "completed"},
    std::pair{Outcome::Partial, "partial"},         std::pair{Outcome::Stopped, "stopped"},
    std::pair{Outcome::Interrupted, "interrupted"}, std::pair{Outcome::Failed, "failed"},
};

constexpr std::array sourceKeys{
    std::pair{CountSource::None, ""},
    std::pair{CountSource::Summary, "summary"},
    std::pair{CountSource::Log, "log"},
    std::pair{CountSource::LastRead, "last-read"},
};

} // namespace

QString containerOf(const RunSettings &settings, PhaseName phase)
{
    if (!settings.cluster)
        return containerName(phase);
    return phase == PhaseName::Warmup ? settings.cluster->warmupContainer : settings.cluster->mainContainer;
}

QString outcomeKey(Outcome outcome)
{
    const auto *it = std::find_if(outcomeKeys.begin(), outcomeKeys.end(),
                                  [outcome](const auto &entry) { return entry.first == outcome; });
    return QString::fromLatin1(it->second);
}

std::optional<Outcome> outcomeFromKey(const QString &key)
{
    const auto *it = std::find_if(outcomeKeys.begin(), outcomeKeys.end(),
                                  [&key](const auto &entry) { return key == QLatin1String(entry.second); });
    if (it == outcomeKeys.end())
        return std::nullopt;
    return it->first;
}

QString countSourceKey(CountSource source)
{
    const auto *it = std::find_if(sourceKeys.begin(), sourceKeys.end(),
                                  [source](const auto &entry) { return entry.first == source; });
    return QString::fromLatin1(it->second);
}

CountSource countSourceFromKey(const QString &key)
{
    const auto *it = std::find_if(sourceKeys.begin(), sourceKeys.end(),
                                  [&key](const auto &entry) { return key == QLatin1String(entry.second); });
    return it == sourceKeys.end() ? CountSource::None : it->first;
}

std::optional<Counts> PhaseRecord::totals() const
{
    std::optional<Counts> sum;
    for (const RunnerRecord &runner : detail) {
        if (!runner.counts)
            continue;
        if (!sum)
            sum.emplace();
        sum->requests += runner.counts->requests;
        sum->failed += runner.counts->failed;
        sum->iterations += runner.counts->iterations;
        sum->dropped += runner.counts->dropped;
    }
    return sum;
}

CountSource PhaseRecord::countSource() const
{
    CountSource weakest = CountSource::None;
    for (const RunnerRecord &runner : detail)
        weakest = std::max(weakest, runner.countSource);
    return weakest;
}

LatencySource PhaseRecord::latencySource() const
{
    const auto measured = std::count_if(detail.cbegin(), detail.cend(),
                                        [](const RunnerRecord &runner) { return runner.counts.has_value(); });
    return measured == 1 ? LatencySource::SingleRunner : LatencySource::Range;
}

Latency PhaseRecord::latency() const
{
    Latency whole;
    double weighted = 0;
    double requests = 0;
    const bool single = latencySource() == LatencySource::SingleRunner;
    for (const RunnerRecord &runner : detail) {
        if (!runner.counts)
            continue;
        if (single)
            return runner.latency;
        if (runner.latency.avg) {
            weighted += *runner.latency.avg * static_cast<double>(runner.counts->requests);
            requests += static_cast<double>(runner.counts->requests);
        }
        if (runner.latency.min)
            whole.min = whole.min ? std::min(*whole.min, *runner.latency.min) : *runner.latency.min;
        if (runner.latency.max)
            whole.max = whole.max ? std::max(*whole.max, *runner.latency.max) : *runner.latency.max;
    }
    if (requests > 0)
        whole.avg = weighted / requests;
    return whole;
}

int PhaseRecord::lost() const
{
    return static_cast<int>(
        std::count_if(detail.cbegin(), detail.cend(), [](const RunnerRecord &runner) { return runner.lost; }));
}

int PhaseRecord::stopped() const
{
    return static_cast<int>(std::count_if(detail.cbegin(), detail.cend(), [](const RunnerRecord &runner) {
        return runner.lost && runner.reason.code == ReasonCode::StoppedByUs;
    }));
}

const PhaseRecord *RunRecord::phase(PhaseName name) const
{
    const auto it = std::find_if(phases.cbegin(), phases.cend(),
                                 [name](const PhaseRecord &record) { return record.phase == name; });
    return it == phases.cend() ? nullptr : &*it;
}

bool RunRecord::thresholdsMissed() const
{
    return std::any_of(thresholds.cbegin(), thresholds.cend(), [](const ThresholdResult &t) { return !t.ok; });
}

std::optional<double> measuredWarmupRatio(const RunRecord &run)
{
    const auto rateOf = [&run](PhaseName name) {
        const PhaseRecord *phase = run.phase(name);
        return phase == nullptr ? std::nullopt : figuresOf(*phase).requestsPerSecond;
    };
    const auto warmup = rateOf(PhaseName::Warmup);
    const auto main = rateOf(PhaseName::Main);
    if (!warmup || !main || *main <= 0)
        return std::nullopt;
    return *warmup / *main;
}

} // namespace largada::fleet
