// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/kubernetes_clusters.h"

#include "backends/kubernetes/cluster_watcher.h"
#include "backends/kubernetes/connection_tester.h"
#include "backends/kubernetes/pod_log_reader.h"
#include "core/event_thread.h"
#include "core/inbox.h"

namespace largada::backends
{

namespace
{

// One short look at a cluster: a client that goes when it has answered.
class Look final : public QObject
{
public:
    Look(const kube::Connection &connection, const QProcessEnvironment &environment, const Clock &clock)
        : client(connection, environment, clock)
    {
    }
    kube::Client client;
};

fleet::ClusterContexts contextsOf(const kube::KubeConfig &config)
{
    fleet::ClusterContexts found;
    found.files = config.files;
    for (auto it = config.contexts.cbegin(); it != config.contexts.cend(); ++it) {
        QUrl server(config.clusters.value(it->cluster).server);
        server.setUserInfo({});
        found.contexts.push_back({it.key(), server.toString(), it->ns.isEmpty() ? QStringLiteral("default") : it->ns,
                                  it.key() == config.currentContext});
    }
    std::sort(found.contexts.begin(), found.contexts.end(),
              [](const auto &a, const auto &b) { return a.name < b.name; });
    return found;
}

fleet::JobSeen seenOf(const kube::Job &job)
{
    return {job.meta.name, job.parallelism, job.active, job.meta.created, job.isOver()};
}

// What the UI's thread holds of something that lives in the other one.
class TestHandle final : public fleet::ConnectionTest
{
public:
    Inbox inbox;
    Inside<ConnectionTester> tester;
};

class LogHandle final : public fleet::PodLog
{
public:
    Inbox inbox;
    Inside<PodLogReader> reader;
};

} // namespace

// What is asked for in the engine's thread besides watching.
class ClusterDesk final : public QObject
{
public:
    ClusterDesk(const QProcessEnvironment &environment, const Clock &clock) : m_environment(environment), m_clock(clock)
    {
    }

    template<class T, class Ask, class Make>
    void look(const fleet::ClusterAddress &address, const AsyncSource<T> &answer, Ask ask, Make make)
    {
        const auto connection = kube::connectionFor({address.kubeConfig, address.context, address.ns}, m_environment);
        if (!connection) {
            answer.answer(connection.error());
            return;
        }
        auto *look = new Look(*connection, m_environment, m_clock);
        look->setParent(this);
        deliver(ask(look->client, connection->ns), look, [look, answer, make](const auto &found) {
            if (found)
                answer.answer(make(*found));
            else
                answer.answer(found.error());
            look->deleteLater();
        });
    }

private:
    const QProcessEnvironment m_environment;
    const Clock &m_clock;
};

struct KubernetesClusters::Private {
    Private(const QProcessEnvironment &given, const Clock &clockGiven) : environment(given), clock(clockGiven) {}

