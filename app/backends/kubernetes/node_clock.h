// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How far the clock of a node is from ours, by round trips (Cristian; the best of several, as NTP takes it), and what
// is between the nodes. Values only.
#pragma once

#include <chrono>
#include <optional>

#include <QVector>

namespace largada::backends
{

// Theirs minus ours, and by how much that may be wrong either way.
struct ClockOffset {
    std::chrono::microseconds offset{0};
    std::chrono::microseconds error{0};
    bool operator==(const ClockOffset &) const = default;
};

class OffsetMeasurement
{
public:
    static constexpr int wanted = 5;

    // All since the same epoch: when we asked and when the answer was here by our clock, what theirs said between.
    void add(std::chrono::microseconds asked, std::chrono::microseconds answered, std::chrono::microseconds theirs);
    bool isComplete() const { return m_count >= wanted; }
    std::optional<ClockOffset> best() const { return m_best; }

private:
    std::optional<ClockOffset> m_best; // of the shortest round trip
    int m_count = 0;
};

std::optional<std::chrono::microseconds> medianOffset(QVector<ClockOffset> offsets); // nullopt: there are none
std::chrono::microseconds offsetSpread(const QVector<ClockOffset> &offsets);         // largest minus smallest

} // namespace largada::backends
