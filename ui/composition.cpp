// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition.h"

#include <mutex>

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QIcon>
#include <QProcessEnvironment>
#include <QTimer>

#include "backends/kubernetes/kubernetes_backend.h"
#include "backends/kubernetes/kubernetes_clusters.h"
#include "backends/kubernetes/who_we_are.h"
#include "backends/local/local_agents.h"
#include "backends/local/local_backend.h"
#include "core/log.h"
#include "engine/console_dashboards.h"
#include "engine/dashboard_fleet.h"
#include "engine/local_dashboard.h"
#include "engine/local_engine.h"
#include "engine/local_history.h"
#include "engine/local_k6_programs.h"
#include "engine/local_target_probe.h"
#include "k6/locate.h"
#include "overview/overview_page.h"
#include "plan/plan_view.h"
#include "pods/pods_page.h"
#include "runs/runs_page.h"
#include "settings/keyring.h"
#include "settings/settings_page.h"
#include "shell/actions.h"
#include "shell/appearance.h"
#include "shell/notifier.h"
#include "shell/qt_dialogs.h"
#include "shell/standard_actions.h"
#include "shell/window.h"
#include "start/start_page.h"
#include "store/agent_storage.h"
#include "store/run_store.h"
#include "targets/targets_page.h"
#include "text/sentences.h"
#include "viewmodels/run_story.h"

namespace largada::ui
{

namespace
{

QString configDirectory(const Options &options)
{
    return options.configDirectory.isEmpty() ? settings::defaultConfigDirectory()
                                             : QDir(options.configDirectory).absolutePath();
}

QString historyFile(const Options &options)
{
    return options.configDirectory.isEmpty() ? store::defaultHistoryFile()
                                             : QDir(configDirectory(options)).filePath(QStringLiteral("history.db"));
}

engine::BackendFactory fleets(const backends::CapacityProbe &capacity, const Clock &clock)
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    return [&capacity, &clock, environment](const engine::BackendWanted &wanted) -> std::unique_ptr<fleet::Backend> {
        const QString k6 = k6::programPath(wanted.k6, environment);
        if (wanted.fleet == QLatin1String("kubernetes")) {
            backends::KubernetesBackendSetup setup;
            setup.environment = environment;
            setup.who = backends::whoWeAre(environment);
            setup.k6 = k6;
            setup.temporaryRoot = QDir::tempPath();
            return std::make_unique<backends::KubernetesBackend>(std::move(setup), clock);
        }
        backends::LocalBackendSetup setup;
        setup.k6 = k6;
        setup.temporaryRoot = QDir::tempPath();
        setup.inherited = environment;
        setup.targetUrl = wanted.targetUrl;
        return std::make_unique<backends::LocalBackend>(std::move(setup), capacity, clock);
    };
}

// The k6 chosen by hand, for threads that start agents.
class ChosenK6
{
public:
    void set(const QString &chosen)
    {
        const std::lock_guard lock(m_mutex);
        m_chosen = chosen;
    }
    QString path(const QProcessEnvironment &environment) const
    {
        const std::lock_guard lock(m_mutex);
        return k6::locateBinary(m_chosen, environment, k6::cachedBinaryPath(environment)).path;
    }

private:
    mutable std::mutex m_mutex;
    QString m_chosen;
};

// The dashboard within this program, with agents that are processes of this computer.
engine::LocalDashboardSetup ownDashboard(const Options &options, const std::shared_ptr<const ChosenK6> &k6)
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    engine::LocalDashboardSetup setup;
    setup.environment = environment;
    setup.database = options.configDirectory.isEmpty()
                         ? store::defaultAgentLocation(environment)
                         : QDir(configDirectory(options)).filePath(QStringLiteral("dashboard.db"));
    const bool isFile = !setup.database.contains(QLatin1String("://"));
    const QString directory =
        isFile ? QFileInfo(setup.database).absolutePath() : store::defaultAgentDirectory(environment);
    setup.credentialsFile = directory + QStringLiteral("/dashboard-credentials.json");
    setup.makeBackend = [environment, directory, k6](const QUrl &server, const QByteArray &secret) {
        backends::LocalAgentsSetup agents;
        agents.program = QCoreApplication::applicationDirPath() + QStringLiteral("/largada-agent");
        agents.findK6 = [environment, k6] { return k6->path(environment); };
        agents.dashboard = server;
        agents.secret = secret;
        agents.directory = directory + QStringLiteral("/local-agents");
        agents.environment = environment;
        return std::make_unique<backends::LocalAgents>(agents);
    };
    return setup;
}

