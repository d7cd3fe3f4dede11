// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the server that need no socket: credentials, guesses, names, events, queries, tags, its files.
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "dashboard/contract/json.h"
#include "dashboard/contract/local_server.h"
#include "dashboard/contract/private_file.h"
#include "dashboard/server/credentials.h"
#include "dashboard/server/dashboard_server.h"
#include "dashboard/server/event_hub.h"
#include "dashboard/server/execution_query.h"
#include "dashboard/server/known_hosts.h"
#include "dashboard/server/login_guard.h"
#include "dashboard/server/target_cache.h"

using namespace largada;
using namespace largada::dashboard;
using namespace std::chrono_literals;

namespace
{

const Credentials good{"0123456789abcdef", "admin:0123456789abcdef"};

QByteArray basic(const QByteArray &userAndPassword)
{
    return "Basic " + userAndPassword.toBase64();
}

uint modeOf(const QString &path)
{
    struct stat status{};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777 : 0;
}

} // namespace

class TstServerRules : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void weakCredentialsAreRefused_data();
    void weakCredentialsAreRefused();
    void onlyTheRightCredentialsPass_data();
    void onlyTheRightCredentialsPass();
    void randomCredentialsAreKept();
    void givenCredentialsAreNotWritten();
    void fileThatOthersMayReadIsRefused();
    void guessesAreSlowedDownByAddress();
    void guessesAreForgotten();
    void guessersDoNotFillTheMemory();
    void ownNamesAreKnown_data();
    void ownNamesAreKnown();
    void namesOfAnyAddressAreKnown();
    void readersGoOnWhereTheyWere();
    void readersThatWereAwayTooLongBeginAnew_data();
    void readersThatWereAwayTooLongBeginAnew();
    void readersThatHaveGoneAreForgotten();
    void queriesAreRead();
    void queriesThatMeanNothingAreRefused_data();
    void queriesThatMeanNothingAreRefused();
    void tagsMatch_data();
    void tagsMatch();
    void lateReadingDoesNotReplaceANewerOne();
    void localServerIsFoundWhileItRuns();
    void unsafeOptionsAreRefused_data();
    void unsafeOptionsAreRefused();
};

void TstServerRules::weakCredentialsAreRefused_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("admin");
    QTest::addColumn<bool>("forLoopback");
    QTest::addColumn<QString>("subject");
    const QString secret = QStringLiteral("DASHBOARD_SECRET"), admin = QStringLiteral("ADMIN_BASIC_AUTH");
    QTest::newRow("good") << good.secret << good.admin << false << QString();
    QTest::newRow("no secret") << QByteArray() << good.admin << false << secret;
    QTest::newRow("15 characters") << QByteArray("0123456789abcde") << good.admin << false << secret;
    QTest::newRow("spaces around") << QByteArray(" 0123456789abcdef ") << good.admin << false << secret;
    QTest::newRow("line end") << QByteArray("0123456789abc\ndef") << good.admin << false << secret;
    QTest::newRow("no admin") << good.secret << QByteArray() << false << admin;
    QTest::newRow("no colon") << good.secret << QByteArray("admin0123456789abcdef") << false << admin;
    QTest::newRow("no user") << good.secret << QByteArray(":0123456789abcdef") << false << admin;
    QTest::newRow("short password") << good.secret << QByteArray("administrator:short") << false << admin;
    QTest::newRow("short on loopback") << QByteArray("s") << QByteArray("a:p") << true << QString();
    QTest::newRow("none on loopback") << QByteArray() << QByteArray("a:p") << true << secret;
    QTest::newRow("no form on loopback") << QByteArray("s") << QByteArray("admin") << true << admin;
}

void TstServerRules::weakCredentialsAreRefused()
{
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, admin);
    QFETCH(bool, forLoopback);
    QFETCH(QString, subject);
    const auto checked = checkCredentials({secret, admin}, forLoopback);
    QCOMPARE(bool(checked), subject.isEmpty());
    if (checked)
        return;
    QCOMPARE(checked.error().code, Errc::BadInput);
    QCOMPARE(checked.error().subject, subject);
    QVERIFY(secret.size() < 4 || !checked.error().what.contains(QString::fromUtf8(secret.trimmed())));
}

