// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A target's executions over time: latency, throughput, fails. Read again while it can be seen, when executions end.
#pragma once

#include <QWidget>

#include "shell/services.h"
#include "viewmodels/execution_series.h"

namespace largada::ui
{

class ChartStack;
class Label;
class Segmented;

class TargetCharts final : public QWidget
{
    Q_OBJECT
public:
    explicit TargetCharts(const Services &services, QWidget *parent = nullptr);

    void setTarget(const QString &id); // empty: none
    const viewmodels::TargetSeries &series() const { return m_executions.series(); }

    QSize sizeHint() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void want();
    void draw();
    void drawLatency();
    void drawRates();
    void retranslate();
    std::chrono::minutes span() const;

    Services m_services;
    QString m_target;
    viewmodels::ExecutionSeries m_executions;
    Segmented *m_span;
    Label *m_note;
    ChartStack *m_stack;
};

} // namespace largada::ui
