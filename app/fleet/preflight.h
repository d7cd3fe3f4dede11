// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked at before a run, and what was found. Values only; text/ words each check.
#pragma once

#include <optional>

#include <QString>
#include <QVector>

#include "fleet/run_plan.h"

namespace largada::fleet
{

enum class CheckLevel {
    Ok,
    Warning,
    Block,     // the run cannot start; --force starts it all the same
    BlockFinal // the run cannot start, whatever is forced
};

enum class CheckId {
    Script,         // subject: path
    K6Binary,       // subject: path, detail: version
    Load,           // values: total VUs, requests (iterations) per second of main; detail empty
    Thresholds,     // values: how many
    Memory,         // values: MiB needed, MiB free
    Cores,          // values: runners, cores
    Ports,          // values: ports needed, ports free
    Disk,           // values: MiB free; subject: directory
    ShareNotExact,  // subject: scenario; values: share made in percent, share asked in percent
    SplitTooFine,   // subject: scenario; values: its VUs, runners
    CountThreshold, // subject: metric; a count threshold under --split is judged on one runner's part
    NoSetup         // --setup once, and the script exports no setup()
};

struct Check {
    CheckId id = CheckId::Script;
    CheckLevel level = CheckLevel::Ok;
    QString subject{};
    QString detail{}; // other programs' own words
    QVector<double> values{};

    bool operator==(const Check &) const = default;
};

// The load of one phase over the whole fleet; rates of arrival-rate scenarios only.
struct PhaseLoad {
    PhaseName phase = PhaseName::Main;
    int maxVus = 0;
    std::optional<double> iterationsPerSecond; // highest planned; nullopt when VUs go as fast as they can
    double durationSeconds = 0;                // longest planned; iterations may need their graceful stop on top
    int vusPerRunner = 0;                      // planned VUs of one runner, for the progress of initialisation

    bool operator==(const PhaseLoad &) const = default;
};

struct ThresholdExpression {
    QString metric;     // with its tags: http_req_duration{scenario:a}
    QString expression; // p(95)<500
    bool operator==(const ThresholdExpression &) const = default;
};

struct PreflightReport {
    QVector<Check> checks;
    QVector<PhaseLoad> load; // in the order of the phases
    QVector<ThresholdExpression> thresholds;
    QString k6Version;     // "1.1.0"
    QString scriptSha256;  // hex
    bool hasSetup = false; // the script exports setup()

    bool isBlocked(bool force) const;
    bool operator==(const PreflightReport &) const = default;
};

} // namespace largada::fleet
