// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All are armed: the run waits for Start, or counts down to the first load, which stands in words above the clock.
#pragma once

#include <QTimer>

#include "shell/services.h"
#include "start/stage_view.h"

namespace largada::ui
{

class ChecksList;
class Columns;
class CountdownRing;
class FactsCard;
class GateCard;
class Label;
class LoadPlan;
class Paragraph;

class ArmedView final : public StageView
{
    Q_OBJECT
public:
    explicit ArmedView(const Services &services, QWidget *parent = nullptr);
    void refresh() override;

signals:
    void ticked(); // the seconds have changed
    void said(const QString &sentence);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QString loadMarkup() const;
    void showPlan();
    void showClock();
    void showHeld(bool isMain);
    void tickIn(MonoTime::duration left);
    void say(int seconds);

    Services m_services;
    Columns *m_columns;
    GateCard *m_gate;
    CountdownRing *m_ring;
    Label *m_title;
    Paragraph *m_load;
    Paragraph *m_how; // they are let go
    QWidget *m_planRule;
    LoadPlan *m_plan;
    FactsCard *m_facts;
    ChecksList *m_checks;
    QTimer m_tick; // to the next whole second
    int m_saidSeconds = -1;
};

} // namespace largada::ui
