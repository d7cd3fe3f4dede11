// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/runs_table.h"

#include <array>

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "viewmodels/runs_model.h"
#include "widgets/icons.h"
#include "widgets/table_look.h"

namespace largada::ui
{

using viewmodels::RunsModel;

namespace
{

struct ColumnKey {
    int column;
    const char *key;
};
constexpr std::array columnKeys{ColumnKey{RunsModel::Number, "number"},     ColumnKey{RunsModel::Started, "started"},
                                ColumnKey{RunsModel::Script, "script"},     ColumnKey{RunsModel::Outcome, "outcome"},
                                ColumnKey{RunsModel::Runners, "runners"},   ColumnKey{RunsModel::Vus, "vus"},
                                ColumnKey{RunsModel::Requests, "requests"}, ColumnKey{RunsModel::P95, "p95"},
                                ColumnKey{RunsModel::Fails, "fails"},       ColumnKey{RunsModel::Spread, "spread"}};

// The first to go where room is short.
const QVector<int> givesWay{RunsModel::Spread, RunsModel::Vus, RunsModel::Runners, RunsModel::P95, RunsModel::Requests};

// The longest that a cell is expected to hold; longer ones end in an ellipsis and have a tooltip.
QString widestText(int column)
{
    switch (column) {
    case RunsModel::Number:
        return QStringLiteral("1,000");
    case RunsModel::Started:
        return QStringLiteral("00/00 00:00:00"); // a former year adds to it
    case RunsModel::Runners:
        return QStringLiteral("10,000");
    case RunsModel::Vus:
        return QStringLiteral("200,000");
    case RunsModel::Requests:
        return QStringLiteral("100,000,000");
    case RunsModel::P95:
        return QStringLiteral("00.0–00.0 ms");
    case RunsModel::Fails:
        return QStringLiteral("00.00%");
    case RunsModel::Spread:
        return QStringLiteral("0.00 ms");
    default:
        return {};
    }
}

} // namespace

MarkDelegate::MarkDelegate(QTableView *view) : QStyledItemDelegate(view), m_view(view) {}

void MarkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const Theme &theme = themeOf(m_view);
    const QRectF row(option.rect);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isSelected)
        painter->fillRect(row, theme.color(Ink::Soft));
    painter->fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), theme.color(Ink::Hairline));
    if (isSelected)
        painter->fillRect(QRectF(row.left(), row.top(), 2, row.height() - 1), theme.color(Ink::Accent));
    if (option.state.testFlag(QStyle::State_HasFocus) && m_view->hasFocus()) {
        painter->setPen(QPen(theme.color(Ink::Text), 2));
        painter->drawLine(row.topLeft() + QPointF(1, 2), row.bottomLeft() + QPointF(1, -3));
    }
    const int side = scaled(16);
    const QRectF box(row.left() + scaled(16) + 0.5, std::floor(row.center().y() - side / 2.0) + 0.5, side - 1,
                     side - 1);
    painter->setPen(theme.color(isSelected ? Ink::Accent : Ink::Control));
    painter->setBrush(theme.color(isSelected ? Ink::Accent : Ink::Field));
    painter->drawRoundedRect(box, 4, 4);
    if (isSelected)
        paintIcon(*painter, box.topLeft() + QPointF(1.5, 1.5), QStringLiteral("check"), side - 4,
                  theme.color(Ink::OnAccent));
    painter->restore();
}

RunsTable::RunsTable(QWidget *parent) : QTableView(parent), m_sorted(RunsModel::Started)
{
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    auto *cells = new CellDelegate(this, StateKind::Outcome, RunsModel::Outcome);
    cells->setStrongColumn(RunsModel::Script);
    cells->setOverLimitColumn(RunsModel::Fails);
    setItemDelegate(cells);
    setItemDelegateForColumn(RunsModel::Mark, new MarkDelegate(this));
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() != RunsModel::Mark)
            emit openWanted(index);
    });
    dress();
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &RunsTable::onHeaderClicked);
    horizontalHeader()->setSortIndicatorShown(true);
}

void RunsTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(RunsModel::Script, QHeaderView::Stretch);
    fitColumns();
}

