// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP/1.1 requests out of a byte stream, one after the other, within limits: what it holds of a request never grows
// past them, whatever is sent. Knows no socket. On http_parser.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "net/http_server.h"

namespace largada::net
{

class HttpRequestParser
{
public:
    struct Limits {
        qsizetype body = 0;     // in bytes: a larger one is not kept
        qsizetype readBody = 0; // in bytes: a larger one is not read to its end either; at least `body`
        QVector<QByteArray> headersWanted{};
        std::function<qsizetype(const HttpRequest &)> bodyOf{}; // instead of `body`, once the headers are there
    };
    static constexpr qsizetype maxTarget = 8 * 1024;
    static constexpr qsizetype maxHeaderName = 256;
    static constexpr qsizetype maxHeaderValue = 8 * 1024; // 80 KiB of headers in all are http_parser's own limit
    static constexpr int maxHeaders = 64;

    // What comes with the whole request and is no part of it.
    struct Manner {
        bool keepsAlive = false;
        bool saysKeepAlive = false; // as HTTP/1.0 clients do, which want to hear it back
        bool isHead = false;
        bool isOld = false;      // HTTP/1.0
        bool isTooLarge = false; // the body was read over, or declined before it was sent
    };

    explicit HttpRequestParser(const Limits &limits); // which must outlive it
    ~HttpRequestParser();
    Q_DISABLE_COPY_MOVE(HttpRequestParser)

    // Takes bytes up to the end of one request, and says how many. An error is final.
    struct Refused {
        HttpRefusal why = HttpRefusal::Malformed;
    };
    std::optional<Refused> feed(const char *bytes, qsizetype size, qsizetype &taken);

    bool hasBegun() const;      // some of a request is there
    bool isWhole() const;       // take() it before more is fed
    bool wantsContinue() const; // the client waits for a word before it sends the body (RFC 9110, 10.1.1); asked once
    qsizetype held() const;     // bytes of the request so far
    qsizetype worthReading() const; // how much to read next
    HttpRequest take();
    const Manner &manner() const; // of the one taken last

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::net
