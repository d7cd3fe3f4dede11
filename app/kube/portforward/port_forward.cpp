// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/portforward/port_forward.h"

#include <array>

#include <QPointer>
#include <QtEndian>

#include "kube/exec/channel_socket.h"

namespace largada::kube
{

namespace
{

enum Channel : quint8 { Data = 0, Failure = 1 };

constexpr qsizetype portBytes = 2;

ChannelSocketWanted requestFor(const PortForwardWanted &wanted)
{
    return {QStringLiteral("/api/v1/namespaces/%1/pods/%2/portforward").arg(wanted.ns, wanted.pod),
            {{QStringLiteral("ports"), QString::number(wanted.port)}},
            {"v4.channel.k8s.io"}};
}

} // namespace

struct PortForward::Private {
    Private(PortForward &owner, Client &client, PortForwardWanted port)
        : q(owner), wanted(std::move(port)), socket(client, requestFor(wanted))
    {
    }

    void onReceived(quint8 channel, QByteArray bytes);
    QByteArray withoutPort(quint8 channel, QByteArray bytes);
    void finish(const Error &why);

    PortForward &q;
    const PortForwardWanted wanted;
    ChannelSocket socket;
    std::array<QByteArray, 2> ports; // what each channel begins with, little-endian
    bool isOpen = false;
    bool isClosed = false;
};

void PortForward::Private::onReceived(quint8 channel, QByteArray bytes)
{
    if (isClosed || channel > Failure)
        return;
    const QPointer<PortForward> alive(&q);
    bytes = withoutPort(channel, std::move(bytes));
    if (!alive || isClosed || bytes.isEmpty())
        return;
    if (channel == Data)
        emit q.data(bytes);
    else
        finish(Error{Errc::Network, QString::fromUtf8(bytes.left(500)).trimmed(), QStringLiteral("port")});
}

QByteArray PortForward::Private::withoutPort(quint8 channel, QByteArray bytes)
{
    QByteArray &port = ports.at(channel);
    if (port.size() == portBytes)
        return bytes;
    const qsizetype missing = portBytes - port.size();
    port += bytes.left(missing);
    bytes = bytes.mid(missing);
    if (port.size() < portBytes)
        return {};
    if (qFromLittleEndian<quint16>(port.constData()) != wanted.port) {
        finish(Error{Errc::Protocol, QStringLiteral("port-forward of a port that was not asked for"), wanted.pod});
    } else if (channel == Data) {
        isOpen = true;
        emit q.opened();
    }
    return bytes;
}

void PortForward::Private::finish(const Error &why)
{
    if (std::exchange(isClosed, true))
        return;
    socket.close();
    emit q.closed(why);
}

PortForward::PortForward(Client &client, PortForwardWanted wanted, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, client, std::move(wanted)))
{
    connect(&d->socket, &ChannelSocket::received, this,
            [this](quint8 channel, const QByteArray &bytes) { d->onReceived(channel, bytes); });
    connect(&d->socket, &ChannelSocket::closed, this, [this](const Error &why, bool hasOpened) {
        if (hasOpened && why.code == Errc::Cancelled) // by the server
            d->finish(Error{Errc::Network, why.what, d->wanted.pod});
        else if (why.code == Errc::NotFound)
            d->finish(Error{why.code, why.what, d->wanted.pod, why.status});
        else
            d->finish(why);
    });
}

PortForward::~PortForward() = default;

bool PortForward::isOpen() const
{
    return d->isOpen && !d->isClosed && d->socket.isOpen();
}

void PortForward::write(const QByteArray &bytes)
{
    if (isOpen())
        d->socket.send(Data, bytes);
}

} // namespace largada::kube
