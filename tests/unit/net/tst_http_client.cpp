// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "net/http_client.h"
#include "support/certificates.h"
#include "support/scripted_api.h"
#include "support/tunnel_proxy.h"

using namespace largada;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using net::HttpAnswered;
using net::HttpCall;
using net::HttpClient;
using net::HttpStream;
using test::ApiReply;
using test::ApiRequest;
using test::Certificates;
using test::ScriptedApi;
using test::TunnelProxy;

namespace
{

Result<HttpAnswered> await(const Async<HttpAnswered> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 60'000)) // a name is looked up, too
        return Error{Errc::Internal, u"never answered"_s, {}};
    if (future.resultCount() == 0)
        return Error{Errc::Cancelled, u"dropped"_s, {}};
    return future.resultAt(0);
}

QString worded(const Error &error)
{
    static const QHash<Errc, QString> names{{Errc::Network, u"network"_s},
                                            {Errc::Timeout, u"timeout"_s},
                                            {Errc::Cancelled, u"cancelled"_s},
                                            {Errc::Protocol, u"protocol"_s},
                                            {Errc::Unsupported, u"unsupported"_s}};
    return names.value(error.code, u"?"_s) + u' ' + error.subject;
}

// "200 body", or the failure.
QString worded(const Result<HttpAnswered> &answer)
{
    return answer ? u"%1 %2"_s.arg(answer->status).arg(QString::fromUtf8(answer->body)) : worded(answer.error());
}

// What a stream said, as text: "started 200", "lines a b", "ended", "ended network host", "rest x".
QStringList &record(HttpStream &stream, QStringList &log)
{
    QObject::connect(&stream, &HttpStream::started, &stream,
                     [&log](int status) { log << u"started %1"_s.arg(status); });
    QObject::connect(&stream, &HttpStream::lines, &stream, [&log](const QVector<QByteArray> &lines) {
        for (const auto &line : lines)
            log << u"line "_s + QString::fromUtf8(line.left(20));
    });
    QObject::connect(&stream, &HttpStream::ended, &stream, [&log](const Result<> &how, const QByteArray &rest) {
        log << (how ? u"ended"_s : u"ended "_s + worded(how.error()));
        if (!rest.isEmpty())
            log << u"rest "_s + QString::fromUtf8(rest.left(40));
    });
    return log;
}

HttpClient::Options trusting(const QByteArray &authority, const QString &serverName = {})
{
    HttpClient::Options options;
    options.trust = {.trusted = authority, .serverName = serverName};
    options.tls = *net::tlsConfiguration(options.trust);
    return options;
}

} // namespace

class TstHttpClient : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anyStatusIsAnAnswer_data();
    void anyStatusIsAnAnswer();
    void requestIsSentAsGiven();
    void connectionIsKept();
    void redirectIsAnAnswer();
    void cookiesAreNotKept();
    void largeCompressedAnswerIsTaken();
    void failuresAreNamed();
    void cutAnswerIsNoAnswer_data();
    void cutAnswerIsNoAnswer();
    void silenceIsATimeout();
    void stopCancels();
    void deletingCancels();
    void repeatedHeaderIsRefused();

    void linesComeWholeWhereverTheyAreCut_data();
    void linesComeWholeWhereverTheyAreCut();
    void refusedStreamGivesItsBody();
    void cutStreamIsAFailure();
    void silentStreamIsATimeout();
    void lineOverTheLimitEndsTheStream();
    void deletedStreamIsCut();
    void streamMayBeDeletedByWhatItSays_data();
    void streamMayBeDeletedByWhatItSays();
    void manyStreamsRunAtOnce();

    void certificateIsJudged_data();
    void certificateIsJudged();
    void clientCertificateIsShown_data();
    void clientCertificateIsShown();
    void droppedConnectionsAreMadeAgain();
    void anotherCertificateIsShownAtOnce();

    void proxyIsTaken_data();
    void proxyIsTaken();
    void proxyThatIsNotThereIsNamed();

private:
    Certificates m_certificates;
    test::Issued m_root, m_server;
};

void TstHttpClient::initTestCase()
{
    m_root = m_certificates.issue({.name = u"root"_s, .isAuthority = true});
    m_server = m_certificates.issue({.altNames = u"DNS:localhost,IP:127.0.0.1"_s}, m_root);
}

