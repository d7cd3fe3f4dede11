// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers the changes of the runners and brings them to the model in batches, so that a busy fleet costs one tick and
// not one a change. Of several changes of one runner the model sees the last.
#pragma once

#include <chrono>

#include <QHash>
#include <QTimer>

#include "viewmodels/runner_model.h"

namespace largada::viewmodels
{

class RunnerFeed final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds whenSeen{100};
    static constexpr std::chrono::milliseconds whenHidden{250};

    // The model has to outlive this.
    explicit RunnerFeed(RunnerModel &model, QObject *parent = nullptr);

    void take(const fleet::RunnerRowChanges &changes);
    void setHidden(bool hidden); // the page is not seen
    void flush();                // now
    void drop();                 // what was not brought yet: another fleet comes

signals:
    void flushed();

private:
    void takeRemoved(const QVector<RunnerId> &runners);

    RunnerModel &m_model;
    fleet::RunnerRowChanges m_pending;
    QHash<RunnerId, qsizetype> m_places; // in m_pending.changed
    QTimer m_timer;
};

} // namespace largada::viewmodels
