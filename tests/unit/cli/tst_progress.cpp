// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QBuffer>
#include <QCoreApplication>
#include <QRegularExpression>
#include <QtTest>

#include "cli/progress.h"
#include "support/fake_backend.h"
#include "support/fake_clock.h"
#include "text/language.h"

using namespace largada;
using namespace largada::cli;
using coordinator::Driver;
using coordinator::Stage;
using fleet::PhaseName;
using k6::ExecutionStatus;
using test::FakeBackend;

class TstProgress : public QObject
{
    Q_OBJECT

    // A run of main whose last runner is still making its VUs, and what is said of it.
    struct World {
        QBuffer err;
        Surroundings around;
        test::FakeClock clock;
        FakeBackend backend{clock};
        Driver driver{backend, clock};
        std::unique_ptr<Progress> progress;

        explicit World(bool isTerminal, int runners = 2)
        {
            err.open(QIODevice::WriteOnly);
            around.err = &err;
            around.errIsTerminal = isTerminal;
            progress = std::make_unique<Progress>(around);
            QObject::connect(&driver, &Driver::changed, &err, [this] { progress->show(driver); });
            fleet::PreflightReport report;
            report.load = {{PhaseName::Main, 40, 100.0, 30, 20}};
            report.checks = {{fleet::CheckId::Cores, fleet::CheckLevel::Ok, {}, {}, {2, 4}},
                             {fleet::CheckId::Cores, fleet::CheckLevel::Warning, {}, {}, {9, 4}}};
            backend.report = report;
            backend.answersPreflight = false;
            last(runners).execution = ExecutionStatus::InitVus;
            last(runners).vusMax = 7;
            fleet::RunPlan plan;
            plan.runners = runners;
            plan.warmupPercent.reset();
            driver.start(plan);
        }
        test::FakeK6 &last(int runners) { return backend.k6(FakeBackend::id(runners - 1), PhaseName::Main); }
        QString said() const { return QString::fromUtf8(err.data()); }
        bool hasSaid(const char *text) const { return said().contains(QString::fromUtf8(text)); }
    };

private slots:
    void initTestCase() { text::installLanguage(*QCoreApplication::instance(), text::Language::English); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void plainLinesWhereNobodySitsAtATerminal()
    {
        World w(false);
        QTRY_VERIFY(w.hasSaid("Checking script, k6 and this machine …\n"));
        w.backend.answerPreflight();
        QTRY_VERIFY(w.hasSaid("Main: waiting for 2 runners to be ready …\n"));
        QTRY_COMPARE(armedCount(w.driver.state().current()), 1);
        QTRY_VERIFY(w.driver.state().current().runners[1].status.has_value()); // as it was before it is ready
        w.last(2).execution = ExecutionStatus::PausedBeforeRun;
        w.clock.advance(std::chrono::seconds(1)); // it is time to read it again
        QTRY_VERIFY(w.hasSaid("released within"));
        w.driver.stop(coordinator::StopCause::User);
        QTRY_VERIFY(w.hasSaid("Stopping every runner …\n"));
        const QStringList lines = w.said().split(QLatin1Char('\n'));
        const QRegularExpression load(
            QStringLiteral("\\AMain: 40 VU(s|\\(s\\)), 100 iterations/s, for at most 30 s\\.\\z"));
        QVERIFY2(load.match(lines.value(1)).hasMatch(), qPrintable(lines.value(1)));
        QVERIFY2(lines.value(2).startsWith(QStringLiteral("Warning: ")), qPrintable(lines.value(2)));
        QCOMPARE(lines.value(3), QStringLiteral("Main: waiting for 2 runners to be ready …"));
        QCOMPARE(lines.value(4), QStringLiteral("Main: 2 of 2 runners released within 0.00 ms."));
        QCOMPARE(lines.value(5), QStringLiteral("Stopping every runner …"));
        QCOMPARE(lines.size(), 7); // and nothing after the last line end
        QVERIFY(!w.hasSaid("\033") && !w.hasSaid("\r"));
    }

    void statusRewritesItselfOnATerminal()
    {
        World w(true);
        QTRY_VERIFY(w.hasSaid("Checking"));
        w.backend.answerPreflight();
        QTRY_VERIFY(w.hasSaid("\r\033[KMain: 1 of 2 ready; runner-02: k6 is initialising its VUs: 7 of 20 are ready."));
        w.progress->say(QStringLiteral("something else"));
        QVERIFY(w.said().endsWith(QStringLiteral("\r\033[Ksomething else\n"))); // in the status's place
        w.progress->say(QStringLiteral("and more"));
        QVERIFY(w.said().endsWith(QStringLiteral("something else\nand more\n"))); // there was none to take away
        const auto before = w.err.size();
        w.progress->clear();
        QCOMPARE(w.err.size(), before);
        QTRY_VERIFY(w.err.size() > before); // it comes back
        w.progress->clear();
        QVERIFY(w.said().endsWith(QStringLiteral("\r\033[K")));
    }

    void stragglersAreTheFirstFewAndACount()
    {
        fleet::RunPlan plan;
        plan.warmupPercent.reset();
        coordinator::State state = coordinator::planned(plan);
        for (int i = 1; i <= 6; ++i) {
            coordinator::Track track;
            track.info.id = {QStringLiteral("runner-%1").arg(i)};
            track.reason = {fleet::ReasonCode::InitialisingVus, {}, i, 10};
            state.current().runners.push_back(track);
        }
        coordinator::Track &armed = state.current().runners[0];
        armed.linkOpen = true;
        armed.armedAt = MonoTime(std::chrono::hours(1));
        armed.container = fleet::ContainerState::Running;
        armed.status.emplace();
        armed.status->execution = ExecutionStatus::PausedBeforeRun;
        state.current().runners[1].leftBehind = true;
        const auto line = [](int i) {
            return QStringLiteral("runner-%1: k6 is initialising its VUs: %1 of 10 are ready. Wait for the rest.")
                .arg(i);
        };
        QCOMPARE(stragglerLines(state, 10), (QStringList{line(3), line(4), line(5), line(6)}));
        QCOMPARE(stragglerLines(state, 4), (QStringList{line(3), line(4), line(5), line(6)}));
        QCOMPARE(stragglerLines(state, 2), (QStringList{line(3), line(4), QStringLiteral("and 2 more")}));
        QCOMPARE(stragglerLines(state, 0), QStringList{QStringLiteral("and 4 more")});
        state.current().runners.clear();
        QVERIFY(stragglerLines(state, 10).isEmpty());
    }

    void thoseHeldByTheSameShareALine()
    {
        fleet::RunPlan plan;
        plan.warmupPercent.reset();
        plan.runners = 43;
        coordinator::State state = coordinator::planned(plan);
        state.known = true;
        state.missingReason = {fleet::ReasonCode::NoPodAllowed, QStringLiteral("exceeded quota")};
        const auto add = [&state](int i, const fleet::Reason &reason) {
            coordinator::Track track;
            track.info.id = {QStringLiteral("pod-%1").arg(i)};
            track.reason = reason;
            state.current().runners.push_back(track);
        };
        for (int i = 0; i < 37; ++i)
            add(i, {fleet::ReasonCode::NoNode, QStringLiteral("0/40 nodes are available")});
        add(37, {fleet::ReasonCode::ImagePullFailed});
        add(38, {fleet::ReasonCode::ImagePullFailed});
        state.current().runners.back().replaced = true; // another one has its place
        const QStringList lines = stragglerLines(state, 10);
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[0].startsWith(QStringLiteral("5 runners not there yet: The cluster does not let")),
                 qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith(QStringLiteral("37 runners, pod-0 …: No node has room")), qPrintable(lines[1]));
        QVERIFY(lines[1].endsWith(QStringLiteral("“0/40 nodes are available”.")));
        QVERIFY(lines[2].startsWith(QStringLiteral("pod-37: ")));
        QCOMPARE(stragglerLines(state, 2).last(), QStringLiteral("and 1 more"));
    }

    void lostConnectionIsSaidOnce()
    {
        World w(false);
        w.progress->follow(w.backend);
        const WallTime since(std::chrono::hours(500'000));
        const Error why{Errc::Network, {}, QStringLiteral("https://k8s")};
        for (int times = 0; times < 2; ++times) {
            QTest::ignoreMessage(QtWarningMsg, "the fleet cannot be seen: \"\"");
            emit w.backend.blind(since, why);
        }
        QCOMPARE(w.said().count(QStringLiteral("The connection to the cluster is lost since ")), 1);
        QVERIFY(w.hasSaid("the gate stays closed meanwhile. The network connection for “https://k8s” failed."));
        emit w.backend.blind(std::nullopt, why);
        emit w.backend.blind(std::nullopt, why);
        QCOMPARE(w.said().count(QStringLiteral("The connection to the cluster is back.\n")), 1);
    }
};

QTEST_GUILESS_MAIN(TstProgress)
#include "tst_progress.moc"
