// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "kube/api/objects.h"

using namespace largada;
using namespace largada::kube;

namespace
{

QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

const QByteArray podJson = quoted(
    "{'kind':'Pod','apiVersion':'v1','metadata':{'name':'k6-job-0-abcde','namespace':'load','uid':'u-1',"
    " 'resourceVersion':'812','creationTimestamp':'2026-11-23T14:05:09Z','deletionTimestamp':'2026-11-23T14:06:00Z',"
    " 'labels':{'job-name':'k6-job','n':1},'annotations':{'a':'b'},"
    " 'ownerReferences':[{'kind':'X','name':'y','uid':'z'},"
    "  {'kind':'Job','name':'k6-job','uid':'j-1','controller':true}],"
    " 'managedFields':[{'manager':'kubelet','fieldsV1':{'f:status':{'name':'wrong'}}}]},"
    "'spec':{'nodeName':'node-1','restartPolicy':'Never',"
    " 'initContainers':[{'name':'z-warmup','image':'k6:1','command':['k6'],'args':['run',7,'--paused'],"
    "   'env':[{'name':'A','value':'1'},{'name':'B','valueFrom':{'secretKeyRef':{'key':'k'}}}]},"
    "  {'name':'mesh','restartPolicy':'Always'}],"
    " 'containers':[{'name':'main','resources':{'limits':{'cpu':'1500m','memory':'1Gi'},"
    "   'requests':{'cpu':'1','memory':'512Mi'}}}]},"
    "'status':{'phase':'Pending','reason':'Evicted','message':'low on memory','podIP':'10.0.0.7',"
    " 'conditions':[{'type':'PodScheduled','status':'False','reason':'Unschedulable','message':'0/3',"
    "   'lastTransitionTime':'2026-11-23T14:05:10Z'}],"
    " 'initContainerStatuses':[{'name':'z-warmup','ready':true,'started':false,'restartCount':2,'containerID':'c://1',"
    "   'state':{'terminated':{'exitCode':137,'signal':9,'reason':'OOMKilled','message':'m',"
    "     'startedAt':'2026-11-23T14:05:11Z','finishedAt':'2026-11-23T14:05:12Z'}},"
    "   'lastState':{'terminated':{'exitCode':1,'reason':'Error'}}}],"
    " 'containerStatuses':[{'name':'main','state':{'waiting':{'reason':'PodInitializing','message':'w'}}},"
    "   {'name':'side','state':{'running':{'startedAt':'2026-11-23T14:05:13Z'}}},{'name':'none'}]}}");

WallTime at(const char *text)
{
    return *parseTime(QString::fromLatin1(text));
}

QByteArray watchLine(const QByteArray &type, const QByteArray &object)
{
    return "{\"type\":\"" + type + "\",\"object\":" + object + "}\n";
}

} // namespace

class TestObjects : public QObject
{
    Q_OBJECT
private slots:
    void podMetaAndSpec();
    void podStatus();
    void job();
    void jobOfDefaults();
    void jobIsOver_data();
    void jobIsOver();
    void event();
    void eventOfNewerKind();
    void wrongTypesAreIgnored_data();
    void wrongTypesAreIgnored();
    void noObject_data();
    void noObject();
    void page();
    void nextPageIsToldByTheHead();
    void pageWithoutItems();
    void noPage_data();
    void noPage();
    void watchEvents();
    void watchError();
    void noWatchEvent_data();
    void noWatchEvent();
    void truncatedInputNeverCrashes();
    void nestedTooDeep();
    void managedFieldsAreLeftOut_data();
    void managedFieldsAreLeftOut();
    void paths();
};

