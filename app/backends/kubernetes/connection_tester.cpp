// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/connection_tester.h"

#include <QHostInfo>
#include <QUrl>

#include "backends/kubernetes/cluster_checks.h"

namespace largada::backends
{

using fleet::TestStep;
using fleet::TestStepId;

ConnectionTester::ConnectionTester(const fleet::ClusterAddress &address, const QProcessEnvironment &environment,
                                   const Clock &clock, Sinks sinks)
    : m_address(address), m_environment(environment), m_clock(clock), m_sinks(std::move(sinks)), m_begun(clock.now())
{
    QMetaObject::invokeMethod(this, [this] { begin(); }, Qt::QueuedConnection);
}

void ConnectionTester::begin()
{
    const auto connection = kube::connectionFor({m_address.kubeConfig, m_address.context, m_address.ns}, m_environment);
    if (!connection) {
        bad(TestStepId::Address, connection.error());
        return;
    }
    m_connection = *connection;
    m_client = std::make_unique<kube::Client>(*connection, m_environment, m_clock);
    lookUp();
}

// A proxy may know names that this machine does not.
void ConnectionTester::lookUp()
{
    const QUrl server(m_connection->server);
    const auto proxy = net::proxyFor(server, m_connection->proxy);
    if (!proxy) {
        bad(TestStepId::Address, proxy.error());
        return;
    }
    if (proxy->type() != QNetworkProxy::NoProxy) {
        onAddress(proxy->hostName() + QLatin1Char(':') + QString::number(proxy->port()), {});
        return;
    }
    QHostInfo::lookupHost(server.host(), this, [this](const QHostInfo &host) {
        if (host.error() != QHostInfo::NoError || host.addresses().isEmpty())
            onAddress({}, host.errorString());
        else
            onAddress(host.addresses().first().toString(), {});
    });
}

void ConnectionTester::onAddress(const QString &address, const QString &problem)
{
    if (address.isEmpty()) {
        bad(TestStepId::Address, Error{Errc::Network, problem, QUrl(m_connection->server).host()});
        return;
    }
    good(TestStepId::Address, address);
    deliver(kube::serverVersion(*m_client), this,
            [this](const Result<kube::ServerVersion> &version) { onVersion(version); });
}

void ConnectionTester::onVersion(const Result<kube::ServerVersion> &version)
{
    if (!version) {
        const Error &why = version.error();
        const bool isCertificate = why.subject == QLatin1String("certificate");
        const bool isCredential = why.status == 401 || why.status == 403 || why.code == Errc::Process;
        if (!isCertificate && (isCredential || why.status != 0) && m_connection->isSecure())
            good(TestStepId::Certificate, {});
        bad(isCertificate ? TestStepId::Certificate : isCredential ? TestStepId::Credential : TestStepId::Server, why);
        return;
    }
    if (m_connection->isSecure())
        good(TestStepId::Certificate, {});
    m_version = *version;
    deliver(kube::whoAmI(*m_client), this, [this](const Result<QString> &user) { onIdentity(user); });
}

void ConnectionTester::onIdentity(const Result<QString> &user)
{
    if (!user && (user.error().status == 401 || user.error().code == Errc::Process)) {
        bad(TestStepId::Credential, user.error());
        return;
    }
    good(TestStepId::Credential, user ? *user : QString()); // before 1.28 a server does not tell
    good(TestStepId::Server, m_version.git);
    fleet::RunPlan plan;
    plan.cluster = fleet::ClusterTarget{};
    deliver(kube::askAccess(*m_client, rightsOf(plan, m_connection->ns)), this,
            [this](const Result<QVector<kube::AccessAnswer>> &rights) { onRights(rights); });
}

void ConnectionTester::onRights(const Result<QVector<kube::AccessAnswer>> &rights)
{
    if (!rights) {
        bad(TestStepId::Rights, rights.error());
        return;
    }
    bool isComplete = true;
    for (const kube::AccessAnswer &answer : *rights) {
        if (answer.allowed)
            continue;
        isComplete = false;
        TestStep step{TestStepId::Rights, std::chrono::floor<std::chrono::milliseconds>(m_clock.now() - m_begun)};
        step.isWarning = true;
        step.detail = answer.question.verb + QLatin1Char(' ') + answer.question.resource;
        m_sinks.stepped(step);
    }
    if (isComplete)
        good(TestStepId::Rights, m_connection->ns);
    m_sinks.finished(true);
}

void ConnectionTester::good(TestStepId id, const QString &detail)
{
    TestStep step{id, std::chrono::floor<std::chrono::milliseconds>(m_clock.now() - m_begun)};
    step.detail = detail;
    m_sinks.stepped(step);
}

void ConnectionTester::bad(TestStepId id, const Error &error)
{
    TestStep step{id, std::chrono::floor<std::chrono::milliseconds>(m_clock.now() - m_begun)};
    step.isOk = false;
    step.error = error;
    m_sinks.stepped(step);
    m_sinks.finished(false);
}

} // namespace largada::backends
