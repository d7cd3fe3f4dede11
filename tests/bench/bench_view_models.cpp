// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the console's tables cost with 10,000 runners: loading, one tick of changes, one key in the filter. Beside each
// the naive way, in the same run: reset the model, filter anew what it shows as text.
#include <algorithm>
#include <chrono>
#include <vector>

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QSortFilterProxyModel>

#include "bench_line.h"
#include "coordinator/machine.h"
#include "coordinator/runner_rows.h"
#include "text/language.h"
#include "text/sentences.h"
#include "viewmodels/runner_filter.h"
#include "viewmodels/runner_model.h"
#include "viewmodels/stragglers_model.h"

using namespace largada;
using namespace largada::viewmodels;
using fleet::ReasonCode;
using fleet::RunnerRow;
using fleet::RunnerRowChanges;
using fleet::RunnerState;

namespace
{

constexpr int fleetSize = 10'000;
constexpr int changesATick = 1'000;
constexpr int rounds = 15;
constexpr int rowsSeen = 40; // of a view, which asks for their cells after each change

RunnerRow rowOf(int number)
{
    RunnerRow row;
    row.id.value = QStringLiteral("runner-%1").arg(number, 5, 10, QLatin1Char('0'));
    row.state = static_cast<RunnerState>(number % 7);
    row.plannedVus = 50;
    if (number % 3 == 0)
        row.reason = {ReasonCode::InitialisingVus, {}, number % 50, 50};
    else if (number % 31 == 0)
        row.reason = {ReasonCode::ScriptFailed, QStringLiteral("TypeError in line %1").arg(number % 100)};
    row.holdsGate = row.state == RunnerState::Creating;
    row.requests = number;
    row.failed = number / 30;
    return row;
}

QVector<RunnerRow> fleetRows()
{
    QVector<RunnerRow> rows;
    rows.reserve(fleetSize);
    for (int i = 0; i < fleetSize; ++i)
        rows.push_back(rowOf(i));
    return rows;
}

// Every tenth runner, so that no two are neighbours: the most ranges that there can be.
RunnerRowChanges tick(int round)
{
    RunnerRowChanges changes;
    for (int i = 0; i < changesATick; ++i) {
        RunnerRow row = rowOf(i * (fleetSize / changesATick));
        row.vus = 1 + round;
        row.requests = *row.requests + 100 + round;
        row.state = static_cast<RunnerState>((i + round) % 7);
        changes.changed.push_back(row);
    }
    return changes;
}

// As it is often written: a row is texts, any change resets, the filter reads the shown text.
class NaiveModel : public QAbstractTableModel
{
public:
    void setRows(const QVector<RunnerRow> &rows)
    {
        beginResetModel();
        m_rows = rows;
        m_texts.clear();
        for (const RunnerRow &row : rows)
            m_texts.push_back({text::word(row.state), row.id.value, text::sentence(row.reason), text::number(row.vus),
                               text::number(double(row.requests.value_or(0)))});
        endResetModel();
    }
    void apply(const RunnerRowChanges &changes)
    {
        QVector<RunnerRow> rows = m_rows;
        QHash<RunnerId, qsizetype> places;
        for (qsizetype i = 0; i < rows.size(); ++i)
            places.insert(rows.at(i).id, i);
        for (const RunnerRow &row : changes.changed)
            rows[places.value(row.id)] = row;
        setRows(rows);
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 5; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(m_texts.at(index.row()).at(index.column())) : QVariant();
    }

private:
    QVector<RunnerRow> m_rows;
    QVector<QStringList> m_texts;
};

// What a view asks for when it is told to look again.
void look(const QAbstractItemModel &model)
{
    for (int row = 0; row < std::min(rowsSeen, model.rowCount()); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            model.index(row, column).data(Qt::DisplayRole);
    }
}

template<class Fn>
double milliseconds(Fn fn)
{
    const auto begin = std::chrono::steady_clock::now();
    fn();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void benchLoad(const QVector<RunnerRow> &rows)
{
    std::vector<double> ours, naive;
    for (int i = 0; i < rounds; ++i) {
        RunnerModel model;
        RunnerFilter filter(model);
        filter.sort(RunnerModel::Name);
        ours.push_back(milliseconds([&model, &filter, &rows] {
            model.setRows(rows);
            look(filter);
        }));
        NaiveModel naiveModel;
        QSortFilterProxyModel naiveFilter;
        naiveFilter.setSourceModel(&naiveModel);
        naiveFilter.sort(1);
        naive.push_back(milliseconds([&naiveModel, &naiveFilter, &rows] {
            naiveModel.setRows(rows);
            look(naiveFilter);
        }));
    }
    bench::benchLine("view_models_load_10000", median(ours), "ms", 150, median(naive), "texts kept in the rows",
                     "median; sorted by name");
}

void benchTick(const QVector<RunnerRow> &rows)
{
    RunnerModel model;
    RunnerFilter filter(model);
    filter.sort(RunnerModel::Name);
    model.setRows(rows);
    look(filter);
    NaiveModel naiveModel;
    QSortFilterProxyModel naiveFilter;
    naiveFilter.setSourceModel(&naiveModel);
    naiveFilter.sort(1);
    naiveModel.setRows(rows);
    look(naiveFilter);
    std::vector<double> ours, sorted, naive;
    int heard = 0; // as by a view
    QObject::connect(
        &filter, &QAbstractItemModel::dataChanged, &filter,
        [&heard](const QModelIndex &first, const QModelIndex &last) { heard += last.row() - first.row() + 1; });
    for (int i = 0; i < rounds; ++i) {
        const RunnerRowChanges changes = tick(i);
        ours.push_back(milliseconds([&model, &filter, &changes] {
            model.apply(changes);
            look(filter);
        }));
        sorted.push_back(milliseconds([&filter] {
            filter.resort();
            look(filter);
        }));
        naive.push_back(milliseconds([&naiveModel, &naiveFilter, &changes] {
            naiveModel.apply(changes);
            look(naiveFilter);
        }));
    }
    if (heard != rounds * changesATick)
        qFatal("%d changed rows were announced instead of %d", heard, rounds * changesATick);
    bench::benchLine("view_models_tick_1000_of_10000", median(ours), "ms", 16, median(naive), "reset",
                     "median; no two changed rows are neighbours; through model and proxy, without a view");
    bench::benchLine("view_models_tick_1000_of_10000_max", *std::max_element(ours.cbegin(), ours.cend()), "ms", 16,
                     *std::max_element(naive.cbegin(), naive.cend()), "reset");
    bench::benchLine("view_models_resort_10000", median(sorted), "ms", std::nullopt, std::nullopt, {},
                     "median; at most every 500 ms");
}

void benchFilter(const QVector<RunnerRow> &rows)
{
    RunnerModel model;
    RunnerFilter filter(model);
    filter.sort(RunnerModel::Requests);
    model.setRows(rows);
    look(filter);
    NaiveModel naiveModel;
    QSortFilterProxyModel naiveFilter;
    naiveFilter.setSourceModel(&naiveModel);
    naiveFilter.setFilterKeyColumn(-1);
    naiveFilter.setFilterCaseSensitivity(Qt::CaseInsensitive);
    naiveFilter.sort(4);
    naiveModel.setRows(rows);
    look(naiveFilter);
    // A word typed key by key and taken back: scattered rows go and come.
    const QStringList typed{QStringLiteral("7"),  QStringLiteral("77"),  QStringLiteral("7"),    QString(),
                            QStringLiteral("in"), QStringLiteral("ini"), QStringLiteral("init"), QString()};
    std::vector<double> ours, naive;
    for (int i = 0; i < rounds; ++i) {
        for (const QString &text : typed) {
            ours.push_back(milliseconds([&filter, &text] {
                filter.setText(text);
                look(filter);
            }));
            naive.push_back(milliseconds([&naiveFilter, &text] {
                naiveFilter.setFilterFixedString(text);
                look(naiveFilter);
            }));
            if (filter.rowCount() == 0 || (filter.rowCount() == fleetSize) != text.isEmpty())
                qFatal("the filter shows %d rows", filter.rowCount());
        }
    }
    bench::benchLine("view_models_filter_key_10000", median(ours), "ms", 30, median(naive), "filter on shown text",
                     "median of keys");
    bench::benchLine("view_models_filter_key_10000_max", *std::max_element(ours.cbegin(), ours.cend()), "ms", 30,
                     *std::max_element(naive.cbegin(), naive.cend()), "filter on shown text", "slowest key");
}

void benchStragglers(const QVector<RunnerRow> &rows)
{
    const std::vector<RunnerRow> all(rows.cbegin(), rows.cend());
    StragglersModel model;
    std::vector<double> ours;
    for (int i = 0; i < rounds; ++i)
        ours.push_back(milliseconds([&model, &all] { model.update(all); }));
    bench::benchLine("view_models_stragglers_10000", median(ours), "ms");
}

// In the engine's thread, once a batch.
void benchRows()
{
    using namespace coordinator;
    fleet::RunPlan plan;
    plan.runners = fleetSize;
    State state = planned(plan);
    const MonoTime at{std::chrono::hours(1)};
    QVector<fleet::RunnerInfo> runners;
    for (const RunnerRow &row : fleetRows())
        runners.push_back({row.id, 1.0});
    for (const Event &event : std::vector<Event>{event::Start{at}, event::PreflightDone{at, fleet::PreflightReport{}},
                                                 event::FleetKnown{at, runners}})
        state = step(std::move(state), event).state;
    Readings readings;
    k6::Status status;
    status.vus = 5;
    for (const fleet::RunnerInfo &runner : runners)
        readings.takeStatus({runner.id, fleet::PhaseName::Warmup}, status);
    std::vector<double> ours;
    QVector<RunnerRow> before;
    for (int i = 0; i < rounds; ++i) {
        ours.push_back(milliseconds([&before, &state, &readings] {
            const QVector<RunnerRow> after = runnerRows(state, readings, {});
            changedRows(before, after);
            before = after;
        }));
    }
    bench::benchLine("runner_rows_10000", median(ours), "ms", std::nullopt, std::nullopt, {},
                     "median; rows and their changes, in the engine's thread");
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    text::installLanguage(app, text::Language::English);
    const QVector<RunnerRow> rows = fleetRows();
    benchLoad(rows);
    benchTick(rows);
    benchFilter(rows);
    benchStragglers(rows);
    benchRows();
    return 0;
}
