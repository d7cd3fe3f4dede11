// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person has answered to the preflight checks, and what still stands between a plan and its runners. Pure.
#pragma once

#include <optional>

#include <QSet>

#include "fleet/preflight.h"

namespace largada::viewmodels
{

QString checkKey(const fleet::Check &check); // the same for a check as long as it is there

// Warnings that are accepted, and blocks in spite of which the run shall start.
class AcceptedChecks final
{
public:
    bool contains(const fleet::Check &check) const { return m_keys.contains(checkKey(check)); }
    void set(const fleet::Check &check, bool accepted);
    void keepOnly(const QVector<fleet::Check> &checks); // what is there no more has to be accepted again
    void clear() { m_keys.clear(); }

private:
    QSet<QString> m_keys;
};

struct CheckTally {
    int blocks = 0;
    int warnings = 0;
    int inOrder = 0;
    int openBlocks = 0; // neither solved nor overridden
    int openWarnings = 0;
    bool isForced = false; // some block is overridden
    bool operator==(const CheckTally &) const = default;

    bool isOpen() const { return openBlocks > 0 || openWarnings > 0; }
};
CheckTally tally(const QVector<fleet::Check> &checks, const AcceptedChecks &accepted);

// Blocks, then warnings, then what is in order; within them as reported.
QVector<fleet::Check> bySeverity(const QVector<fleet::Check> &checks);

// How many runners the machine has room for by this check, with the reserve that makes it one in order, or how many
// there are in the cluster. nullopt where another number does not help, or is not known.
std::optional<int> runnersThatFit(const fleet::Check &check, const fleet::RunPlan &plan);

} // namespace largada::viewmodels
