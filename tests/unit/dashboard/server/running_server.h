// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A dashboard server on loopback with a database of its own, a clock that the test moves, and a client.
#pragma once

#include <memory>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "dashboard/server/dashboard_server.h"
#include "net/http_client.h"
#include "support/fake_clock.h"

namespace largada::test
{

class RunningServer
{
public:
    static inline const QByteArray secret = "agents-0123456789", admin = "admin:admins-0123456789";

    dashboard::ServerOptions options;
    FakeClock clock;
    dashboard::DashboardServer::MakeBackend makeBackend;

    // A SQLite file of its own, or the database at that place.
    explicit RunningServer(const QString &location = {})
        : m_location(location.isEmpty() ? m_directory.filePath(QStringLiteral("dashboard.db")) : location)
    {
        options.credentials = {secret, admin};
        // Rounds come often: what they do is decided by the clock.
        auto &keeping = options.housekeeping;
        keeping.reapEvery = keeping.reconcileEvery = std::chrono::milliseconds(10);
        keeping.refreshEvery = std::chrono::milliseconds(50);
    }

    // Again after stop(): the same database.
    Result<> start()
    {
        auto storage = store::AgentStorage::open(m_location);
        if (!storage)
            return storage.error();
        auto server = dashboard::DashboardServer::start(options, std::move(*storage), clock, makeBackend);
        if (!server)
            return server.error();
        m_server = std::move(*server);
        return {};
    }
    void stop() { m_server.reset(); }
    dashboard::DashboardServer &server() { return *m_server; }

    quint16 port() const { return m_server->port(); }
    QUrl url() const { return m_server->url(); }

    void trust(const QByteArray &certificate)
    {
        net::TlsOptions trusted;
        trusted.trusted = certificate;
        if (const auto tls = net::tlsConfiguration(trusted))
            m_client.setTls(*tls, trusted);
    }

    enum class As { Nobody, Agent, Admin };

    net::HttpAnswered ask(As who, const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                          const net::HttpHeaders &headers = {})
    {
        net::HttpCall call;
        call.method = method;
        call.url = QUrl::fromEncoded(m_server->url().toEncoded() + target);
        call.headers = headers;
        call.body = body;
        if (!body.isEmpty())
            call.headers.emplaceBack("Content-Type", "application/json");
        if (who == As::Agent)
            call.headers.emplaceBack("Authorization", "Bearer " + secret);
        if (who == As::Admin)
            call.headers.emplaceBack("Authorization", "Basic " + admin.toBase64());
        const auto answered = m_client.call(call);
        if (!QTest::qWaitFor([&answered] { return answered.isFinished(); }, 30'000) || !answered.result())
            return {};
        return *answered.result();
    }

    int status(As who, const QByteArray &method, const QByteArray &target, const QByteArray &body = {})
    {
        return ask(who, method, target, body).status;
    }

    QJsonObject json(As who, const QByteArray &method, const QByteArray &target, const QByteArray &body = {})
    {
        return QJsonDocument::fromJson(ask(who, method, target, body).body).object();
    }

    QJsonArray items(const QByteArray &target)
    {
        return json(As::Nobody, "GET", target)[QStringLiteral("items")].toArray();
    }

    QString addTarget(const QByteArray &body = "{\"url\":\"https://example.com\"}")
    {
        return json(As::Admin, "POST", "/api/admin/k6/targets", body)[QStringLiteral("id")].toString();
    }

    // The value of a metric's sample without labels.
    double metric(const QByteArray &name)
    {
        for (const QByteArray &line : ask(As::Nobody, "GET", "/api/metrics").body.split('\n')) {
            if (line.startsWith(name + ' '))
                return line.mid(name.size() + 1).toDouble();
        }
        return -1;
    }

private:
    QTemporaryDir m_directory;
    QString m_location;
    std::unique_ptr<dashboard::DashboardServer> m_server;
    net::HttpClient m_client{net::HttpClient::Options{}};
};

} // namespace largada::test
