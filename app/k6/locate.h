// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the k6 program is looked for: an explicit path, K6_BINARY, PATH, our cache; in this order, the first that is
// named wins even when it turns out to be unusable. Does not run it.
#pragma once

#include <QProcessEnvironment>
#include <QString>

namespace largada::k6
{

enum class BinarySource { Explicit, Variable, Path, Cache, Missing };

struct BinaryLocation {
    BinarySource source = BinarySource::Missing;
    QString path; // empty when missing
    bool operator==(const BinaryLocation &) const = default;
};

// cachedBinary: where packaging/run.sh puts its copy, see cachedBinaryPath().
BinaryLocation locateBinary(const QString &explicitPath, const QProcessEnvironment &environment,
                            const QString &cachedBinary);
// The same as it is started from any directory: absolute, but for a bare name that is looked for in PATH.
QString programPath(const QString &explicitPath, const QProcessEnvironment &environment);
// $XDG_CACHE_HOME/largada/k6/1.1.0/k6, with ~/.cache where the variable is not set.
QString cachedBinaryPath(const QProcessEnvironment &environment);

} // namespace largada::k6
