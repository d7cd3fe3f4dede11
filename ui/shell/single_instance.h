// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One program a user and config directory: a second start hands its arguments to the first and ends. A socket in the
// user's runtime directory, readable by that user alone.
#pragma once

#include <memory>

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace largada::ui
{

class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString &configDirectory, QObject *parent = nullptr);

    // Asks whether another program is there and hands the arguments over; answers by first() or handedOver(), within
    // two seconds. A socket that nobody answers at is a dead program's: it is removed.
    void start(const QStringList &arguments);

signals:
    void first();
    void handedOver();
    void started(const QStringList &arguments); // another one was started

private:
    void listen();
    void onConnection();

    QString m_name;
    QLocalServer m_server;
};

} // namespace largada::ui
