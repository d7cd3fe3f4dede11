// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <future>
#include <memory>

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include "cli/command.h"
#include "cli/text_table.h"
#include "dashboard/contract/json.h"
#include "dashboard/contract/local_server.h"
#include "store/agent_storage.h"
#include "support/scripted_api.h"
#include "text/language.h"

using namespace largada;
using namespace largada::cli;
using namespace Qt::StringLiterals;
using test::ApiReply;
using test::ApiRequest;
using test::ScriptedApi;

namespace
{

constexpr int patienceMs = 30000;   // a sanitizer on a busy machine takes its time
constexpr int manyExecutions = 603; // two pages

dashboard::FleetConfig configOf(const char *backend, const QString &lastError = {})
{
    return {4, 2, 1, QString::fromLatin1(backend), lastError, WallTime(std::chrono::seconds(1790000000))};
}

dashboard::ExecutionPage pageOf(int page, int size, int total)
{
    dashboard::ExecutionPage answer{{}, page, size, total};
    for (int i = (page - 1) * size; i < std::min(page * size, total); ++i) {
        dashboard::Execution execution;
        execution.id = u"run-%1"_s.arg(i);
        execution.startedAt = WallTime(std::chrono::seconds(1790000000 - i));
        answer.items << execution;
    }
    return answer;
}

Result<> fillDatabase(const QString &location)
{
    auto storage = store::AgentStorage::open(location);
    if (!storage)
        return storage.error();
    std::promise<Result<>> filled;
    const std::function<Result<>(store::AgentStore &)> fill = [](store::AgentStore &store) -> Result<> {
        const WallTime now(std::chrono::seconds(1790000000));
        dashboard::Target target;
        target.url = u"http://127.0.0.1:1/"_s;
        const auto added = store.addTarget(target);
        const auto agent = store.registerAgent({u"agent-1"_s, {}, {}, {}}, now);
        if (!added || !agent)
            return added ? agent.error() : added.error();
        for (int i = 0; i < manyExecutions; ++i) {
            const auto begun = store.beginExecution({u"agent-1"_s, added->id, {}, now + std::chrono::seconds(i)}, now);
            if (!begun)
                return begun.error();
        }
        return {};
    };
    const std::function<void(Result<>)> then = [&filled](const Result<> &result) { filled.set_value(result); };
    (*storage)->write(fill, then);
    return filled.get_future().get();
}

} // namespace

// targets, fleet and executions in surroundings of a test's own, with a dashboard that says what the test wants.
class TstAgentFleetCommands : public QObject
{
    Q_OBJECT

    struct World {
        QTemporaryDir directory;
        QBuffer out, err;
        Surroundings around;

        World()
        {
            out.open(QIODevice::WriteOnly);
            err.open(QIODevice::WriteOnly);
            around.out = &out;
            around.err = &err;
            around.environment.insert(u"HOME"_s, directory.path());
            around.environment.insert(u"XDG_RUNTIME_DIR"_s, directory.path());
            around.agentDatabase = directory.filePath(u"dashboard.db"_s);
        }
        QString said() const { return QString::fromUtf8(out.data()); }
        QString errors() const { return QString::fromUtf8(err.data()); }
    };
    std::unique_ptr<World> w;

    // -1: it has not ended.
    int run(const QStringList &words)
    {
        w->out.buffer().clear();
        w->out.seek(0);
        w->err.buffer().clear();
        w->err.seek(0);
        const auto command = makeCommand(words.value(0), w->around);
        QVector<int> codes;
        connect(command.get(), &Command::finished, this, [&codes](int code) { codes.push_back(code); });
        command->start(words.mid(1));
        const bool ended = QTest::qWaitFor([&codes] { return !codes.isEmpty(); }, patienceMs);
        return ended && codes.size() == 1 ? codes.first() : -1;
    }
    int run(const char *line) { return run(QString::fromUtf8(line).split(u' ')); }

