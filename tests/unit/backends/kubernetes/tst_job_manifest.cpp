// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <QTest>

#include <nlohmann/json.hpp>

#include "backends/kubernetes/job_manifest.h"
#include "backends/kubernetes/manifest_yaml.h"

using namespace largada;
using namespace largada::backends;
using Json = nlohmann::ordered_json;

namespace
{

const RunId run{QStringLiteral("20261123-140509-3f2a")};

fleet::RunPlan planOf(int runners = 4)
{
    fleet::RunPlan plan;
    plan.runners = runners;
    plan.cluster = fleet::ClusterTarget();
    plan.cluster->ns = QStringLiteral("load");
    plan.cluster->pods = QStringLiteral("k6-fleet");
    plan.cluster->create = fleet::JobWanted();
    plan.cluster->create->image = QStringLiteral("grafana/k6:1.1.0");
    return plan;
}

ManifestParts partsOf()
{
    ManifestParts parts;
    parts.warmupArchive = QByteArray("warm\0up", 7);
    parts.mainArchive = "main";
    return parts;
}

Json parsed(const QByteArray &json)
{
    return Json::parse(json.cbegin(), json.cend(), nullptr, false);
}

// The part of a manifest at that JSON pointer, as text; "-" where there is none.
std::string at(const QByteArray &manifest, const char *pointer)
{
    const auto json = parsed(manifest);
    const Json::json_pointer place(pointer);
    return json.contains(place) ? json.at(place).dump() : std::string("-");
}

#define AT(manifest, pointer, expected) QCOMPARE(QByteArray::fromStdString(at(manifest, pointer)), QByteArray(expected))

QByteArray argsOf(const QByteArray &job, const char *pointer)
{
    QByteArrayList words;
    const auto json = parsed(job);
    for (const auto &word : json.at(Json::json_pointer(pointer)))
        words += QByteArray::fromStdString(word.get<std::string>());
    return words.join(' ');
}

} // namespace

class TestJobManifest : public QObject
{
    Q_OBJECT
private slots:
    void jobOfIndexes();
    void olderServer();
    void labelsAndRunId();
    void containers();
    void withoutWarmup();
    void warmupAlone();
    void securityContext();
    void wishesOfAPerson();
    void environment();
    void secretHoldsTheValuesAlone();
    void archives();
    void archiveInImage();
    void splitInAShell();
    void setupOnceLingersInTheFirst();
    void badInput_data();
    void badInput();
    void templateUnderOurs();
    void templateCommandOfK6Stays();
    void templateWithoutWarmup();
    void badTemplate_data();
    void badTemplate();
    void shownWithoutSecrets();
};

void TestJobManifest::jobOfIndexes()
{
    const auto made = makeJob(planOf(), run, partsOf());
    QVERIFY(made);
    QCOMPARE(made->name, QStringLiteral("k6-fleet"));
    QCOMPARE(made->ns, QStringLiteral("load"));
    AT(made->job, "/apiVersion", R"("batch/v1")");
    AT(made->job, "/kind", R"("Job")");
    AT(made->job, "/metadata/name", R"("k6-fleet")");
    AT(made->job, "/metadata/namespace", R"("load")");
    AT(made->job, "/spec/completionMode", R"("Indexed")");
    AT(made->job, "/spec/completions", "4");
    AT(made->job, "/spec/parallelism", "4");
    AT(made->job, "/spec/backoffLimitPerIndex", "0");
    AT(made->job, "/spec/maxFailedIndexes", "4");
    AT(made->job, "/spec/backoffLimit", "-");
    AT(made->job, "/spec/podReplacementPolicy", R"("Failed")");
    AT(made->job, "/spec/ttlSecondsAfterFinished", "-");
    AT(made->job, "/spec/template/spec/restartPolicy", R"("Never")");
    AT(made->job, "/spec/template/spec/automountServiceAccountToken", "false");
}

void TestJobManifest::olderServer()
{
    auto parts = partsOf();
    parts.perIndexLimits = false;
    const auto made = makeJob(planOf(), run, parts);
    QVERIFY(made);
    AT(made->job, "/spec/backoffLimit", "4");
    AT(made->job, "/spec/backoffLimitPerIndex", "-");
    AT(made->job, "/spec/maxFailedIndexes", "-");
}

