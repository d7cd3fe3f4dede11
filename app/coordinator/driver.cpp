// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordinator/driver.h"

#include <utility>

#include <QDateTime>
#include <QRandomGenerator>

#include "core/log.h"
#include "k6/rest.h"

namespace largada::coordinator
{

namespace
{

RunId makeRunId(WallTime at)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    const auto tail = QRandomGenerator::global()->bounded(0x10000u);
    return {QStringLiteral("%1-%2")
                .arg(time.toString(QStringLiteral("yyyyMMdd-HHmmss")))
                .arg(tail, 4, 16, QLatin1Char('0'))};
}

} // namespace

Driver::Driver(fleet::Backend &backend, const Clock &clock, QObject *parent)
    : QObject(parent), m_backend(backend), m_clock(clock), m_links(backend, clock)
{
    m_tick.setTimerType(Qt::PreciseTimer);
    m_releaseTimer.setTimerType(Qt::PreciseTimer);
    m_releaseTimer.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &Driver::onTick);
    connect(&m_releaseTimer, &QTimer::timeout, this, [this] { feed(event::Tick{now()}); });
    watchBackend();
    connect(&m_links, &Links::opened, this, [this](const LinkKey &key) {
        feed(event::LinkChanged{now(), key.runner, key.phase, true, {}});
        m_links.send(key, Ask::Status, k6::statusRequest());
    });
    connect(&m_links, &Links::lost, this, [this](const LinkKey &key, const Error &error) {
        feed(event::LinkChanged{now(), key.runner, key.phase, false, error});
    });
    connect(&m_links, &Links::replied, this, &Driver::onReplied);
    connect(&m_links, &Links::failed, this, &Driver::onFailed);
}

Driver::~Driver()
{
    m_stop.request_stop();
}

void Driver::start(const fleet::RunPlan &plan, std::optional<fleet::PreflightReport> checked)
{
    m_checked = std::move(checked);
    m_identity.anchor = WallAnchor(m_clock);
    m_identity.startedAt = m_clock.wall();
    m_identity.id = makeRunId(m_identity.startedAt);
    if (m_checked)
        takeIdentity(plan, *m_checked);
    m_state = planned(plan);
    feed(event::Start{now(), plan.startAt ? std::optional(monoOf(*plan.startAt)) : std::nullopt});
}

// A run that is gone on with stays the same run; one that is blocked here goes on elsewhere, and its record with it.
void Driver::takeIdentity(const fleet::RunPlan &plan, const fleet::PreflightReport &report)
{
    if (m_state.stage <= Stage::Preflight && report.found && !report.found->id.isEmpty() &&
        plan.hasPhase(report.found->phase) && !report.isBlocked(plan.force))
        m_identity.id = report.found->id;
}

MonoTime Driver::monoOf(WallTime time) const
{
    const MonoTime present = now();
    return present + (time - m_identity.anchor.at(present));
}

void Driver::stop(StopCause cause, Paused paused)
{
    feed(event::Stop{now(), cause, paused});
}

void Driver::kill()
{
    feed(event::Kill{now()});
}

void Driver::goOn()
{
    feed(event::GoOn{now()});
}

void Driver::holdAgain()
{
    m_releaseTimer.stop();
    feed(event::HoldAgain{now()});
}

void Driver::releaseNow()
{
    feed(event::ReleaseNow{now()});
}

void Driver::endAfterWarmup(bool wanted)
{
    feed(event::EndAfterWarmup{now(), wanted});
}

void Driver::setPolicy(fleet::StragglerPolicy stragglers, int minimum, std::chrono::milliseconds gateTimeout)
{
    feed(event::SetPolicy{now(), stragglers, minimum, gateTimeout});
}

void Driver::continueWith(int least)
{
    feed(event::ContinueWith{now(), least});
}

fleet::RunRecord Driver::record() const
{
    return makeRecord({m_identity, m_state, m_readings, m_results, m_series, m_places}, m_endedAt);
}

void Driver::feed(const Event &event)
{
    m_events.push_back(event);
    if (m_feeding)
        return;
    m_feeding = true;
    while (!m_events.empty()) {
        const Event next = std::move(m_events.front());
        m_events.pop_front();
        const Stage before = m_state.stage;
        const int phaseBefore = m_state.phase;
        Step stepped = step(std::move(m_state), next);
        m_state = std::move(stepped.state);
        for (const Effect &effect : stepped.effects)
            perform(effect);
        afterStep(before, phaseBefore);
    }
    m_feeding = false;
    setPace();
}

