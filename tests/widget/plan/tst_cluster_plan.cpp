// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QLabel>
#include <QSpinBox>

#include "cluster_scene.h"
#include "text/sentences.h"
#include "widgets/field_row.h"
#include "widgets/paragraph.h"

using namespace largada;
using namespace largada::test;
using namespace largada::ui;
using fleet::CheckId;
using fleet::CheckLevel;
using fleet::LinkState;
using settings::Protection;

namespace
{

fleet::RunPlan attachedPlan()
{
    return clusterPlan(60, QStringLiteral("k6-job"));
}

} // namespace

class TestClusterPlan : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        wear({false, false, {}});
    }

    void theJobThatIsChosenIsCheckedAndPrepared()
    {
        ClusterScene scene;
        scene.openInCluster();
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QCOMPARE(button->toolTip(), QStringLiteral("Choose the pods"));
        QTRY_COMPARE(scene.child<QComboBox>("jobField")->count(), 2);
        scene.typeJob(QStringLiteral("k6-job"));
        QCOMPARE(scene.console.clusters.watched->pods, QString()); // it may be half a name
        scene.leaveJob();
        QCOMPARE(scene.console.clusters.watched->pods, QStringLiteral("k6-job"));
        QCOMPARE(scene.child<QSpinBox>("runnersField")->value(), 60);
        QTRY_COMPARE(scene.console.engine.checkedPlans.size(), 1);
        QVERIFY(scene.console.engine.checkedPlans.last() == attachedPlan());
        QTRY_VERIFY(button->isEnabled());
        QCOMPARE(button->text(), QStringLiteral("Gather 60 runners"));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(scene.console.engine.preparedPlan == attachedPlan());
        QVERIFY(!scene.console.engine.preparedWithDemoTarget);
    }

    void everyChoiceIsInThePlan()
    {
        ClusterScene scene;
        scene.openInCluster();
        scene.chooseJob(QStringLiteral("k6-job"));
        const auto segment = [&scene](const char *name, int index) {
            QTest::mouseClick(scene.child<QWidget>(name)->findChildren<QAbstractButton *>().at(index), Qt::LeftButton);
        };
        QVERIFY(scene.child<Paragraph>("modeWhy")->plainText().startsWith(QStringLiteral("All are released at once")));
        segment("modeChoice", 1);
        QVERIFY(scene.child<Paragraph>("modeWhy")->plainText().startsWith(QStringLiteral("Each waits")));
        segment("givingUpChoice", 1);
        QTest::keyClicks(scene.child<QLineEdit>("startAtField"), QStringLiteral("12:00"));
        QTest::keyClick(scene.child<QCheckBox>("hasWarmup"), Qt::Key_Space);
        const fleet::RunPlan plan = scene.view->plan();
        QCOMPARE(plan.mode, fleet::StartMode::Clock);
        QCOMPARE(plan.onTimeout, fleet::OnTimeout::Stop);
        QVERIFY(plan.startAt.has_value());
        QVERIFY(!plan.warmupPercent);
    }

    void podsAreLookedAtAsLongAsTheyAreNamed()
    {
        ClusterScene scene;
        scene.openInCluster();
        const auto watchesNothing = [&scene] {
            fleet::ClusterTarget none;
            none.kubeConfig = QStringLiteral("/home/ana/kube");
            none.context = QStringLiteral("ctx");
            none.ns = QStringLiteral("perf");
            return scene.console.clusters.watched == none;
        };
        auto *container = scene.child<QLineEdit>("mainContainer");
        QTest::keyClicks(container, QStringLiteral("-k6"));
        QTest::keyClick(container, Qt::Key_Return);
        QVERIFY(watchesNothing()); // and is not asked for again
        scene.chooseJob(QStringLiteral("k6-job"));
        QCOMPARE(scene.console.clusters.watched->pods, QStringLiteral("k6-job"));
        QCOMPARE(scene.console.clusters.watched->mainContainer, QStringLiteral("main-k6"));
        scene.chooseJob(QStringLiteral("K6!"));
        QVERIFY(watchesNothing());
    }

    void aNumberThatWasTypedStays()
    {
        ClusterScene scene;
        scene.openInCluster();
        QTRY_COMPARE(scene.child<QComboBox>("jobField")->count(), 2);
        QTest::keyClick(scene.child<QSpinBox>("runnersField"), Qt::Key_Up);
        scene.chooseJob(QStringLiteral("k6-job"));
        QCOMPARE(scene.child<QSpinBox>("runnersField")->value(), 5);
    }

    void onlyWhatIsNotThePodsIsAsked()
    {
        ClusterScene scene;
        scene.openWithScript();
        QVERIFY(scene.child<QWidget>("scriptField")->isVisible());
        QVERIFY(!scene.child<QWidget>("jobField")->isVisible());
        QVERIFY(!scene.child<QWidget>("modeChoice")->isVisible());
        QTRY_COMPARE(scene.console.engine.checkedPlans.size(), 1);
        QCOMPARE(scene.console.engine.checkedPlans.last().fleet, QStringLiteral("local"));
        QVERIFY(!scene.console.engine.checkedPlans.last().cluster);
        scene.console.cluster.use(ClusterScene::profile());
        scene.setLink(LinkState::Live);
        for (const char *name :
             {"scriptField", "splitChoice", "warmupField", "editVariables", "demoTarget", "setupChoice"})
            QVERIFY2(!scene.child<QWidget>(name)->isVisible(), name);
        for (const char *name : {"jobField", "runnersField", "modeChoice", "startAtField", "givingUpChoice",
                                 "holdBeforeMain", "policyField"})
            QVERIFY2(scene.child<QWidget>(name)->isVisible(), name);
        QCOMPARE(scene.child<Paragraph>("loadWords")->plainText(),
                 QStringLiteral("The load is that of the script in the pods: it is not known before it runs."));
        QVERIFY(!scene.child<QWidget>("loadDrawing")->isVisible());
        scene.console.cluster.use({}); // what the other plan was is there again
        QVERIFY(scene.child<QWidget>("scriptField")->isVisible());
        QTRY_COMPARE(scene.console.engine.checkedPlans.size(), 2);
        QVERIFY(scene.console.engine.checkedPlans.at(0) == scene.console.engine.checkedPlans.at(1));
    }

    void withoutAConnectionNothingIsPrepared_data()
    {
        QTest::addColumn<LinkState>("link");
        QTest::addColumn<QString>("why");
        QTest::newRow("off") << LinkState::Off << QStringLiteral("Waiting for the connection");
        QTest::newRow("first time") << LinkState::Connecting << QStringLiteral("Waiting for the connection");
        QTest::newRow("lost") << LinkState::Lost << QString();
    }
    void withoutAConnectionNothingIsPrepared()
    {
        QFETCH(const LinkState, link);
        QFETCH(const QString, why);
        ClusterScene scene;
        scene.openInCluster();
        scene.chooseJob(QStringLiteral("k6-job"));
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QTRY_VERIFY(button->isEnabled());
        const Error error{Errc::Timeout, QStringLiteral("no answer"), QStringLiteral("https://10.0.0.2")};
        scene.setLink(link, error);
        QVERIFY(!button->isEnabled());
        if (why.isEmpty())
            QVERIFY(button->toolTip().contains(text::sentence(error)));
        else
            QCOMPARE(button->toolTip(), why);
        const qsizetype before = scene.console.engine.checkedPlans.size();
        QTest::keyClick(scene.view.get(), Qt::Key_F5);
        QCOMPARE(scene.console.engine.checkedPlans.size(), before);
        scene.setLink(LinkState::Live);
        QTRY_COMPARE(scene.console.engine.checkedPlans.size(), before + 1);
        QTRY_VERIFY(button->isEnabled());
    }

    void aReadOnlyConnectionPreparesNothing()
    {
        ClusterScene scene;
        scene.openInCluster(Protection::ReadOnly);
        scene.chooseJob(QStringLiteral("k6-job"));
        QTRY_COMPARE(scene.console.engine.checkedPlans.size(), 1); // to look is allowed
        QVERIFY(scene.console.engine.checkedPlans.last().cluster->readOnly);
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QTRY_COMPARE(button->toolTip(), QStringLiteral("This connection is read-only: nothing is started through it"));
        QVERIFY(!button->isEnabled());
    }

    void takingOverIsOfferedWhereSomebodyHoldsTheJob()
    {
        ClusterScene scene;
        auto held = clusterReport(60);
        held.checks[3] = {CheckId::Holder, CheckLevel::Block, QStringLiteral("rui@lab")};
        scene.console.engine.checked = held;
        scene.openInCluster();
        scene.chooseJob(QStringLiteral("k6-job"));
        QTRY_COMPARE(scene.children<QAbstractButton>("takeOver").size(), 1);
        QVERIFY(scene.children<QCheckBox>("overrideBlock").isEmpty()); // force does not help there
        QVERIFY(!scene.child<QAbstractButton>("prepareButton")->isEnabled());
        held.checks[3].level = CheckLevel::Warning;
        scene.console.engine.checked = held;
        QTest::mouseClick(scene.child<QAbstractButton>("takeOver"), Qt::LeftButton);
        QVERIFY(scene.console.engine.checkedPlans.last().cluster->takeOver);
        QTRY_COMPARE(scene.children<QCheckBox>("acceptWarning").size(), 1);
        QTest::keyClick(scene.child<QCheckBox>("acceptWarning"), Qt::Key_Space);
        QTRY_VERIFY(scene.child<QAbstractButton>("prepareButton")->isEnabled());
        scene.typeJob(QStringLiteral("k6-old")); // it was of that Job alone
        QVERIFY(!scene.view->plan().cluster->takeOver);
    }

    void takingOverEndsWithTheHolder()
    {
        ClusterScene scene;
        auto held = clusterReport(60);
        held.checks[3] = {CheckId::Holder, CheckLevel::Block, QStringLiteral("rui@lab")};
        scene.console.engine.checked = held;
        scene.openInCluster();
        scene.chooseJob(QStringLiteral("k6-job"));
        QTRY_COMPARE(scene.children<QAbstractButton>("takeOver").size(), 1);
        scene.console.engine.checked = clusterReport(60);
        QTest::mouseClick(scene.child<QAbstractButton>("takeOver"), Qt::LeftButton);
        QTRY_VERIFY(!scene.view->plan().cluster->takeOver);
        QTRY_VERIFY(scene.child<QAbstractButton>("prepareButton")->isEnabled());
        QVERIFY(!scene.console.engine.checkedPlans.last().cluster->takeOver);
    }

    void waysOutAreCopied_data()
    {
        QTest::addColumn<fleet::Check>("check");
        QTest::addColumn<QString>("copied");
        const QString main = QStringLiteral("main");
        QTest::newRow("paused") << fleet::Check{CheckId::NotPaused, CheckLevel::Block, main}
                                << QStringLiteral("--paused");
        QTest::newRow("API") << fleet::Check{CheckId::NoApi, CheckLevel::Block, main, QStringLiteral("2.2.0")}
                             << QStringLiteral("--address localhost:6565");
        QTest::newRow("right") << fleet::Check{CheckId::Right, CheckLevel::Warning, QStringLiteral("patch jobs.batch"),
                                               QStringLiteral("perf")}
                               << QStringLiteral("# namespace perf\n- apiGroups: [\"batch\"]\n  resources: [\"jobs\"]\n"
                                                 "  verbs: [\"patch\"]\n");
        QTest::newRow("right of a part")
            << fleet::Check{CheckId::Right, CheckLevel::Block, QStringLiteral("create pods/portforward"),
                            QStringLiteral("perf")}
            << QStringLiteral("# namespace perf\n- apiGroups: [\"\"]\n  resources: [\"pods/portforward\"]\n"
                              "  verbs: [\"create\"]\n");
    }
    void waysOutAreCopied()
    {
        QFETCH(const fleet::Check, check);
        QFETCH(const QString, copied);
        ClusterScene scene;
        auto report = clusterReport(60);
        report.checks.push_back(check);
        scene.console.engine.checked = report;
        scene.openInCluster();
        scene.chooseJob(QStringLiteral("k6-job"));
        QTRY_COMPARE(scene.children<QAbstractButton>("copyWayOut").size(), 1);
        QTest::mouseClick(scene.child<QAbstractButton>("copyWayOut"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), copied);
    }

    void anotherModeIsOfferedWhereOneIsNotPossible()
    {
        ClusterScene scene;
        auto report = clusterReport(60);
        report.checks[5] = {CheckId::StartMode, CheckLevel::Block, QStringLiteral("exec"), QStringLiteral("k6 2.2.0")};
        scene.console.engine.checked = report;
        scene.openInCluster();
        scene.chooseJob(QStringLiteral("k6-job"));
        QTest::mouseClick(scene.child<QWidget>("modeChoice")->findChildren<QAbstractButton *>().at(2), Qt::LeftButton);
        QTRY_COMPARE(scene.children<QAbstractButton>("useBroadcast").size(), 1);
        QTest::mouseClick(scene.child<QAbstractButton>("useBroadcast"), Qt::LeftButton);
        QCOMPARE(scene.view->plan().mode, fleet::StartMode::Broadcast);
    }

    void aRunThatIsUnderWayIsGoneOnWith()
    {
        ClusterScene scene;
        auto report = clusterReport(60);
        report.found = fleet::RunFound{{QStringLiteral("01J")}, fleet::PhaseName::Main, true, {}};
        scene.console.engine.checked = report;
        scene.openInCluster();
        QVERIFY(!scene.child<QWidget>("foundNotice")->isVisible());
        scene.chooseJob(QStringLiteral("k6-job"));
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QTRY_COMPARE(button->text(), QStringLiteral("Go on with the run"));
        QVERIFY(button->isEnabled());
        QVERIFY(scene.child<QWidget>("foundNotice")->isVisible());
        scene.typeJob(QStringLiteral("k6-old")); // that has none, as far as is known
        QVERIFY(!scene.child<QWidget>("foundNotice")->isVisible());
        QVERIFY(button->text().startsWith(QStringLiteral("Gather")));
    }

    void aTimeThatIsOverWhenItIsPreparedIsSaid()
    {
        ClusterScene scene;
        scene.openInCluster();
        scene.chooseJob(QStringLiteral("k6-job"));
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(scene.console.clock.wall().time_since_epoch().count());
        auto *at = scene.child<QLineEdit>("startAtField");
        QTest::keyClicks(at, now.addSecs(60).toString(QStringLiteral("HH:mm:ss")));
        QTest::keyClick(at, Qt::Key_Return);
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QTRY_VERIFY(button->isEnabled());
        scene.console.clock.advance(std::chrono::minutes(2));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!scene.console.engine.preparedPlan);
        QVERIFY(scene.child<QWidget>("planNotice")->isVisible());
        QTRY_VERIFY(button->isEnabled()); // it is checked again
    }

    void aRunIsRepeatedWhereItWas()
    {
        ClusterScene scene;
        scene.openInCluster();
        fleet::RunPlan plan = attachedPlan();
        plan.cluster->by = fleet::PodsBy::Selector;
        plan.cluster->pods = QStringLiteral("app=k6");
        scene.view->setPlan(plan, false);
        QVERIFY(!scene.child<QWidget>("planNotice")->isVisible());
        QVERIFY(scene.view->plan() == plan);
        QCOMPARE(scene.console.clusters.watched->pods, QStringLiteral("app=k6"));
    }

    void aRunOfSomewhereElseIsNotTakenFor_data()
    {
        QTest::addColumn<QString>("context");
        QTest::addColumn<QString>("ns");
        QTest::newRow("other context") << QStringLiteral("production") << QStringLiteral("perf");
        QTest::newRow("other namespace") << QStringLiteral("ctx") << QStringLiteral("other");
        QTest::newRow("this computer") << QString() << QString();
    }
    void aRunOfSomewhereElseIsNotTakenFor()
    {
        QFETCH(const QString, context);
        QFETCH(const QString, ns);
        ClusterScene scene;
        scene.openInCluster();
        fleet::RunPlan plan;
        plan.runners = 7;
        if (!context.isEmpty()) {
            plan = attachedPlan();
            plan.cluster->context = context;
            plan.cluster->ns = ns;
        }
        scene.view->setPlan(plan, false);
        QVERIFY(scene.child<QWidget>("planNotice")->isVisible());
        QCOMPARE(scene.view->plan().cluster->pods, QString());
        QCOMPARE(scene.view->plan().cluster->context, QStringLiteral("ctx"));
    }

    void thePodsAreRemembered()
    {
        ClusterScene scene;
        scene.openInCluster();
        scene.chooseJob(QStringLiteral("k6-job"));
        scene.view.reset();
        scene.open();
        QVERIFY(scene.view->plan().cluster->pods == QStringLiteral("k6-job"));
    }

    void everyLookIsGood_data()
    {
        QTest::addColumn<int>("scene");
        QTest::newRow("cluster-empty") << 0;
        QTest::newRow("cluster-order") << 1;
        QTest::newRow("cluster-blocked") << 2;
        QTest::newRow("cluster-bad") << 3;
        QTest::newRow("cluster-found") << 4;
    }
    void everyLookIsGood();
    void theLanguageIsSwitchedWhole();
    void theWindowMayBeSmall();
};

