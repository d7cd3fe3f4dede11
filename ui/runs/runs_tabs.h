// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the two lists of runs is shown: the console's own, or the agents'. Each list has one.
#pragma once

#include "widgets/segmented.h"

namespace largada::ui
{

class RunsTabs final : public QWidget
{
    Q_OBJECT
public:
    enum Tab { Coordinated, Agents };

    explicit RunsTabs(Tab tab, QWidget *parent = nullptr);

signals:
    void chosen(largada::ui::RunsTabs::Tab tab); // the other one, by a person

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Tab m_tab;
    Segmented *m_choice;
};

} // namespace largada::ui
