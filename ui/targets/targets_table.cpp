// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "targets/targets_table.h"

#include <array>
#include <cmath>

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include "viewmodels/targets_model.h"
#include "widgets/icons.h"
#include "widgets/table_look.h"

namespace largada::ui
{

using viewmodels::TargetsModel;

namespace
{

struct ColumnKey {
    int column;
    const char *key;
};
constexpr std::array columnKeys{ColumnKey{TargetsModel::Enabled, "enabled"},
                                ColumnKey{TargetsModel::Label, "label"},
                                ColumnKey{TargetsModel::Url, "url"},
                                ColumnKey{TargetsModel::Vus, "vus"},
                                ColumnKey{TargetsModel::Duration, "duration"},
                                ColumnKey{TargetsModel::Interval, "interval"},
                                ColumnKey{TargetsModel::Executions, "executions"},
                                ColumnKey{TargetsModel::P95, "p95"},
                                ColumnKey{TargetsModel::Fails, "fails"}};

// The first to go where room is short.
const QVector<int> givesWay{TargetsModel::Executions, TargetsModel::P95, TargetsModel::Duration,
                            TargetsModel::Interval};

// The longest that a cell is expected to hold; longer ones end in an ellipsis.
QString widestText(int column)
{
    switch (column) {
    case TargetsModel::Label:
        return QStringLiteral("a label of some length");
    case TargetsModel::Vus:
        return QStringLiteral("100,000");
    case TargetsModel::Duration:
    case TargetsModel::Interval:
        return QStringLiteral("10 min 30 s");
    case TargetsModel::Executions:
        return QStringLiteral("100,000");
    case TargetsModel::P95:
        return QStringLiteral("00.0–00.0 ms");
    case TargetsModel::Fails:
        return QStringLiteral("00.00%");
    default:
        return {};
    }
}

// The check box of the first column shows whether a target is enabled.
class EnabledDelegate final : public QStyledItemDelegate
{
public:
    explicit EnabledDelegate(QTableView *view) : QStyledItemDelegate(view), m_view(view) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(m_view);
        const QRectF row(option.rect);
        const bool isChecked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->fillRect(row, theme.color(Ink::Soft));
            painter->fillRect(QRectF(row.left(), row.top(), 2, row.height() - 1), theme.color(Ink::Accent));
        }
        painter->fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), theme.color(Ink::Hairline));
        if (option.state.testFlag(QStyle::State_HasFocus) && m_view->hasFocus()) {
            painter->setPen(QPen(theme.color(Ink::Text), 2));
            painter->drawLine(row.topLeft() + QPointF(1, 2), row.bottomLeft() + QPointF(1, -3));
        }
        const int side = scaled(16);
        const QRectF box(row.left() + scaled(16) + 0.5, std::floor(row.center().y() - side / 2.0) + 0.5, side - 1,
                         side - 1);
        painter->setPen(theme.color(isChecked ? Ink::Accent : Ink::Control));
        painter->setBrush(theme.color(isChecked ? Ink::Accent : Ink::Field));
        painter->drawRoundedRect(box, 4, 4);
        if (isChecked)
            paintIcon(*painter, box.topLeft() + QPointF(1.5, 1.5), QStringLiteral("check"), side - 4,
                      theme.color(Ink::OnAccent));
        painter->restore();
    }

private:
    QTableView *m_view;
};

} // namespace

TargetsTable::TargetsTable(QWidget *parent) : QTableView(parent), m_sorted(TargetsModel::Label)
{
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    auto *cells = new CellDelegate(this);
    cells->setStrongColumn(TargetsModel::Label);
    cells->setOverLimitColumn(TargetsModel::Fails);
    setItemDelegate(cells);
    setItemDelegateForColumn(TargetsModel::Enabled, new EnabledDelegate(this));
    dress();
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &TargetsTable::onHeaderClicked);
    horizontalHeader()->setSortIndicatorShown(true);
}

void TargetsTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(TargetsModel::Url, QHeaderView::Stretch);
    fitColumns();
}

QString TargetsTable::order() const
{
    for (const ColumnKey &key : columnKeys) {
        if (key.column == m_sorted)
            return QLatin1String(key.key) +
                   (m_order == Qt::AscendingOrder ? QStringLiteral("-ascending") : QStringLiteral("-descending"));
    }
    return {};
}

void TargetsTable::setOrder(const QString &order)
{
    m_sorted = TargetsModel::Label;
    m_order = Qt::AscendingOrder;
    for (const ColumnKey &key : columnKeys) {
        if (order.section(QLatin1Char('-'), 0, 0) == QLatin1String(key.key)) {
            m_sorted = key.column;
            m_order = order.endsWith(QLatin1String("-descending")) ? Qt::DescendingOrder : Qt::AscendingOrder;
        }
    }
    horizontalHeader()->setSortIndicator(m_sorted, m_order);
    model()->sort(m_sorted, m_order);
}

void TargetsTable::onHeaderClicked(int column)
{
    // Words from A on, figures from the largest on; a second click turns it round.
    const bool isWord = column <= TargetsModel::Url;
    if (column == m_sorted)
        m_order = m_order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    else
        m_order = isWord ? Qt::AscendingOrder : Qt::DescendingOrder;
    m_sorted = column;
    horizontalHeader()->setSortIndicator(m_sorted, m_order);
    model()->sort(m_sorted, m_order);
    emit orderChanged();
}

void TargetsTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index.isValid() &&
        index.column() == TargetsModel::Enabled) {
        emit enableWanted({index.data(viewmodels::IdRole).toString()});
        return; // the selection stays
    }
    QTableView::mousePressEvent(event);
}

void TargetsTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && index.column() == TargetsModel::Enabled) {
        mousePressEvent(event); // two clicks
        return;
    }
    QTableView::mouseDoubleClickEvent(event);
    if (index.isValid())
        emit openWanted();
}

void TargetsTable::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit openWanted();
        return;
    case Qt::Key_Delete:
        emit deleteWanted();
        return;
    case Qt::Key_Space: {
        QStringList ids;
        for (const QModelIndex &index : selectionModel()->selectedRows())
            ids << index.data(viewmodels::IdRole).toString();
        if (!ids.isEmpty())
            emit enableWanted(ids);
        return;
    }
    case Qt::Key_Escape:
        event->ignore(); // the page's
        return;
    default:
        QTableView::keyPressEvent(event);
    }
}

int TargetsTable::widthOf(int column) const
{
    if (column == TargetsModel::Enabled)
        return scaled(44);
    const QFontMetrics cells(textFont(TextKind::BodyStrong));
    const QFontMetrics head(textFont(TextKind::Body));
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    const int text = column == TargetsModel::Url ? scaled(200) : cells.horizontalAdvance(widestText(column));
    const int more = scaled(column == TargetsModel::Fails ? 44 : 18); // its mark, and the last column's margin
    const int sortMark = scaled(16);
    return std::max(text + more, head.horizontalAdvance(title) + scaled(20) + sortMark);
}

void TargetsTable::fitColumns()
{
    if (!model() || model()->columnCount() != TargetsModel::ColumnCount)
        return;
    QVector<int> widths;
    for (int column = 0; column < TargetsModel::ColumnCount; ++column)
        widths << widthOf(column);
    ui::fitColumns(this, widths, givesWay, TargetsModel::Url);
}

void TargetsTable::dress()
{
    dressTable(this);
    fitColumns();
}

void TargetsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void TargetsTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        dress();
    else if (event->type() == QEvent::LanguageChange)
        fitColumns();
}

} // namespace largada::ui
