// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The id-token of a kubeconfig's oidc auth-provider (client-go plugin/pkg/client/auth/oidc). It is not renewed.
#pragma once

#include <QHash>

#include "core/clock.h"
#include "core/result.h"

namespace largada::kube
{

// The token, valid for 10 s more at least. Errc::BadInput: it is no JWT. Errc::Unsupported: there is none or it has
// expired, and only a program like kubelogin can get another. The subject is "id-token".
Result<QString> idToken(const QHash<QString, QString> &providerConfig, WallTime now);

} // namespace largada::kube
