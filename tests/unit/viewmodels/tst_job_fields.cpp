// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "viewmodels/job_fields.h"

using namespace largada;
using namespace largada::viewmodels;
using namespace std::chrono_literals;

namespace
{

const PathProbe anyFile = [](const QString &) { return PathKind::File; };
const ClusterInUse staging{
    {QStringLiteral("/home/ana/kube"), QStringLiteral("ctx"), QStringLiteral("perf")}, false, {}};

PlanFields goodFields()
{
    PlanFields fields;
    fields.script = QStringLiteral("/k6/checkout.js");
    fields.cluster.isNewJob = true;
    fields.cluster.job.image = QStringLiteral("grafana/k6:2.2.0");
    return fields;
}

constexpr int fine = -1;

constexpr int of(PlanProblem problem)
{
    return static_cast<int>(problem);
}

} // namespace

class TestJobFields : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void goodFieldsAreAPlanWithAJob()
    {
        PlanFields fields = goodFields();
        fields.runners = QStringLiteral("60");
        fields.split = true;
        fields.warmup = QStringLiteral("30");
        fields.variables = {{QStringLiteral("TOKEN"), QStringLiteral("a=b")}};
        fields.setupOnce = true;
        fields.cluster.pods = QStringLiteral("of another Job");
        fields.cluster.mainContainer = QStringLiteral("Not A Name"); // of pods that are there already
        fields.cluster.hasWarmup = false;
        fields.cluster.takeOver = true;
        fields.cluster.onTimeout = fleet::OnTimeout::Stop;
        fields.cluster.mode = fleet::StartMode::Clock;
        JobFields &job = fields.cluster.job;
        job.name = QStringLiteral(" checkout ");
        job.cpuRequest = QStringLiteral("500m");
        job.cpuLimit = QStringLiteral("2");
        job.memoryRequest = QStringLiteral("256Mi");
        job.memoryLimit = QStringLiteral("1.5Gi");
        job.serviceAccount = QStringLiteral("k6.runner");
        job.nodeSelector = QStringLiteral("pool=load, zone=a,empty=");
        job.tolerations = QStringLiteral("load=k6:NoSchedule spot");
        job.templateFile = QStringLiteral("/k6/job.yaml");
        job.deleteAfterwards = true;
        const PlanReading reading = readPlan(fields, 5s, staging, anyFile);
        QVERIFY(reading.isUsable());

        fleet::RunPlan expected;
        expected.fleet = QStringLiteral("kubernetes");
        expected.script = QStringLiteral("/k6/checkout.js");
        expected.runners = 60;
        expected.split = true;
        expected.warmupPercent = 30;
        expected.env = {{QStringLiteral("TOKEN"), QStringLiteral("a=b")}};
        expected.setup = fleet::SetupMode::Once;
        expected.holdBeforeStart = true;
        expected.countdown = 5s;
        expected.mode = fleet::StartMode::Clock;
        expected.cluster = fleet::ClusterTarget{};
        expected.cluster->kubeConfig = QStringLiteral("/home/ana/kube");
        expected.cluster->context = QStringLiteral("ctx");
        expected.cluster->ns = QStringLiteral("perf");
        expected.cluster->pods = QStringLiteral("checkout");
        fleet::JobWanted wanted;
        wanted.image = QStringLiteral("grafana/k6:2.2.0");
        wanted.serviceAccount = QStringLiteral("k6.runner");
        wanted.cpuRequest = QStringLiteral("500m");
        wanted.cpuLimit = QStringLiteral("2");
        wanted.memoryRequest = QStringLiteral("256Mi");
        wanted.memoryLimit = QStringLiteral("1.5Gi");
        wanted.nodeSelector = {{QStringLiteral("pool"), QStringLiteral("load")},
                               {QStringLiteral("zone"), QStringLiteral("a")},
                               {QStringLiteral("empty"), QString()}};
        wanted.tolerations = {QStringLiteral("load=k6:NoSchedule"), QStringLiteral("spot")};
        wanted.templateFile = QStringLiteral("/k6/job.yaml");
        wanted.deleteAfterwards = true;
        expected.cluster->create = wanted;
        QVERIFY(reading.plan == expected);
        QVERIFY(!reading.plan.isAttached());
    }

    void fieldsAreLookedAt_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("problem");
        const auto row = [](const char *what, PlanField field, const QString &typed, int problem) {
            QTest::newRow(what) << int(field) << typed << problem;
        };
        row("name, empty", PlanField::JobName, {}, of(PlanProblem::Empty));
        row("name, capital", PlanField::JobName, QStringLiteral("K6"), of(PlanProblem::BadName));
        row("name, dot", PlanField::JobName, QStringLiteral("k6.a"), of(PlanProblem::BadName));
        row("name, as long as its pods allow", PlanField::JobName, QString(61, QLatin1Char('a')), fine);
        row("name, too long for its pods", PlanField::JobName, QString(62, QLatin1Char('a')), of(PlanProblem::TooLong));
        row("image, empty", PlanField::Image, {}, of(PlanProblem::Empty));
        row("image, blank", PlanField::Image, QStringLiteral("  "), of(PlanProblem::Empty));
        row("image, two words", PlanField::Image, QStringLiteral("k6 latest"), of(PlanProblem::BadName));
        row("image by digest", PlanField::Image, QStringLiteral("r.example:5000/k6@sha256:abc"), fine);
        row("account", PlanField::ServiceAccount, QStringLiteral("k6"), fine);
        row("account, capital", PlanField::ServiceAccount, QStringLiteral("K6"), of(PlanProblem::BadName));
        for (const auto field :
             {PlanField::CpuRequest, PlanField::CpuLimit, PlanField::MemoryRequest, PlanField::MemoryLimit}) {
            const auto quantity = [field](const char *what, const QString &typed, int problem) {
                QTest::addRow("%s %d", what, int(field)) << int(field) << typed << problem;
            };
            quantity("quantity, none", {}, fine);
            quantity("quantity", QStringLiteral("1.5"), fine);
            quantity("quantity, binary", QStringLiteral("512Mi"), fine);
            quantity("quantity, negative", QStringLiteral("-1"), of(PlanProblem::BadQuantity));
            quantity("quantity, word", QStringLiteral("much"), of(PlanProblem::BadQuantity));
            quantity("quantity, unknown unit", QStringLiteral("5MB"), of(PlanProblem::BadQuantity));
        }
        row("nodes, no value", PlanField::NodeSelector, QStringLiteral("pool"), of(PlanProblem::BadNodeSelector));
        row("nodes, no key", PlanField::NodeSelector, QStringLiteral("=load"), of(PlanProblem::BadNodeSelector));
        row("nodes, the second", PlanField::NodeSelector, QStringLiteral("a=b,c"), of(PlanProblem::BadNodeSelector));
        row("toleration", PlanField::Tolerations, QStringLiteral("a, b=c, d:NoExecute"), fine);
        row("toleration, unknown effect", PlanField::Tolerations, QStringLiteral("a:Never"),
            of(PlanProblem::BadToleration));
    }
    void fieldsAreLookedAt()
    {
        QFETCH(const int, field);
        QFETCH(const QString, typed);
        QFETCH(const int, problem);
        PlanFields fields = goodFields();
        JobFields &job = fields.cluster.job;
        const QMap<int, QString *> into{{int(PlanField::JobName), &job.name},
                                        {int(PlanField::Image), &job.image},
                                        {int(PlanField::ServiceAccount), &job.serviceAccount},
                                        {int(PlanField::CpuRequest), &job.cpuRequest},
                                        {int(PlanField::CpuLimit), &job.cpuLimit},
                                        {int(PlanField::MemoryRequest), &job.memoryRequest},
                                        {int(PlanField::MemoryLimit), &job.memoryLimit},
                                        {int(PlanField::NodeSelector), &job.nodeSelector},
                                        {int(PlanField::Tolerations), &job.tolerations}};
        *into.value(field) = typed;
        const PlanReading reading = readPlan(fields, 5s, staging, anyFile);
        QCOMPARE(reading.errors.size(), problem == fine ? 0 : 1);
        if (problem == fine)
            return;
        QCOMPARE(int(reading.errors.first().field), field);
        QCOMPARE(int(reading.errors.first().problem), problem);
    }

    void aTemplateMayNameTheImage()
    {
        PlanFields fields = goodFields();
        fields.cluster.job.image.clear();
        fields.cluster.job.templateFile = QStringLiteral("/k6/job.yaml");
        QVERIFY(readPlan(fields, 5s, staging, anyFile).isUsable());
        const PlanReading missing = readPlan(fields, 5s, staging, [](const QString &path) {
            return path.endsWith(QLatin1String(".js")) ? PathKind::File : PathKind::Missing;
        });
        QCOMPARE(missing.errors.size(), 1);
        QVERIFY(missing.errors.first() == (PlanError{PlanField::Template, PlanProblem::NotThere}));
    }

    void theScriptCountsAgain()
    {
        PlanFields fields = goodFields();
        fields.script.clear();
        fields.warmup = QStringLiteral("many");
        const PlanReading reading = readPlan(fields, 5s, staging, anyFile);
        QVERIFY(reading.error(PlanField::Script) != nullptr);
        QVERIFY(reading.error(PlanField::Warmup) != nullptr);
    }

    void aPlanComesBackAsFields()
    {
        PlanFields fields = goodFields();
        JobFields &job = fields.cluster.job;
        job.nodeSelector = QStringLiteral("pool=load, zone=a");
        job.tolerations = QStringLiteral("spot, load=k6:NoSchedule");
        job.memoryLimit = QStringLiteral("1Gi");
        job.deleteAfterwards = true;
        QVERIFY(fieldsOf(readPlan(fields, 5s, staging, anyFile).plan, false) == fields);
    }
};

QTEST_GUILESS_MAIN(TestJobFields)
#include "tst_job_fields.moc"
