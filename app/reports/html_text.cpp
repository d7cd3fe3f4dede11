// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html_text.h"

#include <cmath>

#include <QDateTime>
#include <QLocale>

#include "text/sentences.h"

namespace largada::reports
{

namespace
{

QDateTime localTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

QString withClass(const char *cssClass)
{
    return *cssClass ? QStringLiteral(" class=\"%1\"").arg(QLatin1String(cssClass)) : QString();
}

} // namespace

QString escaped(const QString &text)
{
    QString safe;
    safe.reserve(text.size() + 16);
    for (const QChar c : text) {
        switch (c.unicode()) {
        case '<':
            safe += QLatin1String("&lt;");
            break;
        case '>':
            safe += QLatin1String("&gt;");
            break;
        case '&':
            safe += QLatin1String("&amp;");
            break;
        case '"':
            safe += QLatin1String("&quot;");
            break;
        case '\'':
            safe += QLatin1String("&#39;");
            break;
        default:
            if (c.unicode() >= 0xA0 || (c.unicode() >= 0x20 && c.unicode() < 0x7F) || c == u'\n' || c == u'\t')
                safe += c;
        }
    }
    return safe;
}

QString element(const char *name, const QString &html, const char *cssClass)
{
    const QLatin1String tag(name);
    return u'<' + tag + withClass(cssClass) + u'>' + html + QLatin1String("</") + tag + u'>';
}

QString textElement(const char *name, const QString &text, const char *cssClass)
{
    return element(name, escaped(text), cssClass);
}

QString cell(const QString &html)
{
    return element("td", html);
}

QString numberCell(const QString &text)
{
    return textElement("td", text, "n");
}

QString table(const QString &caption, const QVector<Column> &columns, const QString &rows, bool captionVisible)
{
    QString head;
    for (const Column &column : columns) {
        head += QStringLiteral("<th scope=\"col\"%1>%2</th>")
                    .arg(column.isNumber ? withClass("n") : QString(), escaped(column.title));
    }
    const QString titled = textElement("caption", caption, captionVisible ? "" : "unseen");
    return element("div",
                   element("table", titled + element("thead", element("tr", head)) + element("tbody", rows)) + u'\n',
                   "scroll");
}

QString card(const QString &title, const QString &note, const QString &html)
{
    QString head = textElement("h2", title);
    if (!note.isEmpty())
        head += textElement("p", note);
    return element("section", element("div", head, "cardhead") + html, "card") + u'\n';
}

QString icon(Icon which)
{
    QLatin1String path;
    switch (which) {
    case Icon::Ok:
        path = QLatin1String("M3 8.5l3.3 3.3L13 5");
        break;
    case Icon::Cross:
        path = QLatin1String("M4 4l8 8M12 4l-8 8");
        break;
    case Icon::Warning:
        path = QLatin1String("M8 2.2L14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1");
        break;
    case Icon::Info:
        path = QLatin1String("M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 7.4v3.8M8 4.8v.1");
        break;
    case Icon::Stop:
        path = QLatin1String("M4 4h8v8h-8z");
        break;
    }
    return QStringLiteral("<svg class=\"i\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"%1\"/></svg>")
        .arg(path);
}

QString nothing()
{
    return QStringLiteral("\u2013");
}

QString count(const std::optional<qint64> &value)
{
    return value ? text::number(static_cast<double>(*value)) : nothing();
}

QString rate(const std::optional<double> &value)
{
    return value ? text::number(*value, *value < 100 ? 1 : 0) : nothing();
}

QString milliseconds(const std::optional<double> &value)
{
    return value ? text::milliseconds(*value) : nothing();
}

QString milliseconds(const fleet::Range &range)
{
    return text::milliseconds(range.low, range.high);
}

QString valueOrRange(const std::optional<double> &value, const std::optional<fleet::Range> &range)
{
    return range ? milliseconds(*range) : milliseconds(value);
}

QString percent(double ratio, int decimals)
{
    return text::number(ratio * 100, decimals) + u'%';
}

QString wholeSeconds(const std::optional<double> &seconds)
{
    if (!seconds)
        return nothing();
    return text::duration(std::chrono::milliseconds(std::llround(*seconds) * 1000));
}

QString dateTime(WallTime time)
{
    //: a date and time as QDateTime::toString() formats it
    const QString format = Report::tr("MMM d, yyyy, HH:mm:ss");
    return QLocale().toString(localTime(time), format);
}

QString timeOfDay(WallTime time, bool withSeconds)
{
    return localTime(time).toString(withSeconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

QString phaseTitle(const fleet::PhaseRecord &phase)
{
    const QString name = text::word(phase.phase);
    if (!phase.share)
        return name;
    return QStringLiteral("%1 %2").arg(name, percent(*phase.share, 0));
}

} // namespace largada::reports
