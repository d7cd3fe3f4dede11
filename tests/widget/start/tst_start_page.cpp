// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>

#include "start/start_page.h"
#include "start/state_line.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/picture.h"

using namespace largada;
using namespace std::chrono_literals;
using coordinator::Stage;
using test::Scene;

namespace
{

class Start
{
public:
    Start() : page(console.services, new QWidget) { page.resize(1104, 700); }

    void bring(Scene scene, int runners = 20) { bring(test::sceneUpdate(scene, runners, console.clock)); }
    void bring(const engine::Update &update)
    {
        last = update;
        emit console.engine.updated(update);
        page.show();
        QCoreApplication::processEvents();
    }
    QPushButton *button(const char *name) const
    {
        auto *found = page.findChild<QPushButton *>(QLatin1String(name));
        Q_ASSERT(found != nullptr);
        return found;
    }
    void click(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    QStringList intents() const { return console.engine.intents; }

    test::FakeConsole console;
    ui::StartPage page;
    engine::Update last;
};

} // namespace

class TestStartPage final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { test::wear({false, false, {1104, 700}}); }
    void init() { test::failOnWarnings(); }

    void withoutARunThePlanIsShown()
    {
        test::FakeConsole console;
        auto *plan = new QWidget;
        ui::StartPage page(console.services, plan);
        page.show();
        QVERIFY(plan->isVisible());
        emit console.engine.updated(test::sceneUpdate(Scene::Gathering, 20, console.clock));
        QVERIFY(!plan->isVisible());
    }

    void startIsBlockedWithItsReasonWhileSomeAreMissing()
    {
        Start start;
        start.bring(Scene::Gathering);
        QVERIFY(!start.button("startButton")->isEnabled());
        QCOMPARE(start.button("startButton")->accessibleDescription(), QStringLiteral("5 runners are missing."));
        QCOMPARE(start.intents(), QStringList());
    }

    void startGoes()
    {
        Start start;
        start.bring(Scene::Held);
        start.click("startButton");
        QCOMPARE(start.intents(), QStringList{QStringLiteral("go")});
    }

    void returnStartsOnceStartHasTheFocus()
    {
        Start start;
        start.bring(Scene::Held);
        QTest::keyClick(&start.page, Qt::Key_Return);
        QCOMPARE(start.intents(), QStringList());
        start.button("startButton")->setFocus();
        QTest::keyClick(start.button("startButton"), Qt::Key_Return);
        QCOMPARE(start.intents(), QStringList{QStringLiteral("go")});
    }

    void aDoubleClickOnStartSendsOneGo()
    {
        Start start;
        start.bring(Scene::Held);
        start.click("startButton");
        QTest::mouseDClick(start.button("startButton"), Qt::LeftButton); // its second half only
        QTest::mouseRelease(start.button("startButton"), Qt::LeftButton);
        QCOMPARE(start.intents(), QStringList{QStringLiteral("go")});
    }

    void theSecondClickOnStartDoesNotCancelThoughCancelStandsThere()
    {
        Start start;
        start.bring(Scene::Held);
        const QRect place = start.button("startButton")->geometry();
        start.click("startButton");
        start.bring(Scene::Countdown);
        QVERIFY(start.button("cancelCountdownButton")->isVisible());
        QCOMPARE(start.button("cancelCountdownButton")->geometry(), place);
        start.console.clock.advance(200ms);
        start.click("cancelCountdownButton");
        QCOMPARE(start.intents(), QStringList{QStringLiteral("go")});
        start.console.clock.advance(1s);
        start.click("cancelCountdownButton");
        QCOMPARE(start.intents(), (QStringList{QStringLiteral("go"), QStringLiteral("holdAgain")}));
    }

    void theSecondClickOnCancelDoesNotStart()
    {
        Start start;
        start.bring(Scene::Countdown);
        start.click("cancelCountdownButton");
        start.bring(Scene::Held);
        start.click("startButton");
        QCOMPARE(start.intents(), QStringList{QStringLiteral("holdAgain")});
        start.console.clock.advance(1s);
        start.click("startButton");
        QCOMPARE(start.intents(), (QStringList{QStringLiteral("holdAgain"), QStringLiteral("go")}));
    }

    void theFocusStaysWhereStartStood()
    {
        Start start;
        start.bring(Scene::Held);
        start.page.activateWindow();
        start.button("startButton")->setFocus();
        start.bring(Scene::Countdown);
        QCOMPARE(start.page.focusWidget(), start.button("cancelCountdownButton"));
    }

    void escapeCancelsTheCountdownOnly()
    {
        Start start;
        start.bring(Scene::Held);
        QVERIFY(!start.page.escape());
        start.bring(Scene::Countdown);
        QVERIFY(start.page.escape());
        QCOMPARE(start.intents(), QStringList{QStringLiteral("holdAgain")});
    }

