// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/cluster_checks.h"
#include "backends/kubernetes/holder_note.h"
#include "unit/backends/kubernetes/sample_pods.h"

using namespace largada;
using namespace largada::backends;
using namespace std::chrono_literals;
using fleet::CheckId;
using fleet::CheckLevel;

namespace
{

const WallTime now{std::chrono::milliseconds(1'795'529'109'123)};

ClusterSeen seenWith(const fleet::RunPlan &plan)
{
    ClusterSeen seen;
    seen.ns = QStringLiteral("perf");
    seen.version = {1, 34, QStringLiteral("v1.34.4")};
    for (const kube::AccessQuestion &question : rightsOf(plan, seen.ns))
        seen.rights.push_back({question, true, {}});
    seen.job = test::job();
    seen.job->parallelism = 2;
    seen.job->completions = 2;
    seen.pods = {test::warmingPod(QStringLiteral("b"), QStringLiteral("2")),
                 test::warmingPod(QStringLiteral("a"), QStringLiteral("1"))};
    seen.who = QStringLiteral("ana@desk");
    seen.now = now;
    return seen;
}

void deny(ClusterSeen &seen, const QString &right)
{
    for (kube::AccessAnswer &answer : seen.rights) {
        if (answer.question.verb + QLatin1Char(' ') + answer.question.resource == right)
            answer.allowed = false;
    }
}

HolderNote noteOf(const QString &who, std::chrono::milliseconds age)
{
    HolderNote note;
    note.who = who;
    note.run = {QStringLiteral("20261124-140509-3f2a")};
    note.phase = fleet::PhaseName::Main;
    note.released = true;
    note.renewed = now - age;
    return note;
}

// Those of that kind; "level subject detail values".
QStringList found(const fleet::PreflightReport &report, CheckId id)
{
    QStringList all;
    for (const fleet::Check &check : report.checks) {
        if (check.id != id)
            continue;
        QStringList words{QString::number(static_cast<int>(check.level)), check.subject, check.detail};
        for (const double value : check.values)
            words << QString::number(value);
        all << words.join(QLatin1Char('|'));
    }
    return all;
}

QString level(CheckLevel level)
{
    return QString::number(static_cast<int>(level));
}

} // namespace

