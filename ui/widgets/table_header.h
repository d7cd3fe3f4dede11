// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The head of all tables (table_look.h): its words begin and end where the cells below them do, and the mark of the
// order stands beside the word. A style sheet with arrows takes their room from every word instead.
#pragma once

#include <QHeaderView>

namespace largada::ui
{

// Of a horizontal header: what is left free at the left and right of a column's cells; more at both ends of the row.
QMargins cellMargins(const QHeaderView &header, int column);

class TableHeader final : public QHeaderView
{
    Q_OBJECT
public:
    explicit TableHeader(QWidget *parent);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
};

} // namespace largada::ui
