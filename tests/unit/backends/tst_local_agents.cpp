// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The local fleet of agents as processes; the agent here is a shell script.
#include <csignal>

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "backends/local/local_agents.h"

using namespace largada;
using namespace largada::backends;
using namespace std::chrono_literals;

namespace
{

class FixedCapacity final : public CapacityProbe
{
public:
    explicit FixedCapacity(double memoryMiB) { m_capacity.memoryFreeMiB = memoryMiB; }
    Capacity measure(const QString &) const override { return m_capacity; }

private:
    Capacity m_capacity;
};

// A directory with an agent of these lines, which begin by writing the file started/<name>.<pid>.
struct Scene {
    explicit Scene(const QByteArray &lines)
    {
        setup.program = file("agent");
        setup.k6 = QStringLiteral("/usr/bin/k6");
        setup.dashboard = QUrl(QStringLiteral("http://127.0.0.1:3000"));
        setup.secret = "0123456789abcdef";
        setup.directory = file("agents");
        for (const char *name : {"PATH", "K6_VUS=9", "DASHBOARD_DATABASE=x", "ADMIN_BASIC_AUTH=a:b", "HOME=/home/x"}) {
            const QString pair = QString::fromLatin1(name);
            const QString value =
                pair.contains(QLatin1Char('=')) ? pair.section(QLatin1Char('='), 1) : qEnvironmentVariable("PATH");
            setup.environment.insert(pair.section(QLatin1Char('='), 0, 0), value);
        }
        setup.pauses = {10ms, 40ms, 10s};
        QDir(directory.path()).mkdir(QStringLiteral("started"));
        QFile program(setup.program);
        const QByteArray text = "#!/bin/sh\nd=" + QFile::encodeName(file("started")) +
                                "\nenv > \"$d/.new.$$\"; mv \"$d/.new.$$\" \"$d/$AGENT_NAME.$$\"\n" + lines + "\n";
        if (!program.open(QIODevice::WriteOnly) || program.write(text) != text.size() ||
            !program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            qFatal("no agent");
    }
    QString file(const char *name) const { return directory.filePath(QString::fromLatin1(name)); }

    // name.pid of all that ever started, in order of the name.
    QStringList started() const { return QDir(file("started")).entryList(QDir::Files, QDir::Name); }
    QStringList alive() const
    {
        QStringList names;
        for (const QString &entry : started()) {
            const auto pid = static_cast<pid_t>(entry.section(QLatin1Char('.'), 1).toInt());
            if (::kill(pid, 0) == 0)
                names += entry.section(QLatin1Char('.'), 0, 0);
        }
        return names;
    }

    QTemporaryDir directory;
    LocalAgentsSetup setup;
};

const QByteArray lasting = "exec sleep 1000";
const std::shared_ptr<const CapacityProbe> plenty = std::make_shared<FixedCapacity>(1e6);

QStringList names(int count)
{
    QStringList all;
    for (int i = 1; i <= count; ++i)
        all += QStringLiteral("local-agent-%1").arg(i, 2, 10, QLatin1Char('0'));
    return all;
}

// The outcome of scale(), waited for.
Result<> scaled(LocalAgents &agents, int count)
{
    auto future = agents.scale(count);
    future.waitForFinished();
    return future.result();
}

} // namespace

class TestLocalAgents : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void k6IsAskedForWhenAgentsAreWanted()
    {
        Scene scene(lasting);
        auto k6 = std::make_shared<QString>(); // not changed while agents start
        scene.setup.findK6 = [k6] { return *k6; };
        LocalAgents agents(scene.setup, plenty);
        QVERIFY(scaled(agents, 0));
        const auto without = scaled(agents, 1);
        QCOMPARE(without.error().code, Errc::NotFound);
        QCOMPARE(without.error().subject, QStringLiteral("k6"));
        *k6 = QStringLiteral("/opt/k6");
        QVERIFY(scaled(agents, 1));
        QTRY_COMPARE(scene.started().size(), 1);
        QFile environment(scene.file("started/") + scene.started().constFirst());
        QVERIFY(environment.open(QIODevice::ReadOnly));
        QVERIFY(environment.readAll().contains("K6_BINARY=/opt/k6\n"));
    }

    void fleetIsAsLargeAsItIsToldAndNamesStay()
    {
        const Scene scene(lasting);
        LocalAgents agents(scene.setup, plenty);
        QCOMPARE(agents.name(), QStringLiteral("local"));
        QCOMPARE(agents.existing(), 0);
        for (const int count : {3, 5, 1, 2, 0}) {
            QVERIFY(scaled(agents, count));
            QTRY_COMPARE(scene.alive(), names(count));
            QTRY_COMPARE(agents.existing(), count);
        }
        QCOMPARE(agents.lastError(), QString());
    }

