// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search_edit.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QToolButton>

#include "widgets/icons.h"

namespace largada::ui
{

SearchEdit::SearchEdit(QWidget *parent) : QLineEdit(parent), m_icon(addAction(QIcon(), QLineEdit::LeadingPosition))
{
    setProperty("quiet", QStringLiteral("true"));
    setClearButtonEnabled(true);
    setMaxLength(200);
    look();
}

void SearchEdit::look()
{
    m_icon->setIcon(icon(this, QStringLiteral("search")));
    for (QToolButton *button : findChildren<QToolButton *>()) {
        const bool isLens = button->defaultAction() == m_icon;
        button->setAccessibleName(isLens ? tr("Search") : tr("Clear")); // Qt gives them no name,
        if (QAction *clear = button->defaultAction(); clear != nullptr && !isLens)
            clear->setIcon(icon(this, QStringLiteral("x"))); // and this one an icon in no colour of the theme
    }
}

void SearchEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::LanguageChange)
        look();
}

} // namespace largada::ui
