// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which process still writes a run, told from any other process that had or will have the same number:
// "boot id:pid:start time". Elsewhere than on Linux only the pid is known.
#pragma once

#include <QString>

namespace largada::store
{

QString ownerOfThisProcess();
// The process ended, or never was one of this machine's. An owner that was not understood is gone.
bool isOwnerGone(const QString &owner);

} // namespace largada::store
