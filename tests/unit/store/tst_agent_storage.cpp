// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Group commit, and what other programs, disks and servers can do to it, with the database that LARGADA_TEST_DATABASE
// names. With "--write LOCATION" this program writes until it is killed.
#include <atomic>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QUuid>

#include "agent_database.h"
#include "store/run_store.h"
#include "support/fake_clock.h"
#include "support/file_size_limit.h"

using namespace largada;
using namespace largada::dashboard;
using namespace largada::store;
using namespace std::chrono_literals;

namespace
{

const WallTime now = test::FakeClock().wall();

Target target(const QString &label)
{
    Target wanted;
    wanted.url = QStringLiteral("http://t/");
    wanted.label = label;
    return wanted;
}

std::function<Result<Target>(AgentStore &)> adding(const QString &label)
{
    return [label](AgentStore &s) { return s.addTarget(target(label)); };
}

// Text that no database makes smaller.
QString noise(qsizetype size)
{
    QRandomGenerator random(1);
    QString text(size, QLatin1Char(' '));
    for (QChar &each : text)
        each = QChar('!' + random.bounded(90));
    return text;
}

QString labelsIn(AgentStorage &storage)
{
    QStringList labels;
    if (const auto targets = test::SteppedStore(storage).targets()) {
        for (const Target &each : *targets)
            labels.append(each.label);
    }
    return labels.join(QLatin1Char(' '));
}

// One execution from its begin to its report, as two answered steps; true when the report was acknowledged.
bool runOnce(AgentStorage &storage, const QString &agent, const QString &runId)
{
    const test::SteppedStore store(storage);
    ExecutionReport report;
    report.metrics.p95Ms = 12;
    return store.begin({agent, QStringLiteral("1"), runId, {}}, now) && store.report(runId, report, now);
}

QString newRunId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

// Nothing that is logged meanwhile is shown, or fails the test.
class Silence
{
public:
    Silence() : m_before(qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {})) {}
    ~Silence() { qInstallMessageHandler(m_before); }
    Q_DISABLE_COPY_MOVE(Silence)

private:
    QtMessageHandler m_before;
};

// The child: four threads that write, and say each acknowledged run on standard output.
int writeUntilKilled(const QString &location)
{
    auto storage = AgentStorage::open(location);
    if (!storage)
        return 1;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&storage] {
            while (true) {
                const QString id = newRunId();
                if (!runOnce(**storage, QStringLiteral("a"), id))
                    std::_Exit(2);
                std::printf("%s\n", qPrintable(id));
                std::fflush(stdout);
            }
        });
    }
    for (auto &thread : threads)
        thread.join();
    return 0;
}

} // namespace

class TestAgentStorage : public QObject
{
    Q_OBJECT

private:
    test::AgentDatabases m_databases;
    QString m_location;

    std::unique_ptr<AgentStorage> opened(std::chrono::milliseconds gather = 0ms,
                                         std::chrono::milliseconds lockWait = 50ms) const
    {
        AgentStorage::Timing timing;
        timing.gather = gather;
        timing.lockWait = lockWait;
        timing.reconnect = 1ms;
        auto storage = AgentStorage::open(m_location, timing);
        return storage ? *std::move(storage) : nullptr;
    }
    bool isCompleted(test::RawAgentDatabase &raw, const QString &run) const
    {
        return raw.value(QStringLiteral("SELECT status FROM k6_runs WHERE id = '%1'").arg(run)).toString() ==
               QLatin1String("completed");
    }

private slots:
    void initTestCase()
    {
        QString whyNot;
        if (!m_databases.prepare(&whyNot))
            QSKIP(qPrintable(whyNot));
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_location = m_databases.newLocation();
    }

