// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every page and every state of Start in the whole window, in both themes, both languages and at both ends of its size:
// as pictures to look at (LARGADA_PICTURES), and checked for what a program can see.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QtTest>

#include "overview/overview_page.h"
#include "plan/plan_view.h"
#include "pods/pods_page.h"
#include "runs/runs_page.h"
#include "settings/settings_page.h"
#include "shell/actions.h"
#include "shell/log_view.h"
#include "shell/notifier.h"
#include "shell/standard_actions.h"
#include "shell/window.h"
#include "start/start_page.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/live_pods.h"
#include "support/picture.h"
#include "targets/targets_page.h"
#include "viewmodels/events_model.h"
#include "viewmodels/run_story.h"
#include "widgets/paragraph.h"

using namespace largada;
using namespace largada::ui;
using test::Scene;

namespace
{

class SilentNotifier final : public Notifier
{
    Q_OBJECT
public:
    void notify(const QString &, const QString &) override {}
};

struct Whole {
    // As the program does it: without a style sheet while it is built, which is faster.
    explicit Whole(bool hasRuns, bool hasSheetFirst = false) : actions(console.preferences), story(console.run, events)
    {
        const QString sheet = qApp->styleSheet();
        if (!hasSheetFirst)
            qApp->setStyleSheet({});
        addStandardActions(actions);
        console.engine.checked = test::sceneReport(20);
        console.engine.logLines = {QStringLiteral("level=info msg=\"initialized 14 of 20 VUs\""),
                                   QStringLiteral("level=error msg=\"TypeError: itens is undefined\"")};
        if (hasRuns)
            addRuns();
        plan = new PlanView(console.services);
        window = std::make_unique<Window>(
            WindowParts{console.services,
                        actions,
                        events,
                        notifier,
                        {new OverviewPage(console.services), new PodsPage(console.services),
                         new TargetsPage(console.services), new StartPage(console.services, plan),
                         new RunsPage(console.services), new SettingsPage(console.services, actions)}});
        window->setK6(QStringLiteral("1.1.0"));
        qApp->setStyleSheet(sheet);
    }
    void addRuns()
    {
        int number = 0;
        for (const auto outcome : {fleet::Outcome::Interrupted, fleet::Outcome::Failed, fleet::Outcome::Stopped,
                                   fleet::Outcome::Partial, fleet::Outcome::Completed}) {
            auto run = test::sceneRecord(20, outcome);
            run.id.value = QStringLiteral("20261124-13571%1-3f2a").arg(number);
            run.number = ++number;
            console.history.add(run);
        }
    }
    void play(Scene scene) { emit console.engine.updated(test::sceneUpdate(scene, 20, console.clock)); }
    void open(PageId page, const QString &what = {})
    {
        window->open(page, what);
        QCoreApplication::processEvents();
    }

