// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctime>

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include "model_mirror.h"
#include "sample_rows.h"
#include "text/language.h"
#include "viewmodels/events_model.h"

using namespace largada;
using namespace largada::test;
using namespace largada::viewmodels;
using fleet::Outcome;
using fleet::PhaseName;
using fleet::Reason;
using fleet::ReasonCode;

namespace
{

ConsoleEvent lost(int runner, const Reason &reason, qint64 second = 0)
{
    return {wallTime(second), happened::RunnerLost{reason}, runnerId(runner)};
}

ConsoleEvent late(int runner, const Reason &reason, qint64 second = 0)
{
    return {wallTime(second), happened::RunnerLate{reason}, runnerId(runner)};
}

ConsoleEvent told(Happened what, qint64 second = 0)
{
    return {wallTime(second), std::move(what)};
}

struct Watched {
    EventsModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    ModelMirror mirror{model};
    EventsFilter filter{model};
    QAbstractItemModelTester filterTester{&filter, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

QStringList kinds(const QAbstractItemModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row, EventsModel::Kind).data().toString();
    return all;
}

qint64 newestOf(const EventsFilter &filter, const EventsModel &model, int row)
{
    return model.group(filter.mapToSource(filter.index(row, 0)).row()).order;
}

fleet::ClusterEvent ofCluster(const char *reason, const QString &object, const QString &message, qint64 second,
                              int count = 1, bool isWarning = true)
{
    return {QLatin1String(reason), message, object, isWarning, count, wallTime(second)};
}

} // namespace

class TestEventsModel : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        tzset();
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        text::installLanguage(*qApp, text::Language::English);
    }

    void eventsReadInBothLanguages()
    {
        Watched watched;
        watched.model.add({told(happened::PhaseArmed{PhaseName::Main, 20}), lost(1, {ReasonCode::PortTaken}, 1),
                           lost(2, {ReasonCode::PortTaken}, 2), lost(1, {ReasonCode::PortTaken}, 3)});
        QCOMPARE(printHeader(watched.model), QStringLiteral("Reason | Explanation | Runners | Times | Last"));
        const QStringList english{
            QStringLiteral("Armed | Main: 20 runners armed, waiting for the release. | – | 1× | 14:05:09"),
            QStringLiteral("Runner lost | The port of the k6 API was taken, twice. Find out which program takes "
                           "ports, then try again. | 2 | 3× | 14:05:12")};
        QCOMPARE(watched.mirror.lines(), english);
        QCOMPARE(watched.model.index(1, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Error: Runner lost. The port of the k6 API was taken, twice. Find out which program "
                                "takes ports, then try again. Happened 3 times, last at 14:05:12."));
        QCOMPARE(watched.model.index(1, 0).data(IdRole).toStringList(),
                 QStringList({runnerId(1).value, runnerId(2).value}));

        text::installLanguage(*qApp, text::Language::Portuguese);
        watched.model.retranslate();
        QCOMPARE(printHeader(watched.model), QStringLiteral("Motivo | Explicação | Runners | Vezes | Último"));
        QCOMPARE(watched.mirror.lines().first(),
                 QStringLiteral("Armado | Principal: 20 runners armados, aguardando a liberação. | – | 1× | 14:05:09"));
        QVERIFY(watched.mirror.lines().last().startsWith(QStringLiteral("Runner perdido | A porta da API do k6 ")));
        QVERIFY(watched.model.index(1, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .endsWith(QStringLiteral("Aconteceu 3 vezes, a última às 14:05:12.")));
        QCOMPARE(watched.mirror.lines(), printModel(watched.model));
    }

    void everyKindHasItsSentence_data()
    {
        QTest::addColumn<Happened>("what");
        QTest::addColumn<EventLevel>("level");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const Happened &what, EventLevel level, const char *words) {
            const QStringList parts = QString::fromUtf8(words).split(QStringLiteral(" | "));
            QTest::newRow(name) << what << level << parts.first() << parts.last();
        };
        using enum EventLevel;
        fleet::Spread spread;
        spread.releaseEstimateMs = 0.5;
        row("prepared", happened::RunPrepared{QStringLiteral("/home/a/load.js"), 1}, Info,
            "Run prepared | 1 runner prepared for load.js.");
        row("released", happened::Released{PhaseName::Warmup, 2, spread}, Info,
            "Released | Warm-up: 2 runners released. The release spread is about 0.50 ms (an estimate). It is the "
            "headline, since the load spread was not measured.");
        row("phase over", happened::PhaseEnded{PhaseName::Main, 0}, Info,
            "Phase over | Main: the phase is over on every runner.");
        row("phase over with a loss", happened::PhaseEnded{PhaseName::Main, 1}, Warning,
            "Phase over | Main: the phase is over, and 1 runner was lost.");
        row("stopped", happened::RunnerLost{{ReasonCode::StoppedByUs}}, Info,
            "Runner lost | Stopped on request. Start a new run to repeat it.");
        row("on its way", happened::RunnerLate{{ReasonCode::InitialisingVus, {}, 3, 5}}, Info,
            "Straggler | k6 is initialising its VUs: 3 of 5 are ready. Wait for the rest.");
        row("run completed", happened::RunEnded{{QStringLiteral("r1")}, Outcome::Completed}, Info,
            "Run ended | Run r1 ended. Outcome: Completed.");
        row("run partial", happened::RunEnded{{QStringLiteral("r1")}, Outcome::Partial}, Warning,
            "Run ended | Run r1 ended. Outcome: Partial.");
        row("run failed", happened::RunEnded{{QStringLiteral("r1")}, Outcome::Failed}, Error,
            "Run ended | Run r1 ended. Outcome: Failed.");
        row("file", happened::FileWritten{QStringLiteral("/tmp/%1 %2.csv")}, Info,
            "File saved | Saved as /tmp/%1 %2.csv.");
        row("settings aside", happened::SettingsTrouble{happened::SettingsProblem::SetAside, QStringLiteral("/b")},
            Warning,
            "Settings | The settings could not be understood. Their file was moved to /b, and the defaults are in "
            "force.");
        row("settings not written",
            happened::SettingsTrouble{happened::SettingsProblem::NotWritten, QStringLiteral("/b")}, Warning,
            "Settings | The settings cannot be read or written, so they hold until the program ends. Check the "
            "permissions of /b and the free disk space.");
        row("settings of a later version",
            happened::SettingsTrouble{happened::SettingsProblem::Newer, QStringLiteral("/b")}, Warning,
            "Settings | The settings in /b are of a later version of Largada. They are left as they are, and changes "
            "hold until the program ends.");
        row("k6 found", happened::K6Found{QStringLiteral("1.1.0"), QStringLiteral("/usr/bin/k6")}, Info,
            "k6 found | k6 1.1.0 is used: /usr/bin/k6.");
        row("k6 missing", happened::K6Missing{largada::Error{Errc::NotFound}}, Error,
            "k6 missing | k6 was not found. Install it, or choose the program in the settings.");
    }
    void everyKindHasItsSentence()
    {
        QFETCH(Happened, what);
        QFETCH(EventLevel, level);
        QFETCH(QString, kind);
        QFETCH(QString, words);
        QCOMPARE(kindOf(what), kind);
        QCOMPARE(sentence(what), words);
        QCOMPARE(levelOf(what), level);
        text::installLanguage(*qApp, text::Language::Portuguese);
        QVERIFY(sentence(what) != words);
        QVERIFY(kindOf(what) != kind);
    }

    void errorsAreInTheWordsOfTheirCode()
    {
        const largada::Error error{Errc::Storage, QStringLiteral("disk I/O error")};
        QVERIFY(sentence(happened::HistoryTrouble{error}).contains(QStringLiteral("disk I/O error")));
        QCOMPARE(sentence(happened::K6Missing{error}), sentence(happened::HistoryTrouble{error}));
        QCOMPARE(levelOf(happened::HistoryTrouble{error}), EventLevel::Error);
    }

    void eventsAreGroupedByWhatAPersonWouldDo_data()
    {
        QTest::addColumn<Happened>("first");
        QTest::addColumn<Happened>("second");
        QTest::addColumn<bool>("together");
        const auto row = [](const char *name, const Happened &first, const Happened &second, bool isTogether) {
            QTest::newRow(name) << first << second << isTogether;
        };
        const QString one = QStringLiteral("one"), other = QStringLiteral("other");
        using namespace happened;
        row("other words", RunnerLost{{ReasonCode::ScriptFailed, one}}, RunnerLost{{ReasonCode::ScriptFailed, other}},
            true);
        row("other reasons", RunnerLost{{ReasonCode::PortTaken}}, RunnerLost{{ReasonCode::DiskFull}}, false);
        row("other signals", RunnerLost{{ReasonCode::Killed, {}, 9}}, RunnerLost{{ReasonCode::Killed, {}, 11}}, false);
        row("progress", RunnerLate{{ReasonCode::InitialisingVus, {}, 1, 5}},
            RunnerLate{{ReasonCode::InitialisingVus, {}, 2, 5}}, true);
        row("late or lost", RunnerLate{{ReasonCode::PortTaken}}, RunnerLost{{ReasonCode::PortTaken}}, false);
        row("other phases", PhaseArmed{PhaseName::Warmup, 1}, PhaseArmed{PhaseName::Main, 1}, false);
        row("with and without losses", PhaseEnded{PhaseName::Main, 0}, PhaseEnded{PhaseName::Main, 1}, false);
        row("more losses", PhaseEnded{PhaseName::Main, 1}, PhaseEnded{PhaseName::Main, 2}, true);
        row("other outcomes", RunEnded{{one}, Outcome::Completed}, RunEnded{{one}, Outcome::Failed}, false);
        row("other runs", RunEnded{{one}, Outcome::Completed}, RunEnded{{other}, Outcome::Completed}, true);
        row("other files", FileWritten{one}, FileWritten{other}, true);
        row("other programs", K6Found{one, one}, K6Found{other, other}, true);
    }
    void eventsAreGroupedByWhatAPersonWouldDo()
    {
        QFETCH(Happened, first);
        QFETCH(Happened, second);
        QFETCH(bool, together);
        EventsModel model;
        model.add({told(first), told(second)});
        QCOMPARE(model.rowCount(), together ? 1 : 2);
        if (together)
            QCOMPARE(levelOf(first), levelOf(second));
    }

    void aGroupSaysWhatItsEventsHaveInCommon()
    {
        EventsModel model;
        const auto said = [&model](int row) { return model.index(row, EventsModel::Explanation).data().toString(); };
        model.add({lost(1, {ReasonCode::ScriptFailed, QStringLiteral("same")}),
                   late(1, {ReasonCode::InitialisingVus, {}, 1, 5})});
        model.add({lost(2, {ReasonCode::ScriptFailed, QStringLiteral("same")})});
        QVERIFY(said(0).contains(QStringLiteral("same")));
        QVERIFY(said(1).contains(QStringLiteral("1 of 5")));
        model.add({lost(3, {ReasonCode::ScriptFailed, QStringLiteral("other")}),
                   late(2, {ReasonCode::InitialisingVus, {}, 4, 5})});
        QCOMPARE(said(0), sentence(happened::RunnerLost{{ReasonCode::ScriptFailed}}));
        QCOMPARE(said(1), sentence(happened::RunnerLate{{ReasonCode::InitialisingVus}}));
        model.add(
            {told(happened::FileWritten{QStringLiteral("/a")}), told(happened::FileWritten{QStringLiteral("/b")})});
        QCOMPARE(said(2), QStringLiteral("Saved as /b."));
    }

    void theNewestSingleEventsAreInTheTooltip()
    {
        EventsModel model;
        for (int i = 1; i <= 7; ++i)
            model.add({late(i, {ReasonCode::InitialisingVus, {}, i, 9}, i), told(happened::FileWritten{}, i)});
        const QStringList lines = model.index(0, 0).data(Qt::ToolTipRole).toString().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines.first(), QStringLiteral("14:05:16, runner-07: k6 is initialising its VUs: 7 of 9 are ready. "
                                               "Wait for the rest."));
        QVERIFY(lines.last().startsWith(QStringLiteral("14:05:12, runner-03: ")));
        QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().startsWith(QStringLiteral("14:05:16: Saved as ")));
    }

    void singleEventsAreBoundedAndFiguresAreNot()
    {
        EventsModel model;
        QVector<ConsoleEvent> many{told(happened::FileWritten{})};
        for (int i = 0; i < 2500; ++i)
            many.push_back(lost(i, {ReasonCode::DiskFull}, i));
        model.add(many);
        QCOMPARE(model.eventsOf(0).size(), size_t{0});
        const auto kept = model.eventsOf(1);
        QCOMPARE(kept.size(), EventsModel::mostKept);
        QCOMPARE(kept.front(), many.last());
        QCOMPARE(kept.back(), many.at(1501));
        QCOMPARE(printRow(model, 1).section(QStringLiteral(" | "), 2, 3), QStringLiteral("2,500 | 2,500×"));
        QCOMPARE(model.total(), 2501);
        QCOMPARE(model.total(EventLevel::Error), 2500);
        QCOMPARE(model.total(EventLevel::Info), 1);
        QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), QString());
    }

    void newestGroupIsFirst()
    {
        Watched watched;
        const QString armed = QStringLiteral("Armed"), over = QStringLiteral("Phase over"),
                      saved = QStringLiteral("File saved");
        // The wall clock is set back meanwhile.
        watched.model.add({told(happened::PhaseArmed{}, 9), told(happened::PhaseEnded{}, 8)});
        watched.model.add({told(happened::FileWritten{}, 7)});
        QCOMPARE(kinds(watched.filter), QStringList({saved, over, armed}));
        watched.model.add({told(happened::PhaseArmed{}, 1)});
        QCOMPARE(kinds(watched.filter), QStringList({armed, saved, over}));
        QCOMPARE(kinds(watched.model), QStringList({armed, over, saved}));
        watched.filter.sort(EventsModel::Times, Qt::DescendingOrder);
        QCOMPARE(kinds(watched.filter), QStringList({armed, saved, over}));
        watched.filter.sort(EventsModel::Times, Qt::AscendingOrder);
        QCOMPARE(kinds(watched.filter), QStringList({saved, over, armed}));
        watched.filter.sort(EventsModel::Kind, Qt::AscendingOrder);
        QCOMPARE(kinds(watched.filter), QStringList({armed, saved, over}));
    }

    void onlyWarningsAndErrorsAreShownWhenAsked()
    {
        Watched watched;
        watched.filter.showWarningsOnly(true);
        watched.model.add({told(happened::PhaseArmed{}), told(happened::PhaseEnded{PhaseName::Main, 2}),
                           told(happened::K6Missing{}), told(happened::FileWritten{})});
        QCOMPARE(kinds(watched.filter), QStringList({QStringLiteral("k6 missing"), QStringLiteral("Phase over")}));
        watched.filter.showWarningsOnly(false);
        QCOMPARE(watched.filter.rowCount(), 4);
    }

    void eventsOfTheClusterAreGroupedByTheirReason()
    {
        Watched watched;
        const QString cpu = QStringLiteral("0/14 nodes: 14 Insufficient cpu"), pod4 = QStringLiteral("pod/k6-job-4");
        watched.model.add({told(happened::FileWritten{}, 5)});
        watched.model.setCluster({ofCluster("FailedScheduling", QStringLiteral("pod/k6-job-9"), cpu, 9, 6),
                                  ofCluster("FailedScheduling", pod4, QStringLiteral("0/13 nodes"), 8, 2),
                                  ofCluster("Pulled", pod4, QStringLiteral("image is there"), 1, 1, false)});
        const QStringList lines{
            QStringLiteral("FailedScheduling | 0/14 nodes: 14 Insufficient cpu | 2 | 8× | 14:05:18"),
            QStringLiteral("File saved | Saved as . | – | 1× | 14:05:14"),
            QStringLiteral("Pulled | pod/k6-job-4: image is there | 1 | 1× | 14:05:10")};
        QCOMPARE(printModel(watched.filter), lines);
        QCOMPARE(watched.model.index(1, 0).data(IdRole).toStringList(),
                 QStringList({QStringLiteral("k6-job-9"), QStringLiteral("k6-job-4")})); // the newest first
        QCOMPARE(watched.model.index(1, 0).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("14:05:18: pod/k6-job-9: 0/14 nodes: 14 Insufficient cpu\n"
                                "14:05:17: pod/k6-job-4: 0/13 nodes"));
        QCOMPARE(watched.model.total(), 10);
        QCOMPARE(watched.model.total(EventLevel::Warning), 8);
        watched.filter.showWarningsOnly(true);
        QCOMPARE(kinds(watched.filter), QStringList({QStringLiteral("FailedScheduling")}));
        text::installLanguage(*qApp, text::Language::Portuguese);
        watched.model.retranslate();
        QVERIFY(printRow(watched.model, 1).startsWith(QStringLiteral("FailedScheduling | 0/14 nodes")));
    }

    void eventsOfTheClusterAreWhatWasToldLast()
    {
        Watched watched;
        const QString pod = QStringLiteral("pod/k6-job-4"), job = QStringLiteral("job/k6-job");
        watched.model.setCluster({ofCluster("BackOff", pod, QStringLiteral("image"), 2),
                                  ofCluster("SuccessfulCreate", job, QStringLiteral("made"), 1, 1, false)});
        watched.model.add({told(happened::FileWritten{}, 3)});
        QVERIFY(watched.model.index(1, 0).data(IdRole).toStringList().isEmpty()); // a Job is no pod
        QSignalSpy changes(&watched.model, &QAbstractItemModel::dataChanged);
        watched.model.setCluster({ofCluster("Killing", pod, QStringLiteral("stop"), 4, 1, false),
                                  ofCluster("BackOff", pod, QStringLiteral("image"), 3, 7)});
        QCOMPARE(watched.mirror.lines(), printModel(watched.model));
        QCOMPARE(kinds(watched.model),
                 QStringList({QStringLiteral("BackOff"), QStringLiteral("File saved"), QStringLiteral("Killing")}));
        QCOMPARE(watched.model.total(), 9);
        QCOMPARE(changes.size(), 1);
        changes.clear();
        watched.model.add({told(happened::FileWritten{}, 5)}); // its group has moved
        QCOMPARE(watched.model.group(1).times, 2);
        watched.model.setCluster({});
        QCOMPARE(kinds(watched.model), QStringList({QStringLiteral("File saved")}));
        QCOMPARE(watched.mirror.lines(), printModel(watched.model));
        QCOMPARE(watched.model.total(), 2);
    }

    void randomBatchesGiveWhatSingleEventsGive()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        Watched watched;
        EventsModel single;
        QVector<ConsoleEvent> all;
        for (int round = 0; round < 1000; ++round) {
            QVector<ConsoleEvent> batch;
            const int count = random.bounded(6);
            for (int i = 0; i < count; ++i) {
                const Reason reason{
                    static_cast<ReasonCode>(random.bounded(int(ReasonCode::ExitCode) + 1)), {}, random.bounded(2)};
                const int runner = random.bounded(30);
                batch.push_back(random.bounded(2) == 0 ? lost(runner, reason, round) : late(runner, reason, round));
            }
            watched.model.add(batch);
            for (const ConsoleEvent &each : std::as_const(batch))
                single.add({each});
            all += batch;
            for (int row = 1; row < watched.filter.rowCount(); ++row)
                QVERIFY(newestOf(watched.filter, watched.model, row - 1) >
                        newestOf(watched.filter, watched.model, row));
        }
        QCOMPARE(watched.mirror.lines(), printModel(watched.model));
        QCOMPARE(printModel(watched.model), printModel(single));
        for (int row = 0; row < single.rowCount(); ++row) {
            const QString key = keyOf(single.group(row).what);
            int times = 0;
            QSet<RunnerId> runners;
            for (const ConsoleEvent &each : std::as_const(all)) {
                if (keyOf(each.what) != key)
                    continue;
                ++times;
                runners.insert(each.runner);
            }
            QCOMPARE(single.group(row).times, times);
            QCOMPARE(single.group(row).runners.size(), runners.size());
        }
        QCOMPARE(single.total(), static_cast<int>(all.size()));
    }
};

QTEST_GUILESS_MAIN(TestEventsModel)
#include "tst_events_model.moc"
