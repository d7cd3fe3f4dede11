// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "backends/kubernetes/pod_row.h"

using namespace largada;
using namespace largada::backends;
using fleet::PhaseName;
using fleet::ReasonCode;
using fleet::RunnerState;
using State = kube::ContainerStatus::State;

namespace
{

constexpr WallTime now{std::chrono::seconds(10'000)};
constexpr WallTime before{std::chrono::seconds(9'000)};

kube::ContainerStatus status(const QString &name, State state, int code = 0, const QString &reason = {})
{
    kube::ContainerStatus status;
    status.name = name;
    status.state = state;
    if (state == State::Waiting)
        status.waitingReason = reason;
    if (state == State::Running)
        status.runningSince = before;
    if (state == State::Terminated)
        status.terminated = {reason, {}, code, 0, before, before};
    return status;
}

kube::Pod pod(const QVector<kube::ContainerStatus> &inits, const QVector<kube::ContainerStatus> &statuses)
{
    kube::Pod pod;
    pod.meta.name = QStringLiteral("k6-job-a");
    pod.meta.created = before;
    pod.node = QStringLiteral("node-1");
    pod.phase = QStringLiteral("Pending");
    pod.initContainers.resize(1);
    pod.initContainers[0].name = QStringLiteral("z-warmup");
    pod.containers.resize(1);
    pod.containers[0].name = QStringLiteral("main");
    pod.initStatuses = inits;
    pod.statuses = statuses;
    return pod;
}

kube::ContainerStatus warmup(State state, int code = 0, const QString &reason = {})
{
    return status(QStringLiteral("z-warmup"), state, code, reason);
}

kube::ContainerStatus mainOf(State state, int code = 0, const QString &reason = {})
{
    return status(QStringLiteral("main"), state, code, reason);
}

} // namespace

class TestPodRow : public QObject
{
    Q_OBJECT
private slots:
    void rowSaysWhatKubernetesKnows_data();
    void rowSaysWhatKubernetesKnows();
    void podWithoutNodeIsPending();
    void placeIsShown();
    void otherContainersAreLookedFor();
};

void TestPodRow::rowSaysWhatKubernetesKnows_data()
{
    QTest::addColumn<kube::Pod>("pod");
    QTest::addColumn<PhaseName>("phase");
    QTest::addColumn<RunnerState>("state");
    QTest::addColumn<ReasonCode>("reason");
    const QString init = QStringLiteral("PodInitializing");
    QTest::newRow("warm-up runs, k6 not asked") << pod({warmup(State::Running)}, {mainOf(State::Waiting, 0, init)})
                                                << PhaseName::Warmup << RunnerState::Creating << ReasonCode::NotAsked;
    QTest::newRow("image of the warm-up fails")
        << pod({warmup(State::Waiting, 0, QStringLiteral("ImagePullBackOff"))}, {mainOf(State::Waiting, 0, init)})
        << PhaseName::Warmup << RunnerState::Creating << ReasonCode::ImagePullFailed;
    QTest::newRow("main runs") << pod({warmup(State::Terminated)}, {mainOf(State::Running)}) << PhaseName::Main
                               << RunnerState::Creating << ReasonCode::NotAsked;
    QTest::newRow("main is done") << pod({warmup(State::Terminated)}, {mainOf(State::Terminated)}) << PhaseName::Main
                                  << RunnerState::Done << ReasonCode::None;
    QTest::newRow("main missed thresholds, and ran to its end")
        << pod({warmup(State::Terminated)}, {mainOf(State::Terminated, 99)}) << PhaseName::Main << RunnerState::Done
        << ReasonCode::None;
    QTest::newRow("main was killed") << pod({warmup(State::Terminated)},
                                            {mainOf(State::Terminated, 137, QStringLiteral("OOMKilled"))})
                                     << PhaseName::Main << RunnerState::Failed << ReasonCode::OutOfMemory;
    QTest::newRow("the warm-up failed, and main never began")
        << pod({warmup(State::Terminated, 107)}, {mainOf(State::Waiting, 0, init)}) << PhaseName::Warmup
        << RunnerState::Failed << ReasonCode::ScriptFailed;
    QTest::newRow("without a warm-up") << pod({}, {mainOf(State::Running)}) << PhaseName::Main << RunnerState::Creating
                                       << ReasonCode::NotAsked;
}

void TestPodRow::rowSaysWhatKubernetesKnows()
{
    QFETCH(kube::Pod, pod);
    const fleet::RunnerRow row = rowOf(pod, {}, {}, now);
    QCOMPARE(row.id.value, pod.meta.name);
    QTEST(row.phase, "phase");
    QTEST(row.state, "state");
    QTEST(row.reason.code, "reason");
}

void TestPodRow::podWithoutNodeIsPending()
{
    kube::Pod waiting = pod({}, {});
    waiting.node.clear();
    waiting.conditions.push_back({QStringLiteral("PodScheduled"),
                                  QStringLiteral("False"),
                                  QStringLiteral("Unschedulable"),
                                  QStringLiteral("0/3 nodes are available"),
                                  {}});
    const fleet::RunnerRow row = rowOf(waiting, {}, {}, now);
    QCOMPARE(row.state, RunnerState::Pending);
    QCOMPARE(row.reason.code, ReasonCode::NoNode);
    QCOMPARE(row.reason.detail, QStringLiteral("0/3 nodes are available"));
    QVERIFY(!row.since);
}

void TestPodRow::placeIsShown()
{
    kube::Pod running = pod({warmup(State::Terminated)}, {mainOf(State::Running)});
    running.statuses[0].restarts = 2;
    running.meta.deleted = now;
    const fleet::RunnerRow row = rowOf(running, {}, {}, now);
    QCOMPARE(row.node, QStringLiteral("node-1"));
    QCOMPARE(row.restarts, 2);
    QCOMPARE(row.createdAt, std::optional(before));
    QCOMPARE(row.since, std::optional(before));
    QVERIFY(row.terminating);
    QCOMPARE(row.containers.size(), 2);
}

void TestPodRow::otherContainersAreLookedFor()
{
    fleet::ClusterTarget target;
    target.mainContainer = QStringLiteral("k6");
    kube::Pod running = pod({}, {status(QStringLiteral("k6"), State::Running), mainOf(State::Terminated, 1)});
    QCOMPARE(rowOf(running, target, {}, now).reason.code, ReasonCode::NotAsked);
}

QTEST_GUILESS_MAIN(TestPodRow)
#include "tst_pod_row.moc"
