// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include "k6/script_text.h"

using namespace largada::k6;

class TestScriptText : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void onlyCodeIsLeft_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, const char *script, const char *code) {
            QTest::newRow(name) << QByteArray(script) << QByteArray(code);
        };
        row("empty", "", "");
        row("code", "a = b / c;", "a = b / c;");
        row("line comment", "a // b\nc", "a  \nc");
        row("line comment at the end", "a // b", "a  ");
        row("block comment", "a/* b \n */c", "a c");
        row("open block comment", "a /* b", "a  ");
        row("slash star slash", "a /*/ b */ c", "a   c");
        row("comment in a string", "'// a' + \"/* b\"", "'' + \"\"");
        row("quote in a string", "'a\\'b' c", "'' c");
        row("other quote", "\"it's\" c", "\"\" c");
        row("open string ends with its line", "'a\nb", "''\nb");
        row("backslash at the end", "'a\\", "''");
        row("kept string", "exports['setup']", "exports['setup']");
        row("template", "`a // ${b} 'c` d", "`${b}` d");
        row("template in a template", "`${ {a: `x${1}y`} }z` d", "`${ {a: `${1}`} }` d");
        row("escaped backtick", "`a\\`b` c", "`` c");
        row("open template", "`a", "`");
        row("regular expression", "a = /\"[/']/.test(b) // c", "a = ``.test(b)  ");
        row("regular expression after return", "return /'/", "return ``");
        row("division twice", "a / b / '//'", "a / b / ''");
        row("division after brackets", "(a) / b['c'] / d", "(a) / b[''] / d");
        row("slash without an end", "= / a\nb", "= / a\nb");
    }
    void onlyCodeIsLeft()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const QByteArray, code);
        QCOMPARE(codeOnly(script, "setup"), code);
    }

    void anyBytesAreScanned()
    {
        const auto seed = quint32(QRandomGenerator::global()->generate());
        QRandomGenerator random(seed);
        const QByteArray alphabet("/*'\"`${}()[]\\\n,:ab \0\xff\xc3", 22);
        for (int round = 0; round < 3000; ++round) {
            QByteArray script;
            for (int i = 0, size = random.bounded(60); i < size; ++i)
                script += alphabet[random.bounded(int(alphabet.size()))];
            const auto code = codeOnly(script, "setup");
            QVERIFY2(code.size() <= 2 * script.size() + 2, qPrintable(QStringLiteral("seed %1").arg(seed)));
            objectHasKey(code, 0, "setup");
        }
    }

    void objectKeysAreFound_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("shorthand") << QByteArray("{ setup }") << true;
        QTest::newRow("value") << QByteArray("{a, setup: b}") << true;
        QTest::newRow("method") << QByteArray("{a: 1, async setup() {}}") << true;
        QTest::newRow("quoted") << QByteArray("{'setup': b}") << true;
        QTest::newRow("getter") << QByteArray("{get setup() {}}") << true;
        QTest::newRow("after a function") << QByteArray("{a: function () { return [1, 2] }, setup}") << true;
        QTest::newRow("trailing comma") << QByteArray("{setup,}") << true;
        QTest::newRow("inner object") << QByteArray("{a: {setup}}") << false;
        QTest::newRow("argument") << QByteArray("{a: f(b, setup)}") << false;
        QTest::newRow("value only") << QByteArray("{a: setup}") << false;
        QTest::newRow("longer name") << QByteArray("{setupAll, mysetup}") << false;
        QTest::newRow("after the object") << QByteArray("{a}, setup") << false;
        QTest::newRow("cut") << QByteArray("{a, b") << false;
        QTest::newRow("empty") << QByteArray("{}") << false;
    }
    void objectKeysAreFound()
    {
        QFETCH(const QByteArray, code);
        QFETCH(const bool, isFound);
        QCOMPARE(objectHasKey(code, 0, "setup"), isFound);
    }
};

QTEST_GUILESS_MAIN(TestScriptText)
#include "tst_script_text.moc"
