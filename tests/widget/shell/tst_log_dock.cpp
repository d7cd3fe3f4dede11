// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The logs and the events below the page: of runners of this computer, and of the pods of a cluster.
#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

#include "shell/docks.h"
#include "shell/log_view.h"
#include "support/console_scenes.h"
#include "support/live_pods.h"
#include "support/picture.h"

using namespace largada;
using namespace largada::ui;
using fleet::LinkState;
using test::Scene;

namespace
{

void settle()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

struct Logs {
    explicit Logs(int pods = 20) : dock(console.services)
    {
        if (pods > 0)
            test::connectTo(console, pods);
        dock.resize(1000, 240);
        dock.setVisible(true);
        settle();
    }
    template<class T>
    T *find(const char *name) const
    {
        return dock.findChild<T *>(QLatin1String(name));
    }
    const QVector<fleet::PodLogWanted> &wanted() const { return console.clusters.logsWanted; }
    const fleet::PodLogWanted &last() const { return console.clusters.logsWanted.constLast(); }
    test::FakePodLog &log() { return *console.clusters.lastLog; }
    QString text() const { return find<LogView>("logText")->toPlainText(); }
    QString state() const { return find<QLabel>("logState")->text(); }
    void showPod(int number)
    {
        dock.show(test::podId(number));
        settle();
    }
    void change(const fleet::RunnerRow &row) { emit console.clusters.podsChanged(false, {}, {{row}, {}}); }
    void choose(const char *combo, const QString &text)
    {
        auto *box = find<QComboBox>(combo);
        const int index = box->findText(text);
        QVERIFY(index >= 0);
        box->setCurrentIndex(index);
        emit box->activated(index);
    }

    test::FakeConsole console;
    LogDock dock;
};

} // namespace

