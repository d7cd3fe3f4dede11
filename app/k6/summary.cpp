// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "k6/summary.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <nlohmann/json.hpp>

namespace largada::k6
{

namespace
{

using Json = nlohmann::json;

Error protocolError(const QString &subject)
{
    return Error{Errc::Protocol, QStringLiteral("summary: missing, or not of the type it should have"), subject};
}

const Json *member(const Json &object, const char *key)
{
    if (!object.is_object())
        return nullptr;
    const auto it = object.find(key);
    return it == object.end() || it->is_null() ? nullptr : &*it;
}

QString toText(const Json &string)
{
    return QString::fromStdString(string.get_ref<const std::string &>());
}

// Metric name → its object, whatever the shape. Points into the document.
Result<std::vector<std::pair<QString, const Json *>>> metricsOf(const Json &document)
{
    std::vector<std::pair<QString, const Json *>> found;
    if (const auto *metrics = member(document, "metrics")) { // flat, or handleSummary's
        if (!metrics->is_object())
            return protocolError(QStringLiteral("metrics"));
        for (const auto &[name, metric] : metrics->items()) {
            if (metric.is_object())
                found.emplace_back(QString::fromStdString(name), &metric);
            else if (!metric.is_null())
                return protocolError(QString::fromStdString(name));
        }
        return found;
    }
    const auto *results = member(document, "results");
    const auto *metrics = results ? member(*results, "metrics") : nullptr;
    if (!metrics || !metrics->is_array())
        return protocolError(QStringLiteral("metrics"));
    for (const auto &metric : *metrics) {
        const auto *name = member(metric, "name");
        if (!name || !name->is_string())
            return protocolError(QStringLiteral("results.metrics"));
        found.emplace_back(toText(*name), &metric);
    }
    return found;
}

// The figures of one metric. The flat shape has them beside "thresholds", the others in "values"; a metric whose
// values are null has none.
class Values
{
public:
    Values(const QString &name, const Json &metric) : m_name(name)
    {
        const auto values = metric.find("values");
        m_values = values == metric.end() ? &metric : &*values;
        if (!m_values->is_object() && !m_values->is_null())
            m_error = protocolError(name);
    }

    std::optional<double> number(const char *key)
    {
        const auto *value = member(*m_values, key);
        if (!value)
            return std::nullopt;
        if (value->is_number() && std::isfinite(value->get<double>()))
            return value->get<double>();
        m_error = protocolError(m_name + QLatin1Char('.') + QString::fromLatin1(key));
        return std::nullopt;
    }

    qint64 count(const char *key)
    {
        const auto value = number(key).value_or(0);
        constexpr double most = 9e15; // exact in a double
        if (value >= 0 && value <= most)
            return std::llround(value);
        m_error = protocolError(m_name + QLatin1Char('.') + QString::fromLatin1(key));
        return 0;
    }

    bool has(const char *key) const { return member(*m_values, key) != nullptr; }
    const std::optional<Error> &error() const { return m_error; }

private:
    QString m_name;
    const Json *m_values = nullptr;
    std::optional<Error> m_error;
};

void readMetric(const QString &name, Values &values, Summary &summary)
{
    // Percentiles are "p(95)", but "p95" in the machine-readable shape.
    const auto percentile = [&values](const char *key, const char *machineReadable) {
        return values.number(values.has(key) ? key : machineReadable);
    };
    if (name == QStringLiteral("http_reqs")) {
        summary.requests = values.count("count");
    } else if (name == QStringLiteral("iterations")) {
        summary.iterations = values.count("count");
    } else if (name == QStringLiteral("dropped_iterations")) {
        summary.droppedIterations = values.count("count");
    } else if (name == QStringLiteral("http_req_failed")) {
        // A rate counts what is true: its passes are the requests that failed.
        summary.failedRequests = values.count(values.has("passes") ? "passes" : "matches");
        summary.failedShare = values.number(values.has("rate") ? "rate" : "value");
    } else if (name == QStringLiteral("data_received")) {
        if (values.has("count"))
            summary.dataReceived = values.count("count");
    } else if (name == QStringLiteral("http_req_duration")) {
        auto &trend = summary.requestDuration;
        trend.avg = values.number("avg");
        trend.min = values.number("min");
        trend.med = values.number("med");
        trend.p90 = percentile("p(90)", "p90");
        trend.p95 = percentile("p(95)", "p95");
        trend.p99 = percentile("p(99)", "p99");
        trend.max = values.number("max");
    }
}

std::optional<Error> readThresholds(const QString &name, const Json &metric, Summary &summary)
{
    const auto *thresholds = member(metric, "thresholds");
    if (!thresholds)
        return std::nullopt;
    if (!thresholds->is_object())
        return protocolError(name + QStringLiteral(".thresholds"));
    for (const auto &[expression, verdict] : thresholds->items()) {
        SummaryThreshold threshold{name, QString::fromStdString(expression), true};
        const auto *kept = member(verdict, "ok");
        if (verdict.is_boolean())
            threshold.ok = !verdict.get<bool>(); // --summary-export: true is crossed
        else if (kept && kept->is_boolean())
            threshold.ok = kept->get<bool>();
        else
            return protocolError(name + QStringLiteral(".thresholds"));
        summary.thresholds += threshold;
    }
    return std::nullopt;
}

} // namespace

Result<Summary> parseSummary(const QByteArray &json)
{
    const auto document = Json::parse(json.cbegin(), json.cend(), nullptr, /*throw*/ false);
    if (!document.is_object())
        return Error{Errc::Protocol, QStringLiteral("summary: not a JSON object"), {}};
    const auto metrics = metricsOf(document);
    if (!metrics)
        return metrics.error();
    Summary summary;
    for (const auto &[name, metric] : *metrics) {
        Values values(name, *metric);
        readMetric(name, values, summary);
        if (values.error())
            return *values.error();
        if (const auto error = readThresholds(name, *metric, summary))
            return *error;
    }
    std::sort(summary.thresholds.begin(), summary.thresholds.end(), [](const auto &a, const auto &b) {
        return std::tie(a.metric, a.expression) < std::tie(b.metric, b.expression);
    });
    return summary;
}

} // namespace largada::k6
