// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tries a connection step by step, as a person would to find out what is wrong: address, certificate, credential,
// server, rights. Lives in the engine's thread.
#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QProcessEnvironment>

#include "core/clock.h"
#include "fleet/clusters.h"
#include "kube/api/requests.h"

namespace largada::backends
{

class ConnectionTester final : public QObject
{
public:
    // Called in the engine's thread.
    struct Sinks {
        std::function<void(const fleet::TestStep &)> stepped;
        std::function<void(bool isUsable)> finished;
    };
    ConnectionTester(const fleet::ClusterAddress &address, const QProcessEnvironment &environment, const Clock &clock,
                     Sinks sinks); // begins in the next turn

private:
    void begin();
    void lookUp();
    void onAddress(const QString &address, const QString &problem);
    void onVersion(const Result<kube::ServerVersion> &version);
    void onIdentity(const Result<QString> &user);
    void onRights(const Result<QVector<kube::AccessAnswer>> &rights);
    void good(fleet::TestStepId id, const QString &detail);
    void bad(fleet::TestStepId id, const Error &error);

    const fleet::ClusterAddress m_address;
    const QProcessEnvironment m_environment;
    const Clock &m_clock;
    const Sinks m_sinks;
    const MonoTime m_begun;
    std::optional<kube::Connection> m_connection;
    std::unique_ptr<kube::Client> m_client;
    kube::ServerVersion m_version;
};

} // namespace largada::backends
