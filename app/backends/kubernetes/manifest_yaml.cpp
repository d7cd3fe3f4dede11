// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/manifest_yaml.h"

#include <QRegularExpression>

#include <nlohmann/json.hpp>

namespace largada::backends
{

namespace
{

using Json = nlohmann::ordered_json;

bool isTruth(const QString &word)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:true|True|TRUE|yes|Yes|YES|on|On|ON|false|False|FALSE|no|No|NO|off|Off|OFF)\\z"));
    return form.match(word).hasMatch();
}

bool isNull(const QString &word)
{
    return word.isEmpty() || word == QLatin1String("~") || word == QLatin1String("null") ||
           word == QLatin1String("Null") || word == QLatin1String("NULL");
}

// Unquoted only where no reader can take it for something else.
std::string shown(const Json &scalar)
{
    static const QRegularExpression harmless(
        QStringLiteral("^(?![yYnN]\\z)[A-Za-z_/<](?:[A-Za-z0-9_./=<> -]*[A-Za-z0-9_/>])?\\z"));
    if (scalar.is_string()) {
        const auto &text = scalar.get_ref<const std::string &>();
        const auto word = QString::fromStdString(text);
        if (harmless.match(word).hasMatch() && !isTruth(word) && !isNull(word))
            return text;
    }
    return scalar.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool isBlock(const Json &value)
{
    return value.is_structured() && !value.empty();
}

void write(const Json &value, int indent, std::string &out);

void writeMembers(const Json &object, int indent, std::string &out, bool beginsInLine)
{
    for (const auto &[name, value] : object.items()) {
        if (!std::exchange(beginsInLine, false))
            out.append(std::size_t(indent), ' ');
        out += shown(Json(name)) + ':';
        if (isBlock(value)) {
            out += '\n';
            write(value, value.is_array() ? indent : indent + 2, out);
        } else {
            out += ' ' + shown(value) + '\n';
        }
    }
}

void write(const Json &value, int indent, std::string &out)
{
    if (value.is_object())
        return writeMembers(value, indent, out, false);
    for (const auto &item : value) {
        out.append(std::size_t(indent), ' ');
        out += "- ";
        if (item.is_object() && !item.empty())
            writeMembers(item, indent + 2, out, true);
        else
            out += shown(item) + '\n';
    }
}

} // namespace

QByteArray jsonToYaml(const QByteArray &json)
{
    const auto value = Json::parse(json.cbegin(), json.cend(), nullptr, /*throw*/ false);
    if (value.is_discarded())
        return {};
    std::string out;
    if (isBlock(value))
        write(value, 0, out);
    else
        out = shown(value) + '\n';
    return QByteArray::fromStdString(out);
}

} // namespace largada::backends
