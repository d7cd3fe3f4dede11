// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "kube/auth/credentials.h"
#include "support/fake_clock.h"

using namespace largada;
using namespace largada::kube;
using namespace std::chrono_literals;

namespace
{

Connection secure(const UserEntry &user = {})
{
    Connection connection;
    connection.server = QStringLiteral("https://h");
    connection.user = user;
    return connection;
}

// "Name: value" a line, or the error.
QString shown(const Result<Identity> &identity)
{
    if (!identity)
        return QStringLiteral("error %1: %2").arg(identity.error().subject, identity.error().what);
    QStringList lines;
    for (const auto &[name, value] : identity->headers)
        lines << QString::fromUtf8(name + ": " + value);
    return lines.join(u'\n');
}

QString idTokenWith(const QByteArray &claims)
{
    return QString::fromLatin1(
        "e30." + claims.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + ".c2ln");
}

} // namespace

class TstCredentials : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void fixedIdentities_data();
    void fixedIdentities();
    void staticCertificateIsPartOfIt();
    void tokenFileIsReadAgain();
    void tokenFileWithoutAToken();
    void refusedTokenIsReadAgain();
    void idTokens_data();
    void idTokens();

    void pluginAnswersForAllThatWait();
    void pluginIsAskedAgainWhenExpired();
    void expiredCredentialIsUsedOnce();
    void pluginIsAskedAgainWhenRefused();
    void failureIsToldToAllAndNotKept();
    void pluginIsToldTheCluster();
    void pluginIsLeftAloneWhereThereIsAToken_data();
    void pluginIsLeftAloneWhereThereIsAToken();
    void endsWithItsPlugin();

private:
    QString write(const QString &name, const QByteArray &content) const;
    UserEntry plugin(const QByteArray &script) const;
    Result<Identity> currentOf(Credentials &credentials) const;
    int runs() const;

    std::unique_ptr<QTemporaryDir> m_directory;
    test::FakeClock m_clock;
};

void TstCredentials::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    m_clock.reset();
}

QString TstCredentials::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_directory->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qCritical("%s cannot be written", qPrintable(name));
    return file.fileName();
}

