// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The moments of console_scenes.h as a run of somebody else's Job in a cluster: neither its script nor its load is
// known.
#pragma once

#include "settings/preferences.h"
#include "support/console_scenes.h"

namespace largada::test
{

settings::ConnectionProfile sceneConnection(settings::Protection protection = settings::Protection::Normal);
fleet::ClusterTarget sceneTarget();
// While it gathers, those that are missing are so for reasons that only pods have, and two do not exist.
engine::Update clusterUpdate(Scene scene, int runners, const FakeClock &clock);
fleet::RunRecord clusterRecord(int runners, fleet::Outcome outcome);

} // namespace largada::test
