// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What clients do to a server that is meant for others: its memory stays flat, and the others are served.
#include <memory>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include "net/http_server.h"
#include "unit/net/raw_client.h"

using namespace largada;
using namespace std::chrono_literals;
using net::HttpAnswer;
using net::HttpRefusal;
using net::HttpRequest;
using net::HttpResponder;
using net::HttpServer;
using net::HttpServerOptions;
using test::RawClient;

namespace
{

constexpr double oneMb = 1024 * 1024;

// Of this process, the clients with it.
double residentMb()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / oneMb;
}

void answerWithBodySize(const HttpRequest &request, const HttpResponder &respond)
{
    respond({200, "text/plain", QByteArray::number(request.body.size())});
}

HttpServerOptions dashboardLike()
{
    HttpServerOptions options;
    options.maxBody = 1024 * 1024;
    options.readBody = 2 * 1024 * 1024;
    options.tooLarge = {413, "application/json", "{}"};
    return options;
}

// A client that costs this process next to nothing: a descriptor.
class Socket
{
public:
    explicit Socket(quint16 port) : m_descriptor(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isConnected = connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
    }
    ~Socket() { close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(Socket)

    bool isConnected() const { return m_isConnected; }
    // How much the kernel took; -1: the server has closed it.
    qsizetype send(const QByteArray &bytes) const
    {
        const auto sent = ::send(m_descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL);
        return sent < 0 && errno == EAGAIN ? 0 : sent;
    }
    bool isClosed() const
    {
        char byte = 0;
        const auto got = recv(m_descriptor, &byte, 1, MSG_PEEK);
        return got == 0 || (got < 0 && errno != EAGAIN);
    }

private:
    const int m_descriptor;
    bool m_isConnected = false;
};

// How many connections of the wanted ones, both ends, this process may have.
int allowed(int wanted)
{
    constexpr rlim_t others = 600;
    const rlim_t needed = 2 * rlim_t(wanted) + others;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    limit.rlim_cur = std::max(limit.rlim_cur, std::min(needed, limit.rlim_max));
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur < others)
        return 0;
    return int(std::min(needed, limit.rlim_cur) - others) / 2;
}

// Sends it again and again until the server closes; -1: it took all of them.
qsizetype sendUntilClosed(const Socket &client, const QByteArray &piece, qsizetype most)
{
    qsizetype sent = 0;
    const auto isOver = [&client, &piece, &sent, most] {
        for (int i = 0; i < 100 && sent < most; ++i) {
            const auto taken = client.send(piece);
            if (taken < 0)
                return true;
            if (taken == 0)
                break;
            sent += taken;
        }
        return sent >= most || client.isClosed();
    };
    if (!QTest::qWaitFor(isOver, 10'000) || sent >= most)
        return -1;
    return sent;
}

} // namespace

class TstHttpServerAbuse : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void tooLargeABodyIsAnswered_data();
    void tooLargeABodyIsAnswered();
    void bodyLimitMayDependOnTheRequest();
    void hugeRequestIsCut_data();
    void hugeRequestIsCut();
    void whatIsMangledHarmsNobody();
    void chunkedNonsenseTakesNoMemory();
    void bodiesInAllAreLimited();
    void slowConnectionsTakeNoMemory();
    void crowdOfSilentOnesLosesItsOldest();
    void idleOnesMakeRoomForOthers();
    void answerThatIsNotReadIsCut();
    void clientThatAsksMayContinue_data();
    void clientThatAsksMayContinue();
    void clientThatAsksIsToldAtOnceThatItIsTooMuch();
    void clientThatHasEndedItsSideIsAnswered();
    void answerSurvivesWhatTheClientStillSends();
};

void TstHttpServerAbuse::tooLargeABodyIsAnswered_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<bool>("isChunked");
    QTest::addColumn<QStringList>("expected"); // and then a good one
    const auto answers = [](const char *first) {
        return QStringList{QString::fromLatin1(first), QStringLiteral("200 1")};
    };
    constexpr qsizetype limit = 1024 * 1024;
    QTest::newRow("at the limit") << limit << false << answers("200 1048576");
    QTest::newRow("over it") << limit + 1 << false << answers("413 {}");
    QTest::newRow("twice") << 2 * limit << false << answers("413 {}");
    QTest::newRow("more than twice") << 2 * limit + 1 << false << QStringList();
    QTest::newRow("at the limit, chunked") << limit << true << answers("200 1048576");
    QTest::newRow("over it, chunked") << limit + 1 << true << answers("413 {}");
    QTest::newRow("twice, chunked") << 2 * limit << true << answers("413 {}");
    QTest::newRow("more than twice, chunked") << 2 * limit + 1 << true << QStringList();
}

