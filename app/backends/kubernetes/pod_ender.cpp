// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/pod_ender.h"

#include "core/log.h"

namespace largada::backends
{

void PodEnder::end(const RunnerId &runner, const QString &podPath, fleet::EndHow how)
{
    const auto asked = m_asked.constFind(runner);
    if (asked != m_asked.cend() && (*asked == how || *asked == fleet::EndHow::Kill))
        return;
    m_asked.insert(runner, how);
    kube::ApiCall call;
    call.method = "DELETE";
    call.path = podPath;
    call.body = how == fleet::EndHow::Kill ? R"({"gracePeriodSeconds":0,"propagationPolicy":"Background"})"
                                           : R"({"propagationPolicy":"Background"})";
    deliver(m_client.call(call), this, [this, runner](const Result<QByteArray> &answer) {
        if (answer || answer.error().code == Errc::NotFound)
            return;
        qCWarning(logCluster) << "the pod" << runner.value << "could not be deleted:" << answer.error().what;
        emit refused(runner, answer.error());
    });
}

} // namespace largada::backends
