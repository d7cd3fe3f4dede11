// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"

#include <QPainter>

namespace largada::ui
{

namespace
{

Ink fillOf(Card::Tone tone)
{
    switch (tone) {
    case Card::Tone::Plain:
        return Ink::Base;
    case Card::Tone::Strip:
        return Ink::Alternate;
    case Card::Tone::Info:
        return Ink::Soft;
    case Card::Tone::Ok:
        return Ink::OkSoft;
    case Card::Tone::Warning:
        return Ink::WarningSoft;
    case Card::Tone::Error:
        return Ink::ErrorSoft;
    }
    return Ink::Base;
}

} // namespace

Card::Card(QWidget *parent, Tone tone) : QFrame(parent), m_tone(tone) {}

void Card::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.color(fillOf(m_tone)));
    const bool plain = m_tone == Tone::Plain;
    painter.setPen(plain ? QPen(theme.color(Ink::Hairline), 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), plain ? 8 : 6, plain ? 8 : 6);
}

Rule::Rule(Qt::Orientation orientation, QWidget *parent) : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Rule::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(this).color(Ink::Hairline));
}

} // namespace largada::ui
