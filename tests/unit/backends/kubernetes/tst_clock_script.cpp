// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The script runs here in this machine's busybox, against a k6 that only listens.
#include <chrono>

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include "backends/kubernetes/clock_script.h"

using namespace largada::backends;
using Kind = ClockLine::Kind;

namespace
{

qint64 wallMicroseconds()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace

class TestClockScript : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void linesAreRead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<qint64>("value");
        QTest::newRow("ready") << QByteArray("READY 1795422912002460") << Kind::Ready << qint64(1795422912002460);
        QTest::newRow("time") << QByteArray("TIME 5\r") << Kind::Time << qint64(5);
        QTest::newRow("armed") << QByteArray("ARMED 5") << Kind::Armed << qint64(5);
        QTest::newRow("fired early") << QByteArray("FIRED -3") << Kind::Fired << qint64(-3);
        QTest::newRow("answered") << QByteArray("ANSWERED 3335") << Kind::Answered << qint64(3335);
        QTest::newRow("k6's answer") << QByteArray("HTTP/1.1 200 OK") << Kind::Other << qint64(0);
        QTest::newRow("no number") << QByteArray("TIME x") << Kind::Other << qint64(0);
        QTest::newRow("a number too long") << QByteArray("TIME 99999999999999999999") << Kind::Other << qint64(0);
        QTest::newRow("more words") << QByteArray("FIRED 1 2") << Kind::Other << qint64(0);
        QTest::newRow("nothing") << QByteArray() << Kind::Other << qint64(0);
    }
    void linesAreRead()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const Kind, kind);
        QFETCH(const qint64, value);
        QCOMPARE(readClockLine(line), (ClockLine{kind, value}));
    }

    // Middle-boxes cut URLs of more.
    void urlStaysShort()
    {
        qsizetype size = 0;
        const auto command = clockCommand(65535);
        for (const QString &argument : command)
            size += QUrl::toPercentEncoding(argument).size() + qsizetype(sizeof("&command="));
        QVERIFY2(size < 3500, QByteArray::number(size).constData());
    }

    void firesAtItsMoment()
    {
        if (!start())
            QSKIP("no busybox");
        QTcpServer k6;
        answerAs(k6, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        const qint64 before = wallMicroseconds();
        const qint64 told = ask();
        QVERIFY(told >= before && told <= wallMicroseconds());
        const qint64 moment = wallMicroseconds() + 1'000'000;
        m_process.write(goLine(moment));
        QTRY_VERIFY(m_lines.size() >= 3);
        QCOMPARE(readClockLine(m_lines.at(2)).kind, Kind::Armed);
        QTRY_COMPARE(m_process.state(), QProcess::NotRunning);
        QCOMPARE(m_process.exitCode(), 0);
        QVERIFY2(m_askedAt >= moment, QByteArray::number(m_askedAt - moment).constData());
        QVERIFY2(m_asked.startsWith("PATCH /v1/status HTTP/1.1\r\n"), m_asked.constData());
        QVERIFY(m_asked.endsWith(
            "\r\n\r\n{\"data\":{\"type\":\"status\",\"id\":\"default\",\"attributes\":{\"paused\":false}}}"));
        QVERIFY(m_asked.contains("Content-Length: 71\r\n"));
        const ClockLine fired = readClockLine(m_lines.value(3)), answered = readClockLine(m_lines.value(4));
        QCOMPARE(fired.kind, Kind::Fired);
        QVERIFY(fired.value >= 0);
        QCOMPARE(answered.kind, Kind::Answered);
        QVERIFY(answered.value >= fired.value);
        QCOMPARE(m_lines.value(5), QByteArray("HTTP/1.1 200 OK\r"));
    }

    void refusalIsNoSuccess()
    {
        if (!start())
            QSKIP("no busybox");
        QTcpServer k6;
        answerAs(k6, "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
        m_process.write(goLine(wallMicroseconds() + 1'000'000));
        QTRY_COMPARE(m_process.state(), QProcess::NotRunning);
        QCOMPARE(m_process.exitCode(), 1);
        QVERIFY(m_lines.contains("HTTP/1.1 500 No\r"));
    }

    void nobodyListensIsNoSuccess()
    {
        if (!start())
            QSKIP("no busybox");
        m_process.write(goLine(wallMicroseconds() + 1'000'000));
        QTRY_COMPARE(m_process.state(), QProcess::NotRunning);
        QCOMPARE(m_process.exitCode(), 1);
    }

    void givesUp_data()
    {
        QTest::addColumn<QByteArray>("input"); // GO stands for a line with a moment that no test waits for
        QTest::addColumn<bool>("ends");        // and then the input ends
        QTest::addColumn<int>("exitCode");
        QTest::newRow("aborted before") << QByteArray("abort\n") << false << clock_exit::aborted;
        QTest::newRow("aborted while it waits") << QByteArray("GOabort\n") << false << clock_exit::aborted;
        QTest::newRow("any line while it waits") << QByteArray("GOtime\n") << false << clock_exit::aborted;
        QTest::newRow("end before") << QByteArray() << true << clock_exit::aborted;
        QTest::newRow("end while it waits") << QByteArray("GO") << true << clock_exit::aborted;
        QTest::newRow("no moment") << QByteArray("go\n") << false << clock_exit::aborted;
        QTest::newRow("a moment that is no number") << QByteArray("go 1;reboot\n") << false << clock_exit::aborted;
        QTest::newRow("a moment that is past") << QByteArray("go 1\n") << false << clock_exit::tooLate;
    }
    void givesUp()
    {
        QFETCH(QByteArray, input);
        QFETCH(const bool, ends);
        QFETCH(const int, exitCode);
        if (!start())
            QSKIP("no busybox");
        QTcpServer k6;
        answerAs(k6, "HTTP/1.1 200 OK\r\n\r\n");
        m_process.write(input.replace("GO", goLine(wallMicroseconds() + 3'600'000'000)));
        if (ends)
            m_process.closeWriteChannel();
        QTRY_COMPARE(m_process.state(), QProcess::NotRunning);
        QCOMPARE(m_process.exitCode(), exitCode);
        QVERIFY(m_asked.isEmpty());
    }

    void cleanup()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    // Free when it was asked for; false: this machine has no busybox.
    bool start()
    {
        const QString busybox = QStandardPaths::findExecutable(QStringLiteral("busybox"));
        if (busybox.isEmpty())
            return false;
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        m_port = probe.serverPort();
        m_lines.clear();
        m_asked.clear();
        m_askedAt = 0;
        m_process.disconnect();
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
            while (m_process.canReadLine())
                m_lines += m_process.readLine().chopped(1);
        });
        m_process.start(busybox, clockCommand(m_port));
        return QTest::qWaitFor([this] { return readClockLine(m_lines.value(0)).kind == Kind::Ready; }, 20'000);
    }
    qint64 ask()
    {
        m_process.write(askTimeLine());
        if (!QTest::qWaitFor([this] { return m_lines.size() >= 2; }, 20'000))
            return 0;
        return readClockLine(m_lines.at(1)).value;
    }
    void answerAs(QTcpServer &server, const QByteArray &answer)
    {
        server.listen(QHostAddress::LocalHost, m_port);
        connect(&server, &QTcpServer::newConnection, this, [this, &server, answer] {
            auto *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, answer] {
                if (m_asked.isEmpty())
                    m_askedAt = wallMicroseconds();
                m_asked += socket->readAll();
                if (m_asked.endsWith("}}}")) {
                    socket->write(answer);
                    socket->disconnectFromHost();
                }
            });
        });
    }

    QProcess m_process;
    quint16 m_port = 0;
    QByteArrayList m_lines;
    QByteArray m_asked;
    qint64 m_askedAt = 0; // on the wall clock, when its first byte came
};

QTEST_GUILESS_MAIN(TestClockScript)
#include "tst_clock_script.moc"
