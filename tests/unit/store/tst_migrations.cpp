// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "raw_database.h"
#include "sample_runs.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/run_store.h"

using namespace largada;
using namespace largada::store;
using test::RawDatabase;

namespace
{

QVector<Migration> withStep(const Migration &step)
{
    QVector<Migration> steps = migrations();
    steps.append(step);
    return steps;
}

} // namespace

class TestMigrations : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString file() const { return m_dir->filePath(QStringLiteral("history.db")); }
    int version() const { return RawDatabase(file()).value(QStringLiteral("PRAGMA user_version")).toInt(); }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void laterStepKeepsWhatIsThere()
    {
        const auto run = test::filledRun(QStringLiteral("a"));
        {
            auto store = RunStore::open(file());
            QVERIFY(store && (*store)->save(run));
        }
        QCOMPARE(version(), static_cast<int>(migrations().size()));
        {
            auto db = Database::open(file());
            QVERIFY(db);
            QVERIFY(migrate(**db, withStep({QStringLiteral("CREATE TABLE extra (a)"),
                                            QStringLiteral("INSERT INTO extra VALUES (7)")})));
        }
        QCOMPARE(version(), static_cast<int>(migrations().size()) + 1);
        RawDatabase raw(file());
        QCOMPARE(raw.value(QStringLiteral("SELECT a FROM extra")).toInt(), 7);
        QCOMPARE(raw.value(QStringLiteral("SELECT script FROM coordinated_runs")).toString(), run.settings.script);
    }

    void runsOfAnOldFileAreNumberedByTheirStart()
    {
        {
            auto db = Database::open(file());
            QVERIFY(db && migrate(**db, {migrations().first()}));
        }
        RawDatabase raw(file());
        for (const auto &[id, startedAt] : {std::pair("c", 20), std::pair("b", 10), std::pair("d", 10)}) {
            QVERIFY(raw.exec(
                QStringLiteral("INSERT INTO coordinated_runs (id, outcome, fleet, k6_version, started_at, script, "
                               "script_sha256, runners, split, env_names, setup, stragglers, minimum, "
                               "gate_timeout_ms, countdown_ms) VALUES ('%1', 'completed', 'local', '1.1.0', %2, "
                               "'a.js', '', 1, 0, '[]', 'each', 'wait', 0, 0, 0)")
                    .arg(QLatin1String(id), QString::number(startedAt))));
        }

        auto store = RunStore::open(file());

        QVERIFY(store);
        QStringList numbered;
        const auto runs = (*store)->list();
        QVERIFY(runs);
        for (const RunSummary &run : *runs)
            numbered.append(run.id.value + QString::number(run.number));
        QCOMPARE(numbered, QStringList({QStringLiteral("c3"), QStringLiteral("d2"), QStringLiteral("b1")}));
        QCOMPARE(*(*store)->save(test::plainRun(QStringLiteral("e"))), 4);
    }

    void runsOfAFileWithoutClustersWereBroadcastOnThisMachine()
    {
        {
            auto db = Database::open(file());
            QVERIFY(db && migrate(**db, {migrations().at(0), migrations().at(1)}));
        }
        RawDatabase raw(file());
        QVERIFY(raw.exec(QStringLiteral(
            "INSERT INTO coordinated_runs (id, outcome, fleet, k6_version, started_at, script, script_sha256, runners, "
            "split, env_names, setup, stragglers, minimum, gate_timeout_ms, countdown_ms, number) VALUES ('a', "
            "'completed', 'local', '1.1.0', 1, 'a.js', '', 1, 0, '[]', 'each', 'wait', 0, 0, 0, 1)")));
        QVERIFY(raw.exec(QStringLiteral("INSERT INTO coordinated_phases (run_id, phase, position, runners, started, "
                                        "max_vus, load_is_headline) VALUES ('a', 'main', 0, 1, 1, 1, 0)")));
        QVERIFY(raw.exec(QStringLiteral(
            "INSERT INTO coordinated_runners (run_id, phase, position, name, reason_code, reason_detail, "
            "reason_number, reason_total, lost, cores, count_source, last_lines) VALUES ('a', 'main', 0, 'r', 'none', "
            "'', 0, 0, 0, 1, '', '[]')")));

        auto store = RunStore::open(file());

        QVERIFY(store);
        const auto run = (*store)->load(RunId{QStringLiteral("a")});
        QVERIFY(run);
        QCOMPARE(run->settings.mode, fleet::StartMode::Broadcast);
        QVERIFY(!run->settings.startAt && !run->settings.cluster);
        QCOMPARE(run->phases.first().detail.first().node, QString());
    }

    void failedStepLeavesTheFileAsItWas()
    {
        QVERIFY(RunStore::open(file()));
        {
            auto db = Database::open(file());
            QVERIFY(db);
            const auto done = migrate(**db, withStep({QStringLiteral("CREATE TABLE extra (a)"),
                                                      QStringLiteral("CREATE TABLE coordinated_runs (a)")}));
            QVERIFY(!done);
            QCOMPARE(done.error().code, Errc::Storage);
        }
        QCOMPARE(version(), static_cast<int>(migrations().size()));
        QCOMPARE(RawDatabase(file()).value(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = 'extra'")),
                 QVariant(0));
        QVERIFY(RunStore::open(file()));
    }

    void newerSchemaIsRefusedAndNamed()
    {
        QVERIFY(RunStore::open(file()));
        QVERIFY(RawDatabase(file()).exec(QStringLiteral("PRAGMA user_version = 4711")));

        const auto store = RunStore::open(file());

        QVERIFY(!store);
        QCOMPARE(store.error().code, Errc::Unsupported);
        QCOMPARE(store.error().subject, file());
        QVERIFY2(store.error().what.contains(QStringLiteral("4711")), qPrintable(store.error().what));
        QVERIFY2(store.error().what.contains(QStringLiteral("knows %1").arg(migrations().size())),
                 qPrintable(store.error().what));
        QCOMPARE(version(), 4711);
    }

    void anotherProgramsDatabaseIsNotTouched_data()
    {
        QTest::addColumn<QString>("setup");
        QTest::addRow("tables, no version") << QStringLiteral("CREATE TABLE recipes (a)");
        QTest::addRow("version, no id") << QStringLiteral("PRAGMA user_version = 1");
        QTest::addRow("another id") << QStringLiteral("PRAGMA application_id = 1234");
    }
    void anotherProgramsDatabaseIsNotTouched()
    {
        QFETCH(const QString, setup);
        QVERIFY(RawDatabase(file()).exec(setup));

        const auto store = RunStore::open(file());

        QVERIFY(!store);
        QCOMPARE(store.error().code, Errc::Storage);
        QCOMPARE(store.error().subject, file());
        QCOMPARE(RawDatabase(file()).value(
                     QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name LIKE 'coordinated%'")),
                 QVariant(0));
    }

    void emptyFileBecomesAHistory()
    {
        QFile empty(file());
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();

        auto store = RunStore::open(file());

        QVERIFY(store);
        QVERIFY((*store)->save(test::plainRun(QStringLiteral("a"))));
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
