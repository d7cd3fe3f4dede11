// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csv.h"

#include <cmath>

#include <QDateTime>

namespace largada::reports
{

namespace
{

QDateTime localTime(WallTime instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count());
}

QString utcOffset(WallTime instant)
{
    const int seconds = localTime(instant).offsetFromUtc();
    const int minutes = std::abs(seconds) / 60;
    return QStringLiteral("%1%2:%3")
        .arg(QChar(seconds < 0 ? u'-' : u'+'))
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

// A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text again.
QString guarded(QString text)
{
    text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter)); // many readers stop at NUL
    static const QString dangerous = QStringLiteral("=+-@\t\r\n");
    if (!text.isEmpty() && dangerous.contains(text.front()))
        text.prepend(u'\'');
    return text;
}

QString decimal(CsvNumber number, CsvProfile profile)
{
    if (!std::isfinite(number.value))
        return {};
    QString text = QString::number(number.value, 'f', number.decimals);
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    if (text == QLatin1String("-0"))
        return QStringLiteral("0");
    if (profile == CsvProfile::ExcelPtBr)
        text.replace(u'.', u',');
    return text;
}

QString cellText(const CsvCell &cell, CsvProfile profile)
{
    if (const auto *text = std::get_if<QString>(&cell))
        return guarded(*text);
    if (const auto *whole = std::get_if<qint64>(&cell))
        return QString::number(*whole);
    if (const auto *number = std::get_if<CsvNumber>(&cell))
        return decimal(*number, profile);
    if (const auto *instant = std::get_if<WallTime>(&cell)) {
        return profile == CsvProfile::Data ? isoTime(*instant)
                                           : localTime(*instant).toString(QStringLiteral("dd/MM/yyyy HH:mm:ss"));
    }
    return {};
}

} // namespace

CsvWriter::CsvWriter(CsvProfile profile, const QStringList &header) : m_profile(profile)
{
    if (m_profile == CsvProfile::ExcelPtBr)
        m_bytes = QByteArrayLiteral("\xEF\xBB\xBF");
    for (const QString &name : header)
        field(name);
    if (m_profile == CsvProfile::ExcelPtBr)
        field(QStringLiteral("UTC Offset"));
    endRow();
}

void CsvWriter::row(const QVector<CsvCell> &cells, std::optional<WallTime> instant)
{
    for (const CsvCell &cell : cells)
        field(cellText(cell, m_profile));
    if (m_profile == CsvProfile::ExcelPtBr)
        field(instant ? utcOffset(*instant) : QString());
    endRow();
}

void CsvWriter::field(const QString &text)
{
    const QChar separator = m_profile == CsvProfile::Data ? u',' : u';';
    if (m_rowBegun)
        m_bytes += separator.toLatin1();
    m_rowBegun = true;
    const bool quoted = text.contains(separator) || text.contains(u'"') || text.contains(u'\r') || text.contains(u'\n');
    if (!quoted) {
        m_bytes += text.toUtf8();
        return;
    }
    QString inner = text;
    inner.replace(QStringLiteral("\""), QStringLiteral("\"\""));
    m_bytes += '"' + inner.toUtf8() + '"';
}

void CsvWriter::endRow()
{
    m_bytes += "\r\n";
    m_rowBegun = false;
}

} // namespace largada::reports