void TestJobManifest::labelsAndRunId()
{
    auto plan = planOf();
    plan.env = {{QStringLiteral("A"), QStringLiteral("1")}};
    const auto made = makeJob(plan, run, partsOf());
    QVERIFY(made);
    for (const auto &manifest : {made->job, made->secret, made->configMap}) {
        AT(manifest, "/metadata/labels/app.kubernetes.io~1managed-by", R"("largada")");
        AT(manifest, "/metadata/annotations/largada.dev~1run-id", R"("20261123-140509-3f2a")");
        AT(manifest, "/metadata/namespace", R"("load")");
    }
    AT(made->job, "/spec/template/metadata/annotations/largada.dev~1run-id", R"("20261123-140509-3f2a")");
    AT(made->secret, "/metadata/name", R"("k6-fleet-env")");
    AT(made->configMap, "/metadata/name", R"("k6-fleet-script")");
    plan.cluster->ns.clear();
    AT(makeJob(plan, run, partsOf())->job, "/metadata/namespace", "-");
}

void TestJobManifest::containers()
{
    const auto made = makeJob(planOf(), run, partsOf());
    QVERIFY(made);
    AT(made->job, "/spec/template/spec/initContainers/0/name", R"("z-warmup")");
    AT(made->job, "/spec/template/spec/initContainers/0/image", R"("grafana/k6:1.1.0")");
    AT(made->job, "/spec/template/spec/initContainers/1", "-");
    AT(made->job, "/spec/template/spec/containers/0/name", R"("main")");
    AT(made->job, "/spec/template/spec/containers/1", "-");
    AT(made->job, "/spec/template/spec/containers/0/command", "-");
    const QByteArray flags = "run --paused --address localhost:6565 --quiet --no-color --summary-trend-stats "
                             "avg,min,med,max,p(90),p(95),p(99),count ";
    QCOMPARE(argsOf(made->job, "/spec/template/spec/initContainers/0/args"),
             flags + "--no-thresholds /largada/warmup.tar");
    QCOMPARE(argsOf(made->job, "/spec/template/spec/containers/0/args"), flags + "/largada/main.tar");
}

void TestJobManifest::withoutWarmup()
{
    auto plan = planOf();
    plan.warmupPercent.reset();
    auto parts = partsOf();
    parts.warmupArchive.clear();
    const auto made = makeJob(plan, run, parts);
    QVERIFY(made);
    AT(made->job, "/spec/template/spec/initContainers", "-");
    AT(made->configMap, "/binaryData", R"({"main.tar":"bWFpbg=="})");
}

void TestJobManifest::warmupAlone()
{
    auto plan = planOf();
    plan.only = fleet::PhaseName::Warmup;
    const auto made = makeJob(plan, run, partsOf());
    QVERIFY(made);
    AT(made->job, "/spec/template/spec/initContainers/0/name", R"("z-warmup")");
    AT(made->job, "/spec/template/spec/containers/0/args", R"(["version"])");
    AT(made->configMap, "/binaryData", R"({"warmup.tar":"d2FybQB1cA=="})");
}

void TestJobManifest::securityContext()
{
    auto plan = planOf();
    const auto made = makeJob(plan, run, partsOf());
    QVERIFY(made);
    AT(made->job, "/spec/template/spec/securityContext",
       R"({"runAsNonRoot":true,"runAsUser":12345,"seccompProfile":{"type":"RuntimeDefault"}})");
    for (const auto *pointer :
         {"/spec/template/spec/initContainers/0/securityContext", "/spec/template/spec/containers/0/securityContext"})
        AT(made->job, pointer,
           R"({"allowPrivilegeEscalation":false,"readOnlyRootFilesystem":true,"capabilities":{"drop":["ALL"]}})");
    plan.cluster->create->nonRoot = false;
    const auto asRoot = makeJob(plan, run, partsOf());
    QVERIFY(asRoot);
    AT(asRoot->job, "/spec/template/spec/securityContext", "-");
    AT(asRoot->job, "/spec/template/spec/containers/0/securityContext", "-");
}

