// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "reports/html_sections.h"
#include "reports/html_text.h"
#include "reports/svg_chart.h"
#include "text/sentences.h"

namespace largada::reports
{

namespace
{

constexpr qsizetype mostNamed = 24; // rows that are tall enough for the runner's name
constexpr double namedRow = 16;
constexpr double tallest = 280; // of the rows of a large fleet
constexpr double plotRight = pictureWidth - 28;
constexpr double axisHeight = 24;

// One runner's start, in milliseconds after the phase's first release.
struct Start {
    QString name;
    double releasedMs = 0;
    std::optional<double> acknowledgedMs;
};

QVector<Start> startsOf(const fleet::PhaseRecord &phase)
{
    QVector<Start> starts;
    for (const fleet::RunnerRecord &runner : phase.detail) {
        if (runner.start.sentMs)
            starts.append({runner.name.value, *runner.start.sentMs, runner.start.acknowledgedMs});
    }
    std::stable_sort(starts.begin(), starts.end(), [](const Start &a, const Start &b) {
        return std::pair(a.releasedMs, a.acknowledgedMs.value_or(HUGE_VAL)) <
               std::pair(b.releasedMs, b.acknowledgedMs.value_or(HUGE_VAL));
    });
    return starts;
}

double latestOf(const QVector<Start> &starts)
{
    double latest = 0;
    for (const Start &start : starts)
        latest = std::max({latest, start.releasedMs, start.acknowledgedMs.value_or(0)});
    return latest;
}

struct Rows {
    double left = 0;
    double rowHeight = 0;
    double height = 0;
    double highest = 1; // ms at the right end
    double step = 1;

