// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/overview_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>

#include "charts/curve_segments.h"
#include "charts/series_segments.h"
#include "charts/time_chart.h"
#include "core/epoch_seconds.h"
#include "fleet/run_figures.h"
#include "overview/figure_card.h"
#include "overview/first_start.h"
#include "overview/latest_runs.h"
#include "overview/problems_card.h"
#include "overview/scale_card.h"
#include "overview/states_card.h"
#include "text/sentences.h"
#include "viewmodels/run_figures.h"
#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/notice.h"

namespace largada::ui
{

namespace
{

constexpr std::chrono::minutes windowSpan(5);
constexpr double windowSeconds = std::chrono::seconds(windowSpan).count();
constexpr int slices = 30;               // of the window, for what agents measure
constexpr double gapSlices = 6;          // longer without an execution is a gap
constexpr std::chrono::seconds pause(5); // between two readings of the executions

} // namespace

struct OverviewPage::Drawn {
    QVector<RangeSegment> latency;
    QVector<Segment> throughput, fails;
    QVector<Band> bands;
    double end = 0; // seconds of the epoch
};

OverviewPage::OverviewPage(const Services &services, QWidget *parent)
    : Page(parent), m_services(services), m_agents(services.agents, services.clock),
      m_executions(services.agents, services.clock, slices, pause), m_stack(new QStackedWidget),
      m_first(new FirstStart(services)), m_body(new QWidget), m_head(new QWidget),
      m_title(new Label(TextKind::PageTitle)), m_newRun(new Button), m_scale(new ScaleCard(services)),
      m_latency(new FigureCard), m_throughput(new FigureCard), m_fails(new FigureCard), m_states(new StatesCard),
      m_problems(new ProblemsCard), m_latest(new LatestRuns), m_undo(new UndoBar)
{
    setObjectName(QStringLiteral("pageOverview"));
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea; // for large text in a small window
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_stack);
    around->addWidget(area);
    m_stack->addWidget(m_first);
    m_stack->addWidget(m_body);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12));
    column->setSpacing(scaled(12));
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_newRun);
    column->addWidget(m_head);
    column->addWidget(m_scale);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(scaled(12));
    for (FigureCard *card : {m_latency, m_throughput, m_fails})
        figures->addWidget(card, 1);
    column->addLayout(figures, 5);
    auto *below = new QHBoxLayout;
    below->setSpacing(scaled(12));
    auto *left = new QVBoxLayout;
    left->setSpacing(scaled(12));
    left->addWidget(m_states);
    left->addWidget(m_problems, 1);
    below->addLayout(left, 5);
    below->addWidget(m_latest, 6);
    column->addLayout(below, 6);
    column->addWidget(m_undo);
    m_newRun->setObjectName(QStringLiteral("newRunOfPage"));
    m_newRun->setIconName(QStringLiteral("flag"));
    m_latency->setObjectName(QStringLiteral("latencyCard"));
    m_throughput->setObjectName(QStringLiteral("throughputCard"));
    m_fails->setObjectName(QStringLiteral("failsCard"));
    m_latency->chart()->setValueKind(ValueKind::Milliseconds, 10);
    m_throughput->chart()->setValueKind(ValueKind::PerSecond, 10);
    m_fails->chart()->setValueKind(ValueKind::Percent, 10);
    for (FigureCard *card : {m_latency, m_throughput, m_fails})
        card->chart()->setTimeKind(TimeKind::WallClock);

    viewmodels::RunConsole &run = m_services.run;
    connect(&run, &viewmodels::RunConsole::viewChanged, this, &OverviewPage::refresh);
    connect(&run, &viewmodels::RunConsole::seriesChanged, this, &OverviewPage::refreshCharts);
    connect(&run.runners(), &viewmodels::RunnerModel::countsChanged, this, &OverviewPage::refresh);
    connect(&m_executions, &viewmodels::ExecutionSeries::changed, this, [this] {
        refresh();
        refreshCharts();
    });
    connect(&m_services.history, &engine::History::changed, this, &OverviewPage::readHistory);
    connect(&m_services.history, &engine::History::troubled, this, &OverviewPage::readHistory);
    for (FigureCard *card : {m_latency, m_throughput, m_fails})
        connect(card, &FigureCard::clicked, this, [this] {
            areAgents() ? emit goTo(PageId::Runs, QStringLiteral("agents")) : emit goTo(PageId::Start, {});
        });
    connect(m_states, &StatesCard::stateWanted, this,
            [this](fleet::RunnerState state) { emit goTo(PageId::Pods, fleet::runnerStateKey(state)); });
    connect(m_states, &StatesCard::problemsWanted, this,
            [this] { emit goTo(PageId::Pods, QStringLiteral("problems")); });
    connect(m_problems, &ProblemsCard::runnerWanted, this,
            [this](const RunnerId &runner) { emit goTo(PageId::Pods, runner.value); });
    connect(m_latest, &LatestRuns::runWanted, this, [this](const RunId &id) { emit goTo(PageId::Runs, id.value); });
    connect(m_latest, &LatestRuns::allWanted, this, [this] { emit goTo(PageId::Runs, {}); });
    connect(m_latest, &LatestRuns::newWanted, this, [this] { emit goTo(PageId::Start, QStringLiteral("plan")); });
    connect(m_newRun, &Button::clicked, m_latest, &LatestRuns::newWanted);
    connect(m_first, &FirstStart::goTo, this, &OverviewPage::goTo);
    connect(&m_services.agents, &engine::AgentFleet::changed, this, &OverviewPage::choose);
    connect(&m_agents.agents(), &viewmodels::RunnerModel::countsChanged, this, &OverviewPage::refresh);
    connect(m_scale, &ScaleCard::settingsWanted, this,
            [this] { emit goTo(PageId::Settings, QStringLiteral("connections")); });
    connect(m_scale, &ScaleCard::applied, this, [this](int before, int agents) {
        m_before = before;
        //: numbers of agents
        m_undo->offer(tr("Scaled from %1 to %2 agents").arg(text::number(before), text::number(agents)));
    });
    connect(m_undo, &UndoBar::undone, this, [this] {
        m_scale->form().choose(m_before);
        m_scale->form().reconcile();
    });
    m_executions.want(viewmodels::ExecutionSeries::Wanted{{}, windowSpan});
    readHistory();
    retranslate();
}