    test::FakeConsole console;
    Actions actions;
    viewmodels::EventsModel events;
    viewmodels::RunStory story;
    SilentNotifier notifier;
    PlanView *plan;
    std::unique_ptr<Window> window;
};

struct Moment {
    QString name;
    PageId page;
    std::optional<Scene> scene;
    bool hasRuns;
    QString what;
};

QVector<Moment> moments()
{
    using enum PageId;
    return {{QStringLiteral("1-first-start"), Overview, {}, false, {}},
            {QStringLiteral("1-overview-idle"), Overview, {}, true, {}},
            {QStringLiteral("1-overview-main"), Overview, Scene::Main, true, {}},
            {QStringLiteral("1-overview-failing"), Overview, Scene::MainLost, true, {}},
            {QStringLiteral("2-pods-empty"), Pods, {}, true, {}},
            {QStringLiteral("2-pods-gathering"), Pods, Scene::Gathering, true, QStringLiteral("runner-11")},
            {QStringLiteral("2-pods-main"), Pods, Scene::MainLost, true, {}},
            {QStringLiteral("2-pods-cluster"), Pods, {}, true, test::podId(7).value},
            {QStringLiteral("2-pods-cluster-logs"), Pods, {}, true, test::podId(5).value},
            {QStringLiteral("2-targets-empty"), Targets, {}, true, {}},
            {QStringLiteral("2-targets-of-agents"), Targets, {}, true, {}},
            {QStringLiteral("3-start-plan"), Start, {}, true, {}},
            {QStringLiteral("3-start-gathering"), Start, Scene::Gathering, true, {}},
            {QStringLiteral("3-start-held"), Start, Scene::Held, true, {}},
            {QStringLiteral("3-start-countdown"), Start, Scene::Countdown, true, {}},
            {QStringLiteral("3-start-warmup"), Start, Scene::Warmup, true, {}},
            {QStringLiteral("3-start-gathering-main"), Start, Scene::GatheringMain, true, {}},
            {QStringLiteral("3-start-main"), Start, Scene::Main, true, {}},
            {QStringLiteral("3-start-main-lost"), Start, Scene::MainLost, true, {}},
            {QStringLiteral("3-start-stopping"), Start, Scene::Stopping, true, {}},
            {QStringLiteral("3-start-reported"), Start, Scene::Reported, true, {}},
            {QStringLiteral("4-runs-empty"), Runs, {}, false, {}},
            {QStringLiteral("4-runs"), Runs, {}, true, {}},
            {QStringLiteral("4-report-completed"), Runs, {}, true, QStringLiteral("20261124-135714-3f2a")},
            {QStringLiteral("4-report-failed"), Runs, {}, true, QStringLiteral("20261124-135711-3f2a")},
            {QStringLiteral("4-runs-of-agents"), Runs, {}, true, QStringLiteral("agents")},
            {QStringLiteral("5-settings"), Settings, {}, true, {}},
            {QStringLiteral("5-settings-shortcuts"), Settings, {}, true, QStringLiteral("shortcuts")}};
}

void connectTo(Whole &whole, const Moment &moment)
{
    test::connectTo(whole.console, 60);
    const WallTime now = whole.console.clock.wall();
    const QString pod = QStringLiteral("pod/") + test::podId(7).value;
    emit whole.console.clusters.eventsChanged(
        {{QStringLiteral("FailedScheduling"), QStringLiteral("0/14 nodes: 14 Insufficient cpu"), pod, true, 48, now},
         {QStringLiteral("SuccessfulCreate"), QStringLiteral("Created pods"), QStringLiteral("job/k6-job"), false, 60,
          now}});
    if (!moment.name.endsWith(QLatin1String("logs")))
        return;
    whole.window->show(); // no log is read that is not seen
    emit whole.window->findChild<PodsPage *>()->logsWanted({moment.what});
    emit whole.console.clusters.lastLog->lines({QStringLiteral("level=info msg=\"initialized 14 of 20 VUs\"")});
    // It is shown with what else comes in a while.
    QTRY_VERIFY(!whole.window->findChild<LogView *>()->document()->isEmpty());
}

void addAgents(Whole &whole)
{
    auto &agents = whole.console.agents;
    for (int i = 1; i <= 3; ++i) {
        dashboard::Target target;
        target.id = QString::number(i);
        target.url = QStringLiteral("https://shop.example.com/%1").arg(i);
        target.label = QStringLiteral("shop-%1").arg(i);
        target.enabled = i < 3;
        agents.now.targets << target;
        for (int run = 0; run < 4; ++run) {
            dashboard::Execution execution;
            execution.id = QStringLiteral("run-%1-%2").arg(i).arg(run);
            execution.agent = QStringLiteral("local-agent-%1").arg(run + 1);
            execution.targetId = target.id;
            execution.targetLabel = target.label;
            execution.targetUrl = target.url;
            execution.status = dashboard::ExecutionStatus::Completed;
            execution.startedAt = whole.console.clock.wall() - std::chrono::minutes(10 * run + i);
            execution.endedAt = execution.startedAt + std::chrono::seconds(30);
            execution.metrics = {12, 30.5, 81, 14, run == 2 ? 0.07 : 0.001, 42.5, 9000, 1275};
            agents.list << execution;
        }
    }
    agents.setLink(engine::DashboardLink::Online);
    emit agents.executionsChanged();
}

void setUp(Whole &whole, const Moment &moment)
{
    if (moment.name.endsWith(QLatin1String("agents")))
        addAgents(whole);
    if (moment.name.contains(QLatin1String("cluster")))
        connectTo(whole, moment);
    if (moment.scene)
        whole.play(*moment.scene);
    if (moment.scene == Scene::Reported)
        emit whole.console.engine.finished(test::sceneRecord(20, fleet::Outcome::Completed));
    whole.open(moment.page, moment.what);
}

// What can be read, but for what was typed, names of files and the words of other programs.
QSet<QString> wordsOf(QWidget *window)
{
    QSet<QString> words;
    const auto take = [&words](const QString &text) {
        if (text.size() > 2 && text.contains(QRegularExpression(QStringLiteral("[[:alpha:]]{3}"))))
            words.insert(text);
    };
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(window))
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget);
            label && label->objectName() != QLatin1String("statusSaid"))
            take(label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            take(button->text());
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            take(edit->placeholderText());
        if (const auto *paragraph = qobject_cast<const Paragraph *>(widget))
            take(paragraph->plainText());
        if (widget->objectName() != QLatin1String("statusSaid"))
            take(widget->accessibleName());
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model()) {
            for (int column = 0; column < view->model()->columnCount(); ++column)
                take(view->model()->headerData(column, Qt::Horizontal).toString());
        }
    }
    for (const QAction *action : window->findChildren<QAction *>())
        take(action->text());
    return words;
}

