// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One thing that largadactl does. A command answers once, by finished(exit code); it may take its time, in the event
// loop of the thread it lives in.
#pragma once

#include <QObject>
#include <QStringList>

#include "cli/surroundings.h"

namespace largada::cli
{

class Command : public QObject
{
    Q_OBJECT
public:
    explicit Command(const Surroundings &around) : m_around(around) {}

    virtual void start(const QStringList &arguments) = 0;
    // The first asks for an orderly end, the second for one at once.
    virtual void interrupt(int signal) { finish(128 + signal); }

signals:
    void finished(int exitCode);

protected:
    void out(const QString &line) const { writeLine(m_around.out, line); }
    void err(const QString &line) const { writeLine(m_around.err, line); }
    void finish(int exitCode); // queued
    // When the fleet has told the cluster that it is over, or after two seconds.
    void finishSettled(fleet::Backend *fleet, int exitCode);
    void usageError(const QString &option, const QString &why);
    // Says so and finishes when the plan's cluster must not be changed.
    bool isForbidden(const fleet::RunPlan &plan);

    const Surroundings &m_around;
};

// run, start, report, doctor, targets, fleet, executions; null for anything else.
std::unique_ptr<Command> makeCommand(const QString &name, const Surroundings &around);

QString generalHelp();

} // namespace largada::cli
