// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/k6_commands.h"
#include "k6/rest.h"

using namespace largada;
using namespace largada::backends;

class TestK6Commands : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void requestsBecomeCommands_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QString>("command"); // its beginning; empty: none
        QTest::newRow("status") << k6::statusRequest()
                                << QStringLiteral("k6 status --no-color --address 127.0.0.1:6566");
        QTest::newRow("release") << k6::releaseRequest()
                                 << QStringLiteral("k6 resume --no-color --address 127.0.0.1:6566");
        QTest::newRow("stop") << k6::stopRequest() << QStringLiteral("sh -c kill -INT 1");
        QTest::newRow("metrics") << k6::allMetricsRequest() << QString();
        QTest::newRow("one metric") << k6::metricRequest(QStringLiteral("vus")) << QString();
        QTest::newRow("setup") << k6::setupRunRequest() << QString();
        QTest::newRow("pausing")
            << QByteArray("PATCH /v1/status HTTP/1.1\r\n\r\n{\"data\":{\"attributes\":{\"paused\":true}}}")
            << QString();
        QTest::newRow("a change of another type")
            << QByteArray("PATCH /v1/status HTTP/1.1\r\n\r\n{\"data\":{\"attributes\":{\"paused\":\"false\"}}}")
            << QString();
        QTest::newRow("no JSON") << QByteArray("PATCH /v1/status HTTP/1.1\r\n\r\n{") << QString();
        QTest::newRow("no head's end") << QByteArray("PATCH /v1/status HTTP/1.1\r\n") << QString();
        QTest::newRow("another path") << QByteArray("GET /v1/statuses HTTP/1.1\r\n\r\n") << QString();
    }
    void requestsBecomeCommands()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const QString, command);
        const auto found = k6CommandFor(request, 6566);
        QCOMPARE(found.has_value(), !command.isEmpty());
        if (found)
            QVERIFY2(found->join(u' ').startsWith(command), qPrintable(found->join(u' ')));
    }

    // As k6 1.1.0 prints it.
    void statusBecomesJson()
    {
        const auto answer = readK6Command(0,
                                          "status: 4\npaused: \"true\"\nvus: \"3\"\nvus-max: \"20\"\nstopped: false\n"
                                          "running: false\ntainted: true\n",
                                          {});
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        const auto status = k6::parseStatus(answer->body);
        QVERIFY(status);
        QCOMPARE(*status, (k6::Status{k6::ExecutionStatus::PausedBeforeRun, true, false, false, true, 3, 20}));
    }

    void stoppingAnswersAsK6Does()
    {
        const auto answer = readK6Command(0, "status: 7\nstopped: true\nrunning: true\n", {});
        QVERIFY(answer);
        QVERIFY(k6::parseStatus(answer->body)->stopped);
    }

    void refusalKeepsK6sWords()
    {
        const auto answer = readK6Command(
            255, {},
            "time=\"2026-11-29T22:01:22Z\" level=error msg=\"Pause error: constant-vus executor 'default' doesn't "
            "support pause and resume operations after its start\"\n");
        QVERIFY(answer);
        QCOMPARE(answer->status, 500);
        QVERIFY(k6::parseErrorDetail(answer->body).contains(u"doesn't support pause and resume"));
    }

    void failures_data()
    {
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArray>("errors");
        QTest::addColumn<Errc>("code");
        QTest::newRow("nothing listens")
            << 255 << QByteArray()
            << QByteArray("time=\"x\" level=error msg=\"Get \\\"http://127.0.0.1:6565/v1/status\\\": dial tcp "
                          "127.0.0.1:6565: connect: connection refused\"")
            << Errc::Network;
        QTest::newRow("k6 2") << 255 << QByteArray()
                              << QByteArray(
                                     "time=\"x\" level=error msg=\"unknown command \\\"resume\\\" for \\\"k6\\\"\"")
                              << Errc::Unsupported;
        QTest::newRow("no k6") << 127 << QByteArray() << QByteArray("sh: k6: not found") << Errc::Unsupported;
        QTest::newRow("no status") << 0 << QByteArray("hello") << QByteArray() << Errc::Protocol;
        QTest::newRow("nothing") << 0 << QByteArray() << QByteArray() << Errc::Protocol;
        QTest::newRow("no YAML") << 0 << QByteArray("status: [") << QByteArray() << Errc::Protocol;
        QTest::newRow("a list") << 0 << QByteArray("- status") << QByteArray() << Errc::Protocol;
    }
    void failures()
    {
        QFETCH(const int, exitCode);
        QFETCH(const QByteArray, output);
        QFETCH(const QByteArray, errors);
        QFETCH(const Errc, code);
        const auto answer = readK6Command(exitCode, output, errors);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, code);
    }
};

QTEST_GUILESS_MAIN(TestK6Commands)
#include "tst_k6_commands.moc"
