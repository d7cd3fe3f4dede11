// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A kubeconfig as kubectl reads it: files merged, paths resolved, nothing else done. client-go's
// tools/clientcmd/{loader,validation}.go and clientcmd/api/v1/types.go. Never written.
#pragma once

#include <optional>

#include <QHash>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QVector>

#include "core/result.h"

namespace largada::kube
{

struct ClusterEntry {
    QString server;
    QString tlsServerName;
    bool insecureSkipTlsVerify = false;
    QString certificateAuthority; // absolute path
    QByteArray certificateAuthorityData;
    QString proxyUrl;
    bool disableCompression = false;
    QByteArray execExtension; // JSON of the extension client.authentication.k8s.io/exec; empty: none
    QString origin;           // the file it came from
    bool operator==(const ClusterEntry &) const = default;
};

enum class InteractiveMode { IfAvailable, Never, Always };

// A program that prints a credential (KEP-541). Values of env may be secrets.
struct ExecEntry {
    QString apiVersion;
    QString command; // absolute, or a name to look for in PATH
    QStringList args;
    QVector<std::pair<QString, QString>> env;
    QString installHint;
    bool provideClusterInfo = false;
    std::optional<InteractiveMode> interactiveMode;
    bool operator==(const ExecEntry &) const = default;
};

// Holds secrets.
struct UserEntry {
    QString clientCertificate; // absolute paths
    QString clientKey;
    QByteArray clientCertificateData;
    QByteArray clientKeyData;
    QString token;
    QString tokenFile;
    QString impersonateUser;
    QString impersonateUid;
    QStringList impersonateGroups;
    QVector<std::pair<QString, QStringList>> impersonateExtra;
    QString username;
    QString password;
    std::optional<ExecEntry> exec;
    QString authProvider;                       // its name; empty: none
    QHash<QString, QString> authProviderConfig; // of "oidc": id-token, idp-issuer-url …
    QString origin;
    bool operator==(const UserEntry &) const = default;
};

struct ContextEntry {
    QString cluster;
    QString user;
    QString ns; // empty: "default"
    QString origin;
    bool operator==(const ContextEntry &) const = default;
};

struct KubeConfig {
    QHash<QString, ClusterEntry> clusters;
    QHash<QString, UserEntry> users;
    QHash<QString, ContextEntry> contexts;
    QString currentContext;
    QStringList files;   // that were read, in their order
    QStringList missing; // that were named and are not there
    bool operator==(const KubeConfig &) const = default;
};

// The files that would be read: the explicit one, else KUBECONFIG's list without empty and repeated entries, else
// ~/.kube/config.
QStringList kubeConfigFiles(const QString &explicitFile, const QProcessEnvironment &environment);

// Errc::NotFound: the explicit file is missing. Errc::Storage: one cannot be read. Errc::BadInput: one cannot be
// understood. The subject is the file. No file at all is an empty configuration.
Result<KubeConfig> loadKubeConfig(const QString &explicitFile, const QProcessEnvironment &environment);

// One file's text. file: for errors, and relative paths are resolved against its directory.
Result<KubeConfig> parseKubeConfig(const QByteArray &yaml, const QString &file);

} // namespace largada::kube
