// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/preference_keys.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <type_traits>

#include <QMetaType>
#include <QStringList>

#include "core/log.h"

namespace largada::settings
{

namespace
{

const QLatin1Char groupEnd('/');

template<class Value>
struct Word {
    Value value;
    const char *text;
};

constexpr std::array languages{Word<LanguageChoice>{LanguageChoice::System, "system"},
                               Word<LanguageChoice>{LanguageChoice::English, "en"},
                               Word<LanguageChoice>{LanguageChoice::Portuguese, "pt_BR"}};
constexpr std::array themes{Word<ThemeChoice>{ThemeChoice::System, "system"},
                            Word<ThemeChoice>{ThemeChoice::Light, "light"},
                            Word<ThemeChoice>{ThemeChoice::Dark, "dark"}};
constexpr std::array protections{Word<Protection>{Protection::Normal, "normal"},
                                 Word<Protection>{Protection::Protected, "protected"},
                                 Word<Protection>{Protection::ReadOnly, "read-only"}};
constexpr std::array truths{Word<bool>{false, "false"}, Word<bool>{true, "true"}};
constexpr std::array textSizes{Word<int>{100, "100"}, Word<int>{125, "125"}, Word<int>{150, "150"},
                               Word<int>{200, "200"}};

struct Range {
    qint64 least;
    qint64 most;
};

// Whole numbers and lengths of time in their own unit.
template<class Number>
qint64 plain(const Number &number)
{
    if constexpr (std::is_integral_v<Number>)
        return number;
    else
        return number.count();
}

std::optional<QString> textOf(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString)
        return value.toString();
    // What a person wrote with a comma and without quotes.
    if (value.typeId() == QMetaType::QStringList)
        return value.toStringList().join(QStringLiteral(", "));
    return std::nullopt;
}

class Writer
{
public:
    template<class Words, class Value>
    void oneOf(const QString &key, const Words &words, const Value &value)
    {
        for (const auto &word : words) {
            if (word.value == value)
                keys.insert(key, QString::fromLatin1(word.text));
        }
    }
    template<class Number>
    void number(const QString &key, const Number &value, Range)
    {
        keys.insert(key, QString::number(plain(value)));
    }
    void text(const QString &key, const QString &value) { keys.insert(key, value); }
    void bytes(const QString &key, const QByteArray &value) { keys.insert(key, value); }
    void texts(const QString &group, const QMap<QString, QString> &values) { insertAll(group, values); }
    void allBytes(const QString &group, const QMap<QString, QByteArray> &values) { insertAll(group, values); }

    Keys keys;

private:
    template<class Value>
    void insertAll(const QString &group, const QMap<QString, Value> &values)
    {
        for (auto it = values.cbegin(); it != values.cend(); ++it) {
            Q_ASSERT(!it.key().isEmpty() && !it.key().startsWith(groupEnd) && !it.key().endsWith(groupEnd));
            keys.insert(group + groupEnd + it.key(), it.value());
        }
    }
};

class Reader
{
public:
    explicit Reader(const Keys &keys) : m_keys(keys) {}

    template<class Words, class Value>
    void oneOf(const QString &key, const Words &words, Value &value)
    {
        const auto found = m_keys.constFind(key);
        if (found == m_keys.cend())
            return;
        const auto given = textOf(*found);
        for (const auto &word : words) {
            if (given && *given == QLatin1String(word.text)) {
                value = word.value;
                return;
            }
        }
        refuse(key);
    }
    template<class Number>
    void number(const QString &key, Number &value, Range range)
    {
        const auto found = m_keys.constFind(key);
        if (found == m_keys.cend())
            return;
        bool isNumber = false;
        const qint64 given = textOf(*found).value_or(QString()).toLongLong(&isNumber);
        if (!isNumber || given < range.least || given > range.most)
            return refuse(key);
        if constexpr (std::is_integral_v<Number>)
            value = static_cast<Number>(given);
        else
            value = Number(static_cast<typename Number::rep>(given));
    }
    void text(const QString &key, QString &value)
    {
        const auto found = m_keys.constFind(key);
        if (found == m_keys.cend())
            return;
        if (const auto given = textOf(*found))
            value = *given;
        else
            refuse(key);
    }
    void bytes(const QString &key, QByteArray &value)
    {
        const auto found = m_keys.constFind(key);
        if (found == m_keys.cend())
            return;
        if (found->typeId() == QMetaType::QByteArray)
            value = found->toByteArray();
        else
            refuse(key);
    }
    void texts(const QString &group, QMap<QString, QString> &values)
    {
        for (const QString &id : idsIn(group)) {
            if (const auto given = textOf(m_keys.value(group + groupEnd + id)))
                values.insert(id, *given);
            else
                refuse(group + groupEnd + id);
        }
    }
    void allBytes(const QString &group, QMap<QString, QByteArray> &values)
    {
        for (const QString &id : idsIn(group)) {
            const QVariant given = m_keys.value(group + groupEnd + id);
            if (given.typeId() == QMetaType::QByteArray)
                values.insert(id, given.toByteArray());
            else
                refuse(group + groupEnd + id);
        }
    }

private:
    QStringList idsIn(const QString &group) const
    {
        QStringList ids;
        const QString start = group + groupEnd;
        for (auto it = m_keys.lowerBound(start); it != m_keys.cend() && it.key().startsWith(start); ++it)
            ids << it.key().mid(start.size());
        return ids;
    }
    void refuse(const QString &key) const
    {
        constexpr qsizetype enough = 80;
        qCWarning(logSettings) << "value cannot be used, the default is in force:" << key
                               << textOf(m_keys.value(key)).value_or(QStringLiteral("(no text)")).left(enough);
    }

