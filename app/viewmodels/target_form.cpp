// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/target_form.h"

#include <algorithm>
#include <array>
#include <limits>

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include "dashboard/contract/target_rules.h"

namespace largada::viewmodels
{

using dashboard::Target;
using dashboard::TargetEdit;
using dashboard::TextProblem;

namespace limits = dashboard::limits;

namespace
{

struct Unit {
    const char *name;
    qint64 milliseconds;
};
constexpr std::array shownUnits{Unit{"h", 3'600'000}, Unit{"min", 60'000}, Unit{"s", 1000}, Unit{"ms", 1}};
constexpr std::array readUnits{Unit{"ms", 1},       Unit{"s", 1000},      Unit{"m", 60'000},
                               Unit{"min", 60'000}, Unit{"h", 3'600'000}, Unit{"d", 86'400'000}};
constexpr qint64 longest = std::numeric_limits<qint64>::max();
constexpr int mostDigits = 11; // of a number of days, too, the milliseconds fit

TargetProblem problemOf(TextProblem problem)
{
    switch (problem) {
    case TextProblem::Empty:
        return TargetProblem::Empty;
    case TextProblem::TooLong:
        return TargetProblem::TooLong;
    case TextProblem::HasControls:
        return TargetProblem::HasControls;
    case TextProblem::NotUnicode:
        return TargetProblem::NotUnicode;
    case TextProblem::NotHttp:
        return TargetProblem::NotHttp;
    case TextProblem::NotAnAddress:
        return TargetProblem::NotAnAddress;
    case TextProblem::HasCredentials:
        return TargetProblem::HasCredentials;
    }
    return TargetProblem::NotAnAddress;
}

class Reader
{
public:
    explicit Reader(const TargetFields &fields) : m_fields(fields) {}

    TargetReading read()
    {
        readTexts();
        readVus();
        Target &target = m_reading.target;
        const auto duration = length(TargetField::Duration, m_fields.duration, 1000, qint64(limits::durationS) * 1000);
        if (duration && *duration % 1000 != 0)
            complain(TargetField::Duration, TargetProblem::NotWhole);
        else if (duration)
            target.durationS = static_cast<int>(*duration / 1000);
        const auto interval =
            length(TargetField::Interval, m_fields.interval, limits::shortestIntervalMs, limits::longestIntervalMs);
        if (interval)
            target.runIntervalMs = *interval;
        m_reading.isLongerThanInterval = duration && interval && *duration > *interval;
        target.enabled = m_fields.enabled;
        return m_reading;
    }

private:
    void complain(TargetField field, TargetProblem problem) { m_reading.errors.push_back({field, problem}); }

    void readTexts()
    {
        Target &target = m_reading.target;
        target.url = m_fields.url.trimmed();
        if (const auto problem = dashboard::urlProblem(target.url)) {
            complain(TargetField::Url, problemOf(*problem));
        } else {
            const QUrl url(target.url, QUrl::StrictMode);
            const QString ascii = url.host(QUrl::FullyEncoded);
            if (ascii.contains(QLatin1String("xn--")) && !target.url.contains(ascii, Qt::CaseInsensitive))
                m_reading.asciiHost = ascii;
        }
        target.label = m_fields.label.trimmed();
        if (const auto problem = dashboard::lineProblem(target.label, limits::label))
            complain(TargetField::Label, problemOf(*problem));
    }

    void readVus()
    {
        const QString typed = m_fields.vus.trimmed();
        bool isNumber = false;
        const qint64 value = QLocale().toLongLong(typed, &isNumber);
        static const QRegularExpression digits(QStringLiteral("^[+-]?\\d+$"));
        if (typed.isEmpty())
            complain(TargetField::Vus, TargetProblem::Empty);
        else if (!isNumber && !digits.match(typed).hasMatch())
            complain(TargetField::Vus, TargetProblem::NotANumber);
        else if (!isNumber || value < 1 || value > limits::vus)
            complain(TargetField::Vus, TargetProblem::OutOfRange);
        else
            m_reading.target.vus = static_cast<int>(value);
    }

    std::optional<qint64> length(TargetField field, const QString &typed, qint64 least, qint64 most)
    {
        const auto value = lengthOf(typed);
        if (typed.trimmed().isEmpty())
            complain(field, TargetProblem::Empty);
        else if (!value)
            complain(field, TargetProblem::NotALength);
        else if (*value < least || *value > most)
            complain(field, TargetProblem::OutOfRange);
        else
            return value;
        return std::nullopt;
    }

    const TargetFields &m_fields;
    TargetReading m_reading;
};

} // namespace

std::optional<TargetProblem> TargetReading::problem(TargetField field) const
{
    for (const TargetError &error : errors) {
        if (error.field == field)
            return error.problem;
    }
    return std::nullopt;
}

TargetReading readTarget(const TargetFields &fields)
{
    return Reader(fields).read();
}

TargetFields fieldsOf(const Target &target)
{
    return {target.url,
            target.label,
            QString::number(target.vus),
            lengthText(qint64(target.durationS) * 1000),
            lengthText(target.runIntervalMs),
            target.enabled};
}

TargetEdit editBetween(const Target &from, const Target &to)
{
    TargetEdit edit;
    if (from.url != to.url)
        edit.url = to.url;
    if (from.label != to.label)
        edit.label = to.label;
    if (from.vus != to.vus)
        edit.vus = to.vus;
    if (from.durationS != to.durationS)
        edit.durationS = to.durationS;
    if (from.runIntervalMs != to.runIntervalMs)
        edit.runIntervalMs = to.runIntervalMs;
    if (from.enabled != to.enabled)
        edit.enabled = to.enabled;
    return edit;
}

std::optional<TargetField> targetFieldOf(const QString &key)
{
    if (key == QLatin1String("url"))
        return TargetField::Url;
    if (key == QLatin1String("label"))
        return TargetField::Label;
    if (key == QLatin1String("vus"))
        return TargetField::Vus;
    if (key == QLatin1String("durationS"))
        return TargetField::Duration;
    if (key == QLatin1String("runIntervalMs"))
        return TargetField::Interval;
    return std::nullopt;
}

std::optional<qint64> lengthOf(const QString &typed)
{
    static const QRegularExpression whole(QStringLiteral("^(\\s*\\d+\\s*[a-z]+)+\\s*$"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression part(QStringLiteral("(\\d+)\\s*([a-z]+)"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression seconds(QStringLiteral("^\\d+$"));
    QString text = typed.trimmed();
    if (seconds.match(text).hasMatch())
        text += QLatin1Char('s');
    if (!whole.match(text).hasMatch())
        return std::nullopt;
    qint64 sum = 0;
    bool isTooLong = false;
    for (auto it = part.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString name = match.captured(2).toLower();
        const auto *const unit = std::find_if(readUnits.cbegin(), readUnits.cend(),
                                              [&name](const Unit &each) { return name == QLatin1String(each.name); });
        if (unit == readUnits.cend())
            return std::nullopt;
        QString digits = match.captured(1);
        while (digits.size() > 1 && digits.startsWith(QLatin1Char('0')))
            digits.remove(0, 1);
        const qint64 value = digits.size() > mostDigits ? longest : digits.toLongLong() * unit->milliseconds;
        isTooLong = isTooLong || value > longest - sum;
        sum = isTooLong ? longest : sum + value;
    }
    return sum;
}

QString lengthText(qint64 milliseconds)
{
    QStringList parts;
    for (const Unit &unit : shownUnits) {
        if (milliseconds >= unit.milliseconds)
            parts << QStringLiteral("%1 %2").arg(milliseconds / unit.milliseconds).arg(QLatin1String(unit.name));
        milliseconds %= unit.milliseconds;
    }
    return parts.isEmpty() ? QStringLiteral("0 s") : parts.join(QLatin1Char(' '));
}

ExpectedLoad expectedLoad(const Target &typed, const QString &id, const QVector<Target> &targets, qint64 agents)
{
    ExpectedLoad load;
    load.agents = agents;
    load.vus = agents * typed.vus;
    int largest = 0;
    const auto count = [&](const Target &target) {
        if (!target.enabled)
            return;
        ++load.enabled;
        largest = std::max(largest, target.vus);
    };
    for (const Target &target : targets) {
        if (target.id != id)
            count(target);
    }
    count(typed);
    load.mostAtOnce = agents * largest;
    return load;
}

} // namespace largada::viewmodels
