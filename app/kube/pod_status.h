// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A pod worded as `kubectl get pods` words it: k/k pkg/printers/internalversion/printers.go, printPod of 1.36, and
// apimachinery's util/duration HumanDuration.
#pragma once

#include "kube/api/objects.h"

namespace largada::kube
{

struct PodLine {
    QString ready;    // "0/1"
    QString status;   // "Init:2/3", "Running", "ImagePullBackOff", "Terminating" …
    QString restarts; // "0", "3 (5m ago)"
    QString age;      // "95s", "<unknown>"
    int restartCount = 0;
    bool operator==(const PodLine &) const = default;
};

PodLine podLine(const Pod &pod, WallTime now);
QString humanDuration(std::chrono::milliseconds time);

} // namespace largada::kube
