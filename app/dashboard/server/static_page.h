// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one page for browsers: says what this server is and how to open the console. No script, nothing from elsewhere.
#pragma once

#include "net/http_server.h"

namespace largada::dashboard
{

// With the headers that keep it to itself.
net::HttpAnswer staticPage();

} // namespace largada::dashboard
