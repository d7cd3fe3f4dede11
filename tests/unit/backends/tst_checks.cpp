// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include <QRegularExpression>
#include <QTest>

#include "backends/local/checks.h"

using namespace largada;
using namespace largada::backends;
using fleet::Check;
using fleet::CheckId;
using fleet::CheckLevel;
Q_DECLARE_METATYPE(largada::fleet::CheckLevel)
Q_DECLARE_METATYPE(largada::k6::Scenario)

namespace
{

constexpr Capacity plenty{.cores = 64, .memoryFreeMiB = 1e6, .diskFreeMiB = 1e6, .portsFree = 28'000};

k6::Scenario scenario(const char *name, int vus, std::optional<double> rate = {})
{
    k6::Scenario made;
    made.name = QString::fromLatin1(name);
    made.vus = vus;
    made.maxVus = vus;
    made.rate = rate;
    made.endsAt = std::chrono::seconds(60);
    return made;
}

k6::Scenario iterations(const char *name, int vus, qint64 count)
{
    k6::Scenario made = scenario(name, vus);
    made.sharedIterations = count;
    return made;
}

k6::Inspection inspection(const QVector<k6::Scenario> &scenarios)
{
    k6::Inspection made;
    made.scenarios = scenarios;
    made.totalDuration = std::chrono::milliseconds(47'500);
    for (const k6::Scenario &each : scenarios)
        made.maxVus += each.maxVus;
    return made;
}

fleet::RunPlan plan(int runners, bool split = false)
{
    fleet::RunPlan made;
    made.runners = runners;
    made.split = split;
    return made;
}

fleet::PreflightReport judged(const fleet::RunPlan &plan, const Inspected &inspected, const Capacity &capacity = plenty)
{
    fleet::PreflightReport report;
    judge(plan, inspected, capacity, QStringLiteral("/var/tmp"), report);
    return report;
}

QVector<Check> of(const fleet::PreflightReport &report, CheckId id)
{
    QVector<Check> found;
    std::copy_if(report.checks.cbegin(), report.checks.cend(), std::back_inserter(found),
                 [id](const Check &check) { return check.id == id; });
    return found;
}

} // namespace

class TestChecks : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void loadIsOfTheWholeFleet_data()
    {
        QTest::addColumn<int>("runners");
        QTest::addColumn<bool>("split");
        QTest::addColumn<int>("maxVus");
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("vusPerRunner");
        QTest::newRow("one") << 1 << false << 100 << 15'000.0 << 100;
        QTest::newRow("each the whole script") << 5 << false << 500 << 75'000.0 << 100;
        QTest::newRow("split") << 5 << true << 100 << 15'000.0 << 20;
        QTest::newRow("split unevenly") << 3 << true << 100 << 15'000.0 << 34;
    }
    void loadIsOfTheWholeFleet()
    {
        QFETCH(const int, runners);
        QFETCH(const bool, split);
        QFETCH(const int, maxVus);
        QFETCH(const double, rate);
        QFETCH(const int, vusPerRunner);
        const auto report = judged(plan(runners, split), {inspection({scenario("a", 100, 15'000.0)})});
        QCOMPARE(report.load.size(), 1);
        const fleet::PhaseLoad &load = report.load.first();
        QVERIFY(load.phase == fleet::PhaseName::Main);
        QCOMPARE(load.maxVus, maxVus);
        QCOMPARE(load.iterationsPerSecond.value_or(0), rate);
        QCOMPARE(load.vusPerRunner, vusPerRunner);
        QCOMPARE(load.durationSeconds, 47.5);
        QCOMPARE(of(report, CheckId::Load).first().values, (QVector<double>{double(maxVus), rate}));
    }

    void warmupLoadComesFirst()
    {
        const auto report =
            judged(plan(2), {inspection({scenario("a", 100, 1000.0)}), inspection({scenario("a", 25, 250.0)})});
        QCOMPARE(report.load.size(), 2);
        QVERIFY(report.load[0].phase == fleet::PhaseName::Warmup);
        QCOMPARE(report.load[0].iterationsPerSecond.value_or(0), 500.0);
        QCOMPARE(report.load[0].maxVus, 50);
        QVERIFY(report.load[1].phase == fleet::PhaseName::Main);
        QCOMPARE(of(report, CheckId::Load).first().values.value(0), 200.0); // of main
    }

    void ratesOfScenariosAddUp()
    {
        const auto report =
            judged(plan(2), {inspection({scenario("a", 10, 100.0), scenario("b", 10, 50.5), scenario("c", 10)})});
        QCOMPARE(report.load.first().iterationsPerSecond.value_or(0), 301.0);
        QVERIFY(!judged(plan(2), {inspection({scenario("c", 10)})}).load.first().iterationsPerSecond.has_value());
    }

    void hugeLoadStaysANumber()
    {
        const auto report = judged(plan(10'000), {inspection({scenario("a", 1'000'000)})});
        QCOMPARE(report.load.first().maxVus, std::numeric_limits<int>::max());
        QVERIFY(report.isBlocked(false));
    }

    void inexactSharesAreNamed_data()
    {
        QTest::addColumn<k6::Scenario>("main");
        QTest::addColumn<k6::Scenario>("warmup");
        QTest::addColumn<double>("made"); // percent; -1: exact enough
        QTest::newRow("exact rate") << scenario("a", 10, 1000.0) << scenario("a", 10, 250.0) << -1.0;
        QTest::newRow("rate within a twentieth") << scenario("a", 10, 1000.0) << scenario("a", 10, 262.0) << -1.0;
        QTest::newRow("rate above a twentieth") << scenario("a", 10, 1000.0) << scenario("a", 10, 263.0) << 26.3;
        QTest::newRow("rate below a twentieth") << scenario("a", 10, 1000.0) << scenario("a", 10, 230.0) << 23.0;
        QTest::newRow("exact VUs") << scenario("a", 8) << scenario("a", 2) << -1.0;
        QTest::newRow("one VU of two") << scenario("a", 2) << scenario("a", 1) << 50.0;
        QTest::newRow("one VU of one") << scenario("a", 1) << scenario("a", 1) << 100.0;
        QTest::newRow("iterations, whatever the VUs") << iterations("a", 1, 100) << iterations("a", 1, 25) << -1.0;
        QTest::newRow("one iteration of two") << iterations("a", 1, 2) << iterations("a", 1, 1) << 50.0;
        QTest::newRow("a scenario that the warm-up has not") << scenario("a", 2) << scenario("b", 1) << -1.0;
    }
    void inexactSharesAreNamed()
    {
        QFETCH(const k6::Scenario, main);
        QFETCH(const k6::Scenario, warmup);
        QFETCH(const double, made);
        const auto report = judged(plan(1), {inspection({main}), inspection({warmup})});
        const auto found = of(report, CheckId::ShareNotExact);
        QCOMPARE(found.isEmpty(), made < 0);
        if (made < 0)
            return;
        QVERIFY(found.first().level == CheckLevel::Warning);
        QCOMPARE(found.first().subject, QStringLiteral("a"));
        QCOMPARE(found.first().values, (QVector<double>{made, 25.0}));
    }

    void splitTooFineIsRefusedForGood_data()
    {
        QTest::addColumn<int>("runners");
        QTest::addColumn<bool>("split");
        QTest::addColumn<int>("warmupVus"); // of scenario b; 0: no warm-up
        QTest::addColumn<QString>("named");
        QTest::newRow("a VU each") << 4 << true << 0 << QString();
        QTest::newRow("not split") << 40 << false << 0 << QString();
        QTest::newRow("one too many for the smallest") << 5 << true << 0 << QStringLiteral("b 4");
        QTest::newRow("too many for both") << 11 << true << 0 << QStringLiteral("a 10;b 4");
        QTest::newRow("the warm-up is too small") << 4 << true << 1 << QStringLiteral("b 1");
        QTest::newRow("named once") << 5 << true << 1 << QStringLiteral("b 4");
    }
    void splitTooFineIsRefusedForGood()
    {
        QFETCH(const int, runners);
        QFETCH(const bool, split);
        QFETCH(const int, warmupVus);
        QFETCH(const QString, named);
        Inspected inspected{inspection({scenario("a", 10), scenario("b", 4)})};
        if (warmupVus > 0)
            inspected.warmup = inspection({scenario("a", 10), scenario("b", warmupVus)});
        const auto report = judged(plan(runners, split), inspected);
        QStringList found;
        for (const Check &check : of(report, CheckId::SplitTooFine)) {
            found << QStringLiteral("%1 %2").arg(check.subject).arg(check.values.value(0));
            QCOMPARE(check.values.value(1), double(runners));
        }
        QCOMPARE(found.join(QLatin1Char(';')), named);
        QCOMPARE(report.isBlocked(true), !named.isEmpty());
    }

    void countThresholdsOfASplitAreWarnedOf_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<bool>("split");
        QTest::addColumn<bool>("warned");
        QTest::newRow("count, split") << QStringLiteral("count>1000") << true << true;
        QTest::newRow("count, whole") << QStringLiteral("count>1000") << false << false;
        QTest::newRow("rate, split") << QStringLiteral("rate<0.01") << true << false;
        QTest::newRow("percentile, split") << QStringLiteral("p(95)<500") << true << false;
    }
    void countThresholdsOfASplitAreWarnedOf()
    {
        QFETCH(const QString, expression);
        QFETCH(const bool, split);
        QFETCH(const bool, warned);
        Inspected inspected{inspection({scenario("a", 10)})};
        inspected.main.thresholds = {{QStringLiteral("http_reqs"), expression}};
        const auto report = judged(plan(2, split), inspected);
        const auto found = of(report, CheckId::CountThreshold);
        QCOMPARE(!found.isEmpty(), warned);
        if (warned) {
            QCOMPARE(found.first().subject, QStringLiteral("http_reqs"));
            QVERIFY(found.first().level == CheckLevel::Warning);
        }
        QCOMPARE(report.thresholds.size(), 1);
        QCOMPARE(report.thresholds.first().expression, expression);
        QCOMPARE(of(report, CheckId::Thresholds).first().values, QVector<double>{1});
    }

    void capacityIsComparedWithTheNeed_data()
    {
        // 10 runners of 100 VUs each, 1,000 iterations/s each.
        QTest::addColumn<CheckId>("id");
        QTest::addColumn<double>("free");
        QTest::addColumn<CheckLevel>("level");
        constexpr double memory = 10 * mebibytesPerK6 + 1000 * mebibytesPerVu; // 850 MiB
        constexpr double cores = 10'000 * cpuSecondsPerIteration;              // 1.5
        const auto rows = [](const char *name, CheckId id, double need) {
            QTest::addRow("%s: plenty", name) << id << need * 2 << CheckLevel::Ok;
            QTest::addRow("%s: just under four fifths", name) << id << need / 0.8 + 0.1 << CheckLevel::Ok;
            QTest::addRow("%s: over four fifths", name) << id << need * 1.1 << CheckLevel::Warning;
            QTest::addRow("%s: just enough", name) << id << need << CheckLevel::Warning;
            QTest::addRow("%s: too little", name) << id << need * 0.9 << CheckLevel::Block;
            QTest::addRow("%s: none", name) << id << 0.0 << CheckLevel::Block;
        };
        rows("memory", CheckId::Memory, memory);
        rows("cores", CheckId::Cores, cores);
        rows("ports", CheckId::Ports, 10);
        rows("disk", CheckId::Disk, 18.5);
    }
    void capacityIsComparedWithTheNeed()
    {
        QFETCH(const CheckId, id);
        QFETCH(const double, free);
        QFETCH(const CheckLevel, level);
        Capacity capacity = plenty;
        if (id == CheckId::Memory)
            capacity.memoryFreeMiB = free;
        else if (id == CheckId::Cores)
            capacity.cores = free;
        else if (id == CheckId::Ports)
            capacity.portsFree = int(std::ceil(free));
        else
            capacity.diskFreeMiB = free;
        const auto report = judged(plan(10), {inspection({scenario("a", 100, 1000.0)})}, capacity);
        const auto found = of(report, id);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().level, level);
        QCOMPARE(report.isBlocked(false), level == CheckLevel::Block);
        QVERIFY(!report.isBlocked(true)); // --force
        for (const Check &check : report.checks)
            QVERIFY(check.id == id || check.level == CheckLevel::Ok);
    }

    void memoryIsForTheLargerPhase()
    {
        const auto report = judged(plan(1), {inspection({scenario("a", 100)}), inspection({scenario("a", 1000)})});
        QCOMPARE(of(report, CheckId::Memory).first().values.value(0), mebibytesPerK6 + 1000 * mebibytesPerVu);
    }

    void moreRunnersThanCoresAreWarnedOfWithoutARate()
    {
        Capacity capacity = plenty;
        capacity.cores = 4;
        QVERIFY(of(judged(plan(4), {inspection({scenario("a", 1)})}, capacity), CheckId::Cores).first().level ==
                CheckLevel::Ok);
        QVERIFY(of(judged(plan(5), {inspection({scenario("a", 1)})}, capacity), CheckId::Cores).first().level ==
                CheckLevel::Warning);
    }

    void setupOnceWithoutASetupIsWarnedOf()
    {
        fleet::RunPlan once = plan(2);
        once.setup = fleet::SetupMode::Once;
        Inspected inspected{inspection({scenario("a", 1)})};
        QCOMPARE(of(judged(once, inspected), CheckId::NoSetup).size(), 1);
        QVERIFY(!judged(once, inspected).hasSetup);
        inspected.exportsSetup = true;
        QCOMPARE(of(judged(once, inspected), CheckId::NoSetup).size(), 0);
        QVERIFY(judged(once, inspected).hasSetup);
        QCOMPARE(of(judged(plan(2), {inspection({scenario("a", 1)})}), CheckId::NoSetup).size(), 0);
    }

    void scriptWithoutScenariosIsJudgedToo()
    {
        const auto report = judged(plan(3), {k6::Inspection{}});
        QCOMPARE(report.load.first().maxVus, 0);
        QVERIFY(!report.isBlocked(false));
    }
};

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