// Running text that has less height than it needs at its width.
QString cutParagraphs(const QWidget &window)
{
    QStringList cut;
    for (const auto *paragraph : window.findChildren<Paragraph *>()) {
        if (paragraph->isVisible() && paragraph->height() < paragraph->heightForWidth(paragraph->width()))
            cut << paragraph->plainText();
    }
    return cut.join(QLatin1Char('\n'));
}

// What Tab comes to, in its order.
QVector<QWidget *> focusOrder(QWidget &window)
{
    QVector<QWidget *> order;
    for (QWidget *widget = window.nextInFocusChain(); widget != &window; widget = widget->nextInFocusChain()) {
        const bool isOfView = widget->objectName().startsWith(QLatin1String("qt_")); // a part of another widget
        if (widget->window() == &window && !widget->visibleRegion().isEmpty() && widget->isEnabled() && !isOfView &&
            (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr)
            order << widget;
    }
    return order;
}

QString described(const QWidget *widget)
{
    auto *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
    return QStringLiteral("%1 %2 “%3”")
        .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
             accessible == nullptr ? QString() : accessible->text(QAccessible::Name));
}

// Letters that Alt goes to something by, twice in one place.
QStringList doubledMnemonics(const QStringList &texts)
{
    QHash<QString, QString> taken;
    QStringList doubled;
    for (const QString &text : texts) {
        const QString key = QKeySequence::mnemonic(text).toString();
        if (!key.isEmpty() && taken.contains(key))
            doubled << QStringLiteral("%1: %2, %3").arg(key, taken[key], text);
        taken.insert(key, text);
    }
    return doubled;
}

} // namespace

class TstConsoleLooks : public QObject
{
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void everyMomentHasItsPicture_data()
    {
        QTest::addColumn<int>("moment");
        const auto all = moments();
        for (int i = 0; i < all.size(); ++i)
            QTest::addRow("%s", qPrintable(all[i].name)) << i;
    }
    void everyMomentHasItsPicture()
    {
        QFETCH(int, moment);
        const Moment now = moments().at(moment);
        test::wear({true, false, {1024, 640}});
        Whole whole(now.hasRuns);
        setUp(whole, now);
        for (const test::Look &look : test::pairedLooks()) {
            test::wear(look);
            const QImage image = test::picture(*whole.window, look, now.name);
            QCOMPARE(image.size(), look.size); // nothing forces the window wider or higher
            QTRY_COMPARE(cutParagraphs(*whole.window), QString());
        }
    }

    void builtBeforeTheStyleSheetItLooksTheSame_data()
    {
        QTest::addColumn<int>("moment");
        const auto all = moments();
        for (int i = 0; i < all.size(); ++i) {
            if (QStringList{QStringLiteral("1-overview-idle"), QStringLiteral("3-start-plan"),
                            QStringLiteral("4-report-completed"), QStringLiteral("5-settings")}
                    .contains(all[i].name))
                QTest::addRow("%s", qPrintable(all[i].name)) << i;
        }
    }
    void builtBeforeTheStyleSheetItLooksTheSame()
    {
        QFETCH(int, moment);
        const Moment now = moments().at(moment);
        const test::Look look{true, true, {1280, 800}};
        const auto shown = [&](bool hasSheetFirst) {
            Whole whole(now.hasRuns, hasSheetFirst);
            setUp(whole, now);
            return test::picture(*whole.window, look, QStringLiteral("built-") + now.name);
        };
        test::wear(look);
        const QImage expected = shown(true);
        QVERIFY(shown(false) == expected);
    }

