// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The socket of one accepted connection, plain or TLS: reads and writes that never block. For the server's thread,
// which has SIGPIPE blocked.
#pragma once

#include <memory>

#include <QtGlobal>

#include "net/tls_server.h"

namespace largada::net
{

class ServerSocket
{
public:
    enum class Io {
        Done,   // some bytes, or the handshake
        Later,  // when the descriptor is ready; see waitsForWriting()
        Ended,  // the client sends nothing more
        Failed, // the connection is of no use any more
    };
    struct Transfer {
        Io how = Io::Later;
        qsizetype bytes = 0;
    };

    // Takes over the descriptor, which does not block. tls: null for plain; outlives it.
    ServerSocket(int descriptor, const TlsServer *tls);
    ~ServerSocket();
    ServerSocket(ServerSocket &&) = delete;

    int descriptor() const { return m_descriptor; }
    bool isEncrypted() const { return m_tls != nullptr; }

    // TLS only, until it is Done. Once there are bytes to read: before, a client costs next to nothing.
    Io shakeHands();
    Transfer read(char *buffer, qsizetype size);
    Transfer write(const char *bytes, qsizetype size);
    // Whether the last handshake or write that was Later waits for room, not for bytes to read.
    bool waitsForWriting() const { return m_waitsForWriting; }
    // Bytes may be there to be read that the descriptor does not show.
    bool mayHoldBytes() const;
    void endWriting(); // the client sees the end once everything is there

private:
    Io outcome(int result, bool &waitsForWriting) const;

    const int m_descriptor;
    const TlsServer *const m_tls;
    std::unique_ptr<ssl_st, SslFree> m_session;
    bool m_waitsForWriting = false;
};

} // namespace largada::net
