// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_exchange.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace largada::net
{

HttpExchange::HttpExchange() : m_descriptor(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

HttpExchange::~HttpExchange()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

// What a handler says at once takes this way, too: a connection is not spoken to while it calls its handler. The
// server's own thread looks into the inbox before it waits.
bool HttpExchange::submit(HttpMessage message)
{
    const std::lock_guard lock(m_mutex);
    if (m_isShut)
        return false;
    m_inbox.push_back(std::move(message));
    if (m_inbox.size() == 1 && std::this_thread::get_id() != m_thread.load())
        wake();
    return true;
}

void HttpExchange::shut()
{
    const std::lock_guard lock(m_mutex);
    m_isShut = true;
    wake();
}

std::vector<HttpMessage> HttpExchange::take()
{
    std::vector<HttpMessage> taken;
    const std::lock_guard lock(m_mutex);
    taken.swap(m_inbox);
    return taken;
}

bool HttpExchange::hasMessages()
{
    const std::lock_guard lock(m_mutex);
    return !m_inbox.empty();
}

void HttpExchange::wake() const
{
    // It can fail only when the descriptor is readable already.
    [[maybe_unused]] const int failed = eventfd_write(m_descriptor, 1);
}

struct HttpAnswerStream::State {
    State(std::shared_ptr<HttpExchange> itsExchange, HttpTicket itsTicket, std::shared_ptr<HttpStreamFlow> itsFlow)
        : exchange(std::move(itsExchange)), ticket(itsTicket), flow(std::move(itsFlow))
    {
    }
    ~State() { end(); }
    Q_DISABLE_COPY_MOVE(State)

    void end()
    {
        if (flow->isEnded.exchange(true))
            return;
        flow->isOpen = false;
        exchange->submit({HttpMessage::Kind::StreamEnd, ticket});
    }

    std::shared_ptr<HttpExchange> exchange;
    HttpTicket ticket;
    std::shared_ptr<HttpStreamFlow> flow;
};

HttpAnswerStream::HttpAnswerStream(std::shared_ptr<State> state) : m_state(std::move(state)) {}

bool HttpAnswerStream::write(const QByteArray &piece) const
{
    HttpStreamFlow &flow = *m_state->flow;
    if (!flow.isOpen)
        return false;
    if (flow.backlog.fetch_add(piece.size()) + piece.size() > flow.options.backlog) {
        if (flow.isOpen.exchange(false))
            m_state->exchange->submit({HttpMessage::Kind::StreamOverflow, m_state->ticket});
        return false;
    }
    HttpMessage message{HttpMessage::Kind::StreamPiece, m_state->ticket};
    message.piece = piece;
    return m_state->exchange->submit(std::move(message));
}

void HttpAnswerStream::end() const
{
    m_state->end();
}

bool HttpAnswerStream::isOpen() const
{
    return m_state->flow->isOpen;
}

struct HttpResponder::State {
    State(std::shared_ptr<HttpExchange> itsExchange, HttpTicket itsTicket)
        : exchange(std::move(itsExchange)), ticket(itsTicket)
    {
    }
    ~State()
    {
        if (!isAnswered.load(std::memory_order_relaxed))
            exchange->submit({HttpMessage::Kind::NoAnswer, ticket});
    }
    Q_DISABLE_COPY_MOVE(State)

    std::shared_ptr<HttpExchange> exchange;
    HttpTicket ticket;
    std::atomic<bool> isAnswered = false;
};

HttpResponder::HttpResponder(std::shared_ptr<State> state) : m_state(std::move(state)) {}

std::shared_ptr<HttpResponder::State> responderState(std::shared_ptr<HttpExchange> exchange, const HttpTicket &ticket)
{
    return std::make_shared<HttpResponder::State>(std::move(exchange), ticket);
}

void HttpResponder::operator()(HttpAnswer answer, std::chrono::microseconds after) const
{
    if (m_state->isAnswered.exchange(true))
        return;
    HttpMessage message{HttpMessage::Kind::Answer, m_state->ticket, std::move(answer)};
    if (after.count() > 0)
        message.due = std::chrono::steady_clock::now() + after;
    m_state->exchange->submit(std::move(message));
}

HttpAnswerStream HttpResponder::stream(HttpAnswer head, HttpStreamOptions options) const
{
    const auto flow = std::make_shared<HttpStreamFlow>(std::move(options));
    HttpMessage message{HttpMessage::Kind::StreamBegin, m_state->ticket, std::move(head)};
    message.flow = flow;
    if (m_state->isAnswered.exchange(true) || !m_state->exchange->submit(std::move(message))) {
        flow->isEnded = true;
        flow->isOpen = false;
    }
    return HttpAnswerStream(std::make_shared<HttpAnswerStream::State>(m_state->exchange, m_state->ticket, flow));
}

} // namespace largada::net
