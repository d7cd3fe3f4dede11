// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// For how many agents the nodes of a cluster have room, as its API server tells of nodes and pods.
#include <QTest>

#include "backends/kubernetes/node_room.h"

using namespace largada;
using namespace largada::backends;

namespace
{

// 4 cores, 4 GiB and 20 pods, unless more is said.
QByteArray node(const char *name, const char *spec = "{}", const char *labels = "{}", const char *ready = "True")
{
    return QByteArray(R"({"metadata":{"name":"NAME","labels":LABELS},"spec":SPEC,"status":{
        "allocatable":{"cpu":"4","memory":"4Gi","pods":"20"},"conditions":[{"type":"Ready","status":"READY"}]}})")
        .replace("NAME", name)
        .replace("SPEC", spec)
        .replace("LABELS", labels)
        .replace("READY", ready);
}

QVector<kube::Node> nodes(const QByteArrayList &all)
{
    const auto read = kube::parseNodes("{\"items\":[" + all.join(',') + "]}");
    return read ? *read : QVector<kube::Node>();
}

// Of agents that ask for a core and 512 MiB each, if not for more.
kube::Workload workload(const char *podSpec = R"("containers":[
    {"name":"agent","resources":{"requests":{"cpu":"1","memory":"512Mi"},"limits":{"memory":"1Gi"}}}])")
{
    const QByteArray json = QByteArray(R"({"metadata":{"name":"k6agent","namespace":"perf"},"status":{},
        "spec":{"selector":{"matchLabels":{"app":"k6agent"}},"template":{"spec":{SPEC}}}})")
                                .replace("SPEC", podSpec);
    const auto read = kube::parseWorkload(json);
    return read ? *read : kube::Workload();
}

kube::Pod pod(const char *onNode, double cpu, const char *app = "other", const char *phase = "Running")
{
    kube::Pod pod;
    pod.meta.ns = QStringLiteral("perf");
    pod.meta.labels.insert(QStringLiteral("app"), QString::fromLatin1(app));
    pod.node = QString::fromLatin1(onNode);
    pod.phase = QString::fromLatin1(phase);
    kube::Container container;
    container.cpuRequest = cpu;
    pod.containers = {container};
    return pod;
}

int agentsOn(const QVector<kube::Node> &all, const QVector<kube::Pod> &pods, const kube::Workload &wanted)
{
    const auto room = roomOnNodes(all, pods, wanted);
    return room ? room->agents : -1;
}

} // namespace

class TstNodeRoom : public QObject
{
    Q_OBJECT
private slots:
    void eachNodeTakesWholeAgents()
    {
        const auto two = nodes({node("a"), node("b")});
        QCOMPARE(agentsOn(two, {}, workload()), 8);
        QCOMPARE(agentsOn(two, {pod("a", 0.5), pod("b", 0.5)}, workload()), 6); // 3.5 cores each, not 7 together
        QCOMPARE(agentsOn(two, {pod("a", 9)}, workload()), 4);
        QCOMPARE(roomOnNodes(two, {}, workload())->limit, QStringLiteral("nodes"));
        QCOMPARE(agentsOn({}, {}, workload()), -1);
    }

    void theScarcestEndsIt()
    {
        const auto one = nodes({node("a")});
        QCOMPARE(agentsOn(one, {}, workload(R"("containers":[{"resources":{"requests":{"memory":"1500Mi"}}}])")), 2);
        QCOMPARE(agentsOn(one, {}, workload(R"("containers":[{"resources":{"limits":{"cpu":"2"}}}])")), 2);
        QCOMPARE(agentsOn(one, {pod("a", 0)}, workload(R"("containers":[{}])")), 19); // pods
        QCOMPARE(agentsOn(one, {}, workload(R"("containers":[{"resources":{"requests":{"cpu":"100m"}}},
            {"resources":{"requests":{"cpu":"300m"}}}])")),
                 10);
        // One that prepares and is over needs its core only beside the sidecar that began before.
        QCOMPARE(agentsOn(one, {}, workload(R"("containers":[{"resources":{"requests":{"cpu":"1"}}}],"initContainers":[
            {"restartPolicy":"Always","resources":{"requests":{"cpu":"500m"}}},
            {"resources":{"requests":{"cpu":"1500m"}}}])")),
                 2);
    }

