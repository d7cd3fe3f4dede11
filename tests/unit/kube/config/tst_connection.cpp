// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "kube/config/connection.h"

using namespace largada;
using namespace largada::kube;

namespace
{

using Change = std::function<void(KubeConfig &)>;

ClusterEntry &cluster(KubeConfig &config)
{
    return config.clusters[QStringLiteral("k")];
}

UserEntry &user(KubeConfig &config)
{
    return config.users[QStringLiteral("u")];
}

ContextEntry &context(KubeConfig &config)
{
    return config.contexts[QStringLiteral("c")];
}

KubeConfig usable()
{
    KubeConfig config;
    config.currentContext = QStringLiteral("c");
    context(config) = {QStringLiteral("k"), QStringLiteral("u"), {}, {}};
    cluster(config).server = QStringLiteral("https://h:6443");
    user(config).token = QStringLiteral("t");
    return config;
}

ExecEntry plugin()
{
    ExecEntry exec;
    exec.apiVersion = QStringLiteral("client.authentication.k8s.io/v1");
    exec.command = QStringLiteral("login");
    exec.interactiveMode = InteractiveMode::Never;
    return exec;
}

// "ok", or the code and subject of the error.
QString outcome(const Result<Connection> &connection)
{
    if (connection)
        return QStringLiteral("ok");
    switch (connection.error().code) {
    case Errc::NotFound:
        return QStringLiteral("not found: ") + connection.error().subject;
    case Errc::BadInput:
        return QStringLiteral("bad: ") + connection.error().subject;
    case Errc::Unsupported:
        return QStringLiteral("unsupported: ") + connection.error().subject;
    case Errc::Storage:
        return QStringLiteral("unreadable: ") + connection.error().subject;
    default:
        return QStringLiteral("other");
    }
}

} // namespace
Q_DECLARE_METATYPE(Change)

class TstConnection : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void usability_data();
    void usability();
    void servers_data();
    void servers();
    void wantedContextAndNamespace();
    void secureConnectionCarriesTls();
    void filesAreRead();
    void filesThatCannotBeRead_data();
    void filesThatCannotBeRead();
    void plainHttpCarriesNoSecrets();
    void proxies();
    void inCluster_data();
    void inCluster();
    void outsideOfACluster_data();
    void outsideOfACluster();
    void namespaceOfThePod();
    void orderOfSources_data();
    void orderOfSources();

private:
    QString write(const QString &name, const QByteArray &content) const;
    QString serviceAccount() const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TstConnection::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

QString TstConnection::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_directory->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qCritical("%s cannot be written", qPrintable(name));
    return file.fileName();
}

