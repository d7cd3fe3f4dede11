// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What we read of Kubernetes' objects: the fields that are needed, as values. k8s.io/api core/v1, batch/v1. Times are
// the API server's wall clock, whole seconds.
#pragma once

#include <optional>
#include <variant>

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

#include "core/clock.h"
#include "core/result.h"

namespace largada::kube
{

struct Meta {
    QString ns;
    QString name;
    QString uid;
    QString resourceVersion;
    QHash<QString, QString> labels;
    QHash<QString, QString> annotations;
    std::optional<WallTime> created;
    std::optional<WallTime> deleted;        // deletionTimestamp: it is terminating
    QString ownerKind, ownerName, ownerUid; // of the controlling owner
    bool operator==(const Meta &) const = default;
};

struct Container {
    QString name;
    QString image;
    QStringList command;
    QStringList args;
    QHash<QString, QString> env;    // literal values only; one that comes from elsewhere has an empty value
    bool isSidecar = false;         // an init container with restartPolicy Always
    std::optional<double> cpuLimit; // cores
    std::optional<double> cpuRequest;
    std::optional<double> memoryRequest; // bytes
    std::optional<double> memoryLimit;
    bool operator==(const Container &) const = default;
};

struct Terminated {
    QString reason;
    QString message;
    int exitCode = 0;
    int signal = 0;
    std::optional<WallTime> startedAt, finishedAt;
    bool operator==(const Terminated &) const = default;
};

struct ContainerStatus {
    enum class State { None, Waiting, Running, Terminated };
    QString name;
    State state = State::None;
    QString waitingReason;
    QString waitingMessage;
    std::optional<WallTime> runningSince;
    Terminated terminated;                    // where state is Terminated
    std::optional<Terminated> lastTerminated; // lastState
    bool ready = false;
    std::optional<bool> started;
    int restarts = 0;
    QString containerId;
    bool operator==(const ContainerStatus &) const = default;
};

struct Condition {
    QString type;
    QString status; // "True", "False", "Unknown"
    QString reason;
    QString message;
    std::optional<WallTime> since;
    bool operator==(const Condition &) const = default;
};

struct Pod {
    Meta meta;
    QString node;          // spec.nodeName
    QString restartPolicy; // spec
    QVector<Container> initContainers;
    QVector<Container> containers;
    QString phase;
    QString reason;  // status.reason: "Evicted", "NodeLost"
    QString message; // status.message
    QString ip;
    QVector<Condition> conditions;
    QVector<ContainerStatus> initStatuses; // in the order of the spec
    QVector<ContainerStatus> statuses;
    bool operator==(const Pod &) const = default;

    const Condition *condition(const QString &type) const;
    const Container *container(const QString &name) const;    // of either kind
    const ContainerStatus *status(const QString &name) const; // of either kind
    bool isFinished() const;                                  // Succeeded or Failed
    bool isTerminating() const { return meta.deleted.has_value(); }
};

struct Job {
    Meta meta;
    int parallelism = 1;
    std::optional<int> completions;
    std::optional<int> backoffLimit; // 6 when it is not given
    std::optional<int> backoffLimitPerIndex;
    bool suspended = false;
    bool indexed = false;
    int active = 0, succeeded = 0, failed = 0;
    QVector<Condition> conditions;
    Pod podTemplate; // spec.template
    bool operator==(const Job &) const = default;

    const Condition *condition(const QString &type) const;
    bool isOver() const; // Complete or Failed is True
};

struct Event {
    Meta meta;
    QString type; // "Normal", "Warning"
    QString reason;
    QString message;
    QString objectKind, objectName, objectUid; // involvedObject
    QString source;                            // reportingComponent, else source.component
    int count = 1;
    std::optional<WallTime> first, last;
    bool operator==(const Event &) const = default;
};

using Object = std::variant<Pod, Job, Event>;
const Meta &metaOf(const Object &object);

enum class Kind { Pods, Jobs, Events };
QString collectionPath(Kind kind, const QString &ns); // "/apis/batch/v1/namespaces/x/jobs"; all namespaces when empty

// One page of a list. Errc::Protocol when it is none.
struct Page {
    QVector<Object> items;
    QString resourceVersion;
    QString next; // continue; empty: the last page
};
Result<Page> parsePage(Kind kind, const QByteArray &json);
// Page::next, without a look at the items: the API server writes it before them. Empty also where it cannot be told so.
QString nextPageOf(const QByteArray &json);
Result<Object> parseObject(Kind kind, const QByteArray &json);

// One line of a watch.
struct WatchEvent {
    enum class Type { Added, Modified, Deleted, Bookmark, Error };
    Type type = Type::Error;
    Object object;           // Added, Modified, Deleted
    QString resourceVersion; // of those and of Bookmark
    bool initialEnd = false; // the bookmark that ends the initial events
    largada::Error error;    // Error: as apiError() has it
};
Result<WatchEvent> parseWatchLine(Kind kind, const QByteArray &line);

// "2026-11-23T14:05:09Z"; with or without a fraction.
std::optional<WallTime> parseTime(const QString &text);
// "250m", "1.5Gi", "2e3": k8s.io/apimachinery resource.Quantity.
std::optional<double> parseQuantity(const QString &text);

} // namespace largada::kube
