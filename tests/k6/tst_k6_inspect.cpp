// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "k6/inspect.h"
#include "support/real_k6.h"

using namespace largada;
using namespace largada::testing;

namespace
{

Result<k6::Inspection> inspected(const QString &k6, const QString &script)
{
    const auto result = runK6(k6, {QStringLiteral("inspect"), QStringLiteral("--execution-requirements"), script});
    if (result.exitCode != 0)
        return Error{Errc::Process, QString::fromUtf8(result.errors), script, result.exitCode};
    return k6::parseInspection(result.output);
}

} // namespace

class TestK6Inspect : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    QString script(const QByteArray &options)
    {
        return writeFile(m_dir.filePath(QStringLiteral("script.js")),
                         "export const options = " + options + ";\nexport default function () {}\n");
    }

private slots:
    void initTestCase()
    {
        if (realK6().isEmpty())
            QSKIP(howToGetK6());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyExecutorIsRead_data() { addK6Rows(); }
    void everyExecutorIsRead()
    {
        QFETCH(const QString, k6);
        const auto inspection = inspected(k6, script(R"({
            scenarios: {
                a: { executor: 'constant-vus', vus: 4, duration: '1m3500ms' },
                b: { executor: 'ramping-vus', startVUs: 2, startTime: '2m', gracefulStop: '1s',
                     stages: [{ duration: '10s', target: 9 }, { duration: 1500, target: 0 }] },
                c: { executor: 'shared-iterations', iterations: 7, vus: 3 },
                d: { executor: 'per-vu-iterations', maxDuration: '1d1h' },
                e: { executor: 'constant-arrival-rate', rate: 90, timeUnit: '1m', duration: '10s', preAllocatedVUs: 5 },
                f: { executor: 'ramping-arrival-rate', startRate: 3, timeUnit: '500ms', preAllocatedVUs: 5, maxVUs: 11,
                     stages: [{ duration: '10s', target: 40 }] },
            },
            thresholds: {
                http_req_duration: ['p(95)<500', { threshold: 'avg<10', abortOnFail: true, delayAbortEval: '10s' }],
                'http_reqs{scenario:a}': ['count>1'],
            },
        })"));
        QVERIFY2(inspection, inspection ? "" : qPrintable(inspection.error().what));
        using namespace std::chrono_literals;
        const auto name = [](char c) { return QString(QLatin1Char(c)); };
        const QVector<k6::Scenario> expected{
            {name('a'), QStringLiteral("constant-vus"), 4, 4, {}, {}, 0ms, 93'500ms, 63'500ms},
            {name('b'), QStringLiteral("ramping-vus"), 9, 9, {}, {}, 120'000ms, 132'500ms, 131'500ms},
            {name('c'), QStringLiteral("shared-iterations"), 3, 3, {}, 7, 0ms, 630'000ms, 600'000ms},
            {name('d'), QStringLiteral("per-vu-iterations"), 1, 1, {}, {}, 0ms, 90'030'000ms, 90'000'000ms},
            {name('e'), QStringLiteral("constant-arrival-rate"), 5, 5, 1.5, {}, 0ms, 40'000ms, 10'000ms},
            {name('f'), QStringLiteral("ramping-arrival-rate"), 5, 11, 80, {}, 0ms, 40'000ms, 10'000ms},
        };
        QCOMPARE(inspection->scenarios, expected);
        const QVector<k6::Threshold> thresholds{
            {QStringLiteral("http_req_duration"), QStringLiteral("p(95)<500")},
            {QStringLiteral("http_req_duration"), QStringLiteral("avg<10")},
            {QStringLiteral("http_reqs{scenario:a}"), QStringLiteral("count>1")},
        };
        QCOMPARE(inspection->thresholds, thresholds);
        QCOMPARE(inspection->totalDuration, std::chrono::milliseconds(90'030'000));
        QCOMPARE(inspection->maxVus, 24);
        QCOMPARE(inspection->plannedVus(), 18);
    }

    void plannedVusAreThoseThatK6Makes_data()
    {
        QTest::addColumn<QString>("k6");
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<bool>("isExact");
        const auto row = [](const char *name, const char *options, bool isExact = true) {
            for (const auto &k6 : realK6())
                QTest::addRow("%s %s", qPrintable(k6.version.text()), name)
                    << k6.path << QByteArray(options) << isExact;
        };
        row("nothing", "{}");
        row("stages", "{ vus: 2, stages: [{ duration: '1s', target: 6 }] }");
        row("iterations", "{ vus: 3, iterations: 30 }");
        row("capacity on demand is not planned",
            "{ scenarios: { a: { executor: 'constant-arrival-rate', rate: 1, duration: '1s', preAllocatedVUs: 3,"
            " maxVUs: 9 } } }");
        row("one after the other",
            "{ scenarios: { b: { executor: 'constant-vus', vus: 5, duration: '10s', gracefulStop: '0s' },"
            " a: { executor: 'constant-vus', vus: 4, startTime: '10s', duration: '10s' } } }");
        row("in the graceful stop", "{ scenarios: { a: { executor: 'constant-vus', vus: 5, duration: '10s' },"
                                    " b: { executor: 'constant-vus', vus: 4, startTime: '39s', duration: '10s' },"
                                    " c: { executor: 'constant-vus', vus: 3, startTime: '90s', duration: '10s' } } }");
        row("ramps that add up to less",
            "{ scenarios: { a: { executor: 'ramping-vus', startVUs: 8, gracefulRampDown: '0s',"
            " stages: [{ duration: '10s', target: 0 }] },"
            " b: { executor: 'ramping-vus', startVUs: 0, stages: [{ duration: '10s', target: 8 }] } } }",
            false);
    }
    void plannedVusAreThoseThatK6Makes()
    {
        QFETCH(const QString, k6);
        QFETCH(const QByteArray, options);
        QFETCH(const bool, isExact);
        const auto path = script(options);
        const auto inspection = inspected(k6, path);
        QVERIFY2(inspection, inspection ? "" : qPrintable(inspection.error().what));
        const auto runner = K6Process::paused(k6, {path});
        const auto status = runner->statusWhen(k6::ExecutionStatus::PausedBeforeRun);
        QVERIFY2(status, runner->errors().constData());
        if (isExact)
            QCOMPARE(inspection->plannedVus(), status->vusMax);
        else
            QVERIFY(inspection->plannedVus() > status->vusMax);
    }
};

QTEST_GUILESS_MAIN(TestK6Inspect)
#include "tst_k6_inspect.moc"
