// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The history of a file of this machine. Make it before the engine writes to the same file: a damaged one is set aside
// first.
#pragma once

#include <memory>

#include "core/clock.h"
#include "engine/history.h"

namespace largada::engine
{

class LocalHistory final : public History
{
    Q_OBJECT
public:
    // The clock has to outlive this.
    LocalHistory(const QString &file, const Clock &clock, QObject *parent = nullptr);
    ~LocalHistory() override;

    Async<QVector<store::RunSummary>> list() override;
    Async<fleet::RunRecord> load(const RunId &run) override;
    Async<> remove(const QVector<RunId> &runs) override;
    Async<HistoryFacts> facts() override;
    Async<int> prune(int days, int runs) override;

    HistoryTrouble trouble() const override;
    QString troubleFile() const override;

    // Somebody has written to the file: the engine. Other programs' writing is seen within five seconds.
    void noteSaved();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::engine
