// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "backends/kubernetes/manifest_yaml.h"

using namespace largada;
using namespace largada::backends;

class TestYamlJson : public QObject
{
    Q_OBJECT
private slots:
    void toJson_data();
    void toJson();
    void refused_data();
    void refused();
    void toYaml();
    void backAndForth();
};

void TestYamlJson::toJson_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *yaml, const char *json) {
        QTest::newRow(yaml) << QByteArray(yaml) << QByteArray(json);
    };
    row("a: 1", R"({"a":1})");
    row("a: -3", R"({"a":-3})");
    row("a: \"1\"", R"({"a":"1"})");
    row("a: 'true'", R"({"a":"true"})");
    row("a: true", R"({"a":true})");
    row("a: No", R"({"a":false})");
    row("a: ~", R"({"a":null})");
    row("a:", R"({"a":null})");
    row("a: 0644", R"({"a":420})");
    row("a: 0x1F", R"({"a":31})");
    row("a: 1.5", R"({"a":1.5})");
    row("a: 1e3", R"({"a":1000.0})");
    row("a: 500m", R"({"a":"500m"})");
    row("a: 99999999999999999999", R"({"a":"99999999999999999999"})");
    row("a: [x, 2]\nb: {c: d}", R"({"a":["x",2],"b":{"c":"d"}})");
    row("a: |\n  x\n  y\n", R"({"a":"x\ny\n"})");
    row("x: &x {k: v}\ny: *x", R"({"x":{"k":"v"},"y":{"k":"v"}})");
    row(R"({"kind":"Job","n":[{"a":null}]})", R"({"kind":"Job","n":[{"a":null}]})");
}

void TestYamlJson::toJson()
{
    QFETCH(QByteArray, yaml);
    const auto json = yamlToJson(yaml);
    QVERIFY(json);
    QTEST(*json, "json");
}

void TestYamlJson::refused_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("no document") << QByteArray();
    QTest::newRow("two") << QByteArray("a: 1\n---\nb: 2\n");
    QTest::newRow("broken") << QByteArray("a: [");
    QTest::newRow("unknown alias") << QByteArray("a: *b");
    QTest::newRow("too deep") << QByteArray(100, '[') + QByteArray(100, ']');
    QByteArray laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 9; ++i) {
        const auto before = "*a" + QByteArray::number(i - 1);
        laughs += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" +
                  QByteArrayList(10, before).join(',') + "]\n";
    }
    QTest::newRow("a billion aliases") << laughs;
}

void TestYamlJson::refused()
{
    QFETCH(QByteArray, yaml);
    const auto json = yamlToJson(yaml);
    QVERIFY(!json);
    QCOMPARE(json.error().code, Errc::BadInput);
}

void TestYamlJson::toYaml()
{
    QCOMPARE(jsonToYaml(R"({"kind":"Job","spec":{"m":4,"n":5,"on":"yes","size":"1","empty":{},"none":[],"b":false,
                            "args":["run","--paused","a b: c"],"env":[{"name":"A","value":"x\ny"},{"name":"B"}]}})"),
             QByteArray("kind: Job\n"
                        "spec:\n"
                        "  m: 4\n"
                        "  \"n\": 5\n"
                        "  \"on\": \"yes\"\n"
                        "  size: \"1\"\n"
                        "  empty: {}\n"
                        "  none: []\n"
                        "  b: false\n"
                        "  args:\n"
                        "  - run\n"
                        "  - \"--paused\"\n"
                        "  - \"a b: c\"\n"
                        "  env:\n"
                        "  - name: A\n"
                        "    value: \"x\\ny\"\n"
                        "  - name: B\n"));
    QCOMPARE(jsonToYaml("{"), QByteArray());
    QCOMPARE(jsonToYaml("[]"), QByteArray("[]\n"));
}

void TestYamlJson::backAndForth()
{
    const QByteArray json =
        R"({"a":"<redacted>","b":"- x","c":"x #y","d":"","e":"null","f":"1.5","g":[[1,[2]],{"h":{}}],)"
        R"("i":" lead","j":"0x1","k":"tail ","l":"é\u0001","m":"app.kubernetes.io/x","n":"a=b"})";
    const auto back = yamlToJson(jsonToYaml(json));
    QVERIFY(back);
    QCOMPARE(*back, json);
}

QTEST_GUILESS_MAIN(TestYamlJson)
#include "tst_manifest_yaml.moc"
