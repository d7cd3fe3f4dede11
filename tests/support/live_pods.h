// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster with the pods of a Job in it, for tests and pictures of what shows them.
#pragma once

#include "support/fake_console.h"

namespace largada::test
{

inline settings::ConnectionProfile stagingProfile()
{
    return {QStringLiteral("staging"),
            {},
            QStringLiteral("perf-eks"),
            QStringLiteral("perf"),
            settings::Protection::Normal};
}

inline fleet::ConnectionState linkOf(fleet::LinkState link, const FakeClock &clock)
{
    fleet::ConnectionState state;
    state.state = link;
    if (link == fleet::LinkState::Live || link == fleet::LinkState::Lost)
        state.asOf = clock.wall();
    if (link == fleet::LinkState::Lost) {
        state.attempt = 1;
        state.why = Error{Errc::Timeout, QStringLiteral("no answer"), QStringLiteral("https://10.0.0.2")};
    }
    return state;
}

inline RunnerId podId(int number)
{
    return {QStringLiteral("k6-job-%1-x7q%2").arg(number).arg(number % 10)};
}

// The seventh waits for a node, the 11th failed, the third is terminating, the fifth was restarted; in each 20.
inline fleet::RunnerRow clusterPod(int number, const FakeClock &clock)
{
    using fleet::ContainerState;
    fleet::RunnerRow row;
    row.id = podId(number);
    row.phase = fleet::PhaseName::Main;
    row.state = fleet::RunnerState::Creating;
    row.reason = {fleet::ReasonCode::NotAsked};
    row.node = QStringLiteral("ip-10-20-5-%1").arg(20 + number % 7);
    row.podStatus = QStringLiteral("Running");
    row.createdAt = clock.wall() - std::chrono::seconds(570 + number);
    const QString image = QStringLiteral("grafana/k6:1.1.0");
    row.containers = {
        {QStringLiteral("z-warmup"), image, ContainerState::Terminated, QStringLiteral("Completed"), 0, 0, true},
        {QStringLiteral("main"), image, ContainerState::Running}};
    switch (number % 20) {
    case 3:
        row.terminating = true;
        row.podStatus = QStringLiteral("Terminating");
        break;
    case 5:
        row.restarts = row.containers[1].restarts = 2;
        break;
    case 7:
        row.state = fleet::RunnerState::Pending;
        row.reason = {fleet::ReasonCode::NoNode, QStringLiteral("0/14 nodes are available: 14 Insufficient cpu.")};
        row.node.clear();
        row.podStatus = QStringLiteral("Pending");
        row.containers[0] = {QStringLiteral("z-warmup"), image, ContainerState::Waiting, {}, 0, {}, true};
        row.containers[1] = {QStringLiteral("main"), image, ContainerState::Waiting};
        break;
    case 11:
        row.state = fleet::RunnerState::Failed;
        row.reason = {fleet::ReasonCode::ScriptFailed, QStringLiteral("TypeError: itens is undefined")};
        row.exitCode = 107;
        row.podStatus = QStringLiteral("Error");
        row.containers[1] = {QStringLiteral("main"),  image, ContainerState::Terminated,
                             QStringLiteral("Error"), 0,     107};
        break;
    default:
        break;
    }
    return row;
}

inline void showPods(FakeConsole &console, int count)
{
    QVector<fleet::RunnerRow> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back(clusterPod(i, console.clock));
    emit console.clusters.podsChanged(true, rows, {});
}

// In use, its Job chosen, its pods seen.
inline void connectTo(FakeConsole &console, int pods)
{
    console.cluster.use(stagingProfile());
    fleet::ClusterTarget target;
    target.pods = QStringLiteral("k6-job");
    console.cluster.choose(target);
    console.clusters.setState(linkOf(fleet::LinkState::Live, console.clock));
    showPods(console, pods);
}

} // namespace largada::test
