// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>

#include "every_value.h"
#include "text/language.h"
#include "text/sentences.h"

using namespace largada;
using namespace largada::text;
using namespace largada::text::test;

namespace
{

struct Worded {
    QString english;
    QString portuguese;
};

Worded inBoth(const std::function<QString()> &text)
{
    installLanguage(*qApp, Language::English);
    const QString english = text();
    installLanguage(*qApp, Language::Portuguese);
    return {english, text()};
}

// What every sentence has to be; empty when it is.
QString faultOf(const QString &text)
{
    static const QRegularExpression placeholder(QStringLiteral("%L?[0-9n]"));
    if (text.isEmpty())
        return QStringLiteral("empty");
    if (placeholder.match(text).hasMatch())
        return QStringLiteral("placeholder left in: ") + text;
    if (!text.endsWith(QLatin1Char('.')))
        return QStringLiteral("no full stop: ") + text;
    if (text.contains(QLatin1Char('\n')) || text != text.simplified())
        return QStringLiteral("not one clean line: ") + text;
    return {};
}

QString faultOf(const Worded &worded)
{
    for (const QString &text : {worded.english, worded.portuguese}) {
        const QString fault = faultOf(text);
        if (!fault.isEmpty())
            return fault;
    }
    if (worded.english == worded.portuguese)
        return QStringLiteral("not translated: ") + worded.english;
    return {};
}

fleet::Check fullCheck(fleet::CheckId id, fleet::CheckLevel level)
{
    return {id, level, QStringLiteral("the/subject"), QStringLiteral("own words"), {12, 34}};
}

} // namespace

