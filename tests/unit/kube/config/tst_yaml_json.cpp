// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctime>

#include <QRegularExpression>
#include <QStringEncoder>
#include <QTest>

#include "kube/config/yaml_json.h"

using namespace largada;
using kube::jsonFromYaml;

namespace
{

QByteArray converted(const QByteArray &yaml)
{
    const auto json = jsonFromYaml(yaml);
    return json ? *json : "error: " + json.error().what.toUtf8();
}

} // namespace

class TstYamlJson : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void documents_data();
    void documents();
    void otherEncodings();
    void severalDocumentsCanBeRefused();
    void hostileTextEndsQuickly_data();
    void hostileTextEndsQuickly();
    void errorsDoNotQuoteTheText();
};

void TstYamlJson::documents_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("json");

    // What sigs.k8s.io/yaml makes of them.
    QTest::addRow("nothing") << QByteArray() << QByteArray("null");
    QTest::addRow("comment") << QByteArray("# x\n") << QByteArray("null");
    QTest::addRow("plain word") << QByteArray("a: b") << QByteArray(R"({"a":"b"})");
    QTest::addRow("booleans of YAML 1.1")
        << QByteArray("[y, no, On, TRUE, oN]") << QByteArray(R"([true,false,true,true,"oN"])");
    QTest::addRow("quoted is text") << QByteArray("['yes', \"1\", '~', !!str 2]")
                                    << QByteArray(R"(["yes","1","~","2"])");
    QTest::addRow("nulls") << QByteArray("[~, null, ]\n") << QByteArray("[null,null]");
    QTest::addRow("empty value") << QByteArray("a:\nb: 1") << QByteArray(R"({"a":null,"b":1})");
    QTest::addRow("whole numbers") << QByteArray("[1, -2, +3, 0x10, 017, 0o17, 0b11, 1_000, 18446744073709551615]")
                                   << QByteArray("[1,-2,3,16,15,15,3,1000,18446744073709551615]");
    QTest::addRow("fractions") << QByteArray("[1.5, -0.5, 1e3, .5]") << QByteArray("[1.5,-0.5,1000.0,0.5]");
    QTest::addRow("no numbers") << QByteArray("[1.2.3, 2001-01-01, 0x, 1a, '-', 08:00, 1--2, ., _1]")
                                << QByteArray(R"(["1.2.3","2001-01-01","0x","1a","-","08:00","1--2",".","_1"])");
    QTest::addRow("block text") << QByteArray("a: |\n  1\n  2\n") << QByteArray(R"({"a":"1\n2\n"})");
    QTest::addRow("binary") << QByteArray("!!binary YWI=") << QByteArray(R"("ab")");
    QTest::addRow("last of repeated keys") << QByteArray("{a: 1, a: 2}") << QByteArray(R"({"a":2})");
    QTest::addRow("keys are words") << QByteArray("{7: a, yes: b}") << QByteArray(R"({"7":"a","true":"b"})");
    QTest::addRow("alias") << QByteArray("a: &x [1]\nb: *x") << QByteArray(R"({"a":[1],"b":[1]})");
    QTest::addRow("merge key") << QByteArray("a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}")
                               << QByteArray(R"({"a":{"p":1,"q":2},"b":{"p":1,"q":3}})");
    QTest::addRow("merge of several, the first wins")
        << QByteArray("b: {q: 3, <<: [{p: 1}, {p: 2, r: 4}]}") << QByteArray(R"({"b":{"p":1,"q":3,"r":4}})");
    QTest::addRow("merge of a word") << QByteArray("{<<: a}")
                                     << QByteArray("error: a merge key wants a map or a list of maps");
    QTest::addRow("first document only") << QByteArray("a: 1\n---\nb: 2\n") << QByteArray(R"({"a":1})");
    QTest::addRow("JSON with tabs") << QByteArray("{\n\t\"a\":\t\"\\u00e9\\/\"\n}")
                                    << QByteArray("{\"a\":\"\xc3\xa9/\"}");
    QTest::addRow("list as key") << QByteArray("? [a]\n: b") << QByteArray("error: the key of a map is not a word");
    QTest::addRow("no YAML") << QByteArray("a: [1") << QByteArray("error: line 1 is not YAML");
    QTest::addRow("no UTF-8") << QByteArray("a: \xff") << QByteArray("error: not UTF-8");
    QTest::addRow("NUL") << QByteArray("a: \0b", 5) << QByteArray("error: not text");
}

