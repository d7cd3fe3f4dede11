// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the agent fleet, in steps from one schema version to the next; their version is theirs alone, beside
// that of the run history. For the .cpp files of this folder and their tests.
#pragma once

#include <QStringList>
#include <QVector>

#include "core/result.h"

namespace largada::store
{

class Database;

// Statements of one step, in words of both dialects: %id% is a key that the database numbers, %key% one that it
// does not, %text% a text that is compared byte by byte. Steps that a release has are never edited.
using AgentMigration = QStringList;
const QVector<AgentMigration> &agentMigrations();

// Brings the tables to the newest version, in one transaction. Errc::Unsupported: they are a later program's;
// Errc::Storage: the file is another program's, or it cannot be done.
Result<> migrateAgentTables(Database &db, const QVector<AgentMigration> &steps = agentMigrations());

} // namespace largada::store
