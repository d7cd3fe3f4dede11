// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/export_job.h"

#include "reports/write_file.h"

namespace largada::ui
{

Async<QStringList> writeExports(const QVector<ExportFile> &files)
{
    return inPool([files]() -> Result<QStringList> {
        QStringList written;
        for (const ExportFile &file : files) {
            if (auto done = reports::writeFile(file.path, file.bytes()); !done)
                return done.error();
            written << file.path;
        }
        return written;
    });
}

QString fileStem(const QString &id)
{
    QString stem = id;
    for (QChar &c : stem) {
        const bool isPlain = c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
        if (!isPlain)
            c = u'_';
    }
    return QStringLiteral("run-") + stem;
}

} // namespace largada::ui
