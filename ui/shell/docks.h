// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Below the page: what happened, by reason, and the log of a runner. Side by side, or one at a time where the window is
// narrow.
#pragma once

#include <QTimer>
#include <QWidget>

#include "shell/services.h"
#include "viewmodels/events_model.h"
#include "viewmodels/pod_log_feed.h"
#include "viewmodels/shown_fleet.h"

class QCheckBox;
class QComboBox;
class QTableView;

namespace largada::ui
{

class Button;
class Label;
class LogView;
class SearchEdit;

class EventsDock final : public QWidget
{
    Q_OBJECT
public:
    explicit EventsDock(viewmodels::EventsModel &events, QWidget *parent = nullptr);
    void showWarningsOnly(bool only);

signals:
    void closed();
    void runnerWanted(const largada::RunnerId &runner);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fitReasons();

    viewmodels::EventsModel &m_events;
    viewmodels::EventsFilter m_filter;
    Label *m_title;
    Label *m_count;
    QCheckBox *m_warnings;
    QTableView *m_table;
    Button *m_close;
};

// A runner's last lines, read again while it is open, or the log of a pod's container as it comes; found text is
// marked.
class LogDock final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int lines = 500; // of a runner of this computer

    LogDock(const Services &services, QWidget *parent = nullptr);
    void show(const RunnerId &runner);

signals:
    void closed();
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QLayout *buildHead();
    QLayout *buildFoot();
    void connectAll();
    void retranslate();
    bool chooseFleet(const RunnerId &runner); // that has it, where one has; whether it is another one
    void watchModel();
    void listPhases();
    void refreshSoon();
    void onRowsChanged();
    void begin(); // reads what is chosen
    const fleet::RunnerRow *row() const;
    // Of a runner of this computer:
    void read();
    void take(const Result<QStringList> &lines);
    // Of a pod:
    bool isPod() const { return m_fleet.target.has_value(); }
    void listContainers();
    void allowPrevious();
    void readPod();
    QString stateText() const;
    void showState();
    // In the text:
    void find(bool forward);
    void markFound();
    void save();

    Services m_services;
    viewmodels::ShownFleet m_fleet;
    viewmodels::PodLogFeed m_feed;
    RunnerId m_chosen;
    QString m_ownContainer; // of the pod's phase
    Label *m_title;
    QComboBox *m_runner;
    QComboBox *m_phase;
    QComboBox *m_container;
    SearchEdit *m_search;
    Label *m_found;
    Button *m_previous;
    Button *m_next;
    Button *m_save;
    Button *m_close;
    LogView *m_text;
    QCheckBox *m_follow;
    QCheckBox *m_lastLife;
    Label *m_state;
    Button *m_again;
    QTimer m_timer;
    QTimer m_mark;
    bool m_isReading = false;
    bool m_isRefreshPending = false;
    QString m_shown; // of a runner of this computer
};

} // namespace largada::ui
