// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolTip>

#include "shown_pods.h"
#include "widgets/state_chip.h"

using namespace largada;
using namespace largada::ui;
using fleet::RunnerState;
using test::Scene;
using test::Shown;

class TestPodGrid : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({});
    }

    void clicksSelectAsInAnyList()
    {
        Shown shown(20);
        shown.click(2);
        QCOMPARE(shown.chosen(), QStringLiteral("03"));
        shown.click(5, Qt::ShiftModifier);
        QCOMPARE(shown.chosen(), QStringLiteral("03 04 05 06"));
        shown.click(4, Qt::ControlModifier);
        QCOMPARE(shown.chosen(), QStringLiteral("03 04 06"));
        shown.click(12);
        QCOMPARE(shown.chosen(), QStringLiteral("13"));
        QTest::mouseClick(shown.page.grid().viewport(), Qt::LeftButton, {}, {3, 3});
        QCOMPARE(shown.chosen(), QString());
    }

    void aBandSelectsWhatItTouches()
    {
        Shown shown(20);
        QWidget *area = shown.page.grid().viewport();
        const QPoint from = shown.page.grid().tileOnScreen(1).topLeft() - QPoint(6, 6);
        QTest::mousePress(area, Qt::LeftButton, {}, from);
        QTest::mouseMove(area, shown.tile(2));
        QTest::mouseMove(area, shown.tile(12));
        QTest::mouseRelease(area, Qt::LeftButton, {}, shown.tile(12));
        QCOMPARE(shown.chosen(), QStringLiteral("02 03 12 13"));
    }

    void keysMoveAndSelect()
    {
        Shown shown(20);
        shown.press(Qt::Key_Home);
        QCOMPARE(shown.chosen(), QStringLiteral("01"));
        shown.press(Qt::Key_Right);
        QCOMPARE(shown.chosen(), QStringLiteral("02"));
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.chosen(), QStringLiteral("12"));
        shown.press(Qt::Key_End);
        QCOMPARE(shown.chosen(), QStringLiteral("20"));
        shown.press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(shown.chosen(), QStringLiteral("19 20"));
        shown.press(Qt::Key_Space);
        QCOMPARE(shown.chosen(), QStringLiteral("20"));
        shown.press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(shown.page.selection().runners().size(), 20);
        shown.press(Qt::Key_Escape);
        QCOMPARE(shown.chosen(), QString());
    }

    void nGoesFromProblemToProblem()
    {
        Shown shown(20);
        for (const char *expected : {"11", "19", "20", "11"}) {
            shown.press(Qt::Key_N);
            QCOMPARE(shown.chosen(), QLatin1String(expected));
        }
        shown.press(Qt::Key_N, Qt::ShiftModifier);
        QCOMPARE(shown.chosen(), QStringLiteral("20"));
    }

    void namesAreCopiedOneALine()
    {
        Shown shown(20);
        shown.click(2);
        shown.click(0, Qt::ControlModifier);
        shown.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("runner-01\nrunner-03"));
    }

    void keysAskForLogsAndEvents()
    {
        Shown shown(20);
        const QSignalSpy logs(&shown.page, &Page::logsWanted);
        const QSignalSpy events(&shown.page, &Page::eventsWanted);
        shown.press(Qt::Key_L);
        QCOMPARE(logs.count(), 0); // of no runner
        shown.click(3);
        shown.press(Qt::Key_L);
        shown.press(Qt::Key_E);
        QCOMPARE(logs.at(0).at(0).value<RunnerId>().value, QStringLiteral("runner-04"));
        QCOMPARE(events.at(0).at(0).value<RunnerId>().value, QStringLiteral("runner-04"));
    }

    void tilesKeepTheirPlacesWhileTheFleetChanges()
    {
        Shown shown(20);
        fleet::RunnerRow row = shown.console.run.runners().row(4);
        row.state = RunnerState::Failed;
        engine::Update update;
        update.view = shown.console.run.view();
        update.changes.changed = {row};
        emit shown.console.engine.updated(update);
        auto *failed = shown.find<StateChip>("chip-failed");
        QTRY_COMPARE(failed->accessibleName(), QStringLiteral("2 failed"));
        QCOMPARE(shown.page.grid().runnerAt(4).value, QStringLiteral("runner-05"));
        QCOMPARE(shown.page.grid().failed(), 2);
    }

    void groupsOfNodesAreInTheOrderThatPeopleCountIn()
    {
        Shown shown(6, Scene::Main);
        const QStringList nodes{QStringLiteral("node-10"), QStringLiteral("node-2"),
                                QStringLiteral("node-10"), QString(),
                                QStringLiteral("node-2"),  QStringLiteral("other")};
        fleet::RunnerRowChanges changes;
        for (int i = 0; i < 6; ++i) {
            changes.changed.push_back(shown.console.run.runners().row(i));
            changes.changed.back().node = nodes.at(i);
        }
        shown.console.run.runners().apply(changes);
        auto *group = shown.find<QComboBox>("podGroup");
        group->setCurrentIndex(group->count() - 1);
        emit group->activated(group->currentIndex());
        Shown::settle();
        QString order;
        for (int place = 0; place < 6; ++place)
            order += shown.page.grid().runnerAt(place).value.right(1);
        QCOMPARE(order, QStringLiteral("425136"));
        // Another group is a box of its own, so it begins a line.
        const auto top = [&shown](int place) { return shown.page.grid().tileOnScreen(place).top(); };
        QVERIFY(top(0) < top(1) && top(1) == top(2) && top(2) < top(3) && top(3) == top(4) && top(4) < top(5));
    }

    void whatChangesIsPaintedAsIfAllWere_data()
    {
        QTest::addColumn<int>("runners");
        for (const int runners : {20, 300, 10'000})
            QTest::addRow("%d", runners) << runners;
    }
    void whatChangesIsPaintedAsIfAllWere()
    {
        QFETCH(int, runners);
        Shown shown(runners);
        QWidget *area = shown.page.grid().viewport();
        area->grab();
        fleet::RunnerRowChanges changes;
        for (int i = 3; i < runners; i += std::max(1, runners / 40)) {
            fleet::RunnerRow row = shown.console.run.runners().row(i);
            row.state = static_cast<RunnerState>(i % 7);
            changes.changed.push_back(row);
        }
        shown.console.run.runners().apply(changes);
        Shown::settle();
        const QImage dirty = area->grab().toImage();
        shown.page.grid().setTileSize(shown.page.grid().layoutOf().tile());
        shown.page.grid().setStrong(true); // another atlas
        area->grab();
        shown.page.grid().setStrong(false);
        QCOMPARE(area->grab().toImage(), dirty);
    }

    void whenAllFailedAllAreShownSo_data()
    {
        QTest::addColumn<int>("runners");
        for (const int runners : {1, 60, 10'000})
            QTest::addRow("%d", runners) << runners;
    }
    void whenAllFailedAllAreShownSo()
    {
        QFETCH(int, runners);
        Shown shown(0);
        engine::Update update = test::sceneUpdate(Scene::Main, runners, shown.console.clock);
        for (fleet::RunnerRow &row : update.rows)
            row.state = RunnerState::Failed;
        emit shown.console.engine.updated(update);
        Shown::settle();
        QCOMPARE(shown.page.grid().failed(), runners);
        const QImage image = shown.page.grid().viewport()->grab().toImage();
        const QColor red = lightTheme().fill(RunnerState::Failed);
        for (const int place : {0, runners / 2, runners - 1}) {
            const QPoint inside = shown.page.grid().tileOnScreen(place).topLeft() + QPoint(3, 3);
            QCOMPARE(image.pixelColor(inside), red);
        }
    }

    void tilesWearTheThemeInForce()
    {
        Shown shown(60);
        QWidget *area = shown.page.grid().viewport();
        const QImage light = area->grab().toImage();
        QCOMPARE(light.pixelColor(1, 1), lightTheme().color(Ink::Base));
        test::wear({true, false, {}});
        Shown::settle();
        QCOMPARE(area->grab().toImage().pixelColor(1, 1), darkTheme().color(Ink::Base));
        test::wear({});
        Shown::settle();
        QCOMPARE(area->grab().toImage(), light);
    }

    void aPageThatIsNotSeenDoesNothing()
    {
        Shown shown(20);
        shown.page.hide();
        fleet::RunnerRow row = shown.console.run.runners().row(4);
        row.state = RunnerState::Failed;
        shown.console.run.runners().apply({{row}, {}});
        Shown::settle();
        QCOMPARE(shown.page.grid().failed(), 1); // as it was
        shown.page.show();
        Shown::settle();
        QCOMPARE(shown.page.grid().failed(), 2);
    }

    void aLinkedRunnerIsSeenWhereverItIs()
    {
        Shown shown(10'000);
        PodGrid &grid = shown.page.grid();
        const auto isSeen = [&grid] {
            return grid.viewport()->rect().contains(grid.tileOnScreen(grid.currentPlace()));
        };
        shown.page.hide();
        shown.page.resize(848, 520);
        shown.page.open(QStringLiteral("runner-9000"));
        shown.page.show();
        Shown::settle();
        QVERIFY(grid.layoutOf().contentHeight() > grid.viewport()->height());
        QVERIFY(isSeen());
        grid.setTileSize(44); // the page is longer
        grid.reveal(grid.currentPlace());
        shown.page.resize(1100, 600);
        Shown::settle();
        QVERIFY(isSeen());
        shown.page.findChild<QLineEdit *>(QStringLiteral("podFilter"))->setText(QStringLiteral("runner-1"));
        shown.page.open(QStringLiteral("runner-9999")); // which the filter hid
        Shown::settle();
        QVERIFY(isSeen());
    }

    void theTipTellsOfTheRunner()
    {
        Shown shown(20);
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
        QTest::mouseMove(shown.page.grid().viewport(), shown.tile(9));
        QTest::mouseMove(shown.page.grid().viewport(), shown.tile(10));
        QTRY_VERIFY(QToolTip::isVisible());
        QVERIFY2(QToolTip::text().contains(QStringLiteral("<b>runner-11</b><br>Failed · The script failed")),
                 qPrintable(QToolTip::text()));
        QToolTip::hideText();
    }

    void anyNumberOfRunnersIsShown_data()
    {
        QTest::addColumn<int>("runners");
        for (const int runners : {0, 1, 20, 10'000})
            QTest::addRow("%d", runners) << runners;
    }
    void anyNumberOfRunnersIsShown()
    {
        QFETCH(int, runners);
        Shown shown(runners, Scene::Main);
        QCOMPARE(shown.page.grid().count(), runners);
        if (runners == 0)
            return;
        shown.page.grid().setFocus();
        shown.press(Qt::Key_End);
        QCOMPARE(shown.page.selection().current(), shown.page.grid().runnerAt(runners - 1));
        QCOMPARE(shown.page.grid().layoutOf().at(shown.tile(runners - 1)), runners - 1);
    }

    void screenReadersHearTheGridAndItsCells()
    {
        Shown shown(20);
        QAccessibleInterface *grid = QAccessible::queryAccessibleInterface(&shown.page.grid());
        QVERIFY(grid != nullptr);
        QCOMPARE(grid->role(), QAccessible::Table);
        QCOMPARE(grid->text(QAccessible::Name), QStringLiteral("Pod grid, 20 pods, 1 failed"));
        QCOMPARE(grid->childCount(), 20);
        shown.click(10);
        QAccessibleInterface *cell = grid->focusChild();
        QVERIFY(cell != nullptr);
        QCOMPARE(cell->role(), QAccessible::Cell);
        QVERIFY(cell->text(QAccessible::Name).startsWith(QStringLiteral("runner-11, failed, The script failed")));
        QVERIFY(cell->state().selected);
        QCOMPARE(grid->indexOfChild(cell), 10);
        QCOMPARE(grid->tableInterface()->cellAt(1, 0), cell);
        QCOMPARE(grid->child(20), nullptr);
        test::wear({false, true, {}});
        QCOMPARE(grid->text(QAccessible::Name), QStringLiteral("Grade de pods, 20 pods, 1 falhou"));
    }
};

QTEST_MAIN(TestPodGrid)
#include "tst_pod_grid.moc"
