// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include <chrono>

#include <QTimer>

#include "cli/doctor_command.h"
#include "cli/executions_command.h"
#include "cli/fleet_command.h"
#include "cli/read_only.h"
#include "cli/report_command.h"
#include "cli/run_command.h"
#include "cli/start_command.h"
#include "cli/targets_command.h"
#include "cli/words.h"

namespace largada::cli
{

namespace
{

constexpr std::chrono::milliseconds settleLimit{2000};

} // namespace

void Command::finish(int exitCode)
{
    QMetaObject::invokeMethod(this, [this, exitCode] { emit finished(exitCode); }, Qt::QueuedConnection);
}

void Command::finishSettled(fleet::Backend *fleet, int exitCode)
{
    if (fleet == nullptr || fleet->isSettled()) {
        finish(exitCode);
        return;
    }
    auto *limit = new QTimer(this);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, this, [this, exitCode, limit] {
        limit->deleteLater();
        finish(exitCode);
    });
    connect(fleet, &fleet::Backend::settled, limit, [limit] { limit->start(0); });
    limit->start(settleLimit);
}

void Command::usageError(const QString &option, const QString &why)
{
    err(Words::tr("%1: %2").arg(option, why));
    err(Words::tr("Try: largadactl --help"));
    finish(exitcode::usage);
}

bool Command::isForbidden(const fleet::RunPlan &plan)
{
    const QString why =
        plan.cluster ? whyReadOnly(*plan.cluster, m_around.settingsDirectory, m_around.environment) : QString();
    if (why.isEmpty())
        return false;
    err(why);
    finish(exitcode::notAllowed);
    return true;
}

std::unique_ptr<Command> makeCommand(const QString &name, const Surroundings &around)
{
    if (name == QLatin1String("run"))
        return std::make_unique<RunCommand>(around);
    if (name == QLatin1String("start"))
        return std::make_unique<StartCommand>(around);
    if (name == QLatin1String("report"))
        return std::make_unique<ReportCommand>(around);
    if (name == QLatin1String("doctor"))
        return std::make_unique<DoctorCommand>(around);
    if (name == QLatin1String("targets"))
        return std::make_unique<TargetsCommand>(around);
    if (name == QLatin1String("fleet"))
        return std::make_unique<FleetCommand>(around);
    if (name == QLatin1String("executions"))
        return std::make_unique<ExecutionsCommand>(around);
    return nullptr;
}

QString generalHelp()
{
    return Words::tr("largadactl starts fleets of k6 load generators at the same instant, and looks after a fleet of\n"
                     "agents that load their targets again and again.\n"
                     "\n"
                     "  largadactl run --runners N --script FILE …   a coordinated run; see largadactl run --help\n"
                     "  largadactl run --fleet kubernetes …          the same in a cluster\n"
                     "  largadactl start NAMESPACE PODS STATUS COUNT CONTAINER\n"
                     "                                               start the pods of a Job together, and leave\n"
                     "  largadactl report list [--csv FILE]          the run history, newest first\n"
                     "  largadactl report show ID|DIR                one run in words\n"
                     "  largadactl report export ID|DIR …            CSV, JSON, HTML; see largadactl report --help\n"
                     "  largadactl doctor [--json]                   what is here, what is missing, how to get it\n"
                     "\n"
                     "  largadactl targets list|add|set|rm           what the agents load; see targets --help\n"
                     "  largadactl fleet status|scale N|reconcile    how many agents there are and shall be\n"
                     "  largadactl executions list [--csv FILE]      what they measured; see executions --help\n"
                     "\n"
                     "  --lang en|pt-BR   --version   --help\n"
                     "\n"
                     "Exit codes: 0 good; 99 a threshold of main was missed; 1 failed or partial; 2 wrong usage or\n"
                     "input; 3 gate timed out; 4 not allowed; 5 unreachable; 129, 130, 143 ended by a signal.");
}

} // namespace largada::cli