void TstServerRules::onlyTheRightCredentialsPass_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<bool>("isAgent");
    QTest::addColumn<bool>("isAdmin");
    const QByteArray huge(10 * 1024 * 1024, 'x');
    QTest::newRow("agent") << "Bearer " + good.secret << true << false;
    QTest::newRow("agent, other case") << "bearer  " + good.secret << true << false;
    QTest::newRow("admin") << basic(good.admin) << false << true;
    QTest::newRow("admin, other case") << "BASIC " + good.admin.toBase64() << false << true;
    QTest::newRow("missing") << QByteArray() << false << false;
    QTest::newRow("scheme alone") << QByteArray("Bearer") << false << false;
    QTest::newRow("empty token") << QByteArray("Bearer ") << false << false;
    QTest::newRow("empty basic") << QByteArray("Basic ") << false << false;
    QTest::newRow("no scheme") << good.secret << false << false;
    QTest::newRow("wrong") << QByteArray("Bearer 0123456789abcdeF") << false << false;
    QTest::newRow("prefix") << QByteArray("Bearer 0123456789abcde") << false << false;
    QTest::newRow("longer") << "Bearer " + good.secret + "0" << false << false;
    QTest::newRow("password alone") << basic("0123456789abcdef") << false << false;
    QTest::newRow("wrong user") << basic("root:0123456789abcdef") << false << false;
    QTest::newRow("wrong password") << basic("admin:0123456789abcdee") << false << false;
    QTest::newRow("not base64") << QByteArray("Basic admin:0123456789abcdef") << false << false;
    QTest::newRow("secret as basic") << basic(good.secret) << false << false;
    QTest::newRow("password as token") << QByteArray("Bearer admin:0123456789abcdef") << false << false;
    QTest::newRow("10 MB token") << "Bearer " + huge << false << false;
    QTest::newRow("10 MB basic") << basic(huge) << false << false;
    QTest::newRow("NUL") << "Bearer " + good.secret + QByteArray(1, '\0') << false << false;
}

void TstServerRules::onlyTheRightCredentialsPass()
{
    QFETCH(QByteArray, authorization);
    const CredentialCheck check(good);
    QTEST(check.isAgent(authorization), "isAgent");
    QTEST(check.isAdmin(authorization), "isAdmin");
}

void TstServerRules::randomCredentialsAreKept()
{
    const QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("a/b/credentials.json"));
    const auto first = withKeptCredentials({}, file);
    QVERIFY(first);
    QVERIFY(checkCredentials(*first, false));
    QCOMPARE(modeOf(file), 0600U);
    QCOMPARE(modeOf(directory.filePath(QStringLiteral("a"))), 0700U);
    const auto second = withKeptCredentials({}, file);
    QVERIFY(second);
    QCOMPARE(*second, *first);
    const auto mixed = withKeptCredentials({good.secret, {}}, file);
    QVERIFY(mixed);
    QCOMPARE(*mixed, (Credentials{good.secret, first->admin}));
    const auto elsewhere = withKeptCredentials({}, directory.filePath(QStringLiteral("c.json")));
    QVERIFY(elsewhere);
    QVERIFY(elsewhere->secret != first->secret && elsewhere->admin != first->admin);
    QCOMPARE(QDir(directory.filePath(QStringLiteral("a/b"))).entryList(QDir::Files),
             QStringList{QStringLiteral("credentials.json")});
}

void TstServerRules::givenCredentialsAreNotWritten()
{
    const QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("credentials.json"));
    const auto kept = withKeptCredentials(good, file);
    QVERIFY(kept);
    QCOMPARE(*kept, good);
    QVERIFY(!QFile::exists(file));
}

void TstServerRules::fileThatOthersMayReadIsRefused()
{
    const QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("credentials.json"));
    QVERIFY(writePrivateFile(file, "{}"));
    QVERIFY(readPrivateFile(file));
    for (const mode_t mode : {0640, 0604, 0660}) {
        QCOMPARE(::chmod(QFile::encodeName(file).constData(), mode), 0);
        const auto read = withKeptCredentials({}, file);
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::Storage);
        QCOMPARE(read.error().subject, file);
    }
    QCOMPARE(readPrivateFile(file + QStringLiteral("x")).error().code, Errc::NotFound);
    QCOMPARE(readPrivateFile(directory.path()).error().code, Errc::Storage);
    QCOMPARE(writePrivateFile(QStringLiteral("/proc/x/y"), "{}").error().code, Errc::Storage);
}

