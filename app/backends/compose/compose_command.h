// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the two programs of Compose are told and what they say, and which of them a fleet was made with. Both name their
// containers differently: a switch from one to the other would make all of them anew, so the choice is kept in a file.
// Not for calling them.
#pragma once

#include <QByteArray>
#include <QStringList>

#include "core/result.h"

namespace largada::backends
{

// The programs in the order in which they are tried: docker compose (version 2), docker-compose (1.29).
QVector<QStringList> composePrograms();
// nullopt when it is none of these.
std::optional<QStringList> composeProgram(const QString &text); // "docker compose", "docker-compose"

// Empty: nothing is remembered there. Errc::Storage: it cannot be read, or says something else.
Result<QStringList> rememberedCompose(const QString &file);
Result<> rememberCompose(const QString &file, const QStringList &program); // Errc::Storage

struct ComposeProject {
    QStringList files;
    QString name = QStringLiteral("ai_forse_k6");
    QString service = QStringLiteral("k6agent");
    bool operator==(const ComposeProject &) const = default;
};

QStringList scaleCommand(const QStringList &program, const ComposeProject &project, int agents);
// The running containers of the service by their labels, one id a line; restarting ones are among them.
QStringList countCommand(const ComposeProject &project);

// The line that says what is wrong, without escape sequences: the last that speaks of an error, or else the last.
QString complaint(const QByteArray &said);

} // namespace largada::backends