void TstHttpClient::anyStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status :
         {200, 201, 204, 301, 400, 401, 403, 404, 405, 407, 409, 410, 418, 422, 429, 500, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void TstHttpClient::anyStatusIsAnAnswer()
{
    QFETCH(int, status);
    const QByteArray body(status == 204 ? "" : "why");
    ScriptedApi server([&](const ApiRequest &, const ApiReply &reply) {
        reply.answer(status, body, {{"X-Id", "a"}, {"WWW-Authenticate", "Basic realm=\"x\""}});
    });
    HttpClient client({});
    const auto answer = await(client.call({.url = server.url()}));
    QCOMPARE(worded(answer), u"%1 %2"_s.arg(status).arg(QString::fromLatin1(body)));
    QCOMPARE(net::header(answer->headers, "x-id"), "a");
}

void TstHttpClient::requestIsSentAsGiven()
{
    ScriptedApi server([](const ApiRequest &, const ApiReply &reply) { reply.answer(200, "ok"); });
    HttpClient client({.userAgent = "largada/1"});
    HttpCall call{.method = "PATCH", .body = "{}"};
    call.url = QUrl::fromEncoded(server.url().toLatin1() + "/a%2Fb?x=a%3Db%2Bc&x=%3B&y=%20");
    call.headers = {{"Content-Type", "application/merge-patch+json"}, {"Accept", "application/json"}};
    QCOMPARE(worded(await(client.call(call))), u"200 ok"_s);
    const auto request = server.requests().first();
    QCOMPARE(request.method, "PATCH");
    QCOMPARE(request.target, "/a%2Fb?x=a%3Db%2Bc&x=%3B&y=%20");
    QCOMPARE(request.body, "{}");
    QCOMPARE(request.header("user-agent"), "largada/1");
    QCOMPARE(request.header("content-type"), "application/merge-patch+json");
    QCOMPARE(request.header("accept"), "application/json");

    for (const auto *method : {"POST", "PUT", "DELETE", "GET"}) {
        call.method = method;
        call.body = call.method == "GET" ? QByteArray() : QByteArray("b");
        QCOMPARE(worded(await(client.call(call))), u"200 ok"_s);
        QCOMPARE(server.requests().last().method, method);
        QCOMPARE(server.requests().last().body, call.body);
    }
}

void TstHttpClient::connectionIsKept()
{
    ScriptedApi server([](const ApiRequest &, const ApiReply &reply) { reply.answer(200, "ok"); },
                       test::serverTls(m_server));
    HttpClient client(trusting(m_root.certificate));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(worded(await(client.call({.url = server.url()}))), u"200 ok"_s);
    QCOMPARE(server.connections(), 1);
}

void TstHttpClient::redirectIsAnAnswer()
{
    ScriptedApi server([&server](const ApiRequest &, const ApiReply &reply) {
        reply.answer(307, "elsewhere", {{"Location", server.url().toLatin1() + "/b"}});
    });
    HttpClient client({});
    QCOMPARE(await(client.call({.url = server.url()}))->status, 307);
    QCOMPARE(server.requests().size(), 1);
}

void TstHttpClient::cookiesAreNotKept()
{
    ScriptedApi server(
        [](const ApiRequest &, const ApiReply &reply) { reply.answer(200, "ok", {{"Set-Cookie", "a=b"}}); });
    HttpClient client({});
    for (int i = 0; i < 2; ++i)
        QCOMPARE(worded(await(client.call({.url = server.url()}))), u"200 ok"_s);
    QCOMPARE(server.requests().last().header("cookie"), QByteArray());
}

void TstHttpClient::largeCompressedAnswerIsTaken()
{
    const QByteArray body(20 * 1024 * 1024, 'a'); // compresses to a thousandth
    // qCompress: four bytes of length, then zlib's format, which HTTP calls deflate.
    const QByteArray compressed = qCompress(body).mid(4);
    ScriptedApi server([&](const ApiRequest &request, const ApiReply &reply) {
        request.header("accept-encoding").contains("deflate")
            ? reply.answer(200, compressed, {{"Content-Encoding", "deflate"}})
            : reply.answer(200, "plain");
    });
    HttpClient client({});
    const auto answer = await(client.call({.url = server.url()}));
    QVERIFY(bool(answer));
    QVERIFY(answer->body == body);
    HttpCall plain{.url = server.url()};
    plain.headers = {{"Accept-Encoding", "identity"}};
    QCOMPARE(worded(await(client.call(plain))), u"200 plain"_s);
}

void TstHttpClient::failuresAreNamed()
{
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    const auto port = closed.serverPort();
    closed.close();
    HttpClient client({});
    QCOMPARE(worded(await(client.call({.url = u"http://127.0.0.1:%1/"_s.arg(port)}))), u"network 127.0.0.1"_s);
    QCOMPARE(worded(await(client.call({.url = u"http://nowhere.invalid/"_s}))), u"network nowhere.invalid"_s);
}

void TstHttpClient::cutAnswerIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("within the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-");
    QTest::newRow("within the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    QTest::newRow("within a refusal's body") << QByteArray("HTTP/1.1 404 No\r\nContent-Length: 10\r\n\r\nabc");
    QTest::newRow("before the last chunk")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
}

void TstHttpClient::cutAnswerIsNoAnswer()
{
    QFETCH(QByteArray, answer);
    ScriptedApi server([&](const ApiRequest &, const ApiReply &reply) {
        reply.raw(answer);
        reply.cut();
    });
    HttpClient client({});
    QCOMPARE(worded(await(client.call({.url = server.url()}))), u"network 127.0.0.1"_s);
}

void TstHttpClient::silenceIsATimeout()
{
    ScriptedApi server([](const ApiRequest &, const ApiReply &) {});
    HttpClient client({});
    QCOMPARE(worded(await(client.call({.url = server.url(), .idleTimeout = 100ms}))), u"timeout 127.0.0.1"_s);
}

void TstHttpClient::stopCancels()
{
    ScriptedApi server([](const ApiRequest &, const ApiReply &) {});
    HttpClient client({});
    std::stop_source stop;
    const auto answer = client.call({.url = server.url()}, stop.get_token());
    QTRY_COMPARE(server.requests().size(), 1);
    stop.request_stop();
    QCOMPARE(worded(await(answer)), u"cancelled "_s);
    QCOMPARE(worded(await(client.call({.url = server.url()}, stop.get_token()))), u"cancelled "_s);
}

void TstHttpClient::deletingCancels()
{
    ScriptedApi server([](const ApiRequest &, const ApiReply &) {});
    auto client = std::make_unique<HttpClient>(HttpClient::Options{});
    const auto answer = client->call({.url = server.url()});
    QTRY_COMPARE(server.requests().size(), 1);
    client.reset();
    QCOMPARE(worded(await(answer)), u"cancelled "_s);
}

void TstHttpClient::repeatedHeaderIsRefused()
{
    HttpClient client({});
    HttpCall call{.url = u"http://127.0.0.1:1/"_s};
    call.headers = {{"Impersonate-Group", "a"}, {"impersonate-group", "b"}};
    QCOMPARE(worded(await(client.call(call))), u"unsupported "_s);
    QStringList log;
    const auto stream = client.stream(call);
    record(*stream, log);
    QTRY_COMPARE(log, QStringList{u"ended unsupported "_s});
}

void TstHttpClient::linesComeWholeWhereverTheyAreCut_data()
{
    QTest::addColumn<QList<QByteArray>>("chunks");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QList<QByteArray> &chunks, const QStringList &expected) {
        QTest::newRow(name) << chunks << (QStringList{u"started 200"_s} + expected);
    };
    const QStringList ab{u"line a"_s, u"line b"_s, u"ended"_s};
    row("one chunk", {"a\nb\n"}, ab);
    row("one each", {"a\n", "b\n"}, ab);
    row("byte by byte", {"a", "\n", "b", "\n"}, ab);
    row("across", {"a\nb", "\n"}, ab);
    row("no end", {"a\nb"}, {u"line a"_s, u"ended"_s, u"rest b"_s});
    row("empty lines", {"\n\na\n"}, {u"line "_s, u"line "_s, u"line a"_s, u"ended"_s});
    row("nothing", {}, {u"ended"_s});
}

