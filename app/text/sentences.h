// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The only place that words codes for people, in the language of the installed translator: whole sentences that say
// what to do next. Numbers in the default QLocale.
#pragma once

#include <chrono>

#include <QString>

#include "core/error.h"
#include "dashboard/contract/values.h"
#include "fleet/preflight.h"
#include "fleet/run_record.h"
#include "fleet/runner.h"
#include "fleet/runner_row.h"

namespace largada::text
{

// One line each, without a line break, ending with a full stop. Another program's words are quoted in them, shortened
// when they are long.
QString sentence(const Error &error);
QString sentence(const fleet::Reason &reason);
QString sentence(const fleet::Check &check);
QString sentence(const fleet::Warning &warning);
QString sentence(const fleet::PhaseLoad &load); // "Main: 200 VUs, 400 iterations/s, for 47 s."
QString word(fleet::Outcome outcome);           // "Completed"
QString word(fleet::PhaseName phase);           // "Warm-up", "Main"
QString word(fleet::CountSource source);
QString word(fleet::RunnerState state);             // "Ready (paused)"
QString word(fleet::CheckLevel level);              // "Warning"
QString word(dashboard::AgentStatus status);        // "Online"
QString word(dashboard::ExecutionStatus status);    // "Completed"
QString spreadMeaning(const fleet::Spread &spread); // which spread is the headline, and why

// An en dash for what is not a number.
QString number(double value, int decimals = 0);   // 1,234.5 or 1.234,5
QString milliseconds(double ms);                  // "0.31 ms", "152 ms", "1.32 s", "1 min 10 s"
QString milliseconds(double low, double high);    // a range: "140 – 184 ms", "800 ms – 1.32 s"
QString duration(std::chrono::milliseconds time); // "47 s", "1 min 10 s"

} // namespace largada::text
