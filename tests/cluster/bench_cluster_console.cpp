// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the console costs with a cluster of thousands of pods: from the choice of a Job to its painted tiles, and how
// long the UI's thread is away while a thousand pods start. bench_console.py makes the pods, and gives kubectl's
// values. Usage: bench_cluster_console NAMESPACE JOB PODS KUBECTL_SECONDS KUBECTL_MB SELECTOR STARTING
// or bench_cluster_console agents NAMESPACE DASHBOARD AGENTS: console_bench_agents.cpp
#include <algorithm>
#include <cstdio>

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>

#include "backends/kubernetes/kubernetes_clusters.h"
#include "bench/bench_line.h"
#include "bench/resident.h"
#include "console_bench.h"
#include "pods/pods_page.h"
#include "support/fake_console.h"

using namespace largada;
using namespace std::chrono_literals;

namespace
{

int runningPods(viewmodels::ClusterConsole &cluster)
{
    const auto &rows = cluster.pods().rows();
    return int(std::count_if(rows.cbegin(), rows.cend(),
                             [](const fleet::RunnerRow &row) { return row.podStatus == QLatin1String("Running"); }));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments().mid(1);
    if (arguments.value(0) == QLatin1String("agents"))
        return bench::benchAgents(arguments.mid(1));
    if (arguments.size() != 7)
        return 2;
    const int many = arguments[2].toInt();
    const int starting = arguments[6].toInt();

    test::FakeConsole fakes;
    SystemClock clock;
    backends::KubernetesClusters clusters(QProcessEnvironment::systemEnvironment(), clock);
    viewmodels::ClusterConsole cluster(clusters, clock);
    ui::PodsPage page(ui::Services{fakes.run, cluster, fakes.history, fakes.k6, fakes.agents, fakes.dashboard,
                                   fakes.probe, fakes.preferences, fakes.dialogs, clock});
    page.resize(1280, 800);
    page.show();
    settings::ConnectionProfile connection;
    connection.name = QStringLiteral("bench");
    connection.ns = arguments[0];
    cluster.use(connection);
    if (!bench::waitFor([&] { return cluster.state().state == fleet::LinkState::Live; }))
        return 1;

    QElapsedTimer timer;
    timer.start();
    fleet::ClusterTarget job;
    job.pods = arguments[1];
    cluster.choose(job);
    if (!bench::waitFor([&] { return cluster.pods().rowCount() == many; }))
        return 1;
    page.grab();
    bench::benchLine("console_lists_and_paints_pods_" + std::to_string(many), double(timer.elapsed()) / 1e3, "s", 2,
                     arguments[3].toDouble(), "kubectl get pods", "from the choice of the Job to its painted tiles");
    bench::benchLine("console_rss_pods_" + std::to_string(many), bench::residentMb(), "MB", 250,
                     arguments[4].toDouble(), "kubectl get pods");

    fleet::ClusterTarget burst;
    burst.by = fleet::PodsBy::Selector;
    burst.pods = arguments[5];
    cluster.choose(burst);
    if (!bench::waitFor([&] { return cluster.pods().rowCount() == 0; }))
        return 1;
    const bench::Heart heart; // the cluster shares the processors: how much of a gap is ours says its work
    std::puts("watching");
    std::fflush(stdout);
    if (!bench::waitFor([&] { return runningPods(cluster) == starting; }))
        return 1;
    std::printf("seen %lld\n", static_cast<long long>(clock.wall().time_since_epoch() / 1ms));
    bench::benchLine("console_ui_gap_" + std::to_string(starting) + "_pods_starting", heart.longestMs(), "ms", 50,
                     std::nullopt, {}, "longest time between two beats of 10 ms");
    bench::benchLine("console_ui_own_gap_" + std::to_string(starting) + "_pods_starting", heart.longestOwnMs(), "ms",
                     50, std::nullopt, {}, "the same less the time in which the thread was ready and had no processor");
    bench::benchLine("console_ui_work_" + std::to_string(starting) + "_pods_starting", heart.busiestMs(), "ms", 50,
                     std::nullopt, {}, "longest work of the UI's thread between two beats, by its processor time");
    return 0;
}
