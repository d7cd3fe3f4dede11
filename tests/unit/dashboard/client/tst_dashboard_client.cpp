// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QEventLoop>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

#include "dashboard/client/dashboard_client.h"
#include "dashboard/client/execution_reader.h"
#include "dashboard/contract/json.h"
#include "support/certificates.h"
#include "support/scripted_api.h"

using namespace largada;
using namespace largada::dashboard;
using namespace Qt::StringLiterals;
using test::ApiReply;
using test::ApiRequest;
using test::Certificates;
using test::ScriptedApi;

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
    return answer ? *std::move(answer) : Result<T>(Error{Errc::Internal, u"never answered"_s});
}

std::unique_ptr<DashboardClient> clientOf(const QString &url, const QByteArray &trusted = {})
{
    auto client = DashboardClient::create({QUrl(url), "admin:pässword", trusted});
    return client ? *std::move(client) : nullptr;
}

Target sampleTarget()
{
    return {u"7"_s, u"https://example.com/a?b=c"_s, u"Loja \"ção\" \U0001F680"_s, 10, 20, 90000, false};
}

Execution execution(int number)
{
    Execution execution;
    execution.id = QString::number(number);
    execution.startedAt = WallTime(std::chrono::seconds(1790000000 + number));
    return execution;
}

// A list to which new ones come while it is read, the newest first.
struct GrowingList {
    QVector<Execution> items;
    int added = 0;
    int failAt = 0; // page; 0: none
    QVector<int> pages;

    explicit GrowingList(int count)
    {
        for (int i = 1; i <= count; ++i)
            items.prepend(execution(i));
    }
    Async<ExecutionPage> page(int number, int size, int growth)
    {
        pages << number;
        if (number == failAt)
            return answered<ExecutionPage>(Error{Errc::Network, u"cut"_s});
        const ExecutionPage page{items.mid((number - 1) * size, size), number, size, items.size()};
        for (int i = 0; i < growth; ++i)
            items.prepend(execution(100000 + ++added));
        return answered<ExecutionPage>(page);
    }
};

} // namespace

class TstDashboardClient : public QObject
{
    Q_OBJECT

    // What a server that gives this answer is asked by the call.
    template<class Call>
    static auto asked(const QByteArray &body, int status, ApiRequest &request, Call call, const QString &path = {})
    {
        ScriptedApi server([&](const ApiRequest &came, const ApiReply &reply) {
            request = came;
            reply.answer(status, body);
        });
        const auto client = clientOf(server.url() + path);
        return await(call(*client));
    }

