// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The warm-up's load without touching the script: a wrapper that imports it and scales its options, and execution
// segments that divide a script among runners.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace largada::k6
{

// JavaScript of a module to be kept in a directory of ours. It imports the script by its absolute path, re-exports all
// it has, and scales the load by percent/100: VUs and shared iterations rounded (at least 1), arrival rates exactly, by
// a longer time unit. VUs of arrival-rate scenarios stay as they are: they are capacity, not load. What was zero stays
// zero; an `rps` limit is rounded like VUs; externally-controlled scenarios stay as they are. The wrapper throws (k6
// exits with 107) when it cannot read a time unit. scriptPath is absolute; percent is 1 to 100, and 100 changes nothing
// of the load. k6 inspect takes the wrapper also where it refuses the script that k6 run takes: with `iterations` or
// `duration` and no `vus`.
QByteArray loadWrapper(const QString &scriptPath, int percent);

// --execution-segment and --execution-segment-sequence for runner index of count, so that the parts sum exactly.
QStringList segmentArguments(int index, int count);

// Whether the script exports setup(): k6 inspect does not say. Reads the text, comments left out; a re-export from
// another file is not seen.
bool exportsSetup(const QByteArray &script);

} // namespace largada::k6
