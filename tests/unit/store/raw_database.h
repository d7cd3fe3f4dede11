// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A history file from outside: a connection of its own, as another program has one.
#pragma once

#include <QSqlDatabase>
#include <QString>
#include <QVariant>

namespace largada::test
{

class RawDatabase
{
public:
    explicit RawDatabase(const QString &file);
    ~RawDatabase();
    Q_DISABLE_COPY_MOVE(RawDatabase)

    // False when it failed.
    bool exec(const QString &sql);
    // The first column of the first row.
    QVariant value(const QString &sql);

private:
    QString m_connection;
    QSqlDatabase m_db;
};

} // namespace largada::test