    // As if it ran on this machine.
    void find(const ScriptedApi &server) const
    {
        QVERIFY(dashboard::writeLocalServer(
            dashboard::localServerFile(w->around.environment),
            {QUrl(server.url()), "admin:of this machine", {}, QCoreApplication::applicationPid()}));
    }

private slots:
    void initTestCase() { text::installLanguage(*QCoreApplication::instance(), text::Language::English); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        w = std::make_unique<World>();
    }
    void cleanup() { w.reset(); }

    void dashboardOfThisMachineIsFoundWithItsCredentials()
    {
        ScriptedApi server([](const ApiRequest &, const ApiReply &reply) {
            reply.answer(200, answerOf(QVector<dashboard::Target>()));
        });
        find(server);
        w->around.environment.insert(u"ADMIN_BASIC_AUTH"_s, u"admin:of another"_s);
        QCOMPARE(run("targets list --json"), 0);
        QCOMPARE(w->said(), u"{\"items\":[]}\n"_s);
        QCOMPARE(server.requests().value(0).header("Authorization"),
                 "Basic " + QByteArray("admin:of this machine").toBase64());
        QCOMPARE(run({u"targets"_s, u"list"_s, u"--dashboard"_s, server.url()}), 0);
        QCOMPARE(server.requests().value(1).header("Authorization"),
                 "Basic " + QByteArray("admin:of another").toBase64());
        QVERIFY(!QFile::exists(w->around.agentDatabase));
    }

    void scaleStoresThenReconciles()
    {
        ScriptedApi server(
            [](const ApiRequest &, const ApiReply &reply) { reply.answer(200, answerOf(configOf("local"))); });
        find(server);
        QCOMPARE(run("fleet scale 4"), 0);
        QCOMPARE(server.lines(), (QStringList{u"PUT /api/admin/config"_s, u"POST /api/admin/k6/reconcile"_s}));
        QVERIFY2(w->said().contains(u"Agents desired: 4; existing: 2; online: 1.\nScaled by: local. Last"_s),
                 qPrintable(w->said()));
    }

    void existingAgentsMayBeUnknown()
    {
        ScriptedApi server([](const ApiRequest &, const ApiReply &reply) {
            auto config = configOf("compose");
            config.existing.reset();
            reply.answer(200, answerOf(config));
        });
        find(server);
        QCOMPARE(run("fleet reconcile"), 0);
        QVERIFY2(w->said().contains(u"Agents desired: 4; existing: not known; online: 1.\n"_s), qPrintable(w->said()));
    }

    void noteIsTold()
    {
        ScriptedApi server([](const ApiRequest &, const ApiReply &reply) {
            auto config = configOf("kubernetes");
            config.note = u"an autoscaler has a say"_s;
            reply.answer(200, answerOf(config));
        });
        find(server);
        QCOMPARE(run("fleet reconcile"), 0);
        QVERIFY2(w->said().endsWith(u"Note: an autoscaler has a say\n"_s), qPrintable(w->said()));
    }

    void failedReconcileIsNoSuccess()
    {
        ScriptedApi server([](const ApiRequest &, const ApiReply &reply) {
            reply.answer(200, answerOf(configOf("local", u"no room\nfor them"_s)));
        });
        find(server);
        QCOMPARE(run("fleet reconcile"), 1);
        QVERIFY2(w->said().endsWith(u"Last error: no room for them\n"_s), qPrintable(w->said()));
        QCOMPARE(run("fleet scale 4 --json"), 1);
        QCOMPARE(QJsonDocument::fromJson(w->said().toUtf8()).object().value(u"lastError"_s).toString(),
                 u"no room\nfor them"_s);
    }

