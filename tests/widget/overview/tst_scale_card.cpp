// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The scale of the agents, by mouse and keys, in all its states; and the page around it.
#include <QAbstractButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QtTest>

#include "overview/overview_page.h"
#include "overview/scale_card.h"
#include "overview/scale_slider.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/picture.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/paragraph.h"

using namespace largada;
using namespace largada::ui;
using engine::DashboardLink;

namespace
{

// A dashboard that has that many agents, wants so many, and has room.
engine::AgentFleetState stateOf(int existing, int desired, int room = 640)
{
    engine::AgentFleetState state;
    state.link = DashboardLink::Online;
    state.url = QUrl(QStringLiteral("http://127.0.0.1:41000"));
    state.answered = WallTime(std::chrono::seconds(1'790'000'000));
    state.config.emplace();
    state.config->backend = QStringLiteral("local");
    state.config->existing = state.config->online = existing;
    state.config->desiredAgents = desired;
    state.config->room = room;
    state.config->roomLimit = QStringLiteral("memory");
    return state;
}

struct Shown {
    explicit Shown(const engine::AgentFleetState &state) : card(console.services)
    {
        console.agents.setState(state);
        card.resize(940, 300);
        card.show();
    }
    template<class T>
    T *find(const char *name) const
    {
        return card.findChild<T *>(QLatin1String(name));
    }
    void click(const char *name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    QString text(const char *name) const { return find<Label>(name)->text(); }
    ScaleSlider *slider() const { return find<ScaleSlider>("scaleSlider"); }
    QString notice() const
    {
        auto *notice = find<Notice>("scaleNotice");
        return notice->isVisible() ? notice->findChild<Paragraph *>()->plainText() : QString();
    }
    QPoint place(int agents) const // of the slider's handle
    {
        const auto *preset = card.findChild<QWidget *>(QStringLiteral("preset-%1").arg(agents));
        return {preset->geometry().center().x(), 24};
    }

    test::FakeConsole console;
    ScaleCard card;
};

} // namespace

class TstScaleCard : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        test::failOnWarnings();
        test::wear({});
    }

    void draggingAndPresetsChangeNothing()
    {
        Shown shown(stateOf(1, 1));
        QTest::mousePress(shown.slider(), Qt::LeftButton, {}, shown.place(5));
        QCOMPARE(shown.slider()->chosen(), 5);
        QTest::mouseMove(shown.slider(), shown.place(50));
        QCOMPARE(shown.slider()->chosen(), 50);
        QTest::mouseRelease(shown.slider(), Qt::LeftButton, {}, shown.place(50));
        QCOMPARE(shown.find<QSpinBox>("scaleNumber")->value(), 50);
        shown.click("preset-5");
        QCOMPARE(shown.text("scaleDesired"), QStringLiteral("1 → 5"));
        QVERIFY(shown.console.agents.intents.isEmpty());
        QVERIFY(shown.text("scaleExecutions").contains(QStringLiteral("Nothing changes")));
        shown.click("discardScale");
        QCOMPARE(shown.slider()->chosen(), 1);
        QVERIFY(!shown.find<QWidget>("discardScale")->isVisible());
    }

    void reconcileStoresAndForcesAPass()
    {
        Shown shown(stateOf(1, 1));
        QSignalSpy applied(&shown.card, &ScaleCard::applied);
        shown.click("preset-5");
        shown.click("reconcileButton");
        QTRY_COMPARE(shown.console.agents.intents,
                     (QStringList{QStringLiteral("setDesiredAgents 5"), QStringLiteral("reconcile")}));
        QVERIFY(shown.console.dialogs.questions.isEmpty());
        QCOMPARE(applied.size(), 1);
        QCOMPARE(shown.text("scaleDesired"), QStringLiteral("5"));
    }

    void keysWorkAsTheMouseDoes()
    {
        Shown shown(stateOf(0, 0));
        QTest::keyClick(shown.slider(), Qt::Key_Right);
        QTest::keyClick(shown.slider(), Qt::Key_PageUp);
        QCOMPARE(shown.slider()->chosen(), 5);
        QTest::keyClick(shown.slider(), Qt::Key_End);
        QCOMPARE(shown.slider()->chosen(), 1000);
        QCOMPARE(shown.slider()->accessibleDescription(), QStringLiteral("1,000 of 1,000"));
        QTest::keyClick(shown.slider(), Qt::Key_PageDown);
        QTest::keyClick(shown.slider(), Qt::Key_Left);
        QCOMPARE(shown.slider()->chosen(), 450);
        QTest::keyClick(shown.slider(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(shown.console.agents.intents.value(0), QStringLiteral("setDesiredAgents 450"));
    }

    void anExactNumberIsTyped()
    {
        Shown shown(stateOf(0, 0));
        auto *number = shown.find<QSpinBox>("scaleNumber");
        number->setFocus();
        number->selectAll();
        QTest::keyClicks(number, QStringLiteral("37"));
        QCOMPARE(shown.slider()->chosen(), 37);
        QTest::keyClicks(number, QStringLiteral("777")); // more than the server allows
        QCOMPARE(shown.slider()->chosen(), 377);
        auto state = stateOf(0, 0);
        state.config->most = 5000;
        shown.console.agents.setState(state);
        QCOMPARE(number->maximum(), 5000);
    }

    void largeChangesAreAsked_data()
    {
        QTest::addColumn<int>("desired");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<QString>("confirm"); // empty: not asked
        QTest::newRow("to nothing") << 5 << 0 << QStringLiteral("End 5 agents");
        QTest::newRow("ten times") << 10 << 100 << QStringLiteral("Scale to 100");
        QTest::newRow("less than that") << 10 << 50 << QString();
        QTest::newRow("from nothing") << 0 << 100 << QString();
    }
    void largeChangesAreAsked()
    {
        QFETCH(int, desired);
        QFETCH(int, wanted);
        QFETCH(QString, confirm);
        Shown shown(stateOf(desired, desired));
        shown.console.dialogs.nextAnswer = false;
        shown.card.form().choose(wanted);
        shown.click("reconcileButton");
        QCOMPARE(shown.console.dialogs.questions.size(), confirm.isEmpty() ? 0 : 1);
        if (confirm.isEmpty())
            return;
        QCOMPARE(shown.console.dialogs.questions.constFirst().confirm, confirm);
        QVERIFY(shown.console.agents.intents.isEmpty()); // cancelled
        shown.console.dialogs.nextAnswer = true;
        shown.click("reconcileButton");
        QTRY_COMPARE(shown.console.agents.intents.size(), 2);
    }

    void moreThanFitIsSaidWithTheWayOut()
    {
        Shown shown(stateOf(186, 186, 640));
        shown.click("preset-1000");
        QVERIFY(shown.text("scaleLine").contains(QStringLiteral("640")));
        const auto state = stateOf(186, 1000, 640);
        shown.console.agents.setState(state);
        shown.click("useRoom");
        QCOMPARE(shown.slider()->chosen(), 640);
    }

    void convergingFailingAndRestingAreSaid()
    {
        auto state = stateOf(312, 500);
        state.config->online = 300;
        Shown shown(state);
        QCOMPARE(shown.text("scaleLine"), QStringLiteral("Converging: 312 of 500, 300 online"));
        state.config->lastError = QStringLiteral("quota exceeded");
        shown.console.agents.setState(state);
        QVERIFY(shown.notice().contains(QStringLiteral("quota exceeded")));
        state = stateOf(500, 500);
        state.config->note = QStringLiteral("HPA web pins it");
        shown.console.agents.setState(state);
        QVERIFY(shown.notice().contains(QStringLiteral("HPA web pins it")));
        shown.console.agents.setState(stateOf(0, 0));
        QVERIFY(shown.notice().isEmpty());
        QVERIFY(shown.text("scaleLine").startsWith(QStringLiteral("No agents")));
        state = stateOf(5, 5);
        state.summary.running = 3;
        state.summary.failed = 2;
        shown.console.agents.setState(state);
        QCOMPARE(shown.text("scaleLine"), QStringLiteral("5 agents online, as desired"));
        QCOMPARE(shown.text("scaleExecutions"), QStringLiteral("Executions: 3 running, 2 failed in the last hour"));
    }

    void whatIsNotKnownIsNotNone()
    {
        auto state = stateOf(5, 5);
        state.config->existing.reset();
        state.config->lastError = QStringLiteral("docker: Cannot connect to the Docker daemon");
        Shown shown(state);
        QCOMPARE(shown.text("scaleCurrent"), QStringLiteral("–"));
        QCOMPARE(shown.text("scaleLine"), QStringLiteral("How many agents exist is not known; 5 online"));
        QVERIFY(shown.notice().contains(QStringLiteral("Cannot connect")));
    }

    void withoutADashboardNothingCanBeChangedAndTheReasonIsSaid()
    {
        auto state = stateOf(5, 5);
        state.isEmbedded = false;
        state.link = DashboardLink::Refused;
        state.error = Error{Errc::Forbidden, QStringLiteral("no"), QStringLiteral("host"), 401};
        Shown shown(state);
        QVERIFY(!shown.find<QWidget>("reconcileButton")->isEnabled());
        QVERIFY(!shown.slider()->isEnabled());
        QVERIFY(shown.notice().contains(QStringLiteral("refuses this user")));
        QVERIFY(shown.text("scaleLine").startsWith(QStringLiteral("Not connected; as of")));
        QSignalSpy wanted(&shown.card, &ScaleCard::settingsWanted);
        shown.click("scaleSettings");
        QCOMPARE(wanted.size(), 1);
    }

    void duringACoordinatedRunItIsOff()
    {
        Shown shown(stateOf(5, 5));
        emit shown.console.engine.updated(test::sceneUpdate(test::Scene::Gathering, 20, shown.console.clock));
        QVERIFY(!shown.find<QWidget>("reconcileButton")->isEnabled());
        QVERIFY(shown.find<QWidget>("reconcileButton")->toolTip().contains(QStringLiteral("in progress")));
    }

    void aDashboardThatScalesNothingSaysSo()
    {
        auto state = stateOf(0, 5);
        state.config->backend = QStringLiteral("none");
        const Shown shown(state);
        QVERIFY(shown.notice().contains(QStringLiteral("stores the number only")));
    }

    void thePageShowsItAndTakesAScaleBack()
    {
        test::FakeConsole console;
        OverviewPage page(console.services);
        page.resize(968, 560);
        page.show();
        auto *card = page.findChild<QWidget *>(QStringLiteral("scaleCard"));
        QTRY_VERIFY(page.findChild<QWidget *>(QStringLiteral("firstStart"))->isVisible());
        QSignalSpy went(&page, &Page::goTo);
        QTest::mouseClick(page.findChild<QAbstractButton *>(QStringLiteral("firstAgents")), Qt::LeftButton);
        page.open(went[0][1].toString()); // as the window does
        QVERIFY(card->isVisible());
        console.agents.setState(stateOf(1, 1));
        QTest::mouseClick(card->findChild<QAbstractButton *>(QStringLiteral("preset-5")), Qt::LeftButton);
        QVERIFY(page.escape());
        QVERIFY(!page.escape());
        QTest::mouseClick(card->findChild<QAbstractButton *>(QStringLiteral("preset-5")), Qt::LeftButton);
        QTest::mouseClick(card->findChild<QAbstractButton *>(QStringLiteral("reconcileButton")), Qt::LeftButton);
        QTRY_COMPARE(console.agents.intents.size(), 2);
        page.undo();
        QTRY_COMPARE(console.agents.intents.size(), 4);
        QCOMPARE(console.agents.intents[2], QStringLiteral("setDesiredAgents 1"));
    }

    void looks()
    {
        test::FakeConsole console;
        for (const auto outcome : {fleet::Outcome::Completed, fleet::Outcome::Partial, fleet::Outcome::Stopped}) {
            auto run = test::sceneRecord(20, outcome);
            run.id.value += QString::number(int(outcome));
            console.history.add(run);
        }
        OverviewPage page(console.services);
        page.show();
        auto quota = stateOf(186, 1000);
        quota.config->online = 118;
        quota.config->lastError = QStringLiteral("this machine has memory for 640 of 1000 agents");
        auto lost = stateOf(120, 500);
        lost.link = DashboardLink::Away;
        lost.error = Error{Errc::Network, QStringLiteral("Connection refused"), QStringLiteral("127.0.0.1")};
        const QVector<std::pair<QString, engine::AgentFleetState>> states{
            {QStringLiteral("scale-rest"), stateOf(0, 0)},
            {QStringLiteral("scale-draft"), stateOf(120, 120)},
            {QStringLiteral("scale-quota"), quota},
            {QStringLiteral("scale-lost"), lost}};
        for (const auto &[name, state] : states) {
            console.agents.setState(state);
            auto *card = page.findChild<ScaleCard *>();
            if (name.endsWith(QStringLiteral("draft")))
                card->form().choose(500);
            else
                card->form().discard();
            for (const test::Look &look : test::pairedLooks({968, 560}, {1740, 980})) {
                test::wear(look);
                test::picture(page, look, name);
                // Nothing in the card is wider than the page.
                QVERIFY2(card->minimumSizeHint().width() <= 848, qPrintable(look.name()));
            }
        }
    }
};

QTEST_MAIN(TstScaleCard)
#include "tst_scale_card.moc"
