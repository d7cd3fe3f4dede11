// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "backends/kubernetes/holder_note.h"
#include "backends/kubernetes/kubernetes_backend.h"
#include "support/scripted_api.h"
#include "unit/backends/kubernetes/sample_pods.h"

using namespace largada;
using namespace largada::backends;
using namespace std::chrono_literals;
using fleet::CheckId;
using fleet::CheckLevel;
using fleet::ContainerState;
using fleet::PhaseName;
using fleet::ReasonCode;

namespace
{

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray text(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray status(int code, const char *reason, const char *message)
{
    return text({{QStringLiteral("kind"), QStringLiteral("Status")},
                 {QStringLiteral("apiVersion"), QStringLiteral("v1")},
                 {QStringLiteral("status"), QStringLiteral("Failure")},
                 {QStringLiteral("code"), code},
                 {QStringLiteral("reason"), QLatin1String(reason)},
                 {QStringLiteral("message"), QLatin1String(message)}});
}

const char *const podTemplate = R"("restartPolicy":"Never","initContainers":[
  {"name":"z-warmup","image":"grafana/k6:1.1.0","args":["run","--paused","--no-thresholds","/s/t.js"]}],
  "containers":[{"name":"main","image":"grafana/k6:1.1.0","args":["run","--paused","/s/t.js"]}])";

// warmup, main: JSON of the state.
QJsonObject pod(const QString &name, const char *warmup, const char *main, const char *phase = "Pending")
{
    QJsonObject pod = object(
        QByteArray(R"({"apiVersion":"v1","kind":"Pod","metadata":{"namespace":"perf","ownerReferences":[
        {"kind":"Job","name":"k6-job","uid":"job-uid","controller":true}]},"spec":{"nodeName":"node1",)") +
        podTemplate + R"(},"status":{"phase":")" + phase + R"(","initContainerStatuses":[{"name":"z-warmup","state":)" +
        warmup + R"(}],"containerStatuses":[{"name":"main","state":)" + main + "}]}}");
    QJsonObject meta = pod[QStringLiteral("metadata")].toObject();
    meta.insert(QStringLiteral("name"), name);
    meta.insert(QStringLiteral("uid"), QString(QStringLiteral("uid-") + name));
    meta.insert(QStringLiteral("resourceVersion"), QStringLiteral("7"));
    pod.insert(QStringLiteral("metadata"), meta);
    return pod;
}

const char *const running = R"({"running":{"startedAt":"2026-11-24T14:05:00Z"}})";
const char *const waiting = R"({"waiting":{"reason":"PodInitializing"}})";
const char *const endedWell = R"({"terminated":{"exitCode":0,"reason":"Completed"}})";

