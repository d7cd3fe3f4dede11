// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_server.h"

#include <algorithm>
#include <atomic>
#include <ctime>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>

#include <restinio/all.hpp>

#include "core/log.h"

namespace largada::net
{

namespace
{

namespace asio = restinio::asio_ns;
using Clock = std::chrono::steady_clock;

constexpr std::size_t maxTarget = 8 * 1024;
constexpr std::size_t maxHeaderName = 256;
constexpr std::size_t maxHeaderValue = 8 * 1024;
constexpr std::size_t maxHeaders = 64;
constexpr auto writeTimeout = std::chrono::seconds(60);
// RESTinio stops accepting for good when a descriptor cannot be had: leave enough for the rest of the process.
constexpr rlim_t sparedDescriptors = 512;

// Names one request of one slot: a slot that was given to another request has another generation.
struct Ticket {
    quint32 slot = 0;
    quint32 generation = 0;
};

// A request that was not answered yet.
struct Slot {
    restinio::impl::connection_handle_t connection;
    restinio::request_id_t request = 0;
    quint32 generation = 0;
    bool keepsAlive = false;
    bool isHead = false;
    bool saysKeepAlive = false; // as HTTP/1.0 clients do, which want to hear it back
};

struct Delayed {
    Clock::time_point due;
    Ticket ticket;
    HttpAnswer answer;
    // The standard library's heaps have the largest in front.
    bool operator<(const Delayed &other) const { return due > other.due; }
};

struct Message {
    Ticket ticket;
    std::optional<HttpAnswer> answer; // nullopt: nobody will answer
    std::optional<Clock::time_point> due;
};

constexpr bool hasBody(int status)
{
    return status != 204 && status != 304;
}

void appendText(std::string &out, const QByteArray &text)
{
    const auto start = static_cast<std::ptrdiff_t>(out.size());
    out.append(text.constData(), static_cast<std::size_t>(text.size()));
    // A line end would begin another header, or the body.
    std::replace_if(out.begin() + start, out.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
}

void appendField(std::string &out, const QByteArray &name, const QByteArray &value)
{
    appendText(out, name);
    out.append(": ");
    appendText(out, value);
    out.append("\r\n");
}

// The Date header's value, made once a second (RFC 9110, 6.6.1).
class DateText
{
public:
    const std::string &now()
    {
        const auto second = std::time(nullptr);
        if (second != m_second) {
            m_text = restinio::make_date_field_value(second);
            m_second = second;
        }
        return m_text;
    }

private:
    std::time_t m_second = -1;
    std::string m_text;
};

std::string responseBytes(const HttpAnswer &answer, const Slot &slot, const std::string &date)
{
    const bool isValid = answer.status >= 200 && answer.status <= 999;
    const int status = isValid ? answer.status : 500;
    std::string out;
    out.reserve(256 + static_cast<std::size_t>(answer.body.size()));
    out.append("HTTP/1.1 ").append(std::to_string(status)).append(" ");
    const std::string reason = http_status_str(static_cast<http_status>(status));
    if (!reason.starts_with('<')) // the parser's word for an unknown one
        out.append(reason);
    out.append("\r\nDate: ").append(date).append("\r\n");
    if (hasBody(status)) {
        if (!answer.contentType.isEmpty())
            appendField(out, "Content-Type", answer.contentType);
        out.append("Content-Length: ").append(std::to_string(answer.body.size())).append("\r\n");
    }
    for (const auto &[name, value] : answer.headers)
        appendField(out, name, value);
    if (!slot.keepsAlive)
        out.append("Connection: close\r\n");
    else if (slot.saysKeepAlive)
        out.append("Connection: keep-alive\r\n");
    out.append("\r\n");
    if (hasBody(status) && !slot.isHead)
        out.append(answer.body.constData(), static_cast<std::size_t>(answer.body.size()));
    return out;
}

// What the server and its responders share. Responders hold tickets, never connections, because they may outlive the
// server, and a connection must not.
class Exchange
{
public:
    Exchange(asio::io_context &context, const HttpServerOptions &options, HttpHandler handler)
        : m_headersWanted(options.headersWanted), m_peerWanted(options.peerWanted), m_handler(std::move(handler)),
          m_context(&context), m_timer(std::in_place, context)
    {
    }

    // Any thread. Nothing that is submitted after this has an effect.
    void shut();
    // After the server's thread has ended.
    void clear();

    // The server's thread.
    void take(const restinio::request_handle_t &request, const std::shared_ptr<Exchange> &self);
    // Any thread.
    void submit(Message message);

private:
    Ticket open(restinio::request_t &request);
    std::optional<Slot> close(Ticket ticket);
    void deliver(Message message);
    void deliverInbox();
    void write(Ticket ticket, const HttpAnswer *answer);
    void writeDue();
    void arm();

    const QVector<QByteArray> m_headersWanted;
    const bool m_peerWanted;
    HttpHandler m_handler; // called in the server's thread, let go of in clear()

    std::mutex m_mutex;
    asio::io_context *m_context; // null once shut
    std::vector<Message> m_inbox;

    // The server's thread only.
    std::vector<Slot> m_slots;
    std::vector<quint32> m_freeSlots;
    std::vector<Delayed> m_delayed; // a heap, the earliest in front
    std::optional<asio::steady_timer> m_timer;
    Clock::time_point m_armedFor = Clock::time_point::max();
    DateText m_date;
};

void Exchange::shut()
{
    const std::lock_guard lock(m_mutex);
    m_context = nullptr;
    m_inbox.clear();
}

void Exchange::clear()
{
    m_handler = {};
    m_timer.reset();
    m_delayed.clear();
    m_slots.clear();
    m_freeSlots.clear();
}

Ticket Exchange::open(restinio::request_t &request)
{
    if (m_freeSlots.empty()) {
        m_freeSlots.push_back(static_cast<quint32>(m_slots.size()));
        m_slots.emplace_back();
    }
    const quint32 index = m_freeSlots.back();
    m_freeSlots.pop_back();
    const auto &header = request.header();
    Slot &slot = m_slots[index];
    slot.connection = std::move(restinio::impl::access_req_connection(request));
    slot.request = request.request_id();
    // Requests to upgrade do not count as to be kept alive: RESTinio would take all further ones for upgrades, too.
    slot.keepsAlive = header.should_keep_alive();
    slot.isHead = header.method() == restinio::http_method_head();
    slot.saysKeepAlive = slot.keepsAlive && header.has_field("Connection");
    return {index, slot.generation};
}

std::optional<Slot> Exchange::close(Ticket ticket)
{
    if (ticket.slot >= m_slots.size() || m_slots[ticket.slot].generation != ticket.generation)
        return std::nullopt;
    Slot &slot = m_slots[ticket.slot];
    std::optional<Slot> closed = std::move(slot);
    slot = {};
    slot.generation = ticket.generation + 1;
    m_freeSlots.push_back(ticket.slot);
    return closed;
}

// Answers that a handler gives at once take this way, too: RESTinio must not be given one before the handler has
// returned, or it loses its place in what the client has sent already.
void Exchange::submit(Message message)
{
    const std::lock_guard lock(m_mutex);
    if (!m_context)
        return;
    m_inbox.push_back(std::move(message));
    if (m_inbox.size() == 1)
        asio::post(*m_context, [this] { deliverInbox(); });
}

void Exchange::deliverInbox()
{
    std::vector<Message> messages;
    {
        const std::lock_guard lock(m_mutex);
        messages.swap(m_inbox);
    }
    for (auto &message : messages)
        deliver(std::move(message));
}

void Exchange::deliver(Message message)
{
    if (!message.answer || !message.due) {
        write(message.ticket, message.answer ? &*message.answer : nullptr);
        return;
    }
    m_delayed.push_back({*message.due, message.ticket, std::move(*message.answer)});
    std::push_heap(m_delayed.begin(), m_delayed.end());
    arm();
}

// Without an answer: nothing is written, and the connection ends after the answers to earlier requests on it.
void Exchange::write(Ticket ticket, const HttpAnswer *answer)
{
    const auto slot = close(ticket);
    if (!slot)
        return;
    restinio::writable_items_container_t items;
    if (answer)
        items.emplace_back(responseBytes(*answer, *slot, m_date.now()));
    const bool keepsAlive = answer && slot->keepsAlive;
    slot->connection->write_response_parts(
        slot->request, {restinio::response_parts_attr_t::final_parts, restinio::response_connection_attr(keepsAlive)},
        restinio::write_group_t(std::move(items)));
}

void Exchange::writeDue()
{
    const auto now = Clock::now();
    while (!m_delayed.empty() && m_delayed.front().due <= now) {
        std::pop_heap(m_delayed.begin(), m_delayed.end());
        const Delayed due = std::move(m_delayed.back());
        m_delayed.pop_back();
        write(due.ticket, &due.answer);
    }
    m_armedFor = Clock::time_point::max();
    arm();
}

void Exchange::arm()
{
    if (m_delayed.empty() || m_delayed.front().due >= m_armedFor)
        return;
    m_armedFor = m_delayed.front().due;
    m_timer->expires_at(m_armedFor);
    m_timer->async_wait([this](const asio::error_code &error) {
        if (!error)
            writeDue();
    });
}

} // namespace

struct HttpResponder::State {
    State(std::shared_ptr<Exchange> sharedExchange, Ticket requestTicket)
        : exchange(std::move(sharedExchange)), ticket(requestTicket)
    {
    }
    ~State()
    {
        if (!isAnswered.load(std::memory_order_relaxed))
            exchange->submit({ticket, std::nullopt, std::nullopt});
    }
    Q_DISABLE_COPY_MOVE(State)

