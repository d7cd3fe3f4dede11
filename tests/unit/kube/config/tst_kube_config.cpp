// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include "kube/config/kube_config.h"

using namespace largada;
using namespace largada::kube;

namespace
{

const QString anyFile = QStringLiteral("/etc/kube/config");

QProcessEnvironment environmentWith(const QString &name, const QString &value)
{
    QProcessEnvironment environment;
    environment.insert(name, value);
    return environment;
}

} // namespace

class TstKubeConfig : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void filesToRead_data();
    void filesToRead();
    void everyFieldIsRead();
    void harmlessDocuments_data();
    void harmlessDocuments();
    void wrongDocumentsNameTheField_data();
    void wrongDocumentsNameTheField();
    void relativePathsStartAtTheFile_data();
    void relativePathsStartAtTheFile();
    void valuesAreNotInErrors();
    void firstFileWinsWithItsWholeEntry();
    void missingFilesAreSkipped();
    void missingExplicitFileIsAnError();
    void unreadableFilesAreErrors_data();
    void unreadableFilesAreErrors();
    void pipeCanBeRead();
    void largeFileIsRefused();

private:
    QString write(const QString &name, const QByteArray &content) const;
    Result<KubeConfig> loadList(const QStringList &files) const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TstKubeConfig::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

QString TstKubeConfig::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_directory->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qCritical("%s cannot be written", qPrintable(name));
    return file.fileName();
}

Result<KubeConfig> TstKubeConfig::loadList(const QStringList &files) const
{
    return loadKubeConfig({}, environmentWith(QStringLiteral("KUBECONFIG"), files.join(QDir::listSeparator())));
}

void TstKubeConfig::filesToRead_data()
{
    QTest::addColumn<QString>("explicitFile");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QStringList>("files");

    // client-go loader_test.go TestLoadingGetLoadingPrecedence, TestDeduplicate
    QTest::addRow("home") << QString() << QString() << QStringList{QStringLiteral("/home/u/.kube/config")};
    QTest::addRow("variable") << QString() << QStringLiteral("/a") << QStringList{QStringLiteral("/a")};
    QTest::addRow("several") << QString() << QStringLiteral("/a:/b")
                             << QStringList{QStringLiteral("/a"), QStringLiteral("/b")};
    QTest::addRow("empty entries") << QString() << QStringLiteral(":/a::/b:")
                                   << QStringList{QStringLiteral("/a"), QStringLiteral("/b")};
    QTest::addRow("repeated") << QString() << QStringLiteral("/a:/b:/a")
                              << QStringList{QStringLiteral("/a"), QStringLiteral("/b")};
    QTest::addRow("a list of nothing is not home") << QString() << QStringLiteral(":") << QStringList();
    QTest::addRow("explicit") << QStringLiteral("/x:y") << QStringLiteral("/a") << QStringList{QStringLiteral("/x:y")};
}

void TstKubeConfig::filesToRead()
{
    QFETCH(QString, explicitFile);
    QFETCH(QString, variable);
    QFETCH(QStringList, files);

    QProcessEnvironment environment = environmentWith(QStringLiteral("HOME"), QStringLiteral("/home/u"));
    if (!variable.isEmpty())
        environment.insert(QStringLiteral("KUBECONFIG"), variable);
    QCOMPARE(kubeConfigFiles(explicitFile, environment), files);
    QCOMPARE(kubeConfigFiles({}, {}), QStringList());
}

