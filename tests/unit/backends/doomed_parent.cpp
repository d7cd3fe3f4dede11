// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a program through bindToOurLife(), says its process id, and stays until it is killed.
#include <cstdio>

#include <QCoreApplication>
#include <QProcess>

#include "core/child_process.h"

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QProcess child;
    largada::bindToOurLife(child);
    QObject::connect(&child, &QProcess::started, &app, [&child] {
        std::printf("%lld\n", static_cast<long long>(child.processId()));
        std::fflush(stdout);
    });
    child.setStandardOutputFile(QProcess::nullDevice());
    child.start(QStringLiteral("/bin/sleep"), {QStringLiteral("1000")});
    return QCoreApplication::exec();
}
