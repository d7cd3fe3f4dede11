// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

#include "pods/pod_details.h"
#include "pods/pod_table.h"
#include "shown_pods.h"
#include "widgets/segmented.h"
#include "widgets/state_chip.h"

using namespace largada;
using namespace largada::ui;
using fleet::RunnerState;
using test::Scene;
using test::Shown;

class TestPodsPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({});
    }

    void chipsCountAndFilter()
    {
        Shown shown(20);
        auto *failed = shown.find<StateChip>("chip-failed");
        QCOMPARE(failed->accessibleName(), QStringLiteral("1 failed"));
        QTest::mouseClick(failed, Qt::LeftButton);
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 1);
        QCOMPARE(shown.find<QLabel>("podCounts")->text(), QStringLiteral("1 of 20 pods"));
        QTest::mouseClick(shown.find<StateChip>("chip-creating"), Qt::LeftButton);
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 3);
        QTest::mouseClick(failed, Qt::LeftButton);
        QTest::mouseClick(shown.find<StateChip>("chip-creating"), Qt::LeftButton);
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 20);
    }

    void numbersToggleTheStatesAsTheChipsDo()
    {
        Shown shown(20);
        shown.press(Qt::Key_7);
        QVERIFY(shown.find<StateChip>("chip-failed")->isChecked());
        QCOMPARE(shown.page.grid().count(), 1);
        shown.press(Qt::Key_7);
        QCOMPARE(shown.page.grid().count(), 20);
    }

    void theFieldFiltersByNameAndReason()
    {
        Shown shown(20);
        shown.page.focusFilter();
        auto *field = shown.find<QLineEdit>("podFilter");
        QTest::keyClicks(field, QStringLiteral("TypeError"));
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 1);
        QCOMPARE(shown.page.grid().runnerAt(0).value, QStringLiteral("runner-11"));
        QTest::keyClick(field, Qt::Key_Escape);
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 20);
    }

    void problemsAreThoseThatFailedOrHoldTheGateForLong()
    {
        Shown shown(20);
        QCOMPARE(shown.find<QLabel>("problemCount")->text(), QStringLiteral("3"));
        QTest::mouseClick(shown.find<QCheckBox>("onlyProblems"), Qt::LeftButton, {}, {10, 10});
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 3);
    }

    void agentsStandBesideTheRunners()
    {
        Shown shown(0);
        QVERIFY(!shown.find<Segmented>("podFleets")->isVisible());
        engine::AgentFleetState state;
        state.link = engine::DashboardLink::Online;
        state.answered = shown.console.clock.wall();
        for (int i = 1; i <= 3; ++i) {
            dashboard::Agent agent;
            agent.name = QStringLiteral("local-agent-0%1").arg(i);
            agent.version = QStringLiteral("0.1.0");
            agent.lastSeenAt = shown.console.clock.wall() - std::chrono::seconds(4);
            agent.waiting = i;
            state.agents.push_back(agent);
        }
        state.agents[1].currentRunId = QStringLiteral("0000-000001");
        state.agents[2].status = dashboard::AgentStatus::Offline;
        auto execution = test::executionOf(1, test::targetOf(1, QStringLiteral("checkout"), {}), state.agents[1].name);
        execution.status = dashboard::ExecutionStatus::Running;
        shown.console.agents.list = {execution};
        shown.console.agents.setState(state);
        shown.console.agents.begin({});
        Shown::settle();
        QTRY_COMPARE(shown.page.grid().count(), 3);
        QCOMPARE(shown.find<StateChip>("chip-in-load")->accessibleName(), QStringLiteral("1 in load"));
        QCOMPARE(shown.find<StateChip>("chip-failed")->accessibleName(), QStringLiteral("1 failed"));
        shown.page.open(QStringLiteral("local-agent-02"));
        Shown::settle();
        auto *details = shown.find<PodDetails>("podDetails");
        const auto facts = [details] {
            QStringList texts;
            for (const QLabel *label : details->findChildren<QLabel *>()) {
                if (label->isVisible())
                    texts << label->text();
            }
            return texts;
        };
        QTRY_VERIFY(facts().contains(QStringLiteral("checkout")));
        QVERIFY(facts().contains(QStringLiteral("2 targets")));
        QVERIFY(facts().contains(QStringLiteral("4 s ago")));
        QVERIFY(!details->findChild<QWidget *>(QStringLiteral("podLogsButton"))->isVisible());
        test::picture(shown.page, {true, false, {1100, 700}}, QStringLiteral("pods-agents"));

        shown.show(20, Scene::Gathering); // a run is what is looked at
        QCOMPARE(shown.page.grid().count(), 20);
        QVERIFY(shown.find<Segmented>("podFleets")->isVisible());
        shown.page.open(QStringLiteral("local-agent-01"));
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 3);
        state.link = engine::DashboardLink::Away;
        shown.console.agents.setState(state);
        Shown::settle();
        QVERIFY(details->findChild<QWidget *>(QStringLiteral("podStale"))->isVisible());
    }

    void withoutAgentsThereIsTheWayToScaleThem()
    {
        Shown shown(0);
        QSignalSpy gone(&shown.page, &Page::goTo);
        engine::AgentFleetState state;
        state.link = engine::DashboardLink::Online;
        state.targets = {test::targetOf(1, QStringLiteral("checkout"), {})}; // there is something for them to do
        shown.console.agents.setState(state);
        Shown::settle();
        QTest::mouseClick(shown.find<QAbstractButton>("openStart"), Qt::LeftButton);
        QCOMPARE(gone.value(0).value(0).value<PageId>(), PageId::Overview);
        QCOMPARE(gone.value(0).value(1).toString(), QStringLiteral("scale"));
    }

    void theWayOutOfNothingIsThere()
    {
        Shown shown(20);
        shown.find<QLineEdit>("podFilter")->setText(QStringLiteral("no such runner"));
        Shown::settle();
        auto *clear = shown.find<QAbstractButton>("clearFilter");
        QVERIFY(clear->isVisible());
        QVERIFY(!shown.page.grid().isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        Shown::settle();
        QVERIFY(shown.page.grid().isVisible());
        QCOMPARE(shown.page.grid().count(), 20);
    }

    void withoutARunTheWayIsToStart()
    {
        Shown shown(0);
        const QSignalSpy spy(&shown.page, &Page::goTo);
        auto *start = shown.find<QAbstractButton>("openStart");
        QVERIFY(start->isVisible());
        QTest::mouseClick(start, Qt::LeftButton);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.at(0).at(0).value<PageId>(), PageId::Start);
    }

    void enterShowsTheDetailsAndEscapeClosesThem()
    {
        Shown shown(20);
        shown.console.engine.logLines = {QStringLiteral("level=error msg=stop")};
        shown.click(10);
        auto *details = shown.find<PodDetails>("podDetails");
        QVERIFY(!details->isVisible());
        shown.press(Qt::Key_Return);
        QVERIFY(details->isVisible());
        QCOMPARE(shown.find<QLabel>("podName")->text(), QStringLiteral("runner-11"));
        QCOMPARE(shown.find<QLabel>("podState")->text(), QStringLiteral("Failed"));
        QCOMPARE(shown.find<QLabel>("podReasonName")->text(), QStringLiteral("ScriptFailed"));
        const auto texts = [details] {
            QStringList all;
            for (const auto *label : details->findChildren<QLabel *>()) {
                if (label->isVisible())
                    all << label->text();
            }
            return all;
        };
        QTRY_VERIFY(texts().contains(QStringLiteral("level=error msg=stop")));
        QVERIFY(texts().contains(QStringLiteral("107: exception in the script")));
        shown.press(Qt::Key_Right); // it follows
        QCOMPARE(shown.find<QLabel>("podName")->text(), QStringLiteral("runner-12"));
        shown.press(Qt::Key_Escape);
        QVERIFY(!details->isVisible());
    }

    void aRunnerThatIsLinkedToIsShownWithItsDetails()
    {
        Shown shown(20);
        shown.page.open(QStringLiteral("failed"));
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 1);
        QVERIFY(shown.find<StateChip>("chip-failed")->isChecked());
        shown.page.open(QStringLiteral("problems"));
        QVERIFY(shown.find<QCheckBox>("onlyProblems")->isChecked());
        QVERIFY(!shown.find<StateChip>("chip-failed")->isChecked());
        shown.page.open(QStringLiteral("runner-01")); // which the filter hides
        Shown::settle();
        QCOMPARE(shown.page.grid().count(), 20);
        QCOMPARE(shown.chosen(), QStringLiteral("01"));
        QVERIFY(shown.find<PodDetails>("podDetails")->isVisible());
        shown.page.open(QStringLiteral("runner-99")); // of another run
        QCOMPARE(shown.chosen(), QStringLiteral("01"));
    }

    void gridAndTableShareTheSelection()
    {
        Shown shown(20);
        shown.click(4);
        QTest::mouseClick(shown.find<Segmented>("podView")->findChildren<QAbstractButton *>().at(1), Qt::LeftButton);
        Shown::settle();
        PodTable &table = shown.page.table();
        QVERIFY(table.isVisible());
        QVERIFY(table.selectionModel()->isRowSelected(4));
        const QModelIndex seventh = table.model()->index(6, 1);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, Qt::ControlModifier, table.visualRect(seventh).center());
        QCOMPARE(shown.chosen(), QStringLiteral("05 07"));
        QCOMPARE(shown.console.preferences.window().choices.value(QStringLiteral("pods/view")),
                 QStringLiteral("table"));
        // A filter takes neither of them away.
        shown.find<QLineEdit>("podFilter")->setText(QStringLiteral("runner-05"));
        Shown::settle();
        QCOMPARE(table.model()->rowCount(), 1);
        shown.find<QLineEdit>("podFilter")->clear();
        Shown::settle();
        QCOMPARE(shown.chosen(), QStringLiteral("05 07"));
        QVERIFY(table.selectionModel()->isRowSelected(6));
    }

    void columnsAreChosenAndRemembered()
    {
        Shown shown(20);
        QTest::mouseClick(shown.find<Segmented>("podView")->findChildren<QAbstractButton *>().at(1), Qt::LeftButton);
        PodTable &table = shown.page.table();
        QVERIFY(table.isColumnHidden(viewmodels::RunnerModel::Cpu));
        QMenu menu;
        table.fillColumnMenu(&menu);
        for (QAction *action : menu.actions()) {
            if (action->text() == QLatin1String("CPU"))
                action->trigger();
        }
        QVERIFY(!table.isColumnHidden(viewmodels::RunnerModel::Cpu));
        const PodsPage again(shown.console.services);
        QVERIFY(!again.findChild<PodTable *>()->isColumnHidden(viewmodels::RunnerModel::Cpu));
        QVERIFY(again.findChild<PodTable *>()->isColumnHidden(viewmodels::RunnerModel::Memory));
    }

    void headersSortTheTable()
    {
        Shown shown(20, Scene::MainLost);
        QTest::mouseClick(shown.find<Segmented>("podView")->findChildren<QAbstractButton *>().at(1), Qt::LeftButton);
        Shown::settle();
        PodTable &table = shown.page.table();
        QHeaderView *header = table.horizontalHeader();
        const int x = header->sectionViewportPosition(viewmodels::RunnerModel::State) + 20;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, 10});
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, 10});
        QVERIFY(table.isSorted());
        QCOMPARE(table.model()->index(0, viewmodels::RunnerModel::State).data().toString(), QStringLiteral("Failed"));
    }

    void everythingSelectedIsSoInTheTableToo()
    {
        Shown shown(10'000);
        shown.press(Qt::Key_A, Qt::ControlModifier);
        shown.click(3, Qt::ControlModifier);
        QTest::mouseClick(shown.find<Segmented>("podView")->findChildren<QAbstractButton *>().at(1), Qt::LeftButton);
        Shown::settle();
        const QItemSelectionModel *selection = shown.page.table().selectionModel();
        QCOMPARE(selection->selection().size(), 2); // ranges
        QCOMPARE(selection->selectedRows().size(), 9'999);
        QVERIFY(!selection->isRowSelected(3));
    }

    void theDetailsTellWhatTheRunnerWentThrough()
    {
        Shown shown(20, Scene::Held);
        shown.page.open(QStringLiteral("runner-01"));
        Shown::settle();
        const auto *line = shown.find<QWidget>("podTimeline");
        QVERIFY(line->accessibleDescription().contains(QStringLiteral("Load of the warm-up: to come")));
        fleet::RunnerRow row = shown.console.run.runners().row(0);
        row.state = RunnerState::WarmingUp;
        engine::Update update;
        update.view = shown.console.run.view();
        update.changes.changed = {row};
        emit shown.console.engine.updated(update);
        QTRY_VERIFY(!line->accessibleDescription().contains(QStringLiteral("Load of the warm-up: to come")));
        QVERIFY(line->accessibleDescription().contains(QStringLiteral("Armed in main: to come")));
    }

    void groupsHaveTheirBoxes()
    {
        Shown shown(20);
        auto *group = shown.find<QComboBox>("podGroup");
        group->setFocus();
        QTest::keyClick(group, Qt::Key_Down);
        Shown::settle();
        QCOMPARE(group->currentText(), QStringLiteral("Group: state"));
        QCOMPARE(shown.page.grid().runnerAt(0).value, QStringLiteral("runner-19")); // pending comes first
        QCOMPARE(shown.page.grid().layoutOf().sectionOf(2), 1);
        QCOMPARE(shown.console.preferences.window().choices.value(QStringLiteral("pods/group")),
                 QStringLiteral("state"));
    }

    void thePageFitsTheSmallestWindow()
    {
        Shown shown(60);
        shown.page.open(QStringLiteral("runner-31"));
        for (const bool portuguese : {false, true}) {
            test::wear({false, portuguese, {}});
            Shown::settle();
            const QSize least = shown.page.minimumSizeHint();
            QVERIFY2(least.width() <= 848 && least.height() <= 520,
                     qPrintable(QStringLiteral("%1x%2").arg(least.width()).arg(least.height())));
        }
    }

    void noTextStaysInTheOtherLanguage()
    {
        Shown shown(20);
        shown.page.open(QStringLiteral("runner-11"));
        Shown::settle();
        const auto texts = [&shown] {
            QSet<QString> all;
            for (const auto *widget : shown.page.findChildren<QWidget *>()) {
                all << widget->accessibleName() << widget->toolTip() << widget->accessibleDescription();
                if (const auto *label = qobject_cast<const QLabel *>(widget))
                    all << label->text();
                if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                    all << button->text();
                if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
                    all << edit->placeholderText();
                if (const auto *combo = qobject_cast<const QComboBox *>(widget)) {
                    for (int i = 0; i < combo->count(); ++i)
                        all << combo->itemText(i);
                }
            }
            for (const QAction *action : shown.find<QPushButton>("podColumns")->menu()->actions())
                all << action->text();
            return all;
        };
        const QSet<QString> english = texts();
        test::wear({false, true, {}});
        Shown::settle();
        shown.console.run.retranslate();
        Shown::settle();
        const QSet<QString> portuguese = texts();
        test::wear({});
        shown.console.run.retranslate();
        Shown::settle();
        QCOMPARE(QStringList((texts() - english).values()).join(QLatin1Char('|')), QString());
        QCOMPARE(QStringList((english - texts()).values()).join(QLatin1Char('|')), QString());
        // The same in both: names, words that stay, numbers.
        QSet<QString> same = english;
        same.intersect(portuguese);
        same.subtract({QString(), QStringLiteral("Pods"), QStringLiteral("Logs"), QStringLiteral("logs"),
                       QStringLiteral("VUs"), QStringLiteral("CPU"), QStringLiteral("p95"), QStringLiteral("Req/s"),
                       QStringLiteral("runner-11"), QStringLiteral("ScriptFailed"), QStringLiteral("Status"),
                       QStringLiteral("Enter"), QStringLiteral("L"), QStringLiteral("N"), QStringLiteral("1–7"),
                       QStringLiteral("3"), QStringLiteral("–")});
        QCOMPARE(QStringList(same.values()).join(QLatin1Char('|')), QString());
    }

    void whateverTakesTheFocusHasAName()
    {
        Shown shown(20);
        shown.page.open(QStringLiteral("runner-11"));
        for (const auto *widget : shown.page.findChildren<QWidget *>()) {
            if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) ||
                               widget->objectName() == QLatin1String("podGrid"); // by its interface
            QVERIFY2(named, qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
        }
    }

    void pictures_data()
    {
        QTest::addColumn<int>("runners");
        QTest::addColumn<QString>("what");
        QTest::addRow("20") << 20 << QString();
        QTest::addRow("60 with details") << 60 << QStringLiteral("details");
        QTest::addRow("1,000") << 1000 << QString();
        QTest::addRow("10,000") << 10'000 << QStringLiteral("details");
        QTest::addRow("table") << 60 << QStringLiteral("table");
        QTest::addRow("grouped") << 60 << QStringLiteral("grouped");
        QTest::addRow("empty") << 0 << QString();
        QTest::addRow("nothing") << 20 << QStringLiteral("nothing");
    }
    void pictures()
    {
        QFETCH(int, runners);
        QFETCH(QString, what);
        Shown shown(runners);
        shown.console.engine.logLines = {QStringLiteral("level=info msg=\"initialized 14 of 20 VUs\""),
                                         QStringLiteral("level=error msg=\"TypeError: undefined\"")};
        if (what == QLatin1String("details"))
            shown.page.open(QStringLiteral("runner-%1").arg(runners / 2 + 1));
        if (what == QLatin1String("nothing"))
            shown.find<QLineEdit>("podFilter")->setText(QStringLiteral("no such"));
        if (what == QLatin1String("table")) {
            shown.show(runners, Scene::MainLost);
            QTest::mouseClick(shown.find<Segmented>("podView")->findChildren<QAbstractButton *>().at(1),
                              Qt::LeftButton);
            shown.page.open(QStringLiteral("runner-04"));
            shown.page.escape();
        }
        if (what == QLatin1String("grouped"))
            shown.page.grid().setGrouping(PodGrid::Grouping::State);
        const QString name = QStringLiteral("pods-%1%2").arg(runners).arg(what);
        QVector<test::Look> looks = test::allLooks({848, 520}, {1744, 940});
        looks << test::Look{true, true, {1744, 940}, 200};
        for (const test::Look &look : std::as_const(looks)) {
            test::wear(look);
            shown.console.run.retranslate();
            const QImage image = test::picture(shown.page, look, name);
            QVERIFY(!image.isNull());
        }
    }
};

QTEST_MAIN(TestPodsPage)
#include "tst_pods_page.moc"
