// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "backends/kubernetes/straggler_reason.h"

using namespace largada;
using namespace largada::backends;
using fleet::Reason;
using fleet::ReasonCode;
using State = kube::ContainerStatus::State;

namespace
{

const QString warmup = QStringLiteral("z-warmup");
const QString mainName = QStringLiteral("main");

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

kube::ContainerStatus waiting(const QString &name, const char *reason, const char *message = "", int restarts = 0)
{
    kube::ContainerStatus status;
    status.name = name;
    status.state = State::Waiting;
    status.waitingReason = words(reason);
    status.waitingMessage = words(message);
    status.restarts = restarts;
    return status;
}

kube::ContainerStatus running(const QString &name)
{
    kube::ContainerStatus status;
    status.name = name;
    status.state = State::Running;
    return status;
}

kube::ContainerStatus ended(const QString &name, int code, const char *reason = "", const char *message = "",
                            int signal = 0)
{
    kube::ContainerStatus status;
    status.name = name;
    status.state = State::Terminated;
    status.terminated = {words(reason), words(message), code, signal, {}, {}};
    return status;
}

kube::Condition condition(const char *type, const char *status, const char *reason, const char *message)
{
    return {words(type), words(status), words(reason), words(message), {}};
}

kube::Event said(const char *reason, const char *message, int second = 0)
{
    kube::Event event;
    event.reason = words(reason);
    event.message = words(message);
    event.last = WallTime(std::chrono::seconds(second));
    return event;
}

// a-prepare, z-warmup; main. On a node.
kube::Pod pod(const QVector<kube::ContainerStatus> &inits, const QVector<kube::ContainerStatus> &statuses = {})
{
    kube::Pod pod;
    pod.node = QStringLiteral("node-1");
    pod.phase = QStringLiteral("Pending");
    pod.initContainers.resize(2);
    pod.initContainers[0].name = QStringLiteral("a-prepare");
    pod.initContainers[1].name = warmup;
    pod.initContainers[1].image = QStringLiteral("k6:warm");
    pod.containers.resize(1);
    pod.containers[0].name = mainName;
    pod.containers[0].image = QStringLiteral("k6:main");
    pod.initStatuses = inits;
    pod.statuses = statuses;
    return pod;
}

kube::Pod prepared(const kube::ContainerStatus &ofWarmup, const QVector<kube::ContainerStatus> &statuses = {})
{
    return pod({ended(QStringLiteral("a-prepare"), 0), ofWarmup}, statuses);
}

kube::Pod withoutNode(const QVector<kube::Condition> &conditions)
{
    auto made = pod({});
    made.node.clear();
    made.conditions = conditions;
    return made;
}

kube::Pod endedPod(const char *reason, const char *message, const QVector<kube::ContainerStatus> &statuses = {})
{
    auto made = prepared(ended(warmup, 0), statuses);
    made.phase = QStringLiteral("Failed");
    made.reason = words(reason);
    made.message = words(message);
    return made;
}

void row(const char *name, const kube::Pod &ofPod, const QString &container, const Reason &expected,
         const QVector<kube::Event> &events = {})
{
    QTest::newRow(name) << ofPod << container << events << expected;
}

} // namespace

class TestStragglerReason : public QObject
{
    Q_OBJECT
private slots:
    void reason_data();
    void reason();
    void missing_data();
    void missing();

private:
    void nodeRows();
    void startRows();
    void initRows();
    void endRows();
    void podRows();
};