    std::shared_ptr<Exchange> exchange;
    Ticket ticket;
    std::atomic<bool> isAnswered = false;
};

HttpResponder::HttpResponder(std::shared_ptr<State> state) : m_state(std::move(state)) {}

void HttpResponder::operator()(HttpAnswer answer, std::chrono::microseconds after) const
{
    if (m_state->isAnswered.exchange(true))
        return;
    Message message{m_state->ticket, std::move(answer), std::nullopt};
    if (after.count() > 0)
        message.due = Clock::now() + after;
    m_state->exchange->submit(std::move(message));
}

namespace
{

QByteArray toBytes(const std::string &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

void Exchange::take(const restinio::request_handle_t &request, const std::shared_ptr<Exchange> &self)
{
    const auto &header = request->header();
    HttpRequest taken;
    taken.method = QByteArray(header.method().c_str());
    taken.target = toBytes(header.request_target());
    for (const QByteArray &name : m_headersWanted) {
        const restinio::string_view_t wanted(name.constData(), static_cast<std::size_t>(name.size()));
        header.for_each_value_of(wanted, [&taken, &name](const restinio::string_view_t &value) {
            // RESTinio keeps the spaces behind a value, which are no part of it (RFC 9112, 5.1).
            const auto text = QByteArray(value.data(), static_cast<qsizetype>(value.size())).trimmed();
            taken.headers.append({name, text});
            return restinio::http_header_fields_t::continue_enumeration();
        });
    }
    taken.body = toBytes(request->body());
    if (m_peerWanted)
        taken.peer = toBytes(request->remote_endpoint().address().to_string());
    m_handler(taken, HttpResponder(std::make_shared<HttpResponder::State>(self, open(*request))));
}

struct RequestHandler {
    std::shared_ptr<Exchange> exchange;
    restinio::request_handling_status_t operator()(const restinio::request_handle_t &request) const
    {
        exchange->take(request, exchange);
        return restinio::request_accepted();
    }
};

struct Traits : restinio::default_single_thread_traits_t {
    static constexpr bool use_connection_count_limiter = true;
    using request_handler_t = RequestHandler;
};
using RestServer = restinio::http_server_t<Traits>;

// Connections count themselves in RESTinio's acceptor to their end, so all must have ended before the acceptor does.
// Most are held by handlers that wait in the context, and only its shutdown, which is protected, lets go of those.
class Context : public asio::io_context
{
public:
    Context() : asio::io_context(1) {}
    void dropHandlers() { shutdown(); }
};

// How many connections fit, after the soft limit was raised as far as needed and allowed.
std::size_t raiseDescriptorLimit(int maxConnections)
{
    const auto wanted = static_cast<rlim_t>(std::max(maxConnections, 1));
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return static_cast<std::size_t>(std::min<rlim_t>(wanted, sparedDescriptors));
    const rlim_t needed = wanted + sparedDescriptors;
    if (limit.rlim_cur < needed) {
        const rlimit raised{std::min(needed, limit.rlim_max), limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
        else
            qCWarning(logNet) << "descriptor limit stays at" << limit.rlim_cur;
    }
    const rlim_t spared = std::min(sparedDescriptors, limit.rlim_cur / 2);
    return static_cast<std::size_t>(std::clamp<rlim_t>(limit.rlim_cur - spared, 1, wanted));
}

void configure(restinio::server_settings_t<Traits> &settings, const HttpServerOptions &options,
               const asio::ip::address &address)
{
    settings.address(address)
        .port(options.port)
        .protocol(address.is_v6() ? asio::ip::tcp::v6() : asio::ip::tcp::v4())
        // Of one connection, one after the other: nothing is handled that comes behind a "Connection: close".
        .max_pipelined_requests(1)
        .buffer_size(static_cast<std::size_t>(options.readBuffer))
        .max_parallel_connections(raiseDescriptorLimit(options.maxConnections))
        .read_next_http_message_timelimit(options.requestTimeout)
        .handle_request_timeout(options.answerTimeout)
        .write_http_response_timelimit(writeTimeout)
        .socket_options_setter(
            [](restinio::socket_options_t &socket) { socket.set_option(asio::ip::tcp::no_delay(true)); })
        .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                      .max_url_size(maxTarget)
                                      .max_field_name_size(maxHeaderName)
                                      .max_field_value_size(maxHeaderValue)
                                      .max_field_count(maxHeaders)
                                      .max_body_size(static_cast<std::uint64_t>(options.maxBody)));
}

QString endpointName(const HttpServerOptions &options, const asio::ip::address &address)
{
    const auto host = address.is_v6() ? QStringLiteral("[%1]") : QStringLiteral("%1");
    return QStringLiteral("%1:%2").arg(host.arg(options.address)).arg(options.port);
}

} // namespace

struct HttpServer::Private {
    Context context;
    std::shared_ptr<Exchange> exchange;
    std::unique_ptr<RestServer> server;
    std::thread thread;
    quint16 port = 0;

