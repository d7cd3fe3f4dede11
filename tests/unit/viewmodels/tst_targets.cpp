// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Targets as they are typed, changed by two people, listed and drawn; and the page of executions.
#include <cmath>
#include <ctime>

#include <QAbstractItemModelTester>
#include <QTest>

#include "dashboard/contract/json.h"
#include "model_mirror.h"
#include "support/fake_agent_fleet.h"
#include "text/language.h"
#include "viewmodels/executions_model.h"
#include "viewmodels/target_draft.h"
#include "viewmodels/target_series.h"
#include "viewmodels/targets_model.h"

using namespace largada;
using namespace largada::test;
using namespace largada::viewmodels;
using dashboard::Execution;
using dashboard::Target;

Q_DECLARE_METATYPE(largada::viewmodels::TargetField)
Q_DECLARE_METATYPE(largada::viewmodels::TargetProblem)

namespace
{

TargetFields good()
{
    TargetFields fields;
    fields.url = QStringLiteral("https://shop.example/api/orders");
    return fields;
}

TargetFields with(TargetField field, const QString &text)
{
    TargetFields fields = good();
    switch (field) {
    case TargetField::Url:
        fields.url = text;
        break;
    case TargetField::Label:
        fields.label = text;
        break;
    case TargetField::Vus:
        fields.vus = text;
        break;
    case TargetField::Duration:
        fields.duration = text;
        break;
    case TargetField::Interval:
        fields.interval = text;
        break;
    }
    return fields;
}

Target shop()
{
    Target target = targetOf(1, QStringLiteral("checkout"), QStringLiteral("https://shop.example/"));
    target.vus = 20;
    return target;
}

WallTime at(double seconds)
{
    return WallTime(std::chrono::milliseconds(std::llround(1'763'906'700'000 + seconds * 1000)));
}

Execution ran(double begin, double end, double p95, double rps, double errorRate)
{
    Execution execution;
    execution.startedAt = at(begin);
    execution.endedAt = at(end);
    execution.metrics.p50Ms = p95 / 2;
    execution.metrics.p95Ms = p95;
    execution.metrics.p99Ms = p95 * 2;
    execution.metrics.rps = rps;
    execution.metrics.errorRate = errorRate;
    return execution;
}

} // namespace

