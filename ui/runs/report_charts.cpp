// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/report_charts.h"

#include <array>

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "charts/chart_stack.h"
#include "charts/time_chart.h"
#include "fleet/run_figures.h"
#include "runs/report_series.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/placeholder.h"

namespace largada::ui
{

namespace
{

enum Chart { Throughput, ErrorRate, Latency, ChartCount };
constexpr std::array chartNames{"throughput", "error-rate", "latency"};

} // namespace

ReportCharts::ReportCharts(QWidget *parent)
    : QWidget(parent), m_hint(new Label(TextKind::Small, Ink::Muted)), m_save(new Button), m_card(new Card),
      m_stack(new ChartStack(ChartCount)), m_note(new Label(TextKind::Small, Ink::Muted)),
      m_placeholder(new Placeholder)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, scaled(12), 0, 0);
    column->setSpacing(scaled(10));
    auto *head = new QHBoxLayout;
    head->addWidget(m_hint, 1);
    head->addWidget(m_save);
    m_hint->setEliding(Qt::ElideRight);
    column->addLayout(head);
    auto *inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(scaled(12), scaled(10), scaled(12), scaled(8));
    inside->addWidget(m_stack);
    inside->addWidget(m_placeholder);
    column->addWidget(m_card, 1);
    m_placeholder->hide(); // before anything asks how much room both take
    m_note->setEliding(Qt::ElideRight);
    m_note->hide();
    column->addWidget(m_note);
    m_save->setObjectName(QStringLiteral("reportSaveCharts"));
    m_save->setIconName(QStringLiteral("image"));
    m_stack->setTimeKind(TimeKind::WallClock);
    m_stack->setLive(false);
    m_stack->setWindow(ChartStack::Window::Whole);
    m_stack->setStretch(Throughput, 3);
    m_stack->setStretch(ErrorRate, 2);
    m_stack->setStretch(Latency, 3);
    for (int i = 0; i < ChartCount; ++i)
        m_stack->chart(i)->setObjectName(QStringLiteral("reportChart%1").arg(i));
    connect(m_save, &Button::clicked, this, &ReportCharts::saveWanted);
    describe();
}

void ReportCharts::setRun(const fleet::RunRecord &run)
{
    m_run = run;
    show();
}

bool ReportCharts::hasCharts() const
{
    return !m_run.series.isEmpty() && !reportSeries(m_run, {}).isEmpty();
}

QVector<ReportCharts::Picture> ReportCharts::pictures()
{
    constexpr double ratio = 2;
    QVector<Picture> pictures;
    if (!hasCharts())
        return pictures;
    // Never laid out while its tab was not looked at.
    if (m_stack->width() < scaled(400))
        m_stack->resize(scaled(1000), scaled(600));
    if (layout())
        m_stack->layout()->activate();
    for (int i = 0; i < ChartCount; ++i)
        pictures.append({QLatin1String(chartNames[static_cast<size_t>(i)]), m_stack->chart(i)->toImage(ratio)});
    return pictures;
}

void ReportCharts::describe()
{
    TimeChart *throughput = m_stack->chart(Throughput);
    throughput->setTitle(tr("Throughput"), tr("all runners together"));
    throughput->setValueKind(ValueKind::PerSecond);
    throughput->setLines({{Ink::Accent, 1.75, true, 0.18, false, false, tr("requests/s")},
                          {Ink::Error, 1.5, true, 0.3, false, false, tr("failed/s")}});
    TimeChart *errors = m_stack->chart(ErrorRate);
    errors->setTitle(tr("Error rate"));
    errors->setValueKind(ValueKind::Percent, 10);
    errors->setLines({{Ink::Error, 1.5, true, 0.12, false, false, tr("failed requests")}});
    errors->setRule(fleet::failLimit * 100, tr("5%"));
    TimeChart *latency = m_stack->chart(Latency);
    latency->setTitle(tr("Latency"), tr("of each runner since its phase began"));
    latency->setValueKind(ValueKind::Milliseconds);
    latency->setLines({{Ink::P95, 1.25, false, 0, false, false, tr("p95, lowest runner")},
                       {Ink::P95, 1.75, false, 0, false, false, tr("p95, highest runner")}});
    m_hint->setText(tr("The whole run. Point at a time to read its values; drag or turn the wheel to look closer."));
    m_save->setText(tr("Save PNG…"));
}

void ReportCharts::show()
{
    const bool has = hasCharts();
    m_stack->setVisible(has);
    m_hint->setVisible(has);
    m_save->setBlocked(has ? QString() : tr("There is no chart to save."));
    m_placeholder->setVisible(!has);
    m_placeholder->show(QStringLiteral("chart-line"), tr("No readings were kept of this run"),
                        tr("It ended before any load was read."), {});
    const ReportSeries series = reportSeries(m_run, tr("no data"));
    bool hasGap = false;
    for (const Band &band : series.bands)
        hasGap = hasGap || band.kind == Band::Kind::NoData;
    m_note->setText(tr("Where no data is marked, nothing was read; the totals are the runners' own."));
    m_note->setVisible(has && hasGap);
    if (!has)
        return;
    m_stack->setBands(series.bands);
    m_stack->setSpan(series.from, series.to, series.to);
    m_stack->chart(Throughput)->setData(0, series.throughput);
    m_stack->chart(Throughput)->setData(1, series.failures);
    m_stack->chart(ErrorRate)->setData(0, series.errorRate);
    m_stack->chart(Latency)->setData(0, series.p95Low);
    m_stack->chart(Latency)->setData(1, series.p95High);
    m_stack->chart(Throughput)->setSummary(tr("Requests and failed requests a second over the whole run."));
    m_stack->chart(ErrorRate)->setSummary(tr("Share of failed requests over the whole run; the limit is 5%."));
    m_stack->chart(Latency)->setSummary(tr("p95 latency of the lowest and of the highest runner over the whole run."));
    m_stack->scheduleUpdate();
}

void ReportCharts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        show();
    }
}

} // namespace largada::ui
