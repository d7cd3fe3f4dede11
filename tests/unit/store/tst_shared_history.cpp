// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several programs with one history: this executable plays the others too.
#include <cstdio>
#include <memory>
#include <vector>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "raw_database.h"
#include "sample_runs.h"
#include "store/run_store.h"

using namespace largada;
using namespace largada::fleet;
using namespace largada::store;
using test::RawDatabase;

namespace
{

const auto saveRunning = QStringLiteral("--save-running");
const auto saveMany = QStringLiteral("--save-many");
constexpr int manyRuns = 25;

RunRecord runningRun(const QString &id)
{
    RunRecord run = test::filledRun(id);
    run.outcome = Outcome::Running;
    run.endedAt.reset();
    return run;
}

// This program again, as another one with the same history: saves a run that is under way and waits to be killed.
int runUnderWay(const QString &file, const QString &id)
{
    auto store = RunStore::open(file);
    if (!store || !(*store)->save(runningRun(id)))
        return 1;
    std::puts("saved");
    std::fflush(stdout);
    QTimer::singleShot(std::chrono::minutes(1), qApp, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

// Where a disk is slow to sync, the others take longer than a store waits for them: then again, as RunWriter does.
Result<int> savedSoon(const QString &file, const RunRecord &run)
{
    for (const QDeadlineTimer patience(60'000);;) {
        auto store = RunStore::open(file);
        const auto saved = store ? (*store)->save(run) : Result<int>(store.error());
        if (saved || troubleOf(saved.error()) != StoreTrouble::Locked || patience.hasExpired())
            return saved;
    }
}

int saveManyRuns(const QString &file, const QString &prefix)
{
    for (int i = 0; i < manyRuns; ++i) {
        const auto saved = savedSoon(file, test::filledRun(prefix + QString::number(i)));
        if (!saved) {
            std::fprintf(stderr, "%s\n", qPrintable(saved.error().what));
            return 1;
        }
    }
    return 0;
}

} // namespace

class TestSharedHistory : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString file() const { return m_dir->filePath(QStringLiteral("history.db")); }
    std::unique_ptr<RunStore> opened() const
    {
        auto store = RunStore::open(file());
        if (!store)
            qWarning() << store.error().what;
        return store ? *std::move(store) : nullptr;
    }
    void killAfterSaving(const QString &id) const;

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
    }
    void runOfThisProcessStaysRunning();
    void runOfAKilledProgramIsInterrupted_data();
    void runOfAKilledProgramIsInterrupted();
    void liveRunOfAnotherProgramStaysRunning();
    void interruptedRunMayGoOn();
    void programsWriteAtOnce();
};

void TestSharedHistory::runOfThisProcessStaysRunning()
{
    const RunRecord run = runningRun(QStringLiteral("a"));
    QVERIFY(opened()->save(run));
    auto store = opened();
    QCOMPARE(store->list()->at(0).outcome, Outcome::Running);
    QVERIFY(test::isAsSaved(*store->load(run.id), run));
}

void TestSharedHistory::killAfterSaving(const QString &id) const
{
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {saveRunning, file(), id});
    QTRY_VERIFY(program.canReadLine());
    program.kill();
    QTRY_COMPARE(program.state(), QProcess::NotRunning);
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
}

void TestSharedHistory::runOfAKilledProgramIsInterrupted_data()
{
    QTest::addColumn<bool>("isListedFirst");
    QTest::addRow("seen by list()") << true;
    QTest::addRow("seen by load()") << false;
}

void TestSharedHistory::runOfAKilledProgramIsInterrupted()
{
    QFETCH(const bool, isListedFirst);
    const QString id = QStringLiteral("a");
    killAfterSaving(id);
    RunRecord expected = runningRun(id);
    expected.outcome = Outcome::Interrupted;
    RawDatabase raw(file());
    const QString stored = QStringLiteral("SELECT outcome || ifnull(owner, '') FROM coordinated_runs");
    QVERIFY(raw.value(stored).toString().startsWith(QStringLiteral("running")));

    auto store = opened();
    if (isListedFirst)
        QCOMPARE(store->list()->at(0).outcome, Outcome::Interrupted);
    else
        QVERIFY(test::isAsSaved(*store->load(expected.id), expected));

    QCOMPARE(raw.value(stored).toString(), QStringLiteral("interrupted"));
    QVERIFY(test::isAsSaved(*store->load(expected.id), expected));
    const RunSummary line = store->list()->at(0);
    QCOMPARE(line.outcome, Outcome::Interrupted);
    QVERIFY(!line.endedAt);
    QCOMPARE(line.requests.value_or(0), expected.phase(PhaseName::Main)->totals()->requests);
}

void TestSharedHistory::liveRunOfAnotherProgramStaysRunning()
{
    const QString id = QStringLiteral("a");
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {saveRunning, file(), id});
    QTRY_VERIFY(program.canReadLine());
    const auto runs = opened()->list();
    const auto run = opened()->load(RunId{id});
    program.kill();
    QTRY_COMPARE(program.state(), QProcess::NotRunning);

    QVERIFY(runs);
    QCOMPARE(runs->at(0).outcome, Outcome::Running);
    QVERIFY(run);
    QVERIFY(test::isAsSaved(*run, runningRun(id)));
}

// Another program coordinates it from here, or the owner was there after all.
void TestSharedHistory::interruptedRunMayGoOn()
{
    const QString id = QStringLiteral("a");
    killAfterSaving(id);
    auto store = opened();
    QCOMPARE(store->list()->at(0).outcome, Outcome::Interrupted);

    QVERIFY(store->save(runningRun(id)));

    QCOMPARE(store->list()->at(0).outcome, Outcome::Running);
    QVERIFY(test::isAsSaved(*store->load(RunId{id}), runningRun(id)));
}

void TestSharedHistory::programsWriteAtOnce()
{
    std::vector<std::unique_ptr<QProcess>> programs;
    for (const auto *prefix : {"a", "b", "c", "d"}) {
        auto program = std::make_unique<QProcess>();
        program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program->start(QCoreApplication::applicationFilePath(), {saveMany, file(), QString::fromLatin1(prefix)});
        programs.push_back(std::move(program));
    }
    for (const auto &program : programs) {
        QTRY_COMPARE_WITH_TIMEOUT(program->state(), QProcess::NotRunning, 120'000);
        QCOMPARE(program->exitCode(), 0);
    }
    auto store = opened();
    const auto runs = store->list();
    QVERIFY(runs);
    QCOMPARE(runs->size(), 4 * manyRuns);
    for (const RunSummary &run : *runs)
        QVERIFY(test::isAsSaved(*store->load(run.id), test::filledRun(run.id.value)));
    QCOMPARE(RawDatabase(file()).value(QStringLiteral("PRAGMA journal_mode")).toString(), QStringLiteral("wal"));
    QCOMPARE(RawDatabase(file()).value(QStringLiteral("PRAGMA integrity_check")).toString(), QStringLiteral("ok"));
}

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == saveRunning)
        return runUnderWay(arguments.value(2), arguments.value(3));
    if (arguments.value(1) == saveMany)
        return saveManyRuns(arguments.value(2), arguments.value(3));
    TestSharedHistory test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_shared_history.moc"
