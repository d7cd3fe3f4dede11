// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The loop of one agent: registers, polls its targets, runs k6 for each when its time has come, one at a time, reports,
// and says that it lives. Goes on with its last list while the dashboard is away; every end is told once it is back.
// Times that it tells are the dashboard's: its own wall clock may be wrong and may jump.
#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

#include "agent/agent_settings.h"
#include "agent/errands.h"
#include "agent/k6_execution.h"
#include "agent/report_spool.h"
#include "agent/target_schedule.h"
#include "core/back_off.h"
#include "net/keep_alive_client.h"

namespace largada::agent
{

class Agent : public QObject
{
    Q_OBJECT
public:
    struct Setup {
        AgentSettings settings;
        QProcessEnvironment environment; // what of it reaches k6 is k6_inputs.h's matter
        QString version;                 // of this program
        // After failures of the dashboard.
        BackOff::Options pauses{std::chrono::milliseconds(500), std::chrono::milliseconds(30'000),
                                std::chrono::milliseconds(120'000)};
    };
    Agent(Setup setup, std::unique_ptr<net::KeepAliveClient> client, std::unique_ptr<ReportSpool> spool,
          const Clock &clock);
    ~Agent() override;

    void start();
    // Lets k6 go on for the grace time, then ends it; tells the dashboard; finished(). A second call waits for no
    // grace.
    void stop();

signals:
    void finished();

private:
    // The run that k6 works on, or is about to.
    struct Current {
        dashboard::Target target;
        SpooledRun spooled;
        MonoTime begun{};
        WallTime begunWall{};
        bool beginWaits = false; // for the dashboard to have heard of it
    };

    void go(); // starts what is due, and arranges to be called again
    void arm(std::optional<MonoTime> wake);
    void adoptUnended();
    void askVersion();

    void prepareRun(const dashboard::Target &target, MonoTime now);
    void spawn();
    void onRunEnded(const dashboard::ExecutionReport &report);
    void abandonRun(const QString &why);

    void run(Errand errand);
    void send(const QByteArray &method, const QByteArray &route, const QByteArray &body,
              void (Agent::*then)(const net::HttpResponse &));
    void sendRegistration();
    void sendHeartbeat();
    void sendFarewell();
    void sendBegin(const SpooledRun &run);
    void sendPoll();
    void sendReport();
    void onRegistered(const net::HttpResponse &answer);
    void onHeartbeat(const net::HttpResponse &answer);
    void onFarewell(const net::HttpResponse &answer);
    void onBegun(const net::HttpResponse &answer);
    void onTargets(const net::HttpResponse &answer);
    void onReported(const net::HttpResponse &answer);
    void onUnknown(const QString &runId, const QString &why);
    void dropReport(const QString &runId, const QString &why);

    void onAway(const QString &why);
    void onThere();
    bool isOk(const net::HttpResponse &answer);
    bool isOtherTrouble(const net::HttpResponse &answer);
    void registerAgain();
    WallTime wallAt(MonoTime instant) const;
    bool hasWallJumped() const;
    void finishIfTold();

    const Setup m_setup;
    const Clock &m_clock;
    const QString m_instance;
    const std::unique_ptr<ReportSpool> m_spool;
    const std::unique_ptr<net::KeepAliveClient> m_client;

    TargetSchedule m_schedule;
    QByteArray m_etag;
    bool m_isListBad = false;
    QString m_k6Version;
    ErrandState m_errands;
    BackOff m_backOff;
    bool m_isAway = false;
    bool m_isAsking = false; // a request is under way
    QString m_asked;         // the run that the request is about
    QString m_unknownOnce;   // a run that the dashboard answered 404 to; a second one drops it
    std::optional<Current> m_current;
    std::unique_ptr<K6Execution> m_execution;

    // The dashboard's time at an instant of ours.
    MonoTime m_anchor{};
    WallTime m_anchorWall{};
    WallTime m_anchorOwnWall{};

    QTimer m_timer, m_beginLimit, m_grace, m_lastWords;
    bool m_isFinished = false;
};

} // namespace largada::agent