    void refusalsHaveTheirExitCodes_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("credentials") << 401 << QByteArray() << 4 << u"refuses this user"_s;
        QTest::newRow("right") << 403 << dashboard::errorAnswer(403, u"no"_s) << 4 << u"Access denied"_s;
        QTest::newRow("field") << 422 << dashboard::errorAnswer(422, u"must be less"_s, u"k6DesiredAgentCount"_s) << 2
                               << u"“N”"_s;
        QTest::newRow("state") << 409 << dashboard::errorAnswer(409, u"makes none"_s) << 1 << u"makes none"_s;
        QTest::newRow("trouble") << 500 << QByteArray("<html>") << 1 << u"HTTP"_s;
        QTest::newRow("database away") << 503 << dashboard::errorAnswer(503, u"away"_s) << 5 << u"away"_s;
        QTest::newRow("somebody else") << 200 << QByteArray("<html>") << 1 << u"not understood"_s;
    }
    void refusalsHaveTheirExitCodes()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        QFETCH(QString, words);
        ScriptedApi server([&](const ApiRequest &, const ApiReply &reply) { reply.answer(status, body); });
        find(server);
        for (const char *line : {"fleet scale 4", "fleet scale 4 --json"}) {
            QCOMPARE(run(line), code);
            QVERIFY2(w->errors().contains(words), qPrintable(w->errors()));
            QVERIFY(w->said().isEmpty());
        }
    }

    void allPagesOfTheDatabaseAreWritten()
    {
        QVERIFY(fillDatabase(w->around.agentDatabase));
        const QString file = w->directory.filePath(u"out.csv"_s);
        QCOMPARE(run({u"executions"_s, u"list"_s, u"--csv"_s, file}), 0);
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count("\r\n"), manyExecutions + 1);
        QCOMPARE(w->errors(), u"Executions written: 603.\n"_s);
        QCOMPARE(run("executions list --json"), 0);
        const auto page = dashboard::readExecutionPage(w->said().toUtf8());
        QVERIFY(page);
        QCOMPARE(page->items.size(), manyExecutions);
        QCOMPARE(page->total, manyExecutions);
        QCOMPARE(run("executions list"), 0);
        QCOMPARE(w->said().count(u'\n'), 52);
        QVERIFY2(w->said().contains(u"the newest 50 of 603."_s), qPrintable(w->said()));
    }

    void cutReadingKeepsTheOldFile()
    {
        ScriptedApi server([](const ApiRequest &request, const ApiReply &reply) {
            const int page = request.asked(u"page"_s).toInt();
            if (page == 3)
                return reply.cut();
            reply.answer(200, answerOf(pageOf(page, request.asked(u"pageSize"_s).toInt(), 1400)));
        });
        find(server);
        const QString file = w->directory.filePath(u"out.csv"_s);
        QFile old(file);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        QCOMPARE(run({u"executions"_s, u"list"_s, u"--csv"_s, file}), 5);
        QVERIFY(server.requests().size() >= 3);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("old"));
        QCOMPARE(QDir(w->directory.path()).entryList({u"out*"_s}), QStringList{u"out.csv"_s});
    }

    void cellsCannotMoveTheCursor()
    {
        const QString rocket = QString::fromUtf8("\xF0\x9F\x9A\x80");
        const auto lines = tableLines({{u"A"_s, false, 6}, {u"Long head"_s}, {u"N"_s, true}, {u"None"_s}},
                                      {{u"\033[2Jx"_s, u"a\r\n\tb"_s, u"7"_s, {}},
                                       {u"abcd"_s + rocket + u"efg"_s, QString(QChar(0x202E)) + u"c"_s, u"1,234"_s, {}},
                                       {}});
        const QString bad(QChar::ReplacementCharacter);
        QCOMPARE(lines, (QStringList{u"A      Long head      N"_s, bad + u"[2Jx  a   b          7"_s,
                                     u"abcd…  "_s + bad + u"c         1,234"_s, QString()}));
    }
};

QTEST_GUILESS_MAIN(TstAgentFleetCommands)
#include "tst_agent_fleet_commands.moc"
