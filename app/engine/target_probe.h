// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One request to a target's address from this computer, to see whether it answers at all, before agents send thousands.
#pragma once

#include <chrono>
#include <stop_token>

#include <QObject>

#include "core/async.h"

namespace largada::engine
{

struct TargetAnswer {
    int status = 0;                    // of HTTP; redirects are answers
    std::chrono::milliseconds time{0}; // from the look-up of the name to the last byte, on the monotonic clock
    qint64 bytes = 0;                  // of the body
    bool operator==(const TargetAnswer &) const = default;
};

// Lives in the UI's thread, and never waits.
class TargetProbe : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    static constexpr std::chrono::seconds timeLimit{10}; // of the whole request
    // A GET without credentials and cookies; nothing of the answer is kept. Errc::BadInput for an address that no
    // target may have, else those of net::KeepAliveClient::call().
    virtual Async<TargetAnswer> send(const QString &url, std::stop_token stop) = 0;
};

} // namespace largada::engine