void TstConnection::usability_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *expected, Change change) {
        QTest::addRow("%s", name) << std::move(change) << QString::fromLatin1(expected);
    };
    const QString text = QStringLiteral("x");

    row("usable", "ok", [](KubeConfig &) {}); // client-go client_config_test.go TestCreateClean
    // client-go validation_test.go TestConfirmUsableBadInfoButOkConfig
    row("another context is broken", "ok", [](KubeConfig &c) {
        c.clusters[QStringLiteral("broken")] = {};
        c.contexts[QStringLiteral("broken")] = {};
    });
    // TestConfirmUsableEmptyConfig, TestConfirmUsableMissingConfig, TestValidateEmptyConfig
    row("nothing", "not found: current-context", [](KubeConfig &c) { c = {}; });
    // TestValidateMissingCurrentContextConfig; client_config_test.go TestCreateMissingContext
    row("no such context", "not found: d", [](KubeConfig &c) { c.currentContext = QStringLiteral("d"); });
    // TestConfirmUsableMissingObjects, TestValidateMissingReferencesConfig
    row("no such cluster", "not found: d", [](KubeConfig &c) { context(c).cluster = QStringLiteral("d"); });
    row("no such user", "not found: d", [](KubeConfig &c) { context(c).user = QStringLiteral("d"); });
    // TestValidateEmptyContext
    row("context without cluster", "bad: cluster", [](KubeConfig &c) { context(c).cluster.clear(); });
    row("context without user", "ok", [](KubeConfig &c) { context(c).user.clear(); });
    row("namespace is no label", "bad: namespace", [](KubeConfig &c) { context(c).ns = QStringLiteral("../x"); });
    // TestValidateEmptyClusterInfo, TestValidateClusterInfoErrEmptyCluster
    row("no server", "bad: server", [](KubeConfig &c) { cluster(c).server.clear(); });
    row("authority twice", "bad: certificate-authority-data", [text](KubeConfig &c) {
        cluster(c).certificateAuthority = text;
        cluster(c).certificateAuthorityData = "x";
    });
    // transport_test.go TestNew "ca with insecure"
    row("authority, but insecure", "bad: insecure-skip-tls-verify", [](KubeConfig &c) {
        cluster(c).certificateAuthorityData = "x";
        cluster(c).insecureSkipTlsVerify = true;
    });
    row("insecure", "ok", [](KubeConfig &c) { cluster(c).insecureSkipTlsVerify = true; });
    row("server's name without authority", "ok", [text](KubeConfig &c) { cluster(c).tlsServerName = text; });
    // client_config_test.go TestProxyURL
    for (const char *good : {"socks5://example.com", "https://example.com", "http://example.com"})
        row(good, "ok", [good](KubeConfig &c) { cluster(c).proxyUrl = QString::fromLatin1(good); });
    for (const char *wrong : {"socks6://example.com", "example.com", "proxy@example.com", "ht tp://x"})
        row(wrong, "bad: proxy-url", [wrong](KubeConfig &c) { cluster(c).proxyUrl = QString::fromLatin1(wrong); });

    // TestValidateEmptyAuthInfo, TestValidateCleanTokenAuthInfo
    row("user without anything", "ok", [](KubeConfig &c) { user(c) = {}; });
    // TestValidateMultipleMethodsAuthInfo
    row("token and password", "bad: token", [text](KubeConfig &c) { user(c).username = user(c).password = text; });
    row("password alone", "unsupported: username", [text](KubeConfig &c) {
        user(c) = {};
        user(c).password = text;
    });
    row("token with a line's end", "bad: token", [](KubeConfig &c) { user(c).token = QStringLiteral("a\nX: b"); });
    // TestValidateCleanCertFilesAuthInfo, TestValidateCertDataOverridesFiles
    row("certificate and token", "ok", [](KubeConfig &c) {
        user(c).clientCertificateData = "x";
        user(c).clientKeyData = "x";
    });
    row("certificate without key", "bad: client-key", [](KubeConfig &c) { user(c).clientCertificateData = "x"; });
    row("key without certificate is ignored", "ok", [](KubeConfig &c) { user(c).clientKeyData = "x"; });
    row("certificate twice", "bad: client-certificate-data", [text](KubeConfig &c) {
        user(c).clientCertificate = text;
        user(c).clientCertificateData = user(c).clientKeyData = "x";
    });
    row("key twice", "bad: client-key-data", [text](KubeConfig &c) {
        user(c).clientKey = text;
        user(c).clientCertificateData = user(c).clientKeyData = "x";
    });

    const auto execRow = [&row](const char *name, const char *expected, std::function<void(UserEntry &)> change) {
        row(name, expected, [change = std::move(change)](KubeConfig &c) {
            user(c) = {};
            user(c).exec = plugin();
            change(user(c));
        });
    };
    execRow("exec", "ok", [](UserEntry &) {}); // TestValidateAuthInfoExec
    // TestValidateAuthInfoExecNoVersion, …NoCommand, …WithAuthProvider, …NoEnv, …InteractiveModeMissing
    execRow("exec without version", "bad: exec.apiVersion", [](UserEntry &u) { u.exec->apiVersion.clear(); });
    execRow("exec without command", "bad: exec.command", [](UserEntry &u) { u.exec->command.clear(); });
    execRow("exec and provider", "bad: auth-provider", [](UserEntry &u) { u.authProvider = QStringLiteral("oidc"); });
    execRow("variable without name", "bad: exec.env", [](UserEntry &u) { u.exec->env = {{QString(), QString()}}; });
    execRow("variable without value", "ok", [](UserEntry &u) { u.exec->env = {{QStringLiteral("A"), QString()}}; });
    execRow("v1 without mode", "bad: exec.interactiveMode", [](UserEntry &u) { u.exec->interactiveMode = {}; });
    execRow("v1beta1 without mode", "ok", [](UserEntry &u) {
        u.exec->interactiveMode = {};
        u.exec->apiVersion = QStringLiteral("client.authentication.k8s.io/v1beta1");
    });
    execRow("v1alpha1", "unsupported: exec.apiVersion",
            [](UserEntry &u) { u.exec->apiVersion = QStringLiteral("client.authentication.k8s.io/v1alpha1"); });
    // exec_test.go "beta-basic-request-with-always-interactive-mode"
    execRow("always interactive", "unsupported: exec.interactiveMode",
            [](UserEntry &u) { u.exec->interactiveMode = InteractiveMode::Always; });
    // exec_test.go TestAuthorizationHeaderPresentCancelsExecAction
    execRow("always interactive, but there is a token", "ok", [text](UserEntry &u) {
        u.exec->interactiveMode = InteractiveMode::Always;
        u.token = text;
    });

    for (const auto &[name, expected] : {std::pair{"gcp", "unsupported: auth-provider"},
                                         {"azure", "unsupported: auth-provider"},
                                         {"other", "unsupported: auth-provider"},
                                         {"oidc", "ok"}})
        row(name, expected, [name = name](KubeConfig &c) { user(c).authProvider = QString::fromLatin1(name); });

    // TestValidateAuthInfoImpersonateUser, …Everything, …GroupsWithoutUserInvalid, …ExtraWithout…, …UIDWithout…
    row("impersonated user", "ok", [text](KubeConfig &c) { user(c).impersonateUser = text; });
    row("impersonated everything", "ok", [text](KubeConfig &c) {
        user(c).impersonateUser = user(c).impersonateUid = text;
        user(c).impersonateGroups = {text};
        user(c).impersonateExtra = {{text, {text}}, {QStringLiteral("y"), {text}}};
    });
    row("group without user", "bad: as", [text](KubeConfig &c) { user(c).impersonateGroups = {text}; });
    row("extra without user", "bad: as", [text](KubeConfig &c) { user(c).impersonateExtra = {{text, {text}}}; });
    row("uid without user", "bad: as", [text](KubeConfig &c) { user(c).impersonateUid = text; });
    row("two groups", "unsupported: as-groups", [text](KubeConfig &c) {
        user(c).impersonateUser = text;
        user(c).impersonateGroups = {text, text};
    });
    row("two values", "unsupported: as-user-extra", [text](KubeConfig &c) {
        user(c).impersonateUser = text;
        user(c).impersonateExtra = {{text, {text, text}}};
    });
    row("user with a line's end", "bad: as", [](KubeConfig &c) { user(c).impersonateUser = QStringLiteral("a\r\nb"); });
}

