// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, one row a kind and reason, in the order in which the kinds came first; EventsFilter has the newest
// first. Groups count all that came; of the single events the newest 1,000 are kept. Those of the cluster are told
// again as a whole each time, and are as many as the cluster keeps.
#pragma once

#include <deque>
#include <vector>

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>

#include "fleet/clusters.h"
#include "viewmodels/console_event.h"
#include "viewmodels/roles.h"

namespace largada::viewmodels
{

struct EventGroup {
    Happened what; // what its events have in common
    WallTime last;
    WallTime place;   // among the others: as last, but not before what came earlier, since the wall clock may jump
    qint64 order = 0; // of its newest event, counted from the first of all; 0: the cluster's
    int times = 0;
    QVector<RunnerId> runners; // each once, as they came; the cluster's: newest first
    QSet<RunnerId> seen;       // the same
    bool isOfCluster() const { return std::holds_alternative<happened::ClusterSaid>(what); }
    bool operator==(const EventGroup &) const = default;
};

// StateRole is the EventLevel, IdRole the names of the group's runners.
class EventsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Kind, Explanation, Runners, Times, Last, ColumnCount };
    static constexpr size_t mostKept = 1000;

    explicit EventsModel(QObject *parent = nullptr);

    // Many at once cost less than one after the other.
    void add(const QVector<ConsoleEvent> &events);
    void setCluster(const QVector<fleet::ClusterEvent> &events); // all there are, newest first
    void retranslate();

    const EventGroup &group(int index) const { return m_groups[static_cast<size_t>(index)]; }
    std::vector<ConsoleEvent> eventsOf(int index) const; // of that group, as far as they are kept; newest first
    int total() const;                                   // events, kept or not
    int total(EventLevel level) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString cellText(const EventGroup &group, int column);
    static QVariant sortValue(const EventGroup &group, int column);
    QString newestText(int index) const;
    void announce(const std::vector<int> &changed);
    void append(std::vector<EventGroup> fresh);
    void dropCluster(const QSet<QString> &kept);

    std::vector<EventGroup> m_groups;
    QHash<QString, size_t> m_places; // of a key, in m_groups
    std::deque<ConsoleEvent> m_kept; // oldest first
    QVector<ConsoleEvent> m_cluster; // newest first
    qint64 m_count = 0;              // without the cluster's
    WallTime m_latest{};
};

// The newest group first until another order is asked for; of equals the newer first. Some dozens of rows, so that it
// sorts at once.
class EventsFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    // The model has to outlive this.
    explicit EventsFilter(EventsModel &model, QObject *parent = nullptr);

    void showWarningsOnly(bool only); // and errors

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    EventsModel &m_model;
    bool m_isWarningsOnly = false;
};

} // namespace largada::viewmodels
