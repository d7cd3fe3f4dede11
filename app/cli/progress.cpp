// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress.h"

#include <algorithm>

#include "cli/words.h"
#include "coordinator/machine.h"
#include "coordinator/start_spread.h"
#include "core/wall_time_text.h"
#include "text/sentences.h"

namespace largada::cli
{

using coordinator::Stage;

namespace
{

constexpr std::chrono::milliseconds drawInterval{200};     // on a terminal
constexpr std::chrono::milliseconds plainInterval{10'000}; // elsewhere, while nothing else is said
constexpr int stragglersShown = 3;
constexpr int stragglersSaid = 10;

qint64 startedCount(const coordinator::PhaseTrack &phase)
{
    return std::count_if(phase.runners.cbegin(), phase.runners.cend(), [](const auto &track) { return track.started; });
}

} // namespace

QStringList stragglerLines(const coordinator::State &state, int most)
{
    struct Group {
        QStringList runners;
        QString why;
    };
    std::vector<Group> groups;
    QHash<QString, size_t> groupOf; // by what is said
    for (const coordinator::Track &track : state.current().runners) {
        if (coordinator::isArmed(track) || track.leftBehind || track.replaced)
            continue;
        const QString why = text::sentence(track.reason);
        const auto known = groupOf.constFind(why);
        if (known == groupOf.constEnd()) {
            groupOf.insert(why, groups.size());
            groups.push_back({{track.info.id.value}, why});
        } else {
            groups[*known].runners << track.info.id.value;
        }
    }
    QStringList lines;
    qsizetype more = 0;
    if (const int absent = coordinator::missingCount(state);
        absent > 0 && state.missingReason.code != fleet::ReasonCode::None)
        lines << Words::tr("%n runner(s) not there yet: %1", nullptr, absent).arg(text::sentence(state.missingReason));
    for (const Group &group : groups) {
        if (lines.size() >= most)
            more += group.runners.size();
        else if (group.runners.size() == 1)
            lines << QStringLiteral("%1: %2").arg(group.runners.first(), group.why);
        else
            lines << Words::tr("%n runner(s), %1 …: %2", nullptr, static_cast<int>(group.runners.size()))
                         .arg(group.runners.first(), group.why);
    }
    if (more > 0)
        lines << Words::tr("and %n more", nullptr, static_cast<int>(more));
    return lines;
}

void Progress::show(const coordinator::Driver &driver)
{
    const coordinator::State &state = driver.state();
    if (state.stage != m_stage || state.phase != m_phase) {
        showStage(driver);
        m_stage = state.stage;
        m_phase = state.phase;
        m_lastPlain = status(driver);
        m_sinceDrawn.start();
        return;
    }
    const auto interval = m_around.errIsTerminal ? drawInterval : plainInterval;
    if (m_sinceDrawn.isValid() && m_sinceDrawn.elapsed() < interval.count())
        return;
    m_sinceDrawn.start();
    const QString line = status(driver);
    if (line.isEmpty())
        return;
    if (m_around.errIsTerminal) {
        // A line that wraps could not be taken back.
        const int columns = m_around.errColumns ? m_around.errColumns() : 0;
        m_around.err->write("\r\033[K" + (columns > 1 ? line.left(columns - 1) : line).toUtf8());
        m_statusShown = true;
        flush(m_around.err);
    } else if (line != m_lastPlain) {
        writeLine(m_around.err, line);
        m_lastPlain = line;
    }
}

void Progress::say(const QString &line)
{
    clear();
    writeLine(m_around.err, line);
}

void Progress::follow(fleet::Backend &backend)
{
    connect(&backend, &fleet::Backend::blind, this, &Progress::setBlind);
}

coordinator::StopCause Progress::sayAsked(coordinator::Question question, const RunnerId &runner,
                                          const coordinator::State &state)
{
    if (question == coordinator::Question::ResumedByOther) {
        say(Words::tr("%1 was resumed by somebody else while the gate was closed.").arg(runner.value));
        return coordinator::StopCause::ResumedByOther;
    }
    say(Words::tr("The gate timed out. Not ready:"));
    for (const QString &line : stragglerLines(state, stragglersSaid))
        say(QStringLiteral("  ") + line);
    return coordinator::StopCause::GateTimeout;
}

void Progress::setBlind(const std::optional<WallTime> &since, const Error &why)
{
    if (since && !m_blindSince)
        say(Words::tr("The connection to the cluster is lost since %1; the gate stays closed meanwhile. %2")
                .arg(localTime(*since, QTimeZone::systemTimeZone()), text::sentence(why)));
    else if (!since && m_blindSince)
        say(Words::tr("The connection to the cluster is back."));
    m_blindSince = since;
}

void Progress::clear()
{
    if (!m_statusShown)
        return;
    m_statusShown = false;
    m_around.err->write("\r\033[K");
    flush(m_around.err);
}

void Progress::showStage(const coordinator::Driver &driver)
{
    const coordinator::State &state = driver.state();
    if (!state.phases.empty() && state.fleetKnown() && state.stage == Stage::Running) {
        const fleet::Spread spread = coordinator::startSpread(state.current());
        say(Words::tr("%1: %2 of %3 runners released within %4.")
                .arg(text::word(state.current().name))
                .arg(startedCount(state.current()))
                .arg(state.current().runners.size())
                .arg(spread.releaseBoundMs ? text::milliseconds(*spread.releaseBoundMs) : QStringLiteral("–")));
        return;
    }
    switch (state.stage) {
    case Stage::Preflight:
        say(state.plan.cluster ? Words::tr("Checking the cluster and the pods …")
                               : Words::tr("Checking script, k6 and this machine …"));
        break;
    case Stage::Gathering:
        if (m_stage == Stage::Planned || m_stage == Stage::Preflight) { // a quick one may not be seen
            m_checksSaid = ChecksSaid::Yes;
            for (const fleet::PhaseLoad &load : state.preflight.load)
                say(text::sentence(load));
            for (const fleet::Check &check : state.preflight.checks) {
                if (check.level != fleet::CheckLevel::Ok)
                    say(Words::tr("Warning: %1").arg(text::sentence(check)));
            }
        }
        say(Words::tr("%1: waiting for %2 runners to be ready …")
                .arg(text::word(state.current().name))
                .arg(state.plan.runners));
        break;
    case Stage::SettingUp:
        say(Words::tr("%1: all ready; setup() runs once …").arg(text::word(state.current().name)));
        break;
    case Stage::Armed:
        if (state.current().held)
            say(Words::tr("%1: all ready. Press Enter to start.").arg(text::word(state.current().name)));
        else if (state.phase == 0 && state.startAt)
            say(Words::tr("%1: all ready; waiting for the start at %2.")
                    .arg(text::word(state.current().name),
                         localTime(*state.plan.startAt, QTimeZone::systemTimeZone())));
        else if (state.phase == 0 && state.plan.countdown.count() > 0)
            say(Words::tr("%1: all ready; starting in %2.")
                    .arg(text::word(state.current().name), text::duration(state.plan.countdown)));
        break;
    case Stage::TearingDown:
        say(Words::tr("%1: teardown() runs once …").arg(text::word(state.current().name)));
        break;
    case Stage::Stopping:
        say(Words::tr("Stopping every runner …"));
        break;
    case Stage::Planned:
    case Stage::Releasing:
    case Stage::Running:
    case Stage::Reported:
        break;
    }
}

QString Progress::status(const coordinator::Driver &driver) const
{
    const coordinator::State &state = driver.state();
    if (!state.fleetKnown())
        return {};
    const QString phase = text::word(state.current().name);
    const auto all = state.current().runners.size();
    if (state.stage == Stage::Gathering) {
        return Words::tr("%1: %2 of %3 ready; %4")
            .arg(phase)
            .arg(coordinator::armedCount(state.current()))
            .arg(state.wanted())
            .arg(stragglerLines(state, stragglersShown).join(QStringLiteral("; ")));
    }
    if (state.stage == Stage::Running) {
        std::vector<RunnerId> runners;
        for (const coordinator::Track &track : state.current().runners)
            runners.push_back(track.info.id);
        const fleet::SeriesPoint point = driver.readings().point(state.current().name, runners, {});
        const auto ended = std::count_if(state.current().runners.cbegin(), state.current().runners.cend(),
                                         [](const auto &track) { return track.ended; });
        return Words::tr("%1: %2 requests, %3 failed, %4 VUs; %5 of %6 runners have ended")
            .arg(phase, text::number(double(point.requests)), text::number(double(point.failed)))
            .arg(point.vus)
            .arg(ended)
            .arg(all);
    }
    if (state.stage == Stage::Stopping) {
        const auto ended = std::count_if(state.current().runners.cbegin(), state.current().runners.cend(),
                                         [](const auto &track) { return track.ended; });
        return Words::tr("%1 of %2 runners have ended").arg(ended).arg(all);
    }
    return {};
}

} // namespace largada::cli
