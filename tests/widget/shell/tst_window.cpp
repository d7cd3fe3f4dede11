// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QVBoxLayout>
#include <QtTest>

#include "shell/actions.h"
#include "shell/header_bar.h"
#include "shell/notifier.h"
#include "shell/standard_actions.h"
#include "shell/window.h"
#include "support/cluster_scenes.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/live_pods.h"
#include "support/picture.h"
#include "viewmodels/events_model.h"
#include "viewmodels/run_story.h"
#include "widgets/paragraph.h"

using namespace largada;
using namespace largada::ui;

namespace
{

class PlainPage final : public Page
{
    Q_OBJECT
public:
    explicit PlainPage(PageId id) : m_id(id)
    {
        auto *column = new QVBoxLayout(this);
        column->addWidget(new QLabel(pageKey(id)));
    }
    PageId id() const override { return m_id; }
    void open(const QString &what) override { opened << what; }
    void focusFilter() override { ++filters; }
    void exportPage() override { ++exports; }
    void undo() override { ++undos; }
    void reload() override { ++reloads; }
    bool canExport() const override { return m_id == PageId::Runs; }
    void finish() override { ++finishes; }
    bool isFinishing() const override { return isBusy; }
    QString unsaved() const override { return typed; }

    QStringList opened;
    QString typed; // and not saved
    bool isBusy = false;
    int filters = 0, exports = 0, undos = 0, reloads = 0, finishes = 0;

private:
    PageId m_id;
};

class SilentNotifier final : public Notifier
{
    Q_OBJECT
public:
    void notify(const QString &, const QString &) override {}
};

struct Shown {
    Shown() : actions(console.preferences), story(console.run, events)
    {
        addStandardActions(actions);
        for (const PageId page : allPages)
            pages.push_back(new PlainPage(page));
        window = std::make_unique<Window>(
            WindowParts{console.services, actions, events, notifier, {pages.cbegin(), pages.cend()}});
    }
    PlainPage *page(PageId id) const { return pages[size_t(id)]; }

    test::FakeConsole console;
    Actions actions;
    viewmodels::EventsModel events;
    viewmodels::RunStory story;
    SilentNotifier notifier;
    std::vector<PlainPage *> pages;
    std::unique_ptr<Window> window;
};

} // namespace

