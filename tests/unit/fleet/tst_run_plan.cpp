// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "fleet/run_plan.h"

using namespace largada::fleet;

class TestRunPlan : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void phasesHaveTheirNames()
    {
        QCOMPARE(containerName(PhaseName::Warmup), QStringLiteral("z-warmup"));
        QCOMPARE(containerName(PhaseName::Main), QStringLiteral("main"));
        QCOMPARE(phaseKey(PhaseName::Warmup), QStringLiteral("warmup"));
        QCOMPARE(phaseKey(PhaseName::Main), QStringLiteral("main"));
    }

    void keysComeBackAsTheirPhase()
    {
        for (const PhaseName phase : {PhaseName::Warmup, PhaseName::Main})
            QVERIFY(phaseFromKey(phaseKey(phase)) == phase);
    }

    void otherKeysAreNoPhase_data()
    {
        QTest::addColumn<QString>("key");
        for (const char *key : {"", " ", "z-warmup", "Main", "MAIN", "main ", "warm-up", "0"})
            QTest::addRow("'%s'", key) << QString::fromLatin1(key);
    }
    void otherKeysAreNoPhase()
    {
        QFETCH(const QString, key);
        QVERIFY(!phaseFromKey(key).has_value());
    }

    void planStartsAsTheReferenceDoes()
    {
        const RunPlan plan;
        QCOMPARE(plan.fleet, QStringLiteral("local"));
        QCOMPARE(plan.warmupPercent.value_or(0), 25);
        QVERIFY(plan.gateTimeout == std::chrono::minutes(15));
        QVERIFY(plan.stragglers == StragglerPolicy::Wait);
        QVERIFY(plan.setup == SetupMode::Each);
        QVERIFY(!plan.split && !plan.force && !plan.holdBeforeMain);
    }
};

QTEST_GUILESS_MAIN(TestRunPlan)
#include "tst_run_plan.moc"
