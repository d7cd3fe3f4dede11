// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "k6/exit_code.h"
#include "k6/summary.h"
#include "support/real_k6.h"

using namespace largada;
using namespace largada::testing;

namespace
{

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

// 40 requests, 10 of which fail.
const QByteArray script = R"(
import exec from 'k6/execution';
import http from 'k6/http';
export const options = {
  scenarios: { a: { executor: 'shared-iterations', vus: 2, iterations: 40 } },
  thresholds: {
    http_req_duration: ['p(95)<0.000001', 'avg<60000'],
    'http_req_duration{scenario:a}': ['p(99)<60000'],
    http_req_failed: ['rate<0.9'],
  },
};

export default function () { http.get(__ENV.URL + (exec.scenario.iterationInTest % 4 === 0 ? '/fail' : '/')); }
export function handleSummary(data) { return { [__ENV.HANDLED]: JSON.stringify(data) }; }
)";

} // namespace

class TestK6Summary : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    LoopbackTarget m_target;

private slots:
    void initTestCase()
    {
        if (realK6().isEmpty())
            QSKIP(howToGetK6());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void realSummariesAreRead_data()
    {
        QTest::addColumn<QString>("k6");
        QTest::addColumn<QString>("flag");
        for (const auto &k6 : realK6()) {
            QTest::newRow(qPrintable(k6.version.text())) << k6.path << QString();
            if (k6.version >= k6::Version{1, 5, 0})
                QTest::addRow("%s machine-readable", qPrintable(k6.version.text()))
                    << k6.path << QStringLiteral("--new-machine-readable-summary");
        }
    }
    void realSummariesAreRead()
    {
        QFETCH(const QString, k6);
        QFETCH(const QString, flag);
        const auto exported = m_dir.filePath(QStringLiteral("export.json"));
        const auto handled = m_dir.filePath(QStringLiteral("handled.json"));
        QFile::remove(exported);
        QFile::remove(handled);
        const auto before = m_target.targets().size();
        QStringList arguments{QStringLiteral("run"),
                              QStringLiteral("--quiet"),
                              QStringLiteral("--summary-export"),
                              exported,
                              QStringLiteral("--summary-trend-stats"),
                              QString::fromLatin1(k6::summaryTrendStats),
                              QStringLiteral("-e"),
                              QStringLiteral("URL=") + m_target.url(QString()),
                              QStringLiteral("-e"),
                              QStringLiteral("HANDLED=") + handled,
                              writeFile(m_dir.filePath(QStringLiteral("script.js")), script)};
        if (!flag.isEmpty())
            arguments += flag;
        const auto result = runK6(k6, arguments);
        QCOMPARE(k6::exitMeaning(result.exitCode), k6::ExitMeaning::ThresholdsCrossed);
        QCOMPARE(m_target.targets().size() - before, 40);

        const auto summary = k6::parseSummary(contentOf(exported));
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().subject));
        QCOMPARE(summary->requests, 40);
        QCOMPARE(summary->failedRequests, 10);
        QCOMPARE(summary->iterations, 40);
        QCOMPARE(summary->droppedIterations, 0);
        const auto &trend = summary->requestDuration;
        QVERIFY(trend.avg && trend.min && trend.med && trend.p90 && trend.p95 && trend.max);
        QVERIFY(*trend.min > 0 && *trend.min <= *trend.med && *trend.med <= *trend.p90 && *trend.p90 <= *trend.p95);
        QVERIFY(*trend.p95 <= *trend.max);
        QCOMPARE(trend.p99.has_value(), flag.isEmpty());
        if (flag.isEmpty()) {
            const QVector<k6::SummaryThreshold> thresholds{
                {QStringLiteral("http_req_duration"), QStringLiteral("avg<60000"), true},
                {QStringLiteral("http_req_duration"), QStringLiteral("p(95)<0.000001"), false},
                {QStringLiteral("http_req_duration{scenario:a}"), QStringLiteral("p(99)<60000"), true},
                {QStringLiteral("http_req_failed"), QStringLiteral("rate<0.9"), true},
            };
            QCOMPARE(summary->thresholds, thresholds);
            const auto same = k6::parseSummary(contentOf(handled));
            QVERIFY(same);
            QCOMPARE(*same, *summary);
        }
    }

    void droppedIterationsAreCounted_data() { addK6Rows(); }
    void droppedIterationsAreCounted()
    {
        QFETCH(const QString, k6);
        const auto exported = m_dir.filePath(QStringLiteral("dropped.json"));
        const auto path = writeFile(m_dir.filePath(QStringLiteral("dropped.js")), R"(
import { sleep } from 'k6';
export const options = { scenarios: { a: { executor: 'constant-arrival-rate', rate: 20, duration: '1s',
  preAllocatedVUs: 1, maxVUs: 1 } } };
export default function () { sleep(1.5); })");
        const auto result = runK6(
            k6, {QStringLiteral("run"), QStringLiteral("--quiet"), QStringLiteral("--summary-export"), exported, path});
        QCOMPARE(result.exitCode, 0);
        const auto summary = k6::parseSummary(contentOf(exported));
        QVERIFY(summary);
        QCOMPARE(summary->iterations, 1);
        QVERIFY(summary->droppedIterations >= 10 && summary->droppedIterations <= 30); // 19, but for a slow end
        QCOMPARE(summary->requests, 0);
        QCOMPARE(summary->requestDuration, k6::TrendStats());
    }
};

QTEST_GUILESS_MAIN(TestK6Summary)
#include "tst_k6_summary.moc"
