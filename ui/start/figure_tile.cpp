// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/figure_tile.h"

#include <algorithm>

#include <QPainter>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace largada::ui
{

namespace
{

constexpr int nameHeight = 17; // px at 100 %
constexpr int valueHeight = 28;
constexpr int detailHeight = 16;
constexpr int markSide = 16;

} // namespace

FigureTile::FigureTile(const QString &objectName, QWidget *parent) : QWidget(parent)
{
    setObjectName(objectName);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureTile::show(const Look &look)
{
    if (look == m_look)
        return;
    m_look = look;
    QStringList parts{look.name, look.value};
    for (const QString &part : {look.unit, look.detail}) {
        if (!part.isEmpty())
            parts << part;
    }
    setAccessibleName(parts.join(QLatin1Char(' ')));
    setToolTip(look.detail);
    updateGeometry();
    update();
}

QSize FigureTile::sizeHint() const
{
    return {std::max(minimumSizeHint().width(), scaled(120)), minimumSizeHint().height()};
}

QSize FigureTile::minimumSizeHint() const
{
    const int value = QFontMetrics(textFont(TextKind::Figure)).horizontalAdvance(m_look.value);
    const int unit = QFontMetrics(textFont(TextKind::Small)).horizontalAdvance(m_look.unit);
    const int mark = m_look.isOverLimit ? scaled(markSide) + scaled(4) : 0;
    return {value + unit + mark + scaled(6), scaled(nameHeight) + scaled(valueHeight) + scaled(detailHeight)};
}

void FigureTile::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto line = [&](TextKind kind, Ink ink, const QRect &place, const QString &text) {
        painter.setFont(textFont(kind));
        painter.setPen(theme.color(ink));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
    };
    int y = 0;
    line(TextKind::Small, Ink::Muted, QRect(0, y, width(), scaled(nameHeight)), m_look.name);
    y += scaled(nameHeight);
    int x = 0;
    const Ink ink = m_look.isOverLimit ? Ink::Error : Ink::Text;
    if (m_look.isOverLimit) {
        paintIcon(painter, QPointF(0, y + (scaled(valueHeight) - scaled(markSide)) / 2),
                  QStringLiteral("triangle-alert"), scaled(markSide), theme.color(ink));
        x += scaled(markSide) + scaled(4);
    }
    painter.setFont(textFont(TextKind::Figure));
    painter.setPen(theme.color(ink));
    const int value = painter.fontMetrics().horizontalAdvance(m_look.value);
    const int base = y + (scaled(valueHeight) + painter.fontMetrics().capHeight()) / 2;
    painter.drawText(QPoint(x, base), m_look.value);
    painter.setFont(textFont(TextKind::Small));
    painter.setPen(theme.color(Ink::Muted));
    painter.drawText(QPoint(x + value + scaled(5), base), m_look.unit);
    y += scaled(valueHeight);
    const QRect last(0, y, width(), scaled(detailHeight));
    if (!m_look.progress) {
        line(TextKind::Caption, Ink::Muted, last, m_look.detail);
        return;
    }
    const double tall = scaled(4);
    const QRectF track(0, last.center().y() - tall / 2, std::min(width(), scaled(160)), tall);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(theme.isDark ? Ink::Raised2 : Ink::Hairline));
    painter.drawRoundedRect(track, tall / 2, tall / 2);
    painter.setBrush(theme.color(Ink::Start));
    const double part = std::clamp(*m_look.progress, 0.0, 1.0);
    painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(tall, track.width() * part), tall)), tall / 2,
                            tall / 2);
}

} // namespace largada::ui