QString RunsTable::order() const
{
    for (const ColumnKey &key : columnKeys) {
        if (key.column == m_sorted)
            return QLatin1String(key.key) +
                   (m_order == Qt::AscendingOrder ? QStringLiteral("-ascending") : QStringLiteral("-descending"));
    }
    return {};
}

void RunsTable::setOrder(const QString &order)
{
    m_sorted = RunsModel::Started;
    m_order = Qt::DescendingOrder;
    for (const ColumnKey &key : columnKeys) {
        if (order.section(QLatin1Char('-'), 0, 0) == QLatin1String(key.key)) {
            m_sorted = key.column;
            m_order = order.endsWith(QLatin1String("-ascending")) ? Qt::AscendingOrder : Qt::DescendingOrder;
        }
    }
    horizontalHeader()->setSortIndicator(m_sorted, m_order);
    model()->sort(m_sorted, m_order);
}

void RunsTable::onHeaderClicked(int column)
{
    if (column == RunsModel::Mark) {
        horizontalHeader()->setSortIndicator(m_sorted, m_order);
        const bool isAll = selectionModel()->selectedRows().size() == model()->rowCount();
        isAll ? clearSelection() : selectAll();
        return;
    }
    // Words from A on, figures and times from the largest on; a second click turns it round.
    const bool isWord = column == RunsModel::Script || column == RunsModel::Outcome;
    if (column == m_sorted)
        m_order = m_order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    else
        m_order = isWord ? Qt::AscendingOrder : Qt::DescendingOrder;
    m_sorted = column;
    horizontalHeader()->setSortIndicator(m_sorted, m_order);
    model()->sort(m_sorted, m_order);
    emit orderChanged();
}

QItemSelectionModel::SelectionFlags RunsTable::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    if (index.isValid() && index.column() == RunsModel::Mark && event) {
        switch (event->type()) {
        case QEvent::MouseButtonPress: {
            const auto modifiers = static_cast<const QMouseEvent *>(event)->modifiers();
            if (modifiers == Qt::NoModifier)
                return QItemSelectionModel::Toggle | QItemSelectionModel::Rows;
            break;
        }
        case QEvent::MouseMove:
        case QEvent::MouseButtonRelease:
            return QItemSelectionModel::NoUpdate;
        default:
            break;
        }
    }
    return QTableView::selectionCommand(index, event);
}

void RunsTable::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            emit openWanted(currentIndex());
        return;
    case Qt::Key_Delete:
        emit deleteWanted();
        return;
    case Qt::Key_Escape:
        event->ignore(); // the page's
        return;
    default:
        QTableView::keyPressEvent(event);
    }
}

int RunsTable::widthOf(int column) const
{
    if (column == RunsModel::Mark)
        return scaled(44);
    const QFontMetrics cells(textFont(TextKind::BodyStrong));
    const QFontMetrics head(textFont(TextKind::Body));
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    int text = cells.horizontalAdvance(widestText(column));
    int more = scaled(18);
    if (column == RunsModel::Outcome) {
        for (int row = 0; row < std::min(model()->rowCount(), 200); ++row)
            text = std::max(text, cells.horizontalAdvance(model()->index(row, column).data().toString()));
        more += scaled(22); // its mark
    } else if (column == RunsModel::Fails) {
        more += scaled(18);
    } else if (column == RunsModel::Spread) {
        more += scaled(8); // the last column
    } else if (column == RunsModel::Script) {
        text = scaled(90);
    }
    const int sortMark = scaled(16);
    return std::max(text + more, head.horizontalAdvance(title) + scaled(20) + sortMark);
}

void RunsTable::fitColumns()
{
    if (!model() || model()->columnCount() != RunsModel::ColumnCount)
        return;
    QVector<int> widths;
    for (int column = 0; column < RunsModel::ColumnCount; ++column)
        widths << widthOf(column);
    ui::fitColumns(this, widths, givesWay, RunsModel::Script);
}

void RunsTable::dress()
{
    dressTable(this);
    fitColumns();
}

void RunsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void RunsTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        dress();
    else if (event->type() == QEvent::LanguageChange)
        fitColumns();
}

} // namespace largada::ui
