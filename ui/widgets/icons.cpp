// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QWidget>

namespace largada::ui
{

QPixmap iconPixmap(const QString &name, int size, const QColor &color, double ratio)
{
    const QString key = QStringLiteral("largada/%1/%2/%3/%4").arg(name).arg(size).arg(color.rgba()).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const bool filled = name.endsWith(QLatin1String("-fill"));
    QFile file(QStringLiteral(":/icons/%1.svg").arg(filled ? name.chopped(5) : name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    if (filled)
        svg.replace("fill=\"none\"", "fill=\"" + color.name().toLatin1() + "\"");
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(QSizeF(size * ratio, size * ratio).toSize());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter &painter, const QPointF &topLeft, const QString &name, int size, const QColor &color)
{
    painter.drawPixmap(topLeft, iconPixmap(name, size, color, painter.device()->devicePixelRatioF()));
}

QIcon icon(const QWidget *widget, const QString &name, Ink ink, int width)
{
    const Theme &theme = themeOf(widget);
    const int side = scaled(16);
    QIcon icon;
    const auto add = [&](double ratio, const QColor &color, QIcon::Mode mode) {
        const QPixmap drawn = iconPixmap(name, side, color, ratio);
        if (width <= side || drawn.isNull()) {
            icon.addPixmap(drawn, mode);
            return;
        }
        QPixmap wide(QSizeF(width * ratio, side * ratio).toSize());
        wide.setDevicePixelRatio(ratio);
        wide.fill(Qt::transparent);
        QPainter(&wide).drawPixmap(QPointF(0, 0), drawn);
        icon.addPixmap(wide, mode);
    };
    for (const double ratio : {1.0, 2.0}) {
        add(ratio, theme.color(ink), QIcon::Normal);
        add(ratio, theme.mixed(Ink::Muted, Ink::Base, 0.42), QIcon::Disabled);
    }
    return icon;
}

} // namespace largada::ui
