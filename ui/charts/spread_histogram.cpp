// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/spread_histogram.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include "charts/chart_paint.h"
#include "charts/ticks.h"
#include "text/sentences.h"

namespace largada::ui
{

namespace
{

constexpr double leastBar = 8;    // pixels a bar takes, as far as the width allows
constexpr double barsPerRoot = 3; // of the number of runners
constexpr double leastUseful = 10;
constexpr double mostUseful = 60;

struct Mark {
    double value;
    QString label;
    double width;
    double left = 0;
};

struct Bins {
    QVector<int> counts;
    double width = 1; // ms a bar
    double end = 1;   // of the axis
    ValueTicks ticks;
};

// Bars as wide as a nice part of a tick, so that each tick is the edge of a bar.
Bins binsOf(const QVector<double> &values, double highest, double pixels)
{
    Bins bins;
    // The highest stands inside of the last bar, not at its edge.
    bins.ticks = valueTicks(ValueKind::Milliseconds, highest > 0 ? std::max(highest * 1.01, 1.0) : 10,
                            std::clamp(static_cast<int>(pixels / scaled(48)), 1, 6));
    bins.end = bins.ticks.top;
    const double tick = bins.ticks.ticks.at(1).at;
    // Few runners in many bars are a comb.
    const double useful =
        std::clamp(barsPerRoot * std::sqrt(static_cast<double>(values.size())), leastUseful, mostUseful);
    const double most = std::clamp(pixels / scaled(leastBar), 1.0, useful);
    bins.width = tick;
    for (const int parts : {10, 5, 2}) {
        if (bins.end / tick * parts <= most) {
            bins.width = tick / parts;
            break;
        }
    }
    bins.counts.resize(static_cast<qsizetype>(std::max(1L, std::lround(bins.end / bins.width))));
    for (const double value : values) {
        const auto bin = static_cast<qsizetype>(value / bins.width);
        ++bins.counts[std::min(bin, bins.counts.size() - 1)];
    }
    return bins;
}

// Left to right without touching; each as near to its mark as the others let it.
void setApart(QVector<Mark> &marks, double gap, double end)
{
    double free = 0;
    for (Mark &mark : marks) {
        mark.left = std::max(mark.left, free);
        free = mark.left + mark.width + gap;
    }
    double limit = end;
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        mark->left = std::min(mark->left, limit - mark->width);
        limit = mark->left - gap;
    }
}

} // namespace

SpreadHistogram::SpreadHistogram(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Start spread"));
}

void SpreadHistogram::setValues(const QVector<double> &values, const Marks &marks)
{
    m_values.clear();
    std::copy_if(values.cbegin(), values.cend(), std::back_inserter(m_values),
                 [](double value) { return std::isfinite(value) && value >= 0; });
    m_marks = marks;
    for (std::optional<double> *mark : {&m_marks.p50, &m_marks.p99, &m_marks.max}) {
        if (*mark && (!std::isfinite(**mark) || **mark < 0))
            mark->reset();
    }
    update();
}

void SpreadHistogram::setSummary(const QString &summary)
{
    setAccessibleDescription(summary);
}

QSize SpreadHistogram::sizeHint() const
{
    return {scaled(280), scaled(120)};
}

QSize SpreadHistogram::minimumSizeHint() const
{
    return {scaled(180), scaled(84)};
}

void SpreadHistogram::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Start spread"));
    updateGeometry();
    update();
}