class TestSentences : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void enumsAreListedWhole()
    {
        QCOMPARE(everyValue<Errc>().last(), Errc::Internal);
        QCOMPARE(everyValue<fleet::ReasonCode>().last(), fleet::ReasonCode::NotAsked);
        QCOMPARE(everyValue<fleet::CheckId>().last(), fleet::CheckId::NodeClocks);
        QCOMPARE(everyValue<fleet::CheckLevel>().last(), fleet::CheckLevel::BlockFinal);
        QCOMPARE(everyValue<fleet::WarningCode>().last(), fleet::WarningCode::Preflight);
    }

    void everyErrorIsWorded()
    {
        const QString subject = QStringLiteral("/srv/load test.js");
        for (const Errc code : everyValue<Errc>()) {
            for (const QString &about : {QString(), subject}) {
                for (const int status : {0, 107}) {
                    const Error error{code, {}, about, status};
                    const Worded worded = inBoth([&error] { return sentence(error); });
                    QCOMPARE(faultOf(worded), QString());
                    QCOMPARE(worded.english.contains(subject), !about.isEmpty());
                    QCOMPARE(worded.portuguese.contains(subject), !about.isEmpty());
                }
            }
        }
    }

    // What only the details of an error tell, as clusters' errors have them.
    void errorsOfClustersAreWordedByThemselves_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("portuguese");
        const auto s = [](const char *text) { return QString::fromUtf8(text); };
        QTest::newRow("token") << Error{Errc::Forbidden, s("Unauthorized"), s("credentials"), 401}
                               << s("Token expired or refused.") << s("Token expirado ou recusado.");
        QTest::newRow("right") << Error{Errc::Forbidden, s("pods is forbidden"), s("list pods"), 403}
                               << s("Access denied: “list pods”.") << s("Acesso negado: “list pods”.");
        QTest::newRow("certificate") << Error{Errc::Network, s("self-signed"), s("certificate"), 0}
                                     << s("Certificate not trusted.") << s("Certificado não confiável.");
        QTest::newRow("address") << Error{Errc::Network, s("Host k8s.example not found"), s("k8s.example"), 0}
                                 << s("Address not found: “k8s.example”.")
                                 << s("Endereço não encontrado: “k8s.example”.");
        QTest::newRow("namespace") << Error{Errc::NotFound, s("namespaces \"load\" not found"), s("load"), 404}
                                   << s("The namespace “load” is not there") << s("O namespace “load” não existe");
        QTest::newRow("pod") << Error{Errc::NotFound, s("pods \"a\" not found"), s("a"), 404} << s("Not found: “a”.")
                             << s("Não encontrado: “a”.");
    }
    void errorsOfClustersAreWordedByThemselves()
    {
        QFETCH(Error, error);
        QFETCH(QString, english);
        QFETCH(QString, portuguese);
        const Worded worded = inBoth([&error] { return sentence(error); });
        QCOMPARE(faultOf(worded), QString());
        QVERIFY2(worded.english.startsWith(english), qPrintable(worded.english));
        QVERIFY2(worded.portuguese.startsWith(portuguese), qPrintable(worded.portuguese));
    }

    void podsAreTooFewOrTooMany()
    {
        const auto said = [](fleet::CheckLevel level, double found) {
            installLanguage(*qApp, Language::English);
            return sentence(fleet::Check{fleet::CheckId::Pods, level, QStringLiteral("job/k6"), {}, {found, 4}});
        };
        QCOMPARE(said(fleet::CheckLevel::Ok, 4), QStringLiteral("4 of 4 pods are there (job/k6)."));
        QCOMPARE(said(fleet::CheckLevel::Warning, 3),
                 QStringLiteral("3 of 4 pods are there so far (job/k6). The gate waits for the others."));
        QVERIFY(said(fleet::CheckLevel::BlockFinal, 5)
                    .startsWith(QStringLiteral("5 pods match, but only 4 are wanted (job/k6). Correct")));
    }

    void jobsAreWordedByWhatIsOddAboutThem()
    {
        const auto said = [](fleet::CheckLevel level, const QVector<double> &values) {
            installLanguage(*qApp, Language::English);
            return sentence(fleet::Check{fleet::CheckId::Job, level, QStringLiteral("k6"), {}, values});
        };
        QCOMPARE(said(fleet::CheckLevel::Ok, {}), QStringLiteral("The Job “k6” is there."));
        QCOMPARE(
            said(fleet::CheckLevel::Warning, {2, 3}),
            QStringLiteral("The Job “k6” has 2 pods at a time, but 3 runners are wanted. Correct one of the two."));
        QVERIFY(said(fleet::CheckLevel::Warning, {}).startsWith(QStringLiteral("The Job “k6” is suspended")));
        QVERIFY(said(fleet::CheckLevel::Block, {}).startsWith(QStringLiteral("The Job “k6” cannot be used.")));
    }

    void errorsDifferByCode()
    {
        QStringList seen;
        for (const Errc code : everyValue<Errc>()) {
            for (const QString &subject : {QString(), QStringLiteral("x")}) {
                const Worded worded = inBoth([&] { return sentence(Error{code, {}, subject, 0}); });
                QVERIFY2(!seen.contains(worded.english), qPrintable(worded.english));
                QVERIFY2(!seen.contains(worded.portuguese), qPrintable(worded.portuguese));
                seen << worded.english << worded.portuguese;
            }
        }
    }

    void errorQuotesOwnWords()
    {
        const QString words = QStringLiteral("TypeError: Value is not an object: undefined");
        for (const Errc code : everyValue<Errc>()) {
            const Worded worded = inBoth([&] { return sentence(Error{code, words, QStringLiteral("script"), 0}); });
            QCOMPARE(faultOf(worded), QString());
            QCOMPARE(worded.english.contains(words), code != Errc::Cancelled);
            QCOMPARE(worded.portuguese.contains(words), code != Errc::Cancelled);
        }
    }

    void errorShowsStatus()
    {
        installLanguage(*qApp, Language::English);
        QCOMPARE(sentence(Error{Errc::Process, {}, QStringLiteral("k6"), 107}),
                 QStringLiteral("The program “k6” ended with exit code 107. Fix what it reports, then try again."));
        const QString http =
            sentence(Error{Errc::Conflict, QStringLiteral("Pause error"), QStringLiteral("runner-01"), 500});
        QVERIFY2(http.endsWith(QStringLiteral("Details: HTTP status 500, “Pause error”.")), qPrintable(http));
        const QString bare = sentence(Error{Errc::Conflict, {}, QStringLiteral("runner-01"), 500});
        QVERIFY2(bare.endsWith(QStringLiteral("Details: HTTP status 500.")), qPrintable(bare));
    }

    void foreignWordsStayHarmless_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("shown");
        QTest::addRow("lines") << QStringLiteral("first\n\tsecond\r\n") << QStringLiteral("“first second”");
        QTest::addRow("placeholders") << QStringLiteral("100%1 of %2 %n %L3") << QStringLiteral("“100%1 of %2 %n %L3”");
        QTest::addRow("terminal control") << QStringLiteral("a\x1b[2Jb\x07"
                                                            "c")
                                          << QStringLiteral("“a [2Jb c”");
        QTest::addRow("direction override") << QStringLiteral("a\u202Eb") << QStringLiteral("“a b”");
        QTest::addRow("huge") << QString(100'000, QLatin1Char('x'))
                              << QChar(u'“') + QString(400, QLatin1Char('x')) + QStringLiteral("…”");
        QTest::addRow("cut inside a pair") << QString(399, QLatin1Char('x')) + QStringLiteral("\U0001F3C1 end")
                                           << QChar(u'“') + QString(399, QLatin1Char('x')) + QStringLiteral("…”");
        QTest::addRow("not UTF-8") << QString::fromUtf8("a\xff\xfe z") << QStringLiteral("“a\uFFFD\uFFFD z”");
    }

    void foreignWordsStayHarmless()
    {
        QFETCH(QString, words);
        QFETCH(QString, shown);
        installLanguage(*qApp, Language::English);
        const QString error = sentence(Error{Errc::BadInput, words, QStringLiteral("script"), 0});
        QCOMPARE(error, QStringLiteral("“script” cannot be used as given. Correct it, then try again. Details: ") +
                            shown + QLatin1Char('.'));
        const QString subject = sentence(Error{Errc::NotFound, {}, words, 0});
        QVERIFY2(subject.contains(shown), qPrintable(subject));
        const QString reason = sentence(fleet::Reason{fleet::ReasonCode::ScriptFailed, words, 0, 0});
        QVERIFY2(reason.contains(shown), qPrintable(reason));
    }

    void blankWordsAreNoDetails()
    {
        installLanguage(*qApp, Language::English);
        QCOMPARE(sentence(Error{Errc::Storage, QStringLiteral(" \n "), QStringLiteral(" "), 0}),
                 sentence(Error{Errc::Storage, {}, {}, 0}));
        QCOMPARE(sentence(Error{Errc::NotFound, QStringLiteral("a.js"), QStringLiteral("a.js"), 0}),
                 sentence(Error{Errc::NotFound, {}, QStringLiteral("a.js"), 0}));
    }

    void everyReasonIsWorded()
    {
        QStringList seen;
        for (const fleet::ReasonCode code : everyValue<fleet::ReasonCode>()) {
            const fleet::Reason bare{code, {}, 0, 0};
            const Worded worded = inBoth([&bare] { return sentence(bare); });
            QCOMPARE(faultOf(worded), QString());
            QVERIFY2(!seen.contains(worded.english), qPrintable(worded.english));
            seen << worded.english;
            const fleet::Reason detailed{code, QStringLiteral("k6's last line"), 0, 0};
            const Worded withWords = inBoth([&detailed] { return sentence(detailed); });
            QCOMPARE(faultOf(withWords), QString());
            QVERIFY(withWords.english.contains(detailed.detail) && withWords.portuguese.contains(detailed.detail));
        }
    }

    void reasonNumbersAreShown_data()
    {
        using fleet::ReasonCode;
        QTest::addColumn<fleet::ReasonCode>("code");
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("total");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("portuguese");
        QTest::addRow("VUs") << ReasonCode::InitialisingVus << 1400 << 15000 << "1,400 of 15,000"
                             << "1.400 de 15.000";
        QTest::addRow("signal") << ReasonCode::Killed << 11 << 0 << "signal 11" << "sinal 11";
        QTest::addRow("out of memory") << ReasonCode::Killed << 9 << 0 << "memory" << "memória";
        for (const int code : {0, 99, 101, 102, 109, 255})
            QTest::addRow("exit code %d", code)
                << ReasonCode::ExitCode << code << 0 << QStringLiteral("exit code %1").arg(code)
                << QStringLiteral("código de saída %1").arg(code);
    }

    void reasonNumbersAreShown()
    {
        QFETCH(fleet::ReasonCode, code);
        QFETCH(int, number);
        QFETCH(int, total);
        QFETCH(QString, english);
        QFETCH(QString, portuguese);
        const Worded worded = inBoth([=] { return sentence(fleet::Reason{code, {}, number, total}); });
        QCOMPARE(faultOf(worded), QString());
        QVERIFY2(worded.english.contains(english), qPrintable(worded.english));
        QVERIFY2(worded.portuguese.contains(portuguese), qPrintable(worded.portuguese));
    }

    void closedApiNamesTheWayOut()
    {
        const Worded worded = inBoth([] { return sentence(fleet::Reason{fleet::ReasonCode::ApiClosed, {}, 0, 0}); });
        QVERIFY(worded.english.contains(QStringLiteral("--address")));
        QVERIFY(worded.portuguese.startsWith(QStringLiteral("API do k6 fechada")));
        QVERIFY(worded.portuguese.contains(QStringLiteral("--address")));
    }

    void everyCheckIsWordedAtEachLevel()
    {
        for (const fleet::CheckId id : everyValue<fleet::CheckId>()) {
            QStringList seen;
            for (const fleet::CheckLevel level : everyValue<fleet::CheckLevel>()) {
                const fleet::Check check = fullCheck(id, level);
                const Worded worded = inBoth([&check] { return sentence(check); });
                QCOMPARE(faultOf(worded), QString());
                QVERIFY2(!seen.contains(worded.english), qPrintable(worded.english));
                QVERIFY2(worded.english.contains(check.detail), qPrintable(worded.english));
                seen << worded.english;
                // Values and subject that are missing leave no hole in the sentence.
                const fleet::Check bare{id, level, {}, {}, {}};
                QCOMPARE(faultOf(inBoth([&bare] { return sentence(bare); })), QString());
            }
        }
    }

    void checksNameTheirSubject()
    {
        using fleet::CheckId;
        using fleet::CheckLevel;
        for (const CheckId id : {CheckId::Script, CheckId::K6Binary, CheckId::Disk, CheckId::ShareNotExact,
                                 CheckId::SplitTooFine, CheckId::CountThreshold}) {
            for (const CheckLevel level : everyValue<CheckLevel>()) {
                const Worded worded = inBoth([=] { return sentence(fullCheck(id, level)); });
                QVERIFY2(worded.english.contains(QStringLiteral("the/subject")), qPrintable(worded.english));
                QVERIFY2(worded.portuguese.contains(QStringLiteral("the/subject")), qPrintable(worded.portuguese));
            }
        }
    }

    void checksGiveTheirFigures_data()
    {
        using fleet::CheckId;
        using fleet::CheckLevel;
        QTest::addColumn<fleet::CheckId>("id");
        QTest::addColumn<fleet::CheckLevel>("level");
        QTest::addColumn<QVector<double>>("values");
        QTest::addColumn<QString>("english");
        QTest::addRow("load") << CheckId::Load << CheckLevel::Ok << QVector<double>{20000, 72000}
                              << "Main makes a load of 20,000 VUs and 72,000 iterations/s.";
        QTest::addRow("load without rate") << CheckId::Load << CheckLevel::Ok << QVector<double>{1, 0}
                                           << "Main makes a load of 1 VU, as fast as it can.";
        QTest::addRow("slow load") << CheckId::Load << CheckLevel::Ok << QVector<double>{2, 0.5}
                                   << "Main makes a load of 2 VUs and 0.5 iterations/s.";
        QTest::addRow("no thresholds") << CheckId::Thresholds << CheckLevel::Ok << QVector<double>{0}
                                       << "The script has no thresholds.";
        QTest::addRow("one threshold") << CheckId::Thresholds << CheckLevel::Ok << QVector<double>{1}
                                       << "The script has 1 threshold.";
        QTest::addRow("memory") << CheckId::Memory << CheckLevel::Ok << QVector<double>{4000, 16384}
                                << "Memory is enough: 4,000 MiB needed, 16,384 MiB free.";
        QTest::addRow("memory is not a number") << CheckId::Memory << CheckLevel::Ok << QVector<double>{qQNaN(), qInf()}
                                                << "Memory is enough: – MiB needed, – MiB free.";
        QTest::addRow("forced") << CheckId::Ports << CheckLevel::Block << QVector<double>{60, 4}
                                << "Too few ports are free: 60 needed, 4 free. End programs that hold ports, or use "
                                   "fewer runners. The run starts only when forced (--force).";
    }

    void checksGiveTheirFigures()
    {
        QFETCH(fleet::CheckId, id);
        QFETCH(fleet::CheckLevel, level);
        QFETCH(QVector<double>, values);
        QFETCH(QString, english);
        installLanguage(*qApp, Language::English);
        QCOMPARE(sentence(fleet::Check{id, level, {}, {}, values}), english);
    }

    void missingBinarySaysWhereToPutIt()
    {
        const fleet::Check missing{fleet::CheckId::K6Binary, fleet::CheckLevel::BlockFinal, {}, {}, {}};
        const Worded worded = inBoth([&missing] { return sentence(missing); });
        QVERIFY(worded.english.contains(QStringLiteral("K6_BINARY")));
        QVERIFY(worded.portuguese.contains(QStringLiteral("K6_BINARY")));
    }

    void everyWarningIsWorded()
    {
        for (const fleet::WarningCode code : everyValue<fleet::WarningCode>()) {
            fleet::Warning warning;
            warning.code = code;
            QCOMPARE(faultOf(inBoth([&warning] { return sentence(warning); })), QString());
            warning.runner = RunnerId{QStringLiteral("runner-07")};
            warning.value = 93;
            warning.detail = QStringLiteral("/srv/out/run.html");
            if (code == fleet::WarningCode::Preflight)
                warning.check = fullCheck(fleet::CheckId::Cores, fleet::CheckLevel::Warning);
            const Worded worded = inBoth([&warning] { return sentence(warning); });
            QCOMPARE(faultOf(worded), QString());
            QVERIFY2(code == fleet::WarningCode::Preflight || worded.english.contains(warning.detail),
                     qPrintable(worded.english));
        }
    }

    void warningsGiveRunnerAndFigures_data()
    {
        using fleet::WarningCode;
        QTest::addColumn<fleet::WarningCode>("code");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("portuguese");
        QTest::addRow("cpu") << WarningCode::CpuBound << 93.4 << "Main: runner-07 used 93% of its cores"
                             << "Principal: runner-07 usou 93% dos seus núcleos";
        QTest::addRow("one dropped") << WarningCode::DroppedIterations << 1.0
                                     << "Main: runner-07 could not start 1 iteration, so"
                                     << "Principal: runner-07 não conseguiu iniciar 1 iteração, e";
        QTest::addRow("many dropped") << WarningCode::DroppedIterations << 12345.0
                                      << "Main: runner-07 could not start 12,345 iterations, so"
                                      << "Principal: runner-07 não conseguiu iniciar 12.345 iterações, e";
        QTest::addRow("setup") << WarningCode::SlowSetup << 1830.0 << "began 1.83 s apart"
                               << "até 1,83 s de diferença";
        QTest::addRow("lost") << WarningCode::RunnerLost << 0.0 << "Main: runner-07 was lost"
                              << "Principal: runner-07 foi perdido";
        QTest::addRow("no summary") << WarningCode::SummaryMissing << 0.0 << "Main: runner-07 left no summary"
                                    << "Principal: runner-07 não deixou resumo";
    }

    void warningsGiveRunnerAndFigures()
    {
        QFETCH(fleet::WarningCode, code);
        QFETCH(double, value);
        QFETCH(QString, english);
        QFETCH(QString, portuguese);
        fleet::Warning warning;
        warning.code = code;
        warning.runner = RunnerId{QStringLiteral("runner-07")};
        warning.value = value;
        const Worded worded = inBoth([&warning] { return sentence(warning); });
        QVERIFY2(worded.english.contains(english), qPrintable(worded.english));
        QVERIFY2(worded.portuguese.contains(portuguese), qPrintable(worded.portuguese));
    }
};

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