namespace
{

void dress(ClusterScene &scene, int which)
{
    auto report = clusterReport(60);
    if (which == 2) {
        report.checks[1] = {CheckId::Right, CheckLevel::Warning, QStringLiteral("patch jobs.batch"),
                            QStringLiteral("perf")};
        report.checks[3] = {CheckId::Holder, CheckLevel::Block, QStringLiteral("rui@lab")};
        report.checks.push_back({CheckId::NoApi, CheckLevel::Block, QStringLiteral("main"), QStringLiteral("2.2.0")});
        report.checks.push_back({CheckId::Job, CheckLevel::Warning, QStringLiteral("k6-job"), {}, {62, 60}});
    }
    if (which == 4)
        report.found = fleet::RunFound{{QStringLiteral("01J")}, fleet::PhaseName::Main, true, {}};
    scene.console.engine.checked = report;
    scene.openInCluster();
    QTRY_COMPARE(scene.child<QComboBox>("jobField")->count(), 2);
    if (which == 0)
        return;
    scene.chooseJob(which == 3 ? QStringLiteral("K6 job!") : QStringLiteral("k6-job"));
    if (which != 3) {
        QTRY_COMPARE(scene.console.engine.checkedPlans.size(), 1);
        QTRY_VERIFY(!scene.console.run.isChecking());
    } else {
        for (const char *name : {"warmupContainer", "mainContainer", "startAtField"}) {
            auto *edit = scene.child<QLineEdit>(name);
            edit->selectAll();
            QTest::keyClicks(edit, QStringLiteral("No Such"));
            QTest::keyClick(edit, Qt::Key_Return);
        }
    }
    scene.view->setFocus();
}

QStringList textsOf(const QWidget &view)
{
    QStringList texts;
    for (const QWidget *widget : view.findChildren<QWidget *>()) {
        texts << widget->accessibleName() << widget->toolTip();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts << button->text();
        if (const auto *paragraph = qobject_cast<const Paragraph *>(widget))
            texts << paragraph->plainText();
    }
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts;
}

} // namespace

