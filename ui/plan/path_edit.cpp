// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/path_edit.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOptionFrame>

#include "widgets/theme.h"

namespace largada::ui
{

PathEdit::PathEdit(QWidget *parent) : QLineEdit(parent)
{
    setAcceptDrops(false); // a file that is dropped is for the page; as text it would come as an address
    look();
}

void PathEdit::look()
{
    m_looking = true;
    const QFont wanted = textFont(TextKind::Mono);
    if (font() != wanted)
        setFont(wanted);
    m_looking = false;
}

void PathEdit::paintEvent(QPaintEvent *event)
{
    QStyleOptionFrame option;
    initStyleOption(&option);
    const QRect place = style()->subElementRect(QStyle::SE_LineEditContents, &option, this).adjusted(2, 0, -2, 0);
    if (hasFocus() || text().isEmpty() || fontMetrics().horizontalAdvance(text()) <= place.width()) {
        QLineEdit::paintEvent(event);
        return;
    }
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::Text));
    QString oneLine = text();
    oneLine.replace(QLatin1Char('\n'), QLatin1Char(' '));
    painter.drawText(place, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                     fontMetrics().elidedText(oneLine, Qt::ElideMiddle, place.width()));
}

void PathEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (!m_looking && (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange))
        look();
}

} // namespace largada::ui
