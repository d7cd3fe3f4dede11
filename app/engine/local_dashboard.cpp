// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/local_dashboard.h"

#include <unistd.h>

#include <QFile>

#include "core/log.h"
#include "dashboard/contract/local_server.h"

namespace largada::engine
{

namespace
{

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds agentsEndWithin = 8s;
constexpr qint64 largestCa = 1024 * 1024; // bytes

} // namespace

LocalDashboard::LocalDashboard(LocalDashboardSetup setup, const Clock &clock)
    : m_setup(std::move(setup)), m_clock(clock), m_file(dashboard::localServerFile(m_setup.environment))
{
}

LocalDashboard::~LocalDashboard()
{
    if (!m_server)
        return;
    dashboard::removeLocalServer(m_file, ::getpid()); // nobody is to come any more
    m_server->endAgentsWithin(agentsEndWithin);
}

Result<ReachedDashboard> LocalDashboard::reach()
{
    const std::lock_guard lock(m_mutex);
    if (!m_server) {
        auto other = another();
        if (other || other.error().code != Errc::NotFound)
            return other;
        if (const auto started = start(); !started)
            return started.error();
    }
    ReachedDashboard reached;
    reached.client.url = m_server->url();
    reached.client.admin = m_credentials.admin;
    reached.isEmbedded = reached.isOfThisMachine = true;
    return reached;
}

Result<ReachedDashboard> LocalDashboard::another() const
{
    const auto found = dashboard::findLocalServer(m_setup.environment);
    if (!found)
        return found.error();
    ReachedDashboard reached;
    reached.client.url = found->url;
    reached.client.admin = found->admin;
    reached.isOfThisMachine = true;
    if (!found->caFile.isEmpty()) {
        QFile file(found->caFile);
        if (!file.open(QIODevice::ReadOnly))
            return Error{Errc::Storage, file.errorString(), found->caFile};
        reached.client.trusted = file.read(largestCa);
    }
    return reached;
}

Result<> LocalDashboard::start()
{
    const auto credentials = dashboard::withKeptCredentials({}, m_setup.credentialsFile);
    if (!credentials)
        return credentials.error();
    auto storage = store::AgentStorage::open(m_setup.database);
    if (!storage)
        return storage.error();
    dashboard::ServerOptions options;
    options.credentials = *credentials;
    dashboard::DashboardServer::MakeBackend makeBackend;
    if (m_setup.makeBackend)
        makeBackend = [this, secret = credentials->secret](const QUrl &server) {
            return m_setup.makeBackend(server, secret);
        };
    auto server = dashboard::DashboardServer::start(options, *std::move(storage), m_clock, makeBackend);
    if (!server)
        return server.error();
    m_server = *std::move(server);
    m_credentials = *credentials;
    const auto written =
        dashboard::writeLocalServer(m_file, {m_server->url(), m_credentials.admin, {}, qint64(::getpid())});
    if (!written) // this program needs no file
        qCWarning(logDashboard).noquote() << written.error().subject << written.error().what;
    return {};
}

} // namespace largada::engine
