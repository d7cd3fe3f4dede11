// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scripted_api.h"

#include <memory>

#include <QSslCertificate>
#include <QSslSocket>

namespace largada::test
{

namespace
{

QByteArray head(int status, const net::HttpHeaders &headers)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    for (const auto &[name, value] : headers)
        text += name + ": " + value + "\r\n";
    return text;
}

// The first whole request of the buffer, taken off it.
std::optional<ApiRequest> takeRequest(QByteArray &buffer)
{
    const auto headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    ApiRequest request;
    const auto headLines = buffer.left(headEnd).split('\n');
    for (const auto &line : headLines.mid(1)) {
        const auto colon = line.indexOf(':');
        request.headers.emplace_back(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
    }
    const auto bodySize = request.header("Content-Length").toLongLong();
    if (buffer.size() < headEnd + 4 + bodySize)
        return std::nullopt;
    const auto words = headLines.first().trimmed().split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    const QUrl url = QUrl::fromEncoded(request.target);
    request.path = url.path();
    request.query = QUrlQuery(url);
    request.body = buffer.mid(headEnd + 4, bodySize);
    buffer.remove(0, headEnd + 4 + bodySize);
    return request;
}

} // namespace

void ApiReply::answer(int status, const QByteArray &body, const net::HttpHeaders &headers) const
{
    auto all = headers;
    all.emplace_back("Content-Length", QByteArray::number(body.size()));
    raw(head(status, all) + "\r\n" + body);
}

void ApiReply::begin(int status, const net::HttpHeaders &headers) const
{
    raw(head(status, headers) + "Transfer-Encoding: chunked\r\n\r\n");
}

void ApiReply::send(const QByteArray &chunk) const
{
    raw(QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n");
}

void ApiReply::end() const
{
    raw("0\r\n\r\n");
}

void ApiReply::raw(const QByteArray &bytes) const
{
    if (!isOpen())
        return;
    m_socket->write(bytes);
    m_socket->flush();
}

void ApiReply::cut() const
{
    if (m_socket)
        m_socket->disconnectFromHost();
}

ScriptedApi::ScriptedApi(Handler handler, std::optional<QSslConfiguration> tls, quint16 port)
    : m_handler(std::move(handler)), m_tls(std::move(tls))
{
    listen(QHostAddress::LocalHost, port);
}

QString ScriptedApi::url() const
{
    return QStringLiteral("%1://127.0.0.1:%2")
        .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
        .arg(serverPort());
}

QStringList ScriptedApi::lines() const
{
    QStringList result;
    for (const auto &request : m_requests)
        result << QString::fromLatin1(request.method + ' ' + request.target);
    return result;
}

void ScriptedApi::incomingConnection(qintptr handle)
{
    QTcpSocket *socket = nullptr;
    if (m_tls) {
        auto *secure = new QSslSocket(this);
        secure->setSocketDescriptor(handle);
        secure->setSslConfiguration(*m_tls);
        connect(secure, &QSslSocket::encrypted, this, [this, secure] {
            m_clientNames << secure->peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
        });
        secure->startServerEncryption();
        socket = secure;
    } else {
        socket = new QTcpSocket(this);
        socket->setSocketDescriptor(handle);
    }
    const int connection = ++m_connections;
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::readyRead, this,
            [this, socket, connection, buffer = std::make_shared<QByteArray>()] { feed(socket, connection, *buffer); });
}

void ScriptedApi::feed(QTcpSocket *socket, int connection, QByteArray &buffer)
{
    buffer += socket->readAll();
    while (auto request = takeRequest(buffer)) {
        request->connection = connection;
        m_requests << *request;
        m_handler(*request, ApiReply(socket));
    }
}

} // namespace largada::test