void TstServerRules::guessesAreSlowedDownByAddress()
{
    LoginGuard guard;
    const MonoTime now{100h};
    std::chrono::milliseconds last{0};
    int unanswered = 0;
    for (int i = 0; i < 100; ++i) {
        const auto wait = guard.fail("192.0.2.1", now);
        if (i < LoginGuard::free)
            QCOMPARE(wait, std::optional(0ms));
        else if (wait)
            QVERIFY(*wait > last);
        unanswered += wait ? 0 : 1;
        last = wait.value_or(last);
    }
    QVERIFY(last <= LoginGuard::longestWait);
    QVERIFY(unanswered > 50);
    QCOMPARE(guard.fail("192.0.2.2", now), std::optional(0ms));
    // Of one network of IPv6, and of another.
    for (int i = 0; i < 10; ++i)
        (void)guard.fail("2001:db8::" + QByteArray::number(i + 1), now);
    QVERIFY(guard.fail("2001:db8::ffff", now).value_or(1h) > 0ms);
    QCOMPARE(guard.fail("2001:db8:0:1::1", now), std::optional(0ms));
}

void TstServerRules::guessesAreForgotten()
{
    LoginGuard guard;
    MonoTime now{100h};
    for (int i = 0; i < 50; ++i)
        (void)guard.fail("192.0.2.1", now);
    now += LoginGuard::memory + 1ms;
    QCOMPARE(guard.fail("192.0.2.1", now), std::optional(0ms));
}

void TstServerRules::guessersDoNotFillTheMemory()
{
    LoginGuard guard;
    MonoTime now{100h};
    for (int i = 0; i < 6000; ++i) {
        now += 1ms;
        (void)guard.fail("10.0." + QByteArray::number(i / 200) + '.' + QByteArray::number(i % 200), now);
    }
    QCOMPARE(guard.size(), LoginGuard::mostAddresses);
}

void TstServerRules::ownNamesAreKnown_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("isKnown");
    for (const char *known : {"localhost", "LOCALHOST:3000", "localhost.:1", "127.0.0.1:3000", "127.8.9.1",
                              "[::1]:3000", "dashboard", "Dashboard.Example.COM:80", "10.1.2.3:3000", "[2001:db8:0::5]",
                              "xn--bcher-kva.example:3000", "XN--BCHER-KVA.example"})
        QTest::newRow(known) << QByteArray(known) << true;
    for (const char *foreign :
         {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.1.2.4", "::1", "localhost:port",
          "localhost:", "user@localhost", "localhost/", "localhost evil", "[::2]", "[localhost]", "dashboard.evil"})
        QTest::newRow(foreign) << QByteArray(foreign) << false;
    QTest::newRow("huge") << QByteArray(100'000, 'x') << false;
}

void TstServerRules::ownNamesAreKnown()
{
    QFETCH(QByteArray, host);
    const KnownHosts hosts({QStringLiteral("dashboard"), QStringLiteral("dashboard.example.com"),
                            QStringLiteral("2001:db8::5"), QStringLiteral("Bücher.example")},
                           QStringLiteral("10.1.2.3"));
    QTEST(hosts.knows(host), "isKnown");
}

void TstServerRules::namesOfAnyAddressAreKnown()
{
    const KnownHosts any({}, QStringLiteral("0.0.0.0"));
    QVERIFY(any.knows("127.0.0.1"));
    QVERIFY(any.knows(QSysInfo::machineHostName().toLatin1()));
    QVERIFY(!any.knows("evil.example"));
    const KnownHosts one({}, QStringLiteral("127.0.0.1"));
    QVERIFY(!one.knows(QSysInfo::machineHostName().toLatin1()));
}

void TstServerRules::readersGoOnWhereTheyWere()
{
    EventLog log("e", 3);
    QCOMPARE(log.begin({}), QByteArray("retry: 2000\n\nid: e-0\n\n"));
    QCOMPARE(log.add("run", "{\"a\":1}"), QByteArray("id: e-1\nevent: run\ndata: {\"a\":1}\n\n"));
    log.add("run", "2");
    QCOMPARE(log.begin("e-0"),
             "retry: 2000\n\nid: e-1\nevent: run\ndata: {\"a\":1}\n\nid: e-2\nevent: run\ndata: 2\n\n");
    QCOMPARE(log.begin("e-1"), QByteArray("retry: 2000\n\nid: e-2\nevent: run\ndata: 2\n\n"));
    QCOMPARE(log.begin("e-2"), QByteArray("retry: 2000\n\n"));
    log.add("run", "3");
    log.add("run", "4");
    QVERIFY(log.begin("e-1").startsWith("retry: 2000\n\nid: e-2\n"));
}

