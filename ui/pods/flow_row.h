// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Widgets beside each other, in as many lines as the width asks for; the last one stands at the right end.
#pragma once

#include <QLayout>

namespace largada::ui
{

class FlowRow final : public QLayout
{
    Q_OBJECT
public:
    explicit FlowRow(QWidget *parent = nullptr);
    ~FlowRow() override;

    void addItem(QLayoutItem *item) override { m_items.push_back(item); }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(QRect(0, 0, width, 0), false); }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int place(const QRect &rect, bool move) const; // the height

    QList<QLayoutItem *> m_items;
};

} // namespace largada::ui
