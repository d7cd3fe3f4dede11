// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plan of a run whose Job is made for it.
#include <QAbstractButton>
#include <QCheckBox>

#include "cluster_scene.h"
#include "widgets/field_row.h"
#include "widgets/label.h"

using namespace largada;
using namespace largada::test;
using namespace largada::ui;

namespace
{

struct NewJobScene : ClusterScene {
    void choose(int index)
    {
        QTest::mouseClick(child<QWidget>("newJobChoice")->findChildren<QAbstractButton *>().at(index), Qt::LeftButton);
    }
    void type(const char *field, const QString &text)
    {
        auto *edit = child<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void openNewJob(settings::Protection protection = settings::Protection::Normal)
    {
        openInCluster(protection);
        choose(1);
        type("scriptField", script);
        type("jobImage", QStringLiteral("grafana/k6:2.2.0"));
    }
};

} // namespace

class TestNewJob : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        wear({false, false, {}});
    }

    void theJobIsCheckedAndPrepared()
    {
        NewJobScene scene;
        scene.openNewJob();
        scene.type("jobName", QStringLiteral("checkout"));
        QCOMPARE(scene.console.clusters.watched->pods, QStringLiteral("checkout"));
        scene.type("jobCpuRequest", QStringLiteral("500m"));
        scene.type("jobNodes", QStringLiteral("pool=load"));
        QTest::keyClick(scene.child<QCheckBox>("jobDelete"), Qt::Key_Space);
        fleet::RunPlan expected = clusterPlan(4, QStringLiteral("checkout"));
        expected.script = scene.script;
        expected.cluster->create.emplace();
        expected.cluster->create->image = QStringLiteral("grafana/k6:2.2.0");
        expected.cluster->create->cpuRequest = QStringLiteral("500m");
        expected.cluster->create->nodeSelector = {{QStringLiteral("pool"), QStringLiteral("load")}};
        expected.cluster->create->deleteAfterwards = true;
        QTRY_COMPARE(scene.console.engine.checkedPlans.size(), 1);
        QVERIFY(scene.console.engine.checkedPlans.last() == expected);
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QTRY_VERIFY(button->isEnabled());
        QCOMPARE(button->text(), QStringLiteral("Prepare 4 runners"));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(scene.console.engine.preparedPlan == expected);
    }

    void aProtectedContextIsNamedFirst()
    {
        NewJobScene scene;
        scene.openNewJob(settings::Protection::Protected);
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QTRY_VERIFY(button->isEnabled());
        auto &dialogs = scene.console.dialogs;
        dialogs.nextAnswer = false;
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(dialogs.questions.size(), 1);
        QCOMPARE(dialogs.questions.first().typed, QStringLiteral("ctx"));
        QVERIFY(dialogs.questions.first().text.contains(QStringLiteral("4 pods")));
        QVERIFY(!scene.console.engine.preparedPlan);
        dialogs.nextAnswer = true;
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(scene.console.engine.preparedPlan);
    }

    void eachKindAsksForItsFields()
    {
        NewJobScene scene;
        scene.open();
        QVERIFY(!scene.child<QWidget>("newJobChoice")->isVisible());
        scene.console.cluster.use(ClusterScene::profile());
        scene.setLink(fleet::LinkState::Live);
        QVERIFY(scene.child<QWidget>("newJobChoice")->isVisible());
        QVERIFY(!scene.child<QWidget>("jobImage")->isVisible());
        scene.choose(1);
        for (const char *name :
             {"jobImage", "scriptField", "warmupField", "editVariables", "setupChoice", "modeChoice"})
            QVERIFY2(scene.child<QWidget>(name)->isVisible(), name);
        for (const char *name : {"jobField", "demoTarget", "givingUpChoice"})
            QVERIFY2(!scene.child<QWidget>(name)->isVisible(), name);
        scene.choose(0);
        QVERIFY(!scene.child<QWidget>("jobImage")->isVisible());
        QVERIFY(scene.child<QWidget>("jobField")->isVisible());
    }

    void whatIsMissingIsSaid()
    {
        NewJobScene scene;
        scene.openInCluster();
        scene.choose(1);
        auto *button = scene.child<QAbstractButton>("prepareButton");
        QCOMPARE(button->toolTip(), QStringLiteral("Choose a script"));
        scene.type("scriptField", scene.script);
        QCOMPARE(button->toolTip(), QStringLiteral("Name the image that holds k6"));
        scene.type("jobImage", QStringLiteral("k6"));
        QCOMPARE(button->toolTip(), QStringLiteral("Checking…"));
    }

    void whatIsWrongIsSaidOnLeaving_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("typed");
        const auto row = [](const char *field, const char *line, const char *typed) {
            QTest::newRow(field) << QByteArray(field) << QByteArray(line) << QString::fromLatin1(typed);
        };
        row("jobName", "jobNameRow", "K6!");
        row("jobImage", "jobImageRow", "a b");
        row("jobAccount", "jobAccountRow", "K6");
        row("jobNodes", "jobNodesRow", "pool");
        row("jobTolerations", "jobTolerationsRow", "a:b");
        row("jobTemplate", "jobTemplateRow", "/no/such/file.yaml");
        row("jobCpuRequest", "jobCpuRow", "much");
        row("jobCpuLimit", "jobCpuRow", "much");
        row("jobMemoryRequest", "jobMemoryRow", "much");
        row("jobMemoryLimit", "jobMemoryRow", "much");
    }
    void whatIsWrongIsSaidOnLeaving()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QByteArray, row);
        QFETCH(const QString, typed);
        NewJobScene scene;
        scene.openNewJob();
        const auto *line = scene.child<FieldRow>(row.constData());
        QCOMPARE(line->problem(), QString());
        scene.type(field.constData(), typed);
        QVERIFY(!line->problem().isEmpty());
        QCOMPARE(scene.child<QWidget>(field.constData())->property("bad").toString(), QStringLiteral("true"));
        QCOMPARE(scene.child<QAbstractButton>("prepareButton")->toolTip(), QStringLiteral("Correct 1 field"));
    }

    void aTemplateIsChosen()
    {
        NewJobScene scene;
        scene.openNewJob();
        scene.console.dialogs.nextFile = scene.otherScript;
        QTest::mouseClick(scene.child<QAbstractButton>("chooseTemplate"), Qt::LeftButton);
        QCOMPARE(scene.view->plan().cluster->create->templateFile, scene.otherScript);
    }

    void theJobIsRememberedAndRepeated()
    {
        NewJobScene scene;
        scene.openNewJob();
        scene.type("jobName", QStringLiteral("checkout"));
        const fleet::RunPlan plan = scene.view->plan();
        scene.view.reset();
        scene.open();
        QVERIFY(scene.view->plan() == plan);
        fleet::RunPlan repeated = plan; // as the history knows it
        repeated.cluster->create = fleet::JobWanted{};
        repeated.cluster->pods = QStringLiteral("other");
        scene.view->setPlan(repeated, false);
        QCOMPARE(scene.view->plan().cluster->pods, QStringLiteral("other"));
        QCOMPARE(scene.view->plan().cluster->create->image, QStringLiteral("grafana/k6:2.2.0"));
        QCOMPARE(scene.view->plan().script, scene.script);
    }

    void rightsInOrderAreOneRow()
    {
        NewJobScene scene;
        auto report = clusterReport(4);
        for (const char *right : {"get pods", "watch pods", "create jobs.batch"})
            report.checks.push_back({fleet::CheckId::Right, fleet::CheckLevel::Ok, QString::fromLatin1(right)});
        report.checks.push_back({fleet::CheckId::Right, fleet::CheckLevel::Warning, QStringLiteral("list events")});
        scene.console.engine.checked = report;
        scene.openNewJob();
        QTRY_COMPARE(scene.children<QWidget>("orderRow").size(), 6);
        QStringList texts;
        for (const QWidget *row : scene.children<QWidget>("orderRow")) {
            for (const Label *label : row->findChildren<Label *>())
                texts << label->text();
        }
        QCOMPARE(texts.count(QStringLiteral("Rights")), 1);
        QVERIFY(texts.contains(QStringLiteral("4 of 5")));
    }

    void everyLookIsGood()
    {
        NewJobScene scene;
        scene.openNewJob();
        scene.type("jobNodes", QStringLiteral("pool"));
        const bool all = !qEnvironmentVariableIsEmpty("LARGADA_PICTURES");
        const QVector<Look> looks = all ? allLooks({848, 520}, {1744, 960}) + allLooks({1104, 700}, {1104, 700})
                                        : QVector<Look>{{true, true, {848, 520}}, {false, false, {1744, 960}}};
        for (const Look &look : looks) {
            wear(look);
            QCOMPARE(picture(*scene.view, look, QStringLiteral("cluster-new-job")).size(), look.size);
        }
        wear({});
    }

    void theWindowMayBeSmall()
    {
        for (const bool portuguese : {false, true}) {
            wear({false, portuguese, {}});
            NewJobScene scene;
            scene.openNewJob();
            const QSize least = scene.view->minimumSizeHint();
            QVERIFY2(least.width() <= 848 && least.height() <= 520,
                     qPrintable(QStringLiteral("%1x%2").arg(least.width()).arg(least.height())));
        }
        wear({});
    }

    void everyFieldHasAName()
    {
        NewJobScene scene;
        scene.openNewJob();
        for (const QWidget *widget : scene.view->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->window() != scene.view.get() ||
                widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            QVERIFY2(named, qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(TestNewJob)
#include "tst_new_job.moc"