void TstKubeConfig::everyFieldIsRead()
{
    const QByteArray yaml = R"(
apiVersion: v1
kind: Config
preferences: {colors: true}
unknown: [1, 2]
current-context: c
clusters:
- name: k
  cluster:
    server: https://h:1/base
    tls-server-name: name
    insecure-skip-tls-verify: true
    certificate-authority: /ca
    certificate-authority-data: Y2E=
    proxy-url: socks5://p
    disable-compression: true
    extensions:
    - name: other
      extension: {a: 1}
    - name: client.authentication.k8s.io/exec
      extension: {audience: x, list: [1, yes]}
users:
- name: u
  user:
    client-certificate: /cert
    client-key: /key
    client-certificate-data: Y2VydA==
    client-key-data: a2V5
    token: t
    tokenFile: /token
    as: jane
    as-uid: '7'
    as-groups: [g, h]
    as-user-extra: {scopes: [view, edit]}
    username: me
    password: p
    auth-provider: {name: oidc, config: {id-token: x}}
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: login
      args: [-a, b]
      env:
      - {name: A, value: b}
      installHint: apt install login
      provideClusterInfo: true
      interactiveMode: Never
contexts:
- name: c
  context: {cluster: k, user: u, namespace: ns}
)";
    const auto config = parseKubeConfig(yaml, anyFile);
    QVERIFY2(config, qPrintable(config ? QString() : config.error().what));

    KubeConfig expected;
    expected.currentContext = QStringLiteral("c");
    expected.files = {anyFile};
    expected.contexts = {
        {QStringLiteral("c"), {QStringLiteral("k"), QStringLiteral("u"), QStringLiteral("ns"), anyFile}}};
    expected.clusters = {{QStringLiteral("k"),
                          {QStringLiteral("https://h:1/base"), QStringLiteral("name"), true, QStringLiteral("/ca"),
                           "ca", QStringLiteral("socks5://p"), true, R"({"audience":"x","list":[1,true]})", anyFile}}};
    UserEntry user;
    user.clientCertificate = QStringLiteral("/cert");
    user.clientKey = QStringLiteral("/key");
    user.clientCertificateData = "cert";
    user.clientKeyData = "key";
    user.token = QStringLiteral("t");
    user.tokenFile = QStringLiteral("/token");
    user.impersonateUser = QStringLiteral("jane");
    user.impersonateUid = QStringLiteral("7");
    user.impersonateGroups = {QStringLiteral("g"), QStringLiteral("h")};
    user.impersonateExtra = {{QStringLiteral("scopes"), {QStringLiteral("view"), QStringLiteral("edit")}}};
    user.username = QStringLiteral("me");
    user.password = QStringLiteral("p");
    user.authProvider = QStringLiteral("oidc");
    user.authProviderConfig = {{QStringLiteral("id-token"), QStringLiteral("x")}};
    user.exec = ExecEntry{QStringLiteral("client.authentication.k8s.io/v1"),
                          QStringLiteral("login"),
                          {QStringLiteral("-a"), QStringLiteral("b")},
                          {{QStringLiteral("A"), QStringLiteral("b")}},
                          QStringLiteral("apt install login"),
                          true,
                          InteractiveMode::Never};
    user.origin = anyFile;
    expected.users = {{QStringLiteral("u"), user}};
    QVERIFY(config->clusters == expected.clusters);
    QVERIFY(config->users == expected.users);
    QVERIFY(*config == expected);
}

void TstKubeConfig::harmlessDocuments_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QStringList>("contexts");

    QTest::addRow("empty") << QByteArray() << QStringList();
    QTest::addRow("blank") << QByteArray("\n  \n# x\n") << QStringList();
    // client-go loader_test.go TestLoadingEmptyMaps, TestNilOutMap
    QTest::addRow("nulls") << QByteArray("clusters: null\nusers:\ncontexts: ~\npreferences:\n") << QStringList();
    QTest::addRow("kind alone") << QByteArray("kind: Config") << QStringList();
    QTest::addRow("other spelling is unknown") << QByteArray("Contexts:\n- name: c\n") << QStringList();
    QTest::addRow("JSON") << QByteArray("{\"contexts\":\t[{\"name\":\"c\",\"context\":{\"cluster\":\"k\"}}]}")
                          << QStringList{QStringLiteral("c")};
    QTest::addRow("entry without a body") << QByteArray("contexts:\n- name: c\n") << QStringList{QStringLiteral("c")};
    QTest::addRow("entry of nothing") << QByteArray("contexts:\n-\n") << QStringList{QString()};
    QTest::addRow("extensions elsewhere")
        << QByteArray("extensions: [{name: e, extension: {a: 1}}]\ncontexts:\n- name: c\n  context: {extensions: "
                      "[{name: minikube, extension: {x: 1}}]}\n")
        << QStringList{QStringLiteral("c")};
}

