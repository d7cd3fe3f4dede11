// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "kube/watch/reflector.h"
#include "support/api_client.h"

using namespace largada;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using kube::ObjectChanges;
using kube::Reflector;
using test::ApiClient;
using test::ApiReply;
using test::ApiRequest;
using test::ScriptedApi;

namespace
{

QByteArray pod(const QByteArray &name, int version)
{
    return R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":")" + name + R"(","namespace":"n","uid":"u-)" + name +
           R"(","resourceVersion":")" + QByteArray::number(version) + R"("},"spec":{},"status":{"phase":"Pending"}})";
}

QByteArray page(const QList<QByteArray> &pods, int version, const QByteArray &next = {})
{
    return R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":")" + QByteArray::number(version) +
           R"(","continue":")" + next + R"("},"items":[)" + pods.join(',') + "]}";
}

QByteArray line(const char *type, const QByteArray &object)
{
    return QByteArray(R"({"type":")") + type + R"(","object":)" + object + "}\n";
}

QByteArray bookmark(int version)
{
    return line("BOOKMARK", R"({"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":")" +
                                QByteArray::number(version) + R"("}})");
}

QByteArray status(int code, const char *reason)
{
    return QByteArray(R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"m","reason":")") + reason +
           R"(","code":)" + QByteArray::number(code) + '}';
}

// What a list or a watch asked for: "list", "list from c", "watch 5".
QString worded(const ApiRequest &request)
{
    if (request.isWatch())
        return u"watch "_s + request.asked(u"resourceVersion"_s);
    if (request.asked(u"limit"_s) == u"1")
        return u"probe"_s;
    const QString from = request.asked(u"continue"_s);
    const QString limit = request.asked(u"limit"_s).isEmpty() ? u" whole"_s : QString();
    return from.isEmpty() ? u"list"_s + limit : u"list from "_s + from;
}

QString names(const QVector<kube::Object> &objects)
{
    QStringList result;
    for (const auto &object : objects)
        result << kube::metaOf(object).name + kube::metaOf(object).resourceVersion;
    return result.join(u' ');
}

// A reflector and an API whose watches the test holds. Lists are answered from `pages`, one a request, the last again
// and again.
class Bench : public QObject
{
public:
    explicit Bench(kube::Kind kind = kube::Kind::Pods)
        : api([this](const ApiRequest &request, const ApiReply &reply) { serve(request, reply); }), k(api.url()),
          reflector(k.client, {kind, u"n"_s, u"a=b"_s, {}}, k.clock)
    {
        setPace({});
        connect(&reflector, &Reflector::changed, this, [this](const ObjectChanges &changes) {
            QString text = (changes.isAll ? u"all "_s : QString()) + names(changes.changed);
            if (!changes.gone.isEmpty())
                text += u" gone "_s + names(changes.gone);
            log << text.trimmed();
        });
        connect(&reflector, &Reflector::live, this, [this] { log << u"live"_s; });
        connect(&reflector, &Reflector::stale, this, [this](const Error &why) { log << u"stale "_s + why.what; });
        connect(&reflector, &Reflector::refused, this,
                [this](const Error &why) { log << u"refused "_s + why.subject; });
    }

    // Quick, unless it is told otherwise.
    void setPace(Reflector::Pace pace)
    {
        pace.firstPause = 10ms;
        pace.longestPause = 20ms;
        pace.shortWatch = 0ms;
        reflector.setPace(pace);
    }
    void serve(const ApiRequest &request, const ApiReply &reply)
    {
        asked << worded(request);
        if (onRequest && onRequest(request, reply))
            return;
        if (!request.isWatch()) {
            reply.answer(200, pages.size() > 1 ? pages.takeFirst() : pages.first());
            return;
        }
        reply.begin();
        watch = reply;
    }
    void send(const QByteArray &lines) const { watch->send(lines); }

    QList<QByteArray> pages{page({pod("a", 1)}, 5)};
    std::function<bool(const ApiRequest &, const ApiReply &)> onRequest; // true: it has answered
    std::optional<ApiReply> watch;
    QStringList asked;
    QStringList log;
    ScriptedApi api;
    ApiClient k;
    Reflector reflector;
};

} // namespace

