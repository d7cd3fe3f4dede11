// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/kubernetes_backend.h"

#include <utility>

#include "backends/kubernetes/clock_starter.h"
#include "backends/kubernetes/cluster_preflight.h"
#include "backends/kubernetes/cluster_run.h"
#include "backends/kubernetes/exec_link.h"
#include "backends/kubernetes/exec_starter.h"
#include "backends/kubernetes/job_of_ours.h"
#include "backends/kubernetes/port_forward_link.h"
#include "core/log.h"

namespace largada::backends
{

struct KubernetesBackend::Private {
    KubernetesBackend &q;
    const KubernetesBackendSetup setup;
    const Clock &clock;

    // One run after the other may go to the same place.
    std::unique_ptr<kube::Client> client;
    std::optional<fleet::ClusterTarget> place;
    QVector<kube::AccessAnswer> rights;
    kube::ServerVersion version;

    fleet::RunPlan plan;
    std::unique_ptr<JobOfOurs> job;
    std::unique_ptr<ClusterRun> run;
    AsyncSource<QVector<fleet::RunnerInfo>> started;
    int settling = 0;

    Private(KubernetesBackend &backend, KubernetesBackendSetup with, const Clock &ticking)
        : q(backend), setup(std::move(with)), clock(ticking)
    {
    }