void TstKubeConfig::harmlessDocuments()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QStringList, contexts);

    const auto config = parseKubeConfig(yaml, anyFile);
    QVERIFY2(config, qPrintable(config ? QString() : config.error().what));
    QCOMPARE(QStringList(config->contexts.keys()), contexts);
}

void TstKubeConfig::wrongDocumentsNameTheField_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("what");

    const auto row = [](const char *name, const char *yaml, const char *what) {
        QTest::addRow("%s", name) << QByteArray(yaml) << QString::fromLatin1(what);
    };
    row("scalar", "hello", "not a map");
    row("list", "[a]", "not a map");
    row("no YAML", "a: {", "line 1 is not YAML");
    row("kind", "kind: Pod", "kind: not Config");
    row("version", "apiVersion: v2\nkind: Config", "apiVersion: not v1");
    row("clusters as map", "clusters: {k: {server: x}}", "clusters: not a list");
    row("cluster as word", "clusters: [k]", "clusters[0]: not a map");
    row("cluster's body as word", "clusters: [{name: k, cluster: x}]", "clusters[0].cluster: not a map");
    row("number for text", "users: [{name: u}, {name: v, user: {token: 12345}}]", "users[1].user.token: not a string");
    row("YAML's yes for text", "contexts: [{name: c, context: {namespace: on}}]",
        "contexts[0].context.namespace: not a string");
    row("text for boolean", "clusters: [{name: k, cluster: {insecure-skip-tls-verify: 'true'}}]",
        "clusters[0].cluster.insecure-skip-tls-verify: neither true nor false");
    row("word for list", "users: [{name: u, user: {as-groups: g}}]", "users[0].user.as-groups: not a list");
    row("number in list", "users: [{name: u, user: {exec: {args: [1]}}}]",
        "users[0].user.exec.args: not a list of strings");
    row("exec as list", "users: [{name: u, user: {exec: [x]}}]", "users[0].user.exec: not a map");
    row("provider without name", "users: [{name: u, user: {auth-provider: {config: {}}}}]",
        "users[0].user.auth-provider.name: missing");
    row("provider's config", "users: [{name: u, user: {auth-provider: {name: oidc, config: {a: 1}}}}]",
        "users[0].user.auth-provider.config.a: not a string");
    row("base64 without padding", "clusters: [{name: k, cluster: {certificate-authority-data: YQ}}]",
        "clusters[0].cluster.certificate-authority-data: not base64");
    row("base64 for URLs", "clusters: [{name: k, cluster: {certificate-authority-data: _-8=}}]",
        "clusters[0].cluster.certificate-authority-data: not base64");
    row("PEM for base64", "users: [{name: u, user: {client-key-data: '---- BEGIN'}}]",
        "users[0].user.client-key-data: not base64");
    row("NUL in a path", "users: [{name: u, user: {client-key: \"a\\0b\"}}]", "users[0].user.client-key: not a string");
    row("interactive mode", "users: [{name: u, user: {exec: {interactiveMode: Maybe}}}]",
        "users[0].user.exec.interactiveMode: none of Never, IfAvailable, Always");
    row("current context", "current-context: [a]", "current-context: not a string");
    // client-go loader_test.go TestDuplicateClusterName, …ContextName, …UserName, …ExtensionName
    row("cluster twice", "clusters: [{name: k}, {name: k}]", "clusters[1].name: there are two of this name");
    row("context twice", "contexts: [{name: k}, {name: k}]", "contexts[1].name: there are two of this name");
    row("user twice", "users: [{name: k}, {name: k}]", "users[1].name: there are two of this name");
    row("extension twice", "clusters: [{name: k, cluster: {extensions: [{name: e}, {name: e}]}}]",
        "clusters[0].cluster.extensions[1].name: there are two of this name");
}

