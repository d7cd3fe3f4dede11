// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plan's words: what is wrong with a field, what a check is about, what the whole load is.
#pragma once

#include <QString>

#include "fleet/preflight.h"
#include "viewmodels/plan_form.h"

namespace largada::ui
{

QString problemSentence(const viewmodels::PlanError &error);
QString checkTitle(fleet::CheckId check);
QString checkFigure(const fleet::Check &check);   // of one in order; may be empty
QString costOfForcing(const fleet::Check &check); // what happens when the run starts although
QString textToCopy(const fleet::Check &check);    // what its way out is written with; may be empty
QString loadMarkup(const fleet::PreflightReport &report, const fleet::RunPlan &plan); // as Paragraph has it
QString scriptFacts(const fleet::PreflightReport &report, const fleet::RunPlan &plan);

} // namespace largada::ui
