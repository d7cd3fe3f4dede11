// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/stragglers.h"

#include <algorithm>

#include <QHash>

namespace largada::viewmodels
{

using fleet::ReasonCode;
using fleet::RunnerRow;

namespace
{

// Progress that adds up over the runners.
bool isSummed(ReasonCode code)
{
    return code == ReasonCode::InitialisingVus;
}

// Words about one runner's own connection: each has another port in them.
bool hasOwnWords(ReasonCode code)
{
    return code == ReasonCode::Starting || code == ReasonCode::ApiClosed || code == ReasonCode::LinkLost ||
           code == ReasonCode::ReleaseFailed;
}

// A runner without a reason holds the gate all the same: it is starting.
fleet::Reason reasonOf(const RunnerRow &row)
{
    fleet::Reason reason = row.reason;
    if (reason.code == ReasonCode::None)
        reason.code = ReasonCode::Starting;
    return reason;
}

QString keyOf(const fleet::Reason &reason)
{
    const bool byNumber = !isSummed(reason.code) && reason.code != ReasonCode::CrashLoop; // how often tells nothing
    return QStringLiteral("%1:%2:%3")
        .arg(QString::number(static_cast<int>(reason.code)), byNumber ? QString::number(reason.number) : QString(),
             hasOwnWords(reason.code) || isSummed(reason.code) ? QString() : reason.detail);
}

void join(StragglerGroup &group, const fleet::Reason &reason)
{
    if (isSummed(reason.code)) {
        // One that has not said how many it plans leaves the sum unknown.
        const bool known = reason.total > 0 && (group.runners.isEmpty() || group.reason.total > 0);
        group.reason.total = known ? group.reason.total + reason.total : 0;
        group.reason.number += reason.number;
    }
    if (group.reason.detail != reason.detail)
        group.reason.detail.clear();
}

} // namespace

QString StragglerGroup::key() const
{
    return keyOf(reason);
}

std::vector<StragglerGroup> groupStragglers(const std::vector<RunnerRow> &rows, const Absent &absent)
{
    std::vector<StragglerGroup> groups;
    QHash<QString, size_t> places;
    const auto groupFor = [&groups, &places](const fleet::Reason &reason) -> StragglerGroup & {
        const QString key = keyOf(reason);
        auto place = places.constFind(key);
        if (place == places.cend()) {
            place = places.insert(key, groups.size());
            StragglerGroup fresh;
            fresh.reason = reason;
            if (isSummed(reason.code))
                fresh.reason.number = fresh.reason.total = 0;
            groups.push_back(fresh);
        }
        return groups[*place];
    };
    for (const RunnerRow &row : rows) {
        if (!row.holdsGate)
            continue;
        const fleet::Reason reason = reasonOf(row);
        StragglerGroup &group = groupFor(reason);
        join(group, reason);
        group.runners.push_back(row.id);
        if (row.since)
            group.since = group.since ? std::min(*group.since, *row.since) : *row.since;
    }
    if (absent.count > 0)
        groupFor(absent.why.code == ReasonCode::None ? fleet::Reason{ReasonCode::NoPod} : absent.why).absent =
            absent.count;
    std::stable_sort(groups.begin(), groups.end(),
                     [](const StragglerGroup &a, const StragglerGroup &b) { return a.count() > b.count(); });
    return groups;
}

} // namespace largada::viewmodels
