// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include "cli/command.h"
#include "cli/read_only.h"
#include "settings/preferences_file.h"
#include "text/language.h"

using namespace largada;
using namespace largada::cli;
using settings::Protection;

class TstReadOnly : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;

    QString path(const char *name) const { return m_directory->filePath(QString::fromUtf8(name)); }
    void write(const QString &file, const QByteArray &text)
    {
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(text);
    }
    void writeConfig(const char *name, const QByteArray &server)
    {
        write(path(name), "apiVersion: v1\nkind: Config\ncurrent-context: prod\n"
                          "clusters: [{name: c, cluster: {server: \"" +
                              server +
                              "\"}}]\nusers: [{name: u, user: {}}]\n"
                              "contexts: [{name: prod, context: {cluster: c, user: u}},"
                              "{name: staging, context: {cluster: c, user: u}}]\n");
    }
    void mark(const QString &kubeConfig, const QString &context, Protection protection)
    {
        settings::PreferencesFile file(m_directory->path());
        settings::Preferences preferences = file.preferences();
        preferences.connections = {{QStringLiteral("production"), kubeConfig, context, {}, protection}};
        file.setPreferences(preferences);
    }
    QString why(const QString &kubeConfig, const QString &context = {}) const
    {
        fleet::ClusterTarget target;
        target.kubeConfig = kubeConfig;
        target.context = context;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("HOME"), m_directory->path());
        return whyReadOnly(target, m_directory->path(), environment);
    }

private slots:
    void initTestCase() { text::installLanguage(*QCoreApplication::instance(), text::Language::English); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_directory = std::make_unique<QTemporaryDir>();
        writeConfig("config", "https://10.0.0.1");
        writeConfig("other", "https://10.0.0.2");
    }

    void withoutSettingsNothingIsForbidden()
    {
        QCOMPARE(why(path("config")), QString());
        QVERIFY(!QFile::exists(path("settings.ini")));
    }

    void namesTheSettingThatForbids()
    {
        mark(path("config"), QStringLiteral("prod"), Protection::ReadOnly);
        const QString said = why(path("config"), QStringLiteral("prod"));
        for (const QString &word : {QStringLiteral("“prod”"), QStringLiteral("“production”"), m_directory->path()})
            QVERIFY2(said.contains(word), qPrintable(said));
    }

    void currentContextIsTheOneItStandsFor()
    {
        mark(path("config"), {}, Protection::ReadOnly);
        QVERIFY(!why(path("config"), QStringLiteral("prod")).isEmpty());
        mark(path("config"), QStringLiteral("prod"), Protection::ReadOnly);
        QVERIFY(!why(path("config")).isEmpty());
    }

    void otherContextsAreFree()
    {
        mark(path("config"), QStringLiteral("prod"), Protection::ReadOnly);
        QCOMPARE(why(path("config"), QStringLiteral("staging")), QString());
        QCOMPARE(why(path("other"), QStringLiteral("prod")), QString()); // leads elsewhere
    }

    void nameCountsWhereTheFileIsGone()
    {
        mark(path("gone"), QStringLiteral("prod"), Protection::ReadOnly);
        QVERIFY(!why(path("config"), QStringLiteral("prod")).isEmpty());
        QCOMPARE(why(path("config"), QStringLiteral("staging")), QString());
    }

    void protectedIsForPeopleAtTheConsole()
    {
        mark(path("config"), QStringLiteral("prod"), Protection::Protected);
        QCOMPARE(why(path("config"), QStringLiteral("prod")), QString());
    }

    void settingsThatCannotBeReadForbidAndStay()
    {
        const QByteArray broken("\xff\xfe[connections");
        write(path("settings.ini"), broken);
        QVERIFY(why(path("config")).contains(path("settings.ini")));
        QFile kept(path("settings.ini"));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), broken);
    }

    void commandsRefuseToStart_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("start") << QStringLiteral("start perf k6-job Running 2 main --context prod");
        QTest::newRow("run") << QStringLiteral("run --fleet kubernetes --runners 2 --job k6-job --context prod");
        QTest::newRow("make and run") << QStringLiteral(
            "run --fleet kubernetes --runners 2 --create --image k6 --script a.js --context prod");
    }
    void commandsRefuseToStart()
    {
        QFETCH(QString, line);
        mark(path("config"), QStringLiteral("prod"), Protection::ReadOnly);
        QBuffer out, err;
        QVERIFY(out.open(QIODevice::WriteOnly) && err.open(QIODevice::WriteOnly));
        Surroundings around;
        around.out = &out;
        around.err = &err;
        around.environment.insert(QStringLiteral("KUBECONFIG"), path("config"));
        around.settingsDirectory = m_directory->path();
        int made = 0;
        around.makeClusterFleet = [&made](const QString &, const Clock &) {
            ++made;
            return std::unique_ptr<fleet::Backend>();
        };
        const QStringList words = line.split(QLatin1Char(' '));
        const auto command = makeCommand(words.first(), around);
        std::optional<int> code;
        connect(command.get(), &Command::finished, this, [&code](int ended) { code = ended; });
        command->start(words.mid(1));
        QTRY_COMPARE(code, std::optional(4));
        QVERIFY2(err.data().contains("“production”"), err.data().constData());
        QCOMPARE(made, 0);
    }
};

QTEST_GUILESS_MAIN(TstReadOnly)
#include "tst_read_only.moc"
