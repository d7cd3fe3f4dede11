// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small files with secrets that only their owner may read.
#pragma once

#include <QByteArray>
#include <QString>

#include "core/result.h"

namespace largada::dashboard
{

// Errc::NotFound; Errc::Storage when it cannot be read, is another user's or others may read it. The subject is the
// path.
Result<QByteArray> readPrivateFile(const QString &path);
// Whole or not at all, 0600 from the first moment; missing directories are made with 0700. Errc::Storage.
Result<> writePrivateFile(const QString &path, const QByteArray &bytes);

} // namespace largada::dashboard