void TstHttpServerAbuse::tooLargeABodyIsAnswered()
{
    QFETCH(const qsizetype, size);
    QFETCH(const bool, isChunked);
    QFETCH(const QStringList, expected);
    const auto server = HttpServer::listen(dashboardLike(), answerWithBodySize);
    QVERIFY(server);
    RawClient client((*server)->port());
    const QByteArray body(size, 'x');
    const QByteArray line = "POST / HTTP/1.1\r\n";
    client.send(isChunked ? line + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(size, 16) + "\r\n" + body +
                                "\r\n0\r\n\r\n"
                          : line + "Content-Length: " + QByteArray::number(size) + "\r\n\r\n" + body);
    client.send(line + "Content-Length: 1\r\n\r\nx");
    if (expected.isEmpty())
        QTRY_VERIFY(client.isClosed());
    else
        QTRY_COMPARE(client.responses().size(), 2);
    QCOMPARE(client.responses(), expected);
    QCOMPARE((*server)->counts().of(HttpRefusal::BodyTooLarge), quint64(size > 1024 * 1024 ? 1 : 0));
    QTRY_COMPARE((*server)->counts().held, 0);
}

void TstHttpServerAbuse::bodyLimitMayDependOnTheRequest()
{
    auto options = dashboardLike();
    options.headersWanted = {"X-Large"};
    options.bodyLimit = [](const HttpRequest &request) -> qsizetype {
        return request.method == "POST" && request.target == "/write" && request.header("X-Large") == "1" ? 4'000'000
                                                                                                          : 10;
    };
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(server);
    RawClient client((*server)->port());
    const auto post = [&client](const QByteArray &target, const QByteArray &header, qsizetype size) {
        client.send("POST " + target + " HTTP/1.1\r\n" + header + "Content-Length: " + QByteArray::number(size) +
                    "\r\n\r\n" + QByteArray(size, 'x'));
    };
    post("/write", "X-Large: 1\r\n", 3'000'000);
    post("/write", {}, 11);
    post("/", "X-Large: 1\r\n", 10);
    QTRY_COMPARE(client.responses(),
                 (QStringList{QStringLiteral("200 3000000"), QStringLiteral("413 {}"), QStringLiteral("200 10")}));
}

