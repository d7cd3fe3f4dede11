// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agents' executions: pages and filters that the dashboard does, what happens meanwhile, the details of one, and
// all of them as CSV.
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>

#include "runs/pager.h"
#include "runs_scene.h"
#include "viewmodels/executions_model.h"
#include "widgets/label.h"
#include "widgets/segmented.h"

using namespace largada;
using namespace largada::test;
using namespace largada::ui;
using dashboard::Execution;
using dashboard::ExecutionStatus;
using dashboard::Target;
using engine::DashboardLink;
using viewmodels::ExecutionsModel;

namespace
{

const QVector<Target> &twoTargets()
{
    static const QVector<Target> targets{
        targetOf(1, QStringLiteral("checkout"), QStringLiteral("https://loja.example/api/pedidos")),
        targetOf(2, QStringLiteral("busca"), QStringLiteral("https://busca.example/v1/produtos?q=tenis"))};
    return targets;
}

Execution numbered(int number)
{
    Execution execution =
        executionOf(number, twoTargets()[number % 2], QStringLiteral("k6agent-7c9f8d6b4-%1").arg(number % 5));
    execution.metrics.errorRate = number % 10 == 3 ? 0.0501 : number % 10 == 4 ? 0.05 : 0.008;
    if (number % 10 == 7) {
        execution.status = ExecutionStatus::Error;
        execution.metrics = {};
        execution.error = QStringLiteral("k6 ended with exit code 107: <TypeError> in line %1").arg(number);
    } else if (number % 10 == 8) {
        execution.status = ExecutionStatus::Interrupted;
    }
    return execution;
}

Execution running(int number)
{
    Execution execution = numbered(number);
    execution.status = ExecutionStatus::Running;
    execution.endedAt.reset();
    execution.metrics = {};
    execution.error.clear();
    return execution;
}

struct Shown {
    explicit Shown(int executions)
    {
        for (int number = 1; number <= executions; ++number)
            console.agents.list.prepend(numbered(number));
        console.agents.now.link = DashboardLink::Online;
        console.agents.now.targets = twoTargets();
        for (int i = 0; i < 5; ++i) {
            dashboard::Agent agent;
            agent.name = QStringLiteral("k6agent-7c9f8d6b4-%1").arg(i);
            console.agents.now.agents << agent;
        }
        console.clock.setWall(numbered(std::max(1, executions)).startedAt + std::chrono::seconds(40));
        page = std::make_unique<RunsPage>(console.services);
        page->resize(1100, 640);
        page->open(QStringLiteral("agents"));
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        QTRY_COMPARE(rows(), std::min(executions, 50));
    }
    template<class T>
    T *child(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    QTableView *table() const { return child<QTableView>("executionsTable"); }
    int rows() const { return table()->model()->rowCount(); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    QString idOf(int row) const { return table()->model()->index(row, 0).data(viewmodels::IdRole).toString(); }
    QString text(const char *name) const { return child<Label>(name)->text(); }
    void click(const char *name) const { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }
    QString placeholder() const
    {
        auto *title = child<QWidget>("executionsPlaceholder")->findChild<Label *>(QStringLiteral("placeholderTitle"));
        return title->isVisible() ? title->text() : QString();
    }
    const FakeAgentFleet::Asked &asked() const { return console.agents.asked.last(); }

    FakeConsole console;
    std::unique_ptr<RunsPage> page;
};

} // namespace

class TstAgentsTab : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        wear({false, false, {}});
    }

    void theDashboardPages()
    {
        Shown shown(130);
        QCOMPARE(shown.idOf(0), numbered(130).id);
        QCOMPARE(shown.text("pageRange"), QStringLiteral("1–50 of 130"));
        QCOMPARE(shown.text("executionsCount"), QStringLiteral("130 executions"));
        QVERIFY(!shown.child<QPushButton>("pageBack")->isEnabled());
        shown.click("pageNext");
        QTRY_COMPARE(shown.idOf(0), numbered(80).id);
        QCOMPARE(shown.asked().page, 2);
        QCOMPARE(shown.text("pageRange"), QStringLiteral("51–100 of 130"));
        shown.click("page2"); // the third
        QTRY_COMPARE(shown.rows(), 30);
        QVERIFY(!shown.child<QPushButton>("pageNext")->isEnabled());
        shown.child<QComboBox>("pageSize")->setCurrentIndex(2); // 100
        QTRY_COMPARE(shown.rows(), 100);
        QCOMPARE(shown.asked().page, 1);
        QCOMPARE(shown.asked().pageSize, 100);
        QCOMPARE(shown.console.preferences.window().choices.value(QStringLiteral("runs/agents/pageSize")),
                 QStringLiteral("100"));
    }