void TstYamlJson::documents()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, json);

    QCOMPARE(converted(yaml), json);
}

// PowerShell's `kubectl config view > file` writes UTF-16.
void TstYamlJson::severalDocumentsCanBeRefused()
{
    const auto two = jsonFromYaml("a: 1\n---\nb: 2\n", kube::Documents::Only);
    QVERIFY(!two);
    QCOMPARE(two.error().code, Errc::BadInput);
    QCOMPARE(*jsonFromYaml("---\na: 1\n", kube::Documents::Only), QByteArray(R"({"a":1})"));
    QCOMPARE(*jsonFromYaml("{\"a\": 1}\n", kube::Documents::Only), QByteArray(R"({"a":1})"));
    QVERIFY(!jsonFromYaml("{\"a\": 1}\n---\n{\"b\": 2}\n", kube::Documents::Only));
}

void TstYamlJson::otherEncodings()
{
    const QString text = QStringLiteral("a: \u00e9");
    QStringEncoder utf16(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
    const QByteArray encoded = utf16(text);
    QCOMPARE(converted(encoded), QByteArray("{\"a\":\"\xc3\xa9\"}"));
    QCOMPARE(converted("\xef\xbb\xbf" + text.toUtf8()), QByteArray("{\"a\":\"\xc3\xa9\"}"));
}

void TstYamlJson::hostileTextEndsQuickly_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<bool>("isRefused");

    QByteArray laughs = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
    for (int level = 1; level < 12; ++level) {
        const QByteArray alias = "*a" + QByteArray::number(level - 1);
        laughs += "a" + QByteArray::number(level) + ": &a" + QByteArray::number(level) + " [" + alias +
                  QByteArray(", " + alias).repeated(9) + "]\n";
    }
    QTest::addRow("billion laughs") << laughs << true;
    QTest::addRow("a long word, often") << "a: &a " + QByteArray(1'000'000, 'x') + "\nb: [*a" +
                                               QByteArray(", *a").repeated(1'000) + "]\n"
                                        << true;
    QTest::addRow("alias of itself") << QByteArray("a: &a [*a, *a, *a]") << true;
    QTest::addRow("merge of itself") << QByteArray("&a {b: 1, <<: *a}") << true;
    QTest::addRow("deep list") << QByteArray(200'000, '[') << true;
    QTest::addRow("deep closed list") << QByteArray(1'900, '[') + QByteArray(1'900, ']') << true;
    QTest::addRow("deep map") << QByteArray("{a: ").repeated(100'000) << true;
    QTest::addRow("deep JSON") << QByteArray("{\"a\":").repeated(100'000) + "1" + QByteArray(100'000, '}') << true;
    QTest::addRow("deep block") << QByteArray("- ").repeated(100'000) << true;
    QTest::addRow("too large") << QByteArray(9 * 1024 * 1024, 'x') << true;
    QByteArray many;
    for (int i = 0; i < 20'000; ++i)
        many += "- name: c" + QByteArray::number(i) + "\n  cluster: {server: https://c}\n";
    QTest::addRow("many entries") << many << false;
}

void TstYamlJson::hostileTextEndsQuickly()
{
    QFETCH(QByteArray, yaml);
    QFETCH(bool, isRefused);

    const std::clock_t begun = std::clock(); // of the processor: others may have it meanwhile
    const auto json = jsonFromYaml(yaml);
    const double seconds = double(std::clock() - begun) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 20, QByteArray::number(seconds).constData());
    QCOMPARE(!json, isRefused);
    if (!json)
        QCOMPARE(json.error().code, Errc::BadInput);
}

void TstYamlJson::errorsDoNotQuoteTheText()
{
    for (const QByteArray &yaml : {QByteArray("token: \"s3cret"), QByteArray("token: [s3cret: }"),
                                   QByteArray("token: *s3cret"), QByteArray("token: @s3cret")})
        QVERIFY2(!converted(yaml).contains("s3cret") && converted(yaml).startsWith("error"),
                 converted(yaml).constData());
}

QTEST_GUILESS_MAIN(TstYamlJson)
#include "tst_yaml_json.moc"
