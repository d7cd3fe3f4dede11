// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/config/kube_config.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include "kube/config/fields.h"
#include "kube/config/yaml_json.h"

namespace largada::kube
{

namespace
{

constexpr qint64 maxFile = 8 * 1024 * 1024;

class Reader
{
public:
    explicit Reader(const QString &file) : m_file(file), m_directory(QFileInfo(file).absolutePath()) {}

    ClusterEntry cluster(const Fields &fields) const
    {
        ClusterEntry entry;
        entry.server = fields.text("server");
        entry.tlsServerName = fields.text("tls-server-name");
        entry.insecureSkipTlsVerify = fields.flag("insecure-skip-tls-verify");
        entry.certificateAuthority = absolute(fields.text("certificate-authority"));
        entry.certificateAuthorityData = fields.base64("certificate-authority-data");
        entry.proxyUrl = fields.text("proxy-url");
        entry.disableCompression = fields.flag("disable-compression");
        QStringList seen;
        for (const Fields &extension : fields.objects("extensions")) {
            const QString name = extension.text("name");
            if (seen.contains(name))
                extension.wrong("name", QStringLiteral("there are two of this name"));
            seen.append(name);
            if (name == QLatin1String("client.authentication.k8s.io/exec"))
                entry.execExtension = extension.json("extension");
        }
        entry.origin = m_file;
        return entry;
    }

    UserEntry user(const Fields &fields) const
    {
        UserEntry entry;
        entry.clientCertificate = absolute(fields.text("client-certificate"));
        entry.clientKey = absolute(fields.text("client-key"));
        entry.clientCertificateData = fields.base64("client-certificate-data");
        entry.clientKeyData = fields.base64("client-key-data");
        entry.token = fields.text("token");
        entry.tokenFile = absolute(fields.text("tokenFile"));
        entry.impersonateUser = fields.text("as");
        entry.impersonateUid = fields.text("as-uid");
        entry.impersonateGroups = fields.texts("as-groups");
        const Fields extra = fields.object("as-user-extra");
        for (const QString &name : extra.names())
            entry.impersonateExtra.append({name, extra.texts(name.toUtf8().constData())});
        entry.username = fields.text("username");
        entry.password = fields.text("password");
        if (fields.has("exec"))
            entry.exec = exec(fields.object("exec"));
        if (fields.has("auth-provider"))
            readAuthProvider(fields.object("auth-provider"), entry);
        entry.origin = m_file;
        return entry;
    }

    ContextEntry context(const Fields &fields) const
    {
        return {fields.text("cluster"), fields.text("user"), fields.text("namespace"), m_file};
    }

private:
    QString absolute(const QString &path) const
    {
        if (path.isEmpty() || QDir::isAbsolutePath(path))
            return path;
        return QDir::cleanPath(m_directory + u'/' + path);
    }

    ExecEntry exec(const Fields &fields) const
    {
        ExecEntry entry;
        entry.apiVersion = fields.text("apiVersion");
        entry.command = fields.text("command");
        if (entry.command.contains(u'/')) // else it is looked for in PATH
            entry.command = absolute(entry.command);
        entry.args = fields.texts("args");
        for (const Fields &variable : fields.objects("env"))
            entry.env.append({variable.text("name"), variable.text("value")});
        entry.installHint = fields.text("installHint");
        entry.provideClusterInfo = fields.flag("provideClusterInfo");
        const QString mode = fields.text("interactiveMode");
        if (mode == QLatin1String("IfAvailable"))
            entry.interactiveMode = InteractiveMode::IfAvailable;
        else if (mode == QLatin1String("Never"))
            entry.interactiveMode = InteractiveMode::Never;
        else if (mode == QLatin1String("Always"))
            entry.interactiveMode = InteractiveMode::Always;
        else if (!mode.isEmpty())
            fields.wrong("interactiveMode", QStringLiteral("none of Never, IfAvailable, Always"));
        return entry;
    }

    static void readAuthProvider(const Fields &fields, UserEntry &entry)
    {
        entry.authProvider = fields.text("name");
        if (entry.authProvider.isEmpty())
            fields.wrong("name", QStringLiteral("missing"));
        const Fields config = fields.object("config");
        for (const QString &name : config.names())
            entry.authProviderConfig.insert(name, config.text(name.toUtf8().constData()));
    }

