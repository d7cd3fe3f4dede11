// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "kube/pod_status.h"

using namespace largada;
using namespace largada::kube;
using namespace std::chrono_literals;
using std::chrono::hours;
using std::chrono::milliseconds;

namespace
{

constexpr WallTime now{std::chrono::milliseconds(1'800'000'000'000)};

ContainerStatus none(int restarts = 0, bool ready = false)
{
    ContainerStatus status;
    status.restarts = restarts;
    status.ready = ready;
    return status;
}

ContainerStatus running(bool ready, int restarts = 0)
{
    auto status = none(restarts, ready);
    status.state = ContainerStatus::State::Running;
    return status;
}

ContainerStatus waiting(const char *reason, int restarts = 0)
{
    auto status = none(restarts);
    status.state = ContainerStatus::State::Waiting;
    status.waitingReason = QString::fromLatin1(reason);
    return status;
}

ContainerStatus ended(const char *reason, int exitCode = 0, int restarts = 0, int signal = 0)
{
    auto status = none(restarts);
    status.state = ContainerStatus::State::Terminated;
    status.terminated = {QString::fromLatin1(reason), {}, exitCode, signal, {}, {}};
    return status;
}

ContainerStatus endedBefore(milliseconds ago, ContainerStatus status)
{
    status.lastTerminated = Terminated{{}, {}, 0, 0, {}, now - ago};
    return status;
}

ContainerStatus sidecar(int index, std::optional<bool> started, ContainerStatus status)
{
    status.name = QStringLiteral("sidecar-%1").arg(index);
    status.started = started;
    return status;
}

Condition condition(const char *type, const char *status, const char *reason = "")
{
    return {QString::fromLatin1(type), QString::fromLatin1(status), QString::fromLatin1(reason), {}, {}};
}

struct Wanted {
    const char *phase = "";
    int inits = 0;
    int containers = 1;
    QVector<ContainerStatus> initStatuses{};
    QVector<ContainerStatus> statuses{};
    QVector<Condition> conditions{};
    const char *reason = "";
    bool deleted = false;
    int sidecars = 0; // in place of the init containers
};

Pod podOf(const Wanted &wanted)
{
    Pod pod;
    pod.phase = QString::fromLatin1(wanted.phase);
    pod.reason = QString::fromLatin1(wanted.reason);
    pod.initContainers.resize(wanted.inits);
    for (int i = 1; i <= wanted.sidecars; ++i) {
        Container container;
        container.name = QStringLiteral("sidecar-%1").arg(i);
        container.isSidecar = true;
        pod.initContainers += container;
    }
    pod.containers.resize(wanted.containers);
    pod.initStatuses = wanted.initStatuses;
    pod.statuses = wanted.statuses;
    pod.conditions = wanted.conditions;
    if (wanted.deleted)
        pod.meta.deleted = now - 10s;
    return pod;
}

} // namespace

class TestPodStatus : public QObject
{
    Q_OBJECT
private slots:
    void line_data();
    void line();
    void age();
    void countOfRestarts();
    void duration_data();
    void duration();

private:
    void printPodRows();
    void printPodInitRows();
    void sidecarRows();
    void ourRows();
};

static void row(const char *name, const Wanted &wanted, const char *ready, const char *status, const char *restarts)
{
    QTest::newRow(name) << podOf(wanted) << QString::fromLatin1(ready) << QString::fromLatin1(status)
                        << QString::fromLatin1(restarts);
}

