// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a plan that is of a cluster: which of its pods are the runners, and how they are let go. Pure.
#pragma once

#include "viewmodels/plan_form.h"

namespace largada::viewmodels
{

// Of pods that are there already.
void readPods(const ClusterFields &fields, const ClusterInUse &cluster, PlanReading &reading);
// Of a plan with a cluster. Who coordinates its Job is another matter each time, and so is the time of its start.
ClusterFields clusterFieldsOf(const fleet::RunPlan &plan);

// How a fleet of that cluster is started, whoever made its pods. The plan has its target already.
void readStart(const ClusterFields &fields, const ClusterInUse &cluster, PlanReading &reading);
bool isLabel(const QString &name); // RFC 1123
bool isSubdomain(const QString &name);

// Whose pods are looked at while nothing is started; its pods are empty where they cannot be read.
fleet::ClusterTarget lookedAt(const ClusterFields &fields);

} // namespace largada::viewmodels
