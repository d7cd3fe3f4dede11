// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/cluster_preflight.h"

#include <utility>

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include "backends/kubernetes/holder.h"
#include "backends/kubernetes/pod_selection.h"
#include "backends/kubernetes/quota_checks.h"
#include "k6/load_script.h"

namespace largada::backends
{

using fleet::CheckId;
using fleet::CheckLevel;

namespace
{

// What a request failed of decides what is to be done about it, more than what was asked for.
CheckId whatFailed(const Error &why, CheckId asked)
{
    if (why.status == 401)
        return CheckId::Credentials;
    if (why.code == Errc::Forbidden)
        return CheckId::Right;
    const bool isOfServer = why.status != 0 && why.code != Errc::Process;
    if (isOfServer)
        return asked;
    switch (why.code) {
    case Errc::BadInput:
        return CheckId::KubeConfig;
    case Errc::NotFound: // of a plugin or a file with a token
    case Errc::Process:
    case Errc::Storage:
    case Errc::Unsupported:
        return CheckId::Credentials;
    default:
        return asked;
    }
}

} // namespace

ClusterPreflight::ClusterPreflight(kube::Client &client, const fleet::RunPlan &plan, ClusterPreflightSetup setup,
                                   const Clock &clock, QObject *parent)
    : QObject(parent), m_client(client), m_plan(plan), m_target(plan.cluster.value_or(fleet::ClusterTarget{})),
      m_setup(std::move(setup)), m_clock(clock)
{
    m_seen.who = m_setup.who;
    m_seen.ns = client.connection().ns;
}

Async<fleet::PreflightReport> ClusterPreflight::run(std::stop_token stop)
{
    const auto future = m_answer.future();
    m_stopped.emplace(std::move(stop), [this] {
        m_answer.answer(Error{Errc::Cancelled, QStringLiteral("preflight was stopped")});
        deleteLater();
    });
    if (m_target.readOnly)
        m_report.checks.push_back({CheckId::ReadOnly, CheckLevel::BlockFinal, m_client.connection().context});
    if (m_target.create)
        lookHere();
    deliver(kube::serverVersion(m_client), this,
            [this](const Result<kube::ServerVersion> &version) { onVersion(version); });
    return future;
}

// What makes a Job of ours is on this machine.
void ClusterPreflight::lookHere()
{
    const bool needsScript = m_target.create->archiveInImage.isEmpty();
    if (needsScript && m_setup.k6.isEmpty())
        m_report.checks.push_back({CheckId::K6Binary, CheckLevel::BlockFinal});
    if (!needsScript)
        return;
    QFile script(m_plan.script);
    if (!QFileInfo(m_plan.script).isFile() || !script.open(QIODevice::ReadOnly)) {
        const QString why = script.exists() ? script.errorString() : QStringLiteral("no such file");
        m_report.checks.push_back({CheckId::Script, CheckLevel::BlockFinal, m_plan.script, why});
        return;
    }
    const QByteArray text = script.readAll();
    m_report.scriptSha256 = QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
    m_report.hasSetup = k6::exportsSetup(text);
}

void ClusterPreflight::onVersion(const Result<kube::ServerVersion> &version)
{
    if (!version) {
        block(CheckId::Server, m_client.connection().server, version.error());
        finish();
        return;
    }
    m_seen.version = *version;
    m_pending = 4;
    askNamespace();
    deliver(kube::whoAmI(m_client), this, [this](const Result<QString> &user) { // older servers do not know
        m_user = user ? *user : QString();
        oneDone();
    });
    deliver(kube::askAccess(m_client, rightsOf(m_plan, m_seen.ns)), this,
            [this](const Result<QVector<kube::AccessAnswer>> &rights) {
                if (rights)
                    m_seen.rights = *rights;
                else
                    block(CheckId::Server, m_client.connection().server, rights.error());
                oneDone();
            });
    const bool namesJob =
        m_target.create || m_target.by == fleet::PodsBy::Job || m_target.by == fleet::PodsBy::JobOrRegex;
    if (namesJob)
        deliver(kube::getJob(m_client, m_seen.ns, m_target.pods), this,
                [this](const Result<kube::Job> &job) { onJob(job); });
    else
        listPods(std::nullopt);
}

// Pods of a namespace that is not there would be waited for. Without the right to see it nothing is said of it.
void ClusterPreflight::askNamespace()
{
    kube::ApiCall call;
    call.path = QStringLiteral("/api/v1/namespaces/") + m_seen.ns;
    deliver(m_client.call(call), this, [this](const Result<QByteArray> &found) {
        if (!found && found.error().status == 404)
            block(CheckId::Namespace, m_seen.ns, found.error());
        oneDone();
    });
}

void ClusterPreflight::onJob(const Result<kube::Job> &job)
{
    if (m_target.create) {
        if (job)
            block(CheckId::Job, m_target.pods, Error{Errc::Conflict, QStringLiteral("already exists")});
        askQuotas();
        return;
    }
    if (!job && m_target.by == fleet::PodsBy::Job) {
        block(CheckId::Job, m_target.pods, job.error());
        oneDone();
        return;
    }
    listPods(job ? std::optional(*job) : std::nullopt);
}

// Without the right to see them nothing is said of them.
void ClusterPreflight::askQuotas()
{
    kube::ApiCall call;
    call.path = QStringLiteral("/api/v1/namespaces/%1/resourcequotas").arg(m_seen.ns);
    deliver(m_client.call(call), this, [this](const Result<QByteArray> &quotas) {
        if (quotas)
            m_report.checks += judgeQuotas(*quotas, m_plan);
        oneDone();
    });
}

void ClusterPreflight::listPods(const std::optional<kube::Job> &job)
{
    const auto selection = PodSelection::make(m_target, job);
    if (!selection) {
        m_seen.isWhole = false;
        m_report.checks.push_back({CheckId::Pods,
                                   CheckLevel::BlockFinal,
                                   m_target.pods,
                                   selection.error().what,
                                   {0, double(m_plan.runners)}});
        oneDone();
        return;
    }
    if (selection->isJob())
        m_seen.job = job;
    deliver(kube::listPods(m_client, m_seen.ns, selection->labelSelector()), this,
            [this, chosen = *selection](const Result<QVector<kube::Pod>> &pods) {
                onPods(pods, [&chosen](const kube::Pod &pod) { return chosen.matches(pod); });
            });
}

void ClusterPreflight::onPods(const Result<QVector<kube::Pod>> &pods,
                              const std::function<bool(const kube::Pod &)> &matches)
{
    if (!pods) {
        m_seen.isWhole = false;
        m_report.checks.push_back(
            {CheckId::Pods, CheckLevel::BlockFinal, m_target.pods, pods.error().what, {0, double(m_plan.runners)}});
        oneDone();
        return;
    }
    for (const kube::Pod &pod : *pods) {
        if (matches(pod))
            m_seen.pods.push_back(pod);
    }
    if (m_seen.job || owningJob(m_seen.pods).isEmpty()) {
        oneDone();
        return;
    }
    deliver(kube::getJob(m_client, m_seen.ns, m_seen.pods.front().meta.ownerName), this,
            [this](const Result<kube::Job> &job) { onOwner(job); });
}

void ClusterPreflight::onOwner(const Result<kube::Job> &job)
{
    if (job && job->meta.uid == owningJob(m_seen.pods))
        m_seen.job = *job;
    oneDone();
}

void ClusterPreflight::oneDone()
{
    if (--m_pending == 0)
        finish();
}

void ClusterPreflight::block(CheckId id, const QString &subject, const Error &why)
{
    m_seen.isWhole = false;
    const CheckId failed = whatFailed(why, id);
    QString about = failed == id ? subject : why.subject;
    if (why.status == 401)
        about.clear();
    m_report.checks.push_back({failed, CheckLevel::BlockFinal, about, why.what});
}

QString ClusterPreflight::serverText() const
{
    return m_user.isEmpty() ? m_seen.version.git : m_seen.version.git + QLatin1String(", ") + m_user;
}

void ClusterPreflight::finish()
{
    if (!m_seen.version.git.isEmpty())
        m_report.checks.push_front({CheckId::Server, CheckLevel::Ok, m_client.connection().server, serverText()});
    m_seen.now = m_clock.wall();
    if (const auto note = m_seen.job ? holderOf(*m_seen.job) : std::nullopt)
        m_seen.holderLives = livesHere(*note);
    if (!m_seen.rights.isEmpty())
        judge(m_plan, m_seen, m_report);
    emit looked();
    m_answer.answer(m_report);
    deleteLater();
}

} // namespace largada::backends
