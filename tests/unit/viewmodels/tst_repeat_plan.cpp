// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "viewmodels/repeat_plan.h"

using namespace largada;
using fleet::RunPlan;

Q_DECLARE_METATYPE(largada::fleet::PodsBy)

class TestRepeatPlan : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everySettingIsTaken()
    {
        fleet::RunRecord run;
        run.fleet = QStringLiteral("local");
        run.settings.script = QStringLiteral("/home/ana/k6/checkout.js");
        run.settings.runners = 20;
        run.settings.warmupPercent = std::nullopt;
        run.settings.split = true;
        run.settings.envNames = {QStringLiteral("BASE_URL"), QStringLiteral("TOKEN")};
        run.settings.setup = fleet::SetupMode::Once;
        run.settings.stragglers = fleet::StragglerPolicy::Continue;
        run.settings.minimum = 18;
        run.settings.gateTimeout = std::chrono::minutes(3);
        run.settings.countdown = std::chrono::seconds(7);

        RunPlan wanted;
        wanted.script = QStringLiteral("/home/ana/k6/checkout.js");
        wanted.runners = 20;
        wanted.warmupPercent = std::nullopt;
        wanted.split = true;
        wanted.env = {{QStringLiteral("BASE_URL"), {}}, {QStringLiteral("TOKEN"), {}}};
        wanted.setup = fleet::SetupMode::Once;
        wanted.stragglers = fleet::StragglerPolicy::Continue;
        wanted.minimum = 18;
        wanted.gateTimeout = std::chrono::minutes(3);
        wanted.countdown = std::chrono::seconds(7);
        QVERIFY(viewmodels::repeatPlan(run) == wanted);
    }

    void podsOfAClusterAreTakenAsTheyWereAskedFor_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<fleet::PodsBy>("by");
        QTest::addColumn<QString>("pods");
        const auto row = [](const char *text, fleet::PodsBy by, const char *pods) {
            QTest::newRow(text) << QString::fromLatin1(text) << by << QString::fromLatin1(pods);
        };
        row("job/k6-job", fleet::PodsBy::Job, "k6-job");
        row("job/k6.job", fleet::PodsBy::Job, "k6.job");
        row("/^k6-job-/", fleet::PodsBy::Regex, "^k6-job-");
        row("job/^k6, /^k6/", fleet::PodsBy::JobOrRegex, "^k6");
        row("app=k6,team=a", fleet::PodsBy::Selector, "app=k6,team=a");
        row("job/name=k6", fleet::PodsBy::Selector, "job/name=k6");
    }
    void podsOfAClusterAreTakenAsTheyWereAskedFor()
    {
        QFETCH(const QString, text);
        fleet::RunRecord run;
        run.fleet = QStringLiteral("kubernetes");
        run.settings.runners = 60;
        run.settings.mode = fleet::StartMode::Clock;
        run.settings.startAt = WallTime(std::chrono::seconds(1'790'000'000));
        run.settings.cluster = fleet::ClusterSettings{true, QStringLiteral("ctx"),  QStringLiteral("perf"),
                                                      text, QStringLiteral("warm"), QStringLiteral("load")};
        const RunPlan plan = viewmodels::repeatPlan(run);
        QCOMPARE(plan.fleet, QStringLiteral("kubernetes"));
        QVERIFY(plan.isAttached());
        QCOMPARE(plan.cluster->context, QStringLiteral("ctx"));
        QCOMPARE(plan.cluster->ns, QStringLiteral("perf"));
        QCOMPARE(plan.cluster->warmupContainer, QStringLiteral("warm"));
        QCOMPARE(plan.cluster->mainContainer, QStringLiteral("load"));
        QTEST(plan.cluster->by, "by");
        QTEST(plan.cluster->pods, "pods");
        QCOMPARE(plan.mode, fleet::StartMode::Clock);
        QVERIFY(!plan.startAt); // it is over
    }

    void aJobThatWasMadeIsMadeAgain()
    {
        fleet::RunRecord run;
        run.settings.cluster = fleet::ClusterSettings{false, {}, {}, QStringLiteral("job/k6-job")};
        QVERIFY(viewmodels::repeatPlan(run).cluster->create.has_value());
    }

    void whatWasNotKeptIsAsInANewPlan()
    {
        fleet::RunRecord run;
        run.settings.runners = 4;
        const RunPlan plan = viewmodels::repeatPlan(run);
        QCOMPARE(plan.fleet, RunPlan().fleet);
        QCOMPARE(plan.gateTimeout.count(), RunPlan().gateTimeout.count());
        QVERIFY(!plan.force && !plan.holdBeforeStart && !plan.holdBeforeMain);
    }
};

QTEST_GUILESS_MAIN(TestRepeatPlan)
#include "tst_repeat_plan.moc"
