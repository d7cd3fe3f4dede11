// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "k6/bounded_log.h"

using namespace largada::k6;

class TestBoundedLog : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void linesComeBackInOrder()
    {
        BoundedLog log;
        log.feed("one\ntwo\n\nfour\n");
        QCOMPARE(log.last(10),
                 QStringList({QStringLiteral("one"), QStringLiteral("two"), QString(), QStringLiteral("four")}));
        QCOMPARE(log.last(2), QStringList({QString(), QStringLiteral("four")}));
        QCOMPARE(log.last(0), QStringList());
    }

    void nothingWasSaid()
    {
        BoundedLog log;
        QCOMPARE(log.last(5), QStringList());
        QCOMPARE(log.lastError(), QString());
        log.feed({});
        QCOMPARE(log.last(5), QStringList());
    }

    void linesMayBeCutAnywhere()
    {
        const QByteArray all = "first line\nsecond — with UTF-8 ✓\n\nthird, unfinished";
        BoundedLog whole;
        whole.feed(all);
        for (qsizetype cut = 0; cut <= all.size(); ++cut) {
            BoundedLog log;
            log.feed(all.left(cut));
            log.feed(all.mid(cut));
            QCOMPARE(log.last(10), whole.last(10));
        }
        BoundedLog single;
        for (const char byte : all)
            single.feed(QByteArray(1, byte));
        QCOMPARE(single.last(10), whole.last(10));
    }

    void unfinishedLineCountsAsOne()
    {
        BoundedLog log;
        log.feed("a\nb\nc");
        QCOMPARE(log.last(2), QStringList({QStringLiteral("b"), QStringLiteral("c")}));
        QCOMPARE(log.last(1), QStringList({QStringLiteral("c")}));
        log.feed("d\n");
        QCOMPARE(log.last(1), QStringList({QStringLiteral("cd")}));
    }

    void longLinesAreCutAndTheNextOnesWhole()
    {
        BoundedLog log;
        for (int i = 0; i < 100; ++i)
            log.feed(QByteArray(100'000, 'x'));
        log.feed("\nnext\n");
        const QStringList lines = log.last(10);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].size(), qsizetype(BoundedLog::longestLine));
        QCOMPARE(lines[1], QStringLiteral("next"));
    }

    void onlyTheLastLinesAreKept()
    {
        BoundedLog log;
        for (int i = 0; i < BoundedLog::mostLines + 500; ++i)
            log.feed(QByteArray::number(i) + '\n');
        const QStringList lines = log.last(1'000'000);
        QCOMPARE(lines.size(), qsizetype(BoundedLog::mostLines));
        QCOMPARE(lines.first(), QStringLiteral("500"));
        QCOMPARE(lines.last(), QString::number(BoundedLog::mostLines + 499));
    }

    void bytesThatAreNoTextDoNoHarm()
    {
        BoundedLog log;
        log.feed(QByteArray("\xff\xfe ok \x00 still\n", 14));
        const QStringList lines = log.last(1);
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines[0].contains(QLatin1String("ok")));
        QVERIFY(lines[0].contains(QChar::ReplacementCharacter));
        QVERIFY(!log.lastError().isEmpty());
    }

    void lastErrorIsK6sMessage_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *said, const char *expected) {
            QTest::newRow(name) << QByteArray(said) << QString::fromUtf8(expected);
        };
        row("quoted", "time=\"2026-11-23T14:05:09Z\" level=error msg=\"a b c\"\n", "a b c");
        row("one word", "time=\"x\" level=error msg=boom\n", "boom");
        row("word, then a field", "level=error msg=boom hint=x\n", "boom");
        row("unfinished line", "level=error msg=\"cut here\"", "cut here");
        row("fatal", "level=fatal msg=\"no such command\"\n", "no such command");
        row("panic", "level=panic msg=\"oh no\"\n", "oh no");
        row("the last of two", "level=error msg=first\nlevel=error msg=second\n", "second");
        row("an error before warnings", "level=error msg=first\nlevel=warning msg=\"not this\"\nplain\n", "first");
        row("escaped quotes", "level=error msg=\"ReferenceError: \\\"x\\\" is not defined\"",
            "ReferenceError: \"x\" is not defined");
        row("escaped line ends", "level=error msg=\"one\\n\\tat file.js:1\\n\"", "one\n\tat file.js:1");
        row("escaped backslash before n", "level=error msg=\"open C:\\\\new\\\\temp.js: missing\"",
            "open C:\\new\\temp.js: missing");
        row("backslash at the end", "level=error msg=\"C:\\\\\" hint=\"x\"", "C:\\");
        row("quote after a backslash", "level=error msg=\"a\\\\\\\"b\"", "a\\\"b");
        row("colours", "level=error msg=\"\\x1b[31mred\"", "\x1b[31mred");
        row("escaped code points", "level=error msg=\"n\\u00e3o \\U0001f600 \\ufeffx\"", "n\u00e3o \U0001f600 \ufeffx");
        row("half an escape", "level=error msg=\"\\u12\"", "u12");
        row("other languages", "level=error msg=\"não há memória\"\n", "não há memória");
        row("no error: the last line", "hello\nlevel=info msg=fine\n\n  \n", "level=info msg=fine");
        row("not closed", "level=error msg=\"never closed\n", "\"never");
    }
    void lastErrorIsK6sMessage()
    {
        QFETCH(const QByteArray, said);
        QFETCH(const QString, expected);
        BoundedLog log;
        log.feed(said);
        QCOMPARE(log.lastError(), expected);
    }
};

QTEST_GUILESS_MAIN(TestBoundedLog)
#include "tst_bounded_log.moc"
