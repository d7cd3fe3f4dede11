// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <sys/mount.h>
#include <unistd.h>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include "support/largadactl_process.h"
#include "support/real_k6.h"

using namespace largada::testing;

namespace
{

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QString fakeClockLibrary()
{
    for (const auto *path : {"/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
                             "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"}) {
        if (QFile::exists(QString::fromLatin1(path)))
            return QString::fromLatin1(path);
    }
    return {};
}

// A small file system of its own; root only.
class SmallDisk
{
public:
    SmallDisk(const QString &directory, const char *size) : m_directory(directory.toUtf8())
    {
        m_error = ::mount("tmpfs", m_directory.constData(), "tmpfs", 0, (QByteArray("size=") + size).constData()) == 0
                      ? 0
                      : errno;
    }
    ~SmallDisk()
    {
        if (m_error == 0)
            ::umount2(m_directory.constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)
    QByteArray error() const { return m_error == 0 ? QByteArray() : QByteArray(std::strerror(m_error)); }

private:
    QByteArray m_directory;
    int m_error = 0;
};

void fill(const QString &path)
{
    QFile file(path);
    const QByteArray block(4096, 'x');
    QVERIFY(file.open(QFile::WriteOnly | QFile::Unbuffered));
    while (file.write(block) == block.size()) {
    }
}

} // namespace

// Where the run takes place: directories, the user's shell, the clock, the machine.
class TestRunSurroundings : public QObject
{
    Q_OBJECT

    static QStringList words(const QString &script, const QStringList &more = {})
    {
        return runWords(script, 2, QStringList{QStringLiteral("--demo-target"), QStringLiteral("--no-warmup")} + more);
    }

    // At once: it is read all the time.
    static void setClock(const Sandbox &sandbox, const QByteArray &offset)
    {
        const QByteArray file = QFile::encodeName(sandbox.write(QStringLiteral("clock.new"), offset));
        QCOMPARE(std::rename(file.constData(), QFile::encodeName(sandbox.path(QStringLiteral("clock"))).constData()),
                 0);
    }

    static Finished doctor(const Sandbox &sandbox, const QStringList &more)
    {
        return largadactl(sandbox, QStringList{QStringLiteral("doctor")} + more);
    }

    static QJsonObject finding(const Finished &end, const QString &name)
    {
        for (const auto &value : end.report()[QStringLiteral("findings")].toArray()) {
            if (value.toObject()[QStringLiteral("name")] == name)
                return value.toObject();
        }
        return {};
    }

private slots:
    void initTestCase()
    {
        if (realK6().isEmpty())
            QSKIP(howToGetK6());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void scriptKeepsItsPlaceAndItsNeighbours_data() { addK6Rows(); }
    void scriptKeepsItsPlaceAndItsNeighbours()
    {
        QFETCH(const QString, k6);
        Sandbox sandbox;
        const QString place = QStringLiteral("meus testes/ação 100% #1/");
        sandbox.write(place + QStringLiteral("biblioteca/índice.js"), "export const path = '/ok';\n");
        sandbox.write(place + QStringLiteral("dados.csv"), "nome\nJoão\n");
        const auto script = sandbox.write(
            place + QStringLiteral("carga é.js"),
            rateScript({.body = "if (data.includes('João')) { http.get(__ENV.TARGET_URL + path); }",
                        .more = "import { path } from './biblioteca/índice.js'; const data = open('./dados.csv');"}));
        const QDir directory(sandbox.path(place));
        const auto before = directory.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        const auto end =
            largadactl(sandbox, runWords(script, 2, {QStringLiteral("--demo-target"), QStringLiteral("--k6"), k6}));
        LARGADA_ENDED(end, 0);
        for (const auto *phase : {"warmup", "main"})
            QVERIFY2(end.phase(QString::fromLatin1(phase))[QStringLiteral("requests")].toInt() > 5,
                     qPrintable(end.text()));
        QCOMPARE(directory.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), before);
        QCOMPARE(end.report()[QStringLiteral("settings")].toObject()[QStringLiteral("script")].toString(), script);
        QVERIFY(sandbox.temporaryFiles().isEmpty());
    }

    void relativeScriptIsFoundFromTheWorkingDirectory()
    {
        Sandbox sandbox;
        sandbox.write(QStringLiteral("a/x.js"), rateScript());
        const auto end = largadactl(sandbox, words(QStringLiteral("./a/../a/x.js")));
        LARGADA_ENDED(end, 0);
        QCOMPARE(end.report()[QStringLiteral("settings")].toObject()[QStringLiteral("script")].toString(),
                 sandbox.path(QStringLiteral("a/x.js")));
    }

