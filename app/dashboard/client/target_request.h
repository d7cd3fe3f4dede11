// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One GET of a target's address, for its status, its time and its size. No redirects, no credentials, no proxy, nothing
// kept. Not for load: k6 makes that.
#pragma once

#include <chrono>
#include <stop_token>

#include "core/async.h"

namespace largada::dashboard
{

struct TargetResponse {
    int status = 0;
    std::chrono::milliseconds time{0}; // to the last byte, connecting included; monotonic
    qint64 bytes = 0;                  // of the body
};

// Errc::BadInput with the subject "url" for what urlProblem() says, else the errors of net::KeepAliveClient::call(). A
// body over 8 MiB is Errc::Protocol. Call it from a thread with an event loop.
Async<TargetResponse> requestTarget(const QString &url, std::chrono::milliseconds timeLimit, std::stop_token stop = {});

} // namespace largada::dashboard
