// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <memory>
#include <vector>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "settings/preferences_file.h"

using namespace largada::settings;
using namespace std::chrono_literals;

namespace
{

Preferences otherPreferences()
{
    Preferences other;
    other.language = LanguageChoice::Portuguese;
    other.theme = ThemeChoice::Dark;
    other.textPercent = 150;
    other.k6 = QStringLiteral("/opt/com espaço, vírgula;/k6");
    other.historyDays = 0;
    other.historyRuns = 20;
    other.countdown = 0s;
    other.gateTimeout = 24h;
    other.notifications = {false, false, false};
    other.shortcuts = {{QStringLiteral("run.start"), QStringLiteral("Ctrl+K, Ctrl+S")},
                       {QStringLiteral("view.dock"), QString()},
                       {QStringLiteral("help"), QStringLiteral("Ctrl+,")}};
    other.connections = {{QStringLiteral("produção, sul"), QStringLiteral("/home/a b/kube;config"),
                          QStringLiteral("arn:aws:eks:sa-east-1:1:cluster/perf"), QStringLiteral("perf"),
                          Protection::ReadOnly},
                         {QStringLiteral("kind"), {}, {}, {}, Protection::Normal}};
    other.fleet = QStringLiteral("kind");
    return other;
}

WindowState otherWindow()
{
    WindowState other;
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes.append(static_cast<char>(i));
    other.geometry = bytes;
    other.dock = QByteArray("\0\0", 2);
    other.page = QStringLiteral("runners");
    other.isNavigationCollapsed = other.isDockOpen = other.areTipsClosed = true;
    other.headers = {{QStringLiteral("runs"), bytes}, {QStringLiteral("runners"), QByteArray("x")}};
    other.choices = {{QStringLiteral("runners/view"), QStringLiteral("@table")},
                     {QStringLiteral("runners"), QStringLiteral("100%")}};
    return other;
}

// Permissions count for nothing to root, so that these tests are somebody else for a while.
class WithoutPrivileges
{
public:
    explicit WithoutPrivileges(const QString &directory)
    {
        constexpr uid_t nobody = 65534;
        if (::geteuid() != 0)
            return;
        m_isDropped = ::chown(qPrintable(directory), nobody, nobody) == 0 && ::seteuid(nobody) == 0;
    }
    ~WithoutPrivileges()
    {
        if (m_isDropped && ::seteuid(0) != 0)
            qFatal("privileges are not back");
    }

private:
    bool m_isDropped = false;
};

} // namespace

