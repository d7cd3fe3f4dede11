// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dashboards to choose from and a keyring, which do what a test says.
#pragma once

#include <QHash>
#include <QPointer>

#include "engine/dashboards.h"
#include "settings/secrets.h"

namespace largada::test
{

// Remembers which one is to be used; a test of one goes as the test of ours says.
class FakeDashboards final : public engine::Dashboards
{
public:
    void use(const std::optional<engine::DashboardAddress> &address) override { used.push_back(address); }
    std::unique_ptr<engine::DashboardTest> test(const engine::DashboardAddress &address) override;

    QVector<std::optional<engine::DashboardAddress>> used;
    QVector<engine::DashboardAddress> tested;
    QPointer<engine::DashboardTest> current; // whose signals a test emits
};

// A keyring in memory, or one that fails.
class FakeSecrets final : public settings::Secrets
{
public:
    Async<> keep(const QString &key, const QByteArray &secret) override;
    Async<QByteArray> find(const QString &key) override;
    Async<> forget(const QString &key) override;

    QHash<QString, QByteArray> kept;
    std::optional<Error> failure; // of every call
    QStringList calls;            // in order
};

} // namespace largada::test
