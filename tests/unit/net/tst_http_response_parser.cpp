// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "net/http_response_parser.h"

using namespace largada;
using net::HttpResponse;
using net::HttpResponseParser;

namespace
{

// "200 body" for each response, a minus in front when the connection ends with it.
QStringList taken(HttpResponseParser &parser)
{
    QStringList result;
    while (const auto response = parser.take()) {
        result << QStringLiteral("%1%2 %3")
                      .arg(response->keepAlive ? QString() : QStringLiteral("-"))
                      .arg(response->status)
                      .arg(QString::fromLatin1(response->body));
    }
    return result;
}

QByteArray withLength(const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class TstHttpResponseParser : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void wholeStreams_data();
    void wholeStreams();
    void piecesOfAnySizeGiveTheSame_data() { wholeStreams_data(); }
    void piecesOfAnySizeGiveTheSame();
    void bodyIsKeptByteForByte();
    void headersAreKept_data();
    void headersAreKept();
    void cutStreamGivesNoResponse_data();
    void cutStreamGivesNoResponse();
    void bodyWithoutLengthEndsWithTheStream();
    void streamMayEndBetweenResponses();
    void garbageIsAFinalError_data();
    void garbageIsAFinalError();
    void responsesBeforeAnErrorCanBeTaken();
    void noBytesAreNotTheEnd();
    void bodyOverTheLimitIsRefused_data();
    void bodyOverTheLimitIsRefused();
    void limitMayBeLower();
    void largestBodyIsTaken();
};

void TstHttpResponseParser::wholeStreams_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &stream, const QStringList &expected) {
        QTest::newRow(name) << stream << expected;
    };
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    row("content length", withLength("hello"), {QStringLiteral("200 hello")});
    row("empty body", withLength(""), {QStringLiteral("200 ")});
    row("chunked", chunked + "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n", {QStringLiteral("200 hello world")});
    row("chunked with trailer", chunked + "1\r\na\r\n0\r\nX-Sum: 1\r\n\r\n", {QStringLiteral("200 a")});
    row("no chunk at all", chunked + "0\r\n\r\n", {QStringLiteral("200 ")});
    row("several", withLength("a") + chunked + "1\r\nb\r\n0\r\n\r\n" + withLength("c"),
        {QStringLiteral("200 a"), QStringLiteral("200 b"), QStringLiteral("200 c")});
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n" + withLength("x"),
        {QStringLiteral("204 "), QStringLiteral("200 x")});
    row("not modified with a length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n" + withLength("x"),
        {QStringLiteral("304 "), QStringLiteral("200 x")});
    row("interim", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n" + withLength("x"),
        {QStringLiteral("200 x")});
    row("error status", "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 2\r\n\r\nno",
        {QStringLiteral("500 no")});
    row("connection closes", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx",
        {QStringLiteral("-200 x")});
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", {QStringLiteral("-200 x")});
    row("HTTP/1.0 kept alive", "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\nx",
        {QStringLiteral("200 x")});
    row("header names in any case", "HTTP/1.1 200 OK\r\ncONTENT-lENGTH:1\r\n\r\nx", {QStringLiteral("200 x")});
    row("no reason", "HTTP/1.1 200\r\nContent-Length: 1\r\n\r\nx", {QStringLiteral("200 x")});
}

void TstHttpResponseParser::wholeStreams()
{
    QFETCH(QByteArray, stream);
    QFETCH(QStringList, expected);
    HttpResponseParser parser;
    QVERIFY(parser.feed(stream));
    QCOMPARE(taken(parser), expected);
    QVERIFY(parser.finish());
}

void TstHttpResponseParser::piecesOfAnySizeGiveTheSame()
{
    QFETCH(QByteArray, stream);
    QFETCH(QStringList, expected);
    for (const int size : {1, 2, 3, 7}) {
        HttpResponseParser parser;
        QStringList responses;
        for (qsizetype at = 0; at < stream.size(); at += size) {
            QVERIFY(parser.feed(stream.mid(at, size)));
            responses += taken(parser);
        }
        QCOMPARE(responses, expected);
    }
}

void TstHttpResponseParser::bodyIsKeptByteForByte()
{
    QByteArray body;
    for (int i = 0; i < 1024; ++i)
        body.append(static_cast<char>(i));
    HttpResponseParser parser;
    QVERIFY(parser.feed(withLength(body)));
    const auto response = parser.take();
    QVERIFY(response);
    QCOMPARE(response->body, body);
}

void TstHttpResponseParser::cutStreamGivesNoResponse_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("status line") << QByteArray("HTTP/1.1 20");
    QTest::newRow("headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n");
    QTest::newRow("body") << withLength("hello").chopped(1);
    QTest::newRow("chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel");
    QTest::newRow("last chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
}

void TstHttpResponseParser::cutStreamGivesNoResponse()
{
    QFETCH(QByteArray, stream);
    HttpResponseParser parser;
    QVERIFY(parser.feed(stream));
    QVERIFY(!parser.take());
    const auto finished = parser.finish();
    QVERIFY(!finished);
    QCOMPARE(finished.error().code, Errc::Network);
    QVERIFY(!parser.take());
}

void TstHttpResponseParser::headersAreKept_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<net::HttpHeaders>("expected");
    const net::HttpHeaders length{{"Content-Length", "1"}};
    QTest::newRow("as sent") << QByteArray("ETag: \"a b\"\r\n")
                             << net::HttpHeaders{{"ETag", "\"a b\""}, {"Content-Length", "1"}};
    QTest::newRow("repeated") << QByteArray("X: 1\r\nX: 2\r\n")
                              << net::HttpHeaders{{"X", "1"}, {"X", "2"}, {"Content-Length", "1"}};
    QTest::newRow("empty") << QByteArray("X:\r\nY: \r\n")
                           << net::HttpHeaders{{"X", ""}, {"Y", ""}, {"Content-Length", "1"}};
    QTest::newRow("none") << QByteArray() << length;
}

