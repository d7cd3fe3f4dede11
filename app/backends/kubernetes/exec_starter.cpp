// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/exec_starter.h"

#include <deque>
#include <map>

#include <QPointer>

#include "backends/kubernetes/k6_commands.h"
#include "k6/rest.h"
#include "kube/exec/exec_session.h"

namespace largada::backends
{

namespace
{

constexpr int atATime = 64;
constexpr qsizetype longestOutput = 4096;

bool hasStarted(const k6::Status &status)
{
    return !status.paused && status.execution >= k6::ExecutionStatus::Started &&
           status.execution <= k6::ExecutionStatus::Teardown;
}

// One command in one runner's container.
struct Attempt {
    RunnerId runner;
    MonoTime sentAt{};       // before the process can have begun
    bool isQuestion = false; // `k6 status` behind a resume whose outcome is not known
    Error why{};             // of the question
    QByteArray output{};
    QByteArray errors{};
    std::unique_ptr<kube::ExecSession> session{};
};

} // namespace

struct ExecStarter::Private {
    void runMore();
    void run(const RunnerId &runner, bool isQuestion, const Error &why = {}, MonoTime sentAt = {});
    void onFinished(const RunnerId &runner, const Result<int> &exitCode);
    void judgeResume(const Attempt &attempt, const Result<int> &exitCode);
    void judgeStatus(const Attempt &attempt, const Result<int> &exitCode);

    ExecStarter &q;
    kube::Client &client;
    const AddressOf addressOf;
    const Clock &clock;
    std::deque<RunnerId> waiting;
    std::map<RunnerId, Attempt> running;
};

void ExecStarter::Private::runMore()
{
    const QPointer<ExecStarter> alive(&q);
    while (alive && !waiting.empty() && running.size() < atATime) {
        const RunnerId runner = waiting.front();
        waiting.pop_front();
        if (!running.contains(runner))
            run(runner, false);
    }
}

void ExecStarter::Private::run(const RunnerId &runner, bool isQuestion, const Error &why, MonoTime sentAt)
{
    const auto address = addressOf(runner);
    if (!address) {
        emit q.failed(runner, Error{Errc::NotFound, QStringLiteral("it has no pod"), runner.value});
        return;
    }
    Attempt &attempt = running[runner];
    attempt = {runner, isQuestion ? sentAt : clock.now(), isQuestion, why};
    const auto command = isQuestion ? k6StatusCommand(address->port) : k6ResumeCommand(address->port);
    attempt.session = std::make_unique<kube::ExecSession>(
        client, kube::ExecWanted{address->ns, address->pod, address->container, command});
    auto *session = attempt.session.get();
    connect(session, &kube::ExecSession::output, &q,
            [&attempt](const QByteArray &bytes) { attempt.output = (attempt.output + bytes).left(longestOutput); });
    connect(session, &kube::ExecSession::errors, &q,
            [&attempt](const QByteArray &bytes) { attempt.errors = (attempt.errors + bytes).left(longestOutput); });
    connect(session, &kube::ExecSession::finished, &q,
            [this, runner](const Result<int> &exitCode) { onFinished(runner, exitCode); });
}

void ExecStarter::Private::onFinished(const RunnerId &runner, const Result<int> &exitCode)
{
    auto node = running.extract(runner);
    if (node.empty())
        return;
    Attempt attempt = std::move(node.mapped());
    attempt.session.release()->deleteLater(); // this is its own signal
    QMetaObject::invokeMethod(&q, [this] { runMore(); }, Qt::QueuedConnection);
    if (attempt.isQuestion)
        judgeStatus(attempt, exitCode);
    else
        judgeResume(attempt, exitCode);
}

void ExecStarter::Private::judgeResume(const Attempt &attempt, const Result<int> &exitCode)
{
    const auto answered = exitCode ? readK6Command(*exitCode, attempt.output, attempt.errors) : exitCode.error();
    const auto status =
        answered && answered->status == 200 ? k6::parseStatus(answered->body) : Error{Errc::Conflict, QString()};
    if (status && !status->paused) {
        emit q.released(attempt.runner, attempt.sentAt, clock.now(), std::nullopt);
        return;
    }
    // It may have been let go all the same: by a command whose connection was cut, or before.
    const bool isKnownNotToRun =
        !answered && answered.error().subject != u"outcome unknown" && answered.error().code != Errc::Protocol;
    if (isKnownNotToRun) {
        emit q.failed(attempt.runner, answered.error());
        return;
    }
    const Error why =
        answered ? Error{Errc::Conflict, k6::parseErrorDetail(answered->body), attempt.runner.value, answered->status}
                 : answered.error();
    run(attempt.runner, true, why, attempt.sentAt);
}

void ExecStarter::Private::judgeStatus(const Attempt &attempt, const Result<int> &exitCode)
{
    const auto answered = exitCode ? readK6Command(*exitCode, attempt.output, attempt.errors) : exitCode.error();
    const auto status =
        answered && answered->status == 200 ? k6::parseStatus(answered->body) : Error{Errc::Conflict, QString()};
    if (status && hasStarted(*status))
        emit q.released(attempt.runner, attempt.sentAt, clock.now(), std::nullopt);
    else
        emit q.failed(attempt.runner, attempt.why);
}

ExecStarter::ExecStarter(kube::Client &client, AddressOf addressOf, const Clock &clock)
    : d(new Private{*this, client, std::move(addressOf), clock})
{
}

ExecStarter::~ExecStarter() = default;

std::chrono::milliseconds ExecStarter::lead(int) const
{
    return std::chrono::milliseconds(0);
}

void ExecStarter::arm(const QVector<RunnerId> &runners, WallTime)
{
    for (const RunnerId &runner : runners)
        QMetaObject::invokeMethod(this, [this, runner] { emit armed(runner); }, Qt::QueuedConnection);
}

void ExecStarter::release(const QVector<RunnerId> &runners)
{
    d->waiting.insert(d->waiting.end(), runners.cbegin(), runners.cend());
    QMetaObject::invokeMethod(this, [this] { d->runMore(); }, Qt::QueuedConnection);
}

// Commands that run already cannot be called back.
void ExecStarter::abort()
{
    d->waiting.clear();
}

} // namespace largada::backends
