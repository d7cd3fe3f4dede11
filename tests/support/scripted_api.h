// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP/1.1 server on loopback whose answers a test writes: whole, or in chunks that it sends, holds, ends and cuts
// when it likes. In the thread that made it. Not for WebSockets.
#pragma once

#include <functional>
#include <optional>

#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>

#include "net/http_headers.h"

namespace largada::test
{

struct ApiRequest {
    QByteArray method;
    QByteArray target; // as it came
    QString path;      // decoded
    QUrlQuery query;
    net::HttpHeaders headers;
    QByteArray body;
    int connection = 0; // the how-manieth of the server

    QString asked(const QString &name) const { return query.queryItemValue(name, QUrl::FullyDecoded); }
    QByteArray header(const QByteArray &name) const { return net::header(headers, name); }
    bool isWatch() const { return query.hasQueryItem(QStringLiteral("watch")); }
};

// The way to answer one request. Copies reach the same one; does nothing when the client has gone.
class ApiReply
{
public:
    explicit ApiReply(QTcpSocket *socket) : m_socket(socket) {}

    void answer(int status, const QByteArray &body, const net::HttpHeaders &headers = {}) const;
    // In chunks.
    void begin(int status = 200, const net::HttpHeaders &headers = {}) const;
    void send(const QByteArray &chunk) const;
    void end() const;
    void raw(const QByteArray &bytes) const;
    void cut() const; // closes, whatever was sent
    bool isOpen() const { return m_socket && m_socket->state() == QAbstractSocket::ConnectedState; }

private:
    QPointer<QTcpSocket> m_socket;
};

class ScriptedApi : public QTcpServer
{
public:
    using Handler = std::function<void(const ApiRequest &request, const ApiReply &reply)>;

    explicit ScriptedApi(Handler handler, std::optional<QSslConfiguration> tls = std::nullopt, quint16 port = 0);

    QString url() const; // "http://127.0.0.1:1234"
    const QVector<ApiRequest> &requests() const { return m_requests; }
    QStringList lines() const; // "GET /a?b" of each request
    int connections() const { return m_connections; }
    const QStringList &clientNames() const { return m_clientNames; } // of the certificates, one a TLS connection

protected:
    void incomingConnection(qintptr handle) override;

private:
    void feed(QTcpSocket *socket, int connection, QByteArray &buffer);

    Handler m_handler;
    std::optional<QSslConfiguration> m_tls;
    QVector<ApiRequest> m_requests;
    QStringList m_clientNames;
    int m_connections = 0;
};

} // namespace largada::test
