// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The runners that a person wants to see, in the order asked for. Rows keep their places when they change: tiles and
// lines under a cursor must not jump. resort() is the page's, at most every 500 ms and not while somebody drags.
#pragma once

#include <optional>

#include <QSortFilterProxyModel>

#include "viewmodels/runner_model.h"

namespace largada::viewmodels
{

class RunnerFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    // The model has to outlive this.
    explicit RunnerFilter(RunnerModel &model, QObject *parent = nullptr);

    void setModel(RunnerModel &model); // another fleet's, with the same wishes
    RunnerModel &model() const { return *m_model; }

    void showStates(const QVector<fleet::RunnerState> &states); // none: all
    void setText(const QString &text);                          // in the name, the reason or the node; empty: all
    // Only runners that need somebody, as at that time; nullopt: all.
    void showProblemsOnly(const std::optional<WallTime> &now);
    void resort(); // filters and sorts what has changed since

    bool accepts(int sourceRow) const; // as asked for, whether or not it was filtered since
    bool isFiltering() const { return m_states != 0 || !m_lowered.isEmpty() || m_problemsAt; }

signals:
    void refiltered(); // after each resort(): what is accepted may be something else

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    RunnerModel *m_model;
    unsigned m_states = 0; // a bit each
    QString m_lowered;
    std::optional<WallTime> m_problemsAt;
};

} // namespace largada::viewmodels
