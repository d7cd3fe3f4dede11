// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where one runner's k6 is to be found in a cluster. Values only.
#pragma once

#include <QString>

namespace largada::backends
{

struct PodAddress {
    QString ns;
    QString pod;
    QString container;
    quint16 port = 6565; // of k6's API, on the pod's loopback
    bool operator==(const PodAddress &) const = default;
};

// How a link gets into the pod.
enum class LinkWay {
    PortForward,
    ExecNc, // `nc` in the container carries the bytes
    ExecK6  // `k6 status`, `k6 resume` and so on in the container, 1.x: status, release and stop only
};

} // namespace largada::backends
