// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The demo target: a loopback HTTP server that answers with a chosen latency distribution and error rate, and counts
// from the target's side: requests, and when each runner's first request came.
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include <QString>
#include <QUrl>

#include "core/ids.h"
#include "core/result.h"
#include "fleet/run_plan.h"
#include "fleet/run_record.h"

namespace largada::demo
{

struct DemoTargetOptions {
    std::chrono::microseconds median{0}; // log-normal; 0 answers at once; at most a minute, as is each latency
    double sigma = 0.5;                  // of the logarithm, 0 to 10: 0.5 gives p99 = 3.2 x median
    double errorRate = 0;                // 0 to 1: answered with 503
    quint16 port = 0;                    // 0: any free one
    std::optional<quint64> seed{};       // the same seed gives the same latencies and errors in the same order
};

// Owns its thread. Runners are told apart by the path /r/<runner>/<container>, which is what url(runner…) gives.
class DemoTarget
{
public:
    // Errc::BadInput with the option's name as subject, Errc::Network when the port is taken.
    static Result<std::unique_ptr<DemoTarget>> start(const DemoTargetOptions &options);
    ~DemoTarget();
    Q_DISABLE_COPY_MOVE(DemoTarget)

    QUrl url() const; // http://127.0.0.1:<port>
    QUrl url(const RunnerId &runner, fleet::PhaseName phase) const;
    // By container, warm-up first, then main, then "" for all other paths; only those that had a request. Runners of
    // one container beyond fleet::maxRunners count as requests only. Safe to call at any time from any thread.
    QVector<fleet::DemoTargetCounts> counts() const;

private:
    struct Private;
    explicit DemoTarget(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace largada::demo
