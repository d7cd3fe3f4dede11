// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "k6/inspect.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include "k6/go_duration.h"

namespace largada::k6
{

namespace
{

using Json = nlohmann::json;
using std::chrono::milliseconds;

constexpr double nsPerMs = 1e6;
constexpr double nsPerSecond = 1e9;
// k6's defaults (lib/executor/*.go); k6 inspect prints null where they hold.
constexpr double defaultGracefulStopNs = 30 * nsPerSecond;
constexpr double defaultMaxDurationNs = 600 * nsPerSecond;

struct BadField {
    const char *name;
};

const Json *member(const Json &object, const char *key)
{
    const auto it = object.find(key);
    return it == object.end() || it->is_null() ? nullptr : &*it;
}

// Go's time.Duration.String(): "33s", "1m3.5s", "0s"; nullopt for anything else.
std::optional<double> goNanoseconds(const QString &text)
{
    static const QRegularExpression whole(
        QStringLiteral("^(?:[0-9]{1,12}(?:\\.[0-9]{1,12})?(?:ns|us|µs|μs|ms|s|m|h))+$"));
    if (!whole.match(text).hasMatch())
        return std::nullopt;
    const double total = goDuration(text, 1);
    if (total > double(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return total;
}

// Reads the fields of one JSON object; the first that is not of its type is kept in bad.
class Fields
{
public:
    Fields(const Json &object, std::optional<BadField> &bad) : m_object(object), m_bad(bad) {}

    qint64 count(const char *key, qint64 absent) const
    {
        const auto *value = member(m_object, key);
        if (!value)
            return absent;
        if (value->is_number_integer() && (!value->is_number_unsigned() || value->get<quint64>() <= quint64(most)) &&
            value->get<qint64>() >= 0)
            return value->get<qint64>();
        return refuse(key), absent;
    }

    int vus(const char *key, int absent) const
    {
        const auto number = count(key, absent);
        if (number <= std::numeric_limits<int>::max())
            return int(number);
        return refuse(key), absent;
    }

    double nanoseconds(const char *key, double absent) const
    {
        const auto *value = member(m_object, key);
        if (!value)
            return absent;
        if (value->is_string()) {
            if (const auto ns = goNanoseconds(QString::fromStdString(value->get_ref<const std::string &>())))
                return *ns;
        }
        return refuse(key), absent;
    }

    QString text(const char *key) const
    {
        const auto *value = member(m_object, key);
        if (value && !value->is_string())
            refuse(key);
        return value && value->is_string() ? QString::fromStdString(value->get_ref<const std::string &>()) : QString();
    }

    // Highest target and summed duration of the stages.
    struct Stages {
        qint64 highest = 0;
        double nanoseconds = 0;
    };
    Stages stages() const
    {
        Stages sum;
        const auto *list = member(m_object, "stages");
        if (!list)
            return sum;
        if (!list->is_array())
            return refuse("stages"), sum;
        for (const auto &stage : *list) {
            if (!stage.is_object())
                return refuse("stages"), sum;
            const Fields fields(stage, m_bad);
            sum.highest = std::max(sum.highest, fields.count("target", 0));
            sum.nanoseconds += fields.nanoseconds("duration", 0);
        }
        return sum;
    }

    bool has(const char *key) const { return member(m_object, key) != nullptr; }
    void refuse(const char *key) const
    {
        if (!m_bad)
            m_bad = BadField{key};
    }

private:
    static constexpr qint64 most = std::numeric_limits<qint64>::max();
    const Json &m_object;
    std::optional<BadField> &m_bad;
};

int toVus(qint64 count, const Fields &fields)
{
    if (count > std::numeric_limits<int>::max())
        fields.refuse("stages");
    return int(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

milliseconds toMilliseconds(double nanoseconds)
{
    return milliseconds(std::llround(nanoseconds / nsPerMs));
}

void setArrivalRate(Scenario &scenario, const Fields &fields, qint64 perUnit)
{
    scenario.vus = fields.vus("preAllocatedVUs", 0);
    scenario.maxVus = std::max(scenario.vus, fields.vus("maxVUs", 0));
    const double unit = fields.nanoseconds("timeUnit", nsPerSecond);
    if (unit > 0)
        scenario.rate = double(perUnit) * nsPerSecond / unit;
    else
        fields.refuse("timeUnit");
}

// Sets VUs, rate and iterations; gives how long the scenario works, graceful stop left out, nullopt for no end.
std::optional<double> setWork(Scenario &scenario, const Fields &fields)
{
    const auto stages = fields.stages();
    const auto &executor = scenario.executor;
    if (executor == QStringLiteral("constant-arrival-rate")) {
        setArrivalRate(scenario, fields, fields.count("rate", 0));
        return fields.nanoseconds("duration", 0);
    }
    if (executor == QStringLiteral("ramping-arrival-rate")) {
        setArrivalRate(scenario, fields, std::max(fields.count("startRate", 0), stages.highest));
        return stages.nanoseconds;
    }
    if (executor == QStringLiteral("ramping-vus")) {
        scenario.vus = std::max(fields.vus("startVUs", 1), toVus(stages.highest, fields));
        scenario.maxVus = scenario.vus;
        return stages.nanoseconds;
    }
    if (executor == QStringLiteral("externally-controlled")) {
        scenario.vus = fields.vus("maxVUs", fields.vus("vus", 0)); // k6 makes all of them before the start
        scenario.maxVus = scenario.vus;
        const double duration = fields.nanoseconds("duration", 0);
        return duration > 0 ? std::optional(duration) : std::nullopt;
    }
    scenario.vus = fields.vus("vus", 1);
    scenario.maxVus = scenario.vus;
    if (executor == QStringLiteral("constant-vus"))
        return fields.nanoseconds("duration", 0);
    if (executor == QStringLiteral("shared-iterations"))
        scenario.sharedIterations = fields.count("iterations", 1);
    return fields.nanoseconds("maxDuration", defaultMaxDurationNs);
}

Scenario toScenario(const QString &name, const Json &json, std::optional<BadField> &bad)
{
    const Fields fields(json, bad);
    Scenario scenario;
    scenario.name = name;
    scenario.executor = fields.text("executor");
    if (scenario.executor.isEmpty())
        fields.refuse("executor");
    const double start = fields.nanoseconds("startTime", 0);
    scenario.startsAt = toMilliseconds(start);
    const bool isExternal = scenario.executor == QStringLiteral("externally-controlled");
    const double stop = isExternal ? 0 : fields.nanoseconds("gracefulStop", defaultGracefulStopNs);
    if (const auto work = setWork(scenario, fields)) {
        scenario.worksUntil = toMilliseconds(start + *work);
        scenario.endsAt = toMilliseconds(start + *work + stop);
    }
    return scenario;
}

// The scenario that k6 makes of the short forms (lib/executor/execution_config_shortcuts.go).
Scenario fromShortForm(const Json &options, std::optional<BadField> &bad)
{
    const Fields fields(options, bad);
    Json scenario = Json::object();
    const auto copy = [&](const char *from, const char *to) {
        if (const auto *value = member(options, from))
            scenario[to] = *value;
    };
    const auto *stages = member(options, "stages");
    if (fields.has("iterations")) {
        scenario["executor"] = "shared-iterations";
        copy("vus", "vus");
        copy("iterations", "iterations");
        copy("duration", "maxDuration");
    } else if (fields.has("duration")) {
        scenario["executor"] = "constant-vus";
        copy("vus", "vus");
        copy("duration", "duration");
    } else if (stages && !stages->empty()) {
        scenario["executor"] = "ramping-vus";
        copy("vus", "startVUs");
        copy("stages", "stages");
    } else {
        scenario["executor"] = "per-vu-iterations"; // one VU, one iteration
    }
    return toScenario(QStringLiteral("default"), scenario, bad);
}

QVector<Scenario> toScenarios(const Json &options, std::optional<BadField> &bad)
{
    QVector<Scenario> scenarios;
    const auto *list = member(options, "scenarios");
    if (list && !list->is_object()) {
        bad = BadField{"scenarios"};
        return scenarios;
    }
    if (list) {
        for (const auto &[name, scenario] : list->items()) {
            if (!scenario.is_object())
                bad = BadField{"scenarios"};
            else
                scenarios += toScenario(QString::fromStdString(name), scenario, bad);
        }
    }
    if (scenarios.isEmpty())
        scenarios += fromShortForm(options, bad);
    return scenarios;
}

QVector<Threshold> toThresholds(const Json &options, std::optional<BadField> &bad)
{
    QVector<Threshold> thresholds;
    const auto *metrics = member(options, "thresholds");
    if (!metrics)
        return thresholds;
    const Fields fields(options, bad);
    if (!metrics->is_object())
        return fields.refuse("thresholds"), thresholds;
    for (const auto &[metric, list] : metrics->items()) {
        if (list.is_null())
            continue;
        if (!list.is_array())
            return fields.refuse("thresholds"), thresholds;
        for (const auto &entry : list) {
            const auto *expression = entry.is_object() ? member(entry, "threshold") : &entry;
            if (!expression || !expression->is_string())
                return fields.refuse("thresholds"), thresholds;
            thresholds += Threshold{QString::fromStdString(metric),
                                    QString::fromStdString(expression->get_ref<const std::string &>())};
        }
    }
    return thresholds;
}

// The highest sum at any start; nothing rises between two starts.
int highestTogether(const QVector<Scenario> &scenarios, int Scenario::*vus)
{
    qint64 highest = 0;
    for (const auto &at : scenarios) {
        qint64 sum = 0;
        for (const auto &other : scenarios) {
            const bool isOn = other.startsAt <= at.startsAt && (!other.endsAt || *other.endsAt > at.startsAt);
            if (isOn || &other == &at)
                sum += other.*vus;
        }
        highest = std::max(highest, sum);
    }
    return int(std::min<qint64>(highest, std::numeric_limits<int>::max()));
}

} // namespace

int Inspection::plannedVus() const
{
    return highestTogether(scenarios, &Scenario::vus);
}

Result<Inspection> parseInspection(const QByteArray &json)
{
    const auto options = Json::parse(json.cbegin(), json.cend(), nullptr, /*throw*/ false);
    if (!options.is_object())
        return Error{Errc::Protocol, QStringLiteral("not the JSON object that k6 inspect prints"), {}};
    std::optional<BadField> bad;
    Inspection inspection;
    inspection.scenarios = toScenarios(options, bad);
    inspection.thresholds = toThresholds(options, bad);
    const Fields fields(options, bad);
    milliseconds end{0};
    for (const auto &scenario : std::as_const(inspection.scenarios))
        end = std::max(end, scenario.endsAt.value_or(scenario.startsAt));
    inspection.totalDuration = toMilliseconds(fields.nanoseconds("totalDuration", double(end.count()) * nsPerMs));
    inspection.maxVus = fields.vus("maxVUs", highestTogether(inspection.scenarios, &Scenario::maxVus));
    if (bad)
        return Error{Errc::Protocol, QStringLiteral("k6 inspect: not of the type it should have"),
                     QString::fromLatin1(bad->name)};
    return inspection;
}

} // namespace largada::k6
