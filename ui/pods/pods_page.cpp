// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods/pods_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QSlider>
#include <QStackedWidget>

#include <algorithm>
#include <array>

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QKeyEvent>

#include "pods/flow_row.h"
#include "pods/pod_details.h"
#include "pods/pod_empty.h"
#include "pods/pod_footer.h"
#include "pods/pod_table.h"
#include "text/sentences.h"
#include "viewmodels/runner_facts.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/search_edit.h"
#include "widgets/segmented.h"
#include "widgets/state_chip.h"

namespace largada::ui
{

using fleet::RunnerState;

namespace
{

constexpr std::array tileSizes{5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 36, 44, 56};
constexpr std::array groupings{PodGrid::Grouping::None, PodGrid::Grouping::State, PodGrid::Grouping::Reason,
                               PodGrid::Grouping::Phase, PodGrid::Grouping::Node};
constexpr std::array groupKeys{"none", "state", "reason", "phase", "node"};

int stepOf(int tile)
{
    const auto it = std::find_if(tileSizes.cbegin(), tileSizes.cend(), [tile](int size) { return size >= tile; });
    return static_cast<int>(std::min(it, tileSizes.cend() - 1) - tileSizes.cbegin());
}

} // namespace

PodsPage::PodsPage(const Services &services, QWidget *parent)
    : Page(parent), m_services(services), m_agents(services.agents, services.clock),
      m_fleet(viewmodels::fleetOf(services.run)), m_filter(services.run.runners())
{
    setObjectName(QStringLiteral("pagePods"));
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12));
    lines->setSpacing(scaled(8));
    lines->addLayout(buildHead());
    lines->addLayout(buildFilters());
    auto *below = new QHBoxLayout;
    below->setSpacing(scaled(12));
    below->addWidget(buildCard(), 1);
    m_details = new PodDetails(services);
    m_details->hide();
    below->addWidget(m_details);
    lines->addLayout(below, 1);
    connectAll();
    restoreChoices();
    retranslate();
    refresh();
}

PodsPage::~PodsPage() = default;

QHBoxLayout *PodsPage::buildHead()
{
    m_title = new Label(TextKind::PageTitle);
    m_fleets = new Segmented;
    m_fleets->setObjectName(QStringLiteral("podFleets"));
    m_fleets->hide();
    m_facts = new Label(TextKind::Small, Ink::Muted);
    m_facts->setObjectName(QStringLiteral("podFacts"));
    m_facts->setEliding(Qt::ElideMiddle);
    m_search = new SearchEdit;
    m_search->setObjectName(QStringLiteral("podFilter"));
    m_search->setMinimumWidth(scaled(100));
    m_search->setMaximumWidth(scaled(236));
    m_group = new QComboBox;
    m_group->setObjectName(QStringLiteral("podGroup"));
    m_group->setProperty("quiet", QStringLiteral("true"));
    m_fit = new Button(ButtonKind::Flat);
    m_fit->setObjectName(QStringLiteral("podFit"));
    m_fit->setIconName(QStringLiteral("layout-grid"));
    m_size = new QSlider(Qt::Horizontal);
    m_size->setObjectName(QStringLiteral("podSize"));
    m_size->setRange(0, static_cast<int>(tileSizes.size()) - 1);
    m_size->setPageStep(2);
    m_size->setFixedWidth(scaled(84));
    m_columns = new Button;
    m_columns->setObjectName(QStringLiteral("podColumns"));
    m_columns->setIconName(QStringLiteral("columns-3"));
    m_columns->setDropDown(new QMenu);
    m_views = new Segmented;
    m_views->setObjectName(QStringLiteral("podView"));
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(8));
    head->addWidget(m_title);
    head->addWidget(m_fleets);
    head->addWidget(m_facts, 1);
    head->addWidget(m_search, 1);
    head->addWidget(m_group);
    head->addWidget(m_columns);
    head->addWidget(m_fit);
    head->addWidget(m_size);
    head->addWidget(m_views);
    return head;
}

QLayout *PodsPage::buildFilters()
{
    auto *row = new FlowRow;
    row->setSpacing(scaled(6));
    for (const RunnerState state : fleet::allRunnerStates) {
        m_chips << new StateChip(state);
        row->addWidget(m_chips.constLast());
    }
    auto *problems = new QWidget;
    auto *pair = new QHBoxLayout(problems);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(scaled(4));
    m_onlyProblems = new QCheckBox;
    m_onlyProblems->setObjectName(QStringLiteral("onlyProblems"));
    m_problems = new Label(TextKind::SmallStrong, Ink::Error);
    m_problems->setObjectName(QStringLiteral("problemCount"));
    pair->addWidget(m_onlyProblems);
    pair->addWidget(m_problems);
    problems->setMinimumHeight(scaled(32));
    row->addWidget(problems);
    return row;
}