void TestObjects::podMetaAndSpec()
{
    const auto object = parseObject(Kind::Pods, podJson);
    QVERIFY(object);
    const auto &pod = std::get<Pod>(*object);
    QCOMPARE(pod.meta.name, QStringLiteral("k6-job-0-abcde"));
    QCOMPARE(pod.meta.ns, QStringLiteral("load"));
    QCOMPARE(pod.meta.uid, QStringLiteral("u-1"));
    QCOMPARE(pod.meta.resourceVersion, QStringLiteral("812"));
    const QHash<QString, QString> labels{{QStringLiteral("job-name"), QStringLiteral("k6-job")}};
    QCOMPARE(pod.meta.labels, labels);
    QCOMPARE(pod.meta.annotations.value(QStringLiteral("a")), QStringLiteral("b"));
    QVERIFY(pod.meta.created == at("2026-11-23T14:05:09Z"));
    QVERIFY(pod.meta.deleted == at("2026-11-23T14:06:00Z"));
    QCOMPARE(pod.meta.ownerKind, QStringLiteral("Job"));
    QCOMPARE(pod.meta.ownerName, QStringLiteral("k6-job"));
    QCOMPARE(pod.meta.ownerUid, QStringLiteral("j-1"));
    QCOMPARE(pod.node, QStringLiteral("node-1"));
    QCOMPARE(pod.restartPolicy, QStringLiteral("Never"));
    const auto *warmup = pod.container(QStringLiteral("z-warmup"));
    QVERIFY(warmup);
    QCOMPARE(warmup->image, QStringLiteral("k6:1"));
    QCOMPARE(warmup->command, QStringList{QStringLiteral("k6")});
    QCOMPARE(warmup->args, (QStringList{QStringLiteral("run"), QStringLiteral("--paused")}));
    const QHash<QString, QString> env{{QStringLiteral("A"), QStringLiteral("1")}, {QStringLiteral("B"), QString()}};
    QCOMPARE(warmup->env, env);
    QVERIFY(!warmup->isSidecar);
    QVERIFY(pod.container(QStringLiteral("mesh"))->isSidecar);
    const auto *main = pod.container(QStringLiteral("main"));
    QCOMPARE(main->cpuLimit, std::optional(1.5));
    QCOMPARE(main->cpuRequest, std::optional(1.0));
    QCOMPARE(main->memoryRequest, std::optional(536870912.0));
    QVERIFY(!pod.container(QStringLiteral("wrong")));
}

void TestObjects::podStatus()
{
    const auto object = parseObject(Kind::Pods, podJson);
    QVERIFY(object);
    const auto &pod = std::get<Pod>(*object);
    QCOMPARE(pod.phase, QStringLiteral("Pending"));
    QCOMPARE(pod.reason, QStringLiteral("Evicted"));
    QCOMPARE(pod.message, QStringLiteral("low on memory"));
    QCOMPARE(pod.ip, QStringLiteral("10.0.0.7"));
    const Condition scheduled{QStringLiteral("PodScheduled"), QStringLiteral("False"), QStringLiteral("Unschedulable"),
                              QStringLiteral("0/3"), at("2026-11-23T14:05:10Z")};
    QVERIFY(pod.condition(QStringLiteral("PodScheduled")));
    QCOMPARE(*pod.condition(QStringLiteral("PodScheduled")), scheduled);
    QVERIFY(!pod.condition(QStringLiteral("Ready")));
    using State = ContainerStatus::State;
    const auto *warmup = pod.status(QStringLiteral("z-warmup"));
    QVERIFY(warmup);
    QCOMPARE(warmup->state, State::Terminated);
    const Terminated terminated{QStringLiteral("OOMKilled"), QStringLiteral("m"),       137, 9,
                                at("2026-11-23T14:05:11Z"),  at("2026-11-23T14:05:12Z")};
    QCOMPARE(warmup->terminated, terminated);
    QVERIFY(warmup->lastTerminated);
    QCOMPARE(warmup->lastTerminated->exitCode, 1);
    QVERIFY(warmup->ready);
    QCOMPARE(warmup->started, std::optional(false));
    QCOMPARE(warmup->restarts, 2);
    QCOMPARE(warmup->containerId, QStringLiteral("c://1"));
    const auto *main = pod.status(QStringLiteral("main"));
    QCOMPARE(main->state, State::Waiting);
    QCOMPARE(main->waitingReason, QStringLiteral("PodInitializing"));
    QCOMPARE(main->waitingMessage, QStringLiteral("w"));
    QVERIFY(!main->started);
    QCOMPARE(pod.status(QStringLiteral("side"))->state, State::Running);
    QVERIFY(pod.status(QStringLiteral("side"))->runningSince == at("2026-11-23T14:05:13Z"));
    QCOMPARE(pod.status(QStringLiteral("none"))->state, State::None);
    QVERIFY(pod.isTerminating());
    QVERIFY(!pod.isFinished());
}

