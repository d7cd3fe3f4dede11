// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "k6/inspect.h"
#include "k6/load_script.h"
#include "k6/summary.h"
#include "support/real_k6.h"

using namespace largada;
using namespace largada::testing;

namespace
{

// One line a scenario: "name executor vus/maxVus rate iterations".
QStringList printed(const k6::Inspection &inspection)
{
    QStringList lines;
    for (const auto &scenario : inspection.scenarios) {
        auto line =
            QStringLiteral("%1 %2 %3/%4").arg(scenario.name, scenario.executor).arg(scenario.vus).arg(scenario.maxVus);
        if (scenario.rate)
            line += QStringLiteral(" rate %1").arg(*scenario.rate, 0, 'g', 9);
        if (scenario.sharedIterations)
            line += QStringLiteral(" iterations %1").arg(*scenario.sharedIterations);
        lines += line;
    }
    return lines;
}

const QByteArray everyExecutor = R"({
  rps: 50,
  scenarios: {
    a: { executor: 'constant-vus', vus: 10, duration: '10s' },
    a1: { executor: 'constant-vus', duration: '10s' },
    b: { executor: 'ramping-vus', startVUs: 0, stages: [{ duration: '5s', target: 40 }, { duration: '5s', target: 0 }] },
    b1: { executor: 'ramping-vus', startVUs: 1, stages: [{ duration: '5s', target: 1 }] },
    c: { executor: 'shared-iterations', vus: 6, iterations: 30 },
    c1: { executor: 'shared-iterations', vus: 1, iterations: 1 },
    d: { executor: 'per-vu-iterations', vus: '8', iterations: 3 },
    e: { executor: 'constant-arrival-rate', rate: 100, duration: '10s', preAllocatedVUs: 20, maxVUs: 30 },
    e1: { executor: 'constant-arrival-rate', rate: 7, timeUnit: '1m30s', duration: '10s', preAllocatedVUs: 2 },
    e2: { executor: 'constant-arrival-rate', rate: 10, timeUnit: 500, duration: '10s', preAllocatedVUs: 2 },
    f: { executor: 'ramping-arrival-rate', startRate: 10, timeUnit: '1d', preAllocatedVUs: 3,
         stages: [{ duration: '10s', target: 86400 }] },
  },
})";

} // namespace

