// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/placeholder.h"

#include <QEvent>
#include <QVBoxLayout>

#include "widgets/buttons.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

Placeholder::Placeholder(QWidget *parent)
    : QWidget(parent), m_icon(new Label), m_title(new Label(TextKind::CardTitle)), m_text(new Paragraph),
      m_action(new Button(ButtonKind::Primary))
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(scaled(8));
    column->addStretch(2);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_icon, m_title})
        column->addWidget(widget, 0, Qt::AlignHCenter);
    m_text->setAlignment(Qt::AlignHCenter);
    column->addWidget(m_text);
    column->addSpacing(scaled(4));
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_title->setObjectName(QStringLiteral("placeholderTitle"));
    m_action->setObjectName(QStringLiteral("placeholderAction"));
    connect(m_action, &Button::clicked, this, &Placeholder::actionWanted);
}

void Placeholder::show(const QString &icon, const QString &title, const QString &markup, const QString &action)
{
    m_iconName = icon;
    m_title->setText(title);
    m_text->setMarkup(markup);
    m_text->setVisible(!markup.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    look();
}

void Placeholder::look()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(iconPixmap(m_iconName, scaled(32), themeOf(this).color(Ink::Muted), devicePixelRatioF()));
}

void Placeholder::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        look();
}

} // namespace largada::ui
