// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/auth/exec_credential.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include "kube/config/fields.h"
#include "kube/config/usable.h"
#include "kube/config/yaml_json.h"
#include "net/tls.h"

namespace largada::kube
{

namespace
{

using nlohmann::ordered_json;

Error noCredential(const QString &why)
{
    return {Errc::Process, why};
}

ordered_json clusterOf(const Connection &connection)
{
    const ClusterEntry &entry = connection.cluster;
    ordered_json cluster;
    cluster["server"] = connection.server.toStdString();
    if (!entry.tlsServerName.isEmpty())
        cluster["tls-server-name"] = entry.tlsServerName.toStdString();
    if (entry.insecureSkipTlsVerify)
        cluster["insecure-skip-tls-verify"] = true;
    if (!connection.tls.trusted.isEmpty()) // a file's content as well
        cluster["certificate-authority-data"] = connection.tls.trusted.toBase64().toStdString();
    if (!entry.proxyUrl.isEmpty())
        cluster["proxy-url"] = entry.proxyUrl.toStdString();
    if (entry.disableCompression)
        cluster["disable-compression"] = true;
    const auto config = ordered_json::parse(entry.execExtension.cbegin(), entry.execExtension.cend(), nullptr, false);
    cluster["config"] = config.is_discarded() ? ordered_json(nullptr) : config; // null where there is none, as Go
    return cluster;
}

// RFC 3339. Qt alone would take a time without a zone for a local one.
std::optional<WallTime> instantOf(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)\\z"));
    const auto match = form.match(text);
    const QDateTime instant = QDateTime::fromString(match.captured(1) + match.captured(3), Qt::ISODate);
    if (!match.hasMatch() || !instant.isValid())
        return std::nullopt;
    return WallTime(std::chrono::milliseconds(instant.toMSecsSinceEpoch()));
}

Result<ExecCredential> checkedCredential(ExecCredential credential)
{
    if (credential.token.isEmpty() && credential.certificate.isEmpty() && credential.key.isEmpty())
        return noCredential(QStringLiteral("it printed neither a token nor a certificate"));
    if (credential.certificate.isEmpty() != credential.key.isEmpty())
        return noCredential(QStringLiteral("it printed only one of certificate and key"));
    if (!isHeaderValue(credential.token))
        return noCredential(QStringLiteral("its token has control characters"));
    if (!credential.certificate.isEmpty()) {
        const auto usable = net::tlsConfiguration({.certificate = credential.certificate, .key = credential.key});
        if (!usable)
            return noCredential(QStringLiteral("its %1: %2").arg(usable.error().subject, usable.error().what));
    }
    return credential;
}

} // namespace

QByteArray execInfo(const Connection &connection)
{
    ordered_json info;
    info["kind"] = "ExecCredential";
    info["apiVersion"] = connection.user.exec->apiVersion.toStdString();
    ordered_json spec;
    if (connection.user.exec->provideClusterInfo)
        spec["cluster"] = clusterOf(connection);
    spec["interactive"] = false;
    info["spec"] = spec;
    return QByteArray::fromStdString(info.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

Result<ExecCredential> parseExecCredential(const QByteArray &output, const QString &apiVersion)
{
    const auto json = jsonFromYaml(output); // client-go's decoder takes YAML as well
    const QJsonDocument document = json ? QJsonDocument::fromJson(*json) : QJsonDocument();
    if (!document.isObject())
        return noCredential(QStringLiteral("it printed no ExecCredential"));
    FieldErrors errors;
    const Fields root(document.object(), {}, errors);
    const QString kind = root.text("kind");
    const QString version = root.text("apiVersion");
    const Fields status = root.object("status");
    ExecCredential credential;
    credential.token = status.text("token");
    credential.certificate = status.text("clientCertificateData").toUtf8();
    credential.key = status.text("clientKeyData").toUtf8();
    if (status.has("expirationTimestamp")) {
        credential.expires = instantOf(status.text("expirationTimestamp"));
        if (!credential.expires)
            status.wrong("expirationTimestamp", QStringLiteral("no RFC 3339 time"));
    }
    if (!errors.first().isEmpty())
        return noCredential(QStringLiteral("it printed a wrong ") + errors.first());
    if (kind != QLatin1String("ExecCredential"))
        return noCredential(QStringLiteral("it printed no ExecCredential"));
    if (version != apiVersion)
        return noCredential(QStringLiteral("it printed another version than ") + apiVersion);
    if (!root.has("status"))
        return noCredential(QStringLiteral("it printed no status"));
    return checkedCredential(std::move(credential));
}

} // namespace largada::kube