// k/k printers_test.go TestPrintPod; in the order of its cases.
void TestPodStatus::printPodRows()
{
    row("TestPrintPod test1: one ready, restarts summed", {"podPhase", 0, 2, {}, {running(true, 3), none(3)}}, "1/2",
        "podPhase", "6");
    row("TestPrintPod test2: waiting wins over the phase",
        {"podPhase", 0, 2, {}, {running(true, 3), waiting("ContainerWaitingReason", 3)}}, "1/2",
        "ContainerWaitingReason", "6");
    row("TestPrintPod test3: the first container wins",
        {"podPhase", 0, 2, {}, {waiting("ContainerWaitingReason", 3), ended("ContainerTerminatedReason", 0, 3)}}, "0/2",
        "ContainerWaitingReason", "6");
    row("TestPrintPod test4: ready alone is not running", {"podPhase", 0, 2, {}, {running(true, 3), none(3, true)}},
        "1/2", "podPhase", "6");
    row("TestPrintPod test5: the pod's reason wins over its phase",
        {"podPhase", 0, 2, {}, {running(true, 3), none(3, true)}, {}, "podReason"}, "1/2", "podReason", "6");
    row("TestPrintPod test6: one completed, pod not ready",
        {"Running", 0, 2, {}, {ended("Completed", 0, 3), running(true, 3)}}, "1/2", "NotReady", "6");
    row("TestPrintPod test6: one completed, pod ready",
        {"Running", 0, 2, {}, {ended("Completed", 0, 3), running(true, 3)}, {condition("Ready", "True")}}, "1/2",
        "Running", "6");
    row("TestPrintPod test12: 5 days ago", {"Running", 0, 1, {}, {endedBefore(hours(5 * 24), running(true, 3))}}, "1/1",
        "Running", "3 (5d ago)");
    row("TestPrintPod test13: one of two restarted",
        {"Running", 0, 2, {}, {running(true), endedBefore(hours(10 * 24), running(true, 3))}}, "2/2", "Running",
        "3 (10d ago)");
    row("TestPrintPod test14: the later one counts",
        {"Running",
         0,
         2,
         {},
         {endedBefore(hours(5 * 24), running(true, 6)), endedBefore(hours(20 * 24), running(true, 3))}},
        "2/2", "Running", "9 (5d ago)");
    row("TestPrintPod test15: gated",
        {"podPhase", 0, 2, {}, {}, {condition("PodScheduled", "False", "SchedulingGated")}}, "0/2", "SchedulingGated",
        "0");
    row("TestPrintPod test16: succeeded", {"Succeeded", 0, 1, {}, {ended("Completed")}}, "0/1", "Completed", "0");
    row("TestPrintPod test17: failed", {"Failed", 0, 1, {}, {ended("Error", 1)}}, "0/1", "Error", "0");
    row("TestPrintPod test18: succeeded and deleted", {"Succeeded", 0, 1, {}, {ended("Completed")}, {}, "", true},
        "0/1", "Completed", "0");
    row("TestPrintPod test19: running and deleted", {"Running", 0, 1, {}, {running(false)}, {}, "", true}, "0/1",
        "Terminating", "0");
    row("TestPrintPod test20: pending and deleted", {"Pending", 0, 1, {}, {}, {}, "", true}, "0/1", "Terminating", "0");
}

// k/k printers_test.go TestPrintPod, those with init containers.
void TestPodStatus::printPodInitRows()
{
    const auto restarting = endedBefore(10s, running(false, 3));
    row("TestPrintPod test7: init restarting", {"podPhase", 1, 1, {restarting}, {waiting("")}}, "0/1", "Init:0/1",
        "3 (10s ago)");
    row("TestPrintPod test8: first of two restarting", {"podPhase", 2, 1, {restarting, waiting("")}, {waiting("")}},
        "0/1", "Init:0/2", "3 (10s ago)");
    row("TestPrintPod test9: second of two restarting", {"podPhase", 2, 1, {ended(""), restarting}, {waiting("")}},
        "0/1", "Init:1/2", "3 (10s ago)");
    row("TestPrintPod test10: both had restarted",
        {"podPhase", 2, 1, {endedBefore(120s, ended("", 0, 2)), restarting}, {waiting("")}}, "0/1", "Init:1/2",
        "5 (10s ago)");
    row("TestPrintPod test11: restarts of init are left out afterwards",
        {"Running", 1, 1, {endedBefore(120s, ended("", 0, 2))}, {endedBefore(20s, running(false, 4))}}, "0/1",
        "Running", "4 (20s ago)");
}

