// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at k6, the script and this machine: `k6 version`, `k6 inspect` of the script and of its scaled form, then
// checks.h. Deletes itself when it has answered. Lives in the engine's thread.
#pragma once

#include <functional>

#include <QObject>
#include <QProcessEnvironment>

#include "backends/local/checks.h"
#include "core/async.h"
#include "k6/ask_program.h"

namespace largada::backends
{

struct PreflightSetup {
    QString program;   // k6; empty when none was found
    QString directory; // where the scaled script may be kept
    QProcessEnvironment environment;
    const CapacityProbe *capacity = nullptr;
};

class PreflightJob : public QObject
{
    Q_OBJECT
public:
    PreflightJob(const fleet::RunPlan &plan, PreflightSetup setup, QObject *parent);

    Async<fleet::PreflightReport> run();

private:
    void ask(const QStringList &arguments, std::function<void(const k6::ProgramAnswer &)> then);
    void onVersion(const k6::ProgramAnswer &said);
    bool readScript();
    void onInspected(const k6::ProgramAnswer &said);
    void onWarmupInspected(const k6::ProgramAnswer &said);
    void finish();
    bool blockScript(const k6::ProgramAnswer &said);
    void inspect(int percent, std::function<void(const k6::ProgramAnswer &)> then);

    const fleet::RunPlan m_plan;
    const PreflightSetup m_setup;
    AsyncSource<fleet::PreflightReport> m_answer;
    fleet::PreflightReport m_report;
    Inspected m_inspected;
};

} // namespace largada::backends
