// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One figure of a benchmark as one line of JSON on standard output.
#pragma once

#include <cstdio>
#include <optional>
#include <string>

namespace largada::bench
{

inline std::string jsonString(const std::string &text)
{
    std::string out = "\"";
    for (const char c : text) {
        char escaped[8];
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (static_cast<unsigned char>(c) < 0x20)
            out.append(escaped, static_cast<std::size_t>(std::snprintf(escaped, sizeof escaped, "\\u%04x", c)));
        else
            out += c;
    }
    return out + '"';
}

// What was not measured is null, as are the numbers JSON does not have.
inline std::string jsonNumber(std::optional<double> value)
{
    char text[32];
    // Infinity and "not a number" less themselves are no zero.
    if (!value || *value - *value != 0)
        return "null";
    return std::string(text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.10g", *value)));
}

// target: what the figure has to reach, peer: the same figure of another program, peerName: which. note: what a reader
// has to know of how it was measured; left out when empty.
inline void benchLine(const std::string &name, std::optional<double> value, const std::string &unit,
                      std::optional<double> target = std::nullopt, std::optional<double> peer = std::nullopt,
                      const std::string &peerName = {}, const std::string &note = {})
{
    std::string line = "{\"name\":" + jsonString(name) + ",\"value\":" + jsonNumber(value) +
                       ",\"unit\":" + jsonString(unit) + ",\"target\":" + jsonNumber(target) +
                       ",\"peer\":" + jsonNumber(peer) +
                       ",\"peer_name\":" + (peerName.empty() ? "null" : jsonString(peerName));
    if (!note.empty())
        line += ",\"note\":" + jsonString(note);
    std::printf("%s}\n", line.c_str());
    std::fflush(stdout);
}

} // namespace largada::bench
