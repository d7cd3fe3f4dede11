// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcut_sheet.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>

#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/search_edit.h"
#include "widgets/tag.h"

namespace largada::ui
{

namespace
{

QWidget *headOf(ActionGroup group)
{
    auto *head = new QWidget;
    auto *rows = new QVBoxLayout(head);
    rows->setContentsMargins(0, scaled(10), 0, scaled(4));
    rows->setSpacing(scaled(4));
    auto *name = new Label(TextKind::SmallStrong, Ink::Muted);
    name->setText(nameOf(group));
    name->setContentsMargins(scaled(16), 0, scaled(16), 0);
    rows->addWidget(name);
    rows->addWidget(new Rule);
    return head;
}

QWidget *rowOf(const ActionEntry &entry)
{
    auto *row = new QWidget;
    auto *cells = new QHBoxLayout(row);
    cells->setContentsMargins(scaled(16), scaled(4), scaled(16), scaled(4));
    cells->setSpacing(scaled(10));
    auto *text = new Label;
    text->setText(entry.text);
    text->setEliding(Qt::ElideRight);
    cells->addWidget(text, 1);
    for (const QStringList &keys : entry.keys) {
        auto *caps = new KeyCaps;
        caps->setKeys(keys);
        cells->addWidget(caps);
    }
    return row;
}

QString searchedIn(const ActionEntry &entry)
{
    QStringList words{entry.text};
    for (const QStringList &keys : entry.keys)
        words << keys.join(QLatin1Char('+'));
    return words.join(QLatin1Char('\n'));
}

} // namespace

ShortcutSheet::ShortcutSheet(Actions &actions, QWidget *parent)
    : QDialog(parent), m_actions(actions), m_title(new Label(TextKind::CardTitle)), m_search(new SearchEdit),
      m_area(new QScrollArea), m_change(new Button(ButtonKind::Link)), m_close(new Button)
{
    setObjectName(QStringLiteral("shortcutSheet"));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, scaled(12), 0, scaled(12));
    rows->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(16), 0, scaled(16), scaled(12));
    head->setSpacing(scaled(16));
    head->addWidget(m_title);
    head->addWidget(m_search, 1);
    rows->addLayout(head);
    rows->addWidget(new Rule);
    rows->addWidget(m_area, 1);
    rows->addWidget(new Rule);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(scaled(16) - linkInset(), scaled(12), scaled(16), 0);
    foot->addWidget(m_change);
    foot->addStretch(1);
    foot->addWidget(m_close);
    rows->addLayout(foot);

    m_search->setObjectName(QStringLiteral("sheetSearch"));
    m_change->setObjectName(QStringLiteral("sheetChange"));
    m_close->setObjectName(QStringLiteral("sheetClose"));
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->viewport()->setAutoFillBackground(false);
    connect(m_search, &SearchEdit::textChanged, this, &ShortcutSheet::filter);
    connect(m_close, &Button::clicked, this, &QDialog::reject);
    connect(m_change, &Button::clicked, this, [this] {
        accept();
        emit changeWanted();
    });
    connect(&m_actions, &Actions::changed, this, &ShortcutSheet::fill);
    retranslate();
    resize(scaled(520), scaled(560));
}

void ShortcutSheet::fill()
{
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, scaled(8));
    column->setSpacing(0);
    m_rows.clear();
    std::optional<ActionGroup> group;
    for (const ActionEntry &entry : m_actions.entries()) {
        if (group != entry.group)
            m_rows.push_back({headOf(entry.group), {}});
        group = entry.group;
        m_rows.push_back({rowOf(entry), searchedIn(entry)});
    }
    for (const Row &row : std::as_const(m_rows))
        column->addWidget(row.widget);
    m_nothing = new Label(TextKind::Body, Ink::Muted);
    m_nothing->setObjectName(QStringLiteral("sheetNothing"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMinimumHeight(scaled(64));
    m_nothing->setText(tr("No shortcut matches."));
    column->addWidget(m_nothing);
    column->addStretch(1);
    m_area->setWidget(list); // the last one goes
    list->setAutoFillBackground(false);
    m_area->setMinimumWidth(list->minimumSizeHint().width() + m_area->verticalScrollBar()->sizeHint().width());
    filter();
}

void ShortcutSheet::filter()
{
    const QString wanted = m_search->text().trimmed();
    QWidget *head = nullptr;
    bool isAnyShown = false;
    for (const Row &row : std::as_const(m_rows)) {
        const bool isHead = row.searched.isEmpty();
        const bool matches = !isHead && row.searched.contains(wanted, Qt::CaseInsensitive);
        row.widget->setVisible(matches);
        if (isHead)
            head = row.widget;
        else if (matches)
            head->show();
        isAnyShown = isAnyShown || matches;
    }
    m_nothing->setVisible(!isAnyShown);
}

void ShortcutSheet::retranslate()
{
    setWindowTitle(tr("Shortcuts"));
    m_title->setText(tr("Shortcuts"));
    m_search->setPlaceholderText(tr("Find a shortcut…"));
    m_search->setAccessibleName(tr("Find a shortcut"));
    m_change->setText(tr("Change them…"));
    m_close->setText(tr("Close"));
    fill();
}

void ShortcutSheet::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationFontChange)
        fill();
}

} // namespace largada::ui
