// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agent fleet as the console knows it: with the dashboard within the program, and with servers that go, come back
// and refuse.
#include <atomic>

#include <unistd.h>

#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "dashboard/contract/json.h"
#include "dashboard/contract/local_server.h"
#include "engine/console_dashboards.h"
#include "engine/dashboard_fleet.h"
#include "engine/local_dashboard.h"
#include "support/scripted_api.h"

using namespace largada;
using namespace largada::engine;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::ApiReply;
using test::ApiRequest;
using test::ScriptedApi;

namespace
{

// As many "agents" as it is told to have, at once; outlives the server that owns a way to it.
struct Agents {
    std::atomic<int> existing = 0;
    std::atomic<int> ended = 0; // scale(0)
};

class InstantBackend final : public fleet::ScaleBackend
{
public:
    explicit InstantBackend(std::shared_ptr<Agents> agents) : m_agents(std::move(agents)) {}
    QString name() const override { return u"local"_s; }
    std::optional<int> existing() const override { return m_agents->existing; }
    Async<> scale(int agents) override
    {
        m_agents->existing = agents;
        m_agents->ended += agents == 0 ? 1 : 0;
        return answered<void>({});
    }
    QString lastError() const override { return {}; }
    std::optional<fleet::ScaleRoom> room() const override { return fleet::ScaleRoom{12, u"memory"_s}; }

private:
    std::shared_ptr<Agents> m_agents;
};

struct Place {
    QTemporaryDir directory;
    SystemClock clock;
    std::shared_ptr<Agents> agents = std::make_shared<Agents>();

    LocalDashboardSetup setup() const
    {
        LocalDashboardSetup setup;
        setup.database = directory.filePath(u"dashboard.db"_s);
        setup.credentialsFile = directory.filePath(u"dashboard-credentials.json"_s);
        setup.environment.insert(u"XDG_RUNTIME_DIR"_s, directory.filePath(u"run"_s));
        setup.makeBackend = [agents = agents](const QUrl &, const QByteArray &secret) {
            return secret.isEmpty() ? nullptr : std::make_unique<InstantBackend>(agents);
        };
        return setup;
    }
};

constexpr FleetPace quick{20ms, 20ms, {10ms, 40ms, 10s}};

ReachDashboard at(const QString &url)
{
    return [url] {
        ReachedDashboard reached;
        reached.client.url = QUrl(url);
        reached.client.admin = "admin:secret";
        return reached;
    };
}

// An answer, once it is there.
template<class T>
struct Answer {
    explicit Answer(const Async<T> &future)
    {
        deliver(future, &context, [this](const Result<T> &answer) { result = answer; });
    }
    QObject context;
    std::optional<Result<T>> result;
};

dashboard::Target target(const QString &url)
{
    dashboard::Target target;
    target.url = url;
    return target;
}

// The steps of one try: "address 127.0.0.1", "credentials: 401", and how it ended.
QStringList triedOf(Dashboards &dashboards, const DashboardAddress &address)
{
    QStringList steps;
    const auto test = dashboards.test(address);
    QObject::connect(test.get(), &DashboardTest::stepped, test.get(), [&steps](const DashboardStep &step) {
        static const QStringList names{u"address"_s, u"answer"_s, u"credentials"_s};
        const QString name = names.at(int(step.what));
        if (step.error)
            steps << u"%1: %2 %3"_s.arg(name).arg(int(step.error->code)).arg(step.error->status);
        else
            steps << (step.detail.isEmpty() ? name : name + u' ' + step.detail);
    });
    bool isOver = false;
    QObject::connect(test.get(), &DashboardTest::finished, test.get(), [&steps, &isOver](bool isUsable) {
        steps << (isUsable ? u"usable"_s : u"not usable"_s);
        isOver = true;
    });
    return QTest::qWaitFor([&isOver] { return isOver; }, 20'000) ? steps : QStringList();
}

QString failed(const char *step, Errc code, int status = 0)
{
    return u"%1: %2 %3"_s.arg(QString::fromLatin1(step)).arg(int(code)).arg(status);
}

// What a dashboard without anything in it answers.
void answerEmpty(const ApiRequest &request, const ApiReply &reply)
{
    if (request.path.endsWith(u"/config"_s))
        reply.answer(200, dashboard::answerOf(dashboard::FleetConfig{3, 0, 0, u"none"_s, {}, {}}));
    else if (request.path.endsWith(u"/summary"_s))
        reply.answer(200, dashboard::answerOf(dashboard::FleetSummary{}));
    else if (request.path.endsWith(u"/agents"_s))
        reply.answer(200, dashboard::answerOf(QVector<dashboard::Agent>{}));
    else
        reply.answer(200, dashboard::answerOf(QVector<dashboard::Target>{}));
}

} // namespace

class TstDashboardFleet : public QObject
{
    Q_OBJECT
private slots:
    void withNothingConfiguredOneRunsWithinTheProgram()
    {
        const Place place;
        const auto setup = place.setup();
        const QString file = dashboard::localServerFile(setup.environment);
        {
            LocalDashboard local(setup, place.clock);
            DashboardFleet fleet(place.clock, quick);
            QCOMPARE(fleet.state().link, DashboardLink::Connecting);
            fleet.use([&local] { return local.reach(); });
            QTRY_COMPARE(fleet.state().link, DashboardLink::Online);
            QVERIFY(fleet.state().isEmbedded);
            QCOMPARE(fleet.state().url.host(), u"127.0.0.1"_s);
            QCOMPARE(fleet.state().config->backend, u"local"_s);
            QCOMPARE(fleet.state().config->room, std::optional(12));
            QCOMPARE(fleet.state().config->roomLimit, u"memory"_s);
            QVERIFY(fleet.state().answered > WallTime{});

            const auto found = dashboard::readLocalServer(file); // as other programs find it
            QVERIFY(found);
            QCOMPARE(found->url, fleet.state().url);
            QCOMPARE(found->pid, qint64(::getpid()));
            QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        }
        QVERIFY(!QFileInfo::exists(file));
    }