void TestJobManifest::wishesOfAPerson()
{
    auto plan = planOf();
    auto &wanted = *plan.cluster->create;
    wanted.serviceAccount = QStringLiteral("runner");
    wanted.pullSecrets = QStringList{QStringLiteral("registry"), QStringLiteral("other")};
    wanted.cpuRequest = QStringLiteral("500m");
    wanted.cpuLimit = QStringLiteral("1");
    wanted.memoryLimit = QStringLiteral("512Mi");
    wanted.nodeSelector = {{QStringLiteral("pool"), QStringLiteral("load")}};
    wanted.tolerations = QStringList{QStringLiteral("a"), QStringLiteral("b=c"), QStringLiteral("d=e:NoSchedule"),
                                     QStringLiteral("f:NoExecute")};
    const auto made = makeJob(plan, run, partsOf());
    QVERIFY(made);
    AT(made->job, "/spec/template/spec/serviceAccountName", R"("runner")");
    AT(made->job, "/spec/template/spec/imagePullSecrets", R"([{"name":"registry"},{"name":"other"}])");
    AT(made->job, "/spec/template/spec/nodeSelector", R"({"pool":"load"})");
    AT(made->job, "/spec/template/spec/tolerations",
       R"([{"key":"a","operator":"Exists"},{"key":"b","operator":"Equal","value":"c"},)"
       R"({"key":"d","operator":"Equal","value":"e","effect":"NoSchedule"},)"
       R"({"key":"f","operator":"Exists","effect":"NoExecute"}])");
    for (const auto *pointer :
         {"/spec/template/spec/initContainers/0/resources", "/spec/template/spec/containers/0/resources"})
        AT(made->job, pointer, R"({"requests":{"cpu":"500m"},"limits":{"cpu":"1","memory":"512Mi"}})");
}

void TestJobManifest::environment()
{
    auto plan = planOf();
    plan.env = {{QStringLiteral("TOKEN"), QStringLiteral("geheim")}};
    const auto made = makeJob(plan, run, partsOf());
    QVERIFY(made);
    AT(made->job, "/spec/template/spec/containers/0/env",
       R"([{"name":"LARGADA_RUNNER","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}},)"
       R"({"name":"LARGADA_RUNNER_INDEX","valueFrom":{"fieldRef":{"fieldPath":)"
       R"("metadata.annotations['batch.kubernetes.io/job-completion-index']"}}},)"
       R"({"name":"LARGADA_RUNNERS","value":"4"},{"name":"LARGADA_PHASE","value":"main"},)"
       R"({"name":"K6_NO_USAGE_REPORT","value":"true"},)"
       R"({"name":"TOKEN","valueFrom":{"secretKeyRef":{"name":"k6-fleet-env","key":"TOKEN"}}}])");
    AT(made->job, "/spec/template/spec/initContainers/0/env/3", R"({"name":"LARGADA_PHASE","value":"z-warmup"})");
}

void TestJobManifest::secretHoldsTheValuesAlone()
{
    auto plan = planOf();
    QVERIFY(makeJob(plan, run, partsOf())->secret.isEmpty());
    plan.env = {{QStringLiteral("TOKEN"), QStringLiteral("geheim")}};
    const auto made = makeJob(plan, run, partsOf());
    QVERIFY(made);
    AT(made->secret, "/kind", R"("Secret")");
    AT(made->secret, "/data", R"({"TOKEN":"Z2VoZWlt"})");
    for (const auto &manifest : {made->job, made->configMap}) {
        QVERIFY(!manifest.contains("geheim"));
        QVERIFY(!manifest.contains("Z2VoZWlt"));
    }
}

void TestJobManifest::archives()
{
    const auto made = makeJob(planOf(), run, partsOf());
    QVERIFY(made);
    AT(made->configMap, "/kind", R"("ConfigMap")");
    AT(made->configMap, "/binaryData", R"({"warmup.tar":"d2FybQB1cA==","main.tar":"bWFpbg=="})");
    AT(made->job, "/spec/template/spec/volumes",
       R"([{"name":"largada-script","configMap":{"name":"k6-fleet-script"}}])");
    AT(made->job, "/spec/template/spec/containers/0/volumeMounts",
       R"([{"name":"largada-script","mountPath":"/largada","readOnly":true}])");
    auto parts = partsOf();
    parts.mainArchive = QByteArray(mostConfigMapBytes - 7, 'x');
    QVERIFY(makeJob(planOf(), run, parts));
    parts.mainArchive += 'x';
    const auto tooLarge = makeJob(planOf(), run, parts);
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().subject, QStringLiteral("archive"));
    QVERIFY(tooLarge.error().what.contains(QStringLiteral("1048577")));
}

