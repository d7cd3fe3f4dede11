// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A run in words: its final summary for a terminal, and the exit code that goes with it. Pure.
#pragma once

#include <optional>

#include <QString>
#include <QStringList>

#include "fleet/run_record.h"

namespace largada::cli
{

QStringList summaryLines(const fleet::RunRecord &run);
// Why it ended as it did: the checks that block it, else its error and the runner's reason. Empty when all is well.
QStringList problemLines(const fleet::RunRecord &run);
// What a person should know besides; the checks before the run only where nobody has said them yet.
enum class ChecksSaid { No, Yes };
QStringList warningLines(const fleet::RunRecord &run, ChecksSaid checks = ChecksSaid::No);

// In the precedence of the README: signal, input, rights, reach, gate, failed or partial, threshold, 0.
int exitCodeOf(const fleet::RunRecord &run, std::optional<int> signal);
int exitCodeOf(const Error &error);

} // namespace largada::cli
