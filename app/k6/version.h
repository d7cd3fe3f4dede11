// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// k6's version line and what follows from a version.
#pragma once

#include <compare>
#include <optional>

#include <QByteArray>
#include <QString>

namespace largada::k6
{

struct Version {
    int major = 0;
    int minor = 0;
    int patch = 0;
    auto operator<=>(const Version &) const = default;
    QString text() const; // "1.1.0"
};

// The oldest that is tested: TypeScript, native histograms and the REST API are as described here.
constexpr Version oldestSupported{0, 57, 0};
// Its REST API has the Prometheus page of its own process.
constexpr Version processMetricsSince{1, 2, 0};

// From the output of `k6 version`; nullopt when it is not k6's.
std::optional<Version> parseVersionOutput(const QByteArray &output);

} // namespace largada::k6
