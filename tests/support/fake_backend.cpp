// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_backend.h"

#include <algorithm>
#include <utility>

namespace largada::test
{

using fleet::ContainerState;
using fleet::PhaseName;
using fleet::ReasonCode;

namespace
{

QByteArray pathOf(const QByteArray &request)
{
    return request.split(' ').value(1);
}

QByteArray word(bool value)
{
    return value ? "true" : "false";
}

FakeAnswer metricAnswer(const FakeK6 &k6, const QByteArray &name)
{
    const auto sample = k6.metrics.constFind(QString::fromLatin1(name));
    if (sample == k6.metrics.cend())
        return {404,
                R"({"errors":[{"status":"404","title":"Not Found","detail":"No metric with that ID was found"}]})"};
    return {200, R"({"data":{"type":"metrics","id":")" + name +
                     R"(","attributes":{"type":"counter","contains":"default","tainted":null,"sample":)" + *sample +
                     "}}}"};
}

// As k6's api/v1 does, for what the coordinator asks.
FakeAnswer answerOf(FakeK6 &k6, const QByteArray &request)
{
    const QByteArray path = pathOf(request);
    if (path == "/v1/status" && request.contains(R"("paused":false)")) {
        if (k6.execution != k6::ExecutionStatus::PausedBeforeRun)
            return {500, R"({"errors":[{"status":"500","title":"Pause error","detail":"test is not paused"}]})"};
        if (k6.whenReleased)
            k6.execution = *k6.whenReleased;
    }
    if (path == "/v1/status")
        return {200, statusBody(k6)};
    if (path.startsWith("/v1/metrics/"))
        return metricAnswer(k6, path.mid(12));
    if (path == "/v1/setup")
        return {200, R"({"data":{"type":"setupData","id":"default","attributes":{"data":)" + k6.setupData + "}}}"};
    if (path == "/v1/teardown")
        return {200, {}};
    if (path == "/metrics")
        return {200, k6.process};
    return {404, "not known here: " + path};
}

} // namespace

int FakeK6::releases() const
{
    return static_cast<int>(std::count_if(requests.cbegin(), requests.cend(),
                                          [](const QByteArray &r) { return r == k6::releaseRequest(); }));
}

QByteArray statusBody(const FakeK6 &k6)
{
    const bool running = k6.execution >= k6::ExecutionStatus::Started && k6.execution < k6::ExecutionStatus::Ended;
    return R"({"data":{"type":"status","id":"default","attributes":{"status":)" +
           QByteArray::number(static_cast<int>(k6.execution)) + R"(,"paused":)" +
           word(k6.execution <= k6::ExecutionStatus::PausedBeforeRun) + R"(,"vus":)" + QByteArray::number(k6.vus) +
           R"(,"vus-max":)" + QByteArray::number(k6.vusMax) + R"(,"stopped":)" +
           word(k6.execution == k6::ExecutionStatus::Interrupted) + R"(,"running":)" + word(running) +
           R"(,"tainted":false}}})";
}

FakeLink::FakeLink(FakeBackend &backend, RunnerId ofRunner, PhaseName ofPhase)
    : runner(std::move(ofRunner)), phase(ofPhase), m_backend(&backend)
{
    QMetaObject::invokeMethod(this, &FakeLink::open, Qt::QueuedConnection);
}

FakeK6 *FakeLink::k6() const
{
    return m_backend ? &m_backend->k6(runner, phase) : nullptr;
}

void FakeLink::open()
{
    const FakeK6 *fake = k6();
    if (fake == nullptr || m_closed)
        return;
    if (!fake->opens) {
        breakNow(Error{Errc::Network, QStringLiteral("Connection refused")});
        return;
    }
    m_open = true;
    emit opened();
}

