// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "kube/api/client.h"
#include "support/api_client.h"
#include "support/certificates.h"

using namespace largada;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using kube::ApiCall;
using test::ApiClient;
using test::ApiReply;
using test::ApiRequest;
using test::awaited;
using test::ScriptedApi;

class TstClient : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void requestIsBuiltForTheServer();
    void tokenIsSentOverTls();
    void tokenIsNotSentInTheOpen();
    void failuresAreTyped_data();
    void failuresAreTyped();
    void retriesAsTold_data();
    void retriesAsTold();
    void retryAfterIsRead_data();
    void retryAfterIsRead();
    void longPauseIsAnAnswer();
    void stopEndsAPause();
    void getIsRepeatedOnceAfter401();
    void writeIsNotRepeatedAfter401();
    void badCertificateIsTold();
    void badProxyIsTold();
    void streamCarriesTheIdentity();
    void streamOfAClientThatIsGoneEnds();
    void webSocketRequestIsMade();

private:
    test::Certificates m_certificates;
    test::Issued m_server;
};

void TstClient::initTestCase()
{
    m_server = m_certificates.issue({.altNames = u"IP:127.0.0.1"_s});
}

void TstClient::requestIsBuiltForTheServer()
{
    ScriptedApi api([](const ApiRequest &, const ApiReply &reply) { reply.answer(200, "{}"); });
    ApiClient k(api.url() + u"/k8s/clusters/c-x"_s);
    const ApiCall call{.method = "PATCH",
                       .path = u"/api/v1/pods/a b"_s,
                       .query = {{u"labelSelector"_s, u"a/b=c,d+e;f"_s}, {u"x"_s, u"1"_s}, {u"x"_s, u"2"_s}},
                       .body = "{}",
                       .contentType = "application/merge-patch+json",
                       .accept = "text/plain"};
    QCOMPARE(*awaited(k.client.call(call)), "{}");
    const auto &request = api.requests().first();
    QCOMPARE(request.method, "PATCH");
    QCOMPARE(request.target, "/k8s/clusters/c-x/api/v1/pods/a%20b?labelSelector=a%2Fb%3Dc%2Cd%2Be%3Bf&x=1&x=2");
    QCOMPARE(request.header("Content-Type"), "application/merge-patch+json");
    QCOMPARE(request.header("Accept"), "text/plain");
    QVERIFY(request.header("User-Agent").startsWith("largada/"));
}

void TstClient::tokenIsSentOverTls()
{
    ScriptedApi api([](const ApiRequest &, const ApiReply &reply) { reply.answer(200, "{}"); },
                    test::serverTls(m_server));
    ApiClient k(api.url(), u"secret"_s, {.trusted = m_server.certificate});
    QVERIFY(bool(awaited(k.client.call({.path = u"/version"_s}))));
    QCOMPARE(api.requests().first().header("Authorization"), "Bearer secret");
}

void TstClient::tokenIsNotSentInTheOpen()
{
    ScriptedApi api([](const ApiRequest &, const ApiReply &reply) { reply.answer(200, "{}"); });
    ApiClient k(api.url(), u"secret"_s);
    QVERIFY(bool(awaited(k.client.call({.path = u"/version"_s}))));
    QCOMPARE(api.requests().first().header("Authorization"), QByteArray());
}

void TstClient::failuresAreTyped_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Errc>("code");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, int status, const QByteArray &message, Errc code, const QString &subject) {
        const QByteArray body = QByteArray(R"({"kind":"Status","status":"Failure","message":")") +
                                QByteArray(message).replace('"', "\\\"") + R"(","code":)" + QByteArray::number(status) +
                                '}';
        QTest::newRow(name) << status << body << code << subject << QString::fromUtf8(message);
    };
    const QString name = u"k6"_s;
    row("400", 400, "bad", Errc::BadInput, name);
    row("401", 401, "Unauthorized", Errc::Forbidden, u"credentials"_s);
    row("403", 403, R"(pods is forbidden: User "x" cannot list resource "pods" in API group "" in the namespace "y")",
        Errc::Forbidden, u"list pods"_s);
    row("403 of a subresource", 403,
        R"(pods "p" is forbidden: User "x" cannot get resource "pods/portforward" in API group "" in the namespace "y")",
        Errc::Forbidden, u"get pods/portforward"_s);
    row("403 of a group", 403,
        R"(jobs.batch is forbidden: User "x" cannot list resource "jobs" in API group "batch" in the namespace "y")",
        Errc::Forbidden, u"list jobs.batch"_s);
    row("403 by a quota", 403, "exceeded quota: q", Errc::Forbidden, name);
    row("404", 404, "gone", Errc::NotFound, name);
    row("409", 409, "conflict", Errc::Conflict, name);
    row("410", 410, "too old", Errc::NotFound, name);
    row("422", 422, "invalid", Errc::BadInput, name);
    row("429", 429, "many", Errc::Network, name);
    row("500", 500, "oh", Errc::Network, name);
    row("302", 302, "there", Errc::Protocol, name);
    QTest::newRow("gateway's page") << 502 << QByteArray("<html>\nBad Gateway</html>") << Errc::Network << name
                                    << u"<html> Bad Gateway</html>"_s;
    QTest::newRow("no body") << 503 << QByteArray() << Errc::Network << name << u"HTTP 503"_s;
}

