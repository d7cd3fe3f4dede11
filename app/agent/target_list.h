// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard's list of targets as an agent takes it: what a target leaves out comes from the agent's own settings,
// and one that cannot be used keeps no other from running.
#pragma once

#include <QByteArray>
#include <QStringList>

#include "core/result.h"
#include "dashboard/contract/values.h"

namespace largada::agent
{

struct TargetDefaults {
    int vus = 1;
    int durationS = 30; // seconds
};

struct TargetList {
    QVector<dashboard::Target> targets; // enabled ones
    QStringList refused;                // why others were left out, by id; for the log
};

// Errc::Protocol: no {"items":[…]}.
Result<TargetList> parseTargetList(const QByteArray &body, const TargetDefaults &defaults);

} // namespace largada::agent