void TestStragglerReason::nodeRows()
{
    const auto unschedulable = condition("PodScheduled", "False", "Unschedulable", "0/3 nodes: Insufficient cpu");
    const auto gated = condition("PodScheduled", "False", "SchedulingGated", "");
    row("no node", withoutNode({unschedulable}), warmup, {ReasonCode::NoNode, words("0/3 nodes: Insufficient cpu")});
    row("gated", withoutNode({gated}), warmup, {ReasonCode::NoNode, words("SchedulingGated")});
    row("not looked at yet", withoutNode({}), warmup, {ReasonCode::NoNode});
    row("cluster-autoscaler adds one", withoutNode({unschedulable}), warmup,
        {ReasonCode::NodeComing, words("pod triggered scale-up")},
        {said("FailedScheduling", "0/3", 5), said("TriggeredScaleUp", "pod triggered scale-up", 4)});
    row("Karpenter adds one", withoutNode({unschedulable}), warmup,
        {ReasonCode::NodeComing, words("Pod should schedule on: nodeclaim/x")},
        {said("Nominated", "Pod should schedule on: nodeclaim/x", 4)});
    row("cluster-autoscaler gave up", withoutNode({unschedulable}), warmup,
        {ReasonCode::NoNode, words("0/3 nodes: Insufficient cpu")},
        {said("NotTriggerScaleUp", "max limit reached", 9), said("TriggeredScaleUp", "up", 4)});
    row("only cluster-autoscaler says why", withoutNode({}), warmup, {ReasonCode::NoNode, words("max limit reached")},
        {said("NotTriggerScaleUp", "max limit reached", 9)});
}

void TestStragglerReason::startRows()
{
    row("being made", prepared(waiting(warmup, "PodInitializing")), warmup,
        {ReasonCode::PullingImage, words("k6:warm")});
    row("no status yet", pod({ended(QStringLiteral("a-prepare"), 0)}), warmup,
        {ReasonCode::PullingImage, words("k6:warm")});
    row("pulled", prepared(waiting(warmup, "PodInitializing")), warmup, {ReasonCode::PullingImage, words("k6:warm")},
        {said("FailedMount", "timed out", 1), said("Pulling", "Pulling image", 2)});
    for (const auto *why : {"ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull"})
        row(why, prepared(waiting(warmup, why, "manifest unknown")), warmup,
            {ReasonCode::ImagePullFailed, words("manifest unknown")});
    for (const auto *why : {"CreateContainerConfigError", "CreateContainerError", "RunContainerError"})
        row(why, prepared(waiting(warmup, why, "secret \"x\" not found")), warmup,
            {ReasonCode::ContainerFailed, words("secret \"x\" not found")});
    row("no message", prepared(waiting(warmup, "ErrImagePull")), warmup,
        {ReasonCode::ImagePullFailed, words("ErrImagePull")});
    row("crash loop", prepared(waiting(warmup, "CrashLoopBackOff", "back-off 10s", 3)), warmup,
        {ReasonCode::CrashLoop, words("back-off 10s"), 3});
    for (const auto *why : {"FailedMount", "FailedAttachVolume", "FailedCreatePodSandBox"})
        row(why, pod({waiting(QStringLiteral("a-prepare"), "PodInitializing")}), warmup,
            {ReasonCode::ContainerFailed, words("no such volume")}, {said(why, "no such volume", 3)});
    row("runs", prepared(running(warmup)), warmup, {});
}

void TestStragglerReason::initRows()
{
    const auto prepare = QStringLiteral("a-prepare");
    row("earlier one runs", pod({running(prepare), waiting(warmup, "PodInitializing")}), warmup,
        {ReasonCode::WaitingForInit, prepare});
    row("earlier one failed", pod({ended(prepare, 1), waiting(warmup, "PodInitializing")}), warmup,
        {ReasonCode::WaitingForInit, prepare});
    row("earlier one is being made", pod({waiting(prepare, "PodInitializing")}), warmup,
        {ReasonCode::WaitingForInit, prepare});
    row("earlier one cannot be pulled", pod({waiting(prepare, "ErrImagePull", "no such image")}), warmup,
        {ReasonCode::ImagePullFailed, words("no such image")});
    row("main waits for the warm-up", prepared(running(warmup)), mainName, {ReasonCode::WaitingForInit, warmup});
    row("main is being made", prepared(ended(warmup, 0), {waiting(mainName, "PodInitializing")}), mainName,
        {ReasonCode::PullingImage, words("k6:main")});
    auto sidecar = prepared(running(warmup));
    sidecar.initContainers[0].isSidecar = true;
    sidecar.initStatuses[0] = running(prepare);
    row("it runs beside a sidecar", sidecar, warmup, {});
    sidecar.initStatuses[1] = waiting(warmup, "PodInitializing");
    row("a sidecar that has not started", sidecar, warmup, {ReasonCode::WaitingForInit, prepare});
    sidecar.initStatuses[0].started = true;
    row("a sidecar that has started", sidecar, warmup, {ReasonCode::PullingImage, words("k6:warm")});
    auto failed = pod({ended(prepare, 1)});
    failed.phase = QStringLiteral("Failed");
    row("pod failed with an init container", failed, mainName, {ReasonCode::WaitingForInit, prepare});
}

