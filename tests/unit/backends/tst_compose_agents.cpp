// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Agents of a Compose project; the engine here is a shell script that counts. With a real one: tests/engine.
#include <csignal>

#include <QDir>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>

#include "backends/compose/compose_agents.h"

using namespace largada;
using namespace largada::backends;
using namespace std::chrono_literals;

namespace
{

// docker and docker-compose: write down how they were called, say how many agents there are, and scale by up.sh.
const char engine[] =
    "#!/bin/sh\n"
    "cd DIRECTORY\n"
    "echo \"${0##*/} $*\" >>calls\n"
    "[ ! -e away ] || { echo 'Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?' >&2; "
    "exit 1; }\n"
    "have() { echo \"$1\" >count.$$; mv count.$$ count; }\n"
    "case \"${0##*/} $*\" in\n"
    "'docker ps '*) seq \"$(cat count)\" ;;\n"
    "'docker compose version '*) [ ! -e no-version-2 ] || { echo 'unknown command' >&2; exit 1; }; echo 2.40.3 ;;\n"
    "'docker-compose version '*) echo 1.29.2 ;;\n"
    "*) for wanted; do :; done; wanted=${wanted#*=}; . ./up.sh ;;\n"
    "esac\n";
const char obedient[] = "have $wanted";

struct Scene {
    explicit Scene(const char *up = obedient)
    {
        QDir(directory.path()).mkdir(QStringLiteral("bin"));
        for (const char *name : {"bin/docker", "bin/docker-compose"}) {
            write(name, QByteArray(engine).replace("DIRECTORY", QFile::encodeName(directory.path())));
            QFile::setPermissions(file(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        write("count", "0\n");
        write("up.sh", up);
        setup.project.files = QStringList{file("fleet.yml"), file("more.yml")};
        setup.rememberedFile = file("kept/compose");
        setup.secret = "0123456789abcdef";
        setup.environment.insert(QStringLiteral("PATH"), file("bin") + QStringLiteral(":/usr/bin:/bin"));
        setup.countEvery = 20ms;
        setup.countEveryWhileScaling = 10ms;
    }
    QString file(const char *name) const { return directory.filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &text) const
    {
        QSaveFile out(file(name)); // whole or not at all: it is read meanwhile
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
            qFatal("no %s", name);
    }
    void remove(const char *name) const { QFile::remove(file(name)); }
    QByteArray read(const char *name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    // Of the calls that scale, without the directory.
    QStringList scalings() const
    {
        const QString all = QString::fromUtf8(read("calls")).remove(directory.path() + QLatin1Char('/'));
        return all.split(QLatin1Char('\n')).filter(QStringLiteral(" up "));
    }

    QTemporaryDir directory;
    ComposeSetup setup;
};

// The outcome of scale(), waited for.
Result<> scaled(ComposeAgents &agents, int count)
{
    auto future = agents.scale(count);
    future.waitForFinished();
    return future.result();
}

void expectWarning(const char *pattern)
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QString::fromLatin1(pattern)));
}

QString up(int agents, const char *program = "docker compose")
{
    return QStringLiteral("%1 -p ai_forse_k6 -f fleet.yml -f more.yml up -d --no-recreate --scale k6agent=%2")
        .arg(QString::fromLatin1(program))
        .arg(agents);
}

} // namespace

class TestComposeAgents : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void engineIsCalledOnlyWhereCountsDiffer()
    {
        const Scene scene;
        ComposeAgents agents(scene.setup);
        QCOMPARE(agents.name(), QStringLiteral("compose"));
        QVERIFY(scaled(agents, 0));
        for (const int count : {3, 3, 5, 5, 0, 0})
            QVERIFY(scaled(agents, count));
        QCOMPARE(scene.scalings(), QStringList({up(3), up(5), up(0)}));
        QCOMPARE(agents.existing(), 0);
        QCOMPARE(agents.lastError(), QString());
        QVERIFY(scene.read("calls").contains("docker ps -q --filter label=com.docker.compose.project=ai_forse_k6 "
                                             "--filter label=com.docker.compose.service=k6agent "));
    }

    void agentsThatComeAndGoByThemselvesAreSeen()
    {
        const Scene scene;
        scene.write("count", "4\n");
        ComposeAgents agents(scene.setup);
        QTRY_COMPARE(agents.existing(), 4);
        scene.write("count", "2\n");
        QTRY_COMPARE(agents.existing(), 2);
        QVERIFY(scene.scalings().isEmpty());
    }

    void roomIsThatOfMemory()
    {
        Scene scene;
        scene.write("count", "4\n");
        const ComposeAgents unknown(scene.setup);
        QTRY_COMPARE(unknown.existing(), 4);
        QVERIFY(!unknown.room());
        scene.setup.memoryFreeMiB = [] { return 1000.0; };
        const ComposeAgents agents(scene.setup);
        QTRY_COMPARE(agents.existing(), 4);
        QVERIFY(agents.room() == std::optional(fleet::ScaleRoom{14, QStringLiteral("memory")}));
        scene.write("away", "");
        QTRY_VERIFY(!agents.existing());
        QVERIFY(!agents.room());
    }

