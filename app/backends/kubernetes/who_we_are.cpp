// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/who_we_are.h"

#include <unistd.h>

#include <QSysInfo>

namespace largada::backends
{

QString whoWeAre(const QProcessEnvironment &environment)
{
    QString user = environment.value(QStringLiteral("USER"), environment.value(QStringLiteral("LOGNAME")));
    if (user.isEmpty())
        user = QString::number(::getuid());
    return user + QLatin1Char('@') + QSysInfo::machineHostName();
}

} // namespace largada::backends
