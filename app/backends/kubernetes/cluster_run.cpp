// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/cluster_run.h"

#include <algorithm>
#include <utility>

#include "core/log.h"
#include "kube/exec/exec_session.h"

namespace largada::backends
{

using fleet::PhaseName;
using fleet::ReasonCode;

namespace
{

// The first list may take its time; then the fleet is said to be empty so far, and comes when it can be seen.
constexpr std::chrono::seconds listPatience{30};

Error noSuchRunner(const RunnerId &runner)
{
    return {Errc::NotFound, QStringLiteral("no such runner"), runner.value};
}

} // namespace

ClusterRun::ClusterRun(kube::Client &client, ClusterRunSetup setup, const Clock &clock, QObject *parent)
    : QObject(parent), m_client(client), m_setup(std::move(setup)), m_target(*m_setup.plan.cluster), m_clock(clock),
      m_ns(client.connection().ns),
      m_links(m_setup.links,
              m_setup.rights.isEmpty() ? QVector<LinkWay>{LinkWay::PortForward, LinkWay::ExecNc, LinkWay::ExecK6}
                                       : linkWays(m_setup.rights, m_setup.version),
              clock),
      m_ender(client), m_collector(client)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &ClusterRun::answerStart);
    connect(&m_links, &PodLinks::reasonChanged, this,
            [this](const RunnerId &runner, PhaseName phase, const fleet::Reason &reason) {
                take(m_runners->setLinkReason(runner, phase, reason, m_clock.wall()));
            });
    connect(&m_ender, &PodEnder::refused, this, [this](const RunnerId &runner, const Error &why) {
        take(m_runners->giveUp(runner, {ReasonCode::LinkForbidden, why.subject}, m_clock.wall()));
    });
}

// Without close() what says who coordinates the Job stays in it until it lapses: whoever goes on finds the run by it.
ClusterRun::~ClusterRun()
{
    silence();
    delete m_holder;
}

void ClusterRun::silence()
{
    for (kube::Reflector *reflector : {m_pods.get(), m_jobs.get(), m_events.get()}) {
        if (reflector != nullptr) // one of them may have brought us here, so it goes with us and not before
            reflector->disconnect(this);
    }
}

QObject *ClusterRun::close()
{
    silence();
    Holder *holder = m_holder;
    m_holder.clear();
    if (holder != nullptr)
        holder->drop();
    return holder;
}

bool ClusterRun::may(const char *verb, const char *resource) const
{
    return m_setup.rights.isEmpty() || isAllowed(m_setup.rights, QLatin1String(verb), QLatin1String(resource));
}

Async<QVector<fleet::RunnerInfo>> ClusterRun::start()
{
    const auto future = m_answer.future();
    m_patience.start(listPatience);
    const bool namesJob = m_target.by == fleet::PodsBy::Job || m_target.by == fleet::PodsBy::JobOrRegex;
    if (namesJob)
        deliver(kube::getJob(m_client, m_ns, m_target.pods), this,
                [this](const Result<kube::Job> &job) { onJob(job); });
    else
        onJob(Error{Errc::NotFound, QStringLiteral("no Job is named"), m_target.pods});
    return future;
}

void ClusterRun::onJob(const Result<kube::Job> &job)
{
    if (!job && m_target.by == fleet::PodsBy::Job) {
        fail(job.error());
        return;
    }
    const auto selection = PodSelection::make(m_target, job ? std::optional(*job) : std::nullopt);
    if (!selection) {
        fail(selection.error());
        return;
    }
    m_selection = *selection;
    m_runners = std::make_unique<PodRunners>(m_setup.plan, m_selection);
    if (!job) {
        watch();
        return;
    }
    m_job = *job;
    take(m_runners->takeJob(*m_job, m_clock.wall()));
    hold([this] { watch(); });
}

// Others see that we coordinate it; where that is not allowed the run goes on all the same.
void ClusterRun::hold(std::function<void()> then)
{
    if (!may("patch", "jobs.batch")) {
        then();
        return;
    }
    HolderNote note;
    note.who = m_setup.who;
    note.run = m_setup.run;
    note.phase = m_setup.plan.hasPhase(PhaseName::Warmup) ? PhaseName::Warmup : PhaseName::Main;
    m_holder = new Holder(m_client, m_ns, m_job->meta.name, note, m_clock, &m_client);
    connect(m_holder, &Holder::lost, this, &ClusterRun::takenOver);
    deliver(m_holder->take(m_target.takeOver), this, [this, then = std::move(then)](const Result<> &taken) {
        if (!taken && taken.error().code == Errc::Conflict && !taken.error().subject.isEmpty())
            fail(Error{Errc::Forbidden, taken.error().what, taken.error().subject});
        else
            then();
    });
}

