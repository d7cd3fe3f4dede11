// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/shortcuts_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>

#include "settings/shortcut_row.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/search_edit.h"

namespace largada::ui
{

ShortcutsCard::ShortcutsCard(Actions &actions, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_title(new Label(TextKind::CardTitle)), m_search(new SearchEdit),
      m_area(new QScrollArea), m_nothing(new Label(TextKind::Body, Ink::Muted)),
      m_count(new Label(TextKind::Small, Ink::Muted)), m_restoreAll(new Button(ButtonKind::Link, ButtonSize::Small))
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card(this);
    around->addWidget(card);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, scaled(8), 1, 1);
    inside->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(15), 0, scaled(11), scaled(8));
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_search, 2);
    inside->addLayout(head);
    inside->addWidget(new Rule);
    inside->addWidget(m_area, 1);
    inside->addWidget(new Rule);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(scaled(15), scaled(5), scaled(15), scaled(5));
    foot->addWidget(m_count, 1);
    foot->addWidget(m_restoreAll);
    inside->addLayout(foot);

    m_count->setEliding(Qt::ElideRight);
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_restoreAll->setObjectName(QStringLiteral("restoreAll"));
    m_nothing->setObjectName(QStringLiteral("noShortcut"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    connect(m_search, &SearchEdit::textChanged, this, &ShortcutsCard::filter);
    connect(m_restoreAll, &Button::clicked, &m_actions, &Actions::restoreAll);
    connect(&m_actions, &Actions::changed, this, &ShortcutsCard::refresh);
    retranslate();
}

void ShortcutsCard::build(const QVector<ActionEntry> &entries)
{
    auto *list = new QWidget;
    auto *rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, scaled(4), 0, scaled(8));
    rows->setSpacing(0);
    m_groups.clear();
    for (const ActionEntry &entry : entries) {
        if (m_groups.isEmpty() || m_groups.constLast().group != entry.group) {
            Group group{entry.group, new QWidget, new Label(TextKind::SmallStrong, Ink::Muted), {}};
            auto *head = new QVBoxLayout(group.head);
            head->setContentsMargins(0, scaled(10), 0, scaled(4));
            head->setSpacing(scaled(4));
            group.name->setContentsMargins(scaled(16), 0, scaled(16), 0);
            head->addWidget(group.name);
            head->addWidget(new Rule);
            rows->addWidget(group.head);
            m_groups.push_back(group);
        }
        auto *row = new ShortcutRow(m_actions, entry.id);
        rows->addWidget(row);
        m_groups.last().rows.push_back(row);
        connect(row, &ShortcutRow::said, this, &ShortcutsCard::said);
        connect(row, &ShortcutRow::begun, this, [this, row] {
            for (const Group &group : std::as_const(m_groups)) {
                for (ShortcutRow *other : group.rows) {
                    if (other != row)
                        other->cancel();
                }
            }
        });
    }
    m_nothing->setParent(list);
    rows->addWidget(m_nothing);
    rows->addStretch(1);
    list->setAutoFillBackground(false);
    m_area->setWidget(list); // the last one goes
    list->setAutoFillBackground(false);
}

void ShortcutsCard::refresh()
{
    const QVector<ActionEntry> entries = m_actions.entries();
    QStringList ids, shown;
    bool isChanged = false;
    for (const ActionEntry &entry : entries) {
        ids << entry.id;
        isChanged = isChanged || entry.isChanged;
    }
    for (const Group &group : std::as_const(m_groups)) {
        for (const ShortcutRow *row : group.rows)
            shown << row->id();
    }
    if (ids != shown)
        build(entries);
    qsizetype next = 0;
    for (const Group &group : std::as_const(m_groups)) {
        group.name->setText(nameOf(group.group));
        for (ShortcutRow *row : group.rows)
            row->showEntry(entries[next++]);
    }
    //: under the list of shortcuts
    m_count->setText(tr("%Ln shortcut(s), F1 lists them", nullptr, static_cast<int>(entries.size())));
    m_restoreAll->setBlocked(isChanged ? QString() : tr("All are as they came."));
    filter();
}

void ShortcutsCard::filter()
{
    const QString wanted = m_search->text().trimmed();
    const QVector<ActionEntry> entries = m_actions.entries();
    qsizetype next = 0;
    bool isAnyShown = false;
    for (const Group &group : std::as_const(m_groups)) {
        bool isGroupShown = false;
        for (ShortcutRow *row : group.rows) {
            const ActionEntry &entry = entries[next++];
            bool matches = entry.text.contains(wanted, Qt::CaseInsensitive);
            for (const QStringList &caps : entry.keys)
                matches = matches || caps.join(QLatin1Char('+')).contains(wanted, Qt::CaseInsensitive);
            row->setVisible(matches);
            isGroupShown = isGroupShown || matches;
        }
        group.head->setVisible(isGroupShown);
        isAnyShown = isAnyShown || isGroupShown;
    }
    m_nothing->setVisible(!isAnyShown);
}

void ShortcutsCard::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool ShortcutsCard::escape()
{
    for (const Group &group : std::as_const(m_groups)) {
        for (ShortcutRow *row : group.rows) {
            if (row->cancel())
                return true;
        }
    }
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    return true;
}

void ShortcutsCard::retranslate()
{
    m_title->setText(tr("Shortcuts"));
    m_search->setPlaceholderText(tr("Find a shortcut…"));
    m_search->setAccessibleName(tr("Find a shortcut"));
    m_nothing->setText(tr("No shortcut matches."));
    m_restoreAll->setText(tr("Restore all"));
    m_search->setMaximumWidth(scaled(236));
    refresh();
}

void ShortcutsCard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh(); // actions may have been added since
}

void ShortcutsCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
