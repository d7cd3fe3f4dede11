// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/manifest_yaml.h"

#include <QRegularExpression>

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

namespace largada::backends
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr int deepest = 64;
constexpr int mostNodes = 100'000; // aliases can make a small text a huge document

struct Beyond {
};

std::optional<bool> truth(const QString &word)
{
    static const QRegularExpression yes(QStringLiteral("^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)\\z"));
    static const QRegularExpression no(QStringLiteral("^(?:false|False|FALSE|no|No|NO|off|Off|OFF)\\z"));
    if (yes.match(word).hasMatch())
        return true;
    return no.match(word).hasMatch() ? std::optional(false) : std::nullopt;
}

std::optional<qint64> whole(const QString &word)
{
    static const QRegularExpression form(
        QStringLiteral("^([+-]?)(?:(0x[0-9a-fA-F]{1,15})|0o?([0-7]{1,20})|(0|[1-9][0-9]{0,18}))\\z"));
    const auto match = form.match(word);
    if (!match.hasMatch())
        return std::nullopt;
    bool isNumber = false;
    qint64 value = 0;
    if (!match.captured(2).isEmpty())
        value = match.captured(2).toLongLong(&isNumber, 16);
    else if (!match.captured(3).isEmpty())
        value = match.captured(3).toLongLong(&isNumber, 8);
    else
        value = match.captured(4).toLongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return match.captured(1) == QLatin1String("-") ? -value : value;
}

std::optional<double> fraction(const QString &word)
{
    static const QRegularExpression form(
        QStringLiteral("^[+-]?(?:[0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][+-]?[0-9]{1,3})?\\z"));
    bool isNumber = false;
    const double value = form.match(word).hasMatch() ? word.toDouble(&isNumber) : 0;
    return isNumber ? std::optional(value) : std::nullopt;
}

bool isNull(const QString &word)
{
    return word.isEmpty() || word == QLatin1String("~") || word == QLatin1String("null") ||
           word == QLatin1String("Null") || word == QLatin1String("NULL");
}

Json plain(const std::string &scalar)
{
    const auto word = QString::fromStdString(scalar);
    if (isNull(word))
        return nullptr;
    if (const auto value = truth(word))
        return *value;
    if (const auto value = whole(word))
        return *value;
    if (const auto value = fraction(word))
        return *value;
    return scalar;
}

Json toJson(const YAML::Node &node, int depth, int &nodes)
{
    if (depth > deepest || ++nodes > mostNodes)
        throw Beyond();
    switch (node.Type()) {
    case YAML::NodeType::Scalar: // "?" is the tag of a plain one
        return node.Tag() == "?" ? plain(node.Scalar()) : Json(node.Scalar());
    case YAML::NodeType::Sequence: {
        auto array = Json::array();
        for (const auto &item : node)
            array.push_back(toJson(item, depth + 1, nodes));
        return array;
    }
    case YAML::NodeType::Map: {
        auto object = Json::object();
        for (const auto &member : node)
            object[member.first.Scalar()] = toJson(member.second, depth + 1, nodes);
        return object;
    }
    case YAML::NodeType::Undefined:
    case YAML::NodeType::Null:
        break;
    }
    return nullptr;
}

// Unquoted only where no reader can take it for something else.
std::string shown(const Json &scalar)
{
    static const QRegularExpression harmless(
        QStringLiteral("^(?![yYnN]\\z)[A-Za-z_/<](?:[A-Za-z0-9_./=<> -]*[A-Za-z0-9_/>])?\\z"));
    if (scalar.is_string()) {
        const auto &text = scalar.get_ref<const std::string &>();
        const auto word = QString::fromStdString(text);
        if (harmless.match(word).hasMatch() && !truth(word) && !isNull(word))
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

Result<QByteArray> yamlToJson(const QByteArray &yaml)
{
    try {
        const auto documents = YAML::LoadAll(yaml.toStdString());
        if (documents.size() != 1)
            return Error{Errc::BadInput, QStringLiteral("%1 YAML documents, not one").arg(documents.size())};
        int nodes = 0;
        const auto json = toJson(documents.front(), 0, nodes);
        return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
    } catch (const YAML::Exception &problem) {
        return Error{Errc::BadInput, QString::fromUtf8(problem.what())};
    } catch (const Beyond &) {
        return Error{Errc::BadInput, QStringLiteral("a YAML document beyond measure")};
    }
}

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
