// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The life of runners, with a shell script in k6's place that does what each test says. Real k6 is met under label k6.
#include <memory>
#include <optional>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "backends/local/local_backend.h"

using namespace largada;
using namespace largada::backends;
using fleet::CheckId;
using fleet::CheckLevel;
using fleet::ContainerState;
using fleet::EndHow;
using fleet::PhaseName;
using fleet::ReasonCode;
using fleet::RunnerUpdate;
Q_DECLARE_METATYPE(largada::fleet::ReasonCode)
Q_DECLARE_METATYPE(largada::fleet::EndHow)
Q_DECLARE_METATYPE(largada::fleet::CheckId)

namespace
{

class FakeCapacity final : public CapacityProbe
{
public:
    Capacity measure(const QString &) const override { return {8, 100'000, 100'000, 20'000}; }
};

// `run` notes its runner, phase and arguments and then does what FAKE_WARMUP or FAKE_MAIN says.
constexpr const char *fakeK6 = R"(#!/bin/sh
case "$1" in
version) eval "$FAKE_VERSION"; exit $? ;;
inspect) eval "$FAKE_INSPECT"; exit $? ;;
esac
echo "$LARGADA_RUNNER $LARGADA_PHASE $*" >> "$FAKE_LOG"
tries=$(grep -c "^$LARGADA_RUNNER $LARGADA_PHASE " "$FAKE_LOG")
summary=
while [ $# -gt 1 ]; do
    if [ "$1" = --summary-export ]; then summary=$2; fi
    shift
done
if [ "$LARGADA_PHASE" = main ]; then eval "$FAKE_MAIN"; else eval "$FAKE_WARMUP"; fi
)";

QString text(const RunnerUpdate &update)
{
    static const QStringList states{QStringLiteral("Waiting"), QStringLiteral("Running"), QStringLiteral("Terminated")};
    QString line =
        QStringLiteral("%1 %2").arg(fleet::containerName(update.phase), states[static_cast<int>(update.state)]);
    if (update.exitCode)
        line += QStringLiteral(" %1").arg(*update.exitCode);
    return line;
}

} // namespace

