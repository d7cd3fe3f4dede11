// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/k6_container.h"

using namespace largada;
using namespace largada::backends;

namespace
{

kube::Container with(const QStringList &command, const QStringList &args, const QHash<QString, QString> &env = {})
{
    kube::Container container;
    container.command = command;
    container.args = args;
    container.env = env;
    return container;
}

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TstK6Container : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void findsThePort_data()
    {
        QTest::addColumn<QString>("args");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<int>("port"); // 0: none is said
        QTest::addColumn<bool>("hasAddress");
        const auto row = [](const char *args, const char *variable, int port, bool has) {
            QTest::addRow("%s | %s", args, variable)
                << QString::fromLatin1(args) << QString::fromLatin1(variable) << port << has;
        };
        row("run x.js", "", 0, false);
        row("run --address localhost:7000 x.js", "", 7000, true);
        row("run --address=0.0.0.0:7001 x.js", "", 7001, true);
        row("run -a :7002 x.js", "", 7002, true);
        row("run -alocalhost:7003 x.js", "", 7003, true);
        row("run -a [::1]:7004 x.js", "", 7004, true);
        row("--address localhost:7005 run x.js", "", 7005, true);
        row("run x.js", "localhost:7006", 7006, true);
        row("run --address localhost:7007 x.js", "localhost:7008", 7007, true);
        row("run --address localhost:99999 x.js", "", 0, true);
        row("run --address localhost x.js", "", 0, true);
        row("run x.js --address", "", 0, false);
    }
    void findsThePort()
    {
        QFETCH(QString, args);
        QFETCH(QString, variable);
        QFETCH(int, port);
        kube::Container container = with({}, args.split(QLatin1Char(' ')));
        if (!variable.isEmpty())
            container.env.insert(QStringLiteral("K6_ADDRESS"), variable);
        QCOMPARE(apiPort(container), port == 0 ? std::nullopt : std::optional(static_cast<quint16>(port)));
        QTEST(hasApiAddress(container), "hasAddress");
    }

    void takesAVariableFromElsewhereForAnAddress()
    {
        const auto container = with({}, words("run x.js"), {{QStringLiteral("K6_ADDRESS"), QString()}});
        QVERIFY(hasApiAddress(container));
        QVERIFY(!apiPort(container));
    }

    void readsAShellsLine()
    {
        const auto container = with({QStringLiteral("sh"), QStringLiteral("-c")},
                                    {QStringLiteral("mkdir -p /out && exec k6 run --paused -a 'localhost:7100' x.js")});
        QCOMPARE(apiPort(container), std::optional<quint16>(7100));
        QCOMPARE(pausedOf(container), Paused::Yes);
        QCOMPARE(pausedOf(with({QStringLiteral("sh"), QStringLiteral("-c")},
                               {QStringLiteral("mkdir -p /out && exec k6 run x.js")})),
                 Paused::No);
    }

    void knowsWhetherItWaits_data()
    {
        QTest::addColumn<QString>("args");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<int>("paused");
        const auto row = [](const char *args, const char *variable, Paused paused) {
            QTest::addRow("%s | %s", args, variable)
                << QString::fromLatin1(args) << QString::fromLatin1(variable) << static_cast<int>(paused);
        };
        row("run --paused x.js", "", Paused::Yes);
        row("run -p x.js", "", Paused::Yes);
        row("run --paused=false x.js", "", Paused::No);
        row("run --paused=true x.js", "false", Paused::Yes);
        row("run x.js", "true", Paused::Yes);
        row("run x.js", "1", Paused::Yes);
        row("run x.js", "false", Paused::No);
        row("run x.js", "", Paused::No);
        row("run --config k6.json x.js", "", Paused::Unknown);
        row("start-test.sh", "", Paused::Unknown);
    }
    void knowsWhetherItWaits()
    {
        QFETCH(QString, args);
        QFETCH(QString, variable);
        kube::Container container = with({}, args.split(QLatin1Char(' ')));
        if (!variable.isEmpty())
            container.env.insert(QStringLiteral("K6_PAUSED"), variable);
        QTEST(static_cast<int>(pausedOf(container)), "paused");
    }

    void knowsWhetherThresholdsJudge()
    {
        QVERIFY(!ignoresThresholds(with({}, words("run x.js"))));
        QVERIFY(ignoresThresholds(with({}, words("run --no-thresholds x.js"))));
        QVERIFY(!ignoresThresholds(with({}, words("run --no-thresholds=false x.js"))));
        QVERIFY(ignoresThresholds(
            with({}, words("run x.js"), {{QStringLiteral("K6_NO_THRESHOLDS"), QStringLiteral("true")}})));
    }

    void readsTheVersionFromTheTag_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("version");
        const auto row = [](const char *image, const char *version) {
            QTest::addRow("%s", image) << QString::fromLatin1(image) << QString::fromLatin1(version);
        };
        row("grafana/k6:1.1.0", "1.1.0");
        row("grafana/k6:1.1.0-with-browser", "1.1.0");
        row("grafana/k6:v2.2.0", "2.2.0");
        row("grafana/k6:0.57", "0.57.0");
        row("localhost:5000/k6:2.0.1@sha256:0011", "2.0.1");
        row("grafana/k6", "");
        row("grafana/k6:latest", "");
        row("localhost:5000/k6", "");
        row("grafana/k6:master-1.2.3", "");
    }
    void readsTheVersionFromTheTag()
    {
        QFETCH(QString, image);
        kube::Container container;
        container.image = image;
        const auto version = versionOf(container);
        QTEST(version ? version->text() : QString(), "version");
    }
};

QTEST_APPLESS_MAIN(TstK6Container)
#include "tst_k6_container.moc"
