// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cluster_facts.h"

#include "kube/api/requests.h"

namespace largada::cli
{

namespace
{

// Of packaging/kubernetes/role.yaml, and in its order.
QVector<kube::AccessQuestion> questions(const QString &ns)
{
    const std::pair<const char *, std::initializer_list<const char *>> wanted[]{
        {"pods", {"get", "list", "watch"}},
        {"pods/portforward", {"get", "create"}},
        {"pods/log", {"get"}},
        {"events", {"get", "list", "watch"}},
        {"jobs.batch", {"get", "list", "watch", "patch"}},
        {"pods/exec", {"get", "create"}},
    };
    QVector<kube::AccessQuestion> all;
    for (const auto &[resource, verbs] : wanted) {
        for (const char *verb : verbs)
            all.push_back({QString::fromLatin1(verb), QString::fromLatin1(resource), ns});
    }
    return all;
}

// Asks one thing after the other, answers, and deletes itself.
class Look final : public QObject
{
public:
    explicit Look(const kube::Connection &connection, const QProcessEnvironment &environment)
        : m_client(connection, environment, m_clock)
    {
        m_facts.context = connection.context;
        m_facts.server = connection.server;
        m_facts.ns = connection.ns;
    }

    Async<ClusterFacts> start()
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
        m_facts.version = version->git;
        deliver(kube::askAccess(m_client, questions(m_facts.ns)), this,
                [this](const Result<QVector<kube::AccessAnswer>> &answers) { onAccess(answers); });
    }

    void onAccess(const Result<QVector<kube::AccessAnswer>> &answers)
    {
        if (!answers) {
            conclude(answers.error());
            return;
        }
        for (const kube::AccessAnswer &answer : *answers)
            m_facts.rights.push_back({answer.question.verb, answer.question.resource, answer.allowed});
        conclude({});
    }

    void conclude(const std::optional<Error> &unreachable)
    {
        m_facts.unreachable = unreachable;
        m_answer.answer(m_facts);
        deleteLater();
    }

    SystemClock m_clock;
    kube::Client m_client;
    ClusterFacts m_facts;
    AsyncSource<ClusterFacts> m_answer;
};

} // namespace

Async<ClusterFacts> lookAtCluster(const ClusterWanted &wanted, const QProcessEnvironment &environment)
{
    const auto connection = kube::connectionFor({wanted.kubeConfig, wanted.context, wanted.ns}, environment);
    if (!connection) {
        const AsyncSource<ClusterFacts> answer;
        answer.answer(connection.error());
        return answer.future();
    }
    return (new Look(*connection, environment))->start();
}

} // namespace largada::cli
