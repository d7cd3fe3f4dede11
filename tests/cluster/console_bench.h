// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of bench_cluster_console share: waiting with the event loop running, and how long the UI's thread is
// away meanwhile. benchAgents() is the one of the agent fleet.
#pragma once

#include <functional>

#include <QElapsedTimer>
#include <QStringList>
#include <QTimer>

namespace largada::bench
{

// True when it came to that in time.
bool waitFor(const std::function<bool()> &done);

// Beats every 10 ms in the thread that made it, from then on.
class Heart
{
public:
    Heart();
    double longestMs() const { return double(m_longest); } // between two beats
    // The same less the time in which the thread was ready and got no processor: the cluster runs on the same ones.
    double longestOwnMs() const { return m_longestOwn; }
    // The longest work of the thread between two beats, by its processor time: others share the processors.
    double busiestMs() const { return double(m_busiest); }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0, m_busiest = 0, m_worked = 0;
    double m_longestOwn = 0, m_waited = 0;
};

// NAMESPACE DASHBOARD AGENTS: see bench_agents.py. The exit code of the program.
int benchAgents(const QStringList &arguments);

} // namespace largada::bench
