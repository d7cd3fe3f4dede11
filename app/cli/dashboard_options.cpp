// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/dashboard_options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include "cli/compose_options.h"
#include "cli/kubernetes_options.h"

namespace largada::cli
{

namespace
{

constexpr int mostLocalAgents = 500;

Error bad(const QString &subject, const QString &what)
{
    return {Errc::BadInput, what, subject};
}

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("listen"),
         QStringLiteral(
             "Where to listen: an IP address and a port, [::1]:3000 for IPv6; port 0 takes any free one. May "
             "be repeated."),
         QStringLiteral("ADDRESS:PORT"), QStringLiteral("127.0.0.1:3000")},
        {QStringLiteral("database"),
         QStringLiteral("A file of SQLite, or postgresql://USER@HOST/DATABASE. Without it DASHBOARD_DATABASE says it, "
                        "where a password belongs, or else it is dashboard.db in this user's data directory."),
         QStringLiteral("PATH|URL")},
        {QStringLiteral("scale-backend"),
         QStringLiteral("What makes and ends the agents: none, local for processes of this machine, compose for the "
                        "containers of a Compose project of this machine, or kubernetes for the pods of a Deployment "
                        "or StatefulSet."),
         QStringLiteral("none|local|compose|kubernetes"), QStringLiteral("none")},
        {QStringLiteral("initial-agents"),
         QStringLiteral("How many agents there should be as long as nobody has said it; later starts change nothing."),
         QStringLiteral("N")},
        {QStringLiteral("max-agents"), QStringLiteral("The most agents that may be asked for, up to 10000."),
         QStringLiteral("N"), QString::number(dashboard::limits::desiredAgents)},
        {QStringLiteral("max-local-agents"),
         QStringLiteral("The most agents that --scale-backend local makes; memory may allow fewer."),
         QStringLiteral("N"), QString::number(dashboard::limits::localAgents)},
        {QStringLiteral("certificate"), QStringLiteral("The certificate for HTTPS with its chain, in PEM."),
         QStringLiteral("FILE")},
        {QStringLiteral("key"), QStringLiteral("The certificate's key, in PEM, not encrypted."),
         QStringLiteral("FILE")},
        {QStringLiteral("insecure-http"),
         QStringLiteral("Plain HTTP although others can reach it: behind a proxy, or within a cluster.")},
        {QStringLiteral("allowed-host"),
         QStringLiteral("A name by which clients call this server, besides its addresses. May be repeated."),
         QStringLiteral("NAME")},
        {QStringLiteral("read-auth"), QStringLiteral("Reading takes the administrator's name and password, too.")},
        {QStringLiteral("help"), QStringLiteral("This text.")},
        {QStringLiteral("version"), QStringLiteral("The version.")},
    });
    addComposeOptions(parser);
    addKubernetesOptions(parser);
}

Result<int> number(const QString &subject, const QString &text, int lowest, int highest)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber || value < lowest || value > highest)
        return bad(subject,
                   QStringLiteral("a whole number from %1 to %2, not “%3”").arg(lowest).arg(highest).arg(text));
    return value;
}

Result<dashboard::ListenAddress> listenAddress(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A(?:\\[([^\\]]+)\\]|([^:\\[\\]]+)):([0-9]{1,5})\\z"));
    const auto match = pattern.match(text);
    const int port = match.captured(3).toInt();
    if (!match.hasMatch() || port > 0xffff)
        return bad(QStringLiteral("--listen"), QStringLiteral("ADDRESS:PORT, not “%1”").arg(text));
    QString address = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
    if (address == QLatin1String("localhost"))
        address = QStringLiteral("127.0.0.1");
    return dashboard::ListenAddress{address, static_cast<quint16>(port)};
}

Result<> readListen(const QStringList &texts, dashboard::ServerOptions &server)
{
    for (const QString &text : texts) {
        const auto read = listenAddress(text);
        if (!read)
            return read.error();
        server.furtherAddresses.append(*read);
    }
    const auto first = server.furtherAddresses.takeFirst(); // there is a default
    server.address = first.address;
    server.port = first.port;
    return {};
}

void readPlaces(const QCommandLineParser &parser, const QProcessEnvironment &environment, DashboardOptions &options)
{
    const QString directory = store::defaultAgentDirectory(environment);
    options.database = parser.value(QStringLiteral("database"));
    if (options.database.isEmpty())
        options.database = store::defaultAgentLocation(environment);
    const bool isFile = !options.database.contains(QLatin1String("://"));
    options.credentialsFile = (isFile ? QFileInfo(options.database).absolutePath() : directory) +
                              QStringLiteral("/dashboard-credentials.json");
}

