// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The grid for screen readers: a table whose cells are made when somebody asks for them. Safe to call again.
#pragma once

namespace largada::ui
{

void installPodGridAccess();

} // namespace largada::ui
