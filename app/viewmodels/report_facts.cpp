// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of a run as names and values.
#include <QFileInfo>

#include "text/sentences.h"
#include "viewmodels/console_text.h"
#include "viewmodels/report_figures.h"

namespace largada::viewmodels
{

using fleet::PhaseName;
using fleet::RunRecord;
using fleet::RunSettings;

namespace
{

QString orNothing(const QString &text)
{
    return text.isEmpty() ? noFigure() : text;
}

QString runnersText(const RunRecord &run)
{
    const fleet::PhaseRecord *main = run.phase(PhaseName::Main);
    if (!main || main->maxVus <= 0)
        return text::number(run.settings.runners);
    //: %1 is a number of runners, %2 the number of virtual users of all of them
    return Console::tr("%1, %2 VUs in all").arg(text::number(run.settings.runners), text::number(main->maxVus));
}

QString stragglersText(const RunSettings &settings)
{
    const QString limit = text::duration(settings.gateTimeout);
    switch (settings.stragglers) {
    case fleet::StragglerPolicy::Wait:
        //: %1 is a length of time
        return Console::tr("wait for all, ask after %1").arg(limit);
    case fleet::StragglerPolicy::Continue:
        //: %1 is a number of runners, %2 a length of time
        return Console::tr("start with at least %1 after %2").arg(text::number(settings.minimum), limit);
    case fleet::StragglerPolicy::GiveUp:
        //: %1 is a length of time
        return Console::tr("give up as soon as one cannot start, at the latest after %1").arg(limit);
    }
    return {};
}

QString warmupText(const RunSettings &settings)
{
    //: %1 is a number
    return settings.warmupPercent ? Console::tr("%1% of the load").arg(text::number(*settings.warmupPercent))
                                  : Console::tr("no warm-up");
}

QString setupText(const RunSettings &settings)
{
    return settings.setup == fleet::SetupMode::Each ? Console::tr("in each runner")
                                                    : Console::tr("once, before the release");
}

QString loadText(const RunSettings &settings)
{
    return settings.split ? Console::tr("divided among the runners") : Console::tr("whole script in each runner");
}

QString gatesText(const RunRecord &run)
{
    QStringList waits;
    for (const fleet::PhaseRecord &phase : run.phases)
        waits << (phase.waitMs ? text::milliseconds(*phase.waitMs) : noFigure());
    return orNothing(waits.join(QStringLiteral(" · ")));
}

} // namespace

QVector<ReportFact> shortFacts(const RunRecord &run)
{
    const RunSettings &settings = run.settings;
    return {{Console::tr("Script"), orNothing(QFileInfo(settings.script).fileName())},
            {QStringLiteral("k6"), orNothing(run.k6Version)},
            {Console::tr("Runners"), runnersText(run)},
            {Console::tr("Warm-up"), warmupText(settings)},
            {Console::tr("Load"), loadText(settings)},
            {QStringLiteral("setup()"), setupText(settings)},
            {Console::tr("Stragglers"), stragglersText(settings)},
            {Console::tr("Waited", "how long the gates were closed"), gatesText(run)}};
}

QVector<ReportFact> allFacts(const RunRecord &run)
{
    const RunSettings &settings = run.settings;
    return {{Console::tr("Run"), run.id.value, true},
            {Console::tr("Fleet"), orNothing(run.fleet)},
            {Console::tr("Script"), orNothing(settings.script), true},
            {Console::tr("Script SHA-256"), orNothing(settings.scriptSha256), true},
            {Console::tr("k6 version"), orNothing(run.k6Version)},
            {Console::tr("Runners"), runnersText(run)},
            {Console::tr("Warm-up"), warmupText(settings)},
            {Console::tr("Load"), loadText(settings)},
            {QStringLiteral("setup()"), setupText(settings)},
            {Console::tr("Stragglers"), stragglersText(settings)},
            {Console::tr("Countdown"),
             settings.countdown.count() == 0 ? Console::tr("no countdown") : text::duration(settings.countdown)},
            {Console::tr("Waited", "how long the gates were closed"), gatesText(run)},
            {Console::tr("Environment variables"),
             settings.envNames.isEmpty() ? Console::tr("none") : settings.envNames.join(QStringLiteral(", ")),
             !settings.envNames.isEmpty()}};
}

} // namespace largada::viewmodels