void OverviewPage::open(const QString &what)
{
    if (what != QLatin1String("scale"))
        return;
    m_isScaleWanted = true;
    choose();
    m_scale->setFocus();
}

void OverviewPage::undo()
{
    m_undo->undo();
}

void OverviewPage::finish()
{
    m_undo->finish();
}

bool OverviewPage::escape()
{
    if (!m_scale->form().isDraft())
        return false;
    m_scale->form().discard();
    return true;
}

void OverviewPage::reload()
{
    m_services.agents.refresh();
    readHistory();
    m_first->look();
}

void OverviewPage::readHistory()
{
    deliver(m_services.history.list(), this, [this](const Result<QVector<store::RunSummary>> &runs) {
        takeRuns(runs ? *runs : QVector<store::RunSummary>());
        m_latest->setTrouble(runs ? QString() : text::sentence(runs.error()));
    });
}

void OverviewPage::takeRuns(const QVector<store::RunSummary> &runs)
{
    m_isHistoryKnown = true;
    m_hasHistory = !runs.isEmpty();
    m_latest->setRuns(runs, m_services.clock.wall());
    choose();
}

void OverviewPage::choose()
{
    const engine::AgentFleetState &agents = m_services.agents.state();
    const bool hasAgents = m_isScaleWanted || !agents.targets.isEmpty() || !agents.agents.isEmpty() ||
                           !agents.isEmbedded || (agents.config && agents.config->desiredAgents > 0);
    const bool isFirst = !hasAgents && m_isHistoryKnown && !m_hasHistory && m_services.run.view().id.isEmpty() &&
                         m_services.history.trouble() == engine::HistoryTrouble::None;
    QWidget *wanted = isFirst ? static_cast<QWidget *>(m_first) : m_body;
    if (wanted == m_stack->currentWidget())
        return;
    if (m_stack->isAncestorOf(focusWidget()))
        m_stack->setFocus();
    m_stack->setCurrentWidget(wanted);
}

void OverviewPage::refresh()
{
    if (!isVisible())
        return;
    choose();
    viewmodels::RunConsole &run = m_services.run;
    if (areAgents())
        m_states->show(m_agents.agents(), m_agents.agents().count(fleet::RunnerState::Failed));
    else
        m_states->show(run.runners(), run.problems());
    m_problems->show(run.runners().rows(), m_services.clock.wall());
    m_executions.setSeen(areAgents());
    areAgents() ? showFiguresOfAgents() : showFiguresOfRun();
}

bool OverviewPage::areAgents() const
{
    viewmodels::RunConsole &run = m_services.run;
    return !run.view().isActive() && run.runners().rowCount() == 0 && m_agents.agents().rowCount() > 0;
}

void OverviewPage::showFiguresOfRun()
{
    const viewmodels::RunConsole &run = m_services.run;
    const auto figures =
        viewmodels::liveFigures(run.view(), m_services.run.runners().rows(), run.series(), m_services.clock.now());
    const QString none = QStringLiteral("–");
    m_latency->setTitle(tr("p95 of runners"), tr("last 5 min"));
    m_latency->setFigure(
        figures.p95
            ? tr("%1–%2", "range of figures").arg(text::number(figures.p95->low), text::number(figures.p95->high))
            : none,
        figures.p95 ? tr("ms, lowest to highest runner") : QString(), false);
    m_throughput->setFigure(figures.requestsPerSecond ? text::number(*figures.requestsPerSecond) : none,
                            figures.requestsPerSecond ? tr("requests/s") : QString(), false);
    const auto ratio = figures.failRatio();
    m_fails->setFigure(ratio ? tr("%1%", "percentage").arg(text::number(*ratio * 100, 2)) : none,
                       figures.requests ? tr("%1 of %2")
                                              .arg(text::number(double(figures.failed.value_or(0))),
                                                   text::number(double(*figures.requests)))
                                        : QString(),
                       figures.isOverLimit);
}

