// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A Deployment of agents that is scaled, against an API server whose objects are kept here: what is read, what is
// written, in which order, and what is said when it does not go well.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/kubernetes_agents.h"
#include "backends/kubernetes/scale_pin.h"
#include "support/fake_clock.h"
#include "support/scripted_api.h"

using namespace largada;
using namespace largada::backends;
using namespace std::chrono_literals;

namespace
{

const auto deploymentPath = QStringLiteral("/apis/apps/v1/namespaces/perf/deployments/k6agent");
const auto autoscalersPath = QStringLiteral("/apis/autoscaling/v2/namespaces/perf/horizontalpodautoscalers");

QByteArray status(int code, const char *reason, const char *message)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("kind"), QStringLiteral("Status")},
                                     {QStringLiteral("status"), QStringLiteral("Failure")},
                                     {QStringLiteral("code"), code},
                                     {QStringLiteral("reason"), QLatin1String(reason)},
                                     {QStringLiteral("message"), QLatin1String(message)}})
        .toJson();
}

// A Deployment whose pods are there at once, and perhaps an autoscaler of it.
class FakeCluster
{
public:
    FakeCluster()
        : m_api([this](const test::ApiRequest &request, const test::ApiReply &reply) { answer(request, reply); })
    {
    }

    QString url() const { return m_api.url(); }
    QStringList writes() const
    {
        QStringList found;
        for (const test::ApiRequest &request : m_api.requests()) {
            if (request.method != "GET")
                found << request.path.section(QLatin1Char('/'), -2) + QLatin1Char(' ') +
                             QString::fromUtf8(QJsonDocument::fromJson(request.body)
                                                       .object()[QStringLiteral("spec")]
                                                       .toObject()
                                                       .isEmpty()
                                                   ? QByteArray("{}")
                                                   : QJsonDocument(QJsonDocument::fromJson(request.body)
                                                                       .object()[QStringLiteral("spec")]
                                                                       .toObject())
                                                         .toJson(QJsonDocument::Compact));
        }
        return found;
    }
    int asked(const QString &path) const
    {
        const auto requests = m_api.requests();
        return static_cast<int>(std::count_if(requests.cbegin(), requests.cend(),
                                              [&path](const auto &request) { return request.path == path; }));
    }
    void addAutoscaler(int least, int most)
    {
        autoscaler = kube::Autoscaler{};
        autoscaler->least = least;
        autoscaler->most = most;
    }

