// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A run as files for people and programs. Pure: values in, bytes out; writing is write_file.h.
#pragma once

#include <QByteArray>
#include <QVector>

#include "fleet/run_record.h"
#include "reports/csv.h"
#include "store/run_store.h"

namespace largada::reports
{

QByteArray statsCsv(const fleet::RunRecord &run, CsvProfile profile);   // run-<id>_stats.csv
QByteArray historyCsv(const fleet::RunRecord &run, CsvProfile profile); // run-<id>_history.csv
QByteArray runsCsv(const QVector<store::RunSummary> &runs, CsvProfile profile);

QByteArray runJson(const fleet::RunRecord &run); // the --json object, one line, ends with LF
// One element of its "phases", one line, ends with LF.
QByteArray phaseJson(const fleet::RunRecord &run, const fleet::PhaseRecord &phase);
QByteArray runHtml(const fleet::RunRecord &run);  // self-contained, in the language of the installed translator
QByteArray runJUnit(const fleet::RunRecord &run); // one testcase a threshold, and one for the outcome

} // namespace largada::reports