class TstReflector : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsThenWatches();
    void pagesAreGathered();
    void pageThatNamesTheNextBehindItsItemsIsReadFirst();
    void nothingOfABrokenListIsTaken();
    void expiredPageListsAtOnce();
    void eventsBecomeChanges();
    void eventsOfOneReadComeTogether();
    void watchGoesOnFromTheLastVersion_data();
    void watchGoesOnFromTheLastVersion();
    void expiryListsAgain_data();
    void expiryListsAgain();
    void failedWatchIsTriedAgain_data();
    void failedWatchIsTriedAgain();
    void refusedConnectionRetriesTheWatch();
    void failedListIsTriedAgain_data();
    void failedListIsTriedAgain();
    void refusalIsTold();
    void veryShortWatchIsAFailure();
    void silentWatchIsProbed();
    void deadServerIsNoticedByTheProbe();
    void silentWatchIsGivenUp();
    void retryNowCutsThePause();
    void startTwiceIsOnce();
    void mayBeDeletedByWhatItSays_data();
    void mayBeDeletedByWhatItSays();
};

// client-go reflector_test.go TestReflectorListAndWatch
void TstReflector::listsThenWatches()
{
    Bench bench;
    QVERIFY(!bench.reflector.isLive());
    bench.reflector.start();
    QTRY_COMPARE(bench.log, (QStringList{u"all a1"_s, u"live"_s}));
    QVERIFY(bench.reflector.isLive());
    QCOMPARE(bench.api.lines(),
             (QStringList{u"GET /api/v1/namespaces/n/pods?limit=500&labelSelector=a%3Db"_s,
                          u"GET /api/v1/namespaces/n/pods?watch=1&resourceVersion=5&allowWatchBookmarks=true&"
                          "timeoutSeconds=290&labelSelector=a%3Db"_s}));
}

// client-go reflector_test.go TestReflectorWatchListPageSize
void TstReflector::pagesAreGathered()
{
    Bench bench;
    bench.pages = {page({pod("a", 1)}, 5, "c1"), page({pod("b", 2)}, 5, "c2"), page({pod("c", 3)}, 5)};
    bench.reflector.start();
    QTRY_COMPARE(bench.log, (QStringList{u"all a1 b2 c3"_s, u"live"_s}));
    QCOMPARE(bench.asked, (QStringList{u"list"_s, u"list from c1"_s, u"list from c2"_s, u"watch 5"_s}));
}

// Not as the API server writes it, but as JSON may be.
void TstReflector::pageThatNamesTheNextBehindItsItemsIsReadFirst()
{
    Bench bench;
    bench.pages = {R"({"kind":"PodList","items":[)" + pod("a", 1) +
                       R"(],"metadata":{"resourceVersion":"5","continue":"c1"}})",
                   page({pod("b", 2)}, 5)};
    bench.reflector.start();
    QTRY_COMPARE(bench.log, (QStringList{u"all a1 b2"_s, u"live"_s}));
    QCOMPARE(bench.asked, (QStringList{u"list"_s, u"list from c1"_s, u"watch 5"_s}));
}

// The next page was asked for before this one was found to be none.
void TstReflector::nothingOfABrokenListIsTaken()
{
    Bench bench;
    bench.pages = {page({"{"}, 5, "c1"), page({pod("b", 2)}, 5), page({pod("c", 3)}, 6)};
    bench.reflector.start();
    QTRY_VERIFY(bench.log.contains(u"live"_s));
    QVERIFY(bench.log.contains(u"all c3"_s));
    QVERIFY(bench.log.filter(u"b2"_s).isEmpty());
    QCOMPARE(bench.asked, (QStringList{u"list"_s, u"list from c1"_s, u"list"_s, u"watch 6"_s}));
}

// client-go reflector_test.go TestReflectorExpiredExactResourceVersion, TestReflectorFullListIfExpired
void TstReflector::expiredPageListsAtOnce()
{
    Bench bench;
    bench.onRequest = [](const ApiRequest &request, const ApiReply &reply) {
        const QString what = worded(request);
        if (what == u"list")
            reply.answer(200, page({pod("a", 1)}, 5, "c1"));
        else if (what == u"list from c1")
            reply.answer(410, status(410, "Expired"));
        else if (what == u"list whole")
            reply.answer(200, page({pod("b", 2)}, 6));
        else
            return false;
        return true;
    };
    bench.reflector.start();
    QTRY_COMPARE(bench.log, (QStringList{u"all b2"_s, u"live"_s}));
    QCOMPARE(bench.asked, (QStringList{u"list"_s, u"list from c1"_s, u"list whole"_s, u"watch 6"_s}));
}

