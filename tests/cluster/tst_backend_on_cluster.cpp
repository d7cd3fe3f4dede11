// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The backend against a real API server, kubelet and k6: a Job of four paused pods, both phases, its figures.
#include <map>

#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/holder_note.h"
#include "backends/kubernetes/kubernetes_backend.h"
#include "k6/rest.h"
#include "kube/api/requests.h"

using namespace largada;
using namespace largada::backends;
using namespace std::chrono_literals;
using fleet::ContainerState;
using fleet::PhaseName;

namespace
{

constexpr int pods = 4;
constexpr int patienceMs = 90'000; // pods are made one after the other on a small machine

// Of this process: one that ended before may still be on its way out.
QString ns()
{
    return QStringLiteral("largada-backend-%1").arg(QCoreApplication::applicationPid());
}

const char *const scriptMap =
    R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"k6-script"},"data":{"test.js":
"import http from 'k6/http';\nexport const options = { scenarios: { a: { executor: 'constant-arrival-rate', rate: Math.round(40 * Number(__ENV.LOAD || 1)), timeUnit: '1s', duration: '5s', preAllocatedVUs: 5 } } };\nexport default function () { http.get('http://127.0.0.1:6565/ping'); }\n"}})";

QByteArray container(const char *name, const char *load)
{
    return QByteArray(R"({"name":")") + name +
           R"(","image":"grafana/k6:1.1.0","imagePullPolicy":"Never","args":["run","--paused","-e","LOAD=)" + load +
           R"(","/s/test.js"],"volumeMounts":[{"name":"s","mountPath":"/s"}]})";
}

