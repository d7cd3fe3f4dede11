// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/console_event.h"

#include <QFileInfo>

#include "text/sentences.h"
#include "viewmodels/console_text.h"

namespace largada::viewmodels
{

using fleet::Outcome;
using fleet::Reason;
using fleet::ReasonCode;

namespace
{

template<class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template<class... F>
Overloaded(F...) -> Overloaded<F...>;

template<class Enum>
QString numberOf(Enum value)
{
    return QString::number(static_cast<int>(value));
}

QString keyOf(const Reason &reason)
{
    const bool isByNumber = reason.code == ReasonCode::Killed || reason.code == ReasonCode::ExitCode;
    return numberOf(reason.code) + QLatin1Char(':') + (isByNumber ? QString::number(reason.number) : QString());
}

EventLevel levelOfLoss(ReasonCode code)
{
    return code == ReasonCode::StoppedByUs ? EventLevel::Info : EventLevel::Error;
}

// Some reasons are on every runner's way to the gate.
EventLevel levelOfWait(ReasonCode code)
{
    switch (code) {
    case ReasonCode::None:
    case ReasonCode::WaitingForPrevious:
    case ReasonCode::Starting:
    case ReasonCode::InitialisingVus:
    case ReasonCode::NoPod:
    case ReasonCode::WaitingForInit:
    case ReasonCode::PullingImage:
    case ReasonCode::NodeComing:
    case ReasonCode::NotAsked:
        return EventLevel::Info;
    default:
        return EventLevel::Warning;
    }
}

EventLevel levelOfEnd(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Running:
    case Outcome::Completed:
        return EventLevel::Info;
    case Outcome::Partial:
    case Outcome::Stopped:
    case Outcome::Interrupted:
        return EventLevel::Warning;
    case Outcome::Failed:
        return EventLevel::Error;
    }
    return EventLevel::Info;
}

QString sentenceOf(const happened::PhaseEnded &what)
{
    const QString phase = text::word(what.phase);
    if (what.lost == 0)
        //: %1 is "Warm-up" or "Main"
        return Console::tr("%1: the phase is over on every runner.").arg(phase);
    //: %1 is "Warm-up" or "Main"
    return Console::tr("%1: the phase is over, and %Ln runner(s) were lost.", "", what.lost).arg(phase);
}

QString sentenceOf(const happened::SettingsTrouble &what)
{
    switch (what.problem) {
    case happened::SettingsProblem::SetAside:
        //: %1 is a path
        return Console::tr("The settings could not be understood. Their file was moved to %1, and the defaults are in "
                           "force.")
            .arg(what.path);
    case happened::SettingsProblem::NotWritten:
        //: %1 is a path
        return Console::tr("The settings cannot be read or written, so they hold until the program ends. Check the "
                           "permissions of %1 and the free disk space.")
            .arg(what.path);
    case happened::SettingsProblem::Newer:
        //: %1 is a path
        return Console::tr("The settings in %1 are of a later version of Largada. They are left as they are, and "
                           "changes hold until the program ends.")
            .arg(what.path);
    }
    return {};
}

QString sentenceOf(const happened::K6Missing &what)
{
    if (what.error.code == Errc::NotFound)
        return Console::tr("k6 was not found. Install it, or choose the program in the settings.");
    return text::sentence(what.error);
}

} // namespace

QString keyOf(const Happened &what)
{
    const QString detail =
        std::visit(Overloaded{[](const happened::PhaseArmed &armed) { return numberOf(armed.phase); },
                              [](const happened::Released &released) { return numberOf(released.phase); },
                              [](const happened::PhaseEnded &ended) {
                                  return numberOf(ended.phase) + (ended.lost > 0 ? QStringLiteral(":lost") : QString());
                              },
                              [](const happened::RunnerLost &lost) { return keyOf(lost.reason); },
                              [](const happened::RunnerLate &late) { return keyOf(late.reason); },
                              [](const happened::RunEnded &ended) { return numberOf(ended.outcome); },
                              [](const happened::SettingsTrouble &trouble) { return numberOf(trouble.problem); },
                              [](const happened::HistoryTrouble &trouble) { return numberOf(trouble.error.code); },
                              [](const happened::K6Missing &missing) { return numberOf(missing.error.code); },
                              [](const happened::ClusterSaid &said) {
                                  return said.reason + (said.isWarning ? QStringLiteral(":warning") : QString());
                              },
                              [](const auto &) { return QString(); }},
                   what);
    return QString::number(what.index()) + QLatin1Char(':') + detail;
}