class TestTargets : public QObject
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

    void lengthsOfTimeAreRead_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("milliseconds"); // -1: none
        QTest::newRow("seconds") << QStringLiteral("90") << qint64(90'000);
        QTest::newRow("with unit") << QStringLiteral("30s") << qint64(30'000);
        QTest::newRow("two units") << QStringLiteral("1m30s") << qint64(90'000);
        QTest::newRow("as shown") << QStringLiteral(" 1 min 30 s ") << qint64(90'000);
        QTest::newRow("hours") << QStringLiteral("2 h") << qint64(7'200'000);
        QTest::newRow("days") << QStringLiteral("7d") << qint64(604'800'000);
        QTest::newRow("capitals") << QStringLiteral("5 MIN") << qint64(300'000);
        QTest::newRow("milliseconds") << QStringLiteral("1500ms") << qint64(1500);
        QTest::newRow("zero") << QStringLiteral("0") << qint64(0);
        QTest::newRow("zeros before") << QStringLiteral("0000000000000007") << qint64(7000);
        QTest::newRow("enormous") << QStringLiteral("99999999999999999999d") << std::numeric_limits<qint64>::max();
        QTest::newRow("enormous sum") << QStringLiteral("99999999999d 99999999999d")
                                      << std::numeric_limits<qint64>::max();
        QTest::newRow("empty") << QString() << qint64(-1);
        QTest::newRow("word") << QStringLiteral("soon") << qint64(-1);
        QTest::newRow("unknown unit") << QStringLiteral("3 weeks") << qint64(-1);
        QTest::newRow("negative") << QStringLiteral("-5s") << qint64(-1);
        QTest::newRow("fraction") << QStringLiteral("1.5s") << qint64(-1);
        QTest::newRow("number without unit behind") << QStringLiteral("1m30") << qint64(-1);
    }
    void lengthsOfTimeAreRead()
    {
        QFETCH(QString, typed);
        QFETCH(qint64, milliseconds);
        QCOMPARE(lengthOf(typed).value_or(-1), milliseconds);
    }

    void lengthsOfTimeComeBack()
    {
        for (const qint64 ms :
             {0LL, 1LL, 999LL, 1000LL, 61'000LL, 3'600'000LL, 5'400'000LL, 86'399'999LL, 604'800'000LL})
            QCOMPARE(lengthOf(lengthText(ms)).value_or(-1), ms);
        QCOMPARE(lengthText(90'000), QStringLiteral("1 min 30 s"));
    }

    void wrongFieldsAreNamed_data()
    {
        QTest::addColumn<TargetField>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<TargetProblem>("problem");
        const auto row = [](const char *name, TargetField field, const QString &typed, TargetProblem problem) {
            QTest::newRow(name) << field << typed << problem;
        };
        row("no URL", TargetField::Url, QStringLiteral("  "), TargetProblem::Empty);
        row("no scheme", TargetField::Url, QStringLiteral("shop.example/api"), TargetProblem::NotHttp);
        row("host and port only", TargetField::Url, QStringLiteral("localhost:8080/q"), TargetProblem::NotHttp);
        row("another scheme", TargetField::Url, QStringLiteral("ftp://shop.example/"), TargetProblem::NotHttp);
        row("no host", TargetField::Url, QStringLiteral("https:///api"), TargetProblem::NotAnAddress);
        row("space in the host", TargetField::Url, QStringLiteral("http://sh op/"), TargetProblem::NotAnAddress);
        row("credentials", TargetField::Url, QStringLiteral("https://ana:geheim@shop.example/"),
            TargetProblem::HasCredentials);
        row("user only", TargetField::Url, QStringLiteral("https://ana@shop.example/"), TargetProblem::HasCredentials);
        row("long URL", TargetField::Url, QStringLiteral("https://shop.example/") + QString(2040, u'a'),
            TargetProblem::TooLong);
        row("line end in the URL", TargetField::Url, QStringLiteral("https://shop.example/\nx"),
            TargetProblem::HasControls);
        row("long label", TargetField::Label, QString(201, u'a'), TargetProblem::TooLong);
        row("half a character", TargetField::Label, QString(QChar(0xD83D)), TargetProblem::NotUnicode);
        row("0 VUs", TargetField::Vus, QStringLiteral("0"), TargetProblem::OutOfRange);
        row("a billion VUs", TargetField::Vus, QStringLiteral("1000000000"), TargetProblem::OutOfRange);
        row("more than fits", TargetField::Vus, QStringLiteral("99999999999999999999"), TargetProblem::OutOfRange);
        row("1e9 VUs", TargetField::Vus, QStringLiteral("1e9"), TargetProblem::NotANumber);
        row("negative VUs", TargetField::Vus, QStringLiteral("-1"), TargetProblem::OutOfRange);
        row("no VUs", TargetField::Vus, QString(), TargetProblem::Empty);
        row("no duration", TargetField::Duration, QString(), TargetProblem::Empty);
        row("duration 0", TargetField::Duration, QStringLiteral("0"), TargetProblem::OutOfRange);
        row("duration of two days", TargetField::Duration, QStringLiteral("2d"), TargetProblem::OutOfRange);
        row("part of a second", TargetField::Duration, QStringLiteral("1500ms"), TargetProblem::NotWhole);
        row("interval 0", TargetField::Interval, QStringLiteral("0"), TargetProblem::OutOfRange);
        row("interval of eight days", TargetField::Interval, QStringLiteral("8d"), TargetProblem::OutOfRange);
        row("no length", TargetField::Interval, QStringLiteral("often"), TargetProblem::NotALength);
    }
    void wrongFieldsAreNamed()
    {
        QFETCH(TargetField, field);
        QFETCH(QString, typed);
        QFETCH(TargetProblem, problem);
        const TargetReading reading = readTarget(with(field, typed));
        QVERIFY(!reading.isUsable());
        QCOMPARE(reading.errors, (QVector<TargetError>{{field, problem}}));
    }

    void whatIsFineHereIsTakenThere()
    {
        TargetFields fields = good();
        fields.url = QStringLiteral("https://münchen.example/straße?q=%C3%A9&r=1");
        fields.label = QStringLiteral("<b>Bold & ünïcode 🚀</b>");
        fields.vus = QStringLiteral("100,000");
        fields.duration = QStringLiteral("24h");
        fields.interval = QStringLiteral("7d");
        const TargetReading reading = readTarget(fields);
        QVERIFY(reading.isUsable());
        QCOMPARE(reading.asciiHost, QStringLiteral("xn--mnchen-3ya.example"));
        const auto taken = dashboard::parseTarget(dashboard::requestOf(reading.target));
        QVERIFY(taken);
        QCOMPARE(*taken, reading.target);
        QCOMPARE(fieldsOf(*taken).duration, QStringLiteral("24 h"));
    }

    void aRunLongerThanItsIntervalIsAWarning()
    {
        TargetFields fields = good();
        fields.duration = QStringLiteral("12m");
        fields.interval = QStringLiteral("10 min");
        const TargetReading reading = readTarget(fields);
        QVERIFY(reading.isUsable());
        QVERIFY(reading.isLongerThanInterval);
        fields.interval = QStringLiteral("12 min");
        QVERIFY(!readTarget(fields).isLongerThanInterval);
    }

    void onlyWhatDiffersIsSent()
    {
        TargetDraft draft;
        draft.begin(shop());
        QVERIFY(!draft.isChanged());
        TargetFields fields = draft.fields();
        fields.duration = QStringLiteral("30s"); // the same
        draft.setFields(fields);
        QVERIFY(!draft.isChanged());
        fields.vus = QStringLiteral("25");
        draft.setFields(fields);
        QVERIFY(draft.isChanged());
        dashboard::TargetEdit edit;
        edit.vus = 25;
        edit.expected = shop(); // and only if it is still that one
        QCOMPARE(draft.edit(), edit);
        fields.vus = QStringLiteral("many");
        draft.setFields(fields);
        QVERIFY(draft.isChanged());
    }

    void anUntouchedDraftFollowsTheDashboard()
    {
        TargetDraft draft;
        draft.begin(shop());
        Target theirs = shop();
        theirs.vus = 7;
        draft.see({theirs});
        QVERIFY(!draft.theirs());
        QCOMPARE(draft.fields().vus, QStringLiteral("7"));
        draft.adopt({{}, {}, {}, {}, {}, false});
        QVERIFY(!draft.fields().enabled);
        QVERIFY(!draft.isChanged());
    }

    void bothVersionsOfATargetAreKept()
    {
        TargetDraft draft;
        draft.begin(shop());
        TargetFields mine = draft.fields();
        mine.vus = QStringLiteral("25");
        draft.setFields(mine);
        Target theirs = shop();
        theirs.vus = 30;
        theirs.url = QStringLiteral("https://other.example/");
        draft.see({theirs});
        QCOMPARE(draft.theirs(), std::optional(theirs));
        const QVector<TargetDraft::Difference> both{
            {TargetField::Url, QStringLiteral("https://other.example/"), QStringLiteral("https://shop.example/")},
            {TargetField::Vus, QStringLiteral("30"), QStringLiteral("25")}};
        QCOMPARE(draft.differences(), both);
        QCOMPARE(draft.fields(), mine); // nothing typed is lost

        TargetDraft kept = draft;
        kept.keepMine();
        QVERIFY(!kept.theirs());
        dashboard::TargetEdit edit;
        edit.vus = 25;
        edit.url = QStringLiteral("https://shop.example/");
        edit.expected = theirs; // a third version would be another matter
        QCOMPARE(kept.edit(), edit);

        draft.takeTheirs();
        QVERIFY(!draft.isChanged());
        QCOMPARE(draft.fields(), fieldsOf(theirs));
    }

    void aDeletedTargetMayBecomeANewOne()
    {
        TargetDraft draft;
        draft.begin(shop());
        TargetFields mine = draft.fields();
        mine.label = QStringLiteral("mine");
        draft.setFields(mine);
        draft.see({});
        QVERIFY(draft.isGone());
        draft.keepAsNew();
        QVERIFY(draft.isNew() && !draft.isGone() && draft.isChanged());
        QCOMPARE(draft.fields(), mine);
    }

    void anAgentRunsOneTargetAtATime()
    {
        Target other = targetOf(2, QStringLiteral("search"), QStringLiteral("http://search.example/"));
        other.vus = 5;
        Target off = other;
        off.id = QStringLiteral("3");
        off.vus = 5000;
        off.enabled = false;
        const ExpectedLoad load = expectedLoad(shop(), shop().id, {shop(), other, off}, 120);
        QCOMPARE(load, (ExpectedLoad{120, 2400, 2400, 2}));
        QCOMPARE(expectedLoad(off, off.id, {shop(), other, off}, 120), (ExpectedLoad{120, 600'000, 2400, 2}));
        Target huge = shop();
        huge.vus = dashboard::limits::vus;
        QCOMPARE(expectedLoad(huge, {}, {}, dashboard::limits::desiredAgentsSettable).vus, 1'000'000'000);
    }

    void targetsAreListedFilteredAndSorted()
    {
        TargetsModel model;
        TargetsFilter filter(model);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ModelMirror mirror(model);
        Target search = targetOf(2, QStringLiteral("<b>Search</b>"), QStringLiteral("http://search.example/q"));
        search.enabled = false;
        dashboard::TargetSummary busy;
        busy.targetId = shop().id;
        busy.executions = 12;
        busy.lowestP95Ms = 140;
        busy.highestP95Ms = 184;
        busy.errorRate = 0.0501;
        model.setTargets({shop(), search}, {busy});
        QCOMPARE(mirror.lines(), printModel(model));
        const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, TargetsModel::Fails), QStringLiteral("5.01%"));
        QVERIFY(model.index(0, 0).data(OverLimitRole).toBool());
        QCOMPARE(text(1, TargetsModel::Fails), QStringLiteral("–"));
        QVERIFY(model.index(1, 0).data(MutedRole).toBool());
        QCOMPARE(text(1, TargetsModel::Label), QStringLiteral("<b>Search</b>"));
        QCOMPARE(model.index(1, TargetsModel::Label).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("<qt>&lt;b&gt;Search&lt;/b&gt;</qt>"));
        filter.show(QStringLiteral(" SEARCH.ex "), {});
        QCOMPARE(filter.rowCount(), 1);
        filter.show({}, {QStringLiteral("2")});
        QCOMPARE(filter.rowCount(), 1);
        filter.show({}, {});
        filter.sort(TargetsModel::Fails, Qt::DescendingOrder);
        QCOMPARE(filter.index(0, 0).data(IdRole).toString(), shop().id);
        busy.errorRate = 0.05; // exactly the limit
        model.setTargets({shop(), search}, {busy});
        QVERIFY(!model.index(0, 0).data(OverLimitRole).toBool());
        model.setTargets({search, targetOf(3, {}, QStringLiteral("http://three.example/"))}, {});
        QCOMPARE(mirror.lines(), printModel(model));
    }

    void executionsFollowThePage()
    {
        ExecutionsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ModelMirror mirror(model);
        QVector<Execution> page;
        for (int i = 5; i > 0; --i)
            page << executionOf(i, shop(), QStringLiteral("agent-%1").arg(i));
        page[0].status = dashboard::ExecutionStatus::Running;
        page[0].endedAt.reset();
        page[0].metrics = {};
        page[1].metrics.errorRate = 0.05;
        page[2].metrics.errorRate = 0.0501;
        const WallTime now = page[0].startedAt + std::chrono::seconds(8);
        model.setExecutions(page, now);
        const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, ExecutionsModel::Status), QStringLiteral("Running"));
        QCOMPARE(text(0, ExecutionsModel::Duration), QStringLiteral("8 s"));
        QCOMPARE(text(0, ExecutionsModel::P95), QStringLiteral("–"));
        QCOMPARE(text(1, ExecutionsModel::Fails), QStringLiteral("5.0%"));
        QVERIFY(!model.index(1, 0).data(OverLimitRole).toBool());
        QCOMPARE(text(2, ExecutionsModel::Fails), QStringLiteral("5.01%"));
        QVERIFY(model.index(2, 0).data(OverLimitRole).toBool());
        // A newer one begins, the oldest falls off the page, the first one ends.
        page.prepend(executionOf(6, shop(), QStringLiteral("agent-6")));
        page.removeLast();
        page[1].status = dashboard::ExecutionStatus::Error;
        page[1].error = QStringLiteral("k6 ended with <exit code> 107");
        page[1].endedAt = now;
        model.setExecutions(page, now + std::chrono::seconds(5));
        QCOMPARE(mirror.lines(), printModel(model));
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.index(1, ExecutionsModel::Status).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("<qt>k6 ended with &lt;exit code&gt; 107</qt>"));
        const auto facts = factsOf(page[3], now);
        QVERIFY(std::any_of(facts.cbegin(), facts.cend(), [](const ExecutionFact &fact) { return fact.isOverLimit; }));
    }

    void curvesAreOfExecutionsNotOfAverages()
    {
        // Two agents for 10 s each, then nothing, then one.
        const QVector<Execution> executions{ran(0, 10, 100, 50, 0), ran(5, 15, 300, 30, 0.1), ran(60, 70, 200, 10, 0)};
        const TargetSeries series = targetSeries(executions, at(0), at(100), 20);
        QCOMPARE(series.slice, 5.0);
        QCOMPARE(series.from, 1'763'906'700.0);
        const auto pointAt = [&series](double t) {
            for (const TargetPoint &point : series.points) {
                if (std::abs(point.t - (series.from + t)) < 0.01)
                    return point;
            }
            return TargetPoint();
        };
        QCOMPARE(pointAt(2.5).rps, 50.0);
        QVERIFY(!pointAt(2.5).p95Ms); // none has ended
        QCOMPARE(pointAt(7.5).rps, 80.0);
        QCOMPARE(pointAt(7.5).errorRate.value_or(-1), 30 * 0.1 / 80);
        QCOMPARE(pointAt(12.5).rps, 30.0);
        QCOMPARE(pointAt(12.5).p95Ms.value_or(-1), 100.0);
        QCOMPARE(pointAt(17.5).p95Ms.value_or(-1), 300.0);
        QCOMPARE(pointAt(32.5).t, 0.0); // a gap, not a zero
        QCOMPARE(pointAt(72.5).executions, 1);
        // Of several in one slice the median one, and from the lowest to the highest.
        const TargetSeries one =
            targetSeries({ran(0, 1, 100, 1, 0), ran(0, 1, 900, 1, 0), ran(0, 1, 120, 1, 0)}, at(0), at(3600), 10);
        QCOMPARE(one.points.size(), 1);
        QCOMPARE(one.points[0].p95Ms.value_or(-1), 120.0);
        QCOMPARE(one.points[0].lowestP95Ms.value_or(-1), 100.0);
        QCOMPARE(one.points[0].highestP95Ms.value_or(-1), 900.0);
        const TargetSeries none = targetSeries({}, at(0), at(10), 10);
        QVERIFY(none.points.isEmpty());
        QCOMPARE(viewmodels::totalsOf(none), viewmodels::SeriesTotals());
        // In all: 500 + 300 + 100 requests, 30 of them failed, in the 75 s between the first point's begin and the last
        // one's end.
        const auto totals = viewmodels::totalsOf(series);
        QCOMPARE(totals.lowestP95Ms.value_or(-1), 100.0);
        QCOMPARE(totals.highestP95Ms.value_or(-1), 300.0);
        QCOMPARE(totals.rps.value_or(-1), 900.0 / 75);
        QCOMPARE(totals.errorRate.value_or(-1), 30.0 / 900);
    }
};

QTEST_GUILESS_MAIN(TestTargets)
#include "tst_targets.moc"