    int replicas = 1, pods = 1, ready = -1; // -1: all
    std::optional<kube::Autoscaler> autoscaler;
    QString owner;         // of the autoscaler
    QJsonArray conditions; // of the Deployment
    QByteArray podList;    // empty: none
    QByteArray quotas = R"({"items":[]})";
    QByteArray nodes;         // empty: the right to see them is missing
    bool followsScale = true; // pods come and go with the number that is wanted
    int conflicts = 0;        // of the next writes to the autoscaler
    std::function<bool(const test::ApiRequest &, const test::ApiReply &)> before; // true: it has answered, or will not

private:
    QByteArray deployment() const
    {
        const QJsonObject selector{{QStringLiteral("app"), QStringLiteral("k6agent")}};
        return QJsonDocument(
                   QJsonObject{
                       {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("name"), QStringLiteral("k6agent")},
                                                                {QStringLiteral("namespace"), QStringLiteral("perf")}}},
                       {QStringLiteral("spec"), QJsonObject{{QStringLiteral("replicas"), replicas},
                                                            {QStringLiteral("selector"),
                                                             QJsonObject{{QStringLiteral("matchLabels"), selector}}}}},
                       {QStringLiteral("status"),
                        QJsonObject{{QStringLiteral("replicas"), pods},
                                    {QStringLiteral("readyReplicas"), ready < 0 ? pods : ready},
                                    {QStringLiteral("conditions"), conditions}}}})
            .toJson();
    }
    QByteArray autoscalers() const
    {
        QJsonArray items;
        if (autoscaler) {
            QJsonObject annotations;
            for (auto it = autoscaler->meta.annotations.cbegin(); it != autoscaler->meta.annotations.cend(); ++it)
                annotations[it.key()] = it.value();
            QJsonObject metadata{{QStringLiteral("name"), QStringLiteral("k6agent")},
                                 {QStringLiteral("namespace"), QStringLiteral("perf")},
                                 {QStringLiteral("resourceVersion"), QString::number(m_version)},
                                 {QStringLiteral("annotations"), annotations}};
            if (!owner.isEmpty())
                metadata[QStringLiteral("ownerReferences")] =
                    QJsonArray{QJsonObject{{QStringLiteral("kind"), owner},
                                           {QStringLiteral("name"), QStringLiteral("fleet")},
                                           {QStringLiteral("controller"), true}}};
            items.append(QJsonObject{
                {QStringLiteral("metadata"), metadata},
                {QStringLiteral("spec"),
                 QJsonObject{{QStringLiteral("minReplicas"), autoscaler->least},
                             {QStringLiteral("maxReplicas"), autoscaler->most},
                             {QStringLiteral("scaleTargetRef"),
                              QJsonObject{{QStringLiteral("kind"), QStringLiteral("Deployment")},
                                          {QStringLiteral("name"), QStringLiteral("k6agent")}}}}},
                {QStringLiteral("status"), QJsonObject{{QStringLiteral("desiredReplicas"), autoscaler->wanted}}}});
        }
        return QJsonDocument(QJsonObject{{QStringLiteral("items"), items}}).toJson();
    }
    void answer(const test::ApiRequest &request, const test::ApiReply &reply)
    {
        if (before && before(request, reply))
            return;
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        const QJsonObject spec = body[QStringLiteral("spec")].toObject();
        if (request.method == "PATCH" && request.path == deploymentPath + QStringLiteral("/scale")) {
            replicas = spec[QStringLiteral("replicas")].toInt();
            if (followsScale)
                pods = replicas;
            return reply.answer(200, "{\"spec\":{\"replicas\":" + QByteArray::number(replicas) + "},\"status\":{}}");
        }
        if (request.method == "PATCH" && request.path == autoscalersPath + QStringLiteral("/k6agent"))
            return patchAutoscaler(body, reply);
        if (request.path == deploymentPath)
            return reply.answer(200, deployment());
        if (request.path == autoscalersPath)
            return reply.answer(200, autoscalers());
        if (request.path == QLatin1String("/api/v1/nodes") && nodes.isEmpty())
            return reply.answer(403, status(403, "Forbidden", "nodes is forbidden: User \"x\" cannot list"));
        if (request.path == QLatin1String("/api/v1/nodes"))
            return reply.answer(200, nodes);
        if (request.path.endsWith(QLatin1String("/pods")))
            return reply.answer(
                200, podList.isEmpty() ? QByteArray("{\"kind\":\"PodList\",\"metadata\":{},\"items\":[]}") : podList);
        if (request.path.endsWith(QLatin1String("/resourcequotas")))
            return reply.answer(200, quotas);
        reply.answer(404, status(404, "NotFound", "no such path"));
    }
    void patchAutoscaler(const QJsonObject &body, const test::ApiReply &reply)
    {
        const QJsonObject metadata = body[QStringLiteral("metadata")].toObject();
        if (conflicts-- > 0 || metadata[QStringLiteral("resourceVersion")].toString() != QString::number(m_version)) {
            ++m_version;
            return reply.answer(409, status(409, "Conflict", "the object has been modified"));
        }
        ++m_version;
        const QJsonObject spec = body[QStringLiteral("spec")].toObject();
        autoscaler->least = spec[QStringLiteral("minReplicas")].toInt();
        autoscaler->most = spec[QStringLiteral("maxReplicas")].toInt();
        const auto pin = metadata[QStringLiteral("annotations")].toObject()[QLatin1String(scalePinAnnotation)];
        if (pin.isString())
            autoscaler->meta.annotations[QLatin1String(scalePinAnnotation)] = pin.toString();
        else
            autoscaler->meta.annotations.remove(QLatin1String(scalePinAnnotation));
        reply.answer(200, "{}");
    }

    test::ScriptedApi m_api;
    int m_version = 1;
};

