// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include "support/largadactl_process.h"
#include "support/real_k6.h"

using namespace largada::testing;

namespace
{

constexpr int gateSeconds = 8; // those that can be armed are by then, beside one that spins

// One of these holds the gate: its init context throws, or goes on for ever, or its VUs' init does.
const QByteArray throwing = "if (index === '1') { throw new Error('no luck here'); }";
const QByteArray busy = "if (index === '1') { for (;;) {} }";
const QByteArray busyVus = "if (index === '1' && __VU > 0) { for (;;) {} }";

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

} // namespace

// Runners that keep the gate closed, and what each policy makes of them.
class TestRunGate : public QObject
{
    Q_OBJECT

    static QStringList gated(const QString &script, int runners, const QString &policy, const QStringList &more = {})
    {
        return runWords(script, runners,
                        QStringList{QStringLiteral("--demo-target"), QStringLiteral("--stragglers"), policy,
                                    QStringLiteral("--gate-timeout"), QString::number(gateSeconds)} +
                            more);
    }

    static QString reasonOf(const QJsonObject &runner)
    {
        return runner[QStringLiteral("reason")].toObject()[QStringLiteral("code")].toString();
    }

    static void checkNoLoad(const Finished &end)
    {
        for (const auto &phase : end.report()[QStringLiteral("phases")].toArray())
            QVERIFY2(phase.toObject()[QStringLiteral("started_at")].isNull(), qPrintable(end.text()));
        QVERIFY(end.report()[QStringLiteral("demo_target")].toArray().isEmpty());
    }

