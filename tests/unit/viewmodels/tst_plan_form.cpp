// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "viewmodels/plan_checks.h"
#include "viewmodels/plan_form.h"
#include "viewmodels/plan_memory.h"

using namespace largada;
using namespace largada::viewmodels;
using namespace std::chrono_literals;
using fleet::Check;
using fleet::CheckId;
using fleet::CheckLevel;
using fleet::StragglerPolicy;

namespace
{

const PathProbe anyFile = [](const QString &) { return PathKind::File; };

PlanFields goodFields()
{
    PlanFields fields;
    fields.script = QStringLiteral("/k6/checkout.js");
    return fields;
}

QString word(PlanField field)
{
    switch (field) {
    case PlanField::Script:
        return QStringLiteral("script");
    case PlanField::Runners:
        return QStringLiteral("runners");
    case PlanField::Warmup:
        return QStringLiteral("warmup");
    case PlanField::Variables:
        return QStringLiteral("variables");
    case PlanField::Minimum:
        return QStringLiteral("minimum");
    case PlanField::GiveUpAfter:
        return QStringLiteral("giveUpAfter");
    case PlanField::Pods:
    case PlanField::WarmupContainer:
    case PlanField::MainContainer:
    case PlanField::StartAt:
    case PlanField::JobName:
    case PlanField::Image:
    case PlanField::CpuRequest:
    case PlanField::CpuLimit:
    case PlanField::MemoryRequest:
    case PlanField::MemoryLimit:
    case PlanField::ServiceAccount:
    case PlanField::NodeSelector:
    case PlanField::Tolerations:
    case PlanField::Template:
        return QStringLiteral("of a cluster");
    }
    return {};
}

} // namespace

Q_DECLARE_METATYPE(largada::viewmodels::PlanProblem)
Q_DECLARE_METATYPE(largada::viewmodels::PathKind)
Q_DECLARE_METATYPE(largada::fleet::Check)