    void agentsAreToldByTheirEnvironment()
    {
        const Scene scene(lasting);
        LocalAgents agents(scene.setup, plenty);
        QVERIFY(scaled(agents, 1));
        QTRY_COMPARE(scene.started().size(), 1);
        QFile file(QDir(scene.file("started")).filePath(scene.started().first()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const char *line :
             {"AGENT_NAME=local-agent-01", "DASHBOARD_URL=http://127.0.0.1:3000", "DASHBOARD_SECRET=0123456789abcdef",
              "K6_BINARY=/usr/bin/k6", "HOME=/home/x", "STOP_GRACE_MS=5000"})
            QVERIFY2(lines.contains(line), line);
        QVERIFY(lines.contains("TMP_DIR=" + QFile::encodeName(scene.setup.directory)));
        for (const QByteArray &line : lines)
            QVERIFY2(!line.startsWith("K6_VUS") && !line.startsWith("ADMIN_") && !line.startsWith("DASHBOARD_DATABASE"),
                     line.constData());
        QCOMPARE(QFile::permissions(scene.setup.directory) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void agentThatEndsIsStartedAgain()
    {
        const Scene scene(lasting);
        LocalAgents agents(scene.setup, plenty);
        QVERIFY(scaled(agents, 2));
        QTRY_COMPARE(scene.alive(), names(2));
        const auto pid = static_cast<pid_t>(scene.started().first().section(QLatin1Char('.'), 1).toInt());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("local-agent-01 ended with code 137")));
        QCOMPARE(::kill(pid, SIGKILL), 0);
        QTRY_COMPARE(scene.started().size(), 3);
        QTRY_COMPARE(scene.alive(), names(2));
        QVERIFY(agents.lastError().startsWith(QStringLiteral("local-agent-01 ended with code 137")));
    }

    void agentThatCannotRunIsToldAndTriedAgain()
    {
        const Scene scene("[ $(ls \"$d\" | wc -l) -ge 3 ] && exec sleep 1000\n"
                          "echo largada.agent: no such thing >&2; exit 1");
        LocalAgents agents(scene.setup, plenty);
        const QRegularExpression told(
            QStringLiteral("local-agent-01 ended with code 1: largada.agent: no such thing.*again in"));
        for (int i = 0; i < 2; ++i)
            QTest::ignoreMessage(QtWarningMsg, told);
        QVERIFY(scaled(agents, 1));
        QTRY_VERIFY(scene.started().size() >= 3);
        QVERIFY(agents.lastError().contains(QStringLiteral("no such thing")));
        QVERIFY(scaled(agents, 0));
        QTRY_COMPARE(agents.existing(), 0);
    }

    void missingProgramIsTold()
    {
        Scene scene(lasting);
        scene.setup.program = QStringLiteral("/no/such/agent");
        scene.setup.pauses = {1h, 1h, 1h};
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("local-agent-01 .*No such file")));
        LocalAgents agents(scene.setup, plenty);
        QVERIFY(scaled(agents, 1));
        QTRY_VERIFY(agents.lastError().contains(QStringLiteral("No such file")));
        QTRY_COMPARE(agents.existing(), 0);
    }

    void wantedAgainWhileItEnds()
    {
        const Scene scene("trap 'sleep 0.1; exit 0' TERM; touch \"$d/../ready\"; while :; do sleep 0.01; done");
        LocalAgents agents(scene.setup, plenty);
        QVERIFY(scaled(agents, 1));
        QTRY_VERIFY(QFile::exists(scene.file("ready")));
        QVERIFY(scaled(agents, 0));
        QVERIFY(scaled(agents, 1));
        QTRY_COMPARE(scene.started().size(), 2);
        QTRY_COMPARE(scene.alive(), names(1));
        QCOMPARE(agents.lastError(), QString());
    }

    void noMoreThanTheSettingAllows()
    {
        Scene scene(lasting);
        scene.setup.most = 2;
        LocalAgents agents(scene.setup, plenty);
        QCOMPARE(agents.room(), (fleet::ScaleRoom{2, QStringLiteral("most")}));
        const auto result = scaled(agents, 1000);
        QVERIFY(!result);
        QCOMPARE(result.error().code, Errc::Conflict);
        QCOMPARE(result.error().subject, QStringLiteral("most"));
        QTRY_COMPARE(scene.alive(), names(2));
        QCOMPARE(agents.lastError(), result.error().what);
        QVERIFY(scaled(agents, 2));
        QCOMPARE(agents.lastError(), QString());
    }

    void noMoreThanFitIntoMemory()
    {
        Scene scene(lasting);
        scene.setup.memoryMiB = 100;
        LocalAgents agents(scene.setup, std::make_shared<FixedCapacity>(250));
        QCOMPARE(agents.room(), (fleet::ScaleRoom{2, QStringLiteral("memory")}));
        const auto result = scaled(agents, 9);
        QVERIFY(!result);
        QCOMPARE(result.error().subject, QStringLiteral("memory"));
        QTRY_COMPARE(scene.alive(), names(2));
        QVERIFY(scaled(agents, 2)); // those that run have theirs
    }

    void nothingIsLeftBehind()
    {
        const Scene scene("trap '' TERM; while :; do sleep 1000; done");
        {
            LocalAgents agents(scene.setup, plenty);
            QVERIFY(scaled(agents, 3));
            QTRY_COMPARE(scene.alive(), names(3));
        }
        QCOMPARE(scene.alive(), QStringList());
    }

    void directoryThatCannotBeMadeIsAnError()
    {
        Scene scene(lasting);
        scene.setup.directory = QStringLiteral("/proc/no/such");
        LocalAgents agents(scene.setup, plenty);
        const auto result = scaled(agents, 1);
        QVERIFY(!result);
        QCOMPARE(result.error().code, Errc::Storage);
        QCOMPARE(agents.existing(), 0);
    }
};

QTEST_GUILESS_MAIN(TestLocalAgents)
#include "tst_local_agents.moc"
