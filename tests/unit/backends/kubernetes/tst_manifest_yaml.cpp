// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "backends/kubernetes/manifest_yaml.h"
#include "kube/config/yaml_json.h"

using namespace largada;
using namespace largada::backends;

class TstManifestYaml : public QObject
{
    Q_OBJECT
private slots:
    void toYaml();
    void backAndForth();
};

void TstManifestYaml::toYaml()
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

void TstManifestYaml::backAndForth()
{
    const QByteArray json =
        R"({"a":"<redacted>","b":"- x","c":"x #y","d":"","e":"null","f":"1.5","g":[[1,[2]],{"h":{}}],)"
        R"("i":" lead","j":"0x1","k":"tail ","l":"é\u0001","m":"app.kubernetes.io/x","n":"a=b","o":"_1"})";
    const auto back = kube::jsonFromYaml(jsonToYaml(json));
    QVERIFY(back);
    QCOMPARE(*back, json);
}

QTEST_GUILESS_MAIN(TstManifestYaml)
#include "tst_manifest_yaml.moc"