// A namespace with one Job.
class FakeCluster
{
public:
    FakeCluster()
        : m_api([this](const test::ApiRequest &request, const test::ApiReply &reply) { answer(request, reply); })
    {
        job = object(QByteArray(R"({"apiVersion":"batch/v1","kind":"Job","metadata":{"namespace":"perf","name":"k6-job",
            "uid":"job-uid"},"spec":{"parallelism":2,"completions":2,"backoffLimit":6,"template":{"metadata":{"labels":
            {"job-name":"k6-job"}},"spec":{)") +
                     podTemplate + "}}},\"status\":{}}");
    }

    QString url() const { return m_api.url(); }
    void put(const QJsonObject &pod, const char *event = "MODIFIED")
    {
        const QString name = pod[QStringLiteral("metadata")].toObject()[QStringLiteral("name")].toString();
        if (qstrcmp(event, "DELETED") == 0)
            pods.remove(name);
        else
            pods.insert(name, pod);
        if (m_watch)
            m_watch->send(text({{QStringLiteral("type"), QLatin1String(event)}, {QStringLiteral("object"), pod}}) +
                          '\n');
    }
    void cutWatch()
    {
        if (m_watch)
            m_watch->cut();
        m_watch.reset();
    }
    bool isWatched() const { return m_watch && m_watch->isOpen(); }
    // All that was asked for and does not only look.
    QStringList changes() const
    {
        QStringList all;
        for (const test::ApiRequest &request : m_api.requests()) {
            const bool isLook = request.method == "GET" && request.header("Upgrade").isEmpty();
            const bool isQuestion = request.path.contains(QLatin1String("reviews"));
            if (!isLook && !isQuestion)
                all << QString::fromLatin1(request.method) + QLatin1Char(' ') + request.path;
        }
        return all;
    }
    QString holder() const
    {
        return job[QStringLiteral("metadata")]
            .toObject()[QStringLiteral("annotations")]
            .toObject()[QLatin1String(holderAnnotation)]
            .toString();
    }
    void setHolder(const QString &value)
    {
        QJsonObject meta = job[QStringLiteral("metadata")].toObject();
        QJsonObject annotations = meta[QStringLiteral("annotations")].toObject();
        if (value.isNull())
            annotations.remove(QLatin1String(holderAnnotation));
        else
            annotations.insert(QLatin1String(holderAnnotation), value);
        meta.insert(QStringLiteral("annotations"), annotations);
        job.insert(QStringLiteral("metadata"), meta);
        ++version;
    }

    QMap<QString, QJsonObject> pods;
    QJsonObject job;
    QStringList denied; // "patch jobs"
    QStringList deleted;
    QByteArray log = "one\ntwo\n";
    bool isDown = false; // 500 for lists and watches of pods
    int conflicts = 0;   // patches still to be refused
    int version = 10;
    int refusal = 0; // of everything
    bool hasNamespace = true;

private:
    void answer(const test::ApiRequest &request, const test::ApiReply &reply)
    {
        const QString jobPath = QStringLiteral("/apis/batch/v1/namespaces/perf/jobs/k6-job");
        const QString podsPath = QStringLiteral("/api/v1/namespaces/perf/pods");
        if (refusal != 0)
            reply.answer(refusal, status(refusal, "Unauthorized", "Unauthorized"));
        else if (!hasNamespace && request.path == QLatin1String("/api/v1/namespaces/perf"))
            reply.answer(404, status(404, "NotFound", "namespaces \"perf\" not found"));
        else if (request.path == QLatin1String("/version"))
            reply.answer(200, R"({"major":"1","minor":"34","gitVersion":"v1.34.4"})");
        else if (request.path.endsWith(QLatin1String("selfsubjectaccessreviews")))
            reply.answer(201, review(request.body));
        else if (request.path.endsWith(QLatin1String("selfsubjectreviews")))
            reply.answer(201, R"({"status":{"userInfo":{"username":"ana"}}})");
        else if (request.path == jobPath && request.method == "PATCH")
            patch(request, reply);
        else if (request.path == jobPath)
            reply.answer(200, jobText());
        else if (request.path.endsWith(QLatin1String("/log")))
            reply.answer(200, log);
        else if (request.method == "DELETE")
            remove(request, reply);
        else if (request.path == podsPath)
            list(request, reply);
        else if (request.isWatch())
            reply.begin();
        else
            reply.answer(200, R"({"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"9"},"items":[]})");
    }

    QByteArray jobText()
    {
        QJsonObject meta = job[QStringLiteral("metadata")].toObject();
        meta.insert(QStringLiteral("resourceVersion"), QString::number(version));
        job.insert(QStringLiteral("metadata"), meta);
        return text(job);
    }

    QByteArray review(const QByteArray &body)
    {
        QJsonObject asked = object(body);
        const QJsonObject what =
            asked[QStringLiteral("spec")].toObject()[QStringLiteral("resourceAttributes")].toObject();
        QString right =
            what[QStringLiteral("verb")].toString() + QLatin1Char(' ') + what[QStringLiteral("resource")].toString();
        if (const QString sub = what[QStringLiteral("subresource")].toString(); !sub.isEmpty())
            right += QLatin1Char('/') + sub;
        asked.insert(QStringLiteral("status"), QJsonObject{{QStringLiteral("allowed"), !denied.contains(right)}});
        return text(asked);
    }

