// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// However k6 ends, there is one report and nothing is left. The k6 here is a shell script; tests/k6 has the real one.
#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "agent/k6_execution.h"
#include "agent/k6_outcome.h"

using namespace largada;
using namespace largada::agent;
using namespace std::chrono_literals;

namespace
{

// JSON with ' for ", which is easier to read.
const QByteArray summary =
    QByteArray("{'metrics':{'http_reqs':{'count':40},'iterations':{'count':41},'data_received':{'count':512},"
               "'http_req_failed':{'value':0.25,'passes':10,'fails':30},"
               "'http_req_duration':{'avg':3,'med':2,'p(95)':5,'p(99)':9}}}")
        .replace('\'', '"');

dashboard::ExecutionMetrics metrics(double rps)
{
    return {2, 5, 9, 3, 0.25, rps, 512, 41};
}

// A k6 of these lines; $SUMMARY is where it has to write, $SCRIPT what it was given.
class FakeK6
{
public:
    explicit FakeK6(const QByteArray &lines)
    {
        QFile file(path());
        const QByteArray text = "#!/bin/sh\nSUMMARY=$3\nfor last; do :; done\nSCRIPT=$last\n" + lines + "\n";
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() ||
            !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            qFatal("no fake k6");
        QDir(directory.path()).mkdir(QStringLiteral("tmp"));
        QFile data(directory.filePath(QStringLiteral("summary.json")));
        if (!data.open(QIODevice::WriteOnly) || data.write(summary) != summary.size())
            qFatal("no summary");
    }
    QString path() const { return directory.filePath(QStringLiteral("k6")); }
    QString temporary() const { return directory.filePath(QStringLiteral("tmp")); }
    QStringList leftovers() const { return QDir(temporary()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot); }

    QTemporaryDir directory;
};

const QByteArray writeSummary = "cp \"$(dirname \"$0\")/summary.json\" \"$SUMMARY\"\n";

dashboard::Target target()
{
    dashboard::Target target;
    target.id = QStringLiteral("t");
    target.url = QStringLiteral("http://h/");
    target.durationS = 2;
    return target;
}

K6Execution::Setup setupOf(const FakeK6 &k6)
{
    K6Execution::Setup setup;
    setup.program = k6.path();
    setup.temporaryDirectory = k6.temporary();
    setup.environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    return setup;
}

} // namespace

