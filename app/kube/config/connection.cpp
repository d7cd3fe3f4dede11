// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/config/connection.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "kube/config/server_url.h"
#include "kube/config/usable.h"

namespace largada::kube
{

namespace
{

constexpr qint64 maxFile = 1024 * 1024;

Error notFound(const QString &what, const QString &subject)
{
    return {Errc::NotFound, what, subject};
}

Result<QByteArray> readSmallFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile()) // a pipe might never be written to
        return Error{Errc::Storage, QStringLiteral("not a file"), path};
    if (!file.open(QIODevice::ReadOnly))
        return Error{Errc::Storage, file.errorString(), path};
    const QByteArray content = file.read(maxFile + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{Errc::Storage, file.errorString(), path};
    if (content.size() > maxFile)
        return Error{Errc::Storage, QStringLiteral("larger than 1 MiB"), path};
    return content;
}

// An empty file would pass for none, and none means the system's roots.
Result<QByteArray> pemOf(const QByteArray &data, const QString &path, const char *field)
{
    if (!data.isEmpty() || path.isEmpty())
        return data;
    auto content = readSmallFile(path);
    if (content && content->trimmed().isEmpty())
        return Error{Errc::BadInput, QStringLiteral("an empty file"), QLatin1String(field)};
    return content;
}

Result<net::TlsOptions> tlsOf(const ClusterEntry &cluster, const UserEntry &user)
{
    const bool hasAuthority = !cluster.certificateAuthority.isEmpty() || !cluster.certificateAuthorityData.isEmpty();
    if (cluster.insecureSkipTlsVerify && hasAuthority)
        return Error{Errc::BadInput, QStringLiteral("true, but there is a certificate authority"),
                     QStringLiteral("insecure-skip-tls-verify")};
    net::TlsOptions tls;
    tls.serverName = cluster.tlsServerName;
    tls.insecure = cluster.insecureSkipTlsVerify;
    auto trusted = pemOf(cluster.certificateAuthorityData, cluster.certificateAuthority, "certificate-authority");
    if (!trusted)
        return trusted.error();
    tls.trusted = *std::move(trusted);
    if (user.clientCertificate.isEmpty() && user.clientCertificateData.isEmpty())
        return tls; // a key alone is ignored
    auto certificate = pemOf(user.clientCertificateData, user.clientCertificate, "client-certificate");
    if (!certificate)
        return certificate.error();
    tls.certificate = *std::move(certificate);
    auto key = pemOf(user.clientKeyData, user.clientKey, "client-key");
    if (!key)
        return key.error();
    tls.key = *std::move(key);
    return tls;
}

// Everything that the entries in it say.
Result<Connection> completed(Connection connection, const QProcessEnvironment &environment)
{
    if (const auto checked = checkUser(connection.user); !checked)
        return checked.error();
    if (const auto checked = checkCluster(connection.cluster); !checked)
        return checked.error();
    if (const auto checked = checkNamespace(connection.ns); !checked)
        return checked.error();
    auto server = serverUrl(connection.cluster.server);
    if (!server)
        return server.error();
    connection.server = *std::move(server);
    connection.proxy = net::proxyRulesOf(environment);
    connection.proxy.always = connection.cluster.proxyUrl;
    connection.disableCompression = connection.cluster.disableCompression;
    if (!connection.isSecure())
        return connection;
    if (const auto checked = checkIdentification(connection.user); !checked)
        return checked.error();
    auto tls = tlsOf(connection.cluster, connection.user);
    if (!tls)
        return tls.error();
    connection.tls = *std::move(tls);
    return connection;
}

QString namespaceOfPod(const QProcessEnvironment &environment, const QString &root)
{
    const QString named = environment.value(QStringLiteral("POD_NAMESPACE"));
    if (!named.isEmpty())
        return named;
    const auto mounted = readSmallFile(QDir(root).filePath(QStringLiteral("namespace")));
    const QString ns = mounted ? QString::fromUtf8(*mounted).trimmed() : QString();
    return ns.isEmpty() ? QStringLiteral("default") : ns;
}

} // namespace

Result<Connection> resolveConnection(const KubeConfig &config, const ConnectionWanted &wanted,
                                     const QProcessEnvironment &environment)
{
    Connection connection;
    connection.context = wanted.context.isEmpty() ? config.currentContext : wanted.context;
    if (connection.context.isEmpty())
        return notFound(QStringLiteral("no current context"), QStringLiteral("current-context"));
    const auto context = config.contexts.constFind(connection.context);
    if (context == config.contexts.cend())
        return notFound(QStringLiteral("no such context"), connection.context);
    // A context without a user is that of an anonymous one, as with kubectl; a name that leads nowhere is a mistake.
    if (!context->user.isEmpty() && !config.users.contains(context->user))
        return notFound(QStringLiteral("no such user"), context->user);
    if (context->cluster.isEmpty())
        return Error{Errc::BadInput, QStringLiteral("the context has none"), QStringLiteral("cluster")};
    if (!config.clusters.contains(context->cluster))
        return notFound(QStringLiteral("no such cluster"), context->cluster);
    connection.cluster = config.clusters.value(context->cluster);
    connection.user = config.users.value(context->user);
    connection.ns = !wanted.ns.isEmpty() ? wanted.ns : context->ns;
    if (connection.ns.isEmpty())
        connection.ns = QStringLiteral("default");
    return completed(std::move(connection), environment);
}

Result<Connection> inClusterConnection(const QProcessEnvironment &environment, const QString &root)
{
    const QString host = environment.value(QStringLiteral("KUBERNETES_SERVICE_HOST"));
    const QString port = environment.value(QStringLiteral("KUBERNETES_SERVICE_PORT"));
    const QString token = QDir(root).filePath(QStringLiteral("token"));
    if (host.isEmpty() || port.isEmpty() || !QFileInfo(token).isFile())
        return notFound(QStringLiteral("not in a cluster"), QStringLiteral("service account"));
    if (const auto content = readSmallFile(token); !content)
        return content.error();
    Connection connection;
    connection.cluster.server =
        QStringLiteral("https://%1:%2").arg(host.contains(u':') ? u'[' + host + u']' : host, port);
    const QString authority = QDir(root).filePath(QStringLiteral("ca.crt"));
    if (QFileInfo::exists(authority)) // else the system's roots, as client-go
        connection.cluster.certificateAuthority = authority;
    connection.user.tokenFile = token;
    connection.ns = namespaceOfPod(environment, root);
    return completed(std::move(connection), environment);
}

Result<Connection> connectionFor(const ConnectionWanted &wanted, const QProcessEnvironment &environment)
{
    const auto config = loadKubeConfig(wanted.kubeConfig, environment);
    if (!config)
        return config.error();
    const bool isNamed = !wanted.kubeConfig.isEmpty() || !wanted.context.isEmpty();
    if (isNamed || !config->currentContext.isEmpty())
        return resolveConnection(*config, wanted, environment);
    auto inside = inClusterConnection(environment);
    if (inside && !wanted.ns.isEmpty()) {
        inside->ns = wanted.ns;
        if (const auto checked = checkNamespace(wanted.ns); !checked)
            return checked.error();
    }
    if (inside || inside.error().code != Errc::NotFound)
        return inside;
    return resolveConnection(*config, wanted, environment);
}

} // namespace largada::kube
