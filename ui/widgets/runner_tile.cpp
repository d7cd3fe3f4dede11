// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runner_tile.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>

namespace largada::ui
{

namespace
{

using fleet::RunnerState;

QPolygonF polygon(const QPointF &center, double unit, std::initializer_list<QPointF> points)
{
    QPolygonF made;
    for (const QPointF &point : points)
        made << center + point * unit;
    return made;
}

void paintGlyph(QPainter &painter, const QRectF &place, RunnerState state, const QColor &ink)
{
    const QPointF center = place.center();
    const double unit = place.width() / (place.width() >= 34 ? 22.0 : 16.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const auto stroke = [&](double width) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ink, width * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    };
    switch (state) {
    case RunnerState::Pending:
        break;
    case RunnerState::Creating: {
        const double radius = 3.9 * unit;
        const QRectF circle(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius);
        painter.drawPie(circle, 0, 90 * 16);
        stroke(1.35);
        painter.drawEllipse(circle);
        break;
    }
    case RunnerState::Ready:
        for (const double x : {-3.2, 1.1})
            painter.drawRoundedRect(QRectF(center.x() + x * unit, center.y() - 4 * unit, 2.1 * unit, 8 * unit),
                                    unit / 2, unit / 2);
        break;
    case RunnerState::WarmingUp:
        painter.drawPolygon(polygon(center, unit, {{0, -4.2}, {4.6, 3.6}, {-4.6, 3.6}}));
        break;
    case RunnerState::InLoad:
        painter.drawPolygon(polygon(center, unit, {{-3, -4.4}, {4.6, 0}, {-3, 4.4}}));
        break;
    case RunnerState::Done:
        stroke(1.9);
        painter.drawPolyline(polygon(center, unit, {{-3.8, 0.2}, {-1, 3}, {4, -3}}));
        break;
    case RunnerState::Failed:
        stroke(1.9);
        painter.drawLine(center + QPointF(-3.1, -3.1) * unit, center + QPointF(3.1, 3.1) * unit);
        painter.drawLine(center + QPointF(-3.1, 3.1) * unit, center + QPointF(3.1, -3.1) * unit);
        break;
    }
}

void paintBody(QPainter &painter, const QRectF &place, RunnerState state, const Theme &theme, double radius)
{
    const QColor fill = theme.fill(state);
    const QColor border = theme.border(state);
    if (place.width() < 10) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        if (fill.isValid()) {
            painter.fillRect(place, fill);
        } else {
            painter.setPen(QPen(border, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5));
        }
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(border, fill.isValid() ? 1 : 1.25));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double inset = fill.isValid() ? 0.5 : 1.25;
    painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), radius, radius);
}

void paintHatch(QPainter &painter, const QRectF &place, const Theme &theme, double radius)
{
    QPainterPath clip;
    clip.addRoundedRect(place, radius, radius);
    painter.save();
    painter.setClipPath(clip, Qt::IntersectClip);
    painter.setPen(QPen(theme.color(Ink::Base, 0.8), std::max(1.1, place.width() * 0.035)));
    const double step = std::max(3.5, place.width() * 0.15);
    for (double x = -place.height(); x < place.width(); x += step)
        painter.drawLine(place.bottomLeft() + QPointF(x, 0), place.topLeft() + QPointF(x + place.height(), 0));
    painter.restore();
}

void paintCorner(QPainter &painter, const QRectF &place, const Theme &theme)
{
    const double side = std::clamp(place.width() * 0.36, 3.0, 12.0);
    const auto triangle = [&place](double length) {
        return QPolygonF(
            {place.topRight() - QPointF(length, 0), place.topRight(), place.topRight() + QPointF(0, length)});
    };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (place.width() >= 10) {
        painter.setBrush(theme.color(Ink::Base));
        painter.drawPolygon(triangle(side + 2));
    }
    painter.setBrush(theme.fill(RunnerState::Failed));
    painter.drawPolygon(triangle(side));
}

} // namespace

void paintTile(QPainter &painter, const QRectF &place, const TileLook &look, const Theme &theme, double radius)
{
    const double size = place.width();
    if (radius < 0)
        radius = size < 20 ? 2 : size < 34 ? 4 : 6;
    painter.save();
    if (look.stale)
        painter.setOpacity(painter.opacity() * 0.6);
    paintBody(painter, place, look.state, theme, radius);
    painter.setOpacity(1);
    if (look.stale && size >= 10)
        paintHatch(painter, place, theme, radius);
    if (size >= 10)
        paintGlyph(painter, place, look.state, theme.ink(look.state));
    if (look.terminating) {
        painter.setPen(QPen(theme.color(Ink::Text), size < 10 ? 1 : 1.5));
        painter.drawLine(place.bottomLeft() + QPointF(1, -1), place.topRight() + QPointF(-1, 1));
    }
    if (look.problem)
        paintCorner(painter, place, theme);
    painter.restore();
}

} // namespace largada::ui