void TstHttpServerAbuse::hugeRequestIsCut_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<HttpRefusal>("why");
    const QByteArray line = "POST / HTTP/1.1\r\n";
    const QByteArray large(100'000, 'x');
    QTest::newRow("body of 300 MB") << line + "Content-Length: 300000000\r\n\r\n" << large << HttpRefusal::BodyTooLarge;
    QTest::newRow("endless chunks") << line + "Transfer-Encoding: chunked\r\n\r\n"
                                    << "186A0\r\n" + large + "\r\n"
                                    << HttpRefusal::BodyTooLarge;
    QTest::newRow("endless chunk") << line + "Transfer-Encoding: chunked\r\n\r\n11E1A300\r\n"
                                   << large << HttpRefusal::BodyTooLarge;
    QTest::newRow("endless headers") << line << QByteArray("X: y\r\n").repeated(1000) << HttpRefusal::HeadTooLarge;
    QTest::newRow("endless header") << line + "X: " << large << HttpRefusal::HeadTooLarge;
    QTest::newRow("endless header name") << line << large << HttpRefusal::HeadTooLarge;
    QTest::newRow("endless target") << QByteArray("GET /") << large << HttpRefusal::HeadTooLarge;
    QTest::newRow("endless trailers") << line + "Transfer-Encoding: chunked\r\n\r\n0\r\n"
                                      << QByteArray("X: y\r\n").repeated(1000) << HttpRefusal::HeadTooLarge;
    QTest::newRow("endless chunk extension")
        << line + "Transfer-Encoding: chunked\r\n\r\n1;" << large << HttpRefusal::HeadTooLarge;
    QTest::newRow("chunk size no number") << line + "Transfer-Encoding: chunked\r\n\r\n"
                                          << large << HttpRefusal::Malformed;
    QTest::newRow("chunk size over 64 bits") << line + "Transfer-Encoding: chunked\r\n\r\n"
                                             << QByteArray(100'000, 'f') << HttpRefusal::Malformed;
    QTest::newRow("zeros") << QByteArray() << QByteArray(100'000, '\0') << HttpRefusal::Malformed;
}

void TstHttpServerAbuse::hugeRequestIsCut()
{
    QFETCH(const QByteArray, head);
    QFETCH(const QByteArray, piece);
    QFETCH(const HttpRefusal, why);
    auto options = dashboardLike();
    options.headersWanted = {"X"};
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(server);
    const double before = residentMb();
    Socket client((*server)->port());
    client.send(head);
    const auto sent = sendUntilClosed(client, piece, 300'000'000);
    QVERIFY(sent >= 0);
    QTRY_COMPARE((*server)->counts().of(why), quint64(1));
    QVERIFY2(residentMb() - before < 20, qPrintable(QString::number(residentMb() - before)));
    RawClient other((*server)->port());
    other.get("/");
    QTRY_COMPARE(other.responses(), QStringList{QStringLiteral("200 0")});
    QCOMPARE((*server)->counts().held, 0);
}

// Requests with bytes changed, left out and doubled at random.
void TstHttpServerAbuse::whatIsMangledHarmsNobody()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    qInfo("seed %u", seed);
    HttpServerOptions options;
    options.headersWanted = {"Host", "X"};
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(server);
    const QByteArray good = "POST /a?b HTTP/1.1\r\nHost: x\r\nX: 1\r\nContent-Length: 3\r\n\r\nabc"
                            "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n0\r\nX: 2\r\n\r\n"
                            "GET / HTTP/1.1\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n";
    const quint64 before = (*server)->counts().requests;
    for (int i = 0; i < 500; ++i) {
        QByteArray bytes = good;
        for (int change = random.bounded(1, 6); change > 0; --change) {
            const auto at = random.bounded(int(bytes.size()));
            switch (random.bounded(3)) {
            case 0:
                bytes[at] = char(random.bounded(256));
                break;
            case 1:
                bytes.remove(at, random.bounded(20));
                break;
            default:
                bytes.insert(at, bytes.mid(random.bounded(int(bytes.size())), random.bounded(40)));
            }
        }
        const Socket client((*server)->port());
        client.send(bytes);
    }
    // One that came after them all: by its answer the server has seen them all.
    RawClient other((*server)->port());
    other.get("/");
    QTRY_COMPARE(other.responses(), QStringList{QStringLiteral("200 0")});
    QTRY_COMPARE((*server)->counts().connections, 1);
    QCOMPARE((*server)->counts().held, 0);
    QVERIFY((*server)->counts().requests > before + 1);
    QVERIFY((*server)->counts().of(HttpRefusal::Malformed) > 0);
}

// A byte a chunk: what is kept are the bytes, not how they came.
void TstHttpServerAbuse::chunkedNonsenseTakesNoMemory()
{
    const auto server = HttpServer::listen(dashboardLike(), answerWithBodySize);
    QVERIFY(server);
    const double before = residentMb();
    constexpr int chunks = 400'000;
    const QByteArray nonsense = QByteArray("1\r\nx\r\n").repeated(chunks);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<RawClient>((*server)->port()));
        clients.back()->send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + nonsense);
    }
    const qint64 weight = 4 * (1 + chunks - 16 * 1024);
    QTRY_COMPARE_WITH_TIMEOUT((*server)->counts().held, weight, 30'000);
    // The clients' own buffers, and the bytes.
    const double grown = residentMb() - before;
    QVERIFY2(grown < 4 * double(nonsense.size()) / oneMb + 15, qPrintable(QString::number(grown)));
    for (const auto &client : clients)
        client->send("0\r\n\r\n");
    for (const auto &client : clients)
        QTRY_COMPARE(client->responses(), QStringList{QStringLiteral("200 400000")});
    QTRY_COMPARE((*server)->counts().held, 0);
}

