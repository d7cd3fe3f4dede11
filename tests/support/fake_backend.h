// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A fleet that does as a test tells it: containers change when told, and behind each link answers a k6 whose state is a
// value that a test sets. Answers come in a later turn of the event loop, with the clock's times, as from a real one.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include <QPointer>

#include "fleet/backend.h"
#include "k6/rest.h"

namespace largada::test
{

struct FakeAnswer {
    int status = 200;
    QByteArray body{};
};

// One container's k6: its REST API and what a release makes of it.
struct FakeK6 {
    k6::ExecutionStatus execution = k6::ExecutionStatus::PausedBeforeRun;
    int vus = 0;
    int vusMax = 1;
    bool opens = true;   // false: links close with Errc::Network instead of opening
    bool answers = true; // false: requests are taken and never answered
    std::optional<k6::ExecutionStatus> whenReleased =
        k6::ExecutionStatus::Running;     // nullopt: a release changes nothing
    bool endsOnStop = true;               // a stop over the link ends the container, with exit code 103
    QHash<QString, QByteArray> metrics{}; // "http_reqs" → {"count":12}: the sample's JSON; others are 404
    QByteArray setupData{"null"};         // of setup(), as JSON
    QByteArray process{"ok"};             // what /metrics says
    std::chrono::nanoseconds takes{0};    // from sentAt to receivedAt
    // Looked at first; nullopt: as above.
    std::function<std::optional<FakeAnswer>(const QByteArray &request)> answer{};
    QVector<QByteArray> requests{}; // all that came, whole

    int releases() const; // how many of the requests were
};

class FakeBackend;

class FakeLink final : public fleet::RunnerLink
{
    Q_OBJECT
public:
    FakeLink(FakeBackend &backend, RunnerId runner, fleet::PhaseName phase);

    bool isOpen() const override { return m_open; }
    bool isIdle() const override { return m_waiting.isEmpty(); }
    void send(quint64 ticket, const QByteArray &request) override;
    // All that waits fails, then it closes; at once.
    void breakNow(const Error &error);

    const RunnerId runner;
    const fleet::PhaseName phase;

private:
    void open();
    void answer(quint64 ticket, const QByteArray &request, MonoTime sentAt);
    FakeK6 *k6() const;

    QPointer<FakeBackend> m_backend;
    QVector<quint64> m_waiting;
    bool m_open = false;
    bool m_closed = false;
};

// Says what a test lets it say; what it was told is counted.
class FakeStarter final : public fleet::Starter
{
    Q_OBJECT
public:
    std::chrono::milliseconds lead(int) const override { return leadTime; }
    void arm(const QVector<RunnerId> &runners, WallTime at) override;
    void release(const QVector<RunnerId> &runners) override { toldToRelease += runners; }
    void abort() override { ++aborts; }

    std::chrono::milliseconds leadTime{0};
    QVector<RunnerId> toldToArm;
    QVector<RunnerId> toldToRelease;
    std::optional<WallTime> due;
    int aborts = 0;
};

class FakeBackend final : public fleet::Backend
{
    Q_OBJECT
public:
    explicit FakeBackend(const Clock &clock);
    ~FakeBackend() override
    {
        if (whenGone)
            whenGone(*this);
    }

    Async<fleet::PreflightReport> preflight(const fleet::RunPlan &plan, std::stop_token stop) override;
    Async<QVector<fleet::RunnerInfo>> start(const fleet::RunPlan &plan, const fleet::PreflightReport &report,
                                            const RunId &run) override;
    std::unique_ptr<fleet::RunnerLink> openLink(const RunnerId &runner, fleet::PhaseName phase) override;
    std::optional<fleet::ProcessUsage> usage(const RunnerId &runner, fleet::PhaseName phase) const override;
    std::unique_ptr<fleet::Starter> makeStarter(fleet::StartMode mode, fleet::PhaseName phase) override;
    void note(fleet::RunMoment moment, fleet::PhaseName phase) override;
    void end(const RunnerId &runner, fleet::EndHow how) override;
    void dismiss(const RunnerId &runner, fleet::PhaseName phase) override;
    Async<QStringList> log(const RunnerId &runner, fleet::PhaseName phase, int lines) override;
    Async<fleet::RunnerResult> collect(const RunnerId &runner, fleet::PhaseName phase) override;
    void finish() override;
    bool isSettled() const override { return settles; }

    std::function<void(const FakeBackend &)> whenGone; // the last look at what it was told

    // Told before the run.
    Result<fleet::PreflightReport> report{fleet::PreflightReport{}};
    std::optional<Error> startError;
    int knownAtStart = -1;        // runners that start() answers with, and that it starts; -1: all
    bool hasStarters = false;     // makeStarter() makes one
    bool startsAll = true;        // the first phase's containers run as soon as start() has answered
    bool mainFollows = true;      // main runs when a warm-up has ended with 0
    bool endsWhenTold = true;     // end() and dismiss() end what runs, and main never starts
    bool answersPreflight = true; // false: answer it with answerPreflight()
    bool settles = true;          // false: when the test emits settled()

    // Told during the run.
    void answerPreflight() { m_preflight.answer(report); }
    FakeK6 &k6(const RunnerId &runner, fleet::PhaseName phase) { return m_k6s[{runner, phase}]; }
    void join(int count); // further ones
    void update(const fleet::RunnerUpdate &update);
    void run(const RunnerId &runner, fleet::PhaseName phase);
    void terminate(const RunnerId &runner, fleet::PhaseName phase, int exitCode, fleet::Reason reason = {});
    void breakLink(const RunnerId &runner, fleet::PhaseName phase, const Error &error);
    void setResult(const RunnerId &runner, fleet::PhaseName phase, const Result<fleet::RunnerResult> &result);
    void setUsage(const RunnerId &runner, fleet::PhaseName phase, const fleet::ProcessUsage &usage);

    // Seen.
    struct Ended {
        RunnerId runner;
        fleet::EndHow how;
        bool operator==(const Ended &) const = default;
    };
    QVector<Ended> ended;
    QVector<RunnerId> dismissed;
    QVector<RunnerId> linksOpened; // each attempt
    int finishes = 0;
    struct Noted {
        fleet::RunMoment moment;
        fleet::PhaseName phase;
        int releases; // that were sent by then, over the fleet
        bool operator==(const Noted &) const = default;
    };
    QVector<Noted> noted;
    QPointer<FakeStarter> starter; // the last one made
    std::chrono::milliseconds starterLead{0};
    fleet::RunPlan plan; // of start()
    QVector<fleet::RunnerInfo> fleet;

    const Clock &clock() const { return m_clock; }
    static RunnerId id(int index); // 0: "runner-01"

private:
    using Key = std::pair<RunnerId, fleet::PhaseName>;
    void endAll(const RunnerId &runner, int exitCode);

    const Clock &m_clock;
    AsyncSource<fleet::PreflightReport> m_preflight;
    std::map<Key, FakeK6> m_k6s;
    std::map<Key, fleet::RunnerUpdate> m_last;
    std::map<Key, Result<fleet::RunnerResult>> m_results;
    std::map<Key, fleet::ProcessUsage> m_usage;
    QVector<QPointer<FakeLink>> m_links;
};

// The body of an answer to a status request.
QByteArray statusBody(const FakeK6 &k6);

} // namespace largada::test