    void run();
};

void HttpServer::Private::run()
{
    const auto work = asio::make_work_guard(context);
    while (!context.stopped()) {
        try {
            context.run();
        } catch (const std::exception &error) {
            // Of one handler; the others' connections go on.
            qCCritical(logNet) << "HTTP server:" << error.what();
        }
    }
}

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const HttpServerOptions &options, HttpHandler handler)
{
    asio::error_code notAnAddress;
    const auto address = asio::ip::make_address(options.address.toStdString(), notAnAddress);
    if (notAnAddress)
        return Error{Errc::BadInput, QStringLiteral("not an IP address"), options.address};
    auto d = std::make_unique<Private>();
    try {
        d->exchange = std::make_shared<Exchange>(d->context, options, std::move(handler));
        restinio::server_settings_t<Traits> settings;
        configure(settings, options, address);
        settings.request_handler(RequestHandler{d->exchange});
        settings.acceptor_post_bind_hook(
            [&d](asio::ip::tcp::acceptor &acceptor) { d->port = acceptor.local_endpoint().port(); });
        d->server = std::make_unique<RestServer>(restinio::external_io_context(d->context), std::move(settings));
        d->server->open_sync();
        d->thread = std::thread(&Private::run, d.get());
    } catch (const std::exception &error) {
        if (d->exchange)
            d->exchange->clear();
        return Error{Errc::Network, QString::fromLocal8Bit(error.what()), endpointName(options, address)};
    }
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(d)));
}

HttpServer::HttpServer(std::unique_ptr<Private> data) : d(std::move(data)) {}

HttpServer::~HttpServer()
{
    Q_ASSERT(std::this_thread::get_id() != d->thread.get_id());
    d->exchange->shut();
    asio::post(d->context, [this] {
        d->server->close_sync();
        d->context.stop();
    });
    d->thread.join();
    d->exchange->clear();
    d->context.dropHandlers();
}

quint16 HttpServer::port() const
{
    return d->port;
}

QByteArray HttpRequest::header(const QByteArray &name) const
{
    for (const auto &[known, value] : headers) {
        if (known.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace largada::net