    void ownAgentsCountOnceTheyHaveANode()
    {
        const auto one = nodes({node("a")});
        const auto pending = pod("", 1, "k6agent", "Pending");
        QCOMPARE(agentsOn(one, {pod("a", 1, "k6agent"), pod("a", 1, "k6agent"), pending}, workload()), 4);
        QCOMPARE(agentsOn(one, {pod("a", 1, "k6agent", "Failed")}, workload()), 4);
        auto elsewhere = pod("a", 1, "k6agent");
        elsewhere.meta.ns = QStringLiteral("other");
        QCOMPARE(agentsOn(one, {elsewhere}, workload()), 3);
    }

    void nodesThatTakeNoneDoNotCount_data()
    {
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<QByteArray>("podSpec");
        QTest::addColumn<int>("agents");
        const QByteArray plain = R"("containers":[{"resources":{"requests":{"cpu":"1"}}}])";
        const QByteArray tainted = R"({"taints":[{"key":"kwok","value":"fake","effect":"NoSchedule"}]})";
        const auto row = [](const char *name, const QByteArray &other, const QByteArray &podSpec, int agents) {
            QTest::newRow(name) << other << podSpec << agents;
        };
        row("like the first", node("b"), plain, 8);
        row("cordoned", node("b", R"({"unschedulable":true})"), plain, 4);
        row("not ready", node("b", "{}", "{}", "Unknown"), plain, 4);
        row("tainted", node("b", tainted.constData()), plain, 4);
        row("tolerated", node("b", tainted.constData()),
            plain + R"(,"tolerations":[{"key":"kwok","value":"fake","effect":"NoSchedule"}])", 8);
        row("all is tolerated", node("b", tainted.constData()), plain + R"(,"tolerations":[{"operator":"Exists"}])", 8);
        row("another value is tolerated", node("b", tainted.constData()),
            plain + R"(,"tolerations":[{"key":"kwok","value":"other"}])", 4);
        row("another effect is tolerated", node("b", tainted.constData()),
            plain + R"(,"tolerations":[{"key":"kwok","operator":"Exists","effect":"NoExecute"}])", 4);
        row("rather not", node("b", R"({"taints":[{"key":"x","effect":"PreferNoSchedule"}]})"), plain, 8);
        row("chosen by its label", node("b", "{}", R"({"type":"load"})"), plain + R"(,"nodeSelector":{"type":"load"})",
            4);
        row("affinity", node("b"), plain + R"(,"affinity":{"nodeAffinity":{}})", -1);
        row("spread", node("b"), plain + R"(,"topologySpreadConstraints":[{"maxSkew":1}])", -1);
    }
    void nodesThatTakeNoneDoNotCount()
    {
        QFETCH(const QByteArray, other);
        QFETCH(const QByteArray, podSpec);
        QTEST(agentsOn(nodes({node("a"), other}), {}, workload(podSpec.constData())), "agents");
    }

    void theSmallerRoomCounts()
    {
        const fleet::ScaleRoom quota{3, QStringLiteral("quota")}, onNodes{5, QStringLiteral("nodes")};
        QCOMPARE(smallerRoom(quota, onNodes), std::optional(quota));
        QCOMPARE(smallerRoom(onNodes, quota), std::optional(quota));
        QCOMPARE(smallerRoom({}, onNodes), std::optional(onNodes));
        QCOMPARE(smallerRoom(quota, {}), std::optional(quota));
        QVERIFY(!smallerRoom({}, {}));
        QVERIFY(!kube::parseNodes("{\"items\":7}"));
    }
};

QTEST_APPLESS_MAIN(TstNodeRoom)
#include "tst_node_room.moc"
