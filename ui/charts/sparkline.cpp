// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/sparkline.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "charts/chart_paint.h"
#include "charts/decimate.h"

namespace largada::ui
{

namespace
{
constexpr double lineWidth = 1.5;
constexpr double areaOpacity = 0.14;
constexpr double headroom = 1.08;
} // namespace

Sparkline::Sparkline(Ink ink, QWidget *parent) : QWidget(parent), m_ink(ink)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

void Sparkline::setData(const QVector<Segment> &segments, std::optional<double> top)
{
    m_segments.clear();
    for (const Segment &segment : segments) {
        const Segment clean = cleaned(segment);
        if (!clean.isEmpty())
            m_segments.push_back(clean);
    }
    m_top = top;
    update();
}

void Sparkline::setSpan(double from, double to)
{
    if (std::isfinite(from) && std::isfinite(to) && to > from)
        m_span = {from, to};
    else
        m_span.reset();
    update();
}

void Sparkline::setNoDataFrom(std::optional<double> t)
{
    m_noDataFrom = t;
    update();
}

void Sparkline::setSummary(const QString &summary)
{
    setAccessibleDescription(summary);
}

QSize Sparkline::sizeHint() const
{
    return {scaled(120), scaled(40)};
}

QSize Sparkline::minimumSizeHint() const
{
    return {scaled(40), scaled(16)};
}

void Sparkline::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(this);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), theme.color(Ink::Hairline));
    if (m_segments.isEmpty() && !m_span)
        return;
    const auto [from, to] = m_span.value_or(
        std::pair(m_segments.value(0).value(0).t, m_segments.isEmpty() ? 0 : m_segments.constLast().constLast().t));
    if (!(to > from))
        return;
    double top = 0;
    QVector<Segment> shown;
    for (const Segment &segment : std::as_const(m_segments)) {
        shown.push_back(decimated(segment, {from, to, width()}));
        for (const Sample &sample : shown.constLast())
            top = std::max(top, sample.y * headroom);
    }
    top = m_top.value_or(top) > 0 ? m_top.value_or(top) : 1;
    const auto place = [this, from, to, top](const Sample &sample) {
        return QPointF(width() * (sample.t - from) / (to - from), height() - 1.5 - (height() - 3) * sample.y / top);
    };
    for (const Segment &segment : std::as_const(shown)) {
        if (segment.isEmpty())
            continue;
        QPainterPath line(place(segment.constFirst()));
        for (const Sample &sample : segment)
            line.lineTo(place(sample));
        QPainterPath area = line;
        area.lineTo(place(segment.constLast()).x(), height());
        area.lineTo(place(segment.constFirst()).x(), height());
        painter.fillPath(area, theme.color(m_ink, areaOpacity));
        painter.strokePath(line, QPen(theme.color(m_ink), lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    if (m_noDataFrom && *m_noDataFrom < to) {
        const double left = std::max(0.0, width() * (*m_noDataFrom - from) / (to - from));
        const QRectF block(left, 0, width() - left, height());
        painter.fillRect(block, theme.color(Ink::Alternate));
        painter.fillRect(block, paint::hatch(theme.color(Ink::Muted, 0.38), 7, devicePixelRatioF()));
    }
}

} // namespace largada::ui
