// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Contexts that the console's settings mark as read only: nothing is started, stopped or changed in them by any
// program.
#pragma once

#include <QProcessEnvironment>
#include <QString>

#include "fleet/run_plan.h"

namespace largada::cli
{

// A sentence with the setting that forbids a run there; empty: none does. Settings that cannot be read forbid every
// one, since what they say is not known.
QString whyReadOnly(const fleet::ClusterTarget &target, const QString &settingsDirectory,
                    const QProcessEnvironment &environment);

} // namespace largada::cli