void TestJobManifest::archiveInImage()
{
    auto plan = planOf();
    plan.cluster->create->archiveInImage = QStringLiteral("/tests/load.tar");
    const auto scaled = makeJob(plan, run, {});
    QVERIFY(!scaled);
    QCOMPARE(scaled.error().subject, QStringLiteral("archiveInImage"));
    plan.warmupPercent.reset();
    const auto made = makeJob(plan, run, {});
    QVERIFY(made);
    QVERIFY(made->configMap.isEmpty());
    AT(made->job, "/spec/template/spec/volumes", "-");
    AT(made->job, "/spec/template/spec/containers/0/volumeMounts", "-");
    QVERIFY(argsOf(made->job, "/spec/template/spec/containers/0/args").endsWith(" /tests/load.tar"));
    plan.warmupPercent = 100;
    QVERIFY(makeJob(plan, run, {}));
}

void TestJobManifest::splitInAShell()
{
    auto plan = planOf(3);
    plan.split = true;
    auto parts = partsOf();
    parts.imageHasShell = true;
    const auto made = makeJob(plan, run, parts);
    QVERIFY(made);
    for (const auto *pointer :
         {"/spec/template/spec/initContainers/0/command", "/spec/template/spec/containers/0/command"})
        QCOMPARE(argsOf(made->job, pointer), QByteArray("sh -c i=$JOB_COMPLETION_INDEX\n"
                                                        "set -- \"$@\" --execution-segment \"$i/3:$((i+1))/3\" "
                                                        "--execution-segment-sequence '0,1/3,2/3,1'\n"
                                                        "exec k6 \"$@\"\n k6"));
    QVERIFY(argsOf(made->job, "/spec/template/spec/containers/0/args").startsWith("run --paused "));
}

void TestJobManifest::setupOnceLingersInTheFirst()
{
    auto plan = planOf(3);
    plan.setup = fleet::SetupMode::Once;
    auto parts = partsOf();
    parts.imageHasShell = true;
    const auto made = makeJob(plan, run, parts);
    QVERIFY(made);
    QCOMPARE(argsOf(made->job, "/spec/template/spec/containers/0/command"),
             QByteArray("sh -c i=$JOB_COMPLETION_INDEX\n"
                        "[ \"$i\" = 0 ] && set -- \"$@\" --linger\n"
                        "exec k6 \"$@\"\n k6"));
    QVERIFY(argsOf(made->job, "/spec/template/spec/containers/0/args").contains(" --no-setup --no-teardown "));
}

using Change = std::function<void(fleet::RunPlan &)>;

void TestJobManifest::badInput_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char *name, const Change &change, const char *subject) {
        QTest::newRow(name) << change << QString::fromLatin1(subject);
    };
    const auto wanted = [](QString fleet::JobWanted::*field, const char *value) {
        return Change([=](fleet::RunPlan &plan) { (*plan.cluster->create).*field = QString::fromLatin1(value); });
    };
    const auto named = [](const QString &name) {
        return Change([=](fleet::RunPlan &plan) { plan.cluster->pods = name; });
    };
    row("no image", wanted(&fleet::JobWanted::image, ""), "image");
    row("cpu", wanted(&fleet::JobWanted::cpuRequest, "half"), "cpuRequest");
    row("negative", wanted(&fleet::JobWanted::cpuLimit, "-1"), "cpuLimit");
    row("memory", wanted(&fleet::JobWanted::memoryRequest, "1GB"), "memoryRequest");
    row("memory limit", wanted(&fleet::JobWanted::memoryLimit, "1 Gi"), "memoryLimit");
    row("no name", named({}), "pods");
    row("capitals", named(QStringLiteral("K6")), "pods");
    row("path", named(QStringLiteral("a/b")), "pods");
    row("long name", named(QString(62, QLatin1Char('a'))), "pods");
    row(
        "effect", [](fleet::RunPlan &plan) { plan.cluster->create->tolerations += QStringLiteral("a:Never"); },
        "toleration");
    row(
        "variable", [](fleet::RunPlan &plan) { plan.env = {{QStringLiteral("A B"), QStringLiteral("geheim")}}; },
        "A B");
    row(
        "large values",
        [](fleet::RunPlan &plan) {
            plan.env = {{QStringLiteral("A"), QString(int(mostConfigMapBytes) + 1, QLatin1Char('x'))}};
        },
        "env");
    row("split without a shell", [](fleet::RunPlan &plan) { plan.split = true; }, "split");
    row("setup once without a shell", [](fleet::RunPlan &plan) { plan.setup = fleet::SetupMode::Once; }, "setup");
}

