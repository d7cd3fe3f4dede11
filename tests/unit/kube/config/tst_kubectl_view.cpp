// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Our reading of kubeconfigs against that of the real kubectl, where there is one.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "kube/config/kube_config.h"

using namespace largada;
using namespace largada::kube;

namespace
{

QString kubectl()
{
    const QString own = QStandardPaths::findExecutable(
        QStringLiteral("kubectl"), {QDir::homePath() + QStringLiteral("/.cache/largada-cluster/bin")});
    return own.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("kubectl")) : own;
}

void put(QJsonObject &object, const char *name, const QString &value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(name), value);
}

QJsonObject shown(const ClusterEntry &entry)
{
    QJsonObject object;
    put(object, "server", entry.server);
    put(object, "tls-server-name", entry.tlsServerName);
    put(object, "certificate-authority", entry.certificateAuthority);
    put(object, "certificate-authority-data", QString::fromLatin1(entry.certificateAuthorityData.toBase64()));
    put(object, "proxy-url", entry.proxyUrl);
    if (entry.insecureSkipTlsVerify)
        object.insert(QStringLiteral("insecure-skip-tls-verify"), true);
    if (!entry.execExtension.isEmpty())
        object.insert(QStringLiteral("extension"), QJsonDocument::fromJson(entry.execExtension).object());
    return object;
}

QJsonObject shown(const UserEntry &entry)
{
    QJsonObject object;
    put(object, "token", entry.token);
    put(object, "tokenFile", entry.tokenFile);
    put(object, "client-certificate", entry.clientCertificate);
    put(object, "client-key-data", QString::fromLatin1(entry.clientKeyData.toBase64()));
    put(object, "as", entry.impersonateUser);
    put(object, "username", entry.username);
    if (!entry.impersonateGroups.isEmpty())
        object.insert(QStringLiteral("as-groups"), QJsonArray::fromStringList(entry.impersonateGroups));
    if (entry.exec) {
        object.insert(QStringLiteral("command"), entry.exec->command);
        object.insert(QStringLiteral("args"), QJsonArray::fromStringList(entry.exec->args));
    }
    put(object, "provider", entry.authProvider);
    return object;
}

QJsonObject shown(const ContextEntry &entry)
{
    QJsonObject object;
    put(object, "cluster", entry.cluster);
    put(object, "user", entry.user);
    put(object, "namespace", entry.ns);
    return object;
}

template<class Entry>
QJsonObject shownAll(const QHash<QString, Entry> &entries)
{
    QJsonObject all;
    for (auto entry = entries.cbegin(); entry != entries.cend(); ++entry)
        all.insert(entry.key(), shown(entry.value()));
    return all;
}

// kubectl's view of one entry with the fields that shown() has.
QJsonObject pruned(QJsonObject entry)
{
    for (const QString &name : entry.keys()) {
        const QJsonValue value = entry.value(name);
        if (value.isNull() || (value.isString() && value.toString().isEmpty()))
            entry.remove(name);
    }
    const QJsonArray extensions = entry.take(QStringLiteral("extensions")).toArray();
    if (!extensions.isEmpty())
        entry.insert(QStringLiteral("extension"), extensions.first().toObject().value(QStringLiteral("extension")));
    const QJsonObject exec = entry.take(QStringLiteral("exec")).toObject();
    if (!exec.isEmpty()) {
        entry.insert(QStringLiteral("command"), exec.value(QStringLiteral("command")));
        entry.insert(QStringLiteral("args"), exec.value(QStringLiteral("args")).toArray());
    }
    const QJsonObject provider = entry.take(QStringLiteral("auth-provider")).toObject();
    put(entry, "provider", provider.value(QStringLiteral("name")).toString());
    return entry;
}

QJsonObject byName(const QJsonValue &list, const QString &member)
{
    QJsonObject all;
    for (const auto &item : list.toArray())
        all.insert(item[QStringLiteral("name")].toString(), pruned(item[member].toObject()));
    return all;
}

} // namespace

class TstKubectlView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void sameAsKubectl_data();
    void sameAsKubectl();

private:
    QString m_kubectl;
};

void TstKubectlView::initTestCase()
{
    m_kubectl = kubectl();
    if (m_kubectl.isEmpty())
        QSKIP("there is no kubectl; put one into PATH or ~/.cache/largada-cluster/bin");
}

