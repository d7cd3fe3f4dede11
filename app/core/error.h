// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong, as a value: code, subject and an English detail for logs. Not for sentences shown to people:
// text::sentence() words those.
#pragma once

#include <QMetaType>
#include <QString>

namespace largada
{

// Each code has one sentence in text/, in both languages.
enum class Errc {
    Cancelled,   // somebody asked for it to end
    Timeout,     // no answer in the time given
    Network,     // refused, unreachable, cut
    Forbidden,   // the right is missing
    NotFound,    // the named thing is not there
    Conflict,    // the other side's state does not allow it
    BadInput,    // what a person gave cannot be used
    Unsupported, // a version or feature that is missing
    Protocol,    // the other side said something we do not understand
    Storage,     // database or file could not be read or written
    Process,     // a program could not be started or ended badly
    Internal     // our own mistake
};

struct Error {
    Errc code = Errc::Internal;
    QString what{};    // English, for logs; may be another program's own words
    QString subject{}; // what it is about: a path, a runner's name, a field
    int status = 0;    // HTTP status or exit code where there is one

    bool operator==(const Error &) const = default;
};

} // namespace largada

Q_DECLARE_METATYPE(largada::Error)
