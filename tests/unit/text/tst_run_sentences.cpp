// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>

#include "every_value.h"
#include "text/language.h"
#include "text/sentences.h"

using namespace largada;
using namespace largada::text;
using namespace largada::text::test;

namespace
{

template<class Enum>
QString faultOfWords()
{
    QStringList seen;
    for (const Enum value : everyValue<Enum>()) {
        installLanguage(*qApp, Language::English);
        const QString english = word(value);
        installLanguage(*qApp, Language::Portuguese);
        const QString portuguese = word(value);
        if (english.isEmpty() || portuguese.isEmpty() || english == portuguese)
            return QStringLiteral("missing: ") + english + QLatin1Char('/') + portuguese;
        if (seen.contains(english) || seen.contains(portuguese))
            return QStringLiteral("used twice: ") + english + QLatin1Char('/') + portuguese;
        seen << english << portuguese;
    }
    return {};
}

fleet::Spread spreadOf(std::optional<double> bound, std::optional<double> estimate, std::optional<double> load,
                       bool loadIsHeadline)
{
    fleet::Spread spread;
    spread.releaseBoundMs = bound;
    spread.releaseEstimateMs = estimate;
    spread.loadBoundMs = load;
    spread.loadIsHeadline = loadIsHeadline;
    return spread;
}

} // namespace

class TestRunSentences : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyOutcomePhaseSourceStateAndLevelHasAWord()
    {
        QCOMPARE(faultOfWords<fleet::Outcome>(), QString());
        QCOMPARE(faultOfWords<fleet::PhaseName>(), QString());
        QCOMPARE(faultOfWords<fleet::CountSource>(), QString());
        QCOMPARE(faultOfWords<fleet::RunnerState>(), QString());
        QCOMPARE(faultOfWords<fleet::CheckLevel>(), QString());
        QCOMPARE(everyValue<fleet::Outcome>().last(), fleet::Outcome::Failed);
        QCOMPARE(everyValue<fleet::CountSource>().last(), fleet::CountSource::LastRead);
    }

    void phaseLoadGivesFigures_data()
    {
        QTest::addColumn<fleet::PhaseName>("phase");
        QTest::addColumn<int>("vus");
        QTest::addColumn<double>("rate"); // negative: none
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("portuguese");
        using fleet::PhaseName;
        QTest::addRow("rate") << PhaseName::Main << 200 << 400.0 << 47.0
                              << "Main: 200 VUs, 400 iterations/s, for at most 47 s."
                              << "Principal: 200 VUs, 400 iterações/s, por no máximo 47 s.";
        QTest::addRow("large") << PhaseName::Warmup << 5000 << 18000.5 << 250.0
                               << "Warm-up: 5,000 VUs, 18,000.5 iterations/s, for at most 4 min 10 s."
                               << "Aquecimento: 5.000 VUs, 18.000,5 iterações/s, por no máximo 4 min 10 s.";
        QTest::addRow("small") << PhaseName::Main << 1 << 0.25 << 0.5
                               << "Main: 1 VU, 0.25 iterations/s, for at most 500 ms."
                               << "Principal: 1 VU, 0,25 iterações/s, por no máximo 500 ms.";
        QTest::addRow("no rate") << PhaseName::Main << 10 << -1.0 << 60.0
                                 << "Main: 10 VUs, each as fast as it can, for at most 1 min."
                                 << "Principal: 10 VUs, cada um na maior velocidade possível, por no máximo 1 min.";
    }

    void phaseLoadGivesFigures()
    {
        QFETCH(fleet::PhaseName, phase);
        QFETCH(int, vus);
        QFETCH(double, rate);
        QFETCH(double, seconds);
        QFETCH(QString, english);
        QFETCH(QString, portuguese);
        fleet::PhaseLoad load;
        load.phase = phase;
        load.maxVus = vus;
        if (rate >= 0)
            load.iterationsPerSecond = rate;
        load.durationSeconds = seconds;
        installLanguage(*qApp, Language::English);
        QCOMPARE(sentence(load), english);
        installLanguage(*qApp, Language::Portuguese);
        QCOMPARE(sentence(load), portuguese);
    }

    void spreadSaysWhichIsTheHeadline_data()
    {
        QTest::addColumn<fleet::Spread>("spread");
        QTest::addColumn<QStringList>("english"); // has these
        QTest::addColumn<QString>("portuguese");
        QTest::addRow("nothing") << spreadOf({}, {}, {}, false)
                                 << QStringList{QStringLiteral("The start spread was not measured.")}
                                 << "A dispersão da largada não foi medida.";
        QTest::addRow("release only")
            << spreadOf(2.6, 1.9, {}, false)
            << QStringList{QStringLiteral("release spread is at most 2.60 ms (estimate: 1.90 ms)"),
                           QStringLiteral("It is the headline, since the load spread was not measured")}
            << "no máximo 2,60 ms (estimativa: 1,90 ms)";
        QTest::addRow("estimate only") << spreadOf({}, 1.9, {}, false) << QStringList{QStringLiteral("about 1.90 ms")}
                                       << "cerca de 1,90 ms";
        QTest::addRow("load only") << spreadOf({}, {}, 65.0, true)
                                   << QStringList{QStringLiteral("load spread is at most 65.0 ms. It is the headline")}
                                   << "65,0 ms. Ela é o número de destaque";
        QTest::addRow("release leads")
            << spreadOf(38, {}, 41, false)
            << QStringList{QStringLiteral("release spread is at most 38.0 ms. It is the headline: the load spread"),
                           QStringLiteral("41.0 ms"), QStringLiteral("reading interval")}
            << "Ela é o número de destaque";
        QTest::addRow("load leads") << spreadOf(38, 36, 1830, true)
                                    << QStringList{QStringLiteral("The load spread, at most 1.83 s, is the headline"),
                                                   QStringLiteral("setup()"),
                                                   QStringLiteral("38.0 ms (estimate: 36.0 ms)")}
                                    << "A dispersão da carga, de no máximo 1,83 s, é o número de destaque";
    }

    void spreadSaysWhichIsTheHeadline()
    {
        QFETCH(fleet::Spread, spread);
        QFETCH(QStringList, english);
        QFETCH(QString, portuguese);
        installLanguage(*qApp, Language::English);
        const QString inEnglish = spreadMeaning(spread);
        for (const QString &part : std::as_const(english))
            QVERIFY2(inEnglish.contains(part), qPrintable(inEnglish));
        QVERIFY(inEnglish.endsWith(QLatin1Char('.')));
        installLanguage(*qApp, Language::Portuguese);
        const QString inPortuguese = spreadMeaning(spread);
        QVERIFY2(inPortuguese.contains(portuguese), qPrintable(inPortuguese));
        QVERIFY(inPortuguese.endsWith(QLatin1Char('.')));
    }
};

QTEST_GUILESS_MAIN(TestRunSentences)
#include "tst_run_sentences.moc"