    void startNowReleases()
    {
        Start start;
        start.bring(Scene::Countdown);
        start.click("startNowButton");
        QCOMPARE(start.intents(), QStringList{QStringLiteral("releaseNow")});
    }

    void theCountdownIsSpoken()
    {
        Start start;
        QSignalSpy said(&start.page, &ui::Page::said);
        start.bring(Scene::Countdown); // 2.6 s before the release
        QVERIFY(std::any_of(said.cbegin(), said.cend(), [](const QVariantList &one) {
            return one.first().toString() == QStringLiteral("Starting in 3 s");
        }));
    }

    void startWithFewerSaysWhatItMeansAndGoesOnWhenAllThoseAreHeld()
    {
        Start start;
        start.bring(Scene::Gathering);
        QCOMPARE(start.button("startFewerButton")->text(), QStringLiteral("Start with 15 (75%)…"));
        start.click("startFewerButton");
        QCOMPARE(start.console.dialogs.questions.size(), 1);
        QVERIFY(start.console.dialogs.questions.first().text.contains(QStringLiteral("300 VUs")));
        QCOMPARE(start.intents(), QStringList{QStringLiteral("continueWith 15")});
        start.bring(Scene::Held);
        QCOMPARE(start.intents(), (QStringList{QStringLiteral("continueWith 15"), QStringLiteral("go")}));
        start.bring(Scene::Held);
        QCOMPARE(start.intents().size(), 2);
    }

    void startWithFewerThatIsNotConfirmedDoesNothing()
    {
        Start start;
        start.console.dialogs.nextAnswer = false;
        start.bring(Scene::Gathering);
        start.click("startFewerButton");
        start.bring(Scene::Held);
        QCOMPARE(start.intents(), QStringList());
    }

    void aHoldLongAfterIsNotTakenForTheAnswer()
    {
        Start start;
        start.bring(Scene::Gathering);
        start.click("startFewerButton");
        start.console.clock.advance(1min);
        start.bring(Scene::Held);
        QCOMPARE(start.intents(), QStringList{QStringLiteral("continueWith 15")});
    }

    void thePolicyIsSentWhenItIsChosen()
    {
        Start start;
        start.bring(Scene::Gathering);
        QCOMPARE(start.intents(), QStringList()); // filling the fields sends nothing
        auto *policy = start.page.findChild<QComboBox *>(QStringLiteral("stragglerPolicy"));
        QVERIFY(policy != nullptr);
        policy->setCurrentIndex(2);
        QCOMPARE(start.intents(), QStringList{QStringLiteral("setPolicy 2 0 900000")});
    }

    void theGatesQuestionHasThreeAnswers_data()
    {
        QTest::addColumn<QByteArray>("button");
        QTest::addColumn<QString>("intent");
        QTest::newRow("wait") << QByteArray("questionWait") << QStringLiteral("keepWaiting");
        QTest::newRow("fewer") << QByteArray("questionFewer") << QStringLiteral("continueWith 15");
        QTest::newRow("cancel") << QByteArray("questionCancel") << QStringLiteral("stop");
    }
    void theGatesQuestionHasThreeAnswers()
    {
        QFETCH(QByteArray, button);
        QFETCH(QString, intent);
        Start start;
        engine::Update update = test::sceneUpdate(Scene::Gathering, 20, start.console.clock);
        update.view.question = coordinator::Question::GateTimedOut;
        start.bring(update);
        start.click(button.constData());
        QCOMPARE(start.intents(), QStringList{intent});
    }

    void aRunnerThatSomebodyElseStartedIsNamed()
    {
        Start start;
        engine::Update update = test::sceneUpdate(Scene::Gathering, 20, start.console.clock);
        update.view.question = coordinator::Question::ResumedByOther;
        update.view.questionRunner.value = QStringLiteral("runner-11");
        start.bring(update);
        QVERIFY(!start.button("questionFewer")->isVisible());
        start.click("questionWait"); // others still arm
        QCOMPARE(start.intents(), QStringList{QStringLiteral("keepWaiting")});

        update.view.phases.front().armed = 19;
        update.view.phases.front().lost = 1;
        start.bring(update);
        start.click("questionWait");
        QCOMPARE(start.intents().last(), QStringLiteral("continueWith 19"));
    }

    void stopStopsAtOnceAndAsksNothing()
    {
        Start start;
        start.bring(Scene::Main);
        start.click("stopButton");
        QCOMPARE(start.intents(), QStringList{QStringLiteral("stop")});
        QVERIFY(start.console.dialogs.questions.isEmpty());
        start.bring(Scene::Stopping);
        start.page.stopRun();
        QCOMPARE(start.intents().size(), 1);
        QVERIFY(!start.button("stopButton")->isEnabled());
        QStringList counts; // no load leaves who is still there
        for (const auto *line : start.page.findChildren<ui::StateLine *>()) {
            if (line->isVisible())
                counts << line->accessibleName();
        }
        QCOMPARE(counts, QStringList{QStringLiteral("18 done, 2 still ending")});
    }