class TestLocalBackend : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_updates.clear();
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
        m_k6 = m_directory->filePath(QStringLiteral("k6"));
        QVERIFY(write(m_k6, fakeK6));
        QVERIFY(QFile::setPermissions(m_k6, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(write(script(), "export default function () {}\n"));
        QVERIFY(QDir(m_directory->path()).mkdir(QStringLiteral("work")));
        makeBackend();
    }
    void cleanup()
    {
        m_backend.reset();
        QVERIFY(directories().isEmpty()); // nothing is left, whatever happened
        m_directory.reset();
    }

    void runnersAreNamedInOrder_data()
    {
        QTest::addColumn<int>("runners");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::newRow("1") << 1 << QStringLiteral("runner-01") << QStringLiteral("runner-01");
        QTest::newRow("12") << 12 << QStringLiteral("runner-01") << QStringLiteral("runner-12");
        QTest::newRow("150") << 150 << QStringLiteral("runner-001") << QStringLiteral("runner-150");
    }
    void runnersAreNamedInOrder()
    {
        QFETCH(const int, runners);
        QFETCH(const QString, first);
        QFETCH(const QString, last);
        const auto fleet = start(plan(QStringLiteral("exit 0"), runners));
        m_backend->finish(); // before any has begun
        QCOMPARE(fleet.size(), runners);
        QCOMPARE(fleet.first().id.value, first);
        QCOMPARE(fleet.last().id.value, last);
        QCOMPARE(fleet.first().cores, 8.0 / runners);
    }

    void mainFollowsAWarmupThatEndedWell()
    {
        start(withWarmup(plan(QStringLiteral("exit 0")), QStringLiteral("exit 0")));
        QTRY_COMPARE(texts(), QStringList({QStringLiteral("z-warmup Running"), QStringLiteral("z-warmup Terminated 0"),
                                           QStringLiteral("main Running"), QStringLiteral("main Terminated 0")}));
        for (const RunnerUpdate &update : std::as_const(m_updates)) {
            QCOMPARE(update.runner.value, QStringLiteral("runner-01"));
            QVERIFY(update.reason.code == ReasonCode::None);
        }
    }

    void mainDoesNotFollowAWarmupThatFailed()
    {
        start(
            withWarmup(plan(QStringLiteral("exit 0")), QStringLiteral("echo 'level=error msg=\"bad luck\"'; exit 1")));
        QTRY_COMPARE(texts(),
                     QStringList({QStringLiteral("z-warmup Running"), QStringLiteral("z-warmup Terminated 1")}));
        QVERIFY((m_updates.last().reason == fleet::Reason{ReasonCode::ExitCode, QStringLiteral("bad luck"), 1}));
        QVERIFY(settles());
        QCOMPARE(calls().size(), 1);
    }

    void withoutWarmupMainIsFirst()
    {
        start(plan(QStringLiteral("exit 99")));
        QTRY_COMPARE(texts(), QStringList({QStringLiteral("main Running"), QStringLiteral("main Terminated 99")}));
    }

    void takenPortIsTriedOnceMoreElsewhere_data()
    {
        QTest::addColumn<QString>("main");
        QTest::addColumn<QString>("end");
        QTest::newRow("free the second time")
            << QStringLiteral("[ $tries -gt 1 ] || exit 106") << QStringLiteral("main Terminated 0");
        QTest::newRow("taken again") << QStringLiteral("exit 106") << QStringLiteral("main Terminated 106");
    }
    void takenPortIsTriedOnceMoreElsewhere()
    {
        QFETCH(const QString, main);
        QFETCH(const QString, end);
        start(plan(main));
        QTRY_COMPARE(texts(), QStringList({QStringLiteral("main Running"), QStringLiteral("main Waiting"),
                                           QStringLiteral("main Running"), end}));
        QVERIFY(m_updates[1].reason.code == ReasonCode::PortTaken);
        QVERIFY(settles());
        const QStringList lines = calls();
        QCOMPARE(lines.size(), 2);
        static const QRegularExpression address(QStringLiteral("--address (127\\.0\\.0\\.1:[0-9]+) "));
        const QString first = address.match(lines[0]).captured(1);
        QVERIFY(!first.isEmpty());
        QVERIFY(first != address.match(lines[1]).captured(1));
    }

    void portsOfAFleetDiffer()
    {
        start(plan(QStringLiteral("exit 0"), 20));
        QTRY_COMPARE(terminated(), 20);
        QSet<QString> addresses;
        static const QRegularExpression address(QStringLiteral("127\\.0\\.0\\.1:[0-9]+"));
        for (const QString &line : calls())
            addresses << address.match(line).captured();
        QCOMPARE(addresses.size(), 20);
    }

    void endingHasItsReason_data()
    {
        QTest::addColumn<QString>("main");
        QTest::addColumn<ReasonCode>("code");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<int>("number");
        const auto row = [](const char *name, const char *main, ReasonCode code, const char *detail = "",
                            int number = 0) {
            QTest::newRow(name) << QString::fromUtf8(main) << code << QString::fromUtf8(detail) << number;
        };
        row("good", "echo fine", ReasonCode::None);
        row("threshold at the end", "echo 'level=error msg=\"thresholds have been crossed\"'; exit 99",
            ReasonCode::None);
        row("threshold with abortOnFail", "echo 'level=error msg=\"crossed, abortOnFail\"'; exit 99",
            ReasonCode::ThresholdAbort, "crossed, abortOnFail");
        row("setup timeout", "echo 'level=error msg=slow'; exit 100", ReasonCode::SetupTimeout, "slow");
        row("stopped over its API", "exit 103", ReasonCode::StoppedByUs);
        row("configuration", "echo 'level=error msg=odd'; exit 104", ReasonCode::BadOptions, "odd");
        row("signal from outside, orderly", "exit 105", ReasonCode::Interrupted);
        row("exception", "echo 'level=error msg=\"x is \\\"y\\\"\"'; exit 107", ReasonCode::ScriptFailed, "x is \"y\"");
        row("abort", "echo 'level=error msg=stop'; exit 108", ReasonCode::AbortedByScript, "stop");
        row("fail", "echo 'level=error msg=no'; exit 110", ReasonCode::AbortedByScript, "no");
        row("command line", "echo 'level=error msg=flag'; exit 255", ReasonCode::BadOptions, "flag");
        row("disk full", "echo 'level=error msg=\"write: no space left on device\"'; exit 255", ReasonCode::DiskFull,
            "write: no space left on device");
        row("another code", "echo plain words >&2; exit 3", ReasonCode::ExitCode, "plain words", 3);
        row("killed", "kill -KILL $$", ReasonCode::Killed, "", 9);
        row("crashed", "kill -SEGV $$", ReasonCode::Killed, "", 11);
    }
    void endingHasItsReason()
    {
        QFETCH(const QString, main);
        QFETCH(const ReasonCode, code);
        QFETCH(const QString, detail);
        QFETCH(const int, number);
        start(plan(main));
        QTRY_COMPARE(terminated(), 1);
        const fleet::Reason reason = m_updates.last().reason;
        QCOMPARE(reason.code, code);
        QCOMPARE(reason.detail, detail);
        QCOMPARE(reason.number, number);
    }

    void endedBeforeItsStartItNeverStarts()
    {
        start(withWarmup(plan(QStringLiteral("exit 0"), 2), QStringLiteral("exit 0")));
        m_backend->end({QStringLiteral("runner-01")}, EndHow::Terminate);
        QCOMPARE(texts(), QStringList({QStringLiteral("z-warmup Terminated")}));
        QVERIFY(m_updates.first().reason.code == ReasonCode::StoppedByUs);
        m_backend->end({QStringLiteral("runner-01")}, EndHow::Kill); // says it once
        QTRY_COMPARE(terminated(), 3);                               // the other one's two containers
        for (const QString &line : calls())
            QVERIFY(line.startsWith(QLatin1String("runner-02 ")));
    }

    void endEndsTheWholeRunner_data()
    {
        QTest::addColumn<EndHow>("how");
        QTest::addColumn<QString>("warmup");
        QTest::addColumn<int>("code");
        QTest::newRow("terminate, k6's way")
            << EndHow::Terminate << QStringLiteral("trap 'exit 105' TERM; echo up; while :; do sleep 0.01; done")
            << 105;
        QTest::newRow("terminate, no handler")
            << EndHow::Terminate << QStringLiteral("echo up; exec sleep 1000") << 143;
        QTest::newRow("kill") << EndHow::Kill << QStringLiteral("trap '' TERM; echo up; sleep 1000") << 137;
        QTest::newRow("good end in that moment")
            << EndHow::Terminate << QStringLiteral("trap 'exit 0' TERM; echo up; while :; do sleep 0.01; done") << 0;
    }
    void endEndsTheWholeRunner()
    {
        QFETCH(const EndHow, how);
        QFETCH(const QString, warmup);
        QFETCH(const int, code);
        start(withWarmup(plan(QStringLiteral("exit 0")), warmup));
        QTRY_COMPARE(lastLines(PhaseName::Warmup), QStringList{QStringLiteral("up")});
        m_backend->end({QStringLiteral("runner-01")}, how);
        QTRY_COMPARE(texts().value(1), QStringLiteral("z-warmup Terminated %1").arg(code));
        QVERIFY(settles());
        QCOMPARE(calls().size(), 1); // main never ran
        QCOMPARE(m_updates.size(), code == 0 ? 3 : 2);
        QVERIFY(m_updates.last().reason.code == ReasonCode::StoppedByUs);
    }

    void dismissedRunnerEndsInOrder()
    {
        start(plan(QStringLiteral("trap 'exit 0' TERM; echo up; while :; do sleep 0.01; done")));
        QTRY_COMPARE(lastLines(PhaseName::Main), QStringList{QStringLiteral("up")});
        m_backend->dismiss({QStringLiteral("runner-01")}, PhaseName::Main);
        QTRY_COMPARE(texts().last(), QStringLiteral("main Terminated 0"));
        QVERIFY(m_updates.last().reason.code == ReasonCode::None);
    }

    void missingProgramIsAFailedStart()
    {
        m_k6 = m_directory->filePath(QStringLiteral("none"));
        makeBackend();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("runner-01.*could not be started")));
        start(plan(QStringLiteral("exit 0")));
        QTRY_COMPARE(texts(), QStringList{QStringLiteral("main Terminated")});
        QVERIFY(m_updates.first().reason.code == ReasonCode::StartFailed);
        QVERIFY(!m_updates.first().reason.detail.isEmpty());
        m_backend->end({QStringLiteral("runner-01")}, EndHow::Kill); // it is over: nothing more to say
        QVERIFY(settles());
        QCOMPARE(m_updates.size(), 1);
    }

    void runnersKnowWhoTheyAre()
    {
        makeBackend([](const RunnerId &runner, PhaseName phase) {
            return QStringLiteral("http://127.0.0.1:1/%1/%2").arg(runner.value, fleet::containerName(phase));
        });
        fleet::RunPlan wanted =
            plan(QStringLiteral("echo $LARGADA_RUNNER_INDEX/$LARGADA_RUNNERS $TARGET_URL $SECRET ${K6_VUS-unset}"), 2);
        wanted.env.push_back({QStringLiteral("SECRET"), QStringLiteral("s3cret")});
        start(wanted);
        QTRY_COMPARE(terminated(), 2);
        QCOMPARE(lastLines(PhaseName::Main, 1),
                 QStringList{QStringLiteral("1/2 http://127.0.0.1:1/runner-02/main s3cret unset")});
        QVERIFY(!calls().join(QLatin1Char(' ')).contains(QLatin1String("s3cret"))); // not on the command line
    }

    void summaryOfAnEndedRunnerIsCollected()
    {
        const QString summary =
            QStringLiteral("{\"metrics\":{\"http_reqs\":{\"count\":120},\"iterations\":{\"count\":60},"
                           "\"http_req_failed\":{\"passes\":7},\"http_req_duration\":{\"avg\":1.5,\"p(99)\":9,"
                           "\"thresholds\":{\"p(95)<5\":true}}}}");
        start(plan(QStringLiteral("echo '%1' > $summary; echo bye; exit 99").arg(summary)));
        QTRY_COMPARE(terminated(), 1);
        const auto result = collect(PhaseName::Main);
        QVERIFY(bool(result));
        QVERIFY(result->source == fleet::CountSource::Summary);
        QCOMPARE(result->counts.value_or(fleet::Counts()), (fleet::Counts{120, 7, 60, 0}));
        QCOMPARE(result->latency.avg.value_or(0), 1.5);
        QCOMPARE(result->latency.p99.value_or(0), 9.0);
        QVERIFY(!result->latency.p95.has_value());
        QCOMPARE(result->thresholds.size(), 1);
        QVERIFY((result->thresholds.first() ==
                 fleet::ThresholdResult{QStringLiteral("http_req_duration"), QStringLiteral("p(95)<5"), false, 1}));
        QCOMPARE(result->lastLines, QStringList{QStringLiteral("bye")});
    }

    void missingSummaryLeavesTheLastLines()
    {
        start(plan(QStringLiteral("i=0; while [ $i -lt 50 ]; do echo line $i; i=$((i+1)); done; exit 107")));
        QTRY_COMPARE(terminated(), 1);
        const auto result = collect(PhaseName::Main);
        QVERIFY(bool(result));
        QVERIFY(!result->counts.has_value());
        QVERIFY(result->source == fleet::CountSource::None);
        QCOMPARE(result->lastLines.size(), 12);
        QCOMPARE(result->lastLines.last(), QStringLiteral("line 49"));
    }

    void cutSummaryLeavesTheLastLines()
    {
        start(
            plan(QStringLiteral("echo '{\"metrics\":{\"http_reqs\":{\"cou' > $summary; echo no space left; exit 255")));
        QTRY_COMPARE(terminated(), 1);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("main-summary.json")));
        const auto result = collect(PhaseName::Main);
        QVERIFY(bool(result));
        QVERIFY(!result->counts.has_value());
        QCOMPARE(result->lastLines, QStringList{QStringLiteral("no space left")});
    }

    void unknownRunnersAreNoHarm()
    {
        start(plan(QStringLiteral("exit 0")));
        const RunnerId other{QStringLiteral("runner-77")};
        m_backend->end(other, EndHow::Kill);
        m_backend->dismiss(other, PhaseName::Main);
        const auto result = collect(PhaseName::Main, other);
        QVERIFY(!result);
        QCOMPARE(result.error().code, Errc::NotFound);
        std::optional<Error> closed;
        const auto link = m_backend->openLink(other, PhaseName::Main);
        connect(link.get(), &fleet::RunnerLink::closed, this, [&closed](const Error &error) { closed = error; });
        QTRY_VERIFY(closed.has_value());
        QTRY_COMPARE(terminated(), 1);
    }

    void finishEndsWhatRunsAndRemovesAll()
    {
        start(plan(QStringLiteral("touch big; echo $$ > pid; sleep 1000"), 3));
        QTRY_COMPARE(
            QDir(m_directory->filePath(QStringLiteral("work"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
        const QString work = directories().first();
        QTRY_VERIFY(QFileInfo(work + QStringLiteral("/runner-03/pid")).size() > 0);
        QFile file(work + QStringLiteral("/runner-03/pid"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString process = QStringLiteral("/proc/") + QString::fromLatin1(file.readAll().trimmed());
        QVERIFY(QFile::exists(process));
        m_backend->finish();
        QVERIFY(directories().isEmpty());
        QTRY_VERIFY(!QFile::exists(process));
        QVERIFY(settles());
        QCOMPARE(terminated(), 0); // nobody is told after the end
    }

    void secondRunStartsAfresh()
    {
        start(plan(QStringLiteral("exit 0"), 2));
        QTRY_COMPARE(terminated(), 2);
        m_backend->finish();
        m_updates.clear();
        start(plan(QStringLiteral("exit 99")));
        QTRY_COMPARE(texts(), QStringList({QStringLiteral("main Running"), QStringLiteral("main Terminated 99")}));
    }

    void unwritableRootFailsTheStart()
    {
        m_work = QStringLiteral("/nonexistent");
        makeBackend();
        const auto started = answerOf(m_backend->start(plan(QStringLiteral("exit 0")), {}, {}));
        QVERIFY(!started);
        QCOMPARE(started.error().code, Errc::Storage);
        const auto report = answerOf(m_backend->preflight(plan(QString()), {}));
        QVERIFY(report->isBlocked(true));
        QVERIFY(report->checks.first().id == CheckId::Disk);
        m_work.clear();
    }

    void preflightLooksAtK6AndTheScript_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("inspect");
        QTest::addColumn<bool>("force");
        QTest::addColumn<bool>("blocked");
        QTest::addColumn<CheckId>("id"); // of the check that says so
        QTest::addColumn<QString>("detail");
        const QString good = QStringLiteral("echo 'k6 v1.1.0 (go1.24, linux/amd64)'");
        const QString fine = QStringLiteral("echo "
                                            "'{\"scenarios\":{\"default\":{\"executor\":\"constant-vus\",\"vus\":4,"
                                            "\"duration\":\"10s\"}},\"totalDuration\":\"40s\",\"maxVUs\":4}'");
        QTest::newRow("good") << good << fine << false << false << CheckId::Script << QString();
        QTest::newRow("not k6") << QStringLiteral("echo hello") << fine << true << true << CheckId::K6Binary
                                << QStringLiteral("hello");
        QTest::newRow("k6 fails") << QStringLiteral("echo broken >&2; exit 1") << fine << true << true
                                  << CheckId::K6Binary << QStringLiteral("broken");
        QTest::newRow("too old") << QStringLiteral("echo 'k6 v0.40.0'") << fine << false << true << CheckId::K6Binary
                                 << QStringLiteral("0.40.0");
        QTest::newRow("too old, forced") << QStringLiteral("echo 'k6 v0.40.0'") << fine << true << false
                                         << CheckId::K6Binary << QStringLiteral("0.40.0");
        QTest::newRow("script refused") << good << QStringLiteral("echo 'level=error msg=\"bad script\"' >&2; exit 107")
                                        << true << true << CheckId::Script << QStringLiteral("bad script");
        QTest::newRow("no JSON") << good << QStringLiteral("echo '{'") << true << true << CheckId::Script << QString();
    }
    void preflightLooksAtK6AndTheScript()
    {
        QFETCH(const QString, version);
        QFETCH(const QString, inspect);
        QFETCH(const bool, force);
        QFETCH(const bool, blocked);
        QFETCH(const CheckId, id);
        QFETCH(const QString, detail);
        fleet::RunPlan wanted = withWarmup(plan(QString()), QString());
        wanted.force = force;
        wanted.env += {{QStringLiteral("FAKE_VERSION"), version}, {QStringLiteral("FAKE_INSPECT"), inspect}};
        const auto report = answerOf(m_backend->preflight(wanted, {}));
        QVERIFY(bool(report));
        QCOMPARE(report->isBlocked(force), blocked);
        const auto check = std::find_if(report->checks.cbegin(), report->checks.cend(),
                                        [id](const fleet::Check &each) { return each.id == id; });
        QVERIFY(check != report->checks.cend());
        if (!detail.isEmpty())
            QCOMPARE(check->detail, detail);
        QCOMPARE(report->load.size(), blocked ? 0 : 2); // z-warmup and main
        QCOMPARE(report->scriptSha256.size(), 64);
        QVERIFY(calls().isEmpty()); // it looks, and starts nothing
    }

    void preflightWithoutScriptOrK6IsBlockedForGood_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<bool>("hasK6");
        QTest::addColumn<CheckId>("id");
        QTest::newRow("no script") << QStringLiteral("/nonexistent/a.js") << true << CheckId::Script;
        QTest::newRow("a directory") << QStringLiteral("/") << true << CheckId::Script;
        QTest::newRow("no name") << QString() << true << CheckId::Script;
        QTest::newRow("no k6") << QString() << false << CheckId::K6Binary;
    }
    void preflightWithoutScriptOrK6IsBlockedForGood()
    {
        QFETCH(const QString, script);
        QFETCH(const bool, hasK6);
        QFETCH(const CheckId, id);
        if (!hasK6)
            m_k6.clear();
        makeBackend();
        fleet::RunPlan wanted = plan(QString());
        wanted.script = hasK6 ? script : this->script();
        const auto report = answerOf(m_backend->preflight(wanted, {}));
        QCOMPARE(report->checks.size(), 1);
        QCOMPARE(report->checks.first().id, id);
        QVERIFY(report->checks.first().level == CheckLevel::BlockFinal);
    }

    void backendMayGoWhilePreflightAsks()
    {
        fleet::RunPlan wanted = plan(QString());
        const QString pidFile = m_directory->filePath(QStringLiteral("pid"));
        wanted.env.push_back(
            {QStringLiteral("FAKE_VERSION"), QStringLiteral("echo $$ > '%1'; exec sleep 1000").arg(pidFile)});
        const auto answer = m_backend->preflight(wanted, {});
        QTRY_VERIFY(QFileInfo(pidFile).size() > 0);
        QFile file(pidFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString process = QStringLiteral("/proc/") + QString::fromLatin1(file.readAll().trimmed());
        m_backend.reset();
        QTRY_VERIFY(!QFile::exists(process));
        QVERIFY(answer.isFinished()); // without a value: its receiver hears Cancelled
        QCOMPARE(answer.resultCount(), 0);
    }

private:
    static bool write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
    QString script() const { return m_directory->filePath(QStringLiteral("test.js")); }
    QString log() const { return m_directory->filePath(QStringLiteral("calls")); }

    void makeBackend(std::function<QString(const RunnerId &, PhaseName)> targetUrl = {})
    {
        LocalBackendSetup setup;
        setup.k6 = m_k6;
        setup.temporaryRoot = m_work.isEmpty() ? m_directory->filePath(QStringLiteral("work")) : m_work;
        setup.inherited = QProcessEnvironment::systemEnvironment();
        setup.inherited.insert(QStringLiteral("K6_VUS"), QStringLiteral("5"));
        setup.targetUrl = std::move(targetUrl);
        m_backend = std::make_unique<LocalBackend>(std::move(setup), m_capacity, m_clock);
        connect(m_backend.get(), &fleet::Backend::updated, this,
                [this](const QVector<RunnerUpdate> &updates) { m_updates += updates; });
    }
    fleet::RunPlan plan(const QString &main, int runners = 1) const
    {
        fleet::RunPlan made;
        made.script = script();
        made.runners = runners;
        made.warmupPercent.reset();
        made.env = {{QStringLiteral("FAKE_LOG"), log()}, {QStringLiteral("FAKE_MAIN"), main}};
        return made;
    }
    static fleet::RunPlan withWarmup(fleet::RunPlan plan, const QString &warmup)
    {
        plan.warmupPercent = 25;
        plan.env.push_back({QStringLiteral("FAKE_WARMUP"), warmup});
        return plan;
    }
    template<class T>
    Result<T> answerOf(const Async<T> &future)
    {
        std::optional<Result<T>> got;
        deliver(future, this, [&got](const Result<T> &result) { got.emplace(result); });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }, 30'000))
            return Error{Errc::Timeout, QStringLiteral("no answer"), {}};
        return *got;
    }
    QVector<fleet::RunnerInfo> start(const fleet::RunPlan &plan)
    {
        const auto future = m_backend->start(plan, {}, {});
        return future.isFinished() && future.result() ? *future.result() : QVector<fleet::RunnerInfo>();
    }
    Result<fleet::RunnerResult> collect(PhaseName phase, const RunnerId &runner = {QStringLiteral("runner-01")})
    {
        return answerOf(m_backend->collect(runner, phase));
    }
    QStringList lastLines(PhaseName phase, int index = 0)
    {
        const auto result = collect(phase, {QStringLiteral("runner-%1").arg(index + 1, 2, 10, QLatin1Char('0'))});
        return result ? result->lastLines : QStringList();
    }
    QStringList texts() const
    {
        QStringList lines;
        for (const RunnerUpdate &update : m_updates)
            lines << text(update);
        return lines;
    }
    int terminated() const
    {
        return int(std::count_if(m_updates.cbegin(), m_updates.cend(), [](const RunnerUpdate &update) {
            return update.state == ContainerState::Terminated;
        }));
    }
    // What each `run` was called with.
    QStringList calls() const
    {
        QFile file(log());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    // Another runner of the same kind has lived and died: whatever was to come has come.
    bool settles()
    {
        QProcess other;
        other.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("exit 0")});
        return QTest::qWaitFor([&other] { return other.state() == QProcess::NotRunning; }, 30'000);
    }
    QStringList directories() const
    {
        QStringList paths;
        const QDir work(m_directory->filePath(QStringLiteral("work")));
        for (const QString &name : work.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
            paths << work.filePath(name);
        return paths;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_k6;
    QString m_work;
    FakeCapacity m_capacity;
    SystemClock m_clock;
    std::unique_ptr<LocalBackend> m_backend;
    QVector<RunnerUpdate> m_updates;
};

QTEST_GUILESS_MAIN(TestLocalBackend)
#include "tst_local_backend.moc"