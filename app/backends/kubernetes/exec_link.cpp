// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/exec_link.h"

#include <deque>
#include <optional>

#include <QPointer>

#include "backends/common/request_queue.h"
#include "backends/kubernetes/k6_commands.h"

namespace largada::backends
{

namespace
{

constexpr qsizetype longestErrors = 4096;

// What a link is over once it ended: the command's own words say more than its exit code.
Error endOf(const Result<int> &exitCode, const QByteArray &errors)
{
    if (!exitCode)
        return exitCode.error();
    const QString said = QString::fromUtf8(errors).trimmed();
    return Error{Errc::Network, said.isEmpty() ? QStringLiteral("the command in the container ended") : said,
                 QStringLiteral("port"), *exitCode};
}

} // namespace

// One way into the container.
class ExecWay
{
public:
    virtual ~ExecWay() = default;
    virtual bool isOpen() const = 0;
    virtual bool isIdle() const = 0;
    virtual void send(quint64 ticket, const QByteArray &request) = 0;
};

namespace
{

// `nc` carries raw bytes both ways for as long as its input is open.
class NcWay final : public ExecWay
{
public:
    NcWay(ExecLink &link, kube::Client &client, const PodAddress &address, const Clock &clock)
        : m_session(client, {address.ns,
                             address.pod,
                             address.container,
                             {QStringLiteral("nc"), QStringLiteral("127.0.0.1"), QString::number(address.port)},
                             true}),
          m_queue(link, clock, [this](const QByteArray &bytes) { m_session.write(bytes); })
    {
        QObject::connect(&m_session, &kube::ExecSession::opened, &link, [this] { m_queue.onOpened(); });
        QObject::connect(&m_session, &kube::ExecSession::output, &link,
                         [this](const QByteArray &bytes) { m_queue.onBytes(bytes); });
        QObject::connect(&m_session, &kube::ExecSession::errors, &link,
                         [this](const QByteArray &bytes) { m_errors = (m_errors + bytes).left(longestErrors); });
        QObject::connect(&m_session, &kube::ExecSession::finished, &link,
                         [this](const Result<int> &exitCode) { m_queue.onClosed(endOf(exitCode, m_errors)); });
    }
    bool isOpen() const override { return m_queue.isOpen() && m_session.isOpen(); }
    bool isIdle() const override { return m_queue.isIdle(); }
    void send(quint64 ticket, const QByteArray &request) override { m_queue.send(ticket, request); }

private:
    kube::ExecSession m_session;
    RequestQueue m_queue;
    QByteArray m_errors;
};

// A process of k6 in the container for every request.
class K6Way final : public ExecWay
{
public:
    K6Way(ExecLink &link, kube::Client &client, const PodAddress &address, const Clock &clock)
        : m_link(link), m_client(client), m_address(address), m_clock(clock)
    {
        // Open when k6 has answered once.
        m_requests.push_back({0, k6StatusCommand(address.port), true});
        runFirst();
    }
    bool isOpen() const override { return m_isOpen && !m_isClosed; }
    bool isIdle() const override { return m_requests.empty() || (m_requests.size() == 1 && m_requests[0].isProbe); }
    void send(quint64 ticket, const QByteArray &request) override
    {
        if (m_isClosed) {
            failLater(ticket);
            return;
        }
        m_requests.push_back({ticket, k6CommandFor(request, m_address.port)});
        if (m_requests.size() == 1)
            runFirst();
    }

private:
    struct Request {
        quint64 ticket;
        std::optional<QStringList> command; // nullopt: there is none for it
        bool isProbe = false;
        MonoTime begunAt{};
    };
    void runFirst();
    void onFinished(const Result<int> &exitCode);
    void answer(const CommandAnswer &answered);
    void close(const Error &why);
    void failLater(quint64 ticket)
    {
        QMetaObject::invokeMethod(&m_link, [this, ticket] { emit m_link.failed(ticket, m_why); }, Qt::QueuedConnection);
    }

    ExecLink &m_link;
    kube::Client &m_client;
    const PodAddress m_address;
    const Clock &m_clock;
    std::unique_ptr<kube::ExecSession> m_session; // of the first request
    QByteArray m_output;
    QByteArray m_errors;
    std::deque<Request> m_requests; // the first is under way
    bool m_isOpen = false;
    bool m_isClosed = false;
    Error m_why;
};

void K6Way::runFirst()
{
    Request &request = m_requests.front();
    // Before the process can have begun: the true moment is not earlier.
    request.begunAt = m_clock.now();
    m_output.clear();
    m_errors.clear();
    if (!request.command) {
        QMetaObject::invokeMethod(&m_link, [this] { answer(notFoundAnswer()); }, Qt::QueuedConnection);
        return;
    }
    if (m_session) // this may be its own signal
        m_session.release()->deleteLater();
    m_session = std::make_unique<kube::ExecSession>(
        m_client, kube::ExecWanted{m_address.ns, m_address.pod, m_address.container, *request.command});
    QObject::connect(m_session.get(), &kube::ExecSession::output, &m_link,
                     [this](const QByteArray &bytes) { m_output = (m_output + bytes).left(longestErrors); });
    QObject::connect(m_session.get(), &kube::ExecSession::errors, &m_link,
                     [this](const QByteArray &bytes) { m_errors = (m_errors + bytes).left(longestErrors); });
    QObject::connect(m_session.get(), &kube::ExecSession::finished, &m_link,
                     [this](const Result<int> &exitCode) { onFinished(exitCode); });
}

void K6Way::onFinished(const Result<int> &exitCode)
{
    if (!exitCode) {
        close(exitCode.error());
        return;
    }
    const auto answered = readK6Command(*exitCode, m_output, m_errors);
    if (answered)
        answer(*answered);
    else
        close(answered.error());
}

void K6Way::answer(const CommandAnswer &answered)
{
    if (m_isClosed)
        return;
    const MonoTime received = m_clock.now();
    const Request done = m_requests.front();
    m_requests.pop_front();
    if (!m_requests.empty())
        runFirst();
    if (!done.isProbe) {
        emit m_link.replied(done.ticket, {answered.status, answered.body, done.begunAt, received});
        return;
    }
    m_isOpen = true;
    emit m_link.opened();
}

void K6Way::close(const Error &why)
{
    if (std::exchange(m_isClosed, true))
        return;
    m_why = why;
    const QPointer<ExecLink> alive(&m_link);
    const Error error = why;
    const std::deque<Request> lost = std::exchange(m_requests, {});
    for (const Request &request : lost) {
        if (request.isProbe)
            continue;
        emit alive->failed(request.ticket, error);
        if (!alive)
            return;
    }
    emit alive->closed(error);
}

} // namespace

ExecLink::ExecLink(kube::Client &client, const PodAddress &address, LinkWay way, const Clock &clock)
{
    if (way == LinkWay::ExecK6)
        m_way = std::make_unique<K6Way>(*this, client, address, clock);
    else
        m_way = std::make_unique<NcWay>(*this, client, address, clock);
}

ExecLink::~ExecLink() = default;

bool ExecLink::isOpen() const
{
    return m_way->isOpen();
}

bool ExecLink::isIdle() const
{
    return m_way->isIdle();
}

void ExecLink::send(quint64 ticket, const QByteArray &request)
{
    m_way->send(ticket, request);
}

} // namespace largada::backends