std::unique_ptr<kube::Reflector> ClusterRun::reflect(kube::Kind kind, const QString &labels, const QString &fields)
{
    auto reflector =
        std::make_unique<kube::Reflector>(m_client, kube::ReflectorWanted{kind, m_ns, labels, fields}, m_clock);
    reflector->setPace(m_setup.pace);
    return reflector;
}

void ClusterRun::watch()
{
    m_pods = reflect(kube::Kind::Pods, m_selection.labelSelector(), {});
    connect(m_pods.get(), &kube::Reflector::changed, this, &ClusterRun::onPods);
    connect(m_pods.get(), &kube::Reflector::live, this, &ClusterRun::setSighted);
    connect(m_pods.get(), &kube::Reflector::stale, this, &ClusterRun::setBlind);
    connect(m_pods.get(), &kube::Reflector::refused, this, [this](const Error &why) {
        if (m_answered)
            setBlind(why);
        else
            fail(why);
    });
    m_pods->start();
}

// What only explains: nothing waits for it.
void ClusterRun::watchBesides()
{
    if (m_job && may("list", "jobs.batch") && may("watch", "jobs.batch")) {
        m_jobs = reflect(kube::Kind::Jobs, {}, QStringLiteral("metadata.name=") + m_job->meta.name);
        connect(m_jobs.get(), &kube::Reflector::changed, this, &ClusterRun::onJobs);
        m_jobs->start();
    }
    if (may("list", "events") && may("watch", "events")) {
        m_events = reflect(kube::Kind::Events, {}, {});
        connect(m_events.get(), &kube::Reflector::changed, this,
                [this](const kube::ObjectChanges &changes) { take(m_runners->takeEvents(changes, m_clock.wall())); });
        m_events->start();
    }
}

void ClusterRun::onPods(const kube::ObjectChanges &changes)
{
    take(m_runners->takePods(changes, m_clock.wall()));
    if (!std::exchange(m_listed, true))
        findOwner();
}

void ClusterRun::onJobs(const kube::ObjectChanges &changes)
{
    for (const kube::Object &object : changes.changed) {
        const auto *job = std::get_if<kube::Job>(&object);
        if (job != nullptr && job->meta.uid == m_job->meta.uid)
            take(m_runners->takeJob(*job, m_clock.wall()));
    }
    for (const kube::Object &object : changes.gone) {
        if (const auto *job = std::get_if<kube::Job>(&object); job != nullptr && job->meta.uid == m_job->meta.uid)
            take(m_runners->jobGone(m_clock.wall()));
    }
}

// Pods that were looked for by selector or name have a Job as well, most often.
void ClusterRun::findOwner()
{
    const QVector<kube::Pod> pods = m_runners->pods();
    const QString owner = owningJob(pods);
    if (m_job || owner.isEmpty() || !may("get", "jobs.batch")) {
        answerStart();
        return;
    }
    deliver(kube::getJob(m_client, m_ns, pods.front().meta.ownerName), this,
            [this, owner](const Result<kube::Job> &job) {
                if (!job || job->meta.uid != owner) {
                    answerStart();
                    return;
                }
                m_job = *job;
                take(m_runners->takeJob(*m_job, m_clock.wall()));
                hold([this] { answerStart(); });
            });
}

void ClusterRun::answerStart()
{
    if (std::exchange(m_answered, true))
        return;
    m_patience.stop();
    m_pending.joined.clear(); // the answer itself
    m_pending.left.clear();
    m_answer.answer(m_runners ? m_runners->known() : QVector<fleet::RunnerInfo>{});
    watchBesides();
    m_flushDue = true;
    QMetaObject::invokeMethod(this, &ClusterRun::flush, Qt::QueuedConnection);
}

void ClusterRun::fail(const Error &why)
{
    m_patience.stop();
    m_answered = true;
    m_answer.answer(why);
}

void ClusterRun::take(PodNews news)
{
    const bool changesWho = !news.left.isEmpty() || !news.joined.isEmpty();
    if (m_answered && changesWho && m_flushDue)
        flush(); // who joined before this left again afterwards
    m_pending.left += news.left;
    m_pending.joined += news.joined;
    m_pending.updates += news.updates;
    m_pending.places += news.places;
    if (news.missing)
        m_pending.missing = news.missing;
    if (m_answered && !std::exchange(m_flushDue, true))
        QMetaObject::invokeMethod(this, &ClusterRun::flush, Qt::QueuedConnection);
}

