// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_request_parser.h"

#include <algorithm>

#include <http_parser.h>

namespace largada::net
{

namespace
{

// A length is only a claim: this much is set aside for it at once, the rest as it comes.
constexpr qsizetype reserveAtMost = 16 * 1024;
constexpr qsizetype headPiece = 4 * 1024;
constexpr qsizetype bodyPiece = 64 * 1024;

// As http_parser wants to hear it.
constexpr int verdict(bool isGood)
{
    return isGood ? 0 : 1;
}

} // namespace

struct HttpRequestParser::Private {
    explicit Private(const Limits &given);

    bool refuse(HttpRefusal why);
    void begin();
    bool appendTarget(const char *bytes, size_t size);
    bool appendName(const char *bytes, size_t size);
    bool appendValue(const char *bytes, size_t size);
    bool endHeader();
    int headersComplete();
    bool appendBody(const char *bytes, size_t size);
    void complete();

    static Private &of(http_parser *parser) { return *static_cast<Private *>(parser->data); }
    static const http_parser_settings &callbacks();

    const Limits &limits;
    http_parser parser{};
    HttpRequest request;
    Manner manner;
    std::optional<Refused> refused;

    // The header that is being read. A value that nobody wants is counted, not kept.
    QByteArray name;
    QByteArray value;
    qsizetype valueSize = 0;
    qsizetype wanted = -1; // its index in headersWanted
    int headers = 0;
    bool isInValue = false;
    bool isInBody = false;

