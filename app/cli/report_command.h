// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// largadactl report list | show | export: the run history and report directories.
#pragma once

#include "cli/command.h"
#include "core/result.h"
#include "fleet/run_record.h"

class QCommandLineParser;

namespace largada::cli
{

class ReportCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    void start(const QStringList &arguments) override;

private:
    int list(const QCommandLineParser &parser);
    int show(const QString &what);
    int exportRun(const QString &what, const QCommandLineParser &parser);
    // From the history by id, or from a report directory.
    Result<fleet::RunRecord> find(const QString &what) const;
    int fail(const Error &error) const;
};

} // namespace largada::cli
