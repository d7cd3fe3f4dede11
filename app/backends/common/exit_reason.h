// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a k6 that was not told to end ended as it did, by its exit code. Not for what only its log or its machine tells.
#pragma once

#include "fleet/runner.h"

namespace largada::backends
{

// said: k6's own last words, where there are any. None for a run that came to its end, thresholds missed or not.
fleet::Reason exitReason(int code, const QString &said);

} // namespace largada::backends