void TstHttpClient::linesComeWholeWhereverTheyAreCut()
{
    QFETCH(QList<QByteArray>, chunks);
    std::optional<ApiReply> held;
    ScriptedApi server([&](const ApiRequest &request, const ApiReply &reply) {
        QCOMPARE(request.header("accept-encoding"), "identity");
        reply.begin();
        held = reply;
    });
    HttpClient client({});
    QStringList log;
    const auto stream = client.stream({.url = server.url()});
    record(*stream, log);
    QTRY_COMPARE(log.size(), 1); // the head is told before a line comes
    for (const auto &chunk : std::as_const(chunks)) {
        held->send(chunk);
        QCoreApplication::sendPostedEvents();
    }
    held->end();
    QTRY_VERIFY(log.contains(u"ended"_s));
    QTEST(log, "expected");
}

void TstHttpClient::refusedStreamGivesItsBody()
{
    ScriptedApi server([](const ApiRequest &, const ApiReply &reply) { reply.answer(403, "{\n}\n"); });
    HttpClient client({});
    QStringList log;
    const auto stream = client.stream({.url = server.url()});
    record(*stream, log);
    QTRY_COMPARE(log, (QStringList{u"started 403"_s, u"ended"_s, u"rest {\n}\n"_s}));
}

void TstHttpClient::cutStreamIsAFailure()
{
    std::optional<ApiReply> held;
    ScriptedApi server([&held](const ApiRequest &, const ApiReply &reply) {
        reply.begin();
        reply.send("a\nhal");
        held = reply;
    });
    HttpClient client({});
    QStringList log;
    const auto stream = client.stream({.url = server.url()});
    record(*stream, log);
    QTRY_COMPARE(log.size(), 2); // else Qt may ask once more by itself
    held->cut();
    QTRY_COMPARE(log, (QStringList{u"started 200"_s, u"line a"_s, u"ended network 127.0.0.1"_s, u"rest hal"_s}));
}

