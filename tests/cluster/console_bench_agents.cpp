// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The console scales a Deployment of simulated agents by its dashboard, as the scale card does it, while its grid shows
// the pods as they come and go. bench_agents.py makes everything else.
#include <cstdio>
#include <string>

#include "backends/kubernetes/kubernetes_clusters.h"
#include "bench/bench_line.h"
#include "console_bench.h"
#include "core/clock.h"
#include "engine/dashboard_fleet.h"
#include "pods/pods_page.h"
#include "support/fake_console.h"
#include "viewmodels/scale_form.h"

namespace largada::bench
{

namespace
{

engine::ReachDashboard dashboardAt(const QString &url)
{
    dashboard::DashboardClient::Options options;
    options.url = QUrl(url);
    options.admin = QByteArray(qgetenv("ADMIN_BASIC_AUTH"));
    return [options] { return Result<engine::ReachedDashboard>(engine::ReachedDashboard{options, false, false}); };
}

} // namespace

int benchAgents(const QStringList &arguments)
{
    if (arguments.size() != 3)
        return 2;
    const int many = arguments[2].toInt();
    test::FakeConsole fakes;
    SystemClock clock;
    engine::DashboardFleet fleet(clock);
    backends::KubernetesClusters clusters(QProcessEnvironment::systemEnvironment(), clock);
    viewmodels::ClusterConsole cluster(clusters, clock);
    viewmodels::ScaleForm scale(fleet);
    ui::PodsPage page(ui::Services{fakes.run, cluster, fakes.history, fakes.k6, fleet, fakes.dashboard, fakes.probe,
                                   fakes.preferences, fakes.dialogs, clock});
    page.resize(1280, 800);
    page.show();
    fleet.use(dashboardAt(arguments[1]));
    settings::ConnectionProfile connection;
    connection.name = QStringLiteral("bench");
    connection.ns = arguments[0];
    cluster.use(connection);
    fleet::ClusterTarget pods;
    pods.by = fleet::PodsBy::Selector;
    pods.pods = QStringLiteral("app.kubernetes.io/name=k6agent");
    const auto isConnected = [&] {
        return cluster.state().state == fleet::LinkState::Live && fleet.state().link == engine::DashboardLink::Online;
    };
    if (!waitFor(isConnected))
        return 1;
    cluster.choose(pods);

    const Heart heart;
    for (const int wanted : {many, 0}) {
        QElapsedTimer timer;
        timer.start();
        scale.choose(wanted);
        scale.reconcile();
        if (!waitFor([&] { return fleet.state().config && fleet.state().config->existing == wanted; }))
            return 1;
        std::printf("existing %d %lld\n", wanted, static_cast<long long>(timer.elapsed()));
        if (!waitFor([&] { return cluster.pods().rowCount() == wanted; }))
            return 1;
        page.grab();
        std::printf("shown %d %lld\n", wanted, static_cast<long long>(timer.elapsed()));
        std::fflush(stdout);
    }
    const std::string agents = std::to_string(many);
    benchLine("console_ui_gap_" + agents + "_agents", heart.longestMs(), "ms", 50, std::nullopt, {},
              "longest time between two beats of 10 ms while they come and go in the grid");
    benchLine("console_ui_own_gap_" + agents + "_agents", heart.longestOwnMs(), "ms", 50, std::nullopt, {},
              "the same less the time in which the thread was ready and had no processor, which the cluster shares");
    benchLine("console_ui_work_" + agents + "_agents", heart.busiestMs(), "ms", 50, std::nullopt, {},
              "longest work of the UI's thread between two beats, by its processor time");
    return 0;
}

} // namespace largada::bench