    void composeOfAFleetIsRemembered()
    {
        const Scene scene;
        scene.write("no-version-2", "");
        {
            ComposeAgents agents(scene.setup);
            QVERIFY(scaled(agents, 1));
        }
        QCOMPARE(scene.read("kept/compose"), QByteArray("docker-compose\n"));
        scene.remove("no-version-2");
        ComposeAgents agents(scene.setup);
        QVERIFY(scaled(agents, 2));
        QCOMPARE(scene.scalings(), QStringList({up(1, "docker-compose"), up(2, "docker-compose")}));
    }

    void composeThatIsNamedIsUsed()
    {
        Scene scene;
        scene.setup.program = composeProgram(QStringLiteral("docker-compose")).value();
        ComposeAgents agents(scene.setup);
        QVERIFY(scaled(agents, 2));
        QCOMPARE(scene.scalings(), QStringList(up(2, "docker-compose")));
    }

    void rememberedComposeThatIsGoneIsNotReplaced()
    {
        const Scene scene;
        QVERIFY(rememberCompose(scene.setup.rememberedFile, composePrograms().last()));
        scene.remove("bin/docker-compose");
        QString directories = scene.file("bin"); // no further docker-compose of this machine
        ComposeSetup setup = scene.setup;
        QVERIFY(QFile::link(QStringLiteral("/bin/cat"), scene.file("bin/cat")));
        QVERIFY(QFile::link(QStringLiteral("/usr/bin/seq"), scene.file("bin/seq")));
        setup.environment.insert(QStringLiteral("PATH"), directories);
        ComposeAgents agents(setup);
        expectWarning("docker-compose cannot be run");
        const auto result = scaled(agents, 2);
        QCOMPARE(result.error().code, Errc::NotFound);
        QVERIFY(scene.scalings().isEmpty());
        scene.write("kept/compose", "podman\n");
        ComposeAgents others(setup);
        expectWarning("names neither");
        QCOMPARE(scaled(others, 2).error().code, Errc::Storage);
    }

    void missingEngineIsSaid()
    {
        Scene scene;
        scene.setup.environment.insert(QStringLiteral("PATH"), scene.file("nothing"));
        ComposeAgents agents(scene.setup);
        expectWarning("neither docker compose nor docker-compose");
        QCOMPARE(scaled(agents, 1).error().code, Errc::NotFound);
        QVERIFY(!agents.existing());
        QCOMPARE(agents.lastError(), QStringLiteral("neither docker compose nor docker-compose can be run"));
    }

    void stoppedEngineIsSaidAndComesBack()
    {
        const Scene scene;
        ComposeAgents agents(scene.setup);
        QVERIFY(scaled(agents, 2));
        scene.write("away", "");
        QTRY_VERIFY(!agents.existing());
        QVERIFY2(agents.lastError().contains(QStringLiteral("Cannot connect to the Docker daemon")),
                 qPrintable(agents.lastError()));
        expectWarning("Cannot connect to the Docker daemon");
        QCOMPARE(scaled(agents, 3).error().code, Errc::Network);
        scene.remove("away");
        QTRY_COMPARE(agents.existing(), 2);
        QVERIFY(scaled(agents, 3));
        QCOMPARE(agents.lastError(), QString());
    }

    void engineThatStopsInTheMiddleIsSaid()
    {
        const Scene scene("have 2; touch away; echo 'error during connect: Post \"…\": EOF' >&2; exit 1");
        ComposeAgents agents(scene.setup);
        expectWarning("error during connect");
        QCOMPARE(scaled(agents, 5).error().code, Errc::Network);
        QVERIFY(!agents.existing());
        scene.write("up.sh", obedient);
        scene.remove("away");
        QVERIFY(scaled(agents, 5));
        QCOMPARE(agents.existing(), 5);
    }