// k/k printers_test.go TestPrintPodWithRestartableInitContainer.
void TestPodStatus::sidecarRows()
{
    const auto restarted = endedBefore(10s, running(false, 3));
    const auto notYet = condition("Initialized", "False");
    const auto initialized = condition("Initialized", "True");
    row("TestPrintPodWithRestartableInitContainer test1: first not started",
        {"Pending",
         0,
         1,
         {sidecar(1, false, restarted), sidecar(2, false, waiting(""))},
         {waiting("")},
         {notYet},
         "",
         false,
         2},
        "0/3", "Init:0/2", "3 (10s ago)");
    row("TestPrintPodWithRestartableInitContainer test1: second not started",
        {"Pending",
         0,
         1,
         {sidecar(1, true, restarted), sidecar(2, false, running(false))},
         {waiting("")},
         {notYet},
         "",
         false,
         2},
        "0/3", "Init:1/2", "3 (10s ago)");
    row("TestPrintPodWithRestartableInitContainer test2: both started",
        {"Running",
         0,
         1,
         {sidecar(1, true, restarted), sidecar(2, true, running(false))},
         {endedBefore(20s, running(true, 4))},
         {initialized},
         "",
         false,
         2},
        "1/3", "Running", "7 (10s ago)");
    row("TestPrintPodWithRestartableInitContainer test3: killed after the pod was done",
        {"Succeeded",
         0,
         1,
         {sidecar(1, false, endedBefore(10s, ended("Error", 137, 3))), sidecar(2, false, ended("Error", 137))},
         {endedBefore(20s, ended("Completed", 0, 4))},
         {initialized},
         "",
         false,
         2},
        "0/3", "Completed", "7 (10s ago)");
    row("TestPrintPodWithRestartableInitContainer test4: statuses of containers that are not in the spec",
        {"Running", 1, 1, {none(), none(), sidecar(1, {}, none())}, {none(), none()}, {}, "", false, 1}, "0/2",
        "Init:0/2", "0");
    row("a ready sidecar counts",
        {"Running", 0, 1, {sidecar(1, true, running(true))}, {running(true)}, {}, "", false, 1}, "2/2", "Running", "0");
}

void TestPodStatus::ourRows()
{
    // k/k printers_test.go TestPrintPodConditions
    row("TestPrintPodConditions: running", {"Running", 0, 2, {}, {running(true, 3), none(3)}}, "1/2", "Running", "6");
    row("TestPrintPodConditions: succeeded", {"Succeeded", 0, 2, {}, {running(true, 3), none(3)}}, "1/2", "Succeeded",
        "6");
    row("TestPrintPodConditions: failed", {"Failed", 0, 2, {}, {running(true, 3), none(3)}}, "1/2", "Failed", "6");
    // Of a fleet's life.
    row("warm-up runs",
        {"Pending", 3, 1, {ended("Completed"), ended("Completed"), running(false)}, {waiting("PodInitializing")}},
        "0/1", "Init:2/3", "0");
    row("warm-up is being made",
        {"Pending",
         3,
         1,
         {ended("Completed"), ended("Completed"), waiting("PodInitializing")},
         {waiting("PodInitializing")}},
        "0/1", "Init:2/3", "0");
    row("main is being made", {"Pending", 1, 1, {ended("Completed")}, {waiting("PodInitializing")}}, "0/1",
        "PodInitializing", "0");
    row("init cannot be pulled", {"Pending", 1, 1, {waiting("ImagePullBackOff")}}, "0/1", "Init:ImagePullBackOff", "0");
    row("init failed", {"Failed", 1, 1, {ended("Error", 1)}, {waiting("PodInitializing")}}, "0/1", "Init:Error", "0");
    row("init failed without a word", {"Failed", 1, 1, {ended("", 99)}}, "0/1", "Init:ExitCode:99", "0");
    row("init killed without a word", {"Failed", 1, 1, {ended("", 137, 0, 9)}}, "0/1", "Init:Signal:9", "0");
    row("main ended without a word", {"Failed", 0, 1, {}, {ended("", 107)}}, "0/1", "ExitCode:107", "0");
    row("main killed without a word", {"Failed", 0, 1, {}, {ended("", 137, 0, 9)}}, "0/1", "Signal:9", "0");
    row("lost with its node", {"Running", 0, 1, {}, {running(false)}, {}, "NodeLost", true}, "0/1", "Unknown", "0");
    row("evicted", {"Failed", 0, 1, {}, {}, {}, "Evicted"}, "0/1", "Evicted", "0");
    // 1.36: an error is not hidden by another container that completed.
    row("one failed, one completed", {"Failed", 0, 2, {}, {ended("Completed"), ended("Error", 1)}}, "0/2", "Error",
        "0");
}