class TestK6Execution : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void endsAreTold_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<bool>("isCompleted");
        QTest::addColumn<QString>("error"); // a part of it
        const auto row = [](const char *name, const QByteArray &lines, const char *error) {
            QTest::newRow(name) << lines << (*error == '\0') << QString::fromLatin1(error);
        };
        row("well", writeSummary, "");
        row("thresholds crossed", writeSummary + "exit 99", "");
        row("reads its script", "grep -q http://h/ \"$SCRIPT\" || exit 3\n" + writeSummary, "");
        row("exception in the script", R"(echo 'time="x" level=error msg="boom \"x\"" hint="y"' >&2; exit 107)",
            "k6 ended with code 107: boom \"x\"");
        row("code with a summary", writeSummary + "exit 104", "k6 ended with code 104");
        row("no summary", "echo nothing to say", "k6 wrote no summary: nothing to say");
        row("rubbish as summary", "echo '<html>' > \"$SUMMARY\"", "k6's summary cannot be used");
        row("half a summary", "head -c 40 \"$(dirname \"$0\")/summary.json\" > \"$SUMMARY\"",
            "k6's summary cannot be used");
        row("summary without metrics", "echo '{}' > \"$SUMMARY\"", "k6's summary cannot be used");
        row("no request",
            "echo 'time=\"x\" level=warning msg=\"Request Failed\" error=\"bad\"' >&2; echo done\n"
            "echo '{\"metrics\":{\"iterations\":{\"count\":3}}}' > \"$SUMMARY\"",
            "k6 made no request: msg=\"Request Failed\" error=\"bad\"");
        row("killed", "kill -9 $$", "k6 was killed by signal 9");
        row("crashed", "kill -SEGV $$", "k6 was killed by signal 11");
        row("rubbish", "head -c 3000000 /dev/urandom; echo; echo; exit 255", "k6 ended with code 255");
        row("endless line", "head -c 3000000 /dev/zero | tr '\\0' x; exit 107", "k6 ended with code 107: xxx");
    }
    void endsAreTold()
    {
        QFETCH(const QByteArray, lines);
        QFETCH(const bool, isCompleted);
        QFETCH(const QString, error);
        const FakeK6 k6(lines);
        const SystemClock clock;
        K6Execution execution(setupOf(k6), clock);
        QSignalSpy finished(&execution, &K6Execution::finished);
        execution.start(target(), QStringLiteral("r"));
        QVERIFY(finished.size() == 1 || finished.wait(30'000));
        const auto report = finished[0][0].value<dashboard::ExecutionReport>();
        QCOMPARE(report.metrics, isCompleted ? metrics(20) : dashboard::ExecutionMetrics());
        QVERIFY2(report.error.contains(error), qPrintable(report.error));
        QCOMPARE(report.error.isEmpty(), isCompleted);
        QVERIFY(report.error.size() <= 1000);
        QVERIFY(!report.isInterrupted);
        QCOMPARE(k6.leftovers(), QStringList());
    }

    void missingProgramIsAnError()
    {
        const FakeK6 k6("");
        const SystemClock clock;
        auto setup = setupOf(k6);
        setup.program = QStringLiteral("/no/such/k6");
        K6Execution execution(setup, clock);
        QSignalSpy finished(&execution, &K6Execution::finished);
        execution.start(target(), QStringLiteral("r"));
        QVERIFY(finished.size() == 1 || finished.wait(30'000));
        const auto report = finished[0][0].value<dashboard::ExecutionReport>();
        QVERIFY(report.error.startsWith(QStringLiteral("k6 could not be started: ")));
        QCOMPARE(k6.leftovers(), QStringList());
    }

    void directoryThatIsGoneIsAnError()
    {
        const FakeK6 k6("");
        const SystemClock clock;
        auto setup = setupOf(k6);
        setup.temporaryDirectory = QStringLiteral("/no/such/directory");
        K6Execution execution(setup, clock);
        QSignalSpy finished(&execution, &K6Execution::finished);
        execution.start(target(), QStringLiteral("r"));
        QVERIFY(finished.size() == 1 || finished.wait(30'000));
        const auto report = finished[0][0].value<dashboard::ExecutionReport>();
        QVERIFY(report.error.startsWith(QStringLiteral("the script could not be written: ")));
    }

    void hangingK6IsEnded_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("that listens") << writeSummary + "exec sleep 1000";
        QTest::newRow("that does not listen") << writeSummary + "trap '' TERM; while :; do sleep 1000; done";
    }
    void hangingK6IsEnded()
    {
        QFETCH(const QByteArray, lines);
        const FakeK6 k6(lines);
        const SystemClock clock;
        auto setup = setupOf(k6);
        setup.overtime = -1900ms;
        setup.patience = 100ms;
        K6Execution execution(setup, clock);
        QSignalSpy finished(&execution, &K6Execution::finished);
        execution.start(target(), QStringLiteral("r"));
        QVERIFY(finished.size() == 1 || finished.wait(30'000));
        const auto report = finished[0][0].value<dashboard::ExecutionReport>();
        QVERIFY2(report.error.startsWith(QStringLiteral("k6 did not end in time")), qPrintable(report.error));
        QVERIFY(!report.isInterrupted);
        QCOMPARE(report.metrics, dashboard::ExecutionMetrics());
        QCOMPARE(k6.leftovers(), QStringList());
    }

    void stoppedK6SaysWhatItMeasured()
    {
        const FakeK6 k6("trap 'cp \"$(dirname \"$0\")/summary.json\" \"$SUMMARY\"; exit 105' TERM\n"
                        "touch \"$(dirname \"$0\")/ready\"; sleep 1000 & wait");
        const SystemClock clock;
        K6Execution execution(setupOf(k6), clock);
        QSignalSpy finished(&execution, &K6Execution::finished);
        execution.start(target(), QStringLiteral("r"));
        QTRY_VERIFY(QFile::exists(k6.directory.filePath(QStringLiteral("ready"))));
        execution.stop();
        QVERIFY(finished.size() == 1 || finished.wait(30'000));
        const auto report = finished[0][0].value<dashboard::ExecutionReport>();
        QVERIFY(report.isInterrupted);
        QCOMPARE(report.error, QStringLiteral("the agent was stopped"));
        QCOMPARE(report.metrics.iterations, std::optional<qint64>(41));
        QCOMPARE(k6.leftovers(), QStringList());
    }

    void goingAwayLeavesNothing()
    {
        const FakeK6 k6(
            "echo $$ > \"$(dirname \"$0\")/pid.new\"; mv \"$(dirname \"$0\")/pid.new\" \"$(dirname \"$0\")/pid\"\n"
            "exec sleep 1000");
        const SystemClock clock;
        const QString pidFile = k6.directory.filePath(QStringLiteral("pid"));
        {
            K6Execution execution(setupOf(k6), clock);
            execution.start(target(), QStringLiteral("r"));
            QTRY_VERIFY(QFile::exists(pidFile));
        }
        QFile file(pidFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!QFile::exists(QStringLiteral("/proc/") + QString::fromLatin1(file.readAll().trimmed())));
        QCOMPARE(k6.leftovers(), QStringList());
    }

    void rateOfAnInterruptedRunIsOverItsOwnTime()
    {
        K6End end;
        end.summary = summary;
        end.durationS = 30;
        end.ran = 4s;
        QCOMPARE(reportOf(end).metrics.rps, std::optional(40.0 / 30));
        end.isStopped = true;
        QCOMPARE(reportOf(end).metrics.rps, std::optional(10.0));
    }

    void figuresThatK6DoesNotSayAreAbsent()
    {
        K6End end;
        end.summary = QByteArray(R"({"metrics":{"http_reqs":{"count":60},"iterations":{"count":3}}})");
        const auto report = reportOf(end);
        QCOMPARE(report.error, QString());
        QCOMPARE(report.metrics, (dashboard::ExecutionMetrics{{}, {}, {}, {}, {}, 2.0, {}, 3}));
    }

    void runWithoutARequestIsNone()
    {
        K6End end;
        end.summary = QByteArray(R"({"metrics":{"iterations":{"count":3}}})");
        end.lastWarning = QStringLiteral("invalid URL");
        const auto report = reportOf(end);
        QCOMPARE(report.error, QStringLiteral("k6 made no request: invalid URL"));
        QCOMPARE(report.metrics, dashboard::ExecutionMetrics());
    }
};

QTEST_GUILESS_MAIN(TestK6Execution)
#include "tst_k6_execution.moc"
