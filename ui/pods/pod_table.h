// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The runners of the filter as a table, with the selection of the grid. Its columns are a person's choice, which is
// remembered for each kind of fleet.
#pragma once

#include <vector>

#include <QTableView>

#include "pods/pod_selection.h"
#include "settings/preferences_file.h"
#include "viewmodels/runner_filter.h"

class QMenu;

namespace largada::ui
{

class PodTable final : public QTableView
{
    Q_OBJECT
public:
    // What the rows can tell: pods have a node, and what is of a run has figures.
    enum class Kind { Runners, PodsOfRun, Pods, Agents };

    // All have to outlive this.
    PodTable(viewmodels::RunnerFilter &filter, PodSelection &selection, settings::PreferencesFile &preferences,
             QWidget *parent = nullptr);

    bool setKind(Kind kind);                         // whether it was another one: its columns are other ones, too
    void setStale(bool stale, const QString &since); // for screen readers
    void fillColumnMenu(QMenu *menu);                // again when the language changes
    bool isSorted() const;
    void showSelection();           // as the grid or somebody else left it
    std::vector<int> order() const; // rows of the model

signals:
    void detailsWanted(const largada::RunnerId &runner);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void fill(); // the reason takes what the others leave
    void takeSelection();
    void keepHeader();
    void restoreHeader();
    void arrangeColumns(); // as they were left, or at first
    bool hasColumn(int column) const;
    QString headerKey() const;
    void describe();
    viewmodels::RunnerModel &source() const { return m_filter.model(); }
    RunnerId runnerAt(const QModelIndex &index) const;

    viewmodels::RunnerFilter &m_filter;
    PodSelection &m_selection;
    settings::PreferencesFile &m_preferences;
    Kind m_kind = Kind::Runners;
    bool m_isStale = false;
    QString m_staleSince;
    bool m_isDressing = false;
    int m_unit = 0; // scaled(100) when the columns were last as wide as they should be
};

} // namespace largada::ui