void TstConnection::usability()
{
    QFETCH(Change, change);
    QFETCH(QString, expected);

    KubeConfig config = usable();
    change(config);
    QCOMPARE(outcome(resolveConnection(config, {}, {})), expected);
}

void TstConnection::servers_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *server, const char *expected) {
        QTest::addRow("%s", server) << QString::fromLatin1(server) << QString::fromLatin1(expected);
    };
    // client-go client_config_test.go TestCreateCleanWithPrefix, rest/url_utils_test.go TestValidatesHostParameter
    row("https://anything.com:8080/foo/bar", "https://anything.com:8080/foo/bar");
    row("http://anything.com:8080/foo/bar/", "http://anything.com:8080/foo/bar");
    row("http://anything.com:8080/", "http://anything.com:8080");
    row("http://anything.com:8080//", "http://anything.com:8080");
    row("anything.com:8080/foo/bar", "bad: server");
    row("anything.com:8080", "http://anything.com:8080");
    row("anything", "http://anything");
    row("localhost:8080", "http://localhost:8080");
    row("127.0.0.1:6443", "http://127.0.0.1:6443");
    row("[::1]:6443", "http://[::1]:6443");
    row("https://[2001:db8::1]:6443/k", "https://[2001:db8::1]:6443/k");
    row("https://rancher/k8s/clusters/c-x?a=b#c", "https://rancher/k8s/clusters/c-x");
    row("https://h?a=b", "https://h");
    row("https://h/a%20b%2Fc", "https://h/a%20b%2Fc");
    row("HTTPS://H:1", "https://h:1");
    row("ftp://h", "bad: server");
    row("https://", "bad: server");
    row("https:///base", "bad: server");
    row("https://h:99999", "bad: server");
    row("https://a b", "bad: server");
    row(" https://h", "bad: server");
    row("https://user:secret@h", "unsupported: server");
}

