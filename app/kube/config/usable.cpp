// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/config/usable.h"

#include <algorithm>

#include <QRegularExpression>
#include <QUrl>

namespace largada::kube
{

namespace
{

Error bad(const char *field, const char *why)
{
    return {Errc::BadInput, QLatin1String(why), QLatin1String(field)};
}

Error unsupported(const char *field, const char *why)
{
    return {Errc::Unsupported, QLatin1String(why), QLatin1String(field)};
}

bool hasPassword(const UserEntry &user)
{
    return !user.username.isEmpty() || !user.password.isEmpty();
}

bool hasCertificate(const UserEntry &user)
{
    return !user.clientCertificate.isEmpty() || !user.clientCertificateData.isEmpty();
}

Result<> checkCertificate(const UserEntry &user)
{
    if (!hasCertificate(user))
        return {};
    if (!user.clientCertificate.isEmpty() && !user.clientCertificateData.isEmpty())
        return bad("client-certificate-data", "given together with client-certificate");
    if (!user.clientKey.isEmpty() && !user.clientKeyData.isEmpty())
        return bad("client-key-data", "given together with client-key");
    if (user.clientKey.isEmpty() && user.clientKeyData.isEmpty())
        return bad("client-key", "missing; there is a client certificate");
    return {};
}

Result<> checkExec(const UserEntry &user)
{
    if (!user.exec)
        return {};
    const ExecEntry &exec = *user.exec;
    if (!user.authProvider.isEmpty())
        return bad("auth-provider", "given together with exec");
    if (exec.command.isEmpty())
        return bad("exec.command", "missing");
    if (exec.apiVersion.isEmpty())
        return bad("exec.apiVersion", "missing");
    if (std::any_of(exec.env.cbegin(), exec.env.cend(), [](const auto &variable) { return variable.first.isEmpty(); }))
        return bad("exec.env", "a variable has no name");
    const bool isBeta = exec.apiVersion == QLatin1String("client.authentication.k8s.io/v1beta1");
    if (!isBeta && exec.apiVersion != QLatin1String("client.authentication.k8s.io/v1"))
        return unsupported("exec.apiVersion", "neither v1 nor v1beta1 of client.authentication.k8s.io");
    if (!isBeta && !exec.interactiveMode)
        return bad("exec.interactiveMode", "missing; v1 wants it");
    return {};
}

Result<> checkImpersonation(const UserEntry &user)
{
    const bool hasMore =
        !user.impersonateUid.isEmpty() || !user.impersonateGroups.isEmpty() || !user.impersonateExtra.isEmpty();
    if (hasMore && user.impersonateUser.isEmpty())
        return bad("as", "missing; there are as-uid, as-groups or as-user-extra");
    // QNetworkRequest replaces a repeated header, and the API server does not split values at commas.
    if (user.impersonateGroups.size() > 1)
        return unsupported("as-groups", "more than one group");
    if (!isHeaderValue(user.impersonateUser))
        return bad("as", "has control characters");
    if (!isHeaderValue(user.impersonateUid))
        return bad("as-uid", "has control characters");
    if (!isHeaderValue(user.impersonateGroups.value(0)))
        return bad("as-groups", "has control characters");
    for (const auto &[key, values] : user.impersonateExtra) {
        if (values.size() > 1)
            return unsupported("as-user-extra", "more than one value of a key");
        if (!isHeaderValue(values.value(0)))
            return bad("as-user-extra", "has control characters");
    }
    return {};
}

Result<> checkAuthProvider(const QString &name)
{
    if (name == QLatin1String("gcp"))
        return unsupported("auth-provider", "gcp was removed; use exec with gke-gcloud-auth-plugin");
    if (name == QLatin1String("azure"))
        return unsupported("auth-provider", "azure was removed; use exec with kubelogin");
    if (!name.isEmpty() && name != QLatin1String("oidc"))
        return unsupported("auth-provider", "only oidc is known");
    return {};
}

} // namespace

Result<> checkCluster(const ClusterEntry &cluster)
{
    if (cluster.server.isEmpty())
        return bad("server", "missing");
    if (!cluster.proxyUrl.isEmpty()) {
        const QUrl proxy(cluster.proxyUrl);
        const QString scheme = proxy.scheme();
        if (!proxy.isValid() ||
            !QStringList{QStringLiteral("http"), QStringLiteral("https"), QStringLiteral("socks5")}.contains(scheme))
            return bad("proxy-url", "no URL of an http, https or socks5 proxy");
    }
    if (!cluster.certificateAuthority.isEmpty() && !cluster.certificateAuthorityData.isEmpty())
        return bad("certificate-authority-data", "given together with certificate-authority");
    return {};
}

Result<> checkUser(const UserEntry &user)
{
    if (!user.token.isEmpty() && hasPassword(user))
        return bad("token", "given together with a password");
    if (const auto checked = checkCertificate(user); !checked)
        return checked;
    if (const auto checked = checkExec(user); !checked)
        return checked;
    return checkImpersonation(user);
}

Result<> checkIdentification(const UserEntry &user)
{
    if (hasPassword(user))
        return unsupported("username", "API servers take no passwords since 1.19");
    if (!isHeaderValue(user.token))
        return bad("token", "has control characters");
    if (const auto checked = checkAuthProvider(user.authProvider); !checked)
        return checked;
    if (runsPlugin(user) && user.exec->interactiveMode == InteractiveMode::Always)
        return unsupported("exec.interactiveMode", "Always; there is no terminal for the program");
    return {};
}

Result<> checkNamespace(const QString &ns)
{
    static const QRegularExpression label(QStringLiteral("\\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\z")); // RFC 1123
    if (!label.match(ns).hasMatch())
        return bad("namespace", "not a DNS label");
    return {};
}

bool runsPlugin(const UserEntry &user)
{
    return user.exec && user.token.isEmpty() && user.tokenFile.isEmpty() && !hasPassword(user) && !hasCertificate(user);
}

bool isHeaderValue(const QString &text)
{
    return std::none_of(text.cbegin(), text.cend(),
                        [](QChar c) { return (c.unicode() < 0x20 && c != u'\t') || c.unicode() == 0x7f; });
}

} // namespace largada::kube
