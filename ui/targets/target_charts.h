// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A target's executions over time: latency, throughput, fails. Read again while it can be seen, when executions end.
#pragma once

#include <memory>

#include <QTimer>
#include <QWidget>

#include "engine/all_executions.h"
#include "shell/services.h"
#include "viewmodels/target_series.h"

namespace largada::ui
{

class ChartStack;
class Label;
class Segmented;

class TargetCharts final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int mostExecutions = 2000; // that are read for one picture

    explicit TargetCharts(const Services &services, QWidget *parent = nullptr);
    ~TargetCharts() override;

    void setTarget(const QString &id); // empty: none
    const viewmodels::TargetSeries &series() const { return m_series; }

    QSize sizeHint() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void readLater();
    void read();
    void onRead(const Result<qint64> &total);
    void draw();
    void drawLatency();
    void drawRates();
    void retranslate();
    std::chrono::minutes span() const;

    Services m_services;
    QString m_target;
    QTimer m_again;
    bool m_isStale = false; // something ended while it could not be seen
    std::unique_ptr<engine::AllExecutions> m_reading;
    QVector<dashboard::Execution> m_taken;
    viewmodels::TargetSeries m_series;
    std::optional<Error> m_failure;
    bool m_isRead = false;
    bool m_isCut = false; // there are more than were read
    Segmented *m_span;
    Label *m_note;
    ChartStack *m_stack;
};

} // namespace largada::ui
