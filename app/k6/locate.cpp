// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "k6/locate.h"

#include <QDir>
#include <QFileInfo>

namespace largada::k6
{

namespace
{

bool isProgram(const QString &path)
{
    const QFileInfo file(path);
    return file.isFile() && file.isExecutable();
}

QString firstInPath(const QString &path)
{
    const auto folders = path.split(QLatin1Char(':'), Qt::SkipEmptyParts); // POSIX reads an empty part as "."
    for (const auto &folder : folders) {
        const auto candidate = QDir(folder).absoluteFilePath(QStringLiteral("k6"));
        if (isProgram(candidate))
            return candidate;
    }
    return {};
}

} // namespace

BinaryLocation locateBinary(const QString &explicitPath, const QProcessEnvironment &environment,
                            const QString &cachedBinary)
{
    if (!explicitPath.isEmpty())
        return {BinarySource::Explicit, explicitPath};
    const auto variable = environment.value(QStringLiteral("K6_BINARY"));
    if (!variable.isEmpty())
        return {BinarySource::Variable, variable};
    const auto inPath = firstInPath(environment.value(QStringLiteral("PATH")));
    if (!inPath.isEmpty())
        return {BinarySource::Path, inPath};
    if (!cachedBinary.isEmpty() && isProgram(cachedBinary))
        return {BinarySource::Cache, cachedBinary};
    return {};
}

QString programPath(const QString &explicitPath, const QProcessEnvironment &environment)
{
    const QString path = locateBinary(explicitPath, environment, cachedBinaryPath(environment)).path;
    return path.contains(QLatin1Char('/')) ? QFileInfo(path).absoluteFilePath() : path;
}

QString cachedBinaryPath(const QProcessEnvironment &environment)
{
    auto cache = environment.value(QStringLiteral("XDG_CACHE_HOME"));
    if (!QDir::isAbsolutePath(cache)) // the XDG specification: a relative one is to be ignored
        cache = environment.value(QStringLiteral("HOME"), QDir::homePath()) + QStringLiteral("/.cache");
    return QDir::cleanPath(cache + QStringLiteral("/largada/k6/1.1.0/k6"));
}

} // namespace largada::k6