kube::Autoscaler withBounds(int least, int most, const std::optional<ScalePin> &pin = std::nullopt)
{
    kube::Autoscaler seen;
    seen.least = least;
    seen.most = most;
    if (pin)
        seen.meta.annotations[QLatin1String(scalePinAnnotation)] = scalePinText(*pin);
    return seen;
}

} // namespace

class TstKubernetesAgents : public QObject
{
    Q_OBJECT

private:
    void start()
    {
        KubernetesAgentsSetup setup;
        setup.connection.server = m_cluster->url();
        setup.connection.ns = QStringLiteral("perf");
        setup.workload = {kube::WorkloadKind::Deployment, QStringLiteral("perf"), QStringLiteral("k6agent")};
        setup.lookEvery = setup.lookSoon = 20ms;
        setup.operationLimit = m_limit;
        m_agents = std::make_unique<KubernetesAgents>(setup, m_clock);
    }
    Result<> scaled(int agents) { return ended(m_agents->scale(agents)); }
    static Result<> ended(const Async<> &future)
    {
        return QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000)
                   ? future.result()
                   : Result<>(Error{Errc::Timeout, QStringLiteral("no answer"), {}});
    }

    test::FakeClock m_clock;
    std::unique_ptr<FakeCluster> m_cluster;
    std::unique_ptr<KubernetesAgents> m_agents;
    std::chrono::milliseconds m_limit = 30s;

private slots:
    void init()
    {
        m_cluster = std::make_unique<FakeCluster>();
        m_limit = 30s;
    }
    void cleanup()
    {
        m_agents.reset();
        m_cluster.reset();
    }

    void pinChangesOnlyWhatDiffers_data();
    void pinChangesOnlyWhatDiffers();
    void pinThatIsNoneIsNoPin();
    void workloadIsScaledOnlyWhereItDiffers();
    void autoscalerIsPinnedAndReleased();
    void autoscalerThatReachesZeroStaysOff();
    void othersChangeAPinnedAutoscaler();
    void autoscalerThatWantsMoreIsNotFought();
    void autoscalerOfAnotherControllerIsLeftAlone();
    void writeThatMeetsAnotherIsRepeated();
    void lastNumberWins();
    void missingRightIsNamed_data();
    void missingRightIsNamed();
    void deletedWorkloadIsToldAndComesBack();
    void quotaAndPodsThatWaitAreTold();
    void roomOnNodesIsToldWhereTheyMayBeSeen();
    void serverThatDoesNotAnswerIsTold();
};

void TstKubernetesAgents::pinChangesOnlyWhatDiffers_data()
{
    QTest::addColumn<kube::Autoscaler>("seen");
    QTest::addColumn<int>("agents");
    QTest::addColumn<bool>("isChange");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("annotation");
    const auto text = [](const Bounds &own, const Bounds &set) { return scalePinText({own, set}); };
    const auto pinned = withBounds(5, 10, ScalePin{{1, 10}, {5, 10}});
    QTest::newRow("fresh") << withBounds(1, 10) << 5 << true << 5 << 10 << text({1, 10}, {5, 10});
    QTest::newRow("beyond the upper bound") << withBounds(1, 10) << 50 << true << 50 << 50 << text({1, 10}, {50, 50});
    QTest::newRow("another number") << pinned << 20 << true << 20 << 20 << text({1, 10}, {20, 20});
    QTest::newRow("back below") << withBounds(20, 20, ScalePin{{1, 10}, {20, 20}}) << 2 << true << 2 << 10
                                << text({1, 10}, {2, 10});
    QTest::newRow("as it is") << pinned << 5 << false << 0 << 0 << QString();
    QTest::newRow("zero releases") << pinned << 0 << true << 1 << 10 << QString();
    QTest::newRow("zero, never pinned") << withBounds(1, 10) << 0 << false << 0 << 0 << QString();
    QTest::newRow("zero at a lower bound of zero")
        << withBounds(0, 10) << 0 << true << 1 << 10 << text({0, 10}, {1, 10});
    QTest::newRow("from that zero") << withBounds(1, 10, ScalePin{{0, 10}, {1, 10}}) << 3 << true << 3 << 10
                                    << text({0, 10}, {3, 10});
    QTest::newRow("applied anew by its owner")
        << withBounds(2, 20, ScalePin{{1, 10}, {5, 10}}) << 5 << true << 5 << 20 << text({2, 20}, {5, 20});
    QTest::newRow("one bound by another")
        << withBounds(1, 10, ScalePin{{3, 10}, {5, 10}}) << 5 << true << 5 << 10 << text({1, 10}, {5, 10});
}