void Driver::afterStep(Stage before, int phaseBefore)
{
    if (m_state.stage != before || m_state.phase != phaseBefore) {
        qCInfo(logCoordinator) << m_identity.id.value << stageName(before) << "->" << stageName(m_state.stage)
                               << "phase" << m_state.phase;
        if (m_state.stage == Stage::Running && before == Stage::Releasing)
            m_nextPoint = now() + std::chrono::seconds(1);
        if (m_state.stage != Stage::Preflight || m_checked) // else it may find the run that this one goes on with
            emit transitioned();
        if (m_state.stage == Stage::Reported) {
            m_endedAt = m_identity.anchor.at(now());
            m_tick.stop();
            m_releaseTimer.stop();
            QMetaObject::invokeMethod(this, &Driver::finished, Qt::QueuedConnection);
        }
    }
    queueChanged();
}

void Driver::queueChanged()
{
    if (m_changedQueued)
        return;
    m_changedQueued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_changedQueued = false;
            emit changed();
        },
        Qt::QueuedConnection);
}

void Driver::setPace()
{
    if (m_state.stage == Stage::Reported)
        return;
    const auto pace = ReadingPlan::pace(m_state, now());
    if (!m_tick.isActive() || m_tick.intervalAsDuration() != pace)
        m_tick.start(pace);
    if (m_state.stage != Stage::Armed || !m_state.current().releaseDue)
        return;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*m_state.current().releaseDue - now());
    if (left.count() > 0)
        m_releaseTimer.start(left);
}

void Driver::watchBackend()
{
    using fleet::Backend;
    connect(&m_backend, &Backend::updated, this, [this](const QVector<fleet::RunnerUpdate> &updates) {
        for (const fleet::RunnerUpdate &update : updates)
            onBackend(event::ContainerChanged{now(), update});
    });
    connect(&m_backend, &Backend::joined, this,
            [this](const QVector<fleet::RunnerInfo> &runners) { onBackend(event::RunnersJoined{now(), runners}); });
    connect(&m_backend, &Backend::left, this, [this](const RunnerId &runner, const fleet::Reason &why) {
        qCInfo(logCoordinator) << runner.value << "left:" << why.detail;
        onBackend(event::RunnerLeft{now(), runner, why});
    });
    connect(&m_backend, &Backend::missing, this,
            [this](const fleet::Reason &why) { onBackend(event::MissingBecause{now(), why}); });
    connect(&m_backend, &Backend::moved, this, [this](const QVector<fleet::RunnerPlace> &places) {
        for (const fleet::RunnerPlace &place : places)
            m_places.insert(place.runner, place);
        queueChanged();
    });
    connect(&m_backend, &Backend::blind, this, [this](const std::optional<WallTime> &since, const Error &why) {
        if (since)
            qCWarning(logCoordinator) << "the fleet cannot be seen:" << why.what;
        else
            qCInfo(logCoordinator) << "the fleet is seen again";
        feed(event::Blind{now(), since});
    });
    connect(&m_backend, &Backend::takenOver, this, [this](const QString &byWhom) {
        qCWarning(logCoordinator) << byWhom << "coordinates the fleet from now on";
        feed(event::TakenOver{now(), byWhom});
    });
}

void Driver::onBackend(const Event &event)
{
    if (m_state.known)
        feed(event);
    else
        m_early.push_back(event);
}

void Driver::onTick()
{
    m_links.lookAround();
    const MonoTime time = now();
    feed(event::Tick{time});
    readDue(time);
    takePoint(time);
}

void Driver::readDue(MonoTime time)
{
    for (const PhaseTrack &phase : m_state.phases) {
        const size_t first = m_plan.first(phase);
        for (size_t i = 0; i < phase.runners.size(); ++i) {
            const Track &track = phase.runners[(first + i) % phase.runners.size()];
            const LinkKey key{track.info.id, phase.name};
            if (!track.linkWanted || !m_links.isIdle(key))
                continue;
            const auto read = m_plan.due(m_state, phase, track, time);
            if (!read)
                continue;
            ask(key, *read, time);
        }
    }
}

void Driver::ask(const LinkKey &key, const ReadRequest &read, MonoTime time)
{
    switch (read.ask) {
    case Ask::Metric:
        m_links.send(key, Ask::Metric, k6::metricRequest(read.metric), read.metric);
        return;
    case Ask::Process:
        if (const auto usage = m_backend.usage(key.runner, key.phase))
            m_readings.takeUsage(key, *usage, time);
        else
            m_links.send(key, Ask::Process, k6::processMetricsRequest());
        return;
    case Ask::Status:
    case Ask::Release:
    case Ask::Stop:
    case Ask::RunSetup:
    case Ask::SetupData:
    case Ask::RunTeardown:
        m_links.send(key, Ask::Status, k6::statusRequest());
        return;
    }
}

