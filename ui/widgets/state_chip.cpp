// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/state_chip.h"

#include <cmath>

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include "text/sentences.h"
#include "widgets/runner_tile.h"
#include "widgets/state_words.h"

namespace largada::ui
{

StateChip::StateChip(fleet::RunnerState state, QWidget *parent) : QAbstractButton(parent), m_state(state)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setObjectName(QStringLiteral("chip-%1").arg(fleet::runnerStateKey(state)));
    describe();
}

void StateChip::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    describe();
    updateGeometry();
    update();
}

QString StateChip::word() const
{
    return countedState(m_state, m_count);
}

void StateChip::describe()
{
    setAccessibleName(QStringLiteral("%1 %2").arg(text::number(m_count), word()));
    setToolTip(text::word(m_state));
}

QSize StateChip::sizeHint() const
{
    const double count = QFontMetricsF(textFont(TextKind::BodyStrong)).horizontalAdvance(text::number(m_count));
    const double word = QFontMetricsF(textFont(TextKind::Small)).horizontalAdvance(this->word());
    return {static_cast<int>(std::ceil(count + word)) + scaled(10 + 14 + 8 + 5 + 10), scaled(32)};
}

void StateChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool quiet = m_count == 0 && !isChecked();
    const QRectF place = QRectF(rect()).adjusted(1, 1, -1, -1);
    const Ink border = hasFocus() ? Ink::Text : isChecked() ? Ink::Accent : quiet ? Ink::Hairline : Ink::Separator;
    painter.setPen(QPen(theme.color(border), hasFocus() ? 2 : isChecked() ? 1.5 : 1));
    painter.setBrush(isChecked() ? QBrush(theme.color(Ink::Soft))
                     : quiet     ? QBrush(Qt::NoBrush)
                                 : QBrush(theme.color(underMouse() ? Ink::Raised2 : Ink::Raised)));
    painter.drawRoundedRect(place, 6, 6);
    if (quiet)
        painter.setOpacity(0.55);
    const int side = scaled(14);
    const QPoint corner(scaled(10), (height() - side) / 2);
    paintTile(painter, QRectF(corner, QSizeF(side, side)), {m_state}, theme, 3);
    painter.setFont(textFont(TextKind::BodyStrong));
    painter.setPen(theme.color(Ink::Text));
    const QString count = text::number(m_count);
    const int left = scaled(32);
    painter.drawText(QRect(left, 0, width(), height()), Qt::AlignVCenter, count);
    const double after = left + QFontMetricsF(painter.font()).horizontalAdvance(count) + scaled(5);
    painter.setFont(textFont(TextKind::Small));
    painter.setPen(theme.color(Ink::Muted));
    painter.drawText(QRectF(after, 0, width(), height()), Qt::AlignVCenter, word());
}

void StateChip::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
}

} // namespace largada::ui
