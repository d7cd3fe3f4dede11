// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether entries of a kubeconfig make sense in themselves: client-go's validateClusterInfo, validateAuthInfo
// (tools/clientcmd/validation.go) and what rest and transport refuse later on. No file is read.
#pragma once

#include "kube/config/kube_config.h"

namespace largada::kube
{

// Errc::BadInput or Errc::Unsupported; the subject is the field.
Result<> checkCluster(const ClusterEntry &cluster);
Result<> checkUser(const UserEntry &user);
// What only matters where credentials are sent, that is, over https.
Result<> checkIdentification(const UserEntry &user);
Result<> checkNamespace(const QString &ns);

// The exec entry counts only where nothing else identifies the user (exec.go UpdateTransportConfig).
bool runsPlugin(const UserEntry &user);

// Fit to be the value of an HTTP header.
bool isHeaderValue(const QString &text);

} // namespace largada::kube