void ClusterRun::flush()
{
    if (!std::exchange(m_flushDue, false))
        return;
    const PodNews news = std::exchange(m_pending, {});
    const QPointer<ClusterRun> here(this); // whoever hears the last end lets go of us
    for (const PodNews::Left &gone : news.left) {
        qCInfo(logCluster) << gone.runner.value << "left:" << gone.why.detail;
        emit left(gone.runner, gone.why);
    }
    if (!news.joined.isEmpty())
        emit joined(news.joined);
    if (!news.updates.isEmpty())
        emit updated(news.updates);
    if (here && !news.places.isEmpty())
        emit moved(news.places);
    if (here && news.missing)
        emit missing(*news.missing);
}

void ClusterRun::setBlind(const Error &why)
{
    if (!m_blindSince)
        m_blindSince = m_clock.wall();
    emit blind(m_blindSince, why);
}

void ClusterRun::setSighted()
{
    if (m_blindSince) {
        m_blindSince.reset();
        emit blind(std::nullopt, {});
    }
}

std::unique_ptr<fleet::RunnerLink> ClusterRun::openLink(const RunnerId &runner, PhaseName phase)
{
    const auto where = address(runner, phase);
    const kube::Container *container = m_runners ? m_runners->container(runner, phase) : nullptr;
    return m_links.open(runner, phase, where.value_or(PodAddress{m_ns, runner.value, {}}),
                        container != nullptr ? *container : kube::Container{});
}

std::optional<PodAddress> ClusterRun::address(const RunnerId &runner, PhaseName phase) const
{
    return m_runners ? m_runners->address(runner, phase) : std::nullopt;
}

void ClusterRun::end(const RunnerId &runner, fleet::EndHow how)
{
    if (!m_runners || m_runners->isOver(runner))
        return;
    if (!may("delete", "pods")) {
        const QString advice = QStringLiteral("kubectl delete pod -n %1 %2").arg(m_ns, runner.value);
        const bool paused = !m_runners->isLetGo();
        take(m_runners->giveUp(runner,
                               paused ? fleet::Reason{ReasonCode::LeftPaused, advice}
                                      : fleet::Reason{ReasonCode::LinkForbidden, QStringLiteral("delete pods")},
                               m_clock.wall()));
        return;
    }
    m_runners->expectEnd(runner);
    m_ender.end(runner, kube::collectionPath(kube::Kind::Pods, m_ns) + QLatin1Char('/') + runner.value, how);
}

// k6 is the container's first process.
void ClusterRun::dismiss(const RunnerId &runner, PhaseName phase)
{
    const auto where = address(runner, phase);
    if (!where)
        return;
    auto *session =
        new kube::ExecSession(m_client,
                              {where->ns,
                               where->pod,
                               where->container,
                               {QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("kill -TERM 1")}},
                              this);
    connect(session, &kube::ExecSession::finished, this, [this, session, runner](const Result<int> &code) {
        session->deleteLater();
        if (!code || *code != 0)
            end(runner, fleet::EndHow::Terminate);
    });
}

Async<fleet::RunnerResult> ClusterRun::collect(const RunnerId &runner, PhaseName phase)
{
    const auto where = address(runner, phase);
    return where ? m_collector.collect(*where) : answered<fleet::RunnerResult>(noSuchRunner(runner));
}

Async<QStringList> ClusterRun::log(const RunnerId &runner, PhaseName phase, int lines)
{
    const auto where = address(runner, phase);
    if (!where)
        return answered<QStringList>(noSuchRunner(runner));
    const kube::ContainerStatus *status = m_runners->pod(runner)->status(where->container);
    const bool printed = status != nullptr && (status->state == kube::ContainerStatus::State::Running ||
                                               status->state == kube::ContainerStatus::State::Terminated);
    return printed ? m_collector.tail(*where, lines) : answered<QStringList>(QStringList{});
}

void ClusterRun::note(fleet::RunMoment moment, PhaseName phase)
{
    const bool released = moment == fleet::RunMoment::Released;
    if (released && m_runners)
        m_runners->letGo();
    if (m_holder)
        m_holder->note(released, phase);
}

} // namespace largada::backends
