// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of the agent fleet share: which dashboard they talk with, with which credentials, and how its
// errors are told. Credentials come from the environment or from files that nobody else can read, never from the
// command line.
#pragma once

#include <QCommandLineParser>

#include "cli/agent_fleet.h"
#include "cli/command.h"

namespace largada::cli
{

class DashboardCommand : public Command
{
    Q_OBJECT
protected:
    using Command::Command;

    // Adds --dashboard, --credentials, --ca-file, --json, --lang and --help to the command's own. False: it is over,
    // with the help or a usage error.
    bool parse(QCommandLineParser &parser, const QString &name, const QStringList &arguments);
    bool isJson() const { return m_isJson; }

    // The one of --dashboard, or the one that runs on this machine; null after an error, with which the command is
    // over. whenNone: what to do when there is neither.
    std::unique_ptr<dashboard::DashboardClient> openDashboard(const QCommandLineParser &parser,
                                                              const std::function<void()> &whenNone);
    // The same, or else this machine's own database.
    std::unique_ptr<AgentFleet> openFleet(const QCommandLineParser &parser);

    // Says what went wrong and finishes.
    void fail(Error error);
    void writeJson(const QByteArray &json) const; // one line

private:
    bool m_isJson = false;
    bool m_hasCredentials = false;
};

} // namespace largada::cli
