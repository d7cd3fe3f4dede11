// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart_paint.h"

#include <cmath>

#include <QFontMetricsF>
#include <QPainter>
#include <QPixmap>

namespace largada::ui::paint
{

QBrush hatch(const QColor &color, double step, double ratio)
{
    const auto side = static_cast<int>(std::lround(step * ratio));
    QPixmap tile(side, side);
    tile.setDevicePixelRatio(ratio);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1));
    for (const double shift : {-step, 0.0, step})
        painter.drawLine(QPointF(shift - 1, step + 1), QPointF(shift + step + 1, -1));
    painter.end();
    return QBrush(tile);
}

QPen dashes(const QColor &color, double width)
{
    QPen pen(color, width);
    pen.setDashPattern({5, 4});
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

QFont font(TextKind kind)
{
    QFont font = textFont(kind);
    if (kind == TextKind::Caption)
        font.setWeight(QFont::Normal);
    return font;
}

QFont strongCaption()
{
    QFont font = textFont(TextKind::Caption);
    font.setWeight(QFont::DemiBold);
    return font;
}

double textWidth(const QFont &font, const QString &text)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

double textWidth(TextKind kind, const QString &text)
{
    return textWidth(font(kind), text);
}

double lineHeight(TextKind kind)
{
    return std::ceil(QFontMetricsF(font(kind)).height());
}

void hairline(QPainter &painter, double left, double right, double y)
{
    const double at = std::floor(y) + 0.5;
    painter.drawLine(QPointF(left, at), QPointF(right, at));
}

void text(QPainter &painter, const QRectF &place, TextKind kind, int flags, const QString &text)
{
    painter.setFont(font(kind));
    painter.drawText(place, flags | Qt::TextSingleLine, text);
}

} // namespace largada::ui::paint