// client-go reflector_test.go TestReflectorWatchHandler
void TstReflector::eventsBecomeChanges()
{
    Bench bench;
    bench.reflector.start();
    QTRY_COMPARE(bench.log.size(), 2);
    bench.log.clear();
    bench.send(line("ADDED", pod("b", 6)));
    QTRY_COMPARE(bench.log.size(), 1);
    bench.send(line("MODIFIED", pod("a", 7)));
    QTRY_COMPARE(bench.log.size(), 2);
    bench.send(line("DELETED", pod("b", 8)));
    QTRY_COMPARE(bench.log, (QStringList{u"b6"_s, u"a7"_s, u"gone b8"_s}));
}

void TstReflector::eventsOfOneReadComeTogether()
{
    Bench bench;
    bench.reflector.start();
    QTRY_COMPARE(bench.log.size(), 2);
    bench.send(line("ADDED", pod("b", 6)) + line("MODIFIED", pod("a", 7)) + line("MODIFIED", pod("b", 8)) +
               bookmark(9) + line("ADDED", pod("c", 10)) + line("DELETED", pod("c", 11)));
    QTRY_COMPARE(bench.log.mid(2), QStringList{u"b8 a7 gone c11"_s});
}

// client-go reflector_test.go TestReflectorStopWatch, TestReflectorResyncChan; reflector.go handleAnyWatch
void TstReflector::watchGoesOnFromTheLastVersion_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("asked");
    QTest::newRow("no event") << QByteArray() << u"watch 5"_s;
    QTest::newRow("event") << line("ADDED", pod("b", 6)) << u"watch 6"_s;
    QTest::newRow("deletion") << line("DELETED", pod("a", 7)) << u"watch 7"_s;
    QTest::newRow("bookmark") << bookmark(9) << u"watch 9"_s;
}

void TstReflector::watchGoesOnFromTheLastVersion()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, asked);
    Bench bench;
    bench.reflector.start();
    QTRY_COMPARE(bench.asked.size(), 2);
    if (!lines.isEmpty())
        bench.send(lines);
    bench.watch->end();
    QTRY_COMPARE(bench.asked, (QStringList{u"list"_s, u"watch 5"_s, asked}));
    QVERIFY(bench.reflector.isLive());
    QCOMPARE(bench.log.filter(u"stale"_s), QStringList());
}

// client-go reflector_test.go TestReflectorExpiredExactResourceVersion; reflector.go isExpiredError
void TstReflector::expiryListsAgain_data()
{
    QTest::addColumn<bool>("isStatus");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("status 410") << true << QByteArray("Expired");
    QTest::newRow("event Expired") << false << QByteArray("Expired");
    QTest::newRow("event Gone") << false << QByteArray("Gone");
}

void TstReflector::expiryListsAgain()
{
    QFETCH(bool, isStatus);
    QFETCH(QByteArray, reason);
    Bench bench;
    bench.pages = {page({pod("a", 1), pod("b", 2)}, 5), page({pod("b", 3)}, 8)};
    bool isExpired = true;
    bench.onRequest = [&](const ApiRequest &request, const ApiReply &reply) {
        if (!request.isWatch() || !std::exchange(isExpired, false))
            return false;
        if (isStatus) {
            reply.answer(410, status(410, reason.constData()));
        } else {
            reply.begin();
            reply.send(line("ERROR", status(410, reason.constData())));
        }
        return true;
    };
    bench.reflector.start();
    QTRY_COMPARE(bench.asked, (QStringList{u"list"_s, u"watch 5"_s, u"list"_s, u"watch 8"_s}));
    QTRY_VERIFY(bench.reflector.isLive());
    bench.log.removeAll(u"live"_s);
    QCOMPARE(bench.log, (QStringList{u"all a1 b2"_s, u"all b3 gone a1"_s}));
}

// client-go reflector_test.go TestBackoffOnTooManyRequests, TestRetryInternalError, TestReflectorHandleWatchCut
void TstReflector::failedWatchIsTriedAgain_data()
{
    QTest::addColumn<QString>("failure");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("why");
    QTest::newRow("429") << u"429"_s << u"watch 5"_s << u"stale m"_s;
    QTest::newRow("500") << u"500"_s << u"watch 5"_s << u"stale m"_s;
    QTest::newRow("event 429") << u"event 429"_s << u"watch 6"_s << u"stale m"_s;
    QTest::newRow("event 500") << u"event 500"_s << u"watch 6"_s << u"stale m"_s;
    QTest::newRow("no JSON") << u"broken"_s << u"watch 6"_s << u"stale"_s;
    QTest::newRow("cut within a line") << u"half"_s << u"watch 6"_s << u"stale"_s;
    QTest::newRow("ended within a line") << u"half, end"_s << u"watch 6"_s << u"stale the watch ended within a line"_s;
    QTest::newRow("400") << u"400"_s << u"list"_s << u"stale m"_s;
}

