// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All runners of the run: as tiles or as a table, filtered by state, text and problems, with the details of one.
#pragma once

#include <QTimer>

#include "pods/pod_grid.h"
#include "pods/pod_selection.h"
#include "shell/page.h"
#include "shell/services.h"
#include "viewmodels/runner_filter.h"

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

private:
    enum class Shown { Grid, Table, Empty, NothingMatches };
    QHBoxLayout *buildHead();
    QLayout *buildFilters();
    QWidget *buildCard();
    QWidget *buildMessage(Label *&title, Label *&text, Button *&button, const char *name);
    void connectAll();
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
    viewmodels::RunnerFilter m_filter;
    PodSelection m_selection;
    bool m_isTable = false;
    bool m_isRefreshPending = false;
    bool m_isDirty = false; // rows have changed since the last resort
    QTimer m_resort;
    Label *m_title;
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
    Label *m_emptyTitle;
    Label *m_emptyText;
    Button *m_openStart;
    Label *m_nothingTitle;
    Label *m_nothingText;
    Button *m_clear;
    PodDetails *m_details;
};

} // namespace largada::ui
