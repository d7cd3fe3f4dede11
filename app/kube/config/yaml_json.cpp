// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/config/yaml_json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include <QStringDecoder>

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

namespace largada::kube
{

using nlohmann::json;

namespace
{

constexpr int maxDepth = 100;
constexpr qsizetype maxText = 8 * 1024 * 1024;
// After aliases were followed. A node costs about as much as so many bytes of text.
constexpr qsizetype maxExpanded = 32 * 1024 * 1024;
constexpr qsizetype nodeCost = 32;

Error unreadable(const QString &why)
{
    return {Errc::BadInput, why};
}

template<std::size_t Size>
bool isOneOf(std::string_view text, const std::array<std::string_view, Size> &words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

std::optional<bool> boolOf(std::string_view text)
{
    static constexpr std::array<std::string_view, 11> yes{"y",    "Y",    "yes", "Yes", "YES", "true",
                                                          "True", "TRUE", "on",  "On",  "ON"};
    static constexpr std::array<std::string_view, 11> no{"n",     "N",     "no",  "No",  "NO", "false",
                                                         "False", "FALSE", "off", "Off", "OFF"};
    if (isOneOf(text, yes))
        return true;
    if (isOneOf(text, no))
        return false;
    return std::nullopt;
}

// Go's strconv.ParseInt with base 0: 0x, 0o, 0b and a leading 0 for octal.
template<class Int>
std::optional<Int> wholeNumber(std::string_view digits, bool negative)
{
    int base = 10;
    if (digits.size() > 1 && digits[0] == '0') {
        const char mark = static_cast<char>(digits[1] | 0x20);
        base = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
        digits.remove_prefix(mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1);
    }
    std::string signedDigits = negative ? "-" : "";
    signedDigits += digits;
    Int value{};
    const char *end = signedDigits.data() + signedDigits.size();
    const auto parsed = std::from_chars(signedDigits.data(), end, value, base);
    if (parsed.ec != std::errc{} || parsed.ptr != end || digits.empty() || digits[0] == '-')
        return std::nullopt;
    return value;
}

std::optional<json> numberOf(const std::string &text)
{
    if (text.starts_with('_'))
        return std::nullopt;
    std::string plain = text;
    std::erase(plain, '_');
    std::string_view digits = plain;
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+'))
        digits.remove_prefix(1);
    if (digits.empty() || (std::isdigit(static_cast<unsigned char>(digits[0])) == 0 && digits[0] != '.'))
        return std::nullopt;
    if (const auto whole = wholeNumber<std::int64_t>(digits, negative))
        return json(*whole);
    if (const auto large = negative ? std::nullopt : wholeNumber<std::uint64_t>(digits, false))
        return json(*large);
    double value = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size() || !std::isfinite(value))
        return std::nullopt;
    return json(negative ? -value : value);
}

json scalarOf(const YAML::Node &node)
{
    static constexpr std::array<std::string_view, 5> nothing{"", "~", "null", "Null", "NULL"};
    const std::string &text = node.Scalar();
    const std::string &tag = node.Tag();
    if (tag == "tag:yaml.org,2002:binary") {
        const QByteArray bytes = QByteArray::fromBase64(QByteArray::fromStdString(text));
        return json(bytes.toStdString());
    }
    const bool isPlain = tag == "?" || tag.empty() || tag == "tag:yaml.org,2002:int" ||
                         tag == "tag:yaml.org,2002:bool" || tag == "tag:yaml.org,2002:float" ||
                         tag == "tag:yaml.org,2002:null";
    if (!isPlain)
        return json(text);
    if (isOneOf(text, nothing))
        return json(nullptr);
    if (const auto truth = boolOf(text))
        return json(*truth);
    if (const auto number = numberOf(text))
        return *number;
    return json(text);
}

class Converter
{
public:
    const QString &failure() const { return m_failure; }

