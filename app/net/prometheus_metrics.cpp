// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/prometheus_metrics.h"

#include <algorithm>
#include <cmath>

#include <QLocale>
#include <QString>

namespace largada::net
{

namespace
{

QByteArray escaped(QByteArray text, bool isLabel)
{
    text.replace('\\', "\\\\").replace('\n', "\\n");
    if (isLabel)
        text.replace('"', "\\\"");
    return text;
}

// What is no UTF-8 would cost the whole scrape.
QByteArray labelValue(const QByteArray &value)
{
    return escaped(QString::fromUtf8(value).toUtf8(), true);
}

QByteArray number(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    constexpr double exactBelow = 9007199254740992.0; // 2^53
    if (std::abs(value) < exactBelow && value == std::floor(value))
        return QByteArray::number(static_cast<qint64>(value));
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

// `a="b",c="d"`.
QByteArray written(const PrometheusMetrics::Names &names, const PrometheusMetrics::Values &values)
{
    Q_ASSERT(names.size() == values.size());
    QByteArray text;
    for (qsizetype i = 0; i < names.size(); ++i)
        text += (i > 0 ? "," : "") + names[i] + "=\"" + labelValue(values.value(i)) + '"';
    return text;
}

void appendLine(QByteArray &out, const QByteArray &name, const QByteArray &labels, const QByteArray &value)
{
    out += name;
    if (!labels.isEmpty())
        out += '{' + labels + '}';
    out += ' ' + value + '\n';
}

QByteArray with(const QByteArray &labels, const QByteArray &further)
{
    return labels.isEmpty() ? further : labels + ',' + further;
}

} // namespace

std::size_t PrometheusMetrics::declare(Family family)
{
    const std::lock_guard lock(m_mutex);
    m_families.push_back(std::move(family));
    Family &made = m_families.back();
    if (made.labels.isEmpty() && made.type != Type::Gauge)
        sampleOf(made, {});
    return m_families.size() - 1;
}

PrometheusMetrics::Counter PrometheusMetrics::counter(const QByteArray &name, const QByteArray &help,
                                                      const Names &labels)
{
    return {declare({Type::Counter, name, help, labels, {}, {}})};
}

PrometheusMetrics::Gauge PrometheusMetrics::gauge(const QByteArray &name, const QByteArray &help, const Names &labels)
{
    return {declare({Type::Gauge, name, help, labels, {}, {}})};
}

PrometheusMetrics::Histogram PrometheusMetrics::histogram(const QByteArray &name, const QByteArray &help,
                                                          const QVector<double> &buckets, const Names &labels)
{
    Q_ASSERT(std::is_sorted(buckets.cbegin(), buckets.cend()));
    return {declare({Type::Histogram, name, help, labels, buckets, {}})};
}

PrometheusMetrics::Sample &PrometheusMetrics::sampleOf(Family &family, const Values &labels) const
{
    const auto [found, isNew] = family.samples.try_emplace(written(family.labels, labels));
    if (isNew && family.type == Type::Histogram)
        found->second.buckets.resize(static_cast<std::size_t>(family.bounds.size()) + 1);
    return found->second;
}

void PrometheusMetrics::add(Counter counter, const Values &labels, double by)
{
    Q_ASSERT(by >= 0);
    const std::lock_guard lock(m_mutex);
    sampleOf(m_families[counter.index], labels).value += by;
}

void PrometheusMetrics::set(Counter counter, const Values &labels, double value)
{
    const std::lock_guard lock(m_mutex);
    Sample &sample = sampleOf(m_families[counter.index], labels);
    sample.value = std::max(sample.value, value);
}

void PrometheusMetrics::set(Gauge gauge, const Values &labels, double value)
{
    const std::lock_guard lock(m_mutex);
    sampleOf(m_families[gauge.index], labels).value = value;
}

void PrometheusMetrics::replace(std::size_t index, const Series &series)
{
    const std::lock_guard lock(m_mutex);
    m_families[index].samples.clear();
    for (const auto &[labels, value] : series)
        sampleOf(m_families[index], labels).value = value;
}

void PrometheusMetrics::replace(Gauge gauge, const Series &series)
{
    replace(gauge.index, series);
}

void PrometheusMetrics::replace(Counter counter, const Series &series)
{
    replace(counter.index, series);
}

void PrometheusMetrics::observe(Histogram histogram, double value, const Values &labels)
{
    const std::lock_guard lock(m_mutex);
    Family &family = m_families[histogram.index];
    Sample &sample = sampleOf(family, labels);
    // A bound belongs to its bucket.
    const auto bucket = std::lower_bound(family.bounds.cbegin(), family.bounds.cend(), value) - family.bounds.cbegin();
    ++sample.buckets[static_cast<std::size_t>(bucket)];
    sample.value += value;
}

QByteArray PrometheusMetrics::text() const
{
    static const QByteArray types[] = {"counter", "gauge", "histogram"};
    const std::lock_guard lock(m_mutex);
    QByteArray out;
    for (const Family &family : m_families) {
        out += "# HELP " + family.name + ' ' + escaped(family.help, false) + '\n';
        out += "# TYPE " + family.name + ' ' + types[static_cast<std::size_t>(family.type)] + '\n';
        for (const auto &[labels, sample] : family.samples) {
            if (family.type != Type::Histogram) {
                appendLine(out, family.name, labels, number(sample.value));
                continue;
            }
            quint64 count = 0;
            for (std::size_t i = 0; i < sample.buckets.size(); ++i) {
                const auto bound = static_cast<qsizetype>(i);
                count += sample.buckets[i];
                const QByteArray le = bound < family.bounds.size() ? number(family.bounds[bound]) : "+Inf";
                appendLine(out, family.name + "_bucket", with(labels, "le=\"" + le + '"'), QByteArray::number(count));
            }
            appendLine(out, family.name + "_sum", labels, number(sample.value));
            appendLine(out, family.name + "_count", labels, QByteArray::number(count));
        }
    }
    return out;
}

} // namespace largada::net
