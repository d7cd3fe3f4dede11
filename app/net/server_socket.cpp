// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/server_socket.h"

#include <algorithm>
#include <cerrno>
#include <climits>

#include <sys/socket.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace largada::net
{

namespace
{

bool isForLater(int error)
{
    return error == EAGAIN || error == EINTR;
}

int clamped(qsizetype size)
{
    return static_cast<int>(std::min<qsizetype>(size, INT_MAX));
}

} // namespace

ServerSocket::ServerSocket(int descriptor, const TlsServer *tls) : m_descriptor(descriptor), m_tls(tls) {}

ServerSocket::~ServerSocket()
{
    m_session.reset();
    close(m_descriptor);
}

// What OpenSSL's last call on this session came to; its error queue is the thread's and must be empty before each.
ServerSocket::Io ServerSocket::outcome(int result, bool &waitsForWriting) const
{
    switch (SSL_get_error(m_session.get(), result)) {
    case SSL_ERROR_NONE:
        return Io::Done;
    case SSL_ERROR_WANT_READ:
        waitsForWriting = false;
        return Io::Later;
    case SSL_ERROR_WANT_WRITE:
        waitsForWriting = true;
        return Io::Later;
    case SSL_ERROR_ZERO_RETURN:
        return Io::Ended;
    default:
        ERR_clear_error();
        return Io::Failed;
    }
}

ServerSocket::Io ServerSocket::shakeHands()
{
    if (!m_session)
        m_session = m_tls->session(m_descriptor);
    if (!m_session)
        return Io::Failed;
    ERR_clear_error();
    return outcome(SSL_do_handshake(m_session.get()), m_waitsForWriting);
}

ServerSocket::Transfer ServerSocket::read(char *buffer, qsizetype size)
{
    if (m_session) {
        ERR_clear_error();
        const int got = SSL_read(m_session.get(), buffer, clamped(size));
        bool ignored = false;
        return got > 0 ? Transfer{Io::Done, got} : Transfer{outcome(got, ignored), 0};
    }
    const ssize_t got = recv(m_descriptor, buffer, static_cast<size_t>(size), 0);
    if (got > 0)
        return {Io::Done, got};
    if (got == 0)
        return {Io::Ended, 0};
    return {isForLater(errno) ? Io::Later : Io::Failed, 0};
}

ServerSocket::Transfer ServerSocket::write(const char *bytes, qsizetype size)
{
    if (m_session) {
        ERR_clear_error();
        const int put = SSL_write(m_session.get(), bytes, clamped(size));
        return put > 0 ? Transfer{Io::Done, put} : Transfer{outcome(put, m_waitsForWriting), 0};
    }
    const ssize_t put = send(m_descriptor, bytes, static_cast<size_t>(size), MSG_NOSIGNAL);
    if (put >= 0)
        return {Io::Done, put};
    m_waitsForWriting = true;
    return {isForLater(errno) ? Io::Later : Io::Failed, 0};
}

bool ServerSocket::mayHoldBytes() const
{
    return m_session && SSL_has_pending(m_session.get()) == 1;
}

void ServerSocket::endWriting()
{
    if (m_session) {
        ERR_clear_error();
        SSL_shutdown(m_session.get()); // its alert only; the client's is not waited for
        ERR_clear_error();
    }
    shutdown(m_descriptor, SHUT_WR);
}

} // namespace largada::net
