// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Brushes and lines that the charts have in common. Not for pages.
#pragma once

#include <QBrush>
#include <QPen>
#include <QString>

#include "widgets/theme.h"

class QPainter;
class QRectF;

namespace largada::ui::paint
{

// Diagonal lines, sharp at the ratio of the device.
QBrush hatch(const QColor &color, double step, double ratio);
QPen dashes(const QColor &color, double width);
// Of the theme's, but figures of an axis are lighter than captions.
QFont font(TextKind kind);
QFont strongCaption();
double textWidth(const QFont &font, const QString &text);
double textWidth(TextKind kind, const QString &text);
double lineHeight(TextKind kind);
// A line of one pixel from left to right at the nearest half pixel.
void hairline(QPainter &painter, double left, double right, double y);
void text(QPainter &painter, const QRectF &place, TextKind kind, int flags, const QString &text);

} // namespace largada::ui::paint