void Driver::takePoint(MonoTime time)
{
    if (m_state.stage != Stage::Running || !m_nextPoint || time < *m_nextPoint)
        return;
    *m_nextPoint += std::chrono::seconds(1);
    if (*m_nextPoint <= time) // the machine slept: a gap, not a burst of points
        m_nextPoint = time + std::chrono::seconds(1);
    std::vector<RunnerId> runners;
    for (const Track &track : m_state.current().runners)
        runners.push_back(track.info.id);
    m_series.push_back(m_readings.point(m_state.current().name, runners, m_identity.anchor.at(time)));
    emit pointTaken();
}

void Driver::onReplied(const LinkKey &key, Ask ask, const QString &detail, const fleet::LinkReply &reply)
{
    switch (ask) {
    case Ask::Status: {
        const auto status = k6::parseStatus(reply.body);
        if (!status) {
            qCWarning(logK6) << key.runner.value << "status:" << status.error().what;
            break;
        }
        m_readings.takeStatus(key, *status);
        feed(event::StatusRead{reply.sentAt, reply.receivedAt, key.runner, key.phase, *status});
        break;
    }
    case Ask::Release: {
        const auto status = k6::parseStatus(reply.body);
        if (reply.status != 200)
            qCWarning(logK6) << key.runner.value << "release answered" << reply.status
                             << k6::parseErrorDetail(reply.body);
        feed(event::ReleaseAnswered{reply.receivedAt, key.runner, reply.status,
                                    status ? std::optional(*status) : std::nullopt});
        break;
    }
    case Ask::Metric:
        onMetric(key, reply);
        break;
    case Ask::Process:
        if (const auto process = k6::parseProcessMetrics(reply.body))
            m_readings.takeUsage(key, {process->cpuSeconds, process->rssBytes}, reply.receivedAt);
        break;
    case Ask::RunSetup:
        onSetupRun(key, reply);
        break;
    case Ask::SetupData:
        onSetupData(reply);
        break;
    case Ask::RunTeardown:
        feed(event::TeardownDone{
            now(), reply.status == 200 ? Result<>()
                                       : Error{Errc::Process, k6::parseErrorDetail(reply.body), key.runner.value}});
        break;
    case Ask::Stop:
        break; // the container's end is the proof
    }
    if (ask == Ask::Metric || ask == Ask::Process || ask == Ask::Status)
        m_plan.answered(key, reply.receivedAt - reply.sentAt);
    Q_UNUSED(detail)
}

void Driver::onMetric(const LinkKey &key, const fleet::LinkReply &reply)
{
    if (reply.status == 404)
        return; // nothing of the kind was measured yet
    const auto metric = k6::parseMetric(reply.body);
    if (!metric) {
        qCWarning(logK6) << key.runner.value << "metric:" << metric.error().what;
        return;
    }
    m_readings.takeMetric(key, *metric);
    if (const Reading *reading = m_readings.of(key); reading != nullptr && reading->requests.value_or(0) > 0)
        feed(event::RequestsSeen{reply.receivedAt, key.runner, key.phase});
}

void Driver::onFailed(const LinkKey &key, Ask ask, const QString &detail, const Error &error)
{
    Q_UNUSED(detail)
    if (ask == Ask::Release)
        feed(event::ReleaseUnanswered{now(), key.runner, error});
    else if (ask == Ask::RunSetup || ask == Ask::SetupData)
        feed(event::SetupDone{now(), error});
    else if (ask == Ask::RunTeardown)
        feed(event::TeardownDone{now(), error});
}

void Driver::onSetupRun(const LinkKey &key, const fleet::LinkReply &reply)
{
    if (reply.status != 200) {
        feed(
            event::SetupDone{now(), Error{Errc::Process, k6::parseErrorDetail(reply.body), QStringLiteral("setup()")}});
        return;
    }
    const auto data = k6::parseSetupData(reply.body);
    if (!data) {
        feed(event::SetupDone{now(), data.error()});
        return;
    }
    m_setupPending = m_setupOthers.size();
    for (const RunnerId &other : m_setupOthers) {
        if (!m_links.send({other, key.phase}, Ask::SetupData, k6::setupDataRequest(*data)))
            feed(event::SetupDone{now(), Error{Errc::Network, QStringLiteral("no link for setup data"), other.value}});
    }
    if (m_setupOthers.empty())
        feed(event::SetupDone{now(), {}});
}

void Driver::onSetupData(const fleet::LinkReply &reply)
{
    if (reply.status != 200) {
        feed(
            event::SetupDone{now(), Error{Errc::Process, k6::parseErrorDetail(reply.body), QStringLiteral("setup()")}});
        return;
    }
    if (m_setupPending > 0 && --m_setupPending == 0)
        feed(event::SetupDone{now(), {}});
}

} // namespace largada::coordinator
