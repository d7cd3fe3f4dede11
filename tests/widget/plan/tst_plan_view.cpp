// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

#include "plan_scene.h"

using namespace largada;
using namespace largada::test;
using namespace largada::ui;
using fleet::CheckId;
using fleet::CheckLevel;

Q_DECLARE_METATYPE(largada::fleet::PreflightReport)

class TestPlanView : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        wear({false, false, {}});
    }

    void withoutAScriptTheButtonSaysSo()
    {
        PlanScene scene;
        scene.open();
        const auto *button = scene.child<QAbstractButton>("prepareButton");
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), QStringLiteral("Choose a script"));
        QCOMPARE(button->accessibleDescription(), QStringLiteral("Choose a script"));
        QCOMPARE(scene.child<QLabel>("planState")->text(), QStringLiteral("Choose a script"));
        QVERIFY(scene.console.engine.checkedPlans.isEmpty());
    }

    void editsAreCheckedOnceAfterAMoment()
    {
        PlanScene scene;
        scene.openWithScript();
        QCOMPARE(scene.child<QLabel>("checksState")->text(), QStringLiteral("Checking…"));
        auto *runners = scene.child<QWidget>("runnersField");
        runners->setFocus();
        QTest::keyClick(runners, Qt::Key_Up);
        QTest::keyClick(runners, Qt::Key_Up);
        QTRY_COMPARE(scene.console.engine.checkedPlans.size(), 1);
        QCOMPARE(scene.console.engine.checkedPlans.last().runners, 6);
        QVERIFY(scene.console.engine.checkedPlans.last().holdBeforeStart);
        QTRY_COMPARE(scene.child<QLabel>("checksState")->text(), QStringLiteral("7 in order"));
    }

    void warningsAreAcceptedBeforeItIsPrepared()
    {
        PlanScene scene;
        scene.openWithScript();
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QTRY_COMPARE(button->toolTip(), QStringLiteral("Accept 1 warning"));
        auto *accept = scene.child<QCheckBox>("acceptWarning");
        QTest::mouseClick(accept, Qt::LeftButton, {}, QPoint(10, accept->height() / 2));
        QVERIFY(button->isEnabled());
        QCOMPARE(button->text(), QStringLiteral("Prepare 4 runners"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(button->text(), QStringLiteral("Preparing…"));
        QVERIFY(!button->isEnabled());
        QVERIFY(scene.console.engine.preparedPlan);
        QCOMPARE(*scene.console.engine.preparedPlan, scene.view->plan());
        QVERIFY(!scene.console.engine.preparedWithDemoTarget);
        QTRY_COMPARE(button->text(), QStringLiteral("Prepare 4 runners"));
        const auto choices = scene.console.preferences.window().choices;
        QCOMPARE(choices.value(QStringLiteral("plan/recent")), scene.script);
    }

    void acceptanceIsKeptWhileTheCheckStands()
    {
        PlanScene scene;
        scene.openWithScript();
        QTRY_COMPARE(scene.children<QCheckBox>("acceptWarning").size(), 1);
        QTest::keyClick(scene.child<QCheckBox>("acceptWarning"), Qt::Key_Space);
        QVERIFY(scene.child<QAbstractButton>("prepareButton")->isEnabled());

        scene.console.engine.checked = sceneReport(5); // the same warning with other figures
        QTest::keyClick(scene.view.get(), Qt::Key_F5);
        QTRY_VERIFY(scene.child<QAbstractButton>("prepareButton")->isEnabled());
        QVERIFY(scene.child<QCheckBox>("acceptWarning")->isChecked());

        auto report = sceneReport(5);
        report.checks[5].level = CheckLevel::Ok;
        scene.console.engine.checked = report;
        QTest::keyClick(scene.view.get(), Qt::Key_F5);
        QTRY_VERIFY(scene.children<QCheckBox>("acceptWarning").isEmpty());
        scene.console.engine.checked = sceneReport(5);
        QTest::keyClick(scene.view.get(), Qt::Key_F5);
        QTRY_COMPARE(scene.children<QCheckBox>("acceptWarning").size(), 1);
        QVERIFY(!scene.child<QCheckBox>("acceptWarning")->isChecked());
    }

    void fewerRunnersAreOffered()
    {
        PlanScene scene;
        scene.console.engine.checked = sceneReport(20); // 8 cores
        scene.openWithScript(20);
        QTRY_COMPARE(scene.children<QAbstractButton>("useRunners").size(), 1);
        QCOMPARE(scene.child<QAbstractButton>("useRunners")->text(), QStringLiteral("Use 8 runners"));
        QTest::mouseClick(scene.child<QAbstractButton>("useRunners"), Qt::LeftButton);
        QCOMPARE(scene.view->plan().runners, 8);
        QTRY_COMPARE(scene.console.engine.checkedPlans.last().runners, 8);
    }

    void blocksAreResolvedOrOverridden()
    {
        PlanScene scene;
        auto report = blockedReport(4);
        report.checks[1] = sceneReport(4).checks[1]; // only memory, which can be overridden
        scene.console.engine.checked = report;
        scene.openWithScript();
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QTRY_COMPARE(button->toolTip(), QStringLiteral("Resolve 1 block and accept 1 warning"));
        QTest::keyClick(scene.child<QCheckBox>("acceptWarning"), Qt::Key_Space);
        QCOMPARE(button->toolTip(), QStringLiteral("Resolve 1 block"));
        QTest::keyClick(scene.child<QCheckBox>("overrideBlock"), Qt::Key_Space);
        QTRY_VERIFY(button->isEnabled());
        QVERIFY(scene.console.engine.checkedPlans.last().force);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(scene.console.engine.preparedPlan->force);
    }

    void forcingEndsWithWhatWasForced()
    {
        PlanScene scene;
        auto report = blockedReport(4);
        report.checks[1] = sceneReport(4).checks[1];
        scene.console.engine.checked = report;
        scene.openWithScript();
        QTRY_COMPARE(scene.children<QCheckBox>("overrideBlock").size(), 1);
        QTest::keyClick(scene.child<QCheckBox>("overrideBlock"), Qt::Key_Space);
        QTRY_VERIFY(scene.console.engine.checkedPlans.last().force);
        scene.console.engine.checked = sceneReport(4);
        QTest::keyClick(scene.view.get(), Qt::Key_F5);
        QTRY_VERIFY(!scene.console.engine.checkedPlans.last().force);
        QVERIFY(!scene.view->plan().force);
    }

    void k6IsFetchedOrChosen()
    {
        PlanScene scene;
        scene.console.engine.checked = blockedReport(4);
        scene.openWithScript();
        QSignalSpy links(scene.view.get(), &PlanView::goTo);
        QTRY_COMPARE(scene.children<QAbstractButton>("getK6").size(), 1);
        QTest::mouseClick(scene.child<QAbstractButton>("getK6"), Qt::LeftButton);
        QCOMPARE(links.size(), 1);
        QCOMPARE(links.first().at(0).value<PageId>(), PageId::Settings);
        QCOMPARE(links.first().at(1).toString(), QStringLiteral("k6"));

        scene.console.dialogs.nextFile = QStringLiteral("/opt/k6");
        scene.console.engine.checked = sceneReport(4);
        QTest::mouseClick(scene.child<QAbstractButton>("chooseK6"), Qt::LeftButton);
        QCOMPARE(scene.console.preferences.preferences().k6, QStringLiteral("/opt/k6"));
        QVERIFY(scene.console.engine.intents.contains(QStringLiteral("useK6 /opt/k6")));
        QTRY_VERIFY(scene.children<QAbstractButton>("getK6").isEmpty());
    }

    void aCheckThatFailsIsSaid()
    {
        PlanScene scene;
        scene.console.engine.checked = Error{Errc::Process, QStringLiteral("k6 did not answer"), {}};
        scene.openWithScript();
        QTRY_COMPARE(scene.children<QWidget>("errorRow").size(), 1);
        QVERIFY(!scene.child<QAbstractButton>("prepareButton")->isEnabled());
        scene.console.engine.checked = sceneReport(4);
        QTest::mouseClick(scene.child<QAbstractButton>("checkAgain"), Qt::LeftButton);
        QTRY_VERIFY(scene.children<QWidget>("errorRow").isEmpty());
        QCOMPARE(scene.children<QWidget>("orderRow").size(), 7);
    }

    void aScriptThatChangedIsLookedAtAgain()
    {
        PlanScene scene;
        auto report = sceneReport(4);
        report.checks[5].level = CheckLevel::Ok;
        scene.console.engine.checked = report;
        scene.openWithScript();
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QTRY_VERIFY(button->isEnabled());
        report.scriptSha256 = QStringLiteral("other");
        scene.console.engine.preparedAs = engine::Engine::Prepared{false, report};
        QSignalSpy said(scene.view.get(), &PlanView::said);
        QTest::mouseClick(button, Qt::LeftButton);
        auto *notice = scene.child<QWidget>("planNotice");
        QTRY_VERIFY(notice->isVisible());
        QCOMPARE(said.last().at(0).toString(),
                 QStringLiteral("The script has changed since it was checked. Look at the check again."));
        QVERIFY(button->isEnabled());
    }

    void whatBlocksOnlyWhilePreparingIsSaid()
    {
        PlanScene scene;
        auto report = sceneReport(4);
        report.checks[5].level = CheckLevel::Ok;
        scene.console.engine.checked = report;
        scene.openWithScript();
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QTRY_VERIFY(button->isEnabled());
        scene.console.engine.preparedAs = engine::Engine::Prepared{false, blockedReport(4)};
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(scene.child<QWidget>("planNotice")->isVisible());
        QCOMPARE(scene.children<QWidget>("blockRow").size(), 2);
        QVERIFY(!button->isEnabled());
    }

    void aRefusalIsSaid()
    {
        PlanScene scene;
        auto report = sceneReport(4);
        report.checks[5].level = CheckLevel::Ok;
        scene.console.engine.checked = report;
        scene.openWithScript();
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QTRY_VERIFY(button->isEnabled());
        scene.console.engine.preparedAs = Error{Errc::Conflict, QStringLiteral("a run is going on"), {}};
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(scene.child<QWidget>("planNotice")->isVisible());
        QTRY_VERIFY(button->isEnabled());
    }

    void theDemoIsPreparedAtOnce()
    {
        PlanScene scene;
        scene.open();
        scene.view->startDemo();
        QTRY_VERIFY(scene.console.engine.preparedPlan);
        const fleet::RunPlan &plan = *scene.console.engine.preparedPlan;
        QCOMPARE(plan.runners, 4);
        QVERIFY(scene.console.engine.preparedWithDemoTarget);
        QFile script(plan.script);
        QVERIFY(script.open(QIODevice::ReadOnly));
        QVERIFY(script.readAll().contains("TARGET_URL"));
        QCOMPARE(scene.console.engine.checkedPlans.size(), 1);
        const auto choices = scene.console.preferences.window().choices;
        QVERIFY(choices.value(QStringLiteral("plan/script")).isEmpty()); // that of a person stays
    }

    void aDemoThatIsBlockedIsNotPrepared()
    {
        PlanScene scene;
        scene.console.engine.checked = blockedReport(4);
        scene.open();
        scene.view->startDemo();
        QTRY_COMPARE(scene.children<QWidget>("blockRow").size(), 2);
        QVERIFY(!scene.console.engine.preparedPlan);
    }

    void theLoadIsToldInWords_data()
    {
        QTest::addColumn<fleet::PreflightReport>("report");
        QTest::addColumn<bool>("split");
        QTest::addColumn<QString>("words");
        const auto whole = sceneReport(20);
        QTest::newRow("whole") << whole << false
                               << QStringLiteral("20 runners × 20 VUs = 400 VUs. The warm-up carries 200 iterations/s, "
                                                 "main 800 iterations/s. Each phase lasts up to 4 min 10 s.");
        QTest::newRow("shared") << whole << true
                                << QStringLiteral("20 runners share 400 VUs. The warm-up carries 200 iterations/s, "
                                                  "main 800 iterations/s. Each phase lasts up to 4 min 10 s.");
        auto mainOnly = whole;
        mainOnly.load.removeFirst();
        QTest::newRow("no warm-up") << mainOnly << false
                                    << QStringLiteral("20 runners × 20 VUs = 400 VUs. Main carries 800 iterations/s "
                                                      "and lasts up to 4 min 10 s.");
        auto unknown = whole;
        for (fleet::PhaseLoad &load : unknown.load)
            load.iterationsPerSecond.reset();
        QTest::newRow("unknown rate")
            << unknown << false
            << QStringLiteral("20 runners × 20 VUs = 400 VUs. They go as fast as they can, so the rate is not known "
                              "in advance. Each phase lasts up to 4 min 10 s.");
        QTest::newRow("not read") << fleet::PreflightReport{} << false
                                  << QStringLiteral("It is shown here as soon as k6 has read the script.");
    }
    void theLoadIsToldInWords()
    {
        QFETCH(const fleet::PreflightReport, report);
        QFETCH(const bool, split);
        QFETCH(const QString, words);
        PlanScene scene;
        scene.console.engine.checked = report;
        scene.open();
        fleet::RunPlan plan;
        plan.script = scene.script;
        plan.runners = 20;
        plan.split = split;
        scene.view->setPlan(plan, false);
        QTRY_COMPARE(scene.console.engine.checkedPlans.size(), 1);
        QTRY_COMPARE(scene.child<QWidget>("loadWords")->accessibleName(), words);
        QTRY_COMPARE(scene.child<QWidget>("loadDrawing")->isVisible(), !report.load.isEmpty());
    }

    void anOtherPreferenceIsAnOtherPlan()
    {
        PlanScene scene;
        scene.openWithScript();
        QTRY_COMPARE(scene.console.engine.checkedPlans.size(), 1);
        QCOMPARE(scene.view->plan().countdown, std::chrono::milliseconds(5000));
        settings::Preferences preferences = scene.console.preferences.preferences();
        preferences.countdown = std::chrono::seconds(9);
        scene.console.preferences.setPreferences(preferences);
        QTRY_COMPARE(scene.console.engine.checkedPlans.last().countdown, std::chrono::milliseconds(9000));
    }

    void everyLookIsGood_data()
    {
        QTest::addColumn<int>("scene");
        for (const char *name : {"empty", "checking", "order", "warning", "blocked", "missing", "bad"})
            QTest::newRow(name) << int(
                QByteArrayList({"empty", "checking", "order", "warning", "blocked", "missing", "bad"}).indexOf(name));
    }
    void everyLookIsGood();

    void theLanguageIsSwitchedWhole();
    void theWindowMayBeSmall();
    void everyFieldHasAName();
};

namespace
{

void dress(PlanScene &scene, int which)
{
    auto order = sceneReport(20);
    order.checks[5].level = CheckLevel::Ok;
    auto missing = fleet::PreflightReport{};
    missing.scriptSha256 = order.scriptSha256;
    missing.checks = {{CheckId::K6Binary, CheckLevel::BlockFinal}};
    auto blocked = blockedReport(20);
    blocked.checks[1] = {CheckId::K6Binary, CheckLevel::Block, QStringLiteral("/usr/local/bin/k6"),
                         QStringLiteral("0.49.0")};
    blocked.checks.push_back({CheckId::ShareNotExact, CheckLevel::Warning, QStringLiteral("browse"), {}, {28.6, 25}});
    scene.console.engine.checked = which == 2 ? order : which == 4 ? blocked : which == 5 ? missing : sceneReport(20);
    if (which == 0) {
        scene.open();
        return;
    }
    scene.openWithScript(20);
    QTRY_VERIFY(scene.child<QLabel>("checksState")->text() != QStringLiteral("Checking…") &&
                scene.child<QLabel>("checksState")->text() != QStringLiteral("Verificando…"));
    if (which != 6)
        return;
    for (const char *name : {"scriptField", "runnersField", "warmupField", "giveUpField"}) {
        auto *field = scene.child<QWidget>(name);
        auto *edit = qobject_cast<QLineEdit *>(field);
        if (edit == nullptr)
            edit = field->findChild<QLineEdit *>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("/home/ana/k6/does-not-exist.js"));
        QTest::keyClick(edit, Qt::Key_Return);
    }
    scene.view->setFocus();
}

QStringList textsOf(const QWidget &view)
{
    QStringList texts;
    for (const QWidget *widget : view.findChildren<QWidget *>()) {
        texts << widget->accessibleName();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts << button->text();
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            texts << edit->placeholderText();
    }
    texts.removeAll(QString());
    texts.removeDuplicates();
    texts.sort();
    return texts;
}

} // namespace

