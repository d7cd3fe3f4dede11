// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said to a credential plugin and what it answers: ExecCredential of client.authentication.k8s.io/v1 and
// v1beta1 (client-go pkg/apis/clientauthentication).
#pragma once

#include <optional>

#include "core/clock.h"
#include "core/result.h"
#include "kube/config/connection.h"

namespace largada::kube
{

// Holds secrets.
struct ExecCredential {
    QString token;
    QByteArray certificate; // PEM
    QByteArray key;
    std::optional<WallTime> expires;
    bool operator==(const ExecCredential &) const = default;
};

// The value of KUBERNETES_EXEC_INFO. The connection's user has an exec entry.
QByteArray execInfo(const Connection &connection);

// Errc::Process for anything but a credential of that version; what: which rule it broke, never its text. No subject.
Result<ExecCredential> parseExecCredential(const QByteArray &output, const QString &apiVersion);

} // namespace largada::kube