    void whatIsChangedIsInTheStateWithItsAnswer()
    {
        const Place place;
        LocalDashboard local(place.setup(), place.clock);
        DashboardFleet fleet(place.clock, quick);
        fleet.use([&local] { return local.reach(); });
        QTRY_COMPARE(fleet.state().link, DashboardLink::Online);

        std::optional<dashboard::Target> added;
        deliver(fleet.addTarget(target(u"http://127.0.0.1:1/a"_s)), this, [&](const Result<dashboard::Target> &answer) {
            QVERIFY(answer);
            QCOMPARE(fleet.state().targets, QVector<dashboard::Target>{*answer});
            added = *answer;
        });
        QTRY_VERIFY(added);
        dashboard::TargetEdit edit;
        edit.vus = 7;
        bool isEdited = false;
        deliver(fleet.editTarget(added->id, edit), this, [&](const Result<dashboard::Target> &answer) {
            QVERIFY(answer);
            QCOMPARE(fleet.state().targets.constFirst().vus, 7);
            isEdited = true;
        });
        QTRY_VERIFY(isEdited);
        bool isRemoved = false;
        deliver(fleet.removeTarget(added->id), this, [&](const Result<> &answer) {
            QVERIFY(answer);
            QVERIFY(fleet.state().targets.isEmpty());
            isRemoved = true;
        });
        QTRY_VERIFY(isRemoved);

        bool isStored = false;
        deliver(fleet.setDesiredAgents(5), this, [&](const Result<dashboard::FleetConfig> &answer) {
            QVERIFY(answer);
            QCOMPARE(fleet.state().config->desiredAgents, 5);
            isStored = true;
        });
        QTRY_VERIFY(isStored);
        const Answer<dashboard::FleetConfig> reconciled(fleet.reconcile());
        QTRY_VERIFY(reconciled.result);
        QVERIFY(*reconciled.result);
        QTRY_COMPARE(fleet.state().config->existing, 5);
        QTRY_VERIFY(!fleet.state().isReconciling);

        const Answer<dashboard::ExecutionPage> page(fleet.executions({}, 1, 50));
        QTRY_VERIFY(page.result);
        QCOMPARE((**page.result).total, 0);
        const Answer<dashboard::Target> bad(fleet.addTarget(target(u"nonsense"_s)));
        QTRY_VERIFY(bad.result);
        QCOMPARE(bad.result->error().code, Errc::BadInput);
        QCOMPARE(bad.result->error().subject, u"url"_s);
    }

    void agentsEndWithTheProgram()
    {
        const Place place;
        {
            LocalDashboard local(place.setup(), place.clock);
            DashboardFleet fleet(place.clock, quick);
            fleet.use([&local] { return local.reach(); });
            QTRY_COMPARE(fleet.state().link, DashboardLink::Online);
            const Answer<dashboard::FleetConfig> stored(fleet.setDesiredAgents(4));
            QTRY_VERIFY(stored.result);
            const Answer<dashboard::FleetConfig> reconciled(fleet.reconcile());
            QTRY_COMPARE(place.agents->existing, 4);
        }
        QCOMPARE(place.agents->existing, 0);
        QVERIFY(place.agents->ended > 0);
    }

