// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/pod_runners.h"
#include "unit/backends/kubernetes/sample_pods.h"

using namespace largada;
using namespace largada::backends;
using fleet::ContainerState;
using fleet::PhaseName;
using fleet::ReasonCode;
using State = kube::ContainerStatus::State;

namespace
{

const WallTime now{std::chrono::milliseconds(1'795'529'109'123)};

// "a warmup running None", in the order told.
QStringList words(const QVector<fleet::RunnerUpdate> &updates)
{
    QStringList all;
    for (const fleet::RunnerUpdate &update : updates) {
        const char *state = update.state == ContainerState::Waiting   ? "waiting"
                            : update.state == ContainerState::Running ? "running"
                                                                      : "terminated";
        all << QStringLiteral("%1 %2 %3 %4%5")
                   .arg(update.runner.value, fleet::phaseKey(update.phase), QLatin1String(state))
                   .arg(static_cast<int>(update.reason.code))
                   .arg(update.exitCode ? QStringLiteral(" exit %1").arg(*update.exitCode) : QString());
    }
    return all;
}

QString reason(ReasonCode code)
{
    return QString::number(static_cast<int>(code));
}

QStringList names(const PodNews &news)
{
    QStringList names;
    for (const PodNews::Left &left : news.left)
        names << QLatin1Char('-') + left.runner.value;
    for (const fleet::RunnerInfo &info : news.joined)
        names << QLatin1Char('+') + info.id.value;
    return names;
}

kube::Pod terminating(kube::Pod pod)
{
    pod.meta.deleted = now;
    return pod;
}

kube::Pod failed(kube::Pod pod, int exitCode)
{
    pod.phase = QStringLiteral("Failed");
    pod.initStatuses[2] = test::statusOf(QStringLiteral("z-warmup"), State::Terminated, exitCode);
    return pod;
}

kube::Job failedJob(kube::Job job)
{
    job.conditions.push_back({QStringLiteral("FailureTarget"), QStringLiteral("True"),
                              QStringLiteral("BackoffLimitExceeded"), QStringLiteral("too many"), std::nullopt});
    return job;
}

} // namespace

