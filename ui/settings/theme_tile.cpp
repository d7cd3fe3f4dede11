// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/theme_tile.h"

#include <QPainter>
#include <QPainterPath>

#include "widgets/theme.h"

namespace largada::ui
{

namespace
{

constexpr double tileWidth = 112, pictureHeight = 60, nameHeight = 28;

struct Part {
    QRectF place; // in a picture of 112 by 60
    Ink ink;
};

const std::array parts{
    Part{{0, 0, 30, 60}, Ink::Chrome},    Part{{6, 10, 18, 4}, Ink::Accent},     Part{{6, 20, 18, 4}, Ink::Separator},
    Part{{6, 30, 18, 4}, Ink::Separator}, Part{{38, 9, 66, 20}, Ink::Base},      Part{{38, 35, 30, 18}, Ink::Base},
    Part{{74, 35, 30, 18}, Ink::Base},    Part{{44, 15, 34, 4}, Ink::Text},      Part{{44, 22, 46, 3}, Ink::Separator},
    Part{{43, 43, 18, 4}, Ink::Accent},   Part{{80, 43, 18, 4}, Ink::Separator},
};

void paintWindow(QPainter &painter, const QRectF &place, const Theme &theme)
{
    painter.fillRect(place, theme.color(Ink::Window));
    painter.setPen(Qt::NoPen);
    const double sx = place.width() / tileWidth, sy = place.height() / pictureHeight;
    for (const Part &part : parts) {
        painter.setBrush(theme.color(part.ink));
        painter.drawRoundedRect(QRectF(place.left() + part.place.left() * sx, place.top() + part.place.top() * sy,
                                       part.place.width() * sx, part.place.height() * sy),
                                2, 2);
    }
}

} // namespace

ThemeTile::ThemeTile(settings::ThemeChoice theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize ThemeTile::sizeHint() const
{
    return {scaled(tileWidth), scaled(pictureHeight + nameHeight)};
}

QSize ThemeTile::minimumSizeHint() const
{
    const int name = QFontMetrics(textFont(TextKind::BodyStrong)).horizontalAdvance(text()) + scaled(24);
    return {std::max(name, scaled(64)), sizeHint().height()};
}

void ThemeTile::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF picture = QRectF(0, 0, width(), scaled(pictureHeight)).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(picture, 6, 6);
    const auto half = [&](const Theme &shown, const QRectF &clip) {
        painter.save();
        painter.setClipRect(clip);
        painter.setClipPath(shape, Qt::IntersectClip);
        paintWindow(painter, picture, shown);
        painter.restore();
    };
    if (m_theme == settings::ThemeChoice::System) {
        half(lightTheme(), QRectF(0, 0, width() / 2.0, height()));
        half(darkTheme(), QRectF(width() / 2.0, 0, width() / 2.0, height()));
    } else {
        half(m_theme == settings::ThemeChoice::Dark ? darkTheme() : lightTheme(), rect());
    }
    const bool isHeavy = isChecked() || hasFocus();
    const Ink edge = hasFocus() ? Ink::Text : isChecked() ? Ink::Accent : Ink::Separator;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(edge), isHeavy ? 2 : 1));
    painter.drawRoundedRect(isHeavy ? picture.adjusted(0.5, 0.5, -0.5, -0.5) : picture, 6, 6);

    const double middle = scaled(pictureHeight) + scaled(nameHeight) / 2.0 + 1, radius = scaled(6);
    painter.setPen(QPen(theme.color(isChecked() ? Ink::Accent : Ink::Control), 1.5));
    painter.drawEllipse(QPointF(radius + 2, middle), radius, radius);
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Ink::Accent));
        painter.drawEllipse(QPointF(radius + 2, middle), radius / 2, radius / 2);
    }
    painter.setFont(textFont(isChecked() ? TextKind::BodyStrong : TextKind::Body));
    painter.setPen(theme.color(Ink::Text));
    painter.drawText(QRectF(scaled(22), scaled(pictureHeight), width() - scaled(22), scaled(nameHeight)),
                     Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace largada::ui
