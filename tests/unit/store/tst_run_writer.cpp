// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <mutex>
#include <thread>
#include <vector>

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "raw_database.h"
#include "sample_runs.h"
#include "store/run_store.h"
#include "store/run_writer.h"

using namespace largada;
using namespace largada::fleet;
using namespace largada::store;
using test::RawDatabase;

namespace
{

// What is logged while it lives, from any thread, instead of failing the test: how often a failure is met depends on
// when the writer's thread looks.
class CaughtMessages
{
public:
    CaughtMessages() { m_before = qInstallMessageHandler(&CaughtMessages::take); }
    ~CaughtMessages()
    {
        qInstallMessageHandler(m_before);
        caught().clear();
    }
    Q_DISABLE_COPY_MOVE(CaughtMessages)

    bool contain(QtMsgType type, const QString &pattern) const
    {
        const std::lock_guard lock(mutex());
        const QRegularExpression expression(pattern);
        return std::any_of(caught().cbegin(), caught().cend(), [type, &expression](const auto &message) {
            return message.first == type && expression.match(message.second).hasMatch();
        });
    }

private:
    static std::mutex &mutex()
    {
        static std::mutex only;
        return only;
    }
    static std::vector<std::pair<QtMsgType, QString>> &caught()
    {
        static std::vector<std::pair<QtMsgType, QString>> only;
        return only;
    }
    static void take(QtMsgType type, const QMessageLogContext & /*context*/, const QString &text)
    {
        const std::lock_guard lock(mutex());
        caught().emplace_back(type, text);
    }

    QtMessageHandler m_before = nullptr;
};

} // namespace

class TestRunWriter : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString file() const { return m_dir->filePath(QStringLiteral("history.db")); }
    static Result<> answerOf(const Async<> &flush)
    {
        if (!QTest::qWaitFor([&flush] { return flush.isFinished(); }, 20'000) || flush.resultCount() == 0)
            return Error{Errc::Timeout, QStringLiteral("no answer"), {}};
        return flush.resultAt(0);
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void flushedRunsAreOnDisk()
    {
        RunWriter writer(file());
        const auto run = test::filledRun(QStringLiteral("a"));
        writer.save(run);
        writer.save(test::filledRun(QStringLiteral("b")));
        QVERIFY(answerOf(writer.flush()));
        auto store = RunStore::open(file());
        QVERIFY(store);
        QCOMPARE((*store)->list()->size(), 2);
        QVERIFY(test::isAsSaved(*(*store)->load(run.id), run));
    }

    void flushWithoutARunAnswers()
    {
        RunWriter writer(file());
        QVERIFY(answerOf(writer.flush()));
        QVERIFY(answerOf(writer.flush()));
    }

    void flushAnswersThroughDeliver()
    {
        RunWriter writer(file());
        writer.save(test::plainRun(QStringLiteral("a")));
        bool isSaved = false;
        deliver(writer.flush(), this, [&isSaved](const Result<> &result) { isSaved = bool(result); });
        QTRY_VERIFY(isSaved);
    }

    void endWritesWhatIsPending()
    {
        RunRecord run = test::largeRun(QStringLiteral("a"), 50, 20);
        Async<> flush;
        {
            RunWriter writer(file());
            writer.save(run);
            test::goOn(run, 2);
            writer.save(run);
            flush = writer.flush();
        }
        QVERIFY(flush.isFinished());
        QVERIFY(flush.resultAt(0));
        QVERIFY(test::isAsSaved(*(*RunStore::open(file()))->load(run.id), run));
    }

    // The file is locked, so states pile up; when it is free, one of them is written: the last.
    void onlyTheNewestPendingStateIsWritten()
    {
        RunRecord run = test::plainRun(QStringLiteral("a"));
        QVERIFY((*RunStore::open(file()))->save(run));
        RawDatabase raw(file());
        QVERIFY(raw.exec(QStringLiteral("CREATE TABLE witness (n)")));
        QVERIFY(raw.exec(QStringLiteral("CREATE TRIGGER w AFTER UPDATE ON coordinated_runs "
                                        "BEGIN INSERT INTO witness VALUES (NEW.runners); END")));
        QVERIFY(raw.exec(QStringLiteral("BEGIN EXCLUSIVE")));

        RunWriter writer(file());
        QElapsedTimer timer;
        timer.start();
        for (int i = 1; i <= 500; ++i) {
            run.settings.runners = i;
            writer.save(run);
        }
        const qint64 spent = timer.elapsed();
        const Async<> flush = writer.flush();
        QVERIFY(raw.exec(QStringLiteral("COMMIT")));

        QVERIFY(answerOf(flush));
        QVERIFY2(spent < 2500, qPrintable(QString::number(spent))); // the lock was not waited for
        QCOMPARE(raw.value(QStringLiteral("SELECT max(n) FROM witness")).toInt(), 500);
        const int written = raw.value(QStringLiteral("SELECT count(*) FROM witness")).toInt();
        QVERIFY2(written <= 2, qPrintable(QString::number(written))); // the first may have been under way
    }

    void statesComeFromAnyThread()
    {
        RunWriter writer(file());
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([t, &writer] {
                RunRecord run = test::largeRun(QStringLiteral("run-%1").arg(t), 10, 0);
                for (int i = 0; i < 50; ++i) {
                    test::goOn(run, 1);
                    writer.save(run);
                    if (i % 20 == 0)
                        (void)writer.flush();
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QVERIFY(answerOf(writer.flush()));
        auto store = RunStore::open(file());
        const auto runs = (*store)->list();
        QVERIFY(runs);
        QCOMPARE(runs->size(), 4);
        for (const RunSummary &line : *runs)
            QCOMPARE((*store)->load(line.id)->series.size(), 50);
    }

    void failureIsAnsweredAndTheRunWrittenLater()
    {
        const QString blocked = m_dir->filePath(QStringLiteral("blocked"));
        QFile obstacle(blocked);
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        RunWriter writer(blocked + QStringLiteral("/history.db"));
        const auto run = test::filledRun(QStringLiteral("a"));
        const CaughtMessages messages;
        writer.save(run);
        const auto failed = answerOf(writer.flush());
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, Errc::Storage);
        QCOMPARE(failed.error().subject, blocked);
        QVERIFY(messages.contain(QtWarningMsg, QStringLiteral("\"a\" could not be saved.*blocked")));

        QVERIFY(obstacle.remove());
        QVERIFY(answerOf(writer.flush()));
        QVERIFY(test::isAsSaved(*(*RunStore::open(blocked + QStringLiteral("/history.db")))->load(run.id), run));
    }

    void runsThatCouldNeverBeWrittenAreSaid()
    {
        const QString blocked = m_dir->filePath(QStringLiteral("blocked"));
        QVERIFY(QFile(blocked).open(QIODevice::WriteOnly));
        const CaughtMessages messages;
        Async<> flush;
        {
            RunWriter writer(blocked + QStringLiteral("/history.db"));
            writer.save(test::plainRun(QStringLiteral("a")));
            flush = writer.flush();
        }
        QVERIFY(flush.isFinished());
        QVERIFY(!flush.resultAt(0));
        QVERIFY(messages.contain(QtWarningMsg, QStringLiteral("\"a\" could not be saved")));
        QVERIFY(messages.contain(QtCriticalMsg, QStringLiteral("1 run\\(s\\) are lost")));
    }
};

QTEST_GUILESS_MAIN(TestRunWriter)
#include "tst_run_writer.moc"