    void aServerThatRunsIsUsedAndReplacedWhenItEnds()
    {
        const Place place;
        auto first = std::make_unique<LocalDashboard>(place.setup(), place.clock);
        const auto reached = first->reach();
        QVERIFY(reached);
        auto setup = place.setup();
        setup.database = place.directory.filePath(u"another.db"_s);
        LocalDashboard second(setup, place.clock);
        DashboardFleet fleet(place.clock, quick);
        fleet.use([&second] { return second.reach(); });
        QTRY_COMPARE(fleet.state().link, DashboardLink::Online);
        QVERIFY(!fleet.state().isEmbedded);
        QCOMPARE(fleet.state().url, reached->client.url);
        QVERIFY(!QFileInfo::exists(setup.database));

        first.reset();
        QTRY_VERIFY(fleet.state().isEmbedded && fleet.state().link == DashboardLink::Online);
        QVERIFY(QFileInfo::exists(setup.database));
    }

    void twoConsolesSeeEachOthersChangesAndUndoNoneUnseen()
    {
        const Place place;
        LocalDashboard local(place.setup(), place.clock);
        DashboardFleet one(place.clock, quick), other(place.clock, {1h, 1h, {1h, 1h, 1h}}); // that looks when told to
        one.use([&local] { return local.reach(); });
        other.use([&local] { return local.reach(); });
        QTRY_COMPARE(one.state().link, DashboardLink::Online);
        QTRY_COMPARE(other.state().link, DashboardLink::Online);
        const Answer<dashboard::Target> added(one.addTarget(target(u"http://127.0.0.1:1/a"_s)));
        QTRY_VERIFY(added.result && *added.result);
        other.refresh();
        QTRY_COMPARE(other.state().targets.size(), 1);

        dashboard::TargetEdit edit;
        edit.vus = 7;
        edit.expected = other.state().targets.constFirst();
        const QString id = edit.expected->id;
        const Answer<dashboard::Target> edited(one.editTarget(id, edit));
        QTRY_VERIFY(edited.result && *edited.result);
        edit.vus = 9; // of the target as the other console still has it
        const Answer<dashboard::Target> late(other.editTarget(id, edit));
        QTRY_VERIFY(late.result);
        QCOMPARE(late.result->error().code, Errc::Conflict);
        QCOMPARE(late.result->error().status, 409);
        other.refresh();
        QTRY_COMPARE(other.state().targets.constFirst().vus, 7);

        // Of the number of agents the last that is stored counts.
        const Answer<dashboard::FleetConfig> five(one.setDesiredAgents(5));
        QTRY_VERIFY(five.result);
        const Answer<dashboard::FleetConfig> three(other.setDesiredAgents(3));
        QTRY_VERIFY(three.result);
        const Answer<dashboard::FleetConfig> first(one.reconcile()), second(other.reconcile());
        QTRY_VERIFY(first.result && second.result);
        QTRY_COMPARE(place.agents->existing, 3);
        QTRY_COMPARE(one.state().config->desiredAgents, 3);
        QTRY_COMPARE(one.state().config->existing, 3);
        QCOMPARE(other.state().config->desiredAgents, 3);
    }

    void aConnectionIsTriedStepByStep()
    {
        const Place place;
        LocalDashboard local(place.setup(), place.clock);
        DashboardFleet fleet(place.clock, quick);
        ConsoleDashboards dashboards(local, fleet, place.clock);
        const auto reached = local.reach();
        QVERIFY(reached);
        const DashboardAddress right{reached->client.url, reached->client.admin, {}};
        const QString address = u"address 127.0.0.1"_s, answer = u"answer"_s, end = u"not usable"_s;
        QCOMPARE(triedOf(dashboards, right), (QStringList{address, answer, u"credentials local"_s, u"usable"_s}));
        auto wrong = right;
        wrong.admin = "admin:another";
        QCOMPARE(triedOf(dashboards, wrong),
                 (QStringList{address, answer, failed("credentials", Errc::Forbidden, 401), end}));
        auto noFile = right;
        noFile.caFile = place.directory.filePath(u"none.pem"_s);
        QCOMPARE(triedOf(dashboards, noFile), (QStringList{failed("address", Errc::Storage), end}));
        {
            const ScriptedApi somebodyElse(
                [](const ApiRequest &, const ApiReply &reply) { reply.answer(200, "<html>It works!</html>"); });
            QCOMPARE(triedOf(dashboards, {QUrl(somebodyElse.url()), "a:b", {}}),
                     (QStringList{address, failed("answer", Errc::Protocol), end}));
        }
        QUrl nobody = right.url;
        {
            const ScriptedApi gone(answerEmpty);
            nobody = QUrl(gone.url());
        }
        QCOMPARE(triedOf(dashboards, {nobody, "a:b", {}}),
                 (QStringList{address, failed("answer", Errc::Network), end}));
        QCOMPARE(fleet.state().link, DashboardLink::Connecting); // none of it was the fleet's business

        dashboards.use(wrong);
        QTRY_COMPARE(fleet.state().link, DashboardLink::Refused);
        QVERIFY(!fleet.state().isEmbedded);
        dashboards.use(std::nullopt);
        QTRY_COMPARE(fleet.state().link, DashboardLink::Online);
        QVERIFY(fleet.state().isEmbedded);
    }

