// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Icon and colour of an outcome, of an execution's status and of a check's level; the word always stands beside them.
#pragma once

#include "dashboard/contract/values.h"
#include "fleet/preflight.h"
#include "fleet/run_record.h"
#include "widgets/tag.h"
#include "widgets/theme.h"

namespace largada::ui
{

struct MarkLook {
    QString icon;
    Ink ink = Ink::Muted;
    Tag::Tone tone = Tag::Tone::Neutral;
};

MarkLook lookOf(fleet::Outcome outcome);
MarkLook lookOf(fleet::CheckLevel level);
MarkLook lookOf(dashboard::ExecutionStatus status);

} // namespace largada::ui
