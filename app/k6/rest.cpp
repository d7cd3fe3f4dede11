// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "k6/rest.h"

#include <cmath>
#include <limits>

#include <QStringList>
#include <QUrl>

#include <nlohmann/json.hpp>

namespace largada::k6
{

namespace
{

// Keeps the order of keys, so that setup data is passed on as it came.
using Json = nlohmann::ordered_json;

QByteArray request(const QByteArray &method, const QByteArray &target)
{
    QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n";
    if (method != "GET")
        bytes += "Content-Length: 0\r\n";
    return bytes + "\r\n";
}

QByteArray requestWithBody(const QByteArray &method, const QByteArray &target, const QByteArray &body)
{
    return method + ' ' + target +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

Error protocolError(const QString &what, const QString &subject)
{
    return Error{Errc::Protocol, what, subject};
}

Error wrongType(const char *field)
{
    return protocolError(QStringLiteral("missing, or not of the type it should have"), QString::fromLatin1(field));
}

Json parsed(const QByteArray &body)
{
    return Json::parse(body.cbegin(), body.cend(), nullptr, /*throw*/ false);
}

const Json *member(const Json &object, const char *key)
{
    if (!object.is_object())
        return nullptr;
    const auto it = object.find(key);
    return it == object.end() || it->is_null() ? nullptr : &*it;
}

// Absent and null keep what out has; false when it is of another type.
bool read(const Json &object, const char *key, bool &out)
{
    const auto *value = member(object, key);
    if (value && value->is_boolean())
        out = value->get<bool>();
    return !value || value->is_boolean();
}

bool read(const Json &object, const char *key, int &out)
{
    const auto *value = member(object, key);
    if (!value)
        return true;
    if (!value->is_number_integer())
        return false;
    if (value->is_number_unsigned() && value->get<quint64>() > quint64(std::numeric_limits<int>::max()))
        return false;
    const auto number = value->get<qint64>();
    if (number < 0)
        return false;
    out = int(number);
    return true;
}

QString text(const Json *value)
{
    return value && value->is_string() ? QString::fromStdString(value->get_ref<const std::string &>()) : QString();
}

Result<Metric> toMetric(const Json &data)
{
    Metric metric;
    metric.id = text(member(data, "id"));
    if (metric.id.isEmpty())
        return wrongType("id");
    const auto *attributes = member(data, "attributes");
    metric.type = attributes ? text(member(*attributes, "type")) : QString();
    if (metric.type.isEmpty())
        return wrongType("attributes.type");
    const auto *sample = member(*attributes, "sample");
    if (!sample || !sample->is_object())
        return wrongType("attributes.sample");
    for (const auto &[key, value] : sample->items()) {
        if (value.is_number())
            metric.sample.insert(QString::fromStdString(key), value.get<double>());
        else if (!value.is_null())
            return wrongType("attributes.sample");
    }
    return metric;
}

// The value of "name 1.5" or "name{labels} 1.5 timestamp"; nullopt when the line is another metric's or has no
// finite value.
std::optional<double> prometheusValue(const QByteArray &line, const QByteArray &name)
{
    if (!line.startsWith(name))
        return std::nullopt;
    auto rest = line.mid(name.size());
    if (rest.startsWith('{'))
        rest = rest.mid(rest.lastIndexOf('}') + 1);
    else if (!rest.startsWith(' ') && !rest.startsWith('\t'))
        return std::nullopt;
    bool isNumber = false;
    const double value = rest.simplified().split(' ').constFirst().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value) || value < 0)
        return std::nullopt;
    return value;
}

} // namespace

QByteArray statusRequest()
{
    return request("GET", "/v1/status");
}

QByteArray releaseRequest()
{
    return requestWithBody("PATCH", "/v1/status",
                           R"({"data":{"type":"status","id":"default","attributes":{"paused":false}}})");
}

QByteArray stopRequest()
{
    return requestWithBody("PATCH", "/v1/status",
                           R"({"data":{"type":"status","id":"default","attributes":{"stopped":true}}})");
}

QByteArray metricRequest(const QString &id)
{
    return request("GET", "/v1/metrics/" + QUrl::toPercentEncoding(id));
}

QByteArray allMetricsRequest()
{
    return request("GET", "/v1/metrics");
}

QByteArray processMetricsRequest()
{
    return request("GET", "/metrics");
}

QByteArray setupRunRequest()
{
    return request("POST", "/v1/setup");
}

