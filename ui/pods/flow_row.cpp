// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods/flow_row.h"

#include <algorithm>

namespace largada::ui
{

FlowRow::FlowRow(QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowRow::~FlowRow()
{
    qDeleteAll(m_items);
}

QLayoutItem *FlowRow::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowRow::sizeHint() const
{
    int width = 0, height = 0;
    for (const QLayoutItem *item : m_items) {
        width += item->sizeHint().width() + spacing();
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height};
}

QSize FlowRow::minimumSize() const
{
    QSize least;
    for (const QLayoutItem *item : m_items)
        least = least.expandedTo(item->minimumSize());
    return least;
}

int FlowRow::place(const QRect &rect, bool move) const
{
    int x = rect.left(), y = rect.top(), line = 0;
    for (QLayoutItem *item : m_items) {
        const QSize size = item->sizeHint();
        if (x > rect.left() && x + size.width() > rect.left() + rect.width()) {
            x = rect.left();
            y += line + spacing();
            line = 0;
        }
        line = std::max(line, size.height());
        const bool isLast = item == m_items.constLast();
        const int left = isLast ? std::max(x, rect.left() + rect.width() - size.width()) : x;
        if (move)
            item->setGeometry({QPoint(left, y), size});
        x += size.width() + spacing();
    }
    return y + line - rect.top();
}

void FlowRow::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

} // namespace largada::ui
