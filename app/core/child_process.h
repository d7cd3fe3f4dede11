// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A child process as a runner needs it: own process group, ended by the kernel when the thread that started it ends
// (so start it from one that lives as long as the program). Not for anything that should outlive us.
#pragma once

#include <QProcess>

namespace largada
{

// Call before start(). Linux: PR_SET_PDEATHSIG; elsewhere only the process group.
void bindToOurLife(QProcess &process);

// To the process and all of its group. Nothing happens when it is not running.
void signalGroup(const QProcess &process, int signal);

// 0 to 255, or 128 + signal when a signal ended it, as shells and Kubernetes say it.
int exitCodeOf(const QProcess &process);

} // namespace largada
