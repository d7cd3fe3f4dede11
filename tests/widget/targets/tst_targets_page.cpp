// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of targets: the table, the way back from deleting, the test request, the charts, and how all of it looks.
#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QVBoxLayout>

#include "support/picture.h"
#include "targets/target_charts.h"
#include "targets_scene.h"
#include "widgets/segmented.h"

using namespace largada;
using namespace largada::test;
using namespace largada::ui;

class TstTargetsPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        wear({false, false, {}});
    }

    void aTargetIsAdded()
    {
        Shown shown(QVector<Target>{});
        QCOMPARE(shown.child<Label>("placeholderTitle")->text(), QStringLiteral("No targets yet"));
        shown.click("placeholderAction");
        QVERIFY(shown.editor()->isVisible());
        QVERIFY(!shown.seen("targetsPlaceholder"));
        shown.click("targetClose");
        QVERIFY(shown.seen("targetsPlaceholder"));
        shown.click("targetsAdd");
        QVERIFY(!shown.button("targetSave")->isEnabled()); // says why
        QCOMPARE(shown.button("targetSave")->toolTip(), QStringLiteral("1 field to fix before saving"));
        QCOMPARE(shown.problem(), QString()); // not before it was left
        settle();                             // the fields stay together, however much room there is
        QVERIFY(shown.child<QWidget>("targetVus")->y() - shown.child<QWidget>("targetUrl")->y() < scaled(80));
        shown.type("targetUrl", QStringLiteral("https://loja.example/api"));
        shown.type("targetLabel", QStringLiteral("<b>loja</b>"));
        shown.type("targetVus", QStringLiteral("1"));
        QCOMPARE(shown.text("targetLoad"), QStringLiteral("120 agents × 1 VU = 120 VUs"));
        shown.type("targetVus", QStringLiteral("20"));
        shown.type("targetDuration", QStringLiteral("1m30s"));
        shown.type("targetInterval", QStringLiteral("5m"));
        QCOMPARE(shown.text("targetLoad"), QStringLiteral("120 agents × 20 VUs = 2,400 VUs"));
        QTest::keyClick(shown.page.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(shown.console.agents.added.size(), 1);
        const Target &added = shown.console.agents.added.first();
        QCOMPARE(added.url, QStringLiteral("https://loja.example/api"));
        QCOMPARE(added.vus, 20);
        QCOMPARE(added.durationS, 90);
        QCOMPARE(added.runIntervalMs, 300'000);
        QVERIFY(added.enabled);
        QTRY_COMPARE(shown.rowOf(QStringLiteral("<b>loja</b>")), 0); // as it is, no markup
        QTRY_VERIFY(!shown.seen("targetUnsaved"));
        QCOMPARE(shown.page->unsaved(), QString());
    }

    void keysActWhereverTheFocusIs()
    {
        Shown shown;
        QWidget around;
        auto *column = new QVBoxLayout(&around);
        auto *outside = new QLineEdit;
        column->addWidget(outside);
        column->addWidget(shown.page.get());
        around.show();
        QVERIFY(QTest::qWaitForWindowActive(&around));
        outside->setFocus();
        QTest::keyClick(outside, Qt::Key_N, Qt::ControlModifier);
        QVERIFY(shown.editor()->isVisible());
        shown.page->hide();
        shown.click("targetClose");
        QTest::keyClick(outside, Qt::Key_N, Qt::ControlModifier); // another page is seen
        QVERIFY(!shown.editor()->isVisibleTo(shown.page.get()));
        shown.page->setParent(nullptr);
    }

    void targetsAreEnabledByTheirBoxAndBySpace()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetVus", QStringLiteral("7")); // not saved
        shown.choose(QStringLiteral("busca"), TargetsModel::Enabled);
        QTRY_COMPARE(shown.console.agents.edits.size(), 1);
        QCOMPARE(shown.console.agents.edits.first().second.enabled, std::optional(false));
        QVERIFY(!shown.child<QCheckBox>("targetEnabled")->isChecked());
        QVERIFY(!shown.seen("targetConflict")); // it was nobody else
        QCOMPARE(shown.child<QSpinBox>("targetVus")->value(), 7);
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_Space);
        QTRY_COMPARE(shown.console.agents.edits.size(), 2);
        QVERIFY(shown.child<QCheckBox>("targetEnabled")->isChecked());
        shown.console.agents.failure = Error{Errc::Forbidden, QStringLiteral("no"), {}, 403};
        QTest::keyClick(shown.table(), Qt::Key_Space);
        QTRY_VERIFY(shown.seen("targetsFailure"));
        QVERIFY(shown.child<QCheckBox>("targetEnabled")->isChecked());
    }

    void deletingCanBeTakenBack()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        QCOMPARE(shown.rowOf(QStringLiteral("busca")), -1);
        QVERIFY(!shown.editor()->isVisible());
        QVERIFY(shown.seen("targetsUndo"));
        QVERIFY2(shown.text("targetsCount").startsWith(QStringLiteral("4 of 5 enabled")),
                 qPrintable(shown.text("targetsCount")));
        shown.console.agents.setTargets(someTargets()); // news meanwhile do not bring it back
        QCOMPARE(shown.rowOf(QStringLiteral("busca")), -1);
        shown.page->undo();
        QVERIFY(shown.rowOf(QStringLiteral("busca")) >= 0);
        QVERIFY(shown.console.agents.removed.isEmpty());
        shown.click("targetsDelete");
        shown.page->finish();
        QTRY_COMPARE(shown.console.agents.removed, QStringList{QStringLiteral("2")});
        QCOMPARE(shown.rowOf(QStringLiteral("busca")), -1);
        shown.choose(QStringLiteral("login"));
        shown.console.agents.failure = Error{Errc::Network, QStringLiteral("cut"), {}};
        shown.click("targetsDelete");
        shown.page->finish();
        QTRY_VERIFY(shown.seen("targetsFailure"));
        QTRY_VERIFY(shown.rowOf(QStringLiteral("login")) >= 0); // it is still there
    }

    void closingWaitsForTheAnswers()
    {
        Shown shown;
        QSignalSpy finished(shown.page.get(), &Page::finished);
        shown.console.agents.isHolding = true;
        shown.table()->selectAll();
        shown.click("targetsDelete");
        QVERIFY(!shown.page->isFinishing()); // it may still be taken back
        shown.page->finish();
        QCOMPARE(shown.console.agents.removed.size(), 6);
        QVERIFY(shown.page->isFinishing());
        shown.console.agents.letGo();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().toBool(), true);
        QVERIFY(!shown.page->isFinishing());
    }

    void focusStaysInThePage()
    {
        Shown shown{QVector<Target>()};
        shown.click("targetsAdd");
        shown.type("targetUrl", QStringLiteral("http://loja.example/"));
        shown.console.agents.isHolding = true;
        const auto saveByKey = [&shown] {
            shown.button("targetSave")->setFocus();
            QTest::keyClick(shown.button("targetSave"), Qt::Key_Space);
        };
        saveByKey();
        QVERIFY(shown.button("targetSave")->hasFocus()); // while it is on its way
        shown.console.agents.letGo();
        QTRY_VERIFY(shown.table()->hasFocus());
        QCOMPARE(shown.table()->selectionModel()->selectedRows().size(), 1);
        shown.type("targetLabel", QStringLiteral("loja"));
        shown.console.agents.failure = Error{Errc::Network, QStringLiteral("cut"), {}};
        saveByKey();
        QTRY_VERIFY(shown.seen("targetTrouble"));
        QVERIFY(shown.button("targetSave")->hasFocus()); // for another attempt
        shown.button("targetDiscard")->setFocus();
        QTest::keyClick(shown.button("targetDiscard"), Qt::Key_Space);
        QVERIFY(shown.table()->hasFocus());
        shown.console.agents.failure.reset();
        shown.click("targetsAdd");
        shown.button("targetDiscard")->setFocus();
        QTest::keyClick(shown.button("targetDiscard"), Qt::Key_Space);
        QVERIFY(!shown.editor()->isVisible());
        QVERIFY(shown.table()->hasFocus());
    }

    void aDuplicateBringsNoLoad()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("busca (copy)"));
        QVERIFY(!shown.child<QCheckBox>("targetEnabled")->isChecked());
        QCOMPARE(shown.page->unsaved(), QStringLiteral("busca (copy)"));
        shown.click("targetSave");
        QTRY_COMPARE(shown.console.agents.added.size(), 1);
        QCOMPARE(shown.console.agents.added.first().vus, 5);
        QVERIFY(!shown.console.agents.added.first().enabled);
    }

    void oneRequestTellsWhetherItAnswers()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.click("targetTest");
        QTRY_VERIFY(shown.text("targetTested").startsWith(QStringLiteral("Answered 200 in 84.0 ms, 12")));
        QCOMPARE(shown.console.probe.urls, QStringList{QStringLiteral("https://busca.example/v1/produtos?q=tenis")});
        shown.console.probe.answer = Error{Errc::Timeout, QStringLiteral("10 s"), QStringLiteral("busca.example")};
        shown.click("targetTest");
        QTRY_VERIFY(shown.text("targetTested").contains(QStringLiteral("busca.example")));
        shown.type("targetUrl", QStringLiteral("busca.example"));
        QVERIFY(!shown.button("targetTest")->isEnabled());
    }

    void filterAndOrder()
    {
        Shown shown;
        QCOMPARE(shown.text("targetsCount"), QStringLiteral("5 of 6 enabled · every agent runs each of them"));
        shown.page->focusFilter();
        auto *search = shown.child<QLineEdit>("targetsSearch");
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("LOJA"));
        QCOMPARE(shown.table()->model()->rowCount(), 2);
        QCOMPARE(shown.text("targetsCount"), QStringLiteral("2 of 6 targets"));
        QVERIFY(shown.page->escape());
        QCOMPARE(shown.table()->model()->rowCount(), 6);
        QHeaderView *header = shown.table()->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(TargetsModel::Fails) + 12, header->height() / 2});
        QCOMPARE(shown.cell(0, TargetsModel::Label), QStringLiteral("busca")); // the most fails first
        QCOMPARE(shown.console.preferences.window().choices.value(QStringLiteral("targets/order")),
                 QStringLiteral("fails-descending"));
    }

    void chartsFollowTheExecutions()
    {
        Shown shown;
        const Target busca = someTargets()[1];
        for (int i = 0; i < 40; ++i)
            shown.console.agents.list.prepend(executionOf(i, busca, QStringLiteral("agent-%1").arg(i % 4)));
        shown.console.clock.setWall(shown.console.agents.list.first().startedAt + std::chrono::minutes(1));
        shown.choose(QStringLiteral("busca"));
        QMetaObject::invokeMethod(shown.child<Segmented>("targetTabs"), "chosen", Q_ARG(int, 1));
        auto *charts = shown.child<TargetCharts>("targetCharts");
        QTRY_VERIFY(charts->series().points.size() >= 40);
        QCOMPARE(shown.text("targetChartsNote"), QStringLiteral("40 executions"));
        QCOMPARE(shown.console.agents.asked.last().filter.targetId, busca.id);
        shown.console.agents.begin(executionOf(40, busca, QStringLiteral("agent-0")));
        QTRY_COMPARE(shown.text("targetChartsNote"), QStringLiteral("41 executions"));
        shown.choose(QStringLiteral("login"));
        QTRY_COMPARE(shown.text("targetChartsNote"), QStringLiteral("No execution in this time."));
    }

    void looks()
    {
        for (const Look &look : pairedLooks({968, 540}, {1744, 960})) { // without the window around it
            wear(look);
            Shown full;
            picture(*full.page, look, QStringLiteral("targets-full"));
            full.choose(QStringLiteral("busca"));
            full.type("targetUrl", QStringLiteral("busca.example/v1/produtos?q=tenis"));
            full.type("targetDuration", QStringLiteral("12m"));
            settle();
            picture(*full.page, look, QStringLiteral("targets-wrong"));
            QVERIFY(full.page->minimumSizeHint().width() <= 968);
            QVERIFY2(full.page->minimumSizeHint().height() <= 540,
                     qPrintable(QString::number(full.page->minimumSizeHint().height())));
            QVector<Target> theirs = someTargets();
            theirs[1].vus = 9;
            full.console.agents.setTargets(theirs);
            settle();
            picture(*full.page, look, QStringLiteral("targets-both"));
            full.console.agents.setLink(DashboardLink::Away, {Errc::Network, QStringLiteral("refused"), {}});
            picture(*full.page, look, QStringLiteral("targets-away"));
            // What has no room is scrolled to, not cut.
            auto *conflict = full.child<Paragraph>("targetConflictText");
            QVERIFY(conflict->height() >= conflict->heightForWidth(conflict->width()));
            for (const char *name : {"targetLoad", "targetLoadOfAll", "targetUrl"}) {
                auto *part = full.child<QWidget>(name);
                QVERIFY2(part->height() >= part->minimumSizeHint().height(), name);
            }
            Shown empty(QVector<Target>{});
            picture(*empty.page, look, QStringLiteral("targets-empty"));
            Shown charts;
            const Target busca = someTargets()[1];
            for (int i = 0; i < 240; ++i)
                charts.console.agents.list.prepend(executionOf(i / 4, busca, QStringLiteral("agent-%1").arg(i % 4)));
            for (int i = 0; i < charts.console.agents.list.size(); ++i)
                charts.console.agents.list[i].id += QString::number(i);
            charts.console.clock.setWall(charts.console.agents.list.first().startedAt + std::chrono::minutes(1));
            charts.choose(QStringLiteral("busca"));
            QMetaObject::invokeMethod(charts.child<Segmented>("targetTabs"), "chosen", Q_ARG(int, 1));
            QTRY_VERIFY(!charts.child<TargetCharts>("targetCharts")->series().points.isEmpty());
            charts.page->resize(look.size);
            settle();
            picture(*charts.page, look, QStringLiteral("targets-charts"));
        }
    }
};

QTEST_MAIN(TstTargetsPage)
#include "tst_targets_page.moc"
