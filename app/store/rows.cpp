// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rows.h"

#include <optional>
#include <type_traits>

#include "store/columns.h"

namespace largada::store
{

namespace
{

// The three ways to walk over a type's fields. group(): a value of several columns that may be absent as a whole; its
// first column is then NULL. derived(): written for queries, not read back.
struct Names {
    QStringList names;

    template<class T>
    void field(const char *name, const T & /*value*/)
    {
        names.append(QString::fromLatin1(name));
    }
    template<class T, class Fields>
    void group(const std::optional<T> & /*value*/, Fields fields)
    {
        const T none{};
        fields(*this, none);
    }
    template<class Fn>
    void derived(const char *name, Fn /*value*/)
    {
        names.append(QString::fromLatin1(name));
    }
};

template<class T, class Fields>
qsizetype columnCount(const std::optional<T> &value, Fields fields)
{
    Names names;
    names.group(value, fields);
    return names.names.size();
}

struct Packer {
    QVariantList row;

    template<class T>
    void field(const char * /*name*/, const T &value)
    {
        row.append(toColumn(value));
    }
    template<class T, class Fields>
    void group(const std::optional<T> &value, Fields fields)
    {
        if (value)
            fields(*this, *value);
        else
            row.resize(row.size() + columnCount(value, fields));
    }
    template<class Fn>
    void derived(const char * /*name*/, Fn value)
    {
        row.append(toColumn(value()));
    }
};

struct Unpacker {
    const QVariantList &row;
    qsizetype at = 0;
    QString notUnderstood;

    explicit Unpacker(const QVariantList &columns) : row(columns) {}

