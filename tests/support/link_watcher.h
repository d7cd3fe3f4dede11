// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a link says, in its order.
#pragma once

#include <QVector>

#include "fleet/runner_link.h"

namespace largada::test
{

struct LinkSaid {
    quint64 ticket;
    int status; // -1: failed
    QByteArray body;
    bool operator==(const LinkSaid &) const = default;
};

class LinkWatcher : public QObject
{
public:
    explicit LinkWatcher(fleet::RunnerLink &link)
    {
        connect(&link, &fleet::RunnerLink::opened, this, [this] { ++opened; });
        connect(&link, &fleet::RunnerLink::replied, this, [this](quint64 ticket, const fleet::LinkReply &reply) {
            said.push_back({ticket, reply.status, reply.body});
            replies.push_back(reply);
        });
        connect(&link, &fleet::RunnerLink::failed, this,
                [this](quint64 ticket, const Error &) { said.push_back({ticket, -1, {}}); });
        connect(&link, &fleet::RunnerLink::closed, this, [this](const Error &error) { closed.push_back(error); });
    }

    int opened = 0;
    QVector<LinkSaid> said;
    QVector<fleet::LinkReply> replies;
    QVector<Error> closed;
};

inline QByteArray httpReply(const QByteArray &body, int status = 200)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

} // namespace largada::test
