// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_header.h"

#include <QPainter>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace largada::ui
{

QMargins cellMargins(const QHeaderView &header, int column)
{
    const int from = header.sectionPosition(column);
    const bool isLast = from + header.sectionSize(column) == header.length();
    return {scaled(from == 0 ? 16 : 8), 0, scaled(isLast ? 16 : 8), 0};
}

TableHeader::TableHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    const Theme &theme = themeOf(this);
    painter->save();
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Ink::Hairline));
    const QVariant alignment = model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    const bool isRight = alignment.isValid() && (alignment.toInt() & Qt::AlignRight) != 0;
    const bool isOrder = isSortIndicatorShown() && sortIndicatorSection() == column;
    const int side = scaled(12), apart = scaled(4);
    const QRect cell = rect.marginsRemoved(cellMargins(*this, column));
    painter->setFont(font());
    const QFontMetrics metrics = painter->fontMetrics();
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    const QString shown = metrics.elidedText(title, Qt::ElideRight, cell.width() - (isOrder ? side + apart : 0));
    painter->setPen(theme.color(isOrder ? Ink::Text : Ink::Muted));
    painter->drawText(cell, Qt::AlignVCenter | (isRight ? Qt::AlignRight : Qt::AlignLeft), shown);
    if (isOrder) {
        const int width = metrics.horizontalAdvance(shown);
        const int left = isRight ? cell.right() + 1 - width - apart - side : cell.left() + width + apart;
        paintIcon(*painter, QPointF(left, cell.center().y() + 1 - side / 2.0),
                  sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral("arrow-up")
                                                             : QStringLiteral("arrow-down"),
                  side, painter->pen().color());
    }
    painter->restore();
}

} // namespace largada::ui
