// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A target's editor in its page: what is wrong, what somebody else does meanwhile, a dashboard that goes away.
#include "support/picture.h"
#include "targets_scene.h"

using namespace largada;
using namespace largada::test;

class TstTargetEditor : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        wear({false, false, {}});
    }

    void whatIsWrongIsSaidBesideTheField_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const char *field, const char *typed, const char *sentence) {
            QTest::newRow(name) << QByteArray(field) << QString::fromUtf8(typed) << QString::fromUtf8(sentence);
        };
        row("no scheme", "targetUrl", "busca.example/v1", "Start the address with http:// or https://");
        row("credentials", "targetUrl", "https://ana:x@busca.example/", "Leave the user name and the password");
        row("0 VUs", "targetVus", "0", "VUs: From 1 to 100,000 virtual users.");
        row("a billion VUs", "targetVus", "1000000000", "VUs: From 1 to 100,000 virtual users.");
        row("no number", "targetVus", "1e9", "VUs: A whole number is needed.");
        row("interval 0", "targetInterval", "0", "Run interval: From 1 s to 7 days.");
        row("no length", "targetDuration", "soon", "Duration: Not a length of time: write 30s, 1m30s or 90.");
    }
    void whatIsWrongIsSaidBesideTheField()
    {
        QFETCH(QByteArray, field);
        QFETCH(QString, typed);
        QFETCH(QString, sentence);
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type(field.constData(), typed);
        QVERIFY2(shown.problem().startsWith(sentence), qPrintable(shown.problem()));
        auto *input = shown.child<QWidget>(field.constData());
        QCOMPARE(input->property("bad").toString(), QStringLiteral("true"));
        QVERIFY(!input->accessibleDescription().isEmpty());
        QVERIFY(!shown.button("targetSave")->isEnabled());
        QCOMPARE(shown.text("targetToFix"), QStringLiteral("1 field to fix before saving"));
        QTest::keyClick(shown.page.get(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(shown.console.agents.edits.isEmpty());
        shown.click("targetDiscard");
        QCOMPARE(shown.problem(), QString());
        QCOMPARE(shown.page->unsaved(), QString());
    }

    void aLongRunIsAWarningThatDoesNotBlock()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetDuration", QStringLiteral("12m"));
        QCOMPARE(shown.child<Paragraph>("targetWarning")->plainText(),
                 QStringLiteral("A run of 12 min does not fit an interval of 10 min: turns are skipped."));
        QVERIFY(shown.button("targetSave")->isEnabled());
        shown.type("targetUrl", QStringLiteral("https://münchen.example/"));
        QVERIFY(
            shown.child<Paragraph>("targetWarning")->plainText().contains(QStringLiteral("xn--mnchen-3ya.example")));
        shown.click("targetSave");
        QTRY_COMPARE(shown.console.agents.edits.size(), 1);
        dashboard::TargetEdit edit;
        edit.url = QStringLiteral("https://münchen.example/");
        edit.durationS = 720;
        edit.expected = someTargets()[1];
        QCOMPARE(shown.console.agents.edits.first().second, edit);
    }

    void unsavedChangesAreAskedAbout()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetLabel", QStringLiteral("busca 2"));
        QCOMPARE(shown.page->unsaved(), QStringLiteral("busca 2"));
        shown.console.dialogs.nextAnswer = false; // Cancel
        shown.choose(QStringLiteral("login"));
        QCOMPARE(shown.console.dialogs.questions.size(), 1);
        QCOMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("busca 2"));
        QCOMPARE(shown.table()->currentIndex().siblingAtColumn(TargetsModel::Label).data().toString(),
                 QStringLiteral("busca"));
        shown.console.dialogs.nextIsOther = true; // Discard
        shown.choose(QStringLiteral("login"));
        QCOMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("login"));
        QVERIFY(shown.console.agents.edits.isEmpty());
        shown.type("targetLabel", QStringLiteral("entrar"));
        shown.console.dialogs.nextIsOther = false;
        shown.console.dialogs.nextAnswer = true; // Save
        shown.choose(QStringLiteral("checkout"));
        QTRY_COMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("checkout"));
        QCOMPARE(shown.console.agents.edits.size(), 1);
        QVERIFY(shown.rowOf(QStringLiteral("entrar")) >= 0);
        shown.type("targetVus", QStringLiteral("0")); // cannot be saved
        shown.console.dialogs.nextAnswer = false;
        QVERIFY(shown.page->escape());
        QCOMPARE(shown.console.dialogs.questions.last().other, QString());
        QVERIFY(shown.editor()->isVisible());
    }

    void theFormOutlivesTheDashboard()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetVus", QStringLiteral("7"));
        shown.console.agents.setLink(DashboardLink::Away, {Errc::Network, QStringLiteral("refused"), {}});
        QVERIFY(shown.seen("targetsLink"));
        QVERIFY(shown.rowOf(QStringLiteral("busca")) >= 0);
        QVERIFY(!shown.button("targetSave")->isEnabled());
        QVERIFY(!shown.button("targetsDelete")->isEnabled());
        shown.type("targetLabel", QStringLiteral("busca 7"));
        shown.click("targetsRetry");
        QCOMPARE(shown.console.agents.intents, QStringList{QStringLiteral("refresh")});
        shown.console.agents.setLink(DashboardLink::Online);
        QVERIFY(!shown.seen("targetsLink"));
        QCOMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("busca 7"));
        shown.console.agents.failure = Error{Errc::Network, QStringLiteral("cut"), QStringLiteral("localhost")};
        shown.click("targetSave");
        QTRY_VERIFY(shown.seen("targetTrouble"));
        QCOMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("busca 7"));
        shown.console.agents.failure = Error{Errc::BadInput, QStringLiteral("too many"), QStringLiteral("vus"), 422};
        shown.click("targetSave");
        QTRY_COMPARE(shown.problem(), QStringLiteral("VUs: The dashboard does not take this."));
        shown.console.agents.failure.reset();
        shown.click("targetSave");
        QTRY_COMPARE(shown.page->unsaved(), QString());
        QVERIFY(!shown.seen("targetTrouble"));
        QCOMPARE(shown.cell(shown.rowOf(QStringLiteral("busca 7")), TargetsModel::Vus), QStringLiteral("7"));
    }

    void bothVersionsAreShown()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetVus", QStringLiteral("7"));
        QVector<Target> theirs = someTargets();
        theirs[1].vus = 9;
        theirs[1].label = QStringLiteral("busca <nova>");
        shown.console.agents.setTargets(theirs);
        QVERIFY(shown.seen("targetConflict"));
        const QString text = shown.child<Paragraph>("targetConflictText")->plainText();
        QVERIFY2(text.contains(QStringLiteral("VUs: on the dashboard 9, here 7")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("busca <nova>")), qPrintable(text));
        QVERIFY(!shown.button("targetSave")->isEnabled());
        shown.click("targetKeepMine");
        QVERIFY(!shown.seen("targetConflict"));
        shown.click("targetSave");
        QTRY_COMPARE(shown.console.agents.edits.size(), 1);
        QCOMPARE(shown.console.agents.edits.first().second.vus, std::optional(7));
        QCOMPARE(shown.console.agents.edits.first().second.label, std::optional(QStringLiteral("busca")));
        QTRY_COMPARE(shown.page->unsaved(), QString());
        shown.type("targetVus", QStringLiteral("8"));
        theirs = shown.console.agents.now.targets;
        theirs[1].vus = 11;
        shown.console.agents.setTargets(theirs);
        shown.click("targetTakeTheirs");
        QCOMPARE(shown.child<QSpinBox>("targetVus")->value(), 11);
        QCOMPARE(shown.page->unsaved(), QString());
        shown.type("targetVus", QStringLiteral("12"));
        theirs.removeAt(1);
        shown.console.agents.setTargets(theirs);
        QVERIFY(shown.seen("targetConflict"));
        shown.click("targetKeepMine");
        shown.click("targetSave");
        QTRY_COMPARE(shown.console.agents.added.size(), 1);
        QCOMPARE(shown.console.agents.added.first().vus, 12);
    }

    void whatIsTypedWhileItIsSavedStays()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetVus", QStringLiteral("7"));
        shown.console.agents.isHolding = true;
        shown.click("targetSave");
        shown.click("targetSave"); // for nothing: it is on its way
        QCOMPARE(shown.console.agents.edits.size(), 1);
        shown.type("targetLabel", QStringLiteral("busca 2"));
        QVERIFY(!shown.button("targetSave")->toolTip().isEmpty());
        shown.console.agents.letGo();
        QTRY_VERIFY(shown.button("targetSave")->toolTip().isEmpty());
        QCOMPARE(shown.child<QLineEdit>("targetLabel")->text(), QStringLiteral("busca 2"));
        QVERIFY(!shown.seen("targetConflict"));
        shown.click("targetSave");
        QTRY_COMPARE(shown.console.agents.edits.size(), 2);
        dashboard::TargetEdit edit = shown.console.agents.edits.last().second;
        QCOMPARE(edit.expected->vus, 7);
        edit.expected.reset();
        dashboard::TargetEdit wanted;
        wanted.label = QStringLiteral("busca 2");
        QCOMPARE(edit, wanted);
    }

    void aChangeThatWasNotSeenYetIsNotOverwritten()
    {
        Shown shown;
        shown.choose(QStringLiteral("busca"));
        shown.type("targetVus", QStringLiteral("7"));
        shown.console.agents.now.targets[1].vus = 9; // on the dashboard, which has not been asked since
        shown.click("targetSave");
        QTRY_VERIFY(shown.seen("targetTrouble"));
        QVERIFY(shown.console.agents.intents.contains(QStringLiteral("refresh")));
        QCOMPARE(shown.console.agents.now.targets[1].vus, 9);
        QCOMPARE(shown.child<QSpinBox>("targetVus")->value(), 7);
        shown.console.agents.setTargets(QVector<Target>(shown.console.agents.now.targets)); // its answer
        QVERIFY(shown.seen("targetConflict"));
        QVERIFY(!shown.seen("targetTrouble"));
        const QString text = shown.child<Paragraph>("targetConflictText")->plainText();
        QVERIFY2(text.contains(QStringLiteral("VUs: on the dashboard 9, here 7")), qPrintable(text));
        shown.click("targetKeepMine");
        shown.click("targetSave");
        QTRY_COMPARE(shown.console.agents.now.targets[1].vus, 7);
        QTRY_COMPARE(shown.page->unsaved(), QString());
    }
};

QTEST_MAIN(TstTargetEditor)
#include "tst_target_editor.moc"
