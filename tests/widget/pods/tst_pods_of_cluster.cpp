// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Pods page with the pods of a cluster in it, while no run is going on and beside one that was.
#include <ctime>

#include <QAbstractButton>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

#include "pods/container_list.h"
#include "pods/pod_details.h"
#include "pods/pod_table.h"
#include "shown_pods.h"
#include "support/live_pods.h"
#include "widgets/segmented.h"
#include "widgets/state_chip.h"

using namespace largada;
using namespace largada::ui;
using fleet::LinkState;
using test::Scene;
using test::Shown;
using viewmodels::RunnerModel;

namespace
{

struct Cluster : Shown {
    explicit Cluster(int pods) : Shown(0)
    {
        test::connectTo(console, pods);
        settle();
    }
    void link(LinkState state)
    {
        console.clusters.setState(test::linkOf(state, console.clock));
        settle();
    }
    bool isSeen(const char *name) const { return find<QWidget>(name)->isVisible(); }
    void choose(const char *segmented, int index)
    {
        QTest::mouseClick(find<Segmented>(segmented)->findChildren<QAbstractButton *>().at(index), Qt::LeftButton);
        settle();
    }
    void endRun()
    {
        emit console.engine.updated(test::sceneUpdate(Scene::Reported, 20, console.clock));
        emit console.engine.finished(test::sceneRecord(20, fleet::Outcome::Completed));
        settle();
    }
    QString copiedBy(const char *button)
    {
        QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton);
        return QGuiApplication::clipboard()->text();
    }
};

} // namespace