void TestObjects::job()
{
    const auto object = parseObject(
        Kind::Jobs,
        quoted("{'kind':'Job','metadata':{'name':'j'},'spec':{'parallelism':4,'completions':4,'backoffLimit':0,"
               "'backoffLimitPerIndex':1,'suspend':true,'completionMode':'Indexed','template':{"
               "'metadata':{'labels':{'a':'b'}},'spec':{'restartPolicy':'Never','containers':[{'name':'main'}]}}},"
               "'status':{'active':3,'succeeded':2,'failed':1}}"));
    QVERIFY(object);
    const auto &job = std::get<Job>(*object);
    QCOMPARE(job.meta.name, QStringLiteral("j"));
    QCOMPARE(job.parallelism, 4);
    QCOMPARE(job.completions, std::optional(4));
    QCOMPARE(job.backoffLimit, std::optional(0));
    QCOMPARE(job.backoffLimitPerIndex, std::optional(1));
    QVERIFY(job.suspended);
    QVERIFY(job.indexed);
    QCOMPARE(job.active, 3);
    QCOMPARE(job.succeeded, 2);
    QCOMPARE(job.failed, 1);
    QCOMPARE(job.podTemplate.meta.labels.value(QStringLiteral("a")), QStringLiteral("b"));
    QCOMPARE(job.podTemplate.restartPolicy, QStringLiteral("Never"));
    QVERIFY(job.podTemplate.container(QStringLiteral("main")));
    QVERIFY(!job.isOver());
}

void TestObjects::jobOfDefaults()
{
    const auto object =
        parseObject(Kind::Jobs, quoted("{'metadata':{'name':'j'},'spec':{'completionMode':'NonIndexed'}}"));
    QVERIFY(object);
    Job expected;
    expected.meta.name = QStringLiteral("j");
    QCOMPARE(std::get<Job>(*object), expected);
}

void TestObjects::jobIsOver_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("isOver");
    QTest::newRow("complete") << QStringLiteral("Complete") << QStringLiteral("True") << true;
    QTest::newRow("failed") << QStringLiteral("Failed") << QStringLiteral("True") << true;
    QTest::newRow("not failed") << QStringLiteral("Failed") << QStringLiteral("False") << false;
    QTest::newRow("will fail") << QStringLiteral("FailureTarget") << QStringLiteral("True") << false;
}

void TestObjects::jobIsOver()
{
    QFETCH(QString, type);
    QFETCH(QString, status);
    Job job;
    job.conditions += {QStringLiteral("Suspended"), QStringLiteral("False"), {}, {}, {}};
    job.conditions += {type, status, {}, {}, {}};
    QTEST(job.isOver(), "isOver");
}

void TestObjects::event()
{
    const auto object = parseObject(
        Kind::Events, quoted("{'metadata':{'name':'e'},'type':'Warning','reason':'FailedScheduling','message':'0/3',"
                             "'involvedObject':{'kind':'Pod','name':'p','uid':'u'},'source':{'component':'sched'},"
                             "'reportingComponent':'','count':3,'firstTimestamp':'2026-11-23T14:05:09Z',"
                             "'lastTimestamp':'2026-11-23T14:05:19Z','eventTime':null}"));
    QVERIFY(object);
    Event expected;
    expected.meta.name = QStringLiteral("e");
    expected.type = QStringLiteral("Warning");
    expected.reason = QStringLiteral("FailedScheduling");
    expected.message = QStringLiteral("0/3");
    expected.objectKind = QStringLiteral("Pod");
    expected.objectName = QStringLiteral("p");
    expected.objectUid = QStringLiteral("u");
    expected.source = QStringLiteral("sched");
    expected.count = 3;
    expected.first = at("2026-11-23T14:05:09Z");
    expected.last = at("2026-11-23T14:05:19Z");
    QCOMPARE(std::get<Event>(*object), expected);
}

void TestObjects::eventOfNewerKind()
{
    const auto object = parseObject(
        Kind::Events, quoted("{'metadata':{'name':'e'},'firstTimestamp':null,'lastTimestamp':null,"
                             "'eventTime':'2026-11-23T14:05:09.123456Z','reportingComponent':'default-scheduler',"
                             "'series':{'count':7,'lastObservedTime':'2026-11-23T14:06:09.500000Z'}}"));
    QVERIFY(object);
    const auto &event = std::get<Event>(*object);
    QCOMPARE(event.source, QStringLiteral("default-scheduler"));
    QCOMPARE(event.count, 7);
    QVERIFY(event.first == at("2026-11-23T14:05:09.123Z"));
    QVERIFY(event.last == at("2026-11-23T14:06:09.5Z"));
    const auto once =
        parseObject(Kind::Events, quoted("{'metadata':{'name':'e'},'eventTime':'2026-11-23T14:05:09.123456Z'}"));
    QVERIFY(std::get<Event>(*once).last == at("2026-11-23T14:05:09.123Z"));
    QCOMPARE(std::get<Event>(*once).count, 1);
}

