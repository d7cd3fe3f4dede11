// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The wanted number of agents as a person sets it: what is chosen and not stored yet, what the dashboard has stored,
// and the way from one to the other, one call at a time. Not for the words and the widgets.
#pragma once

#include <array>
#include <optional>

#include <QObject>

#include "engine/agent_fleet.h"

namespace largada::viewmodels
{

class ScaleForm final : public QObject
{
    Q_OBJECT
public:
    explicit ScaleForm(engine::AgentFleet &fleet, QObject *parent = nullptr); // the fleet has to outlive this

    int stored() const; // the dashboard's, as it was last heard of
    int shown() const { return m_chosen.value_or(stored()); }
    // Chosen here and another one than the stored one. While it is, what others store does not move it.
    bool isDraft() const { return m_chosen && *m_chosen != stored(); }

    void choose(int agents); // sends nothing
    void discard();
    // Stores what is shown, where it differs, and then forces a pass. During one that is under way: after it, with what
    // is shown by then.
    void reconcile();

    bool isWorking() const { return m_isWorking; }
    const std::optional<Error> &failure() const { return m_failure; } // of the last reconcile()

signals:
    void changed();
    // What was stored by reconcile() where it differed; not when that failed.
    void applied(int before, int agents);

private:
    void work();
    void force();
    void end(const std::optional<Error> &failure);

    engine::AgentFleet &m_fleet;
    std::optional<int> m_chosen;
    bool m_isWorking = false;
    bool m_isWantedAgain = false;
    std::optional<Error> m_failure;
};

// Where a number of agents stands on a scale on which 0, 1, 5, 10, 50, 100, 500 and 1,000 have the same distance: from
// 0 to 1, also for more than 1,000. Between them it is linear.
double scalePosition(int agents);
// The other way, rounded to the steps of ones to 10, fives to 100 and fifties above.
int agentsAt(double position);
// The next one of those steps, up or down.
int scaleStep(int agents, bool isUp);
inline constexpr std::array scalePresets{0, 1, 5, 10, 50, 100, 500, 1000};

} // namespace largada::viewmodels
