// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QCoreApplication>

#include "text/sentences.h"

namespace largada::text
{

namespace
{

class RunText
{
    Q_DECLARE_TR_FUNCTIONS(Run)
};

QString rateText(double perSecond)
{
    const bool whole = std::abs(perSecond - std::round(perSecond)) < 0.005;
    return number(perSecond, whole ? 0 : perSecond < 10 ? 2 : 1);
}

// Release spread as measured: the bound, or the estimate where it is all there is.
QString releaseMeaning(const fleet::Spread &spread)
{
    if (spread.releaseBoundMs && spread.releaseEstimateMs)
        //: %1 and %2 are lengths of time
        return RunText::tr("The release spread is at most %1 (estimate: %2).")
            .arg(milliseconds(*spread.releaseBoundMs), milliseconds(*spread.releaseEstimateMs));
    if (spread.releaseBoundMs)
        return RunText::tr("The release spread is at most %1.").arg(milliseconds(*spread.releaseBoundMs));
    return RunText::tr("The release spread is about %1 (an estimate).").arg(milliseconds(*spread.releaseEstimateMs));
}

} // namespace

QString sentence(const fleet::PhaseLoad &load)
{
    const QString phase = word(load.phase);
    const QString length = duration(std::chrono::milliseconds(std::llround(load.durationSeconds * 1000)));
    if (!load.iterationsPerSecond)
        //: %1 is "Warm-up" or "Main", %2 a length of time
        return RunText::tr("%1: %Ln VU(s), each as fast as it can, for at most %2.", "", load.maxVus)
            .arg(phase, length);
    //: %1 is "Warm-up" or "Main", %2 a number, %3 a length of time
    return RunText::tr("%1: %Ln VU(s), %2 iterations/s, for at most %3.", "", load.maxVus)
        .arg(phase, rateText(*load.iterationsPerSecond), length);
}

QString word(fleet::Outcome outcome)
{
    switch (outcome) {
    case fleet::Outcome::Running:
        return RunText::tr("Running", "outcome of a run");
    case fleet::Outcome::Completed:
        return RunText::tr("Completed", "outcome of a run");
    case fleet::Outcome::Partial:
        return RunText::tr("Partial", "outcome of a run");
    case fleet::Outcome::Stopped:
        return RunText::tr("Stopped by you", "outcome of a run");
    case fleet::Outcome::Interrupted:
        return RunText::tr("Interrupted", "outcome of a run: its end was not seen");
    case fleet::Outcome::Failed:
        return RunText::tr("Failed", "outcome of a run");
    }
    return {};
}

QString word(fleet::PhaseName phase)
{
    switch (phase) {
    case fleet::PhaseName::Warmup:
        return RunText::tr("Warm-up", "phase");
    case fleet::PhaseName::Main:
        return RunText::tr("Main", "phase");
    }
    return {};
}

QString word(fleet::CountSource source)
{
    switch (source) {
    case fleet::CountSource::None:
        return RunText::tr("Not measured", "where figures come from");
    case fleet::CountSource::Summary:
        return RunText::tr("k6 summary", "where figures come from");
    case fleet::CountSource::Log:
        return RunText::tr("End of the log", "where figures come from");
    case fleet::CountSource::LastRead:
        return RunText::tr("Last reading", "where figures come from: the last one before the runner ended");
    }
    return {};
}

QString spreadMeaning(const fleet::Spread &spread)
{
    const bool released = spread.releaseBoundMs || spread.releaseEstimateMs;
    if (!released && !spread.loadBoundMs)
        return RunText::tr("The start spread was not measured.");
    if (!spread.loadBoundMs)
        //: %1 is a whole sentence
        return RunText::tr("%1 It is the headline, since the load spread was not measured.")
            .arg(releaseMeaning(spread));
    const QString load = milliseconds(*spread.loadBoundMs);
    if (!released)
        //: %1 is a length of time
        return RunText::tr("The load spread is at most %1. It is the headline, since the release spread was not "
                           "measured.")
            .arg(load);
    if (spread.loadIsHeadline)
        //: %1 is a whole sentence, %2 a length of time
        return RunText::tr("%1 The load spread, at most %2, is the headline: between release and load each runner runs "
                           "setup() and starts its VUs, and not all took the same time.")
            .arg(releaseMeaning(spread), load);
    //: %1 is a whole sentence, %2 a length of time
    return RunText::tr(
               "%1 It is the headline: the load spread, at most %2, differs from it by no more than the reading "
               "interval can show.")
        .arg(releaseMeaning(spread), load);
}

} // namespace largada::text
