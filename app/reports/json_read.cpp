// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/json_read.h"

#include <limits>

#include <QDateTime>
#include <nlohmann/json.hpp>

#include "reports/json_keys.h"

namespace largada::reports
{

namespace
{

using Json = nlohmann::json;

// Walks an object. The first thing that is not as expected is kept with its path; everything after it reads as empty,
// so that callers need not look after each key.
class Reader
{
public:
    Reader(const Json &json, QString path, QString &problem) : m_json(json), m_path(std::move(path)), m_problem(problem)
    {
        if (!m_json.is_object())
            complain({}, "is not an object");
    }

    QString text(const char *key) const
    {
        const Json &value = at(key);
        return value.is_string() ? toText(value) : complain(key, "is not a text");
    }

    QString textOrNull(const char *key) const { return at(key).is_null() ? QString() : text(key); }

    bool flag(const char *key) const
    {
        const Json &value = at(key);
        if (value.is_boolean())
            return value.get<bool>();
        complain(key, "is not true or false");
        return false;
    }

    qint64 whole(const char *key, qint64 highest = std::numeric_limits<qint64>::max()) const
    {
        const Json &value = at(key);
        constexpr auto most = static_cast<quint64>(std::numeric_limits<qint64>::max());
        if (value.is_number_integer() && !(value.is_number_unsigned() && value.get<quint64>() > most)) {
            const auto number = value.get<qint64>();
            if (number <= highest && number >= -highest - 1)
                return number;
        }
        complain(key, "is not a whole number in range");
        return 0;
    }

    int count(const char *key) const { return static_cast<int>(whole(key, std::numeric_limits<int>::max())); }

    std::optional<int> countOrNull(const char *key) const
    {
        return at(key).is_null() ? std::nullopt : std::optional(count(key));
    }

    double number(const char *key) const
    {
        const Json &value = at(key);
        if (value.is_number())
            return value.get<double>();
        complain(key, "is not a number");
        return 0;
    }

    std::optional<double> numberOrNull(const char *key) const
    {
        return at(key).is_null() ? std::nullopt : std::optional(number(key));
    }

    WallTime time(const char *key) const
    {
        const QString written = text(key);
        const QDateTime time = QDateTime::fromString(written, Qt::ISODateWithMs);
        if (time.isValid() && time.timeSpec() != Qt::LocalTime)
            return WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
        complain(key, "is not a time in UTC");
        return {};
    }

    std::optional<WallTime> timeOrNull(const char *key) const
    {
        return at(key).is_null() ? std::nullopt : std::optional(time(key));
    }

    // A word that fromWord() knows.
    template<class Fn>
    auto word(const char *key, Fn fromWord) const
    {
        const QString written = text(key);
        const auto value = fromWord(written);
        if (!value)
            complain(key, "is not a known word");
        return value.value_or(typename decltype(value)::value_type{});
    }

    template<class Enum>
    Enum word(const char *key) const
    {
        return word(key, [](const QString &written) { return fromKey<Enum>(written); });
    }

    template<class Fn>
    auto object(const char *key, Fn read) const
    {
        return read(Reader(at(key), pathOf(key), m_problem));
    }

    template<class Fn>
    auto objectOrNull(const char *key, Fn read) const -> std::optional<decltype(read(*this))>
    {
        if (at(key).is_null())
            return std::nullopt;
        return object(key, read);
    }

    template<class Fn>
    auto objects(const char *key, Fn read) const
    {
        QVector<decltype(read(*this))> items;
        eachItem(key,
                 [&](const Json &item, const QString &path) { items.append(read(Reader(item, path, m_problem))); });
        return items;
    }

    QStringList texts(const char *key) const
    {
        QStringList items;
        eachItem(key, [&](const Json &item, const QString &path) {
            items.append(item.is_string() ? toText(item) : complainAt(path, "is not a text"));
        });
        return items;
    }

    // A list of numbers, each of which may be null.
    QVector<std::optional<double>> numbers(const char *key) const
    {
        QVector<std::optional<double>> items;
        eachItem(key, [&](const Json &item, const QString &path) {
            if (!item.is_number() && !item.is_null())
                complainAt(path, "is not a number");
            items.append(item.is_number() ? std::optional(item.get<double>()) : std::nullopt);
        });
        return items;
    }

    bool isNull(const char *key) const { return at(key).is_null(); }
    // For what earlier programs did not write.
    bool has(const char *key) const { return m_json.is_object() && m_json.contains(key); }
    QString complain(const char *key, const char *what) const { return complainAt(pathOf(key), what); }

private:
    static QString toText(const Json &value) { return QString::fromStdString(value.get_ref<const std::string &>()); }

    QString pathOf(const char *key) const
    {
        if (!key)
            return m_path;
        return m_path.isEmpty() ? QString::fromLatin1(key) : m_path + u'.' + QLatin1String(key);
    }

