// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program largada-dashboard: options and environment in, a server until a signal comes.
#include <csignal>
#include <cstdio>

#include <unistd.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "backends/compose/compose_agents.h"
#include "backends/kubernetes/kubernetes_agents.h"
#include "backends/local/capacity.h"
#include "backends/local/local_agents.h"
#include "cli/dashboard_options.h"
#include "core/log.h"
#include "core/signals.h"
#include "dashboard/contract/local_server.h"
#include "dashboard/server/dashboard_server.h"
#include "k6/locate.h"

namespace
{

using namespace largada;

constexpr int exitFailed = 1, exitUsage = 2;
constexpr std::chrono::milliseconds agentsEndWithin(10'000);

int fail(const Error &error)
{
    std::fprintf(stderr, "largada-dashboard: %s: %s\n", qUtf8Printable(error.subject), qUtf8Printable(error.what));
    return error.code == Errc::BadInput ? exitUsage : exitFailed;
}

void print(FILE *file, const QString &text)
{
    std::fputs(text.toUtf8().constData(), file);
}

// The agents that this server makes of itself.
Result<dashboard::DashboardServer::MakeBackend> localFleet(const cli::DashboardOptions &options,
                                                           const QProcessEnvironment &environment)
{
    backends::LocalAgentsSetup setup;
    setup.program = QCoreApplication::applicationDirPath() + QStringLiteral("/largada-agent");
    setup.k6 = k6::locateBinary({}, environment, k6::cachedBinaryPath(environment)).path;
    if (!QFileInfo(setup.program).isExecutable())
        return Error{Errc::NotFound, QStringLiteral("the agent's program is missing"), setup.program};
    if (setup.k6.isEmpty())
        return Error{Errc::NotFound, QStringLiteral("there is no k6; K6_BINARY says where it is"),
                     QStringLiteral("--scale-backend")};
    setup.secret = options.server.credentials.secret;
    setup.trustedFile = options.server.certificate;
    setup.directory = QFileInfo(options.credentialsFile).absolutePath() + QStringLiteral("/local-agents");
    setup.environment = environment;
    for (const char *secret : {"ADMIN_BASIC_AUTH", "DASHBOARD_DATABASE"}) // no business of an agent
        setup.environment.remove(QString::fromLatin1(secret));
    setup.most = options.mostLocalAgents;
    return dashboard::DashboardServer::MakeBackend([setup](const QUrl &server) {
        auto own = setup;
        own.dashboard = server;
        return std::make_unique<backends::LocalAgents>(own);
    });
}

// The agents of a Compose project beside this server.
dashboard::DashboardServer::MakeBackend composeFleet(const cli::DashboardOptions &options,
                                                     const QProcessEnvironment &environment)
{
    backends::ComposeSetup setup;
    setup.project = options.compose->project;
    setup.program = options.compose->program;
    setup.rememberedFile = options.compose->rememberedFile;
    setup.secret = options.server.credentials.secret;
    setup.environment = environment;
    for (const char *secret : {"ADMIN_BASIC_AUTH", "DASHBOARD_DATABASE"}) // no business of an agent
        setup.environment.remove(QString::fromLatin1(secret));
    // Of an engine elsewhere our memory says nothing.
    const QString engine = environment.value(QStringLiteral("DOCKER_HOST"));
    if (environment.value(QStringLiteral("DOCKER_CONTEXT")).isEmpty() &&
        (engine.isEmpty() || engine.startsWith(QLatin1String("unix:"))))
        setup.memoryFreeMiB = [] {
            QFile file(QStringLiteral("/proc/meminfo"));
            return file.open(QIODevice::ReadOnly) ? backends::availableMiB(file.readAll()) : 0.0;
        };
    return [setup](const QUrl &) { return std::make_unique<backends::ComposeAgents>(setup); };
}

Result<backends::KubernetesAgentsSetup> kubernetesSetup(const cli::KubernetesFleet &fleet,
                                                        const QProcessEnvironment &environment)
{
    const auto connection = kube::connectionFor(fleet.connection, environment);
    if (!connection)
        return connection.error();
    backends::KubernetesAgentsSetup setup;
    setup.connection = *connection;
    setup.workload = fleet.workload;
    if (setup.workload.ns.isEmpty())
        setup.workload.ns = connection->ns;
    setup.environment = environment;
    for (const char *secret : {"ADMIN_BASIC_AUTH", "DASHBOARD_SECRET", "DASHBOARD_DATABASE"}) // no business of a plugin
        setup.environment.remove(QString::fromLatin1(secret));
    return setup;
}

int release(const backends::KubernetesAgentsSetup &setup, const Clock &clock)
{
    backends::KubernetesAgents agents(setup, clock);
    QObject context;
    int code = exitFailed;
    deliver(agents.release(), &context, [&code](const Result<> &released) {
        code = released ? 0 : fail(released.error());
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return code;
}

int serve(const cli::DashboardOptions &options, const QProcessEnvironment &environment)
{
    const SystemClock clock;
    dashboard::DashboardServer::MakeBackend makeBackend;
    if (options.isLocalFleet) {
        const auto local = localFleet(options, environment);
        if (!local)
            return fail(local.error());
        makeBackend = *local;
    }
    if (options.compose)
        makeBackend = composeFleet(options, environment);
    if (options.kubernetes) {
        const auto setup = kubernetesSetup(*options.kubernetes, environment);
        if (!setup)
            return fail(setup.error());
        if (options.kubernetes->releasesOnly)
            return release(*setup, clock);
        makeBackend = [setup = *setup, &clock](const QUrl &) {
            return std::make_unique<backends::KubernetesAgents>(setup, clock);
        };
    }
    Signals signalsSeen; // before there is anything to be ended
    auto storage = store::AgentStorage::open(options.database);
    if (!storage)
        return fail(storage.error());
    auto server = dashboard::DashboardServer::start(options.server, std::move(*storage), clock, makeBackend);
    if (!server)
        return fail(server.error());
    const QString file = dashboard::localServerFile(environment);
    const auto written = dashboard::writeLocalServer(
        file, {(*server)->url(), options.server.credentials.admin, options.server.certificate, ::getpid()});
    if (!written)
        qCWarning(logDashboard).noquote() << written.error().subject << written.error().what;
    bool isEnding = false;
    QObject::connect(&signalsSeen, &Signals::received, &signalsSeen, [&](int signal) {
        qCInfo(logDashboard) << "signal" << signal << (isEnding ? "again" : "");
        if (std::exchange(isEnding, true))
            return QCoreApplication::quit(); // without waiting for the agents
        deliver((*server)->endAgents(agentsEndWithin), &signalsSeen,
                [](const Result<> &) { QCoreApplication::quit(); });
    });
    const int code = QCoreApplication::exec();
    dashboard::removeLocalServer(file, ::getpid());
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    ::signal(SIGPIPE, SIG_IGN); // a reader of the log that goes away ends no server
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("largada-dashboard"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LARGADA_VERSION));
    QLoggingCategory::setFilterRules(QStringLiteral("largada.dashboard.info=true\nlargada.backend.local.info=true\n"
                                                    "largada.backend.compose.info=true\n"
                                                    "largada.backend.kubernetes.info=true"));
    const auto environment = QProcessEnvironment::systemEnvironment();
    auto options = cli::parseDashboardOptions(QCoreApplication::arguments().mid(1), environment);
    if (!options) {
        const int code = fail(options.error());
        print(stderr, QStringLiteral("largada-dashboard --help tells what there is.\n"));
        return code;
    }
    if (options->version || options->help) {
        print(stdout, options->help ? cli::dashboardHelp() : QStringLiteral("largada-dashboard " LARGADA_VERSION "\n"));
        return 0;
    }
    if (dashboard::isLoopbackOnly(options->server)) {
        const auto credentials = dashboard::withKeptCredentials(options->server.credentials, options->credentialsFile);
        if (!credentials)
            return fail(credentials.error());
        options->server.credentials = *credentials;
    }
    return serve(*options, environment);
}
