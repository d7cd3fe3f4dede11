// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "fleet/run_figures.h"
#include "reports/json_keys.h"
#include "reports/json_read.h"
#include "reports/plain_english.h"
#include "reports/run_report.h"

namespace largada::reports
{

namespace
{

using Json = nlohmann::ordered_json;

Json json(const QString &text)
{
    return text.toStdString();
}

Json json(QLatin1String key)
{
    return std::string(key.data(), static_cast<size_t>(key.size()));
}

Json json(WallTime time)
{
    return json(isoTime(time));
}

Json json(double value)
{
    return value;
}

Json json(int value)
{
    return value;
}

template<class T>
Json json(const std::optional<T> &value)
{
    return value ? json(*value) : Json(nullptr);
}

Json textOrNull(const QString &text)
{
    return text.isEmpty() ? Json(nullptr) : json(text);
}

Json json(const QStringList &lines)
{
    Json list = Json::array();
    for (const QString &line : lines)
        list.push_back(json(line));
    return list;
}

template<class Item, class Fn>
Json listOf(const QVector<Item> &items, Fn toJson)
{
    Json list = Json::array();
    for (const Item &item : items)
        list.push_back(toJson(item));
    return list;
}

Json reasonJson(const fleet::Reason &reason)
{
    return {{"code", json(keyOf(reason.code))},
            {"detail", json(reason.detail)},
            {"number", reason.number},
            {"total", reason.total}};
}

Json errorJson(const Error &error)
{
    return {{"code", json(keyOf(error.code))},
            {"message", json(plainMessage(error))},
            {"what", json(error.what)},
            {"subject", json(error.subject)},
            {"status", error.status}};
}

Json thresholdJson(const fleet::ThresholdResult &threshold)
{
    return {{"metric", json(threshold.metric)},
            {"expression", json(threshold.expression)},
            {"ok", threshold.ok},
            {"runners_failed", threshold.runnersFailed}};
}

Json checkJson(const fleet::Check &check)
{
    return {{"id", json(keyOf(check.id))},
            {"level", json(keyOf(check.level))},
            {"subject", json(check.subject)},
            {"detail", json(check.detail)},
            {"values", listOf(check.values, [](double value) { return json(value); })}};
}

Json warningJson(const fleet::Warning &warning)
{
    const bool hasValue = warning.value != 0 || warning.code == fleet::WarningCode::CpuBound ||
                          warning.code == fleet::WarningCode::DroppedIterations ||
                          warning.code == fleet::WarningCode::SlowSetup;
    return {{"code", json(keyOf(warning.code))},
            {"phase", json(fleet::phaseKey(warning.phase))},
            {"runner", textOrNull(warning.runner.value)},
            {"value", hasValue ? Json(warning.value) : Json(nullptr)},
            {"message", json(plainMessage(warning))},
            {"detail", json(warning.detail)},
            {"check", warning.check ? checkJson(*warning.check) : Json(nullptr)}};
}

Json latencyJson(const fleet::Latency &latency)
{
    return {{"avg", json(latency.avg)}, {"p50", json(latency.p50)}, {"p95", json(latency.p95)},
            {"p99", json(latency.p99)}, {"min", json(latency.min)}, {"p90", json(latency.p90)},
            {"max", json(latency.max)}};
}

Json rangeJson(const std::optional<fleet::Range> &range)
{
    return range ? Json::array({range->low, range->high}) : Json(nullptr);
}

Json runnerJson(const fleet::RunnerRecord &runner)
{
    const auto &counts = runner.counts;
    return {{"name", json(runner.name.value)},
            {"armed_at", json(runner.armedAt)},
            {"released_at", json(runner.releasedAt)},
            {"acknowledged_at", json(runner.acknowledgedAt)},
            {"exit_code", json(runner.exitCode)},
            {"reason", runner.reason == fleet::Reason() ? Json(nullptr) : reasonJson(runner.reason)},
            {"cpu_percent", json(runner.cpuPercent)},
            {"rss_mb", json(runner.rssMb)},
            {"dropped_iterations", counts ? Json(counts->dropped) : Json(nullptr)},
            {"requests", counts ? Json(counts->requests) : Json(nullptr)},
            {"failed", counts ? Json(counts->failed) : Json(nullptr)},
            {"iterations", counts ? Json(counts->iterations) : Json(nullptr)},
            {"requests_source", textOrNull(fleet::countSourceKey(runner.countSource))},
            {"latency_ms", latencyJson(runner.latency)},
            {"ended_at", json(runner.endedAt)},
            {"sent_ms", json(runner.start.sentMs)},
            {"acknowledged_ms", json(runner.start.acknowledgedMs)},
            {"load_seen_ms", json(runner.start.loadSeenMs)},
            {"lost", runner.lost},
            {"cores", runner.cores},
            {"last_lines", json(runner.lastLines)},
            {"node", textOrNull(runner.node)}};
}

Json jsonOf(const fleet::PhaseRecord &phase, const QString &container)
{
    const fleet::PhaseFigures figures = figuresOf(phase);
    const auto &totals = figures.totals;
    return {{"name", json(fleet::phaseKey(phase.phase))},
            {"container", json(container)},
            {"share", json(phase.share)},
            {"runners", phase.runners},
            {"started", phase.started},
            {"spread",
             {{"release_bound_ms", json(phase.spread.releaseBoundMs)},
              {"release_estimate_ms", json(phase.spread.releaseEstimateMs)},
              {"load_bound_ms", json(phase.spread.loadBoundMs)},
              {"load_is_headline", phase.spread.loadIsHeadline}}},
            {"gate_ms", json(phase.gateMs)},
            {"started_at", json(phase.startedAt)},
            {"ended_at", json(phase.endedAt)},
            {"requests", totals ? Json(totals->requests) : Json(nullptr)},
            {"failed", totals ? Json(totals->failed) : Json(nullptr)},
            {"iterations", totals ? Json(totals->iterations) : Json(nullptr)},
            {"requests_source", textOrNull(fleet::countSourceKey(phase.countSource()))},
            {"latency_ms", latencyJson(figures.latency)},
            {"latency_source", figures.source ? json(keyOf(*figures.source)) : Json(nullptr)},
            {"latency_range_ms",
             {{"avg", rangeJson(figures.avg)},
              {"p50", rangeJson(figures.p50)},
              {"p95", rangeJson(figures.p95)},
              {"p99", rangeJson(figures.p99)}}},
            {"runners_detail", listOf(phase.detail, runnerJson)},
            {"dropped_iterations", totals ? Json(totals->dropped) : Json(nullptr)},
            {"lost", phase.lost()},
            {"max_vus", phase.maxVus},
            {"wait_ms", json(phase.waitMs)}};
}

Json clusterJson(const fleet::ClusterSettings &cluster)
{
    return {{"attached", cluster.attached},
            {"context", json(cluster.context)},
            {"namespace", json(cluster.ns)},
            {"pods", json(cluster.pods)},
            {"warmup_container", json(cluster.warmupContainer)},
            {"main_container", json(cluster.mainContainer)}};
}

Json settingsJson(const fleet::RunSettings &settings)
{
    return {{"script", json(settings.script)},
            {"script_sha256", json(settings.scriptSha256)},
            {"runners", settings.runners},
            {"warmup_percent", json(settings.warmupPercent)},
            {"split", settings.split},
            {"env_names", json(settings.envNames)},
            {"setup", json(keyOf(settings.setup))},
            {"stragglers", json(keyOf(settings.stragglers))},
            {"minimum", settings.minimum},
            {"gate_timeout_ms", settings.gateTimeout.count()},
            {"countdown_ms", settings.countdown.count()},
            {"start_mode", json(fleet::startModeKey(settings.mode))},
            {"start_at", json(settings.startAt)},
            {"cluster", settings.cluster ? clusterJson(*settings.cluster) : Json(nullptr)}};
}

Json lowHigh(const std::optional<double> &low, const std::optional<double> &high)
{
    return low || high ? Json::array({json(low), json(high)}) : Json(nullptr);
}

Json pointJson(const fleet::SeriesPoint &point)
{
    return {{"at", json(point.at)},
            {"phase", json(fleet::phaseKey(point.phase))},
            {"runners", point.runners},
            {"vus", point.vus},
            {"requests", point.requests},
            {"failed", point.failed},
            {"avg_ms", lowHigh(point.avgLow, point.avgHigh)},
            {"p95_ms", lowHigh(point.p95Low, point.p95High)}};
}

Json demoJson(const fleet::DemoTargetCounts &counts)
{
    return {{"container", json(counts.container)},
            {"requests", counts.requests},
            {"runners", counts.runners},
            {"first_spread_ms", json(counts.firstSpreadMs)}};
}

// What is not UTF-8 was already replaced when QString became UTF-8; the handler keeps dump() from throwing.
QByteArray line(const Json &object)
{
    return QByteArray::fromStdString(object.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n';
}

} // namespace

QByteArray phaseJson(const fleet::RunRecord &run, const fleet::PhaseRecord &phase)
{
    return line(jsonOf(phase, fleet::containerOf(run.settings, phase.phase)));
}

QByteArray runJson(const fleet::RunRecord &run)
{
    const auto phaseOf = [&run](const fleet::PhaseRecord &phase) {
        return jsonOf(phase, fleet::containerOf(run.settings, phase.phase));
    };
    const Json object{{"id", json(run.id.value)},
                      {"outcome", json(fleet::outcomeKey(run.outcome))},
                      {"fleet", json(run.fleet)},
                      {"k6_version", textOrNull(run.k6Version)},
                      {"error", run.error ? errorJson(*run.error) : Json(nullptr)},
                      {"thresholds", listOf(run.thresholds, thresholdJson)},
                      {"warnings", listOf(run.warnings, warningJson)},
                      {"phases", listOf(run.phases, phaseOf)},
                      {"report_version", reportVersion},
                      {"error_reason", run.errorReason ? reasonJson(*run.errorReason) : Json(nullptr)},
                      {"started_at", json(run.startedAt)},
                      {"ended_at", json(run.endedAt)},
                      {"settings", settingsJson(run.settings)},
                      {"demo_target", listOf(run.demoTarget, demoJson)},
                      {"series", listOf(run.series, pointJson)},
                      {"measured_warmup_ratio", json(measuredWarmupRatio(run))}};
    return line(object);
}

} // namespace largada::reports
