// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program largada-agent: environment in, log lines out. Links Qt Core and Network only, and stays small.
#include <csignal>
#include <cstdio>

#include <QCoreApplication>
#include <QSysInfo>

#include "agent/agent.h"
#include "core/log.h"
#include "core/signals.h"

namespace
{

constexpr int exitFailed = 1, exitUsage = 2;

constexpr char help[] =
    R"(Usage: largada-agent [--help | --version]

An agent of the polling fleet: registers with a dashboard, polls its targets, runs k6 against each whenever its interval
has elapsed, and reports what k6 measured. It is told everything by its environment:

  DASHBOARD_URL          base address of the dashboard; http://dashboard:3000
  DASHBOARD_SECRET       the secret that agents and dashboard share; required
  DASHBOARD_CA_FILE      PEM file of certificates to trust instead of the system's, for https
  AGENT_NAME             unique name of this agent; the host's name
  POLL_INTERVAL_MS       how often the target list is fetched; 5000
  HEARTBEAT_INTERVAL_MS  how often the agent says that it lives; 30000
  K6_BINARY              the k6 program; /usr/bin/k6
  TMP_DIR                directory for scripts, summaries and reports that are still to be sent; /tmp
  K6_VUS, K6_DURATION    virtual users and duration for a target that names none; 1 and 30s
  STOP_GRACE_MS          how long a running k6 may go on after SIGTERM, before it is ended; 15000

Nothing named K6_* reaches k6, and neither does the secret. QT_LOGGING_RULES=largada.agent.debug=true says more.
Exit codes: 0 ended by a signal, 1 TMP_DIR or DASHBOARD_CA_FILE cannot be used, 2 wrong usage or environment.
)";

void fail(const largada::Error &error)
{
    qCCritical(largada::logAgent).noquote() << error.subject << error.what;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace largada;
    ::signal(SIGPIPE, SIG_IGN); // a reader of the log that goes away ends no agent
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("largada-agent"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LARGADA_VERSION));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments == QStringList(QStringLiteral("--version"))) {
        std::printf("largada-agent %s\n", LARGADA_VERSION);
        return 0;
    }
    if (!arguments.isEmpty()) {
        const bool isAsked = arguments == QStringList(QStringLiteral("--help"));
        std::fputs(help, isAsked ? stdout : stderr);
        return isAsked ? 0 : exitUsage;
    }

    agent::Agent::Setup setup;
    setup.environment = QProcessEnvironment::systemEnvironment();
    setup.version = QCoreApplication::applicationVersion();
    const auto settings = agent::agentSettings(setup.environment, QSysInfo::machineHostName());
    if (!settings) {
        fail(settings.error());
        return settings.error().code == Errc::BadInput ? exitUsage : exitFailed;
    }
    setup.settings = *settings;
    net::KeepAliveClient::Options options;
    options.server = settings->dashboard;
    options.trust.trusted = settings->trusted;
    options.userAgent = "largada-agent/" LARGADA_VERSION;
    auto client = net::KeepAliveClient::create(options);
    auto spool = agent::ReportSpool::open(settings->temporaryDirectory, settings->name);
    if (!client || !spool) {
        fail(client ? spool.error() : client.error());
        return exitFailed;
    }
    const SystemClock clock;
    agent::Agent worker(std::move(setup), std::move(*client), std::move(*spool), clock);
    Signals signalsSeen;
    QObject::connect(&signalsSeen, &Signals::received, &worker, [&worker](int) { worker.stop(); });
    QObject::connect(&worker, &agent::Agent::finished, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    worker.start();
    return QCoreApplication::exec();
}
