// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an agent's k6 is given: script, command line, environment. Pure.
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QStringList>

#include "dashboard/contract/values.h"

namespace largada::agent
{

// Requests the URL over and over for the target's duration, by as many users. The target is data in it, as a JSON
// literal of ASCII: no URL is code. A user whose request got no answer at all (refused, no such name) pauses for 100
// ms: what is down is not hammered.
QByteArray targetScript(const dashboard::Target &target);

struct K6Files {
    QString script, summary; // absolute
};
K6Files k6Files(const QString &temporaryDirectory, const QString &runId);
QStringList k6Arguments(const K6Files &files);

// Only what k6 needs of ours: where programs, names and certificates are found, the way out (proxies), limits of Go's
// runtime. Nothing named K6_*, which would override the script, and not the dashboard's secret, which every script
// could read. No settings file of k6's own.
QProcessEnvironment k6Environment(const QProcessEnvironment &ours, const QString &temporaryDirectory);

} // namespace largada::agent