void TstKubernetesAgents::pinChangesOnlyWhatDiffers()
{
    QFETCH(kube::Autoscaler, seen);
    QFETCH(int, agents);
    QFETCH(bool, isChange);
    const auto change = pinFor(seen, agents);
    QCOMPARE(change.has_value(), isChange);
    if (!change)
        return;
    QFETCH(int, least);
    QFETCH(int, most);
    QFETCH(QString, annotation);
    QCOMPARE(*change, (PinChange{{least, most}, annotation}));
    seen.least = least;
    seen.most = most;
    seen.meta.annotations[QLatin1String(scalePinAnnotation)] = annotation;
    QVERIFY2(!pinFor(seen, agents), "a second time it is done");
    QVERIFY(!isChangedByOthers(seen));
}

void TstKubernetesAgents::pinThatIsNoneIsNoPin()
{
    for (const char *text : {"", "{}", "[]", "nonsense", R"({"own":{"minReplicas":1},"set":{"maxReplicas":2}})",
                             R"({"own":{"minReplicas":-1,"maxReplicas":2},"set":{"minReplicas":1,"maxReplicas":2}})"})
        QVERIFY2(!parseScalePin(QLatin1String(text)), text);
    const ScalePin pin{{1, 10}, {5, 10}};
    QCOMPARE(parseScalePin(scalePinText(pin)), std::optional(pin));
    QVERIFY(!releaseOf(withBounds(1, 10)));
    QCOMPARE(releaseOf(withBounds(5, 10, pin)), std::optional(PinChange{{1, 10}, QString()}));
}

void TstKubernetesAgents::workloadIsScaledOnlyWhereItDiffers()
{
    start();
    QCOMPARE(m_agents->name(), QStringLiteral("kubernetes"));
    QVERIFY(!m_agents->endsWithServer());
    QTRY_COMPARE(m_agents->existing(), 1);
    QVERIFY(scaled(5));
    QTRY_COMPARE(m_agents->existing(), 5);
    QVERIFY(scaled(5));
    QVERIFY(scaled(0));
    QTRY_COMPARE(m_agents->existing(), 0);
    QCOMPARE(m_cluster->writes(), (QStringList{QStringLiteral("k6agent/scale {\"replicas\":5}"),
                                               QStringLiteral("k6agent/scale {\"replicas\":0}")}));
    QCOMPARE(m_agents->lastError(), QString());
    QCOMPARE(m_agents->note(), QString());
}

void TstKubernetesAgents::autoscalerIsPinnedAndReleased()
{
    m_cluster->addAutoscaler(1, 10);
    start();
    QTRY_COMPARE(m_agents->note(), QStringLiteral("HorizontalPodAutoscaler k6agent decides between 1 and 10 agents"));
    QVERIFY(scaled(20));
    QTRY_COMPARE(m_agents->note(),
                 QStringLiteral("HorizontalPodAutoscaler k6agent is pinned to 20 to 20 agents; its own "
                                "bounds are 1 and 10"));
    QVERIFY(scaled(0)); // switches it off, and so it is released
    QCOMPARE(m_cluster->autoscaler->least, 1);
    QCOMPARE(m_cluster->autoscaler->most, 10);
    QVERIFY(m_cluster->autoscaler->meta.annotations.isEmpty());
    QCOMPARE(m_cluster->replicas, 0);
    QTRY_VERIFY(m_agents->note().endsWith(QLatin1String("k6agent is off while the number of agents is 0")));
    QVERIFY(scaled(2));
    QVERIFY(ended(m_agents->release()));
    QCOMPARE(m_cluster->autoscaler->least, 1);
    QCOMPARE(m_cluster->replicas, 2); // the autoscaler's business from here on
    QCOMPARE(m_cluster->writes(),
             (QStringList{QStringLiteral("horizontalpodautoscalers/k6agent {\"maxReplicas\":20,\"minReplicas\":20}"),
                          QStringLiteral("k6agent/scale {\"replicas\":20}"),
                          QStringLiteral("horizontalpodautoscalers/k6agent {\"maxReplicas\":10,\"minReplicas\":1}"),
                          QStringLiteral("k6agent/scale {\"replicas\":0}"),
                          QStringLiteral("horizontalpodautoscalers/k6agent {\"maxReplicas\":10,\"minReplicas\":2}"),
                          QStringLiteral("k6agent/scale {\"replicas\":2}"),
                          QStringLiteral("horizontalpodautoscalers/k6agent {\"maxReplicas\":10,\"minReplicas\":1}")}));
}

