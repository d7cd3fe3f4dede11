// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sets of the agent fleet: how many there should be, and which dashboard it belongs to.
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "support/fake_agent_fleet.h"
#include "support/fake_dashboards.h"
#include "viewmodels/dashboard_console.h"
#include "viewmodels/scale_form.h"

using namespace largada;
using namespace largada::viewmodels;
using namespace Qt::StringLiterals;
using settings::DashboardProfile;
using Kept = DashboardConsole::Kept;

namespace
{

// A fleet of that many.
struct Scale {
    explicit Scale(int desired)
    {
        fleet.now.link = engine::DashboardLink::Online;
        fleet.now.config.emplace();
        fleet.now.config->desiredAgents = desired;
    }
    test::FakeAgentFleet fleet;
    ScaleForm form{fleet};
};

struct Setup {
    QTemporaryDir directory;
    settings::PreferencesFile preferences{directory.path()};
    test::FakeDashboards dashboards;
    test::FakeSecrets secrets;
    DashboardConsole console{dashboards, secrets, preferences};

    Kept save(const DashboardProfile &profile, const std::optional<QByteArray> &password)
    {
        std::optional<Kept> kept;
        deliver(console.save(profile, password), &console, [&kept](const Result<Kept> &answer) { kept = *answer; });
        [&kept] { QTRY_VERIFY(kept); }();
        return kept.value_or(Kept::Nowhere);
    }
};

const DashboardProfile remote{u"https://painel.example:3000"_s, u"ana"_s, {}, false};

DashboardProfile keptOne()
{
    DashboardProfile profile = remote;
    profile.isKept = true;
    return profile;
}

} // namespace

class TstAgentFleetForms : public QObject
{
    Q_OBJECT
private slots:
    void scaleIsEvenBetweenItsPresets()
    {
        for (std::size_t i = 0; i < scalePresets.size(); ++i) {
            QCOMPARE(scalePosition(scalePresets[i]), double(i) / 7);
            QCOMPARE(agentsAt(double(i) / 7), scalePresets[i]);
        }
        QCOMPARE(scalePosition(300), 5.5 / 7);
        QCOMPARE(scalePosition(5000), 1.0);
        QCOMPARE(agentsAt(-1), 0);
        QCOMPARE(agentsAt(2), 1000);
        QCOMPARE(agentsAt(5.51 / 7), 300); // fifties
        QCOMPARE(agentsAt(3.49 / 7), 30);  // fives
        QCOMPARE(agentsAt(2.41 / 7), 7);   // ones
        for (int agents = 0; agents <= 10; ++agents)
            QCOMPARE(agentsAt(scalePosition(agents)), agents);
    }

    void stepsAreThoseOfTheScale()
    {
        QList<int> up;
        for (int agents = 0; agents < 200; agents = scaleStep(agents, true))
            up << agents;
        QList<int> down;
        for (int agents = 200; agents > 0;) {
            agents = scaleStep(agents, false);
            down.prepend(agents);
        }
        QCOMPARE(up, down);
        QCOMPARE(up.mid(8, 5), (QList<int>{8, 9, 10, 15, 20}));
        QCOMPARE(scaleStep(12, true), 15);
        QCOMPARE(scaleStep(12, false), 10);
        QCOMPARE(scaleStep(0, false), 0);
    }

    void choosingSendsNothingAndReconcileStoresOnce()
    {
        Scale scale(1);
        for (const int agents : {2, 3, 4, 5})
            scale.form.choose(agents);
        QVERIFY(scale.form.isDraft());
        QVERIFY(scale.fleet.intents.isEmpty());
        int before = -1, after = -1;
        connect(&scale.form, &ScaleForm::applied, this, [&](int was, int is) { before = was, after = is; });
        scale.form.reconcile();
        QTRY_VERIFY(!scale.form.isWorking());
        QCOMPARE(scale.fleet.intents, (QStringList{u"setDesiredAgents 5"_s, u"reconcile"_s}));
        QVERIFY(!scale.form.isDraft());
        QCOMPARE(before, 1);
        QCOMPARE(after, 5);
        scale.form.reconcile(); // the same number again: a pass only
        QTRY_VERIFY(!scale.form.isWorking());
        QCOMPARE(scale.fleet.intents.mid(2), QStringList{u"reconcile"_s});
    }

    void wildClicksAreOneCallAtATimeAndTheLastNumberWins()
    {
        Scale scale(0);
        scale.fleet.isScalePending = true;
        scale.form.choose(10);
        scale.form.reconcile();
        for (const int agents : {20, 50, 100}) {
            scale.form.choose(agents);
            scale.form.reconcile();
        }
        QCOMPARE(scale.fleet.intents, QStringList{u"setDesiredAgents 10"_s});
        scale.fleet.finishScale();
        QTRY_COMPARE(scale.fleet.intents, (QStringList{u"setDesiredAgents 10"_s, u"setDesiredAgents 100"_s}));
        scale.fleet.finishScale();
        QTRY_COMPARE(scale.fleet.intents.size(), 3);
        QCOMPARE(scale.fleet.intents.constLast(), u"reconcile"_s);
        scale.fleet.finishScale();
        QTRY_VERIFY(!scale.form.isWorking());
        QCOMPARE(scale.form.shown(), 100);
        QVERIFY(!scale.form.isDraft());
    }

