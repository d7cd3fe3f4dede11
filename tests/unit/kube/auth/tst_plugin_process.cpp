// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "kube/auth/plugin_process.h"

using namespace largada;
using namespace largada::kube;

class TstPluginProcess : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void endings_data();
    void endings();
    void commands_data();
    void commands();
    void argumentsAndEnvironmentAreExact();
    void hangingOneIsKilledWithItsChildren();
    void deletingKillsWithChildren();
    void plainTexts_data();
    void plainTexts();

private:
    PluginCommand shell(const QByteArray &script) const;
    QString write(const QString &name, const QByteArray &content) const;
    Result<QByteArray> ran(const PluginCommand &command) const;
    QByteArray contentOf(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TstPluginProcess::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

QString TstPluginProcess::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_directory->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qCritical("%s cannot be written", qPrintable(name));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

QByteArray TstPluginProcess::contentOf(const QString &name) const
{
    QFile file(m_directory->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

PluginCommand TstPluginProcess::shell(const QByteArray &script) const
{
    PluginCommand command;
    command.program = write(QStringLiteral("plugin"), "#!/bin/sh\n" + script + '\n');
    command.environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    command.environment.insert(QStringLiteral("DIR"), m_directory->path());
    command.patience = std::chrono::seconds(30);
    return command;
}

Result<QByteArray> TstPluginProcess::ran(const PluginCommand &command) const
{
    PluginProcess process(command);
    QObject context;
    std::optional<Result<QByteArray>> result;
    deliver(process.run(), &context, [&result](const Result<QByteArray> &answer) { result = answer; });
    [&result] { QTRY_VERIFY_WITH_TIMEOUT(result, 20'000); }();
    return result.value_or(Error{Errc::Internal});
}

void TstPluginProcess::endings_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("expected"); // stdout, or code, status and what

    QTest::addRow("prints") << QByteArray("printf hello; echo noise >&2") << QStringLiteral("hello");
    QTest::addRow("nothing on its standard input") << QByteArray("cat; printf end") << QStringLiteral("end");
    QTest::addRow("leaves a child with its pipes") << QByteArray("sleep 20 & printf a") << QStringLiteral("a");
    // client-go exec_test.go "binary-fails"
    QTest::addRow("fails") << QByteArray("echo s3cret; printf '\\033[31mlog in\\033[0m first\\r\\n' >&2; exit 73")
                           << QStringLiteral("Process 73 ended with code 73\nlog in first");
    QTest::addRow("signal") << QByteArray("kill -9 $$") << QStringLiteral("Process 137 ended with code 137");
    QTest::addRow("too much") << QByteArray("head -c 2000000 /dev/zero; sleep 20")
                              << QStringLiteral("Process 0 printed more than 1 MiB");
    QTest::addRow("much complaint keeps its end")
        << QByteArray("head -c 300000 /dev/zero | tr '\\0' x >&2; printf END >&2; exit 1")
        << QStringLiteral("Process 1 ended with code 1\n") + QString(4093, u'x') + QStringLiteral("END");
}

void TstPluginProcess::endings()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, expected);

    const auto output = ran(shell(script));
    if (output) {
        QCOMPARE(QString::fromUtf8(*output), expected);
        return;
    }
    QCOMPARE(output.error().code, Errc::Process);
    QCOMPARE(QStringLiteral("Process %1 %2").arg(output.error().status).arg(output.error().what), expected);
    QCOMPARE(output.error().subject, m_directory->filePath(QStringLiteral("plugin")));
}

void TstPluginProcess::commands_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isFound");

    // client-go exec_test.go "unknown-binary"
    QTest::addRow("in PATH") << QStringLiteral("plugin") << QStringLiteral("/nowhere:%1") << true;
    QTest::addRow("not in PATH") << QStringLiteral("no-such-plugin") << QStringLiteral("/bin:%1") << false;
    QTest::addRow("no PATH") << QStringLiteral("plugin") << QString() << false;
    QTest::addRow("relative PATH") << QStringLiteral("plugin") << QStringLiteral(".:bin") << false;
    QTest::addRow("path") << QStringLiteral("%1/plugin") << QString() << true;
    QTest::addRow("no such path") << QStringLiteral("%1/no-such-plugin") << QString() << false;
    QTest::addRow("directory") << QStringLiteral("%1") << QString() << false;
    QTest::addRow("not executable") << QStringLiteral("/etc/passwd") << QString() << false;
}

void TstPluginProcess::commands()
{
    QFETCH(QString, program);
    QFETCH(QString, path);
    QFETCH(bool, isFound);

    PluginCommand command = shell("echo yes");
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_directory->path()));
    command.program = program.replace(QStringLiteral("%1"), m_directory->path());
    command.environment.insert(QStringLiteral("PATH"), path.replace(QStringLiteral("%1"), m_directory->path()));
    command.installHint = QStringLiteral("\x1b[1mapt\x1b[0m install it");
    const auto output = ran(command);
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(bool(output), isFound);
    if (output)
        return;
    QCOMPARE(output.error().code, Errc::NotFound);
    QCOMPARE(output.error().subject, command.program);
    QCOMPARE(output.error().what, QStringLiteral("no such program\napt install it"));
}