void TestStragglerReason::endRows()
{
    const auto end = [](int code, const char *reason = "Error", const char *message = "", int signal = 0) {
        return prepared(ended(warmup, 0), {ended(mainName, code, reason, message, signal)});
    };
    row("0", end(0, "Completed"), mainName, {});
    row("99 in main", end(99), mainName, {});
    row("99 in the warm-up", prepared(ended(warmup, 99, "Error")), warmup, {ReasonCode::ExitCode, {}, 99});
    row("100", end(100), mainName, {ReasonCode::SetupTimeout});
    row("101", end(101), mainName, {ReasonCode::ExitCode, {}, 101});
    row("103", end(103), mainName, {ReasonCode::Interrupted});
    row("104", end(104), mainName, {ReasonCode::BadOptions});
    row("105", end(105), mainName, {ReasonCode::Interrupted});
    row("106", end(106), mainName, {ReasonCode::PortTaken});
    row("107", end(107, "Error", "TypeError: x"), mainName, {ReasonCode::ScriptFailed, words("TypeError: x")});
    row("108", end(108), mainName, {ReasonCode::AbortedByScript});
    row("109", end(109), mainName, {ReasonCode::ExitCode, {}, 109});
    row("110", end(110), mainName, {ReasonCode::AbortedByScript});
    row("137", end(137), mainName, {ReasonCode::Killed, {}, 9});
    row("signal", end(1, "Error", "", 15), mainName, {ReasonCode::Killed, {}, 15});
    row("OOMKilled", end(137, "OOMKilled"), mainName, {ReasonCode::OutOfMemory});
    row("StartError", end(128, "StartError", "exec: \"k6\": not found"), mainName,
        {ReasonCode::ContainerFailed, words("exec: \"k6\": not found")});
    row("1", end(1), mainName, {ReasonCode::ExitCode, {}, 1});
}

void TestStragglerReason::podRows()
{
    row("evicted", endedPod("Evicted", "low on memory"), mainName, {ReasonCode::Evicted, words("low on memory")});
    row("evicted while it ran", endedPod("Evicted", "low on memory", {ended(mainName, 137)}), mainName,
        {ReasonCode::Evicted, words("low on memory")});
    row("evicted after it was done", endedPod("Evicted", "low on memory", {ended(mainName, 0)}), mainName, {});
    row("node lost", endedPod("NodeLost", "node is gone"), mainName, {ReasonCode::NodeLost, words("node is gone")});
    row("node shut down", endedPod("Terminated", "imminent node shutdown", {ended(mainName, 137)}), mainName,
        {ReasonCode::Evicted, words("imminent node shutdown")});
    row("deadline", endedPod("DeadlineExceeded", "longer than the deadline"), mainName,
        {ReasonCode::Interrupted, words("longer than the deadline")});
    row("refused by the kubelet", endedPod("OutOfcpu", "Node didn't have enough resource: cpu"), mainName,
        {ReasonCode::ContainerFailed, words("Node didn't have enough resource: cpu")});
    auto disrupted = prepared(running(warmup));
    disrupted.conditions += condition("DisruptionTarget", "True", "PreemptionByScheduler", "preempting");
    row("preempted", disrupted, warmup, {ReasonCode::Evicted, words("preempting")});
    disrupted.conditions[0] = condition("DisruptionTarget", "True", "DeletionByPodGC", "node is gone");
    row("collected with its node", disrupted, warmup, {ReasonCode::NodeLost, words("node is gone")});
    auto deleted = prepared(waiting(warmup, "PodInitializing"));
    deleted.meta.deleted = WallTime();
    row("terminating", deleted, warmup, {ReasonCode::PodTerminating});
    row("container that is not there", pod({}), QStringLiteral("x"), {ReasonCode::WaitingForInit, words("a-prepare")});
    row("empty", {}, warmup, {ReasonCode::NoNode});
}

