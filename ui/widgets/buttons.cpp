// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/buttons.h"

#include <QEvent>
#include <QMenu>
#include <QStyle>

#include "widgets/icons.h"

namespace largada::ui
{

namespace
{

const char *kindName(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Plain:
        return "plain";
    case ButtonKind::Primary:
        return "primary";
    case ButtonKind::Start:
        return "start";
    case ButtonKind::Stop:
        return "stop";
    case ButtonKind::Danger:
        return "danger";
    case ButtonKind::Flat:
        return "flat";
    case ButtonKind::Link:
        return "link";
    }
    return "plain";
}

} // namespace

int linkInset()
{
    constexpr int frame = 2;
    return frame + scaled(3); // as the style sheet has them
}

Button::Button(ButtonKind kind, ButtonSize size, QWidget *parent) : QPushButton(parent), m_kind(kind)
{
    setProperty("kind", QLatin1String(kindName(kind)));
    if (size != ButtonSize::Normal)
        setProperty("bsize", size == ButtonSize::Small ? QStringLiteral("s") : QStringLiteral("l"));
    setAutoDefault(false);
    look();
    if (kind == ButtonKind::Link)
        setCursor(Qt::PointingHandCursor);
}

void Button::setKind(ButtonKind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    setProperty("kind", QLatin1String(kindName(kind)));
    style()->unpolish(this);
    style()->polish(this);
    look();
}

void Button::setIconName(const QString &name)
{
    m_icon = name;
    look();
}

void Button::setBlocked(const QString &reason)
{
    setEnabled(reason.isEmpty());
    setToolTip(reason);
    setAccessibleDescription(reason);
}

void Button::setDropDown(QMenu *menu)
{
    menu->setParent(this, menu->windowFlags());
    setMenu(menu);
    setProperty("hasmenu", QStringLiteral("true"));
}

Ink Button::ink() const
{
    switch (m_kind) {
    case ButtonKind::Plain:
        return Ink::Text;
    case ButtonKind::Primary:
        return Ink::OnAccent;
    case ButtonKind::Start:
        return Ink::OnStart;
    case ButtonKind::Stop:
        return Ink::OnStop;
    case ButtonKind::Danger:
        return Ink::Error;
    case ButtonKind::Flat:
        return Ink::Muted;
    case ButtonKind::Link:
        return Ink::Accent;
    }
    return Ink::Text;
}

void Button::look()
{
    // Not by the style sheet: it loses the family when it is set again.
    QFont font = textFont(TextKind::Body);
    const bool strong = m_kind == ButtonKind::Primary || m_kind == ButtonKind::Start || m_kind == ButtonKind::Stop;
    font.setWeight(strong ? QFont::DemiBold : QFont::Medium);
    if (font != this->font())
        setFont(font);
    m_hasGap = !text().isEmpty();
    const int side = scaled(16);
    const int width = side + (m_hasGap ? scaled(4) : 0);
    setIcon(m_icon.isEmpty() ? QIcon() : ui::icon(this, m_icon, ink(), width));
    setIconSize(QSize(width, side));
}

void Button::paintEvent(QPaintEvent *event)
{
    if (!m_icon.isEmpty() && m_hasGap == text().isEmpty()) // its text came or went
        look();
    QPushButton::paintEvent(event);
}

void Button::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::ApplicationFontChange)
        look();
}

} // namespace largada::ui
