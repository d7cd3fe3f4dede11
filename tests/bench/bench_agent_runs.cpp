// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a change of page costs in the list of the agents' executions with a million of them stored, from the click to
// the end of the paint: over HTTP from a real dashboard with SQLite.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <future>
#include <vector>

#include <QApplication>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>

#include "bench_line.h"
#include "engine/dashboard_fleet.h"
#include "engine/local_dashboard.h"
#include "many_executions.h"
#include "runs/pager.h"
#include "runs/runs_page.h"
#include "store/agent_storage.h"
#include "support/fake_console.h"
#include "text/language.h"
#include "viewmodels/roles.h"
#include "widgets/theme.h"

using namespace largada;

namespace
{

constexpr int changes = 40;
constexpr double targetMs = 100;
constexpr auto patience = std::chrono::seconds(20);

// Its agents and targets by the calls that make them.
bool addFleet(const QString &database, WallTime now)
{
    auto storage = store::AgentStorage::open(database);
    if (!storage)
        return false;
    std::promise<bool> done;
    auto future = done.get_future();
    (*storage)->write<void>(
        [now](store::AgentStore &store) -> Result<> {
            dashboard::Target target;
            target.url = QStringLiteral("http://127.0.0.1/");
            for (int i = 0; i < bench::targets; ++i) {
                target.label = QStringLiteral("target %1").arg(i);
                if (auto added = store.addTarget(target); !added)
                    return added.error();
            }
            for (int i = 1; i <= bench::agents; ++i) {
                if (auto added = store.registerAgent({QStringLiteral("agent-%1").arg(i), {}, {}, {}}, now); !added)
                    return added.error();
            }
            return {};
        },
        [&done](const Result<> &result) { done.set_value(static_cast<bool>(result)); });
    return future.get();
}

template<class Fn>
bool waitFor(Fn isThere)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!isThere()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    return true;
}

// Counts what a widget paints, so that nothing is measured that was not seen.
class Paints final : public QObject
{
public:
    explicit Paints(QWidget *widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

struct Shown {
    Shown(test::FakeConsole &console, engine::AgentFleet &fleet)
        : page({console.run, console.cluster, console.history, console.k6, fleet, console.dashboard, console.probe,
                console.preferences, console.dialogs, clock})
    {
        page.resize(1280, 800);
        page.open(QStringLiteral("agents"));
        page.show();
        table = page.findChild<QTableView *>(QStringLiteral("executionsTable"));
        pager = page.findChild<ui::Pager *>();
    }
    QString first() const { return table->model()->index(0, 0).data(viewmodels::IdRole).toString(); }

    SystemClock clock;
    ui::RunsPage page;
    QTableView *table;
    ui::Pager *pager;
};

// Milliseconds from asking for a page to the end of its paint; below 0: it never came.
double change(Shown &shown, int page)
{
    const QString before = shown.first();
    const Paints paints(shown.table->viewport());
    const auto begin = std::chrono::steady_clock::now();
    emit shown.pager->pageWanted(page);
    if (!waitFor([&] { return shown.first() != before && paints.count > 0; }))
        return -1;
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

bool measure(test::FakeConsole &console, engine::AgentFleet &fleet)
{
    Shown shown(console, fleet);
    if (!waitFor([&] { return shown.table->model()->rowCount() == 50; }))
        return false;
    const int pages = static_cast<int>(bench::runs / 50);
    std::vector<double> next, anywhere;
    for (int i = 0; i < changes; ++i) {
        next.push_back(change(shown, i + 2));
        anywhere.push_back(change(shown, 1 + (i * 7919 + 977) % pages));
    }
    for (std::vector<double> *times : {&next, &anywhere})
        std::sort(times->begin(), times->end());
    if (next.front() < 0 || anywhere.front() < 0)
        return false;
    bench::benchLine("agent_runs_page_change_1000000", anywhere[anywhere.size() / 2], "ms", targetMs, std::nullopt, {},
                     "median; to any page, from the click to the end of the paint, over HTTP from SQLite");
    bench::benchLine("agent_runs_page_change_1000000_max", anywhere.back(), "ms", targetMs);
    bench::benchLine("agent_runs_next_page_1000000", next[next.size() / 2], "ms", targetMs);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    text::installLanguage(app, text::Language::English);
    ui::applyTheme(app, ui::darkTheme(), 100);
    const QTemporaryDir folder;
    const QString database = folder.filePath(QStringLiteral("agents.db"));
    const SystemClock clock;
    const WallTime now = clock.wall();
    if (!addFleet(database, now) || !bench::Seeder(database).seed(now)) {
        std::fprintf(stderr, "no million executions\n");
        return 1;
    }
    qputenv("XDG_RUNTIME_DIR", folder.path().toLocal8Bit());
    engine::LocalDashboardSetup setup;
    setup.database = database;
    setup.credentialsFile = folder.filePath(QStringLiteral("credentials"));
    setup.environment = QProcessEnvironment::systemEnvironment();
    engine::LocalDashboard server(setup, clock);
    engine::DashboardFleet fleet(clock);
    fleet.use([&server] { return server.reach(); });
    test::FakeConsole console;
    if (!measure(console, fleet)) {
        std::fprintf(stderr, "a page did not come\n");
        return 1;
    }
    return 0;
}
