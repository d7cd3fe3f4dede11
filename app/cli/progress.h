// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The run while it happens: a status that rewrites itself on a terminal, plain lines elsewhere.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include "cli/run_summary.h"
#include "cli/surroundings.h"
#include "coordinator/driver.h"

namespace largada::cli
{

class Progress : public QObject
{
    Q_OBJECT
public:
    explicit Progress(const Surroundings &around) : m_around(around) {}

    void show(const coordinator::Driver &driver); // call it on every change
    void say(const QString &line);                // stays, above the status
    void clear();                                 // the status goes
    void follow(fleet::Backend &backend);         // says what the fleet says of itself
    // The command line asks nothing: each question has its answer in the options. Says why, and what to stop for.
    coordinator::StopCause sayAsked(coordinator::Question question, const RunnerId &runner,
                                    const coordinator::State &state);
    ChecksSaid checksSaid() const { return m_checksSaid; }

private:
    void setBlind(const std::optional<WallTime> &since, const Error &why);
    void showStage(const coordinator::Driver &driver);
    QString status(const coordinator::Driver &driver) const;

    const Surroundings &m_around;
    coordinator::Stage m_stage = coordinator::Stage::Planned;
    int m_phase = 0;
    std::optional<WallTime> m_blindSince;
    bool m_statusShown = false;
    ChecksSaid m_checksSaid = ChecksSaid::No;
    QString m_lastPlain;
    QElapsedTimer m_sinceDrawn;
};

// "runner-02: initialising VUs, 40 of 200 …": those that hold the gate, the first few, and how many more. Runners that
// are held by the same thing share a line; those that do not exist yet come first.
QStringList stragglerLines(const coordinator::State &state, int most);

} // namespace largada::cli
