// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a request to its handler: the route, the host's name, the credentials.
#include "dashboard/server/api.h"

#include <algorithm>

#include <QUrl>

#include "core/log.h"
#include "dashboard/contract/json.h"
#include "dashboard/contract/routes.h"
#include "dashboard/server/api_call.h"
#include "dashboard/server/static_page.h"

namespace largada::dashboard
{

namespace
{

constexpr char adminChallenge[] = "Basic realm=\"largada\", charset=\"UTF-8\"";
constexpr char agentChallenge[] = "Bearer realm=\"largada\"";
constexpr char parameterMark[] = "/{";

struct Match {
    bool isMatch = false;
    QByteArray parameter; // encoded
};

Match match(const QByteArray &pattern, const QByteArray &path)
{
    const auto begin = pattern.indexOf(parameterMark);
    if (begin < 0)
        return {pattern == path, {}};
    const QByteArray before = pattern.left(begin + 1), after = pattern.mid(pattern.indexOf('}') + 1);
    const auto size = path.size() - before.size() - after.size();
    if (size < 1 || !path.startsWith(before) || !path.endsWith(after))
        return {};
    const QByteArray parameter = path.mid(before.size(), size);
    return {!parameter.contains('/'), parameter};
}

// HEAD is GET without the body, which the HTTP server leaves out.
bool isMethod(const QByteArray &routed, const QByteArray &asked)
{
    return routed == asked || (routed == "GET" && asked == "HEAD");
}

} // namespace

QVector<QByteArray> Api::headersWanted()
{
    return {"Host", "Authorization", "Origin", "If-None-Match", "Last-Event-ID"};
}

Api::Api(ApiOptions options, ApiParts parts)
    : m_options(std::move(options)), m_parts(std::move(parts)), m_credentials(m_options.credentials),
      m_hosts(m_options.allowedHosts, m_options.listening), m_page(staticPage())
{
    m_pool.setMaxThreadCount(1);
}

const QVector<Api::Route> &Api::routes()
{
    static const QVector<Route> all{
        {"GET", routes::agentTargets, Access::Agent, &Api::agentTargets},
        {"POST", routes::agentHeartbeat, Access::Agent, &Api::heartbeat},
        {"POST", routes::agentRuns, Access::Agent, &Api::begin},
        {"POST", QByteArray(routes::agentRuns) + "/{runId}/metrics", Access::Agent, &Api::report},
        {"POST", routes::agentRegister, Access::Agent, &Api::registerAgent},

        {"GET", routes::targets, Access::Reading, &Api::readTargets},
        {"GET", routes::agents, Access::Reading, &Api::agents},
        {"GET", routes::executions, Access::Reading, &Api::executions},
        {"GET", routes::summary, Access::Reading, &Api::summary},
        {"GET", routes::events, Access::Reading, &Api::events},
        {"GET", routes::metrics, Access::Reading, &Api::metricsText},

        {"POST", routes::adminTargets, Access::Admin, &Api::addTarget},
        {"PATCH", QByteArray(routes::adminTargets) + "/{id}", Access::Admin, &Api::editTarget},
        {"DELETE", QByteArray(routes::adminTargets) + "/{id}", Access::Admin, &Api::removeTarget},
        {"GET", routes::adminConfig, Access::Admin, &Api::config},
        {"PUT", routes::adminConfig, Access::Admin, &Api::setConfig},
        {"POST", routes::adminReconcile, Access::Admin, &Api::reconcile},

        {"GET", routes::alive, Access::Open, &Api::alive},
        {"GET", routes::ready, Access::Open, &Api::ready},
        {"GET", "/agents/k6", Access::Page, &Api::page},
        {"GET", "/agents/k6/sites", Access::Page, &Api::page},
        {"GET", "/agents/k6/runs", Access::Page, &Api::page},
    };
    return all;
}

void Api::handle(const net::HttpRequest &request, const net::HttpResponder &respond)
{
    const auto mark = request.target.indexOf('?');
    Call call{request, request.target, {}, {}};
    if (mark >= 0) {
        call.path = request.target.left(mark);
        call.query = request.target.mid(mark + 1);
    }
    const Route *route = nullptr;
    QByteArrayList otherMethods;
    for (const Route &candidate : routes()) {
        const auto matched = match(candidate.path, call.path);
        if (!matched.isMatch)
            continue;
        if (!isMethod(candidate.method, request.method)) {
            otherMethods.append(candidate.method);
            continue;
        }
        route = &candidate;
        call.parameter = QUrl::fromPercentEncoding(matched.parameter);
        break;
    }
    const QByteArray name = route ? route->path : QByteArray("other");
    const Reply reply(respond, *m_parts.metrics, *m_parts.clock, name);
    if (!(route && route->access == Access::Open)) {
        const bool isOneName = std::count_if(request.headers.cbegin(), request.headers.cend(),
                                             [](const auto &header) { return header.first == "Host"; }) == 1;
        if (!isOneName || !m_hosts.knows(request.header("Host"))) {
            m_parts.metrics->refused(Refusal::Host);
            return reply.error({Errc::BadInput,
                                QStringLiteral("this server does not go by that name; see --allowed-host"),
                                QStringLiteral("Host"), 421});
        }
    }
    if (!route && otherMethods.isEmpty()) {
        m_parts.metrics->refused(Refusal::NotFound);
        return reply.error({Errc::NotFound, QStringLiteral("there is nothing here"), {}, 404});
    }
    if (!route) {
        m_parts.metrics->refused(Refusal::Method);
        if (otherMethods.contains("GET"))
            otherMethods.append("HEAD");
        return reply.json(405, errorAnswer(405, QStringLiteral("this method is not possible here")),
                          {{"Allow", otherMethods.join(", ")}});
    }
    if (!isAllowed(call, *route, reply))
        return;
    (this->*route->handle)(call, reply);
}

bool Api::isAllowed(const Call &call, const Route &route, const Reply &reply)
{
    const QByteArray authorization = call.request.header("Authorization");
    const bool isForAdmin = route.access == Access::Admin || (route.access == Access::Reading && m_options.readAuth);
    if (route.access == Access::Agent && !m_credentials.isAgent(authorization)) {
        refuseLogin(call, reply, agentChallenge);
        return false;
    }
    if (isForAdmin && !m_credentials.isAdmin(authorization)) {
        refuseLogin(call, reply, adminChallenge);
        return false;
    }
    // A browser sends the credentials that it remembers with what any page posts; it says which page that is.
    const QByteArray origin = call.request.header("Origin");
    const auto authority = origin.mid(origin.indexOf("://") + 3);
    if (route.access == Access::Admin && !origin.isEmpty() && authority != call.request.header("Host")) {
        m_parts.metrics->refused(Refusal::Origin);
        reply.error({Errc::Forbidden, QStringLiteral("other pages may not do this"), QStringLiteral("Origin"), 403});
        return false;
    }
    return true;
}

void Api::refuseLogin(const Call &call, const Reply &reply, const QByteArray &challenge)
{
    m_parts.metrics->refused(Refusal::Credentials);
    // A browser or curl asks without credentials first: that guesses nothing.
    const bool isGuess = !call.request.header("Authorization").isEmpty();
    const auto wait =
        isGuess ? m_guard.fail(call.request.peer, m_parts.clock->now()) : std::optional(std::chrono::milliseconds(0));
    if (isGuess)
        qCInfo(logDashboard).noquote() << "wrong credentials from" << call.request.peer;
    if (wait)
        reply.unauthorized(challenge, *wait); // else the connection is closed
}

bool Api::mayWait(const Reply &reply)
{
    if (++m_waiting <= mostWaiting)
        return true;
    --m_waiting;
    m_parts.metrics->refused(Refusal::Overload);
    reply.error({Errc::Storage, QStringLiteral("too many requests wait for the storage"), {}, 503});
    return false;
}

void Api::refreshTargets(std::function<void(const Result<> &)> done)
{
    m_parts.storage->read<QVector<Target>>([](store::AgentStore &store) { return store.targets(); },
                                           [this, readAt = m_parts.targets->nextReading(),
                                            done = std::move(done)](const Result<QVector<Target>> &targets) {
                                               if (!targets)
                                                   return done(targets.error());
                                               m_parts.targets->set(*targets, readAt);
                                               done({});
                                           });
}

} // namespace largada::dashboard
