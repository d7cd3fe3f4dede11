// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be told of a cluster without changing anything in it: for largadactl doctor.
#pragma once

#include <optional>

#include <QProcessEnvironment>
#include <QString>
#include <QVector>

#include "core/async.h"

namespace largada::cli
{

struct ClusterWanted {
    QString kubeConfig; // empty: as kubectl finds it
    QString context;    // empty: the current one
    QString ns;         // empty: the context's
};

struct ClusterFacts {
    struct Right {
        QString verb;     // "get"
        QString resource; // "pods/portforward"
        bool allowed = false;
    };
    QString context; // empty: the service account of the pod that this runs in
    QString server;
    QString ns;
    QString version; // "v1.34.4"
    std::optional<Error> unreachable;
    QVector<Right> rights; // in the order of packaging/kubernetes/role.yaml
};

// Errc::NotFound without a subject: there is neither a kubeconfig nor a service account. Other errors: what there is
// cannot be used. A server that does not answer is a fact.
Async<ClusterFacts> lookAtCluster(const ClusterWanted &wanted, const QProcessEnvironment &environment);

} // namespace largada::cli
