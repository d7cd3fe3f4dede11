// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP/1.1 responses out of a byte stream: bytes in, whole responses out. For where requests are written as bytes.
// Content-Length and chunked bodies, keep-alive; not for answers to HEAD, nor for upgraded connections.
#pragma once

#include <memory>
#include <optional>

#include <QByteArray>

#include "core/result.h"
#include "net/http_headers.h"

namespace largada::net
{

struct HttpResponse {
    int status = 0;
    QByteArray body;
    bool keepAlive = true; // the server will take another request on this connection
    HttpHeaders headers{}; // without those behind a chunked body
};

// Any one thread at a time. Interim responses (100 Continue) are read over.
class HttpResponseParser
{
public:
    explicit HttpResponseParser(qsizetype largestBody = maxBody); // in bytes, at most maxBody; a larger one is an error
    ~HttpResponseParser();
    Q_DISABLE_COPY_MOVE(HttpResponseParser)

    // Takes more bytes of the stream. An error is final: the connection is of no use any more. Responses that were
    // whole before it can still be taken.
    Result<> feed(const QByteArray &bytes);
    // The stream ended. A body that has no length of its own is whole by that; Errc::Network when it ended within a
    // response.
    Result<> finish();
    // The next whole response, in order.
    std::optional<HttpResponse> take();

    static constexpr qsizetype maxBody = 64 * 1024 * 1024;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::net
