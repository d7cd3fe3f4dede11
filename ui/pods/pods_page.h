// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All runners of the run, the pods of the cluster in use while no run is going on, or the agents: as tiles or as a
// table, filtered by state, text and problems, with the details of one.
#pragma once

#include <QTimer>

#include "pods/pod_grid.h"
#include "pods/pod_selection.h"
#include "shell/page.h"
#include "shell/services.h"
#include "viewmodels/runner_filter.h"
#include "viewmodels/shown_fleet.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QSlider;
class QStackedWidget;

namespace largada::ui
{

class Button;
class Card;
class Label;
class PodDetails;
class PodEmpty;
class PodFooter;
class PodTable;
class SearchEdit;
class Segmented;
class StateChip;

class PodsPage final : public Page
{
    Q_OBJECT
public:
    explicit PodsPage(const Services &services, QWidget *parent = nullptr);
    ~PodsPage() override;

    PageId id() const override { return PageId::Pods; }
    // A runner's name: it is chosen, with its details. "problems", or a state's key: those are shown.
    void open(const QString &what) override;
    void focusFilter() override;
    bool escape() override;

    PodGrid &grid() { return *m_grid; }
    PodTable &table() { return *m_table; }
    PodSelection &selection() { return m_selection; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Shown { Grid, Table, Empty, NothingMatches };
    QHBoxLayout *buildHead();
    QLayout *buildFilters();
    QWidget *buildCard();
    void connectAll();
    void connectModel(viewmodels::RunnerModel &model);
    // Where they are from:
    void chooseFleet();
    void showFleet(const viewmodels::ShownFleet &fleet);
    void showStaleness();
    void endEmptiness();
    void refreshAges();
    QString fleetFacts() const;
    enum class Source { Run, Live, Agents };
    QVector<Source> sources() const; // that there are
    viewmodels::ShownFleet fleetOf(Source source);
    void nameSources();
    viewmodels::RunnerModel &model() const { return *m_fleet.model; }
    void restoreChoices();
    void keepChoice(const QString &key, const QString &value);
    void retranslate();
    void retranslateGroups();
    void refreshSoon();
    void refresh();
    void refreshCounts();
    void resortIfNeeded();
    void showStates();
    void clearFilter();
    void setTableShown(bool shown);
    void showDetails(const RunnerId &runner);
    void setDetailsShown(bool shown);
    bool takeKey(QKeyEvent *event);
    void goToProblem(int step);
    void copyNames();
    void toggleState(int number);
    std::vector<int> order() const; // rows of the model, as shown

    const Services m_services;
    viewmodels::AgentConsole m_agents;
    viewmodels::ShownFleet m_fleet;
    viewmodels::Staleness m_staleness;
    Source m_wanted = Source::Run; // where there are several
    bool m_wasActive = false;      // the run
    QVector<Source> m_sources;     // as the choice offers them
    viewmodels::RunnerFilter m_filter;
    PodSelection m_selection;
    bool m_isTable = false;
    bool m_isRefreshPending = false;
    bool m_isDirty = false; // rows have changed since the last resort
    QTimer m_resort;
    QTimer m_second;
    Label *m_title;
    Segmented *m_fleets;
    Label *m_facts;
    SearchEdit *m_search;
    QComboBox *m_group;
    Button *m_fit;
    QSlider *m_size;
    Button *m_columns;
    Segmented *m_views;
    QVector<StateChip *> m_chips;
    QCheckBox *m_onlyProblems;
    Label *m_problems;
    QStackedWidget *m_stack;
    PodGrid *m_grid;
    PodTable *m_table;
    PodFooter *m_footer;
    QWidget *m_footRule;
    PodEmpty *m_empty;
    PodEmpty *m_nothing;
    PodDetails *m_details;
};

} // namespace largada::ui