    void failureIsToldInTheEnginesWords_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("error");
        QTest::newRow("image") << QByteArray(" k6agent Pulling\\n k6agent Error\\n\\033[31mError response from daemon: "
                                             "pull access denied for x\\033[0m\\n")
                               << QStringLiteral(
                                      "docker compose: Error response from daemon: pull access denied for x");
        QTest::newRow("1.29") << QByteArray("ERROR: for k6agent  Cannot start service k6agent: full\\n"
                                            "Encountered errors while bringing up the project.\\n")
                              << QStringLiteral(
                                     "docker compose: ERROR: for k6agent  Cannot start service k6agent: full");
        QTest::newRow("disk") << QByteArray("mkdir /x: no space left on device\\n")
                              << QStringLiteral("docker compose: mkdir /x: no space left on device");
        QTest::newRow("secret") << QByteArray("bad 0123456789abcdef\\n") << QStringLiteral("docker compose: bad …");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("docker compose: ended with code 17");
    }
    void failureIsToldInTheEnginesWords()
    {
        QFETCH(const QByteArray, said);
        QFETCH(const QString, error);
        const Scene scene(("printf '" + said + "' >&2; exit 17").constData());
        ComposeAgents agents(scene.setup);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QRegularExpression::escape(error)));
        const auto result = scaled(agents, 5);
        QCOMPARE(result.error().code, Errc::Process);
        QCOMPARE(result.error().what, error);
        QCOMPARE(agents.lastError(), error);
        QCOMPARE(agents.existing(), 0);
    }

    void callThatHangsIsEnded()
    {
        Scene scene("echo $$ >hanging; have 2; echo waiting; while :; do sleep 1; done");
        scene.setup.scaleWithin = 1500ms; // long enough to have begun
        scene.setup.scaleWithinAgent = 0ms;
        ComposeAgents agents(scene.setup);
        expectWarning("did not end within 1.5 s: waiting");
        const auto result = scaled(agents, 5);
        QCOMPARE(result.error().code, Errc::Timeout);
        QVERIFY(::kill(static_cast<pid_t>(scene.read("hanging").trimmed().toInt()), 0) != 0);
        QCOMPARE(agents.existing(), 2);
        scene.write("up.sh", obedient);
        QVERIFY(scaled(agents, 5));
    }

    void halfAFleetIsNoSuccess()
    {
        const Scene scene("have 2");
        ComposeAgents agents(scene.setup);
        expectWarning("2 of 5 agents exist after docker compose");
        QCOMPARE(scaled(agents, 5).error().code, Errc::Process);
        QCOMPARE(agents.existing(), 2);
        scene.write("up.sh", "have 4; echo 'Error: 1 of 3' >&2; exit 1");
        expectWarning("docker compose: Error: 1 of 3");
        QCOMPARE(scaled(agents, 5).error().what, QStringLiteral("docker compose: Error: 1 of 3"));
        QCOMPARE(agents.existing(), 4);
    }

    void lastNumberWins()
    {
        const Scene scene("if [ $wanted = 500 ]; then have 7; while :; do sleep 1; done; fi; have $wanted");
        ComposeAgents agents(scene.setup);
        auto first = agents.scale(500);
        QTRY_COMPARE(agents.existing(), 7); // it is under way
        QVector<Async<>> replaced;
        for (int wanted = 20; wanted < 40; ++wanted)
            replaced.append(agents.scale(wanted));
        QVERIFY(scaled(agents, 3));
        first.waitForFinished();
        QCOMPARE(first.result().error().code, Errc::Cancelled);
        for (auto &future : replaced) {
            future.waitForFinished();
            QCOMPARE(future.result().error().code, Errc::Cancelled);
        }
        QCOMPARE(scene.scalings(), QStringList({up(500), up(3)}));
        QCOMPARE(agents.existing(), 3);
    }

    void longScalingIsAnsweredWhileItGoesOn()
    {
        Scene scene("echo 'Error: earlier' >&2; exit 1");
        scene.setup.takenAfter = 50ms;
        ComposeAgents agents(scene.setup);
        expectWarning("Error: earlier");
        auto earlier = agents.scale(5); // may be answered before it has failed
        QTRY_COMPARE(agents.lastError(), QStringLiteral("docker compose: Error: earlier"));
        scene.write("up.sh", "have 2; while [ ! -e go-on ]; do sleep 0.01; done; echo 'Error: full' >&2; exit 1");
        QVERIFY(scaled(agents, 5));
        QTRY_COMPARE(agents.existing(), 2);
        QCOMPARE(agents.lastError(), QString());
        QVERIFY(scaled(agents, 5)); // the same number again waits for the call that is under way
        QCOMPARE(scene.scalings(), QStringList({up(5), up(5)}));
        expectWarning("docker compose: Error: full");
        scene.write("go-on", "");
        QTRY_COMPARE(agents.lastError(), QStringLiteral("docker compose: Error: full"));
    }

    void composeIsToldTheSecretByItsEnvironmentAlone()
    {
        const Scene scene("env >environment; have $wanted");
        ComposeAgents agents(scene.setup);
        QVERIFY(scaled(agents, 1));
        QVERIFY(scene.read("environment").split('\n').contains("DASHBOARD_SECRET=0123456789abcdef"));
        QVERIFY(!scene.read("calls").contains("0123456789abcdef"));
    }

    void endOfTheServerEndsTheCallAndNoAgent()
    {
        const Scene scene("echo $$ >hanging.new; mv hanging.new hanging; have 2; while :; do sleep 1; done");
        {
            ComposeAgents agents(scene.setup);
            auto future = agents.scale(5);
            QTRY_VERIFY(!scene.read("hanging").isEmpty());
        }
        QTRY_VERIFY(::kill(static_cast<pid_t>(scene.read("hanging").trimmed().toInt()), 0) != 0);
        QCOMPARE(scene.scalings(), QStringList(up(5)));
    }
};

QTEST_GUILESS_MAIN(TestComposeAgents)
#include "tst_compose_agents.moc"
