// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include "kube/api/requests.h"
#include "support/api_client.h"

using namespace largada;
using namespace Qt::StringLiterals;
using test::ApiClient;
using test::ApiReply;
using test::ApiRequest;
using test::awaited;
using test::ScriptedApi;

namespace
{

const QByteArray jobBody = R"({"kind":"Job","metadata":{"name":"j","namespace":"n","resourceVersion":"7"},
"spec":{"parallelism":3,"suspend":true},"status":{}})";

// One answer to everything, and what was asked.
struct Fixed {
    explicit Fixed(QByteArray body, int status = 200)
        : api([body, status](const ApiRequest &, const ApiReply &reply) { reply.answer(status, body); }), k(api.url())
    {
    }
    QString asked() const { return api.lines().value(0); }
    QByteArray sent() const // compact, members in the order of their names
    {
        return QJsonDocument::fromJson(api.requests().first().body).toJson(QJsonDocument::Compact);
    }
    QByteArray sentAs() const { return api.requests().first().header("Content-Type"); }

    ScriptedApi api;
    ApiClient k;
};

} // namespace

class TstRequests : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void versionIsRead_data();
    void versionIsRead();
    void identityIsRead();
    void accessIsAskedForEach();
    void accessWithoutAnAnswerFails();
    void jobIsRead();
    void listsGoThroughAllPages();
    void namespacesAreListed();
    void eventsAreSelected();
    void objectIsCreated();
    void manifestIsApplied();
    void removalTakesThePodsAlong();
    void jobIsSuspended();
    void annotationsAreMerged_data();
    void annotationsAreMerged();
    void staleAnnotationIsAConflict();
    void scaleIsReadAndSet();
    void logIsRead_data();
    void logIsRead();
    void logIsFollowed();
    void otherFormsAreNotUnderstood();
};

void TstRequests::versionIsRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("minor"); // -1: not understood
    QTest::newRow("plain") << QByteArray(R"({"major":"1","minor":"34","gitVersion":"v1.34.4"})") << 34;
    QTest::newRow("of a vendor") << QByteArray(R"({"major":"1","minor":"33+","gitVersion":"v1.33.1-eks-1"})") << 33;
    QTest::newRow("nothing") << QByteArray("{}") << -1;
    QTest::newRow("a page") << QByteArray("<html>") << -1;
}

void TstRequests::versionIsRead()
{
    QFETCH(QByteArray, body);
    QFETCH(int, minor);
    Fixed fixed(body);
    const auto version = awaited(kube::serverVersion(fixed.k.client));
    QCOMPARE(fixed.asked(), u"GET /version"_s);
    QCOMPARE(version ? version->minor : -1, minor);
    if (!version)
        QCOMPARE(version.error().code, Errc::Protocol);
    else
        QVERIFY(version->git.startsWith(u"v1."));
}

void TstRequests::identityIsRead()
{
    Fixed fixed(R"({"status":{"userInfo":{"username":"system:serviceaccount:n:x"}}})", 201);
    QCOMPARE(*awaited(kube::whoAmI(fixed.k.client)), u"system:serviceaccount:n:x"_s);
    QCOMPARE(fixed.asked(), u"POST /apis/authentication.k8s.io/v1/selfsubjectreviews"_s);
    Fixed old(R"({"kind":"Status","code":404})", 404);
    QCOMPARE(awaited(kube::whoAmI(old.k.client)).error().code, Errc::NotFound);
}

void TstRequests::accessIsAskedForEach()
{
    ScriptedApi api([](const ApiRequest &request, const ApiReply &reply) {
        const auto asked = QJsonDocument::fromJson(request.body)[u"spec"_s][u"resourceAttributes"_s].toObject();
        const bool isAllowed = asked[u"resource"_s] == u"pods"_s && asked[u"subresource"_s] == u"portforward"_s &&
                               asked[u"group"_s] == QString() && asked[u"namespace"_s] == u"n"_s &&
                               asked[u"verb"_s] == u"get"_s;
        const bool isJob = asked[u"resource"_s] == u"jobs"_s && asked[u"group"_s] == u"batch"_s;
        reply.answer(201, isAllowed ? R"({"status":{"allowed":true,"reason":"RBAC"}})"
                          : isJob   ? R"({"status":{"allowed":false,"evaluationError":"no rule"}})"
                                    : R"({"status":{"allowed":false}})");
    });
    ApiClient k(api.url());
    const QVector<kube::AccessQuestion> questions{{u"get"_s, u"pods/portforward"_s, u"n"_s},
                                                  {u"create"_s, u"jobs.batch"_s, u"n"_s},
                                                  {u"patch"_s, u"deployments.apps/scale"_s, u"n"_s}};
    const auto answers = awaited(kube::askAccess(k.client, questions));
    QVERIFY(bool(answers));
    QCOMPARE(answers->size(), 3);
    for (qsizetype i = 0; i < 3; ++i)
        QVERIFY(answers->at(i).question == questions[i]);
    QVERIFY(answers->at(0).allowed);
    QCOMPARE(answers->at(0).reason, u"RBAC"_s);
    QVERIFY(!answers->at(1).allowed);
    QCOMPARE(answers->at(1).reason, u"no rule"_s);
    QVERIFY(!answers->at(2).allowed);
    QVERIFY(awaited(kube::askAccess(k.client, {}))->isEmpty());
}

