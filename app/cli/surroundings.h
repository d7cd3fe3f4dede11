// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a command is given from outside, so that tests can give something else: streams, environment, directories.
#pragma once

#include <functional>
#include <memory>

#include <QIODevice>
#include <QProcessEnvironment>
#include <QString>

#include "cli/cluster_facts.h"
#include "core/clock.h"
#include "fleet/backend.h"

namespace largada::cli
{

struct Surroundings {
    QIODevice *out = nullptr; // results
    QIODevice *err = nullptr; // progress, warnings, errors
    bool errIsTerminal = false;
    std::function<int()> errColumns; // width of that terminal now; empty or 0: unknown
    bool inIsTerminal = false;
    QProcessEnvironment environment;
    QString historyFile;
    QString agentDatabase;     // of the agent fleet on this machine: as store::AgentStorage::open() takes it
    QString settingsDirectory; // the console's; empty: there are none
    QString temporaryRoot;
    // k6: the program that makes archives; empty: none. The clock outlives the fleet.
    std::function<std::unique_ptr<fleet::Backend>(const QString &k6, const Clock &clock)> makeClusterFleet;
    std::function<Async<ClusterFacts>(const ClusterWanted &wanted)> lookAtCluster;
    std::function<Async<QByteArray>(const fleet::RunPlan &plan)> dryRunJob; // see job_dry_run.h
};

// One line, LF added, UTF-8, flushed.
void writeLine(QIODevice *device, const QString &line);
void flush(QIODevice *device);

// The rest of the program's exit codes; see README.
namespace exitcode
{
constexpr int ok = 0;
constexpr int failed = 1;
constexpr int usage = 2;
constexpr int gateTimedOut = 3;
constexpr int notAllowed = 4;
constexpr int unreachable = 5;
constexpr int thresholdMissed = 99;
} // namespace exitcode

} // namespace largada::cli
