// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include "start/missing_list.h"
#include "start/start_page.h"
#include "support/cluster_scenes.h"
#include "support/fake_console.h"
#include "support/picture.h"
#include "widgets/paragraph.h"

using namespace largada;
using namespace std::chrono_literals;
using fleet::ReasonCode;
using test::Scene;

namespace
{

class Start
{
public:
    explicit Start(settings::Protection protection = settings::Protection::Normal) : page(console.services, new QWidget)
    {
        console.cluster.use(test::sceneConnection(protection));
        page.resize(1104, 700);
    }
    void bring(Scene scene, const std::function<void(engine::Update &)> &change = {})
    {
        engine::Update update = test::clusterUpdate(scene, 20, console.clock);
        if (change)
            change(update);
        emit console.engine.updated(update);
        page.show();
        QCoreApplication::processEvents();
    }
    QPushButton *button(const char *name) const
    {
        auto *found = page.findChild<QPushButton *>(QLatin1String(name));
        Q_ASSERT(found != nullptr);
        return found;
    }
    void click(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    QStringList intents() const { return console.engine.intents; }
    QVector<ui::Question> &questions() { return console.dialogs.questions; }
    // All that can be read.
    QStringList texts(const QWidget *of = nullptr) const
    {
        QStringList all;
        for (const QWidget *widget : (of == nullptr ? &page : of)->findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                all << label->text();
            if (const auto *paragraph = qobject_cast<const ui::Paragraph *>(widget))
                all << paragraph->plainText();
        }
        return all;
    }
    QString text(const char *paragraph) const
    {
        return page.findChild<ui::Paragraph *>(QLatin1String(paragraph))->plainText();
    }
    // Several views have one of the name.
    QString label(const char *name) const
    {
        for (const QLabel *label : page.findChildren<QLabel *>(QLatin1String(name))) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }
    QString notice(const char *name) const
    {
        auto *notice = page.findChild<QWidget *>(QLatin1String(name));
        return notice->isVisible() ? notice->findChild<ui::Paragraph *>()->plainText() : QString();
    }

    test::FakeConsole console;
    ui::StartPage page;
};

} // namespace

class TestStartInCluster final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({false, false, {1104, 700}});
    }

    void saysWhoseRunnersTheyAreAndNothingThatIsNotKnown()
    {
        Start start;
        start.bring(Scene::Held);
        QCOMPARE(start.label("runFacts"), QStringLiteral("job/k6-job · 20 pods in perf"));
        const auto cards = start.page.findChildren<QWidget *>(QStringLiteral("factsCard"));
        const auto card =
            std::find_if(cards.cbegin(), cards.cend(), [](const QWidget *one) { return one->isVisible(); });
        QVERIFY(card != cards.cend());
        const QStringList facts = start.texts(*card);
        for (const char *fact : {"k6-job", "z-warmup → main", "Broadcast", "20 runners", "Warm-up"})
            QVERIFY2(facts.contains(QString::fromUtf8(fact)), fact);
        const QString all = start.texts().join(u'\n');
        for (const char *unknown : {"Script", "setup()", "25%", "VU"})
            QVERIFY2(!all.contains(QLatin1String(unknown)), unknown);
    }

    void namesTheMissingByTheirReasons()
    {
        Start start;
        start.bring(Scene::Gathering);
        auto *list = start.page.findChild<ui::MissingList *>();
        const QStringList said = start.texts(list);
        for (const char *key : {"FailedScheduling", "ContainerCreating", "ImagePullBackOff", "CrashLoopBackOff",
                                "NeedsAddress", "FailedCreate"})
            QVERIFY2(said.contains(QLatin1String(key)), qPrintable(said.join(u'\n')));
        const QString all = said.join(u'\n');
        for (const char *words :
             {"37 Insufficient cpu", "exceeded quota", "--address", "could not open /script/test.js"})
            QVERIFY2(all.contains(QLatin1String(words)), words);
        const int missing = start.console.run.stragglers().waiting();
        QVERIFY(said.contains(QStringLiteral("Missing %1").arg(missing)));
        QCOMPARE(start.button("startButton")->accessibleDescription(),
                 QStringLiteral("%1 runners are missing.").arg(missing));
    }

    void thoseThatAreNotThereCannotBeShown()
    {
        Start start;
        start.bring(Scene::Gathering, [](engine::Update &update) {
            for (fleet::RunnerRow &row : update.rows) {
                row.state = fleet::RunnerState::Ready;
                row.holdsGate = false;
            }
        });
        QVERIFY(start.texts().contains(QStringLiteral("not there yet")));
        QVERIFY(!start.button("showMissingButton")->isVisible());
        QVERIFY(!start.button("missingLogsButton")->isVisible());
        QVERIFY(!start.button("copyNamesButton")->isVisible());
    }

    void nobodyIsSaidToBeThereBeforeTheFleetIsKnown()
    {
        Start start;
        start.bring(Scene::Gathering, [](engine::Update &update) {
            update.rows.clear();
            update.view.phases.front().missing = update.view.phases.front().armed = 0;
        });
        QCOMPARE(start.label("missingTitle"), QStringLiteral("Looking for the runners…"));
    }

    void aRunnerThatRanBeforeIsNotSomebodysFault()
    {
        Start start;
        start.bring(Scene::Gathering, [](engine::Update &update) {
            update.view.question = coordinator::Question::ResumedByOther;
            update.rows.first().reason = {ReasonCode::StartedBefore};
            update.view.questionRunner = update.rows.first().id;
        });
        QVERIFY(start.notice("runQuestion").contains(QStringLiteral("ran before this run began")));
    }

    void policySaysWhatBecomesOfThePods_data()
    {
        QTest::addColumn<fleet::OnTimeout>("onTimeout");
        QTest::addColumn<QString>("words");
        QTest::newRow("left") << fleet::OnTimeout::Leave << QStringLiteral("the pods stay paused and are named.");
        QTest::newRow("stopped") << fleet::OnTimeout::Stop << QStringLiteral("the pods are stopped.");
    }
    void policySaysWhatBecomesOfThePods()
    {
        QFETCH(fleet::OnTimeout, onTimeout);
        QFETCH(QString, words);
        Start start;
        start.bring(Scene::Gathering, [onTimeout](engine::Update &update) {
            update.view.plan.stragglers = fleet::StragglerPolicy::GiveUp;
            update.view.plan.onTimeout = onTimeout;
        });
        QVERIFY(start.texts().join(u'\n').contains(words));
    }

    void armedViewSaysHowTheyStart_data()
    {
        QTest::addColumn<fleet::StartMode>("mode");
        QTest::addColumn<QString>("words");
        QTest::newRow("broadcast") << fleet::StartMode::Broadcast << QStringLiteral("written to all links");
        QTest::newRow("clock") << fleet::StartMode::Clock << QStringLiteral("nodes are up to 3.4");
        QTest::newRow("exec") << fleet::StartMode::Exec << QStringLiteral("k6 resume");
    }
    void armedViewSaysHowTheyStart()
    {
        QFETCH(fleet::StartMode, mode);
        QFETCH(QString, words);
        Start start;
        start.bring(Scene::Held, [mode](engine::Update &update) { update.view.plan.mode = mode; });
        QVERIFY2(start.text("armedHow").contains(words), qPrintable(start.text("armedHow")));
    }

    void aStartAtATimeShowsTheTimeOfDay()
    {
        Start start;
        const auto later = [&start](engine::Update &update) {
            update.view.plan.startAt = start.console.clock.wall() + 90min;
            if (!update.view.held)
                update.view.releaseDue = start.console.clock.now() + 90min;
        };
        start.bring(Scene::Held, later);
        const QString time =
            QDateTime::fromMSecsSinceEpoch((start.console.clock.wall() + 90min).time_since_epoch().count())
                .toString(QStringLiteral("HH:mm:ss"));
        QVERIFY(start.label("armedTitle").endsWith(time));
        start.bring(Scene::Countdown, later);
        QCOMPARE(start.label("armedTitle"), QStringLiteral("Warm-up starts at %1, in 1:30:00").arg(time));
        QCOMPARE(start.page.findChild<QWidget *>(QStringLiteral("countdownRing"))->accessibleName(), time.left(5));
        start.console.clock.advance(90min - 42s);
        emit start.console.run.viewChanged();
        QCOMPARE(start.label("armedTitle"), QStringLiteral("Warm-up starts in 42 s"));
    }

    void whatCannotBeSeenIsDatedAndKeepsTheGateClosed()
    {
        Start start;
        start.bring(Scene::Gathering,
                    [&start](engine::Update &update) { update.view.blindSince = start.console.clock.wall() - 20s; });
        QVERIFY(start.label("gateNote").startsWith(QStringLiteral("Not seen since ")));
        QVERIFY(start.label("gateNote").contains(QStringLiteral("gate stays closed")));
        start.bring(Scene::Gathering);
        QVERIFY(!start.label("gateNote").startsWith(QStringLiteral("Not seen")));
    }

    void aRunThatWasFoundIsSaidToGoOn()
    {
        Start start;
        start.bring(Scene::Main, [](engine::Update &update) {
            update.view.preflight.found = fleet::RunFound{update.view.id, fleet::PhaseName::Main, true, {}};
        });
        QCOMPARE(start.notice("foundNotice"),
                 QStringLiteral("This run was found in the cluster and goes on: Main had been started."));
        start.bring(Scene::Main);
        QCOMPARE(start.notice("foundNotice"), QString());
    }

    void leftPausedPodsAreNamedWithWhatStopsThem()
    {
        Start start;
        start.bring(Scene::Reported, [](engine::Update &update) {
            update.view.cause = coordinator::StopCause::GateTimeout;
            update.view.preflight.found.reset();
        });
        fleet::RunRecord record = test::clusterRecord(20, fleet::Outcome::Failed);
        for (fleet::RunnerRecord &runner : record.phases.front().detail)
            runner.reason = {ReasonCode::LeftPaused};
        emit start.console.engine.finished(record);
        QCoreApplication::processEvents();
        const QString said = start.notice("pausedNotice");
        QVERIFY2(said.contains(record.phases.front().detail.first().name.value), qPrintable(said));
        const QString command =
            QStringLiteral("kubectl delete job k6-job -n perf --context ") + test::sceneTarget().context;
        QVERIFY2(said.contains(command), qPrintable(said));
        start.click("copyStopCommand");
        QCOMPARE(QGuiApplication::clipboard()->text(), command);
        emit start.console.engine.finished(test::clusterRecord(20, fleet::Outcome::Completed));
        QCOMPARE(start.notice("pausedNotice"), QString());
    }

    void morePodsThanWantedIsNamed()
    {
        Start start;
        start.bring(Scene::Reported, [](engine::Update &update) {
            update.view.cause = coordinator::StopCause::TooManyRunners;
            update.view.error = Error{Errc::BadInput, QStringLiteral("21 runners where 20 were wanted: a, b"), {}};
        });
        fleet::RunRecord record = test::clusterRecord(20, fleet::Outcome::Failed);
        record.error = start.console.run.view().error;
        emit start.console.engine.finished(record);
        QCOMPARE(start.label("reportedTitle"),
                 QStringLiteral("Nothing was started: there are more pods than were wanted."));
        QVERIFY(start.text("reportedWhy").contains(QStringLiteral("21 runners where 20 were wanted")));
    }

    void protectedWantsItsNameTyped_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::addColumn<QByteArray>("button");
        QTest::addColumn<QString>("intent");
        QTest::newRow("start") << Scene::Held << QByteArray("startButton") << QStringLiteral("go");
        QTest::newRow("now") << Scene::Countdown << QByteArray("startNowButton") << QStringLiteral("releaseNow");
        QTest::newRow("fewer") << Scene::Gathering << QByteArray("startFewerButton")
                               << QStringLiteral("continueWith 15");
    }
    void protectedWantsItsNameTyped()
    {
        QFETCH(Scene, scene);
        QFETCH(QByteArray, button);
        QFETCH(QString, intent);
        Start start(settings::Protection::Protected);
        start.console.dialogs.nextAnswer = false;
        start.bring(scene);
        start.click(button.constData());
        QCOMPARE(start.intents(), QStringList());
        QCOMPARE(start.questions().size(), 1);
        QCOMPARE(start.questions().first().typed, test::sceneConnection().context);
        start.console.dialogs.nextAnswer = true;
        start.click(button.constData());
        QCOMPARE(start.intents(), QStringList{intent});
    }

    void stopNeverWantsANameTyped()
    {
        Start start(settings::Protection::Protected);
        start.bring(Scene::Main);
        start.click("stopButton");
        QCOMPARE(start.intents(), QStringList{QStringLiteral("stop")});
        QVERIFY(start.questions().isEmpty());
    }

    void othersStartAtOnce()
    {
        Start start;
        start.bring(Scene::Held);
        start.click("startButton");
        QCOMPARE(start.intents(), QStringList{QStringLiteral("go")});
        QVERIFY(start.questions().isEmpty());
    }

    void aConnectionWithoutAContextIsCalledByItsOwnName()
    {
        Start start;
        settings::ConnectionProfile profile = test::sceneConnection(settings::Protection::Protected);
        profile.context.clear();
        start.console.cluster.use(profile);
        start.bring(Scene::Held);
        start.click("startButton");
        QCOMPARE(start.questions().first().typed, profile.name);
    }

    void everyMomentHasALook_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::newRow("gathering") << Scene::Gathering;
        QTest::newRow("held") << Scene::Held;
        QTest::newRow("countdown") << Scene::Countdown;
        QTest::newRow("gathering-main") << Scene::GatheringMain;
        QTest::newRow("main") << Scene::Main;
        QTest::newRow("stopping") << Scene::Stopping;
        QTest::newRow("left-paused") << Scene::Reported;
    }
    void everyMomentHasALook()
    {
        QFETCH(Scene, scene);
        Start start;
        start.bring(scene, [&start, scene](engine::Update &update) {
            if (scene == Scene::Main)
                update.view.preflight.found =
                    fleet::RunFound{update.view.id, fleet::PhaseName::Warmup, true, start.console.clock.wall() - 5min};
            if (scene == Scene::GatheringMain)
                update.view.blindSince = start.console.clock.wall() - 20s;
            if (scene == Scene::Held || scene == Scene::Countdown)
                update.view.plan.mode = fleet::StartMode::Clock;
            if (scene == Scene::Countdown) {
                update.view.plan.startAt = start.console.clock.wall() + 90min;
                update.view.releaseDue = start.console.clock.now() + 90min;
            }
        });
        if (scene == Scene::Reported) {
            fleet::RunRecord record = test::clusterRecord(20, fleet::Outcome::Failed);
            for (fleet::PhaseRecord &phase : record.phases)
                phase.startedAt.reset();
            for (fleet::RunnerRecord &runner : record.phases.front().detail)
                runner.reason = {ReasonCode::LeftPaused};
            emit start.console.engine.finished(record);
        }
        for (const test::Look &look : test::allLooks({968, 540}, {1744, 980})) {
            test::wear(look);
            for (int turn = 0; turn < 8; ++turn) // a chart a turn
                QCoreApplication::processEvents();
            const QString name = QStringLiteral("start-cluster-%1").arg(QLatin1String(QTest::currentDataTag()));
            QCOMPARE(test::picture(start.page, look, name).size(), look.size); // grew by nothing
        }
    }
};

QTEST_MAIN(TestStartInCluster)
#include "tst_start_in_cluster.moc"