void TstRequests::accessWithoutAnAnswerFails()
{
    Fixed fixed("{}", 500);
    const QVector<kube::AccessQuestion> questions(3);
    QCOMPARE(awaited(kube::askAccess(fixed.k.client, questions)).error().status, 500);
}

void TstRequests::jobIsRead()
{
    Fixed fixed(jobBody);
    const auto job = awaited(kube::getJob(fixed.k.client, u"n"_s, u"j"_s));
    QVERIFY(bool(job));
    QCOMPARE(job->parallelism, 3);
    QCOMPARE(fixed.asked(), u"GET /apis/batch/v1/namespaces/n/jobs/j"_s);
}

void TstRequests::listsGoThroughAllPages()
{
    ScriptedApi api([](const ApiRequest &request, const ApiReply &reply) {
        const bool isFirst = request.asked(u"continue"_s).isEmpty();
        reply.answer(200, isFirst
                              ? R"({"kind":"PodList","metadata":{"continue":"c"},"items":[{"metadata":{"name":"a"}}]})"
                              : R"({"kind":"PodList","metadata":{},"items":[{"metadata":{"name":"b"}}]})");
    });
    ApiClient k(api.url());
    const auto pods = awaited(kube::listPods(k.client, u"n"_s, u"a=b"_s));
    QVERIFY(bool(pods));
    QCOMPARE(pods->size(), 2);
    QCOMPARE(pods->at(1).meta.name, u"b"_s);
    QCOMPARE(api.lines(), (QStringList{u"GET /api/v1/namespaces/n/pods?labelSelector=a%3Db&limit=500"_s,
                                       u"GET /api/v1/namespaces/n/pods?labelSelector=a%3Db&limit=500&continue=c"_s}));
}

void TstRequests::namespacesAreListed()
{
    Fixed fixed(R"({"metadata":{},"items":[{"metadata":{"name":"default"}},{"metadata":{"name":"n"}}]})");
    QCOMPARE(*awaited(kube::listNamespaces(fixed.k.client)), (QStringList{u"default"_s, u"n"_s}));
}

void TstRequests::eventsAreSelected()
{
    Fixed fixed(R"({"kind":"EventList","metadata":{},"items":[]})");
    QVERIFY(awaited(kube::listEvents(fixed.k.client, u"n"_s, u"involvedObject.name=j"_s))->isEmpty());
    QCOMPARE(fixed.asked(), u"GET /api/v1/namespaces/n/events?fieldSelector=involvedObject.name%3Dj&limit=500"_s);
}

void TstRequests::objectIsCreated()
{
    Fixed fixed(jobBody, 201);
    const auto made = awaited(
        kube::create(fixed.k.client, kube::collectionPath(kube::Kind::Jobs, u"n"_s), R"({"kind":"Job"})", true));
    QCOMPARE(*made, jobBody);
    QCOMPARE(fixed.asked(),
             u"POST /apis/batch/v1/namespaces/n/jobs?fieldManager=largada&dryRun=All&fieldValidation=Strict"_s);
    QCOMPARE(fixed.sentAs(), "application/json");
    QCOMPARE(fixed.sent(), R"({"kind":"Job"})");
}

void TstRequests::manifestIsApplied()
{
    Fixed fixed("{}");
    QVERIFY(bool(awaited(kube::apply(fixed.k.client, u"/api/v1/namespaces/n/configmaps/c"_s, "{}", true, false))));
    QCOMPARE(fixed.asked(), u"PATCH /api/v1/namespaces/n/configmaps/c?fieldManager=largada&force=true&"
                            "fieldValidation=Strict"_s);
    QCOMPARE(fixed.sentAs(), "application/apply-patch+yaml");
    Fixed taken(R"({"kind":"Status","message":"conflict with \"helm\": .data.x"})", 409);
    const auto answer = awaited(kube::apply(taken.k.client, u"/x"_s, "{}", false, true));
    QCOMPARE(answer.error().code, Errc::Conflict);
    QVERIFY(answer.error().what.contains(u"helm"));
    QCOMPARE(taken.asked(), u"PATCH /x?fieldManager=largada&dryRun=All&force=false&fieldValidation=Strict"_s);
}

void TstRequests::removalTakesThePodsAlong()
{
    Fixed fixed("{}");
    QVERIFY(bool(awaited(kube::remove(fixed.k.client, u"/x/j"_s))));
    QCOMPARE(fixed.asked(), u"DELETE /x/j"_s);
    QCOMPARE(fixed.sent(), R"({"apiVersion":"v1","kind":"DeleteOptions","propagationPolicy":"Background"})");
}

void TstRequests::jobIsSuspended()
{
    Fixed fixed(jobBody);
    QVERIFY(awaited(kube::suspendJob(fixed.k.client, u"n"_s, u"j"_s, true))->suspended);
    QCOMPARE(fixed.asked(), u"PATCH /apis/batch/v1/namespaces/n/jobs/j"_s);
    QCOMPARE(fixed.sentAs(), "application/merge-patch+json");
    QCOMPARE(fixed.sent(), R"({"spec":{"suspend":true}})");
}

