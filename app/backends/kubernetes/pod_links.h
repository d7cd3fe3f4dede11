// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Links to the runners of one run: which way, what becomes of one that was refused, and why a runner cannot be reached.
// Lives in the engine's thread.
#pragma once

#include <functional>
#include <map>

#include <QSet>

#include "backends/kubernetes/link_opener.h"
#include "fleet/runner.h"
#include "kube/api/client.h"
#include "kube/api/objects.h"

namespace largada::backends
{

// Makes the link itself; in tests another one.
using LinkFactory = std::function<std::unique_ptr<fleet::RunnerLink>(const PodAddress &address, LinkWay way)>;

// One that closes in the next turn.
std::unique_ptr<fleet::RunnerLink> refusedLink(const Error &why);

// Why k6 in a container cannot be reached, for a person. Pure. running: since when the container is seen to run.
fleet::Reason linkReason(const kube::Container &container, const Error &why, std::chrono::nanoseconds running);

class PodLinks : public QObject
{
    Q_OBJECT
public:
    // ways: that are allowed as far as it is known, best first.
    PodLinks(LinkFactory factory, QVector<LinkWay> ways, const Clock &clock, QObject *parent = nullptr);

    std::unique_ptr<fleet::RunnerLink> open(const RunnerId &runner, fleet::PhaseName phase, const PodAddress &address,
                                            const kube::Container &container);
    const QVector<LinkWay> &ways() const { return m_ways; } // those not refused so far

signals:
    // None: it is reached.
    void reasonChanged(const largada::RunnerId &runner, largada::fleet::PhaseName phase,
                       const largada::fleet::Reason &reason);

private:
    using Key = std::pair<RunnerId, fleet::PhaseName>;
    std::optional<LinkWay> wayFor(const kube::Container &container) const;
    void onClosed(const Key &key, const kube::Container &container, LinkWay way, const Error &why);
    void tell(const Key &key, const fleet::Reason &reason);

    const LinkFactory m_factory;
    QVector<LinkWay> m_ways;
    const Clock &m_clock;
    LinkOpener m_opener;
    QSet<QString> m_noNc;            // images
    std::map<Key, MonoTime> m_asked; // when a link was first asked for
    std::map<Key, fleet::Reason> m_told;
    Error m_refusal{Errc::Forbidden, QStringLiteral("no way to k6 is allowed"),
                    QStringLiteral("get pods/portforward")}; // of the last way that was forbidden
};

} // namespace largada::backends
