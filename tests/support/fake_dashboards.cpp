// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_dashboards.h"

namespace largada::test
{

std::unique_ptr<engine::DashboardTest> FakeDashboards::test(const engine::DashboardAddress &address)
{
    tested.push_back(address);
    auto made = std::make_unique<engine::DashboardTest>();
    current = made.get();
    return made;
}

Async<> FakeSecrets::keep(const QString &key, const QByteArray &secret)
{
    calls << QStringLiteral("keep %1").arg(key);
    if (failure)
        return answered<void>(*failure);
    kept.insert(key, secret);
    return answered<void>({});
}

Async<QByteArray> FakeSecrets::find(const QString &key)
{
    calls << QStringLiteral("find %1").arg(key);
    if (failure)
        return answered<QByteArray>(*failure);
    if (!kept.contains(key))
        return answered<QByteArray>(Error{Errc::NotFound, QStringLiteral("nothing"), QStringLiteral("keyring")});
    return answered<QByteArray>(kept.value(key));
}

Async<> FakeSecrets::forget(const QString &key)
{
    calls << QStringLiteral("forget %1").arg(key);
    if (failure)
        return answered<void>(*failure);
    kept.remove(key);
    return answered<void>({});
}

} // namespace largada::test
