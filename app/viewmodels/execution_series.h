// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the agents measured in the last while, as charts draw it: of one target, or of all. Read again while somebody
// looks, after executions have begun or ended.
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

#include "core/clock.h"
#include "engine/all_executions.h"
#include "viewmodels/target_series.h"

namespace largada::viewmodels
{

class ExecutionSeries final : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostExecutions = 2000; // that are read for one picture

    struct Wanted {
        QString targetId; // empty: of all
        std::chrono::minutes span{60};
        bool operator==(const Wanted &) const = default;
    };

    // slices: how many points at most. pause: between two readings at least. The fleet and the clock outlive this.
    ExecutionSeries(engine::AgentFleet &fleet, const Clock &clock, int slices, std::chrono::milliseconds pause,
                    QObject *parent = nullptr);
    ~ExecutionSeries() override;

    // What was known of something else is forgotten. nullopt: nothing.
    void want(const std::optional<Wanted> &what);
    void setSeen(bool isSeen); // nothing is read while nobody looks

    const TargetSeries &series() const { return m_series; }
    const std::optional<Error> &failure() const { return m_failure; }
    bool isRead() const { return m_isRead; }
    bool isCut() const { return m_isCut; } // there are more than were read
    int count() const { return static_cast<int>(m_taken.size()); }

signals:
    void changed();

private:
    void readLater();
    void read();
    void onRead(const Result<qint64> &total);

    engine::AgentFleet &m_fleet;
    const Clock &m_clock;
    const int m_slices;
    std::optional<Wanted> m_wanted;
    QTimer m_again;
    bool m_isSeen = false;
    bool m_isStale = false; // something began or ended since it was read
    std::unique_ptr<engine::AllExecutions> m_reading;
    QVector<dashboard::Execution> m_taken;
    TargetSeries m_series;
    std::optional<Error> m_failure;
    bool m_isRead = false;
    bool m_isCut = false;
};

} // namespace largada::viewmodels
