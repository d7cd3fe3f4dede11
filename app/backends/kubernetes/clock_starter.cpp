// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/clock_starter.h"

#include <algorithm>
#include <deque>
#include <map>

#include <QPointer>
#include <QTimer>

#include "backends/kubernetes/clock_script.h"
#include "backends/kubernetes/node_clock.h"
#include "kube/exec/exec_session.h"

namespace largada::backends
{

namespace
{

using namespace std::chrono_literals;
using std::chrono::microseconds;

constexpr int handshakesAtATime = 64;
constexpr auto leadOfAny = 6s;
constexpr auto leadOfEach = 40ms;       // node and API server take one exec after the other, roughly
constexpr auto decideBefore = 3500ms;   // the moment is told to those whose clocks are known by then
constexpr auto completeBefore = 2000ms; // and who is not armed by then is left out
constexpr qsizetype longestText = 4096;

enum class Step { Opening, Measuring, Measured, Told, Armed };

// One runner's script.
struct Arming {
    Step step = Step::Opening;
    std::unique_ptr<kube::ExecSession> session{};
    QByteArray line{}; // the beginning of one
    QByteArray text{}; // what is no line of ours, and what it complained of
    MonoTime askedAt{};
    OffsetMeasurement clock{};
    std::optional<microseconds> late{};     // the write, after the moment
    std::optional<microseconds> answered{}; // k6's answer, after the moment
};

microseconds sinceEpoch(WallTime time)
{
    return time.time_since_epoch();
}

Error failureOf(const RunnerId &runner, const Arming &arming, const Result<int> &exitCode)
{
    if (!exitCode)
        return exitCode.error();
    const QString said = QString::fromUtf8(arming.text).trimmed();
    switch (*exitCode) {
    case clock_exit::aborted:
        return {Errc::Cancelled, said, runner.value};
    case clock_exit::tooLate:
        return {Errc::Timeout, said, runner.value};
    case clock_exit::noClock:
        return {Errc::Unsupported, QStringLiteral("its shell has no clock with fractions"), runner.value};
    case 1: {
        const int status = said.startsWith(u"HTTP/1.") ? QStringView(said).mid(9, 3).toInt() : 0;
        return {Errc::Conflict, said, runner.value, status};
    }
    default:
        return {Errc::Process, said, runner.value, *exitCode};
    }
}

} // namespace

struct ClockStarter::Private {
    void begin(const QVector<RunnerId> &runners, WallTime moment);
    void openMore();
    void open(const RunnerId &runner);
    void onOutput(const RunnerId &runner, const QByteArray &bytes);
    void onLine(const RunnerId &runner, Arming &arming, const QByteArray &line);
    void onTime(Arming &arming, microseconds theirs);
    void askTime(Arming &arming);
    void decideIfAllAreKnown();
    void decide();
    void tell(Arming &arming);
    void leaveOutTheRest();
    void onFinished(const RunnerId &runner, const Result<int> &exitCode);
    void report(const RunnerId &runner, const Arming &arming, const Result<int> &exitCode);
    void drop(Arming &arming);
    // By our wall clock as it was when arming began, so that its being set does not matter.
    microseconds ours(MonoTime time) const
    {
        return sinceEpoch(wallThen) + std::chrono::floor<microseconds>(time - monoThen);
    }
    MonoTime monoOf(microseconds time) const { return monoThen + (time - sinceEpoch(wallThen)); }