    QString m_file;
    QString m_directory;
};

// A list of {name, <member>: {…}} as a map.
template<class Entry, class Read>
QHash<QString, Entry> named(const Fields &root, const char *list, const char *member, const Read &read)
{
    QHash<QString, Entry> entries;
    for (const Fields &item : root.objects(list)) {
        const QString name = item.text("name");
        if (entries.contains(name))
            item.wrong("name", QStringLiteral("there are two of this name"));
        entries.insert(name, read(item.object(member)));
    }
    return entries;
}

Result<KubeConfig> readDocument(const QJsonObject &document, const QString &file)
{
    FieldErrors errors;
    const Fields root(document, {}, errors);
    const QString apiVersion = root.text("apiVersion");
    const QString kind = root.text("kind");
    if (!apiVersion.isEmpty() && apiVersion != QLatin1String("v1"))
        root.wrong("apiVersion", QStringLiteral("not v1"));
    if (!kind.isEmpty() && kind != QLatin1String("Config"))
        root.wrong("kind", QStringLiteral("not Config"));
    const Reader reader(file);
    KubeConfig config;
    config.currentContext = root.text("current-context");
    config.clusters =
        named<ClusterEntry>(root, "clusters", "cluster", [&reader](const Fields &f) { return reader.cluster(f); });
    config.users = named<UserEntry>(root, "users", "user", [&reader](const Fields &f) { return reader.user(f); });
    config.contexts =
        named<ContextEntry>(root, "contexts", "context", [&reader](const Fields &f) { return reader.context(f); });
    if (!errors.first().isEmpty())
        return Error{Errc::BadInput, errors.first(), file};
    config.files = {file};
    return config;
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return Error{Errc::Storage, QStringLiteral("is a directory"), path};
    if (!file.open(QIODevice::ReadOnly))
        return Error{Errc::Storage, file.errorString(), path};
    QByteArray text;
    while (text.size() <= maxFile) { // a pipe gives it in pieces, and says no size
        const QByteArray piece = file.read(maxFile + 1 - text.size());
        if (piece.isEmpty())
            return file.error() == QFileDevice::NoError ? Result<QByteArray>(text)
                                                        : Error{Errc::Storage, file.errorString(), path};
        text += piece;
    }
    return Error{Errc::BadInput, QStringLiteral("larger than 8 MiB"), path};
}

// The first file that has a name keeps its whole entry.
template<class Entry>
void addMissing(QHash<QString, Entry> &into, const QHash<QString, Entry> &from)
{
    for (auto entry = from.cbegin(); entry != from.cend(); ++entry) {
        if (!into.contains(entry.key()))
            into.insert(entry.key(), entry.value());
    }
}

void mergeInto(KubeConfig &config, const KubeConfig &next)
{
    addMissing(config.clusters, next.clusters);
    addMissing(config.users, next.users);
    addMissing(config.contexts, next.contexts);
    if (config.currentContext.isEmpty())
        config.currentContext = next.currentContext;
    config.files += next.files;
}

} // namespace

QStringList kubeConfigFiles(const QString &explicitFile, const QProcessEnvironment &environment)
{
    if (!explicitFile.isEmpty())
        return {explicitFile};
    const QString listed = environment.value(QStringLiteral("KUBECONFIG"));
    if (!listed.isEmpty()) {
        QStringList files = listed.split(QDir::listSeparator(), Qt::SkipEmptyParts);
        files.removeDuplicates();
        return files;
    }
    const QString home = environment.value(QStringLiteral("HOME"));
    return home.isEmpty() ? QStringList() : QStringList{QDir(home).filePath(QStringLiteral(".kube/config"))};
}

Result<KubeConfig> loadKubeConfig(const QString &explicitFile, const QProcessEnvironment &environment)
{
    KubeConfig config;
    for (const QString &file : kubeConfigFiles(explicitFile, environment)) {
        if (!QFileInfo::exists(file)) {
            if (!explicitFile.isEmpty())
                return Error{Errc::NotFound, QStringLiteral("no such file"), file};
            config.missing.append(file);
            continue;
        }
        const auto text = readFile(file);
        if (!text)
            return text.error();
        const auto parsed = parseKubeConfig(*text, file);
        if (!parsed)
            return parsed.error();
        mergeInto(config, *parsed);
    }
    return config;
}

Result<KubeConfig> parseKubeConfig(const QByteArray &yaml, const QString &file)
{
    const auto json = jsonFromYaml(yaml);
    if (!json)
        return Error{json.error().code, json.error().what, file};
    if (*json == "null")
        return readDocument({}, file);
    const QJsonDocument document = QJsonDocument::fromJson(*json);
    if (!document.isObject())
        return Error{Errc::BadInput, QStringLiteral("not a map"), file};
    return readDocument(document.object(), file);
}

} // namespace largada::kube