    // A runner has a working directory of its own.
    void relativeK6IsFoundFromTheWorkingDirectory_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("path");
        QTest::newRow("option") << QStringLiteral("./tools/k6") << QString() << QString();
        QTest::newRow("variable") << QString() << QStringLiteral("tools/k6") << QString();
        QTest::newRow("bare name") << QStringLiteral("k6") << QString() << QStringLiteral("tools");
    }
    void relativeK6IsFoundFromTheWorkingDirectory()
    {
        QFETCH(const QString, option);
        QFETCH(const QString, variable);
        QFETCH(const QString, path);
        Sandbox sandbox;
        QVERIFY(QDir().mkpath(sandbox.path(QStringLiteral("tools"))));
        QVERIFY(QFile::link(realK6().first().path, sandbox.path(QStringLiteral("tools/k6"))));
        sandbox.environment.insert(QStringLiteral("K6_BINARY"), variable);
        sandbox.environment.insert(QStringLiteral("PATH"), sandbox.path(path));
        QStringList more;
        if (!option.isEmpty())
            more << QStringLiteral("--k6") << option;
        LARGADA_ENDED(largadactl(sandbox, words(sandbox.write(QStringLiteral("x.js"), rateScript()), more)), 0);
    }

    void k6VariablesOfTheShellHaveNoEffect_data() { addK6Rows(); }
    void k6VariablesOfTheShellHaveNoEffect()
    {
        QFETCH(const QString, k6);
        Sandbox sandbox;
        const auto output = sandbox.path(QStringLiteral("samples.json"));
        const std::pair<const char *, QString> variables[] = {
            {"K6_VUS", QStringLiteral("7")},         {"K6_DURATION", QStringLiteral("40s")},
            {"K6_ITERATIONS", QStringLiteral("3")},  {"K6_OUT", QStringLiteral("json=") + output},
            {"K6_NO_SETUP", QStringLiteral("true")}, {"K6_ADDRESS", QStringLiteral("127.0.0.1:1")}};
        for (const auto &[name, value] : variables)
            sandbox.environment.insert(QString::fromLatin1(name), value);
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript({.duration = "4s"}));
        Largadactl program(sandbox, words(script, {QStringLiteral("--k6"), k6}));
        QVERIFY2(program.hasSaid(QStringLiteral("released within")), qPrintable(program.err()));
        const auto runner = sandbox.runner(0, "main");
        QVERIFY(runner);
        for (const auto &[name, value] : variables)
            QVERIFY2(runner->value(name).isNull(), name);
        const auto end = program.finished();
        LARGADA_ENDED(end, 0);
        const int iterations = end.phase(QStringLiteral("main"))[QStringLiteral("iterations")].toInt();
        QVERIFY2(iterations > 120 && iterations < 200, qPrintable(end.text())); // 160, but for a busy machine
        QVERIFY(!QFile::exists(output));
    }

    void temporaryDirectoryThatIsNoneIsBlocked_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("directory");
        QTest::addColumn<QString>("words");
        const QString en = QStringLiteral("en");
        QTest::newRow("a file") << en << QStringLiteral("x.js") << QStringLiteral("Disk space may run out");
        QTest::newRow("not writable") << en << QStringLiteral("/proc") << QStringLiteral("“/proc”");
        QTest::newRow("a file, pt-BR") << QStringLiteral("pt-BR") << QStringLiteral("x.js") << QStringLiteral("espaço");
    }
    void temporaryDirectoryThatIsNoneIsBlocked()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, directory);
        QFETCH(const QString, words);
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript());
        const auto path = directory.startsWith(QLatin1Char('/')) ? directory : sandbox.path(directory);
        sandbox.environment.insert(QStringLiteral("TMPDIR"), path);
        const auto end = largadactl(sandbox, TestRunSurroundings::words(script, {QStringLiteral("--lang"), language}));
        LARGADA_ENDED(end, 2);
        QVERIFY2(end.err.contains(words) && end.err.contains(path), qPrintable(end.text()));
        QCOMPARE(end.outcome(), QStringLiteral("failed"));
        QCOMPARE(end.error()[QStringLiteral("code")].toString(), QStringLiteral("bad-input"));
        QVERIFY(sandbox.isEmptyOfProcesses());
    }

    void fullDiskBlocks_data()
    {
        QTest::addColumn<QByteArray>("size");
        QTest::addColumn<bool>("isFilled");
        QTest::newRow("full") << QByteArray("256k") << true;
        QTest::newRow("nearly full") << QByteArray("2m") << false;
    }
    void fullDiskBlocks()
    {
        QFETCH(const QByteArray, size);
        QFETCH(const bool, isFilled);
        Sandbox sandbox;
        const auto directory = sandbox.path(QStringLiteral("tmp"));
        const SmallDisk disk(directory, size.constData());
        if (!disk.error().isEmpty())
            QSKIP(qPrintable(QStringLiteral("a small file system cannot be mounted here: ") +
                             QString::fromLocal8Bit(disk.error())));
        if (isFilled)
            fill(directory + QStringLiteral("/filler"));
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript());
        const auto end = largadactl(sandbox, words(script));
        LARGADA_ENDED(end, 2);
        QVERIFY2(end.err.contains(QStringLiteral("Disk space may run out")), qPrintable(end.text()));
        QCOMPARE(end.outcome(), QStringLiteral("failed"));
        QVERIFY(sandbox.isEmptyOfProcesses());
        if (isFilled)
            return;
        // Little is enough for so small a run, when somebody says so.
        const auto forced = largadactl(sandbox, words(script, {QStringLiteral("--force")}));
        LARGADA_ENDED(forced, 0);
        QVERIFY(forced.err.contains(QStringLiteral("Disk space may run out")));
    }

    // It fills up when all checks are done: the summaries cannot be written, the last readings stand in.
    void diskThatFillsUpDuringTheRunCostsTheSummariesOnly()
    {
        Sandbox sandbox;
        const auto directory = sandbox.path(QStringLiteral("tmp"));
        const SmallDisk disk(directory, "24m");
        if (!disk.error().isEmpty())
            QSKIP(qPrintable(QStringLiteral("a small file system cannot be mounted here: ") +
                             QString::fromLocal8Bit(disk.error())));
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript({.duration = "4s"}));
        Largadactl program(sandbox, words(script));
        QVERIFY2(program.hasSaid(QStringLiteral("released within")), qPrintable(program.err()));
        fill(directory + QStringLiteral("/filler"));
        const auto end = program.finished();
        QVERIFY2(end.exitCode == 0 || end.exitCode == 1, qPrintable(end.text()));
        QVERIFY2(end.warnings().contains(QStringLiteral("summary-missing")) ||
                     end.warnings().contains(QStringLiteral("runner-lost")),
                 qPrintable(end.text()));
        QCOMPARE(end.phase(QStringLiteral("main"))[QStringLiteral("requests_source")].toString(),
                 QStringLiteral("last-read"));
        QVERIFY(end.phase(QStringLiteral("main"))[QStringLiteral("requests")].toInt() > 0);
        QVERIFY(sandbox.isEmptyOfProcesses());
    }

    // k6 ends with 106 when its port is taken; once may be bad luck.
    void takenPortIsTriedOnceMore()
    {
        Sandbox sandbox;
        const auto k6 = sandbox.writeProgram(
            QStringLiteral("k6"), "#!/bin/sh\nmark=\"$0.$LARGADA_RUNNER_INDEX.$LARGADA_PHASE\"\n"
                                  "if [ \"$1\" = run ] && [ ! -e \"$mark\" ]; then : > \"$mark\"; exit 106; fi\n"
                                  "exec '" +
                                      realK6().first().path.toUtf8() + "' \"$@\"\n");
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript());
        const auto end =
            largadactl(sandbox, runWords(script, 2, {QStringLiteral("--demo-target"), QStringLiteral("--k6"), k6}));
        LARGADA_ENDED(end, 0);
        QCOMPARE(end.outcome(), QStringLiteral("completed"));
        for (const auto *mark : {"0.z-warmup", "1.z-warmup", "0.main", "1.main"})
            QVERIFY(QFile::exists(k6 + QLatin1Char('.') + QString::fromLatin1(mark)));
    }

    void portTakenTwiceIsAReason()
    {
        Sandbox sandbox;
        const auto k6 = sandbox.writeProgram(
            QStringLiteral("k6"), "#!/bin/sh\nif [ \"$1\" = run ] && [ \"$LARGADA_RUNNER_INDEX\" = 1 ]; then\n"
                                  "echo again >> \"$0.tries\"; exit 106; fi\nexec '" +
                                      realK6().first().path.toUtf8() + "' \"$@\"\n");
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript());
        const auto end = largadactl(sandbox, words(script, {QStringLiteral("--k6"), k6, QStringLiteral("--stragglers"),
                                                            QStringLiteral("give-up")}));
        LARGADA_ENDED(end, 3);
        QCOMPARE(end.outcome(), QStringLiteral("failed"));
        QCOMPARE(end.error()[QStringLiteral("code")].toString(), QStringLiteral("timeout"));
        QCOMPARE(end.error()[QStringLiteral("subject")].toString(), QStringLiteral("runner-02"));
        const auto reason = end.runner(QStringLiteral("main"), 1)[QStringLiteral("reason")].toObject();
        QCOMPARE(reason[QStringLiteral("code")].toString(), QStringLiteral("port-taken"));
        QVERIFY2(end.err.contains(QStringLiteral("port of the k6 API was taken, twice")), qPrintable(end.text()));
        QFile tries(k6 + QStringLiteral(".tries"));
        QVERIFY(tries.open(QFile::ReadOnly));
        QCOMPARE(tries.readAll(), QByteArray("again\nagain\n"));
        QVERIFY(sandbox.isEmptyOfProcesses());
    }

    // Times come from a clock that only goes on, whatever becomes of the one on the wall.
    void timesStayInOrderWhenTheClockIsSetBack()
    {
        const auto library = fakeClockLibrary();
        if (library.isEmpty())
            QSKIP("libfaketime is not installed");
        Sandbox sandbox;
        const auto offset = sandbox.write(QStringLiteral("clock"), "-86400\n");
        sandbox.environment.insert(QStringLiteral("LD_PRELOAD"), library);
        // A program built with the address sanitizer wants to be the first library, and can do without.
        sandbox.environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("verify_asan_link_order=0"));
        sandbox.environment.insert(QStringLiteral("FAKETIME_TIMESTAMP_FILE"), offset);
        sandbox.environment.insert(QStringLiteral("FAKETIME_NO_CACHE"), QStringLiteral("1"));
        sandbox.environment.insert(QStringLiteral("FAKETIME_DONT_FAKE_MONOTONIC"), QStringLiteral("1"));
        const auto k6 = sandbox.writeProgram(QStringLiteral("k6"), "#!/bin/sh\nunset LD_PRELOAD\nexec '" +
                                                                       realK6().first().path.toUtf8() + "' \"$@\"\n");
        // Not the demo target: libfaketime moves timerfds of the monotonic clock as well, by which it delays answers.
        LoopbackTarget target;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript({.body = "http.get(__ENV.URL);"}));
        Largadactl program(sandbox, runWords(script, 2,
                                             {QStringLiteral("--env"), QStringLiteral("URL=") + target.url(),
                                              QStringLiteral("--k6"), k6}));
        QVERIFY2(program.hasSaid(QStringLiteral("Warm-up: 2 of 2 runners released")), qPrintable(program.err()));
        setClock(sandbox, "-90000\n");
        QVERIFY2(program.hasSaid(QStringLiteral("Main: 2 of 2 runners released")), qPrintable(program.err()));
        setClock(sandbox, "-93600\n");
        const auto end = program.finished();
        LARGADA_ENDED(end, 0);
        const auto run = end.report();
        QVector<QDateTime> times{timeOf(run[QStringLiteral("started_at")])};
        for (const auto *name : {"warmup", "main"}) {
            const auto phase = end.phase(QString::fromLatin1(name));
            for (int i = 0; i < 2; ++i) {
                const auto runner = end.runner(QString::fromLatin1(name), i);
                QVERIFY(timeOf(runner[QStringLiteral("armed_at")]) <= timeOf(runner[QStringLiteral("released_at")]));
                QVERIFY(timeOf(runner[QStringLiteral("released_at")]) <=
                        timeOf(runner[QStringLiteral("acknowledged_at")]));
                QVERIFY(timeOf(runner[QStringLiteral("acknowledged_at")]) < timeOf(runner[QStringLiteral("ended_at")]));
            }
            times << timeOf(phase[QStringLiteral("started_at")]) << timeOf(phase[QStringLiteral("ended_at")]);
        }
        times << timeOf(run[QStringLiteral("ended_at")]);
        for (const auto &time : std::as_const(times))
            QVERIFY(time.isValid());
        QVERIFY2(std::is_sorted(times.cbegin(), times.cend()), qPrintable(end.text()));
        QVERIFY(times.first().secsTo(times.last()) < 1000); // the clock was set by an hour each time
        const auto back = times.first().secsTo(QDateTime::currentDateTimeUtc());
        QVERIFY2(back > 86'000 && back < 87'000, "the program's clock was not set");
    }

    void doctorFindsWhatIsThere_data() { addK6Rows(); }
    void doctorFindsWhatIsThere()
    {
        QFETCH(const QString, k6);
        Sandbox sandbox;
        const auto end = doctor(sandbox, {QStringLiteral("--json"), QStringLiteral("--k6"), k6});
        LARGADA_ENDED(end, 0);
        QVERIFY(end.report()[QStringLiteral("ok")].toBool());
        QCOMPARE(end.report()[QStringLiteral("k6_version")].toString(), versionOf(k6).text());
        QCOMPARE(end.report()[QStringLiteral("k6_path")].toString(), k6);
        QVERIFY(end.err.isEmpty());
        for (const auto *name : {"k6", "cores", "memory", "disk", "history"})
            QVERIFY2(finding(end, QString::fromLatin1(name))[QStringLiteral("ok")].toBool(), name);
        const auto text = doctor(sandbox, {QStringLiteral("--k6"), k6, QStringLiteral("--lang"), QStringLiteral("en")});
        LARGADA_ENDED(text, 0);
        QVERIFY(QString::fromUtf8(text.out).contains(QStringLiteral("✓ k6 ") + versionOf(k6).text()));
        QVERIFY(!text.out.contains("✗"));
    }

    void doctorSaysHowToGetK6_data()
    {
        QTest::addColumn<QString>("variable"); // K6_BINARY
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << QString() << QStringLiteral("k6 was not found");
        QTest::newRow("missing") << QStringLiteral("/no/such/k6") << QStringLiteral("/no/such/k6");
        QTest::newRow("not k6") << QStringLiteral("/bin/true") << QStringLiteral("not a k6 that runs");
        QTest::newRow("too old") << QStringLiteral("old-k6") << QStringLiteral("too old");
    }
    void doctorSaysHowToGetK6()
    {
        QFETCH(const QString, variable);
        QFETCH(const QString, words);
        Sandbox sandbox;
        sandbox.environment.insert(QStringLiteral("PATH"), sandbox.path(QStringLiteral("data")));
        sandbox.environment.remove(QStringLiteral("K6_BINARY"));
        if (variable == QStringLiteral("old-k6"))
            sandbox.environment.insert(
                QStringLiteral("K6_BINARY"),
                sandbox.writeProgram(variable, "#!/bin/sh\necho 'k6 v0.40.0 (go1.19, linux/amd64)'\n"));
        else if (!variable.isEmpty())
            sandbox.environment.insert(QStringLiteral("K6_BINARY"), variable);
        const auto end = doctor(sandbox, {QStringLiteral("--json"), QStringLiteral("--lang"), QStringLiteral("en")});
        LARGADA_ENDED(end, 1);
        QVERIFY(!end.report()[QStringLiteral("ok")].toBool(true));
        const auto k6 = finding(end, QStringLiteral("k6"));
        QVERIFY(!k6[QStringLiteral("ok")].toBool(true));
        const auto message = k6[QStringLiteral("message")].toString();
        QVERIFY2(message.contains(words), qPrintable(message));
        QVERIFY2(message.contains(QStringLiteral("grafana.com/docs/k6")), qPrintable(message));
        QVERIFY(finding(end, QStringLiteral("history"))[QStringLiteral("ok")].toBool());
    }

    void doctorFindsABrokenHistory()
    {
        Sandbox sandbox;
        sandbox.write(QStringLiteral("data/largada/history.db"), QByteArray(8192, 'x'));
        const auto end = doctor(sandbox, {QStringLiteral("--json")});
        LARGADA_ENDED(end, 1);
        QVERIFY(finding(end, QStringLiteral("k6"))[QStringLiteral("ok")].toBool());
        QVERIFY(!finding(end, QStringLiteral("history"))[QStringLiteral("ok")].toBool(true));
    }
};

QTEST_GUILESS_MAIN(TestRunSurroundings)
#include "tst_run_surroundings.moc"
