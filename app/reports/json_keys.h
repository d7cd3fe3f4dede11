// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stable words for enum values in files that programs read. Once released, a word never changes its meaning.
#pragma once

#include <optional>

#include <QLatin1String>
#include <QString>

#include "core/error.h"
#include "fleet/run_record.h"

namespace largada::reports
{

QLatin1String keyOf(Errc code);
QLatin1String keyOf(fleet::ReasonCode code);
QLatin1String keyOf(fleet::WarningCode code);
QLatin1String keyOf(fleet::CheckId id);
QLatin1String keyOf(fleet::CheckLevel level);
QLatin1String keyOf(fleet::LatencySource source);
QLatin1String keyOf(fleet::SetupMode mode);
QLatin1String keyOf(fleet::StragglerPolicy policy);

// The last value of each enum, so that all can be walked through.
constexpr Errc lastOf(Errc)
{
    return Errc::Internal;
}
constexpr fleet::ReasonCode lastOf(fleet::ReasonCode)
{
    return fleet::ReasonCode::NotAsked;
}
constexpr fleet::WarningCode lastOf(fleet::WarningCode)
{
    return fleet::WarningCode::Preflight;
}
constexpr fleet::CheckId lastOf(fleet::CheckId)
{
    return fleet::CheckId::NodeClocks;
}
constexpr fleet::CheckLevel lastOf(fleet::CheckLevel)
{
    return fleet::CheckLevel::BlockFinal;
}
constexpr fleet::SetupMode lastOf(fleet::SetupMode)
{
    return fleet::SetupMode::Once;
}
constexpr fleet::StragglerPolicy lastOf(fleet::StragglerPolicy)
{
    return fleet::StragglerPolicy::GiveUp;
}

template<class Enum>
std::optional<Enum> fromKey(const QString &key)
{
    for (int i = 0; i <= static_cast<int>(lastOf(Enum{})); ++i) {
        if (keyOf(static_cast<Enum>(i)) == key)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace largada::reports
