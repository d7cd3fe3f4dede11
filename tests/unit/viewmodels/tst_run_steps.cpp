// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "text/language.h"
#include "viewmodels/run_steps.h"

using namespace largada;
using namespace std::chrono_literals;
using coordinator::Stage;
using coordinator::StopCause;
using viewmodels::stepsOf;
using Kind = viewmodels::RunStep::Kind;
using State = viewmodels::RunStep::State;

namespace
{

const MonoTime t0{1h};

engine::PhaseView phase(fleet::PhaseName name)
{
    engine::PhaseView view;
    view.name = name;
    view.share = name == fleet::PhaseName::Warmup ? 0.25 : 1.0;
    view.runners = 20;
    view.planned = 2min;
    return view;
}

engine::RunView run(Stage stage, bool hasWarmup = true)
{
    engine::RunView view;
    view.id.value = QStringLiteral("x");
    view.stage = stage;
    view.plan.runners = 20;
    view.plan.countdown = 5s;
    if (hasWarmup)
        view.phases.push_back(phase(fleet::PhaseName::Warmup));
    view.phases.push_back(phase(fleet::PhaseName::Main));
    view.entered = {{Stage::Preflight, t0}, {Stage::Gathering, t0 + 2s}};
    if (stage != Stage::Planned && stage != Stage::Preflight)
        view.phases.front().gatheringSince = t0 + 2s;
    return view;
}

engine::RunView inMain() // released 40 s after t0 + 10 s of warm-up
{
    engine::RunView view = run(Stage::Running);
    view.phase = 1;
    engine::PhaseView &warmup = view.phases[0];
    warmup.armedAt = t0 + 9s;
    warmup.releasedAt = t0 + 14s;
    warmup.endedAt = t0 + 74s;
    view.phases[1].gatheringSince = t0 + 74s;
    view.phases[1].armedAt = t0 + 84s;
    view.phases[1].releasedAt = t0 + 85s;
    return view;
}

QString marks(const viewmodels::RunSteps &steps)
{
    QString all;
    for (const viewmodels::RunStep &step : steps.steps)
        all += QLatin1Char("_>vox"[int(step.state)]);
    return all;
}

QStringList lines(const viewmodels::RunSteps &steps)
{
    QStringList all;
    for (const viewmodels::RunStep &step : steps.steps)
        all << step.title + QLatin1Char('|') + step.detail;
    return all;
}

} // namespace