void FakeLink::send(quint64 ticket, const QByteArray &request)
{
    if (m_closed) {
        QMetaObject::invokeMethod(
            this, [this, ticket] { emit failed(ticket, Error{Errc::Network, QStringLiteral("closed")}); },
            Qt::QueuedConnection);
        return;
    }
    m_waiting.push_back(ticket);
    FakeK6 *fake = k6();
    if (fake == nullptr)
        return;
    fake->requests.push_back(request);
    QMetaObject::invokeMethod(
        this, [this, ticket, request, at = m_backend->clock().now()] { answer(ticket, request, at); },
        Qt::QueuedConnection);
}

void FakeLink::answer(quint64 ticket, const QByteArray &request, MonoTime sentAt)
{
    FakeK6 *fake = k6();
    if (fake == nullptr || !fake->answers || !m_waiting.contains(ticket))
        return;
    const auto own = fake->answer ? fake->answer(request) : std::nullopt;
    const FakeAnswer said = own ? *own : answerOf(*fake, request);
    m_waiting.removeOne(ticket);
    const bool ends = fake->endsOnStop && request == k6::stopRequest() && said.status == 200;
    FakeBackend *backend = m_backend;
    const RunnerId id = runner; // this link may be gone with its answer
    const PhaseName of = phase;
    const MonoTime received = std::max(backend->clock().now(), sentAt + fake->takes);
    emit replied(ticket, {said.status, said.body, sentAt, received});
    if (ends)
        backend->terminate(id, of, 103, {ReasonCode::StoppedByUs});
}

void FakeLink::breakNow(const Error &error)
{
    if (m_closed)
        return;
    m_open = false;
    m_closed = true;
    for (const quint64 ticket : std::exchange(m_waiting, {}))
        emit failed(ticket, error);
    emit closed(error);
}

FakeBackend::FakeBackend(const Clock &clock) : m_clock(clock) {}

RunnerId FakeBackend::id(int index)
{
    return {QStringLiteral("runner-%1").arg(index + 1, 2, 10, QLatin1Char('0'))};
}

Async<fleet::PreflightReport> FakeBackend::preflight(const fleet::RunPlan &, std::stop_token)
{
    m_preflight = {};
    const auto future = m_preflight.future();
    if (answersPreflight)
        m_preflight.answer(report);
    return future;
}

Async<QVector<fleet::RunnerInfo>> FakeBackend::start(const fleet::RunPlan &wanted, const fleet::PreflightReport &,
                                                     const RunId &)
{
    AsyncSource<QVector<fleet::RunnerInfo>> answer;
    plan = wanted;
    if (startError) {
        answer.answer(*startError);
        return answer.future();
    }
    fleet.clear();
    for (int i = 0; i < (knownAtStart < 0 ? plan.runners : knownAtStart); ++i)
        fleet.push_back({id(i), 1.0});
    answer.answer(fleet);
    if (startsAll) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                for (const fleet::RunnerInfo &runner : std::as_const(fleet))
                    run(runner.id, plan.hasPhase(PhaseName::Warmup) ? PhaseName::Warmup : PhaseName::Main);
            },
            Qt::QueuedConnection);
    }
    return answer.future();
}

std::unique_ptr<fleet::RunnerLink> FakeBackend::openLink(const RunnerId &runner, PhaseName phase)
{
    auto link = std::make_unique<FakeLink>(*this, runner, phase);
    linksOpened.push_back(runner);
    m_links.removeAll(QPointer<FakeLink>());
    m_links.push_back(link.get());
    return link;
}

std::optional<fleet::ProcessUsage> FakeBackend::usage(const RunnerId &runner, PhaseName phase) const
{
    const auto it = m_usage.find({runner, phase});
    return it == m_usage.end() ? std::nullopt : std::optional(it->second);
}

void FakeBackend::join(int count)
{
    QVector<fleet::RunnerInfo> more;
    for (int i = 0; i < count; ++i)
        more.push_back({id(static_cast<int>(fleet.size()) + i), 1.0});
    fleet += more;
    emit joined(more);
}

std::unique_ptr<fleet::Starter> FakeBackend::makeStarter(fleet::StartMode, PhaseName)
{
    if (!hasStarters)
        return {};
    auto made = std::make_unique<FakeStarter>();
    made->leadTime = starterLead;
    starter = made.get();
    return made;
}

