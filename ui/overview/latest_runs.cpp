// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/latest_runs.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>

#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/table_look.h"

namespace largada::ui
{

namespace
{
using Model = viewmodels::RunsModel;
}

LatestRuns::LatestRuns(QWidget *parent)
    : QWidget(parent), m_title(new Label(TextKind::CardTitle)), m_none(new Label(TextKind::Small, Ink::Muted)),
      m_all(new Button(ButtonKind::Link)), m_new(new Button(ButtonKind::Primary)), m_table(new QTableView)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    around->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, scaled(10), 1, scaled(8));
    column->setSpacing(scaled(4));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(15), 0, scaled(15), 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_all);
    head->addWidget(m_new);
    column->addLayout(head);
    auto *none = new QHBoxLayout;
    none->setContentsMargins(scaled(15), 0, scaled(15), 0);
    none->addWidget(m_none, 1);
    m_none->setEliding(Qt::ElideRight);
    column->addLayout(none);
    column->addWidget(m_table, 1);
    m_all->setObjectName(QStringLiteral("allRuns"));
    m_new->setObjectName(QStringLiteral("newRun"));
    m_new->setIconName(QStringLiteral("flag"));
    m_table->setObjectName(QStringLiteral("latestRuns"));
    m_table->setModel(&m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    dressTable(m_table);
    auto *delegate = new CellDelegate(m_table, StateKind::Outcome, Model::Outcome);
    delegate->setOverLimitColumn(Model::Fails);
    m_table->setItemDelegate(delegate);
    for (int column_ = 0; column_ < m_model.columnCount(); ++column_) {
        const bool wanted = column_ == Model::Started || column_ == Model::Script || column_ == Model::Outcome ||
                            column_ == Model::Fails || column_ == Model::Spread;
        m_table->setColumnHidden(column_, !wanted);
    }
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(Model::Script, QHeaderView::Stretch);
    header->resizeSection(Model::Started, scaled(176));
    header->resizeSection(Model::Outcome, scaled(176));
    header->resizeSection(Model::Fails, scaled(92));
    header->resizeSection(Model::Spread, scaled(120));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { emit runWanted(m_model.run(index.row()).id); });
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex &index) { emit runWanted(m_model.run(index.row()).id); });
    connect(m_all, &Button::clicked, this, &LatestRuns::allWanted);
    connect(m_new, &Button::clicked, this, &LatestRuns::newWanted);
    retranslate();
}

void LatestRuns::setRuns(const QVector<store::RunSummary> &runs)
{
    m_model.setRuns(runs.mid(0, mostShown));
    retranslate();
}

void LatestRuns::setTrouble(const QString &sentence)
{
    m_trouble = sentence;
    retranslate();
}

void LatestRuns::retranslate()
{
    m_title->setText(tr("Latest runs"));
    m_all->setText(tr("All runs"));
    m_new->setText(tr("New run"));
    m_none->setText(m_trouble.isEmpty() ? tr("No run has been kept yet.") : m_trouble);
    m_none->setVisible(m_model.rowCount() == 0 || !m_trouble.isEmpty());
    m_all->setVisible(m_model.rowCount() > 0);
    m_table->setAccessibleName(tr("Latest runs"));
}

void LatestRuns::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_table->setColumnHidden(Model::Spread, width() < scaled(680));
    const bool isNarrow = width() < scaled(580);
    m_table->horizontalHeader()->resizeSection(Model::Outcome, scaled(isNarrow ? 138 : 176));
    m_table->horizontalHeader()->resizeSection(Model::Fails, scaled(isNarrow ? 78 : 92));
}

void LatestRuns::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_model.retranslate();
        retranslate();
    } else if (event->type() == QEvent::ApplicationFontChange) {
        dressTable(m_table);
    }
}

} // namespace largada::ui
