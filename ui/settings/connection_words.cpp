// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/connection_words.h"

#include <QCoreApplication>

#include "text/sentences.h"

namespace largada::ui
{

namespace
{

class ConnectionText
{
    Q_DECLARE_TR_FUNCTIONS(Connection)
};

} // namespace

QString protectionWord(settings::Protection protection)
{
    switch (protection) {
    case settings::Protection::Normal:
        return ConnectionText::tr("Normal");
    case settings::Protection::Protected:
        return ConnectionText::tr("Protected");
    case settings::Protection::ReadOnly:
        return ConnectionText::tr("Read-only");
    }
    return {};
}

QString protectionHint(settings::Protection protection)
{
    switch (protection) {
    case settings::Protection::Normal:
        return ConnectionText::tr("Starts without a question.");
    case settings::Protection::Protected:
        return ConnectionText::tr("Its name has to be typed before anything is started.");
    case settings::Protection::ReadOnly:
        return ConnectionText::tr("Nothing can be started, stopped or changed: for watching only.");
    }
    return {};
}

QString whereText(const settings::ConnectionProfile &profile)
{
    const QString context = profile.context.isEmpty() ? ConnectionText::tr("current context") : profile.context;
    return profile.ns.isEmpty() ? context : QStringLiteral("%1 · %2").arg(context, profile.ns);
}

QString stepText(const fleet::TestStep &step)
{
    if (!step.isOk)
        return text::sentence(step.error);
    if (step.isWarning)
        //: %1 is a right as RBAC spells it: "get pods/log"
        return ConnectionText::tr("No right to %1").arg(step.detail);
    switch (step.id) {
    case fleet::TestStepId::Address:
        return ConnectionText::tr("Address found");
    case fleet::TestStepId::Certificate:
        return ConnectionText::tr("Certificate trusted");
    case fleet::TestStepId::Credential:
        return ConnectionText::tr("Credential accepted");
    case fleet::TestStepId::Server:
        return ConnectionText::tr("The server answers");
    case fleet::TestStepId::Rights:
        return ConnectionText::tr("All rights are there");
    }
    return {};
}

QString withoutRight(const QString &right)
{
    if (right.contains(QLatin1String("pods/portforward")))
        return ConnectionText::tr("links go through exec");
    if (right.contains(QLatin1String("pods/exec")))
        return ConnectionText::tr("no clock and exec mode");
    if (right.contains(QLatin1String("pods/log")))
        return ConnectionText::tr("no logs, totals as last read");
    if (right.contains(QLatin1String("events")))
        return ConnectionText::tr("fewer reasons");
    if (right.contains(QLatin1String("patch jobs")))
        return ConnectionText::tr("others do not see who coordinates");
    if (right.contains(QLatin1String("jobs")))
        return ConnectionText::tr("Jobs are not found by name");
    return ConnectionText::tr("no run is possible");
}

} // namespace largada::ui
