// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a container's command line and environment say of the k6 in it: its API's port, whether it waits, its version.
// Pure. k6 cmd/options.go, cmd/root.go: flags win over variables; a shell line is read word by word.
#pragma once

#include <optional>

#include "k6/version.h"
#include "kube/api/objects.h"

namespace largada::backends
{

constexpr quint16 defaultApiPort = 6565; // k6 before 2.0 listens on it unasked

// Where --address, -a or K6_ADDRESS put the API; nullopt: nothing says so.
std::optional<quint16> apiPort(const kube::Container &container);
// The same, or K6_ADDRESS has a value that is not in the pod's text.
bool hasApiAddress(const kube::Container &container);

enum class Paused { Yes, No, Unknown }; // Unknown: no `run` of k6 is seen, or a configuration file may say it
Paused pausedOf(const kube::Container &container);

// Whether --no-thresholds or its variable is there.
bool ignoresThresholds(const kube::Container &container);

// From the image's tag ("grafana/k6:1.1.0-with-browser"); nullopt: the tag is none of a release.
std::optional<k6::Version> versionOf(const kube::Container &container);

// From 2.0 on k6 opens no API unasked, and has no `resume`.
constexpr k6::Version closedApiSince{2, 0, 0};
// Its own commands resume, status and stop it.
bool hasOwnCommands(const std::optional<k6::Version> &version);

} // namespace largada::backends
