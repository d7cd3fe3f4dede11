// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/node_clock.h"

#include <algorithm>

namespace largada::backends
{

namespace
{

bool isLess(const ClockOffset &a, const ClockOffset &b)
{
    return a.offset < b.offset;
}

} // namespace

void OffsetMeasurement::add(std::chrono::microseconds asked, std::chrono::microseconds answered,
                            std::chrono::microseconds theirs)
{
    ++m_count;
    const auto error = (answered - asked) / 2;
    if (!m_best || error < m_best->error)
        m_best = ClockOffset{theirs - (asked + error), error};
}

std::optional<std::chrono::microseconds> medianOffset(QVector<ClockOffset> offsets)
{
    if (offsets.isEmpty())
        return std::nullopt;
    const auto middle = offsets.begin() + offsets.size() / 2;
    std::nth_element(offsets.begin(), middle, offsets.end(), isLess);
    return middle->offset;
}

std::chrono::microseconds offsetSpread(const QVector<ClockOffset> &offsets)
{
    if (offsets.isEmpty())
        return std::chrono::microseconds(0);
    const auto [least, most] = std::minmax_element(offsets.cbegin(), offsets.cend(), isLess);
    return most->offset - least->offset;
}

} // namespace largada::backends
