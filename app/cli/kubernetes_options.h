// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The options of largada-dashboard that go with --scale-backend kubernetes.
#pragma once

#include <optional>

#include <QCommandLineParser>

#include "cli/dashboard_options.h"

namespace largada::cli
{

void addKubernetesOptions(QCommandLineParser &parser);
// nullopt: another backend is wanted. Errc::BadInput with the option as subject: one is missing, cannot be used, or
// goes with another backend.
Result<std::optional<KubernetesFleet>> readKubernetesOptions(const QCommandLineParser &parser, bool isWanted);

} // namespace largada::cli