void TstHttpServerAbuse::bodiesInAllAreLimited()
{
    auto options = dashboardLike();
    options.maxHeld = 5'000'000;
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(server);
    // Each holds most of a megabyte, and does not end it.
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 10; ++i) {
        clients.push_back(std::make_unique<RawClient>((*server)->port()));
        clients.back()->send("POST / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n" + QByteArray(999'999, 'x'));
    }
    const auto refused = [&server] { return (*server)->counts().of(HttpRefusal::OutOfMemory); };
    QTRY_VERIFY(refused() >= 5);
    // Small ones go on.
    RawClient small((*server)->port());
    small.send("POST / HTTP/1.1\r\nContent-Length: 10000\r\n\r\n" + QByteArray(10'000, 'x'));
    QTRY_COMPARE(small.responses(), QStringList{QStringLiteral("200 10000")});
    QVERIFY((*server)->counts().held <= options.maxHeld);
    clients.clear();
    QTRY_COMPARE((*server)->counts().held, 0);
    RawClient large((*server)->port());
    large.send("POST / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n" + QByteArray(1'000'000, 'x'));
    QTRY_COMPARE(large.responses(), QStringList{QStringLiteral("200 1000000")});
}

void TstHttpServerAbuse::slowConnectionsTakeNoMemory()
{
    const int slow = allowed(3'000); // bench_http_server has 10,000
    QVERIFY2(slow > 1000, "descriptors");
    auto options = dashboardLike();
    options.maxConnections = 2 * slow + 10;
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(server);
    const double before = residentMb();
    std::vector<std::unique_ptr<Socket>> sockets;
    for (int i = 0; i < slow; ++i) {
        sockets.push_back(std::make_unique<Socket>((*server)->port()));
        QVERIFY(sockets.back()->isConnected());
        sockets.back()->send("POST / HTTP/1.1\r\nHost: x\r\nX: ");
    }
    RawClient good((*server)->port());
    good.get("/");
    QTRY_COMPARE(good.responses(), QStringList{QStringLiteral("200 0")});
    QTRY_COMPARE((*server)->counts().connections, slow + 1);
    QCOMPARE((*server)->counts().withoutRequest, slow);
    const double grown = residentMb() - before;
    QVERIFY2(grown < 20, qPrintable(QString::number(grown)));
    sockets.clear();
    QTRY_COMPARE((*server)->counts().connections, 1);
}

void TstHttpServerAbuse::crowdOfSilentOnesLosesItsOldest()
{
    HttpServerOptions options;
    options.maxConnections = 100;
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(server);
    RawClient known((*server)->port());
    known.get("/");
    QTRY_COMPARE(known.responses().size(), 1);
    std::vector<std::unique_ptr<Socket>> silent;
    for (int i = 0; i < 200; ++i)
        silent.push_back(std::make_unique<Socket>((*server)->port()));
    QTRY_COMPARE((*server)->counts().of(HttpRefusal::Crowded), quint64(150));
    QTRY_COMPARE((*server)->counts().connections, 50 + 1); // the last of them is counted a moment before it is closed
    QCOMPARE((*server)->counts().withoutRequest, 50);
    for (std::size_t i = 0; i < silent.size(); ++i)
        QCOMPARE(silent[i]->isClosed(), i < 150);
    // Those who speak are not among them.
    RawClient late((*server)->port());
    late.get("/");
    QTRY_COMPARE(late.responses().size(), 1);
    known.get("/");
    QTRY_COMPARE(known.responses().size(), 2);
}

void TstHttpServerAbuse::idleOnesMakeRoomForOthers()
{
    HttpServerOptions options;
    options.maxConnections = 20;
    options.idleTimeout = 6s; // a tenth of it is enough
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(server);
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < options.maxConnections; ++i) {
        idle.push_back(std::make_unique<RawClient>((*server)->port()));
        idle.back()->get("/");
        QVERIFY(QTest::qWaitFor([&idle] { return idle.back()->responses().size() == 1; }, 20'000));
    }
    QElapsedTimer time;
    time.start();
    RawClient late((*server)->port());
    late.get("/");
    QTRY_COMPARE(late.responses(), QStringList{QStringLiteral("200 0")});
    QVERIFY(time.elapsed() < options.idleTimeout.count());
}

void TstHttpServerAbuse::answerThatIsNotReadIsCut()
{
    const QByteArray large(30'000'000, 'x');
    const auto answerLarge = [&large](const HttpRequest &, const HttpResponder &respond) {
        respond({200, "text/plain", large});
    };
    const auto patient = HttpServer::listen({}, answerLarge);
    QVERIFY(patient);
    const Socket waiting((*patient)->port());
    waiting.send("GET / HTTP/1.1\r\n\r\n");
    QTRY_VERIFY((*patient)->counts().held > 0);

    HttpServerOptions options;
    options.writeTimeout = 100ms;
    const auto server = HttpServer::listen(options, answerLarge);
    QVERIFY(server);
    const Socket client((*server)->port());
    client.send("GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE((*server)->counts().of(HttpRefusal::SlowReader), quint64(1));
    QTRY_COMPARE((*server)->counts().connections, 0);
    QCOMPARE((*server)->counts().held, 0);
}

void TstHttpServerAbuse::clientThatAsksMayContinue_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("length") << QByteArray("Content-Length: 3\r\nExpect: 100-continue\r\n") << true;
    QTest::newRow("chunked") << QByteArray("EXPECT: 100-Continue\r\nTransfer-Encoding: chunked\r\n") << true;
    QTest::newRow("another expectation") << QByteArray("Content-Length: 3\r\nExpect: x\r\n") << false;
    QTest::newRow("none") << QByteArray("Content-Length: 3\r\n") << false;
}

void TstHttpServerAbuse::clientThatAsksMayContinue()
{
    QFETCH(const QByteArray, head);
    QFETCH(const bool, isTold);
    const auto server = HttpServer::listen(dashboardLike(), answerWithBodySize);
    QVERIFY(server);
    RawClient client((*server)->port());
    client.send("POST / HTTP/1.1\r\n" + head + "\r\n");
    const QByteArray goOn = "HTTP/1.1 100 Continue\r\n\r\n";
    QCOMPARE(QTest::qWaitFor([&client, &goOn] { return client.received() == goOn; }, isTold ? 20'000 : 50), isTold);
    client.send(head.contains("chunked") ? "3\r\nabc\r\n0\r\n\r\n" : "abc");
    QTRY_COMPARE(client.responses(), QStringList{QStringLiteral("200 3")});
    QCOMPARE(client.received().count("100 Continue"), isTold ? 1 : 0);
}

void TstHttpServerAbuse::clientThatAsksIsToldAtOnceThatItIsTooMuch()
{
    const auto server = HttpServer::listen(dashboardLike(), answerWithBodySize);
    QVERIFY(server);
    RawClient client((*server)->port());
    client.send("POST / HTTP/1.1\r\nContent-Length: 1500000\r\nExpect: 100-continue\r\n\r\n");
    QTRY_COMPARE(client.responses(), QStringList{QStringLiteral("413 {}")});
    QVERIFY(!client.received().contains("100 Continue"));
    client.send(QByteArray(1'500'000, 'x') + "GET / HTTP/1.1\r\n\r\n"); // no request any more
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.responses().size(), 1);
    QCOMPARE((*server)->counts().of(HttpRefusal::BodyTooLarge), quint64(1));
}

void TstHttpServerAbuse::clientThatHasEndedItsSideIsAnswered()
{
    const auto server = HttpServer::listen(
        {}, [](const HttpRequest &, const HttpResponder &respond) { respond({200, "text/plain", "late"}, 50ms); });
    QVERIFY(server);
    RawClient client((*server)->port());
    QTRY_VERIFY(client.isConnected());
    client.get("/");
    client.endSending();
    QTRY_COMPARE(client.responses(), QStringList{QStringLiteral("200 late")});
    QTRY_VERIFY(client.isClosed());
}

void TstHttpServerAbuse::answerSurvivesWhatTheClientStillSends()
{
    const auto server = HttpServer::listen({}, answerWithBodySize);
    QVERIFY(server);
    RawClient client((*server)->port());
    client.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n" + QByteArray(300'000, 'x'));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.responses(), QStringList{QStringLiteral("200 0")});
}

QTEST_GUILESS_MAIN(TstHttpServerAbuse)
#include "tst_http_server_abuse.moc"