QWidget *PodsPage::buildCard()
{
    auto *card = new Card;
    auto *lines = new QVBoxLayout(card);
    lines->setContentsMargins(1, 1, 1, scaled(8));
    lines->setSpacing(scaled(8));
    m_stack = new QStackedWidget;
    m_stack->setMinimumSize(scaled(280), scaled(160));
    auto *gridPlace = new QWidget;
    auto *gridLines = new QVBoxLayout(gridPlace);
    gridLines->setContentsMargins(scaled(10), scaled(10), scaled(4), 0);
    m_grid = new PodGrid(m_services.run.runners(), m_filter, m_selection, m_services.clock);
    gridLines->addWidget(m_grid);
    m_table = new PodTable(m_filter, m_selection, m_services.preferences);
    m_stack->addWidget(gridPlace);
    m_stack->addWidget(m_table);
    m_empty = new PodEmpty(QStringLiteral("openStart"));
    m_nothing = new PodEmpty(QStringLiteral("clearFilter"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_nothing);
    m_empty->button()->setKind(ButtonKind::Primary);
    m_footRule = new Rule;
    m_footer = new PodFooter;
    lines->addWidget(m_stack, 1);
    lines->addWidget(m_footRule);
    lines->addWidget(m_footer);
    return card;
}

void PodsPage::connectAll()
{
    connectModel(model());
    connect(&m_services.run, &viewmodels::RunConsole::viewChanged, this, &PodsPage::refreshSoon);
    viewmodels::ClusterConsole &cluster = m_services.cluster;
    connect(&cluster, &viewmodels::ClusterConsole::connectionChanged, this, &PodsPage::refreshSoon);
    connect(&cluster, &viewmodels::ClusterConsole::chosenChanged, this, &PodsPage::refreshSoon);
    connect(&cluster, &viewmodels::ClusterConsole::stateChanged, this, &PodsPage::refreshSoon);
    connect(&m_agents, &viewmodels::AgentConsole::changed, this, [this] {
        chooseFleet(); // also while nobody looks: it shows the right one when somebody does
        refreshSoon();
    });
    connect(m_fleets, &Segmented::chosen, this, [this](int index) {
        m_wanted = m_sources.value(index, Source::Run);
        refresh();
    });
    connect(&m_filter, &viewmodels::RunnerFilter::refiltered, this, &PodsPage::refreshSoon);
    connect(&m_selection, &PodSelection::changed, this, &PodsPage::refreshSoon);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) { m_filter.setText(text); });
    for (StateChip *chip : std::as_const(m_chips))
        connect(chip, &QAbstractButton::toggled, this, &PodsPage::showStates);
    connect(m_onlyProblems, &QCheckBox::toggled, this, [this](bool only) {
        m_filter.showProblemsOnly(only ? std::optional(m_services.clock.wall()) : std::nullopt);
    });
    connect(m_group, &QComboBox::activated, this, [this](int index) {
        m_grid->setGrouping(groupings[static_cast<size_t>(index)]);
        keepChoice(QStringLiteral("pods/group"), QLatin1String(groupKeys[static_cast<size_t>(index)]));
    });
    connect(m_size, &QSlider::valueChanged, this, [this](int step) {
        const int tile = tileSizes[static_cast<size_t>(step)];
        m_grid->setTileSize(tile);
        keepChoice(QStringLiteral("pods/tile"), QString::number(tile));
    });
    connect(m_fit, &QPushButton::clicked, this, [this] {
        m_grid->setTileSize(0);
        keepChoice(QStringLiteral("pods/tile"), QStringLiteral("0"));
        refresh();
    });
    connect(m_views, &Segmented::chosen, this, [this](int index) {
        setTableShown(index == 1);
        keepChoice(QStringLiteral("pods/view"), index == 1 ? QStringLiteral("table") : QStringLiteral("grid"));
    });
    connect(m_grid, &PodGrid::detailsWanted, this, &PodsPage::showDetails);
    connect(m_table, &PodTable::detailsWanted, this, &PodsPage::showDetails);
    connect(m_details, &PodDetails::closed, this, [this] { setDetailsShown(false); });
    connect(m_details, &PodDetails::logsWanted, this, &Page::logsWanted);
    connect(m_details, &PodDetails::eventsWanted, this, &Page::eventsWanted);
    connect(m_details, &PodDetails::said, this, &Page::said);
    connect(m_empty->button(), &QPushButton::clicked, this, &PodsPage::endEmptiness);
    connect(m_nothing->button(), &QPushButton::clicked, this, &PodsPage::clearFilter);
    m_grid->installEventFilter(this);
    m_table->installEventFilter(this);
    constexpr std::chrono::milliseconds resortEvery(500);
    m_resort.setInterval(resortEvery);
    connect(&m_resort, &QTimer::timeout, this, &PodsPage::resortIfNeeded);
    m_resort.start();
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &PodsPage::refreshAges);
    m_second.start();
}

