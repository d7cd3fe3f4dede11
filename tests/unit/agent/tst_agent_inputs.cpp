// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes into an agent and what k6 is given: settings, target list, script, command line, environment.
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "agent/agent_settings.h"
#include "agent/k6_inputs.h"
#include "agent/target_list.h"

using namespace largada;
using namespace largada::agent;
using namespace std::chrono_literals;

namespace
{

const QString hostName = QStringLiteral("host-1");

QProcessEnvironment environmentOf(const QStringList &pairs)
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("DASHBOARD_SECRET"), QStringLiteral("0123456789abcdef"));
    for (const QString &pair : pairs)
        environment.insert(pair.section(QLatin1Char('='), 0, 0), pair.section(QLatin1Char('='), 1));
    return environment;
}

// JSON with ' for ", which is easier to read.
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

// The literal that follows `const target = `.
QByteArray literalOf(const QByteArray &script)
{
    const QByteArray begin = "const target = ";
    const auto at = script.indexOf(begin) + begin.size();
    return script.mid(at, script.indexOf(";\n", at) - at);
}

} // namespace

class TestAgentInputs : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void defaultsAreThoseOfTheContract()
    {
        const auto settings = agentSettings(environmentOf({}), hostName);
        QVERIFY(settings);
        QCOMPARE(settings->dashboard, QUrl(QStringLiteral("http://dashboard:3000")));
        QCOMPARE(settings->name, hostName);
        QCOMPARE(settings->pollInterval, 5000ms);
        QCOMPARE(settings->heartbeatInterval, 30'000ms);
        QCOMPARE(settings->k6, QStringLiteral("/usr/bin/k6"));
        QCOMPARE(settings->temporaryDirectory, QStringLiteral("/tmp"));
        QCOMPARE(settings->vus, 1);
        QCOMPARE(settings->durationS, 30);
    }

    void everyVariableIsRead()
    {
        QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("ca.pem")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("PEM") == 3);
        file.close();
        const auto settings =
            agentSettings(environmentOf({QStringLiteral("DASHBOARD_URL=https://board.example:8443/base/"),
                                         QStringLiteral("AGENT_NAME=k6agent-0"), QStringLiteral("POLL_INTERVAL_MS=700"),
                                         QStringLiteral("HEARTBEAT_INTERVAL_MS=900"), QStringLiteral("K6_BINARY=k6"),
                                         QStringLiteral("TMP_DIR=/scratch"), QStringLiteral("K6_VUS=7"),
                                         QStringLiteral("K6_DURATION=1m30s"), QStringLiteral("STOP_GRACE_MS=0"),
                                         QStringLiteral("DASHBOARD_CA_FILE=") + file.fileName()}),
                          hostName);
        QVERIFY(settings);
        QCOMPARE(settings->dashboard, QUrl(QStringLiteral("https://board.example:8443/base")));
        QCOMPARE(settings->secret, "0123456789abcdef");
        QCOMPARE(settings->name, QStringLiteral("k6agent-0"));
        QCOMPARE(settings->pollInterval, 700ms);
        QCOMPARE(settings->heartbeatInterval, 900ms);
        QCOMPARE(settings->k6, QStringLiteral("k6"));
        QCOMPARE(settings->temporaryDirectory, QStringLiteral("/scratch"));
        QCOMPARE(settings->vus, 7);
        QCOMPARE(settings->durationS, 90);
        QCOMPARE(settings->grace, 0ms);
        QCOMPARE(settings->trusted, "PEM");
    }

    void badVariableIsNamed_data()
    {
        QTest::addColumn<QString>("pair");
        for (const char *pair : {"DASHBOARD_SECRET=",
                                 "DASHBOARD_SECRET=two words",
                                 "DASHBOARD_SECRET=a\r\nHost: b",
                                 "DASHBOARD_SECRET=ção",
                                 "DASHBOARD_URL=ftp://a",
                                 "DASHBOARD_URL=dashboard:3000",
                                 "DASHBOARD_URL=http://",
                                 "DASHBOARD_URL=http://u:p@a",
                                 "DASHBOARD_URL=http://a/?q",
                                 "POLL_INTERVAL_MS=0",
                                 "POLL_INTERVAL_MS=5s",
                                 "POLL_INTERVAL_MS=-1",
                                 "POLL_INTERVAL_MS=99999999999999999999",
                                 "HEARTBEAT_INTERVAL_MS=x",
                                 "STOP_GRACE_MS=-1",
                                 "K6_VUS=0",
                                 "K6_VUS=many",
                                 "K6_VUS=100001",
                                 "K6_DURATION=0s",
                                 "K6_DURATION=forever",
                                 "K6_DURATION=25h"})
            QTest::newRow(pair) << QString::fromUtf8(pair);
        QTest::newRow("long name") << QStringLiteral("AGENT_NAME=") + QString(300, QLatin1Char('a'));
    }
    void badVariableIsNamed()
    {
        QFETCH(const QString, pair);
        const auto settings = agentSettings(environmentOf({pair}), hostName);
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, Errc::BadInput);
        QCOMPARE(settings.error().subject, pair.section(QLatin1Char('='), 0, 0));
        QVERIFY(!settings.error().what.contains(QStringLiteral("two words"))); // the secret is never shown
    }

    void missingCertificateFileIsAnErrorOfItsOwn()
    {
        const auto settings =
            agentSettings(environmentOf({QStringLiteral("DASHBOARD_CA_FILE=/no/such/file")}), hostName);
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, Errc::Storage);
        QCOMPARE(settings.error().subject, QStringLiteral("/no/such/file"));
    }

    void targetsTakeWhatIsMissingFromTheSettings()
    {
        const auto list = parseTargetList(
            quoted(
                "{'more':1,'items':[{'id':'a','url':'http://h/','label':'A','vus':3,'durationS':5,'runIntervalMs':900,"
                "'enabled':true,'colour':'red'},{'id':7,'url':'https://h/p?q=1'},"
                "{'id':'c','url':'http://h/','enabled':false}]}"),
            {4, 11});
        QVERIFY(list);
        QCOMPARE(list->refused, QStringList());
        const dashboard::Target full{QStringLiteral("a"), QStringLiteral("http://h/"), QStringLiteral("A"), 3, 5, 900};
        const dashboard::Target bare{QStringLiteral("7"), QStringLiteral("https://h/p?q=1"), {}, 4, 11, 60'000};
        QCOMPARE(list->targets, QVector<dashboard::Target>({full, bare}));
    }

    void unusableTargetKeepsNoOtherAway_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::newRow("no id") << quoted("{'url':'http://h/'}");
        QTest::newRow("no URL") << quoted("{'id':'b'}");
        QTest::newRow("a file") << quoted("{'id':'b','url':'file:///etc/passwd'}");
        QTest::newRow("no host") << quoted("{'id':'b','url':'http://'}");
        QTest::newRow("no users") << quoted("{'id':'b','url':'http://h/','vus':0}");
        QTest::newRow("too many users") << quoted("{'id':'b','url':'http://h/','vus':1e9}");
        QTest::newRow("half a user") << quoted("{'id':'b','url':'http://h/','vus':0.5}");
        QTest::newRow("users as text") << quoted("{'id':'b','url':'http://h/','vus':'1; rm -rf'}");
        QTest::newRow("negative duration") << quoted("{'id':'b','url':'http://h/','durationS':-1}");
        QTest::newRow("endless interval") << quoted("{'id':'b','url':'http://h/','runIntervalMs':1e300}");
        QTest::newRow("a number") << QByteArray("42");
    }
    void unusableTargetKeepsNoOtherAway()
    {
        QFETCH(const QByteArray, item);
        const auto list = parseTargetList("{\"items\":[" + item + quoted(",{'id':'a','url':'http://h/'}]}"), {});
        QVERIFY(list);
        QCOMPARE(list->targets.size(), 1);
        QCOMPARE(list->targets[0].id, QStringLiteral("a"));
        QCOMPARE(list->refused.size(), 1);
    }

    void whatIsNoListIsRefused()
    {
        for (const char *body : {"", "[]", "{}", "<html>", "{\"items\":{}}", "{\"items\":null}", "{\"items\":["}) {
            const auto list = parseTargetList(body, {});
            QVERIFY2(!list, body);
            QCOMPARE(list.error().code, Errc::Protocol);
        }
    }

    void urlReachesTheScriptAsData_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url :
             {"http://h/", "http://h/\"});require('fs');//", "http://h/'+evil()+'", "http://h/`${evil()}`",
              "http://h/\\", "http://h/\n;evil();\n", "http://h/;\n", "http://h/</script>", "http://h/ação/\U0001F680",
              "http://h/\u2028evil()\u2029", "http://h/*/evil()/*"})
            QTest::newRow(url) << QString::fromUtf8(url);
    }
    void urlReachesTheScriptAsData()
    {
        QFETCH(const QString, url);
        dashboard::Target target;
        target.url = url;
        target.vus = 3;
        target.durationS = 9;
        const QByteArray script = targetScript(target);
        const QByteArray literal = literalOf(script);
        const auto data = QJsonDocument::fromJson(literal).object();
        QCOMPARE(data[QLatin1String("url")].toString(), url);
        QCOMPARE(data[QLatin1String("vus")].toInt(), 3);
        QCOMPARE(data[QLatin1String("durationS")].toInt(), 9);
        for (const char c : literal)
            QVERIFY(c >= ' ' && c < '\x7f');
        // All else is the same for every target.
        target.url = QStringLiteral("http://other/");
        const QByteArray other = targetScript(target);
        QCOMPARE(QByteArray(script).replace(literal, "X"), QByteArray(other).replace(literalOf(other), "X"));
    }

    void commandLineIsThatOfTheContract()
    {
        const auto files = k6Files(QStringLiteral("/tmp"), QStringLiteral("run"));
        QCOMPARE(files.script, QStringLiteral("/tmp/k6-script-run.js"));
        QCOMPARE(files.summary, QStringLiteral("/tmp/summary-run.json"));
        const QStringList arguments = k6Arguments(files);
        QCOMPARE(arguments.mid(0, 5),
                 QStringList({QStringLiteral("run"), QStringLiteral("--summary-export"), files.summary,
                              QStringLiteral("--no-usage-report"), QStringLiteral("--no-color")}));
        QCOMPARE(arguments.last(), files.script);
        const auto stats = arguments.value(arguments.indexOf(QStringLiteral("--summary-trend-stats")) + 1);
        QVERIFY(stats.contains(QStringLiteral("p(99)")));
    }

    void neitherSecretNorOptionsReachK6()
    {
        const auto ours = environmentOf({QStringLiteral("K6_VUS=9"), QStringLiteral("K6_DURATION=9h"),
                                         QStringLiteral("K6_OUT=json=/tmp/x"), QStringLiteral("K6_BINARY=/usr/bin/k6"),
                                         QStringLiteral("ADMIN_BASIC_AUTH=a:b"), QStringLiteral("PATH=/bin"),
                                         QStringLiteral("HOME=/home/k6agent"),
                                         QStringLiteral("HTTPS_PROXY=http://proxy"), QStringLiteral("LC_ALL=C"),
                                         QStringLiteral("LD_PRELOAD=x.so"), QStringLiteral("XDG_CONFIG_HOME=/home/c")});
        const auto given = k6Environment(ours, QStringLiteral("/scratch"));
        QStringList names = given.keys();
        names.sort();
        QCOMPARE(names,
                 QStringList({QStringLiteral("HOME"), QStringLiteral("HTTPS_PROXY"),
                              QStringLiteral("K6_NEW_MACHINE_READABLE_SUMMARY"), QStringLiteral("K6_NO_USAGE_REPORT"),
                              QStringLiteral("LC_ALL"), QStringLiteral("PATH"), QStringLiteral("TMPDIR"),
                              QStringLiteral("XDG_CONFIG_HOME")}));
        QCOMPARE(given.value(QStringLiteral("TMPDIR")), QStringLiteral("/scratch"));
        QVERIFY(given.value(QStringLiteral("XDG_CONFIG_HOME")).startsWith(QStringLiteral("/scratch/")));
    }
};

QTEST_GUILESS_MAIN(TestAgentInputs)
#include "tst_agent_inputs.moc"
