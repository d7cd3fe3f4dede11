// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The probe of this computer's own network.
#pragma once

#include "engine/target_probe.h"

namespace largada::engine
{

class LocalTargetProbe final : public TargetProbe
{
    Q_OBJECT
public:
    using TargetProbe::TargetProbe;

    Async<TargetAnswer> send(const QString &url, std::stop_token stop) override;
};

} // namespace largada::engine