    static void checkGateTimedOut(const Finished &end, const QString &reason, const QString &culprit)
    {
        LARGADA_ENDED(end, 3);
        QCOMPARE(end.outcome(), QStringLiteral("failed"));
        QCOMPARE(end.error()[QStringLiteral("code")].toString(), QStringLiteral("timeout"));
        QCOMPARE(end.error()[QStringLiteral("subject")].toString(), culprit);
        QCOMPARE(end.report()[QStringLiteral("error_reason")].toObject()[QStringLiteral("code")].toString(), reason);
        checkNoLoad(end);
    }

private slots:
    void initTestCase()
    {
        if (realK6().isEmpty())
            QSKIP(howToGetK6());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void stragglerEndsTheRunWith3_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("isQuick");
        const QString wait = QStringLiteral("wait");
        const QString giveUp = QStringLiteral("give-up");
        const QString tooMany = QStringLiteral("continue:2");
        const QString failed = QStringLiteral("script-failed");
        const QString starting = QStringLiteral("starting");
        const QString initialising = QStringLiteral("initialising-vus");
        QTest::newRow("throws, wait") << throwing << wait << failed << false;
        QTest::newRow("throws, give up") << throwing << giveUp << failed << true;
        QTest::newRow("throws, too few to continue") << throwing << tooMany << failed << false;
        QTest::newRow("never answers, wait") << busy << wait << starting << false;
        QTest::newRow("never answers, give up") << busy << giveUp << starting << false; // it still could
        QTest::newRow("never ready, wait") << busyVus << wait << initialising << false;
    }
    void stragglerEndsTheRunWith3()
    {
        QFETCH(const QByteArray, fault);
        QFETCH(const QString, policy);
        QFETCH(const QString, reason);
        QFETCH(const bool, isQuick);
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript({.more = fault}));
        auto words = gated(script, 2, policy);
        if (isQuick) // the limit is far: it is not what ends the run
            words[words.indexOf(QStringLiteral("--gate-timeout")) + 1] = QStringLiteral("10m");
        const auto end = largadactl(sandbox, words);
        checkGateTimedOut(end, reason, QStringLiteral("runner-02"));
        QCOMPARE(reasonOf(end.runner(QStringLiteral("warmup"), 1)), reason);
        if (!isQuick) // the other one had the time
            QVERIFY(!end.runner(QStringLiteral("warmup"), 0)[QStringLiteral("armed_at")].isNull());
        if (fault == throwing)
            QVERIFY2(end.err.contains(QStringLiteral("no luck here")), qPrintable(end.text()));
        QVERIFY(sandbox.isEmptyOfProcesses());
        QVERIFY(sandbox.temporaryFiles().isEmpty());
    }

    void sentenceIsPortugueseWhenAskedFor()
    {
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript({.more = throwing}));
        const auto end = largadactl(
            sandbox, gated(script, 2, QStringLiteral("give-up"), {QStringLiteral("--lang"), QStringLiteral("pt-BR")}));
        LARGADA_ENDED(end, 3);
        QVERIFY2(end.err.contains(QStringLiteral("O prazo acabou")), qPrintable(end.text()));
        QVERIFY2(end.err.contains(QStringLiteral("no luck here")), qPrintable(end.text()));
        QCOMPARE(end.error()[QStringLiteral("code")].toString(), QStringLiteral("timeout"));
    }

    void enoughArmedContinueAtTheLimitAndNotBefore_data()
    {
        QTest::addColumn<QString>("k6");
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QString>("reason");
        for (const auto &k6 : realK6())
            QTest::addRow("%s, throws", qPrintable(k6.version.text()))
                << k6.path << throwing << QStringLiteral("script-failed");
        QTest::newRow("never answers") << realK6().first().path << busy << QStringLiteral("starting");
        QTest::newRow("never ready") << realK6().first().path << busyVus << QStringLiteral("initialising-vus");
    }
    void enoughArmedContinueAtTheLimitAndNotBefore()
    {
        QFETCH(const QString, k6);
        QFETCH(const QByteArray, fault);
        QFETCH(const QString, reason);
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript({.more = fault}));
        const auto end =
            largadactl(sandbox, gated(script, 3, QStringLiteral("continue:2"), {QStringLiteral("--k6"), k6}));
        LARGADA_ENDED(end, 1);
        QCOMPARE(end.outcome(), QStringLiteral("partial"));
        const auto warmup = end.phase(QStringLiteral("warmup"));
        QCOMPARE(warmup[QStringLiteral("started")].toInt(), 2);
        QVERIFY2(warmup[QStringLiteral("wait_ms")].toDouble() >= gateSeconds * 1000, qPrintable(end.text()));
        QVERIFY(
            timeOf(end.report()[QStringLiteral("started_at")]).msecsTo(timeOf(warmup[QStringLiteral("started_at")])) >=
            gateSeconds * 1000);
        QCOMPARE(reasonOf(end.runner(QStringLiteral("warmup"), 1)), reason);
        QVERIFY(end.runner(QStringLiteral("warmup"), 1)[QStringLiteral("lost")].toBool());
        // Main does not wait for the one that was left behind.
        const auto main = end.phase(QStringLiteral("main"));
        QCOMPARE(main[QStringLiteral("started")].toInt(), 2);
        QVERIFY2(main[QStringLiteral("wait_ms")].toDouble() < gateSeconds * 1000, qPrintable(end.text()));
        QVERIFY(end.runner(QStringLiteral("main"), 1)[QStringLiteral("lost")].toBool());
        QVERIFY(sandbox.isEmptyOfProcesses());
    }

    void noRunnerLeftEndsTheRunAtOnce()
    {
        Sandbox sandbox;
        const auto script =
            sandbox.write(QStringLiteral("x.js"),
                          rateScript({.more = "if (index !== undefined) { throw new Error('none of us'); }"}));
        auto words = gated(script, 2, QStringLiteral("wait"));
        words[words.indexOf(QStringLiteral("--gate-timeout")) + 1] = QStringLiteral("10m");
        const auto end = largadactl(sandbox, words);
        LARGADA_ENDED(end, 1);
        QCOMPARE(end.outcome(), QStringLiteral("failed"));
        QCOMPARE(end.error()[QStringLiteral("code")].toString(), QStringLiteral("process"));
        QVERIFY2(end.err.contains(QStringLiteral("none of us")), qPrintable(end.text()));
        checkNoLoad(end);
    }
};

QTEST_GUILESS_MAIN(TestRunGate)
#include "tst_run_gate.moc"