    json convert(const YAML::Node &node, int depth)
    {
        m_left -= nodeCost;
        if (depth > maxDepth)
            fail(QStringLiteral("nested too deeply"));
        else if (m_left < 0)
            fail(QStringLiteral("its aliases make it too large"));
        if (!m_failure.isEmpty())
            return nullptr;
        switch (node.Type()) {
        case YAML::NodeType::Undefined:
        case YAML::NodeType::Null:
            return nullptr;
        case YAML::NodeType::Scalar:
            m_left -= static_cast<qsizetype>(node.Scalar().size());
            return scalarOf(node);
        case YAML::NodeType::Sequence:
            return sequence(node, depth);
        case YAML::NodeType::Map:
            return map(node, depth);
        }
        return nullptr;
    }

private:
    void fail(const QString &why)
    {
        if (m_failure.isEmpty())
            m_failure = why;
    }

    json sequence(const YAML::Node &node, int depth)
    {
        json list = json::array();
        for (const auto &item : node) {
            list.push_back(convert(item, depth + 1));
            if (!m_failure.isEmpty())
                break;
        }
        return list;
    }

    json map(const YAML::Node &node, int depth)
    {
        json own = json::object();
        json merged = json::object();
        for (const auto &entry : node) {
            const bool isMerge = entry.first.IsScalar() && entry.first.Tag() == "?" && entry.first.Scalar() == "<<";
            json value = convert(entry.second, depth + 1);
            if (isMerge)
                merge(merged, value);
            else
                own[keyOf(entry.first)] = std::move(value);
            if (!m_failure.isEmpty())
                return nullptr;
        }
        merged.update(own);
        return merged;
    }

    void merge(json &into, const json &from)
    {
        if (from.is_object()) {
            for (const auto &[key, value] : from.items()) {
                if (!into.contains(key))
                    into[key] = value;
            }
        } else if (from.is_array() &&
                   std::all_of(from.begin(), from.end(), [](const json &j) { return j.is_object(); })) {
            for (const json &each : from)
                merge(into, each);
        } else {
            fail(QStringLiteral("a merge key wants a map or a list of maps"));
        }
    }

    std::string keyOf(const YAML::Node &node)
    {
        const json key = node.IsScalar() ? scalarOf(node) : json(nullptr);
        if (key.is_string())
            return key.get<std::string>();
        if (key.is_boolean() || key.is_number())
            return key.dump();
        fail(QStringLiteral("the key of a map is not a word"));
        return {};
    }

    qsizetype m_left = maxExpanded;
    QString m_failure;
};

Result<std::string> utf8Of(const QByteArray &text)
{
    if (text.size() > maxText)
        return unreadable(QStringLiteral("larger than 8 MiB"));
    const auto marked = QStringConverter::encodingForData(text);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    const QString decoded = decoder(text);
    if (decoder.hasError())
        return unreadable(QStringLiteral("not UTF-8"));
    if (decoded.contains(QChar(u'\0')))
        return unreadable(QStringLiteral("not text"));
    return decoded.toStdString();
}

// Documents that are JSON are read as such: yaml-cpp does not know all of its escapes. Discarded: nested too deeply.
std::optional<json> plainJson(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || text[first] != '{')
        return std::nullopt;
    bool tooDeep = false;
    const auto watchDepth = [&tooDeep](int depth, json::parse_event_t, json &) {
        tooDeep = tooDeep || depth > maxDepth;
        return !tooDeep;
    };
    json parsed = json::parse(text, watchDepth, false);
    if (tooDeep)
        return json(json::value_t::discarded);
    if (parsed.is_discarded())
        return std::nullopt;
    return parsed;
}

} // namespace

Result<QByteArray> jsonFromYaml(const QByteArray &text, Documents wanted)
{
    const auto utf8 = utf8Of(text);
    if (!utf8)
        return utf8.error();
    std::optional<json> document = plainJson(*utf8);
    if (document && document->is_discarded())
        return unreadable(QStringLiteral("nested too deeply"));
    if (!document) {
        try {
            Converter converter;
            if (wanted == Documents::Only && YAML::LoadAll(*utf8).size() > 1)
                return unreadable(QStringLiteral("more than one YAML document"));
            document = converter.convert(YAML::Load(*utf8), 0);
            if (!converter.failure().isEmpty())
                return unreadable(converter.failure());
        } catch (const YAML::Exception &problem) {
            // Not its whole text: that may quote what stands there.
            return unreadable(QStringLiteral("line %1 is not YAML").arg(problem.mark.line + 1));
        }
    }
    return QByteArray::fromStdString(document->dump(-1, ' ', false, json::error_handler_t::replace));
}

} // namespace largada::kube
