// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <optional>
#include <thread>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include "core/async.h"

using namespace largada;

class TestAsync : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void answerComesLaterAndOnce()
    {
        QObject context;
        const AsyncSource<int> source;
        int calls = 0;
        int value = 0;
        deliver(source.future(), &context, [&](const Result<int> &result) {
            ++calls;
            value = *result;
        });
        source.answer(7);
        QCOMPARE(calls, 0); // queued, never from inside
        QTRY_COMPARE(calls, 1);
        QCOMPARE(value, 7);
        spinUntilDrained();
        QCOMPARE(calls, 1);
    }

    void answerOfBeforeIsDeliveredToo()
    {
        QObject context;
        const AsyncSource<QString> source;
        source.answer(QStringLiteral("early"));
        std::optional<QString> got;
        deliver(source.future(), &context, [&](const Result<QString> &result) { got = *result; });
        QVERIFY(!got);
        QTRY_VERIFY(got.has_value());
        QCOMPARE(*got, QStringLiteral("early"));
    }

    void errorIsDeliveredAsItIs()
    {
        QObject context;
        const AsyncSource<> source;
        const Error error{Errc::Forbidden, QStringLiteral("no right"), QStringLiteral("pods"), 403};
        source.answer(error);
        std::optional<Error> got;
        deliver(source.future(), &context, [&](const Result<> &result) { got = result.error(); });
        QTRY_VERIFY(got.has_value());
        QCOMPARE(*got, error);
    }

    void answerIsDroppedWhenTheContextIsGone()
    {
        auto context = std::make_unique<QObject>();
        const AsyncSource<int> source;
        bool isCalled = false;
        deliver(source.future(), context.get(), [&](const Result<int> &) { isCalled = true; });
        source.answer(1); // on its way when the context goes
        context.reset();
        spinUntilDrained();
        QVERIFY(!isCalled);
    }

    void whatIsCapturedGoesWithTheContext()
    {
        const auto held = std::make_shared<int>(1);
        auto context = std::make_unique<QObject>();
        const AsyncSource<int> source;
        deliver(source.future(), context.get(), [held](const Result<int> &) {});
        QCOMPARE(held.use_count(), 2L);
        context.reset();
        QCOMPARE(held.use_count(), 1L);
    }

    void contextMayDeleteItselfInTheAnswer()
    {
        auto *context = new QObject;
        const AsyncSource<int> source;
        bool isCalled = false;
        deliver(source.future(), context, [&isCalled, context](const Result<int> &) {
            isCalled = true;
            delete context;
        });
        source.answer(1);
        QTRY_VERIFY(isCalled);
        spinUntilDrained();
    }

    void abandonedWorkIsCancelled()
    {
        QObject context;
        auto source = std::make_unique<AsyncSource<int>>();
        const auto copy = std::make_unique<AsyncSource<int>>(*source);
        std::optional<Error> got;
        deliver(source->future(), &context, [&](const Result<int> &result) { got = result.error(); });
        source.reset();
        spinUntilDrained();
        QVERIFY(!got); // a copy may still answer
        *copy = AsyncSource<int>();
        QTRY_VERIFY(got.has_value());
        QCOMPARE(got->code, Errc::Cancelled);
    }

    void firstAnswerCounts()
    {
        QObject context;
        const AsyncSource<int> source;
        const AsyncSource<int> copy = source;
        source.answer(1);
        copy.answer(2);
        source.answer(Error{Errc::Internal, QStringLiteral("late"), {}});
        QVector<int> got;
        deliver(source.future(), &context, [&](const Result<int> &result) { got.push_back(*result); });
        QTRY_COMPARE(got, QVector<int>{1});
        spinUntilDrained();
        QCOMPARE(got, QVector<int>{1});
    }

    void oneAnswerReachesEveryReceiver()
    {
        QObject context;
        const AsyncSource<int> source;
        int sum = 0;
        for (int i = 0; i < 3; ++i)
            deliver(source.future(), &context, [&sum](const Result<int> &result) { sum += *result; });
        source.answer(5);
        QTRY_COMPARE(sum, 15);
    }

    void answerOfAnotherThreadComesOnTheContextsThread()
    {
        QObject context;
        const AsyncSource<int> source;
        QThread *deliveredOn = nullptr;
        int value = 0;
        deliver(source.future(), &context, [&](const Result<int> &result) {
            deliveredOn = QThread::currentThread();
            value = *result;
        });
        std::thread other([source] { source.answer(42); });
        other.join();
        QCOMPARE(value, 0);
        QTRY_COMPARE(value, 42);
        QCOMPARE(deliveredOn, context.thread());
    }

    void onlyOneOfManyThreadsAnswers()
    {
        for (int round = 0; round < 50; ++round) {
            QObject context;
            const AsyncSource<int> source;
            int calls = 0;
            deliver(source.future(), &context, [&](const Result<int> &result) {
                ++calls;
                QVERIFY(*result >= 0 && *result < 4);
            });
            std::vector<std::thread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([source, i] { source.answer(i); });
            for (std::thread &thread : threads)
                thread.join();
            QTRY_COMPARE(calls, 1);
        }
    }

    void poolRunsElsewhereAndAnswersHere()
    {
        QObject context;
        QThread *ranOn = nullptr;
        QThread *deliveredOn = nullptr;
        deliver(inPool([&ranOn] {
                    ranOn = QThread::currentThread();
                    return Result<QString>(QStringLiteral("done"));
                }),
                &context, [&](const Result<QString> &result) {
                    deliveredOn = QThread::currentThread();
                    QCOMPARE(*result, QStringLiteral("done"));
                });
        QTRY_VERIFY(deliveredOn != nullptr);
        QCOMPARE(deliveredOn, QThread::currentThread());
        QVERIFY(ranOn != nullptr && ranOn != deliveredOn);
    }

    void poolPassesErrorsOn()
    {
        QObject context;
        std::optional<Errc> got;
        deliver(inPool([] { return Result<>(Error{Errc::Storage, QStringLiteral("disk full"), {}}); }), &context,
                [&](const Result<> &result) { got = result.error().code; });
        QTRY_VERIFY(got.has_value());
        QCOMPARE(*got, Errc::Storage);
    }

    void poolHoldsNothingAfterwards()
    {
        QObject context;
        int got = 0;
        auto number = std::make_shared<int>(3);
        const std::weak_ptr<int> watched = number;
        deliver(inPool([number = std::move(number)] { return Result<int>(*number); }), &context,
                [&](const Result<int> &result) { got = *result; });
        QTRY_COMPARE(got, 3);
        QTRY_VERIFY(watched.expired());
    }

private:
    // Everything that was queued by now has been delivered after it.
    void spinUntilDrained()
    {
        bool isDrained = false;
        QMetaObject::invokeMethod(this, [&] { isDrained = true; }, Qt::QueuedConnection);
        QTRY_VERIFY(isDrained);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

QTEST_GUILESS_MAIN(TestAsync)
#include "tst_async.moc"
