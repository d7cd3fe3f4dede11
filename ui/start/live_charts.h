// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The run's curves on one time axis: latency of the runners as a range, requests a second, fail rate.
#pragma once

#include <QMap>
#include <QWidget>

#include "charts/chart_data.h"
#include "shell/services.h"
#include "viewmodels/run_figures.h"

namespace largada::ui
{

class ChartStack;

class LiveCharts final : public QWidget
{
    Q_OBJECT
public:
    explicit LiveCharts(const Services &services, QWidget *parent = nullptr);
    void refresh(const viewmodels::LiveFigures &figures);
    ChartStack *stack() const { return m_stack; }

    QSize sizeHint() const override { return minimumSizeHint(); } // what is left over makes it taller
    QSize minimumSizeHint() const override;

private:
    // What was drawn last: the same is not drawn again.
    struct Seen {
        RunId run;
        qsizetype points = -1;
        qint64 second = 0;
        QString language;
        bool operator==(const Seen &) const = default;
    };
    void rememberMedian(const viewmodels::LiveFigures &figures);
    std::optional<double> medianAt(double t) const;
    void showLatency(const QVector<viewmodels::PhaseCurves> &curves, const viewmodels::LiveFigures &figures);
    void showThroughput(const QVector<viewmodels::PhaseCurves> &curves);
    void showFails(const QVector<viewmodels::PhaseCurves> &curves, const viewmodels::LiveFigures &figures);
    void showBands(const QVector<viewmodels::PhaseCurves> &curves);
    double seconds(MonoTime at) const;

    Services m_services;
    ChartStack *m_stack;
    RunId m_run;
    Seen m_seen;
    QMap<double, double> m_medians; // of the runners' p95, as seen when each point came: the series has no medians
};

} // namespace largada::ui
