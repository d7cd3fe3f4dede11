// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postgres_server.h"

#include <pwd.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QUrl>

namespace largada::test
{

namespace
{

// Where Debian has them, the newest first.
QString programs()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const auto names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString &name : names) {
        const QString bin = versions.filePath(name + QStringLiteral("/bin"));
        if (QFile::exists(bin + QStringLiteral("/initdb")))
            return bin;
    }
    return {};
}

const passwd *userWithoutRights()
{
    const passwd *user = ::getpwnam("postgres");
    return user ? user : ::getpwnam("nobody");
}

int freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

std::unique_ptr<PostgresServer> PostgresServer::start(QString *whyNot)
{
    if (programs().isEmpty()) {
        *whyNot = QStringLiteral("no PostgreSQL; get it with: apt install postgresql-15");
        return nullptr;
    }
    std::unique_ptr<PostgresServer> server(new PostgresServer);
    if (!server->prepare(whyNot))
        return nullptr;
    return server;
}

PostgresServer::~PostgresServer()
{
    stop(End::Crash);
}

// As pg_ctl and initdb want it: not as root.
bool PostgresServer::run(const QString &program, const QStringList &arguments, QString *said) const
{
    QString command = programs() + QLatin1Char('/') + program;
    QStringList all = arguments;
    if (::geteuid() == 0) {
        const passwd *user = userWithoutRights();
        all = QStringList{QStringLiteral("--reuid=%1").arg(user->pw_uid),
                          QStringLiteral("--regid=%1").arg(user->pw_gid), QStringLiteral("--clear-groups"), command} +
              all;
        command = QStringLiteral("setpriv");
    }
    QProcess process;
    process.setWorkingDirectory(m_dir.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    // The server that pg_ctl starts would keep a pipe open for as long as it runs.
    process.setStandardOutputFile(m_dir.filePath(QStringLiteral("said")), QIODevice::Truncate);
    process.start(command, all);
    const bool isDone =
        process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (said) {
        QFile output(m_dir.filePath(QStringLiteral("said")));
        *said = output.open(QIODevice::ReadOnly) ? QString::fromUtf8(output.readAll()) : process.errorString();
    }
    return isDone;
}

bool PostgresServer::prepare(QString *whyNot)
{
    QFile passwordFile(m_dir.filePath(QStringLiteral("password")));
    if (!m_dir.isValid() || !passwordFile.open(QIODevice::WriteOnly) || passwordFile.write(password().toUtf8()) < 0) {
        *whyNot = QStringLiteral("no temporary directory");
        return false;
    }
    passwordFile.close();
    if (::geteuid() == 0) {
        const passwd *user = userWithoutRights();
        for (const QString &path : {m_dir.path(), passwordFile.fileName()}) {
            if (!user || ::chown(QFile::encodeName(path).constData(), user->pw_uid, user->pw_gid) != 0) {
                *whyNot = QStringLiteral("%1 cannot be given to a user without rights").arg(path);
                return false;
            }
        }
    }
    m_port = freePort();
    if (!run(QStringLiteral("initdb"),
             {QStringLiteral("-D"), m_dir.filePath(QStringLiteral("data")), QStringLiteral("-U"),
              QStringLiteral("largada"), QStringLiteral("--auth-local=trust"),
              QStringLiteral("--auth-host=scram-sha-256"), QStringLiteral("--pwfile=") + passwordFile.fileName(),
              QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8"),
              QStringLiteral("--no-sync")},
             whyNot))
        return false;
    if (resume())
        return true;
    *whyNot = QStringLiteral("the server did not start, see pg_ctl");
    return false;
}

bool PostgresServer::createDatabase(const QString &name) const
{
    return run(QStringLiteral("createdb"),
               {QStringLiteral("-h"), m_dir.path(), QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-U"),
                QStringLiteral("largada"), name});
}

QString PostgresServer::url(const QString &database) const
{
    return QStringLiteral("postgresql:///%1?host=%2&port=%3&user=largada")
        .arg(database, m_dir.path(), QString::number(m_port));
}

QString PostgresServer::loopbackUrl(const QString &database, const QString &password) const
{
    return QStringLiteral("postgresql://largada:%1@127.0.0.1:%2/%3")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(password)), QString::number(m_port), database);
}

bool PostgresServer::stop(End how) const
{
    const QString mode = how == End::Orderly ? QStringLiteral("fast") : QStringLiteral("immediate");
    return run(QStringLiteral("pg_ctl"), {QStringLiteral("-D"), m_dir.filePath(QStringLiteral("data")),
                                          QStringLiteral("-m"), mode, QStringLiteral("-w"), QStringLiteral("stop")});
}

bool PostgresServer::resume() const
{
    return run(QStringLiteral("pg_ctl"),
               {QStringLiteral("-D"), m_dir.filePath(QStringLiteral("data")), QStringLiteral("-l"),
                m_dir.filePath(QStringLiteral("log")), QStringLiteral("-w"), QStringLiteral("-o"),
                QStringLiteral("-k %1 -p %2 -c listen_addresses=127.0.0.1 -c client_min_messages=warning")
                    .arg(m_dir.path())
                    .arg(m_port),
                QStringLiteral("start")});
}

} // namespace largada::test
