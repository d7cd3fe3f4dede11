// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/picture.h"
#include "widget/settings/shown_settings.h"

using namespace largada;
using namespace largada::ui;

class TestShortcutsCard : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({false, false, {}});
    }

    void filterFindsShortcuts();
    void keysAreRecorded();
    void recordingEndsWithoutAChange();
    void keyOfAnotherActionIsAskedAbout();
    void keyOfTheGridCannotBeTaken();
    void bareLettersAreRefused();
    void restoringBringsTheStandardKeys();
};

void TestShortcutsCard::filterFindsShortcuts()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
    shown.page->focusFilter();
    auto *search = shown.find<QLineEdit>("shortcutSearch");
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("ctrl+q"));
    QVERIFY(shown.keys(action::quit)->isVisible());
    QVERIFY(!shown.keys(action::reload)->isVisible());
    search->insert(QStringLiteral("🦔"));
    QVERIFY(shown.find<Label>("noShortcut")->isVisible());
    QVERIFY(shown.page->escape());
    QVERIFY(search->text().isEmpty());
    QVERIFY(shown.keys(action::reload)->isVisible());
    QVERIFY(!shown.page->escape());
}

void TestShortcutsCard::keysAreRecorded()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    shown.actions.attachTo(shown.page.get());
    QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
    shown.page->open(QStringLiteral("shortcuts"));
    const QSignalSpy reload(shown.actions.action(action::reload), &QAction::triggered);
    shown.record(action::reload);
    QTest::keyClick(shown.keys(action::reload), Qt::Key_R, Qt::ControlModifier); // its own: not triggered
    QCOMPARE(reload.size(), 0);
    QCOMPARE(shown.preferences().shortcuts.value(action::reload), QStringLiteral("Ctrl+R"));
    shown.record(action::reload);
    QTest::keyClick(shown.keys(action::reload), Qt::Key_F9);
    QCOMPARE(shown.preferences().shortcuts.value(action::reload), QStringLiteral("F9"));
    shown.record(action::reload);
    QTest::keyClick(shown.keys(action::reload), Qt::Key_Backspace);
    QVERIFY(shown.actions.keys(action::reload).isEmpty());
}

void TestShortcutsCard::recordingEndsWithoutAChange()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
    shown.page->open(QStringLiteral("shortcuts"));
    shown.record(action::reload);
    QTest::keyClick(shown.keys(action::reload), Qt::Key_Escape);
    QVERIFY(!shown.page->escape());
    shown.record(action::reload);
    shown.record(action::quit); // the focus goes
    QVERIFY(shown.page->escape());
    QVERIFY(!shown.page->escape());
    QVERIFY(shown.preferences().shortcuts.isEmpty());
}

void TestShortcutsCard::keyOfAnotherActionIsAskedAbout()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
    shown.page->open(QStringLiteral("shortcuts"));
    shown.record(action::exportPage);
    QTest::keyClick(shown.keys(action::exportPage), Qt::Key_J, Qt::ControlModifier);
    QVERIFY(shown.texts().contains(QStringLiteral("Ctrl+J belongs to “Events and logs”.")));
    QVERIFY(shown.preferences().shortcuts.isEmpty());
    QTest::mouseClick(shown.visible("conflictCancel"), Qt::LeftButton);
    QVERIFY(shown.preferences().shortcuts.isEmpty());

    shown.record(action::exportPage);
    QTest::keyClick(shown.keys(action::exportPage), Qt::Key_J, Qt::ControlModifier);
    auto *use = shown.visible("conflictUse");
    QVERIFY(use->hasFocus());
    QTest::keyClick(use, Qt::Key_Space);
    QCOMPARE(shown.actions.keys(action::exportPage), QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_J)});
    QVERIFY(shown.actions.keys(action::dock).isEmpty());
}

void TestShortcutsCard::keyOfTheGridCannotBeTaken()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
    shown.page->open(QStringLiteral("shortcuts"));
    QVERIFY(!shown.find<QAbstractButton>("keys.pods.nextProblem")->isEnabled());
    shown.actions.add({QStringLiteral("test.grid"),
                       ActionGroup::Pods,
                       [] { return QStringLiteral("Grid thing"); },
                       {QKeySequence(Qt::CTRL | Qt::Key_G)},
                       ActionScope::Grid});
    shown.record(action::exportPage);
    QTest::keyClick(shown.keys(action::exportPage), Qt::Key_G, Qt::ControlModifier);
    QVERIFY(shown.texts().contains(QStringLiteral("Ctrl+G belongs to “Grid thing” and stays there.")));
    QVERIFY(shown.visible("conflictUse") == nullptr);
    QVERIFY(shown.page->escape());
    QVERIFY(shown.preferences().shortcuts.isEmpty());
}

void TestShortcutsCard::bareLettersAreRefused()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
    shown.page->open(QStringLiteral("shortcuts"));
    shown.record(action::reload);
    for (const int key : {int(Qt::Key_B), int(Qt::Key_7), int(Qt::Key_Space), int(Qt::Key_Return), int(Qt::Key_Left)}) {
        QTest::keyClick(shown.keys(action::reload), Qt::Key(key));
        QVERIFY(shown.texts().contains(QStringLiteral("Only with Ctrl or Alt, or a function key.")));
    }
    QVERIFY(shown.preferences().shortcuts.isEmpty());
    QTest::keyClick(shown.keys(action::reload), Qt::Key_B, Qt::AltModifier);
    QCOMPARE(shown.preferences().shortcuts.value(action::reload), QStringLiteral("Alt+B"));
}

void TestShortcutsCard::restoringBringsTheStandardKeys()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    shown.page->open(QStringLiteral("shortcuts"));
    QVERIFY(!shown.find<QAbstractButton>("restoreAll")->isEnabled());
    QVERIFY(!shown.find<QAbstractButton>("restore.general.quit")->isVisible());
    shown.actions.setKeys(action::quit, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Q));
    shown.actions.setKeys(action::undo, {});
    shown.click("restore.general.quit");
    QCOMPARE(shown.preferences().shortcuts.keys(), QStringList{action::undo});
    shown.click("restoreAll");
    QVERIFY(shown.preferences().shortcuts.isEmpty());
}

QTEST_MAIN(TestShortcutsCard)
#include "tst_shortcuts_card.moc"