void TstKubeConfig::wrongDocumentsNameTheField()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, what);

    const auto config = parseKubeConfig(yaml, anyFile);
    QVERIFY(!config);
    QCOMPARE(config.error().what, what);
    QCOMPARE(config.error().code, Errc::BadInput);
    QCOMPARE(config.error().subject, anyFile);
}

void TstKubeConfig::relativePathsStartAtTheFile_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("command");

    // client-go loader_test.go TestResolveRelativePaths
    const auto row = [](const char *name, const char *written, const char *path, const char *command) {
        QTest::addRow("%s", name) << QString::fromLatin1(written) << QString::fromLatin1(path)
                                  << QString::fromLatin1(command);
    };
    row("below", "pki/ca.crt", "/etc/kube/pki/ca.crt", "/etc/kube/pki/ca.crt");
    row("beside", "../pki/ca", "/etc/pki/ca", "/etc/pki/ca");
    row("with a dot", "./login", "/etc/kube/login", "/etc/kube/login");
    row("absolute", "/opt/../ca", "/opt/../ca", "/opt/../ca");
    row("a name alone", "login", "/etc/kube/login", "login"); // a command is looked for in PATH
    row("no home", "~/ca", "/etc/kube/~/ca", "/etc/kube/~/ca");
    row("empty", "", "", "");
}

void TstKubeConfig::relativePathsStartAtTheFile()
{
    QFETCH(QString, written);
    QFETCH(QString, path);
    QFETCH(QString, command);

    const QString yaml = QStringLiteral("clusters: [{name: k, cluster: {certificate-authority: '%1'}}]\n"
                                        "users: [{name: u, user: {client-certificate: '%1', client-key: '%1', "
                                        "tokenFile: '%1', exec: {command: '%1'}}}]\n")
                             .arg(written);
    const auto config = parseKubeConfig(yaml.toUtf8(), anyFile);
    QVERIFY(config);
    QCOMPARE(config->clusters.value(QStringLiteral("k")).certificateAuthority, path);
    const UserEntry user = config->users.value(QStringLiteral("u"));
    QCOMPARE(user.clientCertificate, path);
    QCOMPARE(user.clientKey, path);
    QCOMPARE(user.tokenFile, path);
    QCOMPARE(user.exec->command, command);
}

void TstKubeConfig::valuesAreNotInErrors()
{
    for (const QByteArray yaml :
         {"users: [{name: u, user: {token: [s3cret]}}]", "users: [{name: u, user: {client-key-data: 's3cret!'}}]",
          "users: [{name: u, user: {password: \"s3cret}}]"}) {
        const auto config = parseKubeConfig(yaml, anyFile);
        QVERIFY(!config);
        QVERIFY2(!config.error().what.contains(QStringLiteral("s3cret")), qPrintable(config.error().what));
    }
}

// client-go loader_test.go TestConflictingCurrentContext; client_config_test.go TestMergeContext, TestAuthConfigMerge
void TstKubeConfig::firstFileWinsWithItsWholeEntry()
{
    const QString first = write(QStringLiteral("a"), "clusters: [{name: k, cluster: {server: https://a}}]\n"
                                                     "users: [{name: u, user: {token: a}}]\n");
    const QString second =
        write(QStringLiteral("b"), "current-context: b\n"
                                   "clusters: [{name: k, cluster: {server: https://b, proxy-url: http://b}}, "
                                   "{name: l, cluster: {server: https://l}}]\n"
                                   "users: [{name: u, user: {username: b}}]\n"
                                   "contexts: [{name: c, context: {cluster: k, namespace: b}}]\n");
    const QString third = write(QStringLiteral("c"), "current-context: c\n"
                                                     "contexts: [{name: c, context: {cluster: l, user: u}}]\n");
    const auto config = loadList({first, second, third});
    QVERIFY(config);
    QCOMPARE(config->files, QStringList({first, second, third}));
    QCOMPARE(config->currentContext, QStringLiteral("b"));
    QCOMPARE(config->clusters.size(), 2);
    const ClusterEntry cluster = config->clusters.value(QStringLiteral("k"));
    QCOMPARE(cluster.server, QStringLiteral("https://a"));
    QCOMPARE(cluster.proxyUrl, QString());
    QCOMPARE(cluster.origin, first);
    QCOMPARE(config->clusters.value(QStringLiteral("l")).origin, second);
    QCOMPARE(config->users.value(QStringLiteral("u")).token, QStringLiteral("a"));
    QCOMPARE(config->users.value(QStringLiteral("u")).username, QString());
    const ContextEntry context = config->contexts.value(QStringLiteral("c"));
    QVERIFY(context == (ContextEntry{QStringLiteral("k"), {}, QStringLiteral("b"), second}));
}