QByteArray setupDataRequest(const QByteArray &json)
{
    return requestWithBody("PUT", "/v1/setup", json);
}

QByteArray teardownRunRequest()
{
    return request("POST", "/v1/teardown");
}

Result<Status> parseStatus(const QByteArray &body)
{
    const auto json = parsed(body);
    const auto *data = member(json, "data");
    const auto *attributes = data ? member(*data, "attributes") : nullptr;
    if (!attributes || !attributes->is_object())
        return protocolError(QStringLiteral("not a status document"), QStringLiteral("status"));
    int execution = -1;
    if (!read(*attributes, "status", execution) || execution < 0)
        return wrongType("status");
    if (execution > int(ExecutionStatus::MarkedAsFailed))
        return protocolError(QStringLiteral("unknown execution status %1").arg(execution), QStringLiteral("status"));
    Status status;
    status.execution = ExecutionStatus(execution);
    if (!read(*attributes, "paused", status.paused))
        return wrongType("paused");
    if (!read(*attributes, "stopped", status.stopped))
        return wrongType("stopped");
    if (!read(*attributes, "running", status.running))
        return wrongType("running");
    if (!read(*attributes, "tainted", status.tainted))
        return wrongType("tainted");
    if (!read(*attributes, "vus", status.vus))
        return wrongType("vus");
    if (!read(*attributes, "vus-max", status.vusMax))
        return wrongType("vus-max");
    return status;
}

Result<Metric> parseMetric(const QByteArray &body)
{
    const auto json = parsed(body);
    const auto *data = member(json, "data");
    if (!data || !data->is_object())
        return protocolError(QStringLiteral("not a metric document"), QStringLiteral("metric"));
    return toMetric(*data);
}

Result<QHash<QString, Metric>> parseMetrics(const QByteArray &body)
{
    const auto json = parsed(body);
    if (!json.is_object() || !json.contains("data"))
        return protocolError(QStringLiteral("not a list of metrics"), QStringLiteral("metrics"));
    const auto *data = member(json, "data");
    QHash<QString, Metric> metrics;
    if (!data) // null: nothing was sampled
        return metrics;
    if (!data->is_array())
        return protocolError(QStringLiteral("not a list of metrics"), QStringLiteral("metrics"));
    for (const auto &entry : *data) {
        auto metric = toMetric(entry);
        if (!metric)
            return metric.error();
        metrics.insert(metric->id, *metric);
    }
    return metrics;
}

Result<ProcessMetrics> parseProcessMetrics(const QByteArray &body)
{
    if (body == "ok") // what k6 says at every path that it does not know
        return Error{Errc::Unsupported, QStringLiteral("this k6 has no metrics of its own process"), {}};
    std::optional<double> cpuSeconds;
    std::optional<double> rssBytes;
    const auto lines = body.split('\n');
    for (const auto &line : lines) {
        if (const auto value = prometheusValue(line, "process_cpu_seconds_total"))
            cpuSeconds = value;
        else if (const auto bytes = prometheusValue(line, "process_resident_memory_bytes"))
            rssBytes = bytes;
    }
    if (!cpuSeconds)
        return wrongType("process_cpu_seconds_total");
    if (!rssBytes)
        return wrongType("process_resident_memory_bytes");
    return ProcessMetrics{*cpuSeconds, *rssBytes};
}

Result<QByteArray> parseSetupData(const QByteArray &body)
{
    const auto json = parsed(body);
    const auto *document = member(json, "data");
    const auto *attributes = document ? member(*document, "attributes") : nullptr;
    if (!attributes || !attributes->is_object())
        return protocolError(QStringLiteral("not a setup document"), QStringLiteral("setup"));
    const auto data = attributes->find("data");
    if (data == attributes->end())
        return QByteArray();
    return QByteArray::fromStdString(data->dump());
}

QString parseErrorDetail(const QByteArray &body)
{
    const auto json = parsed(body);
    const auto *errors = member(json, "errors");
    QStringList details;
    if (errors && errors->is_array()) {
        for (const auto &entry : *errors) {
            QStringList parts{text(member(entry, "title")), text(member(entry, "detail"))};
            parts.removeAll(QString());
            if (!parts.isEmpty())
                details += parts.join(QStringLiteral(": "));
        }
    }
    constexpr qsizetype longest = 500; // of what is not k6's own error document
    return details.isEmpty() ? QString::fromUtf8(body.left(longest)).trimmed() : details.join(QStringLiteral("; "));
}

} // namespace largada::k6