class TestK6LoadScript : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    QString script(const QByteArray &content, const QString &name = QStringLiteral("script.js"))
    {
        return writeFile(m_dir.filePath(QStringLiteral("scripts/") + name), content);
    }
    QString wrapper(const QString &path, int percent)
    {
        return writeFile(m_dir.filePath(QStringLiteral("ours/wrapper.js")), k6::loadWrapper(path, percent));
    }

    static K6Result inspect(const QString &k6, const QString &path)
    {
        return runK6(k6, {QStringLiteral("inspect"), QStringLiteral("--execution-requirements"), path});
    }

    QByteArray exported() const
    {
        QFile file(m_dir.filePath(QStringLiteral("summary.json")));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    // Runs to the end; exported() has the summary then.
    K6Result run(const QString &k6, const QString &path, const QStringList &more = {})
    {
        const auto file = m_dir.filePath(QStringLiteral("summary.json"));
        QFile::remove(file);
        return runK6(k6, QStringList{QStringLiteral("run"), QStringLiteral("--quiet"), QStringLiteral("--log-format"),
                                     QStringLiteral("raw"), QStringLiteral("--summary-export"), file} +
                             more + QStringList{path});
    }

private slots:
    void initTestCase()
    {
        if (realK6().isEmpty())
            QSKIP(howToGetK6());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyExecutorIsScaled_data()
    {
        QTest::addColumn<QString>("k6");
        QTest::addColumn<int>("percent");
        QTest::addColumn<QStringList>("scenarios");
        QTest::addColumn<int>("rps");
        const auto row = [](int percent, int rps, const char *scenarios) {
            const auto lines = QString::fromLatin1(scenarios).split(QLatin1Char('\n'));
            for (const auto &k6 : realK6())
                QTest::addRow("%s %d", qPrintable(k6.version.text()), percent) << k6.path << percent << lines << rps;
        };
        row(100, 50,
            "a constant-vus 10/10\na1 constant-vus 1/1\nb ramping-vus 40/40\nb1 ramping-vus 1/1\n"
            "c shared-iterations 6/6 iterations 30\nc1 shared-iterations 1/1 iterations 1\nd per-vu-iterations 8/8\n"
            "e constant-arrival-rate 20/30 rate 100\ne1 constant-arrival-rate 2/2 rate 0.0777777778\n"
            "e2 constant-arrival-rate 2/2 rate 20\nf ramping-arrival-rate 3/3 rate 1");
        row(25, 13,
            "a constant-vus 3/3\na1 constant-vus 1/1\nb ramping-vus 10/10\nb1 ramping-vus 1/1\n"
            "c shared-iterations 2/2 iterations 8\nc1 shared-iterations 1/1 iterations 1\nd per-vu-iterations 2/2\n"
            "e constant-arrival-rate 20/30 rate 25\ne1 constant-arrival-rate 2/2 rate 0.0194444444\n"
            "e2 constant-arrival-rate 2/2 rate 5\nf ramping-arrival-rate 3/3 rate 0.25");
        row(7, 4,
            "a constant-vus 1/1\na1 constant-vus 1/1\nb ramping-vus 3/3\nb1 ramping-vus 1/1\n"
            "c shared-iterations 1/1 iterations 2\nc1 shared-iterations 1/1 iterations 1\nd per-vu-iterations 1/1\n"
            "e constant-arrival-rate 20/30 rate 7\ne1 constant-arrival-rate 2/2 rate 0.00544444444\n"
            "e2 constant-arrival-rate 2/2 rate 1.4\nf ramping-arrival-rate 3/3 rate 0.07");
    }
    void everyExecutorIsScaled()
    {
        QFETCH(const QString, k6);
        QFETCH(const int, percent);
        QFETCH(const QStringList, scenarios);
        QFETCH(const int, rps);
        const auto path = script("export const options = " + everyExecutor + "; export default function () {}");
        const auto result = inspect(k6, wrapper(path, percent));
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        const auto inspection = k6::parseInspection(result.output);
        QVERIFY(inspection);
        QCOMPARE(printed(*inspection), scenarios);
        QCOMPARE(QJsonDocument::fromJson(result.output).object().value(QStringLiteral("rps")).toInt(), rps);
    }

    void shortFormsAreScaled_data()
    {
        QTest::addColumn<QString>("k6");
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<int>("percent");
        QTest::addColumn<QString>("scenario");
        const auto row = [](const char *options, int percent, const char *scenario) {
            for (const auto &k6 : realK6())
                QTest::addRow("%s %d%% of %s", qPrintable(k6.version.text()), percent, options)
                    << k6.path << QByteArray(options) << percent << QString::fromLatin1(scenario);
        };
        row("{ vus: 10, duration: '10s' }", 25, "default constant-vus 3/3");
        row("{ vus: 10, iterations: 100 }", 25, "default shared-iterations 3/3 iterations 25");
        row("{ vus: '10', iterations: '11' }", 25, "default shared-iterations 3/3 iterations 3");
        row("{ iterations: 100 }", 25, "default shared-iterations 1/1 iterations 25");
        row("{ duration: '10s' }", 100, "default constant-vus 1/1");
        row("{ vus: 4, stages: [{ duration: '1s', target: 10 }] }", 50, "default ramping-vus 5/5");
        row("{ scenarios: null, rps: null, vus: null }", 25, "default per-vu-iterations 1/1");
        row("undefined", 25, "default per-vu-iterations 1/1");
    }
    void shortFormsAreScaled()
    {
        QFETCH(const QString, k6);
        QFETCH(const QByteArray, options);
        QFETCH(const int, percent);
        QFETCH(const QString, scenario);
        const auto path = script("export const options = " + options + "; export default function () {}");
        const auto result = inspect(k6, wrapper(path, percent));
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        const auto inspection = k6::parseInspection(result.output);
        QVERIFY(inspection);
        QCOMPARE(printed(*inspection), QStringList{scenario});
    }

    // Two scenarios may share their stages: each is scaled once.
    void sharedStagesAreScaledOnce_data() { addK6Rows(); }
    void sharedStagesAreScaledOnce()
    {
        QFETCH(const QString, k6);
        const auto path = script(R"(
const stages = Object.freeze([Object.freeze({ duration: '1s', target: 40 })]);
export const options = Object.freeze({ scenarios: {
  a: Object.freeze({ executor: 'ramping-vus', stages }), b: { executor: 'ramping-vus', stages },
  c: { executor: 'ramping-arrival-rate', preAllocatedVUs: 1, stages } } });
export default function () {})");
        const auto inspection = k6::parseInspection(inspect(k6, wrapper(path, 50)).output);
        QVERIFY(inspection);
        QCOMPARE(printed(*inspection),
                 (QStringList{QStringLiteral("a ramping-vus 20/20"), QStringLiteral("b ramping-vus 20/20"),
                              QStringLiteral("c ramping-arrival-rate 1/1 rate 20")}));
    }

    void unreadableTimeUnitIsRefused_data() { addK6Rows(); }
    void unreadableTimeUnitIsRefused()
    {
        QFETCH(const QString, k6);
        const auto path = script(R"(export const options = { scenarios: { peak: { executor: 'constant-arrival-rate',
            rate: 1, timeUnit: 'soon', duration: '1s', preAllocatedVUs: 1 } } }; export default function () {})");
        const auto result = inspect(k6, wrapper(path, 50));
        QCOMPARE(result.exitCode, 107);
        QVERIFY2(result.errors.contains("scenario peak: the load cannot be scaled with timeUnit"),
                 result.errors.constData());
    }

    // 25 % of 100/s, 10/s and 7/s for four seconds; the first arrival is at the start. Where k6 got no processor at the
    // end, those of half a second may be missing, or are too many.
    void arrivalsAreExact_data() { addK6Rows(); }
    void arrivalsAreExact()
    {
        QFETCH(const QString, k6);
        const auto path = script(R"(
const each = (rate) => ({ executor: 'constant-arrival-rate', rate, duration: '4s', preAllocatedVUs: 8, gracefulStop: '1s' });
export const options = {
  scenarios: { r100: each(100), r10: each(10), r7: each(7),
    ramp: { executor: 'ramping-arrival-rate', startRate: 0, preAllocatedVUs: 8, gracefulStop: '1s',
            stages: [{ duration: '2s', target: 80 }, { duration: '2s', target: 80 }] } },
  thresholds: { 'iterations{scenario:r100}': ['count>0'], 'iterations{scenario:r10}': ['count>0'],
    'iterations{scenario:r7}': ['count>0'], 'iterations{scenario:ramp}': ['count>0'] },
};
export default function () {})");
        const auto result = run(k6, wrapper(path, 25));
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        const auto metrics = QJsonDocument::fromJson(exported()).object().value(QStringLiteral("metrics")).toObject();
        const auto count = [&metrics](const char *scenario) {
            const auto name = QStringLiteral("iterations{scenario:%1}").arg(QLatin1String(scenario));
            return metrics.value(name).toObject().value(QStringLiteral("count")).toDouble(-1000);
        };
        const struct {
            const char *scenario;
            double expected, lastRate;
        } rows[] = {{"r100", 100, 25}, {"r10", 10, 2.5}, {"r7", 7, 1.75}, {"ramp", 60, 20}};
        for (const auto &row : rows)
            QVERIFY2(std::abs(count(row.scenario) - row.expected) <= std::max(1.0, row.lastRate / 2),
                     qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(row.scenario)).arg(count(row.scenario))));
    }

    // said: lines that the script prints, each with how often, at 50 %.
    void everyShapeOfScriptRuns_data()
    {
        QTest::addColumn<QString>("k6");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("iterations");
        QTest::addColumn<QByteArrayList>("said");
        const auto row = [](const char *name, const char *content, int iterations, const QByteArrayList &said) {
            for (const auto &k6 : realK6())
                QTest::addRow("%s %s", qPrintable(k6.version.text()), name)
                    << k6.path << QString::fromLatin1(name) << QByteArray(content) << iterations << said;
        };
        row("no-options.js", "export default function () { console.log('ran'); }", 1, {"ran"});
        row("whole.js",
            "export const options = { vus: 2, iterations: 6 };"
            "export function setup() { console.log('setup'); return { a: 1 }; }"
            "export default function (data) { console.log('ran' + data.a); }"
            "export function teardown(data) { console.log('teardown' + data.a); }"
            "export function handleSummary() { return { stderr: 'handled\\n' }; }",
            3, {"setup", "ran1", "ran1", "ran1", "teardown1", "handled"});
        row("named-only.js",
            "export const options = { scenarios: { a: { executor: 'per-vu-iterations', vus: 4, exec: 'one' },"
            " b: { executor: 'shared-iterations', iterations: 2, exec: 'two' } } };"
            "export function one() { console.log('one'); } export async function two() { console.log('two'); }",
            3, {"one", "one", "two"});
        row("export-list.js",
            "const o = { vus: 2, iterations: 4 }; function f() { console.log('ran'); } export { o as options, f as "
            "default };",
            2, {"ran", "ran"});
        row("common-js.js",
            "exports.options = { vus: 2, iterations: 4 }; exports.default = function () { console.log('ran'); };"
            "exports.setup = function () { console.log('setup'); };",
            2, {"setup", "ran", "ran"});
        row("module-exports.js",
            "const exec = require('k6/execution'); module.exports = {"
            " options: { scenarios: { a: { executor: 'shared-iterations', vus: 2, iterations: 4, exec: 'f' } } },"
            " f() { console.log('ran' + exec.scenario.name); } };",
            2, {"rana", "rana"});
        row("typed.ts",
            "interface Step { n: number } const step: Step = { n: 1 };"
            "export const options = { vus: 2 as number, iterations: 4 };"
            "export default function (): void { console.log(`ran${step.n}`); }",
            2, {"ran1", "ran1"});
        row("top-level-await.js",
            "const n = await Promise.resolve(2); export const options = { vus: n, iterations: 4 };"
            "export default async function () { console.log('ran'); }",
            2, {"ran", "ran"});
        row("from-elsewhere.js", "export { default, options } from './whole.js'; export { setup } from './whole.js';",
            3, {"setup", "ran1", "ran1", "ran1"});
    }
    void everyShapeOfScriptRuns()
    {
        QFETCH(const QString, k6);
        QFETCH(const QString, name);
        QFETCH(const QByteArray, content);
        QFETCH(const int, iterations);
        QFETCH(QByteArrayList, said);
        if (name == QStringLiteral("from-elsewhere.js"))
            script("export const options = { vus: 2, iterations: 6 };"
                   "export function setup() { console.log('setup'); return { a: 1 }; }"
                   "export default function (data) { console.log('ran' + data.a); }",
                   QStringLiteral("whole.js"));
        const auto result = run(k6, wrapper(script(content, name), 50));
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        const auto summary = k6::parseSummary(exported());
        QVERIFY(summary);
        QCOMPARE(summary->iterations, iterations);
        auto lines = result.errors.split('\n');
        lines.removeAll(QByteArray());
        std::sort(lines.begin(), lines.end());
        std::sort(said.begin(), said.end());
        QCOMPARE(lines, said);
    }

    void anyPathIsImported_data()
    {
        QTest::addColumn<QString>("k6");
        QTest::addColumn<QString>("folder");
        const QStringList folders{QStringLiteral("with space and ação"), QStringLiteral("per%cent %20"),
                                  QStringLiteral("hash#mark?"),          QStringLiteral("q'uo\"te`${x}"),
                                  QStringLiteral("back\\slash"),         QStringLiteral("line\nbreak\ttab"),
                                  QStringLiteral("a;b&c:d@e[f]*~+=,"),   QStringLiteral("\u2028\U0001F600")};
        for (const auto &k6 : realK6()) {
            for (int i = 0; i < folders.size(); ++i)
                QTest::addRow("%s %d", qPrintable(k6.version.text()), i) << k6.path << folders[i];
        }
    }
    void anyPathIsImported()
    {
        QFETCH(const QString, k6);
        QFETCH(const QString, folder);
        script("export const word = 'helped';", folder + QStringLiteral("/lib/helper.js"));
        script("opened", folder + QStringLiteral("/data file.txt"));
        const auto path = script("import { word } from './lib/helper.js';\n"
                                 "import { SharedArray } from 'k6/data';\n"
                                 "const text = open('./data file.txt');\n"
                                 "const list = new SharedArray('list', () => [open('./data file.txt')]);\n"
                                 "export default function () { console.log(`${word} ${text} ${list[0]}`); }",
                                 folder + QStringLiteral("/the script.js"));
        const auto result = run(k6, wrapper(path, 25));
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        QCOMPARE(result.errors.trimmed(), QByteArray("helped opened opened"));
    }

    void segmentsAddUpExactly_data() { addK6Rows(); }
    void segmentsAddUpExactly()
    {
        QFETCH(const QString, k6);
        const auto path = script(R"(
export const options = { scenarios: { a: { executor: 'shared-iterations', vus: 10, iterations: 101 },
  b: { executor: 'per-vu-iterations', vus: 10 } } };
export default function () {})");
        qint64 sum = 0;
        constexpr int count = 4;
        for (int index = 0; index < count; ++index) {
            const auto result = run(k6, path, k6::segmentArguments(index, count));
            QVERIFY2(result.exitCode == 0, result.errors.constData());
            const auto summary = k6::parseSummary(exported());
            QVERIFY(summary);
            QVERIFY(summary->iterations >= 20 && summary->iterations <= 35);
            sum += summary->iterations;
        }
        QCOMPARE(sum, 111);
    }
};

QTEST_GUILESS_MAIN(TestK6LoadScript)
#include "tst_k6_load_script.moc"
