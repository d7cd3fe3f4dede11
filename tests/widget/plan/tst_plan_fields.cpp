// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

#include "plan/variables_dialog.h"
#include "plan_scene.h"
#include "widgets/field_row.h"

using namespace largada;
using namespace largada::test;
using namespace largada::ui;

namespace
{

QLineEdit *editOf(QWidget *field)
{
    auto *edit = qobject_cast<QLineEdit *>(field);
    return edit != nullptr ? edit : field->findChild<QLineEdit *>();
}

void type(QWidget *field, const QString &text)
{
    QLineEdit *edit = editOf(field);
    field->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QGuiApplication::clipboard()->setText(text);
    edit->paste();
}

} // namespace

class TestPlanFields : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        wear({});
    }

    void whatIsWrongIsSaidOnLeaving_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("typed");
        const auto add = [](const char *field, const char *row, const char *what, const QString &typed) {
            QTest::addRow("%s %s", field, what) << QByteArray(field) << QByteArray(row) << typed;
        };
        for (const auto &[field, row] :
             {std::pair("runnersField", "runnersRow"), std::pair("warmupField", "warmupRow"),
              std::pair("giveUpField", "missingRow"), std::pair("scriptField", "scriptRow")}) {
            add(field, row, "empty", QString());
            add(field, row, "too long", QStringLiteral("9").repeated(5000));
            add(field, row, "wrong kind", QStringLiteral("many"));
            add(field, row, "emoji", QStringLiteral("🚀"));
            add(field, row, "two lines", QStringLiteral("/1\n/2"));
        }
    }
    void whatIsWrongIsSaidOnLeaving()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QByteArray, row);
        QFETCH(const QString, typed);
        PlanScene scene;
        scene.openWithScript();
        auto *widget = scene.child<QWidget>(field.constData());
        const auto *line = static_cast<FieldRow *>(scene.child<QWidget>(
            scene.view->findChild<QWidget *>(QString::fromLatin1(row)) != nullptr ? row.constData() : "missingRow"));
        type(widget, typed);
        QCOMPARE(line->problem(), QString());
        QTest::keyClick(editOf(widget), Qt::Key_Tab);
        QVERIFY(!line->problem().isEmpty());
        QCOMPARE(widget->property("bad").toString(), QStringLiteral("true"));
        QCOMPARE(widget->accessibleDescription(), line->problem());
        const QString kept = editOf(widget)->text();
        QVERIFY2(typed.isEmpty() || kept.startsWith(typed.left(6)), qPrintable(kept.left(40)));
        QVERIFY(!scene.child<QAbstractButton>("prepareButton")->isEnabled());

        type(widget, field == "scriptField" ? scene.script : QStringLiteral("7"));
        QCOMPARE(line->problem(), QString());
        QCOMPARE(widget->property("bad").toString(), QStringLiteral("false"));
    }

    void arrowsRepairANumber()
    {
        PlanScene scene;
        scene.openWithScript();
        auto *runners = scene.child<QSpinBox>("runnersField");
        type(runners, QStringLiteral("abc"));
        QTest::keyClick(runners, Qt::Key_Up);
        QCOMPARE(runners->cleanText(), QStringLiteral("5"));
        QCOMPARE(scene.view->plan().runners, 5);
    }

    void percentAndSliderAreOne()
    {
        PlanScene scene;
        scene.openWithScript();
        auto *slider = scene.child<QSlider>("warmupSlider");
        QCOMPARE(slider->value(), 25);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(scene.child<QSpinBox>("warmupField")->value(), 26);
        QCOMPARE(scene.view->plan().warmupPercent, std::optional(26));
        type(scene.child<QSpinBox>("warmupField"), QStringLiteral("40"));
        QCOMPARE(slider->value(), 40);
        QTest::keyClick(slider, Qt::Key_Home);
        QVERIFY(!scene.view->plan().warmupPercent);
    }

    void choicesGoIntoThePlan()
    {
        PlanScene scene;
        scene.openWithScript();
        const auto segment = [&scene](const char *name, int index) {
            return scene.child<QWidget>(name)->findChildren<QAbstractButton *>().at(index);
        };
        QTest::mouseClick(segment("splitChoice", 1), Qt::LeftButton);
        QTest::keyClick(scene.child<QCheckBox>("holdBeforeMain"), Qt::Key_Space);
        QTest::keyClick(scene.child<QComboBox>("policyField"), Qt::Key_Down);
        auto *minimum = scene.child<QSpinBox>("minimumField");
        QVERIFY(minimum->isVisible());
        type(minimum, QStringLiteral("3"));
        const fleet::RunPlan plan = scene.view->plan();
        QVERIFY(plan.split);
        QVERIFY(plan.holdBeforeMain);
        QCOMPARE(plan.stragglers, fleet::StragglerPolicy::Continue);
        QCOMPARE(plan.minimum, 3);
    }

    void setupOnceNeedsASetup()
    {
        PlanScene scene;
        scene.openWithScript();
        const auto once = scene.child<QWidget>("setupChoice")->findChildren<QAbstractButton *>().at(1);
        QTRY_VERIFY(!once->isEnabled());
        QCOMPARE(once->toolTip(), QStringLiteral("The script exports no setup()."));
        auto report = sceneReport(4);
        report.hasSetup = true;
        scene.console.engine.checked = report;
        scene.view->recheck();
        QTRY_VERIFY(once->isEnabled());
        QTest::mouseClick(once, Qt::LeftButton);
        QCOMPARE(scene.view->plan().setup, fleet::SetupMode::Once);
    }

    void aScriptIsChosenDroppedOrRecent()
    {
        PlanScene scene;
        scene.openWithScript();
        scene.console.dialogs.nextFile = scene.otherScript;
        QTest::mouseClick(scene.child<QAbstractButton>("chooseScript"), Qt::LeftButton);
        QCOMPARE(scene.view->plan().script, scene.otherScript);
        QCOMPARE(scene.console.dialogs.files.last().suggested, scene.script);

        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(scene.script)});
        QDragEnterEvent enter(QPoint(20, 200), Qt::CopyAction, &data, Qt::LeftButton, {});
        QVERIFY(QCoreApplication::sendEvent(scene.view.get(), &enter));
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(20, 200), Qt::CopyAction, &data, Qt::LeftButton, {});
        QVERIFY(QCoreApplication::sendEvent(scene.view.get(), &drop));
        QCOMPARE(scene.view->plan().script, scene.script);

        settings::WindowState window = scene.console.preferences.window();
        window.choices[QStringLiteral("plan/recent")] = scene.otherScript;
        scene.console.preferences.setWindow(window);
        scene.open();
        auto *recent = scene.child<QPushButton>("recentScripts");
        QVERIFY(recent->isVisible());
        QCOMPARE(recent->menu()->actions().size(), 1);
        recent->menu()->actions().first()->trigger();
        QCOMPARE(scene.view->plan().script, scene.otherScript);
    }

    void thePlanIsThereAgainWithoutValues()
    {
        PlanScene scene;
        scene.openWithScript();
        fleet::RunPlan plan;
        plan.script = scene.script;
        plan.runners = 12;
        plan.env = {{QStringLiteral("TOKEN"), QStringLiteral("hunter2")}};
        scene.view->setPlan(plan, true);
        scene.console.preferences.flush();
        QFile file(scene.console.preferences.file());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("hunter2"));

        scene.open();
        QCOMPARE(scene.view->plan().runners, 12);
        QCOMPARE(scene.view->plan().env, QVector<fleet::EnvVariable>({{QStringLiteral("TOKEN"), {}}}));
        QVERIFY(scene.child<QCheckBox>("demoTarget")->isChecked());
        QCOMPARE(scene.child<QLabel>("variablesCount")->text(), QStringLiteral("1 variable: a value is missing"));
    }

    void variablesAreHiddenUntilShown()
    {
        PlanScene scene;
        scene.openWithScript();
        QTest::mouseClick(scene.child<QAbstractButton>("editVariables"), Qt::LeftButton);
        auto *dialog = scene.child<VariablesDialog>("variablesDialog");
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("variableName"));
        type(name, QStringLiteral("TOKEN=hunter2\nBASE_URL=http://loja.example/?a=b\n"));
        const auto values = dialog->findChildren<QLineEdit *>(QStringLiteral("variableValue"));
        QCOMPARE(values.size(), 2);
        QCOMPARE(values[0]->text(), QStringLiteral("hunter2"));
        QCOMPARE(values[0]->echoMode(), QLineEdit::Password);
        QTest::keyClick(dialog->findChild<QCheckBox *>(QStringLiteral("revealValues")), Qt::Key_Space);
        QCOMPARE(values[1]->echoMode(), QLineEdit::Normal);
        QTest::mouseClick(dialog->findChild<QAbstractButton *>(QStringLiteral("applyVariables")), Qt::LeftButton);
        const QVector<fleet::EnvVariable> expected{
            {QStringLiteral("TOKEN"), QStringLiteral("hunter2")},
            {QStringLiteral("BASE_URL"), QStringLiteral("http://loja.example/?a=b")}};
        QCOMPARE(scene.view->plan().env, expected);
        QCOMPARE(scene.child<QLabel>("variablesCount")->text(), QStringLiteral("2 variables"));
    }

    void aBadVariableIsNotApplied()
    {
        PlanScene scene;
        scene.openWithScript();
        QTest::mouseClick(scene.child<QAbstractButton>("editVariables"), Qt::LeftButton);
        auto *dialog = scene.child<VariablesDialog>("variablesDialog");
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("variableName"));
        type(name, QStringLiteral("🚀"));
        auto *apply = dialog->findChild<QAbstractButton *>(QStringLiteral("applyVariables"));
        QTest::mouseClick(apply, Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<QWidget *>(QStringLiteral("variablesProblem"))->isVisible());
        QCOMPARE(name->property("bad").toString(), QStringLiteral("true"));
        type(name, QStringLiteral("ROCKET"));
        QVERIFY(!dialog->findChild<QWidget *>(QStringLiteral("variablesProblem"))->isVisible());
        QTest::mouseClick(apply, Qt::LeftButton);
        QCOMPARE(scene.view->plan().env, QVector<fleet::EnvVariable>({{QStringLiteral("ROCKET"), {}}}));
    }

    void theDialogHasItsLooks()
    {
        for (const Look &look : allLooks({560, 360}, {560, 360})) {
            wear(look);
            VariablesDialog dialog({{QStringLiteral("BASE_URL"), QStringLiteral("http://loja.example")},
                                    {QStringLiteral("TOKEN"), QStringLiteral("hunter2")},
                                    {QStringLiteral("2FAST"), {}}});
            dialog.show();
            QTest::mouseClick(dialog.findChild<QAbstractButton *>(QStringLiteral("applyVariables")), Qt::LeftButton);
            QCOMPARE(picture(dialog, look, QStringLiteral("variables")).size(), look.size);
        }
        wear({});
    }
};

QTEST_MAIN(TestPlanFields)
#include "tst_plan_fields.moc"
