// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What will start: each phase's load, runners, script, k6, and what was found before.
#pragma once

#include <QWidget>

#include "shell/services.h"

class QGridLayout;

namespace largada::ui
{

class Label;
class RowIcon;

class FactsCard final : public QWidget
{
    Q_OBJECT
public:
    enum class Checks { Summed, Elsewhere };
    explicit FactsCard(Checks checks = Checks::Summed, QWidget *parent = nullptr);
    void show(const engine::RunView &view);

private:
    struct PhaseRow {
        QWidget *box = nullptr;
        Label *title = nullptr;
        Label *rate = nullptr;
        Label *length = nullptr;
    };
    struct Fact {
        Label *name = nullptr;
        Label *value = nullptr;
    };
    void showCluster(const engine::RunView &view);
    static void fill(const Fact &fact, const QString &name, const QString &value); // without a value it is hidden
    PhaseRow makePhase(fleet::RunnerState state);
    void fillPhase(const PhaseRow &row, const engine::RunView &view, fleet::PhaseName phase) const;

    PhaseRow m_warmup;
    PhaseRow m_main;
    Fact m_runners;
    Fact m_pods;
    Fact m_place;
    Fact m_containers;
    Fact m_mode;
    Fact m_script;
    Fact m_k6;
    Fact m_setup;
    RowIcon *m_checkIcon;
    Label *m_check;
    Label *m_checkCount;
};

} // namespace largada::ui
