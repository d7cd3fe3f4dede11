// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of a live run the charts show, and the way back to it after scrolling.
#pragma once

#include <QWidget>

namespace largada::ui
{

class Button;
class ChartStack;
class Segmented;

class WindowBar final : public QWidget
{
    Q_OBJECT
public:
    explicit WindowBar(ChartStack *stack, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void look();

    ChartStack *m_stack;
    Segmented *m_choice;
    Button *m_live;
};

} // namespace largada::ui
