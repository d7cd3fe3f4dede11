// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agents' executions: filters, one page of the list that the dashboard keeps, and the details of one. It follows
// what happens without moving what is read: later pages are of the list as it was when the first was left.
#pragma once

#include <optional>

#include <QTimer>
#include <QWidget>

#include "shell/services.h"
#include "viewmodels/executions_model.h"

namespace largada::ui
{

class Button;
class Card;
class ExecutionDetails;
class ExecutionFilters;
class ExecutionsTable;
class Label;
class Notice;
class Pager;
class Placeholder;

class AgentRuns final : public QWidget
{
    Q_OBJECT
public:
    explicit AgentRuns(const Services &services, QWidget *parent = nullptr);

    void reload();
    void focusFilter();
    void takeFocus();
    bool escape();
    bool canExport() const { return m_total > 0; }
    void exportShown();
    void showTarget(const QString &id);
    dashboard::ExecutionFilter filter() const; // of what is shown
    QVector<dashboard::Execution> shown() const;

signals:
    void coordinatedWanted();
    void targetsWanted();
    void exportWanted();
    void canExportChanged();
    void said(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *headPart();
    void connectParts();
    void onFleetChanged();
    void onFiltersChanged();
    void goTo(int page);
    void loadLater();
    void load();
    void take(const Result<dashboard::ExecutionPage> &page, std::chrono::milliseconds took);
    void showState();
    void openDetails(const QModelIndex &index);
    void closeDetails();
    void retranslate();

    Services m_services;
    viewmodels::ExecutionsModel m_model;
    int m_page = 1;
    std::optional<WallTime> m_asOf; // of pages after the first: executions that began later are left out
    qint64 m_total = 0;
    bool m_isLoaded = false;
    bool m_isLoading = false;
    bool m_isStale = true;
    bool m_isOtherPage = false; // what comes next is another list, not the same one later
    quint64 m_ticket = 0;       // of the newest reading
    std::chrono::milliseconds m_took{0};
    std::optional<Error> m_error;
    bool m_couldExport = false;
    QTimer m_pause;
    Label *m_title;
    Label *m_count;
    Button *m_export;
    Notice *m_link;
    Button *m_retry;
    Notice *m_failure;
    Button *m_again;
    ExecutionFilters *m_filters;
    Card *m_card;
    ExecutionsTable *m_table;
    Placeholder *m_placeholder;
    Pager *m_pager;
    ExecutionDetails *m_details;
};

} // namespace largada::ui
