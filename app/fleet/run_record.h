// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The coordinated run as it is reported, stored and exported. Values only. What was not measured is nullopt.
#pragma once

#include <optional>

#include <QString>
#include <QStringList>
#include <QVector>

#include "core/clock.h"
#include "core/error.h"
#include "core/ids.h"
#include "fleet/preflight.h"
#include "fleet/run_plan.h"
#include "fleet/runner.h"

namespace largada::fleet
{

enum class Outcome {
    Running, // stored only: its end is still to come
    Completed,
    Partial,     // at least one runner finished main and at least one did not
    Stopped,     // somebody asked for it to end
    Interrupted, // the program did not see its end
    Failed       // no runner finished main, or main had no iteration at all
};
QString outcomeKey(Outcome outcome); // "completed" …
std::optional<Outcome> outcomeFromKey(const QString &key);

// Where request counts come from, best first.
enum class CountSource { None, Summary, Log, LastRead };
QString countSourceKey(CountSource source); // "summary", "log", "last-read", "" for None
CountSource countSourceFromKey(const QString &key);

// Milliseconds.
struct Latency {
    std::optional<double> avg, min, p50, p90, p95, p99, max;
    bool operator==(const Latency &) const = default;
};

// Start spread of one phase, in milliseconds, on one monotonic clock (README, "Start spread").
struct Spread {
    std::optional<double> releaseBoundMs;    // last acknowledgement minus first send
    std::optional<double> releaseEstimateMs; // between the midpoints of send and acknowledgement
    std::optional<double> loadBoundMs;       // last first-seen Running minus first last-seen not Running
    bool loadIsHeadline = false;             // load exceeds release by more than the reading interval
    bool operator==(const Spread &) const = default;
};

struct Counts {
    qint64 requests = 0;
    qint64 failed = 0; // requests
    qint64 iterations = 0;
    qint64 dropped = 0; // iterations that the runner could not start
    bool operator==(const Counts &) const = default;
};

// One runner's start, in milliseconds with their fraction after the phase's first release, on the monotonic clock.
struct StartMarks {
    std::optional<double> sentMs;         // its release was handed to the kernel
    std::optional<double> acknowledgedMs; // k6 answered
    std::optional<double> loadSeenMs;     // the first reading that showed load
    bool operator==(const StartMarks &) const = default;
};

struct RunnerRecord {
    RunnerId name;
    std::optional<WallTime> armedAt;
    std::optional<WallTime> releasedAt; // request sent
    std::optional<WallTime> acknowledgedAt;
    StartMarks start;
    std::optional<WallTime> endedAt;
    std::optional<int> exitCode;
    Reason reason;                    // of a straggler or a loss
    bool lost = false;                // did not do this phase to its end
    std::optional<double> cpuPercent; // highest over 5 s (or the whole phase when shorter); 100 = one core
    double cores = 1.0;               // what it may use
    std::optional<double> rssMb;      // highest, 10^6 bytes
    std::optional<Counts> counts;
    CountSource countSource = CountSource::None;
    Latency latency;       // its own, exact
    QStringList lastLines; // of its log, when it was lost
    QString node;          // that it ran on; empty: no cluster, or never placed
    bool operator==(const RunnerRecord &) const = default;
};

enum class LatencySource { Merged, SingleRunner, Range };

struct PhaseRecord {
    PhaseName phase = PhaseName::Main;
    std::optional<double> share; // of main's load; nullopt: unknown
    int runners = 0;
    int started = 0; // proved to have started
    int maxVus = 0;  // planned, whole fleet
    Spread spread;
    std::optional<double> gateMs;      // from "last runner is paused" to "armed", at most
    std::optional<double> waitMs;      // from the first look at the phase to "armed"
    std::optional<WallTime> startedAt; // first release sent
    std::optional<WallTime> endedAt;   // last runner ended
    QVector<RunnerRecord> detail;
    bool operator==(const PhaseRecord &) const = default;

