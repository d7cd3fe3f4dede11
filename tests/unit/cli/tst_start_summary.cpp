// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QtTest>

#include "cli/start_summary.h"
#include "text/language.h"

using namespace largada;
using namespace largada::cli;
using fleet::CheckId;
using fleet::CheckLevel;
using fleet::PhaseName;
using fleet::ReasonCode;

namespace
{

struct Ended {
    fleet::RunPlan plan;
    fleet::PreflightReport preflight;
    fleet::RunRecord run;

    fleet::PhaseRecord &phase() { return run.phases.first(); }
    fleet::RunnerRecord &pod(int index) { return phase().detail[index]; }
    StartEnd end() const { return {plan, preflight, run}; }
    void lose(int index, ReasonCode code)
    {
        fleet::RunnerRecord &lost = pod(index);
        lost.lost = true;
        lost.reason.code = code;
        lost.releasedAt.reset();
        lost.acknowledgedAt.reset();
        lost.start = {};
        --phase().started;
    }
};

// Three pods of the Job "k6-job", all released.
Ended allReleased()
{
    Ended e;
    e.plan.runners = 3;
    e.plan.only = PhaseName::Warmup;
    e.plan.cluster.emplace();
    e.plan.cluster->ns = QStringLiteral("load");
    e.plan.cluster->pods = QStringLiteral("k6-job");
    e.preflight.checks = {{CheckId::Job, CheckLevel::Ok, QStringLiteral("k6-job")}};
    e.run.outcome = fleet::Outcome::Completed;
    fleet::PhaseRecord warmup;
    warmup.phase = PhaseName::Warmup;
    warmup.runners = warmup.started = 3;
    warmup.startedAt = WallTime(std::chrono::seconds(10));
    warmup.spread = {3.5, 1.25, 24, false};
    for (int i = 0; i < 3; ++i) {
        fleet::RunnerRecord pod;
        pod.name = {QStringLiteral("k6-job-%1").arg(QChar(u'a' + i))};
        e.preflight.pods << pod.name.value;
        pod.releasedAt = pod.acknowledgedAt = WallTime(std::chrono::seconds(10));
        pod.start = {i * 0.5, i + 1.0, std::nullopt};
        warmup.detail << pod;
    }
    e.run.phases = {warmup};
    return e;
}

using Change = std::function<void(Ended &)>;

} // namespace
Q_DECLARE_METATYPE(Change)

class TstStartSummary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { text::installLanguage(*QCoreApplication::instance(), text::Language::English); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void releasedPodsAreNamed()
    {
        const Ended e = allReleased();
        QCOMPARE(podsLine(e.run.phases[0]), QStringLiteral("All pods in required status: k6-job-a k6-job-b k6-job-c"));
        QCOMPARE(releaseLines(e.run.phases[0]),
                 (QStringList{QStringLiteral("k6-job-a: released, k6 answered after 1.00 ms"),
                              QStringLiteral("k6-job-b: released, k6 answered after 2.00 ms"),
                              QStringLiteral("k6-job-c: released, k6 answered after 3.00 ms"),
                              QStringLiteral("Warm-up: 3 of 3 pods released. Release spread: 3.50 ms at most, 1.25 ms "
                                             "estimated.")}));
        QVERIFY(failureLines(e.end()).isEmpty());
        QCOMPARE(startExitCode(e.end(), {}), 0);
    }

