// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Opens links to pods, so many at a time: each is a TLS handshake, a connection from the API server to a kubelet, and
// work there. Lives in the engine's thread.
#pragma once

#include <deque>
#include <functional>
#include <memory>

#include <QObject>
#include <QPointer>

#include "backends/kubernetes/pod_address.h"
#include "fleet/runner_link.h"

namespace largada::backends
{

using MakeLink = std::function<std::unique_ptr<fleet::RunnerLink>()>;

class LinkOpener;

// One that waits for its turn, then is the link that make() gives.
class WaitingLink final : public fleet::RunnerLink
{
    Q_OBJECT
public:
    WaitingLink(LinkOpener &opener, MakeLink make);
    ~WaitingLink() override;

    bool isOpen() const override;
    bool isIdle() const override;
    void send(quint64 ticket, const QByteArray &request) override;

private:
    friend class LinkOpener;
    void begin();
    void giveTurn();

    QPointer<LinkOpener> m_opener;
    MakeLink m_make;
    std::unique_ptr<fleet::RunnerLink> m_link;
    bool m_hasTurn = false;
};

class LinkOpener : public QObject
{
    Q_OBJECT
public:
    static constexpr int atOnce = 64;

    explicit LinkOpener(int limit = atOnce, QObject *parent = nullptr) : QObject(parent), m_limit(limit) {}

    std::unique_ptr<fleet::RunnerLink> open(MakeLink make);

private:
    friend class WaitingLink;
    void enqueue(WaitingLink *link);
    void turnOver();
    void next();

    const int m_limit;
    int m_underWay = 0;
    bool m_nextDue = false;
    std::deque<QPointer<WaitingLink>> m_waiting;
};

} // namespace largada::backends
