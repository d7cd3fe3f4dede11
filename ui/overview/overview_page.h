// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state of the fleet on one page: how many agents there are, the load, who is where, what is wrong, and the last
// runs. With nothing to show: the way in.
#pragma once

#include "shell/page.h"
#include "shell/services.h"
#include "viewmodels/agent_console.h"
#include "viewmodels/execution_series.h"

class QGridLayout;
class QStackedWidget;

namespace largada::ui
{

class Button;
class FigureCard;
class FirstStart;
class Label;
class LatestRuns;
class ProblemsCard;
class ScaleCard;
class StatesCard;
class UndoBar;

class OverviewPage final : public Page
{
    Q_OBJECT
public:
    explicit OverviewPage(const Services &services, QWidget *parent = nullptr);

    PageId id() const override { return PageId::Overview; }
    void open(const QString &what) override; // "scale": the agents' scale
    void reload() override;
    void undo() override;
    void finish() override;
    bool escape() override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void showFiguresOfRun();
    void showFiguresOfAgents();
    void refreshCharts();
    struct Drawn;
    void drawRun();
    void drawAgents();
    void draw(const Drawn &drawn);
    bool areAgents() const; // the load is theirs: no run is under way or was just now
    void readHistory();
    void takeRuns(const QVector<store::RunSummary> &runs);
    void choose(); // which of the two is shown
    void arrange();
    void retranslate();

    Services m_services;
    viewmodels::AgentConsole m_agents;
    viewmodels::ExecutionSeries m_executions;
    QStackedWidget *m_stack;
    FirstStart *m_first;
    QWidget *m_body;
    QWidget *m_head; // in a high window
    Label *m_title;
    Button *m_newRun;
    ScaleCard *m_scale;
    FigureCard *m_latency;
    FigureCard *m_throughput;
    FigureCard *m_fails;
    StatesCard *m_states;
    ProblemsCard *m_problems;
    LatestRuns *m_latest;
    UndoBar *m_undo;
    int m_before = 0; // agents, before what can be undone
    bool m_hasHistory = false;
    bool m_isHistoryKnown = false;
    bool m_isScaleWanted = false; // also where there is nothing else to show
};

} // namespace largada::ui