void TestStragglerReason::reason_data()
{
    QTest::addColumn<kube::Pod>("pod");
    QTest::addColumn<QString>("container");
    QTest::addColumn<QVector<kube::Event>>("events");
    QTest::addColumn<Reason>("expected");
    nodeRows();
    startRows();
    initRows();
    endRows();
    podRows();
}

void TestStragglerReason::reason()
{
    QFETCH(kube::Pod, pod);
    QFETCH(QString, container);
    QFETCH(QVector<kube::Event>, events);
    QFETCH(Reason, expected);
    const auto found = stragglerReason(pod, container, events);
    QCOMPARE(int(found.code), int(expected.code));
    QCOMPARE(found.detail, expected.detail);
    QCOMPARE(found.number, expected.number);
}

void TestStragglerReason::missing_data()
{
    QTest::addColumn<QVector<kube::Condition>>("conditions");
    QTest::addColumn<QVector<kube::Event>>("events");
    QTest::addColumn<Reason>("expected");
    using Events = QVector<kube::Event>;
    using Conditions = QVector<kube::Condition>;
    const auto quota = said("FailedCreate", "exceeded quota: q", 5);
    QTest::newRow("nothing is said") << Conditions{} << Events{} << Reason{ReasonCode::NoPod};
    QTest::newRow("quota") << Conditions{} << Events{said("SuccessfulCreate", "Created pod: a", 4), quota}
                           << Reason{ReasonCode::NoPodAllowed, words("exceeded quota: q")};
    QTest::newRow("quota in the same second")
        << Conditions{} << Events{said("SuccessfulCreate", "Created pod: a", 5), quota}
        << Reason{ReasonCode::NoPodAllowed, words("exceeded quota: q")};
    QTest::newRow("it goes on") << Conditions{} << Events{quota, said("SuccessfulCreate", "Created pod: a", 6)}
                                << Reason{ReasonCode::NoPod};
    QTest::newRow("suspended") << Conditions{condition("Suspended", "True", "JobSuspended", "Job suspended")}
                               << Events{} << Reason{ReasonCode::NoPod, words("Job suspended")};
    QTest::newRow("not suspended any more") << Conditions{condition("Suspended", "False", "JobResumed", "Job resumed")}
                                            << Events{} << Reason{ReasonCode::NoPod};
    QTest::newRow("failed") << Conditions{condition("Failed", "True", "BackoffLimitExceeded", "has reached the limit")}
                            << Events{quota} << Reason{ReasonCode::NoPod, words("has reached the limit")};
}

void TestStragglerReason::missing()
{
    QFETCH(QVector<kube::Condition>, conditions);
    QFETCH(QVector<kube::Event>, events);
    QFETCH(Reason, expected);
    kube::Job job;
    job.conditions = conditions;
    const auto found = missingReason(job, events);
    QCOMPARE(int(found.code), int(expected.code));
    QCOMPARE(found.detail, expected.detail);
}

QTEST_GUILESS_MAIN(TestStragglerReason)
#include "tst_straggler_reason.moc"
