// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One k6 of an agent, from its script to its report; nothing of it is left afterwards. Ends it (SIGTERM, then SIGKILL)
// when it goes on for much longer than its target wants. k6 ends with us in any case.
#pragma once

#include <memory>

#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTimer>

#include "agent/k6_inputs.h"
#include "core/clock.h"
#include "core/result.h"
#include "dashboard/contract/values.h"
#include "k6/bounded_log.h"

namespace largada::agent
{

class K6Execution : public QObject
{
    Q_OBJECT
public:
    struct Setup {
        QString program; // k6
        QString temporaryDirectory;
        QProcessEnvironment environment;            // the agent's own
        std::chrono::milliseconds overtime{60'000}; // beyond its duration; then it is ended
        std::chrono::milliseconds patience{10'000}; // between SIGTERM and SIGKILL
    };
    K6Execution(Setup setup, const Clock &clock, QObject *parent = nullptr);
    ~K6Execution() override; // kills what runs

    // Once. runId names its files.
    void start(const dashboard::Target &target, const QString &runId);
    void stop(); // the agent is ending: k6 is told to, and the report says interrupted

signals:
    void finished(const largada::dashboard::ExecutionReport &report); // once, later than start()

private:
    Result<> writeScript() const;
    void end();
    void onFinished();
    void finish(const dashboard::ExecutionReport &report);
    Result<QByteArray> summary() const;

    const Setup m_setup;
    const Clock &m_clock;
    dashboard::Target m_target;
    K6Files m_files;
    MonoTime m_startedAt{};
    k6::BoundedLog m_log;
    QTimer m_limit, m_kill;
    bool m_isStopped = false;
    bool m_ranTooLong = false;
    std::unique_ptr<QProcess> m_process;
};

} // namespace largada::agent
