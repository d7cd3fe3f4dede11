// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads back what runJson() wrote. Strict: a missing key, a wrong type or an unknown word is an error that names it.
#pragma once

#include <QByteArray>

#include "core/result.h"
#include "fleet/run_record.h"

namespace largada::reports
{

// Goes up when an older program could misread what a newer one writes; further keys do not need it.
constexpr int reportVersion = 1;

// Errc::Protocol; Errc::Unsupported for a newer report_version.
Result<fleet::RunRecord> runFromJson(const QByteArray &bytes);

} // namespace largada::reports