void TstHttpClient::silentStreamIsATimeout()
{
    ScriptedApi server([](const ApiRequest &, const ApiReply &reply) {
        reply.begin();
        reply.send("a\n");
    });
    HttpClient client({});
    QStringList log;
    const auto stream = client.stream({.url = server.url(), .idleTimeout = 1s}); // of the connecting, too
    record(*stream, log);
    QTRY_COMPARE(log, (QStringList{u"started 200"_s, u"line a"_s, u"ended timeout 127.0.0.1"_s}));
}

void TstHttpClient::lineOverTheLimitEndsTheStream()
{
    std::optional<ApiReply> held;
    ScriptedApi server([&](const ApiRequest &, const ApiReply &reply) {
        reply.begin();
        reply.send("a\n");
        reply.send(QByteArray(HttpStream::maxLine, 'x'));
        held = reply;
    });
    HttpClient client({});
    QStringList log;
    const auto stream = client.stream({.url = server.url()});
    record(*stream, log);
    QTRY_VERIFY(held && log.size() == 2);
    held->send("xx\nb\n");
    QTRY_COMPARE(log, (QStringList{u"started 200"_s, u"line a"_s, u"ended protocol "_s}));
    QTRY_VERIFY(!held->isOpen());
}

void TstHttpClient::deletedStreamIsCut()
{
    std::optional<ApiReply> held;
    ScriptedApi server([&](const ApiRequest &, const ApiReply &reply) {
        reply.begin();
        held = reply;
    });
    HttpClient client({});
    auto stream = client.stream({.url = server.url()});
    QSignalSpy ended(stream.get(), &HttpStream::ended);
    QTRY_VERIFY(held);
    stream.reset();
    QTRY_VERIFY(!held->isOpen());
    QCOMPARE(ended.size(), 0);
}

void TstHttpClient::streamMayBeDeletedByWhatItSays_data()
{
    QTest::addColumn<QString>("moment");
    for (const auto *moment : {"started", "lines", "ended"})
        QTest::newRow(moment) << QString::fromLatin1(moment);
}