    void offeredPages()
    {
        QCOMPARE(Pager::offered(1, 1), QVector<int>({1}));
        QCOMPARE(Pager::offered(3, 7), QVector<int>({1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(Pager::offered(1, 32), QVector<int>({1, 2, 3, 4, 5, 0, 32}));
        QCOMPARE(Pager::offered(16, 32), QVector<int>({1, 0, 15, 16, 17, 0, 32}));
        QCOMPARE(Pager::offered(32, 32), QVector<int>({1, 0, 28, 29, 30, 31, 32}));
        for (int page = 1; page <= 20'000; ++page)
            QVERIFY(Pager::offered(page, 20'000).contains(page));
    }

    void filtersAreTheDashboards()
    {
        Shown shown(130);
        shown.child<QComboBox>("executionsTarget")->setCurrentIndex(2);
        QTRY_COMPARE(shown.text("pageRange"), QStringLiteral("1–50 of 65"));
        QCOMPARE(shown.asked().filter.targetId, QStringLiteral("2"));
        auto *agent = shown.child<QLineEdit>("executionsAgent");
        agent->setText(QStringLiteral("k6agent-7c9f8d6b4-3")); // without the list of those that fit
        QCOMPARE(shown.asked().filter.agent, QString());       // not before it is whole
        QTest::keyClick(agent, Qt::Key_Return);
        QTRY_COMPARE(shown.text("pageRange"), QStringLiteral("1–13 of 13"));
        shown.child<QComboBox>("executionsStatus")->setCurrentIndex(2); // completed
        QCOMPARE(shown.asked().filter.status, std::optional(ExecutionStatus::Completed));
        shown.child<QCheckBox>("executionsOverLimit")->setChecked(true);
        QTRY_VERIFY(shown.rows() > 0);
        for (int row = 0; row < shown.rows(); ++row)
            QCOMPARE(shown.cell(row, ExecutionsModel::Fails), QStringLiteral("5.01%"));
        shown.child<QComboBox>("executionsPeriod")->setCurrentIndex(1); // an hour
        QCOMPARE(shown.asked().filter.from, std::optional(shown.console.clock.wall() - std::chrono::hours(1)));
        shown.child<QComboBox>("executionsPeriod")->setCurrentIndex(5); // from - to
        auto *from = shown.child<QDateTimeEdit>("executionsFrom");
        QVERIFY(from->isVisible());
        const QDateTime begin = QDateTime::fromMSecsSinceEpoch(numbered(1).startedAt.time_since_epoch().count());
        from->setDateTime(begin);
        shown.child<QDateTimeEdit>("executionsTo")->setDateTime(begin.addSecs(600));
        QCOMPARE(shown.asked().filter.to, std::optional(numbered(1).startedAt + std::chrono::minutes(10)));
        shown.child<QComboBox>("executionsStatus")->setCurrentIndex(1); // running: none of them
        QTRY_COMPARE(shown.placeholder(), QStringLiteral("Nothing matches the filter"));
        QVERIFY(!shown.page->canExport());
        QVERIFY(shown.page->escape());
        QTRY_COMPARE(shown.text("pageRange"), QStringLiteral("1–50 of 130"));
        QCOMPARE(shown.asked().filter, dashboard::ExecutionFilter());
    }

    void newOnesAppearWithoutAJump()
    {
        Shown shown(130);
        QScrollBar *bar = shown.table()->verticalScrollBar();
        shown.console.agents.begin(running(131));
        QTRY_COMPARE(shown.idOf(0), running(131).id);
        QCOMPARE(bar->value(), 0);
        shown.table()->selectRow(20);
        const QString selected = shown.idOf(20);
        bar->setValue(bar->maximum() / 2);
        const int top = shown.table()->rowAt(0);
        const QString seen = shown.idOf(top);
        const int place = shown.table()->rowViewportPosition(top);
        shown.console.agents.list[0] = numbered(131); // it has ended, and others began
        shown.console.agents.list.prepend(running(132));
        shown.console.agents.begin(running(133));
        QTRY_COMPARE(shown.idOf(0), running(133).id);
        QCOMPARE(shown.idOf(shown.table()->rowAt(0)), seen);
        QCOMPARE(shown.table()->rowViewportPosition(shown.table()->rowAt(0)), place);
        QCOMPARE(shown.table()->selectionModel()->selectedRows().first().data(viewmodels::IdRole).toString(), selected);
        QCOMPARE(shown.cell(2, ExecutionsModel::Status), QStringLiteral("Completed"));
    }

    void laterPagesStandStill()
    {
        Shown shown(130);
        shown.click("pageNext");
        QTRY_COMPARE(shown.idOf(0), numbered(80).id);
        const auto asked = shown.console.agents.asked.size();
        for (int number = 131; number < 140; ++number)
            shown.console.agents.begin(running(number));
        QTRY_VERIFY(shown.console.agents.asked.size() > asked);
        QTRY_COMPARE(shown.text("pageRange"), QStringLiteral("51–100 of 130"));
        QCOMPARE(shown.idOf(0), numbered(80).id);
        shown.click("page0");
        QTRY_COMPARE(shown.idOf(0), running(139).id);
    }

    void answersThatComeLateAreLeft()
    {
        Shown shown(130);
        shown.console.agents.isHolding = true;
        shown.click("pageNext");
        shown.child<QCheckBox>("executionsOverLimit")->setChecked(true);
        shown.console.agents.letGo();
        QTRY_COMPARE(shown.text("pageRange"), QStringLiteral("1–13 of 13"));
        QCOMPARE(shown.cell(0, ExecutionsModel::Fails), QStringLiteral("5.01%"));
    }

    void aPageThatIsNoMoreIsLeftForTheLast()
    {
        Shown shown(130);
        shown.click("page2");
        QTRY_COMPARE(shown.rows(), 30);
        shown.console.agents.list.resize(60); // what was old is deleted
        emit shown.console.agents.executionsChanged();
        QTRY_COMPARE(shown.text("pageRange"), QStringLiteral("51–60 of 60"));
    }

    void aFailureIsExplained()
    {
        Shown shown(20);
        const int row = 20 - 17;
        QCOMPARE(shown.cell(row, ExecutionsModel::Status), QStringLiteral("Failed"));
        shown.table()->setCurrentIndex(shown.table()->model()->index(row, 0));
        QTest::keyClick(shown.table(), Qt::Key_Return);
        auto *error = shown.child<QPlainTextEdit>("executionError");
        QVERIFY(error->isVisible());
        QCOMPARE(error->toPlainText(), QStringLiteral("k6 ended with exit code 107: <TypeError> in line 17"));
        QTest::keyClick(shown.table(), Qt::Key_Down);
        QVERIFY(!error->isVisible()); // the next one has none
        QVERIFY(shown.page->escape());
        QVERIFY(!shown.child<QWidget>("executionDetails")->isVisible());
    }

    void noneAndAwayAreTold()
    {
        Shown empty(0);
        QTRY_COMPARE(empty.placeholder(), QStringLiteral("No executions yet"));
        QSignalSpy goTo(empty.page.get(), &Page::goTo);
        QTest::mouseClick(empty.child<QWidget>("executionsPlaceholder")
                              ->findChild<QPushButton *>(QStringLiteral("placeholderAction")),
                          Qt::LeftButton);
        QCOMPARE(goTo.first().at(0).value<PageId>(), PageId::Targets);
        Shown shown(20);
        shown.console.agents.failure = Error{Errc::Network, QStringLiteral("cut"), QStringLiteral("localhost")};
        shown.console.agents.setLink(DashboardLink::Away, *shown.console.agents.failure);
        QVERIFY(shown.child<QWidget>("executionsLink")->isVisible());
        shown.page->reload();
        QTRY_VERIFY(shown.child<QWidget>("executionsPlaceholder")->isHidden());
        QCOMPARE(shown.rows(), 20); // what was shown stays
        shown.console.agents.failure.reset();
        shown.console.agents.begin(running(21));
        shown.console.agents.setLink(DashboardLink::Online);
        QTRY_COMPARE(shown.rows(), 21);
        QVERIFY(!shown.child<QWidget>("executionsLink")->isVisible());
    }

    void allThatMatchAreExported()
    {
        Shown shown(1300);
        shown.console.agents.list[1].targetLabel = QStringLiteral("=cmd|' /C calc'!A0");
        shown.child<QComboBox>("executionsStatus")->setCurrentIndex(2); // completed
        QTRY_VERIFY(shown.rows() > 0);
        shown.console.agents.asked.clear();
        QVERIFY(shown.page->canExport());
        shown.page->exportPage();
        auto *dialog = shown.child<QDialog>("exportDialog");
        QTRY_VERIFY(dialog->isVisible());
        const QString path = shown.console.directory.filePath(QStringLiteral("executions.csv"));
        dialog->findChild<QLineEdit *>(QStringLiteral("exportFile"))->setText(path);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("exportSave")), Qt::LeftButton);
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(shown.child<QWidget>("runsNotice")->isVisible());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray csv = file.readAll();
        const auto completed =
            std::count_if(shown.console.agents.list.cbegin(), shown.console.agents.list.cend(),
                          [](const Execution &execution) { return execution.status == ExecutionStatus::Completed; });
        QCOMPARE(csv.count("\r\n"), completed + 1);
        QVERIFY(csv.contains(",'=cmd|' /C calc'!A0,"));
        QCOMPARE(shown.console.agents.asked.first().pageSize, dashboard::limits::pageSize);
        QCOMPARE(shown.console.agents.asked.first().filter.status, std::optional(ExecutionStatus::Completed));
    }

    void aFailedExportKeepsTheOldFile()
    {
        Shown shown(60);
        const QString path = shown.console.directory.filePath(QStringLiteral("old.csv"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("kept");
        old.close();
        shown.page->exportPage();
        auto *dialog = shown.child<QDialog>("exportDialog");
        QTRY_VERIFY(dialog->isVisible());
        dialog->findChild<QLineEdit *>(QStringLiteral("exportFile"))->setText(path);
        shown.console.agents.failure = Error{Errc::Network, QStringLiteral("cut"), QStringLiteral("localhost")};
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("exportSave")), Qt::LeftButton);
        QTRY_VERIFY(dialog->findChild<QWidget *>(QStringLiteral("exportFailure"))->isVisible());
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("kept"));
        dialog->reject();
    }

    void looks()
    {
        for (const Look &look : pairedLooks({968, 540}, {1744, 960})) { // without the window around it
            wear(look);
            Shown shown(1600);
            shown.console.agents.begin(running(1601));
            QTRY_COMPARE(shown.idOf(0), running(1601).id);
            picture(*shown.page, look, QStringLiteral("agent-runs-full"));
            shown.child<QComboBox>("executionsTarget")->setCurrentIndex(2);
            QTRY_VERIFY(shown.rows() > 10);
            for (int row = 0; row < shown.rows(); ++row) {
                if (shown.console.agents.list.size() > row &&
                    shown.table()->model()->index(row, 0).data(viewmodels::StateRole).toInt() ==
                        static_cast<int>(ExecutionStatus::Error)) {
                    shown.table()->setCurrentIndex(shown.table()->model()->index(row, 0));
                    break;
                }
            }
            QTest::keyClick(shown.table(), Qt::Key_Return);
            picture(*shown.page, look, QStringLiteral("agent-runs-failed"));
            QVERIFY2(shown.page->minimumSizeHint().width() <= 968,
                     qPrintable(QString::number(shown.page->minimumSizeHint().width())));
            QVERIFY(shown.page->minimumSizeHint().height() <= 540);
            shown.console.agents.setLink(DashboardLink::Away, {Errc::Network, QStringLiteral("cut"), {}});
            picture(*shown.page, look, QStringLiteral("agent-runs-away"));
            Shown empty(0);
            picture(*empty.page, look, QStringLiteral("agent-runs-empty"));
        }
    }
};

QTEST_MAIN(TstAgentsTab)
#include "tst_agents_tab.moc"
