// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words that several commands share: their help and how they are read. Errors are Errc::BadInput: subject is the
// option, what the reason in the user's language.
#pragma once

#include <optional>

#include <QCommandLineParser>

#include "core/result.h"
#include "fleet/run_plan.h"
#include "reports/csv.h"

namespace largada::cli
{

Error bad(const QString &option, const QString &why);

// ASCII digits only; nullopt outside of least to most.
std::optional<int> wholeNumber(const QString &text, int least, int most);

// data, excel-pt-br.
std::optional<reports::CsvProfile> csvProfileOf(const QString &name);

void addGateOptions(QCommandLineParser &parser);    // --gate-timeout --stragglers
void addClusterOptions(QCommandLineParser &parser); // --context --kubeconfig --take-over --on-timeout
void addStartOptions(QCommandLineParser &parser);   // --mode --at

// plan.runners is read before.
Result<> readGate(const QCommandLineParser &parser, fleet::RunPlan &plan);
Result<> readTime(const QCommandLineParser &parser, const QString &option, std::chrono::milliseconds &into);
// plan.cluster is made before; namespaces are each command's own.
Result<> readCluster(const QCommandLineParser &parser, fleet::RunPlan &plan);
Result<> readStart(const QCommandLineParser &parser, WallTime now, fleet::RunPlan &plan);

// RFC 1123, as names of namespaces and containers are.
Result<> checkLabel(const QString &option, const QString &name);
Result<> checkPattern(const QString &option, const QString &pattern);

// "Starts at 2026-11-23 14:05:09 (in 3 h 4 min)."
QString startTimeLine(WallTime at, WallTime now);

} // namespace largada::cli
