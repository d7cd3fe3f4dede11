// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an engine says, as it comes: the newest view, the runners put together from the changes, the record.
#pragma once

#include <optional>

#include <QObject>
#include <QTest>

#include "engine/engine.h"

namespace largada::test
{

class EngineWatcher : public QObject
{
public:
    explicit EngineWatcher(engine::Engine &engine)
    {
        connect(&engine, &engine::Engine::updated, this, [this](const engine::Update &update) { take(update); });
        connect(&engine, &engine::Engine::finished, this, [this](const fleet::RunRecord &run) { record = run; });
        connect(&engine, &engine::Engine::saved, this, [this] { ++saves; });
    }

    engine::RunView view;
    QVector<fleet::RunnerRow> rows;
    QVector<fleet::SeriesPoint> points;
    std::optional<fleet::RunRecord> record;
    int updates = 0;
    int newFleets = 0;
    int saves = 0;

    coordinator::Stage stage() const { return view.stage; }
    bool isHeld() const { return view.stage == coordinator::Stage::Armed && view.held; }

private:
    void take(const engine::Update &update)
    {
        ++updates;
        view = update.view;
        points += update.points;
        if (update.isNewFleet) {
            ++newFleets;
            rows = update.rows;
            return;
        }
        for (const fleet::RunnerRow &row : update.changes.changed) {
            for (fleet::RunnerRow &known : rows) {
                if (known.id == row.id)
                    known = row;
            }
        }
    }
};

// Waits for it with the event loop running; nullopt when no answer comes.
template<class T>
std::optional<Result<T>> answerOf(const Async<T> &future, QObject *context, int limitMs = 60'000)
{
    std::optional<Result<T>> answer;
    deliver(future, context, [&answer](const Result<T> &said) { answer = said; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, limitMs))
        return std::nullopt;
    return answer;
}

} // namespace largada::test
