// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A kubeconfig's server as client-go reads it (rest/url_utils.go DefaultServerURL).
#pragma once

#include "core/result.h"

namespace largada::kube
{

// scheme://host[:port][/base], without a slash at the end, query or fragment. host:port alone is http. Errc::BadInput
// or, for a URL with a user's name in it, Errc::Unsupported; subject "server".
Result<QString> serverUrl(const QString &server);

} // namespace largada::kube