    void patch(const test::ApiRequest &request, const test::ApiReply &reply)
    {
        const QJsonObject meta = object(request.body)[QStringLiteral("metadata")].toObject();
        const QString over = meta[QStringLiteral("resourceVersion")].toString();
        if (conflicts > 0 || (!over.isEmpty() && over != QString::number(version))) {
            --conflicts;
            reply.answer(409, status(409, "Conflict", "the object has been modified"));
            return;
        }
        const QJsonValue value = meta[QStringLiteral("annotations")].toObject()[QLatin1String(holderAnnotation)];
        setHolder(value.isNull() ? QString() : value.toString());
        reply.answer(200, jobText());
    }

    void remove(const test::ApiRequest &request, const test::ApiReply &reply)
    {
        deleted << request.path.section(QLatin1Char('/'), -1);
        reply.answer(200, R"({"kind":"Status","status":"Success"})");
    }

    void list(const test::ApiRequest &request, const test::ApiReply &reply)
    {
        if (isDown) {
            reply.answer(500, status(500, "InternalError", "down"));
        } else if (!request.asked(QStringLiteral("sendInitialEvents")).isEmpty()) {
            reply.answer(422, status(422, "Invalid", "sendInitialEvents is forbidden"));
        } else if (request.isWatch()) {
            m_watch = reply;
            m_watch->begin();
        } else {
            QJsonArray items;
            for (const QJsonObject &item : std::as_const(pods))
                items.append(item);
            reply.answer(200, text({{QStringLiteral("kind"), QStringLiteral("PodList")},
                                    {QStringLiteral("apiVersion"), QStringLiteral("v1")},
                                    {QStringLiteral("metadata"),
                                     QJsonObject{{QStringLiteral("resourceVersion"), QStringLiteral("9")}}},
                                    {QStringLiteral("items"), items}}));
        }
    }

    test::ScriptedApi m_api;
    std::optional<test::ApiReply> m_watch;
};

} // namespace

