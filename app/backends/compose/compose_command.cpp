// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/compose/compose_command.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

namespace largada::backends
{

QVector<QStringList> composePrograms()
{
    return {{QStringLiteral("docker"), QStringLiteral("compose")}, {QStringLiteral("docker-compose")}};
}

std::optional<QStringList> composeProgram(const QString &text)
{
    const QStringList words = text.simplified().split(QLatin1Char(' '));
    return composePrograms().contains(words) ? std::optional(words) : std::nullopt;
}

Result<QStringList> rememberedCompose(const QString &file)
{
    QFile kept(file);
    if (file.isEmpty() || !kept.exists())
        return QStringList();
    if (!kept.open(QIODevice::ReadOnly))
        return Error{Errc::Storage, kept.errorString(), file};
    constexpr qint64 longest = 100;
    const auto program = composeProgram(QString::fromUtf8(kept.read(longest)));
    if (!program)
        return Error{Errc::Storage, QStringLiteral("names neither “docker compose” nor “docker-compose”"), file};
    return *program;
}

Result<> rememberCompose(const QString &file, const QStringList &program)
{
    if (file.isEmpty())
        return {};
    QSaveFile kept(file);
    const QByteArray text = program.join(QLatin1Char(' ')).toUtf8() + '\n';
    if (!QDir().mkpath(QFileInfo(file).absolutePath()) || !kept.open(QIODevice::WriteOnly) ||
        kept.write(text) != text.size() || !kept.commit())
        return Error{Errc::Storage, kept.errorString(), file};
    return {};
}

QStringList scaleCommand(const QStringList &program, const ComposeProject &project, int agents)
{
    QStringList words = program + QStringList{QStringLiteral("-p"), project.name};
    for (const QString &file : project.files)
        words += {QStringLiteral("-f"), file};
    return words + QStringList{QStringLiteral("up"), QStringLiteral("-d"), QStringLiteral("--no-recreate"),
                               QStringLiteral("--scale"), QStringLiteral("%1=%2").arg(project.service).arg(agents)};
}

QStringList countCommand(const ComposeProject &project)
{
    QStringList words{QStringLiteral("docker"), QStringLiteral("ps"), QStringLiteral("-q")};
    const QString label = QStringLiteral("label=com.docker.compose.");
    for (const QString &filter : {QStringLiteral("project=") + project.name,
                                  QStringLiteral("service=") + project.service, QStringLiteral("oneoff=False")})
        words += {QStringLiteral("--filter"), label + filter};
    return words;
}

QString complaint(const QByteArray &said)
{
    static const QRegularExpression escapes(QStringLiteral("\\x1b\\[[0-?]*[ -/]*[@-~]"));
    static const QRegularExpression trouble(
        QStringLiteral("error|cannot|could not|denied|failed|no such|not found|no space|required|invalid"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression summary(QStringLiteral("\\AEncountered errors")); // 1.29's last line
    constexpr qsizetype longest = 500;
    QStringList lines;
    for (const QString &line :
         QString::fromUtf8(said).remove(escapes).split(QRegularExpression(QStringLiteral("[\\r\\n]"))))
        if (!line.trimmed().isEmpty())
            lines += line.trimmed().left(longest);
    const auto found = std::find_if(lines.crbegin(), lines.crend(), [](const QString &line) {
        return line.contains(trouble) && !line.contains(summary);
    });
    return found != lines.crend() ? *found : lines.value(lines.size() - 1);
}

} // namespace largada::backends
