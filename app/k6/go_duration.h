// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Durations as Go writes them (time.Duration.String()) and k6 with it: "33s", "1m3.5s", "62009.47µs".
#pragma once

#include <QString>

namespace largada::k6
{

// What the parts of such a text come to, in units of so many nanoseconds. Whether the text is one is for the caller to
// know: parts that are none count for nothing.
double goDuration(const QString &text, double nanosecondsPerUnit);

} // namespace largada::k6
