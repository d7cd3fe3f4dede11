// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <memory>

#include <QBuffer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QRegularExpression>
#include <QtTest>

#include "cli/start_command.h"
#include "support/fake_backend.h"
#include "text/language.h"

using namespace largada;
using namespace largada::cli;
using fleet::PhaseName;
using k6::ExecutionStatus;
using test::FakeBackend;

// The command from its words to its exit code, on a fleet that a test holds.
class TstStartCommand : public QObject
{
    Q_OBJECT

    struct World {
        QBuffer out, err;
        Surroundings around;
        SystemClock clock;
        std::unique_ptr<FakeBackend> made;
        QPointer<FakeBackend> backend;
        std::unique_ptr<StartCommand> command;
        std::optional<int> code;

        World()
        {
            out.open(QIODevice::WriteOnly);
            err.open(QIODevice::WriteOnly);
            around.out = &out;
            around.err = &err;
            made = std::make_unique<FakeBackend>(clock);
            backend = made.get();
            around.makeClusterFleet = [this](const QString &, const Clock &) { return std::move(made); };
            command = std::make_unique<StartCommand>(around);
            QObject::connect(command.get(), &Command::finished, &out, [this](int ended) { code = ended; });
        }
        void start(const char *line)
        {
            command->start(QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts));
        }
        QString said() const { return QString::fromUtf8(out.data()); }
        QString errors() const { return QString::fromUtf8(err.data()); }
        test::FakeK6 &k6(int index) { return backend->k6(FakeBackend::id(index), PhaseName::Main); }
    };

private slots:
    void initTestCase() { text::installLanguage(*QCoreApplication::instance(), text::Language::English); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void wrongWordsStartNothing()
    {
        World w;
        w.start("load k6-job Running many main");
        QTRY_COMPARE(w.code, std::optional(2));
        QVERIFY(w.errors().startsWith(QStringLiteral("COUNT: ")));
        QVERIFY(w.said().isEmpty() && w.made);
    }

    void helpNeedsNoCluster()
    {
        World w;
        w.start("--help");
        QTRY_COMPARE(w.code, std::optional(0));
        QVERIFY(w.said().startsWith(QStringLiteral("largadactl start ")) && w.made);
    }

    void podsAreReleasedAndLeft()
    {
        World w;
        w.start("load k6-job Running 2 main");
        QTRY_COMPARE(w.code, std::optional(0));
        const QStringList lines = w.said().split(QLatin1Char('\n'));
        QCOMPARE(lines.value(0), QStringLiteral("All pods in required status: runner-01 runner-02"));
        QVERIFY2(lines.value(1).startsWith(QStringLiteral("runner-01: released, ")), qPrintable(w.said()));
        QVERIFY(lines.value(2).startsWith(QStringLiteral("runner-02: released, ")));
        QVERIFY(lines.value(3).startsWith(QStringLiteral("Main: 2 of 2 pods released. Release spread: ")));
        QCOMPARE(lines.size(), 5);
        QCOMPARE(w.k6(0).releases(), 1);
        QVERIFY(w.backend->ended.isEmpty()); // the load goes on
        QCOMPARE(w.backend->finishes, 1);
    }

    void jsonIsOnePhase()
    {
        World w;
        w.start("load k6-job Running 2 main --json");
        QTRY_COMPARE(w.code, std::optional(0));
        QCOMPARE(w.said().count(QLatin1Char('\n')), 1);
        const QJsonObject phase = QJsonDocument::fromJson(w.said().toUtf8()).object();
        QCOMPARE(phase.value(QStringLiteral("name")), QJsonValue(QStringLiteral("main")));
        QCOMPARE(phase.value(QStringLiteral("started")), QJsonValue(2));
        QVERIFY(phase.value(QStringLiteral("spread")).toObject().contains(QStringLiteral("release_bound_ms")));
    }

    void closedGateEndsWithThreeAndLeavesThePods()
    {
        World w;
        w.k6(1).execution = ExecutionStatus::InitVus;
        w.start("load k6-job Running 2 main --gate-timeout 1s");
        QTRY_COMPARE(w.code, std::optional(3));
        QVERIFY2(w.errors().contains(QStringLiteral("The gate timed out. Not ready:\n  runner-02: ")),
                 qPrintable(w.errors()));
        QVERIFY2(w.errors().contains(QStringLiteral("Paused still, without load: ")), qPrintable(w.errors()));
        QVERIFY(w.backend->ended.isEmpty());
        QCOMPARE(w.k6(0).releases(), 0);
    }

    void signalBeforeTheReleaseLeavesAllPaused()
    {
        World w;
        w.k6(1).execution = ExecutionStatus::InitVus;
        w.start("load k6-job Running 2 main");
        QTRY_VERIFY(!w.k6(0).requests.isEmpty() && w.k6(1).requests.size() > 2); // by then the first is known
        w.command->interrupt(SIGTERM);
        QTRY_COMPARE(w.code, std::optional(143));
        QVERIFY2(w.errors().contains(QStringLiteral("Paused still, without load: ")), qPrintable(w.errors()));
        QVERIFY(w.backend->ended.isEmpty());
        QCOMPARE(w.k6(0).releases(), 0);
    }

    void blockedPreflightSaysWhy()
    {
        World w;
        fleet::PreflightReport report;
        report.checks = {
            {fleet::CheckId::Holder, fleet::CheckLevel::BlockFinal, QStringLiteral("ana@build-7"), {}, {}}};
        w.backend->report = report;
        w.start("load k6-job Running 2 main");
        QTRY_COMPARE(w.code, std::optional(4));
        QVERIFY2(w.errors().contains(QStringLiteral("ana@build-7")), qPrintable(w.errors()));
        QVERIFY(w.said().isEmpty());
    }

    void warningsOfTheChecksAreSaidOnce()
    {
        World w;
        fleet::PreflightReport report;
        report.checks = {{fleet::CheckId::Job,
                          fleet::CheckLevel::Warning,
                          QStringLiteral("k6-job"),
                          QStringLiteral("suspended"),
                          {}}};
        w.backend->report = report;
        w.start("load k6-job Running 2 main");
        QTRY_COMPARE(w.code, std::optional(0));
        QCOMPARE(w.errors().count(QStringLiteral("Warning: ")), 1);
    }

    void endsWhenTheClusterWasTold()
    {
        World w;
        w.backend->settles = false;
        w.start("load k6-job Running 2 main");
        QTRY_VERIFY(w.said().contains(QStringLiteral("2 of 2 pods released")));
        QCoreApplication::sendPostedEvents();
        QVERIFY(!w.code);
        emit w.backend->settled();
        QTRY_COMPARE(w.code, std::optional(0));
    }

    void clusterThatIsNeverToldDelaysTheEndBySeconds()
    {
        World w;
        w.backend->settles = false;
        QElapsedTimer time;
        time.start();
        w.start("load k6-job Running 2 main");
        QTRY_COMPARE(w.code, std::optional(0));
        QVERIFY2(time.elapsed() >= 1900, qPrintable(QString::number(time.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TstStartCommand)
#include "tst_start_command.moc"