void TestJobManifest::badInput()
{
    QFETCH(Change, change);
    auto plan = planOf();
    change(plan);
    const auto made = makeJob(plan, run, partsOf());
    QVERIFY(!made);
    QCOMPARE(made.error().code, Errc::BadInput);
    QTEST(made.error().subject, "subject");
    QVERIFY(!made.error().what.contains(QStringLiteral("geheim")));
}

void TestJobManifest::templateUnderOurs()
{
    auto plan = planOf();
    plan.cluster->create->image.clear();
    plan.cluster->create->tolerations = QStringList{QStringLiteral("ours")};
    auto parts = partsOf();
    parts.templateText = R"(apiVersion: batch/v1
kind: Job
metadata:
  generateName: theirs-
  labels: {team: load, app.kubernetes.io/managed-by: helm}
spec:
  backoffLimit: 0
  suspend: true
  ttlSecondsAfterFinished: 60
  parallelism: 9
  template:
    metadata: {labels: {a: b}}
    spec:
      restartPolicy: OnFailure
      priorityClassName: high
      tolerations: [{key: theirs, operator: Exists}]
      volumes: [{name: ca, secret: {secretName: ca}}]
      initContainers:
      - {name: a-prepare, image: busybox, command: [sleep, "1"]}
      - {name: z-warmup, image: "our/k6:1", command: [sh, -c, "k6 run x.js"], args: [x]}
      containers:
      - name: main
        image: our/k6:1
        env: [{name: REGION, value: eu}, {name: LARGADA_RUNNERS, value: "9"}]
        volumeMounts: [{name: ca, mountPath: /ca}]
      - {name: side, image: envoy}
)";
    const auto made = makeJob(plan, run, parts);
    QVERIFY(made);
    AT(made->job, "/metadata/name", R"("k6-fleet")");
    AT(made->job, "/metadata/generateName", "-");
    AT(made->job, "/metadata/labels", R"({"app.kubernetes.io/managed-by":"largada","team":"load"})");
    AT(made->job, "/spec/backoffLimit", "-");
    AT(made->job, "/spec/suspend", "-");
    AT(made->job, "/spec/ttlSecondsAfterFinished", "-");
    AT(made->job, "/spec/parallelism", "4");
    AT(made->job, "/spec/template/metadata/labels/a", R"("b")");
    AT(made->job, "/spec/template/spec/restartPolicy", R"("Never")");
    AT(made->job, "/spec/template/spec/priorityClassName", R"("high")");
    AT(made->job, "/spec/template/spec/tolerations",
       R"([{"key":"theirs","operator":"Exists"},{"key":"ours","operator":"Exists"}])");
    AT(made->job, "/spec/template/spec/volumes/0/name", R"("ca")");
    AT(made->job, "/spec/template/spec/volumes/1/name", R"("largada-script")");
    AT(made->job, "/spec/template/spec/initContainers/0",
       R"({"command":["sleep","1"],"image":"busybox","name":"a-prepare"})");
    AT(made->job, "/spec/template/spec/initContainers/1/image", R"("our/k6:1")");
    AT(made->job, "/spec/template/spec/initContainers/1/command", "-");
    QVERIFY(argsOf(made->job, "/spec/template/spec/initContainers/1/args").startsWith("run --paused "));
    AT(made->job, "/spec/template/spec/containers/0/env/0", R"({"name":"REGION","value":"eu"})");
    AT(made->job, "/spec/template/spec/containers/0/env/1", R"({"name":"LARGADA_RUNNERS","value":"4"})");
    AT(made->job, "/spec/template/spec/containers/0/volumeMounts/0/name", R"("ca")");
    AT(made->job, "/spec/template/spec/containers/0/volumeMounts/1/name", R"("largada-script")");
    AT(made->job, "/spec/template/spec/containers/1/name", R"("side")");
}

