// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/cluster_watcher.h"

#include <utility>

#include "backends/kubernetes/pod_row.h"

namespace largada::backends
{

using fleet::LinkState;

namespace
{
constexpr std::chrono::milliseconds sendEvery{100};
constexpr std::chrono::seconds beginAgainAfter{5};
} // namespace

ClusterWatcher::ClusterWatcher(const QProcessEnvironment &environment, const Clock &clock, Sinks sinks)
    : m_environment(environment), m_clock(clock), m_sinks(std::move(sinks))
{
    m_next.setSingleShot(true);
    m_next.setInterval(sendEvery);
    m_next.callOnTimeout(this, [this] { send(); });
    m_again.setSingleShot(true);
    m_again.callOnTimeout(this, [this] { begin(); });
}

void ClusterWatcher::watch(const std::optional<fleet::ClusterTarget> &target)
{
    m_target = target;
    m_state = {};
    m_again.stop();
    m_next.stop();
    begin();
}

void ClusterWatcher::begin()
{
    m_podEvents.reset();
    m_pods.reset();
    m_jobs.reset();
    m_client.reset();
    m_known.clear();
    m_changed.clear();
    m_gone.clear();
    m_events = {};
    m_isNew = true;
    if (!m_target) {
        m_state = {};
        sendState();
        return;
    }
    const fleet::ClusterTarget &target = *m_target;
    m_state.address = {target.kubeConfig, target.context, target.ns};
    if (m_state.state != LinkState::Lost)
        m_state.state = LinkState::Connecting;
    sendState();
    const auto connection = kube::connectionFor({target.kubeConfig, target.context, target.ns}, m_environment);
    if (!connection) {
        fail(connection.error());
        return;
    }
    m_client = std::make_unique<kube::Client>(*connection, m_environment, m_clock);
    m_jobs = reflect(kube::Kind::Jobs, {});
    connect(m_jobs.get(), &kube::Reflector::live, this, [this] { setLive(); });
    m_jobs->start();
    deliver(kube::serverVersion(*m_client), m_jobs.get(),
            [this](const Result<kube::ServerVersion> &version) { onVersion(version); });
    if (target.pods.isEmpty())
        return;
    if (target.by == fleet::PodsBy::Selector || target.by == fleet::PodsBy::Regex) {
        select({});
        return;
    }
    deliver(kube::getJob(*m_client, connection->ns, target.pods), m_jobs.get(),
            [this](const Result<kube::Job> &job) { onJob(job); });
}

// Begins anew by itself: the kubeconfig may be mended, the Job made.
void ClusterWatcher::fail(const Error &why)
{
    m_again.start(beginAgainAfter);
    setLost(why, m_clock.now() + beginAgainAfter);
}

void ClusterWatcher::onVersion(const Result<kube::ServerVersion> &version)
{
    if (!version)
        return; // the watch tells of what is wrong
    m_state.server = version->git.startsWith(QLatin1Char('v')) ? version->git.mid(1) : version->git;
    sendState();
}

void ClusterWatcher::onJob(const Result<kube::Job> &job)
{
    if (job)
        select(*job);
    else if (job.error().code == Errc::NotFound && m_target->by == fleet::PodsBy::JobOrRegex)
        select({});
    else if (job.error().code == Errc::NotFound)
        lookForJobAgain();
    else
        fail(job.error());
}

// It was deleted, or is still to be made: no pods, also where there were some.
void ClusterWatcher::lookForJobAgain()
{
    m_again.start(beginAgainAfter);
    if (m_isNew)
        send();
}

void ClusterWatcher::select(const std::optional<kube::Job> &job)
{
    auto selection = PodSelection::make(*m_target, job);
    if (!selection) {
        setLost(selection.error(), {});
        return;
    }
    m_selection = *std::move(selection);
    m_pods = reflect(kube::Kind::Pods, m_selection.labelSelector());
    connect(m_pods.get(), &kube::Reflector::changed, this, &ClusterWatcher::onPods);
    m_pods->start();
    m_podEvents = reflect(kube::Kind::Events, {});
    connect(m_podEvents.get(), &kube::Reflector::changed, this, &ClusterWatcher::onEvents);
    m_podEvents->start();
}

std::unique_ptr<kube::Reflector> ClusterWatcher::reflect(kube::Kind kind, const QString &labels)
{
    kube::ReflectorWanted wanted;
    wanted.kind = kind;
    wanted.ns = m_client->connection().ns;
    wanted.labelSelector = labels;
    auto made = std::make_unique<kube::Reflector>(*m_client, wanted, m_clock);
    if (kind == kube::Kind::Events) // nice to have: without the right there are none
        return made;
    connect(made.get(), &kube::Reflector::stale, this,
            [this](const Error &why, MonoTime nextTry) { setLost(why, nextTry); });
    connect(made.get(), &kube::Reflector::refused, this, [this](const Error &why) { setLost(why, {}); });
    return made;
}

void ClusterWatcher::takePod(const kube::Pod &pod)
{
    const RunnerId id{pod.meta.name};
    if (!m_selection.matches(pod))
        return;
    m_known[id] = pod;
    m_changed.insert(id);
}

void ClusterWatcher::onPods(const kube::ObjectChanges &changes)
{
    if (changes.isAll) {
        QSet<QString> there;
        for (const kube::Object &object : changes.changed)
            there.insert(kube::metaOf(object).name);
        for (auto it = m_known.begin(); it != m_known.end();) {
            if (there.contains(it->first.value)) {
                ++it;
                continue;
            }
            m_gone.push_back(it->first);
            m_changed.remove(it->first);
            it = m_known.erase(it);
        }
    }
    for (const kube::Object &object : changes.gone) {
        const RunnerId id{kube::metaOf(object).name};
        if (m_known.erase(id) == 0)
            continue;
        m_changed.remove(id);
        m_gone.push_back(id);
    }
    for (const kube::Object &object : changes.changed) {
        if (const auto *pod = std::get_if<kube::Pod>(&object))
            takePod(*pod);
    }
    if (m_isNew)
        send();
    else if (!m_next.isActive())
        m_next.start();
}

void ClusterWatcher::onEvents(const kube::ObjectChanges &changes)
{
    if (!m_events.take(changes))
        return;
    for (const kube::Object &object : changes.changed) {
        const auto *event = std::get_if<kube::Event>(&object);
        if (event != nullptr && m_known.contains({event->objectName})) // it may be the reason why it waits
            m_changed.insert({event->objectName});
    }
    m_eventsChanged = true;
    if (!m_next.isActive())
        m_next.start();
}

void ClusterWatcher::send()
{
    const WallTime now = m_clock.wall();
    fleet::RunnerRowChanges changes;
    QVector<fleet::RunnerRow> all;
    const auto rowFor = [this, now](const kube::Pod &pod) {
        return rowOf(pod, *m_target, m_events.of(pod.meta.name), now);
    };
    if (m_isNew) {
        for (const auto &[id, pod] : m_known)
            all.push_back(rowFor(pod));
    } else {
        for (const RunnerId &id : std::as_const(m_changed))
            changes.changed.push_back(rowFor(m_known.at(id)));
        std::sort(changes.changed.begin(), changes.changed.end(),
                  [](const auto &a, const auto &b) { return a.id < b.id; });
        changes.removed = m_gone;
    }
    if (m_isNew || !changes.isEmpty())
        m_sinks.pods(m_isNew, all, changes);
    m_isNew = false;
    m_changed.clear();
    m_gone.clear();
    if (!std::exchange(m_eventsChanged, false))
        return;
    const QString job = m_target->pods;
    m_sinks.events(m_events.list([this, &job](const kube::Event &event) {
        return m_known.contains({event.objectName}) ||
               (event.objectKind == QLatin1String("Job") && event.objectName == job);
    }));
}

void ClusterWatcher::retryNow()
{
    if (m_again.isActive()) {
        m_again.stop();
        begin();
        return;
    }
    for (kube::Reflector *reflector : {m_jobs.get(), m_pods.get(), m_podEvents.get()}) {
        if (reflector != nullptr)
            reflector->retryNow();
    }
}

void ClusterWatcher::setLive()
{
    m_state.state = LinkState::Live;
    m_state.asOf = m_clock.wall();
    m_state.nextTry.reset();
    m_state.attempt = 0;
    m_state.why = {};
    sendState();
}

void ClusterWatcher::setLost(const Error &why, std::optional<MonoTime> nextTry)
{
    if (m_state.state == LinkState::Live)
        m_state.asOf = m_clock.wall();
    m_state.state = LinkState::Lost;
    m_state.nextTry = nextTry;
    ++m_state.attempt;
    m_state.why = why;
    sendState();
}

void ClusterWatcher::sendState()
{
    m_sinks.state(m_state);
}

} // namespace largada::backends