void TestObjects::wrongTypesAreIgnored_data()
{
    QTest::addColumn<QByteArray>("rest");
    const auto row = [](const char *rest) { QTest::newRow(rest) << quoted(rest); };
    row("'spec':[],'status':'x'");
    row("'spec':{'nodeName':1,'restartPolicy':{},'containers':{'name':'main'},'initContainers':[1,'x',null,[]]}");
    row("'status':{'phase':[],'podIP':2,'conditions':'none','containerStatuses':[null,3,'x'],'reason':true}");
    row("'status':{'initContainerStatuses':{}},'spec':null");
    row("'spec':{'containers':17}");
}

void TestObjects::wrongTypesAreIgnored()
{
    QFETCH(QByteArray, rest);
    const auto object = parseObject(Kind::Pods, "{\"metadata\":{\"name\":\"p\",\"labels\":[1]}," + rest + "}");
    QVERIFY(object);
    Pod expected;
    expected.meta.name = QStringLiteral("p");
    QCOMPARE(std::get<Pod>(*object), expected);
}

void TestObjects::noObject_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const auto *json : {"", "null", "[]", "7", "'x'", "{", "{}", "{'metadata':{}}", "{'metadata':{'name':''}}",
                             "{'metadata':{'name':3}}", "{'kind':'Status','metadata':{'name':'p'}}", "{'a':1}}"})
        QTest::newRow(json) << quoted(json);
}

void TestObjects::noObject()
{
    QFETCH(QByteArray, json);
    for (const auto kind : {Kind::Pods, Kind::Jobs, Kind::Events}) {
        const auto object = parseObject(kind, json);
        QVERIFY(!object);
        QCOMPARE(object.error().code, Errc::Protocol);
    }
}

void TestObjects::page()
{
    const auto page = parsePage(Kind::Pods, "{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"900\","
                                            "\"continue\":\"more\",\"remainingItemCount\":7},\"items\":[" +
                                                podJson + ",{\"metadata\":{\"name\":\"second\"}}]}");
    QVERIFY(page);
    QCOMPARE(page->resourceVersion, QStringLiteral("900"));
    QCOMPARE(page->next, QStringLiteral("more"));
    QCOMPARE(page->items.size(), 2);
    QVERIFY(page->items.at(0) == *parseObject(Kind::Pods, podJson));
    QCOMPARE(metaOf(page->items.at(1)).name, QStringLiteral("second"));
}

void TestObjects::nextPageIsToldByTheHead()
{
    const auto head = [](const char *json) { return nextPageOf(quoted(json)); };
    QCOMPARE(head("{'kind':'PodList','metadata':{'continue':'more'},'items':[{'half"), QStringLiteral("more"));
    for (const auto *none :
         {"", "{", "[]", "{'metadata':{'continue':'more'}}", "{'items':[],'metadata':{'continue':'a'}}",
          "{'metadata':{'resourceVersion':'5'},'items':[", "{'metadata':{'continue':3},'items':[", "x,'items':["})
        QCOMPARE(head(none), QString());
}

void TestObjects::pageWithoutItems()
{
    const auto page =
        parsePage(Kind::Jobs, quoted("{'kind':'JobList','metadata':{'resourceVersion':'1'},'items':null}"));
    QVERIFY(page);
    QVERIFY(page->items.isEmpty());
    QVERIFY(page->next.isEmpty());
}

void TestObjects::noPage_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const auto *json : {"", "[]", "{", "{}", "{'items':{}}", "{'kind':'Status','items':[]}", "{'kind':'Pod'}",
                             "{'kind':'PodList','items':[1]}", "{'kind':'PodList','items':[{'metadata':{}}]}"})
        QTest::newRow(json) << quoted(json);
}

void TestObjects::noPage()
{
    QFETCH(QByteArray, json);
    const auto page = parsePage(Kind::Pods, json);
    QVERIFY(!page);
    QCOMPARE(page.error().code, Errc::Protocol);
}

void TestObjects::watchEvents()
{
    using Type = WatchEvent::Type;
    for (const auto &[word, type] : {std::pair("ADDED", Type::Added), std::pair("MODIFIED", Type::Modified),
                                     std::pair("DELETED", Type::Deleted)}) {
        const auto event = parseWatchLine(Kind::Pods, watchLine(word, podJson));
        QVERIFY(event);
        QCOMPARE(event->type, type);
        QCOMPARE(event->resourceVersion, QStringLiteral("812"));
        QVERIFY(event->object == *parseObject(Kind::Pods, podJson));
    }
    const auto bookmark = parseWatchLine(
        Kind::Pods, watchLine("BOOKMARK", quoted("{'kind':'Pod','metadata':{'resourceVersion':'990'}}")));
    QVERIFY(bookmark);
    QCOMPARE(bookmark->type, Type::Bookmark);
    QCOMPARE(bookmark->resourceVersion, QStringLiteral("990"));
    QVERIFY(!bookmark->initialEnd);
    const auto end = parseWatchLine(
        Kind::Pods, watchLine("BOOKMARK", quoted("{'kind':'Pod','metadata':{'resourceVersion':'991','annotations':"
                                                 "{'k8s.io/initial-events-end':'true'}}}")));
    QVERIFY(end);
    QVERIFY(end->initialEnd);
}

