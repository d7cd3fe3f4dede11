// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_connection.h"

#include <algorithm>

namespace largada::net
{

namespace
{

using namespace std::chrono_literals;

constexpr qsizetype heldForNothing = 16 * 1024; // of each connection
constexpr qsizetype writtenAtOnce = 16 * 1024;  // head and body together, up to this
constexpr int readsInARow = 16;                 // then the others have their turn
constexpr auto lingerTime = 2s;
constexpr qsizetype lingerBytes = 1024 * 1024;

} // namespace

HttpConnection::HttpConnection(HttpConnections &shared, int descriptor, const TlsServer *tls, const QByteArray &peer,
                               Handle handle)
    : m_shared(shared), m_socket(descriptor, tls), m_parser(shared.limits), m_peer(peer), m_handle(std::move(handle)),
      m_stage(tls ? Stage::Handshake : Stage::Reading), m_deadline(in(shared.options.requestTimeout))
{
}

HttpConnection::~HttpConnection()
{
    close();
}

HttpConnection::Interest HttpConnection::interest() const
{
    const bool hasOutput = !m_out.empty();
    const bool writeWantsBytes = hasOutput && !m_socket.waitsForWriting(); // in the middle of TLS's own doings
    switch (m_stage) {
    case Stage::Handshake:
        return {!m_socket.waitsForWriting(), m_socket.waitsForWriting(), false};
    case Stage::Reading:
    case Stage::Lingering:
        return {true, hasOutput, false};
    case Stage::Answering:
    case Stage::Writing:
        return {!m_isDeaf || writeWantsBytes, hasOutput && !writeWantsBytes, false};
    case Stage::Streaming:
        return {writeWantsBytes, hasOutput && !writeWantsBytes, true};
    case Stage::Closed:
        break;
    }
    return {};
}

void HttpConnection::onReady(const Readiness &ready)
{
    if (ready.isBroken || (ready.clientsEnd && m_stage == Stage::Streaming)) {
        close();
        return;
    }
    if (m_stage == Stage::Handshake)
        shakeHands();
    else if (!m_out.empty())
        flush();
    if (m_stage == Stage::Reading && ready.bytes)
        read();
    else if (m_stage == Stage::Lingering && ready.bytes)
        discard();
    else if (ready.bytes)
        m_isDeaf = true; // until the answer is written
    pump();
}

void HttpConnection::onDeadline()
{
    switch (m_stage) {
    case Stage::Handshake:
        refuse(HttpRefusal::RequestTimeout);
        break;
    case Stage::Reading:
        if (m_hasBegun || !hasSentRequest())
            refuse(HttpRefusal::RequestTimeout);
        else
            close(); // it was kept long enough
        break;
    case Stage::Answering:
        refuse(HttpRefusal::AnswerTimeout);
        break;
    case Stage::Streaming:
    case Stage::Writing:
        refuse(HttpRefusal::SlowReader);
        break;
    case Stage::Lingering:
    case Stage::Closed:
        close();
        break;
    }
}

void HttpConnection::giveWay()
{
    const bool isIdle = m_stage == Stage::Reading && hasSentRequest() && !m_hasBegun;
    if (isIdle && m_deadline - m_shared.options.idleTimeout * 9 / 10 <= Clock::now())
        close();
}

void HttpConnection::refuse(HttpRefusal why)
{
    m_shared.tallies.refused[static_cast<std::size_t>(why)].fetch_add(1, std::memory_order_relaxed);
    close();
}

void HttpConnection::shakeHands()
{
    switch (m_socket.shakeHands()) {
    case ServerSocket::Io::Done:
        m_stage = Stage::Reading;
        read(); // the request may have come with the end of the handshake
        break;
    case ServerSocket::Io::Later:
        break;
    case ServerSocket::Io::Ended:
        close();
        break;
    case ServerSocket::Io::Failed:
        refuse(HttpRefusal::Tls);
        break;
    }
}

void HttpConnection::read()
{
    const auto largest = static_cast<qsizetype>(m_shared.buffer.size());
    for (int i = 0; m_stage == Stage::Reading && (i < readsInARow || m_socket.mayHoldBytes()); ++i) {
        const qsizetype size = std::clamp<qsizetype>(m_parser.worthReading(), 1, largest);
        const auto got = m_socket.read(m_shared.buffer.data(), size);
        if (got.how == ServerSocket::Io::Later)
            return;
        if (got.how != ServerSocket::Io::Done) {
            close();
            return;
        }
        consume(m_shared.buffer.data(), got.bytes);
        if (!m_rest.isEmpty() || (got.bytes < size && !m_socket.isEncrypted()))
            return;
    }
}

void HttpConnection::consume(const char *bytes, qsizetype size)
{
    qsizetype taken = 0;
    const auto refused = m_parser.feed(bytes, size, taken);
    if (!std::exchange(m_hasBegun, m_parser.hasBegun()) && m_hasBegun && hasSentRequest())
        m_deadline = in(m_shared.options.requestTimeout);
    weigh();
    if (m_stage == Stage::Closed)
        return;
    if (refused) {
        refuse(refused->why);
    } else if (m_parser.isWhole()) {
        m_rest = QByteArray(bytes + taken, size - taken);
        deliver();
    } else if (m_parser.wantsContinue()) {
        enqueue("HTTP/1.1 100 Continue\r\n\r\n");
        flush();
    }
}

void HttpConnection::deliver()
{
    HttpRequest request = m_parser.take();
    m_hasBegun = false;
    m_handed = request.body.size();
    request.peer = m_peer;
    ++m_request;
    m_stage = Stage::Answering;
    m_deadline = in(m_shared.options.answerTimeout);
    if (m_parser.manner().isTooLarge) {
        m_shared.tallies.refused[static_cast<std::size_t>(HttpRefusal::BodyTooLarge)].fetch_add(
            1, std::memory_order_relaxed);
        respond(m_shared.options.tooLarge);
        return;
    }
    m_shared.tallies.requests.fetch_add(1, std::memory_order_relaxed);
    m_handle(request, m_request);
}

// Goes on with what was read already.
void HttpConnection::pump()
{
    while (m_stage == Stage::Reading && !m_rest.isEmpty()) {
        const QByteArray rest = std::exchange(m_rest, {});
        consume(rest.constData(), rest.size());
    }
    if (m_stage == Stage::Reading && m_socket.mayHoldBytes())
        read();
}

// The client may still be sending; it would not see its answer if that were met by a closed socket.
void HttpConnection::discard()
{
    for (int i = 0; i < readsInARow; ++i) {
        const auto got = m_socket.read(m_shared.buffer.data(), static_cast<qsizetype>(m_shared.buffer.size()));
        if (got.how == ServerSocket::Io::Later)
            return;
        m_discarded += got.bytes;
        if (got.how != ServerSocket::Io::Done || m_discarded > lingerBytes) {
            close();
            return;
        }
    }
}

void HttpConnection::answer(quint64 request, const HttpAnswer &answer)
{
    if (!isAt(Stage::Answering, request))
        return;
    respond(answer);
    pump();
}

void HttpConnection::respond(const HttpAnswer &answer)
{
    const auto &asked = m_parser.manner();
    m_keepsAlive = asked.keepsAlive;
    m_stage = Stage::Writing;
    write(answer, {.keepsAlive = m_keepsAlive, .saysKeepAlive = asked.saysKeepAlive, .isHead = asked.isHead});
    flush();
}

void HttpConnection::drop(quint64 request)
{
    if (isAt(Stage::Answering, request))
        close();
}

void HttpConnection::beginStream(quint64 request, const HttpAnswer &head, const std::shared_ptr<HttpStreamFlow> &flow)
{
    if (!isAt(Stage::Answering, request)) {
        flow->close();
        return;
    }
    const auto &asked = m_parser.manner();
    const bool hasBody = !asked.isHead && mayHaveBody(head.status);
    m_isChunked = hasBody && !asked.isOld;
    m_keepsAlive = asked.keepsAlive && (m_isChunked || !hasBody);
    m_flow = flow;
    flow->backlog.fetch_add(head.body.size());
    m_stage = hasBody ? Stage::Streaming : Stage::Writing;
    HttpAnswer withoutBody = head;
    withoutBody.body.clear();
    write(withoutBody, {.keepsAlive = m_keepsAlive,
                        .saysKeepAlive = m_keepsAlive && asked.saysKeepAlive,
                        .isHead = asked.isHead,
                        .isStream = true,
                        .isChunked = m_isChunked});
    if (!hasBody)
        endFlow();
    else if (!head.body.isEmpty())
        writePiece(request, head.body);
    flush();
    pump();
}

void HttpConnection::writePiece(quint64 request, const QByteArray &piece)
{
    if (!isAt(Stage::Streaming, request) || piece.isEmpty()) // an empty chunk is the end
        return;
    enqueue(m_isChunked ? QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n" : piece, piece.size());
    flush();
}

void HttpConnection::endStream(quint64 request)
{
    if (!isAt(Stage::Streaming, request))
        return;
    m_flow.reset();
    m_stage = Stage::Writing;
    if (m_isChunked)
        enqueue("0\r\n\r\n");
    flush();
    pump();
}

void HttpConnection::overflow(quint64 request)
{
    if (isAt(Stage::Streaming, request))
        refuse(HttpRefusal::SlowReader);
}

void HttpConnection::write(const HttpAnswer &answer, const AnswerManner &manner)
{
    m_handed = 0;
    QByteArray head = answerHead(answer, manner, m_shared.date.now());
    const bool hasBody = mayHaveBody(answer.status) && !manner.isHead && !manner.isStream && !answer.body.isEmpty();
    if (hasBody && answer.body.size() <= writtenAtOnce)
        head += answer.body;
    enqueue(head);
    if (hasBody && answer.body.size() > writtenAtOnce)
        enqueue(answer.body);
}

void HttpConnection::enqueue(const QByteArray &bytes, qint64 backlog)
{
    if (m_out.empty())
        m_deadline = m_stage == Stage::Reading ? m_deadline : in(m_shared.options.writeTimeout);
    m_out.push_back({bytes, backlog});
    m_outSize += bytes.size();
}

void HttpConnection::flush()
{
    while (!m_out.empty() && m_stage != Stage::Closed) {
        const Outgoing &first = m_out.front();
        const auto put = m_socket.write(first.bytes.constData() + m_outTaken, first.bytes.size() - m_outTaken);
        if (put.how == ServerSocket::Io::Later)
            break;
        if (put.how != ServerSocket::Io::Done) {
            close();
            return;
        }
        if (m_stage != Stage::Reading) // an interim answer; the request has its time
            m_deadline = in(m_shared.options.writeTimeout);
        m_outTaken += put.bytes;
        m_outSize -= put.bytes;
        if (m_outTaken < first.bytes.size())
            continue;
        if (m_flow)
            m_flow->backlog.fetch_sub(first.backlog);
        m_outTaken = 0;
        m_out.erase(m_out.begin());
    }
    weigh();
    if (m_out.empty())
        afterWriting();
}

void HttpConnection::afterWriting()
{
    if (m_stage == Stage::Streaming) {
        m_deadline = Clock::time_point::max();
    } else if (m_stage == Stage::Writing && m_keepsAlive) {
        m_stage = Stage::Reading;
        m_isDeaf = false;
        m_deadline = in(m_shared.options.idleTimeout);
    } else if (m_stage == Stage::Writing) {
        m_rest.clear();
        m_stage = Stage::Lingering;
        m_deadline = in(lingerTime);
        m_socket.endWriting();
    }
}

void HttpConnection::weigh()
{
    const qint64 held = m_parser.held() + m_rest.size() + m_handed + m_outSize;
    const qint64 weight = m_stage == Stage::Closed ? 0 : std::max<qint64>(held - heldForNothing, 0);
    if (weight == m_weight)
        return;
    const qint64 change = weight - std::exchange(m_weight, weight);
    const qint64 all = m_shared.tallies.held.fetch_add(change, std::memory_order_relaxed) + change;
    if (change > 0 && all > m_shared.options.maxHeld)
        refuse(HttpRefusal::OutOfMemory);
}

void HttpConnection::endFlow()
{
    if (const auto flow = std::exchange(m_flow, nullptr))
        flow->close();
}

// The descriptor is closed with this object.
void HttpConnection::close()
{
    if (m_stage == Stage::Closed)
        return;
    m_stage = Stage::Closed;
    m_out.clear();
    m_outSize = 0;
    m_rest.clear();
    weigh();
    endFlow();
}

} // namespace largada::net