void TstReflector::failedWatchIsTriedAgain()
{
    QFETCH(QString, failure);
    QFETCH(QString, why);
    Bench bench;
    bool fails = true;
    std::optional<ApiReply> toCut;
    bench.onRequest = [&](const ApiRequest &request, const ApiReply &reply) {
        if (!request.isWatch() || !std::exchange(fails, false))
            return false;
        if (const int code = failure.toInt()) {
            reply.answer(code, status(code, "x"));
            return true;
        }
        reply.begin();
        QByteArray lines = line("ADDED", pod("b", 6));
        if (failure.startsWith(u"event"))
            lines += line("ERROR", status(failure.mid(6).toInt(), "x"));
        lines += failure == u"broken" ? "{\n" : failure.startsWith(u"half") ? R"({"type":"ADD)" : "";
        reply.send(lines);
        if (failure == u"half")
            toCut = reply;
        if (failure == u"half, end")
            reply.end();
        return true;
    };
    bench.reflector.start();
    if (failure == u"half") { // Qt asks once more by itself where the end comes before it has read a byte
        QTRY_VERIFY(toCut && bench.log.contains(u"b6"_s));
        toCut->cut();
    }
    QTRY_VERIFY(bench.asked.size() >= 3);
    QTEST(bench.asked.at(2), "asked");
    QTRY_COMPARE(bench.log.last(), u"live"_s);
    const auto stale = bench.log.filter(u"stale"_s);
    QCOMPARE(stale.size(), 1);
    QVERIFY2(stale.first().startsWith(why), qPrintable(stale.first()));
    QCOMPARE(bench.log.contains(u"b6"_s), failure.toInt() == 0); // what came before it counts
}

// client-go reflector_test.go TestReflectorConnectionRefused
void TstReflector::refusedConnectionRetriesTheWatch()
{
    Bench bench;
    bench.reflector.start();
    QTRY_COMPARE(bench.log.size(), 2);
    const auto port = bench.api.serverPort();
    bench.api.close();
    bench.watch->cut();
    QTRY_VERIFY(bench.log.filter(u"stale"_s).size() >= 3);
    QVERIFY(!bench.reflector.isLive());
    QVERIFY(bench.api.listen(QHostAddress::LocalHost, port));
    QTRY_COMPARE(bench.log.last(), u"live"_s);
    QCOMPARE(bench.asked, (QStringList{u"list"_s, u"watch 5"_s, u"watch 5"_s}));
}

// client-go reflector_test.go TestReflectorListAndWatchWithErrors
void TstReflector::failedListIsTriedAgain_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("500") << 500 << status(500, "x");
    QTest::newRow("410") << 410 << status(410, "Gone");
    QTest::newRow("no list") << 200 << QByteArray("{}");
    QTest::newRow("no JSON") << 200 << QByteArray("<html>");
}

void TstReflector::failedListIsTriedAgain()
{
    QFETCH(int, code);
    QFETCH(QByteArray, body);
    Bench bench;
    int failures = 2;
    bench.onRequest = [&](const ApiRequest &, const ApiReply &reply) {
        if (failures-- <= 0)
            return false;
        reply.answer(code, body);
        return true;
    };
    bench.reflector.start();
    QTRY_VERIFY(bench.reflector.isLive());
    QCOMPARE(bench.asked, (QStringList{u"list"_s, u"list"_s, u"list"_s, u"watch 5"_s}));
    QCOMPARE(bench.log.filter(u"stale"_s).size(), 2);
}

void TstReflector::refusalIsTold()
{
    Bench bench;
    bool isRefused = true;
    bench.onRequest = [&](const ApiRequest &, const ApiReply &reply) {
        if (!isRefused)
            return false;
        reply.answer(
            403,
            R"({"kind":"Status","message":"pods is forbidden: User \"x\" cannot list resource \"pods\" in API group \"\" in the namespace \"n\""})");
        return true;
    };
    bench.reflector.start();
    QTRY_VERIFY(bench.log.size() >= 2); // tried again by itself
    QCOMPARE(bench.log.first(), u"refused list pods"_s);
    isRefused = false;
    QTRY_VERIFY(bench.reflector.isLive());
    QCOMPARE(bench.log.filter(u"stale"_s), QStringList());
}

