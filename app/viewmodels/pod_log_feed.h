// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log of one container as it comes, in batches, and how it ended. Keeps no lines: who shows them does.
#pragma once

#include <memory>

#include <QObject>
#include <QTimer>

#include "fleet/clusters.h"

namespace largada::viewmodels
{

class PodLogFeed final : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostLines = 10'000; // at once, and to be kept
    static constexpr std::chrono::milliseconds batchEvery{100};
    enum class State {
        Off, // nothing was asked for, or it was stopped
        Reading,
        Ended, // the container writes no more, or all was read that was asked for
        Failed
    };

    // The clusters have to outlive this.
    explicit PodLogFeed(fleet::Clusters &clusters, QObject *parent = nullptr);
    ~PodLogFeed() override;

    void read(const fleet::PodLogWanted &wanted); // what came before is not of it
    void stop();                                  // what came stays
    State state() const { return m_state; }
    const Error &error() const { return m_error; } // of Failed
    const fleet::PodLogWanted &wanted() const { return m_wanted; }

signals:
    void began(); // another log: what was shown is not of it
    void came(const QStringList &lines);
    void stateChanged();

private:
    void take(const QStringList &lines);
    void flush();
    void end(const Result<> &how);

    fleet::Clusters &m_clusters;
    fleet::PodLogWanted m_wanted;
    std::unique_ptr<fleet::PodLog> m_log;
    State m_state = State::Off;
    Error m_error;
    QStringList m_pending;
    QTimer m_batch;
};

} // namespace largada::viewmodels
