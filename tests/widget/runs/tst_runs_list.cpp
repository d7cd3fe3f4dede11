// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of runs: filters, order, selection, deleting with a way back, and what is wrong with the history.
#include <ctime>

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>

#include "runs_scene.h"
#include "viewmodels/runs_model.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/paragraph.h"

using namespace largada;
using namespace largada::test;
using namespace largada::ui;
using engine::HistoryTrouble;
using viewmodels::RunsModel;

namespace
{

struct Shown {
    explicit Shown(int runs)
    {
        fill(console.history, runs);
        page = std::make_unique<RunsPage>(console.services);
        page->resize(1100, 640);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        QTRY_COMPARE(rows(), runs);
    }
    template<class T>
    T *child(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    QTableView *table() const { return child<QTableView>("runsTable"); }
    int rows() const { return table()->model()->rowCount(); }
    int number(int row) const { return table()->model()->index(row, RunsModel::Number).data().toInt(); }
    QString placeholder() const
    {
        auto *title = child<QWidget>("runsPlaceholder")->findChild<Label *>(QStringLiteral("placeholderTitle"));
        return title->isVisible() ? title->text() : QString();
    }
    QPushButton *placeholderAction() const
    {
        return child<QWidget>("runsPlaceholder")->findChild<QPushButton *>(QStringLiteral("placeholderAction"));
    }
    QPoint cell(int row, int column) const
    {
        return table()->visualRect(table()->model()->index(row, column)).center();
    }
    void click(int row, int column, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, cell(row, column));
    }
    QVector<int> selected() const
    {
        QVector<int> numbers;
        for (const QModelIndex &index : table()->selectionModel()->selectedRows())
            numbers << number(index.row());
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    }

    FakeConsole console;
    std::unique_ptr<RunsPage> page;
};

} // namespace