    qsizetype bodyLimit = 0;
    qsizetype bodySize = 0;
    bool hasBegun = false;
    bool isWhole = false;
    bool wantsContinue = false;
    bool isDeclined = false; // its body, before it was sent
};

HttpRequestParser::Private::Private(const Limits &given) : limits(given)
{
    begin();
}

const http_parser_settings &HttpRequestParser::Private::callbacks()
{
    static const http_parser_settings settings = [] {
        http_parser_settings made{};
        http_parser_settings_init(&made);
        made.on_message_begin = [](http_parser *p) {
            of(p).hasBegun = true;
            return 0;
        };
        made.on_url = [](http_parser *p, const char *b, size_t n) { return verdict(of(p).appendTarget(b, n)); };
        made.on_header_field = [](http_parser *p, const char *b, size_t n) { return verdict(of(p).appendName(b, n)); };
        made.on_header_value = [](http_parser *p, const char *b, size_t n) { return verdict(of(p).appendValue(b, n)); };
        made.on_headers_complete = [](http_parser *p) { return of(p).headersComplete(); };
        made.on_body = [](http_parser *p, const char *b, size_t n) { return verdict(of(p).appendBody(b, n)); };
        made.on_message_complete = [](http_parser *p) {
            of(p).complete();
            return 0;
        };
        return made;
    }();
    return settings;
}

bool HttpRequestParser::Private::refuse(HttpRefusal why)
{
    refused = Refused{why};
    return false;
}

void HttpRequestParser::Private::begin()
{
    http_parser_init(&parser, HTTP_REQUEST);
    parser.data = this;
    request = {};
    name.clear();
    value.clear();
    valueSize = 0;
    headers = 0;
    isInValue = false;
    isInBody = false;
    bodySize = 0;
    hasBegun = false;
    isWhole = false;
    wantsContinue = false;
    isDeclined = false;
}

bool HttpRequestParser::Private::appendTarget(const char *bytes, size_t size)
{
    request.target.append(bytes, static_cast<qsizetype>(size));
    return request.target.size() <= maxTarget || refuse(HttpRefusal::HeadTooLarge);
}

// Names and values come in as many pieces as the bytes did.
bool HttpRequestParser::Private::appendName(const char *bytes, size_t size)
{
    if (isInValue && !endHeader())
        return false;
    name.append(bytes, static_cast<qsizetype>(size));
    return name.size() <= maxHeaderName || refuse(HttpRefusal::HeadTooLarge);
}

bool HttpRequestParser::Private::appendValue(const char *bytes, size_t size)
{
    if (!std::exchange(isInValue, true)) {
        const auto found =
            std::find_if(limits.headersWanted.cbegin(), limits.headersWanted.cend(),
                         [this](const QByteArray &known) { return known.compare(name, Qt::CaseInsensitive) == 0; });
        wanted = found == limits.headersWanted.cend() ? -1 : found - limits.headersWanted.cbegin();
    }
    valueSize += static_cast<qsizetype>(size);
    const bool isExpect = name.compare("Expect", Qt::CaseInsensitive) == 0;
    if (wanted >= 0 || isExpect)
        value.append(bytes, static_cast<qsizetype>(size));
    return valueSize <= maxHeaderValue || refuse(HttpRefusal::HeadTooLarge);
}

// Those behind a chunked body are counted only.
bool HttpRequestParser::Private::endHeader()
{
    if (++headers > maxHeaders)
        return refuse(HttpRefusal::HeadTooLarge);
    // The spaces behind a value are no part of it (RFC 9112, 5.1).
    if (wanted >= 0 && !isInBody)
        request.headers.append({limits.headersWanted[wanted], value.trimmed()});
    if (!isInBody && value.trimmed().compare("100-continue", Qt::CaseInsensitive) == 0 &&
        name.compare("Expect", Qt::CaseInsensitive) == 0)
        wantsContinue = true;
    name.clear();
    value.clear();
    valueSize = 0;
    isInValue = false;
    return true;
}

int HttpRequestParser::Private::headersComplete()
{
    constexpr int bodyMayFollow = 0;
    constexpr int noBody = 1;
    constexpr int failed = -1;
    if (isInValue && !endHeader())
        return failed;
    isInBody = true;
    request.method = http_method_str(static_cast<http_method>(parser.method));
    const bool isChunked = (parser.flags & F_CHUNKED) != 0;
    const bool hasLength = parser.content_length != ULLONG_MAX; // http_parser's word for "none given"
    bodyLimit = limits.bodyOf && (isChunked || hasLength) ? limits.bodyOf(request) : limits.body;
    wantsContinue = wantsContinue && parser.http_minor > 0 && (isChunked || hasLength);
    if (isChunked || !hasLength)
        return bodyMayFollow;
    if (parser.content_length > static_cast<quint64>(std::max(bodyLimit, limits.readBody))) {
        refuse(HttpRefusal::BodyTooLarge);
        return failed;
    }
    const auto claimed = static_cast<qsizetype>(parser.content_length);
    // Who asks before sending is told now (RFC 9110, 10.1.1).
    if (wantsContinue && claimed > bodyLimit) {
        isDeclined = true;
        return noBody;
    }
    if (claimed <= bodyLimit)
        request.body.reserve(std::min(claimed, reserveAtMost));
    return bodyMayFollow;
}

bool HttpRequestParser::Private::appendBody(const char *bytes, size_t size)
{
    bodySize += static_cast<qsizetype>(size);
    if (bodySize > std::max(bodyLimit, limits.readBody))
        return refuse(HttpRefusal::BodyTooLarge);
    if (bodySize > bodyLimit)
        request.body = {};
    else
        request.body.append(bytes, static_cast<qsizetype>(size));
    return true;
}

void HttpRequestParser::Private::complete()
{
    manner.isTooLarge = isDeclined || bodySize > bodyLimit;
    manner.isHead = parser.method == HTTP_HEAD;
    manner.isOld = parser.http_major == 1 && parser.http_minor == 0;
    // A request to upgrade is answered as any other, and whatever follows it may be of the other protocol.
    // A client may send a body that was declined all the same.
    manner.keepsAlive = !isDeclined && parser.upgrade == 0 && http_should_keep_alive(&parser) != 0;
    manner.saysKeepAlive = manner.keepsAlive && (parser.flags & F_CONNECTION_KEEP_ALIVE) != 0;
    isWhole = true;
    http_parser_pause(&parser, 1);
}

HttpRequestParser::HttpRequestParser(const Limits &limits) : d(std::make_unique<Private>(limits)) {}

HttpRequestParser::~HttpRequestParser() = default;

std::optional<HttpRequestParser::Refused> HttpRequestParser::feed(const char *bytes, qsizetype size, qsizetype &taken)
{
    taken = 0;
    // To http_parser no bytes are the end of the stream.
    if (d->refused || size == 0 || d->isWhole)
        return d->refused;
    const auto parsed = http_parser_execute(&d->parser, &Private::callbacks(), bytes, static_cast<size_t>(size));
    taken = static_cast<qsizetype>(parsed);
    const auto error = HTTP_PARSER_ERRNO(&d->parser);
    if (error == HPE_HEADER_OVERFLOW)
        d->refuse(HttpRefusal::HeadTooLarge);
    else if (error != HPE_OK && error != HPE_PAUSED && !d->refused)
        d->refuse(HttpRefusal::Malformed);
    return d->refused;
}

bool HttpRequestParser::hasBegun() const
{
    return d->hasBegun;
}

bool HttpRequestParser::isWhole() const
{
    return d->isWhole;
}

bool HttpRequestParser::wantsContinue() const
{
    return d->isInBody && !d->isWhole && d->bodySize == 0 && std::exchange(d->wantsContinue, false);
}

qsizetype HttpRequestParser::held() const
{
    qsizetype bytes = d->request.target.size() + d->request.body.size() + d->name.size() + d->value.size();
    for (const auto &[name, value] : d->request.headers)
        bytes += value.size();
    return bytes;
}

// What lies behind a request has to be kept until the request is answered: not much of it.
qsizetype HttpRequestParser::worthReading() const
{
    if (!d->isInBody)
        return headPiece;
    const bool hasLength = (d->parser.flags & F_CHUNKED) == 0;
    return hasLength ? static_cast<qsizetype>(std::min<quint64>(d->parser.content_length, bodyPiece)) : 4 * headPiece;
}

HttpRequest HttpRequestParser::take()
{
    HttpRequest taken = std::move(d->request);
    d->begin();
    return taken;
}

const HttpRequestParser::Manner &HttpRequestParser::manner() const
{
    return d->manner;
}

} // namespace largada::net
