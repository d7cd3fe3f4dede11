// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Byte streams into the pods of a real cluster: the running one that KUBECONFIG names, with k6's images. kubectl makes
// the pods; it is no part of what is tested.
#include <algorithm>
#include <memory>

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/clock_starter.h"
#include "backends/kubernetes/exec_link.h"
#include "backends/kubernetes/port_forward_link.h"
#include "k6/rest.h"
#include "support/link_watcher.h"
#include "support/starter_watcher.h"

using namespace largada;
using namespace largada::backends;
using namespace largada::test;
using namespace std::chrono_literals;

namespace
{

constexpr int podCount = 4;
constexpr int patience = 90'000;

QByteArray manifest()
{
    QFile file(QFINDTESTDATA("data/streams.yaml"));
    if (!file.open(QIODevice::ReadOnly))
        qWarning("no manifest");
    const QByteArray version = qgetenv("LARGADA_CLUSTER_K6").split(' ').constFirst();
    return file.readAll()
        .replace("COUNT", QByteArray::number(podCount))
        .replace("VERSION", version.startsWith('1') ? version : "1.1.0"); // with subcommands
}

QByteArray kubectl(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral("kubectl"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience) || process.exitCode() != 0)
        qWarning("kubectl %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QVector<RunnerId> asRunners(const QStringList &pods)
{
    QVector<RunnerId> runners;
    for (const QString &pod : pods)
        runners += RunnerId{pod};
    return runners;
}

// What both the test and the client that it kills need.
struct Cluster {
    SystemClock clock;
    std::unique_ptr<kube::Client> client;

    bool connectTo()
    {
        const auto environment = QProcessEnvironment::systemEnvironment();
        const auto connection = kube::connectionFor({}, environment);
        if (connection)
            client = std::make_unique<kube::Client>(*connection, environment, clock);
        return bool(connection);
    }
    AddressOf addressIn(const QString &ns, const QString &container) const
    {
        return
            [ns, container](const RunnerId &runner) { return std::optional(PodAddress{ns, runner.value, container}); };
    }
};

constexpr auto busyMachine = 5s; // to be armed takes longer there

WallTime soon(const ClockStarter &starter)
{
    return SystemClock().wall() + starter.lead(podCount) + busyMachine;
}

// Arms, says so, and stays until it is killed.
int armAndStay(QCoreApplication &application, const QStringList &arguments)
{
    Cluster cluster;
    if (!cluster.connectTo())
        return 1;
    ClockStarter starter(*cluster.client, cluster.addressIn(arguments.value(2), QStringLiteral("z-warmup")),
                         cluster.clock);
    QObject::connect(&starter, &fleet::Starter::armed, &application, [](const RunnerId &) {
        fputs("armed\n", stdout);
        fflush(stdout);
    });
    starter.arm(asRunners(arguments.mid(3)), soon(starter));
    return QCoreApplication::exec();
}

} // namespace

class TestStreams : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("LARGADA_CLUSTER"))
            QSKIP("LARGADA_CLUSTER is not set");
        QVERIFY(m_cluster.connectTo());
        m_ns = QStringLiteral("streams-%1").arg(QCoreApplication::applicationPid());
        kubectl({QStringLiteral("create"), QStringLiteral("namespace"), m_ns});
        kubectl({QStringLiteral("-n"), m_ns, QStringLiteral("apply"), QStringLiteral("-f"), QStringLiteral("-")},
                manifest());
        QTRY_COMPARE_WITH_TIMEOUT(running("initContainerStatuses").size(), podCount, patience);
        m_pods = running("initContainerStatuses");
        for (const QString &pod : std::as_const(m_pods))
            QTRY_COMPARE_WITH_TIMEOUT(executionOf(pod), k6::ExecutionStatus::PausedBeforeRun, patience);
    }
    void cleanupTestCase()
    {
        if (!m_ns.isEmpty())
            kubectl({QStringLiteral("delete"), QStringLiteral("namespace"), m_ns, QStringLiteral("--wait=false")});
    }

    void waysReachAPausedK6_data()
    {
        QTest::addColumn<LinkWay>("way");
        QTest::newRow("port-forward") << LinkWay::PortForward;
        QTest::newRow("nc") << LinkWay::ExecNc;
        QTest::newRow("k6's commands") << LinkWay::ExecK6;
    }
    void waysReachAPausedK6()
    {
        QFETCH(const LinkWay, way);
        const auto link = makeLink(m_pods.first(), way);
        LinkWatcher watcher(*link);
        QTRY_COMPARE_WITH_TIMEOUT(watcher.opened, 1, patience);
        for (quint64 ticket = 1; ticket <= 5; ++ticket)
            link->send(ticket, k6::statusRequest());
        QTRY_COMPARE_WITH_TIMEOUT(watcher.said.size(), 5, patience);
        for (const LinkSaid &said : std::as_const(watcher.said)) {
            QCOMPARE(said.status, 200);
            QCOMPARE(k6::parseStatus(said.body)->execution, k6::ExecutionStatus::PausedBeforeRun);
        }
        const auto last = watcher.replies.last();
        qInfo("round trip %.1f ms", toMs(last.receivedAt - last.sentAt));
        QVERIFY(watcher.closed.isEmpty());
    }

    void portWithoutAListenerIsTold()
    {
        PortForwardLink link(*m_cluster.client, {m_ns, m_pods.first(), {}, 6599}, m_cluster.clock);
        LinkWatcher watcher(link);
        link.send(1, k6::statusRequest());
        QTRY_COMPARE_WITH_TIMEOUT(watcher.closed.size(), 1, patience);
        QCOMPARE(watcher.closed.first().code, Errc::Network);
        QCOMPARE(watcher.closed.first().subject, QStringLiteral("port"));
    }

    void containerThatDoesNotRunIsTold()
    {
        kube::ExecSession session(*m_cluster.client,
                                  {m_ns, m_pods.first(), QStringLiteral("main"), {QStringLiteral("true")}});
        std::optional<Result<int>> end;
        connect(&session, &kube::ExecSession::finished, this, [&end](const Result<int> &how) { end = how; });
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), patience);
        QVERIFY(!*end);
        QCOMPARE(end->error().code, Errc::NotFound);
    }

    void programThatIsNotThereIsTold()
    {
        kube::ExecSession session(
            *m_cluster.client, {m_ns, m_pods.first(), QStringLiteral("z-warmup"), {QStringLiteral("no-such-program")}});
        std::optional<Result<int>> end;
        connect(&session, &kube::ExecSession::finished, this, [&end](const Result<int> &how) { end = how; });
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), patience);
        QVERIFY(!*end || **end == 126 || **end == 127);
        if (!*end)
            QCOMPARE(end->error().code, Errc::Process);
    }

    void killedClientLeavesAllPaused()
    {
        QProcess client;
        client.start(QCoreApplication::applicationFilePath(),
                     QStringList{QStringLiteral("--arm-and-stay"), m_ns} + m_pods);
        QTRY_COMPARE_WITH_TIMEOUT(client.bytesAvailable(), qint64(podCount * sizeof("armed")), patience);
        const WallTime moment = soon(ClockStarter(*m_cluster.client, {}, m_cluster.clock));
        client.kill();
        QVERIFY(client.waitForFinished(patience));
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster.clock.wall() > moment, patience);
        for (const QString &pod : std::as_const(m_pods))
            QTRY_COMPARE_WITH_TIMEOUT(executionOf(pod), k6::ExecutionStatus::PausedBeforeRun, patience);
    }

    void commandsRelease()
    {
        ExecStarter starter(*m_cluster.client, m_cluster.addressIn(m_ns, QStringLiteral("z-warmup")), m_cluster.clock);
        StarterWatcher watcher(starter);
        starter.release(asRunners(m_pods));
        QTRY_COMPARE_WITH_TIMEOUT(watcher.released.size() + watcher.failed.size(), size_t(podCount), patience);
        for (const auto &[pod, error] : watcher.failed)
            qInfo("%s: %s", qPrintable(pod), qPrintable(error.what));
        QCOMPARE(watcher.released.size(), size_t(podCount));
        qInfo("answered within %.1f ms", spreadMs(watcher, &StarterWatcher::Released::answeredAt));
        QTRY_COMPARE_WITH_TIMEOUT(running("containerStatuses").size(), podCount, patience);
    }

    void clockReleases()
    {
        for (const QString &pod : std::as_const(m_pods))
            QTRY_COMPARE_WITH_TIMEOUT(executionOf(pod), k6::ExecutionStatus::PausedBeforeRun, patience);
        ClockStarter starter(*m_cluster.client, m_cluster.addressIn(m_ns, QStringLiteral("main")), m_cluster.clock);
        StarterWatcher watcher(starter);
        QElapsedTimer timer;
        timer.start();
        starter.arm(asRunners(m_pods), soon(starter));
        QTRY_COMPARE_WITH_TIMEOUT(watcher.armed.size(), size_t(podCount), patience);
        qInfo("armed after %lld ms, clocks %lld us apart", timer.elapsed(),
              static_cast<long long>(starter.clockSpread()->count()));
        QTRY_COMPARE_WITH_TIMEOUT(watcher.released.size() + watcher.failed.size(), size_t(podCount), patience);
        for (const auto &[pod, error] : watcher.failed)
            qInfo("%s: %s", qPrintable(pod), qPrintable(error.what));
        QCOMPARE(watcher.released.size(), size_t(podCount));
        for (const auto &[pod, released] : watcher.released)
            qInfo("late %lld us, answered after %.1f ms", static_cast<long long>(released.late->count()),
                  toMs(released.answeredAt - released.sentAt));
        qInfo("spread %.1f ms", spreadMs(watcher, &StarterWatcher::Released::sentAt));
        for (const QString &pod : std::as_const(m_pods)) {
            const auto isRunning = [this, &pod] {
                const auto execution = executionOf(pod);
                return execution >= k6::ExecutionStatus::Started && execution <= k6::ExecutionStatus::Teardown;
            };
            QTRY_VERIFY_WITH_TIMEOUT(isRunning(), patience);
        }
    }

