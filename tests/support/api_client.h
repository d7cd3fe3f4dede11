// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A Kubernetes client of a scripted API, and the way to wait for its answers.
#pragma once

#include <QTest>

#include "core/clock.h"
#include "kube/api/client.h"
#include "support/scripted_api.h"

namespace largada::test
{

class ApiClient
{
public:
    explicit ApiClient(const QString &server, const QString &token = {}, const net::TlsOptions &tls = {})
        : client(connectionTo(server, token, tls), QProcessEnvironment(), clock)
    {
    }

    SystemClock clock;
    kube::Client client;

private:
    static kube::Connection connectionTo(const QString &server, const QString &token, const net::TlsOptions &tls)
    {
        kube::Connection connection;
        connection.server = server;
        connection.ns = QStringLiteral("default");
        connection.tls = tls;
        connection.user.token = token;
        return connection;
    }
};

template<class T>
Result<T> awaited(const Async<T> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) || future.resultCount() == 0)
        return Error{Errc::Internal, QStringLiteral("never answered"), {}};
    return future.resultAt(0);
}

} // namespace largada::test
