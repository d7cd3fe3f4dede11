// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The local fleet of agents: processes of largada-agent on this machine with names that stay (local-agent-01 …), so
// that a restart updates their rows at the dashboard. Those that end by themselves are started again after longer and
// longer pauses. All end with us. For an orderly end scale(0) first: its own end kills what is left.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include <QProcessEnvironment>
#include <QUrl>

#include "backends/local/capacity.h"
#include "core/back_off.h"
#include "fleet/scale_backend.h"

namespace largada::backends
{

struct LocalAgentsSetup {
    QString program; // largada-agent
    QString k6;
    std::function<QString()> findK6; // instead, where it may change; asked in the fleet's thread at each agent's start
    QUrl dashboard;
    QByteArray secret;   // goes through the environment, which only this user can read
    QString trustedFile; // DASHBOARD_CA_FILE; empty: none
    QString directory;   // for their scripts, and reports that are still to be sent; is made, for this user only
    QProcessEnvironment environment;
    int most = 50;                         // agents
    double memoryMiB = 96;                 // that one agent with its k6 is taken to need
    std::chrono::milliseconds grace{5000}; // for a running k6 when its agent is ended
    BackOff::Options pauses{std::chrono::milliseconds(1000), std::chrono::milliseconds(60'000),
                            std::chrono::milliseconds(120'000)};
};

// Owns its thread.
class LocalAgents final : public fleet::ScaleBackend
{
public:
    // capacity: of the machine; nullptr: measured.
    explicit LocalAgents(const LocalAgentsSetup &setup, std::shared_ptr<const CapacityProbe> capacity = nullptr);
    ~LocalAgents() override;
    Q_DISABLE_COPY_MOVE(LocalAgents)

    QString name() const override;
    std::optional<int> existing() const override;
    // Errc::Conflict with the subject "most" or "memory": as many as that allows have been started. Errc::Storage: the
    // directory cannot be used. Errc::NotFound with the subject "k6": there is none.
    Async<> scale(int agents) override;
    QString lastError() const override;
    std::optional<fleet::ScaleRoom> room() const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::backends
