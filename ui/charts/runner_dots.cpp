// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/runner_dots.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include "charts/chart_paint.h"
#include "charts/ticks.h"

namespace largada::ui
{

namespace
{

constexpr double mostRadius = 4;

// The axis: from a round value below the lowest to one above the highest.
struct Scale {
    double low = 0;
    double high = 1;
};

Scale scaleOf(double lowest, double highest)
{
    const double reach = highest > lowest ? highest - lowest : std::max(1.0, std::abs(highest) * 0.1);
    const double step = valueTicks(ValueKind::Milliseconds, reach, 4).ticks.at(1).at;
    Scale scale{std::floor(lowest / step) * step, std::ceil(highest / step) * step};
    if (scale.high <= scale.low)
        scale = {scale.low - step, scale.low + step};
    if (lowest >= 0)
        scale.low = std::max(0.0, scale.low);
    // A round middle, too.
    if (std::lround((scale.high - scale.low) / step) % 2 != 0)
        scale.high += step;
    return scale;
}

} // namespace

RunnerDots::RunnerDots(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Runners by value"));
}

void RunnerDots::setDots(const QVector<Dot> &dots, ValueKind kind)
{
    m_dots.clear();
    std::copy_if(dots.cbegin(), dots.cend(), std::back_inserter(m_dots),
                 [](const Dot &dot) { return std::isfinite(dot.value); });
    std::stable_sort(m_dots.begin(), m_dots.end(), [](const Dot &a, const Dot &b) { return a.value < b.value; });
    m_kind = kind;
    update();
}

void RunnerDots::setSummary(const QString &summary)
{
    setAccessibleDescription(summary);
}

QSize RunnerDots::sizeHint() const
{
    return {scaled(280), scaled(100)};
}

QSize RunnerDots::minimumSizeHint() const
{
    return {scaled(180), scaled(72)};
}

void RunnerDots::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Runners by value"));
    updateGeometry();
    update();
}

void RunnerDots::paintEvent(QPaintEvent *)
{
    if (m_dots.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(this);
    const double line = paint::lineHeight(TextKind::Caption);
    const Scale scale = scaleOf(m_dots.constFirst().value, m_dots.constLast().value);
    const double middle = (scale.low + scale.high) / 2;
    const int decimals = scale.high - scale.low < 4 ? 2 : 0;
    double left = 0;
    for (const double value : {scale.low, middle, scale.high})
        left = std::max(left, paint::textWidth(TextKind::Caption, QLocale().toString(value, 'f', decimals)));
    const QRectF area(std::ceil(left) + scaled(8), std::ceil(line / 2) + 2, width() - left - scaled(16),
                      height() - 1.5 * line - scaled(8));
    if (area.width() < 8 || area.height() < 8)
        return;
    const auto y = [&area, &scale](double value) {
        return area.bottom() - area.height() * (value - scale.low) / (scale.high - scale.low);
    };
    for (const double value : {scale.low, middle, scale.high}) {
        painter.setPen(QPen(theme.color(Ink::Hairline), 1));
        paint::hairline(painter, area.left(), area.right(), y(value));
        painter.setPen(theme.color(Ink::Muted));
        paint::text(painter, {0, std::round(y(value) - line / 2), area.left() - scaled(6), line}, TextKind::Caption,
                    Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(value, 'f', decimals));
    }
    const qsizetype count = m_dots.size();
    const double median = (m_dots.at((count - 1) / 2).value + m_dots.at(count / 2).value) / 2;
    painter.setPen(QPen(theme.color(Ink::P95), 1.5));
    paint::hairline(painter, area.left(), area.right(), y(median));
    painter.setPen(theme.color(Ink::Muted));
    paint::text(painter, {area.left(), area.bottom() + scaled(4), area.width(), line}, TextKind::Caption,
                Qt::AlignRight, tr("median %1").arg(valueText(m_kind, median)));
    const double room = area.width() - scaled(16);
    const auto x = [&area, room, count](qsizetype i) {
        const double part = count > 1 ? static_cast<double>(i) / static_cast<double>(count - 1) : 0.5;
        return area.left() + scaled(8) + room * part;
    };
    const double radius = std::clamp(room / static_cast<double>(count) / 2, 1.5, mostRadius);
    // As many as can be told apart; the extremes always.
    const auto stride = std::max<qsizetype>(1, static_cast<qsizetype>(static_cast<double>(count) / room));
    painter.setPen(radius > 2 ? QPen(theme.color(Ink::Base), 1) : QPen(Qt::NoPen));
    painter.setBrush(theme.color(Ink::P95));
    for (qsizetype i = 0; i < count; i += stride)
        painter.drawEllipse(QPointF(x(i), y(m_dots.at(i).value)), radius, radius);
    painter.setPen(QPen(theme.color(Ink::Base), 1));
    painter.setBrush(theme.color(Ink::Text));
    for (const qsizetype i : {qsizetype(0), count - 1})
        painter.drawEllipse(QPointF(x(i), y(m_dots.at(i).value)), mostRadius, mostRadius);
    paintNames(painter, QPointF(x(0), y(m_dots.constFirst().value)),
               QPointF(x(count - 1), y(m_dots.constLast().value)));
}

void RunnerDots::paintNames(QPainter &painter, const QPointF &lowest, const QPointF &highest) const
{
    const double line = paint::lineHeight(TextKind::Caption);
    const QFont font = paint::strongCaption();
    painter.setFont(font);
    painter.setPen(themeOf(this).color(Ink::Text));
    const auto name = [this](const Dot &dot) {
        return QStringLiteral("%1  %2").arg(dot.name, valueText(m_kind, dot.value));
    };
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine;
    const double left = lowest.x() + mostRadius + scaled(6);
    const QString low = name(m_dots.constFirst());
    const double lowWidth = paint::textWidth(font, low);
    // Below the dots that rise to the right of it.
    if (m_dots.size() > 1)
        painter.drawText(QRectF(lowest.x() - 5, lowest.y() + mostRadius, lowWidth + 2, line), flags | Qt::AlignLeft,
                         low);
    const QString high = name(m_dots.constLast());
    const double right = highest.x() - mostRadius - scaled(6);
    const double highWidth = paint::textWidth(font, high);
    const bool fitsLeft = right - highWidth > 0;
    painter.drawText(QRectF(fitsLeft ? right - highWidth - 1 : left, highest.y() - line / 2, highWidth + 2, line),
                     flags | Qt::AlignLeft, high);
}

} // namespace largada::ui