void TstKubernetesAgents::autoscalerThatReachesZeroStaysOff()
{
    m_cluster->addAutoscaler(0, 10);
    start();
    QVERIFY(scaled(0));
    QCOMPARE(m_cluster->autoscaler->least, 1); // with 0 it would scale up again by its own metric
    QCOMPARE(m_cluster->replicas, 0);
    QVERIFY(ended(m_agents->release()));
    QCOMPARE(m_cluster->autoscaler->least, 0);
}

void TstKubernetesAgents::othersChangeAPinnedAutoscaler()
{
    m_cluster->addAutoscaler(1, 10);
    start();
    QVERIFY(scaled(5));
    m_cluster->autoscaler->least = 2;
    m_cluster->replicas = m_cluster->pods = 2; // as the autoscaler does then
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("somebody else changed HorizontalPodAutoscaler")));
    QVERIFY(scaled(5));
    QCOMPARE(m_cluster->autoscaler->least, 5);
    QCOMPARE(m_cluster->replicas, 5);
    QTRY_COMPARE(m_agents->lastError(),
                 QStringLiteral("somebody else changed HorizontalPodAutoscaler k6agent (minReplicas 2, maxReplicas 10) "
                                "while it was pinned; it has been pinned again"));
    QVERIFY(scaled(6)); // another number is another matter
    QTRY_COMPARE(m_agents->lastError(), QString());
    QVERIFY(ended(m_agents->release()));
    QCOMPARE(m_cluster->autoscaler->least, 2); // what they wrote is its own
}

void TstKubernetesAgents::autoscalerThatWantsMoreIsNotFought()
{
    m_cluster->addAutoscaler(1, 10);
    start();
    QVERIFY(scaled(5));
    const auto before = m_cluster->writes();
    m_cluster->replicas = m_cluster->pods = m_cluster->autoscaler->wanted = 7;
    QTRY_COMPARE(m_agents->existing(), 7);
    const auto result = scaled(5);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Errc::Conflict);
    QCOMPARE(result.error().what,
             QStringLiteral("HorizontalPodAutoscaler k6agent asks for 7 agents, more than the 5 that "
                            "are desired: its maxReplicas is 10"));
    QCOMPARE(m_cluster->writes(), before);
    QCOMPARE(m_agents->lastError(), result.error().what);
    // Load goes, and it comes down by itself.
    m_cluster->replicas = m_cluster->pods = m_cluster->autoscaler->wanted = 5;
    QTRY_COMPARE(m_agents->lastError(), QString());
}

void TstKubernetesAgents::autoscalerOfAnotherControllerIsLeftAlone()
{
    m_cluster->addAutoscaler(1, 10);
    m_cluster->owner = QStringLiteral("ScaledObject");
    start();
    const auto result = scaled(5);
    QCOMPARE(result.error().code, Errc::Conflict);
    QCOMPARE(result.error().what, QStringLiteral("HorizontalPodAutoscaler k6agent belongs to ScaledObject fleet, which "
                                                 "decides between 1 and 10 agents"));
    QCOMPARE(m_cluster->writes(), QStringList());
}

void TstKubernetesAgents::writeThatMeetsAnotherIsRepeated()
{
    m_cluster->addAutoscaler(1, 10);
    m_cluster->conflicts = 2;
    start();
    QVERIFY(scaled(5));
    QCOMPARE(m_cluster->autoscaler->least, 5);
    m_cluster->conflicts = 100; // somebody never stops
    QCOMPARE(scaled(6).error().code, Errc::Conflict);
    QCOMPARE(m_cluster->replicas, 5);
}

