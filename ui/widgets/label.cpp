// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace largada::ui
{

Label::Label(TextKind kind, Ink ink, QWidget *parent) : QLabel(parent), m_kind(kind), m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    look();
}

void Label::setKind(TextKind kind)
{
    m_kind = kind;
    look();
}

void Label::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

void Label::setEliding(Qt::TextElideMode mode)
{
    m_eliding = mode;
    setSizePolicy(mode == Qt::ElideNone ? QSizePolicy::Preferred : QSizePolicy::Ignored, QSizePolicy::Preferred);
    updateGeometry();
}

void Label::setWholeOrNone()
{
    m_isWhole = true;
    setEliding(Qt::ElideRight);
}

QSize Label::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    return m_eliding == Qt::ElideNone ? hint : QSize(std::min(hint.width(), scaled(24)), hint.height());
}

void Label::look()
{
    m_looking = true;
    setFont(textFont(m_kind));
    m_looking = false;
}

void Label::paintEvent(QPaintEvent *event)
{
    const QColor color = isEnabled() ? themeOf(this).color(m_ink) : palette().color(QPalette::Disabled, QPalette::Text);
    if (m_eliding == Qt::ElideNone && pixmap(Qt::ReturnByValue).isNull()) {
        QPainter painter(this);
        painter.setPen(color);
        const int flags = static_cast<int>(alignment()) | (wordWrap() ? Qt::TextWordWrap : 0);
        painter.drawText(contentsRect().adjusted(margin(), margin(), -margin(), -margin()),
                         flags | Qt::TextHideMnemonic, text());
        return;
    }
    if (m_eliding == Qt::ElideNone) {
        QLabel::paintEvent(event);
        return;
    }
    if (m_isWhole && fontMetrics().horizontalAdvance(text()) > contentsRect().width())
        return;
    QPainter painter(this);
    painter.setPen(color);
    painter.drawText(contentsRect(), static_cast<int>(alignment()),
                     fontMetrics().elidedText(text(), m_eliding, contentsRect().width()));
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange ||
        (event->type() == QEvent::StyleChange && !m_looking && font() != textFont(m_kind)))
        look();
}

bool Label::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_eliding != Qt::ElideNone && toolTip().isEmpty() &&
        fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text(), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace largada::ui
