// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words that stand for enum values in the database. They never change, whatever happens to the names and the
// order in the code. Not for people: text/ words those.
#pragma once

#include <optional>

#include <QLatin1String>
#include <QString>

#include "core/error.h"
#include "dashboard/contract/values.h"
#include "fleet/preflight.h"
#include "fleet/run_plan.h"
#include "fleet/run_record.h"
#include "fleet/runner.h"

namespace largada::store
{

// Empty for a number that is no value of the enum.
QLatin1String word(Errc code);
QLatin1String word(fleet::ReasonCode code);
QLatin1String word(fleet::WarningCode code);
QLatin1String word(fleet::CheckId id);
QLatin1String word(fleet::CheckLevel level);
QLatin1String word(fleet::SetupMode mode);
QLatin1String word(fleet::StragglerPolicy policy);
QLatin1String word(fleet::StartMode mode);
QLatin1String word(dashboard::ExecutionStatus status);
QLatin1String word(dashboard::AgentStatus status);

// nullopt for a word that this program does not know: a later one wrote it.
template<class Enum>
std::optional<Enum> fromWord(const QString &text)
{
    for (int i = 0; !word(static_cast<Enum>(i)).isEmpty(); ++i) {
        if (text == word(static_cast<Enum>(i)))
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace largada::store
