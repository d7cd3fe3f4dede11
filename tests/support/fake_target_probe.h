// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A probe of targets that asks nobody.
#pragma once

#include "engine/target_probe.h"

namespace largada::test
{

class FakeTargetProbe final : public engine::TargetProbe
{
    Q_OBJECT
public:
    Async<engine::TargetAnswer> send(const QString &url, std::stop_token) override
    {
        urls << url;
        return answered<engine::TargetAnswer>(answer);
    }

    Result<engine::TargetAnswer> answer = engine::TargetAnswer{200, std::chrono::milliseconds(84), 12'345};
    QStringList urls;
};

} // namespace largada::test
