// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>

#include "shell/docks.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/table_look.h"

namespace largada::ui
{

EventsDock::EventsDock(viewmodels::EventsModel &events, QWidget *parent)
    : QWidget(parent), m_events(events), m_filter(events), m_title(new Label(TextKind::CardTitle)),
      m_count(new Label(TextKind::Small, Ink::Muted)), m_warnings(new QCheckBox), m_table(new QTableView),
      m_close(new Button(ButtonKind::Flat, ButtonSize::Small))
{
    setObjectName(QStringLiteral("eventsDock"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(16), scaled(6), scaled(8), scaled(6));
    head->setSpacing(scaled(8));
    head->addWidget(m_title);
    head->addWidget(m_count, 1);
    head->addWidget(m_warnings);
    head->addWidget(m_close);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    m_warnings->setObjectName(QStringLiteral("eventsWarningsOnly"));
    m_close->setObjectName(QStringLiteral("eventsClose"));
    m_close->setIconName(QStringLiteral("x"));
    m_table->setObjectName(QStringLiteral("eventsTable"));
    m_table->setModel(&m_filter);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    dressTable(m_table, 28);
    m_table->setItemDelegate(new CellDelegate(m_table));
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(viewmodels::EventsModel::Explanation, QHeaderView::Stretch);
    header->resizeSection(viewmodels::EventsModel::Runners, scaled(88));
    header->resizeSection(viewmodels::EventsModel::Times, scaled(76));
    header->resizeSection(viewmodels::EventsModel::Last, scaled(96));
    connect(m_warnings, &QCheckBox::toggled, this, [this](bool only) { m_filter.showWarningsOnly(only); });
    connect(m_close, &Button::clicked, this, &EventsDock::closed);
    const auto choose = [this](const QModelIndex &index) {
        const QStringList runners = index.data(viewmodels::IdRole).toStringList();
        if (!runners.isEmpty())
            emit runnerWanted({runners.constFirst()});
    };
    connect(m_table, &QTableView::activated, this, choose);
    connect(m_table, &QTableView::clicked, this, choose);
    connect(&m_events, &QAbstractItemModel::rowsInserted, this, &EventsDock::retranslate);
    connect(&m_events, &QAbstractItemModel::rowsRemoved, this, &EventsDock::retranslate);
    connect(&m_events, &QAbstractItemModel::dataChanged, this, &EventsDock::retranslate);
    retranslate();
}

void EventsDock::showWarningsOnly(bool only)
{
    m_warnings->setChecked(only);
}

void EventsDock::retranslate()
{
    m_title->setText(tr("Events"));
    m_count->setText(m_events.total() > 0 ? tr("%Ln, by reason", "events", m_events.total())
                                          : tr("Nothing has happened yet"));
    m_warnings->setText(tr("Warnings only"));
    m_close->setAccessibleName(tr("Close the events"));
    m_close->setToolTip(tr("Close"));
    m_table->setAccessibleName(tr("Events by reason"));
    fitReasons();
}

// As wide as the widest of them needs, within bounds: there are some dozens at most.
void EventsDock::fitReasons()
{
    constexpr int least = 130, most = 240, besides = 32; // px at 100 %; the last is what is around a text
    const QFontMetrics metrics(textFont(TextKind::BodyStrong));
    int widest = 0;
    for (int row = 0; row < m_events.rowCount(); ++row)
        widest = std::max(
            widest, metrics.horizontalAdvance(m_events.index(row, viewmodels::EventsModel::Kind).data().toString()));
    m_table->horizontalHeader()->resizeSection(viewmodels::EventsModel::Kind,
                                               std::clamp(widest + scaled(besides), scaled(least), scaled(most)));
}

void EventsDock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationFontChange)
        dressTable(m_table, 28);
}

} // namespace largada::ui
