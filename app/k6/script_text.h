// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JavaScript and TypeScript text without what is not code. A scan, not a parser: good enough to look for exports.
#pragma once

#include <QByteArray>

namespace largada::k6
{

// Comments become a space; strings, template literals and regular expressions become empty ones, but for strings that
// are exactly keptString.
QByteArray codeOnly(const QByteArray &script, const QByteArray &keptString);

// Whether the object literal whose `{` is at begin, in text made by codeOnly(), has this key.
bool objectHasKey(const QByteArray &code, qsizetype begin, const QByteArray &key);

} // namespace largada::k6
