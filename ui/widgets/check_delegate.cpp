// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/check_delegate.h"

#include <cmath>

#include <QPainter>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace largada::ui
{

CheckDelegate::CheckDelegate(Shows shows, QTableView *view) : QStyledItemDelegate(view), m_shows(shows), m_view(view) {}

int CheckDelegate::width()
{
    return scaled(44);
}

void CheckDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(m_view);
    const QRectF row(option.rect);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isChecked =
        m_shows == Shows::Selection ? isSelected : index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
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
    painter->setPen(theme.color(isChecked ? Ink::Accent : Ink::Control));
    painter->setBrush(theme.color(isChecked ? Ink::Accent : Ink::Field));
    painter->drawRoundedRect(box, 4, 4);
    if (isChecked)
        paintIcon(*painter, box.topLeft() + QPointF(1.5, 1.5), QStringLiteral("check"), side - 4,
                  theme.color(Ink::OnAccent));
    painter->restore();
}

} // namespace largada::ui
