// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One page of the executions of k6_runs and k6_run_history together, with their exact number, at any depth. Spans of
// time that are passed over whole are taken from k6_run_counts; rows are looked at only at the filter's two ends and
// where the page is. For the .cpp files of this folder.
#pragma once

#include "core/result.h"
#include "dashboard/contract/values.h"

namespace largada::store
{

class Database;

// Newest start first. Errc::BadInput: page or pageSize (its subject) below 1. Within a transaction, so that the parts
// fit each other.
Result<dashboard::ExecutionPage> executionPage(Database &db, const dashboard::ExecutionFilter &filter, int page,
                                               int pageSize);

} // namespace largada::store
