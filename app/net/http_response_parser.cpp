// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_response_parser.h"

#include <algorithm>
#include <deque>

#include <http_parser.h>

namespace largada::net
{

namespace
{

// A length is only a claim: this much is set aside for it at once, the rest as it comes.
constexpr qsizetype reserveAtMost = 1024 * 1024;

constexpr bool isInterim(int status)
{
    return status >= 100 && status < 200;
}

// RFC 9112, 6.3: whatever length their headers claim.
constexpr bool hasNoBody(int status)
{
    return isInterim(status) || status == 204 || status == 304;
}

} // namespace

struct HttpResponseParser::Private {
    http_parser parser{};
    http_parser_settings callbacks{};
    HttpResponse current;
    std::deque<HttpResponse> ready;
    std::optional<Error> error; // the first one, for good
    bool closed = false;        // the server said that no other response follows
    bool isTooLarge = false;
    bool isInValue = false; // of a header: the next piece of a name begins another one
    bool isInBody = false;
    const qsizetype largestBody;

    explicit Private(qsizetype largest);
    Result<> execute(const char *bytes, size_t size);
    Error parseError() const;
    bool begin();
    void appendName(const char *bytes, size_t size);
    void appendValue(const char *bytes, size_t size);
    int headersComplete();
    bool append(const char *bytes, size_t size);
    void complete();

    static Private &of(http_parser *parser) { return *static_cast<Private *>(parser->data); }
};

HttpResponseParser::Private::Private(qsizetype largest) : largestBody(std::min(largest, maxBody))
{
    http_parser_init(&parser, HTTP_RESPONSE);
    parser.data = this;
    http_parser_settings_init(&callbacks);
    callbacks.on_message_begin = [](http_parser *p) { return of(p).begin() ? 0 : 1; };
    callbacks.on_header_field = [](http_parser *p, const char *bytes, size_t size) {
        of(p).appendName(bytes, size);
        return 0;
    };
    callbacks.on_header_value = [](http_parser *p, const char *bytes, size_t size) {
        of(p).appendValue(bytes, size);
        return 0;
    };
    callbacks.on_headers_complete = [](http_parser *p) { return of(p).headersComplete(); };
    callbacks.on_body = [](http_parser *p, const char *bytes, size_t size) {
        return of(p).append(bytes, size) ? 0 : 1;
    };
    callbacks.on_message_complete = [](http_parser *p) {
        of(p).complete();
        return 0;
    };
}

bool HttpResponseParser::Private::begin()
{
    current = {};
    isInValue = false;
    isInBody = false;
    return !closed;
}

// Names and values come in as many pieces as the bytes did; a header without a value has an empty one.
void HttpResponseParser::Private::appendName(const char *bytes, size_t size)
{
    if (isInBody) // behind a chunked one
        return;
    if (current.headers.isEmpty() || std::exchange(isInValue, false))
        current.headers.emplace_back();
    current.headers.last().first.append(bytes, static_cast<qsizetype>(size));
}

void HttpResponseParser::Private::appendValue(const char *bytes, size_t size)
{
    isInValue = true;
    if (!isInBody)
        current.headers.last().second.append(bytes, static_cast<qsizetype>(size));
}

int HttpResponseParser::Private::headersComplete()
{
    // What http_parser takes for an answer here.
    constexpr int bodyMayFollow = 0;
    constexpr int noBodyFollows = 1;
    constexpr int failed = -1;
    current.status = static_cast<int>(parser.status_code);
    isInBody = true;
    if (hasNoBody(current.status))
        return noBodyFollows;
    // http_parser's word for "no length given".
    if (parser.content_length == ULLONG_MAX)
        return bodyMayFollow;
    isTooLarge = parser.content_length > static_cast<quint64>(largestBody);
    if (isTooLarge)
        return failed;
    current.body.reserve(std::min(static_cast<qsizetype>(parser.content_length), reserveAtMost));
    return bodyMayFollow;
}

bool HttpResponseParser::Private::append(const char *bytes, size_t size)
{
    isTooLarge = size > static_cast<size_t>(largestBody - current.body.size());
    if (!isTooLarge)
        current.body.append(bytes, static_cast<qsizetype>(size));
    return !isTooLarge;
}

void HttpResponseParser::Private::complete()
{
    if (isInterim(current.status))
        return;
    current.keepAlive = http_should_keep_alive(&parser) != 0;
    closed = !current.keepAlive;
    ready.push_back(std::exchange(current, {}));
}

Error HttpResponseParser::Private::parseError() const
{
    if (isTooLarge)
        return {Errc::Protocol, QStringLiteral("HTTP response body over %1 bytes").arg(largestBody), {}};
    if (closed)
        return {Errc::Protocol, QStringLiteral("bytes after the last HTTP response of the connection"), {}};
    const auto code = HTTP_PARSER_ERRNO(&parser);
    const auto why = QString::fromLatin1(http_errno_description(code));
    if (code == HPE_INVALID_EOF_STATE)
        return {Errc::Network, QStringLiteral("connection ended within an HTTP response"), {}};
    return {Errc::Protocol, QStringLiteral("not an HTTP response: %1").arg(why), {}};
}

Result<> HttpResponseParser::Private::execute(const char *bytes, size_t size)
{
    if (error)
        return *error;
    const size_t parsed = http_parser_execute(&parser, &callbacks, bytes, size);
    if (HTTP_PARSER_ERRNO(&parser) != HPE_OK)
        error = parseError();
    else if (parser.upgrade || parsed != size)
        error = Error{Errc::Protocol, QStringLiteral("HTTP connection was upgraded"), {}, current.status};
    return error ? Result<>(*error) : Result<>();
}

HttpResponseParser::HttpResponseParser(qsizetype largestBody) : d(std::make_unique<Private>(largestBody)) {}

HttpResponseParser::~HttpResponseParser() = default;

Result<> HttpResponseParser::feed(const QByteArray &bytes)
{
    // To http_parser no bytes are the end of the stream.
    if (bytes.isEmpty())
        return d->error ? Result<>(*d->error) : Result<>();
    return d->execute(bytes.constData(), static_cast<size_t>(bytes.size()));
}

Result<> HttpResponseParser::finish()
{
    return d->execute(nullptr, 0);
}

std::optional<HttpResponse> HttpResponseParser::take()
{
    if (d->ready.empty())
        return std::nullopt;
    auto response = std::move(d->ready.front());
    d->ready.pop_front();
    return response;
}

} // namespace largada::net