class TstPodRunners : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        watch(test::plan());
    }

    void tellsEachThingOnce()
    {
        const kube::Pod pod = test::warmingPod(QStringLiteral("a"), QStringLiteral("1"));
        PodNews news = m_runners->takePods(test::all({pod}), now);
        QCOMPARE(names(news), QStringList{QStringLiteral("+a")});
        QCOMPARE(words(news.updates),
                 (QStringList{QStringLiteral("a warmup running ") + reason(ReasonCode::None),
                              QStringLiteral("a main waiting ") + reason(ReasonCode::WaitingForPrevious)}));
        QCOMPARE(news.places.size(), 1);
        QCOMPARE(news.places.front().containers.size(), 4);
        news = m_runners->takePods(test::changed(pod), now);
        QCOMPARE(news, PodNews{});
        const kube::Pod next = test::mainPod(QStringLiteral("a"), QStringLiteral("1"));
        news = m_runners->takePods(test::changed(next), now);
        QCOMPARE(words(news.updates),
                 (QStringList{QStringLiteral("a warmup terminated 0 exit 0"), QStringLiteral("a main running 0")}));
    }

    void goesByTheContainerAndNotByItsPlace()
    {
        // A sidecar before the warm-up shifts Init:2/3 to Init:3/4.
        kube::Pod pod = test::warmingPod(QStringLiteral("a"), QStringLiteral("1"));
        kube::Container sidecar = test::k6Container(QStringLiteral("mesh"));
        sidecar.isSidecar = true;
        pod.initContainers.prepend(sidecar);
        pod.initStatuses.prepend(test::statusOf(QStringLiteral("mesh"), State::Running));
        const PodNews running = m_runners->takePods(test::all({pod}), now);
        QCOMPARE(running.updates.front().state, ContainerState::Running);
        // Init:2/3 is printed as well while it waits.
        pod.meta.uid = QStringLiteral("2");
        pod.meta.name = QStringLiteral("b");
        pod.initStatuses.back() = test::statusOf(QStringLiteral("z-warmup"), State::Waiting);
        const PodNews waiting = m_runners->takePods(test::changed(pod), now);
        QCOMPARE(waiting.updates.front().state, ContainerState::Waiting);
    }

    void leavesOutWhatIsOver_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::addColumn<bool>("isTerminating");
        QTest::addColumn<bool>("counts");
        QTest::addRow("pending") << QStringLiteral("Pending") << false << true;
        QTest::addRow("terminating") << QStringLiteral("Running") << true << false;
        QTest::addRow("failed") << QStringLiteral("Failed") << false << false;
        QTest::addRow("succeeded") << QStringLiteral("Succeeded") << false << false;
    }
    void leavesOutWhatIsOver()
    {
        QFETCH(QString, phase);
        QFETCH(bool, isTerminating);
        kube::Pod pod = test::warmingPod(QStringLiteral("a"), QStringLiteral("1"));
        pod.phase = phase;
        if (isTerminating)
            pod = terminating(pod);
        const PodNews news = m_runners->takePods(test::all({pod}), now);
        QTEST(!news.joined.isEmpty(), "counts");
    }

    // Before the release.
    void losesAPod_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<int>("backoffLimit"); // -1: its owner is no Job; -2: it has none
        QTest::addColumn<bool>("leaves");
        QTest::addColumn<int>("code");
        const auto row = [](const char *title, const char *how, int limit, bool leaves, ReasonCode code) {
            QTest::addRow("%s", title) << QString::fromLatin1(how) << limit << leaves << static_cast<int>(code);
        };
        row("deleted, the Job makes another", "terminating", 6, true, ReasonCode::PodDeleted);
        row("vanished, the Job makes another", "gone", 6, true, ReasonCode::PodDeleted);
        row("not in the new list", "relisted", 6, true, ReasonCode::PodDeleted);
        row("failed, the Job makes another", "failed", 6, true, ReasonCode::ScriptFailed);
        row("deleted, and that fails the Job", "terminating", 0, false, ReasonCode::PodDeleted);
        row("vanished, and that fails the Job", "gone", 0, false, ReasonCode::PodDeleted);
        row("failed, and that fails the Job", "failed", 0, false, ReasonCode::ScriptFailed);
        row("deleted, its StatefulSet makes another", "terminating", -1, true, ReasonCode::PodDeleted);
        row("deleted, nobody makes another", "terminating", -2, false, ReasonCode::PodDeleted);
    }
    void losesAPod()
    {
        QFETCH(QString, how);
        QFETCH(int, backoffLimit);
        QFETCH(bool, leaves);
        fleet::RunPlan plan = test::plan();
        plan.cluster->by = fleet::PodsBy::Regex;
        plan.cluster->pods = QStringLiteral(".");
        watch(plan);
        kube::Pod pod = test::warmingPod(QStringLiteral("a"), QStringLiteral("1"));
        if (backoffLimit < 0)
            pod.meta.ownerKind = backoffLimit == -1 ? QStringLiteral("StatefulSet") : QString();
        m_runners->takeJob(test::job(std::max(0, backoffLimit)), now);
        m_runners->takePods(test::all({pod}), now);
        const PodNews news = m_runners->takePods(how == QLatin1String("gone")       ? test::gone(pod)
                                                 : how == QLatin1String("relisted") ? test::all({})
                                                 : how == QLatin1String("failed")   ? test::changed(failed(pod, 107))
                                                                                    : test::changed(terminating(pod)),
                                                 now);
        QCOMPARE(!news.left.isEmpty(), leaves);
        if (leaves) {
            QVERIFY(news.updates.isEmpty());
            QTEST(static_cast<int>(news.left.front().why.code), "code");
        } else {
            QCOMPARE(news.updates.size(), 1);
            QCOMPARE(news.updates.front().state, ContainerState::Terminated);
            QTEST(static_cast<int>(news.updates.front().reason.code), "code");
        }
    }

    void countsWhatTheJobHasNotCountedYet()
    {
        const kube::Pod one = test::warmingPod(QStringLiteral("a"), QStringLiteral("1"));
        const kube::Pod two = test::warmingPod(QStringLiteral("b"), QStringLiteral("2"));
        m_runners->takeJob(test::job(1), now);
        m_runners->takePods(test::all({one, two}), now);
        QCOMPARE(names(m_runners->takePods(test::gone(one), now)), QStringList{QStringLiteral("-a")});
        const PodNews second = m_runners->takePods(test::gone(two), now); // one more than the limit
        QCOMPARE(names(second), QStringList{});
        QCOMPARE(second.updates.front().state, ContainerState::Terminated);
    }

    void losesAPodAfterTheRelease()
    {
        const kube::Pod pod = test::warmingPod(QStringLiteral("a"), QStringLiteral("1"));
        m_runners->takeJob(test::job(), now);
        m_runners->takePods(test::all({pod}), now);
        m_runners->letGo();
        QCOMPARE(m_runners->takePods(test::changed(terminating(pod)), now).updates, {}); // k6 is still at work
        const PodNews news = m_runners->takePods(test::gone(terminating(pod)), now);
        QVERIFY(news.left.isEmpty());
        QCOMPARE(words(news.updates),
                 QStringList{QStringLiteral("a warmup terminated ") + reason(ReasonCode::PodDeleted)});
        QVERIFY(m_runners->isOver({QStringLiteral("a")}));
    }

    void namesTheJobThatEndedTheOthers()
    {
        const kube::Pod pod = test::warmingPod(QStringLiteral("a"), QStringLiteral("1"));
        m_runners->takeJob(test::job(0), now);
        m_runners->takePods(test::all({pod}), now);
        m_runners->letGo();
        m_runners->takeJob(failedJob(test::job(0)), now);
        kube::Pod ended = terminating(pod);
        ended.initStatuses[2] = test::statusOf(QStringLiteral("z-warmup"), State::Terminated, 105);
        const PodNews news = m_runners->takePods(test::changed(ended), now);
        QCOMPARE(words(news.updates),
                 QStringList{QStringLiteral("a warmup terminated %1 exit 105").arg(reason(ReasonCode::EndedByJob))});
        QCOMPARE(news.updates.front().reason.detail, QStringLiteral("too many"));
    }

    // The watches of pods and Jobs know nothing of each other.
    void namesTheJobBeforeTheJobSaysSo()
    {
        const kube::Pod one = test::warmingPod(QStringLiteral("a"), QStringLiteral("1"));
        const kube::Pod two = test::warmingPod(QStringLiteral("b"), QStringLiteral("2"));
        m_runners->takeJob(test::job(0), now);
        m_runners->takePods(test::all({one, two}), now);
        m_runners->takePods(test::changed(failed(one, 107)), now);
        const PodNews news = m_runners->takePods(test::changed(terminating(two)), now);
        QCOMPARE(words(news.updates),
                 QStringList{QStringLiteral("b warmup terminated ") + reason(ReasonCode::EndedByJob)});
    }

    void takesAnotherPodOfTheSameNameForAnother()
    {
        fleet::RunPlan plan = test::plan();
        plan.cluster->by = fleet::PodsBy::Regex;
        plan.cluster->pods = QStringLiteral(".");
        watch(plan);
        kube::Pod pod = test::warmingPod(QStringLiteral("k6-0"), QStringLiteral("1"));
        pod.meta.ownerKind = QStringLiteral("StatefulSet");
        m_runners->takePods(test::all({pod}), now);
        pod.meta.uid = QStringLiteral("2");
        const PodNews news = m_runners->takePods(test::changed(pod), now);
        QCOMPARE(names(news), (QStringList{QStringLiteral("-k6-0"), QStringLiteral("+k6-0")}));
        QCOMPARE(news.updates.size(), 2);
        m_runners->letGo();
        pod.meta.uid = QStringLiteral("3");
        const PodNews late = m_runners->takePods(test::changed(pod), now);
        QCOMPARE(names(late), QStringList{});
        QCOMPARE(words(late.updates),
                 QStringList{QStringLiteral("k6-0 warmup terminated ") + reason(ReasonCode::PodDeleted)});
    }

    void knowsThatWeEndedIt()
    {
        const kube::Pod pod = test::warmingPod(QStringLiteral("a"), QStringLiteral("1"));
        m_runners->takeJob(test::job(), now);
        m_runners->takePods(test::all({pod}), now);
        m_runners->expectEnd({QStringLiteral("a")});
        QVERIFY(m_runners->takePods(test::changed(terminating(pod)), now).updates.isEmpty());
        const PodNews news = m_runners->takePods(test::gone(terminating(pod)), now);
        QVERIFY(news.left.isEmpty());
        QCOMPARE(words(news.updates),
                 QStringList{QStringLiteral("a warmup terminated ") + reason(ReasonCode::StoppedByUs)});
    }

    void toldOfALinkReasonWhileItRuns()
    {
        const RunnerId a{QStringLiteral("a")};
        m_runners->takePods(test::all({test::warmingPod(a.value, QStringLiteral("1"))}), now);
        const PodNews news = m_runners->setLinkReason(a, PhaseName::Warmup, {ReasonCode::NeedsAddress}, now);
        QCOMPARE(words(news.updates),
                 QStringList{QStringLiteral("a warmup running ") + reason(ReasonCode::NeedsAddress)});
        QCOMPARE(words(m_runners->setLinkReason(a, PhaseName::Warmup, {}, now).updates),
                 QStringList{QStringLiteral("a warmup running 0")});
    }

    void waitsForAContainerThatIsStartedAgain()
    {
        kube::Pod pod = test::warmingPod(QStringLiteral("a"), QStringLiteral("1"));
        pod.restartPolicy = QStringLiteral("OnFailure");
        pod.initStatuses[2] = test::statusOf(QStringLiteral("z-warmup"), State::Terminated, 107);
        const PodNews news = m_runners->takePods(test::all({pod}), now);
        QCOMPARE(news.updates.front().state, ContainerState::Waiting);
        m_runners->letGo(); // then its load is over
        const PodNews later = m_runners->takePods(test::changed(pod), now);
        QCOMPARE(later.updates.front().state, ContainerState::Terminated);
        QCOMPARE(later.updates.front().exitCode, std::optional(107));
    }

    void saysWhoIsMissing()
    {
        m_runners->takeJob(test::job(), now);
        const PodNews one =
            m_runners->takePods(test::all({test::warmingPod(QStringLiteral("a"), QStringLiteral("1"))}), now);
        QCOMPARE(one.missing, std::nullopt); // said with the Job
        kube::Event event;
        event.type = QStringLiteral("Warning");
        event.reason = QStringLiteral("FailedCreate");
        event.message = QStringLiteral("exceeded quota: cpu");
        event.objectKind = QStringLiteral("Job");
        event.objectName = QStringLiteral("k6-job");
        event.objectUid = test::jobUid;
        event.last = now;
        const PodNews quota = m_runners->takeEvents(test::changed(event), now);
        QVERIFY(quota.missing);
        QCOMPARE(quota.missing->code, ReasonCode::NoPodAllowed);
        const PodNews two =
            m_runners->takePods(test::changed(test::warmingPod(QStringLiteral("b"), QStringLiteral("2"))), now);
        QCOMPARE(two.missing, std::optional(fleet::Reason{}));
    }

    void looksAtTheWantedContainersOnly()
    {
        fleet::RunPlan plan = test::plan();
        plan.only = PhaseName::Main;
        plan.cluster->mainContainer = QStringLiteral("load");
        watch(plan);
        kube::Pod pod = test::mainPod(QStringLiteral("a"), QStringLiteral("1"));
        pod.containers.front().name = pod.statuses.front().name = QStringLiteral("load");
        pod.containers.front().cpuRequest = 2.5;
        pod.containers.front().args << QStringLiteral("--address=:7000");
        const PodNews news = m_runners->takePods(test::all({pod}), now);
        QCOMPARE(words(news.updates), QStringList{QStringLiteral("a main running 0")});
        QCOMPARE(news.joined.front().cores, 2.5);
        QCOMPARE(m_runners->address({QStringLiteral("a")}, PhaseName::Main),
                 (PodAddress{QStringLiteral("perf"), QStringLiteral("a"), QStringLiteral("load"), 7000}));
    }

private:
    void watch(const fleet::RunPlan &plan)
    {
        m_runners = std::make_unique<PodRunners>(plan, *PodSelection::make(*plan.cluster, test::job()));
    }

    std::unique_ptr<PodRunners> m_runners;
};

QTEST_APPLESS_MAIN(TstPodRunners)
#include "tst_pod_runners.moc"
