// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counters, gauges and histograms with labels, and all of them as text for Prometheus to scrape (text exposition format
// 0.0.4). Knows no socket. Each combination of label values is kept for good: whoever counts bounds their number.
#pragma once

#include <initializer_list>
#include <map>
#include <mutex>
#include <vector>

#include <QByteArray>
#include <QVector>

namespace largada::net
{

// Any thread. Metrics are declared once, in the order of the text; names and label names as Prometheus has them
// (letters, digits, underscores).
class PrometheusMetrics
{
public:
    struct Counter {
        std::size_t index = 0;
    };
    struct Gauge {
        std::size_t index = 0;
    };
    struct Histogram {
        std::size_t index = 0;
    };
    using Names = QVector<QByteArray>;  // of labels
    using Values = QVector<QByteArray>; // of labels, in the order of their names; UTF-8
    using Series = QVector<std::pair<Values, double>>;

    static constexpr const char *contentType = "text/plain; version=0.0.4; charset=utf-8";

    // Without labels a counter or a histogram is there from the start, as zero.
    Counter counter(const QByteArray &name, const QByteArray &help, const Names &labels = {}); // name: x_total
    Gauge gauge(const QByteArray &name, const QByteArray &help, const Names &labels = {});
    // buckets: upper bounds, ascending, in the unit that the name says; the one without a bound is added.
    Histogram histogram(const QByteArray &name, const QByteArray &help, const QVector<double> &buckets,
                        const Names &labels = {});

    void add(Counter counter, const Values &labels = {}, double by = 1);
    // For what is counted elsewhere: never less than before.
    void set(Counter counter, const Values &labels, double value);
    void set(Gauge gauge, const Values &labels, double value);
    // These series and no others.
    void replace(Gauge gauge, const Series &series);
    void replace(Counter counter, const Series &series);
    void observe(Histogram histogram, double value, const Values &labels = {});

    QByteArray text() const;

private:
    enum class Type { Counter, Gauge, Histogram };
    struct Sample {
        double value = 0;             // of a histogram: the sum
        std::vector<quint64> buckets; // of a histogram, the last one without a bound; not cumulated
    };
    struct Family {
        Type type = Type::Counter;
        QByteArray name;
        QByteArray help;
        Names labels;
        QVector<double> bounds;
        std::map<QByteArray, Sample> samples; // by their labels as they are written
    };

    std::size_t declare(Family family);
    Sample &sampleOf(Family &family, const Values &labels) const;
    void replace(std::size_t index, const Series &series);

    mutable std::mutex m_mutex;
    std::vector<Family> m_families;
};

} // namespace largada::net
