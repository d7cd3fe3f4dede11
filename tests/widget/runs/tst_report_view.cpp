// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a run: its tabs, the way back, repeating, languages, and that the page fits the smallest window.
#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>

#include "charts/chart_stack.h"
#include "charts/time_chart.h"
#include "runs/report_series.h"
#include "runs/report_view.h"
#include "runs/runs_list.h"
#include "runs_scene.h"
#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/paragraph.h"
#include "widgets/tag.h"

using namespace largada;
using namespace largada::test;
using namespace largada::ui;
using fleet::Outcome;

namespace
{

struct Opened {
    explicit Opened(const fleet::RunRecord &run, const QSize &size = {1100, 640})
    {
        console.history.runs = {run};
        page = std::make_unique<RunsPage>(console.services);
        page->resize(size);
        page->show();
        page->open(run.id.value);
        QTRY_VERIFY(title()->isVisible());
    }
    template<class T>
    T *child(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    Label *title() const { return child<Label>("reportTitle"); }
    QString banner() const
    {
        auto *text = child<Paragraph>("reportBannerText");
        return text ? text->plainText() : QString();
    }
    QString figure(int index) const { return page->findChild<Label *>(QStringLiteral("figure%1").arg(index))->text(); }

    FakeConsole console;
    std::unique_ptr<RunsPage> page;
};

// What a person could read somewhere on the page.
QStringList textsOf(const QWidget &page)
{
    QStringList texts;
    for (const auto *label : page.findChildren<QLabel *>())
        texts << label->text();
    for (const auto *button : page.findChildren<QAbstractButton *>())
        texts << button->text() << button->accessibleName();
    for (const auto *edit : page.findChildren<QLineEdit *>())
        texts << edit->placeholderText() << edit->accessibleName();
    for (const auto *paragraph : page.findChildren<Paragraph *>())
        texts << paragraph->plainText();
    for (const auto *tag : page.findChildren<Tag *>())
        texts << tag->text();
    for (const auto *combo : page.findChildren<QComboBox *>()) {
        for (int i = 0; i < combo->count(); ++i)
            texts << combo->itemText(i);
    }
    for (const auto *view : page.findChildren<QTableView *>()) {
        for (int column = 0; column < view->model()->columnCount(); ++column)
            texts << view->model()->headerData(column, Qt::Horizontal).toString();
        texts << view->accessibleName();
    }
    for (const auto *tabs : page.findChildren<QTabBar *>()) {
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
    }
    for (const auto *action : page.findChildren<QAction *>())
        texts << action->text();
    texts.removeAll(QString());
    texts.removeDuplicates();
    texts.sort();
    return texts;
}

// The first that a screen reader could only call a button.
QString namelessControl(const QWidget &page)
{
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isControl = button || qobject_cast<const QLineEdit *>(widget) ||
                               qobject_cast<const QComboBox *>(widget) || qobject_cast<const QTableView *>(widget) ||
                               qobject_cast<const QTabBar *>(widget) || qobject_cast<const TimeChart *>(widget);
        if (!isControl || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        if (widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
    }
    return {};
}

void settle()
{
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

} // namespace

class TstReportView : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        wear({false, false, {}});
    }

    void outcomesReadAsTheyAre_data()
    {
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("banner");
        QTest::newRow("completed") << Outcome::Completed << "Completed" << "";
        QTest::newRow("partial") << Outcome::Partial << "Partial"
                                 << "Main ran to its end, but 2 of 20 runners were lost.";
        QTest::newRow("stopped") << Outcome::Stopped << "Stopped by you" << "Stopped by you: Main ended at 1:48.";
        QTest::newRow("interrupted") << Outcome::Interrupted << "Interrupted"
                                     << "The end of this run was not seen: Main was last read at 1:48.";
        QTest::newRow("failed") << Outcome::Failed << "Failed" << "Main ended at 1:48: 14 of 20 runners were lost.";
    }
    void outcomesReadAsTheyAre()
    {
        QFETCH(Outcome, outcome);
        QFETCH(QString, tag);
        QFETCH(QString, banner);
        Opened report(numberedRun(41, outcome));
        QCOMPARE(report.title()->text(), QStringLiteral("Run 41"));
        QCOMPARE(report.child<Tag>("reportOutcome")->text(), tag);
        QCOMPARE(report.banner(), banner);
    }