void TstServerRules::readersThatWereAwayTooLongBeginAnew_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const char *id : {"e-0", "e-5", "f-3", "3", "e-", "e--1", "e-x", "e-99999999999999999999"})
        QTest::newRow(id) << QByteArray(id);
}

void TstServerRules::readersThatWereAwayTooLongBeginAnew()
{
    QFETCH(QByteArray, id);
    EventLog log("e", 3);
    for (int i = 0; i < 4; ++i)
        log.add("run", "{}");
    QCOMPARE(log.begin(id), QByteArray("retry: 2000\n\nid: e-4\nevent: reset\ndata: {}\n\n"));
}

void TstServerRules::readersThatHaveGoneAreForgotten()
{
    EventHub hub("e");
    QByteArray first, second;
    bool isSecondThere = true;
    QVERIFY(hub.add(
        [&first](const QByteArray &text) {
            first += text;
            return true;
        },
        {}));
    QVERIFY(hub.add(
        [&](const QByteArray &text) {
            second += text;
            return isSecondThere;
        },
        {}));
    QCOMPARE(hub.readers(), 2);
    hub.publish("run", "1");
    QVERIFY(first.endsWith("data: 1\n\n"));
    QCOMPARE(first, second);
    isSecondThere = false;
    hub.keepAlive();
    QCOMPARE(hub.readers(), 1);
    hub.publish("run", "2");
    QVERIFY(!second.contains("data: 2"));
    for (int i = 1; i < EventHub::mostReaders; ++i)
        QVERIFY(hub.add([](const QByteArray &) { return true; }, {}));
    QVERIFY(!hub.add([](const QByteArray &) { return true; }, {}));
}

void TstServerRules::queriesAreRead()
{
    const auto none = parseExecutionQuery("");
    QVERIFY(none);
    QCOMPARE(*none, ExecutionQuery{});
    const auto all =
        parseExecutionQuery("page=3&pageSize=500&targetId=7&agent=a%20%26b&status=error&"
                            "from=2026-11-23T14:05:09.123Z&to=2026-11-23T17:05:10%2B03:00&minErrorRate=0.05"
                            "&unknown=1");
    QVERIFY(all);
    QCOMPARE(all->page, 3);
    QCOMPARE(all->pageSize, 500);
    QCOMPARE(all->filter.targetId, QStringLiteral("7"));
    QCOMPARE(all->filter.agent, QStringLiteral("a &b"));
    QCOMPARE(all->filter.status, std::optional(ExecutionStatus::Error));
    QCOMPARE(isoTime(*all->filter.from), QStringLiteral("2026-11-23T14:05:09.123Z"));
    QCOMPARE(isoTime(*all->filter.to), QStringLiteral("2026-11-23T14:05:10.000Z"));
    QCOMPARE(all->filter.minErrorRate, std::optional(0.05));
    QCOMPARE(*parseExecutionQuery("page=&targetId=&agent=&status=&from=&to=&minErrorRate="), ExecutionQuery{});
}

void TstServerRules::queriesThatMeanNothingAreRefused_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("subject");
    for (const char *query :
         {"page=0", "page=-1", "page=x", "page=1.5", "page=99999999999", "pageSize=501", "pageSize=0", "status=Running",
          "status=1", "from=yesterday", "from=2026-11-23", "from=2026-11-23T14:05:09", "to=0", "minErrorRate=1.1",
          "minErrorRate=nan", "minErrorRate=-0.1", "minErrorRate=x"})
        QTest::newRow(query) << QByteArray(query) << QString::fromLatin1(QByteArray(query).split('=').first());
}

void TstServerRules::queriesThatMeanNothingAreRefused()
{
    QFETCH(QByteArray, query);
    const auto result = parseExecutionQuery(query);
    QVERIFY(!result);
    QCOMPARE(result.error().status, 422);
    QTEST(result.error().subject, "subject");
}

void TstServerRules::tagsMatch_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isMatch");
    QTest::newRow("same") << QByteArray("\"a\"") << true;
    QTest::newRow("weak") << QByteArray("W/\"a\"") << true;
    QTest::newRow("one of some") << QByteArray("\"b\", W/\"c\" ,\"a\"") << true;
    QTest::newRow("any") << QByteArray("*") << true;
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("other") << QByteArray("\"b\"") << false;
    QTest::newRow("without marks") << QByteArray("a") << false;
}

void TstServerRules::tagsMatch()
{
    QFETCH(QByteArray, header);
    QTEST(matches(header, "\"a\""), "isMatch");
}

