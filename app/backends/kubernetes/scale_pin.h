// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How an autoscaler is pinned to the number of agents that is desired: its lower bound becomes that number, the upper
// one is raised where it is lower, and an annotation keeps its own bounds until it is released. Pure.
#pragma once

#include <optional>

#include "kube/api/workloads.h"

namespace largada::backends
{

inline constexpr char scalePinAnnotation[] = "largada.dev/scale-pin";

struct Bounds {
    int least = 1, most = 1;
    bool operator==(const Bounds &) const = default;
};

// The annotation's value, as JSON.
struct ScalePin {
    Bounds own; // what it had, and gets back
    Bounds set; // what it was given: other bounds than these are another's doing since
    bool operator==(const ScalePin &) const = default;
};
QString scalePinText(const ScalePin &pin);
std::optional<ScalePin> parseScalePin(const QString &text); // nullopt: it is none
std::optional<ScalePin> pinOf(const kube::Autoscaler &seen);

struct PinChange {
    Bounds bounds;
    QString annotation; // null: it is taken away
    bool operator==(const PinChange &) const = default;
};
// What is to be done about an autoscaler for so many agents; nullopt: nothing. For 0 its own bounds come back, since a
// workload of 0 replicas switches it off; except where its own lower bound is 0, with which it would stay at work (the
// feature gate HPAScaleToZero): then the lower bound becomes 1.
std::optional<PinChange> pinFor(const kube::Autoscaler &seen, int agents);
// Its own bounds again; nullopt: it is not pinned.
std::optional<PinChange> releaseOf(const kube::Autoscaler &seen);
// Somebody has changed the bounds since it was pinned. What they wrote counts as its own from then on.
bool isChangedByOthers(const kube::Autoscaler &seen);

// The autoscaler whose target is that workload.
std::optional<kube::Autoscaler> autoscalerOf(const QVector<kube::Autoscaler> &all, const kube::WorkloadName &workload);

} // namespace largada::backends
