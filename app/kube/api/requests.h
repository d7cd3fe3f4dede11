// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The requests that a run makes besides watching: one function each, answered with values.
#pragma once

#include "kube/api/client.h"
#include "kube/api/objects.h"

namespace largada::kube
{

struct ServerVersion {
    int major = 0, minor = 0;
    QString git; // "v1.34.4"
};
Async<ServerVersion> serverVersion(Client &client);

// Who we are to the server (SelfSubjectReview, 1.28); Errc::NotFound on older ones.
Async<QString> whoAmI(Client &client);

struct AccessQuestion {
    QString verb;     // "get"
    QString resource; // "pods/portforward", "jobs.batch"
    QString ns;
    bool operator==(const AccessQuestion &) const = default;
};
struct AccessAnswer {
    AccessQuestion question;
    bool allowed = false;
    QString reason;
};
Async<QVector<AccessAnswer>> askAccess(Client &client, const QVector<AccessQuestion> &questions);

Async<Job> getJob(Client &client, const QString &ns, const QString &name);
Async<QVector<Pod>> listPods(Client &client, const QString &ns, const QString &labelSelector = {});
// Pods of all namespaces that have not ended, of all pages.
struct PodsSeen {
    QVector<Pod> pods;
    bool isAll = true; // false: there are more than were asked for
};
Async<PodsSeen> listPodsEverywhere(Client &client, int most);
Async<QVector<Job>> listJobs(Client &client, const QString &ns);
Async<QStringList> listNamespaces(Client &client);
Async<QVector<Event>> listEvents(Client &client, const QString &ns, const QString &fieldSelector);

// manifest: JSON. dryRun: the server looks at it and changes nothing.
Async<QByteArray> create(Client &client, const QString &collection, const QByteArray &manifest, bool dryRun);
// Server-side apply as field manager "largada". Errc::Conflict names fields and their other managers in what.
Async<QByteArray> apply(Client &client, const QString &path, const QByteArray &manifest, bool force, bool dryRun);
// Background: the pods go too (the default of batch/v1 orphans them).
Async<> remove(Client &client, const QString &path);
Async<Job> suspendJob(Client &client, const QString &ns, const QString &name, bool suspend);
// Sets annotations (a null string takes one away), only if the object is still of that resourceVersion (empty: of any).
// Errc::Conflict: it is not. Answers with the new resourceVersion.
Async<QString> annotate(Client &client, const QString &path, const QString &resourceVersion,
                        const QVector<std::pair<QString, QString>> &annotations);
struct Scale {
    int wanted = 0, current = 0;
    QString selector;
};
Async<Scale> getScale(Client &client, const QString &path); // of a Deployment or StatefulSet, without "/scale"
Async<Scale> setScale(Client &client, const QString &path, int replicas);

struct LogWanted {
    QString ns, pod, container;
    bool previous = false;
    bool timestamps = false;
    std::optional<int> tailLines;
    std::optional<qint64> limitBytes;
};
Async<QByteArray> readLog(Client &client, const LogWanted &wanted);
std::unique_ptr<net::HttpStream> followLog(Client &client, const LogWanted &wanted);

} // namespace largada::kube
