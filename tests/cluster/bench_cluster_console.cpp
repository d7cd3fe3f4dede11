// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the console costs with a cluster of thousands of pods: from the choice of a Job to its painted tiles, and how
// long the UI's thread is away while a thousand pods start. bench_console.py makes the pods, and gives kubectl's
// values. Usage: bench_cluster_console NAMESPACE JOB PODS KUBECTL_SECONDS KUBECTL_MB SELECTOR STARTING
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPixmap>
#include <QTimer>

#include "backends/kubernetes/kubernetes_clusters.h"
#include "bench/bench_line.h"
#include "bench/resident.h"
#include "pods/pods_page.h"
#include "support/fake_console.h"

using namespace largada;
using namespace std::chrono_literals;

namespace
{

constexpr auto patience = 180s;
constexpr auto beat = 10ms;

// True when it came to that in time.
bool waitFor(const std::function<bool()> &done)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (done())
            loop.exit(0);
    });
    look.start(5ms);
    QTimer::singleShot(patience, &loop, [&loop] { loop.exit(1); });
    return loop.exec() == 0;
}

// Milliseconds of processor that this thread has had.
qint64 workedMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

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
    if (!waitFor([&] { return cluster.state().state == fleet::LinkState::Live; }))
        return 1;

    QElapsedTimer timer;
    timer.start();
    fleet::ClusterTarget job;
    job.pods = arguments[1];
    cluster.choose(job);
    if (!waitFor([&] { return cluster.pods().rowCount() == many; }))
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
    if (!waitFor([&] { return cluster.pods().rowCount() == 0; }))
        return 1;
    qint64 longest = 0, busiest = 0; // the cluster shares the processors: how much of a gap is ours says the second
    qint64 worked = workedMs();
    QTimer heart;
    heart.setTimerType(Qt::PreciseTimer);
    timer.restart();
    QObject::connect(&heart, &QTimer::timeout, &page, [&] {
        const qint64 gap = timer.restart();
        const qint64 workedBefore = std::exchange(worked, workedMs());
        longest = std::max(longest, gap);
        busiest = std::max(busiest, worked - workedBefore);
    });
    heart.start(beat);
    std::puts("watching");
    std::fflush(stdout);
    if (!waitFor([&] { return runningPods(cluster) == starting; }))
        return 1;
    std::printf("seen %lld\n", static_cast<long long>(clock.wall().time_since_epoch() / 1ms));
    bench::benchLine("console_ui_gap_" + std::to_string(starting) + "_pods_starting", double(longest), "ms", 50,
                     std::nullopt, {}, "longest time between two beats of 10 ms");
    bench::benchLine("console_ui_work_" + std::to_string(starting) + "_pods_starting", double(busiest), "ms", 50,
                     std::nullopt, {}, "longest work of the UI's thread between two beats, by its processor time");
    return 0;
}