// Each run adds a line to the file runs, and its number is $N.
UserEntry TstCredentials::plugin(const QByteArray &script) const
{
    const QString program = write(QStringLiteral("plugin"), R"(#!/bin/sh
echo run >> $DIR/runs
N=$(wc -l < $DIR/runs)
credential() { printf '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{%s}}' "$1"; }
)" + script + '\n');
    QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner);
    UserEntry user;
    user.exec = ExecEntry{.apiVersion = QStringLiteral("client.authentication.k8s.io/v1"),
                          .command = program,
                          .env = {{QStringLiteral("DIR"), m_directory->path()},
                                  {QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin")}},
                          .interactiveMode = InteractiveMode::Never};
    return user;
}

int TstCredentials::runs() const
{
    QFile file(m_directory->filePath(QStringLiteral("runs")));
    return file.open(QIODevice::ReadOnly) ? int(file.readAll().count('\n')) : 0;
}

Result<Identity> TstCredentials::currentOf(Credentials &credentials) const
{
    std::optional<Result<Identity>> result;
    QObject context;
    deliver(credentials.current(), &context, [&result](const Result<Identity> &identity) { result = identity; });
    [&result] { QTRY_VERIFY_WITH_TIMEOUT(result, 20'000); }();
    return result.value_or(Error{Errc::Internal});
}

void TstCredentials::fixedIdentities_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<UserEntry>("user");
    QTest::addColumn<QString>("headers");

    const auto row = [](const char *name, const char *server, const UserEntry &user, const char *headers) {
        QTest::addRow("%s", name) << QString::fromLatin1(server) << user << QString::fromLatin1(headers);
    };
    UserEntry token;
    token.token = QStringLiteral("t");
    row("nobody", "https://h", {}, "");
    row("token", "https://h", token, "Authorization: Bearer t"); // round_trippers_test.go TestBearerAuthRoundTripper
    row("token over http", "http://h", token, "");
    // client-go client_config_test.go TestFullImpersonateConfig; round_trippers_test.go TestImpersonationRoundTripper
    UserEntry jane = token;
    jane.impersonateUser = QStringLiteral("jane");
    row("user", "https://h", jane, "Authorization: Bearer t\nImpersonate-User: jane");
    row("user over http", "http://h", jane, "Impersonate-User: jane");
    jane.impersonateUid = QStringLiteral("7");
    jane.impersonateGroups = {QStringLiteral("one"), QStringLiteral("two")};
    jane.impersonateExtra = {{QStringLiteral("first"), {QStringLiteral("A"), QStringLiteral("a")}},
                             {QStringLiteral("second"), {QStringLiteral("B")}}};
    row("everything", "http://h", jane,
        "Impersonate-User: jane\nImpersonate-Uid: 7\nImpersonate-Group: one\nImpersonate-Group: two\n"
        "Impersonate-Extra-first: A\nImpersonate-Extra-first: a\nImpersonate-Extra-second: B");
    // TestImpersonationRoundTripper "escape handling", "double escape handling"; TestHeaderEscapeRoundTrip
    UserEntry odd;
    odd.impersonateUser = QStringLiteral("u");
    odd.impersonateExtra = {{QStringLiteral("test.example.com/a%20b c:\u00e9"), {QStringLiteral("v")}}};
    row("escaped keys", "http://h", odd,
        "Impersonate-User: u\nImpersonate-Extra-test.example.com%2Fa%2520b%20c%3A%C3%A9: v");
    UserEntry groups;
    groups.impersonateGroups = {QStringLiteral("g")};
    row("no user, no groups", "https://h", groups, "");
}

void TstCredentials::fixedIdentities()
{
    QFETCH(QString, server);
    QFETCH(UserEntry, user);
    QFETCH(QString, headers);

    Connection connection = secure(user);
    connection.server = server;
    Credentials credentials(connection, {}, m_clock);
    QCOMPARE(shown(currentOf(credentials)), headers);
}

void TstCredentials::staticCertificateIsPartOfIt()
{
    Connection connection = secure();
    connection.tls.certificate = "cert";
    connection.tls.key = "key";
    Credentials credentials(connection, {}, m_clock);
    QVERIFY(*currentOf(credentials) == (Identity{{}, "cert", "key"}));
}

// client-go token_source_test.go TestCachingTokenSource; client_config_test.go TestBasicTokenFile,
// TestPrecedenceTokenFile
void TstCredentials::tokenFileIsReadAgain()
{
    UserEntry user;
    user.token = QStringLiteral("static");
    user.tokenFile = write(QStringLiteral("token"), " one\n\n");
    Credentials credentials(secure(user), {}, m_clock);
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer one"));
    write(QStringLiteral("token"), "two");
    m_clock.advance(49s);
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer one"));
    m_clock.advance(1s);
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer two"));
    for (const QByteArray &broken : {QByteArray("\n"), QByteArray("a\nb")}) {
        write(QStringLiteral("token"), broken);
        m_clock.advance(60s);
        QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer two"));
    }
    write(QStringLiteral("token"), "three");
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer three"));
}

void TstCredentials::tokenFileWithoutAToken()
{
    UserEntry user;
    user.tokenFile = m_directory->filePath(QStringLiteral("token"));
    Credentials credentials(secure(user), {}, m_clock);
    const auto missing = currentOf(credentials);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, Errc::Storage);
    QCOMPARE(missing.error().subject, user.tokenFile);
    user.token = QStringLiteral("static");
    Credentials both(secure(user), {}, m_clock);
    QCOMPARE(shown(currentOf(both)), QStringLiteral("Authorization: Bearer static"));
    write(QStringLiteral("token"), "late");
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer late"));
}

// client-go token_source_test.go TestTokenSourceTransportRoundTrip
void TstCredentials::refusedTokenIsReadAgain()
{
    UserEntry user;
    user.tokenFile = write(QStringLiteral("token"), "one");
    Credentials credentials(secure(user), {}, m_clock);
    const auto first = currentOf(credentials);
    write(QStringLiteral("token"), "two");
    credentials.refused(*first);
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer two"));
    write(QStringLiteral("token"), "three");
    credentials.refused(*first); // an answer that was late
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer two"));
}

void TstCredentials::idTokens_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("expected");

    // client-go oidc_test.go TestExpired; the clock says 1795529109.123
    const auto valid = [](const char *name, const QString &token) {
        QTest::addRow("%s", name) << token << QStringLiteral("Authorization: Bearer ") + token;
    };
    const auto invalid = [](const char *name, const QString &token, const char *what) {
        QTest::addRow("%s", name) << token << QStringLiteral("error id-token: ") + QString::fromLatin1(what);
    };
    constexpr auto expired = "expired; log in again, or use exec with kubelogin";
    valid("valid", idTokenWith(R"({"exp":1795529120})"));
    valid("fraction", idTokenWith(R"({"exp":1.7955292e9})"));
    invalid("within the leeway", idTokenWith(R"({"exp":1795529119})"), expired);
    invalid("expired", idTokenWith(R"({"exp":1795529000})"), expired);
    invalid("without expiry", idTokenWith(R"({"iss":"x"})"), expired);
    invalid("expiry as text", idTokenWith(R"({"exp":"1795529120"})"), "not a JSON web token");
    invalid("no object", idTokenWith("[1]"), "not a JSON web token");
    invalid("no JSON", idTokenWith("x"), "not a JSON web token");
    invalid("no base64", QStringLiteral("a.!!!.c"), "not a JSON web token");
    invalid("two parts", QStringLiteral("a.b"), "not a JSON web token");
    invalid("none", QString(), "missing; log in again, or use exec with kubelogin");
}

