// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/exec/exec_session.h"

#include <QTimer>

#include "kube/exec/channel_socket.h"
#include "kube/exec/exec_status.h"

namespace largada::kube
{

namespace
{

using namespace std::chrono_literals;

enum Channel : quint8 { Stdin = 0, Stdout = 1, Stderr = 2, Status = 3, CloseStream = 255 };

constexpr const char *version5 = "v5.channel.k8s.io";
constexpr const char *version4 = "v4.channel.k8s.io";
constexpr qsizetype longestStatus = 1024 * 1024;
constexpr auto patience = 5s; // for the connection's end behind a whole Status

ChannelSocketWanted requestFor(const ExecWanted &wanted)
{
    ChannelSocketWanted request;
    request.path = QStringLiteral("/api/v1/namespaces/%1/pods/%2/exec").arg(wanted.ns, wanted.pod);
    request.query.push_back({QStringLiteral("container"), wanted.container});
    if (wanted.input)
        request.query.push_back({QStringLiteral("stdin"), QStringLiteral("true")});
    request.query.push_back({QStringLiteral("stdout"), QStringLiteral("true")});
    request.query.push_back({QStringLiteral("stderr"), QStringLiteral("true")});
    for (const QString &argument : wanted.command)
        request.query.push_back({QStringLiteral("command"), argument});
    request.subprotocols = {version5, version4};
    return request;
}

} // namespace

struct ExecSession::Private {
    Private(ExecSession &owner, Client &client, ExecWanted command)
        : q(owner), wanted(std::move(command)), socket(client, requestFor(wanted))
    {
    }

    void onReceived(quint8 channel, const QByteArray &bytes);
    void onClosed(const Error &why, bool hasOpened);
    void finish(const Result<int> &exitCode);

    ExecSession &q;
    const ExecWanted wanted;
    ChannelSocket socket;
    QByteArray status;
    QTimer waiting;
    bool isFinished = false;
};

void ExecSession::Private::onReceived(quint8 channel, const QByteArray &bytes)
{
    if (isFinished || bytes.isEmpty()) // the server's first message is a bare channel number
        return;
    if (channel == Stdout)
        emit q.output(bytes);
    else if (channel == Stderr)
        emit q.errors(bytes);
    else if (channel == Status && status.size() + bytes.size() <= longestStatus)
        status += bytes;
    // Output may still follow: streams are copied side by side.
    if (channel == Status && isWholeExecStatus(status))
        waiting.start(patience);
}

void ExecSession::Private::onClosed(const Error &why, bool hasOpened)
{
    if (!status.isEmpty() && (why.code == Errc::Cancelled || isWholeExecStatus(status)))
        finish(readExecStatus(status, wanted.container));
    else if (hasOpened)
        finish(Error{Errc::Network, why.what, QStringLiteral("outcome unknown")});
    else if (why.code == Errc::NotFound)
        finish(Error{why.code, why.what, wanted.container, why.status});
    else
        finish(why);
}

void ExecSession::Private::finish(const Result<int> &exitCode)
{
    if (std::exchange(isFinished, true))
        return;
    waiting.stop();
    socket.close();
    emit q.finished(exitCode);
}

ExecSession::ExecSession(Client &client, ExecWanted wanted, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, client, std::move(wanted)))
{
    d->waiting.setSingleShot(true);
    connect(&d->waiting, &QTimer::timeout, this, [this] { d->finish(readExecStatus(d->status, d->wanted.container)); });
    connect(&d->socket, &ChannelSocket::opened, this, &ExecSession::opened);
    connect(&d->socket, &ChannelSocket::received, this,
            [this](quint8 channel, const QByteArray &bytes) { d->onReceived(channel, bytes); });
    connect(&d->socket, &ChannelSocket::closed, this,
            [this](const Error &why, bool hasOpened) { d->onClosed(why, hasOpened); });
}

ExecSession::~ExecSession() = default;

bool ExecSession::isOpen() const
{
    return !d->isFinished && d->socket.isOpen();
}

void ExecSession::write(const QByteArray &bytes)
{
    if (isOpen())
        d->socket.send(Stdin, bytes);
}

void ExecSession::closeInput()
{
    if (!isOpen())
        return;
    if (d->socket.subprotocol() == version5)
        d->socket.send(CloseStream, QByteArray(1, char(Stdin)));
    else
        d->socket.close();
}

} // namespace largada::kube