    const Json &at(const char *key) const
    {
        static const Json missing(Json::value_t::discarded);
        if (!m_json.is_object())
            return missing;
        const auto it = m_json.find(key);
        if (it == m_json.end())
            complain(key, "is missing");
        return it == m_json.end() ? missing : *it;
    }

    template<class Fn>
    void eachItem(const char *key, Fn visit) const
    {
        const Json &list = at(key);
        if (!list.is_array()) {
            complain(key, "is not a list");
            return;
        }
        for (size_t i = 0; i < list.size(); ++i)
            visit(list[i], QStringLiteral("%1[%2]").arg(pathOf(key)).arg(i));
    }

    QString complainAt(const QString &path, const char *what) const
    {
        if (m_problem.isEmpty())
            m_problem = (path.isEmpty() ? QStringLiteral("the report") : path) + u' ' + QLatin1String(what);
        return {};
    }

    const Json &m_json;
    QString m_path;
    QString &m_problem;
};

fleet::Reason readReason(const Reader &from)
{
    return {from.word<fleet::ReasonCode>("code"), from.text("detail"), from.count("number"), from.count("total")};
}

Error readError(const Reader &from)
{
    return {from.word<Errc>("code"), from.text("what"), from.text("subject"), from.count("status")};
}

fleet::ThresholdResult readThreshold(const Reader &from)
{
    return {from.text("metric"), from.text("expression"), from.flag("ok"), from.count("runners_failed")};
}

fleet::Check readCheck(const Reader &from)
{
    fleet::Check check{from.word<fleet::CheckId>("id"),
                       from.word<fleet::CheckLevel>("level"),
                       from.text("subject"),
                       from.text("detail"),
                       {}};
    for (const auto &value : from.numbers("values")) {
        if (!value)
            from.complain("values", "has a null");
        check.values.append(value.value_or(0));
    }
    return check;
}

fleet::Warning readWarning(const Reader &from)
{
    return {from.word<fleet::WarningCode>("code"),
            from.word("phase", fleet::phaseFromKey),
            RunnerId{from.textOrNull("runner")},
            from.numberOrNull("value").value_or(0),
            from.text("detail"),
            from.objectOrNull("check", readCheck)};
}

fleet::Latency readLatency(const Reader &from)
{
    fleet::Latency latency;
    latency.avg = from.numberOrNull("avg");
    latency.min = from.numberOrNull("min");
    latency.p50 = from.numberOrNull("p50");
    latency.p90 = from.numberOrNull("p90");
    latency.p95 = from.numberOrNull("p95");
    latency.p99 = from.numberOrNull("p99");
    latency.max = from.numberOrNull("max");
    return latency;
}

std::optional<fleet::Counts> readCounts(const Reader &from)
{
    if (from.isNull("requests"))
        return std::nullopt;
    return fleet::Counts{from.whole("requests"), from.whole("failed"), from.whole("iterations"),
                         from.whole("dropped_iterations")};
}

fleet::CountSource readCountSource(const Reader &from)
{
    return from.isNull("requests_source")
               ? fleet::CountSource::None
               : from.word("requests_source", [](const QString &key) -> std::optional<fleet::CountSource> {
                     const auto source = fleet::countSourceFromKey(key);
                     return source == fleet::CountSource::None ? std::nullopt : std::optional(source);
                 });
}

fleet::RunnerRecord readRunner(const Reader &from)
{
    fleet::RunnerRecord runner;
    runner.name.value = from.text("name");
    runner.armedAt = from.timeOrNull("armed_at");
    runner.releasedAt = from.timeOrNull("released_at");
    runner.acknowledgedAt = from.timeOrNull("acknowledged_at");
    runner.start = {from.numberOrNull("sent_ms"), from.numberOrNull("acknowledged_ms"),
                    from.numberOrNull("load_seen_ms")};
    runner.endedAt = from.timeOrNull("ended_at");
    runner.exitCode = from.countOrNull("exit_code");
    runner.reason = from.objectOrNull("reason", readReason).value_or(fleet::Reason());
    runner.lost = from.flag("lost");
    runner.cpuPercent = from.numberOrNull("cpu_percent");
    runner.cores = from.number("cores");
    runner.rssMb = from.numberOrNull("rss_mb");
    runner.counts = readCounts(from);
    runner.countSource = readCountSource(from);
    runner.latency = from.object("latency_ms", readLatency);
    runner.lastLines = from.texts("last_lines");
    if (from.has("node"))
        runner.node = from.textOrNull("node");
    return runner;
}

fleet::Spread readSpread(const Reader &from)
{
    return {from.numberOrNull("release_bound_ms"), from.numberOrNull("release_estimate_ms"),
            from.numberOrNull("load_bound_ms"), from.flag("load_is_headline")};
}

// Totals, latency and ranges of a phase are not read: they follow from its runners.
fleet::PhaseRecord readPhase(const Reader &from)
{
    fleet::PhaseRecord phase;
    phase.phase = from.word("name", fleet::phaseFromKey);
    phase.share = from.numberOrNull("share");
    phase.runners = from.count("runners");
    phase.started = from.count("started");
    phase.maxVus = from.count("max_vus");
    phase.spread = from.object("spread", readSpread);
    phase.gateMs = from.numberOrNull("gate_ms");
    phase.waitMs = from.numberOrNull("wait_ms");
    phase.startedAt = from.timeOrNull("started_at");
    phase.endedAt = from.timeOrNull("ended_at");
    phase.detail = from.objects("runners_detail", readRunner);
    return phase;
}

fleet::ClusterSettings readCluster(const Reader &from)
{
    fleet::ClusterSettings cluster{from.flag("attached"), from.text("context"), from.text("namespace"),
                                   from.text("pods")};
    if (from.has("warmup_container"))
        cluster.warmupContainer = from.text("warmup_container");
    if (from.has("main_container"))
        cluster.mainContainer = from.text("main_container");
    return cluster;
}

fleet::RunSettings readSettings(const Reader &from)
{
    fleet::RunSettings settings;
    settings.script = from.text("script");
    settings.scriptSha256 = from.text("script_sha256");
    settings.runners = from.count("runners");
    settings.warmupPercent = from.countOrNull("warmup_percent");
    settings.split = from.flag("split");
    settings.envNames = from.texts("env_names");
    settings.setup = from.word<fleet::SetupMode>("setup");
    settings.stragglers = from.word<fleet::StragglerPolicy>("stragglers");
    settings.minimum = from.count("minimum");
    settings.gateTimeout = std::chrono::milliseconds(from.whole("gate_timeout_ms"));
    settings.countdown = std::chrono::milliseconds(from.whole("countdown_ms"));
    if (from.has("start_mode"))
        settings.mode = from.word("start_mode", fleet::startModeFromKey);
    if (from.has("start_at"))
        settings.startAt = from.timeOrNull("start_at");
    if (from.has("cluster"))
        settings.cluster = from.objectOrNull("cluster", readCluster);
    return settings;
}

void readLowHigh(const Reader &from, const char *key, std::optional<double> &low, std::optional<double> &high)
{
    if (from.isNull(key))
        return;
    const auto values = from.numbers(key);
    if (values.size() != 2) {
        from.complain(key, "is not a pair");
        return;
    }
    low = values[0];
    high = values[1];
}

fleet::SeriesPoint readPoint(const Reader &from)
{
    fleet::SeriesPoint point{};
    point.at = from.time("at");
    point.phase = from.word("phase", fleet::phaseFromKey);
    point.runners = from.count("runners");
    point.vus = from.count("vus");
    point.requests = from.whole("requests");
    point.failed = from.whole("failed");
    readLowHigh(from, "avg_ms", point.avgLow, point.avgHigh);
    readLowHigh(from, "p95_ms", point.p95Low, point.p95High);
    return point;
}

fleet::DemoTargetCounts readDemo(const Reader &from)
{
    return {from.text("container"), from.whole("requests"), from.count("runners"),
            from.numberOrNull("first_spread_ms")};
}

fleet::RunRecord readRun(const Reader &from)
{
    fleet::RunRecord run;
    run.id.value = from.text("id");
    run.outcome = from.word("outcome", fleet::outcomeFromKey);
    run.fleet = from.text("fleet");
    run.k6Version = from.textOrNull("k6_version");
    run.error = from.objectOrNull("error", readError);
    run.errorReason = from.objectOrNull("error_reason", readReason);
    run.startedAt = from.time("started_at");
    run.endedAt = from.timeOrNull("ended_at");
    run.settings = from.object("settings", readSettings);
    run.thresholds = from.objects("thresholds", readThreshold);
    run.warnings = from.objects("warnings", readWarning);
    run.phases = from.objects("phases", readPhase);
    run.series = from.objects("series", readPoint);
    run.demoTarget = from.objects("demo_target", readDemo);
    return run;
}

} // namespace

Result<fleet::RunRecord> runFromJson(const QByteArray &bytes)
{
    const Json json = Json::parse(bytes.cbegin(), bytes.cend(), nullptr, false);
    if (json.is_discarded())
        return Error{Errc::Protocol, QStringLiteral("the report is not JSON"), {}};
    QString problem;
    const Reader reader(json, {}, problem);
    const qint64 version = reader.whole("report_version");
    if (problem.isEmpty() && version > reportVersion) {
        return Error{Errc::Unsupported,
                     QStringLiteral("report_version is %1, this program knows %2").arg(version).arg(reportVersion),
                     {}};
    }
    fleet::RunRecord run = readRun(reader);
    if (!problem.isEmpty())
        return Error{Errc::Protocol, problem, {}};
    return run;
}

} // namespace largada::reports
