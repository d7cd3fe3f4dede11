// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/surroundings.h"

#include <QFileDevice>

namespace largada::cli
{

void writeLine(QIODevice *device, const QString &line)
{
    device->write(line.toUtf8() + '\n');
    flush(device);
}

void flush(QIODevice *device)
{
    if (auto *file = qobject_cast<QFileDevice *>(device))
        file->flush();
}

} // namespace largada::cli