    void whatOthersStoreMovesItUnlessSomethingIsChosen()
    {
        Scale scale(3);
        auto state = scale.fleet.now;
        state.config->desiredAgents = 7;
        scale.fleet.setState(state);
        QCOMPARE(scale.form.shown(), 7);
        scale.form.choose(20);
        state.config->desiredAgents = 9;
        scale.fleet.setState(state);
        QCOMPARE(scale.form.shown(), 20);
        QCOMPARE(scale.form.stored(), 9);
        scale.form.discard();
        QCOMPARE(scale.form.shown(), 9);
        scale.form.choose(20);
        state.config->desiredAgents = 20; // somebody else wants the same
        scale.fleet.setState(state);
        QVERIFY(!scale.form.isDraft());
        state.config->desiredAgents = 30;
        scale.fleet.setState(state);
        QCOMPARE(scale.form.shown(), 30);
    }

    void aFailureKeepsWhatWasChosen()
    {
        Scale scale(3);
        scale.fleet.failure = Error{Errc::Network, u"cut"_s};
        scale.form.choose(8);
        scale.form.reconcile();
        QTRY_VERIFY(scale.form.failure());
        QVERIFY(!scale.form.isWorking());
        QCOMPARE(scale.form.shown(), 8);
        QVERIFY(scale.form.isDraft());
        scale.fleet.failure.reset();
        scale.form.reconcile();
        QTRY_COMPARE(scale.form.stored(), 8);
        QVERIFY(!scale.form.failure());
    }

    void withNothingSetTheOwnDashboardIsUsedAndTheKeyringLeftAlone()
    {
        Setup setup;
        setup.console.start();
        QCOMPARE(setup.dashboards.used.size(), 1);
        QVERIFY(!setup.dashboards.used.constFirst());
        QVERIFY(setup.secrets.calls.isEmpty());
    }

    void aPasswordOfTheSessionIsInNoFileAndNoKeyring()
    {
        Setup setup;
        setup.console.start();
        QCOMPARE(setup.save(remote, "correct horse"), Kept::Session);
        QCOMPARE(setup.dashboards.used.constLast()->admin, QByteArray("ana:correct horse"));
        QCOMPARE(setup.dashboards.used.constLast()->url, QUrl(remote.url));
        QVERIFY(setup.secrets.calls.isEmpty());
        QVERIFY(setup.console.hasPassword(remote));
        setup.preferences.flush();
        QFile file(setup.preferences.file());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("painel.example"));
        QVERIFY(!text.contains("horse"));
        // The profile without a new password keeps the old one.
        QCOMPARE(setup.save(remote, std::nullopt), Kept::Session);
        QCOMPARE(setup.dashboards.used.constLast()->admin, QByteArray("ana:correct horse"));
    }

    void theKeyringGivesThePasswordBackAtTheNextStart()
    {
        Setup setup;
        QCOMPARE(setup.save(keptOne(), "correct horse"), Kept::Keyring);
        QVERIFY(setup.preferences.preferences().dashboard.isKept);
        DashboardConsole next(setup.dashboards, setup.secrets, setup.preferences);
        setup.dashboards.used.clear();
        next.start();
        QTRY_COMPARE(setup.dashboards.used.size(), 1);
        QCOMPARE(setup.dashboards.used.constFirst()->admin, QByteArray("ana:correct horse"));
        QVERIFY(next.hasPassword(setup.console.profile()));
    }

    void withoutAKeyringThePasswordIsForThisSessionOnly()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the keyring cannot be used"_s));
        Setup setup;
        setup.secrets.failure = Error{Errc::Timeout, u"no answer in time"_s, u"keyring"_s};
        setup.console.start();
        QCOMPARE(setup.save(keptOne(), "correct horse"), Kept::Session);
        QVERIFY(!setup.console.profile().isKept);
        QCOMPARE(setup.dashboards.used.constLast()->admin, QByteArray("ana:correct horse"));
    }

    void aLockedKeyringAtTheStartIsSaid()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no password from the keyring"_s));
        Setup setup;
        settings::Preferences preferences;
        preferences.dashboard = keptOne();
        setup.preferences.setPreferences(preferences);
        int failures = 0;
        connect(&setup.console, &DashboardConsole::keyringFailed, this, [&failures] { ++failures; });
        setup.console.start();
        QTRY_COMPARE(failures, 1);
        QCOMPARE(setup.dashboards.used.constLast()->admin, QByteArray("ana:")); // it will be refused, and says so
    }

    void backToTheOwnOneForgetsThePassword()
    {
        Setup setup;
        setup.console.start();
        QCOMPARE(setup.save(keptOne(), "correct horse"), Kept::Keyring);
        QCOMPARE(setup.save({}, std::nullopt), Kept::Nowhere);
        QVERIFY(setup.secrets.kept.isEmpty());
        QVERIFY(!setup.dashboards.used.constLast());
        QCOMPARE(setup.console.profile(), DashboardProfile());
    }

    void aTestUsesWhatIsTypedOrKept()
    {
        Setup setup;
        setup.console.start();
        setup.save(remote, "old");
        const auto typed = setup.console.test(remote, QByteArray("new"));
        QCOMPARE(setup.dashboards.tested.constLast().admin, QByteArray("ana:new"));
        const auto kept = setup.console.test(remote, std::nullopt);
        QCOMPARE(setup.dashboards.tested.constLast().admin, QByteArray("ana:old"));
        QCOMPARE(setup.dashboards.used.constLast()->admin, QByteArray("ana:old")); // the fleet's stays
    }
};

QTEST_GUILESS_MAIN(TstAgentFleetForms)
#include "tst_agent_fleet_forms.moc"