class TestPlanForm : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void goodFieldsAreAPlan()
    {
        PlanFields fields = goodFields();
        fields.runners = QStringLiteral(" 1,200 ");
        fields.split = true;
        fields.warmup = QStringLiteral("30");
        fields.variables = {{QStringLiteral("TOKEN"), QStringLiteral("a=b")}, {}};
        fields.setupOnce = true;
        fields.holdBeforeMain = true;
        fields.stragglers = StragglerPolicy::Continue;
        fields.minimum = QStringLiteral("1000");
        fields.giveUpAfter = QStringLiteral("20");
        fields.force = true;
        const PlanReading reading = readPlan(fields, 5s, anyFile);
        QVERIFY(reading.isUsable());
        fleet::RunPlan expected;
        expected.script = QStringLiteral("/k6/checkout.js");
        expected.runners = 1200;
        expected.split = true;
        expected.warmupPercent = 30;
        expected.env = {{QStringLiteral("TOKEN"), QStringLiteral("a=b")}};
        expected.setup = fleet::SetupMode::Once;
        expected.holdBeforeStart = true;
        expected.holdBeforeMain = true;
        expected.stragglers = StragglerPolicy::Continue;
        expected.minimum = 1000;
        expected.gateTimeout = 20min;
        expected.countdown = 5s;
        expected.force = true;
        QCOMPARE(reading.plan, expected);
    }

    void zeroPercentIsNoWarmup()
    {
        PlanFields fields = goodFields();
        fields.warmup = QStringLiteral("0");
        QVERIFY(!readPlan(fields, 0s, anyFile).plan.warmupPercent);
    }

    void scriptIsLookedAt_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<PathKind>("kind");
        QTest::addColumn<int>("problem"); // -1: none
        const auto of = [](PlanProblem problem) { return static_cast<int>(problem); };
        QTest::newRow("empty") << QString() << PathKind::File << of(PlanProblem::Empty);
        QTest::newRow("blank") << QStringLiteral(" \t\n") << PathKind::File << of(PlanProblem::Empty);
        QTest::newRow("missing") << QStringLiteral("/no.js") << PathKind::Missing << of(PlanProblem::NotThere);
        QTest::newRow("directory") << QStringLiteral("/tmp") << PathKind::Directory << of(PlanProblem::IsDirectory);
        QTest::newRow("unreadable") << QStringLiteral("/s.js") << PathKind::Unreadable << of(PlanProblem::NotReadable);
        QTest::newRow("TypeScript") << QStringLiteral("/s.ts") << PathKind::File << -1;
        QTest::newRow("any ending") << QStringLiteral("/script") << PathKind::File << -1;
        QTest::newRow("ends with a line break") << QStringLiteral("/s.js\r\n") << PathKind::File << -1;
        QTest::newRow("two lines") << QStringLiteral("/a.js\n/b.js") << PathKind::File << of(PlanProblem::HasLineBreak);
        QTest::newRow("Unicode line break")
            << QStringLiteral("/a.js\u2028/b.js") << PathKind::File << of(PlanProblem::HasLineBreak);
        QTest::newRow("emoji") << QStringLiteral("/k6/🚀 ação.js") << PathKind::File << -1;
        QTest::newRow("emoji, missing") << QStringLiteral("🚀") << PathKind::Missing << of(PlanProblem::NotThere);
        QTest::newRow("very long") << QLatin1Char('/') + QString(5000, QLatin1Char('a')) << PathKind::File
                                   << of(PlanProblem::TooLong);
        QTest::newRow("long in bytes") << QLatin1Char('/') + QStringLiteral("ã").repeated(2100) << PathKind::File
                                       << of(PlanProblem::TooLong);
    }
    void scriptIsLookedAt()
    {
        QFETCH(const QString, typed);
        QFETCH(const PathKind, kind);
        QFETCH(const int, problem);
        PlanFields fields = goodFields();
        fields.script = typed;
        const PlanReading reading = readPlan(fields, 0s, [kind](const QString &) { return kind; });
        const PlanError *error = reading.error(PlanField::Script);
        QCOMPARE(error == nullptr ? -1 : static_cast<int>(error->problem), problem);
        QCOMPARE(reading.plan.script.isEmpty(), problem != -1);
    }

    void pathsAreMadeAbsolute()
    {
        QCOMPARE(pathOf(QStringLiteral(" /k6/a.js ")), QStringLiteral("/k6/a.js"));
        QCOMPARE(pathOf(QStringLiteral("file:///k6/com%20espa%C3%A7o.js")), QStringLiteral("/k6/com espaço.js"));
        QCOMPARE(pathOf(QStringLiteral("~/a.js")), QDir::homePath() + QStringLiteral("/a.js"));
        QCOMPARE(pathOf(QStringLiteral("a.js")), QDir::current().absoluteFilePath(QStringLiteral("a.js")));
        QCOMPARE(pathOf(QStringLiteral("  ")), QString());
    }

    void realPathsAreTold()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("s.js"));
        QCOMPARE(kindOfPath(path), PathKind::Missing);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(kindOfPath(path), PathKind::File);
        QCOMPARE(kindOfPath(directory.path()), PathKind::Directory);
    }

    void numbersHaveTheirRange_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("problem");
        struct Range {
            const char *field;
            int least, most;
        };
        for (const Range &range : {Range{"runners", 1, 10'000}, Range{"warmup", 0, 100}, Range{"minimum", 1, 4},
                                   Range{"giveUpAfter", 1, 1440}}) {
            const auto add = [&range](const char *what, const QString &typed, int problem) {
                QTest::addRow("%s %s", range.field, what) << QString::fromLatin1(range.field) << typed << problem;
            };
            const auto of = [](PlanProblem problem) { return static_cast<int>(problem); };
            const bool isMinimum = QLatin1String(range.field) == QLatin1String("minimum");
            add("least", QString::number(range.least), -1);
            add("most", QString::number(range.most), -1);
            add("too little", QString::number(range.least - 1), of(PlanProblem::OutOfRange));
            add("too much", QString::number(range.most + 1),
                of(isMinimum ? PlanProblem::AboveRunners : PlanProblem::OutOfRange));
            add("empty", QString(), of(PlanProblem::Empty));
            add("word", QStringLiteral("many"), of(PlanProblem::NotANumber));
            add("fraction", QStringLiteral("2.5"), of(PlanProblem::NotANumber));
            add("emoji", QStringLiteral("🚀"), of(PlanProblem::NotANumber));
            add("two lines", QStringLiteral("1\n2"), of(PlanProblem::NotANumber));
            add("very long", QString(400, QLatin1Char('9')), of(PlanProblem::OutOfRange));
        }
    }
    void numbersHaveTheirRange()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, typed);
        QFETCH(const int, problem);
        PlanFields fields = goodFields();
        fields.stragglers = StragglerPolicy::Continue;
        QString &target = field == QLatin1String("runners")   ? fields.runners
                          : field == QLatin1String("warmup")  ? fields.warmup
                          : field == QLatin1String("minimum") ? fields.minimum
                                                              : fields.giveUpAfter;
        target = typed;
        const PlanReading reading = readPlan(fields, 0s, anyFile);
        QCOMPARE(reading.errors.size(), problem == -1 ? 0 : 1);
        if (problem == -1)
            return;
        QCOMPARE(word(reading.errors.first().field), field);
        QCOMPARE(static_cast<int>(reading.errors.first().problem), problem);
    }

    void minimumCountsOnlyWhereItIsUsed()
    {
        PlanFields fields = goodFields();
        fields.minimum = QStringLiteral("many");
        QVERIFY(readPlan(fields, 0s, anyFile).isUsable());
    }

    void numbersFollowTheLanguage()
    {
        QLocale::setDefault(QLocale(QLocale::Portuguese, QLocale::Brazil));
        QCOMPARE(wholeNumber(QStringLiteral("10.000")), std::optional(10'000));
        QCOMPARE(wholeNumber(QStringLiteral("10000")), std::optional(10'000));
        QVERIFY(!wholeNumber(QStringLiteral("10,000.5")));
    }

    void variablesAreLookedAt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("problem");
        const auto of = [](PlanProblem problem) { return static_cast<int>(problem); };
        QTest::newRow("plain") << QStringLiteral("BASE_URL") << QStringLiteral("http://x/?a=b") << -1;
        QTest::newRow("empty value") << QStringLiteral("A") << QString() << -1;
        QTest::newRow("emoji in the value") << QStringLiteral("A") << QStringLiteral("🚀") << -1;
        QTest::newRow("blank row") << QString() << QString() << -1;
        QTest::newRow("no name") << QString() << QStringLiteral("secret") << of(PlanProblem::Empty);
        QTest::newRow("digit first") << QStringLiteral("1A") << QString() << of(PlanProblem::BadName);
        QTest::newRow("accent") << QStringLiteral("AÇÃO") << QString() << of(PlanProblem::BadName);
        QTest::newRow("emoji") << QStringLiteral("🚀") << QString() << of(PlanProblem::BadName);
        QTest::newRow("space") << QStringLiteral("A B") << QString() << of(PlanProblem::BadName);
        QTest::newRow("line break") << QStringLiteral("A") << QStringLiteral("1\n2") << of(PlanProblem::HasLineBreak);
        QTest::newRow("too long") << QStringLiteral("A") << QString(200'000, QLatin1Char('x'))
                                  << of(PlanProblem::TooLong);
        QTest::newRow("twice") << QStringLiteral("TWICE") << QString() << of(PlanProblem::Repeated);
    }
    void variablesAreLookedAt()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, value);
        QFETCH(const int, problem);
        PlanFields fields = goodFields();
        fields.variables = {{QStringLiteral("TWICE"), QStringLiteral("1")}, {name, value}};
        const PlanReading reading = readPlan(fields, 0s, anyFile);
        QCOMPARE(reading.errors.isEmpty() ? -1 : static_cast<int>(reading.errors.first().problem), problem);
        if (problem != -1)
            QCOMPARE(reading.errors.first().row, 1);
    }

    void linesBecomeVariables()
    {
        const auto variables = variablesFromLines(
            QStringLiteral("# of staging\r\nTOKEN = \"a b\"\n\nURL=http://x/?a=b\nALONE\n'=odd\n=secret"));
        const QVector<fleet::EnvVariable> expected{{QStringLiteral("TOKEN"), QStringLiteral("a b")},
                                                   {QStringLiteral("URL"), QStringLiteral("http://x/?a=b")},
                                                   {QStringLiteral("ALONE"), {}},
                                                   {QStringLiteral("'"), QStringLiteral("odd")},
                                                   {{}, QStringLiteral("secret")}};
        QCOMPARE(variables, expected);
        QVERIFY(variablesFromLines(QStringLiteral("\n \n")).isEmpty());
    }

    void aPlanComesBackAsFields()
    {
        PlanFields fields = goodFields();
        fields.runners = QStringLiteral("20");
        fields.warmup = QStringLiteral("0");
        fields.split = fields.setupOnce = fields.holdBeforeMain = fields.demoTarget = true;
        fields.stragglers = StragglerPolicy::Continue;
        fields.minimum = QStringLiteral("18");
        fields.giveUpAfter = QStringLiteral("3");
        QCOMPARE(fieldsOf(readPlan(fields, 5s, anyFile).plan, true), fields);
        fleet::RunPlan plan;
        plan.gateTimeout = 90s;
        QCOMPARE(fieldsOf(plan, false).giveUpAfter, QStringLiteral("2"));
    }

    void valuesAreNeverRemembered()
    {
        PlanFields fields = goodFields();
        fields.variables = {{QStringLiteral("TOKEN"), QStringLiteral("hunter2")},
                            {QStringLiteral("hunter3!"), {}},
                            {QStringLiteral("URL"), {}}};
        fields.runners = QStringLiteral("many");
        fields.stragglers = StragglerPolicy::GiveUp;
        fields.demoTarget = true;
        Choices choices{{QStringLiteral("other"), QStringLiteral("stays")}};
        rememberPlan(fields, choices);
        for (const QString &value : std::as_const(choices))
            QVERIFY2(!value.contains(QLatin1String("hunter")), qPrintable(value));
        PlanFields expected = fields;
        expected.variables = {{QStringLiteral("TOKEN"), {}}, {QStringLiteral("URL"), {}}};
        QCOMPARE(rememberedPlan(choices, 15min), expected);
        QCOMPARE(choices.value(QStringLiteral("other")), QStringLiteral("stays"));
    }

    void withoutAMemoryThereAreDefaults()
    {
        PlanFields expected;
        expected.giveUpAfter = QStringLiteral("7");
        QCOMPARE(rememberedPlan({}, 7min), expected);
    }

    void recentScriptsAreTheNewestEight()
    {
        Choices choices;
        for (int i = 0; i < 10; ++i)
            rememberScript(QStringLiteral("/%1.js").arg(i), choices);
        rememberScript(QStringLiteral("/5.js"), choices);
        rememberScript(QString(), choices);
        const QStringList recent = recentScripts(choices);
        QCOMPARE(recent.size(), mostRecentScripts);
        QCOMPARE(recent.mid(0, 3),
                 QStringList({QStringLiteral("/5.js"), QStringLiteral("/9.js"), QStringLiteral("/8.js")}));
    }

    void runnersThatFitTheMachine_data()
    {
        QTest::addColumn<Check>("check");
        QTest::addColumn<bool>("split");
        QTest::addColumn<int>("fit"); // 0: none
        const auto check = [](CheckId id, QVector<double> values, CheckLevel level = CheckLevel::Block) {
            return Check{id, level, {}, {}, std::move(values)};
        };
        QTest::newRow("memory") << check(CheckId::Memory, {2000, 1000}) << false << 8;
        QTest::newRow("memory, shared load") << check(CheckId::Memory, {2000, 1000}) << true << 0;
        QTest::newRow("memory for not even one") << check(CheckId::Memory, {2000, 10}) << false << 0;
        QTest::newRow("memory in order") << check(CheckId::Memory, {2000, 1000}, CheckLevel::Ok) << false << 0;
        QTest::newRow("memory without figures") << check(CheckId::Memory, {}) << false << 0;
        QTest::newRow("memory, not a number") << check(CheckId::Memory, {qQNaN(), 3}) << false << 0;
        QTest::newRow("ports") << check(CheckId::Ports, {20, 15}) << true << 12;
        QTest::newRow("cores") << check(CheckId::Cores, {20, 8, 0}, CheckLevel::Warning) << false << 8;
        QTest::newRow("cores of a container") << check(CheckId::Cores, {20, 1.5}, CheckLevel::Warning) << false << 1;
        QTest::newRow("cores, planned rate") << check(CheckId::Cores, {20, 8, 900}) << false << 0;
        QTest::newRow("split") << check(CheckId::SplitTooFine, {5, 20}, CheckLevel::BlockFinal) << true << 5;
        QTest::newRow("Job with more pods") << check(CheckId::Job, {60, 20}, CheckLevel::Warning) << false << 60;
        QTest::newRow("Job with as many") << check(CheckId::Job, {20, 20}, CheckLevel::Warning) << false << 0;
        QTest::newRow("Job that is suspended") << check(CheckId::Job, {}, CheckLevel::Warning) << false << 0;
        QTest::newRow("more pods") << check(CheckId::Pods, {24, 20}) << false << 24;
        QTest::newRow("more pods than can be") << check(CheckId::Pods, {10'001, 20}) << false << 0;
        QTest::newRow("disk") << check(CheckId::Disk, {1, 20}) << false << 0;
    }
    void runnersThatFitTheMachine()
    {
        QFETCH(const Check, check);
        QFETCH(const bool, split);
        QFETCH(const int, fit);
        fleet::RunPlan plan;
        plan.runners = 20;
        plan.split = split;
        QCOMPARE(runnersThatFit(check, plan).value_or(0), fit);
    }

    void whatIsOpenIsCounted()
    {
        const QVector<Check> checks{{CheckId::Script, CheckLevel::Ok},
                                    {CheckId::Memory, CheckLevel::Block},
                                    {CheckId::K6Binary, CheckLevel::BlockFinal},
                                    {CheckId::Cores, CheckLevel::Warning},
                                    {CheckId::ShareNotExact, CheckLevel::Warning, QStringLiteral("a")},
                                    {CheckId::ShareNotExact, CheckLevel::Warning, QStringLiteral("b")}};
        AcceptedChecks accepted;
        QCOMPARE(tally(checks, accepted), (CheckTally{2, 3, 1, 2, 3, false}));
        accepted.set(checks[1], true);
        accepted.set(checks[2], true); // not to be overridden, whatever is asked
        accepted.set(checks[4], true);
        QCOMPARE(tally(checks, accepted), (CheckTally{2, 3, 1, 1, 2, true}));
        accepted.keepOnly(checks.mid(4));
        QCOMPARE(tally(checks, accepted), (CheckTally{2, 3, 1, 2, 2, false}));
        accepted.keepOnly({});
        QCOMPARE(tally(checks, accepted).openWarnings, 3);
    }

    void theWorstComesFirst()
    {
        const QVector<Check> checks{{CheckId::Script, CheckLevel::Ok},
                                    {CheckId::Cores, CheckLevel::Warning},
                                    {CheckId::Memory, CheckLevel::Block},
                                    {CheckId::K6Binary, CheckLevel::BlockFinal}};
        QVector<CheckId> ids;
        for (const Check &check : bySeverity(checks))
            ids.push_back(check.id);
        QCOMPARE(ids, QVector<CheckId>({CheckId::Memory, CheckId::K6Binary, CheckId::Cores, CheckId::Script}));
    }
};

QTEST_GUILESS_MAIN(TestPlanForm)
#include "tst_plan_form.moc"
