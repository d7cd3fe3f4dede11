// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include "dashboard/contract/json.h"
#include "dashboard/contract/routes.h"

using namespace largada;
using namespace largada::dashboard;
using namespace std::chrono_literals;

namespace
{

const WallTime noon{std::chrono::milliseconds(1'795'608'000'123)};

// What a reading of one body came to, without its value.
using Parse = std::function<Result<>(const QByteArray &body)>;

template<class T>
Parse outcomeOf(Result<T> (*parse)(const QByteArray &))
{
    return [parse](const QByteArray &body) -> Result<> {
        const auto result = parse(body);
        if (!result)
            return result.error();
        return {};
    };
}

struct Body {
    const char *name;
    Parse parse;
    QJsonObject good;
};

QVector<Body> bodies()
{
    const auto desired = [](const QByteArray &body) -> Result<> {
        const auto result = parseDesiredAgents(body, 1000);
        return result ? Result<>() : Result<>(result.error());
    };
    const QJsonObject target{{QStringLiteral("url"), QStringLiteral("https://example.com")}};
    const QJsonObject agent{{QStringLiteral("name"), QStringLiteral("agent-1")}};
    const QJsonObject begin{{QStringLiteral("agent"), QStringLiteral("agent-1")},
                            {QStringLiteral("targetId"), QStringLiteral("7")}};
    return {{"target", outcomeOf(parseTarget), target},
            {"edit", outcomeOf(parseTargetEdit), {}},
            {"config", desired, {{QStringLiteral("k6DesiredAgentCount"), 20}}},
            {"register", outcomeOf(parseRegistration), agent},
            {"heartbeat", outcomeOf(parseHeartbeat), agent},
            {"begin", outcomeOf(parseExecutionBegin), begin},
            {"report", outcomeOf(parseExecutionReport), {{QStringLiteral("p50_ms"), 1.5}}}};
}

enum class Kind { Line, Name, FreeText, Whole, Number, Flag, Uuid, Time, Url };

struct Rule {
    const char *body, *field;
    Kind kind;
    bool isRequired = false;
    qint64 lowest = 0, highest = 0; // of a number, or the length of a text
};

const QVector<Rule> &rules()
{
    static const QVector<Rule> all{
        {"target", "url", Kind::Url, true, 1, 2048},
        {"target", "label", Kind::Line, false, 0, 200},
        {"target", "vus", Kind::Whole, false, 1, 100'000},
        {"target", "durationS", Kind::Whole, false, 1, 86'400},
        {"target", "runIntervalMs", Kind::Whole, false, 1000, 604'800'000},
        {"target", "enabled", Kind::Flag},
        {"edit", "url", Kind::Url, false, 1, 2048},
        {"edit", "label", Kind::Line, false, 0, 200},
        {"edit", "vus", Kind::Whole, false, 1, 100'000},
        {"edit", "durationS", Kind::Whole, false, 1, 86'400},
        {"edit", "runIntervalMs", Kind::Whole, false, 1000, 604'800'000},
        {"edit", "enabled", Kind::Flag},
        {"config", "k6DesiredAgentCount", Kind::Whole, true, 0, 1000},
        {"register", "name", Kind::Name, true, 1, 253},
        {"register", "version", Kind::Line, false, 0, 100},
        {"register", "k6Version", Kind::Line, false, 0, 100},
        {"register", "instance", Kind::Line, false, 0, 100},
        {"heartbeat", "name", Kind::Name, true, 1, 253},
        {"heartbeat", "waiting", Kind::Whole, false, 0, 1'000'000},
        {"heartbeat", "droppedReports", Kind::Whole, false, 0, 9'007'199'254'740'992},
        {"heartbeat", "instance", Kind::Line, false, 0, 100},
        {"heartbeat", "ending", Kind::Flag},
        {"begin", "agent", Kind::Name, true, 1, 253},
        {"begin", "targetId", Kind::Name, true, 1, 100},
        {"begin", "runId", Kind::Uuid},
        {"begin", "startedAt", Kind::Time},
        {"report", "p50_ms", Kind::Number, false, 0, 1'000'000'000},
        {"report", "p95_ms", Kind::Number, false, 0, 1'000'000'000},
        {"report", "p99_ms", Kind::Number, false, 0, 1'000'000'000},
        {"report", "avg_ms", Kind::Number, false, 0, 1'000'000'000},
        {"report", "error_rate", Kind::Number, false, 0, 1},
        {"report", "rps", Kind::Number, false, 0, 1'000'000'000},
        {"report", "data_received_bytes", Kind::Whole, false, 0, 9'007'199'254'740'992},
        {"report", "iterations", Kind::Whole, false, 0, 9'007'199'254'740'992},
        {"report", "error", Kind::FreeText},
        {"report", "interrupted", Kind::Flag},
        {"report", "endedAt", Kind::Time},
    };
    return all;
}

bool isText(Kind kind)
{
    return kind != Kind::Whole && kind != Kind::Number && kind != Kind::Flag;
}

QVector<QJsonValue> badValues(const Rule &rule)
{
    QVector<QJsonValue> bad{QJsonObject(), QJsonArray{1}};
    const auto text = [&bad](const QString &value) { bad.append(value); };
    if (rule.kind != Kind::Flag)
        bad.append(true);
    if (rule.kind != Kind::Whole && rule.kind != Kind::Number)
        bad.append(12);
    else
        bad += {-1, -9e300, 9e300, double(rule.highest) * 2, double(rule.lowest) - 1, QStringLiteral("12")};
    if (rule.kind == Kind::Whole)
        bad.append(double(rule.lowest) + 0.5);
    if (!isText(rule.kind)) {
        text(QStringLiteral("true"));
        return bad;
    }
    if (rule.kind == Kind::FreeText) {
        text(QString());
        text(QStringLiteral(" \n"));
        return bad;
    }
    text(QStringLiteral("a\nb"));
    text(QStringLiteral("a%1b").arg(QChar(u'\0')));
    text(QStringLiteral("a\u001b[31mb"));
    text(QStringLiteral("a\u0085b"));
    text(QStringLiteral("x").repeated(1'000'000));
    if (rule.highest > 0)
        text(QStringLiteral("x").repeated(rule.highest + 1));
    if (rule.lowest > 0)
        text(QString());
    if (rule.kind == Kind::Uuid || rule.kind == Kind::Time)
        text(QStringLiteral("12"));
    return bad;
}

QVector<QJsonValue> goodValues(const Rule &rule)
{
    switch (rule.kind) {
    case Kind::Line:
    case Kind::Name:
        return {QStringLiteral("'; DROP TABLE k6_runs; --"), QStringLiteral("<script>alert(1)</script>"),
                QStringLiteral("=HYPERLINK(\"http://x\")"), QStringLiteral("${'`'} \\ \" 🚀 日本"),
                QStringLiteral("x").repeated(rule.highest)};
    case Kind::FreeText:
        return {QStringLiteral("a\nb\tc '; DROP TABLE k6_runs; -- 🚀"), QStringLiteral("x").repeated(1'000'000)};
    case Kind::Whole:
        return {rule.lowest, rule.highest, double(rule.lowest)};
    case Kind::Number:
        return {rule.lowest, rule.highest, 0.25};
    case Kind::Flag:
        return {true, false};
    case Kind::Uuid:
        return {QStringLiteral("1B4E28BA-2FA1-11D2-883F-0016D3CCA427")};
    case Kind::Time:
        return {QStringLiteral("2026-11-23T14:05:09.123Z"), QStringLiteral("2026-11-23T14:05:09+03:00")};
    case Kind::Url:
        return {QStringLiteral("http://127.0.0.1:8080/a?b=%20c"), QStringLiteral("https://[::1]/"),
                QStringLiteral("https://example.com/';alert(1)//$x🚀")};
    }
    return {};
}

QByteArray with(const Body &body, const char *field, const QJsonValue &value)
{
    QJsonObject object = body.good;
    object.insert(QLatin1String(field), value);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class TstContractJson : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyFieldRefusesWhatIsWrong_data();
    void everyFieldRefusesWhatIsWrong();
    void everyBodyRefusesWhatIsNoObject_data();
    void everyBodyRefusesWhatIsNoObject();
    void urlsThatAreNoTargetsAreRefused_data();
    void urlsThatAreNoTargetsAreRefused();
    void absentFieldsHaveTheirDefaults();
    void whatClientsWriteTheServerReads();
    void whatTheServerWritesClientsRead();
    void longErrorsAreCutAndCleaned();
    void reportWithoutAnythingIsRefused();
    void wrongAnswersNameTheirField();
    void errorsGoThereAndBack();
    void everyStatusWordIsRead();
    void pathsAreEscaped();
};

void TstContractJson::everyFieldRefusesWhatIsWrong_data()
{
    QTest::addColumn<int>("body");
    QTest::addColumn<int>("rule");
    const auto all = bodies();
    for (int i = 0; i < rules().size(); ++i) {
        const Rule &rule = rules().at(i);
        for (int j = 0; j < all.size(); ++j) {
            if (qstrcmp(all.at(j).name, rule.body) == 0)
                QTest::addRow("%s %s", rule.body, rule.field) << j << i;
        }
    }
}

void TstContractJson::everyFieldRefusesWhatIsWrong()
{
    QFETCH(int, body);
    QFETCH(int, rule);
    const Body of = bodies().at(body);
    const Rule &the = rules().at(rule);
    const auto refusedFor = [&](const QByteArray &bytes) {
        const auto outcome = of.parse(bytes);
        if (outcome)
            return QStringLiteral("taken: %1").arg(QString::fromUtf8(bytes.left(200)));
        return QStringLiteral("%1 %2").arg(outcome.error().status).arg(outcome.error().subject);
    };
    const QString expected = QStringLiteral("422 %1").arg(QLatin1String(the.field));
    for (const QJsonValue &bad : badValues(the))
        QCOMPARE(refusedFor(with(of, the.field, bad)), expected);
    for (const QJsonValue &good : goodValues(the)) {
        const auto outcome = of.parse(with(of, the.field, good));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what));
    }
    QJsonObject without = of.good;
    without.remove(QLatin1String(the.field));
    without.insert(QStringLiteral("unknown"), 1);
    if (the.isRequired)
        QCOMPARE(refusedFor(QJsonDocument(without).toJson()), expected);
    // Null: wrong in administration, absent in what agents say.
    const bool isAdmin = qstrcmp(the.body, "target") == 0 || qstrcmp(the.body, "edit") == 0;
    const QByteArray null = with(of, the.field, QJsonValue());
    if (the.isRequired || isAdmin)
        QCOMPARE(refusedFor(null), expected);
    else if (qstrcmp(the.field, "p50_ms") != 0) // without it, that body says nothing
        QVERIFY(of.parse(null));
}

void TstContractJson::everyBodyRefusesWhatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("empty") << QByteArray() << 400;
    QTest::newRow("text") << QByteArray("hello") << 400;
    QTest::newRow("cut") << QByteArray("{\"url\":\"https://e") << 400;
    QTest::newRow("NUL") << QByteArray("{}\0", 3) << 400;
    QTest::newRow("not UTF-8") << QByteArray("{\"name\":\"\xff\xfe\"}") << 400;
    QTest::newRow("not a number") << QByteArray("{\"vus\":NaN}") << 400;
    QTest::newRow("no end of nesting") << QByteArray("[").repeated(1'000'000) << 400;
    QTest::newRow("array") << QByteArray("[]") << 422;
}

void TstContractJson::everyBodyRefusesWhatIsNoObject()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    for (const Body &body : bodies()) {
        const auto outcome = body.parse(bytes);
        QVERIFY2(!outcome, body.name);
        QCOMPARE(outcome.error().code, Errc::BadInput);
        QCOMPARE(outcome.error().status, status);
    }
}

void TstContractJson::urlsThatAreNoTargetsAreRefused_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"example.com", "ftp://example.com", "javascript:alert(1)", "file:///etc/passwd", "http://",
                            "https:///path", "http://user:secret@example.com/", "http://user@example.com/",
                            "http://@example.com/", "https://exa mple.com/", "http://example.com:port/",
                            "http://example.com:99999/", "http://[::1/", "//example.com/", " http://x/"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void TstContractJson::urlsThatAreNoTargetsAreRefused()
{
    QFETCH(QString, url);
    const auto target = parseTarget(requestOf(Target{{}, url}));
    QVERIFY(!target);
    QCOMPARE(target.error().status, 422);
    QCOMPARE(target.error().subject, QStringLiteral("url"));
    QVERIFY(!target.error().what.contains(QLatin1String("secret")));
}

void TstContractJson::absentFieldsHaveTheirDefaults()
{
    const auto target = parseTarget("{\"url\":\"https://example.com\",\"more\":[1]}");
    QVERIFY(target);
    QCOMPARE(*target, (Target{{}, QStringLiteral("https://example.com"), {}, 1, 30, 60'000, true}));
    const auto edit = parseTargetEdit("{}");
    QVERIFY(edit);
    QCOMPARE(*edit, TargetEdit{});
    const auto agent = parseRegistration("{\"name\":\"a\",\"version\":null}");
    QVERIFY(agent);
    QCOMPARE(*agent, Registration{QStringLiteral("a")});
}

void TstContractJson::whatClientsWriteTheServerReads()
{
    const Target target{{}, QStringLiteral("https://example.com/ä"), QStringLiteral("🚀 \"x\""), 10, 5, 2000, false};
    QCOMPARE(*parseTarget(requestOf(target)), target);
    const TargetEdit edit{{}, QString(), 3, {}, 5000, false};
    QCOMPARE(*parseTargetEdit(requestOf(edit)), edit);
    const TargetEdit guarded{{}, {}, 3, {}, {}, {}, target};
    QCOMPARE(*parseTargetEdit(requestOf(guarded)), guarded);
    QCOMPARE(*parseDesiredAgents(desiredAgentsRequest(20), 1000), 20);
    const Registration agent{QStringLiteral("a"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")};
    QCOMPARE(*parseRegistration(requestOf(agent)), agent);
    const Heartbeat heartbeat{QStringLiteral("a"), 4, 1LL << 40, QStringLiteral("3"), true};
    QCOMPARE(*parseHeartbeat(requestOf(heartbeat)), heartbeat);
    const ExecutionBegin begin{QStringLiteral("a"), QStringLiteral("7"),
                               QStringLiteral("1b4e28ba-2fa1-11d2-883f-0016d3cca427"), noon};
    QCOMPARE(*parseExecutionBegin(requestOf(begin)), begin);
    const ExecutionReport report{
        {1.5, 2.5, 3.5, 0.0, 0.25, 1e5, 1LL << 50, 12}, QStringLiteral("a\nb"), true, noon + 1s};
    QCOMPARE(*parseExecutionReport(requestOf(report)), report);
}

void TstContractJson::whatTheServerWritesClientsRead()
{
    const Target target{
        QStringLiteral("7"), QStringLiteral("https://example.com"), QStringLiteral("🚀"), 10, 5, 2000, false};
    QCOMPARE(*readTarget(answerOf(target)), target);
    QCOMPARE(*readTargets(answerOf(QVector<Target>{target, target})), (QVector<Target>{target, target}));
    QCOMPARE(*readTargets(answerOf(QVector<Target>{})), QVector<Target>{});
    const Agent agent{QStringLiteral("3"),
                      QStringLiteral("a"),
                      QStringLiteral("1"),
                      QStringLiteral("2"),
                      QStringLiteral("i"),
                      AgentStatus::Offline,
                      noon,
                      noon + 1s,
                      QStringLiteral("r"),
                      true,
                      2,
                      5};
    QCOMPARE(*readAgents(answerOf(QVector<Agent>{agent, Agent{agent.id, agent.name, {}, {}, {}, {}, noon, noon}})),
             (QVector<Agent>{agent, Agent{agent.id, agent.name, {}, {}, {}, {}, noon, noon}}));
    Execution execution{QStringLiteral("r"),
                        QStringLiteral("a"),
                        QStringLiteral("7"),
                        QStringLiteral("l"),
                        QStringLiteral("u"),
                        ExecutionStatus::Running,
                        noon};
    QCOMPARE(*readExecution(answerOf(execution)), execution);
    execution.status = ExecutionStatus::Interrupted;
    execution.endedAt = noon + 2s;
    execution.metrics = {1.5, {}, 3.5, 0.0, 0.25, 1e5, 1LL << 50, 12};
    execution.error = QStringLiteral("a\nb");
    const ExecutionPage page{{execution}, 2, 1, 1LL << 40};
    QCOMPARE(*readExecutionPage(answerOf(page)), page);
    const FleetSummary summary{1, 2, 3, 4, 5, 6, {{QStringLiteral("7"), 8, 9, 1.5, 2.5, 0.5}, {QStringLiteral("8")}}};
    QCOMPARE(*readSummary(answerOf(summary)), summary);
    const FleetConfig config{20,   3,  2,  QStringLiteral("local"),  QStringLiteral("no\nmemory"),
                             noon, 50, 12, QStringLiteral("memory"), QStringLiteral("an autoscaler")};
    QCOMPARE(*readConfig(answerOf(config)), config);
    QCOMPARE(*readConfig(answerOf(FleetConfig{0, 0, 0, QStringLiteral("none")})),
             (FleetConfig{0, 0, 0, QStringLiteral("none")}));
    QVERIFY(answerOf(FleetConfig{1}).contains("\"existing\":null"));
    QCOMPARE(*readConfig(answerOf(FleetConfig{1, {}, 0, QStringLiteral("compose")})),
             (FleetConfig{1, {}, 0, QStringLiteral("compose")}));
    // Of a server that says no more than the contract once did.
    const auto old = readConfig(R"({"k6DesiredAgentCount":3,"existing":2,"online":1,"backend":"local"})");
    QCOMPARE(*old, (FleetConfig{3, 2, 1, QStringLiteral("local")}));
    QCOMPARE(old->most, limits::desiredAgents);
    const Registered registered{QStringLiteral("3"), QStringLiteral("a"), noon};
    QCOMPARE(*readRegistered(answerOf(registered)), registered);
    QCOMPARE(*readRunId(runIdAnswer(QStringLiteral("r"))), QStringLiteral("r"));
}

void TstContractJson::longErrorsAreCutAndCleaned()
{
    const QString longText = QStringLiteral("x").repeated(3999) + QStringLiteral("🚀");
    const auto cut = parseExecutionReport(requestOf(ExecutionReport{{}, longText}));
    QVERIFY(cut);
    QCOMPARE(cut->error, QStringLiteral("x").repeated(3999));
    const auto cleaned = parseExecutionReport("{\"error\":\"a\\u0000b\\u001b[0m\\nc \\ud800\"}");
    QVERIFY(cleaned);
    QCOMPARE(cleaned->error, QStringLiteral("a b [0m\nc ?"));
}

void TstContractJson::reportWithoutAnythingIsRefused()
{
    for (const char *body : {"{}", "{\"endedAt\":\"2026-11-23T14:05:09.123Z\"}", "{\"p50_ms\":null,\"unknown\":1}"}) {
        const auto report = parseExecutionReport(body);
        QVERIFY(!report);
        QCOMPARE(report.error().status, 422);
    }
    QVERIFY(parseExecutionReport("{\"interrupted\":true}"));
}

void TstContractJson::wrongAnswersNameTheirField()
{
    const auto noVus = readTargets("{\"items\":[{\"id\":\"1\",\"url\":\"https://x\",\"vus\":\"1\"}]}");
    QVERIFY(!noVus);
    QCOMPARE(noVus.error().code, Errc::Protocol);
    QCOMPARE(noVus.error().subject, QStringLiteral("vus"));
    QCOMPARE(readTargets("{\"items\":{}}").error().subject, QStringLiteral("items"));
    QCOMPARE(readTargets("{\"items\":[1]}").error().code, Errc::Protocol);
    QCOMPARE(readTargets("<html>").error().code, Errc::Protocol);
    QCOMPARE(readConfig("{}").error().subject, QStringLiteral("k6DesiredAgentCount"));
}

void TstContractJson::errorsGoThereAndBack()
{
    const Error error{Errc::BadInput, QStringLiteral("must be a string"), QStringLiteral("url"), 422};
    QCOMPARE(readError(422, errorAnswer(error)), error);
    const auto object = QJsonDocument::fromJson(errorAnswer(error)).object();
    QCOMPARE(object.keys(), QStringList{QStringLiteral("error")});
    QCOMPARE(object[QStringLiteral("error")].toObject().keys(),
             (QStringList{QStringLiteral("code"), QStringLiteral("field"), QStringLiteral("message")}));
    QCOMPARE(readError(410, errorAnswer(410, QStringLiteral("deleted"))).code, Errc::NotFound);
    QCOMPARE(readError(502, "<html>").code, Errc::Network);
    QVERIFY(readError(502, "<html>").what.contains(QLatin1String("502")));
    QCOMPARE(statusOf({Errc::Storage, {}}), 503);
    QCOMPARE(statusOf({Errc::NotFound, {}, {}, 410}), 410);
}

void TstContractJson::everyStatusWordIsRead()
{
    using enum ExecutionStatus;
    for (const auto status : {Running, Completed, ExecutionStatus::Error, Interrupted})
        QCOMPARE(executionStatusOf(wordOf(status)), std::optional(status));
    QCOMPARE(executionStatusOf(QStringLiteral("Running")), std::nullopt);
}

void TstContractJson::pathsAreEscaped()
{
    QCOMPARE(routes::adminTarget(QStringLiteral("../a b")), QByteArray("/api/admin/k6/targets/..%2Fa%20b"));
    QCOMPARE(routes::runMetrics(QStringLiteral("x")), QByteArray("/api/k6/runs/x/metrics"));
}

QTEST_GUILESS_MAIN(TstContractJson)
#include "tst_contract_json.moc"