class TestLogDock : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({false, false, {}});
    }

    void ofARunnerOfThisComputerTheLastLinesAreReadAgain()
    {
        Logs logs(0);
        logs.console.engine.logLines = {QStringLiteral("first")};
        emit logs.console.engine.updated(test::sceneUpdate(Scene::Gathering, 20, logs.console.clock));
        logs.dock.show({QStringLiteral("runner-04")});
        QTRY_COMPARE(logs.text(), QStringLiteral("first"));
        QCOMPARE(logs.find<QComboBox>("logRunner")->currentText(), QStringLiteral("runner-04"));
        QVERIFY(logs.find<QWidget>("logPhase")->isVisible());
        for (const char *name : {"logContainer", "logLastLife", "logAgain"}) // nothing that does nothing
            QVERIFY(!logs.find<QWidget>(name)->isVisible());
        logs.console.engine.logLines << QStringLiteral("second");
        QTRY_COMPARE(logs.text(), QStringLiteral("first\nsecond"));
        QVERIFY(logs.wanted().isEmpty());
    }

    void noLogIsReadBeforeAPodIsChosen()
    {
        Logs logs;
        QVERIFY(logs.wanted().isEmpty());
        QCOMPARE(logs.find<QComboBox>("logRunner")->count(), 20);
        QCOMPARE(logs.state(), QStringLiteral("Choose a pod to read its log."));
        QVERIFY(!logs.find<QWidget>("logContainer")->isVisible());
        logs.showPod(4);
        QVERIFY(logs.find<QWidget>("logContainer")->isVisible());
    }

    void whereThereIsNothingToChooseNothingIsOffered()
    {
        Logs logs(0);
        for (const char *name : {"logPhase", "logContainer"})
            QVERIFY(!logs.find<QWidget>(name)->isVisible());
    }

    void aPodsLogIsFollowed()
    {
        Logs logs;
        logs.showPod(4);
        QCOMPARE(logs.last().pod, test::podId(4).value);
        QCOMPARE(logs.last().container, QStringLiteral("main"));
        QCOMPARE(logs.last().address.context, QStringLiteral("perf-eks"));
        QVERIFY(logs.last().follow && !logs.last().previous);
        QVERIFY(!logs.find<QWidget>("logPhase")->isVisible());
        emit logs.log().lines({QStringLiteral("one"), QStringLiteral("two")});
        QTRY_COMPARE(logs.text(), QStringLiteral("one\ntwo"));
        emit logs.log().lines({QStringLiteral("three")});
        QTRY_COMPARE(logs.text(), QStringLiteral("one\ntwo\nthree"));
        QCOMPARE(logs.state(), QStringLiteral("3 lines, followed"));
    }

    void onlyTheNewestLinesAreKept()
    {
        Logs logs;
        logs.showPod(4);
        QStringList many;
        for (int i = 0; i < LogView::mostLines; ++i)
            many << QString::number(i);
        emit logs.log().lines(many);
        QTRY_COMPARE(logs.find<LogView>("logText")->blockCount(), LogView::mostLines);
        emit logs.log().lines({QStringLiteral("newest")});
        QTRY_VERIFY(logs.text().endsWith(QStringLiteral("\nnewest")));
        QCOMPARE(logs.find<LogView>("logText")->blockCount(), LogView::mostLines);
        QVERIFY(logs.text().startsWith(QStringLiteral("1\n")));
    }

    void anotherContainerIsReadOnRequest()
    {
        Logs logs;
        logs.showPod(4);
        emit logs.log().lines({QStringLiteral("of main")});
        QTRY_COMPARE(logs.text(), QStringLiteral("of main"));
        auto *container = logs.find<QComboBox>("logContainer");
        QCOMPARE(container->count(), 2);
        logs.choose("logContainer", QStringLiteral("z-warmup"));
        QCOMPARE(logs.last().container, QStringLiteral("z-warmup"));
        QCOMPARE(logs.text(), QString());
        auto row = test::clusterPod(4, logs.console.clock); // goes on in its own phase
        row.reason = {};
        logs.change(row);
        QTRY_COMPARE(logs.console.cluster.pods().row(4).reason.code, fleet::ReasonCode::None);
        QCOMPARE(container->currentText(), QStringLiteral("z-warmup")); // chosen by hand
    }

    void theContainerOfTheNextPhaseIsGoneOnTo()
    {
        Logs logs;
        auto row = test::clusterPod(4, logs.console.clock);
        row.phase = fleet::PhaseName::Warmup;
        logs.change(row);
        QTRY_COMPARE(logs.console.cluster.pods().row(4).phase, fleet::PhaseName::Warmup);
        logs.showPod(4);
        QCOMPARE(logs.last().container, QStringLiteral("z-warmup"));
        row.phase = fleet::PhaseName::Main;
        logs.change(row);
        QTRY_COMPARE(logs.last().container, QStringLiteral("main"));
    }

    void theLastLifeIsThereForWhatWasStartedAgain()
    {
        Logs logs;
        auto *previous = logs.find<QCheckBox>("logLastLife");
        logs.showPod(4);
        QVERIFY(!previous->isEnabled());
        QVERIFY(!previous->toolTip().isEmpty());
        logs.showPod(5); // was restarted
        QVERIFY(previous->isEnabled());
        previous->click();
        QVERIFY(logs.last().previous && !logs.last().follow);
        emit logs.log().lines({QStringLiteral("panic")});
        emit logs.log().ended({});
        QCOMPARE(logs.text(), QStringLiteral("panic"));
        QCOMPARE(logs.state(), QStringLiteral("1 line"));
        logs.showPod(4);
        QVERIFY(!previous->isChecked() && !logs.last().previous);
    }

    void anErrorIsSaidAndTheWayBackIsThere()
    {
        Logs logs;
        QSignalSpy said(&logs.dock, &LogDock::said);
        logs.showPod(4);
        auto *again = logs.find<QAbstractButton>("logAgain");
        QVERIFY(!again->isVisible());
        emit logs.log().lines({QStringLiteral("one")});
        emit logs.log().ended(Error{Errc::Network, QStringLiteral("closed"), QStringLiteral("https://10.0.0.2")});
        QVERIFY(again->isVisible());
        QCOMPARE(again->text(), QStringLiteral("Reconnect"));
        QVERIFY(logs.state().contains(QStringLiteral("10.0.0.2")));
        QCOMPARE(logs.text(), QStringLiteral("one")); // stays
        QCOMPARE(said.size(), 1);
        const auto before = logs.wanted().size();
        QTest::mouseClick(again, Qt::LeftButton);
        QCOMPARE(logs.wanted().size(), before + 1);
        QVERIFY(logs.last().follow);
        QVERIFY(!again->isVisible());
    }

    void theEndOfALogIsSaid()
    {
        Logs logs;
        logs.showPod(4);
        emit logs.log().ended({});
        QCOMPARE(logs.state(), QStringLiteral("0 lines. The log has ended: the container writes no more."));
        QCOMPARE(logs.find<QAbstractButton>("logAgain")->text(), QStringLiteral("Read again"));
    }

    void whoeverDoesNotFollowIsNotDisturbed()
    {
        Logs logs;
        logs.showPod(4);
        emit logs.log().lines({QStringLiteral("VUs"), QStringLiteral("other"), QStringLiteral("VUs")});
        QTRY_COMPARE(logs.text().size(), 13);
        logs.find<QLineEdit>("logSearch")->setText(QStringLiteral("VUs"));
        QTest::keyClick(logs.find<QLineEdit>("logSearch"), Qt::Key_Return);
        QVERIFY(!logs.find<QCheckBox>("logFollow")->isChecked());
        QVERIFY(logs.console.clusters.lastLog.isNull());
        QCOMPARE(logs.state(), QStringLiteral("3 lines, not followed"));
        logs.find<QCheckBox>("logFollow")->click();
        QVERIFY(logs.last().follow);
    }

    void nothingIsReadWhileTheDockIsClosed()
    {
        Logs logs;
        logs.showPod(4);
        logs.dock.hide();
        QVERIFY(logs.console.clusters.lastLog.isNull());
        logs.dock.setVisible(true);
        QVERIFY(!logs.console.clusters.lastLog.isNull());
        QCOMPARE(logs.last().pod, test::podId(4).value);
    }

    void podsOfARunAreReadFromTheCluster()
    {
        Logs logs(20);
        auto update = test::sceneUpdate(Scene::Gathering, 20, logs.console.clock);
        update.view.plan.cluster = logs.console.cluster.chosen();
        update.rows = {test::clusterPod(4, logs.console.clock)};
        emit logs.console.engine.updated(update);
        settle();
        logs.showPod(4);
        QCOMPARE(logs.last().pod, test::podId(4).value);
        QCOMPARE(logs.find<QComboBox>("logRunner")->count(), 1);
    }

    void aNewRunIsWhatTheDockIsAbout()
    {
        Logs logs;
        logs.showPod(4);
        logs.console.engine.logLines = {QStringLiteral("of the run")};
        emit logs.console.engine.updated(test::sceneUpdate(Scene::Gathering, 20, logs.console.clock));
        QVERIFY(logs.console.clusters.lastLog.isNull());
        QTRY_COMPARE(logs.text(), QStringLiteral("of the run"));
        QCOMPARE(logs.find<QComboBox>("logRunner")->currentText(), QStringLiteral("runner-01"));
        emit logs.console.engine.updated(test::sceneUpdate(Scene::Reported, 20, logs.console.clock));
        logs.showPod(6); // the pods of now are still there
        QCOMPARE(logs.last().pod, test::podId(6).value);
    }

    void podsOfAnotherConnectionAreNotReadOn()
    {
        Logs logs;
        logs.showPod(4);
        emit logs.log().lines({QStringLiteral("one")});
        QTRY_COMPARE(logs.text(), QStringLiteral("one"));
        auto other = test::stagingProfile();
        other.name = other.context = QStringLiteral("other");
        logs.console.cluster.use(other);
        QVERIFY(logs.console.clusters.lastLog.isNull());
        QCOMPARE(logs.text(), QString());
        QCOMPARE(logs.state(), QStringLiteral("Choose a pod to read its log."));
    }

    void whatAPodHasWrittenStaysWhenItGoes()
    {
        Logs logs;
        logs.showPod(4);
        emit logs.log().lines({QStringLiteral("one")});
        QTRY_COMPARE(logs.text(), QStringLiteral("one"));
        emit logs.console.clusters.podsChanged(false, {}, {{}, {test::podId(4)}});
        QTRY_COMPARE(logs.find<QComboBox>("logRunner")->count(), 19);
        QCOMPARE(logs.find<QComboBox>("logRunner")->currentIndex(), -1);
        QCOMPARE(logs.find<QComboBox>("logRunner")->placeholderText(), test::podId(4).value);
        QCOMPARE(logs.text(), QStringLiteral("one"));
    }

    void eventsOfAPodLeadToIt()
    {
        viewmodels::EventsModel events;
        EventsDock dock(events);
        dock.resize(800, 240);
        dock.show();
        events.setCluster({{QStringLiteral("BackOff"), QStringLiteral("image"), QStringLiteral("pod/k6-job-4"), true, 3,
                            WallTime(std::chrono::seconds(9))},
                           {QStringLiteral("Pulled"), QStringLiteral("there"), QStringLiteral("pod/k6-job-4"), false, 1,
                            WallTime(std::chrono::seconds(8))}});
        settle();
        auto *table = dock.findChild<QTableView *>(QStringLiteral("eventsTable"));
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("BackOff"));
        QSignalSpy wanted(&dock, &EventsDock::runnerWanted);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 1)).center());
        QVERIFY(wanted.size() >= 1);
        QCOMPARE(wanted.at(0).at(0).value<RunnerId>().value, QStringLiteral("k6-job-4"));
        dock.findChild<QCheckBox *>(QStringLiteral("eventsWarningsOnly"))->click();
        QCOMPARE(table->model()->rowCount(), 1);
    }

    void pictures()
    {
        Logs logs;
        viewmodels::EventsModel none;
        EventsDock beside(none);
        beside.setVisible(true);
        for (const test::Look &look : test::allLooks({1024, 213}, {960, 248})) {
            test::wear(look);
            logs.showPod(5);
            emit logs.log().lines(
                {QStringLiteral("time=\"2026-11-24T14:01:29Z\" level=info msg=\"VUs: 40 of 200\""),
                 QStringLiteral("time=\"2026-11-24T14:01:33Z\" level=warning msg=\"VUs read again\"")});
            emit logs.log().ended(Error{Errc::Network, QStringLiteral("closed"), QStringLiteral("https://10.0.0.2")});
            logs.find<QLineEdit>("logSearch")->setText(QStringLiteral("VUs"));
            const QImage image = test::picture(logs.dock, look, QStringLiteral("log-dock"));
            QCOMPARE(image.size(), look.size);
            const int both = logs.dock.minimumSizeHint().width() + beside.minimumSizeHint().width();
            QVERIFY2(both <= 1100, qPrintable(QString::number(both))); // from there on they stand side by side
        }
    }
};

QTEST_MAIN(TestLogDock)
#include "tst_log_dock.moc"
