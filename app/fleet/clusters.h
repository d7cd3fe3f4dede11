// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with clusters outside of a run: look at contexts, namespaces and Jobs, test a connection, watch
// the pods of the chosen fleet. Lives in the UI's thread and never waits; the work is done elsewhere.
#pragma once

#include <memory>

#include <QObject>

#include "core/async.h"
#include "fleet/run_plan.h"
#include "fleet/runner_row.h"

namespace largada::fleet
{

// Of a kubeconfig; what it reads, it never changes.
struct ClusterContext {
    QString name;
    QString server; // without credentials
    QString ns;     // its namespace
    bool isCurrent = false;
    bool operator==(const ClusterContext &) const = default;
};

struct ClusterContexts {
    QStringList files; // that were read
    QVector<ClusterContext> contexts;
    bool operator==(const ClusterContexts &) const = default;
};

struct ClusterAddress {
    QString kubeConfig; // empty: as kubectl finds it
    QString context;    // empty: the current one
    QString ns;         // empty: the context's
    bool operator==(const ClusterAddress &) const = default;
};

struct JobSeen {
    QString name;
    int wanted = 0; // its parallelism
    int live = 0;   // pods that are not over
    std::optional<WallTime> createdAt;
    bool isOver = false;
    bool operator==(const JobSeen &) const = default;
};

enum class TestStepId { Address, Certificate, Credential, Server, Rights };

// One line of a connection's test. text/ has the words.
struct TestStep {
    TestStepId id = TestStepId::Address;
    std::chrono::milliseconds at{0}; // since the test began
    bool isOk = true;
    bool isWarning = false; // it works, and something is missing
    QString detail;         // the address, the TLS version, the plugin, the server's version, the missing right
    Error error;            // of a step that is not ok
    bool operator==(const TestStep &) const = default;
};

// Ends by finished(); deleting it ends it sooner.
class ConnectionTest : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

signals:
    void stepped(const largada::fleet::TestStep &step);
    void finished(bool isUsable);
};

enum class LinkState {
    Off,        // nothing is watched
    Connecting, // for the first time
    Live,
    Lost // tried again by itself
};

struct ConnectionState {
    LinkState state = LinkState::Off;
    ClusterAddress address;
    QString server;                  // its version: "1.34.4"; empty: not known yet
    std::optional<WallTime> asOf;    // what is shown is as old as that; while Live: the last sign of life
    std::optional<MonoTime> nextTry; // while Lost
    int attempt = 0;                 // while Lost, from 1
    Error why;                       // of Lost
    bool operator==(const ConnectionState &) const = default;
};

// Of the pods that are watched, grouped as a person reads them.
struct ClusterEvent {
    QString reason; // "FailedScheduling"
    QString message;
    QString object; // "pod/k6-job-4", "job/k6-job"
    bool isWarning = false;
    int count = 1;
    std::optional<WallTime> last;
    bool operator==(const ClusterEvent &) const = default;
};

struct PodLogWanted {
    ClusterAddress address;
    QString pod;
    QString container;
    bool previous = false; // of the container's last life
    bool follow = false;
    int tailLines = 1000;
};

// Lines as they come; ends by ended(). Deleting it ends it sooner.
class PodLog : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

signals:
    void lines(const QStringList &lines);
    void ended(const largada::Result<> &how);
};

class Clusters : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual Async<ClusterContexts> contexts(const QString &kubeConfig) = 0;
    virtual Async<QStringList> namespaces(const ClusterAddress &address) = 0;
    virtual Async<QVector<JobSeen>> jobs(const ClusterAddress &address) = 0;
    virtual std::unique_ptr<ConnectionTest> test(const ClusterAddress &address) = 0;

    // Whose pods; pods empty: the connection alone. nullopt: nothing.
    virtual void watch(const std::optional<ClusterTarget> &target) = 0;
    virtual void retryNow() = 0;
    virtual const ConnectionState &state() const = 0;
    virtual std::unique_ptr<PodLog> log(const PodLogWanted &wanted) = 0;

signals:
    void stateChanged();
    // Rows of the watched pods, at most ten times a second. isNew: rows are all there are.
    void podsChanged(bool isNew, const QVector<largada::fleet::RunnerRow> &rows,
                     const largada::fleet::RunnerRowChanges &changes);
    void eventsChanged(const QVector<largada::fleet::ClusterEvent> &events); // all of them, newest first, bounded
};

} // namespace largada::fleet
