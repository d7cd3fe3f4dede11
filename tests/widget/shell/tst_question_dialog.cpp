// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include "shell/qt_dialogs.h"
#include "shell/question_dialog.h"
#include "support/picture.h"

using namespace largada;
using namespace largada::ui;

namespace
{

Question protectedStart()
{
    Question question;
    question.title = QStringLiteral("Start load in a protected context?");
    question.text = QStringLiteral("<b>20 runners</b> of job/k6-job in perf begin together.");
    question.confirm = QStringLiteral("Start");
    question.typed = QStringLiteral("arn:aws:eks:sa-east-1:1:cluster/Prod");
    return question;
}

Question threeWays()
{
    Question question;
    question.title = QStringLiteral("A run goes on in the cluster");
    question.confirm = QStringLiteral("Keep running and quit");
    question.other = QStringLiteral("Stop and quit");
    return question;
}

class Shown
{
public:
    explicit Shown(const Question &question) : dialog(question), finished(&dialog, &QDialog::finished)
    {
        dialog.open();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    }
    QPushButton *button(const char *name) const { return dialog.findChild<QPushButton *>(QLatin1String(name)); }
    QLineEdit *field() const { return dialog.findChild<QLineEdit *>(); }
    QVector<int> answers() const
    {
        QVector<int> all;
        for (const auto &signal : finished)
            all << signal.first().toInt();
        return all;
    }

    QuestionDialog dialog;
    QSignalSpy finished;
};

} // namespace

class TestQuestionDialog final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({});
    }

    void confirmsOnlyTheExactName_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isIt");
        const QString name = protectedStart().typed;
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("a part") << name.chopped(1) << false;
        QTest::newRow("another case") << name.toLower() << false;
        QTest::newRow("a space more") << (name + QLatin1Char(' ')) << false;
        QTest::newRow("the name") << name << true;
    }
    void confirmsOnlyTheExactName()
    {
        QFETCH(QString, typed);
        QFETCH(bool, isIt);
        Shown shown(protectedStart());
        QCOMPARE(shown.dialog.focusWidget(), shown.field());
        QTest::keyClicks(shown.field(), typed);
        QCOMPARE(shown.button("questionConfirm")->isEnabled(), isIt);
        QCOMPARE(shown.button("questionConfirm")->accessibleDescription().contains(protectedStart().typed), !isIt);
        QCOMPARE(shown.field()->accessibleDescription().isEmpty(), isIt);
        QTest::keyClick(shown.field(), Qt::Key_Return);
        QCOMPARE(shown.answers(), isIt ? QVector<int>{int(Answer::Confirm)} : QVector<int>());
    }

    void theNameCanBeCopiedAndPasted()
    {
        Shown shown(protectedStart());
        auto *name = shown.dialog.findChild<QLabel *>(QStringLiteral("questionName"));
        QVERIFY(name->textInteractionFlags() & Qt::TextSelectableByKeyboard);
        name->setSelection(0, int(name->text().size()));
        QCOMPARE(name->selectedText(), protectedStart().typed);
        QGuiApplication::clipboard()->setText(name->selectedText());
        shown.field()->paste();
        QVERIFY(shown.button("questionConfirm")->isEnabled());
        QTest::mouseClick(shown.button("questionConfirm"), Qt::LeftButton);
        QCOMPARE(shown.answers(), QVector<int>{int(Answer::Confirm)});
    }

    void escapeIsNoAnswer()
    {
        Shown shown(protectedStart());
        QTest::keyClicks(shown.field(), protectedStart().typed);
        QTest::keyClick(&shown.dialog, Qt::Key_Escape);
        QCOMPARE(shown.answers(), QVector<int>{int(Answer::Cancel)});
    }

    void threeAnswers_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("answer");
        QTest::newRow("cancel") << QStringLiteral("questionCancel") << int(Answer::Cancel);
        QTest::newRow("confirm") << QStringLiteral("questionConfirm") << int(Answer::Confirm);
        QTest::newRow("other") << QStringLiteral("questionOther") << int(Answer::Other);
    }
    void threeAnswers()
    {
        QFETCH(QString, button);
        QFETCH(int, answer);
        Shown shown(threeWays());
        QTest::mouseClick(shown.button(button.toLatin1().constData()), Qt::LeftButton);
        QCOMPARE(shown.answers(), QVector<int>{answer});
    }

    void returnCancelsWhereNothingIsTyped()
    {
        Shown shown(threeWays());
        QTest::keyClick(&shown.dialog, Qt::Key_Return);
        QCOMPARE(shown.answers(), QVector<int>{int(Answer::Cancel)});
    }

    void dialogsAnswer()
    {
        QWidget parent;
        parent.show();
        QtDialogs dialogs;
        QVector<bool> answers;
        dialogs.ask(&parent, threeWays(), [&answers](bool answer) { answers << answer; });
        auto *dialog = parent.findChild<QuestionDialog *>();
        QVERIFY(dialog != nullptr);
        dialog->findChild<QPushButton *>(QStringLiteral("questionOther"))->click(); // no yes
        QCOMPARE(answers, QVector<bool>{false});
    }

    void hasALook()
    {
        for (const test::Look &look : test::allLooks({460, 260}, {620, 320})) {
            test::wear(look);
            QuestionDialog typed(protectedStart());
            test::picture(typed, look, QStringLiteral("question-typed"));
            QuestionDialog three(threeWays());
            test::picture(three, look, QStringLiteral("question-three"));
        }
    }
};

QTEST_MAIN(TestQuestionDialog)
#include "tst_question_dialog.moc"
