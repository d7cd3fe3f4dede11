// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan_checks.h"

#include <algorithm>
#include <cmath>

namespace largada::viewmodels
{

using fleet::Check;
using fleet::CheckId;
using fleet::CheckLevel;

namespace
{

constexpr double reserve = 0.8; // more than this share of what is free is a warning

std::optional<double> valueOf(const Check &check, int index)
{
    if (index >= check.values.size() || !std::isfinite(check.values.at(index)))
        return std::nullopt;
    return check.values.at(index);
}

std::optional<double> roomFor(const Check &check, const fleet::RunPlan &plan)
{
    const auto first = valueOf(check, 0);
    const auto second = valueOf(check, 1);
    if (!first || !second)
        return std::nullopt;
    switch (check.id) {
    case CheckId::Memory: // shared load keeps its VUs, however few run it
        return plan.split || *first <= 0 ? std::nullopt : std::optional(plan.runners * reserve * *second / *first);
    case CheckId::Ports:
        return reserve * *second;
    case CheckId::Cores: // with a planned rate the cores are counted against iterations, which are not told
        return valueOf(check, 2).value_or(0) > 0 ? std::nullopt : second;
    case CheckId::SplitTooFine:
        return *first;
    default:
        return std::nullopt;
    }
}

} // namespace

QString checkKey(const Check &check)
{
    return QStringLiteral("%1:%2").arg(QString::number(static_cast<int>(check.id)), check.subject);
}

void AcceptedChecks::set(const Check &check, bool accepted)
{
    if (accepted)
        m_keys.insert(checkKey(check));
    else
        m_keys.remove(checkKey(check));
}

void AcceptedChecks::keepOnly(const QVector<Check> &checks)
{
    QSet<QString> there;
    for (const Check &check : checks) {
        if (check.level == CheckLevel::Warning || check.level == CheckLevel::Block)
            there.insert(checkKey(check));
    }
    m_keys.intersect(there);
}

CheckTally tally(const QVector<Check> &checks, const AcceptedChecks &accepted)
{
    CheckTally result;
    for (const Check &check : checks) {
        switch (check.level) {
        case CheckLevel::Ok:
            ++result.inOrder;
            break;
        case CheckLevel::Warning:
            ++result.warnings;
            result.openWarnings += accepted.contains(check) ? 0 : 1;
            break;
        case CheckLevel::Block:
            ++result.blocks;
            result.openBlocks += accepted.contains(check) ? 0 : 1;
            result.isForced = result.isForced || accepted.contains(check);
            break;
        case CheckLevel::BlockFinal:
            ++result.blocks;
            ++result.openBlocks;
            break;
        }
    }
    return result;
}

QVector<Check> bySeverity(const QVector<Check> &checks)
{
    const auto rank = [](const Check &check) {
        return check.level == CheckLevel::Ok ? 2 : check.level == CheckLevel::Warning ? 1 : 0;
    };
    QVector<Check> sorted = checks;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [rank](const Check &left, const Check &right) { return rank(left) < rank(right); });
    return sorted;
}

std::optional<int> runnersThatFit(const Check &check, const fleet::RunPlan &plan)
{
    if (check.level == CheckLevel::Ok)
        return std::nullopt;
    if (check.id == CheckId::Job || check.id == CheckId::Pods) { // as many as there are
        const auto there = valueOf(check, 0);
        const bool isOther = there && *there >= 1 && *there <= fleet::maxRunners && *there != plan.runners;
        return isOther ? std::optional(static_cast<int>(*there)) : std::nullopt;
    }
    const auto room = roomFor(check, plan);
    if (!room || *room < 1 || *room >= plan.runners)
        return std::nullopt;
    return static_cast<int>(std::floor(*room));
}

} // namespace largada::viewmodels