    Result<> connectTo(const fleet::ClusterTarget &target);
    void attach(const RunId &id);
    ClusterRunSetup runSetup(const RunId &id);
    void settle(QObject *deletesItself);
};

// The same context as before keeps its connections and credentials.
Result<> KubernetesBackend::Private::connectTo(const fleet::ClusterTarget &target)
{
    const bool same = client && place && place->kubeConfig == target.kubeConfig && place->context == target.context &&
                      place->ns == target.ns;
    if (same)
        return {};
    const auto connection = kube::connectionFor({target.kubeConfig, target.context, target.ns}, setup.environment);
    if (!connection)
        return connection.error();
    client = std::make_unique<kube::Client>(*connection, setup.environment, clock);
    place = target;
    rights.clear();
    version = {};
    return {};
}

ClusterRunSetup KubernetesBackend::Private::runSetup(const RunId &id)
{
    ClusterRunSetup made;
    made.plan = plan;
    made.run = id;
    made.who = setup.who;
    made.rights = rights;
    made.version = version;
    made.pace = setup.pace;
    made.links = [this](const PodAddress &address, LinkWay way) -> std::unique_ptr<fleet::RunnerLink> {
        if (way == LinkWay::PortForward)
            return std::make_unique<PortForwardLink>(*client, address, clock);
        return std::make_unique<ExecLink>(*client, address, way, clock);
    };
    return made;
}

void KubernetesBackend::Private::settle(QObject *deletesItself)
{
    if (deletesItself == nullptr)
        return;
    ++settling;
    connect(deletesItself, &QObject::destroyed, &q, [this] {
        if (--settling == 0)
            emit q.settled();
    });
}

void KubernetesBackend::Private::attach(const RunId &id)
{
    run = std::make_unique<ClusterRun>(*client, runSetup(id), clock);
    connect(run.get(), &ClusterRun::updated, &q, &Backend::updated);
    connect(run.get(), &ClusterRun::joined, &q, &Backend::joined);
    connect(run.get(), &ClusterRun::left, &q, &Backend::left);
    connect(run.get(), &ClusterRun::missing, &q, &Backend::missing);
    connect(run.get(), &ClusterRun::moved, &q, &Backend::moved);
    connect(run.get(), &ClusterRun::blind, &q, &Backend::blind);
    connect(run.get(), &ClusterRun::takenOver, &q, &Backend::takenOver);
    deliver(run->start(), run.get(),
            [this](const Result<QVector<fleet::RunnerInfo>> &known) { started.answer(known); });
}

KubernetesBackend::KubernetesBackend(KubernetesBackendSetup setup, const Clock &clock, QObject *parent)
    : fleet::Backend(parent), d(std::make_unique<Private>(*this, std::move(setup), clock))
{
}

KubernetesBackend::~KubernetesBackend()
{
    d->run.reset(); // before the client that it uses
    d->job.reset();
    d->client.reset(); // and what settles in it, while we can still hear of it
}

Async<fleet::PreflightReport> KubernetesBackend::preflight(const fleet::RunPlan &plan, std::stop_token stop)
{
    const fleet::ClusterTarget target = plan.cluster.value_or(fleet::ClusterTarget{});
    if (const auto connected = d->connectTo(target); !connected) {
        fleet::PreflightReport report;
        const Error &why = connected.error();
        report.checks.push_back({fleet::CheckId::KubeConfig, fleet::CheckLevel::BlockFinal,
                                 why.subject.isEmpty() ? target.context : why.subject, why.what});
        return answered<fleet::PreflightReport>(report);
    }
    auto *looking = new ClusterPreflight(*d->client, plan, {d->setup.who, d->setup.k6, d->setup.environment}, d->clock,
                                         d->client.get());
    connect(looking, &ClusterPreflight::looked, this, [this, looking] {
        d->rights = looking->rights();
        d->version = looking->version();
    });
    return looking->run(std::move(stop));
}

Async<QVector<fleet::RunnerInfo>> KubernetesBackend::start(const fleet::RunPlan &plan, const fleet::PreflightReport &,
                                                           const RunId &run)
{
    d->plan = plan;
    d->started = {};
    const auto future = d->started.future();
    if (!plan.cluster) {
        d->started.answer(Error{Errc::BadInput, QStringLiteral("the plan names no cluster")});
        return future;
    }
    if (const auto connected = d->connectTo(*plan.cluster); !connected) {
        d->started.answer(connected.error());
        return future;
    }
    // Every way to change something leads through a run that was begun here.
    if (plan.cluster->readOnly) {
        d->started.answer(
            Error{Errc::Forbidden, QStringLiteral("the context is set to read only"), d->client->connection().context});
        return future;
    }
    if (!plan.cluster->create) {
        d->attach(run);
        return future;
    }
    d->plan.cluster->by = fleet::PodsBy::Job;
    d->plan.cluster->ns = d->client->connection().ns;
    d->job = std::make_unique<JobOfOurs>(*d->client, JobOfOursSetup{d->plan, run, d->setup.k6, d->setup.temporaryRoot,
                                                                    d->setup.environment, d->version});
    deliver(d->job->make(), d->job.get(), [this, run](const Result<> &made) {
        if (made)
            d->attach(run);
        else
            d->started.answer(made.error());
    });
    return future;
}

std::unique_ptr<fleet::RunnerLink> KubernetesBackend::openLink(const RunnerId &runner, fleet::PhaseName phase)
{
    return d->run ? d->run->openLink(runner, phase)
                  : refusedLink(Error{Errc::NotFound, QStringLiteral("no run is under way"), runner.value});
}

// k6 says it over its link: the cluster's metrics come only every 15 s, and not everywhere.
std::optional<fleet::ProcessUsage> KubernetesBackend::usage(const RunnerId &, fleet::PhaseName) const
{
    return std::nullopt;
}

std::unique_ptr<fleet::Starter> KubernetesBackend::makeStarter(fleet::StartMode mode, fleet::PhaseName phase)
{
    const AddressOf addressOf = [this, phase](const RunnerId &runner) {
        return d->run ? d->run->address(runner, phase) : std::nullopt;
    };
    switch (mode) {
    case fleet::StartMode::Broadcast:
        break;
    case fleet::StartMode::Clock:
        return std::make_unique<ClockStarter>(*d->client, addressOf, d->clock);
    case fleet::StartMode::Exec:
        return std::make_unique<ExecStarter>(*d->client, addressOf, d->clock);
    }
    return {};
}

void KubernetesBackend::end(const RunnerId &runner, fleet::EndHow how)
{
    if (d->run)
        d->run->end(runner, how);
}

void KubernetesBackend::dismiss(const RunnerId &runner, fleet::PhaseName phase)
{
    if (d->run)
        d->run->dismiss(runner, phase);
}

Async<fleet::RunnerResult> KubernetesBackend::collect(const RunnerId &runner, fleet::PhaseName phase)
{
    if (!d->run)
        return answered<fleet::RunnerResult>(Error{Errc::NotFound, QStringLiteral("no run"), runner.value});
    return d->run->collect(runner, phase);
}

Async<QStringList> KubernetesBackend::log(const RunnerId &runner, fleet::PhaseName phase, int lines)
{
    if (!d->run)
        return answered<QStringList>(Error{Errc::NotFound, QStringLiteral("no run"), runner.value});
    return d->run->log(runner, phase, lines);
}

void KubernetesBackend::note(fleet::RunMoment moment, fleet::PhaseName phase)
{
    if (d->run)
        d->run->note(moment, phase);
}

// May be called by what the run itself has just told: it goes in a later turn.
void KubernetesBackend::finish()
{
    if (d->run) {
        d->run->disconnect(this);
        d->settle(d->run->close());
        d->run.release()->deleteLater();
    }
    if (d->job) {
        JobOfOurs *job = d->job.release();
        job->setParent(d->client.get());
        d->settle(job);
        job->finish();
    }
}

bool KubernetesBackend::isSettled() const
{
    return d->settling == 0;
}

} // namespace largada::backends
