// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/report_runners.h"

#include <array>

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include "text/sentences.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/placeholder.h"
#include "widgets/search_edit.h"
#include "widgets/table_look.h"

namespace largada::ui
{

using viewmodels::RunReportModel;

namespace
{

// The first to go where room is short.
constexpr std::array givesWay{RunReportModel::Memory, RunReportModel::Cpu, RunReportModel::Requests};

QString widestText(int column)
{
    switch (column) {
    case RunReportModel::Runner:
        return QStringLiteral("runner-10000");
    case RunReportModel::Start:
        return QStringLiteral("0.00 ms");
    case RunReportModel::Requests:
        return QStringLiteral("1,000,000");
    case RunReportModel::Fails:
        return QStringLiteral("00.00%");
    case RunReportModel::P95:
        return QStringLiteral("0.00 ms");
    case RunReportModel::Cpu:
        return QStringLiteral("1,000%");
    case RunReportModel::Memory:
        return QStringLiteral("10,000 MB");
    default:
        return {};
    }
}

} // namespace

ReportRunners::ReportRunners(QWidget *parent)
    : QWidget(parent), m_search(new SearchEdit), m_onlyLost(new QCheckBox),
      m_count(new Label(TextKind::Small, Ink::Muted)), m_table(new QTableView), m_placeholder(new Placeholder)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, scaled(12), 0, 0);
    column->setSpacing(scaled(12));
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(12));
    row->addWidget(m_search, 2);
    row->addWidget(m_onlyLost);
    row->addWidget(m_count, 3);
    m_search->setMaximumWidth(scaled(320));
    m_count->setEliding(Qt::ElideRight);
    column->addLayout(row);
    auto *card = new Card;
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 2, 1, 2);
    inside->addWidget(m_table);
    inside->addWidget(m_placeholder);
    m_placeholder->hide();
    column->addWidget(card, 1);
    m_search->setObjectName(QStringLiteral("reportRunnersSearch"));
    m_onlyLost->setObjectName(QStringLiteral("reportOnlyLost"));
    m_table->setObjectName(QStringLiteral("reportRunnersTable"));
    auto *cells = new CellDelegate(m_table, StateKind::Runner, RunReportModel::Runner);
    cells->setOverLimitColumn(RunReportModel::Fails);
    m_table->setItemDelegate(cells);
    m_table->setModel(&m_filter);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    dressTable(m_table, 32);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(RunReportModel::Reason, QHeaderView::Stretch);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &ReportRunners::onHeaderClicked);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.setText(text);
        showState();
    });
    connect(m_onlyLost, &QCheckBox::toggled, this, [this](bool isOn) {
        m_filter.setOnlyLost(isOn);
        showState();
    });
    connect(m_placeholder, &Placeholder::actionWanted, this, [this] {
        m_search->clear();
        m_onlyLost->setChecked(false);
    });
    retranslate();
}

void ReportRunners::setRun(const fleet::RunRecord &run)
{
    m_model.setRun(run);
    m_search->clear();
    m_onlyLost->setChecked(false);
    m_sorted = -1;
    m_table->horizontalHeader()->setSortIndicatorShown(false);
    m_filter.sort(-1);
    showState();
    fitColumns();
}

void ReportRunners::onHeaderClicked(int column)
{
    m_order = column == m_sorted && m_order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    m_sorted = column;
    m_table->horizontalHeader()->setSortIndicatorShown(true);
    m_table->horizontalHeader()->setSortIndicator(column, m_order);
    m_filter.sort(column, m_order);
}

void ReportRunners::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool ReportRunners::escape()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    return true;
}

void ReportRunners::showState()
{
    const int all = m_model.rowCount();
    const int shown = m_filter.rowCount();
    m_table->setVisible(shown > 0);
    m_placeholder->setVisible(shown == 0);
    //: in the table of a report's runners, each of which has a row a phase
    m_count->setText(shown == all ? tr("%Ln row(s), one a phase", "", all)
                                  //: %1 of how many rows are shown
                                  : tr("%1 of %Ln row(s)", "", all).arg(text::number(shown)));
    if (all == 0)
        m_placeholder->show(QStringLiteral("users"), tr("No runner was kept of this run"), {}, {});
    else if (m_onlyLost->isChecked() && m_search->text().isEmpty())
        m_placeholder->show(QStringLiteral("circle-check"), tr("No runner was lost"), {}, tr("Show all"));
    else
        m_placeholder->show(QStringLiteral("funnel-x"), tr("Nothing matches the filter"), {}, tr("Clear filter"));
}

void ReportRunners::fitColumns()
{
    const QFontMetrics cells(textFont(TextKind::Body));
    const QFontMetrics head(textFont(TextKind::Body));
    std::array<int, RunReportModel::ColumnCount> widths{};
    int sum = scaled(160); // the reason's
    for (int column = 0; column < RunReportModel::Reason; ++column) {
        int text = cells.horizontalAdvance(widestText(column));
        if (column == RunReportModel::Phase || column == RunReportModel::ExitCode) {
            for (int row = 0; row < std::min(m_filter.rowCount(), 100); ++row)
                text = std::max(text, cells.horizontalAdvance(m_filter.index(row, column).data().toString()));
        }
        const QString title = m_model.headerData(column, Qt::Horizontal).toString();
        const int more = scaled(column == RunReportModel::Runner ? 48 : column == RunReportModel::Fails ? 36 : 18);
        widths[static_cast<size_t>(column)] = std::max(text + more, head.horizontalAdvance(title) + scaled(36));
        sum += widths[static_cast<size_t>(column)];
    }
    std::array<bool, RunReportModel::ColumnCount> isHidden{};
    for (const int column : givesWay) {
        if (sum <= m_table->viewport()->width())
            break;
        isHidden[static_cast<size_t>(column)] = true;
        sum -= widths[static_cast<size_t>(column)];
    }
    for (int column = 0; column < RunReportModel::Reason; ++column) {
        m_table->setColumnHidden(column, isHidden[static_cast<size_t>(column)]);
        m_table->setColumnWidth(column, widths[static_cast<size_t>(column)]);
    }
}

void ReportRunners::retranslate()
{
    m_search->setPlaceholderText(tr("Filter: runner, reason…"));
    m_search->setAccessibleName(tr("Filter the runners"));
    m_onlyLost->setText(tr("Only lost"));
    m_table->setAccessibleName(tr("Runners"));
    m_model.retranslate();
    showState();
    fitColumns();
}

void ReportRunners::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::StyleChange || event->type() == QEvent::ApplicationFontChange) {
        dressTable(m_table, 32);
        fitColumns();
    }
}

void ReportRunners::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

} // namespace largada::ui
