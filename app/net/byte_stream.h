// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A connection to a server: bytes over TCP or TLS, through a proxy if there is one. What is written is with the kernel
// when the call returns, unless its buffer is full; and one that waits holds no buffers: a fleet has a thousand (of
// QSslSocket's each holds 96 KB). Lives in the thread that made it.
#pragma once

#include <memory>

#include <QNetworkProxy>
#include <QObject>

#include "core/error.h"
#include "net/tls_context.h"

namespace largada::net
{

class ByteStream : public QObject
{
    Q_OBJECT
public:
    struct Target {
        QString host;
        quint16 port = 0;
        QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
        std::shared_ptr<TlsContext> tls{}; // null: plain
    };

    explicit ByteStream(QObject *parent = nullptr);
    ~ByteStream() override; // cuts it

    void open(const Target &target); // once
    bool isOpen() const;             // the server's certificate is trusted, if there is one
    bool isResumed() const;          // its TLS session is that of an earlier one
    void write(const QByteArray &bytes);
    QByteArray take(); // all that has come and was not taken
    // Ends it in an orderly way without waiting for that, and deletes it: may be called from inside its signals.
    static void letGo(std::unique_ptr<ByteStream> stream);

signals:
    void opened();
    void readable(); // until it is taken, no further one comes
    // Once, and last; not from inside a call, and behind readable() for all that came. Errc::Network with the host, the
    // proxy's host or "certificate" as its subject.
    void ended(const largada::Error &why);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::net
