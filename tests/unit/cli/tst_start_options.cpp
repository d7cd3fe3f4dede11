// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <QRegularExpression>
#include <QtTest>

#include "cli/start_options.h"

using namespace largada;
using namespace largada::cli;

using Change = std::function<void(StartOptions &)>;
Q_DECLARE_METATYPE(Change)

namespace
{

const WallTime now{std::chrono::hours(500'000)}; // 2027-01-15T08:00:00Z

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TstStartOptions : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    // The two lines of the script that teams start their fleets with, without a change.
    void scriptsWordsAreTaken_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<fleet::PhaseName>("phase");
        QTest::addColumn<QString>("warmup");
        QTest::addColumn<QString>("main");
        const auto row = [](const char *line, fleet::PhaseName phase, const char *warmup, const char *main) {
            QTest::newRow(line) << QString::fromLatin1(line) << phase << QString::fromLatin1(warmup)
                                << QString::fromLatin1(main);
        };
        using enum fleet::PhaseName;
        row("perf-test-namespace k6-job Init:2/3 4 z-warmup", Warmup, "z-warmup", "main");
        row("perf-test-namespace k6-job Running 4 main", Main, "z-warmup", "main");
        row("perf-test-namespace k6-job Init:0/1 4 heat", Warmup, "heat", "main");
        row("perf-test-namespace k6-job Running 4 z-warmup", Warmup, "z-warmup", "main");
        row("perf-test-namespace k6-job Running 4 k6", Main, "z-warmup", "k6");
        row("perf-test-namespace k6-job PodInitializing 4 main", Main, "z-warmup", "main");
    }
    void scriptsWordsAreTaken()
    {
        QFETCH(QString, line);
        QFETCH(fleet::PhaseName, phase);
        QFETCH(QString, warmup);
        QFETCH(QString, main);
        const auto options = parseStartOptions(words(qPrintable(line)), now);
        QVERIFY2(options, options ? "" : qPrintable(options.error().what));
        fleet::RunPlan expected;
        expected.fleet = QStringLiteral("kubernetes");
        expected.runners = 4;
        expected.only = phase;
        expected.untilReleased = true;
        fleet::ClusterTarget &cluster = expected.cluster.emplace();
        cluster.ns = QStringLiteral("perf-test-namespace");
        cluster.by = fleet::PodsBy::JobOrRegex;
        cluster.pods = QStringLiteral("k6-job");
        cluster.statusExpected = line.section(QLatin1Char(' '), 2, 2);
        cluster.warmupContainer = warmup;
        cluster.mainContainer = main;
        QVERIFY(options->plan == expected);
        QVERIFY(!options->json && !options->help);
    }

    void everyOptionIsTaken_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<Change>("change");
        const auto row = [](const char *line, const Change &change) { QTest::newRow(line) << words(line) << change; };
        using fleet::StragglerPolicy;
        row("--json", [](StartOptions &o) { o.json = true; });
        row("--gate-timeout 90", [](StartOptions &o) { o.plan.gateTimeout = std::chrono::seconds(90); });
        row("--stragglers give-up", [](StartOptions &o) { o.plan.stragglers = StragglerPolicy::GiveUp; });
        row("--stragglers continue:4", [](StartOptions &o) {
            o.plan.stragglers = StragglerPolicy::Continue;
            o.plan.minimum = 4;
        });
        row("--mode clock", [](StartOptions &o) { o.plan.mode = fleet::StartMode::Clock; });
        row("--at 2027-01-15T10:00:00+01:00", [](StartOptions &o) { o.plan.startAt = now + std::chrono::hours(1); });
        row("--context c --kubeconfig k", [](StartOptions &o) {
            o.plan.cluster->context = QStringLiteral("c");
            o.plan.cluster->kubeConfig = QStringLiteral("k");
        });
        row("--take-over", [](StartOptions &o) { o.plan.cluster->takeOver = true; });
        row("--on-timeout stop", [](StartOptions &o) { o.plan.onTimeout = fleet::OnTimeout::Stop; });
        row("--lang pt-BR", [](StartOptions &) {});
    }
    void everyOptionIsTaken()
    {
        QFETCH(QStringList, arguments);
        QFETCH(Change, change);
        const QStringList five = words("ns job Running 4 main");
        auto expected = parseStartOptions(five, now);
        QVERIFY(expected);
        change(*expected);
        for (const QStringList &line : {five + arguments, arguments + five}) {
            const auto options = parseStartOptions(line, now);
            QVERIFY2(options, options ? "" : qPrintable(options.error().what));
            QVERIFY(options->plan == expected->plan);
            QCOMPARE(options->json, expected->json);
        }
    }

    void wrongWordsAreRefusedByName_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("subject");
        const auto row = [](const char *line, const char *subject) {
            QTest::newRow(*line == 0 ? "nothing" : line) << words(line) << QString::fromLatin1(subject);
        };
        row("", "start");
        row("ns job Running 4", "start");
        row("ns job Running 4 main more", "start");
        row("ns job Running 4 main --nonsense", "start");
        row("Ns job Running 4 main", "NAMESPACE");
        row("../x job Running 4 main", "NAMESPACE");
        row("ns job( Running 4 main", "PODS");
        row("ns job Running 0 main", "COUNT");
        row("ns job Running four main", "COUNT");
        row("ns job Running 10001 main", "COUNT");
        row("ns job Running 4 Main", "CONTAINER");
        row("ns job Running 4 main --stragglers continue:5", "--stragglers");
        row("ns job Running 4 main --gate-timeout 0", "--gate-timeout");
        row("ns job Running 4 main --mode fast", "--mode");
        row("ns job Running 4 main --at 25:00", "--at");
        row("ns job Running 4 main --on-timeout x", "--on-timeout");
        QTest::newRow("no status") << QStringList{QStringLiteral("ns"), QStringLiteral("job"), QString(),
                                                  QStringLiteral("4"), QStringLiteral("main")}
                                   << QStringLiteral("STATUS");
    }
    void wrongWordsAreRefusedByName()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, subject);
        const auto options = parseStartOptions(arguments, now);
        QVERIFY(!options);
        QCOMPARE(options.error().code, Errc::BadInput);
        QCOMPARE(options.error().subject, subject);
        QVERIFY(!options.error().what.isEmpty());
    }

    void helpShowsBothLines()
    {
        const auto options = parseStartOptions(words("--help"), now);
        QVERIFY(options && options->help);
        QVERIFY(startHelp().startsWith(QStringLiteral("largadactl start NAMESPACE PODS STATUS COUNT CONTAINER")));
        for (const char *text : {"Init:2/3 4 z-warmup", "Running 4 main", "--on-timeout", "--take-over"})
            QVERIFY2(startHelp().contains(QLatin1String(text)), text);
    }
};

QTEST_GUILESS_MAIN(TstStartOptions)
#include "tst_start_options.moc"