void OverviewPage::showFiguresOfAgents()
{
    const viewmodels::SeriesTotals totals = viewmodels::totalsOf(m_executions.series());
    const QString none = QStringLiteral("–");
    m_latency->setTitle(tr("p95 of executions"), tr("last 5 min"));
    m_latency->setFigure(
        totals.lowestP95Ms
            ? tr("%1–%2", "range of figures").arg(text::number(*totals.lowestP95Ms), text::number(*totals.highestP95Ms))
            : none,
        totals.lowestP95Ms ? tr("ms, lowest to highest") : QString(), false);
    m_throughput->setFigure(totals.rps ? text::number(*totals.rps) : none,
                            totals.rps ? tr("requests/s, mean") : QString(), false);
    m_fails->setFigure(totals.errorRate ? tr("%1%", "percentage").arg(text::number(*totals.errorRate * 100, 2)) : none,
                       totals.errorRate ? tr("of the agents' requests") : QString(),
                       totals.errorRate.value_or(0) > fleet::failLimit);
}

void OverviewPage::refreshCharts()
{
    if (isVisible())
        areAgents() ? drawAgents() : drawRun();
}

void OverviewPage::drawAgents()
{
    const viewmodels::TargetSeries &series = m_executions.series();
    Drawn drawn;
    drawn.latency = p95RangesOf(series, gapSlices);
    drawn.throughput = requestRatesOf(series, gapSlices);
    drawn.fails = failPercentsOf(series, gapSlices);
    drawn.end = epochSeconds(m_services.clock.wall());
    draw(drawn);
}

void OverviewPage::drawRun()
{
    const auto curves = viewmodels::curvesOf(m_services.run.series());
    Drawn drawn;
    for (const viewmodels::PhaseCurves &phase : curves) {
        drawn.throughput += segmentsOf(phase.requestsPerSecond);
        drawn.fails += segmentsOf(phase.failPercent);
        for (const auto &piece : phase.p95) {
            RangeSegment segment;
            for (const viewmodels::RangePoint &point : piece)
                segment.push_back({point.t, point.low, (point.low + point.high) / 2, point.high});
            drawn.latency.push_back(segment);
        }
        drawn.bands.push_back({phase.phase == fleet::PhaseName::Warmup ? Band::Kind::Warmup : Band::Kind::Main,
                               phase.from,
                               phase.to,
                               {}});
        drawn.end = phase.to;
    }
    if (drawn.end <= 0)
        drawn.end = epochSeconds(m_services.clock.wall());
    draw(drawn);
}

// One chart a turn of the event loop: the three in one would hold the window up.
void OverviewPage::draw(const Drawn &drawn)
{
    const auto later = [end = drawn.end, bands = drawn.bands](FigureCard *card, auto set) {
        QTimer::singleShot(0, card, [card, end, bands, set] {
            card->chart()->setTimeAxis(end - windowSeconds, end);
            card->chart()->setBands(bands);
            set(card->chart());
        });
    };
    later(m_latency, [latency = drawn.latency](TimeChart *chart) { chart->setRange(RangeSpec{}, latency); });
    later(m_throughput, [throughput = drawn.throughput](TimeChart *chart) { chart->setData(0, throughput); });
    later(m_fails, [fails = drawn.fails](TimeChart *chart) { chart->setData(0, fails); });
}

void OverviewPage::retranslate()
{
    m_title->setText(tr("Overview"));
    m_newRun->setText(tr("New run"));
    m_throughput->setTitle(tr("Throughput"), tr("last 5 min"));
    m_fails->setTitle(tr("Fail rate"), tr("last 5 min"));
    LineSpec requests;
    requests.isArea = true;
    requests.name = tr("requests/s");
    m_throughput->chart()->setLines({requests});
    LineSpec fails;
    fails.ink = Ink::Error;
    fails.isArea = true;
    fails.areaOpacity = 0.12;
    fails.name = tr("fails");
    m_fails->chart()->setLines({fails});
    m_fails->chart()->setRule(fleet::failLimit * 100, tr("limit 5%"), TimeChart::RuleLabel::InPlot);
    m_latency->chart()->setSummary(tr("p95 of the last five minutes, from the lowest to the highest"));
    m_throughput->chart()->setSummary(tr("Requests a second of the last five minutes"));
    m_fails->chart()->setSummary(tr("Fail rate of the last five minutes, in percent"));
    refresh();
    refreshCharts();
}

void OverviewPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
    refreshCharts();
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    m_executions.setSeen(false);
    Page::hideEvent(event);
}

void OverviewPage::arrange()
{
    const bool small = width() < scaled(1000);
    const bool isLow = height() < scaled(620);
    m_scale->setDense(isLow);
    m_head->setVisible(!isLow); // the navigation says where this is
    m_head->setFixedHeight(scaled(34));
    m_latest->setNewShown(isLow);
    m_problems->setVisible(!isLow); // their number is a row of the states
    m_body->layout()->setContentsMargins(scaled(small ? 12 : 16), scaled(12), scaled(small ? 12 : 16), scaled(12));
}

} // namespace largada::ui