void TstConnection::servers()
{
    QFETCH(QString, server);
    QFETCH(QString, expected);

    KubeConfig config = usable();
    cluster(config).server = server;
    const auto connection = resolveConnection(config, {}, {});
    QCOMPARE(connection ? connection->server : outcome(connection), expected);
    if (!connection)
        QVERIFY(!connection.error().what.contains(QStringLiteral("secret")));
}

// client-go client_config_test.go TestModifyContext, TestMergeContext, TestNamespaceOverride
void TstConnection::wantedContextAndNamespace()
{
    KubeConfig config = usable();
    config.contexts[QStringLiteral("d")] = {QStringLiteral("k"), QStringLiteral("u"), QStringLiteral("dns"), {}};
    const auto asked = [&config](const char *context, const char *ns) {
        const auto connection =
            resolveConnection(config, {{}, QString::fromLatin1(context), QString::fromLatin1(ns)}, {});
        return connection ? connection->context + u'/' + connection->ns : outcome(connection);
    };
    QCOMPARE(asked("", ""), QStringLiteral("c/default"));
    QCOMPARE(asked("d", ""), QStringLiteral("d/dns"));
    QCOMPARE(asked("d", "mine"), QStringLiteral("d/mine"));
    QCOMPARE(asked("e", ""), QStringLiteral("not found: e"));
    QCOMPARE(asked("d", "A"), QStringLiteral("bad: namespace"));
    config.currentContext.clear();
    QCOMPARE(asked("d", ""), QStringLiteral("d/dns"));
    QCOMPARE(asked("", ""), QStringLiteral("not found: current-context"));
}

// client-go client_config_test.go TestCertificateData, TestTLSServerName, TestDisableCompression
void TstConnection::secureConnectionCarriesTls()
{
    KubeConfig config = usable();
    cluster(config).certificateAuthorityData = "ca";
    cluster(config).tlsServerName = QStringLiteral("name");
    cluster(config).disableCompression = true;
    user(config).clientCertificateData = "cert";
    user(config).clientKeyData = "key";
    const auto connection = resolveConnection(config, {}, {});
    QVERIFY(connection);
    QVERIFY(connection->tls == (net::TlsOptions{"ca", "cert", "key", QStringLiteral("name"), false}));
    QVERIFY(connection->disableCompression);
    QVERIFY(connection->isSecure());
    QVERIFY(connection->cluster == cluster(config) && connection->user == user(config));
    cluster(config).certificateAuthorityData.clear();
    cluster(config).insecureSkipTlsVerify = true;
    QVERIFY(resolveConnection(config, {}, {})->tls.insecure);
}

// client-go validation_test.go TestValidateCleanWithCAClusterInfo, TestValidateCleanCertFilesAuthInfo
void TstConnection::filesAreRead()
{
    KubeConfig config = usable();
    cluster(config).certificateAuthority = write(QStringLiteral("ca"), "ca\n");
    user(config).clientCertificate = write(QStringLiteral("cert"), "cert\n");
    user(config).clientKey = write(QStringLiteral("key"), "key\n");
    const auto connection = resolveConnection(config, {}, {});
    QVERIFY(connection);
    QVERIFY(connection->tls == (net::TlsOptions{"ca\n", "cert\n", "key\n", {}, false}));
}

