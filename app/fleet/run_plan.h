// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person asked for: one coordinated run, before anything was started. Values only.
#pragma once

#include <chrono>
#include <optional>

#include <QString>
#include <QVector>

namespace largada::fleet
{

// The two phases of a run; each is a container of the runner's pod and a share of the load.
enum class PhaseName { Warmup, Main };

// "z-warmup" and "main": the container names of the Job.
QString containerName(PhaseName phase);
// "warmup" and "main": the names in JSON and storage.
QString phaseKey(PhaseName phase);
std::optional<PhaseName> phaseFromKey(const QString &key);

// What happens when the gate's time limit comes and runners are missing.
enum class StragglerPolicy {
    Wait,     // ask (console) or give up with exit code 3 (CLI)
    Continue, // release if at least `minimum` are armed, never before the limit
    GiveUp    // end as soon as one runner can no longer arm
};

enum class SetupMode {
    Each, // k6's own way: every runner runs setup() after the release
    Once  // one runner runs it before the release, the others get its data
};

// One variable of k6's environment. Values may be secrets: never logged, shown, stored or put on a command line.
struct EnvVariable {
    QString name;
    QString value;
    bool operator==(const EnvVariable &) const = default;
};

struct RunPlan {
    QString fleet = QStringLiteral("local"); // the backend's name
    QString script;                          // absolute path
    int runners = 1;                         // 1 to 10,000
    std::optional<int> warmupPercent = 25;   // 1 to 100 of main's load; nullopt: no warm-up
    bool split = false;                      // runners share the script's load instead of running it whole each
    QVector<EnvVariable> env;
    std::chrono::milliseconds gateTimeout = std::chrono::minutes(15); // per phase, from the first look at it
    StragglerPolicy stragglers = StragglerPolicy::Wait;
    int minimum = 0;              // for StragglerPolicy::Continue
    bool holdBeforeStart = false; // the first gate opens, and a person says when
    bool holdBeforeMain = false;
    SetupMode setup = SetupMode::Each;
    std::chrono::milliseconds countdown{0}; // before the first load, and after a hold
    bool force = false;                     // a blocking check that can be overridden does not block

    bool operator==(const RunPlan &) const = default;
};

constexpr int maxRunners = 10'000;

} // namespace largada::fleet
