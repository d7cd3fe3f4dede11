// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The longest that the console does not answer while three live charts of 600 points move on by a second. Beside it,
// in the same run, the way it is often written: Qt Charts alone, clear() and append() one by one, all charts in one go.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <QApplication>
#include <QChartView>
#include <QLegend>
#include <QLineSeries>
#include <QTimer>
#include <QVBoxLayout>
#include <QValueAxis>

#include "bench_line.h"
#include "charts/chart_stack.h"
#include "charts/time_chart.h"

using namespace largada;
using namespace largada::ui;

namespace
{

constexpr int charts = 3;
constexpr int samples = 600;
constexpr int updates = 40;
constexpr int warmUps = 5;
constexpr int betweenUpdates = 300; // ms: longer than any update takes; the data move on by a second all the same
constexpr QSize size(1000, 700);

double valueAt(int chart, double t)
{
    return 100 * (chart + 1) + 40 * std::sin(t / 9) + 25 * std::abs(std::sin(t * 12.9898));
}

// Ticks each millisecond; what is longer between two ticks is a block.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const auto now = std::chrono::steady_clock::now();
            m_longest = std::max(m_longest, std::chrono::duration<double, std::milli>(now - m_last).count());
            m_last = now;
        });
        m_last = std::chrono::steady_clock::now();
        m_timer.start();
    }
    double take() { return std::exchange(m_longest, 0.0); }

private:
    QTimer m_timer;
    std::chrono::steady_clock::time_point m_last;
    double m_longest = 0;
};

class Candidate
{
public:
    virtual ~Candidate() = default;
    virtual QWidget &widget() = 0;
    virtual void moveTo(double now) = 0;
};

class Ours final : public Candidate
{
public:
    explicit Ours(bool isStaggered) : m_stack(charts), m_isStaggered(isStaggered)
    {
        for (int i = 0; i < charts; ++i) {
            m_stack.chart(i)->setTitle(QStringLiteral("Chart"));
            m_stack.chart(i)->setLines({{Ink::Accent, 1.75, true, 0.18, false, false, QStringLiteral("value"), {}}});
        }
    }
    QWidget &widget() override { return m_stack; }
    void moveTo(double now) override
    {
        m_stack.setSpan(now - samples, now, now);
        for (int i = 0; i < charts; ++i) {
            Segment segment;
            segment.reserve(samples);
            for (int k = samples - 1; k >= 0; --k)
                segment.push_back({now - k, valueAt(i, now - k)});
            m_stack.chart(i)->setData(0, {segment});
        }
        m_stack.scheduleUpdate();
        for (int i = 0; i < charts && !m_isStaggered; ++i)
            m_stack.chart(i)->refresh();
    }

private:
    ChartStack m_stack;
    bool m_isStaggered;
};

class Naive final : public Candidate
{
public:
    Naive()
    {
        auto *column = new QVBoxLayout(&m_widget);
        for (int i = 0; i < charts; ++i) {
            auto *view = new QChartView(&m_widget);
            view->setRenderHint(QPainter::Antialiasing);
            view->chart()->legend()->hide();
            column->addWidget(view);
            auto *line = new QLineSeries;
            auto *x = new QValueAxis;
            auto *y = new QValueAxis;
            view->chart()->addSeries(line);
            view->chart()->addAxis(x, Qt::AlignBottom);
            view->chart()->addAxis(y, Qt::AlignLeft);
            line->attachAxis(x);
            line->attachAxis(y);
            y->setRange(0, 500);
            m_lines.push_back(line);
            m_axes.push_back(x);
        }
    }
    QWidget &widget() override { return m_widget; }
    void moveTo(double now) override
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            m_lines[i]->clear();
            for (int k = samples - 1; k >= 0; --k)
                m_lines[i]->append(now - k, valueAt(static_cast<int>(i), now - k));
            m_axes[i]->setRange(now - samples, now);
        }
    }

private:
    QWidget m_widget;
    std::vector<QLineSeries *> m_lines;
    std::vector<QValueAxis *> m_axes;
};

// The longest block of each update, in order of length.
std::vector<double> blocksOf(Candidate &candidate)
{
    candidate.widget().resize(size);
    candidate.widget().show();
    Heartbeat heartbeat;
    std::vector<double> blocks;
    double now = 1000;
    int done = 0;
    QTimer pace;
    QObject::connect(&pace, &QTimer::timeout, &pace, [&] {
        const double longest = heartbeat.take();
        if (done > warmUps)
            blocks.push_back(longest);
        if (done++ == updates + warmUps)
            QCoreApplication::quit();
        else
            candidate.moveTo(++now);
    });
    pace.start(betweenUpdates);
    QCoreApplication::exec();
    candidate.widget().hide();
    std::sort(blocks.begin(), blocks.end());
    return blocks;
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    applyTheme(app, darkTheme(), 100);
    Ours staggered(true);
    Ours atOnce(false);
    Naive naive;
    const std::vector<double> ours = blocksOf(staggered);
    const std::vector<double> oneGo = blocksOf(atOnce);
    const std::vector<double> plain = blocksOf(naive);
    const auto middle = [](const std::vector<double> &blocks) { return blocks[blocks.size() / 2]; };
    const std::string plainName = "Qt Charts with clear() and append(), all at once";
    bench::benchLine("charts_3x600_block", middle(ours), "ms", 16, middle(plain), plainName,
                     "longest block of an update, median of 40; 1000x700, antialiased, areas, offscreen");
    bench::benchLine("charts_3x600_block_one_go", middle(ours), "ms", 16, middle(oneGo), "the same charts in one turn",
                     "as above");
    bench::benchLine("charts_3x600_block_worst", ours.back(), "ms", 16, plain.back(), plainName,
                     "longest block of all 40 updates; other load on the machine counts, too");
    return 0;
}