void FakeBackend::note(fleet::RunMoment moment, PhaseName phase)
{
    int releases = 0;
    for (const auto &[key, k6] : m_k6s)
        releases += key.second == phase ? k6.releases() : 0;
    noted.push_back({moment, phase, releases});
}

void FakeStarter::arm(const QVector<RunnerId> &runners, WallTime at)
{
    toldToArm = runners;
    due = at;
}

void FakeBackend::end(const RunnerId &runner, fleet::EndHow how)
{
    ended.push_back({runner, how});
    if (endsWhenTold)
        endAll(runner, how == fleet::EndHow::Kill ? 137 : 105);
}

void FakeBackend::dismiss(const RunnerId &runner, PhaseName phase)
{
    dismissed.push_back(runner);
    if (endsWhenTold)
        terminate(runner, phase, 0);
}

// What runs ends, what has not started never will.
void FakeBackend::endAll(const RunnerId &runner, int exitCode)
{
    for (const PhaseName phase : {PhaseName::Warmup, PhaseName::Main}) {
        if (!plan.hasPhase(phase))
            continue;
        const auto last = m_last.find({runner, phase});
        const bool runs = last != m_last.end() && last->second.state == ContainerState::Running;
        const bool over = last != m_last.end() && last->second.state == ContainerState::Terminated;
        if (runs)
            terminate(runner, phase, exitCode, {ReasonCode::StoppedByUs});
        else if (!over)
            update({runner, phase, ContainerState::Terminated, {ReasonCode::StoppedByUs}, std::nullopt});
        if (!over)
            return; // the phase it is in; later ones are of no matter any more
    }
}

Async<QStringList> FakeBackend::log(const RunnerId &, PhaseName, int)
{
    AsyncSource<QStringList> answer;
    answer.answer(QStringList{});
    return answer.future();
}

Async<fleet::RunnerResult> FakeBackend::collect(const RunnerId &runner, PhaseName phase)
{
    AsyncSource<fleet::RunnerResult> answer;
    const auto it = m_results.find({runner, phase});
    answer.answer(it == m_results.end() ? Result<fleet::RunnerResult>(fleet::RunnerResult{}) : it->second);
    return answer.future();
}

void FakeBackend::finish()
{
    ++finishes;
}

void FakeBackend::update(const fleet::RunnerUpdate &changed)
{
    m_last[{changed.runner, changed.phase}] = changed;
    emit updated({changed});
}

void FakeBackend::run(const RunnerId &runner, PhaseName phase)
{
    update({runner, phase, ContainerState::Running, {}, std::nullopt});
}

void FakeBackend::terminate(const RunnerId &runner, PhaseName phase, int exitCode, fleet::Reason reason)
{
    const auto last = m_last.find({runner, phase});
    if (last != m_last.end() && last->second.state == ContainerState::Terminated)
        return;
    breakLink(runner, phase, Error{Errc::Network, QStringLiteral("The remote host closed the connection")});
    update({runner, phase, ContainerState::Terminated, std::move(reason), exitCode});
    const bool isTold = std::any_of(ended.cbegin(), ended.cend(), [&](const Ended &e) { return e.runner == runner; });
    if (phase == PhaseName::Warmup && exitCode == 0 && mainFollows && !isTold)
        run(runner, PhaseName::Main);
}

void FakeBackend::breakLink(const RunnerId &runner, PhaseName phase, const Error &error)
{
    const auto links = m_links; // whoever hears of it may open another
    for (const QPointer<FakeLink> &link : links) {
        if (link && link->runner == runner && link->phase == phase)
            link->breakNow(error);
    }
}

void FakeBackend::setResult(const RunnerId &runner, PhaseName phase, const Result<fleet::RunnerResult> &result)
{
    m_results.insert_or_assign({runner, phase}, result);
}

void FakeBackend::setUsage(const RunnerId &runner, PhaseName phase, const fleet::ProcessUsage &usage)
{
    m_usage.insert_or_assign({runner, phase}, usage);
}

} // namespace largada::test