// Tells whether anybody can see the window, from its first paint on.
class WindowWatch final : public QObject
{
public:
    WindowWatch(QWidget *window, std::function<void()> painted, std::function<void(bool)> seen)
        : QObject(window), m_window(window), m_painted(std::move(painted)), m_seen(std::move(seen))
    {
        window->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::Paint:
            if (m_painted)
                QTimer::singleShot(0, this, std::exchange(m_painted, nullptr));
            break;
        case QEvent::Show:
        case QEvent::Hide:
        case QEvent::WindowStateChange:
            m_seen(m_window->isVisible() && !m_window->isMinimized());
            break;
        default:
            break;
        }
        return false;
    }

private:
    QWidget *m_window;
    std::function<void()> m_painted;
    std::function<void(bool)> m_seen;
};

viewmodels::happened::SettingsProblem problemOf(settings::FileTrouble trouble)
{
    switch (trouble) {
    case settings::FileTrouble::SetAside:
        return viewmodels::happened::SettingsProblem::SetAside;
    case settings::FileTrouble::Newer:
        return viewmodels::happened::SettingsProblem::Newer;
    case settings::FileTrouble::None:
    case settings::FileTrouble::ReadOnly:
        break;
    }
    return viewmodels::happened::SettingsProblem::NotWritten;
}

} // namespace

// In the order of dependence: what is below goes first.
struct Console::Private {
    Private(QApplication &app, const Options &given)
        : options(given), preferences(configDirectory(given)), appearance(app, preferences, given),
          history(historyFile(given), clock), engine(fleets(capacity, clock), clock, historyFile(given)),
          k6(QProcessEnvironment::systemEnvironment()), ownDashboard(ui::ownDashboard(given, chosenK6), clock),
          agents(clock), dashboards(ownDashboard, agents, clock), dashboard(dashboards, keyring, preferences),
          clusters(QProcessEnvironment::systemEnvironment(), clock), run(engine, clock), cluster(clusters, clock),
          story(run, events),
          services{run, cluster, history, k6, agents, dashboard, probe, preferences, dialogs, clock},
          actions(preferences)
    {
    }

    const Options options;
    SystemClock clock;
    backends::MachineCapacity capacity;
    settings::PreferencesFile preferences;
    Appearance appearance;
    engine::LocalHistory history;
    engine::LocalEngine engine;
    engine::LocalK6Programs k6;
    std::shared_ptr<ChosenK6> chosenK6 = std::make_shared<ChosenK6>();
    engine::LocalDashboard ownDashboard; // its agents end with this program
    engine::DashboardFleet agents;
    engine::ConsoleDashboards dashboards;
    settings::Keyring keyring{QStringLiteral("io.github.largada.Largada")};
    viewmodels::DashboardConsole dashboard;
    engine::LocalTargetProbe probe;
    QtDialogs dialogs;
    viewmodels::EventsModel events;
    backends::KubernetesClusters clusters;
    viewmodels::RunConsole run;
    viewmodels::ClusterConsole cluster;
    viewmodels::RunStory story;
    Services services;
    Actions actions;
    DesktopNotifier notifier;
    std::unique_ptr<Window> window;
    StartPage *start = nullptr;
    PlanView *plan = nullptr;
};

