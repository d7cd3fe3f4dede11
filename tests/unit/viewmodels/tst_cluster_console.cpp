// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "support/fake_clock.h"
#include "support/fake_clusters.h"
#include "viewmodels/cluster_console.h"

using namespace largada;
using fleet::LinkState;
using settings::ConnectionProfile;
using settings::Protection;
using viewmodels::ClusterConsole;

namespace
{

ConnectionProfile profile(const QString &name, Protection protection = Protection::Normal)
{
    return {name, QStringLiteral("/home/ana/kube"), QStringLiteral("ctx-") + name, QStringLiteral("perf"), protection};
}

fleet::RunnerRow row(const QString &name)
{
    fleet::RunnerRow row;
    row.id = {name};
    return row;
}

} // namespace

class TestClusterConsole : public QObject
{
    Q_OBJECT
private slots:
    void aConnectionIsWatchedAndItsJobsLookedFor()
    {
        m_clusters.jobsFound =
            QVector<fleet::JobSeen>{{QStringLiteral("old"), 4, 0, WallTime(std::chrono::seconds(1))},
                                    {QStringLiteral("new"), 4, 4, WallTime(std::chrono::seconds(9))}};
        ClusterConsole console(m_clusters, m_clock);
        console.use(profile(QStringLiteral("a")));
        QVERIFY(m_clusters.watched.has_value());
        QCOMPARE(m_clusters.watched->context, QStringLiteral("ctx-a"));
        QCOMPARE(m_clusters.watched->pods, QString());
        QTRY_COMPARE(console.jobs().size(), 2);
        QCOMPARE(console.jobs().first().name, QStringLiteral("new"));
        console.use({});
        QVERIFY(!m_clusters.watched.has_value());
        QVERIFY(console.jobs().isEmpty());
    }

    void whatIsChosenHasTheConnectionsAddress()
    {
        ClusterConsole console(m_clusters, m_clock);
        console.use(profile(QStringLiteral("a"), Protection::ReadOnly));
        fleet::ClusterTarget target;
        target.context = QStringLiteral("of somewhere else");
        target.pods = QStringLiteral("k6-job");
        console.choose(target);
        QCOMPARE(m_clusters.watched->context, QStringLiteral("ctx-a"));
        QCOMPARE(m_clusters.watched->pods, QStringLiteral("k6-job"));
        QVERIFY(m_clusters.watched->readOnly);
        QVERIFY(console.isReadOnly() && !console.isProtected());
    }

    void podsOfAnotherConnectionAreGone()
    {
        ClusterConsole console(m_clusters, m_clock);
        console.use(profile(QStringLiteral("a")));
        emit m_clusters.podsChanged(true, {row(QStringLiteral("pod-1"))}, {});
        QCOMPARE(console.pods().rowCount(), 1);
        emit m_clusters.podsChanged(false, {}, {{row(QStringLiteral("pod-2"))}, {}});
        console.use(profile(QStringLiteral("b")));
        QCOMPARE(console.pods().rowCount(), 0);
        emit m_clusters.podsChanged(false, {}, {{row(QStringLiteral("pod-3"))}, {}});
        QTRY_COMPARE(console.pods().rowCount(), 1); // what was still to be brought of the other one is not
        QCOMPARE(console.pods().row(0).id.value, QStringLiteral("pod-3"));
    }

    void jobsOfBeforeStayWhenTheyCannotBeReadAgain()
    {
        m_clusters.jobsFound = QVector<fleet::JobSeen>{{QStringLiteral("k6-job"), 4, 4}};
        ClusterConsole console(m_clusters, m_clock);
        console.use(profile(QStringLiteral("a")));
        QTRY_COMPARE(console.jobs().size(), 1);
        m_clusters.jobsFound = Error{Errc::Forbidden, QStringLiteral("no"), QStringLiteral("list jobs.batch"), 403};
        console.refreshJobs();
        QTRY_VERIFY(console.jobsError().has_value());
        QCOMPARE(console.jobs().size(), 1);
        QVERIFY(!console.isLookingForJobs());
    }

    void anAnswerForAnotherConnectionIsDropped()
    {
        m_clusters.jobsFound = QVector<fleet::JobSeen>{{QStringLiteral("of-a"), 4, 4}};
        ClusterConsole console(m_clusters, m_clock);
        console.use(profile(QStringLiteral("a")));
        m_clusters.jobsFound = QVector<fleet::JobSeen>{{QStringLiteral("of-b"), 4, 4}};
        console.use(profile(QStringLiteral("b")));
        QSignalSpy changed(&console, &ClusterConsole::jobsChanged);
        QTRY_COMPARE(console.jobs().size(), 1);
        QCOMPARE(console.jobs().first().name, QStringLiteral("of-b"));
        QCOMPARE(changed.count(), 1);
    }

    void aLostConnectionTellsEachSecond()
    {
        ClusterConsole console(m_clusters, m_clock);
        console.use(profile(QStringLiteral("a")));
        QSignalSpy changed(&console, &ClusterConsole::stateChanged);
        fleet::ConnectionState lost;
        lost.state = LinkState::Lost;
        m_clusters.setState(lost);
        QVERIFY(console.isStale());
        QTRY_VERIFY(changed.count() >= 2);
        fleet::ConnectionState live;
        live.state = LinkState::Live;
        m_clusters.setState(live);
        QVERIFY(!console.isStale());
        console.retryNow();
        QCOMPARE(m_clusters.retries, 1);
    }

private:
    test::FakeClusters m_clusters;
    test::FakeClock m_clock;
};

QTEST_GUILESS_MAIN(TestClusterConsole)
#include "tst_cluster_console.moc"
