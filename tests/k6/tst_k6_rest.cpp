// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "k6/exit_code.h"
#include "support/real_k6.h"

using namespace largada;
using namespace largada::testing;
using k6::ExecutionStatus;

class TestK6Rest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    QString script(const QByteArray &content)
    {
        return writeFile(m_dir.filePath(QStringLiteral("script.js")), content);
    }

    static QStringList withUrl(const LoopbackTarget &target, const QStringList &arguments)
    {
        return QStringList{QStringLiteral("-e"), QStringLiteral("URL=") + target.url(QString())} + arguments;
    }

private slots:
    void initTestCase()
    {
        if (realK6().isEmpty())
            QSKIP(howToGetK6());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void pausedRunnerIsReleasedReadAndStopped_data() { addK6Rows(); }
    void pausedRunnerIsReleasedReadAndStopped()
    {
        QFETCH(const QString, k6);
        LoopbackTarget target;
        const auto path = script(R"(
import http from 'k6/http';
import { sleep } from 'k6';
export const options = { vus: 2, duration: '60s', thresholds: { 'http_reqs{scenario:default}': ['count>0'] } };
export default function () { http.get(__ENV.URL + '/'); sleep(0.02); })");
        const auto runner = K6Process::paused(k6, withUrl(target, {path}));

        const auto armed = runner->statusWhen(ExecutionStatus::PausedBeforeRun);
        QVERIFY2(armed, runner->errors().constData());
        QCOMPARE(*armed, (k6::Status{ExecutionStatus::PausedBeforeRun, true, false, false, false, 0, 2}));
        QCOMPARE(target.targets().size(), 0);

        const auto released = runner->ask(k6::releaseRequest());
        QCOMPARE(released.status, 200);
        const auto afterRelease = k6::parseStatus(released.body);
        QVERIFY(afterRelease);
        QVERIFY(!afterRelease->paused);
        const auto running = runner->statusWhen(ExecutionStatus::Running);
        QVERIFY(running);
        QVERIFY(running->running);
        QTRY_VERIFY_WITH_TIMEOUT(target.targets().size() > 20, 30'000);

        const auto again = runner->ask(k6::releaseRequest());
        QCOMPARE(again.status, 500);
        const auto detail = k6::parseErrorDetail(again.body);
        QVERIFY2(detail.startsWith(QStringLiteral("Pause error: ")) &&
                     detail.contains(QStringLiteral("after its start")),
                 qPrintable(detail));

        readMetrics(*runner);
        readProcessMetrics(*runner, versionOf(k6));

        const auto stopping = runner->ask(k6::stopRequest());
        QCOMPARE(stopping.status, 200);
        QVERIFY(k6::parseStatus(stopping.body));
        QCOMPARE(k6::exitMeaning(runner->exitCode()), k6::ExitMeaning::StoppedByApi);
    }

    void metricOfThresholdBeforeTheRun_data() { addK6Rows(); }
    void metricOfThresholdBeforeTheRun()
    {
        QFETCH(const QString, k6);
        const auto path = script("export const options = { thresholds: { http_reqs: ['count>=0'] } };"
                                 "export default function () {}");
        const auto runner = K6Process::paused(k6, {path});
        QVERIFY(runner->statusWhen(ExecutionStatus::PausedBeforeRun));
        const auto reply = runner->ask(k6::metricRequest(QStringLiteral("http_reqs")));
        if (versionOf(k6) < k6::Version{1, 0, 0}) {
            QCOMPARE(reply.status, 500);
            QCOMPARE(k6::parseErrorDetail(reply.body), QStringLiteral("Encoding error: json: unsupported value: NaN"));
        } else {
            QCOMPARE(reply.status, 200);
            const auto metric = k6::parseMetric(reply.body);
            QVERIFY(metric);
            QCOMPARE(metric->sample.value(QStringLiteral("count"), -1), 0.0);
        }
        QCOMPARE(runner->ask(k6::metricRequest(QStringLiteral("iterations"))).status, 404);
    }

    void stopBeforeTheReleaseEndsIt_data() { addK6Rows(); }
    void stopBeforeTheReleaseEndsIt()
    {
        QFETCH(const QString, k6);
        LoopbackTarget target;
        const auto path =
            script("import http from 'k6/http'; export default function () { http.get(__ENV.URL + '/'); }");
        const auto runner = K6Process::paused(k6, withUrl(target, {path}));
        QVERIFY(runner->statusWhen(ExecutionStatus::PausedBeforeRun));
        QCOMPARE(runner->ask(k6::stopRequest()).status, 200);
        QCOMPARE(k6::exitMeaning(runner->exitCode()), k6::ExitMeaning::StoppedByApi);
        QCOMPARE(target.targets().size(), 0);
    }

    // data: what setup() returns, and how default sees it.
    void setupRunsOnceForTwoRunners_data()
    {
        QTest::addColumn<QString>("k6");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("seen");
        for (const auto &k6 : realK6()) {
            const auto row = [&k6](const char *name, const char *data, const char *seen) {
                QTest::addRow("%s %s", qPrintable(k6.version.text()), name)
                    << k6.path << QByteArray(data) << QByteArray(seen);
            };
            // One key: the order of several is not kept by k6.
            row("object", "{ list: [1, 2.5, null, 'a\\u00e7\\u00e3o \"x\"'] }",
                "{\"list\":[1,2.5,null,\"a\xc3\xa7\xc3\xa3o \\\"x\\\"\"]}");
            row("nothing", "undefined", "undefined");
            row("null", "null", "null");
        }
    }
    void setupRunsOnceForTwoRunners()
    {
        QFETCH(const QString, k6);
        QFETCH(const QByteArray, data);
        QFETCH(const QByteArray, seen);
        LoopbackTarget target;
        const auto path = script(R"(
import http from 'k6/http';
export function setup() { http.get(__ENV.URL + '/setup'); return )" +
                                 data + R"(; }
export default function (data) { http.get(__ENV.URL + '/data?' + encodeURIComponent(JSON.stringify(data))); }
export function teardown() { http.get(__ENV.URL + '/teardown'); })");
        const QStringList flags{QStringLiteral("--no-setup"), QStringLiteral("--no-teardown"), path};
        const auto first = K6Process::paused(k6, withUrl(target, flags + QStringList{QStringLiteral("--linger")}));
        const auto second = K6Process::paused(k6, withUrl(target, flags));
        QVERIFY(first->statusWhen(ExecutionStatus::PausedBeforeRun));
        QVERIFY(second->statusWhen(ExecutionStatus::PausedBeforeRun));

        const auto ran = first->ask(k6::setupRunRequest());
        QCOMPARE(ran.status, 200);
        const auto json = k6::parseSetupData(ran.body);
        QVERIFY(json);
        const auto given = second->ask(k6::setupDataRequest(*json));
        QCOMPARE(given.status, 200);
        const auto same = k6::parseSetupData(given.body);
        QVERIFY(same);
        QCOMPARE(*same, *json);

        QCOMPARE(first->ask(k6::releaseRequest()).status, 200);
        QCOMPARE(second->ask(k6::releaseRequest()).status, 200);
        QCOMPARE(second->exitCode(), 0);
        QVERIFY(first->statusWhen(ExecutionStatus::Ended));
        QCOMPARE(target.count("/setup"), 1);
        QCOMPARE(target.count("/data"), 2);
        const auto expected = "/data?" + QUrl::toPercentEncoding(QString::fromUtf8(seen));
        QCOMPARE(target.count(expected), 2);
        QCOMPARE(target.count("/teardown"), 0);

        QCOMPARE(first->ask(k6::teardownRunRequest()).status, 200);
        QCOMPARE(target.count("/teardown"), 1);
        first->terminate();
        QCOMPARE(first->exitCode(), 0);
    }

    void failedSetupIsToldInK6sWords_data() { addK6Rows(); }
    void failedSetupIsToldInK6sWords()
    {
        QFETCH(const QString, k6);
        const auto path =
            script("export function setup() { throw new Error('no database'); } export default function () {}");
        const auto runner = K6Process::paused(k6, {QStringLiteral("--no-setup"), path});
        QVERIFY(runner->statusWhen(ExecutionStatus::PausedBeforeRun));
        const auto reply = runner->ask(k6::setupRunRequest());
        QCOMPARE(reply.status, 500);
        const auto detail = k6::parseErrorDetail(reply.body);
        QVERIFY2(detail.startsWith(QStringLiteral("Error executing setup: ")) &&
                     detail.contains(QStringLiteral("no database")),
                 qPrintable(detail));
    }

private:
    static void readMetrics(K6Process &runner)
    {
        // k6 takes samples into its metrics every 50 ms, and makes one when the first sample comes.
        double count = 0;
        QTRY_VERIFY_WITH_TIMEOUT((count = requestsOf(runner, QStringLiteral("http_reqs"))) > 10, 30'000);
        QVERIFY(requestsOf(runner, QStringLiteral("http_reqs{scenario:default}")) >= count);
        QCOMPARE(runner.ask(k6::metricRequest(QStringLiteral("no_such_metric"))).status, 404);

        const auto all = runner.ask(k6::allMetricsRequest());
        QCOMPARE(all.status, 200);
        const auto metrics = k6::parseMetrics(all.body);
        QVERIFY(metrics);
        const auto trend = metrics->value(QStringLiteral("http_req_duration"));
        QCOMPARE(trend.type, QStringLiteral("trend"));
        QVERIFY(trend.sample.value(QStringLiteral("avg")) > 0);
        QVERIFY(trend.sample.value(QStringLiteral("p(95)")) >= trend.sample.value(QStringLiteral("med")));
        QVERIFY(metrics->value(QStringLiteral("http_reqs")).sample.value(QStringLiteral("count")) >= count);
    }

    static void readProcessMetrics(K6Process &runner, const k6::Version &version)
    {
        const auto page = runner.ask(k6::processMetricsRequest());
        QCOMPARE(page.status, 200);
        const auto process = k6::parseProcessMetrics(page.body);
        if (version < k6::processMetricsSince) {
            QVERIFY(!process);
            QCOMPARE(process.error().code, Errc::Unsupported);
            return;
        }
        QVERIFY(process);
        QVERIFY(process->cpuSeconds > 0 && process->cpuSeconds < 120);
        QVERIFY(process->rssBytes > 10e6 && process->rssBytes < 4e9);
    }

    static double requestsOf(K6Process &runner, const QString &id)
    {
        const auto reply = runner.ask(k6::metricRequest(id));
        const auto metric = k6::parseMetric(reply.body);
        if (reply.status != 200 || !metric || metric->type != QStringLiteral("counter") || metric->id != id)
            return -1;
        return metric->sample.value(QStringLiteral("count"), -1);
    }
};

QTEST_GUILESS_MAIN(TestK6Rest)
#include "tst_k6_rest.moc"