class TstWindow : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({true, false, {1280, 800}});
    }

    void everyLookIsAPicture()
    {
        Shown shown;
        emit shown.console.engine.updated(test::sceneUpdate(test::Scene::MainLost, 20, shown.console.clock));
        for (const test::Look &look : test::allLooks()) {
            test::wear(look);
            const QImage image = test::picture(*shown.window, look, QStringLiteral("window"));
            QCOMPARE(image.size(), look.size);
        }
        shown.actions.action(action::dock)->trigger();
        test::wear({true, true, {1280, 800}});
        test::picture(*shown.window, {true, true, {1280, 800}}, QStringLiteral("window-docks"));
        const auto *table = shown.window->findChild<QTableView *>(QStringLiteral("eventsTable"));
        const QFontMetrics metrics(textFont(TextKind::Body));
        QVERIFY(table->model()->rowCount() > 2);
        for (int row = 0; row < table->model()->rowCount(); ++row) { // none is cut
            const QString reason = table->model()->index(row, viewmodels::EventsModel::Kind).data().toString();
            QVERIFY2(metrics.horizontalAdvance(reason) < table->columnWidth(viewmodels::EventsModel::Kind),
                     qPrintable(reason));
        }
    }

    void podsAndEventsOfTheClusterAreCounted()
    {
        Shown shown;
        test::connectTo(shown.console, 60);
        emit shown.console.clusters.eventsChanged(
            {{QStringLiteral("BackOff"), QStringLiteral("image"), QStringLiteral("pod/k6-job-4"), true, 3,
              shown.console.clock.wall()}});
        QStringList texts;
        for (const auto *label : shown.window->findChild<QWidget *>(QStringLiteral("status"))->findChildren<QLabel *>())
            texts << label->text();
        QVERIFY2(texts.contains(QStringLiteral("· 60 pods")), qPrintable(texts.join(QLatin1Char('|'))));
        QCOMPARE(shown.events.total(), 3);
        shown.console.cluster.use({});
        QCOMPARE(shown.events.total(), 0);
    }

    void keysGoWhereTheySay()
    {
        Shown shown;
        shown.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
        QTest::keyClick(shown.window.get(), Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(shown.window->page(), PageId::Runs);
        QTest::keyClick(shown.window.get(), Qt::Key_E, Qt::ControlModifier);
        QTest::keyClick(shown.window.get(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClick(shown.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(shown.window.get(), Qt::Key_F5);
        const PlainPage *runs = shown.page(PageId::Runs);
        QCOMPARE(runs->exports, 1);
        QCOMPARE(runs->filters, 1);
        QCOMPARE(runs->undos, 1);
        QCOMPARE(runs->reloads, 1);
        QTest::keyClick(shown.window.get(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.window->page(), PageId::Start);
        QCOMPARE(shown.page(PageId::Start)->opened, QStringList{QStringLiteral("plan")});
        QVERIFY(shown.console.engine.intents.isEmpty()); // nothing starts by a key
    }

    void stopKeyStopsARunAndNothingElse()
    {
        Shown shown;
        shown.window->show();
        QVERIFY(QTest::qWaitForWindowActive(shown.window.get()));
        QTest::keyClick(shown.window.get(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(shown.console.engine.intents.isEmpty());
        emit shown.console.engine.updated(test::sceneUpdate(test::Scene::Main, 20, shown.console.clock));
        QTest::keyClick(shown.window.get(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.console.engine.intents, QStringList{QStringLiteral("stop")});
    }

    void closingAsksWhileARunIsGoingOn()
    {
        Shown shown;
        shown.window->show();
        emit shown.console.engine.updated(test::sceneUpdate(test::Scene::Main, 20, shown.console.clock));
        shown.console.dialogs.nextAnswer = false;
        QVERIFY(!shown.window->close());
        QVERIFY(shown.console.engine.intents.isEmpty());
        shown.console.dialogs.nextAnswer = true;
        QVERIFY(!shown.window->close());
        QCOMPARE(shown.console.engine.intents, QStringList{QStringLiteral("stop")});
        QVERIFY(shown.window->isVisible());
        emit shown.console.engine.updated(test::sceneUpdate(test::Scene::Reported, 20, shown.console.clock));
        emit shown.console.engine.finished(test::sceneRecord(20, fleet::Outcome::Stopped));
        QVERIFY(!shown.window->isVisible());
        QCOMPARE(shown.page(PageId::Runs)->finishes, 1);
    }

    void closingAsksAboutWhatIsNotSaved()
    {
        Shown shown;
        shown.window->show();
        shown.page(PageId::Targets)->typed = QStringLiteral("<b>loja</b>");
        shown.console.dialogs.nextAnswer = false;
        QVERIFY(!shown.window->close());
        QCOMPARE(shown.window->page(), PageId::Targets);
        QCOMPARE(shown.console.dialogs.questions.size(), 1);
        QVERIFY(shown.console.dialogs.questions.first().text.contains(QStringLiteral("&lt;b&gt;loja&lt;/b&gt;")));
        QCOMPARE(shown.page(PageId::Targets)->finishes, 0);
        shown.console.dialogs.nextAnswer = true; // discard
        QVERIFY(!shown.window->close());
        QTRY_VERIFY(!shown.window->isVisible());
        QCOMPARE(shown.console.dialogs.questions.size(), 2);
        QCOMPARE(shown.page(PageId::Targets)->finishes, 1);
    }

    void closingWaitsUntilThePagesAreDone()
    {
        Shown shown;
        shown.window->show();
        PlainPage *targets = shown.page(PageId::Targets), *runs = shown.page(PageId::Runs);
        targets->isBusy = runs->isBusy = true;
        QVERIFY(!shown.window->close());
        targets->isBusy = false;
        emit targets->finished(true);
        QVERIFY(shown.window->isVisible()); // the other one is not done
        runs->isBusy = false;
        emit runs->finished(false);
        QVERIFY(shown.window->isVisible()); // and says what has failed
        QCOMPARE(shown.window->page(), PageId::Runs);
        targets->isBusy = true;
        QVERIFY(!shown.window->close());
        targets->isBusy = false;
        emit targets->finished(true);
        QVERIFY(!shown.window->isVisible());
    }

    void closingTwiceDoesNotWait()
    {
        Shown shown;
        shown.window->show();
        shown.page(PageId::Targets)->isBusy = true;
        QVERIFY(!shown.window->close());
        QVERIFY(shown.window->close());
    }

    void closingAsksWhenAgentsEndWithTheProgram()
    {
        Shown shown;
        shown.window->show();
        engine::AgentFleetState state;
        state.link = engine::DashboardLink::Online;
        state.config.emplace();
        state.config->existing = 3;
        shown.console.agents.setState(state);
        shown.console.dialogs.nextAnswer = false;
        QVERIFY(!shown.window->close());
        QCOMPARE(shown.console.dialogs.questions.constLast().confirm, QStringLiteral("End agents and quit"));
        QVERIFY(shown.console.dialogs.questions.constLast().text.startsWith(QStringLiteral("3 agents run")));
        state.isEmbedded = false; // those of another dashboard go on
        shown.console.agents.setState(state);
        QVERIFY(shown.window->close());
        QCOMPARE(shown.console.dialogs.questions.size(), 1);
    }

    void agentsThatMayEndDoNotKeepTheWindowOpen()
    {
        Shown shown;
        shown.window->show();
        engine::AgentFleetState state;
        state.config.emplace();
        state.config->existing = 1;
        shown.console.agents.setState(state);
        shown.window->close();
        QTRY_VERIFY(!shown.window->isVisible());
        QCOMPARE(shown.console.dialogs.questions.size(), 1);
    }

    void theDashboardsConnectionIsSaidInWords()
    {
        Shown shown;
        const auto *chip = shown.window->findChild<QAbstractButton *>(QStringLiteral("dashboardChip"));
        QVERIFY(chip->accessibleName().contains(QStringLiteral("connecting")));
        engine::AgentFleetState state;
        state.link = engine::DashboardLink::Online;
        state.isEmbedded = false;
        state.url = QUrl(QStringLiteral("https://painel.example:3000"));
        shown.console.agents.setState(state);
        QCOMPARE(chip->accessibleName(), QStringLiteral("Dashboard painel.example:3000, connected"));
        state.link = engine::DashboardLink::Refused;
        state.error = Error{Errc::Forbidden, QStringLiteral("no"), {}, 401};
        shown.console.agents.setState(state);
        QVERIFY(chip->accessibleName().contains(QStringLiteral("access denied")));
        QVERIFY(chip->toolTip().contains(QStringLiteral("refuses this user")));
        emit shown.console.dashboard.keyringFailed(Error{Errc::Timeout, {}, {}, 0});
        QTest::mouseClick(const_cast<QAbstractButton *>(chip), Qt::LeftButton);
        QCOMPARE(shown.window->page(), PageId::Settings);
    }

    void closingLeavesOrStopsARunInACluster_data()
    {
        QTest::addColumn<test::Scene>("scene");
        QTest::addColumn<bool>("isOther");
        QTest::addColumn<QString>("confirm");
        QTest::addColumn<QString>("intent");
        QTest::newRow("under load, keep")
            << test::Scene::Main << false << QStringLiteral("Keep running and quit") << QStringLiteral("leave");
        QTest::newRow("under load, stop")
            << test::Scene::Main << true << QStringLiteral("Keep running and quit") << QStringLiteral("stopAll");
        QTest::newRow("paused, leave") << test::Scene::Held << false << QStringLiteral("Leave paused and quit")
                                       << QStringLiteral("leave");
        QTest::newRow("paused, stop") << test::Scene::Gathering << true << QStringLiteral("Leave paused and quit")
                                      << QStringLiteral("stopAll");
        QTest::newRow("between phases, leave") << test::Scene::GatheringMain << false
                                               << QStringLiteral("Leave paused and quit") << QStringLiteral("leave");
    }
    void closingLeavesOrStopsARunInACluster()
    {
        QFETCH(test::Scene, scene);
        QFETCH(bool, isOther);
        QFETCH(QString, confirm);
        QFETCH(QString, intent);
        Shown shown;
        shown.window->show();
        emit shown.console.engine.updated(test::clusterUpdate(scene, 20, shown.console.clock));
        shown.console.dialogs.nextAnswer = false; // Cancel
        QVERIFY(!shown.window->close());
        QCOMPARE(shown.console.engine.intents, QStringList());
        QCOMPARE(shown.console.dialogs.questions.last().confirm, confirm);
        QCOMPARE(shown.console.dialogs.questions.last().other, QStringLiteral("Stop and quit"));
        shown.console.dialogs.nextAnswer = true;
        shown.console.dialogs.nextIsOther = isOther;
        QVERIFY(!shown.window->close());
        QCOMPARE(shown.console.engine.intents, QStringList{intent});
        emit shown.console.engine.updated(test::clusterUpdate(test::Scene::Reported, 20, shown.console.clock));
        emit shown.console.engine.finished(test::clusterRecord(20, fleet::Outcome::Interrupted));
        QVERIFY(!shown.window->isVisible());
        QCOMPARE(shown.console.dialogs.questions.size(), 2);
    }

    void aClusterThatNeverAnswersDoesNotKeepTheWindowOpen()
    {
        Shown shown;
        shown.window->show();
        emit shown.console.engine.updated(test::clusterUpdate(test::Scene::Main, 20, shown.console.clock));
        shown.console.dialogs.nextIsOther = true;
        QVERIFY(!shown.window->close());
        emit shown.console.engine.updated(test::clusterUpdate(test::Scene::Stopping, 20, shown.console.clock));
        shown.console.dialogs.nextIsOther = false;
        QVERIFY(!shown.window->close());
        QCOMPARE(shown.console.dialogs.questions.last().confirm, QStringLiteral("Quit now"));
        QCOMPARE(shown.console.engine.intents, (QStringList{QStringLiteral("stopAll"), QStringLiteral("leave")}));
    }

    void podsThatCannotBeSeenAreSaidLoudly()
    {
        Shown shown;
        shown.console.cluster.use(test::sceneConnection());
        shown.console.clusters.setState({fleet::LinkState::Live});
        shown.window->show();
        auto *bar = shown.window->findChild<QWidget *>(QStringLiteral("connectionBar"));
        const auto bring = [&shown](test::Scene scene, bool isBlind) {
            engine::Update update = test::clusterUpdate(scene, 20, shown.console.clock);
            if (isBlind)
                update.view.blindSince = shown.console.clock.wall() - std::chrono::seconds(20);
            emit shown.console.engine.updated(update);
        };
        const auto why = [bar] { return bar->findChild<Paragraph *>(QStringLiteral("connectionWhy"))->plainText(); };
        bring(test::Scene::Gathering, false);
        QVERIFY(!bar->isVisible());
        bring(test::Scene::Gathering, true);
        QVERIFY(bar->isVisible());
        QVERIFY2(why().endsWith(QStringLiteral("The gate stays closed meanwhile.")), qPrintable(why()));
        bring(test::Scene::Main, true);
        QVERIFY2(why().endsWith(QStringLiteral("The run goes on in the cluster.")), qPrintable(why()));
        bring(test::Scene::Main, false);
        QVERIFY(!bar->isVisible());
    }

    void connectionStaysDuringARun()
    {
        Shown shown;
        auto *header = shown.window->findChild<HeaderBar *>();
        emit shown.console.engine.updated(test::clusterUpdate(test::Scene::Main, 20, shown.console.clock));
        emit header->fleetChosen(QStringLiteral("lab")); // of a menu that was open before
        QCOMPARE(shown.console.preferences.preferences().fleet, QString());
        emit shown.console.engine.updated(test::clusterUpdate(test::Scene::Reported, 20, shown.console.clock));
        emit header->fleetChosen(QStringLiteral("lab"));
        QCOMPARE(shown.console.preferences.preferences().fleet, QStringLiteral("lab"));
    }

    void pageAndDocksAreRememberedFromOneStartToTheNext()
    {
        QTemporaryDir directory;
        {
            Shown shown;
            shown.window->show();
            shown.window->resize(1400, 900);
            shown.window->open(PageId::Settings);
            shown.actions.action(action::dock)->trigger();
            shown.window->close();
            shown.console.preferences.flush();
            QVERIFY(QFile::copy(shown.console.preferences.file(), directory.filePath(QStringLiteral("settings.ini"))));
        }
        settings::PreferencesFile again(directory.path());
        QCOMPARE(again.window().page, QStringLiteral("settings"));
        QVERIFY(again.window().isDockOpen);
        QVERIFY(!again.window().geometry.isEmpty());
    }

    void windowIsNeverForcedWiderThanItsMinimum_data()
    {
        QTest::addColumn<bool>("portuguese");
        QTest::newRow("en") << false;
        QTest::newRow("pt") << true;
    }
    void windowIsNeverForcedWiderThanItsMinimum()
    {
        QFETCH(bool, portuguese);
        Shown shown;
        test::wear({true, portuguese, {1024, 640}});
        emit shown.console.engine.updated(test::sceneUpdate(test::Scene::MainLost, 1000, shown.console.clock));
        shown.window->resize(1024, 640);
        shown.window->show();
        QCOMPARE(shown.window->size(), QSize(1024, 640));
        QVERIFY(shown.window->centralWidget()->minimumSizeHint().width() <= 1024);
    }

    void languageSwitchLeavesNothingBehind()
    {
        Shown shown;
        shown.window->show();
        emit shown.console.engine.updated(test::sceneUpdate(test::Scene::Main, 20, shown.console.clock));
        const auto texts = [&shown] {
            QStringList all;
            for (const QAction *action : shown.window->findChildren<QAction *>())
                all << action->text();
            for (const QWidget *widget : shown.window->findChildren<QWidget *>()) {
                if (widget->objectName() != QLatin1String("statusSaid"))
                    all << widget->accessibleName() << widget->toolTip();
            }
            for (const QLabel *label : shown.window->findChildren<QLabel *>()) {
                if (label->objectName() != QLatin1String("statusSaid")) // was said in the language of then
                    all << label->text();
            }
            for (const QAbstractButton *button : shown.window->findChildren<QAbstractButton *>())
                all << button->text();
            return all;
        };
        const QStringList english = texts();
        text::installLanguage(*qApp, text::Language::Portuguese);
        QCoreApplication::processEvents();
        const QStringList portuguese = texts();
        for (const char *word : {"Overview", "Events", "Local fleet", "Settings", "Collapse", "Stop the run"})
            QVERIFY2(!portuguese.contains(QLatin1String(word)), word);
        QVERIFY(portuguese.contains(QStringLiteral("Visão geral")));
        text::installLanguage(*qApp, text::Language::English);
        QCoreApplication::processEvents();
        QCOMPARE(texts(), english);
    }
};

QTEST_MAIN(TstWindow)
#include "tst_window.moc"
