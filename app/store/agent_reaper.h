// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One pass of the reaper over the agent fleet's tables, and the retention of executions. Both do a bounded number of
// rows, so that no other step waits long. Not for when: their caller has the timer. For the .cpp files of this folder.
#pragma once

#include "core/result.h"
#include "store/agent_store.h"

namespace largada::store
{

class Database;

Result<Reaped> reapAgents(Database &db, const ReapRules &rules);
// See AgentStore::deleteFinishedBefore().
Result<int> deleteFinishedRuns(Database &db, WallTime before, int atMost);

} // namespace largada::store
