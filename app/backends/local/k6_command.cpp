// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/local/k6_command.h"

#include "k6/load_script.h"
#include "k6/summary.h"

namespace largada::backends
{

bool lingers(const fleet::RunPlan &plan, int index)
{
    return plan.setup == fleet::SetupMode::Once && index == 0;
}

QStringList k6Arguments(const fleet::RunPlan &plan, const K6Command &command)
{
    QStringList arguments{
        QStringLiteral("run"),
        QStringLiteral("--paused"),
        // The flag, not the variable: a taken port is then an error (106) and not a run without an API.
        QStringLiteral("--address"),
        QStringLiteral("127.0.0.1:%1").arg(command.port),
        QStringLiteral("--quiet"),
        QStringLiteral("--no-color"),
        QStringLiteral("--summary-export"),
        command.summaryFile,
        QStringLiteral("--summary-trend-stats"),
        QString::fromLatin1(k6::summaryTrendStats),
    };
    if (command.phase == fleet::PhaseName::Warmup) // a cold system misses limits, and exit 99 would keep main away
        arguments << QStringLiteral("--no-thresholds");
    if (plan.setup == fleet::SetupMode::Once)
        arguments << QStringLiteral("--no-setup") << QStringLiteral("--no-teardown");
    if (lingers(plan, command.index))
        arguments << QStringLiteral("--linger");
    if (plan.split)
        arguments << k6::segmentArguments(command.index, plan.runners);
    arguments << command.script;
    return arguments;
}

} // namespace largada::backends
