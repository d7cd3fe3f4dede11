// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// k6's REST API in terms of k6 1.x' own subcommands, for containers that only those can be run in: a request's bytes to
// a command, and what it printed to the answer that k6/rest.h reads. Values only.
#pragma once

#include <optional>

#include <QByteArray>
#include <QStringList>

#include "core/result.h"

namespace largada::backends
{

struct CommandAnswer {
    int status = 0; // HTTP
    QByteArray body;
    bool operator==(const CommandAnswer &) const = default;
};

QStringList k6StatusCommand(quint16 port);
QStringList k6ResumeCommand(quint16 port);

// nullopt: k6 has no command for that request.
std::optional<QStringList> k6CommandFor(const QByteArray &request, quint16 port);
CommandAnswer notFoundAnswer();

// 200 with the status; 500 with k6's words when it refused. Errc::Network, subject "port": no k6 answers there.
// Errc::Unsupported: a k6 without these commands (2.0 and newer), or no k6 at all. Errc::Protocol: it printed no
// status.
Result<CommandAnswer> readK6Command(int exitCode, const QByteArray &output, const QByteArray &errors);

} // namespace largada::backends