void TstClient::failuresAreTyped()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    ScriptedApi api([&](const ApiRequest &, const ApiReply &reply) { reply.answer(status, body); });
    ApiClient k(api.url());
    const auto answer = awaited(k.client.call({.method = "POST", .path = u"/apis/batch/v1/namespaces/y/jobs/k6"_s}));
    QVERIFY(!answer);
    QCOMPARE(answer.error().status, status);
    QTEST(answer.error().code, "code");
    QTEST(answer.error().subject, "subject");
    QTEST(answer.error().what, "what");
}

// client-go rest with_retry_test.go TestIsNextRetry, request_test.go TestRequestWatchWithRetry,
// TestCheckRetryClosesBody
void TstClient::retriesAsTold_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("hasRetryAfter");
    QTest::addColumn<int>("requests");
    for (const char *method : {"GET", "POST"}) {
        QTest::addRow("%s 429 with", method) << QByteArray(method) << 429 << true << 11;
        QTest::addRow("%s 429 without", method) << QByteArray(method) << 429 << false << 1;
        QTest::addRow("%s 503 with", method) << QByteArray(method) << 503 << true << 11;
        QTest::addRow("%s 500 without", method) << QByteArray(method) << 500 << false << 1;
        QTest::addRow("%s 409 with", method) << QByteArray(method) << 409 << true << 1;
        QTest::addRow("%s 200 with", method) << QByteArray(method) << 200 << true << 1;
    }
}

void TstClient::retriesAsTold()
{
    QFETCH(QByteArray, method);
    QFETCH(int, status);
    QFETCH(bool, hasRetryAfter);
    ScriptedApi api([&](const ApiRequest &, const ApiReply &reply) {
        reply.answer(status, "{}", hasRetryAfter ? net::HttpHeaders{{"Retry-After", "0"}} : net::HttpHeaders{});
    });
    ApiClient k(api.url());
    const auto answer = awaited(k.client.call({.method = method, .path = u"/x"_s, .body = "b"}));
    QCOMPARE(bool(answer), status == 200);
    QTEST(int(api.requests().size()), "requests");
    if (method == "POST")
        QCOMPARE(api.requests().last().body, "b");
}

// client-go rest with_retry.go retryAfterSeconds
void TstClient::retryAfterIsRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds"); // -1: none
    QTest::newRow("none") << QByteArray() << -1;
    QTest::newRow("seconds") << QByteArray("5") << 5;
    QTest::newRow("zero") << QByteArray("0") << 0;
    QTest::newRow("negative") << QByteArray("-1") << -1;
    QTest::newRow("a date") << QByteArray("Wed, 21 Oct 2015 07:28:00 GMT") << -1;
    QTest::newRow("too large") << QByteArray("99999999999999999999") << -1;
}

void TstClient::retryAfterIsRead()
{
    QFETCH(QByteArray, value);
    const auto after = kube::retryAfter({{"Date", "x"}, {"retry-after", value}});
    QTEST(int(after.value_or(-1s).count()), "seconds");
}

void TstClient::longPauseIsAnAnswer()
{
    ScriptedApi api(
        [](const ApiRequest &, const ApiReply &reply) { reply.answer(503, "{}", {{"Retry-After", "3600"}}); });
    ApiClient k(api.url());
    QCOMPARE(awaited(k.client.call({.path = u"/x"_s})).error().status, 503);
}

