// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/contract/private_file.h"

#include <cerrno>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

namespace largada::dashboard
{

namespace
{

constexpr qsizetype largest = 1024 * 1024;

Error storage(const QString &what, const QString &path)
{
    return {Errc::Storage, what, path};
}

// QDir::mkpath() leaves the mode to the umask.
bool makeDirectory(const QString &path)
{
    if (QFileInfo(path).isDir())
        return true;
    const QString parent = QFileInfo(path).path();
    return parent != path && makeDirectory(parent) &&
           (::mkdir(QFile::encodeName(path).constData(), S_IRWXU) == 0 || QFileInfo(path).isDir());
}

} // namespace

Result<QByteArray> readPrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Error{Errc::NotFound, QStringLiteral("there is no such file"), path};
    if (!file.open(QIODevice::ReadOnly))
        return storage(file.errorString(), path);
    struct stat status{};
    if (::fstat(file.handle(), &status) != 0 || !S_ISREG(status.st_mode))
        return storage(QStringLiteral("not a file"), path);
    if (status.st_uid != ::geteuid() && ::geteuid() != 0)
        return storage(QStringLiteral("belongs to another user"), path);
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return storage(QStringLiteral("may be read by others; chmod 600 is needed"), path);
    return file.read(largest);
}

Result<> writePrivateFile(const QString &path, const QByteArray &bytes)
{
    if (!makeDirectory(QFileInfo(path).absolutePath()))
        return storage(QStringLiteral("its directory cannot be made"), path);
    QTemporaryFile file(path + QStringLiteral(".XXXXXX")); // 0600
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush() || ::fsync(file.handle()) != 0)
        return storage(file.errorString(), path);
    const QByteArray from = QFile::encodeName(file.fileName()),
                     to = QFile::encodeName(QFileInfo(path).absoluteFilePath());
    if (::rename(from.constData(), to.constData()) != 0)
        return storage(QString::fromLocal8Bit(strerror(errno)), path);
    file.setAutoRemove(false);
    return {};
}

} // namespace largada::dashboard
