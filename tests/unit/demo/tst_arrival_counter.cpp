// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "demo/arrival_counter.h"
#include "fleet/run_plan.h"

using namespace largada;
using namespace std::chrono_literals;
using demo::ArrivalCounter;
using fleet::PhaseName;

namespace
{

const MonoTime start{std::chrono::hours(1)};

// "main: 3 requests, 2 runners, 1.5 ms" for each container.
QStringList printed(const ArrivalCounter &counter)
{
    QStringList result;
    for (const auto &counts : counter.counts()) {
        result << QStringLiteral("%1: %2 requests, %3 runners, %4")
                      .arg(counts.container)
                      .arg(counts.requests)
                      .arg(counts.runners)
                      .arg(counts.firstSpreadMs ? QStringLiteral("%1 ms").arg(*counts.firstSpreadMs)
                                                : QStringLiteral("none"));
    }
    return result;
}

} // namespace

class TstArrivalCounter : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void pathTellsContainerAndRunner_data();
    void pathTellsContainerAndRunner();
    void nothingCountedIsNothing();
    void spreadIsBetweenFirstRequests();
    void containersAreCountedApart();
    void waysToEncodeANameAreOneRunner();
    void anyNameSurvivesThePath_data();
    void anyNameSurvivesThePath();
    void namesDoNotGrowWithoutEnd();
};

void TstArrivalCounter::pathTellsContainerAndRunner_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("expected");
    const auto warmup = QStringLiteral("z-warmup: 1 requests, 1 runners, 0 ms");
    const auto main = QStringLiteral("main: 1 requests, 1 runners, 0 ms");
    const auto other = QStringLiteral(": 1 requests, 0 runners, none");
    QTest::newRow("warm-up") << QByteArray("/r/runner-1/z-warmup") << warmup;
    QTest::newRow("main") << QByteArray("/r/runner-1/main") << main;
    QTest::newRow("path behind") << QByteArray("/r/runner-1/main/items/7") << main;
    QTest::newRow("slash behind") << QByteArray("/r/runner-1/main/") << main;
    QTest::newRow("query behind") << QByteArray("/r/runner-1/main?x=/z-warmup") << main;
    QTest::newRow("bytes that are no UTF-8") << QByteArray("/r/%ff\xfe/main") << main;
    QTest::newRow("broken escape") << QByteArray("/r/%/main") << main;
    QTest::newRow("root") << QByteArray("/") << other;
    QTest::newRow("empty") << QByteArray() << other;
    QTest::newRow("anything") << QByteArray("/api/items?r=/r/a/main") << other;
    QTest::newRow("no container") << QByteArray("/r/runner-1") << other;
    QTest::newRow("empty container") << QByteArray("/r/runner-1/") << other;
    QTest::newRow("unknown container") << QByteArray("/r/runner-1/sidecar") << other;
    QTest::newRow("longer container") << QByteArray("/r/runner-1/main2") << other;
    QTest::newRow("container in the query") << QByteArray("/r/runner-1?/main") << other;
    QTest::newRow("no runner") << QByteArray("/r//main") << other;
    QTest::newRow("longer prefix") << QByteArray("/run/runner-1/main") << other;
}

void TstArrivalCounter::pathTellsContainerAndRunner()
{
    QFETCH(QByteArray, target);
    ArrivalCounter counter;
    counter.add(target, start);
    QTEST(printed(counter).join(u'\n'), "expected");
}

void TstArrivalCounter::nothingCountedIsNothing()
{
    QCOMPARE(printed(ArrivalCounter()), QStringList());
}

void TstArrivalCounter::spreadIsBetweenFirstRequests()
{
    ArrivalCounter counter;
    counter.add("/r/b/main", start + 10ms);
    counter.add("/r/a/main", start + 12500us);
    counter.add("/r/b/main", start + 900ms);
    counter.add("/r/c/main", start + 11ms);
    counter.add("/r/a/main", start + 950ms);
    QCOMPARE(printed(counter), QStringList{QStringLiteral("main: 5 requests, 3 runners, 2.5 ms")});
}

void TstArrivalCounter::containersAreCountedApart()
{
    ArrivalCounter counter;
    counter.add("/", start);
    counter.add("/r/a/main", start + 100ms);
    counter.add("/r/b/main", start + 107ms);
    counter.add("/r/a/z-warmup", start + 1ms);
    counter.add("/r/b/z-warmup", start + 4ms);
    QCOMPARE(printed(counter), (QStringList{QStringLiteral("z-warmup: 2 requests, 2 runners, 3 ms"),
                                            QStringLiteral("main: 2 requests, 2 runners, 7 ms"),
                                            QStringLiteral(": 1 requests, 0 runners, none")}));
}

void TstArrivalCounter::waysToEncodeANameAreOneRunner()
{
    ArrivalCounter counter;
    counter.add("/r/runner-1/main", start);
    counter.add("/r/runner%2d1/main", start + 1ms);
    counter.add("/r/%72unner%2D1/main", start + 2ms);
    QCOMPARE(printed(counter), QStringList{QStringLiteral("main: 3 requests, 1 runners, 0 ms")});
}

void TstArrivalCounter::anyNameSurvivesThePath_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QStringLiteral("runner-01");
    QTest::newRow("spaces") << QStringLiteral(" a b ");
    QTest::newRow("slashes") << QStringLiteral("a/main/../b");
    QTest::newRow("of a URL") << QStringLiteral("?#%2F&=+:@");
    QTest::newRow("accents") << QStringLiteral("corredor-ção");
    QTest::newRow("beyond the first plane") << QStringLiteral("🏁");
    QTest::newRow("line ends") << QStringLiteral("a\r\nb");
    QTest::newRow("zero") << QString(QChar(0));
    QTest::newRow("dots") << QStringLiteral("..");
}

void TstArrivalCounter::anyNameSurvivesThePath()
{
    QFETCH(QString, name);
    const auto path = ArrivalCounter::path(RunnerId{name}, PhaseName::Main);
    for (const char c : path)
        QVERIFY2(c > ' ' && c < 0x7f, path.constData());
    ArrivalCounter counter;
    counter.add(path, start);
    counter.add(ArrivalCounter::path(RunnerId{name + u'x'}, PhaseName::Main), start + 1ms);
    counter.add(path, start + 2ms);
    QCOMPARE(printed(counter), QStringList{QStringLiteral("main: 3 requests, 2 runners, 1 ms")});
}

void TstArrivalCounter::namesDoNotGrowWithoutEnd()
{
    ArrivalCounter counter;
    constexpr int names = fleet::maxRunners + 500;
    for (int i = 0; i < names; ++i)
        counter.add("/r/" + QByteArray::number(i) + "/main", start);
    counter.add("/r/0/main", start + 1ms);
    const auto counts = counter.counts();
    QCOMPARE(counts.size(), 1);
    QCOMPARE(counts.first().requests, qint64(names + 1));
    QCOMPARE(counts.first().runners, fleet::maxRunners);
}

QTEST_APPLESS_MAIN(TstArrivalCounter)
#include "tst_arrival_counter.moc"
