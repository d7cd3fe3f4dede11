// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of `largadactl run --create`: the Job that is made for the run. Errors as in option_words.h.
#pragma once

#include <QCommandLineParser>

#include "core/result.h"
#include "fleet/run_plan.h"

namespace largada::cli
{

void addJobOptions(QCommandLineParser &parser);
QStringList jobOptionNames(); // without "--"; all but --create itself need it

Result<fleet::JobWanted> readJob(const QCommandLineParser &parser);

} // namespace largada::cli
