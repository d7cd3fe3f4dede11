// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart_stack.h"

#include <algorithm>
#include <cmath>

#include <QTimer>
#include <QVBoxLayout>

#include "charts/time_chart.h"

namespace largada::ui
{

namespace
{
constexpr double leastWindow = 5; // seconds: closer, there is nothing between the samples
} // namespace

ChartStack::ChartStack(int count, QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_timer(new QTimer(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, &ChartStack::refreshNext);
    for (int i = 0; i < count; ++i) {
        auto *chart = new TimeChart(this);
        chart->setSelfRefreshing(false);
        m_charts.push_back(chart);
        m_column->addWidget(chart, 1);
        connect(chart, &TimeChart::refreshNeeded, this, [this, chart] { enqueue(chart); });
        connect(chart, &TimeChart::panned, this, &ChartStack::pan);
        connect(chart, &TimeChart::zoomed, this, &ChartStack::zoom);
        connect(chart, &TimeChart::wholeWanted, this, [this] { setWindow(Window::Whole); });
        connect(chart, &TimeChart::cursorMoved, this, [this](std::optional<double> t) {
            for (TimeChart *each : std::as_const(m_charts))
                each->setCursorTime(t);
            emit cursorMoved(t);
        });
    }
    showSpan();
}

// A chart that goes with its focus says that its crosshair is gone, when there is no list of charts any more.
ChartStack::~ChartStack()
{
    for (TimeChart *chart : std::as_const(m_charts))
        chart->disconnect(this);
}

void ChartStack::setStretch(int index, int stretch)
{
    m_column->setStretch(index, stretch);
}

void ChartStack::setTimeKind(TimeKind kind)
{
    for (TimeChart *chart : std::as_const(m_charts))
        chart->setTimeKind(kind);
}

void ChartStack::setBands(const QVector<Band> &bands)
{
    QVector<Band> bare = bands;
    for (Band &band : bare) {
        if (band.kind != Band::Kind::NoData)
            band.label.clear();
    }
    for (TimeChart *chart : std::as_const(m_charts))
        chart->setBands(chart == m_charts.constFirst() ? bands : bare);
}

void ChartStack::setSpan(double from, double to, double now)
{
    if (!std::isfinite(from) || !std::isfinite(to) || !std::isfinite(now) || !(to > from))
        return;
    m_whole = {from, to};
    m_now = std::clamp(now, from, to);
    showSpan();
}

void ChartStack::setLive(bool isLive)
{
    if (isLive == m_isLive)
        return;
    m_isLive = isLive;
    emit liveChanged(isLive);
}

ChartStack::Span ChartStack::shown() const
{
    if (m_frozen)
        return *m_frozen;
    switch (m_window) {
    case Window::Minute:
        return {m_now - 60, m_now};
    case Window::FiveMinutes:
        return {m_now - 300, m_now};
    case Window::QuarterHour:
        return {m_now - 900, m_now};
    case Window::Whole:
        break;
    }
    return m_whole;
}

void ChartStack::setWindow(Window window)
{
    const bool isNew = window != m_window;
    m_window = window;
    thaw();
    showSpan();
    if (isNew)
        emit windowChanged(window);
}

void ChartStack::goLive()
{
    thaw();
    showSpan();
}

void ChartStack::thaw()
{
    if (!m_frozen)
        return;
    m_frozen.reset();
    emit frozenChanged(false);
}

void ChartStack::freeze(const Span &span)
{
    const bool isNew = !m_frozen;
    m_frozen = span;
    showSpan();
    if (isNew)
        emit frozenChanged(true);
}

void ChartStack::pan(double seconds)
{
    Span span = shown();
    const double width = span.to - span.from;
    if (width >= m_whole.to - m_whole.from)
        return;
    span.from = std::clamp(span.from + seconds, m_whole.from, m_whole.to - width);
    span.to = span.from + width;
    if (span.from != shown().from)
        freeze(span);
}

void ChartStack::zoom(double factor, double around)
{
    const Span span = shown();
    const double whole = m_whole.to - m_whole.from;
    const double width = std::max(leastWindow, (span.to - span.from) * factor);
    if (width >= whole) {
        setWindow(Window::Whole);
        return;
    }
    const double part = (around - span.from) / (span.to - span.from);
    const double from = std::clamp(around - part * width, m_whole.from, m_whole.to - width);
    freeze({from, from + width});
}

void ChartStack::showSpan()
{
    const Span span = shown();
    const bool canPan = span.to - span.from < m_whole.to - m_whole.from;
    for (TimeChart *chart : std::as_const(m_charts)) {
        chart->setTimeAxis(span.from, span.to, chart == m_charts.constLast());
        chart->setNavigable(true, canPan);
    }
}

void ChartStack::scheduleUpdate()
{
    for (TimeChart *chart : std::as_const(m_charts))
        enqueue(chart);
}

void ChartStack::enqueue(TimeChart *chart)
{
    if (!m_queue.contains(chart))
        m_queue.push_back(chart);
    if (!m_timer->isActive())
        m_timer->start();
}

void ChartStack::refreshNext()
{
    if (m_queue.isEmpty()) {
        m_timer->stop();
        return;
    }
    m_queue.takeFirst()->refresh();
    alignSides();
}

// So that the first picture has its margins in line.
void ChartStack::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    alignSides();
    for (TimeChart *chart : std::as_const(m_charts))
        chart->refresh();
}

void ChartStack::alignSides()
{
    double left = 0;
    double right = 0;
    for (const TimeChart *chart : std::as_const(m_charts)) {
        left = std::max(left, chart->neededSides().left);
        right = std::max(right, chart->neededSides().right);
    }
    for (TimeChart *chart : std::as_const(m_charts))
        chart->setSides(TimeChart::Sides{left, right});
}

} // namespace largada::ui