    void languageSwitchedTwiceLeavesNothingOfTheOther_data() { everyMomentHasItsPicture_data(); }
    void languageSwitchedTwiceLeavesNothingOfTheOther()
    {
        QFETCH(int, moment);
        const Moment now = moments().at(moment);
        const auto speak = [](text::Language language) {
            text::installLanguage(*qApp, language);
            QCoreApplication::processEvents();
            QCoreApplication::processEvents();
        };
        test::wear({true, false, {1280, 800}});
        Whole whole(now.hasRuns);
        whole.window->resize(1280, 800);
        whole.window->show();
        setUp(whole, now);
        QCoreApplication::processEvents();
        const auto english = wordsOf(whole.window.get());
        speak(text::Language::Portuguese);
        const auto portuguese = wordsOf(whole.window.get());
        speak(text::Language::English);
        const auto again = wordsOf(whole.window.get());
        const auto leftOver = again - english;
        QVERIFY2(leftOver.isEmpty(), qPrintable(QStringList(leftOver.values()).join(QStringLiteral(" | "))));
        // Built in Portuguese from the start, it reads the same as after the switch.
        test::wear({true, true, {1280, 800}});
        Whole fresh(now.hasRuns);
        fresh.window->resize(1280, 800);
        fresh.window->show();
        setUp(fresh, now);
        QCoreApplication::processEvents();
        const auto stale = portuguese - wordsOf(fresh.window.get());
        QVERIFY2(stale.isEmpty(), qPrintable(QStringList(stale.values()).join(QStringLiteral(" | "))));
    }

    void tabGoesInReadingOrder_data() { everyMomentHasItsPicture_data(); }
    void tabGoesInReadingOrder()
    {
        QFETCH(int, moment);
        const Moment now = moments().at(moment);
        test::wear({true, true, {1280, 800}});
        Whole whole(now.hasRuns);
        whole.window->resize(1280, 800);
        whole.window->show();
        setUp(whole, now);
        QCoreApplication::processEvents();
        const auto order = focusOrder(*whole.window);
        QStringList wrong;
        QRect last;
        QWidget *before = nullptr;
        for (QWidget *widget : order) {
            auto *accessible = QAccessible::queryAccessibleInterface(widget);
            if (accessible == nullptr || accessible->text(QAccessible::Name).isEmpty())
                wrong << QStringLiteral("no name: ") + described(widget);
            const QRect place(widget->mapTo(whole.window.get(), QPoint()), widget->size());
            const bool isUp = place.bottom() <= last.top() && place.left() < last.right();
            const bool isBack =
                place.top() < last.bottom() && place.bottom() > last.top() && place.right() <= last.left();
            if (before != nullptr && (isUp || isBack))
                wrong << described(before) + QStringLiteral(" → ") + described(widget);
            last = place;
            before = widget;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void noMnemonicIsTwice_data()
    {
        QTest::addColumn<bool>("isPortuguese");
        QTest::newRow("English") << false;
        QTest::newRow("Portuguese") << true;
    }
    void noMnemonicIsTwice()
    {
        QFETCH(bool, isPortuguese);
        test::wear({true, isPortuguese, {1280, 800}});
        Whole whole(true);
        const auto textsOf = [](const QList<QAction *> &actions) {
            QStringList texts;
            for (const QAction *action : actions)
                texts << action->text();
            return texts;
        };
        const QStringList bar = textsOf(whole.window->findChild<QMenuBar *>()->actions());
        QVERIFY(!QKeySequence::mnemonic(bar.first()).isEmpty());
        QStringList doubled = doubledMnemonics(bar);
        for (const QMenu *menu : whole.window->findChildren<QMenu *>())
            doubled << doubledMnemonics(textsOf(menu->actions()));
        QVERIFY2(doubled.isEmpty(), qPrintable(doubled.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(TstConsoleLooks)
#include "tst_console_looks.moc"
