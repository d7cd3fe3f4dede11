// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard server of the agent fleet: its API over HTTP, its storage, its reaper and its reconciler. The same in
// the program largada-dashboard and within the console.
#pragma once

#include <functional>
#include <memory>

#include <QStringList>
#include <QUrl>

#include "core/clock.h"
#include "core/result.h"
#include "dashboard/server/credentials.h"
#include "dashboard/server/housekeeping.h"
#include "fleet/scale_backend.h"
#include "store/agent_storage.h"

namespace largada::dashboard
{

struct ListenAddress {
    QString address; // IPv4 or IPv6
    quint16 port = 0;
};

struct ServerOptions {
    QString address = QStringLiteral("127.0.0.1"); // IPv4 or IPv6
    quint16 port = 0;                              // 0: any free one
    QVector<ListenAddress> furtherAddresses;       // where the same is served, too
    QString certificate, key;                      // PEM files; both, or none for plain HTTP
    bool insecureHttp = false;                     // plain HTTP although others can reach it
    QStringList allowedHosts;                      // further names of this server
    bool readAuth = false;                         // reading takes the administrator's credentials, too
    Credentials credentials;
    int mostAgents = limits::desiredAgents;
    std::optional<int> firstDesiredAgents;                               // stored when no number is stored yet
    std::chrono::milliseconds requestTimeout = std::chrono::seconds(10); // for the whole of a request
    HousekeepingOptions housekeeping;
};

// Errc::BadInput with the option or variable as subject: what makes a server that must not be started.
Result<> checkOptions(const ServerOptions &options);
// Whether only this machine reaches that address.
bool isLoopbackAddress(const QString &address);
bool isLoopbackOnly(const ServerOptions &options);

class DashboardServer
{
public:
    // What makes and ends the agents, given the server's own address; nullptr: the wanted count is stored only.
    using MakeBackend = std::function<std::unique_ptr<fleet::ScaleBackend>(const QUrl &server)>;

    // Serves when it returns. The clock outlives it. A QCoreApplication has to be there. Errors are those of
    // checkOptions() and net::HttpServer::listen(); Errc::Storage when its storage cannot be used.
    static Result<std::unique_ptr<DashboardServer>> start(const ServerOptions &options,
                                                          std::unique_ptr<store::AgentStorage> storage,
                                                          const Clock &clock, const MakeBackend &makeBackend = {});
    // Takes no further request, and ends after those that the storage has taken.
    ~DashboardServer();
    Q_DISABLE_COPY_MOVE(DashboardServer)

    quint16 port() const;
    // By which this machine reaches it.
    QUrl url() const;
    // Before an orderly end: lets the backend end its agents while they still have somebody to report to, and makes
    // none any more. Answered when none is left, or after `within`; at once where they outlive the server.
    Async<> endAgents(std::chrono::milliseconds within);
    // The same, and waits for it: for where no event loop runs any more.
    void endAgentsWithin(std::chrono::milliseconds within);

private:
    struct Private;
    explicit DashboardServer(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace largada::dashboard