    // The storage's destructor ends the gathering, so that all of them are one group.
    void failingStepTakesBackOnlyItself()
    {
        auto storage = opened(1h);
        QVERIFY(storage);
        test::RawAgentDatabase raw(m_location);
        QStringList answers; // by the storage's thread, until it ended
        int seenAtFirst = -1;
        storage->write<Target>(adding(QStringLiteral("one")), [&](const Result<Target> &added) {
            seenAtFirst = test::RawAgentDatabase(m_location).count(QStringLiteral("k6_targets"));
            answers.append(added ? added->label : added.error().what);
        });
        storage->write<Target>(
            [](AgentStore &s) -> Result<Target> {
                if (auto added = s.addTarget(target(QStringLiteral("two"))); !added)
                    return added;
                return Error{Errc::Conflict, QStringLiteral("refused"), {}};
            },
            [&answers](const Result<Target> &added) { answers.append(added ? added->label : added.error().what); });
        storage->write<Target>(adding(QStringLiteral("three")), [&answers](const Result<Target> &added) {
            answers.append(added ? added->label : added.error().what);
        });
        QCOMPARE(labelsIn(*storage), QString()); // a read waits for no group
        QVERIFY(answers.isEmpty());

        storage.reset();

        answers.sort();
        QCOMPARE(answers.join(QLatin1Char(' ')), QStringLiteral("one refused three"));
        QCOMPARE(seenAtFirst, 2); // answered after the commit of both
        QCOMPARE(raw.count(QStringLiteral("k6_targets")), 2);
    }

    void stepThatTheDatabaseRefusesTakesBackOnlyItself()
    {
        auto storage = opened(1h);
        test::RawAgentDatabase raw(m_location);
        QVERIFY(raw.exec(QStringLiteral("CREATE UNIQUE INDEX one_label ON k6_targets (label)")));
        QVector<Errc> failed;
        for (const auto *label : {"one", "one", "two"}) {
            storage->write<Target>(adding(QString::fromLatin1(label)), [&failed](const Result<Target> &added) {
                if (!added)
                    failed.append(added.error().code);
            });
        }
        storage.reset();
        QCOMPARE(failed, QVector<Errc>{Errc::Storage});
        QCOMPARE(raw.count(QStringLiteral("k6_targets")), 2);
    }

