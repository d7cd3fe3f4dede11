// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/api/json_tree.h"

#include <limits>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace largada::kube
{

enum class JsonType : quint8 { Null, Boolean, Integer, Fraction, Text, Array, Object };

namespace
{

using Json = nlohmann::json;

struct Text {
    quint32 at = 0;
    quint32 size = 0;
};

// A value; those inside of it follow it directly, up to end.
struct Value {
    JsonType type = JsonType::Null;
    Text name; // in the object around it
    Text text;
    qint64 integer = 0; // and a boolean's 0 or 1
    quint32 end = 0;
};

// Behind the array that begins at `at`; -1: it does not end.
qsizetype behindArray(const QByteArray &json, qsizetype at)
{
    int depth = 0;
    bool inText = false;
    for (; at < json.size(); ++at) {
        const char c = json.at(at);
        if (c == '\\')
            ++at;
        else if (c == '"')
            inText = !inText;
        else if (!inText && (c == '[' || c == '{'))
            ++depth;
        else if (!inText && (c == ']' || c == '}') && --depth == 0)
            return at + 1;
    }
    return -1;
}

// Without the values of managedFields, before the parser looks at each of their characters. In JSON this sequence of
// bytes is a name and nothing else: inside of a text its quotes would be escaped.
QByteArray withoutManagedFields(const QByteArray &json)
{
    static const QByteArray name = "\"managedFields\":";
    QByteArray kept;
    qsizetype from = 0;
    for (auto at = json.indexOf(name); at >= 0; at = json.indexOf(name, at)) {
        at += name.size();
        auto value = at;
        while (value < json.size() && json.at(value) == ' ')
            ++value;
        const bool isArray = value < json.size() && json.at(value) == '[';
        const auto end = isArray ? behindArray(json, value) : -1;
        if (isArray && end < 0) // the rest is cut off
            break;
        if (!isArray)
            continue;
        if (kept.isEmpty())
            kept.reserve(json.size());
        kept.append(json.constData() + from, at - from);
        kept += "null";
        at = from = end;
    }
    return from == 0 ? json : kept + json.mid(from);
}

// Writes the values in the order in which the parser meets their values.
class Builder final : public nlohmann::json_sax<Json>
{
public:
    Builder(std::vector<Value> &values, QByteArray &texts) : m_values(values), m_texts(texts) {}

    bool null() override { return add({}); }
    bool boolean(bool value) override { return add({.type = JsonType::Boolean, .integer = value}); }
    bool number_integer(number_integer_t value) override { return add({.type = JsonType::Integer, .integer = value}); }
    bool number_unsigned(number_unsigned_t value) override
    {
        if (value > number_unsigned_t(std::numeric_limits<qint64>::max()))
            return add({.type = JsonType::Fraction});
        return add({.type = JsonType::Integer, .integer = qint64(value)});
    }
    bool number_float(number_float_t, const string_t &) override { return add({.type = JsonType::Fraction}); }
    bool string(string_t &value) override { return add({.type = JsonType::Text, .text = keep(value)}); }
    bool binary(binary_t &) override { return false; }
    bool key(string_t &name) override
    {
        m_name = keep(name);
        return true;
    }
    bool start_object(std::size_t) override { return open(JsonType::Object); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(JsonType::Array); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string &, const Json::exception &) override { return false; }

private:
    Text keep(const string_t &text)
    {
        const Text kept{quint32(m_texts.size()), quint32(text.size())};
        m_texts.append(text.data(), qsizetype(text.size()));
        return kept;
    }

    bool add(Value value)
    {
        value.name = std::exchange(m_name, {});
        value.end = quint32(m_values.size() + 1);
        m_values.push_back(value);
        return true;
    }

    bool open(JsonType type)
    {
        m_open.push_back(quint32(m_values.size()));
        return m_open.size() < std::size_t(JsonTree::deepest) && add({.type = type});
    }

    bool close()
    {
        m_values[m_open.back()].end = quint32(m_values.size());
        m_open.pop_back();
        return true;
    }

    std::vector<Value> &m_values;
    QByteArray &m_texts;
    std::vector<quint32> m_open;
    Text m_name;
};

} // namespace

struct JsonTree::Private {
    std::vector<Value> values; // the root first; none: no JSON
    QByteArray texts;

    QString string(const Text &text) const { return QString::fromUtf8(texts.constData() + text.at, text.size); }
    bool has(const Value &value, const char *name) const
    {
        return std::string_view(texts.constData() + value.name.at, value.name.size) == name;
    }
};

JsonTree::JsonTree(const QByteArray &json) : d(std::make_unique<Private>())
{
    if (json.size() > std::numeric_limits<qint32>::max())
        return;
    d->texts.reserve(json.size() / 2);
    Builder builder(d->values, d->texts);
    const auto kept = withoutManagedFields(json);
    if (!Json::sax_parse(kept.cbegin(), kept.cend(), &builder))
        d->values.clear();
}

JsonTree::~JsonTree() = default;

JsonNode JsonTree::root() const
{
    return d->values.empty() ? JsonNode() : JsonNode(this, 0);
}

// Calls visit(place, value) for what is directly inside of a node of that type, until it says false.
template<class Visit>
void JsonNode::eachInside(JsonType type, const Visit &visit) const
{
    if (!is(type))
        return;
    const auto &values = m_tree->d->values;
    for (auto at = m_at + 1; at < values[m_at].end; at = values[at].end) {
        if (!visit(at, values[at]))
            return;
    }
}

bool JsonNode::is(JsonType type) const
{
    return m_tree && m_tree->d->values[m_at].type == type;
}

bool JsonNode::isObject() const
{
    return is(JsonType::Object);
}

bool JsonNode::isArray() const
{
    return is(JsonType::Array);
}

JsonNode JsonNode::operator[](const char *key) const
{
    JsonNode found;
    eachInside(JsonType::Object, [&](quint32 at, const Value &value) {
        if (m_tree->d->has(value, key))
            found = JsonNode(m_tree, at);
        return !found.m_tree;
    });
    return found;
}

QVector<JsonNode> JsonNode::items() const
{
    QVector<JsonNode> found;
    eachInside(JsonType::Array, [&](quint32 at, const Value &) {
        found += JsonNode(m_tree, at);
        return true;
    });
    return found;
}

QString JsonNode::asText() const
{
    return is(JsonType::Text) ? m_tree->d->string(m_tree->d->values[m_at].text) : QString();
}

QString JsonNode::text(const char *key) const
{
    return (*this)[key].asText();
}

std::optional<int> JsonNode::integer(const char *key) const
{
    const auto node = (*this)[key];
    if (!node.is(JsonType::Integer))
        return std::nullopt;
    const auto value = m_tree->d->values[node.m_at].integer;
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max())
        return std::nullopt;
    return int(value);
}

std::optional<bool> JsonNode::boolean(const char *key) const
{
    const auto node = (*this)[key];
    return node.is(JsonType::Boolean) ? std::optional(m_tree->d->values[node.m_at].integer != 0) : std::nullopt;
}

QStringList JsonNode::texts(const char *key) const
{
    QStringList found;
    (*this)[key].eachInside(JsonType::Array, [&](quint32, const Value &value) {
        if (value.type == JsonType::Text)
            found += m_tree->d->string(value.text);
        return true;
    });
    return found;
}

QHash<QString, QString> JsonNode::textsByName(const char *key) const
{
    QHash<QString, QString> found;
    (*this)[key].eachInside(JsonType::Object, [&](quint32, const Value &value) {
        if (value.type == JsonType::Text)
            found.insert(m_tree->d->string(value.name), m_tree->d->string(value.text));
        return true;
    });
    return found;
}

} // namespace largada::kube