void TstConnection::filesThatCannotBeRead_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");

    // client-go validation_test.go TestValidateMissingCAFileClusterInfo, TestValidateCertFilesNotFoundAuthInfo
    for (const char *field : {"certificate-authority", "client-certificate", "client-key"}) {
        QTest::addRow("%s missing", field)
            << QString::fromLatin1(field) << QByteArray() << QStringLiteral("unreadable: ");
        QTest::addRow("%s blank", field) << QString::fromLatin1(field) << QByteArray("\n")
                                         << QStringLiteral("bad: ") + QString::fromLatin1(field);
        QTest::addRow("%s huge", field) << QString::fromLatin1(field) << QByteArray(2'000'000, 'x')
                                        << QStringLiteral("unreadable: ");
    }
}

void TstConnection::filesThatCannotBeRead()
{
    QFETCH(QString, field);
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);

    KubeConfig config = usable();
    const QString good = write(QStringLiteral("good"), "x");
    QString path = m_directory->filePath(QStringLiteral("gone"));
    if (!content.isEmpty())
        path = write(QStringLiteral("wrong"), content);
    const auto pathOf = [&field, &path, &good](const char *name) { return field == QLatin1String(name) ? path : good; };
    cluster(config).certificateAuthority = pathOf("certificate-authority");
    user(config).clientCertificate = pathOf("client-certificate");
    user(config).clientKey = pathOf("client-key");
    if (expected.endsWith(u' '))
        expected += path;
    QCOMPARE(outcome(resolveConnection(config, {}, {})), expected);
}

void TstConnection::plainHttpCarriesNoSecrets()
{
    KubeConfig config = usable();
    cluster(config).server = QStringLiteral("http://h");
    cluster(config).certificateAuthority = QStringLiteral("/nowhere");
    user(config) = {};
    user(config).username = QStringLiteral("ignored");
    user(config).clientCertificateData = user(config).clientKeyData = "x";
    const auto connection = resolveConnection(config, {}, {});
    QCOMPARE(outcome(connection), QStringLiteral("ok"));
    QVERIFY(!connection->isSecure());
    QVERIFY(connection->tls == net::TlsOptions());
}

void TstConnection::proxies()
{
    KubeConfig config = usable();
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HTTPS_PROXY"), QStringLiteral("http://e"));
    environment.insert(QStringLiteral("NO_PROXY"), QStringLiteral("10.0.0.0/8"));
    auto connection = resolveConnection(config, {}, environment);
    QVERIFY(connection->proxy == net::proxyRulesOf(environment));
    QCOMPARE(connection->proxy.httpsProxy, QStringLiteral("http://e"));
    cluster(config).proxyUrl = QStringLiteral("http://p");
    connection = resolveConnection(config, {}, environment);
    QCOMPARE(connection->proxy.always, QStringLiteral("http://p"));
}

QString TstConnection::serviceAccount() const
{
    write(QStringLiteral("token"), "t");
    write(QStringLiteral("ca.crt"), "ca");
    write(QStringLiteral("namespace"), "load\n");
    return m_directory->path();
}

void TstConnection::inCluster_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("server");

    QTest::addRow("IPv4") << QStringLiteral("10.0.0.1") << QStringLiteral("https://10.0.0.1:443");
    QTest::addRow("IPv6") << QStringLiteral("fd00::1") << QStringLiteral("https://[fd00::1]:443");
}

// client-go rest/config.go InClusterConfig
void TstConnection::inCluster()
{
    QFETCH(QString, host);
    QFETCH(QString, server);

    QProcessEnvironment environment;
    environment.insert(QStringLiteral("KUBERNETES_SERVICE_HOST"), host);
    environment.insert(QStringLiteral("KUBERNETES_SERVICE_PORT"), QStringLiteral("443"));
    const QString root = serviceAccount();
    auto connection = inClusterConnection(environment, root);
    QCOMPARE(outcome(connection), QStringLiteral("ok"));
    QCOMPARE(connection->server, server);
    QCOMPARE(connection->context, QString());
    QCOMPARE(connection->ns, QStringLiteral("load"));
    QCOMPARE(connection->tls.trusted, QByteArray("ca"));
    QCOMPARE(connection->user.tokenFile, root + QStringLiteral("/token"));
    QVERIFY(QFile::remove(root + QStringLiteral("/ca.crt")));
    connection = inClusterConnection(environment, root);
    QCOMPARE(outcome(connection), QStringLiteral("ok"));
    QVERIFY(connection->tls.trusted.isEmpty());
}

