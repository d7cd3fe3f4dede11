// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Durations as people type them: "90" (seconds), "30s", "1m30s", "2h", "250ms".
#pragma once

#include <chrono>
#include <optional>

#include <QString>

namespace largada
{

// std::nullopt for anything else: empty, negative, unknown unit, trailing text, more than 1,000 hours.
std::optional<std::chrono::milliseconds> parseDuration(const QString &text);

} // namespace largada
