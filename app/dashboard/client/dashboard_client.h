// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a dashboard over HTTP, as its administrator or as one of its readers: one call a route. Not for agents, who have
// calls of their own, nor for events.
#pragma once

#include <chrono>
#include <memory>
#include <stop_token>

#include <QObject>
#include <QUrl>

#include "core/async.h"
#include "dashboard/contract/values.h"

namespace largada::dashboard
{

class DashboardClient final : public QObject
{
    Q_OBJECT
public:
    struct Options {
        QUrl url;             // http or https; a path stands before each route's
        QByteArray admin{};   // "user:password", a secret, sent with each call; empty: none
        QByteArray trusted{}; // PEM, replaces the system's authorities; empty: those
        std::chrono::milliseconds timeout = std::chrono::seconds(30); // of one call; a reconcile may take ten seconds
    };
    // Connects with the first call. Errc::BadInput, the subject is "url", "certificate-authority" or "credentials".
    static Result<std::unique_ptr<DashboardClient>> create(const Options &options);
    ~DashboardClient() override; // calls without an answer are Errc::Cancelled

    // Errors of them all. Without an answer: those of net::KeepAliveClient::call(). With one of a status that is not
    // 2xx: those of readError(), with that status. With one that cannot be read: Errc::Protocol. What is about a field
    // has that as its subject, all else the server's host. A write is never sent twice.
    Async<QVector<Target>> targets(std::stop_token stop = {}) const;
    Async<Target> addTarget(const Target &target, std::stop_token stop = {}) const; // its id is not looked at
    Async<Target> editTarget(const QString &id, const TargetEdit &edit, std::stop_token stop = {}) const;
    Async<> removeTarget(const QString &id, std::stop_token stop = {}) const;

    Async<QVector<Agent>> agents(std::stop_token stop = {}) const;
    // page from 1; pageSize up to limits::pageSize. ExecutionReader asks for all of them.
    Async<ExecutionPage> executions(const ExecutionFilter &filter, int page, int pageSize,
                                    std::stop_token stop = {}) const;
    Async<FleetSummary> summary(std::stop_token stop = {}) const;

    Async<FleetConfig> config(std::stop_token stop = {}) const;
    Async<FleetConfig> setDesiredAgents(int count, std::stop_token stop = {}) const;
    // Answered when it is done, or after ten seconds, whichever is first; what went wrong is in lastError.
    Async<FleetConfig> reconcile(std::stop_token stop = {}) const;

private:
    struct Private;
    explicit DashboardClient(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace largada::dashboard
