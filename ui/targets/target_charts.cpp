// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "targets/target_charts.h"

#include <algorithm>
#include <array>

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "charts/chart_stack.h"
#include "charts/time_chart.h"
#include "shell/dashboard_words.h"
#include "text/sentences.h"
#include "widgets/label.h"
#include "widgets/segmented.h"

namespace largada::ui
{

using viewmodels::TargetPoint;

namespace
{

enum Chart { Latency, Throughput, Fails, ChartCount };

constexpr std::array spans{std::chrono::minutes(15), std::chrono::minutes(60), std::chrono::minutes(24 * 60)};
constexpr int slices = 120;
constexpr std::chrono::seconds pause(3); // between two readings at least
constexpr double gapSlices = 3;          // longer without an execution is a gap

// One piece without a gap after the other.
template<class Value>
QVector<Segment> piecesOf(const viewmodels::TargetSeries &series, Value value)
{
    QVector<Segment> pieces;
    std::optional<double> last;
    for (const TargetPoint &point : series.points) {
        const std::optional<double> y = value(point);
        if (!y)
            continue;
        if (!last || point.t - *last > gapSlices * series.slice)
            pieces.push_back({});
        pieces.last().push_back({point.t, *y});
        last = point.t;
    }
    return pieces;
}

double secondsOf(WallTime time)
{
    return static_cast<double>(time.time_since_epoch().count()) / 1000;
}

} // namespace

TargetCharts::TargetCharts(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_span(new Segmented), m_note(new Label(TextKind::Small, Ink::Muted)),
      m_stack(new ChartStack(ChartCount))
{
    setObjectName(QStringLiteral("targetCharts"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(6));
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(8));
    row->addWidget(m_note, 1);
    row->addWidget(m_span);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
    m_note->setEliding(Qt::ElideRight);
    m_note->setObjectName(QStringLiteral("targetChartsNote"));
    m_span->setObjectName(QStringLiteral("targetSpan"));
    m_stack->setMinimumHeight(scaled(150));
    m_stack->setStretch(Latency, 40);
    m_stack->setStretch(Throughput, 30);
    m_stack->setStretch(Fails, 30);
    m_stack->setTimeKind(TimeKind::WallClock);
    m_stack->setWindow(ChartStack::Window::Whole);
    m_stack->chart(Latency)->setValueKind(ValueKind::Milliseconds);
    m_stack->chart(Throughput)->setValueKind(ValueKind::PerSecond);
    m_stack->chart(Fails)->setValueKind(ValueKind::Percent, 10);
    m_again.setSingleShot(true);
    m_again.setInterval(pause);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_isStale)
            read();
    });
    connect(m_span, &Segmented::chosen, this, [this] {
        m_isRead = false;
        read();
    });
    connect(&m_services.agents, &engine::AgentFleet::executionsChanged, this, &TargetCharts::readLater);
    connect(&m_services.agents, &engine::AgentFleet::changed, this, [this] {
        if (m_failure && m_services.agents.state().link == engine::DashboardLink::Online)
            readLater();
    });
    retranslate();
    m_span->setIndex(1);
}

TargetCharts::~TargetCharts() = default;

QSize TargetCharts::sizeHint() const
{
    return {scaled(600), scaled(400)};
}

void TargetCharts::setTarget(const QString &id)
{
    if (m_target == id)
        return;
    m_target = id;
    m_reading.reset();
    m_taken.clear();
    m_series = {};
    m_failure.reset();
    m_isRead = false;
    m_isCut = false;
    m_isStale = true;
    draw();
    if (isVisible())
        read();
}

std::chrono::minutes TargetCharts::span() const
{
    return spans[static_cast<size_t>(std::clamp(m_span->index(), 0, static_cast<int>(spans.size()) - 1))];
}

void TargetCharts::readLater()
{
    m_isStale = true;
    if (isVisible() && !m_again.isActive() && !m_reading)
        read();
}

void TargetCharts::read()
{
    if (m_target.isEmpty() || !isVisible())
        return;
    m_isStale = false;
    m_taken.clear();
    dashboard::ExecutionFilter filter;
    filter.targetId = m_target;
    filter.from = m_services.clock.wall() - span();
    m_reading = std::make_unique<engine::AllExecutions>(
        m_services.agents, filter,
        [this](const QVector<dashboard::Execution> &executions) {
            m_taken += executions;
            return answered<>(Result<>());
        },
        mostExecutions);
    deliver(m_reading->start(), m_reading.get(), [this](const Result<qint64> &total) { onRead(total); });
}

void TargetCharts::onRead(const Result<qint64> &total)
{
    m_reading.release()->deleteLater(); // it is what calls this
    m_again.start();
    m_isRead = true;
    m_failure.reset();
    if (!total) {
        m_failure = total.error();
        return draw();
    }
    m_isCut = *total > m_taken.size();
    const WallTime now = m_services.clock.wall();
    // Before the oldest one that was read it is not known what ran.
    const WallTime from = m_isCut && !m_taken.isEmpty() ? m_taken.last().startedAt : now - span();
    m_series = viewmodels::targetSeries(m_taken, from, now, slices);
    draw();
}