class TstClusterChecks : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_plan = test::plan();
        m_seen = seenWith(m_plan);
    }

    void findsNothingWrong()
    {
        for (auto *container : {&m_seen.job->podTemplate.initContainers[2]})
            container->args << QStringLiteral("--no-thresholds");
        const auto report = judged();
        for (const fleet::Check &check : report.checks)
            QVERIFY2(check.level == CheckLevel::Ok, qPrintable(check.subject + check.detail));
        QCOMPARE(report.pods, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(report.k6Version, QStringLiteral("1.1.0"));
        QVERIFY(!report.found);
    }

    void knowsTheVersionOfAJobThatIsToBeMade()
    {
        m_plan.cluster->create.emplace().image = QStringLiteral("registry.example/k6:2.2.0-with-browser");
        m_seen.job.reset();
        m_seen.pods.clear();
        QCOMPARE(judged().k6Version, QStringLiteral("2.2.0"));
        m_plan.mode = fleet::StartMode::Exec;
        QVERIFY(found(judged(), CheckId::StartMode).constFirst().endsWith(QStringLiteral("k6 2.2.0")));
    }

    void weighsAMissingRight_data()
    {
        QTest::addColumn<QString>("right");
        QTest::addColumn<int>("minor");
        QTest::addColumn<int>("level");
        const auto row = [](const char *right, int minor, CheckLevel level) {
            QTest::addRow("%s in 1.%d", right, minor) << QString::fromLatin1(right) << minor << static_cast<int>(level);
        };
        row("list pods", 34, CheckLevel::Block);
        row("watch pods", 34, CheckLevel::Block);
        row("get jobs.batch", 34, CheckLevel::Block);
        row("patch jobs.batch", 34, CheckLevel::Warning);
        row("get pods/log", 34, CheckLevel::Warning);
        row("list events", 34, CheckLevel::Warning);
        row("delete pods", 34, CheckLevel::Warning);
        row("get pods/portforward", 34, CheckLevel::Warning); // exec is another way
        row("create pods/portforward", 35, CheckLevel::Warning);
    }
    void weighsAMissingRight()
    {
        QFETCH(QString, right);
        QFETCH(int, minor);
        QFETCH(int, level);
        m_seen.version.minor = minor;
        deny(m_seen, right);
        const QString expected = QStringLiteral("%1|%2|perf").arg(QString::number(level), right);
        QVERIFY2(found(judged(), CheckId::Right).contains(expected), qPrintable(expected));
    }

    // KEP-4006: create is asked of WebSockets from 1.35 on.
    void asksNoCreateOfOlderServers()
    {
        deny(m_seen, QStringLiteral("create pods/portforward"));
        QCOMPARE(linkWays(m_seen.rights, m_seen.version).front(), LinkWay::PortForward);
        QVERIFY(!found(judged(), CheckId::Right).join(QLatin1Char(' ')).contains(QLatin1String("create pods/port")));
        m_seen.version.minor = 35;
        QCOMPARE(linkWays(m_seen.rights, m_seen.version).front(), LinkWay::ExecNc);
    }

    void blocksWhereNoWayLeadsIn()
    {
        deny(m_seen, QStringLiteral("get pods/portforward"));
        deny(m_seen, QStringLiteral("get pods/exec"));
        QVERIFY(linkWays(m_seen.rights, m_seen.version).isEmpty());
        const auto report = judged();
        QVERIFY(report.isBlocked(false));
        QCOMPARE(found(report, CheckId::StartMode).front(),
                 level(CheckLevel::Block) + QStringLiteral("|broadcast|get pods/portforward"));
    }

    void refusesAnotherHolder_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<int>("age"); // seconds
        QTest::addColumn<bool>("takeOver");
        QTest::addColumn<int>("level");
        QTest::addColumn<bool>("goesOn");
        const auto row = [](const char *title, const char *who, int age, bool takeOver, CheckLevel level, bool goesOn) {
            QTest::addRow("%s", title) << QString::fromLatin1(who) << age << takeOver << static_cast<int>(level)
                                       << goesOn;
        };
        row("another", "bia@ci", 5, false, CheckLevel::Block, false);
        row("another, knowingly", "bia@ci", 5, true, CheckLevel::Warning, false);
        row("another that is gone", "bia@ci", 61, false, CheckLevel::Ok, true);
        row("another on the edge", "bia@ci", 60, false, CheckLevel::Block, false);
        row("we", "ana@desk", 5, false, CheckLevel::Ok, true);
    }
    void refusesAnotherHolder()
    {
        QFETCH(QString, who);
        QFETCH(int, age);
        QFETCH(bool, takeOver);
        QFETCH(int, level);
        QFETCH(bool, goesOn);
        m_plan.cluster->takeOver = takeOver;
        m_seen.job->meta.annotations.insert(QLatin1String(holderAnnotation),
                                            QString::fromUtf8(holderText(noteOf(who, std::chrono::seconds(age)))));
        const auto report = judged();
        QVERIFY(found(report, CheckId::Holder).front().startsWith(QString::number(level)));
        QCOMPARE(report.found.has_value(), goesOn);
        if (goesOn) {
            QCOMPARE(report.found->id.value, QStringLiteral("20261124-140509-3f2a"));
            QCOMPARE(report.found->phase, fleet::PhaseName::Main);
            QVERIFY(report.found->released);
        }
    }

    void refusesAnotherProgramOfOurs()
    {
        m_seen.job->meta.annotations.insert(QLatin1String(holderAnnotation),
                                            QString::fromUtf8(holderText(noteOf(QStringLiteral("ana@desk"), 5s))));
        m_seen.holderLives = true;
        const auto report = judged();
        QVERIFY(
            found(report, CheckId::Holder).front().startsWith(QString::number(static_cast<int>(CheckLevel::Block))));
        QVERIFY(!report.found);
    }

    void readsOnlyWhatIsANote_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addRow("empty") << QString();
        QTest::addRow("no JSON") << QStringLiteral("ana@desk");
        QTest::addRow("a list") << QStringLiteral("[1]");
        QTest::addRow("other types") << QStringLiteral(R"({"user":1,"host":{},"run":[],"renewed":5})");
        QTest::addRow("no time") << QStringLiteral(R"({"user":"a","host":"b","run":"c","renewed":"yesterday"})");
        QTest::addRow("cut") << QStringLiteral("{\"user\":\"a\"");
    }
    void readsOnlyWhatIsANote()
    {
        QFETCH(QString, text);
        QCOMPARE(parseHolder(text), std::nullopt);
    }

    void readsWhatItWrote()
    {
        HolderNote note = noteOf(QStringLiteral("ana@desk"), 0s);
        QCOMPARE(parseHolder(QString::fromUtf8(holderText(note))), std::optional(note));
        note.releasedAt = now;
        note.process = 4711;
        QCOMPARE(parseHolder(QString::fromUtf8(holderText(note))), std::optional(note));
    }

    void judgesTheJob_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("id");
        QTest::addColumn<int>("level");
        const auto row = [](const char *what, CheckId id, CheckLevel level) {
            QTest::addRow("%s", what) << QString::fromLatin1(what) << static_cast<int>(id) << static_cast<int>(level);
        };
        row("over", CheckId::Job, CheckLevel::Block);
        row("suspended", CheckId::Job, CheckLevel::Warning);
        row("other number", CheckId::Job, CheckLevel::Warning);
        row("one ends all", CheckId::BackoffLimit, CheckLevel::Warning);
        row("restarts", CheckId::RestartPolicy, CheckLevel::Warning);
        row("no such container", CheckId::Container, CheckLevel::Block);
        row("not paused", CheckId::NotPaused, CheckLevel::Block);
        row("2.x without address", CheckId::NoApi, CheckLevel::Block);
        row("warm-up is judged", CheckId::WarmupThresholds, CheckLevel::Warning);
        row("too many pods", CheckId::Pods, CheckLevel::Block);
        row("other status", CheckId::StatusDiffers, CheckLevel::Warning);
    }
    void judgesTheJob()
    {
        QFETCH(QString, what);
        QFETCH(int, id);
        QFETCH(int, level);
        kube::Job &job = *m_seen.job;
        job.conditions.push_back({QStringLiteral("Complete"),
                                  what == QLatin1String("over") ? QStringLiteral("True") : QStringLiteral("False"),
                                  {},
                                  {},
                                  std::nullopt});
        job.suspended = what == QLatin1String("suspended");
        if (what == QLatin1String("other number"))
            job.parallelism = 1;
        if (what == QLatin1String("one ends all"))
            job.backoffLimit = 0;
        if (what == QLatin1String("restarts"))
            job.podTemplate.restartPolicy = QStringLiteral("OnFailure");
        if (what == QLatin1String("no such container"))
            m_plan.cluster->mainContainer = QStringLiteral("k6");
        if (what == QLatin1String("not paused"))
            job.podTemplate.containers[0].args.removeAll(QStringLiteral("--paused"));
        if (what == QLatin1String("2.x without address"))
            job.podTemplate.containers[0].image = QStringLiteral("grafana/k6:2.2.0");
        if (what == QLatin1String("too many pods"))
            m_seen.pods << test::warmingPod(QStringLiteral("c"), QStringLiteral("3"));
        if (what == QLatin1String("other status")) {
            m_plan.only = fleet::PhaseName::Warmup;
            m_plan.cluster->statusExpected = QStringLiteral("Running");
        }
        const QStringList checks = found(judged(), static_cast<CheckId>(id));
        QCOMPARE(checks.size(), 1);
        QVERIFY2(checks.front().startsWith(QString::number(level)), qPrintable(checks.front()));
    }

    void comparesTheStatusThatKubectlPrints()
    {
        m_plan.only = fleet::PhaseName::Warmup;
        m_plan.cluster->statusExpected = QStringLiteral("Init:2/3");
        QVERIFY(found(judged(), CheckId::StatusDiffers).isEmpty());
    }

    void podsOnTheirWayHaveNoOtherStatus()
    {
        m_plan.only = fleet::PhaseName::Main;
        m_plan.cluster->statusExpected = QStringLiteral("Init:1/3");
        QVERIFY(found(judged(), CheckId::StatusDiffers).isEmpty()); // Init:2/3
        m_seen.pods[1] = test::mainPod(QStringLiteral("b"), QStringLiteral("2"));
        QCOMPARE(found(judged(), CheckId::StatusDiffers),
                 QStringList{level(CheckLevel::Warning) + QStringLiteral("|Init:1/3|Running")});
    }

    void countsLivePodsOnly()
    {
        kube::Pod over = test::warmingPod(QStringLiteral("c"), QStringLiteral("3"));
        over.phase = QStringLiteral("Failed");
        m_seen.pods << over;
        QCOMPARE(found(judged(), CheckId::Pods), QStringList{level(CheckLevel::Ok) + QStringLiteral("|k6-job||2|2")});
    }

    void saysWhyAStartModeIsNotPossible()
    {
        m_plan.mode = fleet::StartMode::Exec;
        m_seen.job->podTemplate.containers[0].image = QStringLiteral("grafana/k6:2.2.0");
        const QStringList modes = found(judged(), CheckId::StartMode);
        QCOMPARE(modes, (QStringList{level(CheckLevel::Block) + QStringLiteral("|exec|k6 2.2.0"),
                                     level(CheckLevel::Ok) + QStringLiteral("|broadcast|"),
                                     level(CheckLevel::Ok) + QStringLiteral("|clock|")}));
    }

private:
    fleet::PreflightReport judged() const
    {
        fleet::PreflightReport report;
        judge(m_plan, m_seen, report);
        return report;
    }

    fleet::RunPlan m_plan;
    ClusterSeen m_seen;
};

QTEST_APPLESS_MAIN(TstClusterChecks)
#include "tst_cluster_checks.moc"
