// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent_database.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include "store/postgres_address.h"

namespace largada::test
{

using store::AgentStorage;

bool AgentDatabases::prepare(QString *whyNot)
{
    if (qEnvironmentVariable("LARGADA_TEST_DATABASE") != QLatin1String("postgresql"))
        return true;
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL"))) {
        *whyNot = QStringLiteral("no PostgreSQL driver of Qt; get it with: apt install libqt6sql6-psql");
        return false;
    }
    m_server = PostgresServer::start(whyNot);
    return m_server != nullptr;
}

QString AgentDatabases::newLocation()
{
    if (!m_server)
        return m_dir.filePath(QStringLiteral("agents%1.db").arg(++m_made));
    const QString name = QStringLiteral("agents");
    if (++m_made == 1)
        return m_server->createDatabase(name) ? m_server->url(name) : QString();
    // Ten times as fast as another database.
    const bool isEmpty = RawAgentDatabase(m_server->url(name)).exec(QStringLiteral("DROP SCHEMA public CASCADE")) &&
                         RawAgentDatabase(m_server->url(name)).exec(QStringLiteral("CREATE SCHEMA public"));
    return isEmpty ? m_server->url(name) : QString();
}

std::unique_ptr<AgentStorage> openedAtOnce(const QString &location)
{
    AgentStorage::Timing timing;
    timing.gather = std::chrono::milliseconds(0);
    timing.lockWait = std::chrono::milliseconds(50);
    timing.reconnect = std::chrono::milliseconds(10);
    auto storage = AgentStorage::open(location, timing);
    if (!storage)
        qWarning("%s: %s", qPrintable(storage.error().subject), qPrintable(storage.error().what));
    return storage ? *std::move(storage) : nullptr;
}

RawAgentDatabase::RawAgentDatabase(const QString &location) : m_connection(QUuid::createUuid().toString())
{
    const bool isUrl = store::PostgresAddress::isUrl(location);
    m_db = QSqlDatabase::addDatabase(isUrl ? QStringLiteral("QPSQL") : QStringLiteral("QSQLITE"), m_connection);
    m_db.setDatabaseName(location);
    if (isUrl) {
        const auto address = store::PostgresAddress::parse(location);
        m_db.setDatabaseName(address->database);
        m_db.setHostName(address->host);
        m_db.setPort(address->port);
        m_db.setUserName(address->user);
    }
    m_db.open();
}

RawAgentDatabase::~RawAgentDatabase()
{
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

bool RawAgentDatabase::exec(const QString &sql)
{
    QSqlQuery query(m_db);
    const bool isDone = query.exec(sql);
    if (!isDone)
        qInfo("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
    return isDone;
}

QVariant RawAgentDatabase::value(const QString &sql)
{
    QSqlQuery query(m_db);
    return query.exec(sql) && query.next() ? query.value(0) : QVariant();
}

} // namespace largada::test
