// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postgres_server.h"

#include <csignal>

#include <pwd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QUrl>

#include "support/free_port.h"

namespace largada::test
{

namespace
{

constexpr int startLimitMs = 180'000; // and of an end, which writes all to the disk

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

// setpriv's arguments for a program of theirs. What it starts ends with the thread that it was started by.
QStringList withoutRights(const QString &program, const QStringList &arguments)
{
    QStringList all{QStringLiteral("--pdeathsig=QUIT")};
    if (::geteuid() == 0) {
        const passwd *user = userWithoutRights();
        all += {QStringLiteral("--reuid=%1").arg(user->pw_uid), QStringLiteral("--regid=%1").arg(user->pw_gid),
                QStringLiteral("--clear-groups")};
    }
    return all + QStringList{programs() + QLatin1Char('/') + program} + arguments;
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

// They refuse to run as root.
bool PostgresServer::run(const QString &program, const QStringList &arguments, QString *said) const
{
    QProcess process;
    process.setWorkingDirectory(m_dir.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardOutputFile(m_dir.filePath(QStringLiteral("said")), QIODevice::Truncate);
    process.start(QStringLiteral("setpriv"), withoutRights(program, arguments));
    const bool isDone = process.waitForFinished(startLimitMs) && process.exitStatus() == QProcess::NormalExit &&
                        process.exitCode() == 0;
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
    m_port = testing::freePort();
    if (!run(QStringLiteral("initdb"),
             {QStringLiteral("-D"), m_dir.filePath(QStringLiteral("data")), QStringLiteral("-U"),
              QStringLiteral("largada"), QStringLiteral("--auth-local=trust"),
              QStringLiteral("--auth-host=scram-sha-256"), QStringLiteral("--pwfile=") + passwordFile.fileName(),
              QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8"),
              QStringLiteral("--wal-segsize=1"), QStringLiteral("--no-sync")},
             whyNot))
        return false;
    if (resume())
        return true;
    *whyNot = QStringLiteral("the server did not start, or not in time");
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

bool PostgresServer::stop(End how)
{
    if (m_process.state() == QProcess::NotRunning)
        return true;
    ::kill(static_cast<pid_t>(m_process.processId()), how == End::Orderly ? SIGINT : SIGQUIT);
    return m_process.waitForFinished(startLimitMs);
}

bool PostgresServer::resume()
{
    m_process.setChildProcessModifier([limit = m_fileLimit] {
        if (limit <= 0)
            return;
        const rlimit files{static_cast<rlim_t>(limit), static_cast<rlim_t>(limit)};
        ::setrlimit(RLIMIT_FSIZE, &files);
    });
    m_process.setWorkingDirectory(m_dir.path());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_dir.filePath(QStringLiteral("log")), QIODevice::Append);
    m_process.start(QStringLiteral("setpriv"),
                    withoutRights(QStringLiteral("postgres"),
                                  {QStringLiteral("-D"), m_dir.filePath(QStringLiteral("data")), QStringLiteral("-k"),
                                   m_dir.path(), QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-c"),
                                   QStringLiteral("listen_addresses=127.0.0.1"), QStringLiteral("-c"),
                                   QStringLiteral("client_min_messages=warning"), QStringLiteral("-c"),
                                   // It locks tables when it likes.
                                   QStringLiteral("autovacuum=off")}));
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < startLimitMs && !m_process.waitForFinished(20)) {
        if (run(QStringLiteral("pg_isready"), {QStringLiteral("-q"), QStringLiteral("-h"), m_dir.path(),
                                               QStringLiteral("-p"), QString::number(m_port)}))
            return true;
    }
    return false;
}

} // namespace largada::test