void TstHttpResponseParser::headersAreKept()
{
    QFETCH(const QByteArray, head);
    QFETCH(const net::HttpHeaders, expected);
    const QByteArray stream = "HTTP/1.1 200 OK\r\n" + head + "Content-Length: 1\r\n\r\nx";
    HttpResponseParser whole;
    QVERIFY(whole.feed(stream + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: behind\r\n\r\n"));
    QCOMPARE(whole.take()->headers, expected);
    QCOMPARE(whole.take()->headers, (net::HttpHeaders{{"Transfer-Encoding", "chunked"}}));
    HttpResponseParser byteByByte;
    for (const char byte : stream)
        QVERIFY(byteByByte.feed(QByteArray(1, byte)));
    QCOMPARE(byteByByte.take()->headers, expected);
}

void TstHttpResponseParser::bodyWithoutLengthEndsWithTheStream()
{
    HttpResponseParser parser;
    QVERIFY(parser.feed("HTTP/1.1 200 OK\r\n\r\nto the "));
    QVERIFY(parser.feed("end"));
    QVERIFY(!parser.take());
    QVERIFY(parser.finish());
    QCOMPARE(taken(parser), QStringList{QStringLiteral("-200 to the end")});
}

void TstHttpResponseParser::streamMayEndBetweenResponses()
{
    HttpResponseParser untouched;
    QVERIFY(untouched.finish());
    QVERIFY(!untouched.take());
}

void TstHttpResponseParser::garbageIsAFinalError_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("TLS alert") << QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7);
    QTest::newRow("zeros") << QByteArray(64, '\0');
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
    QTest::newRow("a request") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("status no number") << QByteArray("HTTP/1.1 abc\r\n\r\n");
    QTest::newRow("length no number") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n");
    QTest::newRow("length negative") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n");
    QTest::newRow("two lengths") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
    QTest::newRow("chunk size no number") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n");
    QTest::newRow("endless header") << QByteArray("HTTP/1.1 200 OK\r\nX: ") + QByteArray(1024 * 1024, 'x');
    QTest::newRow("upgraded") << QByteArray(
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    QTest::newRow("after the last response")
        << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n") + withLength("x");
}

void TstHttpResponseParser::garbageIsAFinalError()
{
    QFETCH(QByteArray, stream);
    HttpResponseParser parser;
    const auto fed = parser.feed(stream);
    QVERIFY(!fed);
    QCOMPARE(fed.error().code, Errc::Protocol);
    QVERIFY(!fed.error().what.isEmpty());
    taken(parser);
    const auto again = parser.feed(withLength("good"));
    QVERIFY(!again);
    QCOMPARE(again.error(), fed.error());
    QVERIFY(!parser.take());
    QVERIFY(!parser.feed({}));
    QVERIFY(!parser.finish());
}

void TstHttpResponseParser::responsesBeforeAnErrorCanBeTaken()
{
    HttpResponseParser parser;
    QVERIFY(!parser.feed(withLength("a") + withLength("b") + "garbage"));
    QCOMPARE(taken(parser), (QStringList{QStringLiteral("200 a"), QStringLiteral("200 b")}));
}

void TstHttpResponseParser::noBytesAreNotTheEnd()
{
    HttpResponseParser parser;
    QVERIFY(parser.feed("HTTP/1.1 200 OK\r\n\r\nopen "));
    QVERIFY(parser.feed({}));
    QVERIFY(!parser.take());
    QVERIFY(parser.feed("end"));
    QVERIFY(parser.finish());
    QCOMPARE(taken(parser), QStringList{QStringLiteral("-200 open end")});
}

void TstHttpResponseParser::bodyOverTheLimitIsRefused_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("claimed") << "HTTP/1.1 200 OK\r\nContent-Length: " +
                                    QByteArray::number(HttpResponseParser::maxBody + 1) + "\r\n\r\n"
                             << QByteArray();
    QTest::newRow("chunked") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                             << "100000\r\n" + QByteArray(1024 * 1024, 'x') + "\r\n";
    QTest::newRow("without length") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << QByteArray(1024 * 1024, 'x');
}

void TstHttpResponseParser::bodyOverTheLimitIsRefused()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, piece);
    HttpResponseParser parser;
    auto fed = parser.feed(head);
    for (qsizetype sent = 0; fed && sent < 2 * HttpResponseParser::maxBody && !piece.isEmpty(); sent += piece.size())
        fed = parser.feed(piece);
    QVERIFY(!fed);
    QCOMPARE(fed.error().code, Errc::Protocol);
    QVERIFY(fed.error().what.contains(QString::number(HttpResponseParser::maxBody)));
    QVERIFY(!parser.take());
}

void TstHttpResponseParser::limitMayBeLower()
{
    HttpResponseParser parser(4);
    QVERIFY(parser.feed(withLength("abcd")));
    QCOMPARE(taken(parser), QStringList{QStringLiteral("200 abcd")});
    const auto fed = parser.feed(withLength("abcde"));
    QVERIFY(!fed);
    QCOMPARE(fed.error().code, Errc::Protocol);
}

void TstHttpResponseParser::largestBodyIsTaken()
{
    const QByteArray body(HttpResponseParser::maxBody, 'x');
    HttpResponseParser parser;
    QVERIFY(parser.feed(withLength(body)));
    const auto response = parser.take();
    QVERIFY(response);
    QCOMPARE(response->body.size(), body.size());
}

QTEST_APPLESS_MAIN(TstHttpResponseParser)
#include "tst_http_response_parser.moc"