    ClockStarter &q;
    kube::Client &client;
    const AddressOf addressOf;
    const Clock &clock;
    QTimer deciding{};
    QTimer completing{};
    std::deque<RunnerId> waiting{};
    std::map<RunnerId, Arming> armings{};
    int opening = 0;
    MonoTime monoThen{};
    WallTime wallThen{};
    microseconds moment{};                    // on our clock
    std::optional<microseconds> correction{}; // of the nodes' median clock; known: the moment may be told
    std::optional<microseconds> spread{};
    bool isAborted = false;
};

void ClockStarter::Private::begin(const QVector<RunnerId> &runners, WallTime at)
{
    for (auto &[runner, arming] : armings) // of an attempt that was aborted
        drop(arming);
    armings.clear();
    opening = 0;
    isAborted = false;
    correction.reset();
    spread.reset();
    monoThen = clock.now();
    wallThen = clock.wall();
    moment = sinceEpoch(at);
    waiting.assign(runners.cbegin(), runners.cend());
    const auto left = at - wallThen;
    deciding.start(std::max(0ms, left - decideBefore));
    completing.start(std::max(0ms, left - completeBefore));
    QMetaObject::invokeMethod(&q, [this] { openMore(); }, Qt::QueuedConnection);
}

void ClockStarter::Private::openMore()
{
    const QPointer<ClockStarter> alive(&q);
    while (alive && !waiting.empty() && opening < handshakesAtATime) {
        const RunnerId runner = waiting.front();
        waiting.pop_front();
        open(runner);
    }
}

void ClockStarter::Private::open(const RunnerId &runner)
{
    const auto address = addressOf(runner);
    if (!address) {
        emit q.failed(runner, Error{Errc::NotFound, QStringLiteral("it has no pod"), runner.value});
        return;
    }
    ++opening;
    Arming &arming = armings[runner];
    arming = {};
    arming.session = std::make_unique<kube::ExecSession>(
        client, kube::ExecWanted{address->ns, address->pod, address->container, clockCommand(address->port), true});
    auto *session = arming.session.get();
    connect(session, &kube::ExecSession::output, &q,
            [this, runner](const QByteArray &bytes) { onOutput(runner, bytes); });
    connect(session, &kube::ExecSession::errors, &q,
            [&arming](const QByteArray &bytes) { arming.text = (arming.text + bytes).left(longestText); });
    connect(session, &kube::ExecSession::finished, &q,
            [this, runner](const Result<int> &exitCode) { onFinished(runner, exitCode); });
}

void ClockStarter::Private::onOutput(const RunnerId &runner, const QByteArray &bytes)
{
    const QPointer<ClockStarter> alive(&q);
    const auto found = armings.find(runner);
    if (found == armings.end())
        return;
    Arming &arming = found->second;
    QByteArrayList lines = (arming.line + bytes).split('\n');
    arming.line = lines.takeLast().left(longestText);
    for (const QByteArray &line : std::as_const(lines)) {
        onLine(runner, arming, line);
        if (!alive || !armings.contains(runner))
            return;
    }
}

void ClockStarter::Private::onLine(const RunnerId &runner, Arming &arming, const QByteArray &line)
{
    const ClockLine said = readClockLine(line);
    const microseconds value(said.value);
    switch (said.kind) {
    case ClockLine::Kind::Ready:
        if (arming.step != Step::Opening)
            return;
        --opening;
        arming.step = Step::Measuring;
        askTime(arming);
        openMore();
        return;
    case ClockLine::Kind::Time:
        if (arming.step == Step::Measuring)
            onTime(arming, value);
        return;
    case ClockLine::Kind::Armed:
        if (arming.step != Step::Told)
            return;
        arming.step = Step::Armed;
        emit q.armed(runner);
        return;
    case ClockLine::Kind::Fired:
        arming.late = value;
        return;
    case ClockLine::Kind::Answered:
        arming.answered = value;
        return;
    case ClockLine::Kind::Other:
        arming.text = (arming.text + line.trimmed() + '\n').left(longestText);
        return;
    }
}

void ClockStarter::Private::askTime(Arming &arming)
{
    arming.askedAt = clock.now();
    arming.session->write(askTimeLine());
}

void ClockStarter::Private::onTime(Arming &arming, microseconds theirs)
{
    arming.clock.add(ours(arming.askedAt), ours(clock.now()), theirs);
    if (!arming.clock.isComplete()) {
        askTime(arming);
        return;
    }
    arming.step = Step::Measured;
    if (correction)
        tell(arming);
    else if (!deciding.isActive()) // it is late: the first one known counts
        decide();
    else
        decideIfAllAreKnown();
}

void ClockStarter::Private::decideIfAllAreKnown()
{
    const bool allAreKnown = waiting.empty() && std::all_of(armings.cbegin(), armings.cend(), [](const auto &entry) {
                                 return entry.second.step == Step::Measured;
                             });
    if (allAreKnown && !correction)
        decide();
}

void ClockStarter::Private::decide()
{
    QVector<ClockOffset> offsets;
    for (const auto &[runner, arming] : armings) {
        if (arming.step == Step::Measured)
            offsets.push_back(*arming.clock.best());
    }
    correction = medianOffset(offsets);
    if (!correction) // nobody yet
        return;
    spread = offsetSpread(offsets);
    for (auto &[runner, arming] : armings) {
        if (arming.step == Step::Measured)
            tell(arming);
    }
}

void ClockStarter::Private::tell(Arming &arming)
{
    arming.step = Step::Told;
    arming.session->write(goLine((moment + *correction).count()));
}

void ClockStarter::Private::leaveOutTheRest()
{
    QVector<RunnerId> late(waiting.cbegin(), waiting.cend());
    waiting.clear();
    for (auto it = armings.begin(); it != armings.end();) {
        if (it->second.step == Step::Armed) {
            ++it;
            continue;
        }
        late.push_back(it->first);
        drop(it->second);
        it = armings.erase(it);
    }
    const QPointer<ClockStarter> alive(&q);
    for (const RunnerId &runner : std::as_const(late)) {
        emit q.failed(runner, Error{Errc::Timeout, QStringLiteral("not armed in time"), runner.value});
        if (!alive)
            return;
    }
}

// Tells it to give up; the end of its connection says the same.
void ClockStarter::Private::drop(Arming &arming)
{
    arming.session->disconnect(&q);
    arming.session->write(abortLine());
    arming.session.release()->deleteLater();
}

void ClockStarter::Private::onFinished(const RunnerId &runner, const Result<int> &exitCode)
{
    auto node = armings.extract(runner);
    if (node.empty())
        return;
    Arming arming = std::move(node.mapped());
    arming.session.release()->deleteLater(); // this is its own signal
    if (arming.step == Step::Opening)
        --opening;
    QMetaObject::invokeMethod(
        &q,
        [this] {
            openMore();
            decideIfAllAreKnown();
        },
        Qt::QueuedConnection);
    report(runner, arming, exitCode);
}

void ClockStarter::Private::report(const RunnerId &runner, const Arming &arming, const Result<int> &exitCode)
{
    const auto offset = arming.clock.best();
    if (exitCode && *exitCode == 0 && arming.late && offset && correction) {
        const microseconds began = moment + *correction - offset->offset; // on our clock
        emit q.released(runner, monoOf(began + *arming.late), monoOf(began + arming.answered.value_or(*arming.late)),
                        arming.late);
    } else if (!isAborted || arming.late) {
        emit q.failed(runner, failureOf(runner, arming, exitCode));
    }
}

ClockStarter::ClockStarter(kube::Client &client, AddressOf addressOf, const Clock &clock)
    : d(new Private{*this, client, std::move(addressOf), clock})
{
    for (QTimer *timer : {&d->deciding, &d->completing}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&d->deciding, &QTimer::timeout, this, [this] {
        if (!d->correction)
            d->decide();
    });
    connect(&d->completing, &QTimer::timeout, this, [this] { d->leaveOutTheRest(); });
}

ClockStarter::~ClockStarter()
{
    abort();
}

std::chrono::milliseconds ClockStarter::lead(int runners) const
{
    return leadOfAny + leadOfEach * runners;
}

void ClockStarter::arm(const QVector<RunnerId> &runners, WallTime at)
{
    d->begin(runners, at);
}

void ClockStarter::release(const QVector<RunnerId> &) {}

void ClockStarter::abort()
{
    d->isAborted = true;
    d->waiting.clear();
    d->deciding.stop();
    d->completing.stop();
    for (auto &[runner, arming] : d->armings)
        arming.session->write(abortLine());
}

std::optional<std::chrono::microseconds> ClockStarter::clockSpread() const
{
    return d->spread;
}

} // namespace largada::backends
