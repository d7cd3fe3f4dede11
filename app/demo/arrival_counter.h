// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts requests from the target's side: how many by container, and when each runner's first one came. The paths are
// /r/<runner>/<container>, percent-encoded, with anything behind; all other ones count under no container.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <unordered_map>

#include <QByteArray>
#include <QVector>

#include "core/clock.h"
#include "core/ids.h"
#include "fleet/run_record.h"

namespace largada::demo
{

// Not for several threads at once.
class ArrivalCounter
{
public:
    void add(const QByteArray &target, MonoTime at);
    // Warm-up, main, no container; only those that had a request.
    QVector<fleet::DemoTargetCounts> counts() const;

    static QByteArray path(const RunnerId &runner, fleet::PhaseName phase);

private:
    struct Container {
        qint64 requests = 0;
        // By name as it is in the path. At most fleet::maxRunners, so that names made up by a script fill no memory.
        std::unordered_map<std::string, MonoTime> firstRequests;
    };

    std::array<Container, 3> m_containers; // z-warmup, main, none
    std::string m_runner;                  // of the last request; keeps its memory
};

} // namespace largada::demo
