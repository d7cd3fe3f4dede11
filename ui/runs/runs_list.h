// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The history as a list: filters, the table, what can be done with the selected runs, and the way back from deleting.
#pragma once

#include <optional>

#include <QWidget>

#include "shell/services.h"
#include "viewmodels/runs_filter.h"
#include "viewmodels/runs_model.h"

class QStackedLayout;

namespace largada::ui
{

class Button;
class Card;
class Label;
class Notice;
class Placeholder;
class RunsFilters;
class RunsTable;
class SelectionBar;
class UndoBar;

class RunsList final : public QWidget
{
    Q_OBJECT
public:
    explicit RunsList(const Services &services, QWidget *parent = nullptr);

    void reload();
    void focusFilter();
    void takeFocus(); // to the table; a focus proxy that is hidden would hold the Tab key up
    bool escape();
    void undo();
    void finish(); // deletes what waits to be deleted
    bool canExport() const;
    void exportShown();
    std::optional<store::RunSummary> summaryOf(const RunId &run) const;

signals:
    void openWanted(const largada::RunId &run);
    void startWanted();
    void agentsWanted(); // the other list
    void exportWanted(const QVector<largada::store::RunSummary> &runs);
    void canExportChanged();
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *head();
    void take(const Result<QVector<store::RunSummary>> &runs);
    void applyFilters();
    void showState();
    void showSelection();
    void showTrouble();
    void retranslate();
    QVector<store::RunSummary> selected() const; // in the order shown
    void openSelected();
    void deleteSelected();
    void onUndone();
    void onDeleteDue();

    Services m_services;
    viewmodels::RunsModel m_model;
    viewmodels::RunsFilter m_filter{m_model};
    bool m_isLoaded = false;
    bool m_couldExport = false;
    quint64 m_ticket = 0; // of the newest reading
    std::optional<Error> m_error;
    QVector<RunId> m_offered;  // to be deleted unless taken back
    QVector<RunId> m_removing; // asked of the history
    Label *m_title;
    Label *m_count;
    Button *m_export;
    Notice *m_trouble;
    Notice *m_failure;
    Button *m_again;
    RunsFilters *m_filters;
    Card *m_card;
    RunsTable *m_table;
    Placeholder *m_placeholder;
    SelectionBar *m_bar;
    UndoBar *m_undo;
};

} // namespace largada::ui