void TargetCharts::draw()
{
    drawLatency();
    drawRates();
    const WallTime now = m_services.clock.wall();
    const double to = m_series.to > 0 ? m_series.to : secondsOf(now);
    const double from = m_series.to > 0 ? m_series.from : secondsOf(now - span());
    m_stack->setSpan(from, to, to);
    m_stack->scheduleUpdate();
    QString note;
    if (m_failure)
        note = dashboardSentence(*m_failure);
    else if (!m_isRead)
        note = m_target.isEmpty() ? QString() : tr("Reading the executions…");
    else if (m_series.points.isEmpty())
        note = tr("No execution in this time.");
    else if (m_isCut)
        note = tr("The newest %1 executions; there are more.").arg(text::number(static_cast<double>(m_taken.size())));
    else
        note = tr("%Ln execution(s)", "", static_cast<int>(m_taken.size()));
    m_note->setText(note);
    m_note->setInk(m_failure ? Ink::Error : Ink::Muted);
}

void TargetCharts::drawLatency()
{
    TimeChart *chart = m_stack->chart(Latency);
    //: %1 is a length of time
    chart->setTitle(tr("Latency"),
                    tr("of the median execution in each %1; band: p95 from the lowest to the highest")
                        .arg(text::duration(std::chrono::milliseconds(static_cast<qint64>(m_series.slice * 1000)))));
    const auto last = [this](auto value) {
        std::optional<double> found;
        for (const TargetPoint &point : m_series.points)
            found = value(point) ? value(point) : found;
        return found;
    };
    const auto p50 = [](const TargetPoint &point) { return point.p50Ms; };
    const auto p95 = [](const TargetPoint &point) { return point.p95Ms; };
    const auto p99 = [](const TargetPoint &point) { return point.p99Ms; };
    const auto end = [](const char *name, const std::optional<double> &value) {
        return value ? QStringLiteral("%1 %2").arg(QLatin1String(name), text::milliseconds(*value)) : QString();
    };
    chart->setLines({{Ink::P50, 1.25, false, 0, false, false, QStringLiteral("p50"), end("p50", last(p50))},
                     {Ink::P95, 1.5, false, 0, false, false, QStringLiteral("p95"), end("p95", last(p95))},
                     {Ink::P99, 2, false, 0, false, false, QStringLiteral("p99"), end("p99", last(p99))}});
    chart->setData(0, piecesOf(m_series, p50));
    chart->setData(1, piecesOf(m_series, p95));
    chart->setData(2, piecesOf(m_series, p99));
    QVector<RangeSegment> ranges;
    std::optional<double> before;
    for (const TargetPoint &point : m_series.points) {
        if (!point.p95Ms)
            continue;
        if (!before || point.t - *before > gapSlices * m_series.slice)
            ranges.push_back({});
        ranges.last().push_back({point.t, *point.lowestP95Ms, *point.p95Ms, *point.highestP95Ms});
        before = point.t;
    }
    RangeSpec spec;
    spec.lowestName = tr("lowest p95");
    spec.medianName = tr("median p95");
    spec.highestName = tr("highest p95");
    chart->setRange(spec, ranges);
    const auto lastP95 = last(p95);
    chart->setSummary(lastP95 ? tr("p95 is %1 at last.").arg(text::milliseconds(*lastP95))
                              : tr("No latency was measured."));
}

void TargetCharts::drawRates()
{
    TimeChart *rates = m_stack->chart(Throughput);
    rates->setTitle(tr("Throughput"));
    rates->setLines({{Ink::Accent, 1.75, true, 0.18, false, false, tr("requests/s, sum of the agents")}});
    const auto rateOf = [](const TargetPoint &point) { return std::optional(point.rps); };
    const QVector<Segment> pieces = piecesOf(m_series, rateOf);
    rates->setData(0, pieces);
    rates->setSummary(pieces.isEmpty() ? tr("No request was counted.")
                                       : tr("%1 requests/s at last.").arg(text::number(pieces.last().last().y)));
    TimeChart *fails = m_stack->chart(Fails);
    fails->setTitle(tr("Error rate"));
    fails->setLines({{Ink::Error, 1.5, true, 0.12, false, false, tr("fails")}});
    fails->setData(0, piecesOf(m_series, [](const TargetPoint &point) {
                       return point.errorRate ? std::optional(*point.errorRate * 100) : std::nullopt;
                   }));
    constexpr double limit = 5;
    fails->setRule(limit, tr("limit 5%"));
    const TargetPoint *last = m_series.points.isEmpty() ? nullptr : &m_series.points.last();
    fails->setSummary(last != nullptr && last->errorRate
                          ? tr("%1% of the requests failed at last.").arg(text::number(*last->errorRate * 100, 1))
                          : tr("No request was counted."));
}

void TargetCharts::retranslate()
{
    m_span->setChoices({tr("15 min"), tr("1 h"), tr("24 h")});
    m_span->setAccessibleName(tr("Time shown"));
    draw();
}

void TargetCharts::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale || !m_isRead)
        read();
}

void TargetCharts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
