// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "backends/common/k6_inputs.h"
#include "backends/local/k6_command.h"

using namespace largada;
using namespace largada::backends;
using fleet::PhaseName;

namespace
{

K6Command command(PhaseName phase = PhaseName::Main, int index = 0)
{
    return {index, phase, QStringLiteral("/srv/my test.js"), QStringLiteral("/run/s.json"), 40'001};
}

fleet::RunPlan plan()
{
    fleet::RunPlan made;
    made.script = QStringLiteral("/srv/my test.js");
    made.runners = 4;
    return made;
}

QString after(const QStringList &arguments, const char *flag)
{
    return arguments.value(arguments.indexOf(QString::fromLatin1(flag)) + 1);
}

bool has(const QStringList &arguments, const char *flag)
{
    return arguments.contains(QString::fromLatin1(flag));
}

} // namespace

class TestK6Command : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyRunnerStandsPausedBehindItsOwnApi()
    {
        for (const PhaseName phase : {PhaseName::Warmup, PhaseName::Main}) {
            const QStringList arguments = k6Arguments(plan(), command(phase));
            QCOMPARE(arguments.first(), QStringLiteral("run"));
            QVERIFY(has(arguments, "--paused"));
            QCOMPARE(after(arguments, "--address"), QStringLiteral("127.0.0.1:40001")); // never all interfaces
            QCOMPARE(after(arguments, "--summary-export"), QStringLiteral("/run/s.json"));
            QVERIFY(after(arguments, "--summary-trend-stats").contains(QLatin1String("p(99)")));
            QCOMPARE(arguments.last(), QStringLiteral("/srv/my test.js")); // one word, with its blank
        }
    }

    void onlyTheWarmupIgnoresThresholds()
    {
        QVERIFY(has(k6Arguments(plan(), command(PhaseName::Warmup)), "--no-thresholds"));
        QVERIFY(!has(k6Arguments(plan(), command(PhaseName::Main)), "--no-thresholds"));
    }

    void setupOnceKeepsK6sOwnAway_data()
    {
        QTest::addColumn<bool>("once");
        QTest::addColumn<int>("index");
        QTest::addColumn<bool>("stays");
        QTest::newRow("each, first") << false << 0 << false;
        QTest::newRow("each, second") << false << 1 << false;
        QTest::newRow("once, first") << true << 0 << true;
        QTest::newRow("once, second") << true << 1 << false;
        QTest::newRow("once, last") << true << 3 << false;
    }
    void setupOnceKeepsK6sOwnAway()
    {
        QFETCH(const bool, once);
        QFETCH(const int, index);
        QFETCH(const bool, stays);
        fleet::RunPlan wanted = plan();
        wanted.setup = once ? fleet::SetupMode::Once : fleet::SetupMode::Each;
        const QStringList arguments = k6Arguments(wanted, command(PhaseName::Main, index));
        QCOMPARE(has(arguments, "--no-setup"), once);
        QCOMPARE(has(arguments, "--no-teardown"), once);
        QCOMPARE(has(arguments, "--linger"), stays);
        QCOMPARE(lingers(wanted, index), stays);
    }

    void splitGivesEachItsOwnSegmentOfOneSequence()
    {
        fleet::RunPlan wanted = plan();
        QVERIFY(!has(k6Arguments(wanted, command()), "--execution-segment"));
        wanted.split = true;
        QSet<QString> segments, sequences;
        for (int i = 0; i < wanted.runners; ++i) {
            const QStringList arguments = k6Arguments(wanted, command(PhaseName::Main, i));
            segments << after(arguments, "--execution-segment");
            sequences << after(arguments, "--execution-segment-sequence");
            QCOMPARE(arguments.last(), QStringLiteral("/srv/my test.js"));
        }
        QCOMPARE(segments.size(), 4);
        QCOMPARE(sequences.size(), 1);
        QVERIFY(sequences.values().first().startsWith(QLatin1String("0,")));
        QVERIFY(sequences.values().first().endsWith(QLatin1String(",1")));
    }

    void valuesOfVariablesStandInNoArgument()
    {
        fleet::RunPlan wanted = plan();
        wanted.env = {{QStringLiteral("API_TOKEN"), QStringLiteral("s3cret-value")},
                      {QStringLiteral("EMPTY"), QString()}};
        for (const bool split : {false, true}) {
            wanted.split = split;
            const QString line = k6Arguments(wanted, command()).join(QLatin1Char(' '));
            QVERIFY(!line.contains(QLatin1String("s3cret")));
            QVERIFY(!line.contains(QLatin1String("API_TOKEN")));
        }
    }

    void inheritedK6VariablesDoNotChangeTheTest()
    {
        QProcessEnvironment inherited;
        inherited.insert(QStringLiteral("PATH"), QStringLiteral("/bin"));
        inherited.insert(QStringLiteral("HTTPS_PROXY"), QStringLiteral("http://proxy:3128"));
        for (const char *name : {"K6_VUS", "K6_DURATION", "K6_OUT", "K6_ADDRESS", "K6_CLOUD_TOKEN", "K6_"})
            inherited.insert(QString::fromLatin1(name), QStringLiteral("other"));
        const QProcessEnvironment environment = k6Environment(inherited, plan());
        QCOMPARE(environment.value(QStringLiteral("PATH")), QStringLiteral("/bin"));
        QCOMPARE(environment.value(QStringLiteral("HTTPS_PROXY")), QStringLiteral("http://proxy:3128"));
        QStringList ours;
        for (const QString &name : environment.keys()) {
            if (name.startsWith(QLatin1String("K6_")))
                ours << name;
        }
        ours.sort();
        QCOMPARE(ours, QStringList(
                           {QStringLiteral("K6_NEW_MACHINE_READABLE_SUMMARY"), QStringLiteral("K6_NO_USAGE_REPORT")}));
    }

    void variablesOfThePlanComeLast()
    {
        QProcessEnvironment inherited;
        inherited.insert(QStringLiteral("TARGET"), QStringLiteral("old"));
        fleet::RunPlan wanted = plan();
        wanted.env = {{QStringLiteral("TARGET"), QStringLiteral("first")},
                      {QStringLiteral("TARGET"), QStringLiteral("second")},
                      {QStringLiteral("K6_DNS"), QStringLiteral("ttl=0")},
                      {QStringLiteral("ODD"), QString::fromUtf8("a=b \"c\" ✓\n")},
                      {QStringLiteral("EMPTY"), QString::fromUtf8("")}};
        const QProcessEnvironment environment = k6Environment(inherited, wanted);
        QCOMPARE(environment.value(QStringLiteral("TARGET")), QStringLiteral("second"));
        QCOMPARE(environment.value(QStringLiteral("K6_DNS")), QStringLiteral("ttl=0")); // asked for by name
        QCOMPARE(environment.value(QStringLiteral("ODD")), QString::fromUtf8("a=b \"c\" ✓\n"));
        QVERIFY(environment.contains(QStringLiteral("EMPTY")));
    }
};

QTEST_GUILESS_MAIN(TestK6Command)
#include "tst_k6_command.moc"