class TstKubernetesBackend : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_cluster = std::make_unique<FakeCluster>();
        m_cluster->put(pod(QStringLiteral("a"), running, waiting));
        QFile config(m_directory.filePath(QStringLiteral("config")));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("apiVersion: v1\nkind: Config\ncurrent-context: c\n"
                     "clusters: [{name: c, cluster: {server: \"" +
                     m_cluster->url().toUtf8() +
                     "\"}}]\nusers: [{name: u, user: {}}]\n"
                     "contexts: [{name: c, context: {cluster: c, user: u, namespace: perf}}]\n");
        m_plan = test::plan();
        m_plan.cluster->kubeConfig = config.fileName();
        KubernetesBackendSetup setup;
        setup.who = QStringLiteral("ana@desk");
        setup.pace.firstPause = setup.pace.longestPause = 20ms;
        m_backend = std::make_unique<KubernetesBackend>(setup, m_clock);
        connect(m_backend.get(), &fleet::Backend::updated, this,
                [this](const QVector<fleet::RunnerUpdate> &updates) { m_updates += updates; });
    }
    void cleanup()
    {
        m_backend.reset();
        // What was on its way goes before its server: else the next test hears of it.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_cluster.reset();
        m_updates.clear();
    }

    void looksAtTheCluster()
    {
        const auto report = preflight();
        QVERIFY(report);
        QVERIFY(!report->isBlocked(false));
        QCOMPARE(report->checks.front().id, CheckId::Server);
        QCOMPARE(report->checks.front().detail, QStringLiteral("v1.34.4, ana"));
        QCOMPARE(report->pods, QStringList{QStringLiteral("a")});
    }

    void saysWhatKeepsItFromLooking()
    {
        m_plan.cluster->context = QStringLiteral("elsewhere");
        const auto report = preflight();
        QCOMPARE(report->checks.size(), 1);
        QCOMPARE(report->checks.front().id, CheckId::KubeConfig);
        QCOMPARE(report->checks.front().level, CheckLevel::BlockFinal);
        QCOMPARE(report->checks.front().subject, QStringLiteral("elsewhere"));
    }

    void saysWhatItsCredentialsLack()
    {
        m_cluster->refusal = 401;
        const auto report = preflight();
        QCOMPARE(report->checks.front().id, CheckId::Credentials);
        QCOMPARE(report->checks.front().level, CheckLevel::BlockFinal);
        QCOMPARE(report->checks.front().subject, QString());
    }

    void saysThatTheNamespaceIsNotThere()
    {
        m_cluster->hasNamespace = false;
        const auto report = preflight();
        QVERIFY(report->isBlocked(true));
        const auto isIt = [](const fleet::Check &check) { return check.id == CheckId::Namespace; };
        QVERIFY(std::any_of(report->checks.cbegin(), report->checks.cend(), isIt));
    }

    void tellsOfPodsAsTheyCome()
    {
        QSignalSpy joined(m_backend.get(), &fleet::Backend::joined);
        QSignalSpy left(m_backend.get(), &fleet::Backend::left);
        QSignalSpy missing(m_backend.get(), &fleet::Backend::missing);
        const auto known = start();
        QVERIFY(known);
        QCOMPARE(known->size(), 1);
        QCOMPARE(known->front().id.value, QStringLiteral("a"));
        QTRY_COMPARE(m_updates.size(), 2); // of both phases
        QTRY_COMPARE(missing.size(), 1);
        QTRY_VERIFY(m_cluster->isWatched());
        m_cluster->put(pod(QStringLiteral("b"), running, waiting), "ADDED");
        QTRY_COMPARE(joined.size(), 1);
        QTRY_COMPARE(missing.size(), 2);
        QCOMPARE(missing.back().front().value<fleet::Reason>(), fleet::Reason{});
        m_cluster->put(pod(QStringLiteral("b"), running, waiting), "DELETED");
        QTRY_COMPARE(left.size(), 1);
        QCOMPARE(left.front().front().value<RunnerId>().value, QStringLiteral("b"));
    }

    void changesNothingWhereThatIsForbidden()
    {
        m_plan.cluster->readOnly = true;
        const auto report = preflight();
        QVERIFY(report && report->isBlocked(true));
        for (const bool isOurs : {false, true}) { // pods that are there, a Job to be made
            m_plan.cluster->create = isOurs ? std::optional(fleet::JobWanted{}) : std::nullopt;
            const auto known = start();
            QVERIFY(!known);
            QCOMPARE(known.error().code, Errc::Forbidden);
            QCOMPARE(known.error().subject, QStringLiteral("c"));
            const RunnerId runner{QStringLiteral("a")};
            const auto link = m_backend->openLink(runner, PhaseName::Warmup);
            QSignalSpy closed(link.get(), &fleet::RunnerLink::closed);
            m_backend->note(fleet::RunMoment::Released, PhaseName::Warmup);
            m_backend->dismiss(runner, PhaseName::Warmup);
            m_backend->end(runner, fleet::EndHow::Kill);
            m_backend->finish();
            QTRY_COMPARE(closed.size(), 1);
            for (const fleet::StartMode mode : {fleet::StartMode::Clock, fleet::StartMode::Exec}) {
                const auto starter = m_backend->makeStarter(mode, PhaseName::Warmup);
                QSignalSpy failed(starter.get(), &fleet::Starter::failed);
                starter->arm({runner}, m_clock.wall());
                starter->release({runner});
                QTRY_COMPARE(failed.size(), 1);
            }
        }
        QCOMPARE(m_cluster->changes(), QStringList());
    }

    void leavingKeepsWhoCoordinatesUntilItLapses()
    {
        QVERIFY(start());
        QTRY_VERIFY(!m_cluster->holder().isEmpty());
        m_backend->note(fleet::RunMoment::Released, PhaseName::Warmup);
        QTRY_VERIFY(parseHolder(m_cluster->holder())->released);
        m_backend.reset();
        const auto changes = m_cluster->changes();
        for (int turn = 0; turn < 20; ++turn)
            QCoreApplication::processEvents(); // what was on its way
        QCOMPARE(m_cluster->changes(), changes);
        QCOMPARE(parseHolder(m_cluster->holder())->run.value, QStringLiteral("run-1"));
        QCOMPARE(m_cluster->deleted, QStringList());
    }

    void saysThatItCoordinates()
    {
        m_cluster->conflicts = 1; // the Job's status has changed in between
        QVERIFY(start());
        const auto note = parseHolder(m_cluster->holder());
        QVERIFY(note);
        QCOMPARE(note->who, QStringLiteral("ana@desk"));
        QCOMPARE(note->run.value, QStringLiteral("run-1"));
        QVERIFY(!note->released);
        m_backend->note(fleet::RunMoment::Released, PhaseName::Warmup);
        QTRY_VERIFY(parseHolder(m_cluster->holder())->released);
        m_backend->finish();
        QTRY_COMPARE(m_cluster->holder(), QString());
    }

    void leavesAnotherHolderAlone()
    {
        HolderNote other;
        other.who = QStringLiteral("bia@ci");
        other.run = {QStringLiteral("run-0")};
        other.renewed = m_clock.wall();
        m_cluster->setHolder(QString::fromUtf8(holderText(other)));
        const auto known = start();
        QVERIFY(!known);
        QCOMPARE(known.error().code, Errc::Forbidden);
        QCOMPARE(known.error().subject, QStringLiteral("bia@ci"));
        m_plan.cluster->takeOver = true;
        QVERIFY(start());
        QCOMPARE(parseHolder(m_cluster->holder())->who, QStringLiteral("ana@desk"));
    }

    void noticesThatAnotherTakesOver()
    {
        QVERIFY(start());
        QSignalSpy taken(m_backend.get(), &fleet::Backend::takenOver);
        HolderNote other = *parseHolder(m_cluster->holder());
        other.who = QStringLiteral("bia@ci");
        m_cluster->setHolder(QString::fromUtf8(holderText(other)));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("another one coordinates")));
        m_backend->note(fleet::RunMoment::Gathering, PhaseName::Main);
        QTRY_COMPARE(taken.size(), 1);
        QCOMPARE(taken.front().front().toString(), QStringLiteral("bia@ci"));
        m_backend->finish();
        QCOMPARE(parseHolder(m_cluster->holder())->who, QStringLiteral("bia@ci"));
    }

    void goesOnWithoutTheRightToSayIt()
    {
        m_cluster->denied << QStringLiteral("patch jobs");
        QVERIFY(preflight());
        QVERIFY(start());
        QCOMPARE(m_cluster->holder(), QString());
    }

    void keepsWhatItKnowsWhileItSeesNothing()
    {
        QSignalSpy blind(m_backend.get(), &fleet::Backend::blind);
        QSignalSpy left(m_backend.get(), &fleet::Backend::left);
        QVERIFY(start());
        QTRY_VERIFY(m_cluster->isWatched());
        m_cluster->isDown = true;
        m_cluster->cutWatch();
        QTRY_VERIFY(!blind.isEmpty());
        QVERIFY(blind.front().front().value<std::optional<WallTime>>());
        m_cluster->isDown = false;
        QTRY_VERIFY(!blind.back().front().value<std::optional<WallTime>>());
        QVERIFY(left.isEmpty());
    }

    void endsAPodByDeletingIt()
    {
        QVERIFY(start());
        const RunnerId a{QStringLiteral("a")};
        QTRY_VERIFY(m_cluster->isWatched());
        m_backend->end(a, fleet::EndHow::Terminate);
        QTRY_COMPARE(m_cluster->deleted, QStringList{QStringLiteral("a")});
        m_updates.clear();
        m_cluster->put(pod(QStringLiteral("a"), running, waiting), "DELETED");
        QTRY_COMPARE(m_updates.size(), 1);
        QCOMPARE(m_updates.front().state, ContainerState::Terminated);
        QCOMPARE(m_updates.front().reason.code, ReasonCode::StoppedByUs);
    }

    void leavesAPodThatItMayNotDelete()
    {
        m_cluster->denied << QStringLiteral("delete pods");
        QVERIFY(preflight());
        QVERIFY(start());
        QTRY_COMPARE(m_updates.size(), 2);
        m_updates.clear();
        m_backend->end({QStringLiteral("a")}, fleet::EndHow::Terminate);
        QTRY_COMPARE(m_updates.size(), 1);
        QCOMPARE(m_updates.front().reason.code, ReasonCode::LeftPaused);
        QVERIFY(m_cluster->deleted.isEmpty());
    }

    void readsWhatAContainerPrinted()
    {
        QVERIFY(start());
        const RunnerId a{QStringLiteral("a")};
        QCOMPARE(*value(m_backend->log(a, PhaseName::Warmup, 5)),
                 (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
        QCOMPARE(*value(m_backend->log(a, PhaseName::Main, 5)), QStringList{}); // it has not run yet
        const auto result = value(m_backend->collect(a, PhaseName::Warmup));
        QVERIFY(result);
        QVERIFY(!result->counts);
        QCOMPARE(result->source, fleet::CountSource::None);
        QCOMPARE(result->lastLines, (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
        QVERIFY(!value(m_backend->collect({QStringLiteral("x")}, PhaseName::Main)));
    }

    void followsARunToItsEnd()
    {
        QVERIFY(start());
        QTRY_VERIFY(m_cluster->isWatched());
        m_backend->note(fleet::RunMoment::Released, PhaseName::Warmup);
        m_cluster->put(pod(QStringLiteral("a"), endedWell, running, "Running"));
        QTRY_COMPARE(m_updates.size(), 4);
        QCOMPARE(m_updates.at(2).exitCode, std::optional(0));
        QCOMPARE(m_updates.at(3).phase, PhaseName::Main);
        QCOMPARE(m_updates.at(3).state, ContainerState::Running);
        m_cluster->put(pod(QStringLiteral("a"), endedWell, R"({"terminated":{"exitCode":99}})", "Failed"));
        QTRY_COMPARE(m_updates.size(), 5);
        QCOMPARE(m_updates.at(4).exitCode, std::optional(99));
    }

private:
    template<class T>
    Result<T> value(const Async<T> &future)
    {
        std::optional<Result<T>> answer;
        deliver(future, this, [&answer](const Result<T> &result) { answer = result; });
        [&] { QTRY_VERIFY(answer.has_value()); }();
        return answer.value_or(Error{Errc::Timeout, QStringLiteral("no answer")});
    }
    Result<fleet::PreflightReport> preflight() { return value(m_backend->preflight(m_plan, {})); }
    Result<QVector<fleet::RunnerInfo>> start()
    {
        return value(m_backend->start(m_plan, {}, {QStringLiteral("run-1")}));
    }

    QTemporaryDir m_directory;
    SystemClock m_clock;
    std::unique_ptr<FakeCluster> m_cluster;
    std::unique_ptr<KubernetesBackend> m_backend;
    fleet::RunPlan m_plan;
    QVector<fleet::RunnerUpdate> m_updates;
};

QTEST_GUILESS_MAIN(TstKubernetesBackend)
#include "tst_kubernetes_backend.moc"
