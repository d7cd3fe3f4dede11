// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration's script, as a file that k6 can read.
#pragma once

#include <QString>

#include "core/result.h"

namespace largada::ui
{

// Its path in the directory, where it is written when it is not there as it is meant to be.
Result<QString> demoScript(const QString &directory);

} // namespace largada::ui
