// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fleet_talk.h"

#include <algorithm>

#include "core/log.h"

namespace largada::engine
{

namespace
{

// Trying again does not help.
bool isRefusal(const Error &error)
{
    constexpr int unauthorized = 401, forbidden = 403;
    return error.status == unauthorized || error.status == forbidden || error.subject == QLatin1String("certificate");
}

bool areSame(const dashboard::DashboardClient::Options &a, const dashboard::DashboardClient::Options &b)
{
    return a.url == b.url && a.admin == b.admin && a.trusted == b.trusted;
}

// Whether an execution began or ended between two states.
bool haveExecutionsChanged(const AgentFleetState &before, const AgentFleetState &now)
{
    const auto counts = [](const dashboard::FleetSummary &s) {
        return std::array{s.running, s.completed, s.failed, s.interrupted};
    };
    return counts(before.summary) != counts(now.summary) ||
           !std::equal(before.agents.cbegin(), before.agents.cend(), now.agents.cbegin(), now.agents.cend(),
                       [](const auto &a, const auto &b) { return a.currentRunId == b.currentRunId; });
}

} // namespace

struct FleetTalk::Reading {
    int use = 0;
    int changes = 0;
    int missing = 4;
    std::optional<Error> error;
    dashboard::FleetConfig config;
    dashboard::FleetSummary summary;
    QVector<dashboard::Target> targets;
    QVector<dashboard::Agent> agents;
};

FleetTalk::FleetTalk(const Clock &clock, const FleetPace &pace, Sink sink)
    : m_clock(clock), m_pace(pace), m_sink(std::move(sink)), m_backOff(pace.away)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] { m_state.link == DashboardLink::Online ? read() : reach(); });
}

FleetTalk::~FleetTalk() = default;

void FleetTalk::use(ReachDashboard reach)
{
    ++m_use;
    m_reach = std::move(reach);
    m_reached.reset();
    for (auto &client : m_clients)
        client.reset();
    m_state = {};
    m_isReading = m_isAskedAgain = false;
    m_backOff.reset();
    tell(true);
    this->reach();
}

void FleetTalk::setWatched(bool isWatched)
{
    if (std::exchange(m_isWatched, isWatched) != isWatched && isWatched && m_state.link == DashboardLink::Online)
        read();
}

void FleetTalk::refresh()
{
    if (!m_reach)
        return;
    m_state.link == DashboardLink::Online ? read() : reach();
}

Async<dashboard::FleetConfig> FleetTalk::reconcile()
{
    const AsyncSource<dashboard::FleetConfig> answer;
    m_state.isReconciling = true;
    tell(false);
    // Also when it fails, after which the state is the dashboard's again.
    const AsyncSource<dashboard::FleetConfig> asked;
    deliver(asked.future(), this, [this, answer, use = m_use](const Result<dashboard::FleetConfig> &result) {
        if (use == m_use && std::exchange(m_state.isReconciling, false))
            tell(false);
        answer.answer(result);
    });
    ask(
        Lane::Reconciling, asked, [](const auto &client) { return client.reconcile(); },
        [](AgentFleetState &state, const Result<dashboard::FleetConfig> &config) { state.config = *config; });
    return answer.future();
}

Async<dashboard::ExecutionPage> FleetTalk::executions(const dashboard::ExecutionFilter &filter, int page, int pageSize)
{
    const auto *client = clientOf(Lane::Executions);
    if (client == nullptr)
        return answered<dashboard::ExecutionPage>(m_state.error.what.isEmpty() ? notReached() : m_state.error);
    return client->executions(filter, page, pageSize);
}

Error FleetTalk::notReached()
{
    return {Errc::Network, QStringLiteral("no dashboard has answered yet"), {}};
}

const dashboard::DashboardClient *FleetTalk::clientOf(Lane lane) const
{
    return m_clients[static_cast<std::size_t>(lane)].get();
}

