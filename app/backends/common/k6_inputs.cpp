// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/common/k6_inputs.h"

#include <QFile>

#include "k6/load_script.h"

namespace largada::backends
{

QProcessEnvironment k6Environment(const QProcessEnvironment &inherited, const fleet::RunPlan &plan)
{
    QProcessEnvironment environment;
    for (const QString &name : inherited.keys()) {
        if (!name.startsWith(QLatin1String("K6_")))
            environment.insert(name, inherited.value(name));
    }
    environment.insert(QStringLiteral("K6_NO_USAGE_REPORT"), QStringLiteral("true"));
    // The flat export has p(99); the newer shape has not.
    environment.insert(QStringLiteral("K6_NEW_MACHINE_READABLE_SUMMARY"), QStringLiteral("false"));
    for (const fleet::EnvVariable &variable : plan.env)
        environment.insert(variable.name, variable.value);
    return environment;
}

Result<> writeWrapper(const QString &path, const QString &script, int percent)
{
    QFile file(path);
    const QByteArray source = k6::loadWrapper(script, percent);
    if (!file.open(QIODevice::WriteOnly) || file.write(source) != source.size() || !file.flush())
        return Error{Errc::Storage, file.errorString(), path};
    return {};
}

} // namespace largada::backends
