// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which proxy a connection takes, by Go's rules (golang.org/x/net/http/httpproxy, and the CIDR blocks that
// k8s.io/apimachinery's util/net/http.go adds).
#pragma once

#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QUrl>

#include "core/result.h"

namespace largada::net
{

struct ProxyRules {
    QString always;     // a kubeconfig's proxy-url: http or socks5; overrides the environment
    QString httpProxy;  // for http targets
    QString httpsProxy; // for https targets
    QString noProxy;    // names, .suffixes, addresses, CIDR blocks, host:port, "*"; comma-separated

    bool operator==(const ProxyRules &) const = default;
};

// HTTPS_PROXY, HTTP_PROXY, NO_PROXY and their lower-case names, the upper case first.
ProxyRules proxyRulesOf(const QProcessEnvironment &environment);

// QNetworkProxy::NoProxy when none is to be taken. Loopback never goes through the environment's proxy. wss and ws
// count as https and http. Errc::Unsupported for a proxy that is itself reached over TLS, Errc::BadInput for one that
// cannot be read; the subject is the proxy without its password.
Result<QNetworkProxy> proxyFor(const QUrl &target, const ProxyRules &rules);

} // namespace largada::net
