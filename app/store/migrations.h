// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The schema, as the steps that lead to it. A step that was released never changes; later ones are appended.
#pragma once

#include <QLatin1String>
#include <QStringList>
#include <QVector>

#include "core/result.h"

namespace largada::store
{

class Database;

// What the error of a later version begins with.
inline constexpr QLatin1String newerWords("the file has schema version");

// The statements that lead from version n to n + 1, where n is the step's index. The version is SQLite's user_version.
using Migration = QStringList;

const QVector<Migration> &migrations();

// Brings the file to the version of the last step, in one transaction. A file of a later version is
// Errc::Unsupported, another program's database Errc::Storage; neither is touched.
Result<> migrate(Database &db, const QVector<Migration> &steps);

// Whose a SQLite file is. Errc::Storage: another program's. An empty one is nobody's, until it is marked as ours.
Result<> checkOwner(Database &db);
Result<> markOwner(Database &db);

} // namespace largada::store