    static Error failure(int status, const QByteArray &body)
    {
        ApiRequest request;
        const auto answer =
            asked(body, status, request, [](const DashboardClient &client) { return client.targets(); });
        return answer ? Error{} : answer.error();
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsAreRead()
    {
        ApiRequest request;
        const auto targets = asked(answerOf(QVector<Target>{sampleTarget()}), 200, request,
                                   [](const DashboardClient &client) { return client.targets(); });
        QVERIFY(targets);
        QCOMPARE(*targets, QVector<Target>{sampleTarget()});
        QCOMPARE(request.method + ' ' + request.target, QByteArray("GET /api/dashboard/k6/targets"));
        QCOMPARE(request.header("Authorization"), "Basic " + QByteArray("admin:pässword").toBase64());

        Agent agent;
        agent.id = u"1"_s;
        agent.name = u"agent-1"_s;
        agent.registeredAt = agent.lastSeenAt = execution(1).startedAt;
        const auto agents = asked(answerOf(QVector<Agent>{agent}), 200, request,
                                  [](const DashboardClient &client) { return client.agents(); });
        QVERIFY(agents);
        QCOMPARE(*agents, QVector<Agent>{agent});
        const auto summary = asked(
            answerOf(FleetSummary{3, 1, 2, 9, 1, 0, {}}), 200, request,
            [](const DashboardClient &client) { return client.summary(); }, u"/behind/a/proxy/"_s);
        QVERIFY(summary);
        QCOMPARE(*summary, (FleetSummary{3, 1, 2, 9, 1, 0, {}}));
        QCOMPARE(request.target, QByteArray("/behind/a/proxy/api/dashboard/k6/summary"));
    }

    void filtersAreWritten()
    {
        ApiRequest request;
        ExecutionFilter filter;
        filter.targetId = u"7&status=error"_s;
        filter.agent = u"a+b %20 é/?#\U0001F680"_s;
        filter.status = ExecutionStatus::Completed;
        filter.from = execution(1).startedAt;
        filter.to = execution(2).startedAt;
        filter.minErrorRate = 0.125;
        const ExecutionPage page{{execution(1)}, 3, 200, 401};
        const auto read = asked(answerOf(page), 200, request,
                                [&filter](const DashboardClient &client) { return client.executions(filter, 3, 200); });
        QVERIFY(read);
        QCOMPARE(*read, page);
        QCOMPARE(request.path, u"/api/dashboard/k6/runs"_s);
        const QHash<QString, QString> expected{{u"page"_s, u"3"_s},
                                               {u"pageSize"_s, u"200"_s},
                                               {u"targetId"_s, filter.targetId},
                                               {u"agent"_s, filter.agent},
                                               {u"status"_s, u"completed"_s},
                                               {u"from"_s, isoTime(*filter.from)},
                                               {u"to"_s, isoTime(*filter.to)},
                                               {u"minErrorRate"_s, u"0.125"_s}};
        for (const auto &[name, value] : expected.asKeyValueRange())
            QCOMPARE(request.asked(name), value);
        QCOMPARE(request.query.queryItems().size(), expected.size());
        QVERIFY(asked(answerOf(page), 200, request,
                      [](const DashboardClient &client) { return client.executions({}, 1, 50); }));
        QCOMPARE(request.target, QByteArray("/api/dashboard/k6/runs?page=1&pageSize=50"));
    }

    void targetsAreChanged()
    {
        ApiRequest request;
        const auto added = asked(answerOf(sampleTarget()), 201, request,
                                 [](const DashboardClient &client) { return client.addTarget(sampleTarget()); });
        QVERIFY(added);
        QCOMPARE(*added, sampleTarget());
        QCOMPARE(request.method + ' ' + request.target, QByteArray("POST /api/admin/k6/targets"));
        QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
        Target sent = sampleTarget();
        sent.id.clear();
        QCOMPARE(*parseTarget(request.body), sent);

        TargetEdit edit;
        edit.vus = 3;
        const auto edited = asked(answerOf(sampleTarget()), 200, request, [&edit](const DashboardClient &client) {
            return client.editTarget(u"7/../x"_s, edit);
        });
        QVERIFY(edited);
        QCOMPARE(request.method + ' ' + request.target, QByteArray("PATCH /api/admin/k6/targets/7%2F..%2Fx"));
        QCOMPARE(request.body, QByteArray("{\"vus\":3}"));

        QVERIFY(asked({}, 204, request, [](const DashboardClient &client) { return client.removeTarget(u"7"_s); }));
        QCOMPARE(request.method + ' ' + request.target, QByteArray("DELETE /api/admin/k6/targets/7"));
    }

    void fleetIsScaled()
    {
        ApiRequest request;
        const FleetConfig config{20, 5, 4, u"local"_s, u"no room"_s, execution(1).startedAt};
        const auto read =
            asked(answerOf(config), 200, request, [](const DashboardClient &client) { return client.config(); });
        QVERIFY(read);
        QCOMPARE(*read, config);
        QCOMPARE(request.method + ' ' + request.target, QByteArray("GET /api/admin/config"));
        QVERIFY(asked(answerOf(config), 200, request,
                      [](const DashboardClient &client) { return client.setDesiredAgents(20); }));
        QCOMPARE(request.method + ' ' + request.target, QByteArray("PUT /api/admin/config"));
        QCOMPARE(request.body, QByteArray("{\"k6DesiredAgentCount\":20}"));
        QVERIFY(
            asked(answerOf(config), 200, request, [](const DashboardClient &client) { return client.reconcile(); }));
        QCOMPARE(request.method + ' ' + request.target, QByteArray("POST /api/admin/k6/reconcile"));
    }

    void refusalsAreErrors()
    {
        QCOMPARE(failure(401, errorAnswer(401, u"who?"_s)), (Error{Errc::Forbidden, u"who?"_s, u"127.0.0.1"_s, 401}));
        QCOMPARE(failure(422, errorAnswer(422, u"must be larger"_s, u"vus"_s)),
                 (Error{Errc::BadInput, u"must be larger"_s, u"vus"_s, 422}));
        QCOMPARE(failure(404, errorAnswer(404, u"no such target"_s)).code, Errc::NotFound);
        QCOMPARE(failure(409, errorAnswer(409, u"no backend"_s)).code, Errc::Conflict);
        QCOMPARE(failure(503, errorAnswer(503, u"database away"_s)).code, Errc::Network);
        QCOMPARE(failure(302, "<html>").code, Errc::Protocol);
    }

    void answersOfSomebodyElseAreRefused()
    {
        const Error html = failure(200, "<html>hello</html>");
        QCOMPARE(html.code, Errc::Protocol);
        QCOMPARE(html.subject, u"127.0.0.1"_s);
        const Error wrong = failure(200, "{\"items\":[{\"id\":\"1\",\"url\":\"http://a/\",\"vus\":\"many\"}]}");
        QCOMPARE(wrong.code, Errc::Protocol);
        QVERIFY2(wrong.what.startsWith(u"vus: "_s), qPrintable(wrong.what));
    }

    void writesAreSentOnce()
    {
        ScriptedApi server([](const ApiRequest &request, const ApiReply &reply) {
            if (request.method == "GET")
                reply.answer(200, answerOf(QVector<Target>()));
            else
                reply.cut();
        });
        const auto client = clientOf(server.url());
        QVERIFY(await(client->targets())); // so that the connection is an old one
        const auto added = await(client->addTarget(sampleTarget()));
        QVERIFY(!added);
        QCOMPARE(added.error().code, Errc::Network);
        QCOMPARE(server.lines(), (QStringList{u"GET /api/dashboard/k6/targets"_s, u"POST /api/admin/k6/targets"_s}));
    }

    void unreachableAndCancelled()
    {
        QString url;
        {
            ScriptedApi server([](const ApiRequest &, const ApiReply &) {});
            url = server.url();
            std::stop_source stop;
            const auto client = clientOf(url);
            const auto waiting = client->targets(stop.get_token());
            QTRY_COMPARE(server.requests().size(), 1);
            stop.request_stop();
            QCOMPARE(await(waiting).error().code, Errc::Cancelled);
        }
        QCOMPARE(await(clientOf(url)->targets()).error().code, Errc::Network);
        auto dropped = clientOf(url);
        const auto orphan = dropped->targets();
        dropped.reset();
        QCOMPARE(await(orphan).error().code, Errc::Cancelled);
    }

    void privateAuthorityIsTrustedWhenNamed()
    {
        Certificates certificates;
        const auto authority = certificates.issue({u"authority"_s, {}, true});
        const auto own = certificates.issue({u"localhost"_s, u"IP:127.0.0.1"_s}, authority);
        QVERIFY(!own.certificate.isEmpty());
        ScriptedApi server(
            [](const ApiRequest &, const ApiReply &reply) { reply.answer(200, answerOf(QVector<Target>())); },
            test::serverTls(own));
        QVERIFY(await(clientOf(server.url(), authority.certificate)->targets()));
        const auto stranger = await(clientOf(server.url())->targets());
        QVERIFY(!stranger);
        QCOMPARE(stranger.error().subject, u"certificate"_s);
        QCOMPARE(server.requests().size(), 1); // the password was not sent
    }

    void badOptionsMakeNoClient()
    {
        const auto refused = [](const char *url, const QByteArray &admin = {}, const QByteArray &trusted = {}) {
            const auto client = DashboardClient::create({QUrl(QString::fromLatin1(url)), admin, trusted});
            return client ? QString() : client.error().subject;
        };
        for (const char *url :
             {"", "localhost:3000", "ftp://a/", "http://", "http://user:word@a/", "http://a/?b", "http://a/#b"})
            QCOMPARE(refused(url), u"url"_s);
        QCOMPARE(refused("http://a/", "nobody"), u"credentials"_s);
        QCOMPARE(refused("https://a/", {}, "no PEM"), u"certificate-authority"_s);
        QCOMPARE(refused("http://[::1]:3000", "a:b"), QString());
    }

    void allPagesAreRead_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("growth"); // with each page
        QTest::addColumn<qint64>("atMost");
        QTest::addColumn<int>("expected");
        const qint64 all = std::numeric_limits<qint64>::max();
        QTest::newRow("none") << 0 << 0 << all << 0;
        QTest::newRow("one page") << 500 << 0 << all << 500;
        QTest::newRow("three pages") << 1001 << 0 << all << 1001;
        QTest::newRow("while others come") << 1700 << 120 << all << 1700;
        QTest::newRow("a few") << 1001 << 0 << qint64(7) << 7;
        QTest::newRow("a few while others come") << 30 << 3 << qint64(7) << 7;
        QTest::newRow("more than a page of them") << 1700 << 1 << qint64(1200) << 1200;
    }
    void allPagesAreRead()
    {
        QFETCH(int, count);
        QFETCH(int, growth);
        QFETCH(qint64, atMost);
        QFETCH(int, expected);
        GrowingList list(count);
        QVector<int> taken;
        const int newest = count;
        ExecutionReader reader([&list, growth](int page, int size) { return list.page(page, size, growth); },
                               [&taken](const QVector<Execution> &executions) {
                                   for (const Execution &execution : executions)
                                       taken << execution.id.toInt();
                                   return Result<>();
                               },
                               atMost);
        const auto total = await(reader.start());
        QVERIFY(total);
        QVERIFY(*total >= count);
        QCOMPARE(taken.size(), expected);
        QVector<int> wanted;
        for (int i = 0; i < expected; ++i)
            wanted << newest - i;
        QCOMPARE(taken, wanted); // each once, in their order, and none that came meanwhile
    }

    void readingEndsWithTheFirstError()
    {
        GrowingList list(1700);
        list.failAt = 2;
        int taken = 0;
        const auto fetch = [&list](int page, int size) { return list.page(page, size, 0); };
        ExecutionReader cut(fetch, [&taken](const QVector<Execution> &executions) {
            taken += int(executions.size());
            return Result<>();
        });
        QCOMPARE(await(cut.start()).error().code, Errc::Network);
        QCOMPARE(taken, 500);
        ExecutionReader full(fetch,
                             [](const QVector<Execution> &) { return Result<>(Error{Errc::Storage, u"full"_s}); });
        QCOMPARE(await(full.start()).error().code, Errc::Storage);
        QCOMPARE(list.pages, (QVector<int>{1, 2, 1}));
    }
};

QTEST_GUILESS_MAIN(TstDashboardClient)
#include "tst_dashboard_client.moc"
