// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QEvent>
#include <QLocale>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

#include "text/language.h"
#include "text/sentences.h"

using namespace largada;
using namespace largada::text;

class TestLanguage : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void languageIsReadFromText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("language"); // -1: refused
        QTest::addRow("en") << "en" << int(Language::English);
        QTest::addRow("pt") << "pt" << int(Language::Portuguese);
        QTest::addRow("pt-BR") << "pt-BR" << int(Language::Portuguese);
        QTest::addRow("pt_BR") << "pt_BR" << int(Language::Portuguese);
        QTest::addRow("system") << "system" << int(Language::System);
        QTest::addRow("capitals and spaces") << " PT-br " << int(Language::Portuguese);
        QTest::addRow("empty") << "" << -1;
        QTest::addRow("another language") << "de" << -1;
        QTest::addRow("longer word") << "ptx" << -1;
        QTest::addRow("huge") << QString(1'000'000, QLatin1Char('p')) << -1;
    }

    void languageIsReadFromText()
    {
        QFETCH(QString, text);
        QFETCH(int, language);
        const auto found = languageFromText(text);
        QCOMPARE(found ? int(*found) : -1, language);
    }

    void systemLanguageComesFromTheEnvironment_data()
    {
        QTest::addColumn<QString>("variables"); // separated by spaces;
        QTest::addColumn<int>("language");
        const int english = int(Language::English);
        const int portuguese = int(Language::Portuguese);
        QTest::addRow("LANG") << "LANG=pt_BR.UTF-8" << portuguese;
        QTest::addRow("Portugal") << "LANG=pt_PT.UTF-8@euro" << portuguese;
        QTest::addRow("bare pt") << "LC_MESSAGES=pt" << portuguese;
        QTest::addRow("LC_ALL wins") << "LC_ALL=en_US.UTF-8 LC_MESSAGES=pt_BR LANG=pt_BR" << english;
        QTest::addRow("LC_MESSAGES before LANG") << "LC_MESSAGES=pt_BR LANG=en_US" << portuguese;
        QTest::addRow("empty LC_ALL does not count") << "LC_ALL= LANG=pt_BR" << portuguese;
        QTest::addRow("LANGUAGE first") << "LANGUAGE=pt_BR:en LANG=en_US.UTF-8" << portuguese;
        QTest::addRow("LANGUAGE, first that we have") << "LANGUAGE=de:fr:pt:en LANG=de_DE" << portuguese;
        QTest::addRow("LANGUAGE, English first") << "LANGUAGE=en:pt_BR LANG=pt_BR.UTF-8" << english;
        QTest::addRow("LANGUAGE has none") << "LANGUAGE=de:fr LANG=pt_BR.UTF-8" << portuguese;
        QTest::addRow("C switches LANGUAGE off") << "LANGUAGE=pt_BR LC_ALL=C.UTF-8" << english;
        QTest::addRow("another language") << "LANG=de_DE.UTF-8" << english;
        QTest::addRow("a language that begins alike") << "LANG=ptx_XX" << english;
        QTest::addRow("POSIX") << "LANG=POSIX" << english;
    }

    void systemLanguageComesFromTheEnvironment()
    {
        QFETCH(QString, variables);
        QFETCH(int, language);
        QProcessEnvironment environment;
        for (const QString &variable : variables.split(QLatin1Char(' ')))
            environment.insert(variable.section(QLatin1Char('='), 0, 0), variable.section(QLatin1Char('='), 1));
        QCOMPARE(int(systemLanguage(environment)), language);
    }

    void languageSwitchesAtRunTime()
    {
        for (int round = 0; round < 3; ++round) {
            installLanguage(*qApp, Language::Portuguese);
            QCOMPARE(word(fleet::PhaseName::Warmup), QStringLiteral("Aquecimento"));
            QCOMPARE(number(1234.5, 1), QStringLiteral("1.234,5"));
            installLanguage(*qApp, Language::English);
            QCOMPARE(word(fleet::PhaseName::Warmup), QStringLiteral("Warm-up"));
            QCOMPARE(number(1234.5, 1), QStringLiteral("1,234.5"));
        }
        // Only the translators of the last call are left.
        QCOMPARE(qApp->findChildren<QTranslator *>().size(), 1);
    }

    void wordsOfQtFollowTheLanguage()
    {
        for (int round = 0; round < 2; ++round) {
            installLanguage(*qApp, Language::Portuguese);
            QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Cancelar"));
            installLanguage(*qApp, Language::English);
            QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Cancel"));
        }
    }

    void otherTranslatorsStay()
    {
        QTranslator other(qApp);
        installLanguage(*qApp, Language::Portuguese);
        installLanguage(*qApp, Language::English);
        QVERIFY(qApp->findChildren<QTranslator *>().contains(&other));
    }

    void systemFollowsTheVariables()
    {
        qputenv("LC_ALL", "pt_BR.UTF-8");
        installLanguage(*qApp, Language::System);
        QCOMPARE(word(fleet::PhaseName::Main), QStringLiteral("Principal"));
        QCOMPARE(QLocale().language(), QLocale::Portuguese);
        qputenv("LC_ALL", "C.UTF-8");
        installLanguage(*qApp, Language::System);
        QCOMPARE(word(fleet::PhaseName::Main), QStringLiteral("Main"));
        QCOMPARE(QLocale().language(), QLocale::English);
    }

    void englishHasPluralForms()
    {
        installLanguage(*qApp, Language::English);
        fleet::PhaseLoad load;
        load.durationSeconds = 1;
        load.maxVus = 1;
        QVERIFY(sentence(load).contains(QStringLiteral(" 1 VU,")));
        load.maxVus = 2;
        QVERIFY(sentence(load).contains(QStringLiteral(" 2 VUs,")));
    }
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