Console::Console(QApplication &app, const Options &options) : d(std::make_unique<Private>(app, options))
{
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/app/largada.svg")));
    addStandardActions(d->actions);
    d->plan = new PlanView(d->services);
    d->start = new StartPage(d->services, d->plan);
    auto *runs = new RunsPage(d->services);
    auto *settingsPage = new SettingsPage(d->services, d->actions);
    d->window = std::make_unique<Window>(WindowParts{d->services,
                                                     d->actions,
                                                     d->events,
                                                     d->notifier,
                                                     {new OverviewPage(d->services), new PodsPage(d->services),
                                                      new TargetsPage(d->services), d->start, runs, settingsPage}});
    d->appearance.complete();
    connect(d->plan, &PlanView::goTo, d->window.get(), &Window::open);
    connect(d->plan, &PlanView::said, d->window.get(), &Window::say);
    connect(d->start, &StartPage::demoWanted, d->plan, &PlanView::startDemo);
    connect(d->start, &StartPage::recheckWanted, d->plan, &PlanView::recheck);
    connect(d->start, &StartPage::newPlanWanted, d->plan, &PlanView::newPlan);
    connect(runs, &RunsPage::repeatWanted, this, [this](const fleet::RunPlan &plan) {
        d->plan->setPlan(plan, false);
        d->window->open(PageId::Start, QStringLiteral("plan"));
    });
    connect(&d->engine, &engine::Engine::saved, this, [this] { d->history.noteSaved(); });
    const auto useFleet = [this] {
        const settings::Preferences &now = d->preferences.preferences();
        const auto it = std::find_if(now.connections.cbegin(), now.connections.cend(),
                                     [&now](const auto &profile) { return profile.name == now.fleet; });
        d->cluster.use(it == now.connections.cend() ? std::nullopt : std::optional(*it));
    };
    connect(&d->preferences, &settings::PreferencesFile::changed, this, useFleet);
    useFleet();
    const auto useK6 = [this] {
        const QString chosen = d->preferences.preferences().k6;
        d->engine.useK6(chosen);
        d->chosenK6->set(chosen);
        deliver(d->k6.look(chosen), this, [this](const Result<engine::K6Program> &program) {
            using namespace viewmodels::happened;
            const bool usable = program && !program->error;
            d->window->setK6(usable ? program->version : QString());
            d->events.add({viewmodels::ConsoleEvent{
                d->clock.wall(), usable
                                     ? viewmodels::Happened(K6Found{program->version, program->path})
                                     : viewmodels::Happened(K6Missing{program ? *program->error : program.error()})}});
        });
    };
    connect(&d->preferences, &settings::PreferencesFile::changed, this, [this, useK6](const auto &before) {
        if (before.k6 != d->preferences.preferences().k6)
            useK6();
    });
    connect(settingsPage, &SettingsPage::k6Changed, this, useK6);
    connect(&d->preferences, &settings::PreferencesFile::troubled, this, [this] {
        if (d->preferences.trouble() == settings::FileTrouble::None)
            return;
        const viewmodels::happened::SettingsTrouble trouble{problemOf(d->preferences.trouble()),
                                                            d->preferences.troubleFile()};
        d->events.add({viewmodels::ConsoleEvent{d->clock.wall(), trouble}});
        d->window->warn(viewmodels::sentence(trouble).toHtmlEscaped());
    });
    if (d->preferences.trouble() != settings::FileTrouble::None)
        emit d->preferences.troubled();
    useK6();
    new WindowWatch(
        d->window.get(), [this] { d->dashboard.start(); }, [this](bool isSeen) { d->agents.setWatched(isSeen); });
    const settings::Preferences &kept = d->preferences.preferences();
    deliver(d->history.prune(kept.historyDays, kept.historyRuns), this, [](const Result<int> &gone) {
        if (gone && *gone > 0)
            qCInfo(logShell) << "runs beyond the limits are gone:" << *gone;
    });
}

Console::~Console() = default;

void Console::show()
{
    if (d->options.page)
        d->window->open(*d->options.page);
    d->window->show();
    if (d->options.isDemo)
        take({QStringLiteral("--demo")});
}

void Console::take(const QStringList &arguments)
{
    d->window->bringUp();
    const auto options = parseOptions(arguments);
    if (!options)
        return;
    if (options->page)
        d->window->open(*options->page);
    if (options->isDemo) {
        d->window->open(PageId::Start, QStringLiteral("demo"));
    }
}

} // namespace largada::ui