void TstConnection::outsideOfACluster_data()
{
    QTest::addColumn<QString>("without");

    QTest::addRow("host") << QStringLiteral("KUBERNETES_SERVICE_HOST");
    QTest::addRow("port") << QStringLiteral("KUBERNETES_SERVICE_PORT");
    QTest::addRow("token") << QStringLiteral("token");
}

void TstConnection::outsideOfACluster()
{
    QFETCH(QString, without);

    QProcessEnvironment environment;
    environment.insert(QStringLiteral("KUBERNETES_SERVICE_HOST"), QStringLiteral("10.0.0.1"));
    environment.insert(QStringLiteral("KUBERNETES_SERVICE_PORT"), QStringLiteral("443"));
    const QString root = serviceAccount();
    environment.remove(without);
    QFile::remove(QDir(root).filePath(without));
    QCOMPARE(outcome(inClusterConnection(environment, root)), QStringLiteral("not found: service account"));
}

// client-go client_config.go inClusterClientConfig.Namespace
void TstConnection::namespaceOfThePod()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("KUBERNETES_SERVICE_HOST"), QStringLiteral("10.0.0.1"));
    environment.insert(QStringLiteral("KUBERNETES_SERVICE_PORT"), QStringLiteral("443"));
    const QString root = serviceAccount();
    QVERIFY(QFile::remove(root + QStringLiteral("/namespace")));
    QCOMPARE(inClusterConnection(environment, root)->ns, QStringLiteral("default"));
    environment.insert(QStringLiteral("POD_NAMESPACE"), QStringLiteral("mine"));
    QCOMPARE(inClusterConnection(environment, root)->ns, QStringLiteral("mine"));
}

void TstConnection::orderOfSources_data()
{
    QTest::addColumn<QString>("explicitFile");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("expected");

    // client-go merged_client_builder_test.go TestInClusterConfig
    const auto row = [](const char *name, const char *file, const char *variable, const char *context,
                        const char *expected) {
        QTest::addRow("%s", name) << QString::fromLatin1(file) << QString::fromLatin1(variable)
                                  << QString::fromLatin1(context) << QString::fromLatin1(expected);
    };
    row("explicit", "a", "b", "", "https://a");
    row("variable", "", "b", "", "https://b");
    row("home", "", "", "", "https://home");
    row("explicit and gone", "gone", "b", "", "not found: gone");
    row("explicit without context", "none", "b", "", "not found: current-context");
    row("variable and gone", "", "gone", "", "not found: current-context");
    row("variable and gone, context named", "", "gone", "c", "not found: c");
    row("broken", "", "broken", "", "bad: broken");
}

void TstConnection::orderOfSources()
{
    QFETCH(QString, explicitFile);
    QFETCH(QString, variable);
    QFETCH(QString, context);
    QFETCH(QString, expected);

    const auto config = [](const char *name) {
        return QByteArray("current-context: c\nclusters: [{name: k, cluster: {server: 'https://") + name +
               "'}}]\ncontexts: [{name: c, context: {cluster: k}}]\n";
    };
    write(QStringLiteral("a"), config("a"));
    write(QStringLiteral("b"), config("b"));
    write(QStringLiteral("none"), "contexts: []");
    write(QStringLiteral("broken"), "contexts: 1");
    QVERIFY(QDir(m_directory->path()).mkdir(QStringLiteral(".kube")));
    write(QStringLiteral(".kube/config"), config("home"));
    const auto pathOf = [this](const QString &name) { return name.isEmpty() ? name : m_directory->filePath(name); };
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), m_directory->path());
    environment.insert(QStringLiteral("KUBECONFIG"), pathOf(variable));
    const auto connection = connectionFor({pathOf(explicitFile), context, {}}, environment);
    QCOMPARE(connection ? connection->server : outcome(connection).remove(m_directory->path() + u'/'), expected);
}

QTEST_GUILESS_MAIN(TstConnection)
#include "tst_connection.moc"