QByteArray jobManifest()
{
    return QByteArray(R"({"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"k6-job"},"spec":{"parallelism":4,
        "completions":4,"backoffLimit":0,"template":{"spec":{"automountServiceAccountToken":false,
        "restartPolicy":"Never","terminationGracePeriodSeconds":1,
        "volumes":[{"name":"s","configMap":{"name":"k6-script"}}],"initContainers":[
        {"name":"a-prepare","image":"grafana/k6:1.1.0","imagePullPolicy":"Never","command":["sh","-c","true"]},)") +
           container("z-warmup", "0.25") + R"(],"containers":[)" + container("main", "1") + "]}}}}";
}

} // namespace

class TstKubernetesBackend : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (qEnvironmentVariable("LARGADA_CLUSTER") != QLatin1String("1"))
            QSKIP("there is no cluster (LARGADA_CLUSTER is not 1)");
        const auto connection = kube::connectionFor({{}, {}, ns()}, m_environment);
        QVERIFY2(connection, qPrintable(connection ? QString() : connection.error().what));
        m_client = std::make_unique<kube::Client>(*connection, m_environment, m_clock);
        const QString in = QStringLiteral("/api/v1/namespaces");
        make(in,
             QByteArray(R"({"apiVersion":"v1","kind":"Namespace","metadata":{"name":")") + ns().toLatin1() + "\"}}");
        make(in + QLatin1Char('/') + ns() + QStringLiteral("/configmaps"), scriptMap);
        make(kube::collectionPath(kube::Kind::Jobs, ns()), jobManifest());
    }
    void cleanupTestCase()
    {
        m_links.clear();
        m_backend.reset();
        if (!m_client)
            return;
        QVERIFY(value(kube::remove(*m_client, QStringLiteral("/api/v1/namespaces/") + ns())));
        m_client.reset();
    }

    void runsBothPhases()
    {
        KubernetesBackendSetup setup;
        setup.environment = m_environment;
        setup.who = QStringLiteral("test@cluster");
        m_backend = std::make_unique<KubernetesBackend>(setup, m_clock);
        connect(m_backend.get(), &fleet::Backend::joined, this,
                [this](const QVector<fleet::RunnerInfo> &runners) { m_runners += runners; });
        connect(m_backend.get(), &fleet::Backend::updated, this, &TstKubernetesBackend::onUpdated);
        fleet::RunPlan plan;
        plan.fleet = QStringLiteral("kubernetes");
        plan.runners = pods;
        plan.cluster.emplace();
        plan.cluster->ns = ns();
        plan.cluster->pods = QStringLiteral("k6-job");
        const auto report = value(m_backend->preflight(plan, {}));
        QVERIFY(report);
        for (const fleet::Check &check : report->checks)
            QVERIFY2(check.level < fleet::CheckLevel::Block, qPrintable(check.subject + check.detail));
        const auto known = value(m_backend->start(plan, *report, {QStringLiteral("20261129-220000-0001")}));
        QVERIFY2(known, qPrintable(known ? QString() : known.error().what));
        m_runners += *known;
        QTRY_COMPARE_WITH_TIMEOUT(m_runners.size(), pods, patienceMs);
        const auto job = value(kube::getJob(*m_client, ns(), QStringLiteral("k6-job")));
        QCOMPARE(parseHolder(job->meta.annotations.value(QLatin1String(holderAnnotation)))->who, setup.who);

        runPhase(PhaseName::Warmup);
        if (QTest::currentTestFailed())
            return;
        runPhase(PhaseName::Main);
    }

    void collectsWhatTheyDid()
    {
        QVERIFY(m_runners.size() == pods);
        for (const fleet::RunnerInfo &runner : std::as_const(m_runners)) {
            const auto result = value(m_backend->collect(runner.id, PhaseName::Main));
            QVERIFY(result && result->counts);
            QCOMPARE(result->source, fleet::CountSource::Log);
            // As k6 says it: 200, unless a busy machine drops some or ends late.
            const auto printed = value(m_backend->log(runner.id, PhaseName::Main, 200));
            QVERIFY(printed);
            static const QRegularExpression summary(QStringLiteral("http_reqs\\.*: (\\d+)"));
            QCOMPARE(QString::number(result->counts->requests), summary.match(printed->join(u'\n')).captured(1));
            QVERIFY(result->counts->requests > 0 && result->counts->requests <= 240);
            QCOMPARE(result->counts->failed, 0);
            const auto lines = value(m_backend->log(runner.id, PhaseName::Warmup, 3));
            QVERIFY(lines && !lines->isEmpty());
        }
        m_backend->finish();
        const auto isFree = [this] {
            const auto job = value(kube::getJob(*m_client, ns(), QStringLiteral("k6-job")));
            return job && !holderOf(*job);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isFree(), patienceMs);
    }

private:
    template<class T>
    Result<T> value(const Async<T> &future)
    {
        const auto answer = std::make_shared<std::optional<Result<T>>>(); // it may come when nobody waits any more
        deliver(future, this, [answer](const Result<T> &result) { *answer = result; });
        [&answer] { QTRY_VERIFY_WITH_TIMEOUT(answer->has_value(), patienceMs); }();
        return answer->value_or(Error{Errc::Timeout, QStringLiteral("no answer")});
    }
    void make(const QString &collection, const QByteArray &manifest)
    {
        const auto made = value(kube::create(*m_client, collection, manifest, false));
        QVERIFY2(made || made.error().code == Errc::Conflict, qPrintable(made ? QString() : made.error().what));
    }

    void onUpdated(const QVector<fleet::RunnerUpdate> &updates)
    {
        for (const fleet::RunnerUpdate &update : updates)
            m_states[{update.runner, update.phase}] = update;
    }
    int countOf(PhaseName phase, ContainerState state) const
    {
        return static_cast<int>(std::count_if(m_states.cbegin(), m_states.cend(), [phase, state](const auto &entry) {
            return entry.first.second == phase && entry.second.state == state;
        }));
    }

    // Waits until k6 stands paused in all of them, lets them go at once, and waits for their end.
    void runPhase(PhaseName phase)
    {
        QTRY_COMPARE_WITH_TIMEOUT(countOf(phase, ContainerState::Running), pods, patienceMs);
        m_backend->note(fleet::RunMoment::Gathering, phase);
        m_armed.clear();
        for (const fleet::RunnerInfo &runner : std::as_const(m_runners))
            open(runner.id, phase);
        QTRY_COMPARE_WITH_TIMEOUT(m_armed.size(), pods, patienceMs);
        m_backend->note(fleet::RunMoment::Released, phase);
        m_answers.clear();
        const QByteArray request = k6::releaseRequest();
        for (auto &[runner, link] : m_links)
            link->send(releaseTicket, request);
        QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), pods, patienceMs);
        const auto [first, last] = std::minmax_element(
            m_answers.cbegin(), m_answers.cend(),
            [](const fleet::LinkReply &a, const fleet::LinkReply &b) { return a.receivedAt < b.receivedAt; });
        qInfo() << fleet::phaseKey(phase) << "released; from the first send to the last answer"
                << toMs(last->receivedAt - m_answers.front().sentAt) << "ms, answers apart"
                << toMs(last->receivedAt - first->receivedAt) << "ms";
        for (const fleet::LinkReply &reply : std::as_const(m_answers))
            QCOMPARE(reply.status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(countOf(phase, ContainerState::Terminated), pods, patienceMs);
        m_links.clear();
        for (const fleet::RunnerInfo &runner : std::as_const(m_runners))
            QCOMPARE(m_states.at({runner.id, phase}).exitCode, std::optional(0));
    }

    void open(const RunnerId &runner, PhaseName phase)
    {
        auto link = m_backend->openLink(runner, phase);
        auto *opened = link.get();
        connect(opened, &fleet::RunnerLink::opened, this,
                [opened] { opened->send(statusTicket, k6::statusRequest()); });
        connect(opened, &fleet::RunnerLink::replied, this,
                [this, opened, runner](quint64 ticket, const fleet::LinkReply &reply) {
                    if (ticket == releaseTicket) {
                        m_answers.push_back(reply);
                        return;
                    }
                    const auto status = k6::parseStatus(reply.body);
                    if (status && status->execution == k6::ExecutionStatus::PausedBeforeRun)
                        m_armed.insert(runner);
                    else
                        opened->send(statusTicket, k6::statusRequest());
                });
        connect(
            opened, &fleet::RunnerLink::closed, this,
            [this, runner, phase] {
                if (!m_armed.contains(runner))
                    open(runner, phase);
            },
            Qt::QueuedConnection);
        if (auto &place = m_links[runner]; place)
            place.release()->deleteLater();
        m_links[runner] = std::move(link);
    }

    static constexpr quint64 statusTicket = 1;
    static constexpr quint64 releaseTicket = 2;

    SystemClock m_clock;
    const QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    std::unique_ptr<kube::Client> m_client;
    std::unique_ptr<KubernetesBackend> m_backend;
    QVector<fleet::RunnerInfo> m_runners;
    std::map<std::pair<RunnerId, PhaseName>, fleet::RunnerUpdate> m_states;
    std::map<RunnerId, std::unique_ptr<fleet::RunnerLink>> m_links;
    QSet<RunnerId> m_armed;
    QVector<fleet::LinkReply> m_answers;
};

QTEST_GUILESS_MAIN(TstKubernetesBackend)
#include "tst_backend_on_cluster.moc"
