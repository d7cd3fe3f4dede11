// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One SQLite file through QtSql: opening it safely, statements, transactions, errors as values. Not for what is in it:
// migrations.h makes the tables, run_store.h fills them. For the .cpp files of this folder only.
#pragma once

#include <functional>
#include <memory>

#include <QLatin1String>
#include <QString>
#include <QVariantList>
#include <QVector>

#include "core/result.h"

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

    // Makes a missing directory (0700) and file (0600). A file that may only be read is opened all the same, and
    // refuses what writes.
    static Result<std::unique_ptr<Database>> open(const QString &file);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    // How many rows it changed. A statement with values is prepared once and kept.
    Result<int> exec(const QString &sql, const QVariantList &values = {});
    // All rows, each in the order of the statement's columns.
    Result<QVector<QVariantList>> select(const QString &sql, const QVariantList &values = {});
    // Access::Read sees one state of the file throughout; Access::Write has it alone, and leaves nothing behind when
    // the work fails.
    Result<> transaction(Access access, const std::function<Result<>()> &work);
    // The error with the file as its subject.
    Error error(Errc code, const QString &what) const;

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace largada::store
