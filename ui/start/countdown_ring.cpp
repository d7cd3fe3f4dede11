// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/countdown_ring.h"

#include <QPainter>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace largada::ui
{

CountdownRing::CountdownRing(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("countdownRing"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void CountdownRing::show(const QString &digits, double left)
{
    if (digits == m_digits && qFuzzyCompare(left + 1, m_left + 1))
        return;
    m_digits = digits;
    m_left = left;
    setAccessibleName(digits);
    update();
}

QSize CountdownRing::sizeHint() const
{
    return {scaled(152), scaled(152)};
}

void CountdownRing::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double wide = scaled(10);
    const QRectF circle = QRectF(rect()).adjusted(wide / 2 + 1, wide / 2 + 1, -wide / 2 - 1, -wide / 2 - 1);
    painter.setPen(QPen(theme.color(Ink::Hairline), wide));
    painter.drawEllipse(circle);
    painter.setPen(QPen(theme.color(Ink::Start), wide, Qt::SolidLine, Qt::RoundCap));
    if (m_left > 0)
        painter.drawArc(circle, 90 * 16, static_cast<int>(360 * 16 * m_left));
    if (m_digits.isEmpty()) {
        const int side = scaled(64);
        paintIcon(painter, QPointF(width() - side, height() - side) / 2, QStringLiteral("check"), side,
                  theme.color(Ink::Start));
        return;
    }
    QFont font = textFont(TextKind::Countdown);
    if (m_digits.size() > 1)
        font.setPointSizeF(font.pointSizeF() * 0.72);
    const double room = circle.width() - 2.5 * wide;
    if (const double needed = QFontMetricsF(font).horizontalAdvance(m_digits); needed > room)
        font.setPointSizeF(font.pointSizeF() * room / needed);
    painter.setFont(font);
    painter.setPen(theme.color(Ink::Text));
    painter.drawText(QRectF(rect()), Qt::AlignCenter, m_digits);
}

} // namespace largada::ui