    void cancelBeforeLoadSaysThatNothingWasSent()
    {
        Start start;
        start.bring(Scene::Gathering);
        QSignalSpy said(&start.page, &ui::Page::said);
        QCOMPARE(start.button("stopButton")->text(), QStringLiteral("Cancel run"));
        start.click("stopButton");
        QCOMPARE(start.intents(), QStringList{QStringLiteral("stop")});
        QCOMPARE(said.last().first().toString(), QStringLiteral("The run was cancelled. No load was sent."));
    }

    void killOpensAfterHalfAMinuteAndAsksOnce()
    {
        Start start;
        start.bring(Scene::Stopping); // for 9 s
        QVERIFY(!start.button("killButton")->isEnabled());
        QCOMPARE(start.button("killButton")->accessibleDescription(), QStringLiteral("Possible in 21 s"));
        start.console.clock.advance(22s);
        emit start.console.run.viewChanged();
        QVERIFY(start.button("killButton")->isEnabled());
        start.click("killButton");
        QCOMPARE(start.console.dialogs.questions.size(), 1);
        QVERIFY(start.console.dialogs.questions.first().isDangerous);
        QCOMPARE(start.intents(), QStringList{QStringLiteral("kill")});
    }

    void theWarmupCanBeTheEnd()
    {
        Start start;
        start.bring(Scene::Warmup);
        auto *box = start.page.findChild<QAbstractButton *>(QStringLiteral("endAfterWarmup"));
        QVERIFY(box != nullptr && box->isVisible());
        box->click();
        QCOMPARE(start.intents(), QStringList{QStringLiteral("endAfterWarmup 1")});
        start.bring(Scene::Main);
        QVERIFY(!box->isVisible());
    }

    void missingRunnersLeadToTheirPlaceAndTheirLogs()
    {
        Start start;
        start.bring(Scene::Gathering);
        QSignalSpy goTo(&start.page, &ui::Page::goTo);
        QSignalSpy logs(&start.page, &ui::Page::logsWanted);
        start.click("showMissingButton");
        start.click("missingLogsButton");
        QCOMPARE(goTo.size(), 1);
        QCOMPARE(goTo.first().at(0).value<ui::PageId>(), ui::PageId::Pods);
        QVERIFY(goTo.first().at(1).toString().startsWith(QStringLiteral("runner-")));
        QCOMPARE(logs.size(), 1);
        start.click("copyNamesButton");
        QCOMPARE(QGuiApplication::clipboard()->text().split(QLatin1Char('\n')).size(), 5);
    }

    void theReportLeadsOn()
    {
        Start start;
        start.bring(Scene::Reported);
        QVERIFY(!start.button("openReportButton")->isEnabled());
        fleet::RunRecord record = test::sceneRecord(20, fleet::Outcome::Completed);
        emit start.console.engine.finished(record);
        QCoreApplication::processEvents();
        QSignalSpy goTo(&start.page, &ui::Page::goTo);
        start.click("openReportButton");
        QCOMPARE(goTo.first().at(0).value<ui::PageId>(), ui::PageId::Runs);
        QCOMPARE(goTo.first().at(1).toString(), record.id.value);
    }

    void theWayFromTheReportIsToThePlan_data()
    {
        QTest::addColumn<QByteArray>("button");
        QTest::addColumn<int>("emptied");
        QTest::newRow("repeat") << QByteArray("repeatButton") << 0;
        QTest::newRow("new") << QByteArray("newPlanButton") << 1;
    }
    void theWayFromTheReportIsToThePlan()
    {
        QFETCH(QByteArray, button);
        QFETCH(int, emptied);
        Start start;
        start.bring(Scene::Reported);
        QSignalSpy newPlan(&start.page, &ui::StartPage::newPlanWanted);
        start.click(button.constData());
        QVERIFY(start.console.run.view().id.isEmpty());
        QVERIFY(!start.button(button.constData())->isVisible());
        QCOMPARE(newPlan.size(), emptied);
    }

    void aSetClockChangesNothing()
    {
        Start start;
        start.bring(Scene::Stopping);
        const QString before = start.button("killButton")->accessibleDescription();
        start.console.clock.setWall(WallTime{});
        emit start.console.run.viewChanged();
        QCOMPARE(start.button("killButton")->accessibleDescription(), before);
    }
};

QTEST_MAIN(TestStartPage)
#include "tst_start_page.moc"
