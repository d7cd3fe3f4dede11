// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is known of one runner or agent: its state and reason, its figures, where it is and its containers,
// what it went through, and the end of its log, which is read again while it is seen.
#pragma once

#include <array>

#include <QTimer>
#include <QWidget>

#include "shell/services.h"
#include "viewmodels/shown_fleet.h"

class QGridLayout;
class QVBoxLayout;

namespace largada::ui
{

class Button;
class Card;
class ContainerList;
class Label;
class LifeLine;
class Paragraph;

class PodDetails final : public QWidget
{
    Q_OBJECT
public:
    explicit PodDetails(const Services &services, QWidget *parent = nullptr);

    // Of the runner; is seen with the next refresh().
    void setFleet(const viewmodels::ShownFleet &fleet, const viewmodels::Staleness &staleness);
    void show(const RunnerId &runner); // empty: none is chosen
    const RunnerId &runner() const { return m_runner; }
    void refresh(); // its row may be another one

signals:
    void closed();
    void logsWanted(const largada::RunnerId &runner);
    void eventsWanted(const largada::RunnerId &runner);
    void said(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    static constexpr int factRows = 13;
    static constexpr int logLines = 6;

    void build();
    QWidget *headPart();
    QWidget *reasonPart();
    QWidget *stalePart();
    QWidget *factsPart();
    QWidget *containersPart();
    QWidget *logPart();
    void retranslate();
    void showRow(const fleet::RunnerRow &row, int index);
    void showReason(const fleet::RunnerRow &row);
    void showFacts(const fleet::RunnerRow &row, int index);
    void showAgentFacts(int index);
    void setFact(int index, const QString &name, const QString &value);
    void showContainers(const fleet::RunnerRow &row);
    void showStaleness();
    void copyCommand(QString (*command)(const fleet::ClusterAddress &, const QString &, const QString &));
    const fleet::RunnerRow *row() const; // nullptr: none is chosen, or it is gone
    void readLog();
    void showLog(const QStringList &lines);
    QString asText() const; // for the clipboard

    const Services m_services;
    viewmodels::ShownFleet m_fleet;
    viewmodels::Staleness m_staleness;
    RunnerId m_runner;
    QTimer m_logTimer;
    QWidget *m_tile = nullptr;
    Label *m_name = nullptr;
    Label *m_state = nullptr;
    Label *m_since = nullptr;
    Button *m_close = nullptr;
    Button *m_logs = nullptr;
    Button *m_copy = nullptr;
    Button *m_events = nullptr;
    Card *m_reasonBox = nullptr;
    Label *m_reasonIcon = nullptr;
    Label *m_reasonName = nullptr;
    Paragraph *m_sentence = nullptr;
    Paragraph *m_next = nullptr;
    Card *m_staleBox = nullptr;
    Label *m_staleIcon = nullptr;
    Label *m_staleTitle = nullptr;
    Paragraph *m_staleText = nullptr;
    std::array<Label *, factRows> m_factNames{};
    std::array<Label *, factRows> m_factValues{};
    QWidget *m_containersPart = nullptr;
    Label *m_containersTitle = nullptr;
    ContainerList *m_containers = nullptr;
    Button *m_copyLogs = nullptr;
    Button *m_copyExec = nullptr;
    QWidget *m_timelinePart = nullptr;
    Label *m_timelineTitle = nullptr;
    LifeLine *m_timeline = nullptr;
    QWidget *m_logPart = nullptr;
    Label *m_logTitle = nullptr;
    Label *m_noLog = nullptr;
    std::array<Label *, logLines> m_log{};
    QWidget *m_body = nullptr;
    Paragraph *m_none = nullptr;
};

} // namespace largada::ui
