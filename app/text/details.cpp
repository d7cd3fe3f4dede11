// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/details.h"

#include <QCoreApplication>

namespace largada::text
{

namespace
{

class DetailsText
{
    Q_DECLARE_TR_FUNCTIONS(Details)
};

} // namespace

// Control characters would let a foreign message repaint the terminal.
QString oneLine(const QString &words)
{
    constexpr qsizetype longest = 400;
    QString line;
    line.reserve(qMin(words.size(), longest * 2));
    for (const QChar c : words.left(longest * 2)) {
        const bool control = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        line.append(control ? QChar(u' ') : c);
    }
    line = line.simplified();
    if (line.size() <= longest)
        return line;
    line.truncate(line.at(longest - 1).isHighSurrogate() ? longest - 1 : longest);
    return line + QChar(u'…');
}

QString withDetails(const QString &sentence, const QString &words)
{
    const QString line = oneLine(words);
    if (line.isEmpty())
        return sentence;
    //: %1 is one or two whole sentences, %2 another program's message
    return DetailsText::tr("%1 Details: “%2”.").arg(sentence, line);
}

QString withDetails(const QString &sentence, const QString &words, int httpStatus)
{
    if (httpStatus <= 0)
        return withDetails(sentence, words);
    const QString status = QString::number(httpStatus);
    const QString line = oneLine(words);
    if (line.isEmpty())
        return DetailsText::tr("%1 Details: HTTP status %2.").arg(sentence, status);
    //: %1 is one or two whole sentences, %3 another program's message
    return DetailsText::tr("%1 Details: HTTP status %2, “%3”.").arg(sentence, status, line);
}

} // namespace largada::text
