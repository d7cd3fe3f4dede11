// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

#include "viewmodels/cluster_fields.h"

using namespace largada;
using namespace largada::viewmodels;
using namespace std::chrono_literals;
using fleet::PodsBy;

namespace
{

// 12:00 of the zone that the test runs in.
WallTime noon()
{
    const QDateTime moment(QDate(2026, 11, 30), QTime(12, 0));
    return WallTime(std::chrono::milliseconds(moment.toMSecsSinceEpoch()));
}

ClusterInUse staging()
{
    return {{QStringLiteral("/home/ana/kube"), QStringLiteral("ctx"), QStringLiteral("perf")}, false, noon()};
}

PlanFields goodFields()
{
    PlanFields fields;
    fields.runners = QStringLiteral("60");
    fields.cluster.pods = QStringLiteral(" k6-job ");
    return fields;
}

int problemOf(const PlanReading &reading, PlanField field)
{
    const PlanError *error = reading.error(field);
    return error == nullptr ? -1 : static_cast<int>(error->problem);
}

constexpr int fine = -1;

constexpr int of(PlanProblem problem)
{
    return static_cast<int>(problem);
}

} // namespace

class TestClusterFields : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void goodFieldsAreAnAttachedPlan()
    {
        PlanFields fields = goodFields();
        fields.script = QStringLiteral("/nowhere.js"); // none of these is of pods that are there already
        fields.split = true;
        fields.warmup = QStringLiteral("no number");
        fields.variables = {{QStringLiteral("TOKEN"), QStringLiteral("hunter2")}};
        fields.setupOnce = true;
        fields.holdBeforeMain = true;
        fields.giveUpAfter = QStringLiteral("20");
        fields.cluster.warmupContainer = QStringLiteral("warm");
        fields.cluster.mainContainer = QStringLiteral("k6");
        fields.cluster.mode = fleet::StartMode::Clock;
        fields.cluster.onTimeout = fleet::OnTimeout::Stop;
        fields.cluster.takeOver = true;
        ClusterInUse cluster = staging();
        cluster.isReadOnly = true;
        const PlanReading reading = readPlan(fields, 5s, cluster);
        QVERIFY(reading.isUsable());

        fleet::RunPlan expected;
        expected.fleet = QStringLiteral("kubernetes");
        expected.runners = 60;
        expected.holdBeforeStart = true;
        expected.holdBeforeMain = true;
        expected.gateTimeout = 20min;
        expected.countdown = 5s;
        expected.mode = fleet::StartMode::Clock;
        expected.onTimeout = fleet::OnTimeout::Stop;
        expected.cluster = fleet::ClusterTarget{};
        expected.cluster->kubeConfig = QStringLiteral("/home/ana/kube");
        expected.cluster->context = QStringLiteral("ctx");
        expected.cluster->ns = QStringLiteral("perf");
        expected.cluster->pods = QStringLiteral("k6-job");
        expected.cluster->warmupContainer = QStringLiteral("warm");
        expected.cluster->mainContainer = QStringLiteral("k6");
        expected.cluster->takeOver = true;
        expected.cluster->readOnly = true;
        QVERIFY(reading.plan == expected);
        QVERIFY(reading.plan.isAttached());
    }

    void withoutAWarmupItsContainerDoesNotCount()
    {
        PlanFields fields = goodFields();
        fields.cluster.hasWarmup = false;
        fields.cluster.warmupContainer = QStringLiteral("Not A Name");
        const PlanReading reading = readPlan(fields, 5s, staging());
        QVERIFY(reading.isUsable());
        QVERIFY(!reading.plan.hasPhase(fleet::PhaseName::Warmup));
        QVERIFY(reading.plan.hasPhase(fleet::PhaseName::Main));
    }

    void podsAreLookedAt_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<QString>("pods");
        QTest::addColumn<int>("problem");
        const auto row = [](const char *what, PodsBy by, const QString &pods, int problem) {
            QTest::newRow(what) << int(by) << pods << problem;
        };
        row("Job, empty", PodsBy::Job, {}, of(PlanProblem::Empty));
        row("Job, blank", PodsBy::Job, QStringLiteral("  "), of(PlanProblem::Empty));
        row("Job", PodsBy::Job, QStringLiteral("k6-job"), fine);
        row("Job with dots", PodsBy::Job, QStringLiteral("k6.job.2"), fine);
        row("Job, capital", PodsBy::Job, QStringLiteral("K6-job"), of(PlanProblem::BadName));
        row("Job, dash at the end", PodsBy::Job, QStringLiteral("k6-"), of(PlanProblem::BadName));
        row("Job, two dots", PodsBy::Job, QStringLiteral("k6..job"), of(PlanProblem::BadName));
        row("Job, emoji", PodsBy::Job, QStringLiteral("🚀"), of(PlanProblem::BadName));
        row("Job, longest label", PodsBy::Job, QString(63, QLatin1Char('a')), fine);
        row("Job, label too long", PodsBy::Job, QString(64, QLatin1Char('a')), of(PlanProblem::BadName));
        row("Job, too long", PodsBy::Job, QStringLiteral("a.").repeated(130) + QLatin1Char('a'),
            of(PlanProblem::BadName));
        row("selector, empty", PodsBy::Selector, {}, of(PlanProblem::Empty));
        row("selector", PodsBy::Selector, QStringLiteral("app=k6,tier!=web"), fine);
        row("pattern, empty", PodsBy::Regex, {}, of(PlanProblem::Empty));
        row("pattern", PodsBy::Regex, QStringLiteral("^k6-(a|b)-"), fine);
        row("pattern, open bracket", PodsBy::Regex, QStringLiteral("k6-("), of(PlanProblem::BadPattern));
        row("pattern, two stars", PodsBy::Regex, QStringLiteral("**"), of(PlanProblem::BadPattern));
    }
    void podsAreLookedAt()
    {
        QFETCH(const int, by);
        QFETCH(const QString, pods);
        QFETCH(const int, problem);
        PlanFields fields = goodFields();
        fields.cluster.by = static_cast<PodsBy>(by);
        fields.cluster.pods = pods;
        const PlanReading reading = readPlan(fields, 0s, staging());
        QCOMPARE(problemOf(reading, PlanField::Pods), problem);
        QCOMPARE(reading.errors.size(), problem == fine ? 0 : 1);
        QCOMPARE(reading.plan.cluster->pods, problem == fine ? pods.trimmed() : QString());
        QCOMPARE(lookedAt(fields.cluster).pods, reading.plan.cluster->pods);
        QCOMPARE(int(reading.plan.cluster->by), by);
    }

    void containersAreLookedAt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("problem");
        QTest::newRow("plain") << QStringLiteral("k6-main") << fine;
        QTest::newRow("spaces around") << QStringLiteral(" k6 ") << fine;
        QTest::newRow("empty") << QString() << of(PlanProblem::Empty);
        QTest::newRow("dot") << QStringLiteral("k6.main") << of(PlanProblem::BadName);
        QTest::newRow("underscore") << QStringLiteral("k6_main") << of(PlanProblem::BadName);
        QTest::newRow("capital") << QStringLiteral("Main") << of(PlanProblem::BadName);
        QTest::newRow("too long") << QString(64, QLatin1Char('a')) << of(PlanProblem::BadName);
    }
    void containersAreLookedAt()
    {
        QFETCH(const QString, name);
        QFETCH(const int, problem);
        PlanFields fields = goodFields();
        fields.cluster.warmupContainer = name;
        QCOMPARE(problemOf(readPlan(fields, 0s, staging()), PlanField::WarmupContainer), problem);
        fields = goodFields();
        fields.cluster.mainContainer = name;
        const PlanReading reading = readPlan(fields, 0s, staging());
        QCOMPARE(problemOf(reading, PlanField::MainContainer), problem);
        QCOMPARE(reading.plan.cluster->mainContainer, problem == fine ? name.trimmed() : QStringLiteral("main"));
    }

    void timesAreOfTheDayOrWithADate_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("problem");
        QTest::addColumn<int>("minutes"); // from noon
        QTest::newRow("none") << QString() << fine << -1;
        QTest::newRow("blank") << QStringLiteral("  ") << fine << -1;
        QTest::newRow("later today") << QStringLiteral("14:05") << fine << 125;
        QTest::newRow("with seconds") << QStringLiteral("12:30:00") << fine << 30;
        QTest::newRow("the next one") << QStringLiteral("11:00") << fine << 23 * 60;
        QTest::newRow("with its date") << QStringLiteral("2026-11-30 13:00") << fine << 60;
        QTest::newRow("with T and seconds") << QStringLiteral("2026-11-30T13:00:00") << fine << 60;
        QTest::newRow("past") << QStringLiteral("2026-11-30 11:59") << of(PlanProblem::Past) << -1;
        QTest::newRow("past, UTC") << QStringLiteral("2026-11-01T10:00:00Z") << of(PlanProblem::Past) << -1;
        QTest::newRow("too far") << QStringLiteral("2026-12-02 12:00") << of(PlanProblem::TooFar) << -1;
        QTest::newRow("word") << QStringLiteral("soon") << of(PlanProblem::NotAMoment) << -1;
        QTest::newRow("no such hour") << QStringLiteral("25:00") << of(PlanProblem::NotAMoment) << -1;
        QTest::newRow("no such day") << QStringLiteral("2026-11-31 13:00") << of(PlanProblem::NotAMoment) << -1;
        QTest::newRow("emoji") << QStringLiteral("🕛") << of(PlanProblem::NotAMoment) << -1;
    }
    void timesAreOfTheDayOrWithADate()
    {
        QFETCH(const QString, typed);
        QFETCH(const int, problem);
        QFETCH(const int, minutes);
        PlanFields fields = goodFields();
        fields.cluster.startAt = typed;
        const PlanReading reading = readPlan(fields, 0s, staging());
        QCOMPARE(problemOf(reading, PlanField::StartAt), problem);
        QCOMPARE(reading.plan.startAt.has_value(), minutes >= 0);
        if (minutes >= 0)
            QVERIFY(*reading.plan.startAt == noon() + std::chrono::minutes(minutes));
    }

    void runnersAndGateHaveTheirRangesToo()
    {
        PlanFields fields = goodFields();
        fields.runners = QStringLiteral("many");
        fields.giveUpAfter = QStringLiteral("0");
        const PlanReading reading = readPlan(fields, 0s, staging());
        QCOMPARE(problemOf(reading, PlanField::Runners), of(PlanProblem::NotANumber));
        QCOMPARE(problemOf(reading, PlanField::GiveUpAfter), of(PlanProblem::OutOfRange));
        QCOMPARE(reading.errors.size(), 2);
    }

    void aPlanComesBackAsFields()
    {
        PlanFields fields = goodFields();
        fields.cluster.by = PodsBy::Selector;
        fields.cluster.pods = QStringLiteral("app=k6");
        fields.cluster.hasWarmup = false;
        fields.cluster.mainContainer = QStringLiteral("k6");
        fields.cluster.mode = fleet::StartMode::Exec;
        fields.cluster.onTimeout = fleet::OnTimeout::Stop;
        fleet::RunPlan plan = readPlan(fields, 5s, staging()).plan;
        plan.cluster->takeOver = true; // each time another matter
        QVERIFY(fieldsOf(plan, false).cluster == fields.cluster);
        plan.cluster->by = PodsBy::JobOrRegex;
        QCOMPARE(fieldsOf(plan, false).cluster.by, PodsBy::Regex);
    }
};

QTEST_GUILESS_MAIN(TestClusterFields)
#include "tst_cluster_fields.moc"
