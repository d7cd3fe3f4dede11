// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QtTest>

#include "shell/actions.h"
#include "shell/notifier.h"
#include "shell/standard_actions.h"
#include "shell/window.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/picture.h"
#include "viewmodels/events_model.h"
#include "viewmodels/run_story.h"

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

    QStringList opened;
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
        test::picture(*shown.window, {true, true, {1280, 800}}, QStringLiteral("window-docks"));
    }

    void keysGoWhereTheySay()
    {
        Shown shown;
        shown.window->show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.window.get()));
        QTest::keyClick(shown.window.get(), Qt::Key_4, Qt::ControlModifier);
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
