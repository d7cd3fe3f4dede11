// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every runner is being ended: how many have, who has not, and what of the run is kept.
#pragma once

#include <vector>

#include "shell/services.h"
#include "start/stage_view.h"

class QVBoxLayout;

namespace largada::ui
{

class Button;
class Columns;
class GateCard;
class Label;
class Paragraph;
class Sparkline;

class StoppingView final : public StageView
{
    Q_OBJECT
public:
    static constexpr int mostNamed = 50; // runners with a row of their own

    explicit StoppingView(const Services &services, QWidget *parent = nullptr);
    void refresh() override;

signals:
    void showWanted(const largada::RunnerId &runner);
    void logsWanted(const largada::RunnerId &runner);

private:
    struct Row {
        QWidget *box = nullptr;
        Label *name = nullptr;
        Label *what = nullptr;
        Button *show = nullptr;
        Button *logs = nullptr;
        RunnerId runner;
    };
    QWidget *makeEnding();
    QWidget *makeKept();
    void addRow();
    void showEnding();
    void showTail();
    void showKept();
    QString whatFor(const fleet::RunnerRow &row) const;

    Services m_services;
    Columns *m_columns;
    GateCard *m_gate;
    Label *m_endingTitle;
    QVBoxLayout *m_rows;
    std::vector<Row> m_shown;
    Label *m_more;
    QWidget *m_tail;
    Label *m_tailTitle;
    Label *m_tailRate;
    Sparkline *m_line;
    Label *m_keptTitle;
    Paragraph *m_kept;
};

} // namespace largada::ui
