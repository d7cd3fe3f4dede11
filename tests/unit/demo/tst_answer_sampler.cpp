// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <vector>

#include <QRegularExpression>
#include <QTest>

#include "demo/answer_sampler.h"

using namespace largada::demo;
using namespace std::chrono_literals;

namespace
{

constexpr std::size_t samples = 200'000;
constexpr std::uint64_t seed = 20'261'123;

// Sorted, in microseconds.
std::vector<double> latencies(std::chrono::microseconds median, double sigma)
{
    AnswerSampler sampler(median, sigma, 0.3, seed);
    std::vector<double> result(samples);
    for (double &latency : result)
        latency = static_cast<double>(sampler.next().latency.count());
    std::sort(result.begin(), result.end());
    return result;
}

double quantile(const std::vector<double> &sorted, double q)
{
    return sorted[static_cast<std::size_t>(q * static_cast<double>(sorted.size() - 1))];
}

} // namespace

class TstAnswerSampler : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void latencyIsLogNormalAroundTheMedian_data();
    void latencyIsLogNormalAroundTheMedian();
    void noMedianGivesNoLatency();
    void noSpreadGivesTheMedianAlways();
    void latencyHasAnEnd();
    void errorsComeAtTheirRate_data();
    void errorsComeAtTheirRate();
    void sameSeedGivesTheSameAnswers();
};

void TstAnswerSampler::latencyIsLogNormalAroundTheMedian_data()
{
    QTest::addColumn<int>("medianMs");
    QTest::addColumn<double>("sigma");
    QTest::newRow("README's example") << 50 << 0.5;
    QTest::newRow("narrow") << 5 << 0.05;
    QTest::newRow("wide") << 20 << 1.0;
}

void TstAnswerSampler::latencyIsLogNormalAroundTheMedian()
{
    QFETCH(int, medianMs);
    QFETCH(double, sigma);
    const auto sorted = latencies(std::chrono::milliseconds(medianMs), sigma);
    const double median = medianMs * 1000.0;
    // Standard normal quantiles.
    const std::vector<std::pair<double, double>> expected{{0.05, -1.645}, {0.25, -0.674}, {0.5, 0.0},
                                                          {0.9, 1.282},   {0.95, 1.645},  {0.99, 2.326}};
    for (const auto &[q, z] : expected) {
        const double found = quantile(sorted, q);
        const double wanted = median * std::exp(z * sigma);
        QVERIFY2(std::abs(found / wanted - 1) < 0.03 * sigma + 0.001,
                 qPrintable(QStringLiteral("quantile %1: %2 instead of %3").arg(q).arg(found).arg(wanted)));
    }
}

void TstAnswerSampler::noMedianGivesNoLatency()
{
    QCOMPARE(latencies(0us, 0.5).back(), 0.0);
}

void TstAnswerSampler::noSpreadGivesTheMedianAlways()
{
    const auto sorted = latencies(12'345us, 0);
    QCOMPARE(sorted.front(), 12'345.0);
    QCOMPARE(sorted.back(), 12'345.0);
}

void TstAnswerSampler::latencyHasAnEnd()
{
    // The square of such a spread is beyond what a double's exponent holds.
    const auto sorted = latencies(maxLatency, 1000);
    QCOMPARE(sorted.back(), static_cast<double>(std::chrono::microseconds(maxLatency).count()));
    QVERIFY(sorted.front() >= 0);
}

void TstAnswerSampler::errorsComeAtTheirRate_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("none") << 0.0 << 0.0;
    QTest::newRow("one in a thousand") << 0.001 << 0.0003;
    QTest::newRow("one in fifty") << 0.02 << 0.0015;
    QTest::newRow("half") << 0.5 << 0.005;
    QTest::newRow("all") << 1.0 << 0.0;
}

void TstAnswerSampler::errorsComeAtTheirRate()
{
    QFETCH(double, rate);
    QFETCH(double, tolerance);
    for (const auto median : {0us, 1000us}) {
        AnswerSampler sampler(median, 0.5, rate, seed);
        std::size_t errors = 0;
        for (std::size_t i = 0; i < samples; ++i)
            errors += sampler.next().isError ? 1 : 0;
        const double found = static_cast<double>(errors) / static_cast<double>(samples);
        QVERIFY2(std::abs(found - rate) <= tolerance, qPrintable(QString::number(found)));
    }
}

void TstAnswerSampler::sameSeedGivesTheSameAnswers()
{
    AnswerSampler first(10ms, 0.5, 0.1, seed);
    AnswerSampler second(10ms, 0.5, 0.1, seed);
    AnswerSampler other(10ms, 0.5, 0.1, seed + 1);
    int different = 0;
    for (int i = 0; i < 100; ++i) {
        const auto answer = first.next();
        const auto again = second.next();
        QCOMPARE(again.latency, answer.latency);
        QCOMPARE(again.isError, answer.isError);
        different += other.next().latency != answer.latency ? 1 : 0;
    }
    QVERIFY(different > 90);
}

QTEST_APPLESS_MAIN(TstAnswerSampler)
#include "tst_answer_sampler.moc"