    void warmupIsIncludedOnRequest()
    {
        Opened report(numberedRun(41, Outcome::Completed));
        const QString mainOnly = report.figure(1), throughput = report.figure(2);
        report.child<QCheckBox>("reportWarmup")->setChecked(true);
        QVERIFY(report.figure(1) != mainOnly || report.figure(2) != throughput);
        QCOMPARE(throughput, QStringLiteral("800"));
        QCOMPARE(report.figure(2), QStringLiteral("499"));
        report.child<QCheckBox>("reportWarmup")->setChecked(false);
        QCOMPARE(report.figure(2), throughput);
    }

    void runnersAreFiltered()
    {
        Opened report(numberedRun(41, Outcome::Partial));
        report.page->focusFilter();
        auto *table = report.child<QTableView>("reportRunnersTable");
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 40);
        report.child<QCheckBox>("reportOnlyLost")->setChecked(true);
        QCOMPARE(table->model()->rowCount(), 2);
        auto *search = report.child<QLineEdit>("reportRunnersSearch");
        QTest::keyClicks(search, QStringLiteral("runner-04"));
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(report.page->escape());
        QCOMPARE(table->model()->rowCount(), 2);
        QVERIFY(report.title()->isVisible());
    }

    void chartsShowTheWholeRun()
    {
        const fleet::RunRecord run = numberedRun(41, Outcome::Completed);
        Opened report(run);
        report.child<QTabBar>("reportTabs")->setCurrentIndex(ReportView::Charts);
        auto *chart = report.child<TimeChart>("reportChart0");
        QTRY_VERIFY(chart->isVisible());
        QTRY_COMPARE(chart->segmentCount(0), 2); // warm-up and main
        QCOMPARE(chart->rows().isEmpty(), false);
        const ReportSeries series = reportSeries(run, {});
        QCOMPARE(series.bands.size(), 2);
        QVERIFY(std::abs(series.to - series.from - 512) < 1);
    }

    void gapsStayGaps()
    {
        fleet::RunRecord run = numberedRun(41, Outcome::Completed);
        run.series.remove(300, 40);
        const ReportSeries series = reportSeries(run, QStringLiteral("no data"));
        QCOMPARE(series.bands.size(), 3);
        QCOMPARE(series.bands.last().kind, Band::Kind::NoData);
        QCOMPARE(series.throughput.size(), 3);
        Opened report(run);
        QVERIFY(report.title()->isVisible());
    }

