// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One SQLite file, or one database of a PostgreSQL server, through QtSql: opening it safely, statements, transactions,
// errors as values. Not for what is in it: migrations.h makes the tables, run_store.h fills them; agent_tables.h and
// sql_agent_store.h those of the agent fleet. For the .cpp files of this folder only.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include <QLatin1String>
#include <QString>
#include <QVariantList>
#include <QVector>

#include "core/result.h"
#include "store/postgres_address.h"

namespace largada::store
{

// What errors begin with that say so.
inline constexpr QLatin1String lockedWords("in use by another program");
inline constexpr QLatin1String readOnlyWords("the file can only be read");
inline constexpr QLatin1String damagedWords("the file is damaged or not a database");

// Several programs may have the same file open. Use it from the thread that opened it.
class Database
{
public:
    enum class Access { Read, Write };
    enum class Dialect { Sqlite, Postgres };

    // Makes a missing directory (0700) and file (0600). A file that may only be read is opened all the same, and
    // refuses what writes. lockWait: how long a statement waits for another program's transaction.
    static Result<std::unique_ptr<Database>> open(const QString &file,
                                                  std::chrono::milliseconds lockWait = std::chrono::seconds(3));
    static Result<std::unique_ptr<Database>> open(const PostgresAddress &address,
                                                  std::chrono::milliseconds lockWait = std::chrono::seconds(3));
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    Dialect dialect() const;
    // False once the server is gone, as the statement that noticed it has said: only another open() helps.
    bool isConnected() const;

    // How many rows it changed. Values stand for the ? of the statement, which has none in its own texts. In SQLite a
    // statement with values is prepared once and kept.
    Result<int> exec(const QString &sql, const QVariantList &values = {});
    // All rows, each in the order of the statement's columns.
    Result<QVector<QVariantList>> select(const QString &sql, const QVariantList &values = {});
    // Access::Read sees one state of the database throughout; Access::Write has a file alone, and leaves nothing behind
    // when the work fails.
    Result<> transaction(Access access, const std::function<Result<>()> &work);
    // The same in parts, for who keeps it open. A failed commit still has to be rolled back.
    Result<> begin(Access access);
    Result<> commit();
    void rollBack();
    // The error with the file, or the server's address, as its subject.
    Error error(Errc code, const QString &what) const;

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace largada::store
