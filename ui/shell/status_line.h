// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The last line of the window: what the fleet is doing, in words; the run; the docks. What has to be heard is said
// here, and told to screen readers, at most one sentence in two seconds.
#pragma once

#include <QTimer>
#include <QWidget>

#include "engine/run_view.h"
#include "fleet/clusters.h"

namespace largada::ui
{

class Button;
class Label;

class StatusLine final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setRun(const engine::RunView &view, int runners, MonoTime now);
    // nullopt: this computer. pods: that are looked at; -1: none are.
    void setConnection(const std::optional<fleet::ConnectionState> &state, int pods);
    void setEvents(int count);
    void setDockOpen(bool open);
    void say(const QString &sentence);

signals:
    void eventsWanted();
    void logsWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showConnection();
    void retranslate();
    void saysNext();

    Label *m_mark;
    Label *m_state;
    Label *m_detail;
    Label *m_said;
    Label *m_run;
    Button *m_events;
    Button *m_logs;
    engine::RunView m_view;
    std::optional<fleet::ConnectionState> m_connection;
    int m_pods = -1;
    int m_runners = 0;
    int m_eventCount = 0;
    MonoTime m_now{};
    QString m_waiting; // the newest sentence that is still to be said
    QTimer m_pause;
    QTimer m_fade;
};

// "Main 03:12", "Waiting for 20, 01:52", "Stopping": the run's stage in words, with its time.
QString stageSentence(const engine::RunView &view, MonoTime now);

} // namespace largada::ui
