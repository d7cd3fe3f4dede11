// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/k6_container.h"

#include <algorithm>

#include <QRegularExpression>

namespace largada::backends
{

namespace
{

// The words of command and arguments. An argument with blanks is a shell's line, or a value that no flag looks like.
QStringList wordsOf(const kube::Container &container)
{
    static const QRegularExpression blanks(QStringLiteral("[\\s;&|\"']+"));
    QStringList words;
    for (const QStringList &part : {container.command, container.args}) {
        for (const QString &argument : part)
            words += argument.split(blanks, Qt::SkipEmptyParts);
    }
    return words;
}

// Letters are k6's only behind its `run`: before it they are a shell's.
bool isLetter(const QStringList &words, qsizetype at, const QString &letter)
{
    const qsizetype run = words.indexOf(QStringLiteral("run"));
    return !letter.isEmpty() && run >= 0 && at > run && words.at(at).startsWith(letter);
}

// The value of --name value, --name=value, -x value, -xvalue; the last one counts.
std::optional<QString> flag(const QStringList &words, const QString &name, const QString &letter)
{
    std::optional<QString> value;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        const bool lettered = isLetter(words, i, letter);
        if (word == name || (lettered && word == letter))
            value = i + 1 < words.size() ? words.at(i + 1) : QString();
        else if (word.startsWith(name + QLatin1Char('=')))
            value = word.mid(name.size() + 1);
        else if (lettered)
            value = word.mid(letter.size());
    }
    return value;
}

// Go's strconv.ParseBool.
bool isTrue(const QString &text)
{
    static const QStringList yes{QStringLiteral("1"), QStringLiteral("t"), QStringLiteral("true")};
    return yes.contains(text.toLower());
}

// --name, --name=true; the last one counts.
std::optional<bool> switched(const QStringList &words, const QString &name, const QString &letter = {})
{
    std::optional<bool> on;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (word == name || (isLetter(words, i, letter) && word == letter))
            on = true;
        else if (word.startsWith(name + QLatin1Char('=')))
            on = isTrue(word.mid(name.size() + 1));
    }
    return on;
}

QString addressOf(const kube::Container &container)
{
    const auto given = flag(wordsOf(container), QStringLiteral("--address"), QStringLiteral("-a"));
    return given ? *given : container.env.value(QStringLiteral("K6_ADDRESS"));
}

} // namespace

std::optional<quint16> apiPort(const kube::Container &container)
{
    const QString address = addressOf(container);
    bool isNumber = false;
    const uint port = address.mid(address.lastIndexOf(QLatin1Char(':')) + 1).toUInt(&isNumber);
    if (!address.contains(QLatin1Char(':')) || !isNumber || port == 0 || port > 65535)
        return std::nullopt;
    return static_cast<quint16>(port);
}

bool hasApiAddress(const kube::Container &container)
{
    return !addressOf(container).isEmpty() || container.env.contains(QStringLiteral("K6_ADDRESS"));
}

Paused pausedOf(const kube::Container &container)
{
    const QStringList words = wordsOf(container);
    if (const auto given = switched(words, QStringLiteral("--paused"), QStringLiteral("-p")))
        return *given ? Paused::Yes : Paused::No;
    if (const auto variable = container.env.constFind(QStringLiteral("K6_PAUSED")); variable != container.env.cend())
        return variable->isEmpty() ? Paused::Unknown : isTrue(*variable) ? Paused::Yes : Paused::No;
    const bool configured = flag(words, QStringLiteral("--config"), QStringLiteral("-c")).has_value();
    return words.contains(QStringLiteral("run")) && !configured ? Paused::No : Paused::Unknown;
}

bool ignoresThresholds(const kube::Container &container)
{
    if (const auto given = switched(wordsOf(container), QStringLiteral("--no-thresholds")))
        return *given;
    return isTrue(container.env.value(QStringLiteral("K6_NO_THRESHOLDS")));
}

std::optional<k6::Version> versionOf(const kube::Container &container)
{
    const QString image = container.image.section(QLatin1Char('@'), 0, 0);
    const QString last = image.section(QLatin1Char('/'), -1);
    static const QRegularExpression tag(
        QStringLiteral(":v?([0-9]{1,4})\\.([0-9]{1,4})(?:\\.([0-9]{1,4}))?(?:[-+_][0-9A-Za-z.+_-]*)?$"));
    const auto match = tag.match(last);
    if (!match.hasMatch())
        return std::nullopt;
    return k6::Version{match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
}

bool hasOwnCommands(const std::optional<k6::Version> &version)
{
    return !version || *version < closedApiSince;
}

} // namespace largada::backends
