// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/outcome_look.h"

namespace largada::ui
{

MarkLook lookOf(fleet::Outcome outcome)
{
    switch (outcome) {
    case fleet::Outcome::Running:
        return {QStringLiteral("play"), Ink::Accent, Tag::Tone::Accent};
    case fleet::Outcome::Completed:
        return {QStringLiteral("circle-check"), Ink::Ok, Tag::Tone::Ok};
    case fleet::Outcome::Partial:
        return {QStringLiteral("circle-alert"), Ink::Warning, Tag::Tone::Warning};
    case fleet::Outcome::Stopped:
        return {QStringLiteral("circle-stop"), Ink::Muted, Tag::Tone::Neutral};
    case fleet::Outcome::Interrupted:
        return {QStringLiteral("unplug"), Ink::Warning, Tag::Tone::Warning};
    case fleet::Outcome::Failed:
        return {QStringLiteral("circle-x"), Ink::Error, Tag::Tone::Error};
    }
    return {};
}

MarkLook lookOf(fleet::CheckLevel level)
{
    switch (level) {
    case fleet::CheckLevel::Ok:
        return {QStringLiteral("circle-check"), Ink::Ok, Tag::Tone::Ok};
    case fleet::CheckLevel::Warning:
        return {QStringLiteral("triangle-alert"), Ink::Warning, Tag::Tone::Warning};
    case fleet::CheckLevel::Block:
    case fleet::CheckLevel::BlockFinal:
        return {QStringLiteral("circle-x"), Ink::Error, Tag::Tone::Error};
    }
    return {};
}

MarkLook lookOf(dashboard::ExecutionStatus status)
{
    switch (status) {
    case dashboard::ExecutionStatus::Running:
        return lookOf(fleet::Outcome::Running);
    case dashboard::ExecutionStatus::Completed:
        return lookOf(fleet::Outcome::Completed);
    case dashboard::ExecutionStatus::Error:
        return lookOf(fleet::Outcome::Failed);
    case dashboard::ExecutionStatus::Interrupted:
        return lookOf(fleet::Outcome::Interrupted);
    }
    return {};
}

} // namespace largada::ui