void TstCredentials::idTokens()
{
    QFETCH(QString, token);
    QFETCH(QString, expected);

    UserEntry user;
    user.authProvider = QStringLiteral("oidc");
    user.authProviderConfig = {{QStringLiteral("id-token"), token}};
    Credentials credentials(secure(user), {}, m_clock);
    QCOMPARE(shown(currentOf(credentials)), expected);
    user.token = QStringLiteral("static");
    Credentials both(secure(user), {}, m_clock);
    QCOMPARE(shown(currentOf(both)), QStringLiteral("Authorization: Bearer static"));
}

void TstCredentials::pluginAnswersForAllThatWait()
{
    const UserEntry user = plugin(R"(while [ ! -e $DIR/all-wait ]; do sleep 0.02; done; credential '"token":"t'$N'"')");
    Credentials credentials(secure(user), {}, m_clock);
    QStringList answers;
    const auto ask = [this, &credentials, &answers] {
        deliver(credentials.current(), this, [&answers](const Result<Identity> &each) { answers << shown(each); });
    };
    ask();
    QTRY_COMPARE(runs(), 1);
    for (int i = 0; i < 4; ++i)
        ask();
    QVERIFY(answers.isEmpty());
    write(QStringLiteral("all-wait"), {});
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 5, 20'000);
    QCOMPARE(answers, QStringList(5, QStringLiteral("Authorization: Bearer t1")));
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer t1"));
    QCOMPARE(runs(), 1);
}

// client-go exec_test.go TestRoundTripper, "beta-expiry"
void TstCredentials::pluginIsAskedAgainWhenExpired()
{
    Credentials credentials(
        secure(plugin(R"(credential '"token":"t'$N'","expirationTimestamp":"2026-11-24T14:06:00Z"')")), {}, m_clock);
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer t1"));
    m_clock.advance(50s);
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer t1"));
    m_clock.advance(1s);
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer t2"));
}

void TstCredentials::expiredCredentialIsUsedOnce()
{
    Credentials credentials(
        secure(plugin(R"(credential '"token":"t'$N'","expirationTimestamp":"2001-01-01T00:00:00Z"')")), {}, m_clock);
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer t1"));
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer t2"));
}

// client-go exec_test.go TestRoundTripper
void TstCredentials::pluginIsAskedAgainWhenRefused()
{
    Credentials credentials(secure(plugin(R"(credential '"token":"t'$N'"')")), {}, m_clock);
    const auto first = currentOf(credentials);
    m_clock.advance(24h);
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer t1"));
    credentials.refused(*first);
    const auto second = currentOf(credentials);
    QCOMPARE(shown(second), QStringLiteral("Authorization: Bearer t2"));
    credentials.refused(*first); // an answer that was late
    QVERIFY(*currentOf(credentials) == *second);
    QCOMPARE(runs(), 2);
}

