// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a command in a container ended, out of the Status on the error channel (k8s.io/client-go
// tools/remotecommand/v4.go, errorDecoderV4).
#pragma once

#include <QByteArray>

#include "core/result.h"

namespace largada::kube
{

// status: all bytes of channel 3. The exit code; Errc::NotFound (subject: the container) when it does not run,
// Errc::Network when the node was not reached, Errc::Process when the runtime could not start the command,
// Errc::Protocol when it is no Status.
Result<int> readExecStatus(const QByteArray &status, const QString &container);

// All of a Status is there.
bool isWholeExecStatus(const QByteArray &status);

} // namespace largada::kube
