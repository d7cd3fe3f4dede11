// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the list of events what happens in the run.
#pragma once

#include <QSet>

#include "viewmodels/events_model.h"
#include "viewmodels/run_console.h"

namespace largada::viewmodels
{

class RunStory final : public QObject
{
    Q_OBJECT
public:
    // Both have to outlive this.
    RunStory(RunConsole &run, EventsModel &events, QObject *parent = nullptr);

private:
    void onStage(coordinator::Stage before, int phaseBefore);
    void onRunners();
    void onFinished(const fleet::RunRecord &record);
    void tell(const Happened &what, const RunnerId &runner = {});

    RunConsole &m_run;
    EventsModel &m_events;
    QSet<QString> m_told; // runner, phase and what was told of it; of this run
};

} // namespace largada::viewmodels
