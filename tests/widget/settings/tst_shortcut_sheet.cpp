// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QLineEdit>
#include <QSignalSpy>

#include "shell/shortcut_sheet.h"
#include "shell/standard_actions.h"
#include "support/picture.h"
#include "widgets/label.h"
#include "widgets/tag.h"

using namespace largada;
using namespace largada::ui;

namespace
{

struct Shown {
    Shown()
    {
        addStandardActions(actions);
        sheet = std::make_unique<ShortcutSheet>(actions);
        sheet->open();
        sheet->activateWindow();
    }
    template<class T>
    T *find(const char *name) const
    {
        return sheet->findChild<T *>(QLatin1String(name));
    }
    QStringList texts() const // of what is to be seen
    {
        QStringList list;
        for (const Label *label : sheet->findChildren<Label *>()) {
            if (label->isVisible())
                list << label->text();
        }
        return list;
    }
    QStringList keys() const
    {
        QStringList list;
        for (const KeyCaps *caps : sheet->findChildren<KeyCaps *>()) {
            if (caps->isVisible())
                list << caps->accessibleName();
        }
        return list;
    }
    QTemporaryDir directory;
    settings::PreferencesFile preferences{directory.path()};
    Actions actions{preferences};
    std::unique_ptr<ShortcutSheet> sheet;
};

} // namespace

class TestShortcutSheet : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({false, false, {}});
    }

    void listsEveryShortcut();
    void searchFindsTextsAndKeys_data();
    void searchFindsTextsAndKeys();
    void escapeEmptiesTheSearchAndThenCloses();
    void changedKeysAreShownAtOnce();
    void changeLeadsToTheSettings();
    void followsTheLanguage();
    void pictures();
};

void TestShortcutSheet::listsEveryShortcut()
{
    const Shown shown;
    const QStringList texts = shown.texts(), keys = shown.keys();
    for (const ActionEntry &entry : shown.actions.entries()) {
        QVERIFY2(texts.contains(entry.text), qPrintable(entry.text));
        for (const QStringList &caps : entry.keys)
            QVERIFY2(keys.contains(caps.join(QLatin1Char('+'))), qPrintable(entry.text));
    }
    for (const ActionGroup group : allActionGroups)
        QVERIFY(texts.contains(nameOf(group)));
}

void TestShortcutSheet::searchFindsTextsAndKeys_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("a text, in any case") << QStringLiteral("QUIT") << QStringList{QStringLiteral("Ctrl+Q")};
    QTest::newRow("keys") << QStringLiteral("f5") << QStringList{QStringLiteral("Ctrl+R"), QStringLiteral("F5")};
    QTest::newRow("spaces around") << QStringLiteral("  quit ") << QStringList{QStringLiteral("Ctrl+Q")};
    QTest::newRow("nothing") << QStringLiteral("🦔") << QStringList();
}

void TestShortcutSheet::searchFindsTextsAndKeys()
{
    QFETCH(const QString, typed);
    const Shown shown;
    shown.find<QLineEdit>("sheetSearch")->setText(typed);
    QTEST(shown.keys(), "keys");
    QCOMPARE(shown.find<Label>("sheetNothing")->isVisible(), shown.keys().isEmpty());
    QVERIFY(!shown.texts().contains(nameOf(ActionGroup::Run)));
}

void TestShortcutSheet::escapeEmptiesTheSearchAndThenCloses()
{
    const Shown shown;
    QVERIFY(QTest::qWaitForWindowActive(shown.sheet.get()));
    auto *search = shown.find<QLineEdit>("sheetSearch");
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("quit"));
    QCOMPARE(shown.keys().size(), 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QVERIFY(shown.sheet->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!shown.sheet->isVisible());
}

void TestShortcutSheet::changedKeysAreShownAtOnce()
{
    Shown shown;
    shown.actions.setKeys(action::quit, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Q));
    QVERIFY(shown.keys().contains(QStringLiteral("Ctrl+Alt+Q")));
    QVERIFY(!shown.keys().contains(QStringLiteral("Ctrl+Q")));
}

void TestShortcutSheet::changeLeadsToTheSettings()
{
    const Shown shown;
    const QSignalSpy wanted(shown.sheet.get(), &ShortcutSheet::changeWanted);
    QTest::mouseClick(shown.find<QAbstractButton>("sheetChange"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!shown.sheet->isVisible());
}

void TestShortcutSheet::followsTheLanguage()
{
    const Shown shown;
    test::wear({false, true, {}});
    QTRY_COMPARE(shown.sheet->windowTitle(), QStringLiteral("Atalhos"));
    QTRY_VERIFY(shown.texts().contains(QStringLiteral("Sair")));
    QVERIFY(!shown.texts().contains(QStringLiteral("Quit")));
    test::wear({false, false, {}});
    QTRY_VERIFY(shown.texts().contains(QStringLiteral("Quit")));
    QVERIFY(!shown.texts().contains(QStringLiteral("Sair")));
}

void TestShortcutSheet::pictures()
{
    for (const bool isDark : {false, true}) {
        for (const int percent : {100, 200}) {
            const test::Look look{isDark, isDark, {520 * percent / 100, 560}, percent};
            test::wear(look);
            const Shown shown;
            QVERIFY(!test::picture(*shown.sheet, look, QStringLiteral("sheet")).isNull());
            QCOMPARE(shown.sheet->size(), look.size);
        }
    }
}

QTEST_MAIN(TestShortcutSheet)
#include "tst_shortcut_sheet.moc"
