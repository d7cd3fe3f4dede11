// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/byte_stream.h"

#include <array>
#include <utility>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <QPointer>
#include <QTcpSocket>

#include "net/openssl_parts.h"

namespace largada::net
{

namespace
{

constexpr size_t pieceSize = 16 * 1024; // of a TLS record

bool isProxyError(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::ProxyAuthenticationRequiredError ||
           (error >= QAbstractSocket::ProxyConnectionRefusedError && error <= QAbstractSocket::ProxyProtocolError);
}

// Bytes go straight from OpenSSL to the socket and back, without a buffer of their own.
const BIO_METHOD *socketMethod()
{
    static BIO_METHOD *const method = [] {
        BIO_METHOD *made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "QTcpSocket");
        BIO_meth_set_write(made, [](BIO *bio, const char *bytes, int size) {
            return static_cast<int>(static_cast<QTcpSocket *>(BIO_get_data(bio))->write(bytes, size));
        });
        BIO_meth_set_read(made, [](BIO *bio, char *bytes, int size) {
            BIO_clear_retry_flags(bio);
            const qint64 read = static_cast<QTcpSocket *>(BIO_get_data(bio))->read(bytes, size);
            if (read == 0) {
                BIO_set_retry_read(bio);
                return -1;
            }
            return static_cast<int>(read);
        });
        BIO_meth_set_ctrl(made, [](BIO *, int command, long, void *) -> long { return command == BIO_CTRL_FLUSH; });
        return made;
    }();
    return method;
}

} // namespace

struct ByteStream::Private {
    explicit Private(ByteStream &owner) : q(owner), socket(&owner) {}

    void onConnected();
    void onReadyRead();
    void shakeHands();
    bool startTls();
    void takePlain(QByteArray &bytes);
    void takeSecure(QByteArray &bytes);
    void onSocketEnded();
    QString saidByOpenSsl() const;
    void end(const Error &why);
    Error error(const QString &what) const { return Error{Errc::Network, what, target.host}; }

    ByteStream &q;
    Target target;
    QTcpSocket socket;
    std::unique_ptr<SSL, SslFree> ssl; // ends before the socket and after the context
    bool isOpen = false;
    bool hasEnded = false;
};

void ByteStream::Private::onConnected()
{
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (!target.tls) {
        isOpen = true;
        emit q.opened();
    } else if (startTls()) {
        shakeHands();
    }
}

bool ByteStream::Private::startTls()
{
    ssl.reset(target.tls->connection(target.host, target.port));
    BIO *bio = ssl ? BIO_new(socketMethod()) : nullptr;
    if (bio == nullptr) {
        end(error(QStringLiteral("no certificate can be for this name")));
        return false;
    }
    BIO_set_data(bio, &socket);
    BIO_set_init(bio, 1);
    SSL_set_bio(ssl.get(), bio, bio);
    return true;
}

void ByteStream::Private::shakeHands()
{
    ERR_clear_error();
    const int done = SSL_do_handshake(ssl.get());
    if (done == 1) {
        isOpen = true;
        const QPointer<ByteStream> alive(&q);
        emit q.opened();
        if (alive && isOpen && SSL_has_pending(ssl.get()) == 1) // came with the handshake's last bytes
            emit q.readable();
        return;
    }
    const int why = SSL_get_error(ssl.get(), done);
    if (why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE)
        return;
    const long verified = SSL_get_verify_result(ssl.get());
    if (verified != X509_V_OK && SSL_get_verify_mode(ssl.get()) != SSL_VERIFY_NONE)
        end(Error{Errc::Network, QString::fromLatin1(X509_verify_cert_error_string(verified)),
                  QStringLiteral("certificate")});
    else
        end(error(saidByOpenSsl()));
}

void ByteStream::Private::onReadyRead()
{
    if (hasEnded)
        return;
    if (isOpen) {
        emit q.readable();
        return;
    }
    if (ssl)
        shakeHands();
}