void TstPluginProcess::argumentsAndEnvironmentAreExact()
{
    PluginCommand command = shell(R"(printf '%s|' "$#" "$@" "$INFO")");
    command.arguments = {QStringLiteral("a b"), QString(), QStringLiteral("$(id)"), QStringLiteral("\"q\"")};
    command.environment.insert(QStringLiteral("INFO"), QStringLiteral("{\"a\": 'b'}"));
    const auto output = ran(command);
    QVERIFY(output);
    QCOMPARE(*output, QByteArray("4|a b||$(id)|\"q\"|{\"a\": 'b'}|"));
}

void TstPluginProcess::hangingOneIsKilledWithItsChildren()
{
    PluginCommand command = shell("echo slow >&2; sleep 300 & echo $! > $DIR/child; wait");
    command.patience = std::chrono::milliseconds(1'500);
    const auto output = ran(command);
    QVERIFY(!output);
    QCOMPARE(output.error().code, Errc::Process);
    QCOMPARE(output.error().what, QStringLiteral("did not end within 1.5 s\nslow"));
    const int child = contentOf(QStringLiteral("child")).trimmed().toInt();
    QVERIFY(child > 0);
    QTRY_VERIFY(::kill(child, 0) != 0);
}

void TstPluginProcess::deletingKillsWithChildren()
{
    auto process = std::make_unique<PluginProcess>(shell("sleep 300 & echo $! > $DIR/child; wait"));
    const auto future = process->run();
    QTRY_VERIFY(contentOf(QStringLiteral("child")).endsWith('\n'));
    QElapsedTimer timer;
    timer.start();
    process.reset();
    QVERIFY(timer.elapsed() < 60'000);
    QTRY_VERIFY(::kill(contentOf(QStringLiteral("child")).trimmed().toInt(), 0) != 0);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.resultCount(), 0);
}

void TstPluginProcess::plainTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("plain");

    // client-go client_config_test.go TestCleanANSIEscapeCodes
    QTest::addRow("bold") << QByteArray("\x1b[1mbold tuna\x1b[0m, fish") << QStringLiteral("bold tuna, fish");
    QTest::addRow("cursor") << QByteArray("\x1b[2Aup, \x1b[2Cright") << QStringLiteral("up, right");
    QTest::addRow("clear") << QByteArray("clear: \x1b[2J") << QStringLiteral("clear: ");
    QTest::addRow("colours") << QByteArray("\x1b[38;5;196mred\x1b[m") << QStringLiteral("red");
    QTest::addRow("title") << QByteArray("\x1b]0;title\x07text") << QStringLiteral("text");
    QTest::addRow("link") << QByteArray("\x1b]8;;http://x\x1b\\x\x1b]8;;\x1b\\") << QStringLiteral("x");
    QTest::addRow("lines and tabs") << QByteArray("a\r\n\tb\n") << QStringLiteral("a\n\tb\n");
    QTest::addRow("bell, backspace") << QByteArray("a\a\bb\r") << QStringLiteral("ab");
    QTest::addRow("letters") << QByteArray("\xce\xb1 \xe2\x88\xab") << QStringLiteral("\u03b1 \u222b");
    QTest::addRow("direction override") << QByteArray("a\xe2\x80\xaetxt") << QStringLiteral("atxt");
    QTest::addRow("cut") << QByteArray("a\x1b") << QStringLiteral("a");
}

void TstPluginProcess::plainTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, plain);

    QCOMPARE(plainText(text), plain);
}

QTEST_GUILESS_MAIN(TstPluginProcess)
#include "tst_plugin_process.moc"
