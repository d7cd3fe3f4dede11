// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/start_words.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

#include "fleet/pods_text.h"
#include "text/sentences.h"

namespace largada::ui
{

namespace
{
struct StartWords {
    Q_DECLARE_TR_FUNCTIONS(StartWords)
};
} // namespace

const fleet::PhaseLoad *loadOf(const engine::RunView &view, fleet::PhaseName phase)
{
    const auto found = std::find_if(view.preflight.load.cbegin(), view.preflight.load.cend(),
                                    [phase](const fleet::PhaseLoad &load) { return load.phase == phase; });
    return found == view.preflight.load.cend() ? nullptr : &*found;
}

int plannedVus(const engine::RunView &view, fleet::PhaseName phase, int runners)
{
    const fleet::PhaseLoad *load = loadOf(view, phase);
    if (load == nullptr)
        return 0;
    if (runners >= view.plan.runners || view.plan.runners <= 0)
        return load->maxVus;
    return static_cast<int>(std::llround(double(load->maxVus) * runners / view.plan.runners));
}

QString vusText(int vus)
{
    return StartWords::tr("%Ln VU(s)", "", vus);
}

QString rateText(const engine::RunView &view, fleet::PhaseName phase, int runners)
{
    const fleet::PhaseLoad *load = loadOf(view, phase);
    if (load == nullptr)
        return {};
    if (!load->iterationsPerSecond)
        return vusText(plannedVus(view, phase, runners));
    const double part = view.plan.runners > 0 ? std::min(1.0, double(runners) / view.plan.runners) : 1;
    const double rate = *load->iterationsPerSecond * part;
    //: %1 is a number
    return StartWords::tr("%1 iterations/s").arg(text::number(rate, std::abs(rate - std::round(rate)) < 0.05 ? 0 : 1));
}

QString percentText(double ratio, int decimals)
{
    //: %1 is a number
    return StartWords::tr("%1%").arg(text::number(100 * ratio, decimals));
}

QString sharePercent(const engine::RunView &view, fleet::PhaseName name)
{
    for (const engine::PhaseView &phase : view.phases) {
        if (phase.name == name && phase.share)
            return percentText(*phase.share, 0);
    }
    return {};
}

QString phaseTitle(const engine::RunView &view, fleet::PhaseName phase)
{
    const QString share = sharePercent(view, phase);
    //: "Warm-up" or "Main", and its share of the load: 25%
    return share.isEmpty() ? text::word(phase) : StartWords::tr("%1 %2").arg(text::word(phase), share);
}

QString scriptName(const QString &path)
{
    return QFileInfo(path).fileName();
}

QString whatRuns(const engine::RunView &view)
{
    return view.plan.isAttached() ? fleet::podsText(*view.plan.cluster) : scriptName(view.plan.script);
}

QString howTheyStart(const fleet::RunPlan &plan)
{
    switch (plan.mode) {
    case fleet::StartMode::Broadcast:
        return StartWords::tr("Broadcast", "start mode");
    case fleet::StartMode::Clock:
        return StartWords::tr("Clock", "start mode");
    case fleet::StartMode::Exec:
        return StartWords::tr("Exec (k6 resume)", "start mode");
    }
    return {};
}

QString howItStarts(const engine::RunView &view)
{
    if (!view.plan.cluster)
        return {};
    switch (view.plan.mode) {
    case fleet::StartMode::Broadcast:
        return StartWords::tr("Broadcast: the release is written to all links, which are open by now, at once.");
    case fleet::StartMode::Exec:
        return StartWords::tr("Exec: k6 resume runs in the containers, as many at a time as the cluster takes, so the "
                              "spread is wider than in the other modes.");
    case fleet::StartMode::Clock:
        break;
    }
    const auto &checks = view.preflight.checks;
    const auto clocks = std::find_if(checks.cbegin(), checks.cend(), [](const fleet::Check &check) {
        return check.id == fleet::CheckId::NodeClocks && !check.values.isEmpty();
    });
    if (clocks == checks.cend())
        return StartWords::tr("Clock: each container lets itself go at that moment, by the clock of its node.");
    //: %1 is a length of time
    return StartWords::tr("Clock: each container lets itself go at that moment. The clocks of their nodes are up to "
                          "%1 apart, and so may the starts be.")
        .arg(text::milliseconds(clocks->values.first()));
}

QString notSeenNote(const engine::RunView &view)
{
    if (!view.blindSince)
        return {};
    const QString since = QDateTime::fromMSecsSinceEpoch(view.blindSince->time_since_epoch().count())
                              .toString(QStringLiteral("HH:mm:ss"));
    return view.isUnderLoad()
               //: %1 is a time of day
               ? StartWords::tr("Not seen since %1. The load goes on in the cluster.").arg(since)
               //: %1 is a time of day
               : StartWords::tr("Not seen since %1. The gate stays closed until the cluster is seen again.").arg(since);
}

std::optional<MonoTime> farStart(const engine::RunView &view, MonoTime now)
{
    constexpr std::chrono::seconds near{60};
    if (!view.plan.startAt || view.phase > 0)
        return std::nullopt;
    const MonoTime at = now + (*view.plan.startAt - view.anchor.at(now));
    return at - now > near ? std::optional(at) : std::nullopt;
}

QString timeOfDay(const engine::RunView &view, MonoTime at)
{
    return QDateTime::fromMSecsSinceEpoch(view.anchor.at(at).time_since_epoch().count())
        .toString(QStringLiteral("HH:mm:ss"));
}

} // namespace largada::ui
