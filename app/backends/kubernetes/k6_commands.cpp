// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/k6_commands.h"

#include <nlohmann/json.hpp>

#include "kube/config/yaml_json.h"

namespace largada::backends
{

namespace
{

using Json = nlohmann::json;

constexpr int notExecutable = 126; // of a shell or a runtime
constexpr int noSuchCommand = 127;

QStringList k6Command(const char *subcommand, quint16 port)
{
    return {QStringLiteral("k6"), QString::fromLatin1(subcommand), QStringLiteral("--no-color"),
            QStringLiteral("--address"), QStringLiteral("127.0.0.1:%1").arg(port)};
}

// There is no `k6 stop`. k6 is the container's first process, and ends in an orderly way when it is interrupted.
QStringList interruptCommand()
{
    return {QStringLiteral("sh"), QStringLiteral("-c"),
            QStringLiteral("kill -INT 1 && printf 'status: 7\\nstopped: true\\nrunning: true\\n'")};
}

// k6 prints numbers and booleans that may be absent in quotes.
Json typed(const Json &value)
{
    if (!value.is_string())
        return value;
    const QString word = QString::fromStdString(value.get_ref<const std::string &>());
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    if (isNumber)
        return number;
    if (word == u"true" || word == u"false")
        return word == u"true";
    return value;
}

Result<QByteArray> statusDocument(const QByteArray &yaml)
{
    const auto json = kube::jsonFromYaml(yaml);
    if (!json)
        return Error{Errc::Protocol, json.error().what, QStringLiteral("status")};
    const Json printed = Json::parse(json->cbegin(), json->cend(), nullptr, /*throw*/ false);
    if (!printed.is_object() || !printed.contains("status"))
        return Error{Errc::Protocol, QStringLiteral("k6 printed no status"), QStringLiteral("status")};
    Json attributes = Json::object();
    for (const auto &[name, value] : printed.items()) {
        if (!value.is_structured())
            attributes[name] = typed(value);
    }
    const Json document{{"data", {{"type", "status"}, {"id", "default"}, {"attributes", attributes}}}};
    return QByteArray::fromStdString(document.dump(-1, ' ', false, Json::error_handler_t::replace));
}

// The message out of k6's log lines, which are logfmt.
QString complaint(const QByteArray &errors)
{
    const QString text = QString::fromUtf8(errors).trimmed();
    const auto begin = text.lastIndexOf(u"msg=\"");
    const auto end = text.lastIndexOf(u'"');
    return begin >= 0 && end > begin + 5
               ? text.mid(begin + 5, end - begin - 5).replace(QStringLiteral("\\\""), QStringLiteral("\""))
               : text;
}

QByteArray errorDocument(int status, const QString &title, const QString &detail)
{
    const Json entry{
        {"status", std::to_string(status)}, {"title", title.toStdString()}, {"detail", detail.toStdString()}};
    return QByteArray::fromStdString(
        Json{{"errors", Json::array({entry})}}.dump(-1, ' ', false, Json::error_handler_t::replace));
}

// The attribute of a PATCH of the status that is to be changed; empty: none that we know.
QByteArray changeOf(const QByteArray &body)
{
    const Json json = Json::parse(body.cbegin(), body.cend(), nullptr, /*throw*/ false);
    const Json::json_pointer paused("/data/attributes/paused"), stopped("/data/attributes/stopped");
    if (json.contains(stopped) && json.at(stopped) == true)
        return "stopped";
    if (json.contains(paused) && json.at(paused) == false)
        return "resumed";
    return {};
}

} // namespace

QStringList k6StatusCommand(quint16 port)
{
    return k6Command("status", port);
}

QStringList k6ResumeCommand(quint16 port)
{
    return k6Command("resume", port);
}

std::optional<QStringList> k6CommandFor(const QByteArray &request, quint16 port)
{
    if (request.startsWith("GET /v1/status HTTP/"))
        return k6StatusCommand(port);
    const auto head = request.indexOf("\r\n\r\n");
    if (!request.startsWith("PATCH /v1/status HTTP/") || head < 0)
        return std::nullopt;
    const QByteArray change = changeOf(request.mid(head + 4));
    if (change == "resumed")
        return k6ResumeCommand(port);
    if (change == "stopped")
        return interruptCommand();
    return std::nullopt;
}

CommandAnswer notFoundAnswer()
{
    return {404, errorDocument(404, QStringLiteral("Not found"), QStringLiteral("no command of k6 tells that"))};
}

Result<CommandAnswer> readK6Command(int exitCode, const QByteArray &output, const QByteArray &errors)
{
    const QString said = complaint(errors);
    if (exitCode == 0) {
        auto document = statusDocument(output);
        return document ? Result<CommandAnswer>(CommandAnswer{200, std::move(*document)}) : document.error();
    }
    if (said.contains(u"unknown command") || exitCode == notExecutable || exitCode == noSuchCommand)
        return Error{Errc::Unsupported, said, QStringLiteral("k6"), exitCode};
    if (said.contains(u"dial tcp") || said.contains(u"connection refused"))
        return Error{Errc::Network, said, QStringLiteral("port"), exitCode};
    return CommandAnswer{500, errorDocument(500, QStringLiteral("k6"), said)};
}

} // namespace largada::backends