void TstHttpClient::streamMayBeDeletedByWhatItSays()
{
    QFETCH(QString, moment);
    ScriptedApi server([](const ApiRequest &, const ApiReply &reply) {
        reply.begin();
        reply.send("a\nb\n");
        reply.end();
    });
    HttpClient client({});
    auto stream = client.stream({.url = server.url()});
    const auto deleteIt = [&stream] { stream.reset(); };
    if (moment == u"started")
        connect(stream.get(), &HttpStream::started, this, deleteIt);
    else if (moment == u"lines")
        connect(stream.get(), &HttpStream::lines, this, deleteIt);
    else
        connect(stream.get(), &HttpStream::ended, this, deleteIt);
    QTRY_VERIFY(!stream);
    QCOMPARE(worded(await(client.call({.url = server.url()}))), u"200 a\nb\n"_s);
}

void TstHttpClient::manyStreamsRunAtOnce()
{
    int open = 0;
    ScriptedApi server([&](const ApiRequest &request, const ApiReply &reply) {
        if (request.target == "/call")
            return reply.answer(200, "ok");
        reply.begin();
        ++open;
    });
    HttpClient client({});
    std::vector<std::unique_ptr<HttpStream>> streams;
    for (int i = 0; i < 15; ++i)
        streams.push_back(client.stream({.url = server.url()}));
    QTRY_COMPARE(open, 15);
    QCOMPARE(worded(await(client.call({.url = server.url() + u"/call"_s}))), u"200 ok"_s);
}

void TstHttpClient::certificateIsJudged_data()
{
    QTest::addColumn<QByteArray>("trusted");
    QTest::addColumn<QString>("serverName");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("expected");
    const auto other = m_certificates.issue({.name = u"root"_s, .isAuthority = true});
    const QString good = u"200 ok"_s;
    const QString bad = u"network certificate"_s;
    QTest::newRow("root") << m_root.certificate << QString() << u"127.0.0.1"_s << good;
    QTest::newRow("leaf") << m_server.certificate << QString() << u"127.0.0.1"_s << good;
    QTest::newRow("server name") << m_root.certificate << u"localhost"_s << u"127.0.0.2"_s << good;
    QTest::newRow("wrong root") << other.certificate << QString() << u"127.0.0.1"_s << bad;
    QTest::newRow("wrong name") << m_root.certificate << QString() << u"127.0.0.2"_s << bad;
    QTest::newRow("wrong server name") << m_root.certificate << u"other"_s << u"127.0.0.1"_s << bad;
}

void TstHttpClient::certificateIsJudged()
{
    QFETCH(QByteArray, trusted);
    QFETCH(QString, serverName);
    QFETCH(QString, host);
    ScriptedApi server([](const ApiRequest &, const ApiReply &reply) { reply.answer(200, "ok"); },
                       test::serverTls(m_server));
    server.close();
    QVERIFY(server.listen(QHostAddress::AnyIPv4));
    HttpClient client(trusting(trusted, serverName));
    const QString url = u"https://%1:%2/"_s.arg(host).arg(server.serverPort());
    QTEST(worded(await(client.call({.url = url}))), "expected");
    QStringList log;
    const auto stream = client.stream({.url = url});
    record(*stream, log);
    QTRY_VERIFY(!log.isEmpty() && log.last() != u"started 200");
    QFETCH(QString, expected);
    QCOMPARE(log.first() == u"started 200", expected == u"200 ok");
}

void TstHttpClient::clientCertificateIsShown_data()
{
    QTest::addColumn<Certificates::Algorithm>("algorithm");
    QTest::newRow("RSA") << Certificates::Algorithm::Rsa;
    QTest::newRow("EC") << Certificates::Algorithm::Ec;
}

void TstHttpClient::clientCertificateIsShown()
{
    QFETCH(Certificates::Algorithm, algorithm);
    const auto me = m_certificates.issue({.name = u"me"_s, .algorithm = algorithm}, m_root);
    ScriptedApi server([](const ApiRequest &, const ApiReply &reply) { reply.answer(200, "ok"); },
                       test::serverTls(m_server, {}, m_root.certificate));
    HttpClient::Options options;
    options.trust = {m_root.certificate, me.certificate, me.key};
    options.tls = *net::tlsConfiguration(options.trust);
    HttpClient client(options);
    QCOMPARE(worded(await(client.call({.url = server.url()}))), u"200 ok"_s);
    QCOMPARE(server.clientNames(), QStringList{u"me"_s});
    HttpClient nobody(trusting(m_root.certificate));
    QCOMPARE(worded(await(nobody.call({.url = server.url()}))), u"network 127.0.0.1"_s);
}

