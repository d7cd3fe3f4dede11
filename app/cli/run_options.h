// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words after `largadactl run`, read and checked. Pure but for reading --env-file. Nothing is started here.
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include "core/result.h"
#include "fleet/run_plan.h"

namespace largada::cli
{

struct RunOptions {
    fleet::RunPlan plan;
    bool demoTarget = false;
    bool json = false;
    QString reportDirectory; // empty: none
    QString junitFile;       // empty: none
    QString k6;              // --k6; empty: looked for
    bool dryRun = false;     // with plan.cluster->create only
    bool help = false;
};

// Errc::BadInput: subject is the option, what the reason in the user's language. now: for --at.
Result<RunOptions> parseRunOptions(const QStringList &arguments, const QProcessEnvironment &environment, WallTime now);

// One `NAME=value` a line, '#' begins a comment line, blank lines are skipped; a value may stand in one pair of quotes.
Result<QVector<fleet::EnvVariable>> parseEnvFile(const QByteArray &content, const QString &path);

QString runHelp();

} // namespace largada::cli
