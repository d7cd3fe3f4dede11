// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "viewmodels/plan_memory.h"

using namespace largada;
using namespace largada::viewmodels;
using namespace std::chrono_literals;

class TestPlanMemory : public QObject
{
    Q_OBJECT
private slots:
    void podsOfAClusterAreRemembered_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<QString>("pods");
        QTest::newRow("Job") << int(fleet::PodsBy::Job) << QStringLiteral("k6-job");
        QTest::newRow("selector") << int(fleet::PodsBy::Selector) << QStringLiteral("app=k6");
        QTest::newRow("pattern") << int(fleet::PodsBy::Regex) << QStringLiteral("^k6-");
    }
    void podsOfAClusterAreRemembered()
    {
        QFETCH(const int, by);
        QFETCH(const QString, pods);
        PlanFields fields;
        fields.cluster.by = static_cast<fleet::PodsBy>(by);
        fields.cluster.pods = pods;
        fields.cluster.hasWarmup = false;
        fields.cluster.warmupContainer = QStringLiteral("warm");
        fields.cluster.mainContainer = QStringLiteral("k6");
        fields.cluster.mode = fleet::StartMode::Exec;
        fields.cluster.onTimeout = fleet::OnTimeout::Stop;
        fields.cluster.startAt = QStringLiteral("14:05");
        fields.cluster.takeOver = true;
        Choices choices;
        rememberPlan(fields, choices);
        ClusterFields expected = fields.cluster;
        expected.startAt.clear(); // both are of one run
        expected.takeOver = false;
        QVERIFY(rememberedPlan(choices, 15min).cluster == expected);
    }

    void theJobToBeMadeIsRemembered()
    {
        PlanFields fields;
        fields.cluster.isNewJob = true;
        JobFields &job = fields.cluster.job;
        int i = 0;
        for (QString *text :
             {&job.name, &job.image, &job.cpuRequest, &job.cpuLimit, &job.memoryRequest, &job.memoryLimit,
              &job.serviceAccount, &job.nodeSelector, &job.tolerations, &job.templateFile})
            *text = QStringLiteral("text %1").arg(++i);
        job.deleteAfterwards = true;
        Choices choices;
        rememberPlan(fields, choices);
        QVERIFY(rememberedPlan(choices, 15min).cluster == fields.cluster);
    }

    void nonsenseCountsAsTheDefault()
    {
        const Choices choices{{QStringLiteral("plan/pods-by"), QStringLiteral("weather")},
                              {QStringLiteral("plan/mode"), QStringLiteral("shout")},
                              {QStringLiteral("plan/has-warmup"), QStringLiteral("perhaps")},
                              {QStringLiteral("plan/on-timeout"), QStringLiteral("dance")}};
        QVERIFY(rememberedPlan(choices, 15min).cluster == ClusterFields());
    }
};

QTEST_GUILESS_MAIN(TestPlanMemory)
#include "tst_plan_memory.moc"