    const QProcessEnvironment environment;
    const Clock &clock;
    fleet::ConnectionState state;
    Inbox inbox; // of the UI's thread; outlives the other one
    EventThread thread;
    Inside<ClusterWatcher> watcher;
    Inside<ClusterDesk> desk;
};

KubernetesClusters::KubernetesClusters(const QProcessEnvironment &environment, const Clock &clock, QObject *parent)
    : Clusters(parent), d(std::make_unique<Private>(environment, clock))
{
    const InboxSender ui = d->inbox.sender();
    ClusterWatcher::Sinks sinks;
    sinks.state = [this, ui](const fleet::ConnectionState &state) {
        ui.post([this, state] {
            if (d->state == state)
                return;
            d->state = state;
            emit stateChanged();
        });
    };
    sinks.pods = [this, ui](bool isNew, const QVector<fleet::RunnerRow> &rows, const fleet::RunnerRowChanges &changes) {
        ui.post([this, isNew, rows, changes] { emit podsChanged(isNew, rows, changes); });
    };
    sinks.events = [this, ui](const QVector<fleet::ClusterEvent> &events) {
        ui.post([this, events] { emit eventsChanged(events); });
    };
    d->watcher = d->thread.makeInside<ClusterWatcher>(
        [environment, &clock, sinks] { return std::make_unique<ClusterWatcher>(environment, clock, sinks); });
    d->desk = d->thread.makeInside<ClusterDesk>(
        [environment, &clock] { return std::make_unique<ClusterDesk>(environment, clock); });
}

KubernetesClusters::~KubernetesClusters() = default;

Async<fleet::ClusterContexts> KubernetesClusters::contexts(const QString &kubeConfig)
{
    return inPool([kubeConfig, environment = d->environment]() -> Result<fleet::ClusterContexts> {
        const auto config = kube::loadKubeConfig(kubeConfig, environment);
        if (!config)
            return config.error();
        return contextsOf(*config);
    });
}

Async<QStringList> KubernetesClusters::namespaces(const fleet::ClusterAddress &address)
{
    const AsyncSource<QStringList> answer;
    d->desk.post([address, answer](ClusterDesk &desk) {
        desk.look(
            address, answer, [](kube::Client &client, const QString &) { return kube::listNamespaces(client); },
            [](const QStringList &found) { return found; });
    });
    return answer.future();
}

Async<QVector<fleet::JobSeen>> KubernetesClusters::jobs(const fleet::ClusterAddress &address)
{
    const AsyncSource<QVector<fleet::JobSeen>> answer;
    d->desk.post([address, answer](ClusterDesk &desk) {
        desk.look(
            address, answer, [](kube::Client &client, const QString &ns) { return kube::listJobs(client, ns); },
            [](const QVector<kube::Job> &found) {
                QVector<fleet::JobSeen> seen;
                for (const kube::Job &job : found)
                    seen.push_back(seenOf(job));
                return seen;
            });
    });
    return answer.future();
}

std::unique_ptr<fleet::ConnectionTest> KubernetesClusters::test(const fleet::ClusterAddress &address)
{
    auto handle = std::make_unique<TestHandle>();
    const InboxSender ui = handle->inbox.sender();
    TestHandle *raw = handle.get(); // its inbox goes with it, and with that what was posted
    ConnectionTester::Sinks sinks;
    sinks.stepped = [raw, ui](const fleet::TestStep &step) { ui.post([raw, step] { emit raw->stepped(step); }); };
    sinks.finished = [raw, ui](bool isUsable) { ui.post([raw, isUsable] { emit raw->finished(isUsable); }); };
    handle->tester =
        d->thread.makeInside<ConnectionTester>([address, environment = d->environment, &clock = d->clock, sinks] {
            return std::make_unique<ConnectionTester>(address, environment, clock, sinks);
        });
    return handle;
}

void KubernetesClusters::watch(const std::optional<fleet::ClusterTarget> &target)
{
    d->watcher.post([target](ClusterWatcher &watcher) { watcher.watch(target); });
}

void KubernetesClusters::retryNow()
{
    d->watcher.post([](ClusterWatcher &watcher) { watcher.retryNow(); });
}

const fleet::ConnectionState &KubernetesClusters::state() const
{
    return d->state;
}

std::unique_ptr<fleet::PodLog> KubernetesClusters::log(const fleet::PodLogWanted &wanted)
{
    auto handle = std::make_unique<LogHandle>();
    const InboxSender ui = handle->inbox.sender();
    LogHandle *raw = handle.get();
    PodLogReader::Sinks sinks;
    sinks.lines = [raw, ui](const QStringList &lines) { ui.post([raw, lines] { emit raw->lines(lines); }); };
    sinks.ended = [raw, ui](const Result<> &how) { ui.post([raw, how] { emit raw->ended(how); }); };
    handle->reader =
        d->thread.makeInside<PodLogReader>([wanted, environment = d->environment, &clock = d->clock, sinks] {
            return std::make_unique<PodLogReader>(wanted, environment, clock, sinks);
        });
    return handle;
}

} // namespace largada::backends
