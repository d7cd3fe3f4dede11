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
const QVector<int> shownColumns{Model::Number, Model::Started, Model::Script, Model::Outcome,
                                Model::P95,    Model::Fails,   Model::Spread};
} // namespace

LatestRuns::LatestRuns(QWidget *parent)
    : QWidget(parent), m_title(new Label(TextKind::CardTitle)), m_none(new Label(TextKind::Small, Ink::Muted)),
      m_all(new Button(ButtonKind::Link)), m_new(new Button(ButtonKind::Primary, ButtonSize::Small)),
      m_table(new QTableView)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    around->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, scaled(8), 1, scaled(8));
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
    column->addStretch(0); // where there is no table
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
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(Model::Script, QHeaderView::Stretch);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { emit runWanted(m_model.run(index.row()).id); });
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex &index) { emit runWanted(m_model.run(index.row()).id); });
    connect(m_all, &Button::clicked, this, &LatestRuns::allWanted);
    connect(m_new, &Button::clicked, this, &LatestRuns::newWanted);
    retranslate();
}

void LatestRuns::setRuns(const QVector<store::RunSummary> &runs, WallTime now)
{
    m_model.setRuns(runs.mid(0, mostShown), now);
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
    m_table->setVisible(m_model.rowCount() > 0);
    m_table->setAccessibleName(tr("Latest runs"));
    fitColumns();
}

void LatestRuns::setNewShown(bool isShown)
{
    m_new->setVisible(isShown);
}

void LatestRuns::fitColumns()
{
    const QFontMetrics cells(textFont(TextKind::BodyStrong));
    const QFontMetrics head(textFont(TextKind::Small));
    QVector<int> widths(Model::ColumnCount, 0);
    for (const int column : shownColumns) {
        int text = head.horizontalAdvance(m_model.headerData(column, Qt::Horizontal).toString());
        if (column != Model::Script) { // which takes what is left
            for (int row = 0; row < m_model.rowCount(); ++row)
                text = std::max(text, cells.horizontalAdvance(m_model.index(row, column).data().toString()));
        }
        widths[column] = text + scaled(18);
    }
    widths[Model::Script] = std::max(widths[Model::Script], scaled(96));
    const int mark = scaled(22);
    widths[Model::Outcome] += mark;
    widths[Model::Fails] += mark;
    for (const int column : {Model::Number, Model::Started, Model::Fails, Model::Spread})
        widths[column] += scaled(8); // either may be at an end of the row
    ui::fitColumns(m_table, widths, {Model::Spread, Model::Number, Model::P95}, Model::Script);
    for (int column = 0; column < Model::ColumnCount; ++column) {
        if (!shownColumns.contains(column))
            m_table->setColumnHidden(column, true);
    }
}

void LatestRuns::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void LatestRuns::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_model.retranslate();
        retranslate();
    } else if (event->type() == QEvent::ApplicationFontChange) {
        dressTable(m_table);
        fitColumns();
    }
}

} // namespace largada::ui
