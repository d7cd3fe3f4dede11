// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The query string of the list of executions, as a filter and a page.
#pragma once

#include <QByteArray>

#include "core/result.h"
#include "dashboard/contract/values.h"

namespace largada::dashboard
{

struct ExecutionQuery {
    ExecutionFilter filter;
    int page = 1; // from 1
    int pageSize = 50;
    bool operator==(const ExecutionQuery &) const = default;
};

// query: what follows the question mark, encoded. Empty values are absent ones, unknown names are ignored.
// Errc::BadInput, status 422, with the parameter as subject.
Result<ExecutionQuery> parseExecutionQuery(const QByteArray &query);

} // namespace largada::dashboard
