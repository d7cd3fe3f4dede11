// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "kube/auth/exec_credential.h"
#include "support/certificates.h"

using namespace largada;
using namespace largada::kube;

namespace
{

const QString v1 = QStringLiteral("client.authentication.k8s.io/v1");
const QString beta = QStringLiteral("client.authentication.k8s.io/v1beta1");

Connection connectionWith(bool provideClusterInfo)
{
    Connection connection;
    connection.server = QStringLiteral("https://h:6443/base");
    connection.user.exec = ExecEntry{.apiVersion = v1, .provideClusterInfo = provideClusterInfo};
    return connection;
}

QByteArray printed(const QByteArray &status, const QString &version = beta)
{
    return R"({"kind":"ExecCredential","apiVersion":")" + version.toUtf8() + R"(","status":)" + status + '}';
}

QByteArray quoted(QByteArray pem)
{
    return '"' + pem.replace('\n', "\\n") + '"';
}

} // namespace

class TstExecCredential : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void whatThePluginIsTold();
    void whatItPrints_data();
    void whatItPrints();
    void expiry_data();
    void expiry();
    void certificates();
};

// client-go exec_test.go "beta-basic-request", "beta-with-cluster-and-provide-cluster-info-is-serialized",
// "…-without-provide-cluster-info-is-not-serialized", "v1-basic-request"
void TstExecCredential::whatThePluginIsTold()
{
    const QByteArray head = R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","spec":{)";
    const QByteArray tail = R"("interactive":false}})";
    Connection connection = connectionWith(false);
    QCOMPARE(execInfo(connection), head + tail);
    connection = connectionWith(true);
    const QByteArray little = R"("cluster":{"server":"https://h:6443/base","config":null},)";
    QCOMPARE(execInfo(connection), head + little + tail);
    connection.tls.trusted = "baz";
    connection.cluster.tlsServerName = QStringLiteral("bar");
    connection.cluster.insecureSkipTlsVerify = true;
    connection.cluster.proxyUrl = QStringLiteral("http://p");
    connection.cluster.disableCompression = true;
    connection.cluster.execExtension = R"({"audience":"snorlax"})";
    const QByteArray whole = R"("cluster":{"server":"https://h:6443/base","tls-server-name":"bar",)"
                             R"("insecure-skip-tls-verify":true,"certificate-authority-data":"YmF6",)"
                             R"("proxy-url":"http://p","disable-compression":true,"config":{"audience":"snorlax"}},)";
    QCOMPARE(execInfo(connection), head + whole + tail);
}

void TstExecCredential::whatItPrints_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("expected"); // the token, or what is wrong

    const auto row = [](const char *name, const QByteArray &output, const char *expected) {
        QTest::addRow("%s", name) << output << QString::fromLatin1(expected);
    };
    row("token", printed(R"({"token":"foo-bar"})"), "foo-bar"); // exec_test.go "beta-basic-request"
    row("YAML", "kind: ExecCredential\napiVersion: client.authentication.k8s.io/v1beta1\nstatus: {token: a}\n", "a");
    row("unknown fields", printed(R"({"token":"a","x":1})"), "a");
    // exec_test.go "beta-no-group-version"
    row("no version", R"({"kind":"ExecCredential","status":{"token":"a"}})",
        "it printed another version than client.authentication.k8s.io/v1beta1");
    row("other version", printed(R"({"token":"a"})", v1),
        "it printed another version than client.authentication.k8s.io/v1beta1");
    row("no kind", R"({"apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"a"}})",
        "it printed no ExecCredential");
    // "beta-no-status", "beta-no-token"
    row("no status", R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1"})",
        "it printed no status");
    row("nothing in it", printed("{}"), "it printed neither a token nor a certificate");
    // "beta-cert-but-no-key", "beta-with-bad-TLS-credentials"
    row("certificate alone", printed(R"({"clientCertificateData":"x"})"), "it printed only one of certificate and key");
    row("key alone", printed(R"({"token":"a","clientKeyData":"x"})"), "it printed only one of certificate and key");
    row("nothing", "", "it printed no ExecCredential");
    row("rubbish", "<html>s3cret</html>", "it printed no ExecCredential");
    row("list", "[]", "it printed no ExecCredential");
    row("cut", printed(R"({"token":"s3cret"})").chopped(3), "it printed no ExecCredential");
    row("deep", QByteArray("{\"a\":").repeated(5'000), "it printed no ExecCredential");
    row("token as number", printed(R"({"token":1})"), "it printed a wrong status.token: not a string");
    row("token with a line's end", printed(R"({"token":"s3cret\nX: y"})"), "its token has control characters");
}

void TstExecCredential::whatItPrints()
{
    QFETCH(QByteArray, output);
    QFETCH(QString, expected);

    const auto credential = parseExecCredential(output, beta);
    QCOMPARE(credential ? credential->token : credential.error().what, expected);
    if (!credential)
        QCOMPARE(credential.error().code, Errc::Process);
}

void TstExecCredential::expiry_data()
{
    QTest::addColumn<QString>("time");
    QTest::addColumn<qint64>("seconds"); // since 1970; -1: refused

    QTest::addRow("UTC") << QStringLiteral("2026-11-24T14:05:09Z") << qint64(1'795'529'109);
    QTest::addRow("with a fraction") << QStringLiteral("2026-11-24T14:05:09.999999999Z") << qint64(1'795'529'109);
    QTest::addRow("offset") << QStringLiteral("2026-11-24T11:05:09-03:00") << qint64(1'795'529'109);
    QTest::addRow("no zone") << QStringLiteral("2026-11-24T14:05:09") << qint64(-1);
    QTest::addRow("date") << QStringLiteral("2026-11-24") << qint64(-1);
    QTest::addRow("no such day") << QStringLiteral("2026-02-30T00:00:00Z") << qint64(-1);
    QTest::addRow("word") << QStringLiteral("soon") << qint64(-1);
}

// client-go exec_test.go "beta-expiry"
void TstExecCredential::expiry()
{
    QFETCH(QString, time);
    QFETCH(qint64, seconds);

    const auto credential =
        parseExecCredential(printed(R"({"token":"a","expirationTimestamp":")" + time.toUtf8() + "\"}"), beta);
    QCOMPARE(bool(credential), seconds >= 0);
    if (credential)
        QCOMPARE(qint64(credential->expires->time_since_epoch().count()), seconds * 1000);
    const QByteArray without = R"({"token":"a","expirationTimestamp":null})";
    QVERIFY(!parseExecCredential(printed(without), beta)->expires);
}

// client-go exec_test.go "beta-with-TLS-credentials", "beta-with-bad-TLS-credentials"
void TstExecCredential::certificates()
{
    test::Certificates certificates;
    const test::Issued issued = certificates.issue({});
    if (issued.key.isEmpty())
        QSKIP("openssl is not installed");
    const QByteArray status =
        "{\"clientCertificateData\":" + quoted(issued.certificate) + ",\"clientKeyData\":" + quoted(issued.key) + "}";
    const auto credential = parseExecCredential(printed(status), beta);
    QVERIFY2(credential, qPrintable(credential ? QString() : credential.error().what));
    QCOMPARE(credential->certificate, issued.certificate);
    QCOMPARE(credential->key, issued.key);
    const QByteArray wrong = R"({"clientCertificateData":"a","clientKeyData":"b"})";
    QVERIFY(!parseExecCredential(printed(wrong), beta));
}

QTEST_GUILESS_MAIN(TstExecCredential)
#include "tst_exec_credential.moc"
