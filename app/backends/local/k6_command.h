// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line and the environment of a runner's k6. Pure.
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include "fleet/run_plan.h"

namespace largada::backends
{

struct K6Command {
    int index = 0; // of the runner, from 0
    fleet::PhaseName phase = fleet::PhaseName::Main;
    QString script; // what k6 runs: the plan's, or its wrapper
    QString summaryFile;
    quint16 port = 0;
};

// Values of --env never stand here: a command line can be read by everyone on the machine.
QStringList k6Arguments(const fleet::RunPlan &plan, const K6Command &command);

// Under SetupMode::Once the first runner stays until teardown() has run.
bool lingers(const fleet::RunPlan &plan, int index);

} // namespace largada::backends