void TstHttpClient::droppedConnectionsAreMadeAgain()
{
    std::optional<ApiReply> held;
    ScriptedApi server([&](const ApiRequest &request, const ApiReply &reply) {
        if (request.target == "/held")
            held = reply;
        else
            reply.answer(200, "ok");
    });
    HttpClient client({});
    QCOMPARE(worded(await(client.call({.url = server.url()}))), u"200 ok"_s);
    const auto onItsWay = client.call({.url = server.url() + u"/held"_s});
    QTRY_VERIFY(held);
    client.dropConnections();
    QCOMPARE(worded(await(client.call({.url = server.url()}))), u"200 ok"_s);
    QCOMPARE(server.connections(), 2);
    held->answer(200, "late");
    QCOMPARE(worded(await(onItsWay)), u"200 late"_s);
}

void TstHttpClient::anotherCertificateIsShownAtOnce()
{
    const auto shown = [this](const QString &name) {
        const auto me = m_certificates.issue({.name = name}, m_root);
        return net::TlsOptions{m_root.certificate, me.certificate, me.key};
    };
    ScriptedApi server([](const ApiRequest &, const ApiReply &reply) { reply.answer(200, "ok"); },
                       test::serverTls(m_server, {}, m_root.certificate));
    const auto first = shown(u"first"_s);
    HttpClient client({.tls = *net::tlsConfiguration(first), .trust = first});
    QCOMPARE(worded(await(client.call({.url = server.url()}))), u"200 ok"_s);
    const auto second = shown(u"second"_s);
    client.setTls(*net::tlsConfiguration(second), second);
    QCOMPARE(worded(await(client.call({.url = server.url()}))), u"200 ok"_s);
    QCOMPARE(server.clientNames(), (QStringList{u"first"_s, u"second"_s}));
}

void TstHttpClient::proxyIsTaken_data()
{
    QTest::addColumn<TunnelProxy::Kind>("kind");
    QTest::addColumn<QByteArray>("user");
    QTest::newRow("CONNECT") << TunnelProxy::Kind::Http << QByteArray();
    QTest::newRow("CONNECT with a user") << TunnelProxy::Kind::Http << QByteArray("me:p@ss");
    QTest::newRow("SOCKS 5") << TunnelProxy::Kind::Socks5 << QByteArray();
    QTest::newRow("SOCKS 5 with a user") << TunnelProxy::Kind::Socks5 << QByteArray("me:p@ss");
}

void TstHttpClient::proxyIsTaken()
{
    QFETCH(TunnelProxy::Kind, kind);
    QFETCH(QByteArray, user);
    ScriptedApi server([](const ApiRequest &, const ApiReply &reply) { reply.answer(200, "ok"); },
                       test::serverTls(m_server));
    const TunnelProxy proxy(kind, user);
    auto options = trusting(m_root.certificate, u"localhost"_s);
    options.proxy =
        QNetworkProxy(kind == TunnelProxy::Kind::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy,
                      u"127.0.0.1"_s, proxy.serverPort(), QString::fromLatin1(user.split(':').value(0)),
                      QString::fromLatin1(user.split(':').value(1)));
    HttpClient client(options);
    // The name is the proxy's to look up.
    const QString url = u"https://api.invalid:%1/"_s.arg(server.serverPort());
    QCOMPARE(worded(await(client.call({.url = url}))), u"200 ok"_s);
    QCOMPARE(proxy.asked(), QStringList{u"api.invalid:%1"_s.arg(server.serverPort())});
}

void TstHttpClient::proxyThatIsNotThereIsNamed()
{
    HttpClient client({.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 1)});
    const auto answer = await(client.call({.url = u"https://api.invalid/"_s}));
    QCOMPARE(worded(answer), u"network api.invalid"_s);
    QVERIFY2(answer.error().what.contains(u"proxy", Qt::CaseInsensitive), qPrintable(answer.error().what));
}

QTEST_GUILESS_MAIN(TstHttpClient)
#include "tst_http_client.moc"
