// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages in files that programs read: English whatever the user's language, so that a pipeline's log search keeps
// working. Not for people's screens: text/ words those.
#pragma once

#include <QString>

#include "fleet/run_record.h"

namespace largada::reports
{

QString plainMessage(const Error &error);            // "script.js: no such file"
QString plainMessage(const fleet::Reason &reason);   // "exit-code 255: panic"
QString plainMessage(const fleet::Warning &warning); // "runner-01 used 93.5 % of its CPU in main"
QString plainNumber(double value);                   // 93.5, never in exponent form

} // namespace largada::reports