    void runWithoutSeriesSaysSo()
    {
        fleet::RunRecord run = numberedRun(41, Outcome::Failed);
        run.series.clear();
        run.phases.clear();
        Opened report(run);
        QCOMPARE(report.banner(), QStringLiteral("The run ended before any load."));
        auto *tabs = report.child<QTabBar>("reportTabs");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            settle();
        }
        QVERIFY(!report.child<QPushButton>("reportSaveCharts")->isEnabled());
    }

    void wayBackIsAButtonAndAKey()
    {
        Opened report(numberedRun(41, Outcome::Completed));
        auto *list = report.page->findChild<RunsList *>();
        QTest::mouseClick(report.child<QPushButton>("reportBack"), Qt::LeftButton);
        QTRY_VERIFY(list->isVisible());
        report.page->open(QStringLiteral("20261124-0000-0041"));
        QTRY_VERIFY(report.title()->isVisible());
        QTest::keyClick(report.child<QTabBar>("reportTabs"), Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(list->isVisible());
        report.page->open(QStringLiteral("20261124-0000-0041"));
        QTRY_VERIFY(report.title()->isVisible());
        report.page->open({});
        QTRY_VERIFY(list->isVisible());
    }

    void runThatIsGoneIsSaid()
    {
        Opened report(numberedRun(41, Outcome::Completed));
        report.page->open(QStringLiteral("nowhere"));
        auto *notice = report.child<Notice>("runsNotice");
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(notice->findChild<Paragraph *>()->plainText().contains(QStringLiteral("nowhere")));
        QVERIFY(report.page->findChild<RunsList *>()->isVisible());
        QVERIFY(report.page->canExport()); // the list
    }

    void repeatGivesThePlan()
    {
        Opened report(numberedRun(41, Outcome::Completed));
        QSignalSpy goTo(report.page.get(), &Page::goTo);
        fleet::RunPlan plan;
        connect(report.page.get(), &RunsPage::repeatWanted, this,
                [&plan](const fleet::RunPlan &wanted) { plan = wanted; });
        QTest::mouseClick(report.child<QPushButton>("reportRepeat"), Qt::LeftButton);
        QCOMPARE(goTo.size(), 1);
        QCOMPARE(goTo[0][1].toString(), QStringLiteral("repeat 20261124-0000-0041"));
        QCOMPARE(plan.runners, 20);
        QCOMPARE(plan.env.size(), 2);
        QVERIFY(plan.env[0].value.isEmpty());
    }

    void headlineIsCopied()
    {
        Opened report(numberedRun(41, Outcome::Partial));
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(report.child<QTabBar>("reportTabs"), Qt::Key_C, Qt::ControlModifier);
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.startsWith(QStringLiteral("Run 41 · Partial · ")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("Runners lost: 2 of 20")));
    }

    void reportOfARunThatGoesOnFollowsIt()
    {
        Opened report(numberedRun(41, Outcome::Running));
        QCOMPARE(report.banner(), QStringLiteral("This run is still going on."));
        report.console.history.runs = {numberedRun(41, Outcome::Completed)};
        emit report.console.history.changed();
        QTRY_COMPARE(report.child<Tag>("reportOutcome")->text(), QStringLiteral("Completed"));
        QVERIFY(report.banner().isEmpty());
    }

    void languageSwitchesAndBackLeavesNothing_data()
    {
        QTest::addColumn<bool>("isReport");
        QTest::newRow("list") << false;
        QTest::newRow("report") << true;
    }
    void languageSwitchesAndBackLeavesNothing()
    {
        QFETCH(bool, isReport);
        Opened report(numberedRun(41, Outcome::Partial));
        if (!isReport)
            report.page->open({});
        settle();
        const QStringList english = textsOf(*report.page);
        wear({false, true, {}});
        settle();
        const QStringList portuguese = textsOf(*report.page);
        for (const QString &text :
             {QStringLiteral("Export"), QStringLiteral("Summary"), QStringLiteral("Runs"), QStringLiteral("Only lost"),
              QStringLiteral("Fail rate"), QStringLiteral("Partial"), QStringLiteral("Period: all"),
              QStringLiteral("Thresholds"), QStringLiteral("Include warm-up"), QStringLiteral("Start offset")}) {
            QVERIFY2(english.contains(text), qPrintable(text));
            QVERIFY2(!portuguese.contains(text), qPrintable(text));
        }
        wear({false, false, {}});
        settle();
        QCOMPARE(textsOf(*report.page), english);
    }

    void pageFitsTheSmallestWindow_data()
    {
        QTest::addColumn<bool>("isPortuguese");
        QTest::newRow("English") << false;
        QTest::newRow("Portuguese") << true;
    }
    void pageFitsTheSmallestWindow()
    {
        QFETCH(bool, isPortuguese);
        wear({false, isPortuguese, {}});
        for (const Outcome outcome : endedOutcomes) {
            Opened report(numberedRun(41, outcome), {848, 520});
            auto *tabs = report.child<QTabBar>("reportTabs");
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                settle();
                const QSize needed = report.page->minimumSizeHint();
                QVERIFY2(
                    needed.width() <= 848 && needed.height() <= 520,
                    qPrintable(QStringLiteral("tab %1: %2 x %3").arg(tab).arg(needed.width()).arg(needed.height())));
            }
        }
    }

    void everyControlHasAName()
    {
        Opened report(numberedRun(41, Outcome::Partial));
        auto *tabs = report.child<QTabBar>("reportTabs");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            settle();
            QCOMPARE(namelessControl(*report.page), QString());
        }
        report.page->open({});
        settle();
        report.child<QTableView>("runsTable")->selectAll();
        QCOMPARE(namelessControl(*report.page), QString());
    }

    void themeAndTextSizeSwitchWhileOpen()
    {
        Opened report(numberedRun(41, Outcome::Failed));
        const QImage light = report.page->grab().toImage();
        wear({true, false, {}});
        settle();
        const QImage dark = report.page->grab().toImage();
        QVERIFY(qGray(dark.pixel(4, 4)) < qGray(light.pixel(4, 4)));
        wear({true, false, {}, 200});
        settle();
        QVERIFY(!report.page->grab().isNull());
        wear({false, false, {}});
    }
};

QTEST_MAIN(TstReportView)
#include "tst_report_view.moc"
