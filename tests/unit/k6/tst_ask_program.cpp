// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <optional>

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "k6/ask_program.h"

using namespace largada::k6;

class TestAskProgram : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_said.reset();
        m_calls = 0;
    }

    void outputAndEndAreAnswered_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QString>("error");
        QTest::newRow("good") << QStringLiteral("echo hello") << 0 << QByteArray("hello\n") << QString();
        QTest::newRow("nothing") << QStringLiteral("exit 0") << 0 << QByteArray() << QString();
        QTest::newRow("failed") << QStringLiteral("echo half; echo bad luck >&2; exit 3") << 3 << QByteArray("half\n")
                                << QStringLiteral("bad luck");
        QTest::newRow("k6's log") << QStringLiteral(
                                         "echo 'level=error msg=\"no \\\"x\\\"\"' >&2; echo later >&2; exit 107")
                                  << 107 << QByteArray() << QStringLiteral("no \"x\"");
        QTest::newRow("killed") << QStringLiteral("kill -KILL $$") << 137 << QByteArray() << QString();
        QTest::newRow("no text") << QStringLiteral("printf '\\377\\000\\001'") << 0 << QByteArray("\xff\x00\x01", 3)
                                 << QString();
    }
    void outputAndEndAreAnswered()
    {
        QFETCH(const QString, script);
        QFETCH(const int, code);
        QFETCH(const QByteArray, output);
        QFETCH(const QString, error);
        ask(shell(script));
        QCOMPARE(m_calls, 0); // later, never from inside
        QTRY_COMPARE(m_calls, 1);
        QVERIFY(m_said->started && !m_said->timedOut);
        QCOMPARE(m_said->exitCode, code);
        QCOMPARE(m_said->isOk(), code == 0);
        QCOMPARE(m_said->output, output);
        QCOMPARE(m_said->error, error);
    }

    void bigOutputComesWhole()
    {
        ask(shell(QStringLiteral("head -c 8000000 /dev/zero; head -c 300000 /dev/zero >&2")));
        QTRY_COMPARE_WITH_TIMEOUT(m_calls, 1, 20'000);
        QVERIFY(m_said->isOk());
        QCOMPARE(m_said->output.size(), qsizetype(8'000'000));
    }

    void missingProgramIsSaid_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("no such file") << QStringLiteral("/nonexistent/k6");
        QTest::newRow("not in PATH") << QStringLiteral("no-such-program-here");
        QTest::newRow("a directory") << QStringLiteral("/");
        QTest::newRow("not executable") << QStringLiteral("/etc/passwd");
        QTest::newRow("empty") << QString();
    }
    void missingProgramIsSaid()
    {
        QFETCH(const QString, program);
        ask({program, {QStringLiteral("version")}, QProcessEnvironment::systemEnvironment()});
        QTRY_COMPARE(m_calls, 1);
        QVERIFY(!m_said->started);
        QVERIFY(!m_said->isOk());
        QVERIFY(!m_said->timedOut);
        QCOMPARE(m_said->exitCode, 255);
        QVERIFY(!m_said->error.isEmpty());
    }

    void impatienceKillsTheProgram()
    {
        ProgramCall call = shell(QStringLiteral("trap '' TERM; echo begun; sleep 1000"));
        call.patience = std::chrono::milliseconds(1000); // long enough to have begun
        QElapsedTimer timer;
        timer.start();
        ask(call);
        QTRY_COMPARE(m_calls, 1);
        QVERIFY(timer.elapsed() >= 900); // a timer may be a twentieth early
        QVERIFY(m_said->started && m_said->timedOut && !m_said->isOk());
        QCOMPARE(m_said->exitCode, 137);
        QCOMPARE(m_said->output, QByteArray("begun\n"));
    }

    void answerBeforeTheTimeIsNoTimeout()
    {
        ProgramCall call = shell(QStringLiteral("exit 4"));
        call.patience = std::chrono::milliseconds(20'000);
        ask(call);
        QTRY_COMPARE(m_calls, 1);
        QVERIFY(!m_said->timedOut);
        QCOMPARE(m_said->exitCode, 4);
    }

    void environmentIsTheGivenOne()
    {
        ProgramCall call = shell(QStringLiteral("echo $LARGADA_X-$HOME-"));
        call.environment = QProcessEnvironment();
        call.environment.insert(QStringLiteral("LARGADA_X"), QString::fromUtf8("a b ✓"));
        ask(call);
        QTRY_COMPARE(m_calls, 1);
        QCOMPARE(QString::fromUtf8(m_said->output), QString::fromUtf8("a b ✓--\n"));
    }

    void programReadsNothingFromUs()
    {
        ask(shell(QStringLiteral("cat; echo end")));
        QTRY_COMPARE(m_calls, 1);
        QCOMPARE(m_said->output, QByteArray("end\n"));
    }

    void programEndsWithItsContext()
    {
        const QTemporaryDir directory;
        const QString pidFile = directory.filePath(QStringLiteral("pid"));
        auto context = std::make_unique<QObject>();
        int calls = 0;
        askProgram(shell(QStringLiteral("echo $$ > '%1.part'; mv '%1.part' '%1'; sleep 1000").arg(pidFile)),
                   context.get(), [&calls](const ProgramAnswer &) { ++calls; });
        QTRY_VERIFY(QFile::exists(pidFile));
        QFile file(pidFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString process = QStringLiteral("/proc/") + QString::fromLatin1(file.readAll().trimmed());
        QVERIFY(QFile::exists(process));
        context.reset(); // warns of nothing
        QTRY_VERIFY(!QFile::exists(process));
        QCOMPARE(calls, 0);
    }

private:
    static ProgramCall shell(const QString &script)
    {
        return {QStringLiteral("/bin/sh"), {QStringLiteral("-c"), script}, QProcessEnvironment::systemEnvironment()};
    }
    void ask(const ProgramCall &call)
    {
        askProgram(call, this, [this](const ProgramAnswer &said) {
            ++m_calls;
            m_said = said;
        });
    }

    std::optional<ProgramAnswer> m_said;
    int m_calls = 0;
};

QTEST_GUILESS_MAIN(TestAskProgram)
#include "tst_ask_program.moc"
