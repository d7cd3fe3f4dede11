// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A user's own Job under ours, and what of a manifest is not for people's eyes. For job_manifest.cpp.
#pragma once

#include <QByteArray>
#include <QString>

#include "core/result.h"

namespace largada::backends
{

// Our fields win; what is in lists goes by its name (containers, volumes, variables), by its path (mounts) or is added.
// What would end runners early or make them again is taken out. withoutContainer: an init container that is not to
// run. Errc::BadInput: it is no Job of batch/v1, or names no image for a container of ours.
Result<QByteArray> laidOver(const QByteArray &templateText, const QByteArray &ours, const QString &withoutContainer);

// Values of a Secret and of variables that we did not set are "<redacted>", archives their size.
QByteArray withoutSecrets(const QByteArray &manifest);

} // namespace largada::backends