    void failedCommitAnswersAllOfItsSteps()
    {
        auto storage = opened(1h);
        {
            // What is only looked at by the commit.
            test::RawAgentDatabase raw(m_location);
            const QStringList statements =
                m_databases.isPostgres()
                    ? QStringList{QStringLiteral("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
                                                 "$$ BEGIN RAISE EXCEPTION 'refused'; END $$"),
                                  QStringLiteral(
                                      "CREATE CONSTRAINT TRIGGER refusing AFTER INSERT ON k6_targets DEFERRABLE "
                                      "INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()")}
                    : QStringList{
                          QStringLiteral("CREATE TABLE refusing (id INTEGER REFERENCES k6_agents (id) DEFERRABLE "
                                         "INITIALLY DEFERRED)"),
                          QStringLiteral("CREATE TRIGGER refuse AFTER INSERT ON k6_targets BEGIN "
                                         "INSERT INTO refusing VALUES (77); END")};
            for (const QString &statement : statements)
                QVERIFY(raw.exec(statement));
        }
        QVector<Errc> failed;
        for (const auto *label : {"one", "two", "three"}) {
            storage->write<Target>(adding(QString::fromLatin1(label)), [&failed](const Result<Target> &added) {
                if (!added)
                    failed.append(added.error().code);
            });
        }
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("3 step\\(s\\) were not stored")));
        storage.reset();
        QCOMPARE(failed, QVector<Errc>(3, Errc::Storage));
        QCOMPARE(test::RawAgentDatabase(m_location).count(QStringLiteral("k6_targets")), 0);
    }

    void lockedDatabaseIsWaitedForThenSaid()
    {
        const auto storage = opened();
        test::RawAgentDatabase raw(m_location);
        QVERIFY(raw.exec(m_databases.isPostgres() ? QStringLiteral("BEGIN") : QStringLiteral("BEGIN EXCLUSIVE")));
        if (m_databases.isPostgres())
            QVERIFY(raw.exec(QStringLiteral("LOCK TABLE k6_targets IN EXCLUSIVE MODE")));
        if (!m_databases.isPostgres())
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("in use by another program")));

        const auto refused = test::written<Target>(*storage, adding(QStringLiteral("one")));

        QCOMPARE(refused.error().code, Errc::Storage);
        QCOMPARE(labelsIn(*storage), QString()); // reading goes on
        QVERIFY(raw.exec(QStringLiteral("COMMIT")));
        QVERIFY(test::written<Target>(*storage, adding(QStringLiteral("two"))));
        QCOMPARE(labelsIn(*storage), QStringLiteral("two"));
    }

    void stepsOfManyThreadsAreAllAnswered()
    {
        const auto storage = opened(5ms);
        QVERIFY(test::written<Target>(*storage, adding(QStringLiteral("t"))));
        QVERIFY(test::SteppedStore(*storage).registerAgent({QStringLiteral("a"), {}, {}, {}}, now));
        std::atomic<int> done = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&storage, &done] {
                for (int j = 0; j < 10; ++j)
                    done += runOnce(*storage, QStringLiteral("a"), newRunId()) ? 1 : 0;
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(done, 80);
        QCOMPARE(test::SteppedStore(*storage).executions()->total, 80);
    }

    void emptyDatabaseIsOpenedByManyAtOnce()
    {
        std::atomic<int> good = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([this, i, &good] {
                const auto storage = AgentStorage::open(m_location);
                if (!storage)
                    qInfo("%s", qPrintable(storage.error().what));
                if (storage && test::written<Target>(**storage, adding(QString::number(i))))
                    ++good;
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(good, 4);
        QCOMPARE(test::RawAgentDatabase(m_location).count(QStringLiteral("k6_targets")), 4);
    }

    void newerSchemaIsRefusedAndNotTouched()
    {
        QVERIFY(opened());
        test::RawAgentDatabase raw(m_location);
        QVERIFY(raw.exec(QStringLiteral("UPDATE k6_config SET value = '99' WHERE name = 'schema_version'")));
        QVERIFY(raw.exec(QStringLiteral("DROP TABLE k6_run_counts")));

        const auto refused = AgentStorage::open(m_location);

        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Errc::Unsupported);
        QVERIFY2(refused.error().what.contains(QStringLiteral("99")), qPrintable(refused.error().what));
        QVERIFY(raw.exec(QStringLiteral("CREATE TABLE k6_run_counts (id INTEGER)"))); // it was not made again
    }

    void halfMadeTablesAreTakenBack()
    {
        test::RawAgentDatabase raw(m_location);
        QVERIFY(raw.exec(QStringLiteral("CREATE TABLE k6_run_history (id INTEGER)")));
        if (!m_databases.isPostgres())
            QVERIFY(raw.exec(QStringLiteral("PRAGMA application_id = 0x4c524744")));
        const auto refused = AgentStorage::open(m_location);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Errc::Storage);
        QVERIFY(raw.exec(QStringLiteral("CREATE TABLE k6_targets (id INTEGER)"))); // nothing of the step is left
    }

    void fileIsSharedWithTheRunHistory()
    {
        if (m_databases.isPostgres())
            QSKIP("the run history is in SQLite");
        {
            QVERIFY(opened());
            const auto history = RunStore::open(m_location);
            QVERIFY2(history, history ? "" : qPrintable(history.error().what));
            QVERIFY(opened());
        }
        m_location = m_databases.newLocation();
        QVERIFY(RunStore::open(m_location));
        QVERIFY(opened());
        m_location = m_databases.newLocation();
        QVERIFY(test::RawAgentDatabase(m_location).exec(QStringLiteral("CREATE TABLE photos (id INTEGER)")));
        const auto foreign = AgentStorage::open(m_location);
        QCOMPARE(foreign.error().code, Errc::Storage);
        QVERIFY(foreign.error().what.contains(QStringLiteral("another program's")));
    }

    void fullDiskKeepsWhatIsThere()
    {
        using Server = test::PostgresServer;
        std::optional<Silence> connectionsAreLost;
        if (m_databases.isPostgres())
            connectionsAreLost.emplace();
        const auto storage = opened();
        QVERIFY(test::written<Target>(*storage, adding(QStringLiteral("before"))));
        const QString large = noise(m_databases.isPostgres() ? 4 * 1024 * 1024 : 512 * 1024);
        {
            std::optional<test::FileSizeLimit> limit;
            if (m_databases.isPostgres()) {
                m_databases.server().limitFiles(2 * 1024 * 1024);
                QVERIFY(m_databases.server().restart(Server::End::Orderly));
            } else {
                limit.emplace(300 * 1024);
                // It finds it out at the commit.
                QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("1 step\\(s\\) were not stored")));
            }
            const auto refused = test::written<Target>(*storage, adding(large));
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, Errc::Storage);
            QVERIFY(test::written<Target>(*storage, adding(QStringLiteral("little")))); // the server goes on
        }
        QCOMPARE(labelsIn(*storage), QStringLiteral("before little"));
        if (m_databases.isPostgres()) {
            m_databases.server().limitFiles(0);
            QVERIFY(m_databases.server().restart(Server::End::Orderly));
        }
        QVERIFY(test::written<Target>(*storage, adding(large))); // once there is room again
        test::RawAgentDatabase raw(m_location);
        if (!m_databases.isPostgres())
            QCOMPARE(raw.value(QStringLiteral("PRAGMA integrity_check")).toString(), QStringLiteral("ok"));
        QCOMPARE(raw.count(QStringLiteral("k6_targets")), 3);
        QCOMPARE(raw.value(QStringLiteral("SELECT max(length(label)) FROM k6_targets")).toInt(), large.size());
    }

    void killedWriterLosesNothingAcknowledged()
    {
        {
            const auto storage = opened();
            QVERIFY(test::written<Target>(*storage, adding(QStringLiteral("t"))));
            QVERIFY(test::SteppedStore(*storage).registerAgent({QStringLiteral("a"), {}, {}, {}}, now));
        }
        QByteArrayList acknowledged;
        for (int round = 0; round < 3; ++round) {
            QProcess writer;
            writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), m_location});
            const qsizetype enough = acknowledged.size() + 20 + 7 * round;
            while (acknowledged.size() < enough && writer.waitForReadyRead(60'000)) {
                while (writer.canReadLine())
                    acknowledged.append(writer.readLine().trimmed());
            }
            writer.kill();
            QVERIFY(writer.waitForFinished(60'000));
            QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
            while (writer.canReadLine())
                acknowledged.append(writer.readLine().trimmed());
            QVERIFY(acknowledged.size() >= enough);
        }
        // A server may still be busy with the last transaction of a client that is gone.
        const auto storage = opened(0ms, 60s);
        QVERIFY(storage);
        QVERIFY(runOnce(*storage, QStringLiteral("a"), QStringLiteral("after")));
        test::RawAgentDatabase raw(m_location);
        for (const QByteArray &run : std::as_const(acknowledged))
            QVERIFY2(isCompleted(raw, QString::fromLatin1(run)), run.constData());
        // The counts are of the same transactions.
        QCOMPARE(raw.value(QStringLiteral("SELECT count(*) FROM k6_runs WHERE status = 'completed'")).toInt(),
                 raw.value(QStringLiteral("SELECT sum(runs) FROM k6_run_counts WHERE target_id = 0")).toInt());
        if (!m_databases.isPostgres())
            QCOMPARE(raw.value(QStringLiteral("PRAGMA integrity_check")).toString(), QStringLiteral("ok"));
    }

    void restartedServerLosesNothingAcknowledged()
    {
        if (!m_databases.isPostgres())
            QSKIP("SQLite has no server");
        const auto storage = opened(1ms);
        QVERIFY(test::written<Target>(*storage, adding(QStringLiteral("t"))));
        QVERIFY(test::SteppedStore(*storage).registerAgent({QStringLiteral("a"), {}, {}, {}}, now));
        const Silence silence; // each loss is logged, how often is chance
        std::mutex mutex;
        QStringList acknowledged;
        std::atomic<int> done = 0, failed = 0, otherErrors = 0;
        std::atomic<bool> isEnough = false;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                while (!isEnough) {
                    const QString id = newRunId();
                    const test::SteppedStore store(*storage);
                    auto begun = store.begin({QStringLiteral("a"), QStringLiteral("1"), id, {}}, now);
                    const auto reported = begun ? store.report(id, {}, now) : Result<>(begun.error());
                    if (reported) {
                        const std::lock_guard lock(mutex);
                        acknowledged.append(id);
                        ++done;
                    } else {
                        ++failed;
                        otherErrors += reported.error().code == Errc::Storage ? 0 : 1;
                        std::this_thread::sleep_for(1ms);
                    }
                }
            });
        }
        const auto untilDone = [&done](int more) {
            const int wanted = done + more;
            return QTest::qWaitFor([&done, wanted] { return done >= wanted; }, 120'000);
        };
        bool isWell = untilDone(30);
        for (const auto how : {test::PostgresServer::End::Orderly, test::PostgresServer::End::Crash})
            isWell = isWell && m_databases.server().restart(how) && untilDone(30);
        isWell = isWell && m_databases.server().stop(test::PostgresServer::End::Orderly);
        const int failedBefore = failed;
        isWell = isWell && QTest::qWaitFor([&failed, failedBefore] { return failed > failedBefore + 20; }, 120'000);
        isWell = m_databases.server().resume() && isWell && untilDone(30);
        isEnough = true;
        for (auto &thread : threads)
            thread.join();

        QVERIFY(isWell);
        QCOMPARE(otherErrors, 0);
        test::RawAgentDatabase raw(m_location);
        for (const QString &run : std::as_const(acknowledged))
            QVERIFY2(isCompleted(raw, run), qPrintable(run));
    }

    void serverRestartedWhileNobodyAskedIsNotNoticed()
    {
        if (!m_databases.isPostgres())
            QSKIP("SQLite has no server");
        const auto storage = opened();
        QVERIFY(m_databases.server().restart(test::PostgresServer::End::Orderly));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("connection lost to .postgresql:///")));
        QVERIFY(test::written<Target>(*storage, adding(QStringLiteral("one"))));
        QVERIFY(m_databases.server().restart(test::PostgresServer::End::Crash));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("connection lost to .postgresql:///")));
        QCOMPARE(labelsIn(*storage), QStringLiteral("one"));
    }

    void passwordIsUsedAndNeverSaid()
    {
        if (!m_databases.isPostgres())
            QSKIP("SQLite has no password");
        auto &server = m_databases.server();
        const auto right = AgentStorage::open(server.loopbackUrl(QStringLiteral("agents"), server.password()));
        QVERIFY2(right, right ? "" : qPrintable(right.error().what));
        QVERIFY((*right)->location().startsWith(QStringLiteral("postgresql://largada@127.0.0.1:")));
        const QString secret = QStringLiteral("wr0ng/secret");
        const auto wrong = AgentStorage::open(server.loopbackUrl(QStringLiteral("agents"), secret));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, Errc::Storage);
        const QString said = wrong.error().what + wrong.error().subject;
        QVERIFY2(!said.contains(QStringLiteral("wr0ng")), qPrintable(said));
    }

    void locationsThatAreNoneAreBadInput()
    {
        for (const auto *location : {"", "postgresql://u:wr0ng%zz@h/db", "postgresql://u:wr0ng@h:port/db",
                                     "postgresql://u@h/db?password=wr0ng", "postgres://h/db?sslmode=a;host=b"}) {
            const auto refused = AgentStorage::open(QString::fromLatin1(location));
            QVERIFY2(!refused, location);
            QCOMPARE(refused.error().code, Errc::BadInput);
            QVERIFY2(!(refused.error().what + refused.error().subject).contains(QStringLiteral("wr0ng")), location);
        }
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QLatin1String("--write"))
        return writeUntilKilled(arguments.at(2));
    TestAgentStorage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_agent_storage.moc"
