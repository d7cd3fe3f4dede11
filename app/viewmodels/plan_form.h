// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plan of a run as it is typed, and what it means: a plan, or what is wrong with which field. Pure, but for the
// look at the script's path.
#pragma once

#include <functional>
#include <optional>

#include <QString>
#include <QVector>

#include "fleet/clusters.h"

namespace largada::viewmodels
{

// Of a Job that is made for the run. Lists have commas or white space between their parts.
struct JobFields {
    QString name = QStringLiteral("k6-job");
    QString image{};
    QString cpuRequest{}, cpuLimit{}, memoryRequest{}, memoryLimit{};
    QString serviceAccount{};
    QString nodeSelector{}; // key=value
    QString tolerations{};  // key[=value][:effect]
    QString templateFile{};
    bool deleteAfterwards = false;

    bool operator==(const JobFields &) const = default;
};

// Of a fleet in a cluster: whose pods are there already, or will be made; and how it is started.
struct ClusterFields {
    bool isNewJob = false;
    JobFields job{};
    fleet::PodsBy by = fleet::PodsBy::Job;
    QString pods{};
    bool hasWarmup = true;
    QString warmupContainer = fleet::containerName(fleet::PhaseName::Warmup);
    QString mainContainer = fleet::containerName(fleet::PhaseName::Main);
    fleet::StartMode mode = fleet::StartMode::Broadcast;
    QString startAt{}; // empty: as soon as somebody says so
    fleet::OnTimeout onTimeout = fleet::OnTimeout::Leave;
    bool takeOver = false;

    bool operator==(const ClusterFields &) const = default;
};

struct PlanFields {
    QString script{};
    QString runners = QStringLiteral("4");
    bool split = false;
    QString warmup = QStringLiteral("25"); // percent of main's load; 0: none
    QVector<fleet::EnvVariable> variables{};
    bool demoTarget = false;
    bool setupOnce = false;
    bool holdBeforeMain = false;
    fleet::StragglerPolicy stragglers = fleet::StragglerPolicy::Wait;
    QString minimum = QStringLiteral("1");      // for StragglerPolicy::Continue
    QString giveUpAfter = QStringLiteral("15"); // minutes
    bool force = false;
    ClusterFields cluster{};

    bool operator==(const PlanFields &) const = default;
};

enum class PlanField {
    Script,
    Runners,
    Warmup,
    Variables,
    Minimum,
    GiveUpAfter,
    Pods, // a Job's name, a selector or a pattern
    WarmupContainer,
    MainContainer,
    StartAt,
    JobName,
    Image,
    CpuRequest,
    CpuLimit,
    MemoryRequest,
    MemoryLimit,
    ServiceAccount,
    NodeSelector,
    Tolerations,
    Template
};

enum class PlanProblem {
    Empty,
    HasLineBreak,
    TooLong,
    NotThere,
    IsDirectory,
    NotReadable,
    NotANumber,
    OutOfRange,
    AboveRunners, // the minimum is more than there are
    BadName,      // of a variable, a Job or a container
    Repeated,     // a variable is there twice
    BadPattern,   // no regular expression
    NotAMoment,
    Past,
    TooFar, // more than a day ahead
    BadQuantity,
    BadNodeSelector,
    BadToleration
};

struct PlanError {
    PlanField field = PlanField::Script;
    PlanProblem problem = PlanProblem::Empty;
    int row = -1; // of the variables
    bool operator==(const PlanError &) const = default;
};

struct PlanReading {
    fleet::RunPlan plan; // what could be read, and defaults
    QVector<PlanError> errors;

    bool isUsable() const { return errors.isEmpty(); }
    const PlanError *error(PlanField field) const; // the first of the field
};

enum class PathKind { Missing, Directory, Unreadable, File };
PathKind kindOfPath(const QString &path);
using PathProbe = std::function<PathKind(const QString &)>;

// The cluster that a plan is made for.
struct ClusterInUse {
    fleet::ClusterAddress address;
    bool isReadOnly = false;
    WallTime now{};
};

// The console always holds before the first load: a person says when.
PlanReading readPlan(const PlanFields &fields, std::chrono::milliseconds countdown,
                     const PathProbe &probe = &kindOfPath);
// Of pods that are there already script, load and variables are theirs.
PlanReading readPlan(const PlanFields &fields, std::chrono::milliseconds countdown, const ClusterInUse &cluster,
                     const PathProbe &probe = &kindOfPath);
// Those of a plan that ran before. Its variables may have lost their values.
PlanFields fieldsOf(const fleet::RunPlan &plan, bool demoTarget);

// Without outer white space, of a file:// address its path, with ~ resolved, absolute.
QString pathOf(const QString &typed);
// With the group separators of the default QLocale or without.
std::optional<int> wholeNumber(const QString &typed);
// NAME=value a line, with the rules of --env-file; a line without "=" is a name.
QVector<fleet::EnvVariable> variablesFromLines(const QString &text);
// Of row in variables; nullopt: it is fine. A row without name and value is not counted.
std::optional<PlanProblem> variableProblem(const QVector<fleet::EnvVariable> &variables, int row);

constexpr int mostGateMinutes = 24 * 60;

} // namespace largada::viewmodels
