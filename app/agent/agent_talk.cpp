// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The half of Agent that talks with the dashboard: one request at a time, and what follows from each answer.
#include <utility>

#include <QRandomGenerator>

#include "agent/agent.h"
#include "agent/target_list.h"
#include "core/log.h"
#include "dashboard/contract/json.h"
#include "dashboard/contract/routes.h"

namespace largada::agent
{

using namespace std::chrono_literals;
namespace routes = dashboard::routes;

namespace
{

constexpr auto answerPatience = 10s;

// The same word twice is no list of two: agents that were started together do not stay together.
std::chrono::milliseconds aboutEvery(std::chrono::milliseconds interval)
{
    const double share = 0.95 + 0.1 * QRandomGenerator::global()->generateDouble();
    return std::chrono::duration_cast<std::chrono::milliseconds>(interval * share);
}

QString wordsOf(const net::HttpResponse &answer)
{
    const Error error = dashboard::readError(answer.status, answer.body);
    return QStringLiteral("HTTP %1 %2").arg(answer.status).arg(error.what.left(200));
}

} // namespace

void Agent::run(Errand errand)
{
    switch (errand) {
    case Errand::Register:
        return sendRegistration();
    case Errand::Begin:
        return sendBegin(m_current->spooled);
    case Errand::Heartbeat:
        return sendHeartbeat();
    case Errand::Poll:
        return sendPoll();
    case Errand::Report:
        return sendReport();
    case Errand::Farewell:
        return sendFarewell();
    }
}

void Agent::send(const QByteArray &method, const QByteArray &route, const QByteArray &body,
                 void (Agent::*then)(const net::HttpResponse &))
{
    net::KeepAliveRequest request;
    request.method = method;
    request.target = m_setup.settings.dashboard.path(QUrl::FullyEncoded).toLatin1() + route;
    request.headers = {{"Authorization", "Bearer " + m_setup.settings.secret}, {"Accept", "application/json"}};
    if (!body.isEmpty())
        request.headers.emplace_back("Content-Type", "application/json");
    if (method == "GET" && !m_etag.isEmpty())
        request.headers.emplace_back("If-None-Match", m_etag);
    request.body = body;
    request.timeout = answerPatience;
    request.isIdempotent = true; // all of them: a run has an id of ours
    m_isAsking = true;
    deliver(m_client->call(request), this, [this, then](const Result<net::HttpResponse> &answer) {
        m_isAsking = false;
        if (answer)
            (this->*then)(*answer);
        else
            onAway(answer.error().what);
        go();
    });
}

// Away and there

void Agent::onAway(const QString &why)
{
    const auto pause = m_backOff.next(m_clock.now());
    if (!m_isAway)
        qCWarning(logAgent) << "the dashboard cannot be used; goes on without it:" << why;
    m_isAway = true;
    m_errands.hasFarewell = false; // it will see by the silence
    m_errands.pauseUntil = m_clock.now() + pause;
    if (m_current && m_current->beginWaits)
        spawn();
}

void Agent::onThere()
{
    if (m_isAway)
        qCInfo(logAgent) << "the dashboard is back;" << m_spool->size() << "runs to tell it of";
    m_isAway = false;
    m_backOff.reset();
    m_errands.pauseUntil = {};
}

bool Agent::isOk(const net::HttpResponse &answer)
{
    if (answer.status < 200 || answer.status >= 300)
        return false;
    onThere();
    return true;
}

// An answer that says nothing about what was asked, but that asking is of no use now: a refused secret, too many
// requests, a server's trouble.
bool Agent::isOtherTrouble(const net::HttpResponse &answer)
{
    const int status = answer.status;
    if (status < 500 && status != 401 && status != 403 && status != 408 && status != 421 && status != 429)
        return false;
    onAway(wordsOf(answer));
    return true;
}

void Agent::registerAgain()
{
    m_errands.isRegistered = false;
    go();
}

// Registration, heartbeat, targets

void Agent::sendRegistration()
{
    dashboard::Registration registration;
    registration.name = m_setup.settings.name;
    registration.version = m_setup.version;
    registration.k6Version = m_k6Version;
    registration.instance = m_instance;
    send("POST", routes::agentRegister, dashboard::requestOf(registration), &Agent::onRegistered);
}

void Agent::onRegistered(const net::HttpResponse &answer)
{
    if (!isOk(answer))
        return onAway(wordsOf(answer));
    const MonoTime now = m_clock.now();
    m_anchor = now;
    m_anchorOwnWall = m_clock.wall();
    const auto registered = dashboard::readRegistered(answer.body);
    m_anchorWall = registered ? registered->serverTime : m_anchorOwnWall;
    if (!m_errands.isRegistered && m_errands.heartbeatDue == MonoTime{})
        qCInfo(logAgent) << "is registered";
    m_errands.isRegistered = true;
    m_errands.heartbeatDue = now + aboutEvery(m_setup.settings.heartbeatInterval);
}

void Agent::sendHeartbeat()
{
    dashboard::Heartbeat heartbeat;
    heartbeat.name = m_setup.settings.name;
    heartbeat.instance = m_instance;
    heartbeat.waiting = m_schedule.dueCount(m_clock.now());
    heartbeat.droppedReports = m_spool->dropped();
    m_errands.heartbeatDue = m_clock.now() + aboutEvery(m_setup.settings.heartbeatInterval);
    send("POST", routes::agentHeartbeat, dashboard::requestOf(heartbeat), &Agent::onHeartbeat);
}

void Agent::onHeartbeat(const net::HttpResponse &answer)
{
    if (isOk(answer)) {
        if (hasWallJumped())
            m_errands.isRegistered = false; // the answer has the dashboard's time
    } else if (answer.status == 404) {
        onThere();
        qCInfo(logAgent) << "the dashboard does not know this agent any more; registers again";
        m_errands.isRegistered = false;
    } else {
        onAway(wordsOf(answer));
    }
}

// After it, nothing waits for the dashboard to find out by the silence.
void Agent::sendFarewell()
{
    dashboard::Heartbeat heartbeat;
    heartbeat.name = m_setup.settings.name;
    heartbeat.instance = m_instance;
    heartbeat.isEnding = true;
    send("POST", routes::agentHeartbeat, dashboard::requestOf(heartbeat), &Agent::onFarewell);
}

void Agent::onFarewell(const net::HttpResponse &)
{
    m_errands.hasFarewell = false; // whatever it says
}

void Agent::sendPoll()
{
    m_errands.pollDue = m_clock.now() + aboutEvery(m_setup.settings.pollInterval);
    send("GET", routes::agentTargets, {}, &Agent::onTargets);
}

void Agent::onTargets(const net::HttpResponse &answer)
{
    if (answer.status == 304)
        return onThere();
    if (!isOk(answer))
        return onAway(wordsOf(answer));
    const auto list = parseTargetList(answer.body, {m_setup.settings.vus, m_setup.settings.durationS});
    m_etag.clear();
    if (!list) {
        if (!std::exchange(m_isListBad, true)) // once, and not at each poll
            qCWarning(logAgent) << "keeps its targets; the new list cannot be read:" << list.error().what;
        return;
    }
    m_isListBad = false;
    for (const QString &refused : list->refused)
        qCWarning(logAgent) << "leaves out target" << refused;
    m_etag = net::header(answer.headers, "etag");
    m_schedule.setTargets(list->targets, m_clock.now());
    qCDebug(logAgent) << m_schedule.size() << "targets";
}

// Runs

void Agent::sendBegin(const SpooledRun &run)
{
    m_asked = run.runId;
    send("POST", routes::agentRuns, run.begin, &Agent::onBegun);
}

void Agent::onBegun(const net::HttpResponse &answer)
{
    const bool isCurrent = m_current && m_current->spooled.runId == m_asked;
    const bool isOurTurn = isCurrent && m_current->beginWaits;
    if (isOk(answer)) {
        if (isCurrent) {
            m_current->spooled.isBegun = true;
            m_spool->put(m_current->spooled);
        } else if (auto run = m_spool->oldestEnded(); run && run->runId == m_asked) {
            run->isBegun = true;
            m_spool->put(*run);
        }
        if (isOurTurn)
            spawn();
        return;
    }
    if (isOtherTrouble(answer))
        return;
    onThere();
    if (answer.status == 404 && m_unknownOnce != m_asked) { // the agent or the target; the former can be helped
        m_unknownOnce = m_asked;
        m_errands.isRegistered = false;
        return;
    }
    if (isOurTurn)
        abandonRun(wordsOf(answer));
    else if (!isCurrent)
        dropReport(m_asked, wordsOf(answer));
}

void Agent::sendReport()
{
    const auto run = m_spool->oldestEnded();
    m_errands.hasReport = run.has_value();
    if (!run)
        return;
    if (!run->isBegun)
        return sendBegin(*run);
    m_asked = run->runId;
    send("POST", routes::runMetrics(run->runId), run->report, &Agent::onReported);
}

void Agent::onReported(const net::HttpResponse &answer)
{
    if (isOk(answer)) {
        m_spool->remove(m_asked);
        m_errands.hasReport = m_spool->oldestEnded().has_value();
        return;
    }
    if (isOtherTrouble(answer))
        return;
    onThere();
    auto run = m_spool->oldestEnded();
    if (answer.status == 404 && run && run->runId == m_asked && m_unknownOnce != m_asked) {
        m_unknownOnce = m_asked; // it lost the begin: it is told again
        run->isBegun = false;
        m_spool->put(*run);
        return;
    }
    dropReport(m_asked, wordsOf(answer));
}

// It would never be taken.
void Agent::dropReport(const QString &runId, const QString &why)
{
    qCWarning(logAgent) << "drops the report of run" << runId << ":" << why;
    m_spool->remove(runId);
    m_errands.hasReport = m_spool->oldestEnded().has_value();
}

} // namespace largada::agent
