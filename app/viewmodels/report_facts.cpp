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

bool isAttached(const RunSettings &settings)
{
    return settings.cluster && settings.cluster->attached;
}

QString warmupText(const RunRecord &run)
{
    const RunSettings &settings = run.settings;
    if (isAttached(settings)) { // how much load somebody else's script makes is not known
        if (run.phase(PhaseName::Warmup) == nullptr)
            return Console::tr("no warm-up");
        const auto ratio = fleet::measuredWarmupRatio(run);
        //: %1 is a number
        return ratio ? Console::tr("%1% of main's requests/s, as measured").arg(text::number(100 * *ratio))
                     : Console::tr("as the Job's own script says");
    }
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

QString modeText(const RunSettings &settings)
{
    QString mode;
    switch (settings.mode) {
    case fleet::StartMode::Broadcast:
        mode = Console::tr("broadcast, over links that were open before");
        break;
    case fleet::StartMode::Clock:
        mode = Console::tr("clock, each container by itself");
        break;
    case fleet::StartMode::Exec:
        mode = Console::tr("exec, k6 resume in each container");
        break;
    }
    if (!settings.startAt)
        return mode;
    //: %1 is how, %2 a date and time
    return Console::tr("%1, at %2").arg(mode, dateAndTime(*settings.startAt));
}

// Empty: on this computer.
QVector<ReportFact> clusterFacts(const RunSettings &settings)
{
    if (!settings.cluster)
        return {};
    const fleet::ClusterSettings &cluster = *settings.cluster;
    const QString whose = cluster.attached ? Console::tr("%1, was there before", "pods of a run").arg(cluster.pods)
                                           : Console::tr("%1, made for the run", "pods of a run").arg(cluster.pods);
    return {
        {Console::tr("Pods"), whose, true},
        {Console::tr("Context"), cluster.context.isEmpty() ? Console::tr("current context") : cluster.context, true},
        {Console::tr("Namespace"), orNothing(cluster.ns), true},
        {Console::tr("Start mode"), modeText(settings)}};
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
    QVector<ReportFact> facts;
    if (isAttached(settings))
        facts << ReportFact{Console::tr("Pods"), settings.cluster->pods};
    else
        facts << ReportFact{Console::tr("Script"), orNothing(QFileInfo(settings.script).fileName())};
    facts << ReportFact{QStringLiteral("k6"), orNothing(run.k6Version)}
          << ReportFact{Console::tr("Runners"), runnersText(run)}
          << ReportFact{Console::tr("Warm-up"), warmupText(run)};
    if (!isAttached(settings))
        facts << ReportFact{Console::tr("Load"), loadText(settings)}
              << ReportFact{QStringLiteral("setup()"), setupText(settings)};
    if (settings.cluster)
        facts << ReportFact{Console::tr("Start mode"), modeText(settings)};
    return facts << ReportFact{Console::tr("Stragglers"), stragglersText(settings)}
                 << ReportFact{Console::tr("Waited", "how long the gates were closed"), gatesText(run)};
}

QVector<ReportFact> allFacts(const RunRecord &run)
{
    const RunSettings &settings = run.settings;
    QVector<ReportFact> facts{{Console::tr("Run"), run.id.value, true}, {Console::tr("Fleet"), orNothing(run.fleet)}};
    facts += clusterFacts(settings);
    if (!isAttached(settings))
        facts << ReportFact{Console::tr("Script"), orNothing(settings.script), true}
              << ReportFact{Console::tr("Script SHA-256"), orNothing(settings.scriptSha256), true};
    facts << ReportFact{Console::tr("k6 version"), orNothing(run.k6Version)}
          << ReportFact{Console::tr("Runners"), runnersText(run)}
          << ReportFact{Console::tr("Warm-up"), warmupText(run)};
    if (!isAttached(settings))
        facts << ReportFact{Console::tr("Load"), loadText(settings)}
              << ReportFact{QStringLiteral("setup()"), setupText(settings)};
    facts << ReportFact{Console::tr("Stragglers"), stragglersText(settings)}
          << ReportFact{Console::tr("Countdown"), settings.countdown.count() == 0 ? Console::tr("no countdown")
                                                                                  : text::duration(settings.countdown)}
          << ReportFact{Console::tr("Waited", "how long the gates were closed"), gatesText(run)};
    if (!isAttached(settings))
        facts << ReportFact{Console::tr("Environment variables"),
                            settings.envNames.isEmpty() ? Console::tr("none")
                                                        : settings.envNames.join(QStringLiteral(", ")),
                            !settings.envNames.isEmpty()};
    return facts;
}

} // namespace largada::viewmodels
