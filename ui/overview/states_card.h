// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many runners or agents are in which state, each a way to those.
#pragma once

#include <array>

#include <QWidget>

#include "viewmodels/runner_model.h"
#include "widgets/card.h"

namespace largada::ui
{

class Label;
class StateBar;
class StateRow;

class StatesCard final : public QWidget
{
    Q_OBJECT
public:
    explicit StatesCard(QWidget *parent = nullptr);

    void show(const viewmodels::RunnerModel &runners, int problems);

signals:
    void stateWanted(largada::fleet::RunnerState state);
    void problemsWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Label *m_title;
    Label *m_total;
    StateBar *m_bar;
    std::array<StateRow *, fleet::allRunnerStates.size()> m_rows{};
    StateRow *m_problems = nullptr;
    int m_count = 0;
    bool m_areAgents = false;
};

} // namespace largada::ui
