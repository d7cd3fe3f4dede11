// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/scale_form.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace largada::viewmodels
{

namespace
{

int stepAbove(int agents)
{
    return agents < 10 ? 1 : agents < 100 ? 5 : 50;
}

} // namespace

ScaleForm::ScaleForm(engine::AgentFleet &fleet, QObject *parent) : QObject(parent), m_fleet(fleet)
{
    connect(&fleet, &engine::AgentFleet::changed, this, [this] {
        if (m_chosen == stored() && !m_isWorking)
            m_chosen.reset(); // somebody else chose the same
        emit changed();
    });
}

int ScaleForm::stored() const
{
    const auto &config = m_fleet.state().config;
    return config ? config->desiredAgents : 0;
}

void ScaleForm::choose(int agents)
{
    m_chosen = agents == stored() ? std::nullopt : std::optional(agents);
    m_failure.reset();
    emit changed();
}

void ScaleForm::discard()
{
    m_chosen.reset();
    m_isWantedAgain = false;
    m_failure.reset();
    emit changed();
}

void ScaleForm::reconcile()
{
    m_isWantedAgain = m_isWorking;
    if (!m_isWorking)
        work();
}

void ScaleForm::work()
{
    m_isWorking = true;
    m_failure.reset();
    if (!isDraft()) {
        m_chosen.reset();
        emit changed();
        return force();
    }
    const int before = stored();
    const int wanted = *m_chosen;
    emit changed();
    deliver(m_fleet.setDesiredAgents(wanted), this,
            [this, before, wanted](const Result<dashboard::FleetConfig> &config) {
                if (!config)
                    return end(config.error());
                if (m_chosen == wanted) // else another one was chosen meanwhile
                    m_chosen.reset();
                emit applied(before, wanted);
                if (m_isWantedAgain) // its pass comes with the later number
                    return end({});
                force();
            });
}

void ScaleForm::force()
{
    deliver(m_fleet.reconcile(), this, [this](const Result<dashboard::FleetConfig> &config) {
        end(config ? std::nullopt : std::optional(config.error()));
    });
}

void ScaleForm::end(const std::optional<Error> &failure)
{
    m_isWorking = false;
    if (std::exchange(m_isWantedAgain, false) && !failure)
        return work();
    m_failure = failure;
    emit changed();
}

double scalePosition(int agents)
{
    constexpr auto parts = scalePresets.size() - 1;
    for (std::size_t i = 0; i < parts; ++i) {
        const int low = scalePresets[i], high = scalePresets[i + 1];
        if (agents <= high)
            return (double(i) + double(std::max(agents, 0) - low) / (high - low)) / double(parts);
    }
    return 1;
}

int agentsAt(double position)
{
    constexpr auto parts = scalePresets.size() - 1;
    const double at = std::clamp(position, 0.0, 1.0) * double(parts);
    const auto part = std::min(static_cast<std::size_t>(at), parts - 1);
    const int low = scalePresets[part], high = scalePresets[part + 1];
    const double exact = low + (at - double(part)) * (high - low);
    const int step = stepAbove(low);
    return std::clamp(low + step * int(std::lround((exact - low) / step)), low, high);
}

int scaleStep(int agents, bool isUp)
{
    if (isUp)
        return (agents / stepAbove(agents) + 1) * stepAbove(agents);
    const int step = stepAbove(agents - 1);
    return std::max(0, (agents - 1) / step * step);
}

} // namespace largada::viewmodels
