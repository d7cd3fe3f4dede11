// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two columns that scroll together: side by side where there is room, else the right one under the left one.
#pragma once

#include <QScrollArea>

class QBoxLayout;
class QVBoxLayout;

namespace largada::ui
{

class Columns final : public QScrollArea
{
    Q_OBJECT
public:
    explicit Columns(QWidget *parent = nullptr);

    QVBoxLayout *top() const { return m_top; } // above both
    QVBoxLayout *left() const { return m_left; }
    QVBoxLayout *right() const { return m_right; }

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();

    QVBoxLayout *m_whole;
    QVBoxLayout *m_top;
    QBoxLayout *m_row;
    QWidget *m_rightBox;
    QVBoxLayout *m_left;
    QVBoxLayout *m_right;
};

} // namespace largada::ui
