// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/job_dry_run.h"

#include "backends/kubernetes/job_manifest.h"
#include "kube/api/requests.h"

namespace largada::cli
{

namespace
{

// Asks one thing after the other, answers, and deletes itself.
class DryRun final : public QObject
{
public:
    DryRun(const kube::Connection &connection, fleet::RunPlan plan, const QProcessEnvironment &environment)
        : m_client(connection, environment, m_clock), m_plan(std::move(plan))
    {
        m_plan.cluster->ns = connection.ns;
    }

    Async<QByteArray> start()
    {
        deliver(kube::serverVersion(m_client), this,
                [this](const Result<kube::ServerVersion> &version) { onVersion(version); });
        return m_answer.future();
    }

private:
    void onVersion(const Result<kube::ServerVersion> &version)
    {
        if (!version) {
            conclude(version.error());
            return;
        }
        auto parts = backends::manifestParts(m_plan, *version);
        if (!parts) {
            conclude(parts.error());
            return;
        }
        parts->warmupArchive = parts->mainArchive = QByteArrayLiteral("not made in a dry run");
        auto made = backends::makeJob(m_plan, RunId{QStringLiteral("19700101-000000-0000")}, *parts);
        if (!made) {
            conclude(made.error());
            return;
        }
        const QByteArray yaml = backends::toYaml(*made);
        deliver(kube::create(m_client, kube::collectionPath(kube::Kind::Jobs, made->ns), made->job, true), this,
                [this, yaml](const Result<QByteArray> &accepted) {
                    conclude(accepted ? Result<QByteArray>(yaml) : accepted.error());
                });
    }

    void conclude(const Result<QByteArray> &answer)
    {
        m_answer.answer(answer);
        deleteLater();
    }

    SystemClock m_clock;
    kube::Client m_client;
    fleet::RunPlan m_plan;
    AsyncSource<QByteArray> m_answer;
};

} // namespace

Async<QByteArray> dryRunJob(const fleet::RunPlan &plan, const QProcessEnvironment &environment)
{
    const fleet::ClusterTarget &cluster = *plan.cluster;
    const auto connection = kube::connectionFor({cluster.kubeConfig, cluster.context, cluster.ns}, environment);
    if (!connection) {
        const AsyncSource<QByteArray> answer;
        answer.answer(connection.error());
        return answer.future();
    }
    return (new DryRun(*connection, plan, environment))->start();
}

} // namespace largada::cli
