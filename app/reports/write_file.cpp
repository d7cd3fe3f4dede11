// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/write_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include "reports/json_read.h"

namespace largada::reports
{

namespace
{

// 10,000 runners in two phases are some 30 MB; what is far larger is not a report, and is not taken into memory.
constexpr qint64 largestReport = 512LL * 1024 * 1024;

QString reportFile(const QString &directory)
{
    return QDir(directory).filePath(QStringLiteral("report.json"));
}

// A run's id as a part of a file name: an id that was read from a file may hold anything.
QString fileStem(const RunId &id)
{
    QString stem = id.value;
    for (QChar &c : stem) {
        const bool isPlain = c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
        if (!isPlain)
            c = u'_';
    }
    return QStringLiteral("run-") + stem;
}

Error storageError(const QString &path, const QString &why)
{
    return {Errc::Storage, why, path};
}

} // namespace

FileWriter::FileWriter(const QString &path, std::unique_ptr<QFileDevice> file) : m_path(path), m_file(std::move(file))
{
}

FileWriter::~FileWriter() = default; // a QSaveFile without a commit leaves nothing

Error FileWriter::failure() const
{
    return storageError(m_path, m_file->errorString());
}

Result<std::unique_ptr<FileWriter>> FileWriter::open(const QString &path)
{
    const QFileInfo target(path);
    if (target.isDir())
        return storageError(path, QStringLiteral("is a directory"));
    // A device or a pipe (/dev/stdout, /dev/null) is written to; renaming a file over it would take it away.
    const bool isThrough = target.exists() && !target.isFile();
    std::unique_ptr<QFileDevice> file;
    if (isThrough)
        file = std::make_unique<QFile>(path);
    else
        file = std::make_unique<QSaveFile>(path);
    if (!file->open(isThrough ? QIODevice::WriteOnly | QIODevice::Unbuffered : QIODevice::WriteOnly))
        return storageError(path, file->errorString());
    return std::unique_ptr<FileWriter>(new FileWriter(path, std::move(file)));
}

Result<> FileWriter::write(const QByteArray &bytes)
{
    if (m_file->write(bytes) != bytes.size() || !m_file->flush())
        return failure();
    return {};
}

Result<> FileWriter::commit()
{
    auto *saved = qobject_cast<QSaveFile *>(m_file.get());
    if (saved && !saved->commit()) // syncs, then renames
        return failure();
    return {};
}

Result<> writeFile(const QString &path, const QByteArray &bytes)
{
    auto file = FileWriter::open(path);
    if (!file)
        return file.error();
    const auto written = (*file)->write(bytes);
    return written ? (*file)->commit() : written;
}

Result<> writeReportDirectory(const QString &directory, const fleet::RunRecord &run, CsvProfile profile)
{
    if (!QDir().mkpath(directory))
        return Error{Errc::Storage, QStringLiteral("the directory could not be made"), directory};
    const QDir dir(directory);
    const QString stem = fileStem(run.id);
    // report.json first: everything else can be made again from it.
    const Result<> results[] = {
        writeFile(reportFile(directory), runJson(run)),
        writeFile(dir.filePath(QStringLiteral("report.html")), runHtml(run)),
        writeFile(dir.filePath(stem + QStringLiteral("_stats.csv")), statsCsv(run, profile)),
        writeFile(dir.filePath(stem + QStringLiteral("_history.csv")), historyCsv(run, profile)),
    };
    for (const Result<> &result : results) {
        if (!result)
            return result;
    }
    return {};
}

Result<fleet::RunRecord> readReportDirectory(const QString &directory)
{
    const QString path = reportFile(directory);
    QFile file(path);
    if (!file.exists())
        return Error{Errc::NotFound, QStringLiteral("no such file"), path};
    if (!file.open(QIODevice::ReadOnly))
        return Error{Errc::Storage, file.errorString(), path};
    const QByteArray bytes = file.read(largestReport + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{Errc::Storage, file.errorString(), path};
    if (bytes.size() > largestReport)
        return Error{Errc::Protocol, QStringLiteral("is too large for a report"), path};
    auto run = runFromJson(bytes);
    if (run)
        return run;
    Error error = run.error();
    error.subject = path;
    return error;
}

} // namespace largada::reports