void ByteStream::Private::takePlain(QByteArray &bytes)
{
    std::array<char, pieceSize> piece; // NOLINT(*-member-init): filled by what reads
    for (;;) {
        const qint64 read = socket.read(piece.data(), piece.size());
        if (read > 0) {
            bytes.append(piece.data(), read);
            continue;
        }
        if (read < 0)
            onSocketEnded();
        return;
    }
}

void ByteStream::Private::takeSecure(QByteArray &bytes)
{
    std::array<char, pieceSize> piece; // NOLINT(*-member-init): filled by what reads
    for (;;) {
        ERR_clear_error();
        const int read = SSL_read(ssl.get(), piece.data(), piece.size());
        if (read > 0) {
            bytes.append(piece.data(), read);
            continue;
        }
        const int why = SSL_get_error(ssl.get(), read);
        if (why == SSL_ERROR_ZERO_RETURN)
            end(error(QStringLiteral("The remote host closed the connection")));
        else if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
            end(error(saidByOpenSsl()));
        return;
    }
}

// The socket knows better, when it was that.
QString ByteStream::Private::saidByOpenSsl() const
{
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    if (socket.state() != QAbstractSocket::ConnectedState || code == 0)
        return socket.errorString();
    return sslReason(code);
}

void ByteStream::Private::onSocketEnded()
{
    if (isProxyError(socket.error()))
        end(Error{Errc::Network, socket.errorString(), target.proxy.hostName()});
    else
        end(error(socket.errorString()));
}

void ByteStream::Private::end(const Error &why)
{
    if (std::exchange(hasEnded, true))
        return;
    isOpen = false;
    QMetaObject::invokeMethod(&q, [this, why] { emit q.ended(why); }, Qt::QueuedConnection);
}

ByteStream::ByteStream(QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this))
{
    connect(&d->socket, &QTcpSocket::connected, this, [this] { d->onConnected(); });
    connect(&d->socket, &QTcpSocket::readyRead, this, [this] { d->onReadyRead(); });
    connect(&d->socket, &QTcpSocket::errorOccurred, this, [this] { d->onSocketEnded(); });
}

ByteStream::~ByteStream()
{
    d->socket.disconnect(this);
    if (d->ssl && d->isOpen) // OpenSSL takes a session for bad whose connection was cut
        SSL_set_shutdown(d->ssl.get(), SSL_SENT_SHUTDOWN);
    d->ssl.reset();
}

void ByteStream::open(const Target &target)
{
    d->target = target;
    d->socket.setProxy(target.proxy);
    d->socket.connectToHost(target.host, target.port, QIODevice::ReadWrite | QIODevice::Unbuffered);
}

bool ByteStream::isOpen() const
{
    return d->isOpen;
}

bool ByteStream::isResumed() const
{
    return d->ssl && SSL_session_reused(d->ssl.get()) == 1;
}

void ByteStream::write(const QByteArray &bytes)
{
    if (!d->isOpen || bytes.isEmpty())
        return;
    if (!d->ssl) {
        if (d->socket.write(bytes) < 0)
            d->onSocketEnded();
        return;
    }
    ERR_clear_error();
    if (SSL_write(d->ssl.get(), bytes.constData(), static_cast<int>(bytes.size())) <= 0)
        d->end(d->error(d->saidByOpenSsl()));
}

QByteArray ByteStream::take()
{
    QByteArray bytes;
    if (d->ssl && d->isOpen)
        d->takeSecure(bytes);
    else if (d->isOpen)
        d->takePlain(bytes);
    return bytes;
}

void ByteStream::letGo(std::unique_ptr<ByteStream> stream)
{
    if (!stream)
        return;
    ByteStream *going = stream.release();
    going->disconnect();
    if (going->d->ssl && going->d->isOpen)
        SSL_shutdown(going->d->ssl.get());
    ERR_clear_error();
    going->d->isOpen = false;
    going->d->hasEnded = true;
    going->d->socket.disconnectFromHost();
    going->deleteLater();
}

} // namespace largada::net