// client-go loader_test.go TestToleratingMissingFiles, TestWarningMissingFiles, TestNoWarningMissingFiles
void TstKubeConfig::missingFilesAreSkipped()
{
    const QString there = write(QStringLiteral("a"), "current-context: a");
    const QString gone = m_directory->filePath(QStringLiteral("gone"));
    const auto config = loadList({gone, there});
    QVERIFY(config);
    QCOMPARE(config->files, QStringList{there});
    QCOMPARE(config->missing, QStringList{gone});

    const auto none = loadList({gone});
    QVERIFY(none);
    QVERIFY(none->files.isEmpty() && none->contexts.isEmpty());
}

// client-go loader_test.go TestNonExistentCommandLineFile
void TstKubeConfig::missingExplicitFileIsAnError()
{
    const QString gone = m_directory->filePath(QStringLiteral("gone"));
    const auto config = loadKubeConfig(gone, {});
    QVERIFY(!config);
    QCOMPARE(config.error().code, Errc::NotFound);
    QCOMPARE(config.error().subject, gone);
}

void TstKubeConfig::unreadableFilesAreErrors_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Errc>("code");

    // client-go loader_test.go TestErrorReadingFile, TestErrorReadingNonFile
    QTest::addRow("directory") << QStringLiteral("directory") << Errc::Storage;
    QTest::addRow("no right") << QStringLiteral("no right") << Errc::Storage;
    QTest::addRow("no YAML") << QStringLiteral("no YAML") << Errc::BadInput;
}

void TstKubeConfig::unreadableFilesAreErrors()
{
    QFETCH(QString, kind);
    QFETCH(Errc, code);

    QString path = m_directory->path();
    if (kind != QLatin1String("directory"))
        path = write(QStringLiteral("b"), "bogus");
    if (kind == QLatin1String("no right")) {
        if (::geteuid() == 0)
            QSKIP("root reads everything");
        QVERIFY(QFile::setPermissions(path, {}));
    }
    const auto config = loadList({write(QStringLiteral("a"), "current-context: a"), path});
    QVERIFY(!config);
    QCOMPARE(config.error().code, code);
    QCOMPARE(config.error().subject, path);
}

// As in KUBECONFIG=<(command) of a shell.
void TstKubeConfig::pipeCanBeRead()
{
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    const QByteArray text = "current-context: piped";
    QCOMPARE(::write(ends[1], text.constData(), static_cast<size_t>(text.size())), text.size());
    ::close(ends[1]);
    const auto config = loadKubeConfig(QStringLiteral("/proc/self/fd/%1").arg(ends[0]), {});
    ::close(ends[0]);
    QVERIFY2(config, qPrintable(config ? QString() : config.error().what));
    QCOMPARE(config->currentContext, QStringLiteral("piped"));
}

void TstKubeConfig::largeFileIsRefused()
{
    const auto endless = loadKubeConfig(QStringLiteral("/dev/zero"), {});
    QVERIFY(!endless);
    QCOMPARE(endless.error().code, Errc::BadInput);
}

QTEST_GUILESS_MAIN(TstKubeConfig)
#include "tst_kube_config.moc"
