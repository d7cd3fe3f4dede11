// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a starter says of each runner.
#pragma once

#include <map>
#include <set>

#include "fleet/starter.h"

namespace largada::test
{

class StarterWatcher : public QObject
{
public:
    struct Released {
        MonoTime sentAt, answeredAt;
        std::optional<std::chrono::microseconds> late;
    };
    explicit StarterWatcher(fleet::Starter &starter)
    {
        connect(&starter, &fleet::Starter::armed, this, [this](const RunnerId &runner) { armed.insert(runner.value); });
        connect(&starter, &fleet::Starter::released, this,
                [this](const RunnerId &runner, MonoTime sentAt, MonoTime answeredAt,
                       std::optional<std::chrono::microseconds> late) {
                    released[runner.value] = {sentAt, answeredAt, late};
                });
        connect(&starter, &fleet::Starter::failed, this,
                [this](const RunnerId &runner, const Error &error) { failed[runner.value] = error; });
    }

    std::set<QString> armed;
    std::map<QString, Released> released;
    std::map<QString, Error> failed;
};

} // namespace largada::test
