// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Identifiers that the compiler keeps apart. Not for anything that is calculated with.
#pragma once

#include <compare>

#include <QHash>
#include <QString>

namespace largada
{

template<class Tag>
struct StrongId {
    QString value;

    bool isEmpty() const { return value.isEmpty(); }
    bool operator==(const StrongId &) const = default;
    friend bool operator<(const StrongId &a, const StrongId &b) { return a.value < b.value; }
    friend size_t qHash(const StrongId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using RunId = StrongId<struct RunIdTag>;       // "20261123-140509-3f2a": sorts by start time
using RunnerId = StrongId<struct RunnerIdTag>; // a runner's name, the same in both phases: "runner-01"

} // namespace largada
