// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The runners of a fleet as a table of up to 10,000 rows, in the fleet's order. Text is made when it is asked for.
// RunnerFeed brings the changes in batches; RunnerFilter sorts and filters.
#pragma once

#include <array>
#include <unordered_map>
#include <vector>

#include <QAbstractTableModel>
#include <QHash>

#include "fleet/runner_row.h"
#include "viewmodels/roles.h"

namespace largada::viewmodels
{

class RunnerModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        State,
        Name,
        Phase,
        Reason,
        Vus,
        StartOffset,
        Requests,
        Rate,
        P95,
        Fails,
        Cpu,
        Memory,
        ExitCode,
        Since,
        Node, // from here on: of pods
        PodStatus,
        Restarts,
        Age,
        ColumnCount
    };

    // What a row is: a runner or a pod, or an agent of the polling fleet (agentRow()).
    enum class Kind { Runners, Agents };

    explicit RunnerModel(QObject *parent = nullptr);
    void setKind(Kind kind) { m_kind = kind; } // before it has rows
    Kind kind() const { return m_kind; }

    // Another fleet. Resets: selections are gone.
    void setRows(const QVector<fleet::RunnerRow> &rows);
    void apply(const fleet::RunnerRowChanges &changes);
    // When what is brought next was true: rates are of the time that the requests took.
    void setNow(WallTime now) { m_now = now; }
    void refreshAges(WallTime now); // time has passed
    void retranslate();             // the language has changed

    const std::vector<fleet::RunnerRow> &rows() const { return m_rows; }
    const fleet::RunnerRow &row(int index) const { return m_rows[static_cast<size_t>(index)]; }
    int indexOf(const RunnerId &runner) const; // -1: not there
    int count(fleet::RunnerState state) const { return m_counts[static_cast<size_t>(state)]; }
    bool arePods() const { return m_podCount > 0; } // else they have no node, no containers and no restarts
    // Of the phase that the runner is in, or stayed in, since its load began; nullopt before.
    std::optional<double> requestsPerSecond(int index) const;
    // Whether its name, its reason or its node has the text, which is in lower case.
    bool matches(int index, const QString &lowered) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void countsChanged(); // of the states, after the rows

private:
    struct ReasonHash {
        size_t operator()(const fleet::Reason &reason) const;
    };
    struct ReasonText {
        QString sentence;
        QString lowered;
    };
    struct SearchKey { // in lower case
        QString name;
        QString reason;
        QString node;
    };
    struct Pace {
        std::optional<WallTime> loadSince;
        WallTime readAt{}; // the requests changed last
    };
    static void keepPace(Pace &pace, const fleet::RunnerRow *before, const fleet::RunnerRow &row, WallTime now);
    void tally(const fleet::RunnerRow &row, int step);
    void removeRunners(const QVector<RunnerId> &runners);
    void appendRows(const QVector<fleet::RunnerRow> &rows);
    void announce(const std::vector<int> &changed, bool statesToo);
    SearchKey searchKey(const fleet::RunnerRow &row) const;
    const ReasonText &reasonText(const fleet::Reason &reason) const;
    QString title(int column) const;
    QString stateText(const fleet::RunnerRow &row) const;
    QString cellText(int index, int column) const;
    QString figureText(int index, int column) const;
    std::optional<std::chrono::milliseconds> ageOf(const fleet::RunnerRow &row) const;
    QString rowSentence(const fleet::RunnerRow &row) const;
    QVariant sortValue(int index, int column) const;

    Kind m_kind = Kind::Runners;
    std::vector<fleet::RunnerRow> m_rows;
    std::vector<SearchKey> m_keys;
    std::vector<Pace> m_paces;
    WallTime m_now{};
    WallTime m_agesAt{};
    int m_podCount = 0;
    std::array<int, fleet::allRunnerStates.size()> m_counts{};
    mutable QHash<RunnerId, int> m_index; // empty: made when it is needed
    // Thousands of runners share a few reasons.
    mutable std::unordered_map<fleet::Reason, ReasonText, ReasonHash> m_reasonTexts;
};

} // namespace largada::viewmodels
