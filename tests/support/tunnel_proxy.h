// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A proxy on loopback that tunnels: HTTP's CONNECT (RFC 9110, 9.3.6) or SOCKS 5 (RFC 1928, 1929). Whatever name is
// asked for, it connects to loopback.
#pragma once

#include <memory>

#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

namespace largada::test
{

class TunnelProxy : public QTcpServer
{
public:
    enum class Kind { Http, Socks5 };
    // user: "name:password" that it wants to hear; empty: none.
    explicit TunnelProxy(Kind kind, QByteArray user = {}) : m_kind(kind), m_user(std::move(user))
    {
        listen(QHostAddress::LocalHost);
    }
    const QStringList &asked() const { return m_asked; } // "host:port" of each tunnel

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *client = new QTcpSocket(this);
        client->setSocketDescriptor(handle);
        connect(client, &QTcpSocket::readyRead, this, [this, client, said = std::make_shared<QByteArray>()] {
            if (client->property("tunnel").toBool())
                return;
            *said += client->readAll();
            m_kind == Kind::Http ? readConnect(client, *said) : readSocks(client, *said);
        });
    }

private:
    void readConnect(QTcpSocket *client, QByteArray &said)
    {
        if (!said.contains("\r\n\r\n"))
            return;
        const auto request = std::exchange(said, {});
        if (!m_user.isEmpty() && !request.contains("Proxy-Authorization: Basic " + m_user.toBase64())) {
            client->write("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        tunnel(client, request.split(' ').value(1), "HTTP/1.1 200 Go\r\n\r\n");
    }

    // Each step is one message of the client, since it waits for the answer.
    void readSocks(QTcpSocket *client, QByteArray &said)
    {
        const auto message = std::exchange(said, {});
        const int step = client->property("step").toInt();
        client->setProperty("step", step + 1);
        if (step == 0) {
            client->write(m_user.isEmpty() ? QByteArray("\x05\x00", 2) : QByteArray("\x05\x02", 2));
            client->setProperty("step", m_user.isEmpty() ? 2 : 1);
        } else if (step == 1) {
            const auto nameSize = message.at(1);
            const QByteArray user = message.mid(2, nameSize) + ':' + message.mid(3 + nameSize);
            client->write(QByteArray("\x01", 1) + (user == m_user ? '\0' : '\1'));
        } else {
            const bool isName = message.at(3) == 3;
            const QByteArray host = isName ? message.mid(5, message.at(4)) : QByteArray("address");
            const auto port = static_cast<quint16>(quint8(message.at(message.size() - 2)) * 256 +
                                                   quint8(message.at(message.size() - 1)));
            tunnel(client, host + ':' + QByteArray::number(port),
                   QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10));
        }
    }

    void tunnel(QTcpSocket *client, const QByteArray &target, const QByteArray &taken)
    {
        m_asked << QString::fromLatin1(target);
        client->setProperty("tunnel", true);
        auto *server = new QTcpSocket(client);
        const auto relay = [](QTcpSocket *from, QTcpSocket *to) {
            connect(from, &QTcpSocket::readyRead, to, [from, to] { to->write(from->readAll()); });
            connect(from, &QTcpSocket::disconnected, to, [to] { to->disconnectFromHost(); });
        };
        relay(server, client);
        connect(server, &QTcpSocket::connected, client, [client, server, taken, relay] {
            relay(client, server);
            client->write(taken);
        });
        server->connectToHost(QHostAddress(QHostAddress::LocalHost),
                              target.mid(target.lastIndexOf(':') + 1).toUShort());
    }

    Kind m_kind;
    QByteArray m_user;
    QStringList m_asked;
};

} // namespace largada::test
