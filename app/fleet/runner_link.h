// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An open byte channel to one runner's k6 REST API: HTTP/1.1 requests out, whole responses back. Not for k6's
// meaning: k6/rest.h makes the bytes and reads the bodies.
#pragma once

#include <QByteArray>
#include <QObject>

#include "core/clock.h"
#include "core/result.h"

namespace largada::fleet
{

struct LinkReply {
    int status = 0; // HTTP status
    QByteArray body;
    MonoTime sentAt;     // after the request's last byte was handed to the kernel
    MonoTime receivedAt; // when the response's last byte was read
};

// Owned by whoever opened it, lives in the engine's thread. One request is under way at a time; further ones queue in
// order. Deleting a link closes it.
class RunnerLink : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual bool isOpen() const = 0;
    virtual bool isIdle() const = 0; // nothing under way, nothing queued
    // When the link is idle the bytes are with the kernel when this returns. Answers with replied(ticket) or
    // failed(ticket), later and never from inside the call.
    virtual void send(quint64 ticket, const QByteArray &request) = 0;

signals:
    void opened();
    void replied(quint64 ticket, const largada::fleet::LinkReply &reply);
    void failed(quint64 ticket, const largada::Error &error);
    void closed(const largada::Error &error); // for good; the owner may open another
};

} // namespace largada::fleet