void TstClient::stopEndsAPause()
{
    ScriptedApi api(
        [](const ApiRequest &, const ApiReply &reply) { reply.answer(503, "{}", {{"Retry-After", "60"}}); });
    ApiClient k(api.url());
    std::stop_source stop;
    const auto answer = k.client.call({.path = u"/x"_s}, stop.get_token());
    QTRY_COMPARE(api.requests().size(), 1);
    stop.request_stop();
    QCOMPARE(awaited(answer).error().code, Errc::Cancelled);
}

void TstClient::getIsRepeatedOnceAfter401()
{
    int refusals = 1;
    ScriptedApi api([&](const ApiRequest &, const ApiReply &reply) { reply.answer(refusals-- > 0 ? 401 : 200, "{}"); });
    ApiClient k(api.url());
    QVERIFY(bool(awaited(k.client.call({.path = u"/x"_s}))));
    QCOMPARE(api.requests().size(), 2);
    refusals = 5;
    QCOMPARE(awaited(k.client.call({.path = u"/x"_s})).error().subject, u"credentials"_s);
    QCOMPARE(api.requests().size(), 4);
}

void TstClient::writeIsNotRepeatedAfter401()
{
    ScriptedApi api([](const ApiRequest &, const ApiReply &reply) { reply.answer(401, "{}"); });
    ApiClient k(api.url());
    QCOMPARE(awaited(k.client.call({.method = "POST", .path = u"/x"_s})).error().status, 401);
    QCOMPARE(api.requests().size(), 1);
}

void TstClient::badCertificateIsTold()
{
    ApiClient k(u"https://127.0.0.1:1"_s, {}, {.trusted = "nonsense"});
    QCOMPARE(awaited(k.client.call({.path = u"/x"_s})).error().subject, u"certificate-authority"_s);
    const auto stream = k.client.stream({.path = u"/x"_s});
    QString subject;
    connect(stream.get(), &net::HttpStream::ended, this,
            [&subject](const Result<> &how) { subject = how.error().subject; });
    QTRY_COMPARE(subject, u"certificate-authority"_s);
}

void TstClient::badProxyIsTold()
{
    kube::Connection connection;
    connection.server = u"http://127.0.0.1:1"_s;
    connection.proxy.always = u"https://proxy"_s;
    const SystemClock clock;
    kube::Client client(connection, {}, clock);
    QCOMPARE(awaited(client.call({.path = u"/x"_s})).error().code, Errc::Unsupported);
}

void TstClient::streamCarriesTheIdentity()
{
    ScriptedApi api(
        [](const ApiRequest &, const ApiReply &reply) {
            reply.begin();
            reply.send("a\n");
            reply.end();
        },
        test::serverTls(m_server));
    ApiClient k(api.url(), u"secret"_s, {.trusted = m_server.certificate});
    const auto stream = k.client.stream({.path = u"/x"_s, .query = {{u"watch"_s, u"1"_s}}});
    QVector<QByteArray> lines;
    connect(stream.get(), &net::HttpStream::lines, this, [&lines](const auto &come) { lines += come; });
    QTRY_COMPARE(lines, QVector<QByteArray>{"a"});
    QCOMPARE(api.requests().first().header("Authorization"), "Bearer secret");
    QCOMPARE(api.requests().first().target, "/x?watch=1");
}

void TstClient::streamOfAClientThatIsGoneEnds()
{
    auto k = std::make_unique<ApiClient>(u"http://127.0.0.1:1"_s);
    const auto stream = k->client.stream({.path = u"/x"_s});
    bool hasEnded = false;
    connect(stream.get(), &net::HttpStream::ended, this, [&hasEnded](const Result<> &how) { hasEnded = !how; });
    k.reset();
    QTRY_VERIFY(hasEnded);
}

void TstClient::webSocketRequestIsMade()
{
    ApiClient k(u"https://api:6443/base"_s, u"secret"_s, {.serverName = u"name"_s});
    const auto request = awaited(
        k.client.webSocket(u"/api/v1/x/exec"_s, {{u"command"_s, u"a b"_s}, {u"command"_s, u"+"_s}}, {"v5", "v4"}));
    QVERIFY(bool(request));
    QCOMPARE(request->url.toEncoded(), "https://api:6443/base/api/v1/x/exec?command=a%20b&command=%2B");
    QCOMPARE(net::header(request->headers, "authorization"), "Bearer secret");
    QCOMPARE(request->subprotocols, (QVector<QByteArray>{"v5", "v4"}));
    QVERIFY(request->tls != nullptr);
}

QTEST_GUILESS_MAIN(TstClient)
#include "tst_client.moc"