void TstKubernetesAgents::lastNumberWins()
{
    std::optional<test::ApiReply> held;
    m_cluster->before = [&held](const test::ApiRequest &request, const test::ApiReply &reply) {
        if (request.method != "PATCH" || held)
            return false;
        held = reply;
        return true;
    };
    start();
    const auto first = m_agents->scale(3);
    QTRY_VERIFY(held);
    const auto second = m_agents->scale(4);
    const auto third = m_agents->scale(5);
    QCOMPARE(ended(second).error().code, Errc::Cancelled);
    QVERIFY(!first.isFinished());
    held->answer(200, R"({"spec":{"replicas":3},"status":{}})");
    QVERIFY(ended(first));
    QVERIFY(ended(third));
    QCOMPARE(m_cluster->replicas, 5);
    QCOMPARE(m_cluster->writes().size(), 2);
}

void TstKubernetesAgents::missingRightIsNamed_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("pathEnd");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("right");
    const auto message = [](const char *verb, const char *resource, const char *group) {
        return QStringLiteral(
                   "forbidden: User \"x\" cannot %1 resource \"%2\" in API group \"%3\" in the namespace \"perf\"")
            .arg(QLatin1String(verb), QLatin1String(resource), QLatin1String(group));
    };
    QTest::newRow("read") << QStringLiteral("GET") << QStringLiteral("/k6agent")
                          << message("get", "deployments", "apps") << QStringLiteral("get deployments.apps");
    QTest::newRow("scale") << QStringLiteral("PATCH") << QStringLiteral("/scale")
                           << message("patch", "deployments/scale", "apps")
                           << QStringLiteral("patch deployments.apps/scale");
    QTest::newRow("pin") << QStringLiteral("PATCH") << QStringLiteral("horizontalpodautoscalers/k6agent")
                         << message("patch", "horizontalpodautoscalers", "autoscaling")
                         << QStringLiteral("patch horizontalpodautoscalers.autoscaling");
}

void TstKubernetesAgents::missingRightIsNamed()
{
    QFETCH(QString, method);
    QFETCH(QString, pathEnd);
    QFETCH(QString, message);
    QFETCH(QString, right);
    m_cluster->addAutoscaler(1, 10);
    m_cluster->before = [&](const test::ApiRequest &request, const test::ApiReply &reply) {
        if (QString::fromLatin1(request.method) != method || !request.path.endsWith(pathEnd))
            return false;
        reply.answer(403, status(403, "Forbidden", message.toLatin1().constData()));
        return true;
    };
    start();
    const auto result = scaled(5);
    QCOMPARE(result.error().code, Errc::Forbidden);
    QCOMPARE(result.error().subject, right);
    QCOMPARE(m_agents->lastError(), QStringLiteral("the right “%1” is missing in namespace perf").arg(right));
    QCOMPARE(m_cluster->replicas, 1);
}

void TstKubernetesAgents::deletedWorkloadIsToldAndComesBack()
{
    bool isGone = true;
    m_cluster->before = [&isGone](const test::ApiRequest &request, const test::ApiReply &reply) {
        if (!isGone || !request.path.startsWith(deploymentPath))
            return false;
        reply.answer(404, status(404, "NotFound", "deployments.apps \"k6agent\" not found"));
        return true;
    };
    start();
    const auto result = scaled(5);
    QCOMPARE(result.error().code, Errc::NotFound);
    QCOMPARE(m_agents->existing(), 0);
    QCOMPARE(m_agents->lastError(),
             QStringLiteral("Deployment perf/k6agent is not there: deployments.apps \"k6agent\" not "
                            "found"));
    isGone = false;
    QTRY_COMPARE(m_agents->existing(), 1);
    QVERIFY(scaled(5));
    QTRY_COMPARE(m_agents->existing(), 5);
    QCOMPARE(m_agents->lastError(), QString());
}

