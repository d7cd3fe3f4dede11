// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/pod_links.h"

#include <utility>

#include "backends/kubernetes/k6_container.h"

namespace largada::backends
{

using fleet::ReasonCode;

namespace
{

// k6 opens its port within a second of its start; a busy machine takes longer.
constexpr std::chrono::seconds portPatience{10};

// Closes as soon as anybody can hear it.
class RefusedLink final : public fleet::RunnerLink
{
public:
    explicit RefusedLink(const Error &why)
    {
        QMetaObject::invokeMethod(this, [this, why] { emit closed(why); }, Qt::QueuedConnection);
    }
    bool isOpen() const override { return false; }
    bool isIdle() const override { return true; }
    void send(quint64 ticket, const QByteArray &) override
    {
        QMetaObject::invokeMethod(
            this, [this, ticket] { emit failed(ticket, Error{Errc::Network, QStringLiteral("no way to k6")}); },
            Qt::QueuedConnection);
    }
};

// The command is not in the image, or could not be run there: the runtime says so, or a shell by its exit code.
bool isMissingProgram(const Error &why)
{
    constexpr int notExecutable = 126, notFound = 127;
    return why.code == Errc::Process || why.code == Errc::Unsupported ||
           (why.code == Errc::Network && (why.status == notExecutable || why.status == notFound));
}

} // namespace

std::unique_ptr<fleet::RunnerLink> refusedLink(const Error &why)
{
    return std::make_unique<RefusedLink>(why);
}

fleet::Reason linkReason(const kube::Container &container, const Error &why, std::chrono::nanoseconds running)
{
    const auto version = versionOf(container);
    if (why.code == Errc::Forbidden)
        return {ReasonCode::LinkForbidden, why.subject};
    if (isMissingProgram(why))
        return {ReasonCode::NoWayToK6, why.what};
    const bool closedPort = why.code == Errc::Network && why.subject == QLatin1String("port");
    const bool opensUnasked = version && *version < closedApiSince;
    if (!closedPort || hasApiAddress(container) || opensUnasked)
        return {}; // the coordinator's own patience finds the words
    if (version)
        return {ReasonCode::NeedsAddress, version->text()};
    return running < portPatience ? fleet::Reason{} : fleet::Reason{ReasonCode::NeedsAddress, container.image};
}

PodLinks::PodLinks(LinkFactory factory, QVector<LinkWay> ways, const Clock &clock, QObject *parent)
    : QObject(parent), m_factory(std::move(factory)), m_ways(std::move(ways)), m_clock(clock)
{
}

std::unique_ptr<fleet::RunnerLink> PodLinks::open(const RunnerId &runner, fleet::PhaseName phase,
                                                  const PodAddress &address, const kube::Container &container)
{
    const Key key{runner, phase};
    m_asked.emplace(key, m_clock.now());
    const auto way = wayFor(container);
    if (!way) {
        if (m_ways.isEmpty())
            tell(key, {ReasonCode::LinkForbidden, m_refusal.subject});
        else
            tell(key, {ReasonCode::NoWayToK6, m_refusal.subject});
        return refusedLink(m_refusal);
    }
    auto link = m_opener.open([factory = m_factory, address, way = *way] { return factory(address, way); });
    connect(link.get(), &fleet::RunnerLink::opened, this, [this, key] { tell(key, {}); });
    connect(link.get(), &fleet::RunnerLink::closed, this,
            [this, key, container, way = *way](const Error &why) { onClosed(key, container, way, why); });
    return link;
}

std::optional<LinkWay> PodLinks::wayFor(const kube::Container &container) const
{
    for (const LinkWay way : m_ways) {
        switch (way) {
        case LinkWay::PortForward:
            return way;
        case LinkWay::ExecNc:
            if (!m_noNc.contains(container.image))
                return way;
            break;
        case LinkWay::ExecK6:
            if (hasOwnCommands(versionOf(container)))
                return way;
            break;
        }
    }
    return std::nullopt;
}

void PodLinks::onClosed(const Key &key, const kube::Container &container, LinkWay way, const Error &why)
{
    constexpr int notAuthenticated = 401; // the next attempt has fresh credentials
    if (why.code == Errc::Forbidden && why.status != notAuthenticated) {
        m_refusal = why;
        m_ways.removeOne(way);
        if (way == LinkWay::ExecNc)
            m_ways.removeOne(LinkWay::ExecK6);
        if (!m_ways.isEmpty())
            return; // the next attempt goes another way
    }
    if (way == LinkWay::ExecNc && isMissingProgram(why)) {
        m_noNc.insert(container.image);
        if (wayFor(container))
            return;
    }
    tell(key, linkReason(container, why, m_clock.now() - m_asked.at(key)));
}

void PodLinks::tell(const Key &key, const fleet::Reason &reason)
{
    if (std::exchange(m_told[key], reason) == reason)
        return;
    emit reasonChanged(key.first, key.second, reason);
}

} // namespace largada::backends