    void exitCodeTellsWhatHappened_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, int code, const Change &change, int signal = 0) {
            QTest::newRow(name) << change << signal << code;
        };
        const auto blocked = [](CheckId id) {
            return [id](Ended &e) {
                e.phase().started = e.phase().runners = 0;
                e.run.error = Error{Errc::BadInput, QStringLiteral("preflight blocks the run")};
                e.run.warnings = {{.check = fleet::Check{id, CheckLevel::BlockFinal, QStringLiteral("x")}}};
            };
        };
        const auto failed = [](Errc code) {
            return [code](Ended &e) {
                e.phase().started = 0;
                e.run.error = Error{code};
            };
        };
        row("all released", 0, [](Ended &) {});
        row("one did not start", 1, [](Ended &e) { e.lose(1, ReasonCode::ReleaseFailed); });
        row("one was left behind", 1, [](Ended &e) { e.lose(1, ReasonCode::LeftBehind); });
        row("fewer than wanted", 1, [](Ended &e) { e.plan.runners = 4; });
        row("one ran before", 1, failed(Errc::Conflict));
        row("too many", 2, failed(Errc::BadInput));
        row("too many, seen before", 2, blocked(CheckId::Pods));
        row("no such Job", 2, blocked(CheckId::Job));
        row("gate timed out", 3, failed(Errc::Timeout));
        row("forbidden", 4, failed(Errc::Forbidden));
        row("a right is missing", 4, blocked(CheckId::Right));
        row("somebody else coordinates", 4, blocked(CheckId::Holder));
        row("read only", 4, blocked(CheckId::ReadOnly));
        row("unreachable", 5, failed(Errc::Network));
        row("server does not answer", 5, blocked(CheckId::Server));
        row("SIGTERM before the release", 143, failed(Errc::Cancelled), 15);
        row("SIGINT after it", 130, [](Ended &) {}, 2);
    }
    void exitCodeTellsWhatHappened()
    {
        QFETCH(Change, change);
        QFETCH(int, signal);
        QFETCH(int, code);
        Ended e = allReleased();
        change(e);
        QCOMPARE(startExitCode(e.end(), signal != 0 ? std::optional(signal) : std::nullopt), code);
        QCOMPARE(failureLines(e.end()).isEmpty(), code == 0 || code == 130);
    }

    void podsAreNamedBeforeK6Answers()
    {
        Ended e = allReleased();
        e.pod(0).releasedAt.reset(); // its clock fires, and says so later
        QCOMPARE(podsLine(e.run.phases[0]), QStringLiteral("All pods in required status: k6-job-a k6-job-b k6-job-c"));
        e.lose(0, ReasonCode::LeftBehind);
        QCOMPARE(podsLine(e.run.phases[0]), QStringLiteral("All pods in required status: k6-job-b k6-job-c"));
    }

    void warningsAreSaidOnce()
    {
        Ended e = allReleased();
        e.run.warnings = {{fleet::WarningCode::RunnerLost, PhaseName::Warmup, RunnerId{QStringLiteral("k6-job-a")}},
                          {.check = fleet::Check{CheckId::NoHolder, CheckLevel::Warning}},
                          {fleet::WarningCode::Latecomer, PhaseName::Warmup, RunnerId{QStringLiteral("k6-job-d")}}};
        QCOMPARE(startWarningLines(e.end()).size(), 1);
        QVERIFY(startWarningLines(e.end())[0].contains(QStringLiteral("k6-job-d")));
        e.preflight.checks = {{CheckId::Pods, CheckLevel::Block}}; // the gate never closed
        QCOMPARE(startWarningLines(e.end()).size(), 2);
    }

    void podsThatDidNotStartAreNamed()
    {
        Ended e = allReleased();
        e.run.error = Error{Errc::Conflict, {}, QStringLiteral("k6-job-a")};
        e.lose(0, ReasonCode::StartedBefore);
        e.lose(1, ReasonCode::ImagePullFailed);
        e.lose(2, ReasonCode::LeftPaused);
        const QStringList lines = failureLines(e.end());
        QVERIFY(lines.contains(QStringLiteral("Ran before, and not released again: k6-job-a")));
        QVERIFY(lines.contains(QStringLiteral("Paused still, without load: k6-job-c")));
        QVERIFY(lines.filter(QStringLiteral("  k6-job-b: ")).size() == 1);
        QCOMPARE(lines.last(), QStringLiteral("To stop them: kubectl delete job k6-job -n load"));
        QVERIFY(releaseLines(e.run.phases[0]).last().startsWith(QStringLiteral("Warm-up: 0 of 3 pods released.")));
    }

    void hintNamesTheClusterAsAShellTakesIt()
    {
        Ended e = allReleased();
        e.plan.cluster->context = QStringLiteral("kind fleet");
        e.plan.cluster->kubeConfig = QStringLiteral("/home/it's/k");
        QCOMPARE(stopHint(e.end()),
                 QStringLiteral("To stop them: kubectl delete job k6-job -n load --context 'kind fleet' --kubeconfig "
                                "'/home/it'\\''s/k'"));
        e.preflight.checks[0].level = CheckLevel::Warning; // of another number of pods
        QVERIFY(stopHint(e.end()).startsWith(QStringLiteral("To stop them: kubectl delete job k6-job")));
        e.preflight.checks.clear(); // they were found by a regular expression
        QVERIFY(stopHint(e.end()).contains(QStringLiteral("kubectl get pod k6-job-a -n load")));
    }

    void tooManyPodsAreListed()
    {
        Ended e = allReleased();
        e.plan.runners = 2;
        e.run.error = Error{Errc::BadInput};
        e.phase().detail.clear();
        QVERIFY(failureLines(e.end()).contains(
            QStringLiteral("Nothing was released: 3 pods match, 2 are wanted: k6-job-a k6-job-b k6-job-c")));
    }
};

QTEST_GUILESS_MAIN(TstStartSummary)
#include "tst_start_summary.moc"