    const Keys &m_keys;
};

QString connectionGroup(qsizetype index)
{
    return QStringLiteral("connections/%1/").arg(index + 1);
}

template<class Io, class Value>
void connectionFields(Io &io, const QString &group, Value &value)
{
    io.text(group + QStringLiteral("name"), value.name);
    io.text(group + QStringLiteral("kubeconfig"), value.kubeConfig);
    io.text(group + QStringLiteral("context"), value.context);
    io.text(group + QStringLiteral("namespace"), value.ns);
    io.oneOf(group + QStringLiteral("protection"), protections, value.protection);
}

void connections(Writer &writer, const QVector<ConnectionProfile> &profiles)
{
    for (qsizetype i = 0; i < profiles.size(); ++i)
        connectionFields(writer, connectionGroup(i), profiles[i]);
}

// In the order of their numbers, which may have gaps when a person edited the file. One without a name, or with one
// that another has, is none.
void connections(Reader &reader, QVector<ConnectionProfile> &profiles)
{
    for (qsizetype i = 0; i < mostConnections; ++i) {
        ConnectionProfile profile;
        connectionFields(reader, connectionGroup(i), profile);
        const bool isKnown = std::any_of(profiles.cbegin(), profiles.cend(),
                                         [&profile](const auto &other) { return other.name == profile.name; });
        if (!profile.name.isEmpty() && !isKnown)
            profiles.push_back(profile);
    }
}

// The one list of keys: Io is Writer with const values, or Reader.
template<class Io, class Value>
void preferenceFields(Io &io, Value &value)
{
    constexpr qint64 centuryDays = 36500, manyRuns = 1000000, mostSeconds = 30, dayMinutes = 24 * 60;
    io.oneOf(QStringLiteral("preferences/language"), languages, value.language);
    io.oneOf(QStringLiteral("preferences/theme"), themes, value.theme);
    io.oneOf(QStringLiteral("preferences/textPercent"), textSizes, value.textPercent);
    io.text(QStringLiteral("preferences/k6"), value.k6);
    io.number(QStringLiteral("preferences/historyDays"), value.historyDays, Range{0, centuryDays});
    io.number(QStringLiteral("preferences/historyRuns"), value.historyRuns, Range{0, manyRuns});
    io.number(QStringLiteral("preferences/countdownSeconds"), value.countdown, Range{0, mostSeconds});
    io.number(QStringLiteral("preferences/gateTimeoutMinutes"), value.gateTimeout, Range{1, dayMinutes});
    io.oneOf(QStringLiteral("notifications/phaseChanged"), truths, value.notifications.phaseChanged);
    io.oneOf(QStringLiteral("notifications/runEnded"), truths, value.notifications.runEnded);
    io.oneOf(QStringLiteral("notifications/failRate"), truths, value.notifications.failRate);
    io.text(QStringLiteral("preferences/fleet"), value.fleet);
    io.text(QStringLiteral("dashboard/url"), value.dashboard.url);
    io.text(QStringLiteral("dashboard/user"), value.dashboard.user);
    io.text(QStringLiteral("dashboard/caFile"), value.dashboard.caFile);
    io.oneOf(QStringLiteral("dashboard/passwordKept"), truths, value.dashboard.isKept);
    connections(io, value.connections);
    io.texts(QStringLiteral("shortcuts"), value.shortcuts);
}

template<class Io, class Value>
void windowFields(Io &io, Value &value)
{
    io.bytes(QStringLiteral("window/geometry"), value.geometry);
    io.bytes(QStringLiteral("window/dock"), value.dock);
    io.text(QStringLiteral("window/page"), value.page);
    io.oneOf(QStringLiteral("window/navigationCollapsed"), truths, value.isNavigationCollapsed);
    io.oneOf(QStringLiteral("window/dockOpen"), truths, value.isDockOpen);
    io.oneOf(QStringLiteral("window/tipsClosed"), truths, value.areTipsClosed);
    io.allBytes(QStringLiteral("headers"), value.headers);
    io.texts(QStringLiteral("choices"), value.choices);
}

} // namespace

Keys keysOf(const Contents &contents)
{
    Writer writer;
    preferenceFields(writer, contents.preferences);
    windowFields(writer, contents.window);
    return writer.keys;
}

Contents contentsOf(const Keys &keys)
{
    Contents contents;
    Reader reader(keys);
    preferenceFields(reader, contents.preferences);
    windowFields(reader, contents.window);
    return contents;
}

} // namespace largada::settings