void FleetTalk::reach()
{
    if (m_isReading) { // it will be known in a moment
        m_isAskedAgain = true;
        return;
    }
    const auto reached = m_reach();
    if (!reached)
        return onFailed(reached.error());
    if (!m_reached || !areSame(m_reached->client, reached->client)) {
        for (auto &client : m_clients) {
            auto made = dashboard::DashboardClient::create(reached->client);
            if (!made)
                return onFailed(made.error());
            client = *std::move(made);
        }
    }
    m_reached = *reached;
    m_state.url = reached->client.url;
    m_state.isEmbedded = reached->isEmbedded;
    tell(false);
    read();
}

template<class T>
void FleetTalk::take(const std::shared_ptr<Reading> &reading, const Async<T> &answer,
                     std::function<void(const T &)> put)
{
    deliver(answer, this, [this, reading, put = std::move(put)](const Result<T> &result) {
        if (result)
            put(*result);
        else if (!reading->error || !isRefusal(*reading->error))
            reading->error = result.error();
        if (--reading->missing == 0 && reading->use == m_use)
            onRead(*reading);
    });
}

void FleetTalk::read()
{
    m_next.stop();
    const auto *client = clientOf(Lane::Reading);
    if (m_isReading || client == nullptr) {
        m_isAskedAgain = m_isReading;
        return;
    }
    m_isReading = true;
    m_isAskedAgain = false;
    auto reading = std::make_shared<Reading>();
    reading->use = m_use;
    reading->changes = m_changes;
    Reading &r = *reading;
    take<dashboard::FleetConfig>(reading, client->config(), [&r](const auto &config) { r.config = config; });
    take<dashboard::FleetSummary>(reading, client->summary(), [&r](const auto &summary) { r.summary = summary; });
    take<QVector<dashboard::Target>>(reading, client->targets(), [&r](const auto &targets) { r.targets = targets; });
    take<QVector<dashboard::Agent>>(reading, client->agents(), [&r](const auto &agents) { r.agents = agents; });
}

void FleetTalk::onRead(const Reading &reading)
{
    m_isReading = false;
    if (reading.error)
        return onFailed(*reading.error);
    if (m_state.link != DashboardLink::Online)
        qCInfo(logDashboard).noquote() << "dashboard at" << m_state.url.toString() << "answers";
    m_backOff.reset();
    m_state.link = DashboardLink::Online;
    m_state.error = {};
    m_state.answered = m_clock.wall();
    bool executionsChanged = false;
    const bool isCurrent = reading.changes == m_changes;
    if (isCurrent) { // else something was changed here meanwhile, and this may be from before
        const AgentFleetState before = m_state;
        m_state.config = reading.config;
        m_state.summary = reading.summary;
        m_state.targets = reading.targets;
        m_state.agents = reading.agents;
        executionsChanged = haveExecutionsChanged(before, m_state);
    }
    tell(executionsChanged);
    constexpr std::chrono::milliseconds soon(100);
    const bool isSoon = m_isAskedAgain || (!isCurrent && !m_state.isReconciling);
    schedule(isSoon ? soon : m_isWatched ? m_pace.watched : m_pace.unwatched);
}

void FleetTalk::onFailed(const Error &error)
{
    if (m_state.error != error)
        qCWarning(logDashboard).noquote()
            << "dashboard at" << m_state.url.toString() << "is away:" << error.subject << error.what;
    m_state.error = error;
    const bool isRefused = isRefusal(error);
    // Somebody who restarts it here changes its credentials, which are then read again.
    const bool isFinal = isRefused && m_reached && !m_reached->isOfThisMachine;
    m_state.link = isRefused ? DashboardLink::Refused : DashboardLink::Away;
    if (!isFinal)
        schedule(m_isAskedAgain ? std::chrono::milliseconds(0) : m_backOff.next(m_clock.now()));
    m_isAskedAgain = false;
    tell(false);
}

void FleetTalk::schedule(std::chrono::milliseconds pause)
{
    m_next.start(pause);
}

void FleetTalk::tell(bool executionsChanged)
{
    m_sink(m_state, executionsChanged);
}

} // namespace largada::engine
