// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A run of the pure machine with a clock of its own: events in, effects collected. For tests only.
#pragma once

#include <algorithm>

#include "coordinator/machine.h"

namespace largada::coordinator::testing
{

using fleet::ContainerState;
using fleet::PhaseName;
using fleet::ReasonCode;
using k6::ExecutionStatus;
using std::chrono::milliseconds;

class MachineRun
{
public:
    explicit MachineRun(const fleet::RunPlan &plan) : m_state(planned(plan)) {}

    const State &state() const { return m_state; }
    Stage stage() const { return m_state.stage; }
    const Track &track(int runner, PhaseName phase) const
    {
        const auto it = std::find_if(m_state.phases.cbegin(), m_state.phases.cend(),
                                     [phase](const PhaseTrack &candidate) { return candidate.name == phase; });
        return it->runners[static_cast<size_t>(runner)];
    }
    static RunnerId id(int runner) { return {QStringLiteral("r%1").arg(runner)}; }

    Effects apply(const Event &event)
    {
        Step next = step(std::move(m_state), event);
        m_state = std::move(next.state);
        m_all.insert(m_all.end(), next.effects.cbegin(), next.effects.cend());
        return next.effects;
    }
    // Effects of one kind, over the whole run.
    template<class E>
    std::vector<E> all() const
    {
        std::vector<E> found;
        for (const Effect &effect : m_all) {
            if (const auto *of = std::get_if<E>(&effect))
                found.push_back(*of);
        }
        return found;
    }
    void forget() { m_all.clear(); }
    void pass(milliseconds time) { m_now += time; }
    Effects tick(milliseconds time)
    {
        pass(time);
        return apply(event::Tick{m_now});
    }
    MonoTime now() const { return m_now; }

    void begin(bool hasSetup = false)
    {
        apply(event::Start{m_now});
        fleet::PreflightReport report;
        report.hasSetup = hasSetup;
        report.load = {{PhaseName::Warmup, 10, {}, 1, 5}, {PhaseName::Main, 40, {}, 1, 20}};
        apply(event::PreflightDone{m_now, report});
        QVector<fleet::RunnerInfo> fleet;
        for (int i = 0; i < m_state.plan.runners; ++i)
            fleet.push_back({id(i), 1.0});
        apply(event::FleetKnown{m_now, fleet});
    }
    void container(int runner, PhaseName phase, ContainerState state, std::optional<int> exitCode = {},
                   fleet::Reason reason = {})
    {
        apply(event::ContainerChanged{m_now, {id(runner), phase, state, reason, exitCode}});
    }
    Effects status(int runner, PhaseName phase, ExecutionStatus execution, int vusMax = 0)
    {
        k6::Status status;
        status.execution = execution;
        status.paused = execution <= ExecutionStatus::PausedBeforeRun;
        status.vusMax = vusMax;
        return apply(event::StatusRead{m_now, m_now, id(runner), phase, status});
    }
    void run(int runner, PhaseName phase)
    {
        container(runner, phase, ContainerState::Running);
        apply(event::LinkChanged{m_now, id(runner), phase, true, {}});
    }
    void arm(int runner, PhaseName phase)
    {
        run(runner, phase);
        status(runner, phase, ExecutionStatus::PausedBeforeRun);
    }
    void armAll(PhaseName phase)
    {
        for (int i = 0; i < m_state.plan.runners; ++i)
            arm(i, phase);
    }
    // Answers the reading just before the release.
    void verifyAll(PhaseName phase)
    {
        for (int i = 0; i < m_state.plan.runners; ++i) {
            if (isArmed(track(i, phase)))
                status(i, phase, ExecutionStatus::PausedBeforeRun);
        }
    }
    void acknowledge(int runner)
    {
        apply(event::ReleaseSent{m_now, id(runner)});
        k6::Status before;
        before.execution = ExecutionStatus::PausedBeforeRun;
        apply(event::ReleaseAnswered{m_now + milliseconds(1), id(runner), 200, before});
    }
    void acknowledgeAll()
    {
        for (int i = 0; i < m_state.plan.runners; ++i) {
            if (track(i, m_state.current().name).released)
                acknowledge(i);
        }
    }
    void endRunner(int runner, PhaseName phase, int exitCode, fleet::Reason reason = {})
    {
        container(runner, phase, ContainerState::Terminated, exitCode, reason);
        apply(event::Collected{m_now, id(runner), phase});
    }
    void endAll(PhaseName phase, int exitCode)
    {
        for (int i = 0; i < m_state.plan.runners; ++i) {
            if (!track(i, phase).ended)
                endRunner(i, phase, exitCode);
        }
    }
    // From a closed gate to the load of the phase.
    void releasePhase(PhaseName phase)
    {
        armAll(phase);
        verifyAll(phase);
        acknowledgeAll();
    }

private:
    State m_state;
    Effects m_all;
    MonoTime m_now{std::chrono::hours(1)};
};

inline fleet::RunPlan planOf(int runners)
{
    fleet::RunPlan plan;
    plan.runners = runners;
    plan.script = QStringLiteral("/s.js");
    plan.gateTimeout = std::chrono::minutes(10);
    return plan;
}

} // namespace largada::coordinator::testing
