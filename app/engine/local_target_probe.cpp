// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/local_target_probe.h"

#include "dashboard/client/target_request.h"

namespace largada::engine
{

Async<TargetAnswer> LocalTargetProbe::send(const QString &url, std::stop_token stop)
{
    AsyncSource<TargetAnswer> source;
    deliver(dashboard::requestTarget(url, timeLimit, std::move(stop)), this,
            [source](const Result<dashboard::TargetResponse> &response) {
                if (response)
                    source.answer(TargetAnswer{response->status, response->time, response->bytes});
                else
                    source.answer(response.error());
            });
    return source.future();
}

} // namespace largada::engine