void SpreadHistogram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(this);
    const double height = paint::lineHeight(TextKind::Caption);
    double highest = m_marks.max.value_or(0);
    for (const double value : std::as_const(m_values))
        highest = std::max(highest, value);

    QRectF area(0, height + scaled(8), width(), 0);
    area.setBottom(this->height() - height - scaled(6));
    // The width of the counts decides where the bars begin, the bars how high the counts are: two rounds are enough.
    ValueTicks counts;
    Bins bins;
    for (int round = 0; round < 2; ++round) {
        bins = binsOf(m_values, highest, area.width());
        const int most = *std::max_element(bins.counts.cbegin(), bins.counts.cend());
        counts = valueTicks(ValueKind::Count, std::max(2, most), area.height() > scaled(90) ? 3 : 2);
        double widest = 0;
        for (const Tick &tick : std::as_const(counts.ticks))
            widest = std::max(widest, paint::textWidth(TextKind::Caption, tick.label));
        area.setLeft(std::ceil(widest) + scaled(8));
        area.setRight(width() - scaled(16));
    }
    if (area.width() < 8 || area.height() < 8)
        return;
    const auto x = [&area, &bins](double ms) { return area.left() + area.width() * ms / bins.end; };
    for (const Tick &tick : std::as_const(counts.ticks)) {
        const double y = area.bottom() - area.height() * tick.at / counts.top;
        painter.setPen(QPen(theme.color(Ink::Hairline), 1));
        paint::hairline(painter, area.left(), area.right(), y);
        painter.setPen(theme.color(Ink::Muted));
        paint::text(painter, {0, std::round(y - height / 2), area.left() - scaled(6), height}, TextKind::Caption,
                    Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
    const double gap = area.width() / static_cast<double>(bins.counts.size()) > 5 ? 1 : 0.5;
    for (qsizetype i = 0; i < bins.counts.size(); ++i) {
        if (bins.counts.at(i) == 0)
            continue;
        // One runner of ten thousand is seen, too.
        const double bar = std::max(1.5, area.height() * bins.counts.at(i) / counts.top);
        const double left = x(static_cast<double>(i) * bins.width);
        QPainterPath path;
        path.addRoundedRect(
            QRectF(left + gap, area.bottom() - bar, x(static_cast<double>(i + 1) * bins.width) - left - 2 * gap, bar),
            1.5, 1.5);
        painter.fillPath(path, theme.color(Ink::Accent));
    }
    painter.setPen(theme.color(Ink::Muted));
    for (const Tick &tick : std::as_const(bins.ticks.ticks)) {
        const double wide = std::ceil(paint::textWidth(TextKind::Caption, tick.label)) + 1;
        const double left = std::clamp(x(tick.at) - wide / 2, 0.0, width() - wide);
        paint::text(painter, {std::round(left), area.bottom() + scaled(3), wide, height}, TextKind::Caption,
                    Qt::AlignCenter, tick.label);
    }
    paintMarks(painter, area, bins.end);
}

void SpreadHistogram::paintMarks(QPainter &painter, const QRectF &area, double end) const
{
    const Theme &theme = themeOf(this);
    const double height = paint::lineHeight(TextKind::Caption);
    const QFont font = paint::strongCaption();
    QVector<Mark> marks;
    const auto add = [&marks, &font](std::optional<double> value, const QString &label) {
        if (value)
            marks.push_back({*value, label, std::ceil(paint::textWidth(font, label)) + 1});
    };
    // In the order in which they give way where there is not room for all.
    add(m_marks.p99, tr("p99 %1").arg(text::milliseconds(m_marks.p99.value_or(0))));
    add(m_marks.p50, tr("p50 %1").arg(text::milliseconds(m_marks.p50.value_or(0))));
    add(m_marks.max, tr("max %1").arg(text::milliseconds(m_marks.max.value_or(0))));
    const double gap = scaled(8);
    const auto room = [&marks, gap] {
        return std::accumulate(marks.cbegin(), marks.cend(), 0.0,
                               [gap](double sum, const Mark &mark) { return sum + mark.width + gap; });
    };
    while (marks.size() > 1 && (room() > width() || m_values.size() == 1))
        marks.removeFirst();
    std::stable_sort(marks.begin(), marks.end(), [](const Mark &a, const Mark &b) { return a.value < b.value; });
    const auto x = [&area, end](double ms) { return std::floor(area.left() + area.width() * ms / end) + 0.5; };
    for (Mark &mark : marks)
        mark.left = x(mark.value) - mark.width / 2;
    setApart(marks, gap, width());
    for (const Mark &mark : std::as_const(marks)) {
        painter.setPen(paint::dashes(theme.color(Ink::Reference), 1.25));
        painter.drawLine(QPointF(x(mark.value), height + 1), QPointF(x(mark.value), area.bottom()));
        painter.setFont(font);
        painter.setPen(theme.color(Ink::Text));
        painter.drawText(QRectF(std::round(mark.left), 0, mark.width + 2, height),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, mark.label);
    }
}

} // namespace largada::ui
