// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_database.h"

#include <QSqlQuery>
#include <QUuid>

namespace largada::test
{

RawDatabase::RawDatabase(const QString &file)
    : m_connection(QUuid::createUuid().toString()),
      m_db(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection))
{
    m_db.setDatabaseName(file);
    m_db.open();
}

RawDatabase::~RawDatabase()
{
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

bool RawDatabase::exec(const QString &sql)
{
    return QSqlQuery(m_db).exec(sql);
}

QVariant RawDatabase::value(const QString &sql)
{
    QSqlQuery query(m_db);
    return query.exec(sql) && query.next() ? query.value(0) : QVariant();
}

} // namespace largada::test
