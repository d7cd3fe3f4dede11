// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One context of a kubeconfig (or the pod's own service account), checked and ready to be used: where the server is,
// whom to trust, who we are. client-go's ConfirmUsable, ClientConfig and rest.InClusterConfig.
#pragma once

#include "kube/config/kube_config.h"
#include "net/proxy.h"
#include "net/tls.h"

namespace largada::kube
{

// Holds secrets.
struct Connection {
    QString context;     // empty: in a cluster
    QString server;      // https://host:port/base, without a slash at the end
    QString ns;          // namespace
    net::TlsOptions tls; // with the static client certificate
    net::ProxyRules proxy;
    bool disableCompression = false;
    ClusterEntry cluster; // for exec plugins
    UserEntry user;       // files of certificates already read into tls
    bool isSecure() const { return server.startsWith(QLatin1String("https://")); }
    bool operator==(const Connection &) const = default;
};

struct ConnectionWanted {
    QString kubeConfig; // explicit file; empty: as kubectl finds it
    QString context;    // empty: the current one
    QString ns;         // empty: the context's
};

// Errc::NotFound: no such context, cluster or user (the subject is its name); no configuration at all and not in a
// cluster. Errc::BadInput: a contradiction or a value that cannot be used; the subject is the field as kubeconfig
// spells it. Errc::Storage: a file that cannot be read. Errc::Unsupported: auth-provider gcp or azure, passwords.
Result<Connection> resolveConnection(const KubeConfig &config, const ConnectionWanted &wanted,
                                     const QProcessEnvironment &environment);

// The service account of the pod that this runs in; Errc::NotFound outside of one. root: where the files are, for
// tests.
Result<Connection>
inClusterConnection(const QProcessEnvironment &environment,
                    const QString &root = QStringLiteral("/var/run/secrets/kubernetes.io/serviceaccount"));

// kubectl's order: the explicit file, KUBECONFIG, ~/.kube/config, the service account.
Result<Connection> connectionFor(const ConnectionWanted &wanted, const QProcessEnvironment &environment);

} // namespace largada::kube
