// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The history's inside: the store, opened when it can be, a damaged file set aside. Lives in the history's thread.
#pragma once

#include <functional>
#include <memory>

#include <QTimer>

#include "engine/history.h"

namespace largada::engine
{

class HistoryFile final : public QObject
{
public:
    // Called in the history's thread.
    struct Sinks {
        std::function<void(HistoryTrouble, const QString &troubleFile)> troubled;
        std::function<void()> changed;
    };

    HistoryFile(const QString &file, const Clock &clock, Sinks sinks);
    ~HistoryFile() override;

    Result<QVector<store::RunSummary>> list();
    Result<fleet::RunRecord> load(const RunId &run);
    Result<> remove(const QVector<RunId> &runs);
    Result<HistoryFacts> facts();
    Result<int> prune(int days, int runs);
    // Whether somebody else has written since the last look; opens the file where that was not possible.
    void look();

private:
    template<class T, class Fn>
    Result<T> with(Fn work);
    Result<> open();
    bool setAside();
    void setTrouble(HistoryTrouble trouble);
    void take(const Error &error);

    const QString m_file;
    const Clock &m_clock;
    const Sinks m_sinks;
    std::unique_ptr<store::RunStore> m_store; // nullptr: could not be opened
    HistoryTrouble m_trouble = HistoryTrouble::None;
    QString m_asideFile;
    qint64 m_stamp = 0;
    QTimer m_next;
};

} // namespace largada::engine
