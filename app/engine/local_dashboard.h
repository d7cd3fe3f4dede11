// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard of this machine: the server that runs here already, or else one within this program, on a free port of
// loopback, which other programs of this user find by its file in the runtime directory. Not for dashboards elsewhere.
#pragma once

#include <memory>
#include <mutex>

#include <QProcessEnvironment>

#include "dashboard/server/dashboard_server.h"
#include "engine/reached_dashboard.h"

namespace largada::engine
{

struct LocalDashboardSetup {
    QString database;        // as store::AgentStorage takes it
    QString credentialsFile; // of the server within this program; random ones are kept there
    QProcessEnvironment environment;
    // What makes and ends its agents; secret: by which they prove themselves.
    std::function<std::unique_ptr<fleet::ScaleBackend>(const QUrl &server, const QByteArray &secret)> makeBackend;
};

class LocalDashboard
{
public:
    LocalDashboard(LocalDashboardSetup setup, const Clock &clock);
    // Ends the server and its agents. Waits for those, for some seconds at most, so that they can report what they ran.
    ~LocalDashboard();
    Q_DISABLE_COPY_MOVE(LocalDashboard)

    // Starts one when none runs. Blocks. From any thread. Errors are those of store::AgentStorage::open(),
    // dashboard::withKeptCredentials() and dashboard::DashboardServer::start().
    Result<ReachedDashboard> reach();

private:
    Result<ReachedDashboard> another() const;
    Result<> start();

    const LocalDashboardSetup m_setup;
    const Clock &m_clock;
    const QString m_file;
    std::mutex m_mutex; // for what is below
    dashboard::Credentials m_credentials;
    std::unique_ptr<dashboard::DashboardServer> m_server;
};

} // namespace largada::engine
