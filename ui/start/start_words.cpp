// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/start_words.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

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

QString timeOfDay(const engine::RunView &view, MonoTime at)
{
    return QDateTime::fromMSecsSinceEpoch(view.anchor.at(at).time_since_epoch().count())
        .toString(QStringLiteral("HH:mm:ss"));
}

} // namespace largada::ui
