// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a file whole or not at all.
#pragma once

#include <memory>

#include <QByteArray>
#include <QString>

#include "core/result.h"
#include "fleet/run_record.h"
#include "reports/run_report.h"

class QFileDevice;

namespace largada::reports
{

// A file that is written piece by piece, to a temporary one in the same directory that is renamed over the old one at
// the end; without an end the old one stays. A device or a pipe is written to as it is. Errors are Errc::Storage with
// the path as subject.
class FileWriter
{
public:
    static Result<std::unique_ptr<FileWriter>> open(const QString &path);
    ~FileWriter();
    Q_DISABLE_COPY_MOVE(FileWriter)

    Result<> write(const QByteArray &bytes);
    Result<> commit(); // once, and last

private:
    FileWriter(const QString &path, std::unique_ptr<QFileDevice> file);
    Error failure() const;

    const QString m_path;
    std::unique_ptr<QFileDevice> m_file;
};

// To a temporary file in the same directory, then renamed over the old one, which stays when anything fails.
// A device or a pipe is written to as it is. Errc::Storage with the path as subject.
Result<> writeFile(const QString &path, const QByteArray &bytes);
// report.json, report.html, run-<id>_stats.csv, run-<id>_history.csv; makes the directory. One that cannot be written
// does not keep the others from being written; the first failure is returned.
Result<> writeReportDirectory(const QString &directory, const fleet::RunRecord &run, CsvProfile profile);
// Reads report.json of such a directory back. Errc::NotFound, Errc::Storage when it cannot be read, Errc::Protocol when
// it is not a report, Errc::Unsupported when a newer program wrote it; the file's path is the subject.
Result<fleet::RunRecord> readReportDirectory(const QString &directory);

} // namespace largada::reports
