// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QLineEdit>
#include <QSet>
#include <QSignalSpy>
#include <QVBoxLayout>

#include "shell/actions.h"
#include "shell/standard_actions.h"
#include "support/picture.h"

using namespace largada;
using namespace largada::ui;

namespace
{

QKeySequence key(const char *text)
{
    return QKeySequence(QLatin1String(text), QKeySequence::PortableText);
}

// A window with a field and a place beside it that can have the focus.
struct Window {
    Window()
    {
        auto *rows = new QVBoxLayout(&widget);
        rows->addWidget(field);
        rows->addWidget(grid);
        grid->setFocusPolicy(Qt::StrongFocus);
        addStandardActions(actions);
        actions.attachTo(&widget);
        widget.show();
        widget.activateWindow();
    }
    QTemporaryDir directory;
    settings::PreferencesFile preferences{directory.path()};
    Actions actions{preferences};
    QWidget widget;
    QLineEdit *field = new QLineEdit;
    QWidget *grid = new QWidget;
};

} // namespace

class TestActions : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({false, false, {}});
    }

    void keyTriggersItsAction();
    void changedKeysHoldAtOnceAndAreKept();
    void noKeyCanBeChosen();
    void takenKeysLeaveTheOtherAction();
    void conflictNamesTheOtherAction();
    void restoringTakesTheStandardKeysBack();
    void restoreAllKeepsIdsThatAreUnknown();
    void keysOfTheGridStayWhatTheyAre();
    void unusableTextInTheFileCountsAsStandard_data();
    void unusableTextInTheFileCountsAsStandard();
    void sameKeysTwiceInTheFileGoToTheFirst();
    void slashIsTextInAField();
    void standardKeysAreAllDifferent();
    void textsFollowTheLanguage();
    void capsOfKeys_data();
    void capsOfKeys();
};

void TestActions::keyTriggersItsAction()
{
    Window window;
    QVERIFY(QTest::qWaitForWindowActive(&window.widget));
    const QSignalSpy settings(window.actions.action(action::page(PageId::Settings)), &QAction::triggered);
    const QSignalSpy reload(window.actions.action(action::reload), &QAction::triggered);
    window.grid->setFocus();
    QTest::keyClick(&window.widget, Qt::Key_6, Qt::ControlModifier);
    QTest::keyClick(&window.widget, Qt::Key_Comma, Qt::ControlModifier);
    QTest::keyClick(&window.widget, Qt::Key_F5);
    QCOMPARE(settings.size(), 2);
    QCOMPARE(reload.size(), 1);
}

