// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a target's texts have to be, for the server that refuses and for the form that says so before. Numbers:
// values.h.
#pragma once

#include <optional>

#include <QString>

namespace largada::dashboard
{

enum class TextProblem {
    Empty,
    TooLong,
    HasControls,   // control characters or line ends
    NotUnicode,    // half a surrogate pair
    NotHttp,       // another scheme than http and https, or none
    NotAnAddress,  // no host, or it cannot be read
    HasCredentials // a user name or a password
};

// Of one line; empty is fine.
std::optional<TextProblem> lineProblem(const QString &text, qsizetype atMost); // UTF-16 code units
// The first of them; nullopt: it can be a target's.
std::optional<TextProblem> urlProblem(const QString &url);

} // namespace largada::dashboard