void TestJobManifest::templateCommandOfK6Stays()
{
    auto parts = partsOf();
    parts.templateText = R"({"apiVersion":"batch/v1","kind":"Job","spec":{"template":{"spec":{"containers":[
        {"name":"main","command":["/usr/bin/k6"]}]}}}})";
    const auto made = makeJob(planOf(), run, parts);
    QVERIFY(made);
    AT(made->job, "/spec/template/spec/containers/0/command", R"(["/usr/bin/k6"])");
    AT(made->job, "/spec/template/spec/containers/0/image", R"("grafana/k6:1.1.0")");
    AT(made->job, "/spec/template/spec/initContainers/0/name", R"("z-warmup")");
}

void TestJobManifest::templateWithoutWarmup()
{
    auto plan = planOf();
    plan.warmupPercent.reset();
    auto parts = partsOf();
    parts.templateText = R"({"apiVersion":"batch/v1","kind":"Job","spec":{"template":{"spec":{"initContainers":[
        {"name":"z-warmup","image":"x"},{"name":"a","image":"x"}]}}}})";
    const auto made = makeJob(plan, run, parts);
    QVERIFY(made);
    AT(made->job, "/spec/template/spec/initContainers", R"([{"image":"x","name":"a"}])");
}

void TestJobManifest::badTemplate_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const auto *text : {"", "a: [", "- x", "7", "kind: Pod\napiVersion: v1",
                             "kind: Job\napiVersion: batch/v1beta1", "kind: Job\napiVersion: batch/v1\n---\nkind: Job"})
        QTest::newRow(text) << QByteArray(text) + '\n';
    QTest::newRow("no image anywhere") << QByteArray("kind: Job\napiVersion: batch/v1\n");
    QTest::newRow("lists that are none") << QByteArray(
        "kind: Job\napiVersion: batch/v1\nspec: {template: {spec: {containers: [1, [x]], initContainers: x}}}\n");
}

void TestJobManifest::badTemplate()
{
    QFETCH(QByteArray, text);
    auto plan = planOf();
    plan.cluster->create->image.clear();
    plan.cluster->create->templateFile = QStringLiteral("/home/a/job.yaml");
    auto parts = partsOf();
    parts.templateText = text;
    const auto made = makeJob(plan, run, parts);
    QVERIFY(!made);
    QCOMPARE(made.error().code, Errc::BadInput);
    QCOMPARE(made.error().subject, QStringLiteral("/home/a/job.yaml"));
}

void TestJobManifest::shownWithoutSecrets()
{
    auto plan = planOf();
    plan.env = {{QStringLiteral("TOKEN"), QStringLiteral("geheim")}};
    auto parts = partsOf();
    parts.templateText = R"({"apiVersion":"batch/v1","kind":"Job","spec":{"template":{"spec":{"containers":[
        {"name":"main","env":[{"name":"PASSWORD","value":"auch geheim"}]}]}}}})";
    const auto made = makeJob(plan, run, parts);
    QVERIFY(made);
    QVERIFY(made->job.contains("auch geheim"));
    const auto yaml = toYaml(*made);
    QVERIFY(!yaml.contains("geheim"));
    QVERIFY(!yaml.contains("Z2VoZWlt"));
    QVERIFY(!yaml.contains("bWFpbg=="));
    const auto documents = yaml.split('\n');
    QCOMPARE(documents.count("---"), 2);
    QVERIFY(documents.contains("  TOKEN: <redacted>"));
    QVERIFY(documents.contains("  main.tar: \"<4 bytes>\"") || documents.contains("  main.tar: <4 bytes>"));
    QVERIFY(documents.contains("  parallelism: 4"));
    QVERIFY(yaml.contains("value: <redacted>"));
    QVERIFY(yaml.contains("name: LARGADA_RUNNERS\n          value: \"4\""));
}

QTEST_GUILESS_MAIN(TestJobManifest)
#include "tst_job_manifest.moc"
