// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "viewmodels/repeat_plan.h"

using namespace largada;
using fleet::RunPlan;

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
