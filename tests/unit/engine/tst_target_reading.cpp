// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the console reads of targets beside their state: one request of its own, and all of their executions.
#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include "engine/all_executions.h"
#include "engine/local_target_probe.h"
#include "support/fake_agent_fleet.h"
#include "support/scripted_api.h"

using namespace largada;
using namespace largada::engine;
using namespace largada::test;
using dashboard::Execution;

namespace
{

template<class T>
Result<T> await(const Async<T> &future)
{
    std::optional<Result<T>> answer;
    QEventLoop loop;
    deliver(future, &loop, [&answer, &loop](Result<T> result) {
        answer = std::move(result);
        loop.quit();
    });
    QTimer::singleShot(30000, &loop, &QEventLoop::quit);
    loop.exec();
    return answer ? *std::move(answer) : Result<T>(Error{Errc::Internal, QStringLiteral("never answered")});
}

void fill(FakeAgentFleet &fleet, int executions)
{
    const auto target = targetOf(1, QStringLiteral("shop"), QStringLiteral("http://shop.example/"));
    for (int i = 1; i <= executions; ++i)
        fleet.list.prepend(executionOf(i, target, QStringLiteral("agent-1")));
}

} // namespace

class TestTargetReading : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void oneRequestIsMade()
    {
        ScriptedApi server([](const ApiRequest &, const ApiReply &reply) { reply.answer(200, QByteArray(5000, 'x')); });
        LocalTargetProbe probe;
        const auto answer = await(probe.send(server.url() + QStringLiteral("/a%20b?q=%C3%A9&r=1#part"), {}));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->bytes, 5000);
        QVERIFY(answer->time.count() >= 0 && answer->time < TargetProbe::timeLimit);
        QCOMPARE(server.lines(), QStringList{QStringLiteral("GET /a%20b?q=%C3%A9&r=1")});
        QVERIFY(server.requests().first().header("Authorization").isEmpty());
        QVERIFY(server.requests().first().header("Cookie").isEmpty());
    }

    void redirectsAreAnswers()
    {
        ScriptedApi server(
            [](const ApiRequest &, const ApiReply &reply) { reply.answer(302, {}, {{"Location", "/elsewhere"}}); });
        LocalTargetProbe probe;
        const auto answer = await(probe.send(server.url(), {}));
        QVERIFY(answer);
        QCOMPARE(answer->status, 302);
        QCOMPARE(server.lines(), QStringList{QStringLiteral("GET /")});
    }

    void whatCannotBeAskedIsRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("no scheme") << QStringLiteral("shop.example/");
        QTest::newRow("credentials") << QStringLiteral("http://ana:geheim@127.0.0.1/");
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd");
    }
    void whatCannotBeAskedIsRefused()
    {
        QFETCH(QString, url);
        LocalTargetProbe probe;
        const auto answer = await(probe.send(url, {}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, Errc::BadInput);
        QCOMPARE(answer.error().subject, QStringLiteral("url"));
    }

    void aRequestCanBeGivenUp()
    {
        ScriptedApi server([](const ApiRequest &, const ApiReply &) {}); // never answers
        LocalTargetProbe probe;
        std::stop_source stop;
        const auto future = probe.send(server.url(), stop.get_token());
        QTRY_COMPARE(server.requests().size(), 1);
        stop.request_stop();
        const auto answer = await(future);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, Errc::Cancelled);
    }

    void allExecutionsAreTakenPageByPage()
    {
        FakeAgentFleet fleet;
        fill(fleet, 1201);
        QVector<Execution> taken;
        int underWay = 0;
        AllExecutions reading(fleet, {}, [&](const QVector<Execution> &executions) {
            ++underWay;
            AsyncSource<> source;
            QTimer::singleShot(1, &fleet, [&, source, executions] {
                taken += executions;
                --underWay;
                source.answer({});
            });
            // The next page is not asked for before this one was taken.
            return underWay == 1 ? source.future()
                                 : answered<void>(Error{Errc::Internal, QStringLiteral("too early"), {}});
        });
        const auto total = await(reading.start());
        QVERIFY(total);
        QCOMPARE(*total, 1201);
        QCOMPARE(taken, fleet.list);
        QCOMPARE(fleet.asked.size(), 3);
    }

    void aNumberOfThemIsEnough()
    {
        FakeAgentFleet fleet;
        fill(fleet, 1201);
        qsizetype taken = 0;
        AllExecutions reading(
            fleet, {},
            [&taken](const QVector<Execution> &executions) {
                taken += executions.size();
                return answered<>(Result<>());
            },
            600);
        const auto total = await(reading.start());
        QVERIFY(total);
        QCOMPARE(*total, 1201);
        QCOMPARE(taken, 600);
    }

    void errorsEndTheReading()
    {
        FakeAgentFleet fleet;
        fill(fleet, 1201);
        int taken = 0;
        AllExecutions full(fleet, {}, [&taken](const QVector<Execution> &) {
            ++taken;
            return answered<>(Result<>(Error{Errc::Storage, QStringLiteral("full"), QStringLiteral("/tmp/x")}));
        });
        const auto stored = await(full.start());
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, Errc::Storage);
        QCOMPARE(taken, 1);
        fleet.failure = Error{Errc::Network, QStringLiteral("cut"), {}};
        AllExecutions cut(fleet, {}, [](const QVector<Execution> &) { return answered<>(Result<>()); });
        const auto read = await(cut.start());
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::Network);
    }
};

QTEST_GUILESS_MAIN(TestTargetReading)
#include "tst_target_reading.moc"