void PodsPage::restoreChoices()
{
    const QMap<QString, QString> &choices = m_services.preferences.window().choices;
    const bool table = choices.value(QStringLiteral("pods/view")) == QLatin1String("table");
    retranslateGroups();
    const QString group = choices.value(QStringLiteral("pods/group"));
    const auto key = std::find_if(groupKeys.cbegin(), groupKeys.cend(),
                                  [&group](const char *known) { return group == QLatin1String(known); });
    const auto index = key == groupKeys.cend() ? 0 : key - groupKeys.cbegin();
    m_group->setCurrentIndex(static_cast<int>(index));
    m_grid->setGrouping(groupings[static_cast<size_t>(index)]);
    const int tile = choices.value(QStringLiteral("pods/tile")).toInt();
    if (tile >= tileSizes.front() && tile <= tileSizes.back()) {
        const QSignalBlocker quiet(m_size);
        m_size->setValue(stepOf(tile));
        m_grid->setTileSize(tile);
    }
    m_isTable = table;
    setTableShown(table);
}

void PodsPage::keepChoice(const QString &key, const QString &value)
{
    settings::WindowState window = m_services.preferences.window();
    window.choices[key] = value;
    m_services.preferences.setWindow(window);
}

void PodsPage::retranslateGroups()
{
    const QStringList texts{tr("Group: nothing"), tr("Group: state"), tr("Group: reason"), tr("Group: phase"),
                            tr("Group: node")};
    for (int i = 0; i < texts.size(); ++i) {
        if (i < m_group->count())
            m_group->setItemText(i, texts[i]);
        else
            m_group->addItem(texts[i]);
    }
}

void PodsPage::retranslate()
{
    m_title->setText(tr("Pods"));
    m_search->setAccessibleName(tr("Filter the pods"));
    retranslateGroups();
    m_group->setAccessibleName(tr("Group the pods"));
    m_fit->setAccessibleName(tr("Fit all pods"));
    m_fit->setToolTip(tr("Make the tiles as large as fits without scrolling"));
    m_size->setAccessibleName(tr("Size of the tiles"));
    m_size->setToolTip(tr("Size of the tiles"));
    m_columns->setText(tr("Columns"));
    nameSources();
    m_fleets->setAccessibleName(tr("Which pods"));
    m_table->fillColumnMenu(m_columns->menu());
    m_views->setChoices({tr("Grid"), tr("Table")}, {QStringLiteral("layout-grid"), QStringLiteral("table-2")});
    m_onlyProblems->setText(tr("Problems only"));
    setAccessibleName(tr("Pods"));
    refresh();
}

void PodsPage::refreshSoon()
{
    m_isDirty = true;
    if (m_isRefreshPending || !isVisible())
        return;
    m_isRefreshPending = true;
    QMetaObject::invokeMethod(this, [this] { refresh(); }, Qt::QueuedConnection);
}

void PodsPage::refresh()
{
    m_isRefreshPending = false;
    chooseFleet();
    refreshCounts();
    showStaleness();
    m_facts->setText(fleetFacts());
    const engine::PhaseView *phase = m_services.run.view().current();
    m_footer->setNote(!m_isTable || phase == nullptr || m_fleet.isLive
                          ? QString()
                          //: %1 is "Warm-up" or "Main"
                          : tr("Figures of the phase: %1").arg(text::word(phase->name).toLower()));
    m_grid->refreshProblems();
    const bool fits = m_services.preferences.window().choices.value(QStringLiteral("pods/tile")).toInt() == 0;
    if (fits) {
        const QSignalBlocker quiet(m_size);
        m_size->setValue(stepOf(m_grid->layoutOf().tile()));
    }
    m_fit->setBlocked(fits ? tr("The tiles have the size that fits best already") : QString());
    if (!fits)
        m_fit->setToolTip(tr("Make the tiles as large as fits without scrolling"));
    if (!m_details->isHidden())
        m_details->show(m_selection.current());
}

void PodsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_agents.setWatched(true);
    refresh();
}

void PodsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_agents.setWatched(false);
}

void PodsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::StyleChange) { // the text's size may be another one
        m_size->setFixedWidth(scaled(84));
        m_search->setMinimumWidth(scaled(100));
        m_search->setMaximumWidth(scaled(236));
    }
}

} // namespace largada::ui
