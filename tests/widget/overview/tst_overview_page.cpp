// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QtTest>

#include "overview/overview_page.h"
#include "overview/problems_card.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/picture.h"

using namespace largada;
using namespace largada::ui;

class TstOverviewPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({true, false, {1280, 800}});
    }

    void nothingWasRunYet()
    {
        test::FakeConsole console;
        OverviewPage page(console.services);
        for (const test::Look &look : test::allLooks({968, 560}, {1740, 980}))
            test::picture(page, (test::wear(look), look), QStringLiteral("overview-first"));
        QVERIFY(page.findChild<QWidget *>(QStringLiteral("firstStart"))->isVisible());
        QSignalSpy went(&page, &Page::goTo);
        QTest::mouseClick(page.findChild<QAbstractButton *>(QStringLiteral("demoButton")), Qt::LeftButton);
        QCOMPARE(went.size(), 1);
        QCOMPARE(went[0][1].toString(), QStringLiteral("demo"));
    }

    void withoutK6TheWayToItIsOffered()
    {
        test::FakeConsole console;
        console.k6.found = {};
        console.k6.found.error = Error{Errc::NotFound, QStringLiteral("no k6"), QStringLiteral("k6")};
        OverviewPage page(console.services);
        page.resize(968, 560);
        page.show();
        auto *get = page.findChild<QAbstractButton *>(QStringLiteral("firstGetK6"));
        QTRY_VERIFY(get->isVisible());
        QVERIFY(!page.findChild<QAbstractButton *>(QStringLiteral("demoButton"))->isEnabled());
        test::picture(page, {false, true, {968, 560}}, QStringLiteral("overview-no-k6"));
        QSignalSpy went(&page, &Page::goTo);
        QTest::mouseClick(get, Qt::LeftButton);
        QCOMPARE(went[0][1].toString(), QStringLiteral("k6"));
    }

    void loadStatesProblemsAndRunsAreShown()
    {
        test::FakeConsole console;
        for (const auto outcome : {fleet::Outcome::Completed, fleet::Outcome::Partial, fleet::Outcome::Stopped,
                                   fleet::Outcome::Failed, fleet::Outcome::Interrupted}) {
            auto run = test::sceneRecord(20, outcome);
            run.id.value += QString::number(int(outcome));
            console.history.add(run);
        }
        OverviewPage page(console.services);
        page.show();
        for (const auto scene : {test::Scene::Gathering, test::Scene::MainLost}) {
            emit console.engine.updated(test::sceneUpdate(scene, 20, console.clock));
            for (const test::Look &look : test::allLooks({968, 560}, {1740, 980})) {
                test::wear(look);
                test::picture(page, look,
                              scene == test::Scene::Gathering ? QStringLiteral("overview-gathering")
                                                              : QStringLiteral("overview-main"));
            }
        }
        QTRY_VERIFY(page.findChild<QTableView *>(QStringLiteral("latestRuns"))->model()->rowCount() == 5);
        QSignalSpy went(&page, &Page::goTo);
        QTest::mouseClick(page.findChild<QAbstractButton *>(QStringLiteral("state-failed")), Qt::LeftButton);
        QCOMPARE(went.last()[1].toString(), QStringLiteral("failed"));
    }

    void newRunIsOfferedOnceInAnyHeight_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<bool>("hasHead");
        QTest::newRow("low") << 540 << false;
        QTest::newRow("high") << 720 << true;
    }
    void newRunIsOfferedOnceInAnyHeight()
    {
        QFETCH(int, height);
        QFETCH(bool, hasHead);
        test::FakeConsole console;
        OverviewPage page(console.services);
        page.open(QStringLiteral("scale"));
        page.resize(1000, height);
        page.show();
        auto *ofPage = page.findChild<QAbstractButton *>(QStringLiteral("newRunOfPage"));
        auto *ofCard = page.findChild<QAbstractButton *>(QStringLiteral("newRun"));
        QTRY_COMPARE(ofPage->isVisible(), hasHead);
        QCOMPARE(ofCard->isVisible(), !hasHead);
        QVERIFY(!page.findChild<QTableView *>(QStringLiteral("latestRuns"))->isVisible()); // no head over nothing
        QSignalSpy went(&page, &Page::goTo);
        QTest::mouseClick(hasHead ? ofPage : ofCard, Qt::LeftButton);
        QCOMPARE(went.size(), 1);
        QCOMPARE(went[0][1].toString(), QStringLiteral("plan"));
    }

    void minimumFitsTheSmallestWindow_data()
    {
        QTest::addColumn<bool>("portuguese");
        QTest::newRow("en") << false;
        QTest::newRow("pt") << true;
    }
    void minimumFitsTheSmallestWindow()
    {
        QFETCH(bool, portuguese);
        test::wear({false, portuguese, {1024, 640}});
        test::FakeConsole console;
        OverviewPage page(console.services);
        emit console.engine.updated(test::sceneUpdate(test::Scene::MainLost, 10'000, console.clock));
        page.resize(848, 520);
        page.show();
        // The page scrolls where text is large; at its usual size it has no need to.
        const QSize needed = page.findChild<QStackedWidget *>()->minimumSizeHint();
        QVERIFY2(needed.width() <= 848, qPrintable(QString::number(needed.width())));
        QVERIFY2(needed.height() <= 520, qPrintable(QString::number(needed.height())));
    }

    void problemsAreGroupedByReasonLargestFirst()
    {
        const test::FakeConsole console;
        const WallTime now = console.clock.wall();
        std::vector<fleet::RunnerRow> rows(5);
        for (int i = 0; i < 5; ++i)
            rows[size_t(i)].id.value = QString::number(i);
        rows[0].state = fleet::RunnerState::Failed;
        rows[0].reason.code = fleet::ReasonCode::Killed;
        for (const size_t late : {1, 2}) {
            rows[late].holdsGate = true;
            rows[late].reason.code = fleet::ReasonCode::ApiClosed;
            rows[late].since = now - std::chrono::seconds(61);
        }
        rows[3].holdsGate = true; // not for long
        rows[3].since = now - std::chrono::seconds(59);
        const auto groups = problemGroups(rows, now);
        QCOMPARE(groups.size(), size_t(2));
        QCOMPARE(groups[0].reason.code, fleet::ReasonCode::ApiClosed);
        QCOMPARE(groups[0].runners.size(), 2);
        QCOMPARE(groups[1].runners.constFirst().value, QStringLiteral("0"));
    }
};

QTEST_MAIN(TstOverviewPage)
#include "tst_overview_page.moc"