EventLevel levelOf(const Happened &what)
{
    return std::visit(
        Overloaded{
            [](const happened::RunPrepared &) { return EventLevel::Info; },
            [](const happened::PhaseArmed &) { return EventLevel::Info; },
            [](const happened::Released &) { return EventLevel::Info; },
            [](const happened::PhaseEnded &ended) { return ended.lost > 0 ? EventLevel::Warning : EventLevel::Info; },
            [](const happened::RunnerLost &lost) { return levelOfLoss(lost.reason.code); },
            [](const happened::RunnerLate &late) { return levelOfWait(late.reason.code); },
            [](const happened::RunEnded &ended) { return levelOfEnd(ended.outcome); },
            [](const happened::FileWritten &) { return EventLevel::Info; },
            [](const happened::SettingsTrouble &) { return EventLevel::Warning; },
            [](const happened::HistoryTrouble &) { return EventLevel::Error; },
            [](const happened::K6Found &) { return EventLevel::Info; },
            [](const happened::K6Missing &) { return EventLevel::Error; },
            [](const happened::ClusterSaid &said) { return said.isWarning ? EventLevel::Warning : EventLevel::Info; }},
        what);
}

QString word(EventLevel level)
{
    switch (level) {
    case EventLevel::Info:
        return Console::tr("Information", "how serious an event is");
    case EventLevel::Warning:
        return Console::tr("Warning", "how serious an event is");
    case EventLevel::Error:
        return Console::tr("Error", "how serious an event is");
    }
    return {};
}

QString kindOf(const Happened &what)
{
    return std::visit(
        Overloaded{[](const happened::RunPrepared &) { return Console::tr("Run prepared", "event"); },
                   [](const happened::PhaseArmed &) { return Console::tr("Armed", "event: every runner is"); },
                   [](const happened::Released &) { return Console::tr("Released", "event: the runners were"); },
                   [](const happened::PhaseEnded &) { return Console::tr("Phase over", "event"); },
                   [](const happened::RunnerLost &) { return Console::tr("Runner lost", "event"); },
                   [](const happened::RunnerLate &) { return Console::tr("Straggler", "event"); },
                   [](const happened::RunEnded &) { return Console::tr("Run ended", "event"); },
                   [](const happened::FileWritten &) { return Console::tr("File saved", "event"); },
                   [](const happened::SettingsTrouble &) { return Console::tr("Settings", "event"); },
                   [](const happened::HistoryTrouble &) { return Console::tr("Run history", "event"); },
                   [](const happened::K6Found &) { return Console::tr("k6 found", "event"); },
                   [](const happened::K6Missing &) { return Console::tr("k6 missing", "event"); },
                   [](const happened::ClusterSaid &said) { return said.reason; }},
        what);
}

QString sentence(const Happened &what)
{
    return std::visit(
        Overloaded{[](const happened::RunPrepared &prepared) {
                       //: %1 is the name of a script
                       return Console::tr("%Ln runner(s) prepared for %1.", "", prepared.runners)
                           .arg(QFileInfo(prepared.script).fileName());
                   },
                   [](const happened::PhaseArmed &armed) {
                       //: %1 is "Warm-up" or "Main"
                       return Console::tr("%1: %Ln runner(s) armed, waiting for the release.", "", armed.runners)
                           .arg(text::word(armed.phase));
                   },
                   [](const happened::Released &released) {
                       //: %1 is "Warm-up" or "Main", %2 whole sentences
                       return Console::tr("%1: %Ln runner(s) released. %2", "", released.runners)
                           .arg(text::word(released.phase), text::spreadMeaning(released.spread));
                   },
                   [](const happened::RunnerLost &lost) { return text::sentence(lost.reason); },
                   [](const happened::RunnerLate &late) { return text::sentence(late.reason); },
                   [](const happened::RunEnded &ended) {
                       //: %1 is the id of a run, %2 its outcome
                       return Console::tr("Run %1 ended. Outcome: %2.").arg(ended.run.value, text::word(ended.outcome));
                   },
                   [](const happened::FileWritten &written) {
                       //: %1 is a path
                       return Console::tr("Saved as %1.").arg(written.path);
                   },
                   [](const happened::HistoryTrouble &trouble) { return text::sentence(trouble.error); },
                   [](const happened::K6Found &found) {
                       //: %1 is a version, %2 a path
                       return Console::tr("k6 %1 is used: %2.").arg(found.version, found.path);
                   },
                   [](const happened::ClusterSaid &said) {
                       return said.object.isEmpty() ? said.message
                                                    : QStringLiteral("%1: %2").arg(said.object, said.message);
                   },
                   [](const auto &other) { return sentenceOf(other); }},
        what);
}

Happened together(const Happened &older, const Happened &newer)
{
    const auto common = [](const Reason &a, Reason b) {
        if (a.detail != b.detail)
            b.detail.clear();
        if (a.number != b.number || a.total != b.total) // progress of one runner
            b.number = b.total = 0;
        return b;
    };
    if (const auto *lost = std::get_if<happened::RunnerLost>(&newer))
        return happened::RunnerLost{common(std::get<happened::RunnerLost>(older).reason, lost->reason)};
    if (const auto *late = std::get_if<happened::RunnerLate>(&newer))
        return happened::RunnerLate{common(std::get<happened::RunnerLate>(older).reason, late->reason)};
    if (const auto *said = std::get_if<happened::ClusterSaid>(&newer)) {
        happened::ClusterSaid both = *said;
        if (std::get<happened::ClusterSaid>(older).object != both.object)
            both.object.clear();
        return both;
    }
    return newer;
}

} // namespace largada::viewmodels