void TstCredentials::failureIsToldToAllAndNotKept()
{
    const UserEntry user =
        plugin(R"([ $N -gt 1 ] || { sleep 0.2; echo 'log in' >&2; exit 3; }; credential '"token":"t"')");
    Credentials credentials(secure(user), {}, m_clock);
    QStringList answers;
    for (int i = 0; i < 3; ++i)
        deliver(credentials.current(), this, [&answers](const Result<Identity> &each) { answers << shown(each); });
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 3, 20'000);
    QCOMPARE(answers, QStringList(3, QStringLiteral("error %1: ended with code 3\nlog in").arg(user.exec->command)));
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer t"));
    QCOMPARE(runs(), 2);

    Credentials wrong(secure(plugin("echo rubbish")), {}, m_clock);
    QCOMPARE(shown(currentOf(wrong)), QStringLiteral("error %1: it printed no ExecCredential").arg(user.exec->command));
}

void TstCredentials::pluginIsToldTheCluster()
{
    UserEntry user = plugin(R"(printf %s "$KUBERNETES_EXEC_INFO" > $DIR/info; credential '"token":"'$A$B'"')");
    user.exec->env.append({QStringLiteral("A"), QStringLiteral("entry")});
    user.exec->env.append({QStringLiteral("KUBERNETES_EXEC_INFO"), QStringLiteral("not this")});
    user.exec->provideClusterInfo = true;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("A"), QStringLiteral("ours"));
    environment.insert(QStringLiteral("B"), QStringLiteral("inherited"));
    Credentials credentials(secure(user), environment, m_clock);
    QCOMPARE(shown(currentOf(credentials)), QStringLiteral("Authorization: Bearer entryinherited"));
    QFile info(m_directory->filePath(QStringLiteral("info")));
    QVERIFY(info.open(QIODevice::ReadOnly));
    const QByteArray told =
        R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","spec":{"cluster":)"
        R"({"server":"https://h","config":null},"interactive":false}})";
    QCOMPARE(info.readAll(), told);
}

void TstCredentials::pluginIsLeftAloneWhereThereIsAToken_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QByteArray>("certificate");

    // client-go exec_test.go TestAuthorizationHeaderPresentCancelsExecAction
    QTest::addRow("bearer token") << QStringLiteral("https://h") << QStringLiteral("t") << QByteArray();
    QTest::addRow("certificate") << QStringLiteral("https://h") << QString() << QByteArray("c");
    QTest::addRow("plain http") << QStringLiteral("http://h") << QString() << QByteArray();
}

void TstCredentials::pluginIsLeftAloneWhereThereIsAToken()
{
    QFETCH(QString, server);
    QFETCH(QString, token);
    QFETCH(QByteArray, certificate);

    UserEntry user = plugin(R"(credential '"token":"plugin"')");
    user.token = token;
    user.clientCertificateData = certificate;
    Connection connection = secure(user);
    connection.server = server;
    Credentials credentials(connection, {}, m_clock);
    QVERIFY(!shown(currentOf(credentials)).contains(QStringLiteral("plugin")));
    QCOMPARE(runs(), 0);
}

void TstCredentials::endsWithItsPlugin()
{
    auto credentials = std::make_unique<Credentials>(
        secure(plugin("sleep 300 & echo $! > $DIR/child.part; mv $DIR/child.part $DIR/child; wait")),
        QProcessEnvironment(), m_clock);
    std::optional<Result<Identity>> answer;
    deliver(credentials->current(), this, [&answer](const Result<Identity> &identity) { answer = identity; });
    QFile child(m_directory->filePath(QStringLiteral("child")));
    QTRY_VERIFY(child.exists());
    QVERIFY(child.open(QIODevice::ReadOnly));
    const int pid = child.readAll().trimmed().toInt();
    QVERIFY(pid > 0);
    credentials.reset();
    QTRY_VERIFY(answer);
    QCOMPARE(answer->error().code, Errc::Cancelled);
    QTRY_VERIFY(::kill(pid, 0) != 0);
}

QTEST_GUILESS_MAIN(TstCredentials)
#include "tst_credentials.moc"
