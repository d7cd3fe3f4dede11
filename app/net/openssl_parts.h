// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What clients and servers on OpenSSL have in common: owners of its objects, its words for a failure, and that it asks
// nobody for a password.
#pragma once

#include <QString>

struct ssl_ctx_st;
struct ssl_st;

namespace largada::net
{

struct SslFree {
    void operator()(ssl_ctx_st *context) const;
    void operator()(ssl_st *session) const;
};

// OpenSSL's text for an error of its queue, or the code in hexadecimal.
QString sslReason(unsigned long code);

// A pem_password_cb: a key that asks for a password is refused instead of asking on the terminal.
int noPassword(char *, int, int, void *);

} // namespace largada::net
