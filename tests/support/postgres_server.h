// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL server of a test's own: fresh, in a temporary directory, on a socket there and on loopback, as a user
// without rights when the test is root. It ends with the object, and with the thread that started it, however that
// ends.
#pragma once

#include <memory>

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace largada::test
{

class PostgresServer
{
public:
    // Null with the reason when the package is missing or the server does not start.
    static std::unique_ptr<PostgresServer> start(QString *whyNot);
    ~PostgresServer();
    Q_DISABLE_COPY_MOVE(PostgresServer)

    // Makes an empty database; false when that failed.
    bool createDatabase(const QString &name) const;
    QString url(const QString &database) const; // by the socket, which trusts everybody
    QString loopbackUrl(const QString &database, const QString &password) const;
    QString password() const { return QStringLiteral("s3cret/of the@test"); }
    QString socketDirectory() const { return m_dir.path(); }
    int port() const { return m_port; }

    enum class End { Orderly, Crash };
    bool stop(End how);
    bool resume(); // after stop()
    bool restart(End how) { return stop(how) && resume(); }
    // From the next resume() on no file of it grows beyond that many bytes, as on a full disk; 0: as before. A piece of
    // the log of changes is 1 MiB here.
    void limitFiles(qint64 bytes) { m_fileLimit = bytes; }

private:
    PostgresServer() = default;
    bool prepare(QString *whyNot);
    bool run(const QString &program, const QStringList &arguments, QString *said = nullptr) const;

    QTemporaryDir m_dir;
    QProcess m_process;
    int m_port = 0;
    qint64 m_fileLimit = 0;
};

} // namespace largada::test
