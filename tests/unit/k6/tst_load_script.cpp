// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the wrapper does to the load is tested with real k6, in tests/k6.
#include <QRegularExpression>
#include <QTest>

#include "k6/load_script.h"

using namespace largada::k6;

class TestLoadScript : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void pathIsWrittenAsUrl_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("plain") << QStringLiteral("/a/b-c_d.e~f.js") << QByteArray("file:///a/b-c_d.e~f.js");
        QTest::newRow("space and accent")
            << QStringLiteral("/a b/ção.js") << QByteArray("file:///a%20b/%C3%A7%C3%A3o.js");
        QTest::newRow("quotes and backslash")
            << QStringLiteral("/a\"b'c\\d`e${f}.js") << QByteArray("file:///a%22b%27c%5Cd%60e$%7Bf%7D.js");
        QTest::newRow("URL's own") << QStringLiteral("/a%20b#c?d.js") << QByteArray("file:///a%2520b%23c%3Fd.js");
        QTest::newRow("line breaks") << QStringLiteral("/a\nb\r\u2028\t.js")
                                     << QByteArray("file:///a%0Ab%0D%E2%80%A8%09.js");
    }
    void pathIsWrittenAsUrl()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, url);
        const auto wrapper = loadWrapper(path, 25);
        QVERIFY2(wrapper.startsWith("import * as script from \"" + url + "\";\nexport * from \"" + url + "\";\n"),
                 wrapper.constData());
    }

    void percentIsInTheWrapper_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : {1, 25, 100})
            QTest::addRow("%d", percent) << percent;
    }
    void percentIsInTheWrapper()
    {
        QFETCH(const int, percent);
        QCOMPARE(loadWrapper(QStringLiteral("/a.js"), percent)
                     .count("const percent = " + QByteArray::number(percent) + ";\n"),
                 1);
    }

    void segmentsCutTheWholeSequence_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("segment");
        QTest::addColumn<QString>("sequence");
        const auto row = [](int index, int count, const char *segment, const char *sequence) {
            QTest::addRow("%d of %d", index, count)
                << index << count << QString::fromLatin1(segment) << QString::fromLatin1(sequence);
        };
        row(0, 1, "0:1", "0,1");
        row(0, 2, "0:1/2", "0,1/2,1");
        row(1, 2, "1/2:1", "0,1/2,1");
        row(0, 3, "0:1/3", "0,1/3,2/3,1");
        row(1, 3, "1/3:2/3", "0,1/3,2/3,1");
        row(2, 3, "2/3:1", "0,1/3,2/3,1");
        row(1, 4, "1/4:2/4", "0,1/4,2/4,3/4,1");
    }
    void segmentsCutTheWholeSequence()
    {
        QFETCH(const int, index);
        QFETCH(const int, count);
        QFETCH(const QString, segment);
        QFETCH(const QString, sequence);
        QCOMPARE(segmentArguments(index, count),
                 (QStringList{QStringLiteral("--execution-segment"), segment,
                              QStringLiteral("--execution-segment-sequence"), sequence}));
    }

    void longestSequenceFitsAnArgument()
    {
        constexpr qsizetype linuxLimit = 131'072; // MAX_ARG_STRLEN
        QVERIFY(segmentArguments(9'999, 10'000).last().size() < linuxLimit);
    }

    void setupIsFound_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<bool>("isExported");
        const auto row = [](const char *script, bool isExported) {
            QTest::newRow(QByteArray(script).simplified().left(70).constData()) << QByteArray(script) << isExported;
        };
        row("export function setup() {}", true);
        row("export async function setup() {}", true);
        row("export  function\n setup(){}", true);
        row("x();export function setup<T>(): T {}", true);
        row("export const setup = () => 1", true);
        row("export let setup=f", true);
        row("export var setup;", true);
        row("export const setup: () => Data = f", true);
        row("export { x as setup };", true);
        row("export{a,b as c,setup}", true);
        row("export { setup } from './lib.js'", true);
        row("export { default as setup } from './lib.js'", true);
        row("export { x as \"setup\" }", true);
        row("export const { setup, teardown } = lib;", true);
        row("export const { a: setup = f } = lib;", true);
        row("exports.setup = function () {}", true);
        row("module.exports.setup = f", true);
        row("exports['setup'] = f", true);
        row("exports.teardown = exports.setup = f", true);
        row("module.exports = { setup };", true);
        row("module.exports = {\n  options: { a: 1 },\n  default: f,\n  setup() { return {} },\n}", true);
        row("module.exports = { setup: async () => 1 }", true);
        row("Object.assign(module.exports, { setup })", true);
        row("Object.defineProperty(exports, \"setup\", { get: f })", true);
        row("__export(main_exports, {\n  default: () => d,\n  setup: () => setup\n});", true);
        row("__webpack_require__.d(__webpack_exports__, { \"setup\": () => s });", true);
        row("/* a */ export /* b */ function /* c */ setup () {}", true);
        row("const re = /[\"'`]/; export function setup() {}", true);
        row("const t = `it's ${a ? `\"` : '`'}`; export function setup() {}", true);
        row("\xef\xbb\xbf"
            "export function setup() {}",
            true);

        row("", false);
        row("function setup() {}", false);
        row("export function setupAll() {}", false);
        row("export function teardown() {}", false);
        row("export default function setup() {}", false);
        row("export const setups = 1", false);
        row("export const setup\xc3\xa9 = 1", false);
        row("export const x = setup", false);
        row("export { setup as x }", false);
        row("export const { setup: x } = lib;", false);
        row("import { setup } from './lib.js'", false);
        row("export * from './lib.js'", false);
        row("// export function setup() {}", false);
        row("/* export function setup() {} */", false);
        row("/*\n * export function setup() {}\n */ export default function () {}", false);
        row("const s = 'export function setup() {}'", false);
        row("const s = \"exports.setup = 1\"", false);
        row("const s = `\nexport function setup() {}\n`", false);
        row("if (exports.setup == 1) {}", false);
        row("if (exports.setup === f) {}", false);
        row("exports.setupAll = f", false);
        row("myexports.setup = f", false);
        row("a.exports.setup = f", false);
        row("module.exports = { options: { setup: 1 } }", false);
        row("module.exports = { a: setup }", false);
        row("reexport function setup() {}", false);
    }
    void setupIsFound()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const bool, isExported);
        QCOMPARE(exportsSetup(script), isExported);
    }

    void largeAndBinaryScriptsAreScanned()
    {
        QByteArray large("export default function () {}\n");
        while (large.size() < 5'000'000)
            large += "const a" + QByteArray::number(large.size()) + " = [1 / 2, '//', `x${1}`, /[/]/]; // setup\n";
        QVERIFY(!exportsSetup(large));
        QVERIFY(exportsSetup(large + "export function setup() {}"));
        QByteArray binary;
        for (int i = 0; i < 100'000; ++i)
            binary += char(i * 31 % 256);
        QVERIFY(!exportsSetup(binary));
    }
};

QTEST_GUILESS_MAIN(TestLoadScript)
#include "tst_load_script.moc"
