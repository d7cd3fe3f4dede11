// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences and short words of the start page that several of its views say.
#pragma once

#include <optional>

#include <QString>

#include "engine/run_view.h"

namespace largada::ui
{

const fleet::PhaseLoad *loadOf(const engine::RunView &view, fleet::PhaseName phase);
// As planned for so many of the run's runners. Empty where nothing is known.
QString vusText(int vus);
QString rateText(const engine::RunView &view, fleet::PhaseName phase, int runners); // "800 iterations/s", "400 VUs"
int plannedVus(const engine::RunView &view, fleet::PhaseName phase, int runners);

QString phaseTitle(const engine::RunView &view, fleet::PhaseName phase);   // "Warm-up 25%"
QString sharePercent(const engine::RunView &view, fleet::PhaseName phase); // "25%"; empty: unknown
QString percentText(double ratio, int decimals);
QString scriptName(const QString &path);
QString whatRuns(const engine::RunView &view);    // its script; where that is somebody else's, its Job or selector
QString howTheyStart(const fleet::RunPlan &plan); // "Clock"
QString howItStarts(const engine::RunView &view); // a sentence; empty: as on this computer
QString notSeenNote(const engine::RunView &view); // the fleet cannot be seen, and what follows; empty: it can
std::optional<MonoTime> farStart(const engine::RunView &view, MonoTime now); // a wall-clock start that is not near
QString timeOfDay(const engine::RunView &view, MonoTime at);                 // local, by the run's own clock

} // namespace largada::ui
