// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/window.h"

#include <QAction>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "core/log.h"
#include "shell/actions.h"
#include "shell/command_palette.h"
#include "shell/connection_bar.h"
#include "shell/docks.h"
#include "shell/header_bar.h"
#include "shell/navigation.h"
#include "shell/run_notices.h"
#include "shell/shortcut_sheet.h"
#include "shell/standard_actions.h"
#include "shell/status_line.h"
#include "viewmodels/events_model.h"
#include "widgets/notice.h"

namespace largada::ui
{

namespace
{
constexpr int narrowBelow = 1180; // at 100 % text: the navigation collapses
constexpr int docksBelow = 1100;  // one at a time
} // namespace

Window::Window(const WindowParts &parts)
    : m_services(parts.services), m_actions(parts.actions), m_events(parts.events), m_pages(parts.pages),
      m_header(new HeaderBar), m_navigation(new Navigation), m_stack(new QStackedWidget),
      m_connection(new ConnectionBar), m_notice(new Notice), m_split(new QSplitter(Qt::Vertical)),
      m_docks(new QSplitter(Qt::Horizontal)), m_eventsDock(new EventsDock(parts.events)),
      m_logDock(new LogDock(parts.services)), m_status(new StatusLine), m_palette(new CommandPalette(this))
{
    setObjectName(QStringLiteral("window"));
    setMinimumSize(1024, 640);
    buildLayout();
    buildMenus();
    connectPages();
    connectActions();
    connectRun();
    connectCluster();
    auto *notices = new RunNotices(m_services, parts.notifier, [this] { return isActiveWindow(); }, this);
    connect(notices, &RunNotices::said, this, &Window::say);
    connect(&parts.notifier, &Notifier::activated, this, &Window::bringUp);
    retranslate();
    restore();
    m_stack->setFocus(); // no control has the ring before somebody moves there
}

Window::~Window() = default;

void Window::buildLayout()
{
    auto *central = new QWidget;
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *page = new QWidget;
    auto *pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    pageColumn->setSpacing(0);
    auto *noticeRow = new QHBoxLayout;
    noticeRow->setContentsMargins(scaled(16), 0, scaled(16), 0);
    noticeRow->addWidget(m_notice);
    auto *connectionRow = new QHBoxLayout;
    connectionRow->setContentsMargins(scaled(16), 0, scaled(16), 0);
    connectionRow->addWidget(m_connection);
    pageColumn->addLayout(connectionRow);
    pageColumn->addLayout(noticeRow);
    pageColumn->addWidget(m_stack, 1);
    row->addWidget(m_navigation);
    row->addWidget(page, 1);
    for (Page *each : m_pages)
        m_stack->addWidget(each);
    m_notice->setClosable(true);
    m_docks->addWidget(m_eventsDock);
    m_docks->addWidget(m_logDock);
    m_docks->setStretchFactor(0, 1);
    m_docks->setStretchFactor(1, 1);
    m_docks->setChildrenCollapsible(false);
    m_docks->setHandleWidth(1);
    m_split->addWidget(middle);
    m_split->addWidget(m_docks);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    m_split->setStretchFactor(0, 1);
    m_docks->hide();
    column->addWidget(m_header);
    column->addWidget(m_split, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
}

void Window::buildMenus()
{
    const auto menu = [this](const QStringList &ids) {
        QMenu *made = menuBar()->addMenu(QString());
        for (const QString &id : ids) {
            if (id.isEmpty())
                made->addSeparator();
            else
                made->addAction(m_actions.action(id));
        }
        m_menus.push_back(made);
    };
    menu({action::exportPage, {}, action::quit});
    menu({action::page(PageId::Overview),
          action::page(PageId::Pods),
          action::page(PageId::Targets),
          action::page(PageId::Start),
          action::page(PageId::Runs),
          {},
          action::filter,
          action::reload,
          {},
          action::dock});
    menu({action::page(PageId::Pods), action::page(PageId::Targets)});
    menu({action::openStart, action::stopRun});
    menu({action::palette, action::undo, {}, action::page(PageId::Settings)});
    menu({action::shortcuts});
    m_actions.attachTo(this);
}

void Window::connectPages()
{
    for (Page *page : m_pages) {
        connect(page, &Page::goTo, this, &Window::open);
        connect(page, &Page::said, this, &Window::say);
        connect(page, &Page::finished, this, [this, page](bool isDone) { onFinished(page, isDone); });
        connect(page, &Page::logsWanted, this, [this](const RunnerId &runner) {
            showDock(m_eventsDock->isVisibleTo(this), true);
            m_logDock->show(runner);
        });
        connect(page, &Page::eventsWanted, this, [this] { showDock(true, m_logDock->isVisibleTo(this)); });
        connect(page, &Page::abilitiesChanged, this, [this, page] {
            if (page == current())
                m_actions.action(action::exportPage)->setEnabled(page->canExport());
        });
    }
}

void Window::connectActions()
{
    const auto on = [this](const QString &id, auto function) {
        connect(m_actions.action(id), &QAction::triggered, this, function);
    };
    for (const PageId page : allPages)
        on(action::page(page), [this, page] { open(page); });
    on(action::palette, [this] { openPalette(); });
    on(action::filter, [this] { current()->focusFilter(); });
    on(action::dock, [this] { toggleDock(); });
    on(action::openStart, [this] { open(PageId::Start, QStringLiteral("plan")); });
    on(action::stopRun, [this] { stopRun(); });
    on(action::reload, [this] { current()->reload(); });
    on(action::exportPage, [this] { current()->exportPage(); });
    on(action::undo, [this] { current()->undo(); });
    on(action::shortcuts, [this] { openShortcuts(); });
    on(action::quit, [this] { close(); });
    connect(m_navigation, &Navigation::chosen, this, [this](PageId page) { open(page); });
    connect(m_navigation, &Navigation::collapsedChanged, this, &Window::remember);
    connect(m_header, &HeaderBar::fleetWanted, this, [this] { open(PageId::Settings, QStringLiteral("k6")); });
    connect(m_header, &HeaderBar::paletteWanted, this, &Window::openPalette);
    connect(m_header, &HeaderBar::shortcutsWanted, this, &Window::openShortcuts);
    connect(m_header, &HeaderBar::eventsWanted, this, [this] {
        m_eventsDock->showWarningsOnly(true);
        showDock(true, m_logDock->isVisibleTo(this));
    });
    connect(m_status, &StatusLine::eventsWanted, this,
            [this] { showDock(!m_eventsDock->isVisibleTo(this), m_logDock->isVisibleTo(this)); });
    connect(m_status, &StatusLine::logsWanted, this,
            [this] { showDock(m_eventsDock->isVisibleTo(this), !m_logDock->isVisibleTo(this)); });
    connect(m_eventsDock, &EventsDock::closed, this, [this] { showDock(false, m_logDock->isVisibleTo(this)); });
    connect(m_eventsDock, &EventsDock::runnerWanted, this,
            [this](const RunnerId &runner) { open(PageId::Pods, runner.value); });
    connect(m_logDock, &LogDock::closed, this, [this] { showDock(m_eventsDock->isVisibleTo(this), false); });
    connect(m_logDock, &LogDock::said, this, &Window::say);
    connect(&m_actions, &Actions::changed, this, [this] {
        const auto keys = m_actions.keys(action::palette);
        m_header->setPaletteKeys(keys.isEmpty() ? QString() : keys.constFirst().toString(QKeySequence::NativeText));
    });
}

void Window::connectRun()
{
    viewmodels::RunConsole &run = m_services.run;
    connect(&run, &viewmodels::RunConsole::viewChanged, this, &Window::refreshRun);
    connect(&run, &viewmodels::RunConsole::asked, this, [this] { open(PageId::Start); });
    connect(&run, &viewmodels::RunConsole::finished, this, [this] {
        if (m_isClosing)
            close();
    });
    connect(&m_events, &QAbstractItemModel::rowsInserted, this, &Window::refreshRun);
    connect(&m_events, &QAbstractItemModel::dataChanged, this, &Window::refreshRun);
    connect(&m_events, &QAbstractItemModel::rowsRemoved, this, &Window::refreshRun);
}

void Window::connectCluster()
{
    connect(m_header, &HeaderBar::fleetChosen, this, [this](const QString &name) {
        if (m_services.run.view().isActive()) // the menu may have been open since before
            return;
        settings::Preferences preferences = m_services.preferences.preferences();
        preferences.fleet = name;
        m_services.preferences.setPreferences(preferences);
        refreshCluster(); // also when nothing changed
    });
    connect(m_header, &HeaderBar::connectionsWanted, this,
            [this] { open(PageId::Settings, QStringLiteral("connections")); });
    connect(m_connection, &ConnectionBar::settingsWanted, this,
            [this] { open(PageId::Settings, QStringLiteral("connections")); });
    connect(m_connection, &ConnectionBar::retryWanted, this, [this] { m_services.cluster.retryNow(); });
    connect(m_header, &HeaderBar::dashboardWanted, this,
            [this] { open(PageId::Settings, QStringLiteral("connections")); });
    connect(&m_services.agents, &engine::AgentFleet::changed, this,
            [this] { m_header->setDashboard(m_services.agents.state()); });
    m_header->setDashboard(m_services.agents.state());
    connect(&m_services.dashboard, &viewmodels::DashboardConsole::keyringFailed, this, [this] {
        warn(tr("The dashboard's password could not be read from the keyring. Type it in the settings.")
                 .toHtmlEscaped());
    });
    viewmodels::ClusterConsole &cluster = m_services.cluster;
    connect(&cluster, &viewmodels::ClusterConsole::stateChanged, this, &Window::refreshCluster);
    connect(&cluster, &viewmodels::ClusterConsole::connectionChanged, this, &Window::refreshCluster);
    connect(&cluster.pods(), &viewmodels::RunnerModel::countsChanged, this, &Window::refreshCluster);
    connect(&cluster, &viewmodels::ClusterConsole::eventsChanged, this,
            [this] { m_events.setCluster(m_services.cluster.events()); });
    connect(&m_services.preferences, &settings::PreferencesFile::changed, this, &Window::refreshCluster);
    connect(&m_services.run, &viewmodels::RunConsole::stageChanged, this, &Window::refreshCluster);
    refreshCluster();
}

void Window::refreshCluster()
{
    const viewmodels::ClusterConsole &cluster = m_services.cluster;
    QStringList names;
    for (const settings::ConnectionProfile &profile : m_services.preferences.preferences().connections)
        names << profile.name;
    const engine::RunView &view = m_services.run.view();
    m_header->setFleets(names, view.isActive() ? tr("A run is in progress: the fleet stays as it is until it ends.")
                                               : QString());
    const fleet::ConnectionState state = clusterState();
    m_header->setConnection(cluster.connection(), state);
    const bool wasLost = m_connection->isVisibleTo(this);
    const bool isThere = view.isActive() && view.plan.cluster;
    m_connection->show(state, m_services.clock.now(),
                       !isThere             ? ConnectionBar::Run::None
                       : view.isUnderLoad() ? ConnectionBar::Run::Loaded
                                            : ConnectionBar::Run::Gated);
    m_status->setConnection(cluster.connection() ? std::optional(state) : std::nullopt,
                            cluster.chosen().pods.isEmpty() ? -1 : m_services.cluster.pods().rowCount());
    if (m_connection->isVisibleTo(this) && !wasLost)
        say(tr("Connection lost."));
}

// What the run sees of its pods counts, too: its watch is another one.
fleet::ConnectionState Window::clusterState() const
{
    fleet::ConnectionState state = m_services.cluster.state();
    const engine::RunView &view = m_services.run.view();
    if (!m_services.cluster.connection() || !view.isActive() || !view.blindSince ||
        state.state == fleet::LinkState::Lost)
        return state;
    state.state = fleet::LinkState::Lost;
    state.asOf = view.blindSince;
    state.nextTry.reset();
    state.attempt = 0;
    state.why = Error{Errc::Network, QStringLiteral("the run's pods cannot be watched"), {}};
    return state;
}

void Window::refreshRun()
{
    const engine::RunView &view = m_services.run.view();
    if (view.blindSince != m_blindSince) {
        m_blindSince = view.blindSince;
        refreshCluster();
    }
    m_status->setRun(view, view.isActive() ? m_services.run.runners().rowCount() : 0, m_services.clock.now());
    m_status->setEvents(m_events.total());
    const int warnings =
        m_events.total(viewmodels::EventLevel::Warning) + m_events.total(viewmodels::EventLevel::Error);
    if (m_eventsDock->isVisibleTo(this) || warnings < m_seenWarnings) // those of a cluster go with its connection
        m_seenWarnings = warnings;
    m_header->setUnseen(warnings - m_seenWarnings);
    m_header->setDemo(view.isActive() && view.demoTarget);
    m_navigation->setProblems(m_services.run.problems());
    m_navigation->setRunning(view.isActive());
    m_actions.action(action::stopRun)->setEnabled(view.isActive() && view.stage != coordinator::Stage::Stopping);
}

void Window::open(PageId page, const QString &what)
{
    if (const QWidget *focus = focusWidget(); focus != nullptr && m_stack->isAncestorOf(focus))
        m_stack->setFocus(); // else it would go to whatever comes after the page
    m_stack->setCurrentWidget(m_pages[static_cast<size_t>(page)]);
    m_navigation->setPage(page);
    if (!what.isEmpty())
        current()->open(what);
    m_actions.action(action::exportPage)->setEnabled(current()->canExport());
    m_services.run.setHidden(page != PageId::Pods && page != PageId::Start && page != PageId::Overview);
    m_services.cluster.setHidden(page != PageId::Pods && page != PageId::Overview);
    retranslate();
    remember();
}

PageId Window::page() const
{
    return static_cast<PageId>(m_stack->currentIndex());
}

void Window::bringUp()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void Window::setK6(const QString &version)
{
    m_header->setK6(version);
}

void Window::say(const QString &sentence)
{
    m_status->say(sentence);
}

void Window::warn(const QString &markup)
{
    m_notice->say(Notice::Tone::Warning, markup);
}

void Window::stopRun()
{
    const engine::RunView &view = m_services.run.view();
    if (view.isActive() && view.stage != coordinator::Stage::Stopping)
        m_services.run.engine().stop();
}

void Window::openShortcuts()
{
    auto *sheet = new ShortcutSheet(m_actions, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &ShortcutSheet::changeWanted, this, [this] { open(PageId::Settings, QStringLiteral("shortcuts")); });
    sheet->open();
}

void Window::openPalette()
{
    m_palette->open(paletteEntries());
}

QVector<PaletteEntry> Window::paletteEntries() const
{
    QVector<PaletteEntry> entries;
    for (const ActionEntry &entry : m_actions.entries()) {
        QAction *action = m_actions.action(entry.id);
        if (action == nullptr || !action->isEnabled() || entry.id == action::palette)
            continue;
        const bool isPage = entry.id.startsWith(QLatin1String("go."));
        entries.push_back({entry.text, isPage ? tr("Page") : tr("Action"),
                           entry.keys.isEmpty() ? QString() : entry.keys.constFirst().join(QLatin1Char('+')),
                           isPage ? QStringLiteral("arrow-right") : QStringLiteral("zap"),
                           [action] { action->trigger(); }});
    }
    auto *self = const_cast<Window *>(this);
    for (const dashboard::Target &target : m_services.agents.state().targets)
        entries.push_back({target.label.isEmpty() ? target.url : target.label,
                           tr("Target"),
                           {},
                           QStringLiteral("crosshair"),
                           [self, id = target.id] { self->open(PageId::Targets, id); }});
    for (const fleet::RunnerRow &row : m_services.run.runners().rows()) {
        const QString name = row.id.value;
        entries.push_back(
            {name, tr("Pod"), {}, QStringLiteral("boxes"), [self, name] { self->open(PageId::Pods, name); }});
    }
    return entries;
}

void Window::showDock(bool events, bool logs)
{
    if (events && logs && width() < scaled(docksBelow)) { // one at a time: the one that was just asked for
        if (m_eventsDock->isVisibleTo(this))
            events = false;
        else
            logs = false;
    }
    m_eventsDock->setVisible(events);
    m_logDock->setVisible(logs);
    const bool wasOpen = m_docks->isVisibleTo(this);
    m_docks->setVisible(events || logs);
    m_status->setDockOpen(events || logs);
    if ((events || logs) && !wasOpen) {
        const int height = std::min(scaled(248), this->height() / 3);
        m_split->setSizes({m_split->height() - height, height});
        m_docks->setSizes({width() / 2, width() / 2});
    }
    refreshRun();
    remember();
}

void Window::toggleDock()
{
    if (m_docks->isVisibleTo(this))
        showDock(false, false);
    else
        showDock(true, width() >= scaled(docksBelow));
}

void Window::fitDocks()
{
    if (width() < scaled(docksBelow) && m_eventsDock->isVisibleTo(this) && m_logDock->isVisibleTo(this))
        showDock(false, true);
}

void Window::retranslate()
{
    const QStringList titles{tr("&File"), tr("&View"), tr("F&leet"), tr("&Run"), tr("&Tools"), tr("&Help")};
    for (qsizetype i = 0; i < m_menus.size(); ++i)
        m_menus[i]->setTitle(titles[i]);
    setWindowTitle(QStringLiteral("Largada"));
    setAccessibleName(QStringLiteral("Largada"));
    const auto keys = m_actions.keys(action::palette);
    m_header->setPaletteKeys(keys.isEmpty() ? QString() : keys.constFirst().toString(QKeySequence::NativeText));
    refreshRun();
}

void Window::restore()
{
    const settings::WindowState &state = m_services.preferences.window();
    if (state.geometry.isEmpty() || !restoreGeometry(state.geometry))
        resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(8, 40))); // with a frame around it
    m_navigation->setCollapsed(state.isNavigationCollapsed);
    m_stack->setCurrentIndex(static_cast<int>(pageFromKey(state.page).value_or(PageId::Overview)));
    m_navigation->setPage(page());
    if (state.isDockOpen)
        toggleDock();
}

void Window::remember()
{
    settings::WindowState state = m_services.preferences.window();
    state.geometry = saveGeometry();
    state.page = pageKey(page());
    state.isNavigationCollapsed = m_navigation->isCollapsed();
    state.isDockOpen = m_docks->isVisibleTo(this);
    m_services.preferences.setWindow(state);
}

void Window::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_navigation->setNarrow(width() < scaled(narrowBelow));
    fitDocks();
}

void Window::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_actions.retranslate();
        m_services.run.retranslate();
        m_services.cluster.retranslate();
        m_events.retranslate();
        retranslate();
        refreshCluster();
    }
}

void Window::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (m_isPainted)
        return;
    m_isPainted = true;
    // After the whole of it is on the screen.
    QTimer::singleShot(0, this, [] { qCInfo(logShell) << "first paint"; });
}

void Window::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && current()->escape())
        return;
    QMainWindow::keyPressEvent(event);
}

} // namespace largada::ui
