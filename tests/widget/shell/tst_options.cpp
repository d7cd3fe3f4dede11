// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "shell/options.h"

using namespace largada;
using namespace largada::ui;

class TstOptions : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyOptionIsRead()
    {
        const auto options = parseOptions(
            {QStringLiteral("--page"), QStringLiteral("runs"), QStringLiteral("--theme=dark"), QStringLiteral("--lang"),
             QStringLiteral("pt-BR"), QStringLiteral("--config-dir=/tmp/a b=c"), QStringLiteral("--log-level"),
             QStringLiteral("info"), QStringLiteral("--demo"), QStringLiteral("--new-instance")});
        QVERIFY(options);
        QCOMPARE(options->page, PageId::Runs);
        QCOMPARE(options->theme, settings::ThemeChoice::Dark);
        QCOMPARE(options->language, settings::LanguageChoice::Portuguese);
        QCOMPARE(options->configDirectory, QStringLiteral("/tmp/a b=c"));
        QCOMPARE(options->logLevel, QStringLiteral("info"));
        QVERIFY(options->isDemo && options->isNewInstance && !options->wantsHelp);
    }

    void badWordsAreNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("subject");
        const auto row = [](const char *name, const QStringList &arguments, const char *subject) {
            QTest::addRow("%s", name) << arguments << QString::fromLatin1(subject);
        };
        row("unknown option", {QStringLiteral("--fast")}, "--fast");
        row("word", {QStringLiteral("script.js")}, "script.js");
        row("unknown page", {QStringLiteral("--page"), QStringLiteral("nowhere")}, "--page");
        row("no page", {QStringLiteral("--page")}, "--page");
        row("empty directory", {QStringLiteral("--config-dir=")}, "--config-dir");
        row("unknown theme", {QStringLiteral("--theme=black")}, "--theme");
        row("unknown language", {QStringLiteral("--lang=xx")}, "--lang");
        row("unknown level", {QStringLiteral("--log-level=loud")}, "--log-level");
        row("emoji", {QStringLiteral("--page=\U0001F600")}, "--page");
    }
    void badWordsAreNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, subject);
        const auto options = parseOptions(arguments);
        QVERIFY(!options);
        QCOMPARE(options.error().code, Errc::BadInput);
        QCOMPARE(options.error().subject, subject);
    }

    void helpTellsEveryOption()
    {
        const QString help = helpText();
        for (const char *option : {"--page", "--demo", "--theme", "--lang", "--config-dir", "--new-instance",
                                   "--log-level", "--version", "--help"})
            QVERIFY2(help.contains(QLatin1String(option)), option);
    }

    void secondStartPassesOnWhatItIsFor()
    {
        Options options;
        options.isDemo = true;
        options.page = PageId::Pods;
        options.theme = settings::ThemeChoice::Dark;
        const auto read = parseOptions(argumentsOf(options));
        QVERIFY(read);
        QVERIFY(read->isDemo);
        QCOMPARE(read->page, PageId::Pods);
        QVERIFY(!read->theme); // of that start's own window
    }
};

QTEST_GUILESS_MAIN(TstOptions)
#include "tst_options.moc"
