// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Icons of the resources (Lucide), in a colour of the theme. Names are the files' names without their ending.
#pragma once

#include <QIcon>
#include <QPixmap>

#include "widgets/theme.h"

namespace largada::ui
{

// A square of so many device-independent pixels, sharp at the ratio. "square-fill", "play-fill": filled with the
// colour. Empty when there is no such icon.
QPixmap iconPixmap(const QString &name, int size, const QColor &color, double ratio);
// Draws one at the place.
void paintIcon(QPainter &painter, const QPointF &topLeft, const QString &name, int size, const QColor &color);
// For buttons and menus: with its disabled look. Made again when the theme changes.
// width: with room at its right; 0: square.
QIcon icon(const QWidget *widget, const QString &name, Ink ink = Ink::Muted, int width = 0);

} // namespace largada::ui