    std::optional<Counts> totals() const; // sum over the runners that have counts; nullopt when none has
    CountSource countSource() const;      // the weakest of its runners'
    LatencySource latencySource() const;
    Latency latency() const; // empty percentiles unless one runner only; avg is weighted by requests
    int lost() const;
    int stopped() const; // of those lost: they were well, and ended with the run
};

struct ThresholdResult {
    QString metric;
    QString expression;
    bool ok = true;
    int runnersFailed = 0;
    bool operator==(const ThresholdResult &) const = default;
};

enum class WarningCode {
    CpuBound,          // runner: used over 80 % of its cores; value = percent of its cores
    DroppedIterations, // runner: could not start iterations; value = how many
    SlowSetup,         // setup() ran between release and load; value = load spread ms
    RunnerLost,        // runner; reason in its record
    NoRequests,        // iterations, but not one HTTP request
    SummaryMissing,    // runner: figures are the last read ones
    ReportNotWritten,  // detail: path
    HistoryNotWritten, // detail: why
    TeardownNotRun,    // setup() ran once, teardown() could not
    Latecomer,         // runner: appeared after the release, and stays paused
    StartTimePassed,   // value: milliseconds from the wanted time to the release
    Preflight          // check holds what was found
};

struct Warning {
    WarningCode code = WarningCode::Preflight;
    PhaseName phase = PhaseName::Main;
    RunnerId runner{};
    double value = 0;
    QString detail{};
    std::optional<Check> check{};
    bool operator==(const Warning &) const = default;
};

// One point a second, summed over the runners as last read.
struct SeriesPoint {
    WallTime at;
    PhaseName phase = PhaseName::Main;
    int runners = 0; // reading as running
    int vus = 0;
    qint64 requests = 0; // since the phase's start
    qint64 failed = 0;
    std::optional<double> avgLow, avgHigh; // lowest and highest runner's average latency, ms
    std::optional<double> p95Low, p95High; // lowest and highest runner's p95, ms
    bool operator==(const SeriesPoint &) const = default;
};

// What the demo target counted from its side; times on its own monotonic clock.
struct DemoTargetCounts {
    QString container; // "z-warmup" or "main"
    qint64 requests = 0;
    int runners = 0;                       // that sent at least one
    std::optional<double> firstSpreadMs{}; // last runner's first request minus first runner's
    bool operator==(const DemoTargetCounts &) const = default;
};

// Which runners of which cluster.
struct ClusterSettings {
    bool attached = true; // they were somebody else's; false: made for the run
    QString context;
    QString ns;
    QString pods; // what they were looked for by: "job/k6", "app=k6", "/^k6-/"
    QString warmupContainer = containerName(PhaseName::Warmup);
    QString mainContainer = containerName(PhaseName::Main);
    bool operator==(const ClusterSettings &) const = default;
};

// What was asked for. Names of environment variables, never their values.
struct RunSettings {
    QString script;
    QString scriptSha256;
    int runners = 0;
    std::optional<int> warmupPercent;
    bool split = false;
    QStringList envNames;
    SetupMode setup = SetupMode::Each;
    StragglerPolicy stragglers = StragglerPolicy::Wait;
    int minimum = 0;
    std::chrono::milliseconds gateTimeout{0};
    std::chrono::milliseconds countdown{0};
    StartMode mode = StartMode::Broadcast;
    std::optional<WallTime> startAt;
    std::optional<ClusterSettings> cluster;
    bool operator==(const RunSettings &) const = default;
};

QString containerOf(const RunSettings &settings, PhaseName phase);

struct RunRecord {
    RunId id;
    int number = 0; // in the history, which gives it when it is first stored; 0: not stored yet
    Outcome outcome = Outcome::Running;
    QString fleet;
    QString k6Version;
    std::optional<Error> error;
    std::optional<Reason> errorReason; // where the cause is a runner
    WallTime startedAt{};
    std::optional<WallTime> endedAt;
    RunSettings settings;
    QVector<ThresholdResult> thresholds; // of main
    QVector<Warning> warnings;
    QVector<PhaseRecord> phases;
    QVector<SeriesPoint> series;
    QVector<DemoTargetCounts> demoTarget;

    bool operator==(const RunRecord &) const = default;
    const PhaseRecord *phase(PhaseName name) const;
    bool thresholdsMissed() const;
};

// Request rate of the warm-up by that of main, over their whole length; nullopt where either is not known.
std::optional<double> measuredWarmupRatio(const RunRecord &run);

} // namespace largada::fleet
