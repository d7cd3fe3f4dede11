// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/dashboard_command.h"

#include <algorithm>

#include <QFile>

#include "cli/option_words.h"
#include "cli/words.h"
#include "dashboard/contract/local_server.h"
#include "dashboard/contract/private_file.h"
#include "text/sentences.h"

namespace largada::cli
{

namespace
{

using ClientOptions = dashboard::DashboardClient::Options;

constexpr char adminVariable[] = "ADMIN_BASIC_AUTH";
constexpr qint64 largestCa = 1024 * 1024;

// A line "user:password", or the one of an environment file that gives the variable.
QByteArray credentialsIn(const QByteArray &text)
{
    const QByteArray prefix = QByteArray(adminVariable) + '=';
    QByteArray first;
    for (const QByteArray &line : text.split('\n')) {
        const QByteArray trimmed = line.trimmed();
        if (trimmed.startsWith(prefix))
            return trimmed.mid(prefix.size());
        if (first.isEmpty() && !trimmed.startsWith('#'))
            first = trimmed;
    }
    return first;
}

bool isUsable(const QByteArray &credentials)
{
    return credentials.indexOf(':') > 0 && std::none_of(credentials.cbegin(), credentials.cend(),
                                                        [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

Result<QByteArray> credentialsFile(const QString &path)
{
    const QString option = QStringLiteral("--credentials");
    const auto bytes = dashboard::readPrivateFile(path);
    if (!bytes)
        return bad(option, QStringLiteral("%1: %2").arg(path, bytes.error().what));
    const QByteArray credentials = credentialsIn(*bytes);
    if (!isUsable(credentials))
        return bad(option, Words::tr("%1 has no line user:password.").arg(path));
    return credentials;
}

Result<QByteArray> credentialsOf(const QCommandLineParser &parser, const QProcessEnvironment &environment)
{
    if (const QString path = parser.value(QStringLiteral("credentials")); !path.isEmpty())
        return credentialsFile(path);
    const QByteArray given = environment.value(QLatin1String(adminVariable)).toUtf8();
    if (!given.isEmpty() && !isUsable(given))
        return bad(QLatin1String(adminVariable), Words::tr("It has the form user:password."));
    return given;
}

Result<QByteArray> trustedIn(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return bad(QStringLiteral("--ca-file"), QStringLiteral("%1: %2").arg(path, file.errorString()));
    return file.read(largestCa);
}

Result<ClientOptions> namedDashboard(const QCommandLineParser &parser, const QProcessEnvironment &environment)
{
    ClientOptions options;
    options.url = QUrl(parser.value(QStringLiteral("dashboard")), QUrl::StrictMode);
    const auto credentials = credentialsOf(parser, environment);
    if (!credentials)
        return credentials.error();
    options.admin = *credentials;
    const QString caFile = parser.value(QStringLiteral("ca-file"));
    const auto trusted = trustedIn(caFile.isEmpty() ? environment.value(QStringLiteral("DASHBOARD_CA_FILE")) : caFile);
    if (!trusted)
        return trusted.error();
    options.trusted = *trusted;
    return options;
}

// Its own credentials, unless a file was named: the environment's may be those of another dashboard.
Result<ClientOptions> localDashboard(const QCommandLineParser &parser, const QProcessEnvironment &environment)
{
    const auto server = dashboard::findLocalServer(environment);
    if (!server)
        return server.error();
    ClientOptions options;
    options.url = server->url;
    options.admin = server->admin;
    if (const QString path = parser.value(QStringLiteral("credentials")); !path.isEmpty()) {
        const auto credentials = credentialsFile(path);
        if (!credentials)
            return credentials.error();
        options.admin = *credentials;
    }
    const QString caFile = parser.value(QStringLiteral("ca-file"));
    const auto trusted = trustedIn(caFile.isEmpty() ? server->caFile : caFile);
    if (!trusted)
        return trusted.error();
    options.trusted = *trusted;
    return options;
}

// Options by the names that the API has for what they say.
QString optionOf(const QString &field)
{
    static const QHash<QString, QString> options{
        {QStringLiteral("url"), QStringLiteral("URL")},
        {QStringLiteral("label"), QStringLiteral("--label")},
        {QStringLiteral("vus"), QStringLiteral("--vus")},
        {QStringLiteral("durationS"), QStringLiteral("--duration")},
        {QStringLiteral("runIntervalMs"), QStringLiteral("--interval")},
        {QStringLiteral("k6DesiredAgentCount"), QStringLiteral("N")},
        {QStringLiteral("certificate-authority"), QStringLiteral("--ca-file")},
    };
    return options.value(field, field);
}

QString sentenceOf(const Error &error, bool hasCredentials)
{
    if (error.code == Errc::Network && error.subject == QLatin1String("certificate"))
        return Words::tr(
            "The dashboard's certificate is not trusted. Name the authority that signed it: --ca-file FILE, "
            "or DASHBOARD_CA_FILE in the environment.");
    constexpr int unauthorized = 401;
    if (error.status == unauthorized && hasCredentials)
        return Words::tr("The dashboard refuses this user and password. Check ADMIN_BASIC_AUTH, or the file of "
                         "--credentials.");
    if (error.status == unauthorized)
        return Words::tr("The dashboard asks for its administrator. Set ADMIN_BASIC_AUTH=user:password in the "
                         "environment, or name a file with it that only you can read: --credentials FILE.");
    return text::sentence(error);
}

int exitCodeOf(Errc code)
{
    switch (code) {
    case Errc::BadInput:
    case Errc::NotFound:
        return exitcode::usage;
    case Errc::Forbidden:
        return exitcode::notAllowed;
    case Errc::Network:
    case Errc::Timeout:
        return exitcode::unreachable;
    case Errc::Cancelled:
    case Errc::Conflict:
    case Errc::Unsupported:
    case Errc::Protocol:
    case Errc::Storage:
    case Errc::Process:
    case Errc::Internal:
        return exitcode::failed;
    }
    return exitcode::failed;
}

} // namespace

bool DashboardCommand::parse(QCommandLineParser &parser, const QString &name, const QStringList &arguments)
{
    parser.addOptions({
        {QStringLiteral("dashboard"),
         Words::tr("The dashboard's address (default: the one that runs on this machine)."), QStringLiteral("URL")},
        {QStringLiteral("credentials"),
         Words::tr("A file with user:password of its administrator that only you can read (default: ADMIN_BASIC_AUTH "
                   "of the environment)."),
         QStringLiteral("FILE")},
        {QStringLiteral("ca-file"),
         Words::tr(
             "The authority that signed its certificate, in PEM (default: DASHBOARD_CA_FILE of the environment)."),
         QStringLiteral("FILE")},
        {QStringLiteral("json"), Words::tr("One JSON object on standard output.")},
        {QStringLiteral("lang"), Words::tr("en or pt-BR."), QStringLiteral("LANGUAGE")},
        {QStringLiteral("help"), Words::tr("This text.")},
    });
    if (!parser.parse(QStringList{QStringLiteral("largadactl ") + name} + arguments)) {
        usageError(name, parser.errorText());
        return false;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        out(parser.helpText());
        finish(exitcode::ok);
        return false;
    }
    m_isJson = parser.isSet(QStringLiteral("json"));
    return true;
}

std::unique_ptr<dashboard::DashboardClient> DashboardCommand::openDashboard(const QCommandLineParser &parser,
                                                                            const std::function<void()> &whenNone)
{
    const bool isNamed = parser.isSet(QStringLiteral("dashboard"));
    const auto options =
        isNamed ? namedDashboard(parser, m_around.environment) : localDashboard(parser, m_around.environment);
    if (!options) {
        if (!isNamed && options.error().code == Errc::NotFound) {
            if (const QString left = dashboard::leftLocalServerFile(m_around.environment); !left.isEmpty())
                err(Words::tr("The last dashboard here was killed; it has left “%1”.").arg(left));
            whenNone();
        } else if (options.error().code == Errc::BadInput) {
            usageError(options.error().subject, options.error().what);
        } else {
            fail(options.error());
        }
        return nullptr;
    }
    m_hasCredentials = !options->admin.isEmpty();
    auto client = dashboard::DashboardClient::create(*options);
    if (client)
        return *std::move(client);
    if (client.error().subject == QLatin1String("url"))
        usageError(QStringLiteral("--dashboard"), // not with the address: somebody may have put a password into it
                   Words::tr("It is an http or https address, without user and password."));
    else
        fail(client.error());
    return nullptr;
}

std::unique_ptr<AgentFleet> DashboardCommand::openFleet(const QCommandLineParser &parser)
{
    std::unique_ptr<AgentFleet> fleet;
    auto client = openDashboard(parser, [this, &fleet] {
        auto opened = fleetOfDatabase(m_around.agentDatabase);
        if (opened)
            fleet = *std::move(opened);
        else
            fail(opened.error());
    });
    return client ? fleetOfDashboard(std::move(client)) : std::move(fleet);
}

void DashboardCommand::fail(Error error)
{
    error.subject = optionOf(error.subject);
    err(sentenceOf(error, m_hasCredentials));
    finish(exitCodeOf(error.code));
}

void DashboardCommand::writeJson(const QByteArray &json) const
{
    m_around.out->write(json + '\n');
    flush(m_around.out);
}

} // namespace largada::cli
