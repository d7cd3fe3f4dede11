// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A target as it is typed, and what it means: a target, or what is wrong with which field. By the dashboard's own
// rules, so that what is fine here is not refused there. Pure.
#pragma once

#include <optional>

#include <QString>
#include <QVector>

#include "dashboard/contract/values.h"

namespace largada::viewmodels
{

struct TargetFields {
    QString url{};
    QString label{};
    QString vus = QStringLiteral("1");
    QString duration = QStringLiteral("30 s"); // as lengthOf() reads it
    QString interval = QStringLiteral("1 min");
    bool enabled = true;

    bool operator==(const TargetFields &) const = default;
};

enum class TargetField { Url, Label, Vus, Duration, Interval };

enum class TargetProblem {
    Empty,
    TooLong,
    HasControls,
    NotUnicode,
    NotHttp,
    NotAnAddress,
    HasCredentials,
    NotANumber,
    OutOfRange,
    NotALength, // of time
    NotWhole,   // seconds
    Refused     // by the dashboard
};

struct TargetError {
    TargetField field = TargetField::Url;
    TargetProblem problem = TargetProblem::Empty;
    bool operator==(const TargetError &) const = default;
};

struct TargetReading {
    dashboard::Target target; // what could be read, and defaults; without an id
    QVector<TargetError> errors;
    bool isLongerThanInterval = false; // a warning: turns are skipped
    QString asciiHost;                 // of an internationalised name, as it goes over the wire; empty: no such name

    bool isUsable() const { return errors.isEmpty(); }
    std::optional<TargetProblem> problem(TargetField field) const; // the first of the field
};

TargetReading readTarget(const TargetFields &fields);
TargetFields fieldsOf(const dashboard::Target &target);
// Only what differs.
dashboard::TargetEdit editBetween(const dashboard::Target &from, const dashboard::Target &to);
// Of the dashboard's field names; nullopt: none of the form's.
std::optional<TargetField> targetFieldOf(const QString &key);

// Milliseconds of "90" (seconds), "30s", "1m30s", "1 min 30 s", "2 h", "500 ms", "7 d". What is too long for anything
// is the largest number; nullopt: no length of time.
std::optional<qint64> lengthOf(const QString &typed);
// The shortest text that lengthOf() reads as the same: "1 min 30 s".
QString lengthText(qint64 milliseconds);

// How much load targets make: an agent runs one k6 at a time, so at most agents × the largest VUs.
struct ExpectedLoad {
    qint64 agents = 0;
    qint64 vus = 0;        // of this target, by all agents
    qint64 mostAtOnce = 0; // of all enabled targets with this one as it is typed
    int enabled = 0;       // how many those are
    bool operator==(const ExpectedLoad &) const = default;
};
// id: which of targets this is; empty: a new one.
ExpectedLoad expectedLoad(const dashboard::Target &typed, const QString &id, const QVector<dashboard::Target> &targets,
                          qint64 agents);

} // namespace largada::viewmodels