class TestRunSteps final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        text::installLanguage(*qApp, text::Language::English);
    }

    void eachStageIsAStep_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<QString>("expected");
        QTest::newRow("planned") << int(Stage::Planned) << QStringLiteral(">______");
        QTest::newRow("preflight") << int(Stage::Preflight) << QStringLiteral(">______");
        QTest::newRow("gathering") << int(Stage::Gathering) << QStringLiteral("v>_____");
        QTest::newRow("setup") << int(Stage::SettingUp) << QStringLiteral("v>_____");
        QTest::newRow("armed") << int(Stage::Armed) << QStringLiteral("vv>____");
    }
    void eachStageIsAStep()
    {
        QFETCH(int, stage);
        QFETCH(QString, expected);
        QCOMPARE(marks(stepsOf(run(Stage(stage)), t0 + 8s)), expected);
    }

    void withoutWarmupThereAreFive()
    {
        const auto steps = stepsOf(run(Stage::Gathering, false), t0 + 8s);
        QCOMPARE(marks(steps), QStringLiteral("v>___"));
        QCOMPARE(steps.steps[3].title, QStringLiteral("Main 100%"));
    }

    void mainShowsWhatEachTook_data()
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("en") << int(text::Language::English) << QStringList{QStringLiteral("Preflight|0:02"),
                                                                           QStringLiteral("Wait for 20|0:07"),
                                                                           QStringLiteral("Armed|0:05"),
                                                                           QStringLiteral("Warm-up 25%|1:00"),
                                                                           QStringLiteral("Wait for main|0:11"),
                                                                           QStringLiteral("Main 100%|1:24 of 2:00"),
                                                                           QStringLiteral("Report|")};
        QTest::newRow("pt") << int(text::Language::Portuguese)
                            << QStringList{QStringLiteral("Verificação|0:02"),
                                           QStringLiteral("Aguardar 20|0:07"),
                                           QStringLiteral("Armado|0:05"),
                                           QStringLiteral("Aquecimento 25%|1:00"),
                                           QStringLiteral("Aguardar principal|0:11"),
                                           QStringLiteral("Principal 100%|1:24 de 2:00"),
                                           QStringLiteral("Relatório|")};
    }
    void mainShowsWhatEachTook()
    {
        QFETCH(int, language);
        QFETCH(QStringList, expected);
        text::installLanguage(*qApp, text::Language(language));
        const auto steps = stepsOf(inMain(), t0 + 85s + 84s);
        QCOMPARE(lines(steps), expected);
        QCOMPARE(marks(steps), QStringLiteral("vvvvv>_"));
        QCOMPARE(steps.progress, 0.7);
    }

    void theCountdownCountsDown()
    {
        engine::RunView view = run(Stage::Armed);
        view.releaseDue = t0 + 12s;
        QCOMPARE(stepsOf(view, t0 + 9500ms).steps[2].detail, QStringLiteral("in 3 s"));
        QCOMPARE(stepsOf(view, t0 + 13s).steps[2].detail, QStringLiteral("in 0 s"));
    }

    void theGatesProgressIsWhoIsArmed()
    {
        engine::RunView view = run(Stage::Gathering);
        view.phases.front().armed = 15;
        QCOMPARE(stepsOf(view, t0 + 5s).progress, 0.75);
    }

    void whereItWasEndedIsMarked_data()
    {
        QTest::addColumn<int>("cause");
        QTest::addColumn<QString>("expected");
        QTest::newRow("user") << int(StopCause::User) << QStringLiteral("vvvvvo_");
        QTest::newRow("signal") << int(StopCause::Interrupted) << QStringLiteral("vvvvvo_");
        QTest::newRow("lost") << int(StopCause::AllLost) << QStringLiteral("vvvvvx_");
    }
    void whereItWasEndedIsMarked()
    {
        QFETCH(int, cause);
        QFETCH(QString, expected);
        engine::RunView view = inMain();
        view.stage = Stage::Stopping;
        view.cause = StopCause(cause);
        view.stoppingSince = t0 + 100s;
        const auto steps = stepsOf(view, t0 + 109s);
        QCOMPARE(marks(steps), expected);
        QCOMPARE(steps.steps[5].detail, QStringLiteral("Stopping… 0:09"));
        view.stage = Stage::Reported;
        QCOMPARE(marks(stepsOf(view, t0 + 120s)), expected.left(6) + QLatin1Char('v'));
    }

    void aRunThatEndedByItselfIsDone()
    {
        engine::RunView view = inMain();
        view.stage = Stage::Reported;
        view.phases[1].endedAt = t0 + 205s;
        QCOMPARE(marks(stepsOf(view, t0 + 210s)), QStringLiteral("vvvvvvv"));
        QCOMPARE(marks(stepsOf(view, t0 + 210s, fleet::Outcome::Partial)), QStringLiteral("vvvvvvv"));
        QCOMPARE(marks(stepsOf(view, t0 + 210s, fleet::Outcome::Failed)), QStringLiteral("vvvvvxv"));
    }

    void aFailedPreflightFailsTheFirst()
    {
        engine::RunView view = run(Stage::Reported);
        view.phases.front().gatheringSince.reset();
        view.error = Error{Errc::BadInput, QStringLiteral("blocked")};
        QCOMPARE(marks(stepsOf(view, t0 + 3s)), QStringLiteral("x_____v"));
    }

    void noPhasesYetIsPreflight()
    {
        engine::RunView view;
        view.stage = Stage::Preflight;
        view.plan.warmupPercent = std::nullopt;
        QCOMPARE(marks(stepsOf(view, t0)), QStringLiteral(">____"));
    }

    void timesAreNeverNegative_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("expected");
        QTest::newRow("negative") << qint64(-5000) << QStringLiteral("0:00");
        QTest::newRow("just under a second") << qint64(999) << QStringLiteral("0:00");
        QTest::newRow("minutes") << qint64(250'000) << QStringLiteral("4:10");
        QTest::newRow("hours") << qint64(3'750'000) << QStringLiteral("1:02:30");
    }
    void timesAreNeverNegative()
    {
        QFETCH(qint64, ms);
        QFETCH(QString, expected);
        QCOMPARE(viewmodels::clockText(std::chrono::milliseconds(ms)), expected);
    }
};

QTEST_GUILESS_MAIN(TestRunSteps)
#include "tst_run_steps.moc"
