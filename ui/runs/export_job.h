// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are made of a run and written off the UI's thread.
#pragma once

#include <functional>

#include <QByteArray>
#include <QStringList>
#include <QVector>

#include "core/async.h"

namespace largada::ui
{

struct ExportFile {
    QString path;
    std::function<QByteArray()> bytes; // called in the pool: values only
};

// Writes each whole or not at all, in order, up to the first that fails. The paths written.
Async<QStringList> writeExports(const QVector<ExportFile> &files);

// An id as part of a file name: one that was read from a file may hold anything.
QString fileStem(const QString &id);

} // namespace largada::ui