void TstKubernetesAgents::quotaAndPodsThatWaitAreTold()
{
    m_cluster->followsScale = false;
    m_cluster->quotas = R"({"items":[{"status":{"hard":{"pods":"4"},"used":{"pods":"2"}}}]})";
    m_cluster->conditions = {QJsonObject{
        {QStringLiteral("type"), QStringLiteral("ReplicaFailure")},
        {QStringLiteral("status"), QStringLiteral("True")},
        {QStringLiteral("reason"), QStringLiteral("FailedCreate")},
        {QStringLiteral("message"), QStringLiteral("pods \"k6agent-1\" is forbidden: exceeded quota: few")}}};
    start();
    QVERIFY(scaled(5));
    QTRY_COMPARE(m_agents->lastError(),
                 QStringLiteral("FailedCreate: pods \"k6agent-1\" is forbidden: exceeded quota: few"));
    QCOMPARE(m_agents->existing(), 1);
    QTRY_COMPARE(m_agents->room(), std::optional(fleet::ScaleRoom{1 + 2, QStringLiteral("quota")}));
    m_cluster->podList = R"({"kind":"PodList","metadata":{},"items":[
        {"metadata":{"name":"k6agent-1","namespace":"perf","uid":"1"},"spec":{"containers":[{"name":"agent"}]},
         "status":{"phase":"Pending","containerStatuses":[{"name":"agent","ready":false,
           "state":{"waiting":{"reason":"ContainerCreating"}}}]}},
        {"metadata":{"name":"k6agent-2","namespace":"perf","uid":"2"},"spec":{"containers":[{"name":"agent"}]},
         "status":{"phase":"Pending","containerStatuses":[{"name":"agent","ready":false,
           "state":{"waiting":{"reason":"ErrImageNeverPull","message":"no such image"}}}]}}]})";
    m_cluster->conditions = {};
    m_cluster->pods = 5;
    m_cluster->ready = 3;
    QTRY_COMPARE(m_agents->lastError(),
                 QStringLiteral("2 of 5 agents do not run; k6agent-2: ErrImageNeverPull: no such image"));
    m_cluster->ready = 5;
    QTRY_COMPARE(m_agents->lastError(), QString());
}

void TstKubernetesAgents::roomOnNodesIsToldWhereTheyMayBeSeen()
{
    start();
    const auto asked = [this] { return m_cluster->asked(QStringLiteral("/api/v1/nodes")); };
    QTRY_COMPARE(asked(), 1);
    QVERIFY(scaled(2) && !m_agents->room()); // round trips
    QCOMPARE(asked(), 1);
    QCOMPARE(m_agents->lastError(), QString());
    m_cluster->nodes = R"({"items":[{"metadata":{"name":"a"},"status":{"allocatable":{"cpu":"4","memory":"4Gi",
        "pods":"12"},"conditions":[{"type":"Ready","status":"True"}]}}]})";
    m_clock.advance(10min); // the right was granted meanwhile
    QTRY_COMPARE(m_agents->room(), std::optional(fleet::ScaleRoom{12, QStringLiteral("nodes")}));
    m_cluster->quotas = R"({"items":[{"status":{"hard":{"pods":"4"},"used":{"pods":"2"}}}]})";
    m_clock.advance(10s);
    QTRY_COMPARE(m_agents->room(), std::optional(fleet::ScaleRoom{2 + 2, QStringLiteral("quota")}));
}

void TstKubernetesAgents::serverThatDoesNotAnswerIsTold()
{
    bool isAway = false;
    m_cluster->before = [&isAway](const test::ApiRequest &, const test::ApiReply &reply) {
        if (isAway)
            reply.cut();
        return isAway;
    };
    start();
    QTRY_COMPARE(m_agents->existing(), 1);
    isAway = true;
    QCOMPARE(scaled(5).error().code, Errc::Network);
    QVERIFY(m_agents->lastError().startsWith(QStringLiteral("the API server does not answer: ")));
    QCOMPARE(m_agents->existing(), 1); // as far as is known
    isAway = false;
    QVERIFY(scaled(5));
    QTRY_COMPARE(m_agents->lastError(), QString());
    // One that takes the request and says nothing is given up.
    m_agents.reset();
    m_limit = 50ms;
    m_cluster->before = [](const test::ApiRequest &request, const test::ApiReply &) { return request.method != "GET"; };
    start();
    QCOMPARE(scaled(6).error().code, Errc::Timeout);
}

QTEST_GUILESS_MAIN(TstKubernetesAgents)
#include "tst_kubernetes_agents.moc"
