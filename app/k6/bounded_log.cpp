// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "k6/bounded_log.h"

#include <algorithm>

#include <QRegularExpression>

namespace largada::k6
{

namespace
{

// How many hexadecimal digits follow an escape letter of Go's strconv.Quote; 0: none.
qsizetype hexDigitsAfter(QChar letter)
{
    switch (letter.unicode()) {
    case u'x':
        return 2;
    case u'u':
        return 4;
    case u'U':
        return 8;
    default:
        return 0;
    }
}

QString plainOf(QChar letter)
{
    switch (letter.unicode()) {
    case u'n':
        return QStringLiteral("\n");
    case u't':
        return QStringLiteral("\t");
    case u'r':
        return QStringLiteral("\r");
    default:
        return letter; // the quote and the backslash; of others what is legible
    }
}

// Undoes Go's strconv.Quote, which k6's log format uses. From left to right: "\\n" is a backslash and an n.
QString unquoted(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != QLatin1Char('\\') || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        const QChar letter = text[++i];
        const qsizetype digits = hexDigitsAfter(letter);
        bool isNumber = false;
        const QString number = text.mid(i + 1, digits);
        const char32_t character = number.toUInt(&isNumber, 16);
        if (!isNumber || number.size() < digits) { // an empty one is no number
            plain += plainOf(letter);
            continue;
        }
        plain += QChar::fromUcs4(character); // keeps a byte order mark
        i += digits;
    }
    return plain;
}

} // namespace

void BoundedLog::feed(const QByteArray &bytes)
{
    qsizetype from = 0;
    for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', from)) {
        append(bytes.mid(from, end - from));
        m_lines.push_back(m_partial);
        m_partial.clear();
        if (m_lines.size() > mostLines)
            m_lines.pop_front();
        from = end + 1;
    }
    append(bytes.mid(from));
}

void BoundedLog::append(const QByteArray &part)
{
    m_partial += part.left(longestLine - m_partial.size());
}

QStringList BoundedLog::last(int lines) const
{
    QStringList all;
    const auto have = static_cast<int>(m_lines.size());
    if (!m_partial.isEmpty())
        --lines;
    for (int i = std::max(0, have - lines); i < have; ++i)
        all.push_back(QString::fromUtf8(m_lines[static_cast<size_t>(i)]));
    if (!m_partial.isEmpty())
        all.push_back(QString::fromUtf8(m_partial));
    return all;
}

QString BoundedLog::lastError() const
{
    static const QRegularExpression logged(
        QStringLiteral("level=(?:error|fatal|panic) msg=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))"));
    const QStringList lines = last(mostLines);
    for (auto line = lines.crbegin(); line != lines.crend(); ++line) {
        const auto match = logged.match(*line);
        if (match.hasMatch())
            return (match.captured(1).isEmpty() ? match.captured(2) : unquoted(match.captured(1))).trimmed();
    }
    for (auto line = lines.crbegin(); line != lines.crend(); ++line) {
        if (!line->trimmed().isEmpty())
            return line->trimmed();
    }
    return {};
}

} // namespace largada::k6
