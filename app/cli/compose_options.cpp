// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compose_options.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace largada::cli
{

namespace
{

constexpr const char *file = "compose-file", *project = "compose-project", *service = "compose-service",
                     *command = "compose-command";

Error bad(const char *option, const QString &what)
{
    return {Errc::BadInput, what, QStringLiteral("--") + QLatin1String(option)};
}

// As both programs take them without changing a letter.
bool isName(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[a-z0-9][a-z0-9_-]{0,62}\\z"));
    return pattern.match(text).hasMatch();
}

} // namespace

void addComposeOptions(QCommandLineParser &parser)
{
    const backends::ComposeProject defaults;
    parser.addOptions({
        {QLatin1String(file),
         QStringLiteral("The Compose file with the agents, for --scale-backend compose. Further ones by repeating it."),
         QStringLiteral("FILE")},
        {QLatin1String(project), QStringLiteral("The agents' Compose project."), QStringLiteral("NAME"), defaults.name},
        {QLatin1String(service), QStringLiteral("The agents' service in it."), QStringLiteral("NAME"),
         defaults.service},
        {QLatin1String(command),
         QStringLiteral("“docker compose” or “docker-compose”. Without it the one that the first call found is kept, "
                        "since each makes the other's containers anew; version 2 is tried first."),
         QStringLiteral("COMMAND")},
    });
}

Result<std::optional<ComposeFleet>> readComposeOptions(const QCommandLineParser &parser, bool isWanted,
                                                       const QString &directory)
{
    if (!isWanted) {
        for (const char *option : {file, project, service, command}) {
            if (parser.isSet(QLatin1String(option)))
                return bad(option, QStringLiteral("goes with --scale-backend compose"));
        }
        return std::optional<ComposeFleet>();
    }
    ComposeFleet fleet;
    for (const QString &path : parser.values(QLatin1String(file))) {
        const QFileInfo found(path);
        if (!found.isFile() || !found.isReadable())
            return bad(file, QStringLiteral("no file that can be read: %1").arg(path));
        fleet.project.files += found.absoluteFilePath();
    }
    if (fleet.project.files.isEmpty())
        return bad(file, QStringLiteral("--scale-backend compose needs it"));
    fleet.project.name = parser.value(QLatin1String(project));
    fleet.project.service = parser.value(QLatin1String(service));
    for (const auto &[option, name] :
         {std::pair(project, fleet.project.name), std::pair(service, fleet.project.service)}) {
        if (!isName(name))
            return bad(option, QStringLiteral("lower-case letters, digits, - and _, not “%1”").arg(name));
    }
    if (parser.isSet(QLatin1String(command))) {
        const auto program = backends::composeProgram(parser.value(QLatin1String(command)));
        if (!program)
            return bad(command, QStringLiteral("“docker compose” or “docker-compose”, not “%1”")
                                    .arg(parser.value(QLatin1String(command))));
        fleet.program = *program;
    }
    fleet.rememberedFile = directory + QStringLiteral("/compose-command-") + fleet.project.name;
    return std::optional(fleet);
}

} // namespace largada::cli