class TstRunsList : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        wear({false, false, {}});
    }

    void emptyHistoryShowsTheWayToStart()
    {
        Shown shown(0);
        QTRY_COMPARE(shown.placeholder(), QStringLiteral("No runs yet"));
        QVERIFY(!shown.page->canExport());
        QSignalSpy goTo(shown.page.get(), &Page::goTo);
        QTest::mouseClick(shown.placeholderAction(), Qt::LeftButton);
        QCOMPARE(goTo.size(), 1);
        QCOMPARE(goTo[0][0].value<PageId>(), PageId::Start);
    }

    void filtersNarrowAndAreCleared()
    {
        Shown shown(42);
        shown.page->focusFilter();
        auto *search = shown.child<QLineEdit>("runsSearch");
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("login"));
        QCOMPARE(shown.rows(), 14);
        QCOMPARE(shown.child<Label>("runsCount")->text(), QStringLiteral("14 of 42 runs"));
        shown.child<QComboBox>("runsOutcome")->setCurrentIndex(6); // failed
        for (int row = 0; row < shown.rows(); ++row)
            QCOMPARE(outcomeOf(shown.number(row)), fleet::Outcome::Failed);
        shown.child<QCheckBox>("runsOverLimit")->setChecked(true);
        QCOMPARE(shown.rows(), 0);
        QCOMPARE(shown.placeholder(), QStringLiteral("Nothing matches the filter"));
        QTest::mouseClick(shown.placeholderAction(), Qt::LeftButton);
        QCOMPARE(shown.rows(), 42);
        QVERIFY(search->text().isEmpty());
        QTest::keyClicks(search, QStringLiteral("x"));
        QVERIFY(shown.page->escape());
        QCOMPARE(shown.rows(), 42);
    }

    void periodCountsFromNow()
    {
        Shown shown(42);
        shown.console.clock.setWall(numberedRun(42, fleet::Outcome::Completed).startedAt + std::chrono::minutes(1));
        shown.child<QComboBox>("runsPeriod")->setCurrentIndex(1); // 24 hours
        QCOMPARE(shown.rows(), 24);
    }

    void headersSortAndTheOrderIsRemembered()
    {
        Shown shown(42);
        QCOMPARE(shown.number(0), 42);
        QHeaderView *header = shown.table()->horizontalHeader();
        const auto clickHeader = [&](int column) {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              {header->sectionViewportPosition(column) + 12, header->height() / 2});
        };
        clickHeader(RunsModel::Started);
        QCOMPARE(shown.number(0), 1);
        clickHeader(RunsModel::Fails);
        QVERIFY(shown.table()->model()->index(0, RunsModel::Fails).data().toString().startsWith(QStringLiteral("8.3")));
        shown.page = std::make_unique<RunsPage>(shown.console.services);
        QTRY_COMPARE(shown.rows(), 42);
        header = shown.table()->horizontalHeader();
        QCOMPARE(header->sortIndicatorSection(), int(RunsModel::Fails));
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    }

    void rowsAreSelectedByClickShiftCtrlAndCheckBox()
    {
        Shown shown(42);
        shown.click(0, RunsModel::Script);
        QCOMPARE(shown.selected(), QVector<int>{42});
        shown.click(3, RunsModel::Script, Qt::ShiftModifier);
        QCOMPARE(shown.selected(), (QVector<int>{39, 40, 41, 42}));
        shown.click(2, RunsModel::Script, Qt::ControlModifier);
        QCOMPARE(shown.selected(), (QVector<int>{39, 41, 42}));
        shown.click(5, RunsModel::Mark);
        QCOMPARE(shown.selected(), (QVector<int>{37, 39, 41, 42}));
        shown.click(5, RunsModel::Mark);
        QCOMPARE(shown.selected(), (QVector<int>{39, 41, 42}));
        QVERIFY(shown.child<Label>("selectionCount")->isVisible());
        QCOMPARE(shown.child<Label>("selectionCount")->text(), QStringLiteral("3 selected"));
        QVERIFY(!shown.child<QPushButton>("selectionOpen")->isEnabled());
        QTest::mouseClick(shown.child<QPushButton>("selectionClose"), Qt::LeftButton);
        QVERIFY(shown.selected().isEmpty());
        QVERIFY(!shown.child<Label>("selectionCount")->isVisible());
    }

    void deletedRunsVanishAndComeBack()
    {
        Shown shown(42);
        shown.click(0, RunsModel::Script);
        shown.click(1, RunsModel::Mark);
        QTest::mouseClick(shown.child<QPushButton>("selectionDelete"), Qt::LeftButton);
        QCOMPARE(shown.rows(), 40);
        QCOMPARE(shown.number(0), 40);
        QCOMPARE(shown.console.history.runs.size(), 42);
        shown.page->reload(); // must not bring them back
        QCoreApplication::processEvents();
        QCOMPARE(shown.rows(), 40);
        shown.page->undo();
        QCOMPARE(shown.rows(), 42);
        QCOMPARE(shown.selected(), (QVector<int>{41, 42}));
        QCOMPARE(shown.console.history.runs.size(), 42);
    }

    void deletingIsFinishedByTheNextOneAndByClosing()
    {
        Shown shown(42);
        shown.click(0, RunsModel::Script);
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        QCOMPARE(shown.rows(), 41);
        shown.click(0, RunsModel::Script);
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        QCOMPARE(shown.console.history.runs.size(), 41);
        shown.page->finish();
        QCOMPARE(shown.console.history.runs.size(), 40);
        QTRY_COMPARE(shown.rows(), 40);
        QCOMPARE(shown.number(0), 40);
        shown.page->undo(); // too late
        QCOMPARE(shown.rows(), 40);
    }

    void failedDeletionBringsTheRowsBackAndSaysWhy()
    {
        Shown shown(3);
        shown.click(0, RunsModel::Script);
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        shown.console.history.failure = Error{Errc::Storage, QStringLiteral("disk full"), QStringLiteral("history.db")};
        shown.page->finish();
        QTRY_COMPARE(shown.rows(), 3);
        QVERIFY(shown.child<Notice>("runsFailure")->isVisible());
        shown.console.history.failure.reset();
        QTest::mouseClick(shown.child<QPushButton>("runsAgain"), Qt::LeftButton);
        QTRY_VERIFY(!shown.child<Notice>("runsFailure")->isVisible());
    }

    void runThatGoesOnCannotBeDeleted()
    {
        Shown shown(2);
        shown.console.history.add(numberedRun(3, fleet::Outcome::Running));
        QTRY_COMPARE(shown.rows(), 3);
        shown.click(0, RunsModel::Script);
        QVERIFY(!shown.child<QPushButton>("selectionDelete")->isEnabled());
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        QCOMPARE(shown.rows(), 3);
    }

    void enterAndDoubleClickOpen_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("Enter") << true;
        QTest::newRow("double click") << false;
    }
    void enterAndDoubleClickOpen()
    {
        QFETCH(bool, byKey);
        Shown shown(5);
        shown.click(1, RunsModel::Script);
        if (byKey)
            QTest::keyClick(shown.table(), Qt::Key_Return);
        else
            QTest::mouseDClick(shown.table()->viewport(), Qt::LeftButton, {}, shown.cell(1, RunsModel::Script));
        QTRY_COMPARE(shown.child<Label>("reportTitle")->text(), QStringLiteral("Run 4"));
        QVERIFY(shown.child<Label>("reportTitle")->isVisible());
    }

    void troubleIsSaidAndEnds_data()
    {
        QTest::addColumn<HistoryTrouble>("trouble");
        QTest::addColumn<QString>("part");
        QTest::addColumn<bool>("canDelete");
        QTest::newRow("set aside") << HistoryTrouble::SetAside << "history.db.broken" << true;
        QTest::newRow("newer") << HistoryTrouble::Newer << "later version" << false;
        QTest::newRow("read-only") << HistoryTrouble::ReadOnly << "not written" << false;
        QTest::newRow("locked") << HistoryTrouble::Locked << "Another program" << false;
        QTest::newRow("unusable") << HistoryTrouble::Unusable << "cannot be opened" << false;
    }
    void troubleIsSaidAndEnds()
    {
        QFETCH(HistoryTrouble, trouble);
        QFETCH(QString, part);
        QFETCH(bool, canDelete);
        Shown shown(3);
        auto *notice = shown.child<Notice>("runsTrouble");
        QVERIFY(!notice->isVisible());
        shown.console.history.setTrouble(trouble);
        QVERIFY(notice->isVisible());
        QVERIFY(notice->findChild<Paragraph *>()->plainText().contains(part));
        shown.click(0, RunsModel::Script);
        QCOMPARE(shown.child<QPushButton>("selectionDelete")->isEnabled(), canDelete);
        shown.console.history.setTrouble(HistoryTrouble::None);
        QVERIFY(!notice->isVisible());
    }

    void unreadableHistoryIsNotCalledEmpty()
    {
        Shown shown(0);
        shown.console.history.failure = Error{Errc::Storage, {}, QStringLiteral("history.db")};
        shown.page->reload();
        QTRY_COMPARE(shown.placeholder(), QStringLiteral("The runs cannot be shown"));
        QVERIFY(shown.child<Notice>("runsFailure")->isVisible());
    }

    void newRunsComeByThemselves()
    {
        Shown shown(3);
        shown.click(2, RunsModel::Script);
        shown.console.history.add(numberedRun(4, fleet::Outcome::Completed));
        QTRY_COMPARE(shown.rows(), 4);
        QCOMPARE(shown.number(0), 4);
        QCOMPARE(shown.selected(), QVector<int>{1});
    }

    void thousandRunsScrollFluently()
    {
        Shown shown(1000);
        QScrollBar *bar = shown.table()->verticalScrollBar();
        const std::clock_t begun = std::clock(); // of the processor: others may have it meanwhile
        constexpr int steps = 50;
        for (int step = 0; step <= steps; ++step) {
            bar->setValue(bar->maximum() * step / steps);
            shown.table()->viewport()->repaint();
        }
        // An average of 100 ms a frame would be far from fluent on any machine.
        const double tookMs = 1000.0 * double(std::clock() - begun) / CLOCKS_PER_SEC;
        QVERIFY2(tookMs < steps * 100, qPrintable(QString::number(tookMs)));
        QCOMPARE(shown.number(999), 1);
    }
};

QTEST_MAIN(TstRunsList)
#include "tst_runs_list.moc"