    void executionsThatBeginOrEndAreTold()
    {
        std::atomic<int> running = 0;
        const ScriptedApi server([&](const ApiRequest &request, const ApiReply &reply) {
            if (!request.path.endsWith(u"/summary"_s))
                return answerEmpty(request, reply);
            dashboard::FleetSummary summary;
            summary.running = running;
            reply.answer(200, dashboard::answerOf(summary));
        });
        const SystemClock clock;
        DashboardFleet fleet(clock, quick);
        fleet.use(at(server.url()));
        QTRY_COMPARE(fleet.state().link, DashboardLink::Online);
        QCOMPARE(fleet.state().config->desiredAgents, 3);
        int told = 0;
        connect(&fleet, &AgentFleet::executionsChanged, this, [&told] { ++told; });
        const auto readings = [&server] { return server.requests().size(); };
        const auto before = readings();
        QTRY_VERIFY(readings() > before + 8); // nothing new
        QCOMPARE(told, 0);
        running = 2;
        QTRY_COMPARE(told, 1);
    }

    void anAwayDashboardIsTriedAgainAndItsStateStays()
    {
        const SystemClock clock;
        auto server = std::make_unique<ScriptedApi>(answerEmpty);
        const QString url = server->url();
        const quint16 port = server->serverPort();
        DashboardFleet fleet(clock, quick);
        fleet.use(at(url));
        QTRY_COMPARE(fleet.state().link, DashboardLink::Online);
        server.reset();
        QTRY_COMPARE(fleet.state().link, DashboardLink::Away);
        QCOMPARE(fleet.state().error.code, Errc::Network);
        const WallTime answered = fleet.state().answered;
        QVERIFY(fleet.state().config); // of then
        const Answer<dashboard::Target> lost(fleet.addTarget(target(u"http://x/"_s)));
        QTRY_VERIFY(lost.result);
        QCOMPARE(lost.result->error().code, Errc::Network);
        server = std::make_unique<ScriptedApi>(answerEmpty, std::nullopt, port);
        QTRY_COMPARE(fleet.state().link, DashboardLink::Online);
        QVERIFY(fleet.state().answered >= answered);
        QVERIFY(fleet.state().error.what.isEmpty());
    }

    void aRefusalIsNotTriedAgainUnlessSomebodyAsks()
    {
        std::atomic<bool> isRefusing = true;
        const ScriptedApi server([&](const ApiRequest &request, const ApiReply &reply) {
            if (isRefusing && request.path.endsWith(u"/config"_s))
                reply.answer(401, R"({"error":{"code":"unauthorized","message":"no","field":""}})");
            else
                answerEmpty(request, reply);
        });
        const SystemClock clock;
        DashboardFleet fleet(clock, quick);
        fleet.use(at(server.url()));
        QTRY_COMPARE(fleet.state().link, DashboardLink::Refused);
        QCOMPARE(fleet.state().error.status, 401);
        const auto asked = server.requests().size();
        isRefusing = false;
        const Answer<dashboard::ExecutionPage> page(fleet.executions({}, 1, 1)); // a round trip
        QTRY_VERIFY(page.result);
        QCOMPARE(server.requests().size(), asked + 1);
        fleet.refresh();
        QTRY_COMPARE(fleet.state().link, DashboardLink::Online);
        // What was right may not be any more.
        isRefusing = true;
        QTRY_COMPARE(fleet.state().link, DashboardLink::Refused);
        QCOMPARE(fleet.state().error.status, 401);
        QCOMPARE(fleet.state().config->desiredAgents, 3); // what it said last stays
    }

    void anotherDashboardMakesTheFirstOneForgotten()
    {
        const ScriptedApi one(answerEmpty), other([](const ApiRequest &, const ApiReply &) {}); // never answers
        const SystemClock clock;
        DashboardFleet fleet(clock, quick);
        fleet.use(at(one.url()));
        QTRY_COMPARE(fleet.state().link, DashboardLink::Online);
        fleet.use(at(other.url()));
        QTRY_COMPARE(fleet.state().url, QUrl(other.url()));
        QCOMPARE(fleet.state().link, DashboardLink::Connecting);
        QVERIFY(!fleet.state().config);
        const Answer<dashboard::FleetConfig> hanging(fleet.setDesiredAgents(1));
        QTRY_VERIFY(other.lines().contains(u"PUT /api/admin/config"_s));
        fleet.use(at(one.url()));
        QTRY_COMPARE(fleet.state().link, DashboardLink::Online);
        QTRY_VERIFY(hanging.result);
        QCOMPARE(hanging.result->error().code, Errc::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TstDashboardFleet)
#include "tst_dashboard_fleet.moc"