void TstKubectlView::sameAsKubectl_data()
{
    QTest::addColumn<QStringList>("documents");

    const auto row = [](const char *name, const QStringList &documents) { QTest::addRow("%s", name) << documents; };
    const QString base =
        QStringLiteral("current-context: c\n"
                       "clusters:\n- name: k\n  cluster: {server: 'https://a:1', proxy-url: 'http://p'}\n"
                       "users:\n- name: u\n  user: {token: a}\n"
                       "contexts:\n- name: c\n  context: {cluster: k, user: u, namespace: one}\n");
    const QString other = QStringLiteral("current-context: d\n"
                                         "clusters:\n- name: k\n  cluster: {server: 'https://b', tls-server-name: x}\n"
                                         "- name: l\n  cluster: {server: 'https://l', insecure-skip-tls-verify: true}\n"
                                         "users:\n- name: u\n  user: {username: b, as: jane, as-groups: [g, h]}\n"
                                         "contexts:\n- name: c\n  context: {cluster: l, user: u}\n"
                                         "- name: d\n  context: {cluster: l, user: u}\n");
    row("one", {base});
    row("two, the first wins", {base, other});
    row("the other way", {other, base});
    row("three with an empty one", {QString(), other, base});
    row("comment only", {QStringLiteral("# nothing\n"), base});
    row("current context from the second", {QStringLiteral("current-context: ''\n"), base});
    row("nulls", {QStringLiteral("clusters: null\nusers:\ncontexts: ~\n"), base});
    row("JSON", {QStringLiteral("{\"current-context\":\t\"j\", \"contexts\": [{\"name\": \"j\", \"context\": "
                                "{\"cluster\": \"k\", \"user\": \"u\"}}]}"),
                 base});
    row("merge key and repeated key",
        {QStringLiteral("x: &x {cluster: k, user: z}\ncontexts:\n- name: c\n  context: {<<: *x, user: a, user: b}\n"),
         base});
    row("block and quoted text",
        {QStringLiteral("users:\n- name: 'yes'\n  user:\n    token: \"1\"\n    client-key-data: |\n"
                        "      YW\n      I=\n"),
         base});
    row("date, tag and binary are text",
        {QStringLiteral("contexts:\n- name: 2001-01-01\n  context: {cluster: !!str 12, user: !!binary YWI=}\n")});
    row("second document", {QStringLiteral("current-context: a\n---\ncurrent-context: b\n")});
    row("exec, extension, provider",
        {QStringLiteral(
            "clusters:\n- name: k\n  cluster:\n    extensions:\n    - name: client.authentication.k8s.io/exec\n"
            "      extension: {a: 0x10, b: yes, c: 1.5, d: [~, 017], 7: q, e: 1_000, f: 0b11, g: 1e3}\n"
            "users:\n- name: p\n  user: {auth-provider: {name: oidc}}\n"
            "- name: e\n  user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: /bin/x, "
            "args: [a, '']}}\n")});
    row("entry without a name", {QStringLiteral("contexts:\n- context: {cluster: a}\n")});
    row("unknown fields",
        {QStringLiteral("foo: [1]\nclusters:\n- name: k\n  bar: 1\n  cluster: {server: s, baz: {}}\n")});

    // Refused by both.
    row("!number for text", {QStringLiteral("users: [{name: u, user: {token: 1}}]")});
    row("!fraction for text", {QStringLiteral("users: [{name: u, user: {token: 1e3}}]")});
    row("!yes for text", {QStringLiteral("users: [{name: u, user: {token: y}}]")});
    row("!two of a name", {QStringLiteral("users: [{name: u}, {name: u}]")});
    row("!list for map", {QStringLiteral("users: {u: {}}")});
    row("!base64", {QStringLiteral("users: [{name: u, user: {client-key-data: YQ}}]")});
    row("!kind", {QStringLiteral("kind: Pod\napiVersion: v1")});
    row("!version", {QStringLiteral("kind: Config\napiVersion: v2")});
    row("!scalar", {QStringLiteral("hello")});
    row("!list", {QStringLiteral("- a")});
    row("!one of two", {base, QStringLiteral("a: [")});
}

void TstKubectlView::sameAsKubectl()
{
    QFETCH(QStringList, documents);

    QTemporaryDir directory;
    QStringList files;
    for (const QString &document : documents) {
        QFile file(directory.filePath(QStringLiteral("%1.yaml").arg(files.size())));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(document.toUtf8());
        files.append(file.fileName());
    }
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    environment.insert(QStringLiteral("HOME"), directory.path());
    environment.insert(QStringLiteral("KUBECONFIG"), files.join(QDir::listSeparator()));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(m_kubectl, {QStringLiteral("config"), QStringLiteral("view"), QStringLiteral("--raw"),
                              QStringLiteral("-o"), QStringLiteral("json")});
    QVERIFY(process.waitForFinished());

    const auto ours = loadKubeConfig({}, environment);
    QCOMPARE(bool(ours), process.exitCode() == 0);
    QCOMPARE(bool(ours), QTest::currentDataTag()[0] != '!');
    if (!ours)
        return;
    const QJsonObject theirs = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QCOMPARE(ours->currentContext, theirs.value(QStringLiteral("current-context")).toString());
    QCOMPARE(shownAll(ours->clusters), byName(theirs.value(QStringLiteral("clusters")), QStringLiteral("cluster")));
    QCOMPARE(shownAll(ours->users), byName(theirs.value(QStringLiteral("users")), QStringLiteral("user")));
    QCOMPARE(shownAll(ours->contexts), byName(theirs.value(QStringLiteral("contexts")), QStringLiteral("context")));
}

QTEST_GUILESS_MAIN(TstKubectlView)
#include "tst_kubectl_view.moc"
