// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the console tells in its list of events, as values; worded only when it is asked for, in the language of then.
#pragma once

#include <variant>

#include <QString>

#include "core/clock.h"
#include "core/error.h"
#include "core/ids.h"
#include "fleet/run_record.h"
#include "fleet/runner.h"

namespace largada::viewmodels
{

enum class EventLevel { Info, Warning, Error };

namespace happened
{

struct RunPrepared {
    QString script;
    int runners = 0;
    bool operator==(const RunPrepared &) const = default;
};
struct PhaseArmed {
    fleet::PhaseName phase = fleet::PhaseName::Main;
    int runners = 0;
    bool operator==(const PhaseArmed &) const = default;
};
struct Released {
    fleet::PhaseName phase = fleet::PhaseName::Main;
    int runners = 0;
    fleet::Spread spread;
    bool operator==(const Released &) const = default;
};
struct PhaseEnded {
    fleet::PhaseName phase = fleet::PhaseName::Main;
    int lost = 0; // runners
    bool operator==(const PhaseEnded &) const = default;
};
struct RunnerLost {
    fleet::Reason reason;
    bool operator==(const RunnerLost &) const = default;
};
// A closed gate waits for it.
struct RunnerLate {
    fleet::Reason reason;
    bool operator==(const RunnerLate &) const = default;
};
struct RunEnded {
    RunId run;
    fleet::Outcome outcome = fleet::Outcome::Completed;
    bool operator==(const RunEnded &) const = default;
};
struct FileWritten {
    QString path;
    bool operator==(const FileWritten &) const = default;
};
enum class SettingsProblem { SetAside, NotWritten, Newer };
struct SettingsTrouble {
    SettingsProblem problem = SettingsProblem::NotWritten;
    QString path; // of SetAside: where the broken file lies
    bool operator==(const SettingsTrouble &) const = default;
};
struct HistoryTrouble {
    Error error;
    bool operator==(const HistoryTrouble &) const = default;
};
struct K6Found {
    QString version;
    QString path;
    bool operator==(const K6Found &) const = default;
};
struct K6Missing { // or it cannot be used
    Error error;
    bool operator==(const K6Missing &) const = default;
};

// In the words of Kubernetes, which are not translated.
struct ClusterSaid {
    QString reason;
    QString message;
    QString object; // "pod/k6-job-4"
    bool isWarning = false;
    bool operator==(const ClusterSaid &) const = default;
};

} // namespace happened

using Happened = std::variant<happened::RunPrepared, happened::PhaseArmed, happened::Released, happened::PhaseEnded,
                              happened::RunnerLost, happened::RunnerLate, happened::RunEnded, happened::FileWritten,
                              happened::SettingsTrouble, happened::HistoryTrouble, happened::K6Found,
                              happened::K6Missing, happened::ClusterSaid>;

struct ConsoleEvent {
    WallTime at;
    Happened what;
    RunnerId runner{}; // of RunnerLost, RunnerLate and what was said of a pod
    bool operator==(const ConsoleEvent &) const = default;
};

// The same for events that are told as one, and without any free text in it but Kubernetes' reason codes: there are
// some dozens of keys.
QString keyOf(const Happened &what);
EventLevel levelOf(const Happened &what); // the same for the same key
QString word(EventLevel level);           // "Warning"
QString kindOf(const Happened &what);     // "Runner lost"
QString sentence(const Happened &what);   // one line
// What both have in common, of two events of the same key; otherwise of the newer one.
Happened together(const Happened &older, const Happened &newer);

} // namespace largada::viewmodels
