// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a target's field, what two versions of it differ in, and how far the dashboard is away, in words.
#pragma once

#include <QString>

#include "engine/agent_fleet.h"
#include "viewmodels/target_draft.h"

namespace largada::ui
{

QString fieldName(viewmodels::TargetField field);
// A sentence; the field's name is not in it.
QString problemSentence(viewmodels::TargetField field, viewmodels::TargetProblem problem);
// Markup as Paragraph has it: a line a field, theirs and mine.
QString differenceMarkup(const viewmodels::TargetDraft &draft);
// What to call a target in a sentence; not escaped.
QString nameOf(const dashboard::Target &target);
// Markup; empty while the dashboard answers.
QString linkSentence(const engine::AgentFleetState &state);
// Why nothing can be changed at the moment; empty: it can.
QString whyNotNow(const engine::AgentFleetState &state);

} // namespace largada::ui