void TstRequests::annotationsAreMerged_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("of a version")
        << u"6"_s << QByteArray(R"({"metadata":{"annotations":{"a":"","b":null,"c":"é\"x"},"resourceVersion":"6"}})");
    QTest::newRow("of any version") << QString()
                                    << QByteArray(R"({"metadata":{"annotations":{"a":"","b":null,"c":"é\"x"}}})");
}

void TstRequests::annotationsAreMerged()
{
    QFETCH(QString, version);
    Fixed fixed(jobBody);
    const auto answer = awaited(kube::annotate(
        fixed.k.client, u"/j"_s, version, {{u"a"_s, u""_s}, {u"b"_s, QString()}, {u"c"_s, QStringLiteral("é\"x")}}));
    QCOMPARE(*answer, u"7"_s);
    QCOMPARE(fixed.sentAs(), "application/merge-patch+json");
    QTEST(fixed.sent(), "sent");
}

void TstRequests::staleAnnotationIsAConflict()
{
    Fixed fixed(R"({"kind":"Status","reason":"Conflict","message":"the object has been modified","code":409})", 409);
    QCOMPARE(awaited(kube::annotate(fixed.k.client, u"/j"_s, u"1"_s, {})).error().code, Errc::Conflict);
}

void TstRequests::scaleIsReadAndSet()
{
    Fixed fixed(R"({"kind":"Scale","spec":{"replicas":5},"status":{"replicas":2,"selector":"a=b"}})");
    const QString path = u"/apis/apps/v1/namespaces/n/deployments/d"_s;
    const auto scale = awaited(kube::setScale(fixed.k.client, path, 5));
    QVERIFY(bool(scale));
    QCOMPARE(scale->wanted, 5);
    QCOMPARE(scale->current, 2);
    QCOMPARE(scale->selector, u"a=b"_s);
    QCOMPARE(fixed.asked(), u"PATCH %1/scale"_s.arg(path));
    QCOMPARE(fixed.sent(), R"({"spec":{"replicas":5}})");
    QCOMPARE(awaited(kube::getScale(fixed.k.client, path))->wanted, 5);
    QCOMPARE(fixed.api.lines().last(), u"GET %1/scale"_s.arg(path));
}

void TstRequests::logIsRead_data()
{
    QTest::addColumn<bool>("isFull");
    QTest::addColumn<QString>("query");
    QTest::newRow("plain") << false << u"container=main"_s;
    QTest::newRow("all") << true << u"container=main&previous=true&timestamps=true&tailLines=10&limitBytes=99"_s;
}

void TstRequests::logIsRead()
{
    QFETCH(bool, isFull);
    QFETCH(QString, query);
    Fixed fixed("a\nb");
    kube::LogWanted wanted{u"n"_s, u"p"_s, u"main"_s};
    if (isFull)
        wanted = {u"n"_s, u"p"_s, u"main"_s, true, true, 10, 99};
    QCOMPARE(*awaited(kube::readLog(fixed.k.client, wanted)), "a\nb");
    QCOMPARE(fixed.asked(), u"GET /api/v1/namespaces/n/pods/p/log?"_s + query);
}

void TstRequests::logIsFollowed()
{
    ScriptedApi api([](const ApiRequest &, const ApiReply &reply) {
        reply.begin();
        reply.send("a\nb\n");
    });
    ApiClient k(api.url());
    const auto stream = kube::followLog(k.client, {u"n"_s, u"p"_s, u"main"_s});
    QVector<QByteArray> lines;
    connect(stream.get(), &net::HttpStream::lines, this, [&lines](const auto &come) { lines += come; });
    QTRY_COMPARE(lines, (QVector<QByteArray>{"a", "b"}));
    QCOMPARE(api.lines(), QStringList{u"GET /api/v1/namespaces/n/pods/p/log?container=main&follow=true"_s});
}

void TstRequests::otherFormsAreNotUnderstood()
{
    Fixed fixed(R"([1,{"kind":2}])");
    auto &client = fixed.k.client;
    QCOMPARE(awaited(kube::whoAmI(client)).error().code, Errc::Protocol);
    QCOMPARE(awaited(kube::askAccess(client, QVector<kube::AccessQuestion>(1))).error().code, Errc::Protocol);
    QCOMPARE(awaited(kube::getJob(client, u"n"_s, u"j"_s)).error().code, Errc::Protocol);
    QCOMPARE(awaited(kube::listPods(client, u"n"_s)).error().code, Errc::Protocol);
    QCOMPARE(awaited(kube::listNamespaces(client)).error().code, Errc::Protocol);
    QCOMPARE(awaited(kube::annotate(client, u"/j"_s, {}, {})).error().code, Errc::Protocol);
    QCOMPARE(awaited(kube::getScale(client, u"/d"_s)).error().code, Errc::Protocol);
}

QTEST_GUILESS_MAIN(TstRequests)
#include "tst_requests.moc"
