// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The headers that make an API server act as somebody else (client-go transport/round_trippers.go).
#pragma once

#include "kube/config/kube_config.h"
#include "net/http_headers.h"

namespace largada::kube
{

net::HttpHeaders impersonationHeaders(const UserEntry &user);

} // namespace largada::kube
