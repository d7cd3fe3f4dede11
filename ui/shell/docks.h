// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Below the page: what happened, by reason, and the log of a runner. Side by side, or one at a time where the window is
// narrow.
#pragma once

#include <QTimer>
#include <QWidget>

#include "shell/services.h"
#include "viewmodels/events_model.h"

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QTableView;

namespace largada::ui
{

class Button;
class Label;
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

    viewmodels::EventsModel &m_events;
    viewmodels::EventsFilter m_filter;
    Label *m_title;
    Label *m_count;
    QCheckBox *m_warnings;
    QTableView *m_table;
    Button *m_close;
};

// A runner's last lines, read again while it is open; found text is marked.
class LogDock final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int lines = 500;

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
    void retranslate();
    void listRunners();
    void read();
    void take(const Result<QStringList> &lines);
    void find(bool forward);
    void markFound();
    void save();

    Services m_services;
    Label *m_title;
    QComboBox *m_runner;
    QComboBox *m_phase;
    SearchEdit *m_search;
    Label *m_found;
    Button *m_previous;
    Button *m_next;
    QCheckBox *m_follow;
    Button *m_save;
    Button *m_close;
    QPlainTextEdit *m_text;
    QTimer m_timer;
    bool m_isReading = false;
    QString m_shown;
};

} // namespace largada::ui
