// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stream of events.
#include "dashboard/contract/json.h"
#include "dashboard/server/api_call.h"

namespace largada::dashboard
{

void Api::events(const Call &call, const Reply &reply)
{
    if (m_parts.events->readers() >= EventHub::mostReaders) {
        m_parts.metrics->refused(Refusal::Overload);
        return reply.error({Errc::Storage, QStringLiteral("too many readers of events"), {}, 503});
    }
    const net::HttpAnswer head{200, "text/event-stream", {}, {{"Cache-Control", "no-store"}}};
    if (call.request.method == "HEAD")
        return reply.other(head);
    const auto stream = reply.stream(head);
    m_parts.events->add([stream](const QByteArray &text) { return stream.write(text); },
                        call.request.header("Last-Event-ID"));
}

} // namespace largada::dashboard