class TestPodsOfCluster : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        tzset();
    }
    void init()
    {
        test::failOnWarnings();
        test::wear({});
    }

    void withoutPodsTheReasonAndTheWayOutAreThere_data()
    {
        QTest::addColumn<LinkState>("link");
        QTest::addColumn<bool>("hasTarget");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("action");
        QTest::newRow("connecting") << LinkState::Connecting << false << "Connecting…" << "";
        QTest::newRow("no target") << LinkState::Live << false << "No Job chosen" << "Choose a Job on Start";
        QTest::newRow("no pods") << LinkState::Live << true << "Job k6-job: no pods" << "Choose a Job on Start";
        QTest::newRow("lost") << LinkState::Lost << true << "No pods could be seen" << "Retry now";
    }
    void withoutPodsTheReasonAndTheWayOutAreThere()
    {
        QFETCH(LinkState, link);
        QFETCH(bool, hasTarget);
        QFETCH(QString, action);
        Cluster shown(0);
        if (!hasTarget)
            shown.console.cluster.choose({});
        shown.link(link);
        auto *button = shown.find<QPushButton>("openStart");
        QWidget *empty = button->parentWidget();
        QTEST(empty->findChild<QLabel *>(QStringLiteral("podEmptyTitle"))->text(), "title");
        QVERIFY(!empty->findChild<QLabel *>(QStringLiteral("podEmptyIcon"))->pixmap(Qt::ReturnByValue).isNull());
        QCOMPARE(button->isVisible(), !action.isEmpty());
        if (action.isEmpty())
            return;
        QCOMPARE(button->text(), action);
        const QSignalSpy goTo(&shown.page, &Page::goTo);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(shown.console.clusters.retries, link == LinkState::Lost ? 1 : 0);
        QCOMPARE(goTo.size(), link == LinkState::Lost ? 0 : 1);
        if (!goTo.isEmpty())
            QCOMPARE(goTo.at(0).at(1).toString(), QStringLiteral("plan"));
    }

    void podsAreShownWhileNoRunGoesOn()
    {
        Cluster shown(60);
        QCOMPARE(shown.page.grid().count(), 60);
        QCOMPARE(shown.find<QLabel>("podFacts")->text(), QStringLiteral("Job k6-job"));
        QCOMPARE(shown.find<StateChip>("chip-failed")->accessibleName(), QStringLiteral("3 failed"));
        QCOMPARE(shown.find<QLabel>("problemCount")->text(), QStringLiteral("9"));
        QVERIFY(!shown.isSeen("podFleets"));
        QVERIFY(shown.page.grid().describe(3).contains(QStringLiteral("terminating")));
        QVERIFY(shown.page.grid().describe(3).endsWith(QStringLiteral("node ip-10-20-5-23")));
        shown.find<QLineEdit>("podFilter")->setText(QStringLiteral("5-23"));
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 9);
        emit shown.console.clusters.podsChanged(false, {}, {{}, {test::podId(3)}});
        QTRY_COMPARE(shown.page.grid().count(), 8);
    }

    void columnsAreThoseOfPods()
    {
        Cluster shown(60);
        shown.choose("podView", 1);
        const PodTable &table = shown.page.table();
        for (const int column : {RunnerModel::Node, RunnerModel::PodStatus, RunnerModel::Restarts, RunnerModel::Age})
            QVERIFY(!table.isColumnHidden(column));
        QVERIFY(table.isColumnHidden(RunnerModel::Vus));
        QCOMPARE(table.horizontalHeader()->visualIndex(RunnerModel::Node), 2);
        shown.show(20, Scene::Gathering); // a run of this computer
        for (const int column : {RunnerModel::Node, RunnerModel::PodStatus, RunnerModel::Restarts, RunnerModel::Age})
            QVERIFY(table.isColumnHidden(column));
        QVERIFY(!table.isColumnHidden(RunnerModel::Vus));
        QMenu menu;
        shown.page.table().fillColumnMenu(&menu);
        for (const QAction *action : menu.actions())
            QVERIFY(action->text() != QLatin1String("Node"));
    }

    void columnsAreRememberedForEachKindOfFleet()
    {
        Cluster shown(60);
        shown.choose("podView", 1);
        PodTable &table = shown.page.table();
        QMenu menu;
        table.fillColumnMenu(&menu);
        for (QAction *action : menu.actions()) {
            if (action->text() == QLatin1String("Status") || action->text() == QLatin1String("Phase"))
                action->trigger();
        }
        shown.show(20, Scene::Gathering);
        QVERIFY(table.isColumnHidden(RunnerModel::Phase));
        shown.endRun();
        shown.choose("podFleets", 1);
        QVERIFY(table.isColumnHidden(RunnerModel::PodStatus));
        QVERIFY(!table.isColumnHidden(RunnerModel::Phase));
        QVERIFY(!table.isColumnHidden(RunnerModel::Node));
    }

    void agesGoOnInTheTable()
    {
        Cluster shown(2);
        shown.choose("podView", 1);
        const auto age = [&shown] { return shown.console.cluster.pods().index(0, RunnerModel::Age).data().toString(); };
        QCOMPARE(age(), QStringLiteral("9 min 30 s"));
        shown.console.clock.advance(std::chrono::minutes(1));
        QTRY_COMPARE(age(), QStringLiteral("10 min 30 s"));
    }

    void aRunTakesThePlaceUntilSomebodyWantsThePodsOfNow()
    {
        Cluster shown(60);
        shown.page.open(test::podId(1).value);
        shown.show(20, Scene::Gathering);
        QCOMPARE(shown.page.grid().count(), 20);
        QVERIFY(shown.page.selection().runners().isEmpty());
        QVERIFY(!shown.isSeen("podFleets")); // while it goes on there is no choice
        shown.endRun();
        QCOMPARE(shown.page.grid().count(), 20);
        QVERIFY(shown.isSeen("podFleets"));
        shown.choose("podFleets", 1);
        QCOMPARE(shown.page.grid().count(), 60);
        shown.choose("podFleets", 0);
        QCOMPARE(shown.page.grid().count(), 20);
        shown.page.open(test::podId(1).value); // which is not of the run
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 60);
        QCOMPARE(shown.page.selection().current(), test::podId(1));
        auto next = test::sceneUpdate(Scene::Gathering, 20, shown.console.clock);
        next.view.id.value = QStringLiteral("next");
        emit shown.console.engine.updated(next);
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 20);
        shown.endRun();
        QCOMPARE(shown.page.grid().count(), 20);
        shown.console.run.dismiss();
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 60);
        QVERIFY(!shown.isSeen("podFleets"));
        shown.console.cluster.use({});
        Shown::settle();
        QVERIFY(shown.isSeen("openStart"));
    }

    void whatIsNotOfNowIsDated()
    {
        Cluster shown(60);
        shown.page.open(test::podId(1).value);
        Shown::settle();
        const auto *since = shown.find<QLabel>("podStaleSince");
        const QImage fresh = shown.page.grid().viewport()->grab().toImage();
        QVERIFY(!since->isVisible());
        QVERIFY(!shown.isSeen("podStale"));
        shown.link(LinkState::Lost);
        QVERIFY(since->isVisible());
        QCOMPARE(since->text(), QStringLiteral("Stale since 14:05:09"));
        QCOMPARE(shown.page.grid().summary(), QStringLiteral("Pod grid, 60 pods, 3 failed, as of 14:05:09"));
        QCOMPARE(shown.page.table().accessibleName(), QStringLiteral("Pod table, as of 14:05:09"));
        QVERIFY(shown.page.grid().viewport()->grab().toImage() != fresh);
        QVERIFY(shown.isSeen("podStale"));
        QVERIFY(!shown.find<QAbstractButton>("podLogsButton")->isEnabled());
        shown.link(LinkState::Live);
        QVERIFY(!since->isVisible());
        QCOMPARE(shown.page.grid().summary(), QStringLiteral("Pod grid, 60 pods, 3 failed"));
        QVERIFY(shown.find<QAbstractButton>("podLogsButton")->isEnabled());
    }

    void aRunOfThisComputerIsNeverStale()
    {
        Cluster shown(60);
        shown.show(20, Scene::Gathering);
        shown.link(LinkState::Lost);
        QVERIFY(!shown.find<QLabel>("podStaleSince")->isVisible());
    }

    void aRunOfTheClusterIsStaleWithIt()
    {
        Cluster shown(0);
        auto update = test::sceneUpdate(Scene::Main, 20, shown.console.clock);
        update.view.plan.cluster = shown.console.cluster.chosen();
        emit shown.console.engine.updated(update);
        Shown::settle();
        QVERIFY(!shown.find<QLabel>("podStaleSince")->isVisible());
        shown.link(LinkState::Lost);
        QVERIFY(shown.find<QLabel>("podStaleSince")->isVisible());
        shown.link(LinkState::Live);
        update.view.blindSince = shown.console.clock.wall() - std::chrono::seconds(9);
        emit shown.console.engine.updated(update);
        Shown::settle();
        QCOMPARE(shown.find<QLabel>("podStaleSince")->text(), QStringLiteral("Stale since 14:05:00"));
    }

    void detailsSayWhereThePodIsAndHowToReachIt()
    {
        Cluster shown(60);
        shown.page.open(test::podId(11).value);
        Shown::settle();
        QStringList texts;
        for (const auto *label : shown.find<PodDetails>("podDetails")->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts << label->text();
        }
        for (const char *text : {"ip-10-20-5-24", "Error", "9 min 41 s", "Main"})
            QVERIFY2(texts.contains(QLatin1String(text)), text);
        QCOMPARE(shown.find<QWidget>("podContainers")->accessibleDescription(),
                 QStringLiteral("z-warmup: Completed\nmain: Error · 107"));
        QVERIFY(!shown.isSeen("podTimeline")); // which is a run's
        QCOMPARE(shown.copiedBy("podCopyLogsCommand"),
                 QStringLiteral("kubectl --context perf-eks -n perf logs k6-job-11-x7q1 -c main"));
        QCOMPARE(shown.copiedBy("podCopyExecCommand"),
                 QStringLiteral("kubectl --context perf-eks -n perf exec -it k6-job-11-x7q1 -c main -- sh"));
        shown.show(20, Scene::Gathering);
        shown.page.open(QStringLiteral("runner-01"));
        Shown::settle();
        QVERIFY(!shown.isSeen("podCopyLogsCommand")); // it is no pod
        QVERIFY(shown.isSeen("podTimeline"));
    }

    void aPodWithoutANodeSaysSo()
    {
        Cluster shown(60);
        shown.page.open(test::podId(7).value);
        Shown::settle();
        QStringList texts;
        for (const auto *label : shown.find<PodDetails>("podDetails")->findChildren<QLabel *>())
            texts << label->text();
        QVERIFY(texts.contains(QStringLiteral("none yet")));
    }

    void containersSayHowTheyStand()
    {
        using fleet::ContainerState;
        const auto text = [](ContainerState state, const QString &reason, int restarts, std::optional<int> code) {
            return ContainerList::stateText({{}, {}, state, reason, restarts, code});
        };
        QCOMPARE(text(ContainerState::Waiting, QStringLiteral("ContainerCreating"), 0, {}),
                 QStringLiteral("Waiting · ContainerCreating"));
        QCOMPARE(text(ContainerState::Running, {}, 2, {}), QStringLiteral("Running · 2 restarts"));
        QCOMPARE(text(ContainerState::Terminated, QStringLiteral("OOMKilled"), 0, 137),
                 QStringLiteral("OOMKilled · 137"));
        QCOMPARE(text(ContainerState::Terminated, {}, 0, 0), QStringLiteral("Ended"));
    }

    void thePageFitsTheSmallestWindow()
    {
        Cluster shown(60);
        shown.show(20, Scene::Gathering);
        shown.endRun();
        shown.choose("podFleets", 1);
        shown.page.open(test::podId(11).value);
        shown.link(LinkState::Lost);
        for (const bool portuguese : {false, true}) {
            test::wear({false, portuguese, {}});
            Shown::settle();
            const QSize least = shown.page.minimumSizeHint();
            QVERIFY2(least.width() <= 848 && least.height() <= 520,
                     qPrintable(QStringLiteral("%1x%2").arg(least.width()).arg(least.height())));
        }
    }

    // As their names have it: from 0, where runners of this computer count from 1.
    void podsOfAJobAreCountedFromZero()
    {
        Cluster shown(60);
        const PodGrid &grid = shown.page.grid();
        QTRY_COMPARE(grid.count(), 60);
        QCOMPARE(grid.runnerAt(7).value, test::podId(7).value);
        QCOMPARE(grid.ordinalOf(7), 7);
        test::Shown local(20);
        QCOMPARE(local.page.grid().runnerAt(7).value, QStringLiteral("runner-08"));
        QCOMPARE(local.page.grid().ordinalOf(7), 8);
    }

    void pictures_data()
    {
        QTest::addColumn<int>("pods");
        QTest::addColumn<QString>("what");
        QTest::addRow("details") << 60 << QStringLiteral("details");
        QTest::addRow("pending") << 60 << QStringLiteral("pending");
        QTest::addRow("table") << 60 << QStringLiteral("table");
        QTest::addRow("stale") << 60 << QStringLiteral("stale");
        QTest::addRow("stale 10,000") << 10'000 << QStringLiteral("stale");
        QTest::addRow("both") << 60 << QStringLiteral("both");
        QTest::addRow("no target") << 0 << QStringLiteral("no-target");
        QTest::addRow("lost") << 0 << QStringLiteral("lost");
    }
    void pictures()
    {
        QFETCH(int, pods);
        QFETCH(QString, what);
        Cluster shown(pods);
        if (what == QLatin1String("no-target"))
            shown.console.cluster.choose({});
        if (what == QLatin1String("both")) {
            shown.show(20, Scene::Main);
            shown.endRun();
            shown.choose("podFleets", 1);
        }
        if (what == QLatin1String("table"))
            shown.choose("podView", 1);
        if (what == QLatin1String("details") || what == QLatin1String("stale"))
            shown.page.open(test::podId(11).value);
        if (what == QLatin1String("pending"))
            shown.page.open(test::podId(7).value);
        if (what == QLatin1String("stale") || what == QLatin1String("lost"))
            shown.link(LinkState::Lost);
        for (const test::Look &look : test::allLooks({848, 520}, {1744, 940})) {
            test::wear(look);
            shown.console.cluster.retranslate();
            const QImage image = test::picture(shown.page, look, QStringLiteral("cluster-%1-%2").arg(pods).arg(what));
            QCOMPARE(image.size(), look.size);
        }
    }
};

QTEST_MAIN(TestPodsOfCluster)
#include "tst_pods_of_cluster.moc"
