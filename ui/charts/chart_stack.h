// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Charts above one another with one time axis: same margins, same crosshair, same window.
#pragma once

#include <QVector>
#include <QWidget>

#include "charts/chart_data.h"

class QTimer;
class QVBoxLayout;

namespace largada::ui
{

class TimeChart;

class ChartStack final : public QWidget
{
    Q_OBJECT
public:
    enum class Window { Minute, FiveMinutes, QuarterHour, Whole };

    explicit ChartStack(int count, QWidget *parent = nullptr);
    ~ChartStack() override;

    int count() const { return static_cast<int>(m_charts.size()); }
    TimeChart *chart(int index) const { return m_charts.at(index); }
    void setStretch(int index, int stretch);

    void setTimeKind(TimeKind kind);
    void setBands(const QVector<Band> &bands); // their labels above the first chart
    // The whole run; now: how far it is, which is where a window of minutes ends.
    void setSpan(double from, double to, double now);
    void setLive(bool isLive); // a run that has ended cannot go live again
    void setWindow(Window window);
    Window window() const { return m_window; }
    bool isLive() const { return m_isLive; }
    bool isFrozen() const { return m_frozen.has_value(); }
    void goLive();

    // Each chart in an event-loop turn of its own.
    void scheduleUpdate();

signals:
    void windowChanged(largada::ui::ChartStack::Window window);
    void frozenChanged(bool isFrozen);
    void liveChanged(bool isLive);
    void cursorMoved(std::optional<double> t);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Span {
        double from = 0;
        double to = 0;
    };

    Span shown() const;
    void enqueue(TimeChart *chart);
    void refreshNext();
    void alignSides();
    void pan(double seconds);
    void zoom(double factor, double around);
    void freeze(const Span &span);
    void thaw();
    void showSpan();

    QVBoxLayout *m_column;
    QTimer *m_timer;
    QVector<TimeChart *> m_charts;
    QVector<TimeChart *> m_queue;
    Span m_whole{0, 60};
    double m_now = 60;
    Window m_window = Window::Whole;
    bool m_isLive = false;
    std::optional<Span> m_frozen;
};

} // namespace largada::ui