    double x(double ms) const { return left + (plotRight - left) * ms / highest; }
    double y(qsizetype row) const { return 8 + rowHeight * (static_cast<double>(row) + 0.5); }
};

Rows rowsFor(const QVector<Start> &starts, const std::optional<double> &boundMs)
{
    const bool named = starts.size() <= mostNamed;
    qsizetype longest = 0;
    for (const Start &start : starts)
        longest = std::max(longest, start.name.size());
    Rows rows;
    rows.left = named ? std::clamp(static_cast<double>(longest) * 6.6 + 12, 62.0, 240.0) : 62;
    const auto number = static_cast<double>(starts.size());
    rows.rowHeight = named ? namedRow : std::min(8.0, tallest / number);
    rows.height = rows.rowHeight * number;
    // The marks stand on whole milliseconds: a finer axis would promise more than they hold.
    const double latest = std::max({latestOf(starts), boundMs.value_or(0), 2.0});
    rows.step = std::max(1.0, roundStep(latest, 10));
    rows.highest = std::ceil(latest / rows.step - 1e-9) * rows.step;
    return rows;
}

QString axisSvg(const Rows &rows)
{
    QString grid;
    QString labels;
    const int lines = static_cast<int>(std::lround(rows.highest / rows.step));
    const double bottom = 8 + rows.height + 4;
    for (int i = 0; i <= lines; ++i) {
        const double x = rows.x(i * rows.step);
        grid += QStringLiteral("M%1 4V%2").arg(coordinate(x), coordinate(bottom));
        QString text = text::number(i * rows.step, decimalsOf(rows.step));
        if (i == lines)
            text += QStringLiteral(" ms");
        labels += QStringLiteral("<text class=\"m\" x=\"%1\" y=\"%2\">%3</text>")
                      .arg(coordinate(x), coordinate(bottom + 14), escaped(text));
    }
    return QStringLiteral("<path class=\"grid\" d=\"%1\"/>").arg(grid) + labels;
}

// The runners' names, or how many rows there are.
QString namesSvg(const QVector<Start> &starts, const Rows &rows)
{
    QString labels;
    const auto add = [&](qsizetype row, QString name) {
        constexpr qsizetype longest = 34;
        if (name.size() > longest)
            name = name.left(longest - 1) + QStringLiteral("\u2026");
        labels += QStringLiteral("<text class=\"e\" x=\"%1\" y=\"%2\">%3</text>")
                      .arg(coordinate(rows.left - 10), coordinate(rows.y(row) + 4), escaped(name));
    };
    if (starts.size() <= mostNamed) {
        for (qsizetype row = 0; row < starts.size(); ++row)
            add(row, starts[row].name);
    } else {
        add(0, count(1));
        add(starts.size() - 1, count(starts.size()));
    }
    return labels;
}

QString strokes(const char *cssClass, double width, const QString &d)
{
    if (d.isEmpty())
        return {};
    return QStringLiteral("<path class=\"%1\" stroke-width=\"%2\" d=\"%3\"/>")
        .arg(QLatin1String(cssClass), coordinate(width), d);
}

QString marksSvg(const QVector<Start> &starts, const Rows &rows)
{
    QString waits;
    QString sent;
    QString seen;
    QString missing;
    const double tick = std::clamp(rows.rowHeight * 0.9, 0.8, 10.0);
    for (qsizetype row = 0; row < starts.size(); ++row) {
        const Start &start = starts[row];
        const QString y = coordinate(rows.y(row));
        const QString x = coordinate(rows.x(start.releasedMs));
        sent += QStringLiteral("M%1 %2v%3").arg(x, coordinate(rows.y(row) - tick / 2), coordinate(tick));
        if (!start.acknowledgedMs) {
            missing += QStringLiteral("M%1 %2h0").arg(x, y);
            continue;
        }
        const QString end = coordinate(rows.x(*start.acknowledgedMs));
        waits += QStringLiteral("M%1 %2H%3").arg(x, y, end);
        seen += QStringLiteral("M%1 %2h0").arg(end, y);
    }
    // Rows that lie closer than a pixel would become one block if their lines were as strong as those of few.
    const char *wait = rows.rowHeight < 2 ? "wait dense" : "wait";
    const double dot = starts.size() <= mostNamed ? 7 : std::clamp(rows.rowHeight * 1.4, 2.5, 6.0);
    return strokes(wait, std::clamp(rows.rowHeight / 4, 0.3, 1.5), waits) + strokes("sent", 2, sent) +
           strokes("seen", dot, seen) + strokes("unanswered", dot, missing);
}

QString boundSvg(const Rows &rows, const std::optional<double> &boundMs)
{
    if (!boundMs || *boundMs > rows.highest)
        return {};
    return QStringLiteral("<path class=\"limit\" d=\"M%1 4V%2\"/>")
        .arg(coordinate(rows.x(*boundMs)), coordinate(8 + rows.height + 4));
}

QString keysFor(bool allAnswered, bool hasBound)
{
    const auto key = [](const char *cssClasses, const QString &text) {
        return QStringLiteral("<span class=\"key %1\">%2</span>").arg(QLatin1String(cssClasses), escaped(text));
    };
    QString keys = key("tick kref", Report::tr("release sent")) + key("dot kaccent", Report::tr("acknowledged"));
    if (!allAnswered)
        keys += key("dot kerror", Report::tr("no acknowledgement"));
    if (hasBound)
        keys += key("dash kref", Report::tr("release spread, at most"));
    return keys;
}

QString spreadFigure(const fleet::PhaseRecord &phase)
{
    const QVector<Start> starts = startsOf(phase);
    if (starts.isEmpty())
        return {};
    const auto answered = std::count_if(starts.cbegin(), starts.cend(),
                                        [](const Start &start) { return start.acknowledgedMs.has_value(); });
    const Rows rows = rowsFor(starts, phase.spread.releaseBoundMs);
    const QString title = phaseTitle(phase);
    const QString description = Report::tr("Released: %1. Acknowledged: %2. The last mark is at %3.")
                                    .arg(count(starts.size()), count(answered), milliseconds(latestOf(starts)));
    const QString svg = picture(
        QStringLiteral("spread-") + fleet::phaseKey(phase.phase), Report::tr("Start of each runner: %1").arg(title),
        description, 8 + rows.height + axisHeight,
        axisSvg(rows) + namesSvg(starts, rows) + marksSvg(starts, rows) + boundSvg(rows, phase.spread.releaseBoundMs));
    const QString keys = keysFor(answered == starts.size(), phase.spread.releaseBoundMs.has_value());
    const QString spread = Report::tr("release spread at most %1, load spread at most %2")
                               .arg(milliseconds(phase.spread.releaseBoundMs), milliseconds(phase.spread.loadBoundMs));
    return element("figure",
                   element("figcaption", textElement("h3", title) + textElement("span", spread, "legend note") +
                                             element("span", keys, "legend")) +
                       svg);
}

} // namespace

QString spreadSection(const fleet::RunRecord &run)
{
    QString figures;
    for (const fleet::PhaseRecord &phase : run.phases)
        figures += spreadFigure(phase);
    if (figures.isEmpty())
        return {};
    return card(Report::tr("Start spread"), Report::tr("each runner, in milliseconds since the first release"),
                figures);
}

} // namespace largada::reports