void TestPlanView::everyLookIsGood()
{
    QFETCH(const int, scene);
    const QString name = QStringLiteral("plan-%1").arg(QLatin1String(QTest::currentDataTag()));
    wear({});
    PlanScene plan;
    dress(plan, scene);
    // Switching looks takes its time: all of them where somebody wants to see them.
    const bool all = !qEnvironmentVariableIsEmpty("LARGADA_PICTURES");
    const QVector<Look> looks = all ? allLooks({848, 520}, {1744, 960}) + allLooks({1104, 700}, {1104, 700}) +
                                          QVector<Look>{{false, true, {1744, 960}, 200}}
                                    : QVector<Look>{{true, true, {848, 520}}, {false, false, {1744, 960}}};
    for (const Look &look : looks) {
        wear(look);
        if (scene == 1) // the last check stays while the next is to come
            QTest::keyClick(plan.child<QWidget>("runnersField"), Qt::Key_Up);
        const QImage image = picture(*plan.view, look, name);
        QCOMPARE(image.size(), look.size);
    }
    wear({});
}

void TestPlanView::theLanguageIsSwitchedWhole()
{
    for (const int which : {0, 4, 6}) {
        wear({});
        PlanScene scene;
        dress(scene, which);
        const QStringList english = textsOf(*scene.view);
        text::installLanguage(*qApp, text::Language::Portuguese);
        QCoreApplication::sendPostedEvents();
        const QStringList portuguese = textsOf(*scene.view);
        text::installLanguage(*qApp, text::Language::English);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(textsOf(*scene.view), english);
        QStringList both;
        for (const QString &text : english) {
            if (portuguese.contains(text) && text.contains(QRegularExpression(QStringLiteral("[A-Za-z]{4}"))))
                both << text;
        }
        // What is the same in both languages: a path, an option, words of k6 and Kubernetes.
        both.removeIf([](const QString &text) {
            return text.contains(QLatin1Char('/')) || text.contains(QLatin1Char('=')) ||
                   text == QLatin1String("setup()") || text == QLatin1String("Script") ||
                   text == QLatin1String("Runners") || text == QLatin1String("Pods") || text == QLatin1String("Exec");
        });
        QCOMPARE(both, QStringList());
    }
}

void TestPlanView::theWindowMayBeSmall()
{
    for (const bool portuguese : {false, true}) {
        wear({false, portuguese, {}});
        for (const int which : {0, 4, 6}) {
            PlanScene scene;
            dress(scene, which);
            const QSize least = scene.view->minimumSizeHint();
            QVERIFY2(least.width() <= 848 && least.height() <= 520,
                     qPrintable(QStringLiteral("%1x%2").arg(least.width()).arg(least.height())));
            scene.view->resize(848, 520);
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
            for (const QWidget *row : scene.children<QWidget>("blockRow"))
                QVERIFY(row->mapTo(scene.view.get(), QPoint(row->width(), 0)).x() <= 848);
            const auto *form = scene.child<QWidget>("giveUpField");
            QVERIFY(form->mapTo(scene.view.get(), QPoint(form->width(), 0)).x() <= 848 - 16);
        }
    }
    wear({});
}

void TestPlanView::everyFieldHasAName()
{
    PlanScene scene;
    dress(scene, 4);
    for (const QWidget *widget : scene.view->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->window() != scene.view.get() ||
            widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
        QVERIFY2(named, qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                               widget->objectName())));
    }
}

QTEST_MAIN(TestPlanView)
#include "tst_plan_view.moc"
