// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/quota_checks.h"
#include "unit/backends/kubernetes/sample_pods.h"

using namespace largada;
using namespace largada::backends;

namespace
{

QStringList words(const QVector<fleet::Check> &checks)
{
    QStringList words;
    for (const fleet::Check &check : checks)
        words << QStringLiteral("%1 %2 %3/%4")
                     .arg(check.level == fleet::CheckLevel::Ok ? QStringLiteral("ok") : QStringLiteral("no"),
                          check.subject)
                     .arg(check.values.at(0))
                     .arg(check.values.at(1));
    return words;
}

} // namespace

class TstQuotaChecks : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void roomIsThatOfTheStrictest_data()
    {
        QTest::addColumn<QByteArray>("quotas");
        QTest::addColumn<int>("agents"); // -1: nothing limits them
        const auto row = [](const char *title, const char *status, int agents) {
            QTest::addRow("%s", title) << QByteArray(R"({"items":[{"status":)") + status + "}]}" << agents;
        };
        row("nothing of theirs", R"({"hard":{"services":"0"}})", -1);
        row("pods", R"({"hard":{"pods":"10"},"used":{"pods":"7"}})", 2 + 3);
        row("requests", R"({"hard":{"pods":"10","requests.cpu":"1"},"used":{"pods":"2","requests.cpu":"600m"}})",
            2 + 2);
        row("exactly", R"({"hard":{"cpu":"600m"},"used":{}})", 2 + 3); // of 0.2 each
        row("a limit that is the request, too", R"({"hard":{"requests.memory":"1Gi"},"used":{}})", 2 + 4);
        row("limits", R"({"hard":{"limits.memory":"512Mi"},"used":{"limits.memory":"128Mi"}})", 2 + 1);
        row("overdrawn", R"({"hard":{"pods":"1"},"used":{"pods":"2"}})", 2);
        row("for ever", R"({"hard":{"pods":"1e30"}})", 2 + 1'000'000);
    }
    void roomIsThatOfTheStrictest()
    {
        QFETCH(QByteArray, quotas);
        QFETCH(int, agents);
        const auto workload = kube::parseWorkload(R"({"metadata":{"name":"a"},"status":{"replicas":2},
            "spec":{"replicas":3,"template":{"spec":{"containers":[
              {"name":"agent","resources":{"requests":{"cpu":"150m"},"limits":{"memory":"192Mi"}}},
              {"name":"other","resources":{"limits":{"cpu":"50m","memory":"64Mi"}}}]}}}})");
        QVERIFY(workload);
        const auto room = roomInQuotas(quotas, *workload);
        QCOMPARE(room ? room->agents : -1, agents);
        if (room)
            QCOMPARE(room->limit, QStringLiteral("quota"));
    }

    void compares_data()
    {
        QTest::addColumn<QByteArray>("quotas");
        QTest::addColumn<QStringList>("checks");
        const auto row = [](const char *title, const char *quotas, const QStringList &checks) {
            QTest::addRow("%s", title) << QByteArray(quotas) << checks;
        };
        row("none", R"({"items":[]})", {});
        row("enough", R"({"items":[{"status":{"hard":{"pods":"10"},"used":{"pods":"6"}}}]})",
            {QStringLiteral("ok pods 4/4")});
        row("too few", R"({"items":[{"status":{"hard":{"pods":"10"},"used":{"pods":"7"}}}]})",
            {QStringLiteral("no pods 4/3")});
        row("of two the strictest", R"({"items":[{"status":{"hard":{"pods":"3"}}},{"status":{"hard":{"pods":"9"}}}]})",
            {QStringLiteral("no pods 4/3")});
        row("quantities", R"({"items":[{"status":{"hard":{"requests.cpu":"2500m","limits.memory":"4Gi"},
            "used":{"requests.cpu":"500m","limits.memory":"2Gi"}}}]})",
            {QStringLiteral("ok limits.memory 2.14748e+09/2.14748e+09"), QStringLiteral("no requests.cpu 4/2")});
        row("what the Job does not use", R"({"items":[{"status":{"hard":{"services":"0"}}}]})", {});
        row("broken", R"({"items":[7,{"status":{"hard":{"pods":4}}},{"status":[]}]})", {});
        row("cut", R"({"items":[{)", {});
    }
    void compares()
    {
        QFETCH(QByteArray, quotas);
        fleet::RunPlan plan = test::plan(4);
        plan.cluster->create.emplace();
        plan.cluster->create->cpuLimit = QStringLiteral("1");
        plan.cluster->create->memoryLimit = QStringLiteral("512Mi");
        QTEST(words(judgeQuotas(quotas, plan)), "checks");
    }
};

QTEST_APPLESS_MAIN(TstQuotaChecks)
#include "tst_quota_checks.moc"