void TestActions::changedKeysHoldAtOnceAndAreKept()
{
    Window window;
    QVERIFY(QTest::qWaitForWindowActive(&window.widget));
    const QSignalSpy changed(&window.actions, &Actions::changed);
    const QSignalSpy quit(window.actions.action(action::quit), &QAction::triggered);
    window.actions.setKeys(action::quit, key("Ctrl+Alt+F9"));
    QCOMPARE(changed.size(), 1);
    QTest::keyClick(&window.widget, Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(quit.size(), 0);
    QTest::keyClick(&window.widget, Qt::Key_F9, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(quit.size(), 1);
    window.preferences.flush();

    settings::PreferencesFile again(window.directory.path());
    Actions others(again);
    addStandardActions(others);
    QCOMPARE(others.keys(action::quit), QList<QKeySequence>{key("Ctrl+Alt+F9")});
    QCOMPARE(again.preferences().shortcuts.size(), 1);
}

void TestActions::noKeyCanBeChosen()
{
    Window window;
    window.actions.setKeys(action::reload, {});
    QVERIFY(window.actions.keys(action::reload).isEmpty());
    QVERIFY(window.actions.action(action::reload)->shortcuts().isEmpty());
    window.actions.restore(action::reload);
    QCOMPARE(window.actions.keys(action::reload), (QList<QKeySequence>{key("Ctrl+R"), key("F5")}));
    QVERIFY(window.preferences.preferences().shortcuts.isEmpty());
}

void TestActions::takenKeysLeaveTheOtherAction()
{
    Window window;
    window.actions.setKeys(action::exportPage, key("F5"));
    QCOMPARE(window.actions.keys(action::exportPage), QList<QKeySequence>{key("F5")});
    QCOMPARE(window.actions.keys(action::reload), QList<QKeySequence>{key("Ctrl+R")});
    QCOMPARE(window.actions.action(action::reload)->shortcuts(), QList<QKeySequence>{key("Ctrl+R")});
}

void TestActions::conflictNamesTheOtherAction()
{
    Window window;
    QCOMPARE(window.actions.conflict(action::exportPage, key("Ctrl+J")), action::dock);
    QCOMPARE(window.actions.conflict(action::dock, key("Ctrl+J")), std::nullopt);
    QCOMPARE(window.actions.conflict(action::dock, key("Ctrl+Alt+J")), std::nullopt);
    QCOMPARE(window.actions.conflict(action::dock, key("N")), QStringLiteral("pods.nextProblem"));
}

void TestActions::restoringTakesTheStandardKeysBack()
{
    Window window;
    window.actions.setKeys(action::exportPage, key("Ctrl+J"));
    QVERIFY(window.actions.keys(action::dock).isEmpty());
    window.actions.restore(action::dock);
    QCOMPARE(window.actions.keys(action::dock), QList<QKeySequence>{key("Ctrl+J")});
    QVERIFY(window.actions.keys(action::exportPage).isEmpty());
}

void TestActions::restoreAllKeepsIdsThatAreUnknown()
{
    Window window;
    settings::Preferences preferences = window.preferences.preferences();
    preferences.shortcuts.insert(QStringLiteral("later.thing"), QStringLiteral("Ctrl+Alt+T"));
    window.preferences.setPreferences(preferences);
    window.actions.setKeys(action::quit, key("Ctrl+Alt+Q"));
    window.actions.restoreAll();
    QCOMPARE(window.preferences.preferences().shortcuts.keys(), QStringList{QStringLiteral("later.thing")});
    QCOMPARE(window.actions.keys(action::quit), QList<QKeySequence>{key("Ctrl+Q")});
}

void TestActions::keysOfTheGridStayWhatTheyAre()
{
    Window window;
    const QString id = QStringLiteral("pods.nextProblem");
    QVERIFY(!window.actions.isChangeable(id));
    QCOMPARE(window.actions.action(id), nullptr);
    window.actions.setKeys(id, key("Ctrl+N"));
    window.actions.setKeys(action::quit, key("N")); // it would never reach the grid
    QCOMPARE(window.actions.keys(id), QList<QKeySequence>{key("N")});
    QVERIFY(window.actions.keys(action::quit).isEmpty());
}

void TestActions::unusableTextInTheFileCountsAsStandard_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("keys");
    QTest::newRow("no key") << QStringLiteral("Ctrl+Nonsense") << QStringLiteral("Ctrl+Q");
    QTest::newRow("a sentence") << QStringLiteral("the key at the left") << QStringLiteral("Ctrl+Q");
    QTest::newRow("empty: none") << QString() << QString();
    QTest::newRow("two") << QStringLiteral("Ctrl+Alt+Q; F12") << QStringLiteral("Ctrl+Alt+Q; F12");
}

void TestActions::unusableTextInTheFileCountsAsStandard()
{
    QFETCH(const QString, text);
    Window window;
    settings::Preferences preferences = window.preferences.preferences();
    preferences.shortcuts.insert(action::quit, text);
    window.preferences.setPreferences(preferences);
    QTEST(QKeySequence::listToString(window.actions.keys(action::quit)), "keys");
}

void TestActions::sameKeysTwiceInTheFileGoToTheFirst()
{
    Window window;
    settings::Preferences preferences = window.preferences.preferences();
    preferences.shortcuts.insert(action::dock, QStringLiteral("Ctrl+1"));
    preferences.shortcuts.insert(action::quit, QStringLiteral("Ctrl+1"));
    window.preferences.setPreferences(preferences);
    QCOMPARE(window.actions.keys(action::dock), QList<QKeySequence>{key("Ctrl+1")});
    QVERIFY(window.actions.keys(action::quit).isEmpty());
    QVERIFY(window.actions.keys(action::page(PageId::Overview)).isEmpty());
}

void TestActions::slashIsTextInAField()
{
    Window window;
    QVERIFY(QTest::qWaitForWindowActive(&window.widget));
    const QSignalSpy filter(window.actions.action(action::filter), &QAction::triggered);
    window.field->setFocus();
    QTest::keyClick(window.field, Qt::Key_Slash);
    QCOMPARE(window.field->text(), QStringLiteral("/"));
    QCOMPARE(filter.size(), 0);
    window.grid->setFocus();
    QTest::keyClick(window.grid, Qt::Key_Slash);
    QCOMPARE(filter.size(), 1);
}

void TestActions::standardKeysAreAllDifferent()
{
    Window window;
    QSet<QString> seen;
    const QVector<ActionEntry> entries = window.actions.entries();
    QCOMPARE(entries.size(), 28);
    for (const ActionEntry &entry : entries) {
        QVERIFY2(!entry.isChanged && !entry.keys.isEmpty(), qPrintable(entry.id));
        for (const QKeySequence &keys : window.actions.keys(entry.id)) {
            QVERIFY2(!seen.contains(keys.toString()), qPrintable(entry.id));
            seen.insert(keys.toString());
        }
    }
}

void TestActions::textsFollowTheLanguage()
{
    Window window;
    QCOMPARE(window.actions.action(action::page(PageId::Runs))->text(), QStringLiteral("Runs"));
    const QSignalSpy changed(&window.actions, &Actions::changed);
    test::wear({false, true, {}});
    window.actions.retranslate();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(window.actions.action(action::page(PageId::Runs))->text(), QStringLiteral("Execuções"));
    QCOMPARE(nameOf(ActionGroup::General), QStringLiteral("Geral"));
}

void TestActions::capsOfKeys_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QStringList>("caps");
    QTest::newRow("letters") << QStringLiteral("Ctrl+Shift+S")
                             << QStringList{QStringLiteral("Ctrl"), QStringLiteral("Shift"), QStringLiteral("S")};
    QTest::newRow("plus") << QStringLiteral("Ctrl++") << QStringList{QStringLiteral("Ctrl"), QStringLiteral("+")};
    QTest::newRow("function key") << QStringLiteral("F1") << QStringList{QStringLiteral("F1")};
    QTest::newRow("none") << QString() << QStringList();
}

void TestActions::capsOfKeys()
{
    QFETCH(const QString, keys);
    QTEST(capsOf(QKeySequence(keys, QKeySequence::PortableText)), "caps");
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