    template<class T>
    void field(const char *name, T &value)
    {
        const QVariant column = row.value(at++);
        if (!fromColumn(column, value))
            notUnderstood = QString::fromLatin1(name) + QStringLiteral(": ") + column.toString();
    }
    template<class T, class Fields>
    void group(std::optional<T> &value, Fields fields)
    {
        value.reset();
        if (row.value(at).isNull())
            at += columnCount(value, fields);
        else
            fields(*this, value.emplace());
    }
    template<class Fn>
    void derived(const char * /*name*/, Fn /*value*/)
    {
        ++at;
    }
};

// A type's fields, const or not. The structured bindings name all of them: a field that is added to the type and
// forgotten here does not compile.
template<class T, class Of>
concept IsA = std::is_same_v<std::remove_const_t<T>, Of>;

constexpr auto countColumns = [](auto &io, auto &value) {
    auto &[requests, failed, iterations, dropped] = value;
    io.field("requests", requests);
    io.field("failed", failed);
    io.field("iterations", iterations);
    io.field("dropped", dropped);
};

constexpr auto errorColumns = [](auto &io, auto &value) {
    auto &[code, what, subject, status] = value;
    io.field("error_code", code);
    io.field("error_what", what);
    io.field("error_subject", subject);
    io.field("error_status", status);
};

constexpr auto errorReasonColumns = [](auto &io, auto &value) {
    auto &[code, detail, number, total] = value;
    io.field("error_reason_code", code);
    io.field("error_reason_detail", detail);
    io.field("error_reason_number", number);
    io.field("error_reason_total", total);
};

constexpr auto clusterColumns = [](auto &io, auto &value) {
    auto &[attached, context, ns, pods, warmupContainer, mainContainer] = value;
    io.field("cluster_attached", attached);
    io.field("cluster_context", context);
    io.field("cluster_namespace", ns);
    io.field("cluster_pods", pods);
    io.field("cluster_warmup_container", warmupContainer);
    io.field("cluster_main_container", mainContainer);
};

template<class Io, IsA<fleet::RunSettings> T>
void fields(Io &io, T &value)
{
    auto &[script, scriptSha256, runners, warmupPercent, split, envNames, setup, stragglers, minimum, gateTimeout,
           countdown, mode, startAt, cluster] = value;
    io.field("script", script);
    io.field("script_sha256", scriptSha256);
    io.field("runners", runners);
    io.field("warmup_percent", warmupPercent);
    io.field("split", split);
    io.field("env_names", envNames);
    io.field("setup", setup);
    io.field("stragglers", stragglers);
    io.field("minimum", minimum);
    io.field("gate_timeout_ms", gateTimeout);
    io.field("countdown_ms", countdown);
    io.field("start_mode", mode);
    io.field("start_at", startAt);
    io.group(cluster, clusterColumns);
}

template<class Io, IsA<fleet::RunRecord> T>
void fields(Io &io, T &value)
{
    // The store gives the number, and never takes it from outside.
    auto &[id, number, outcome, fleet, k6Version, error, errorReason, startedAt, endedAt, settings, thresholds,
           warnings, phases, series, demoTarget] = value;
    io.field("id", id.value);
    io.field("outcome", outcome);
    io.field("fleet", fleet);
    io.field("k6_version", k6Version);
    io.group(error, errorColumns);
    io.group(errorReason, errorReasonColumns);
    io.field("started_at", startedAt);
    io.field("ended_at", endedAt);
    fields(io, settings);
}

template<class Io, IsA<fleet::PhaseRecord> T>
void fields(Io &io, T &value)
{
    auto &[phase, share, runners, started, maxVus, spread, gateMs, waitMs, startedAt, endedAt, detail] = value;
    auto &[releaseBoundMs, releaseEstimateMs, loadBoundMs, loadIsHeadline] = spread;
    io.field("phase", phase);
    io.field("share", share);
    io.field("runners", runners);
    io.field("started", started);
    io.field("max_vus", maxVus);
    io.field("release_bound_ms", releaseBoundMs);
    io.field("release_estimate_ms", releaseEstimateMs);
    io.field("load_bound_ms", loadBoundMs);
    io.field("load_is_headline", loadIsHeadline);
    io.field("gate_ms", gateMs);
    io.field("wait_ms", waitMs);
    io.field("started_at", startedAt);
    io.field("ended_at", endedAt);
    const auto total = [&value](qint64 fleet::Counts::*figure) {
        return [&value, figure]() -> std::optional<qint64> {
            const auto totals = value.totals();
            return totals ? std::optional(*totals.*figure) : std::nullopt;
        };
    };
    io.derived("requests", total(&fleet::Counts::requests));
    io.derived("failed", total(&fleet::Counts::failed));
    io.derived("iterations", total(&fleet::Counts::iterations));
    io.derived("dropped", total(&fleet::Counts::dropped));
}

template<class Io, IsA<fleet::RunnerRecord> T>
void fields(Io &io, T &value)
{
    auto &[name, armedAt, releasedAt, acknowledgedAt, start, endedAt, exitCode, reason, lost, cpuPercent, cores, rssMb,
           counts, countSource, latency, lastLines, node] = value;
    auto &[reasonCode, reasonDetail, reasonNumber, reasonTotal] = reason;
    auto &[avg, min, p50, p90, p95, p99, max] = latency;
    io.field("name", name.value);
    io.field("armed_at", armedAt);
    io.field("released_at", releasedAt);
    io.field("acknowledged_at", acknowledgedAt);
    auto &[sentMs, acknowledgedMs, loadSeenMs] = start;
    io.field("sent_ms", sentMs);
    io.field("acknowledged_ms", acknowledgedMs);
    io.field("load_seen_ms", loadSeenMs);
    io.field("ended_at", endedAt);
    io.field("exit_code", exitCode);
    io.field("reason_code", reasonCode);
    io.field("reason_detail", reasonDetail);
    io.field("reason_number", reasonNumber);
    io.field("reason_total", reasonTotal);
    io.field("lost", lost);
    io.field("cpu_percent", cpuPercent);
    io.field("cores", cores);
    io.field("rss_mb", rssMb);
    io.group(counts, countColumns);
    io.field("count_source", countSource);
    io.field("latency_avg_ms", avg);
    io.field("latency_min_ms", min);
    io.field("latency_p50_ms", p50);
    io.field("latency_p90_ms", p90);
    io.field("latency_p95_ms", p95);
    io.field("latency_p99_ms", p99);
    io.field("latency_max_ms", max);
    io.field("last_lines", lastLines);
    io.field("node", node);
}

template<class Io, IsA<fleet::SeriesPoint> T>
void fields(Io &io, T &value)
{
    auto &[at, phase, runners, vus, requests, failed, avgLow, avgHigh, p95Low, p95High] = value;
    io.field("at", at);
    io.field("phase", phase);
    io.field("runners", runners);
    io.field("vus", vus);
    io.field("requests", requests);
    io.field("failed", failed);
    io.field("avg_low_ms", avgLow);
    io.field("avg_high_ms", avgHigh);
    io.field("p95_low_ms", p95Low);
    io.field("p95_high_ms", p95High);
}

template<class Io, IsA<fleet::ThresholdResult> T>
void fields(Io &io, T &value)
{
    auto &[metric, expression, ok, runnersFailed] = value;
    io.field("metric", metric);
    io.field("expression", expression);
    io.field("ok", ok);
    io.field("runners_failed", runnersFailed);
}

template<class Io, IsA<fleet::Warning> T>
void fields(Io &io, T &value)
{
    auto &[code, phase, runner, number, detail, check] = value;
    io.field("code", code);
    io.field("phase", phase);
    io.field("runner", runner.value);
    io.field("value", number);
    io.field("detail", detail);
    io.field("preflight_check", check);
}

template<class Io, IsA<fleet::DemoTargetCounts> T>
void fields(Io &io, T &value)
{
    auto &[container, requests, runners, firstSpreadMs] = value;
    io.field("container", container);
    io.field("requests", requests);
    io.field("runners", runners);
    io.field("first_spread_ms", firstSpreadMs);
}

// run: coordinated_runs, main: its row of coordinated_phases, if there is one.
template<class Io, IsA<RunSummary> T>
void fields(Io &io, T &value)
{
    auto &[id, outcome, startedAt, endedAt, script, runners, requests, failed, maxVus, p95Low, p95High, releaseBoundMs,
           thresholdsMissed, number] = value;
    io.field("run.id", id.value);
    io.field("run.outcome", outcome);
    io.field("run.started_at", startedAt);
    io.field("run.ended_at", endedAt);
    io.field("CASE WHEN run.script = '' THEN coalesce(run.cluster_pods, '') ELSE run.script END", script);
    io.field("run.runners", runners);
    io.field("main.requests", requests);
    io.field("main.failed", failed);
    io.field("main.max_vus", maxVus);
    io.field("(SELECT min(r.latency_p95_ms) FROM coordinated_runners r WHERE r.run_id = run.id AND r.phase = 'main')",
             p95Low);
    io.field("(SELECT max(r.latency_p95_ms) FROM coordinated_runners r WHERE r.run_id = run.id AND r.phase = 'main')",
             p95High);
    io.field("main.release_bound_ms", releaseBoundMs);
    io.field("EXISTS (SELECT 1 FROM coordinated_thresholds t WHERE t.run_id = run.id AND NOT t.ok)", thresholdsMissed);
    io.field("run.number", number);
}

} // namespace

template<class T>
QStringList columnNames()
{
    Names names;
    const T none{};
    fields(names, none);
    return names.names;
}

template<class T>
QVariantList pack(const T &value)
{
    Packer packer;
    fields(packer, value);
    return packer.row;
}

template<class T>
Result<T> unpack(const QVariantList &row)
{
    T value{};
    Unpacker unpacker(row);
    fields(unpacker, value);
    if (!unpacker.notUnderstood.isEmpty())
        return Error{Errc::Unsupported, QStringLiteral("not understood: ") + unpacker.notUnderstood, {}};
    return value;
}

#define LARGADA_ROW(Type)                                                                                              \
    template QStringList columnNames<Type>();                                                                          \
    template QVariantList pack<Type>(const Type &);                                                                    \
    template Result<Type> unpack<Type>(const QVariantList &);

LARGADA_ROW(fleet::RunRecord)
LARGADA_ROW(fleet::PhaseRecord)
LARGADA_ROW(fleet::RunnerRecord)
LARGADA_ROW(fleet::SeriesPoint)
LARGADA_ROW(fleet::ThresholdResult)
LARGADA_ROW(fleet::Warning)
LARGADA_ROW(fleet::DemoTargetCounts)
template QStringList columnNames<RunSummary>();
template Result<RunSummary> unpack<RunSummary>(const QVariantList &);

#undef LARGADA_ROW

} // namespace largada::store
