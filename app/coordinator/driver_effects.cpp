// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the machine asks for, done on the backend, its links and its starter.
#include <algorithm>
#include <utility>

#include "coordinator/driver.h"
#include "core/log.h"
#include "k6/rest.h"

namespace largada::coordinator
{

void Driver::perform(const Effect &effect)
{
    std::visit([this](const auto &what) { perform(what); }, effect);
}

void Driver::perform(const effect::RunPreflight &)
{
    if (m_checked) {
        onPreflight(*m_checked);
        return;
    }
    deliver(m_backend.preflight(m_state.plan, m_stop.get_token()), this,
            [this](Result<fleet::PreflightReport> report) { onPreflight(std::move(report)); });
}

void Driver::onPreflight(Result<fleet::PreflightReport> report)
{
    std::optional<MonoTime> releasedAt;
    if (report) {
        takeIdentity(m_state.plan, *report);
        if (report->found && report->found->releasedAt)
            releasedAt = monoOf(*report->found->releasedAt);
    }
    feed(event::PreflightDone{now(), std::move(report), releasedAt});
}

void Driver::perform(const effect::StartFleet &)
{
    deliver(m_backend.start(m_state.plan, m_state.preflight, m_identity.id), this,
            [this](Result<QVector<fleet::RunnerInfo>> fleet) {
                feed(event::FleetKnown{now(), std::move(fleet)});
                for (const Event &early : std::exchange(m_early, {}))
                    feed(early);
            });
}

void Driver::perform(const effect::BeginPhase &begin)
{
    m_backend.note(fleet::RunMoment::Gathering, begin.phase);
    dropStarter();
    if (m_state.plan.mode == fleet::StartMode::Broadcast)
        return;
    m_starter = m_backend.makeStarter(m_state.plan.mode, begin.phase);
    if (!m_starter) {
        feed(event::StarterMade{now(), {}});
        return;
    }
    connectStarter();
    feed(event::StarterMade{now(), m_starter->lead(m_state.plan.runners)});
}

void Driver::connectStarter()
{
    fleet::Starter *starter = m_starter.get();
    connect(starter, &fleet::Starter::armed, this,
            [this](const RunnerId &runner) { feed(event::StarterArmed{now(), runner}); });
    connect(starter, &fleet::Starter::released, this, &Driver::onStarted);
    connect(starter, &fleet::Starter::failed, this, [this](const RunnerId &runner, const Error &error) {
        qCInfo(logCoordinator) << runner.value << "was not let go:" << error.what;
        feed(event::StarterFailed{now(), runner, error});
    });
}

void Driver::dropStarter()
{
    m_clockDue.reset();
    if (!m_starter)
        return;
    m_starter->disconnect(this);
    m_starter.release()->deleteLater(); // it may be the sender of what brought us here
}

// By the clock of its node it went so late after the moment; when we heard of it says nothing.
void Driver::onStarted(const RunnerId &runner, MonoTime sentAt, MonoTime answeredAt,
                       std::optional<std::chrono::microseconds> lateBy)
{
    if (m_state.plan.mode == fleet::StartMode::Clock && lateBy && m_clockDue)
        sentAt = *m_clockDue + *lateBy;
    feed(event::ReleaseSent{sentAt, runner});
    k6::Status before; // k6 took it as it takes a release over a link
    before.execution = k6::ExecutionStatus::PausedBeforeRun;
    feed(event::ReleaseAnswered{std::max(sentAt, answeredAt), runner, 200, before});
}

void Driver::perform(const effect::ArmStarter &arm)
{
    if (!m_starter)
        return;
    const MonoTime present = now();
    const WallTime wall = m_clock.wall();
    const WallTime at = std::chrono::ceil<std::chrono::milliseconds>(wall + (arm.due - present));
    m_clockDue = present + (at - wall);
    m_starter->arm(QVector<RunnerId>(arm.runners.cbegin(), arm.runners.cend()), at);
}

void Driver::perform(const effect::AbortStarter &)
{
    m_clockDue.reset();
    if (m_starter)
        m_starter->abort();
}

void Driver::perform(const effect::OpenLink &open)
{
    m_links.open({open.runner, open.phase});
}

void Driver::perform(const effect::CloseLink &close)
{
    m_links.close({close.runner, close.phase});
}

void Driver::perform(const effect::ReadAll &read)
{
    const QByteArray request = k6::statusRequest();
    for (const RunnerId &runner : read.runners)
        m_links.send({runner, read.phase}, Ask::Status, request);
}

void Driver::perform(const effect::RunSetup &setup)
{
    m_setupOthers = setup.others;
    if (!m_links.send({setup.runner, setup.phase}, Ask::RunSetup, k6::setupRunRequest()))
        feed(event::SetupDone{now(), Error{Errc::Network, QStringLiteral("no link for setup()"), setup.runner.value}});
}

void Driver::perform(const effect::RunTeardown &teardown)
{
    if (!m_links.send({teardown.runner, teardown.phase}, Ask::RunTeardown, k6::teardownRunRequest()))
        feed(event::TeardownDone{
            now(), Error{Errc::Network, QStringLiteral("no link for teardown()"), teardown.runner.value}});
}

void Driver::perform(const effect::Dismiss &dismiss)
{
    m_backend.dismiss(dismiss.runner, dismiss.phase);
}

void Driver::perform(const effect::Release &release)
{
    // One that its own clock did not let go is let go over its link.
    const bool overLinks = !m_starter || (release.again && m_state.plan.mode == fleet::StartMode::Clock);
    if (overLinks)
        releaseOverLinks(release);
    else
        m_starter->release(QVector<RunnerId>(release.runners.cbegin(), release.runners.cend()));
    if (!release.again)
        m_backend.note(fleet::RunMoment::Released, release.phase);
}

// The moment everything here exists for: nothing in this loop but the writes and the clock.
void Driver::releaseOverLinks(const effect::Release &release)
{
    const QByteArray request = k6::releaseRequest();
    std::vector<LinkKey> keys;
    keys.reserve(release.runners.size());
    for (const RunnerId &runner : release.runners)
        keys.push_back({runner, release.phase});
    std::vector<std::pair<MonoTime, bool>> sent(keys.size());
    for (size_t i = 0; i < keys.size(); ++i) {
        sent[i].first = now();
        sent[i].second = m_links.send(keys[i], Ask::Release, request);
    }
    for (size_t i = 0; i < keys.size(); ++i) {
        feed(event::ReleaseSent{sent[i].first, keys[i].runner});
        if (!sent[i].second)
            feed(event::ReleaseUnanswered{now(), keys[i].runner, Error{Errc::Network, QStringLiteral("link lost")}});
    }
}

void Driver::perform(const effect::StopOverLink &stop)
{
    if (!m_links.send({stop.runner, stop.phase}, Ask::Stop, k6::stopRequest()))
        m_backend.end(stop.runner, fleet::EndHow::Terminate);
}

void Driver::perform(const effect::EndRunner &end)
{
    m_backend.end(end.runner, end.how);
}

void Driver::perform(const effect::Collect &collect)
{
    const LinkKey key{collect.runner, collect.phase};
    deliver(m_backend.collect(collect.runner, collect.phase), this, [this, key](Result<fleet::RunnerResult> result) {
        if (result)
            m_results[key] = std::move(*result);
        else
            qCWarning(logCoordinator) << key.runner.value << "left no result:" << result.error().what;
        feed(event::Collected{now(), key.runner, key.phase});
    });
}

void Driver::perform(const effect::Ask &ask)
{
    emit asked(ask.question, ask.runner);
}

void Driver::perform(const effect::Finish &)
{
    dropStarter();
    m_links.closeAll();
    m_backend.finish();
}

} // namespace largada::coordinator