class TestPreferencesFile : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
    }

    void everyValueComesBack()
    {
        {
            PreferencesFile file(path());
            QCOMPARE(file.preferences(), Preferences{});
            QCOMPARE(file.window(), WindowState{});
            QCOMPARE(file.trouble(), FileTrouble::None);
            file.setPreferences(otherPreferences());
            file.setWindow(otherWindow());
        }
        PreferencesFile again(path());
        QCOMPARE(again.preferences(), otherPreferences());
        QCOMPARE(again.window(), otherWindow());
        again.setPreferences({});
        again.setWindow({});
        again.flush();
        PreferencesFile once(path());
        QCOMPARE(once.preferences(), Preferences{});
        QCOMPARE(once.window(), WindowState{});
    }

    void nothingIsWrittenUntilSomethingChanges()
    {
        {
            PreferencesFile file(path(QStringLiteral("new/deep")));
            file.setPreferences({});
        }
        QVERIFY(QDir(path()).isEmpty());
    }

    void onlyTheOwnerMayRead()
    {
        PreferencesFile file(path(QStringLiteral("new/deep")));
        file.setPreferences(otherPreferences());
        file.flush();
        const auto rights = [](const QString &name) { return QFile::permissions(name) & (QFile::Permissions(0x0077)); };
        QCOMPARE(rights(file.file()), QFile::Permissions());
        QCOMPARE(rights(path(QStringLiteral("new"))), QFile::Permissions());
        QCOMPARE(rights(path(QStringLiteral("new/deep"))), QFile::Permissions());
    }

    void changesAreToldAtOnceAndWrittenTogether()
    {
        PreferencesFile file(path());
        QSignalSpy changes(&file, &PreferencesFile::changed);
        Preferences wanted;
        wanted.textPercent = 125;
        file.setPreferences(wanted);
        file.setPreferences(wanted);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first().first().value<Preferences>(), Preferences{});
        wanted.textPercent = 200;
        file.setPreferences(wanted);
        QVERIFY(!QFile::exists(file.file()));
        QTRY_VERIFY(content().contains("textPercent=200"));
        QCOMPARE(changes.size(), 2);
    }

    void aBadValueIsItsDefaultAlone_data()
    {
        QTest::addColumn<QByteArray>("line");
        const QByteArray inPreferences = "[preferences]\n", inWindow = "[window]\n";
        for (const char *bad :
             {"language=fr", "language=", "theme=1", "textPercent=110", "textPercent=big", "historyDays=-1",
              "historyDays=36501", "historyRuns=1.5", "historyRuns=99999999999999999999", "countdownSeconds=31",
              "countdownSeconds=-1", "countdownSeconds=\"1, 2\"", "gateTimeoutMinutes=0", "gateTimeoutMinutes=1441",
              "k6=@ByteArray(x)", "language=@Invalid()"})
            QTest::newRow(bad) << inPreferences + bad;
        QTest::newRow("failRate=yes") << QByteArray("[notifications]\nfailRate=yes");
        QTest::newRow("phaseChanged=") << QByteArray("[notifications]\nphaseChanged=");
        QTest::newRow("shortcut of bytes") << QByteArray("[shortcuts]\nhelp=@ByteArray(x)");
        for (const char *bad : {"geometry=text", "dock=1", "page=@ByteArray(x)", "dockOpen=2"})
            QTest::newRow(bad) << inWindow + bad;
        QTest::newRow("header of text") << QByteArray("[headers]\nruns=wide");
    }
    void aBadValueIsItsDefaultAlone()
    {
        QFETCH(QByteArray, line);
        const QByteArray key = line.mid(line.indexOf('\n') + 1).split('=').first();
        put(line + "\n[choices]\ngood=yes\n");
        QTest::ignoreMessage(
            QtWarningMsg,
            QRegularExpression(QStringLiteral("value cannot be used.*/%1\"").arg(QString::fromLatin1(key))));
        PreferencesFile file(path());
        QCOMPARE(file.trouble(), FileTrouble::None);
        QCOMPARE(file.preferences(), Preferences{});
        WindowState expected;
        expected.choices.insert(QStringLiteral("good"), QStringLiteral("yes"));
        QCOMPARE(file.window(), expected);
    }

    void theEndsOfTheRangesAreGood()
    {
        put("[preferences]\nhistoryDays=36500\nhistoryRuns=0\ncountdownSeconds=30\ngateTimeoutMinutes=1\n");
        const PreferencesFile file(path());
        QCOMPARE(file.preferences().historyDays, 36500);
        QCOMPARE(file.preferences().historyRuns, 0);
        QCOMPARE(file.preferences().countdown, 30s);
        QCOMPARE(file.preferences().gateTimeout, 1min);
    }

    void connectionsThatAreNoneAreLeftOut()
    {
        put("[connections]\n1\\name=a\n3\\name=a\n3\\context=x\n4\\context=y\n5\\name=b\n");
        PreferencesFile file(path());
        const auto &found = file.preferences().connections;
        QCOMPARE(found.size(), 2); // of 3 the name is taken, 4 has none
        QCOMPARE(found.at(0).name, QStringLiteral("a"));
        QCOMPARE(found.at(0).protection, Protection::Protected);
        QCOMPARE(found.at(1).name, QStringLiteral("b"));
    }

    void aConnectionThatGoesLeavesNoKeys()
    {
        Preferences wanted = otherPreferences();
        {
            PreferencesFile file(path());
            file.setPreferences(wanted);
        }
        wanted.connections.removeFirst();
        {
            PreferencesFile file(path());
            file.setPreferences(wanted);
        }
        QCOMPARE(PreferencesFile(path()).preferences().connections, wanted.connections);
    }

    void aShortcutWrittenByHandNeedsNoQuotes()
    {
        put("[shortcuts]\nhelp=Ctrl+K, Ctrl+H\n");
        const PreferencesFile file(path());
        QCOMPARE(file.preferences().shortcuts.value(QStringLiteral("help")), QStringLiteral("Ctrl+K, Ctrl+H"));
    }

    void aFileThatIsNoIniIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("prose") << QByteArray("this is no settings file\n");
        QTest::newRow("cut in a line") << QByteArray("[preferences]\ntheme=dark\nlangu");
        QTest::newRow("NUL") << QByteArray("theme=\0dark\n", 12);
        QTest::newRow("not UTF-8") << QByteArray("theme=\xff\xfe=\n");
        QTest::newRow("cut in a character") << QByteArray("theme=d\xc3");
        QTest::newRow("program") << QByteArray("\x7f"
                                               "ELF=\x02\x01\x01\0\0\0=",
                                               13);
        QTest::newRow("huge") << QByteArray("theme=") + QByteArray(5 * 1024 * 1024, 'x');
    }
    void aFileThatIsNoIniIsSetAside()
    {
        QFETCH(QByteArray, bytes);
        put(bytes);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not be understood and lies at")));
        PreferencesFile file(path());
        QCOMPARE(file.trouble(), FileTrouble::SetAside);
        QCOMPARE(file.preferences(), Preferences{});
        QVERIFY(!QFile::exists(file.file()));
        QVERIFY(QRegularExpression(QStringLiteral("/settings\\.ini\\.broken-\\d{8}-\\d{6}$"))
                    .match(file.troubleFile())
                    .hasMatch());
        QCOMPARE(content(file.troubleFile()), bytes);
        file.setPreferences(otherPreferences());
        file.flush();
        QCOMPARE(file.trouble(), FileTrouble::SetAside);
        QCOMPARE(PreferencesFile(path()).preferences(), otherPreferences());
    }

    void twoBrokenFilesLieBesideEachOther()
    {
        QStringList places;
        for (int i = 0; i < 2; ++i) {
            put("rubbish\n");
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not be understood")));
            places << PreferencesFile(path()).troubleFile();
        }
        QVERIFY(places.first() != places.last());
        QCOMPARE(QDir(path()).entryList(QDir::Files).size(), 2);
    }

    void aBrokenFileThatCannotBeMovedIsNotWrittenOver()
    {
        put("rubbish\n");
        QVERIFY(QFile::setPermissions(iniPath(), QFile::Permissions(0x6666)));
        const WithoutPrivileges nobody(path());
        QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::ExeOwner));
        const QRegularExpression notMoved(QStringLiteral("could not be moved aside"));
        QTest::ignoreMessage(QtWarningMsg, notMoved);
        PreferencesFile file(path());
        QCOMPARE(file.trouble(), FileTrouble::ReadOnly);
        file.setPreferences(otherPreferences());
        QTest::ignoreMessage(QtWarningMsg, notMoved);
        file.flush();
        QCOMPARE(content(), QByteArray("rubbish\n"));

        QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not be understood")));
        file.flush();
        QCOMPARE(file.trouble(), FileTrouble::SetAside);
        QCOMPARE(content(file.troubleFile()), QByteArray("rubbish\n"));
        QCOMPARE(PreferencesFile(path()).preferences(), otherPreferences());
    }

    void aFileThatBreaksMeanwhileIsSetAsideToo()
    {
        PreferencesFile file(path());
        file.setPreferences(otherPreferences());
        file.flush();
        put("rubbish\n");
        QSignalSpy troubles(&file, &PreferencesFile::troubled);
        file.setWindow(otherWindow());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not be understood")));
        file.flush();
        QCOMPARE(troubles.size(), 1);
        QCOMPARE(file.trouble(), FileTrouble::SetAside);
        QCOMPARE(content(file.troubleFile()), QByteArray("rubbish\n"));
        const PreferencesFile again(path());
        QCOMPARE(again.preferences(), otherPreferences());
        QCOMPARE(again.window(), otherWindow());
    }

    void aFileThatCannotBeReadIsLeftAlone()
    {
        put("[preferences]\ntheme=dark\n");
        QVERIFY(QFile::setPermissions(iniPath(), {}));
        const WithoutPrivileges nobody(path());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("file cannot be read")));
        PreferencesFile file(path());
        QCOMPARE(file.trouble(), FileTrouble::ReadOnly);
        QCOMPARE(file.preferences(), Preferences{});
        file.setPreferences(otherPreferences());
        file.flush();
        QCOMPARE(file.preferences(), otherPreferences());
        QCOMPARE(QDir(path()).entryList(QDir::Files), QStringList{QStringLiteral("settings.ini")});
    }

    void whatCannotBeWrittenHoldsUntilItCan_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("the file is there") << true;
        QTest::newRow("a file is to be made") << false;
    }
    void whatCannotBeWrittenHoldsUntilItCan()
    {
        QFETCH(bool, isThere);
        const auto all = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
        if (isThere)
            put("[preferences]\ntheme=dark\n[later]\nkey=kept\n");
        const WithoutPrivileges nobody(path());
        QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::ExeOwner));
        PreferencesFile file(path());
        QCOMPARE(file.trouble(), FileTrouble::None);
        QSignalSpy troubles(&file, &PreferencesFile::troubled);
        file.setPreferences(otherPreferences());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("file cannot be written")));
        file.flush();
        QCOMPARE(file.trouble(), FileTrouble::ReadOnly);
        QCOMPARE(troubles.size(), 1);
        QCOMPARE(file.preferences(), otherPreferences());

        QVERIFY(QFile::setPermissions(path(), all));
        if (isThere) { // made by somebody else
            QVERIFY(QFile::remove(iniPath()));
            put("[preferences]\ntheme=dark\n[later]\nkey=kept\n");
        }
        file.flush();
        QCOMPARE(file.trouble(), FileTrouble::None);
        QCOMPARE(troubles.size(), 2);
        QCOMPARE(PreferencesFile(path()).preferences(), otherPreferences());
        QCOMPARE(content().contains("key=kept"), isThere);
    }

    void aFileInPlaceOfTheDirectoryIsSaid()
    {
        put("not a directory\n", path(QStringLiteral("taken")));
        PreferencesFile file(path(QStringLiteral("taken")));
        file.setPreferences(otherPreferences());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("file cannot be written")));
        file.flush();
        QCOMPARE(file.trouble(), FileTrouble::ReadOnly);
        QVERIFY(QFile::remove(path(QStringLiteral("taken"))));
        file.flush();
        QCOMPARE(file.trouble(), FileTrouble::None);
    }

    void aLaterProgramsFileIsNotTouched()
    {
        const QByteArray later = "[General]\nschema=2\n\n[preferences]\ntheme=dark\n";
        put(later);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("of a later program")));
        {
            PreferencesFile file(path());
            QCOMPARE(file.trouble(), FileTrouble::Newer);
            QCOMPARE(file.preferences(), Preferences{});
            file.setPreferences(otherPreferences());
        }
        QCOMPARE(content(), later);
    }

    void aLaterProgramThatComesMeanwhileIsHeeded()
    {
        PreferencesFile file(path());
        const QByteArray later = "[General]\nschema=7\n";
        put(later);
        QSignalSpy troubles(&file, &PreferencesFile::troubled);
        file.setPreferences(otherPreferences());
        file.flush();
        QCOMPARE(file.trouble(), FileTrouble::Newer);
        QCOMPARE(troubles.size(), 1);
        QCOMPARE(content(), later);
    }

    void unknownKeysStay()
    {
        put("[General]\nschema=1\nearlier=\"a, b\"\n\n[preferences]\nfont=serif\ntheme=dark\n\n[later]\nx\\y=7\n");
        PreferencesFile file(path());
        file.setPreferences({});
        file.setWindow(otherWindow());
        file.flush();
        for (const char *line : {"schema=1", "earlier=\"a, b\"", "font=serif", "x\\y=7", "theme=system"})
            QVERIFY2(content().contains(line), line);
    }

    void whatIsRemovedTakesNothingElseWithIt()
    {
        PreferencesFile file(path());
        file.setWindow(otherWindow());
        file.flush();
        WindowState less = otherWindow();
        less.choices.remove(QStringLiteral("runners"));
        file.setWindow(less);
        file.flush();
        QCOMPARE(PreferencesFile(path()).window(), less);
    }

    void theLastWriterWinsKeyByKey()
    {
        put("[preferences]\ntheme=light\nhistoryDays=10\n");
        PreferencesFile file(path());
        Preferences wanted = file.preferences();
        wanted.historyDays = 20;
        file.setPreferences(wanted);
        file.flush();
        put("[preferences]\ntheme=dark\nhistoryDays=30\nhistoryRuns=5\n");
        wanted.textPercent = 200;
        file.setPreferences(wanted);
        file.flush();
        const Preferences together = PreferencesFile(path()).preferences();
        QCOMPARE(together.theme, ThemeChoice::Dark);
        QCOMPARE(together.historyDays, 30);
        QCOMPARE(together.historyRuns, 5);
        QCOMPARE(together.textPercent, 200);
    }

    void programsAtTheSameTimeLoseNothing()
    {
        constexpr int programs = 6;
        std::vector<std::unique_ptr<QProcess>> running;
        for (int i = 0; i < programs; ++i) {
            running.push_back(std::make_unique<QProcess>());
            running.back()->start(QCoreApplication::applicationFilePath(),
                                  {QStringLiteral("--write"), path(), QString::number(i)});
        }
        for (const auto &program : running) {
            QTRY_COMPARE_WITH_TIMEOUT(program->state(), QProcess::NotRunning, 30000);
            QCOMPARE(program->exitStatus(), QProcess::NormalExit);
            QCOMPARE(program->exitCode(), 0);
        }
        QCOMPARE(PreferencesFile(path()).preferences().shortcuts.size(), programs * writesOfAProgram);
    }

    void theDesktopSaysWhereSettingsAre()
    {
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(path()));
        QCOMPARE(defaultConfigDirectory(), path(QStringLiteral("largada")));
        qunsetenv("XDG_CONFIG_HOME");
        QVERIFY(QDir::isAbsolutePath(defaultConfigDirectory()));
    }

public:
    static constexpr int writesOfAProgram = 10;

    static int write(const QString &directory, const QString &name)
    {
        PreferencesFile file(directory);
        for (int i = 0; i < writesOfAProgram; ++i) {
            Preferences wanted = file.preferences();
            wanted.shortcuts.insert(QStringLiteral("%1.%2").arg(name, QString::number(i)), QStringLiteral("F1"));
            file.setPreferences(wanted);
            file.flush();
        }
        return file.trouble() == FileTrouble::None ? 0 : 1;
    }

private:
    QString path(const QString &name = {}) const
    {
        return name.isEmpty() ? m_directory->path() : m_directory->filePath(name);
    }
    QString iniPath() const { return path(QStringLiteral("settings.ini")); }
    QByteArray content(const QString &name = {}) const
    {
        QFile file(name.isEmpty() ? iniPath() : name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QByteArray &bytes, const QString &name = {}) const
    {
        QFile file(name.isEmpty() ? iniPath() : name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == QStringLiteral("--write"))
        return TestPreferencesFile::write(arguments[2], arguments[3]);
    TestPreferencesFile test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_preferences_file.moc"
