// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The gate is closed: how many are armed, who is missing and why, what will start, and what happens if some stay away.
#pragma once

#include "shell/services.h"
#include "start/stage_view.h"

namespace largada::ui
{

class Button;
class Columns;
class FactsCard;
class GateCard;
class MissingList;
class Notice;
class PolicyCard;

class GatheringView final : public StageView
{
    Q_OBJECT
public:
    explicit GatheringView(const Services &services, QWidget *parent = nullptr);
    void refresh() override;

signals:
    void showWanted(const largada::RunnerId &runner);
    void logsWanted(const largada::RunnerId &runner);
    void fewerWanted();
    void stopWanted();
    void said(const QString &sentence);

private:
    void goOnWithout();
    bool ranBefore(const RunnerId &runner) const;
    void showQuestion();
    void showWait();
    QString paceSentence() const;

    Services m_services;
    Columns *m_columns;
    Notice *m_question;
    Button *m_wait;
    Button *m_fewer;
    Button *m_cancel;
    Notice *m_long;
    GateCard *m_gate;
    MissingList *m_missing;
    FactsCard *m_facts;
    PolicyCard *m_policy;
};

} // namespace largada::ui