private:
    // Pods whose container of that list runs; there is one in each.
    QStringList running(const char *list) const
    {
        const QByteArray out =
            kubectl({QStringLiteral("-n"), m_ns, QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("-o"),
                     QStringLiteral("jsonpath={range .items[?(@.status.%1[0].state.running)]}"
                                    "{.metadata.name} {end}")
                         .arg(QLatin1String(list))});
        return QString::fromLatin1(out).split(u' ', Qt::SkipEmptyParts);
    }
    std::unique_ptr<fleet::RunnerLink> makeLink(const QString &pod, LinkWay way)
    {
        const PodAddress address{m_ns, pod, QStringLiteral("z-warmup")};
        if (way == LinkWay::PortForward)
            return std::make_unique<PortForwardLink>(*m_cluster.client, address, m_cluster.clock);
        return std::make_unique<ExecLink>(*m_cluster.client, address, way, m_cluster.clock);
    }
    // Created when it cannot be told.
    k6::ExecutionStatus executionOf(const QString &pod)
    {
        const auto link = makeLink(pod, LinkWay::PortForward);
        LinkWatcher watcher(*link);
        link->send(1, k6::statusRequest());
        if (!QTest::qWaitFor([&watcher] { return !watcher.said.isEmpty(); }))
            return k6::ExecutionStatus::Created;
        const auto status = k6::parseStatus(watcher.said.first().body);
        return status ? status->execution : k6::ExecutionStatus::Created;
    }
    static double spreadMs(const StarterWatcher &watcher, MonoTime StarterWatcher::Released::*when)
    {
        QVector<MonoTime> times;
        for (const auto &[pod, released] : watcher.released)
            times += released.*when;
        const auto [first, last] = std::minmax_element(times.cbegin(), times.cend());
        return toMs(*last - *first);
    }

    Cluster m_cluster;
    QString m_ns;
    QStringList m_pods;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--arm-and-stay")
        return armAndStay(application, arguments);
    TestStreams test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_streams.moc"