void TestPodStatus::line_data()
{
    QTest::addColumn<Pod>("pod");
    QTest::addColumn<QString>("ready");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("restarts");
    printPodRows();
    printPodInitRows();
    sidecarRows();
    ourRows();
}

void TestPodStatus::line()
{
    QFETCH(Pod, pod);
    const auto line = podLine(pod, now);
    QTEST(line.status, "status");
    QTEST(line.ready, "ready");
    QTEST(line.restarts, "restarts");
    QCOMPARE(line.age, QStringLiteral("<unknown>"));
}

void TestPodStatus::age()
{
    Pod pod;
    pod.meta.created = now - 95s;
    QCOMPARE(podLine(pod, now).age, QStringLiteral("95s"));
}

void TestPodStatus::countOfRestarts()
{
    const auto line = podLine(podOf({"Running", 0, 1, {}, {endedBefore(300s, running(true, 3))}}), now);
    QCOMPARE(line.restartCount, 3);
    QCOMPARE(line.restarts, QStringLiteral("3 (5m ago)"));
}

void TestPodStatus::duration_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    const auto one = [](milliseconds time, const char *text) {
        QTest::addRow("%lld ms", qlonglong(time.count())) << qint64(time.count()) << QString::fromLatin1(text);
    };
    // apimachinery duration_test.go TestHumanDuration
    one(1s, "1s");
    one(70s, "70s");
    one(190s, "3m10s");
    one(70min, "70m");
    one(47h, "47h");
    one(49h, "2d1h");
    one(hours(8 * 24 + 2), "8d");
    one(hours(367 * 24), "367d");
    one(hours(365 * 2 * 24 + 25), "2y1d");
    one(hours(365 * 8 * 24 + 2), "8y");
    // apimachinery duration_test.go TestHumanDurationBoundaries
    one(-2s, "<invalid>");
    one(-2s + 1ms, "0s");
    one(0s, "0s");
    one(1s - 1ms, "0s");
    one(2min - 1ms, "119s");
    one(2min, "2m");
    one(2min + 1s, "2m1s");
    one(10min - 1ms, "9m59s");
    one(10min, "10m");
    one(10min + 1s, "10m");
    one(3h - 1ms, "179m");
    one(3h, "3h");
    one(3h + 1min, "3h1m");
    one(8h - 1ms, "7h59m");
    one(8h, "8h");
    one(8h + 59min, "8h");
    one(48h - 1ms, "47h");
    one(48h, "2d");
    one(48h + 1h, "2d1h");
    one(hours(192) - 1ms, "7d23h");
    one(hours(192), "8d");
    one(hours(365 * 2 * 24) - 1ms, "729d");
    one(hours(365 * 2 * 24), "2y");
    one(hours(365 * 2 * 24 + 23), "2y");
    one(hours(365 * 2 * 24 + 23 + 1), "2y1d");
    one(hours(365 * 8 * 24) - 1ms, "7y364d");
    one(hours(365 * 8 * 24), "8y");
    one(hours(365 * 8 * 24 + 364 * 24), "8y");
    one(hours(365 * 9 * 24), "9y");
}

void TestPodStatus::duration()
{
    QFETCH(qint64, ms);
    QTEST(humanDuration(milliseconds(ms)), "text");
}

QTEST_GUILESS_MAIN(TestPodStatus)
#include "tst_pod_status.moc"
