// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Other programs' words inside our sentences. For the .cpp files of this folder only.
#pragma once

#include <QString>

namespace largada::text
{

// A foreign text on one line, without control characters, shortened when it is long.
QString oneLine(const QString &words);
// The sentence, followed by the words in quotes. The sentence alone when there are none.
QString withDetails(const QString &sentence, const QString &words);
// The same with the HTTP status that came with them; 0 means none.
QString withDetails(const QString &sentence, const QString &words, int httpStatus);

} // namespace largada::text