void TestClusterPlan::everyLookIsGood()
{
    QFETCH(const int, scene);
    wear({});
    ClusterScene plan;
    dress(plan, scene);
    const bool all = !qEnvironmentVariableIsEmpty("LARGADA_PICTURES");
    const QVector<Look> looks = all ? allLooks({848, 520}, {1744, 960}) + allLooks({1104, 700}, {1104, 700})
                                    : QVector<Look>{{true, true, {848, 520}}, {false, false, {1744, 960}}};
    for (const Look &look : looks) {
        wear(look);
        const QImage image = picture(*plan.view, look, QLatin1String(QTest::currentDataTag()));
        QCOMPARE(image.size(), look.size);
    }
    wear({});
}

void TestClusterPlan::theLanguageIsSwitchedWhole()
{
    for (const int which : {0, 2, 3, 4}) {
        wear({});
        ClusterScene scene;
        dress(scene, which);
        const QStringList english = textsOf(*scene.view);
        text::installLanguage(*qApp, text::Language::Portuguese);
        QCoreApplication::sendPostedEvents();
        const QStringList portuguese = textsOf(*scene.view);
        text::installLanguage(*qApp, text::Language::English);
        QCoreApplication::sendPostedEvents();
        QStringList both;
        for (const QString &text : english) {
            if (portuguese.contains(text) && text.contains(QRegularExpression(QStringLiteral("[A-Za-z]{5}"))))
                both << text;
        }
        // What is the same in both languages: paths, options, names, words of Kubernetes.
        both.removeIf([](const QString &text) {
            static const QStringList same{QStringLiteral("setup()"),    QStringLiteral("Script"),
                                          QStringLiteral("Runners"),    QStringLiteral("Namespace"),
                                          QStringLiteral("API server"), QStringLiteral("--address localhost:6565")};
            return text.contains(QLatin1Char('/')) || text.contains(QLatin1Char('\n')) || same.contains(text);
        });
        QCOMPARE(both, QStringList());
    }
}

void TestClusterPlan::theWindowMayBeSmall()
{
    for (const bool portuguese : {false, true}) {
        wear({false, portuguese, {}});
        for (const int which : {0, 2, 3}) {
            ClusterScene scene;
            dress(scene, which);
            const QSize least = scene.view->minimumSizeHint();
            QVERIFY2(least.width() <= 848 && least.height() <= 520,
                     qPrintable(QStringLiteral("%1x%2").arg(least.width()).arg(least.height())));
            scene.view->resize(848, 520);
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
            for (const char *name : {"refreshJobs", "mainContainer", "givingUpChoice", "giveUpField"}) {
                const auto *field = scene.child<QWidget>(name);
                QVERIFY2(field->mapTo(scene.view.get(), QPoint(field->width(), 0)).x() <= 848 - 16, name);
            }
        }
    }
    wear({});
}

QTEST_MAIN(TestClusterPlan)
#include "tst_cluster_plan.moc"
