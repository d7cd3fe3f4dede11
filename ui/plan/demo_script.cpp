// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/demo_script.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

// In the global namespace, as the macro wants it. Resources of static libraries are not there by themselves.
static void initDemoScript()
{
    Q_INIT_RESOURCE(largada_demo_script);
}

namespace largada::ui
{

Result<QString> demoScript(const QString &directory)
{
    initDemoScript();
    QFile resource(QStringLiteral(":/demo/demo.js"));
    if (!resource.open(QIODevice::ReadOnly))
        return Error{Errc::Internal, QStringLiteral("the demonstration's script is missing"), resource.fileName()};
    const QByteArray script = resource.readAll();
    const QString path = QDir(directory).absoluteFilePath(QStringLiteral("demo.js"));
    QFile there(path);
    if (there.open(QIODevice::ReadOnly) && there.readAll() == script)
        return path;
    there.close();
    QDir().mkpath(directory);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(script) != script.size() || !file.commit())
        return Error{Errc::Storage, file.errorString(), path};
    return path;
}

} // namespace largada::ui
