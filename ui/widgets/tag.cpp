// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tag.h"

#include <cmath>

#include <QFontMetricsF>
#include <QPainter>

#include "widgets/icons.h"

namespace largada::ui
{

namespace
{

struct Inks {
    Ink text;
    Ink fill;
};

Inks inksOf(Tag::Tone tone)
{
    switch (tone) {
    case Tag::Tone::Neutral:
        return {Ink::Text, Ink::Raised2};
    case Tag::Tone::Accent:
        return {Ink::Accent, Ink::Soft};
    case Tag::Tone::Ok:
        return {Ink::Ok, Ink::OkSoft};
    case Tag::Tone::Warning:
        return {Ink::Warning, Ink::WarningSoft};
    case Tag::Tone::Error:
        return {Ink::Error, Ink::ErrorSoft};
    }
    return {Ink::Text, Ink::Raised2};
}

QFont tagFont()
{
    QFont font = textFont(TextKind::Caption);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

Tag::Tag(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Tag::show(const QString &text, Tone tone, const QString &icon)
{
    m_text = text;
    m_tone = tone;
    m_icon = icon;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Tag::sizeHint() const
{
    const double text = QFontMetricsF(tagFont()).horizontalAdvance(m_text);
    return {static_cast<int>(std::ceil(text)) + scaled(16) + (m_icon.isEmpty() ? 0 : scaled(16)), scaled(22)};
}

void Tag::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    const Inks inks = inksOf(m_tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(m_tone == Tone::Neutral && !theme.isDark ? Ink::Hairline : inks.fill));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    int left = scaled(8);
    if (!m_icon.isEmpty()) {
        paintIcon(painter, {double(scaled(6)), height() / 2.0 - scaled(6)}, m_icon, scaled(12), theme.color(inks.text));
        left = scaled(22);
    }
    painter.setFont(tagFont());
    painter.setPen(theme.color(inks.text));
    painter.drawText(rect().adjusted(left, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

KeyCaps::KeyCaps(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void KeyCaps::setKeys(const QStringList &keys)
{
    m_keys = keys;
    setAccessibleName(keys.join(QLatin1Char('+')));
    updateGeometry();
    update();
}

void KeyCaps::setRecording(bool recording)
{
    m_recording = recording;
    update();
}

QSize KeyCaps::sizeHint() const
{
    const QFontMetricsF metrics(textFont(TextKind::Caption));
    double width = 0;
    for (const QString &key : m_keys)
        width += metrics.horizontalAdvance(key) + scaled(12) + scaled(4);
    return {static_cast<int>(std::ceil(std::max(0.0, width - scaled(4)))), scaled(20)};
}

void KeyCaps::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(TextKind::Caption));
    const QFontMetricsF metrics(painter.font());
    double left = 0;
    for (const QString &key : m_keys) {
        const QRectF place(left, 0, metrics.horizontalAdvance(key) + scaled(12), height());
        painter.setPen(QPen(theme.color(m_recording ? Ink::Text : Ink::Separator), m_recording ? 2 : 1));
        painter.setBrush(theme.color(Ink::Alternate));
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(theme.color(Ink::Text));
        painter.drawText(place, Qt::AlignCenter, key);
        left += place.width() + scaled(4);
    }
}

} // namespace largada::ui
