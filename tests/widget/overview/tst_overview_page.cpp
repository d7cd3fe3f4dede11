// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QAbstractButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QtTest>

#include "charts/time_chart.h"
#include "overview/latest_runs.h"
#include "overview/overview_page.h"
#include "overview/problems_card.h"
#include "overview/states_card.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/picture.h"
#include "widgets/label.h"

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
        for (const test::Look &look : test::allLooks({968, 560}, {1740, 980})) {
            test::picture(page, (test::wear(look), look), QStringLiteral("overview-first"));
            QVector<int> widths; // of the cards
            for (const char *name : {"firstOwnScript", "firstAgents", "firstSettings"})
                widths << page.findChild<QWidget *>(QLatin1String(name))->parentWidget()->width();
            const auto [least, most] = std::minmax_element(widths.cbegin(), widths.cend());
            QVERIFY2(*most - *least <= 1, qPrintable(look.name()));
        }
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
                // Side by side: their titles stand on one line.
                QVector<int> middles;
                for (const auto *label : page.findChildren<Label *>()) {
                    if (label->text() == StatesCard::tr("Pod states") || label->text() == LatestRuns::tr("Latest runs"))
                        middles << label->mapTo(&page, label->rect().center()).y();
                }
                QCOMPARE(middles.size(), 2);
                QVERIFY2(std::abs(middles[0] - middles[1]) <= 2,
                         qPrintable(QStringLiteral("%1: %2").arg(look.name()).arg(middles[0] - middles[1])));
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

    // While no run is under way the load is what agents make.
    void withoutARunTheFiguresAreOfTheAgents()
    {
        test::FakeConsole console;
        const dashboard::Target shop =
            test::targetOf(1, QStringLiteral("shop"), QStringLiteral("https://shop.example"));
        console.agents.now.link = engine::DashboardLink::Online;
        console.agents.now.targets = {shop};
        for (int i = 0; i < 4; ++i) {
            dashboard::Agent agent;
            agent.name = QStringLiteral("agent-%1").arg(i);
            agent.status = dashboard::AgentStatus::Online;
            console.agents.now.agents << agent;
        }
        for (int i = 0; i < 20; ++i) {
            auto execution = test::executionOf(i, shop, QStringLiteral("agent-%1").arg(i % 4));
            execution.id += QString::number(i);
            execution.startedAt = console.clock.wall() - std::chrono::seconds(15 * (i + 1));
            execution.endedAt = execution.startedAt + std::chrono::seconds(10);
            execution.metrics.p95Ms = 100 + i;
            execution.metrics.rps = 40;
            execution.metrics.errorRate = 0.06;
            console.agents.list << execution;
        }
        console.agents.isHolding = true;
        OverviewPage page(console.services);
        page.show();
        auto *chart = page.findChild<QWidget *>(QStringLiteral("failsCard"))->findChild<TimeChart *>();
        QTRY_COMPARE(console.agents.asked.size(), 1);
        QCoreApplication::processEvents();
        const QImage blank = chart->grab().toImage();
        console.agents.isHolding = false;
        console.agents.letGo();
        const auto words = [&page](const char *card) {
            QStringList all;
            for (const auto *label : page.findChild<QWidget *>(QLatin1String(card))->findChildren<Label *>())
                all << label->text();
            return all.join(QLatin1Char('|'));
        };
        QTRY_VERIFY2(
            words("latencyCard").contains(QStringLiteral("p95 of executions|last 5 min|100–119|ms, lowest to highest")),
            qPrintable(words("latencyCard")));
        QVERIFY2(words("throughputCard").contains(QStringLiteral("requests/s, mean")),
                 qPrintable(words("throughputCard")));
        QVERIFY2(words("failsCard").contains(QStringLiteral("6.00%|of the agents' requests")),
                 qPrintable(words("failsCard")));
        QTRY_VERIFY(chart->grab().toImage() != blank);
        for (const test::Look &look : test::allLooks({968, 560}, {1740, 980}))
            test::picture(page, (test::wear(look), look), QStringLiteral("overview-agents"));
        // A run that begins has the cards for itself, and what is not shown is not read.
        emit console.engine.updated(test::sceneUpdate(test::Scene::MainLost, 20, console.clock));
        QTRY_VERIFY(words("latencyCard").contains(QStringLiteral("p95 of runners")) ||
                    words("latencyCard").contains(QStringLiteral("p95 dos runners")));
        const auto asked = console.agents.asked.size();
        console.agents.begin(test::executionOf(99, shop, QStringLiteral("agent-0")));
        QCOMPARE(console.agents.asked.size(), asked);
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
