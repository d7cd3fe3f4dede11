// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person types into a shell to look at a pod by hand. Pure.
#pragma once

#include "fleet/clusters.h"

namespace largada::viewmodels
{

// As a POSIX shell takes it for one word.
QString shellWord(const QString &word);
QString kubectlLogs(const fleet::ClusterAddress &address, const QString &pod, const QString &container);
QString kubectlExec(const fleet::ClusterAddress &address, const QString &pod, const QString &container);

} // namespace largada::viewmodels
