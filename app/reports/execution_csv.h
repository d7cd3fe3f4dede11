// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Executions of the agent fleet as a CSV file, one a row, in pieces: a million of them need not be in memory at once.
#pragma once

#include "dashboard/contract/values.h"
#include "reports/csv.h"

namespace largada::reports
{

class ExecutionCsv
{
public:
    explicit ExecutionCsv(CsvProfile profile);

    void add(const QVector<dashboard::Execution> &executions);
    QByteArray take() { return m_csv.take(); } // what came since the last time; the header first

private:
    CsvWriter m_csv;
};

} // namespace largada::reports