void TestObjects::watchError()
{
    const auto event = parseWatchLine(
        Kind::Pods, watchLine("ERROR", quoted("{'kind':'Status','status':'Failure','reason':'Expired','code':410,"
                                              "'message':'too old resource version: 1 (2)'}")));
    QVERIFY(event);
    QCOMPARE(event->type, WatchEvent::Type::Error);
    QCOMPARE(event->error, (Error{Errc::NotFound, QStringLiteral("too old resource version: 1 (2)"), {}, 410}));
}

void TestObjects::noWatchEvent_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const auto *line :
         {"", "\n", "[]", "{'type':'ADDED'}", "{'object':{'metadata':{'name':'p'}}}", "{'type':7,'object':{}}",
          "{'type':'CHANGED','object':{'metadata':{'name':'p'}}}", "{'type':'ADDED','object':[]}",
          "{'type':'ADDED','object':{'kind':'Job','metadata':{'name':'p'}}}", "{'type':'DELETED','object':{}}"})
        QTest::newRow(line) << quoted(line);
}

void TestObjects::noWatchEvent()
{
    QFETCH(QByteArray, line);
    const auto event = parseWatchLine(Kind::Pods, line);
    QVERIFY(!event);
    QCOMPARE(event.error().code, Errc::Protocol);
}

void TestObjects::truncatedInputNeverCrashes()
{
    for (int size = 0; size < podJson.size(); ++size)
        QVERIFY(!parseObject(Kind::Pods, podJson.left(size)));
    QVERIFY(parseObject(Kind::Pods, podJson));
}

void TestObjects::nestedTooDeep()
{
    const QByteArray deep = QByteArray(200000, '[') + QByteArray(200000, ']');
    QVERIFY(!parseObject(Kind::Pods, "{\"metadata\":{\"name\":\"p\"},\"x\":" + deep + "}"));
    const QByteArray some = QByteArray(50, '[') + QByteArray(50, ']');
    QVERIFY(parseObject(Kind::Pods, "{\"metadata\":{\"name\":\"p\"},\"x\":" + some + "}"));
}

void TestObjects::managedFieldsAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("isRead");
    const auto row = [](const char *fields, bool isRead) { QTest::newRow(fields) << QByteArray(fields) << isRead; };
    row(R"("managedFields":[{"f":{"k:{\"name\":\"a\"}":{}}}])", true);
    row(R"("managedFields": [ "]", "}", "\"]" ])", true);
    row(R"("managedFields":[],"managedFields":[[[]]])", true);
    row(R"("managedFields":null)", true);
    row(R"("managedFields":{"a":[]})", true);
    row(R"("x":"\"managedFields\":[")", true);
    row(R"("managedFields":[)", false);
    row(R"("managedFields":["])", false);
    row(R"("managedFields":)", false);
}

void TestObjects::managedFieldsAreLeftOut()
{
    QFETCH(QByteArray, fields);
    const auto object = parseObject(Kind::Pods, "{\"metadata\":{" + fields + ",\"name\":\"p\",\"uid\":\"u\"}}");
    QTEST(bool(object), "isRead");
    if (object)
        QCOMPARE(metaOf(*object).uid, QStringLiteral("u"));
}

void TestObjects::paths()
{
    QCOMPARE(collectionPath(Kind::Pods, QStringLiteral("load")), QStringLiteral("/api/v1/namespaces/load/pods"));
    QCOMPARE(collectionPath(Kind::Jobs, QStringLiteral("load")), QStringLiteral("/apis/batch/v1/namespaces/load/jobs"));
    QCOMPARE(collectionPath(Kind::Events, {}), QStringLiteral("/api/v1/events"));
    QCOMPARE(collectionPath(Kind::Pods, QStringLiteral("a/../b")),
             QStringLiteral("/api/v1/namespaces/a%2F..%2Fb/pods"));
}

QTEST_GUILESS_MAIN(TestObjects)
#include "tst_objects.moc"
