// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>

#include "core/log.h"

namespace largada::ui
{

namespace
{

constexpr std::chrono::seconds patience{2};
constexpr qint64 longest = 64 * 1024; // bytes of arguments

QByteArray packed(const QStringList &arguments)
{
    return arguments.join(QLatin1Char('\n')).toUtf8() + '\0';
}

} // namespace

SingleInstance::SingleInstance(const QString &configDirectory, QObject *parent) : QObject(parent)
{
    const QByteArray place = QDir(configDirectory).absolutePath().toUtf8();
    const QByteArray sum = QCryptographicHash::hash(place, QCryptographicHash::Sha256).toHex().left(16);
    m_name = QDir(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation))
                 .filePath(QStringLiteral("largada-%1.sock").arg(QLatin1String(sum)));
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

void SingleInstance::start(const QStringList &arguments)
{
    auto *socket = new QLocalSocket(this);
    auto *timer = new QTimer(socket);
    timer->setSingleShot(true);
    const auto alone = [this, socket] {
        socket->disconnect(this);
        socket->deleteLater();
        listen();
    };
    connect(socket, &QLocalSocket::connected, this, [socket, arguments] { socket->write(packed(arguments)); });
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        socket->disconnect(this);
        socket->deleteLater();
        emit handedOver();
    });
    connect(socket, &QLocalSocket::errorOccurred, this, alone);
    connect(timer, &QTimer::timeout, this, alone);
    timer->start(patience);
    socket->connectToServer(m_name);
}

void SingleInstance::listen()
{
    if (!m_server.listen(m_name)) {
        QLocalServer::removeServer(m_name);
        if (!m_server.listen(m_name))
            qCWarning(logShell) << "no socket for other starts:" << m_server.errorString();
    }
    emit first();
}

void SingleInstance::onConnection()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() > longest) {
                socket->abort();
                return;
            }
            const QByteArray all = socket->peek(longest);
            if (!all.endsWith('\0'))
                return;
            socket->readAll();
            socket->write("ok");
            socket->flush();
            const QString text = QString::fromUtf8(all.chopped(1));
            emit started(text.isEmpty() ? QStringList() : text.split(QLatin1Char('\n')));
        });
    }
}

} // namespace largada::ui