Result<> readNumbers(const QCommandLineParser &parser, const QProcessEnvironment &environment,
                     DashboardOptions &options)
{
    const auto most = number(QStringLiteral("--max-agents"), parser.value(QStringLiteral("max-agents")), 0,
                             dashboard::limits::desiredAgentsSettable);
    const auto local = number(QStringLiteral("--max-local-agents"), parser.value(QStringLiteral("max-local-agents")), 0,
                              mostLocalAgents);
    const QString keptFor = environment.value(QStringLiteral("RUNS_RETENTION_DAYS"), QStringLiteral("30"));
    constexpr int mostDays = 36'500;
    const auto days = number(QStringLiteral("RUNS_RETENTION_DAYS"), keptFor, 0, mostDays);
    for (const auto &read : {most, local, days}) {
        if (!read)
            return read.error();
    }
    options.server.mostAgents = *most;
    options.mostLocalAgents = *local;
    options.server.housekeeping.retentionDays = *days;
    return {};
}

Result<> readScaling(const QCommandLineParser &parser, DashboardOptions &options)
{
    if (parser.isSet(QStringLiteral("initial-agents"))) {
        const auto first = number(QStringLiteral("--initial-agents"), parser.value(QStringLiteral("initial-agents")), 0,
                                  options.server.mostAgents);
        if (!first)
            return first.error();
        options.server.firstDesiredAgents = *first;
    }
    const QString backend = parser.value(QStringLiteral("scale-backend"));
    const QStringList backends{QStringLiteral("none"), QStringLiteral("local"), QStringLiteral("compose"),
                               QStringLiteral("kubernetes")};
    if (!backends.contains(backend))
        return bad(QStringLiteral("--scale-backend"),
                   QStringLiteral("none, local, compose or kubernetes, not “%1”").arg(backend));
    options.isLocalFleet = backend == QLatin1String("local");
    auto kubernetes = readKubernetesOptions(parser, backend == QLatin1String("kubernetes"));
    if (!kubernetes)
        return kubernetes.error();
    options.kubernetes = *std::move(kubernetes);
    auto compose = readComposeOptions(parser, backend == QLatin1String("compose"),
                                      QFileInfo(options.credentialsFile).absolutePath());
    if (!compose)
        return compose.error();
    options.compose = *std::move(compose);
    return {};
}

} // namespace

Result<DashboardOptions> parseDashboardOptions(const QStringList &arguments, const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{QStringLiteral("largada-dashboard")} + arguments))
        return bad(QStringLiteral("largada-dashboard"), parser.errorText());
    DashboardOptions options;
    options.help = parser.isSet(QStringLiteral("help"));
    options.version = parser.isSet(QStringLiteral("version"));
    if (options.help || options.version)
        return options;
    if (!parser.positionalArguments().isEmpty())
        return bad(QStringLiteral("largada-dashboard"),
                   QStringLiteral("unknown argument “%1”").arg(parser.positionalArguments().first()));
    dashboard::ServerOptions &server = options.server;
    if (const auto done = readListen(parser.values(QStringLiteral("listen")), server); !done)
        return done.error();
    if (const auto done = readNumbers(parser, environment, options); !done)
        return done.error();
    readPlaces(parser, environment, options);
    if (const auto done = readScaling(parser, options); !done)
        return done.error();
    server.certificate = parser.value(QStringLiteral("certificate"));
    server.key = parser.value(QStringLiteral("key"));
    server.insecureHttp = parser.isSet(QStringLiteral("insecure-http"));
    server.allowedHosts = parser.values(QStringLiteral("allowed-host"));
    server.readAuth = parser.isSet(QStringLiteral("read-auth"));
    server.credentials = {environment.value(QStringLiteral("DASHBOARD_SECRET")).toUtf8(),
                          environment.value(QStringLiteral("ADMIN_BASIC_AUTH")).toUtf8()};
    return options;
}

QString dashboardHelp()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("The dashboard server of a fleet of k6 agents: keeps targets, agents and executions, says how "
                       "many agents there "
                       "should be, and answers agents, consoles and Prometheus over HTTP."));
    addOptions(parser);
    const QString text = parser.helpText();
    return QStringLiteral("Usage: largada-dashboard [OPTION]...") + text.mid(text.indexOf(QLatin1Char('\n'))) +
           QStringLiteral(
               "\n"
               "Environment:\n"
               "  DASHBOARD_SECRET     what agents prove themselves by\n"
               "  ADMIN_BASIC_AUTH     name and password of the administrator, as user:password\n"
               "  RUNS_RETENTION_DAYS  finished executions are deleted after so many days; 30, 0 keeps all\n"
               "  DASHBOARD_DATABASE   see --database\n"
               "  K6_BINARY            the k6 of --scale-backend local\n"
               "  KUBECONFIG           see --kubeconfig\n"
               "\n"
               "Secret and password have at least 16 characters, except on loopback. There, what is not given is made\n"
               "at random and kept in dashboard-credentials.json beside the database, which only this user may read.\n"
               "\n"
               "QT_LOGGING_RULES=largada.*.debug=true says more in the log.\n"
               "Exit codes: 0 ended by a signal, 1 it could not serve, 2 wrong usage or environment.\n");
}

} // namespace largada::cli
