// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The routes of the dashboard: who may, what is asked, what is answered. Not for sockets (net), nor for what happens
// by itself (housekeeping.h).
#pragma once

#include <atomic>
#include <functional>

#include <QThreadPool>

#include "dashboard/server/credentials.h"
#include "dashboard/server/event_hub.h"
#include "dashboard/server/execution_query.h"
#include "dashboard/server/known_hosts.h"
#include "dashboard/server/login_guard.h"
#include "dashboard/server/reconciler.h"
#include "dashboard/server/reply.h"
#include "dashboard/server/server_metrics.h"
#include "dashboard/server/target_cache.h"
#include "net/http_server.h"
#include "store/agent_storage.h"

namespace largada::dashboard
{

struct ApiOptions {
    Credentials credentials;
    QStringList allowedHosts;
    QString listening; // the address
    bool readAuth = false;
    int mostAgents = limits::desiredAgents;
};

// What the routes work with; all of it outlives the Api and the answers that it still owes.
struct ApiParts {
    store::AgentStorage *storage = nullptr;
    const Clock *clock = nullptr;
    WallTime startedAt{};
    ServerMetrics *metrics = nullptr;
    TargetCache *targets = nullptr;
    EventHub *events = nullptr;
    const ReconcileState *reconciled = nullptr;
    fleet::ScaleBackend *backend = nullptr; // none: the count is stored only
    std::function<void(int desired, std::function<void()> done)> reconcile;
    std::function<net::HttpServerCounts()> httpCounts; // asked in the HTTP server's thread
};

// Lives as long as the HTTP server whose thread calls it.
class Api
{
public:
    static constexpr qsizetype largestBody = 1024 * 1024;
    static constexpr int mostWaiting = 16'384; // steps that the storage has not answered; one of each connection
    // What the HTTP server has to hand over.
    static QVector<QByteArray> headersWanted();

    Api(ApiOptions options, ApiParts parts);
    void handle(const net::HttpRequest &request, const net::HttpResponder &respond);

    // Reads the targets into the cache, then calls done, from the storage's thread.
    void refreshTargets(std::function<void(const Result<> &)> done);
    // Publishes what a pass of the reaper changed.
    void publish(const store::Reaped &reaped);

private:
    struct Call; // a request, taken apart
    struct Route;
    static const QVector<Route> &routes();

    bool isAllowed(const Call &call, const Route &route, const Reply &reply);
    void refuseLogin(const Call &call, const Reply &reply, const QByteArray &challenge);

    void addTarget(const Call &call, const Reply &reply);
    void editTarget(const Call &call, const Reply &reply);
    void removeTarget(const Call &call, const Reply &reply);
    void config(const Call &call, const Reply &reply);
    void setConfig(const Call &call, const Reply &reply);
    void reconcile(const Call &call, const Reply &reply);

    void registerAgent(const Call &call, const Reply &reply);
    void heartbeat(const Call &call, const Reply &reply);
    void agentTargets(const Call &call, const Reply &reply);
    void begin(const Call &call, const Reply &reply);
    void report(const Call &call, const Reply &reply);

    void readTargets(const Call &call, const Reply &reply);
    void agents(const Call &call, const Reply &reply);
    void executions(const Call &call, const Reply &reply);
    void summary(const Call &call, const Reply &reply);
    void events(const Call &call, const Reply &reply);
    void metricsText(const Call &call, const Reply &reply);
    void alive(const Call &call, const Reply &reply);
    void ready(const Call &call, const Reply &reply);
    void page(const Call &call, const Reply &reply);

    // A step with its answer. What fails is answered as an error.
    template<class T>
    void write(const Reply &reply, std::function<Result<T>(store::AgentStore &)> step,
               std::function<void(const T &)> then);
    template<class T>
    void read(const Reply &reply, std::function<Result<T>(store::AgentStore &)> step,
              std::function<void(const T &)> then);
    bool mayWait(const Reply &reply);
    void answerConfig(const Reply &reply);
    void afterTargetsChanged(const Reply &reply, std::function<void()> then);
    void list(const Call &call, const Reply &reply, std::shared_ptr<const ListBody> (TargetCache::*which)() const);
    void answerMetrics(const Reply &reply, const std::optional<FleetCounts> &counts, const net::HttpServerCounts &http);

    ApiOptions m_options;
    ApiParts m_parts;
    CredentialCheck m_credentials;
    KnownHosts m_hosts;
    LoginGuard m_guard;
    net::HttpAnswer m_page;
    std::atomic<int> m_waiting = 0;

    QThreadPool m_pool; // writes large lists, so that the storage's thread goes on

    std::mutex m_countsMutex;
    std::optional<FleetCounts> m_counts;
    MonoTime m_countedAt{};
};

} // namespace largada::dashboard
