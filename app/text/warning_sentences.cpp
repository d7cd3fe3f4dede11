// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include <QCoreApplication>

#include "text/details.h"
#include "text/sentences.h"

namespace largada::text
{

using fleet::Warning;
using fleet::WarningCode;

namespace
{

class WarningText
{
    Q_DECLARE_TR_FUNCTIONS(Warning)
};

int count(double value)
{
    if (!std::isfinite(value))
        return 0;
    return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(std::numeric_limits<int>::max())));
}

QString runnerOf(const Warning &warning)
{
    //: in the place of a runner's name, at the start of a sentence
    return warning.runner.isEmpty() ? WarningText::tr("A runner") : oneLine(warning.runner.value);
}

// What happened to the load of one phase.
QString ofPhase(const Warning &warning)
{
    const QString runner = runnerOf(warning);
    switch (warning.code) {
    case WarningCode::CpuBound:
        //: %1 is a runner's name, %2 a number
        return WarningText::tr("%1 used %2% of its cores, so its latencies may be too high. Use more cores, or less "
                               "load on each runner.")
            .arg(runner, number(warning.value));
    case WarningCode::DroppedIterations:
        //: %1 is a runner's name
        return WarningText::tr("%1 could not start %Ln iteration(s), so the load was lower than planned. Raise maxVUs, "
                               "or use more runners.",
                               "", count(warning.value))
            .arg(runner);
    case WarningCode::SlowSetup:
        //: %1 is a length of time
        return WarningText::tr("setup() ran between release and load, so the load began %1 apart. Use --setup once to "
                               "run it before the release.")
            .arg(milliseconds(warning.value));
    case WarningCode::RunnerLost:
        //: %1 is a runner's name
        return WarningText::tr("%1 was lost, so the figures cover less than the whole fleet. See the reason beside its "
                               "name.")
            .arg(runner);
    case WarningCode::NoRequests:
        return WarningText::tr("There were iterations, but not one HTTP request. Check what the script does and which "
                               "address it calls.");
    default:
        //: %1 is a runner's name
        return WarningText::tr("%1 left no summary, so its figures are the last ones read and may lack its last "
                               "seconds. Look at its log.")
            .arg(runner);
    }
}

} // namespace

QString sentence(const Warning &warning)
{
    switch (warning.code) {
    case WarningCode::CpuBound:
    case WarningCode::DroppedIterations:
    case WarningCode::SlowSetup:
    case WarningCode::RunnerLost:
    case WarningCode::NoRequests:
    case WarningCode::SummaryMissing:
        //: %1 is "Warm-up" or "Main", %2 what happened in it
        return withDetails(WarningText::tr("%1: %2").arg(word(warning.phase), ofPhase(warning)), warning.detail);
    case WarningCode::ReportNotWritten:
        if (warning.detail.isEmpty())
            return WarningText::tr("A report could not be written. Check the directory and the free disk space, then "
                                   "export the run again.");
        //: %1 is a path
        return WarningText::tr(
                   "The report “%1” could not be written. Check the directory and the free disk space, then "
                   "export the run again.")
            .arg(oneLine(warning.detail));
    case WarningCode::HistoryNotWritten:
        return withDetails(WarningText::tr("The run could not be saved in the history. Export it if it is to be kept."),
                           warning.detail);
    case WarningCode::TeardownNotRun:
        return withDetails(WarningText::tr("setup() ran once, but teardown() could not run. Clean up by hand what "
                                           "setup() made."),
                           warning.detail);
    case WarningCode::Latecomer:
        return withDetails(
            //: %1 is a pod
            WarningText::tr("%1 appeared after the release. It stays paused and is not part of this run. Delete it if "
                            "nobody else starts it.")
                .arg(runnerOf(warning)),
            warning.detail);
    case WarningCode::StartTimePassed:
        return withDetails(
            //: %1 is a duration
            WarningText::tr("Not all runners were armed at the time given, so the start came %1 later. Give the fleet "
                            "more time before it.")
                .arg(milliseconds(warning.value)),
            warning.detail);
    case WarningCode::Preflight:
        if (warning.check)
            return sentence(*warning.check);
        return withDetails(WarningText::tr("The preflight check found something. Run it again to see what."),
                           warning.detail);
    }
    return {};
}

} // namespace largada::text