void TstServerRules::lateReadingDoesNotReplaceANewerOne()
{
    TargetCache cache;
    QVERIFY(!cache.all());
    const auto first = cache.nextReading(), second = cache.nextReading();
    const Target on{QStringLiteral("1"), QStringLiteral("https://a")};
    Target off{QStringLiteral("2"), QStringLiteral("https://b")};
    off.enabled = false;
    cache.set({on, off}, second);
    cache.set({}, first);
    QCOMPARE(*readTargets(cache.all()->body), (QVector<Target>{on, off}));
    QCOMPARE(*readTargets(cache.enabled()->body), QVector<Target>{on});
    QVERIFY(cache.all()->etag != cache.enabled()->etag);
    const auto etag = cache.enabled()->etag;
    cache.set({on}, cache.nextReading());
    QCOMPARE(cache.enabled()->etag, etag);
    QCOMPARE(cache.all()->etag, etag);
}

void TstServerRules::localServerIsFoundWhileItRuns()
{
    const QTemporaryDir directory;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), directory.path());
    const QString file = localServerFile(environment);
    QCOMPARE(file, directory.filePath(QStringLiteral("largada/dashboard.json")));
    QCOMPARE(readLocalServer(file).error().code, Errc::NotFound);
    LocalServer server{QUrl(QStringLiteral("https://127.0.0.1:3000")), good.admin, QStringLiteral("/ca.pem"),
                       ::getpid()};
    QVERIFY(writeLocalServer(file, server));
    QCOMPARE(modeOf(file), 0600U);
    const auto found = findLocalServer(environment);
    QVERIFY(found);
    QCOMPARE(*found, server);
    removeLocalServer(file, ::getpid() + 1);
    QVERIFY(QFile::exists(file));
    removeLocalServer(file, ::getpid());
    QVERIFY(!QFile::exists(file));
    // Of a program that was killed: its number is nobody's.
    server.pid = 0x7fff'fff0;
    QVERIFY(writeLocalServer(file, server));
    QCOMPARE(readLocalServer(file).error().code, Errc::NotFound);
    QCOMPARE(leftLocalServerFile(environment), file);
    // Or it is another program's by now.
    server.pid = ::getpid();
    QVERIFY(writeLocalServer(file, server));
    QVERIFY(leftLocalServerFile(environment).isEmpty());
    QByteArray text = *readPrivateFile(file);
    QVERIFY(text.contains("\"pidStart\":"));
    QVERIFY(writePrivateFile(file, text.replace("\"pidStart\":", "\"pidStart\":1")));
    QCOMPARE(readLocalServer(file).error().code, Errc::NotFound);
    QCOMPARE(findLocalServer(environment).error().code, Errc::NotFound);
    QVERIFY(writePrivateFile(file, "rubbish"));
    QCOMPARE(readLocalServer(file).error().code, Errc::Storage);
}

void TstServerRules::unsafeOptionsAreRefused_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<bool>("insecure");
    QTest::addColumn<QString>("subject");
    const QByteArray strong = good.secret;
    QTest::newRow("any address, no TLS") << QStringLiteral("0.0.0.0") << strong << false << QStringLiteral("--listen");
    QTest::newRow("any IPv6 address, no TLS") << QStringLiteral("::") << strong << false << QStringLiteral("--listen");
    QTest::newRow("any address, short secret")
        << QStringLiteral("0.0.0.0") << QByteArray("short") << true << QStringLiteral("DASHBOARD_SECRET");
    QTest::newRow("no secret") << QStringLiteral("127.0.0.1") << QByteArray() << false
                               << QStringLiteral("DASHBOARD_SECRET");
    QTest::newRow("no address") << QStringLiteral("dashboard") << strong << false << QStringLiteral("--listen");
    QTest::newRow("any address, insecure") << QStringLiteral("0.0.0.0") << strong << true << QString();
    QTest::newRow("IPv6 loopback, short secret") << QStringLiteral("::1") << QByteArray("short") << false << QString();
}

void TstServerRules::unsafeOptionsAreRefused()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, secret);
    QFETCH(bool, insecure);
    QFETCH(QString, subject);
    dashboard::ServerOptions options;
    options.address = address;
    options.credentials = {secret, good.admin};
    options.insecureHttp = insecure;
    const auto checked = dashboard::checkOptions(options);
    QCOMPARE(bool(checked), subject.isEmpty());
    if (!checked)
        QCOMPARE(checked.error().subject, subject);
}

QTEST_GUILESS_MAIN(TstServerRules)
#include "tst_server_rules.moc"