// client-go reflector.go VeryShortWatchError
void TstReflector::veryShortWatchIsAFailure()
{
    Bench bench;
    bench.reflector.setPace({.firstPause = 10ms, .longestPause = 20ms, .shortWatch = 60s});
    bool isShort = true;
    bench.onRequest = [&](const ApiRequest &request, const ApiReply &reply) {
        if (!request.isWatch() || !std::exchange(isShort, false))
            return false;
        reply.begin();
        reply.end();
        return true;
    };
    bench.reflector.start();
    QTRY_COMPARE(bench.log, (QStringList{u"all a1"_s, u"live"_s, u"stale very short watch"_s, u"live"_s}));
    bench.send(bookmark(6));
    bench.watch->end(); // short, but it said something
    QTRY_COMPARE(bench.asked.last(), u"watch 6"_s);
    QCOMPARE(bench.log.size(), 4);
}

void TstReflector::silentWatchIsProbed()
{
    Bench bench;
    bench.setPace({.idleLimit = 60s, .probeAfter = 500ms}); // from its beginning, the connecting with it
    bench.reflector.start();
    QTRY_COMPARE(bench.log, (QStringList{u"all a1"_s, u"live"_s, u"stale the watch is silent"_s, u"live"_s}));
    QCOMPARE(bench.asked, (QStringList{u"list"_s, u"watch 5"_s, u"probe"_s}));
    bench.send(line("ADDED", pod("b", 6)));
    QTRY_VERIFY(bench.log.contains(u"b6"_s));
}

void TstReflector::deadServerIsNoticedByTheProbe()
{
    Bench bench;
    bench.setPace({.idleLimit = 60s, .probeAfter = 50ms});
    bench.onRequest = [](const ApiRequest &request, const ApiReply &reply) {
        if (worded(request) != u"probe")
            return false;
        reply.cut();
        return true;
    };
    bench.reflector.start();
    QTRY_VERIFY(bench.asked.count(u"watch 5"_s) >= 2);
    QCOMPARE(bench.asked.count(u"list"_s), 1);
}

void TstReflector::silentWatchIsGivenUp()
{
    Bench bench;
    bench.setPace({.idleLimit = 100ms, .probeAfter = 60s});
    bench.reflector.start();
    QTRY_VERIFY(bench.asked.count(u"watch 5"_s) >= 2);
    QVERIFY(bench.log.contains(u"stale no byte in the time given"_s));
}

void TstReflector::retryNowCutsThePause()
{
    Bench bench;
    bench.reflector.setPace({.firstPause = 60s, .longestPause = 60s});
    bool fails = true;
    bench.onRequest = [&](const ApiRequest &, const ApiReply &reply) {
        if (!std::exchange(fails, false))
            return false;
        reply.answer(500, {});
        return true;
    };
    bench.reflector.start();
    QTRY_COMPARE(bench.log.size(), 1);
    bench.reflector.retryNow();
    QTRY_VERIFY(bench.reflector.isLive());
    bench.reflector.retryNow(); // nothing to cut
    QCOMPARE(bench.asked.size(), 3);
}

void TstReflector::startTwiceIsOnce()
{
    Bench bench;
    bench.reflector.start();
    bench.reflector.start();
    QTRY_VERIFY(bench.reflector.isLive());
    bench.reflector.start();
    QCOMPARE(bench.asked, (QStringList{u"list"_s, u"watch 5"_s}));
}

void TstReflector::mayBeDeletedByWhatItSays_data()
{
    QTest::addColumn<int>("moment");
    QTest::newRow("changed") << 0;
    QTest::newRow("live") << 1;
    QTest::newRow("stale") << 2;
}

void TstReflector::mayBeDeletedByWhatItSays()
{
    QFETCH(int, moment);
    ScriptedApi api([moment](const ApiRequest &request, const ApiReply &reply) {
        if (moment == 2 || !request.isWatch())
            return reply.answer(moment == 2 ? 500 : 200, page({pod("a", 1)}, 5));
        reply.begin();
        reply.send(line("ADDED", pod("b", 6)) + "broken\n");
    });
    ApiClient k(api.url());
    auto reflector = std::make_unique<Reflector>(k.client, kube::ReflectorWanted{}, k.clock);
    const auto remove = [&reflector] { reflector.reset(); };
    if (moment == 0)
        connect(reflector.get(), &Reflector::changed, this, remove);
    else if (moment == 1)
        connect(reflector.get(), &Reflector::live, this, remove);
    else
        connect(reflector.get(), &Reflector::stale, this, remove);
    reflector->start();
    QTRY_VERIFY(!reflector);
}

QTEST_GUILESS_MAIN(TstReflector)
#include "tst_reflector.moc"
