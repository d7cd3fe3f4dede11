// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked at before a run, and what was found. Values only; text/ words each check.
#pragma once

#include <optional>

#include <QString>
#include <QVector>

#include "core/ids.h"
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
    NoSetup,        // --setup once, and the script exports no setup()

    // Of clusters.
    Server,           // subject: its address; detail: its version, or why it does not answer
    KubeConfig,       // subject: the file, context or field that cannot be used; detail: why
    Credentials,      // subject: the plugin or file that gives them, empty: refused; detail: why
    Namespace,        // subject: its name; it is not there
    Right,            // subject: the right as RBAC spells it; detail: its namespace. Warning: what needs it is off
    Job,              // subject: its name; Block: detail says why; Warning: suspended, or values: its pods, wanted
    Pods,             // subject: what they were looked for by; values: found, wanted
    Container,        // subject: the name that is not in the pods; detail: those that are
    NotPaused,        // subject: the container whose k6 is not told --paused
    NoApi,            // subject: the container; detail: k6's version, 2.0 or newer, and no --address
    BackoffLimit,     // the first runner that ends badly ends the others; values: the limit
    RestartPolicy,    // subject: the policy; a runner that ended would begin again
    Holder,           // subject: who coordinates the Job; detail: since when (ISO 8601 UTC)
    NoHolder,         // without the right to patch jobs nobody can see that we coordinate
    Quota,            // subject: the resource; values: needed, left
    StartMode,        // subject: its key; detail: why it is not possible
    ReadOnly,         // subject: the context, which is set to be read only
    StatusDiffers,    // subject: the status wanted; detail: the one they have
    ArchiveTooLarge,  // values: its size in bytes, the limit
    WarmupThresholds, // a missed threshold in the warm-up keeps main from starting
    NodeClocks        // values: the largest difference in milliseconds
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

// A run of this fleet that is under way, and whose coordinator is gone.
struct RunFound {
    RunId id;
    PhaseName phase = PhaseName::Warmup; // that it was in
    bool released = false;               // and whether its runners were let go by then
    std::optional<WallTime> releasedAt;
    bool operator==(const RunFound &) const = default;
};

struct PreflightReport {
    QVector<Check> checks;
    QVector<PhaseLoad> load; // in the order of the phases
    QVector<ThresholdExpression> thresholds;
    QString k6Version;             // "1.1.0"
    QString scriptSha256;          // hex
    bool hasSetup = false;         // the script exports setup()
    std::optional<RunFound> found; // the new run goes on with it
    QStringList pods;              // of an attached fleet, that match now, by name

    bool isBlocked(bool force) const;
    bool operator==(const PreflightReport &) const = default;
};

} // namespace largada::fleet
