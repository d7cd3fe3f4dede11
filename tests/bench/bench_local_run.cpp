// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The start of a local fleet, beside the usual way: the same runners resumed one after the other by `k6 resume`.
// Prints release spread, load as the target saw it, time to armed, and what watching a run costs us. Needs k6 1.x for
// the peer's part; LARGADA_TEST_K6 names the binaries.
#include <algorithm>
#include <functional>

#include <sys/resource.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "backends/local/local_backend.h"
#include "bench/bench_line.h"
#include "coordinator/driver.h"
#include "demo/demo_target.h"
#include "support/real_k6.h"

namespace
{

using namespace largada;

constexpr int startRunners = 8;
constexpr int watchedRunners = 20;
constexpr int rounds = 3;

QByteArray scriptOf(int rate, int seconds)
{
    return QStringLiteral("import http from 'k6/http';\n"
                          "export const options = { discardResponseBodies: true, scenarios: { s: {\n"
                          "  executor: 'constant-arrival-rate', rate: %1, timeUnit: '1s', duration: '%2s',\n"
                          "  preAllocatedVUs: 5 } } };\n"
                          "export default function () { http.get(__ENV.TARGET_URL); }\n")
        .arg(rate)
        .arg(seconds)
        .toUtf8();
}

double cpuSeconds(int who)
{
    struct rusage usage{};
    ::getrusage(who, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// A target in a process of its own, so that its CPU is not counted as ours.
class TargetProcess
{
public:
    TargetProcess()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--serve")});
        m_process.waitForReadyRead(10'000);
        m_url = QString::fromUtf8(m_process.readLine()).trimmed();
    }
    ~TargetProcess()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(5'000);
    }
    Q_DISABLE_COPY_MOVE(TargetProcess)
    QString url() const { return m_url; }

private:
    QProcess m_process;
    QString m_url;
};

struct Finished {
    fleet::RunRecord run;
    double watchingSeconds = 0; // wall time of Running
    double ownCpu = 0;          // of this process meanwhile
};

Finished runFleet(const QString &k6, const QString &script, int runners,
                  const std::function<QString(const RunnerId &, fleet::PhaseName)> &targetUrl)
{
    const SystemClock clock;
    const backends::MachineCapacity capacity;
    backends::LocalBackendSetup setup;
    setup.k6 = k6;
    setup.temporaryRoot = QDir::tempPath();
    setup.inherited = QProcessEnvironment::systemEnvironment();
    setup.targetUrl = targetUrl;
    backends::LocalBackend backend(std::move(setup), capacity, clock);
    coordinator::Driver driver(backend, clock);
    Finished finished;
    bool done = false;
    QElapsedTimer watching;
    double cpuBefore = 0;
    QObject::connect(&driver, &coordinator::Driver::transitioned, &driver, [&] {
        if (driver.state().stage == coordinator::Stage::Running) {
            watching.start();
            cpuBefore = cpuSeconds(RUSAGE_SELF);
        } else if (driver.state().stage == coordinator::Stage::Reported && watching.isValid()) {
            finished.watchingSeconds = double(watching.nsecsElapsed()) / 1e9;
            finished.ownCpu = cpuSeconds(RUSAGE_SELF) - cpuBefore;
        }
    });
    QObject::connect(&driver, &coordinator::Driver::finished, &driver, [&done] { done = true; });
    fleet::RunPlan plan;
    plan.script = script;
    plan.runners = runners;
    plan.warmupPercent.reset();
    plan.force = true;
    driver.start(plan);
    [[maybe_unused]] const bool inTime = QTest::qWaitFor([&done] { return done; }, 120'000);
    finished.run = driver.record();
    return finished;
}

// Of our own way, best of the rounds.
struct Starts {
    std::optional<double> bound, estimate, load, gate, target;
    void take(std::optional<double> &best, const std::optional<double> &value)
    {
        if (value)
            best = best ? std::min(*best, *value) : *value;
    }
};

Starts ourStarts(const QString &k6, const QString &script)
{
    Starts best;
    for (int i = 0; i < rounds; ++i) {
        auto target = demo::DemoTarget::start({});
        if (!target)
            return best;
        const auto url = [&target](const RunnerId &runner, fleet::PhaseName phase) {
            return (*target)->url(runner, phase).toString(QUrl::FullyEncoded);
        };
        const fleet::PhaseRecord main = runFleet(k6, script, startRunners, url).run.phases.back();
        if (main.started != startRunners)
            continue;
        best.take(best.bound, main.spread.releaseBoundMs);
        best.take(best.estimate, main.spread.releaseEstimateMs);
        best.take(best.load, main.spread.loadBoundMs);
        if (main.gateMs) // the worst counts here
            best.gate = std::max(best.gate.value_or(0), *main.gateMs);
        const auto counts = (*target)->counts();
        if (!counts.isEmpty())
            best.take(best.target, counts.back().firstSpreadMs);
    }
    return best;
}

// The peer: `k6 resume`, one after the other, against the same runners; best of the rounds too.
struct PeerStarts {
    std::optional<double> release, target, sweep; // milliseconds
};

PeerStarts peerStarts(const QString &runnerK6, const QString &resumeK6, const QString &script)
{
    PeerStarts best;
    for (int i = 0; i < rounds; ++i) {
        auto target = demo::DemoTarget::start({});
        if (!target)
            return best;
        std::vector<std::unique_ptr<QProcess>> runners;
        QStringList addresses;
        for (int n = 0; n < startRunners; ++n) {
            addresses << QStringLiteral("127.0.0.1:%1").arg(testing::freePort());
            auto process = std::make_unique<QProcess>();
            QProcessEnvironment environment = testing::k6Environment();
            const RunnerId id{QStringLiteral("peer-%1").arg(n)};
            environment.insert(QStringLiteral("TARGET_URL"),
                               (*target)->url(id, fleet::PhaseName::Main).toString(QUrl::FullyEncoded));
            process->setProcessEnvironment(environment);
            process->setStandardOutputFile(QProcess::nullDevice());
            process->setStandardErrorFile(QProcess::nullDevice());
            process->start(runnerK6, {QStringLiteral("run"), QStringLiteral("--paused"), QStringLiteral("--quiet"),
                                      QStringLiteral("--address"), addresses.back(), script});
            runners.push_back(std::move(process));
        }
        // Every runner must be paused: `k6 status` says so.
        const auto statusOf = [&resumeK6](const QString &address) {
            return testing::runK6(resumeK6, {QStringLiteral("status"), QStringLiteral("--address"), address}).output;
        };
        const auto allPaused = [&] {
            return std::all_of(addresses.cbegin(), addresses.cend(),
                               [&](const QString &address) { return statusOf(address).contains("status: 4"); });
        };
        [[maybe_unused]] const bool paused = QTest::qWaitFor(allPaused, 30'000);
        QElapsedTimer time;
        time.start();
        [[maybe_unused]] const bool still = allPaused();
        const double sweep = double(time.nsecsElapsed()) / 1e6;
        best.sweep = std::min(best.sweep.value_or(sweep), sweep);
        time.restart();
        for (const QString &address : std::as_const(addresses))
            testing::runK6(resumeK6, {QStringLiteral("resume"), QStringLiteral("--address"), address});
        const double release = double(time.nsecsElapsed()) / 1e6;
        best.release = std::min(best.release.value_or(release), release);
        for (const auto &runner : runners)
            runner->waitForFinished(30'000);
        const auto counts = (*target)->counts();
        if (!counts.isEmpty() && counts.back().firstSpreadMs)
            best.target = std::min(best.target.value_or(1e9), *counts.back().firstSpreadMs);
    }
    return best;
}

void benchStarts(const testing::K6 &k6, const std::optional<testing::K6> &resumer, const QString &script)
{
    const Starts ours = ourStarts(k6.path, script);
    const PeerStarts peer = resumer ? peerStarts(k6.path, resumer->path, script) : PeerStarts{};
    const std::string suffix = "_k6_" + k6.version.text().toStdString();
    const std::string resume = "k6 resume, one after the other";
    const double limit = peer.release ? std::min(20.0, *peer.release / 10) : 20.0;
    bench::benchLine("release_spread_bound" + suffix, ours.bound, "ms", limit, peer.release, resume,
                     "8 local runners, best of three; the limit is 20 ms and a tenth of the peer's");
    bench::benchLine("release_spread_estimate" + suffix, ours.estimate, "ms", {}, peer.release, resume);
    bench::benchLine("load_spread_bound" + suffix, ours.load, "ms", {}, {}, {},
                     "read every 20 ms, so up to two such intervals too large");
    bench::benchLine("first_request_spread" + suffix, ours.target, "ms", {}, peer.target, resume,
                     "as the target saw it");
    bench::benchLine("paused_to_armed" + suffix, ours.gate, "ms", 500, peer.sweep,
                     "one round of k6 status over the runners", "worst of three");
}

void benchWatching(const testing::K6 &k6, const std::optional<testing::K6> &resumer, const QString &script)
{
    const TargetProcess target;
    const Finished finished = runFleet(k6.path, script, watchedRunners,
                                       [&target](const RunnerId &, fleet::PhaseName) { return target.url(); });
    std::optional<double> percent;
    if (finished.watchingSeconds > 1)
        percent = 100 * finished.ownCpu / finished.watchingSeconds;
    // The peer looks at each runner once a second by `k6 status`.
    std::optional<double> peer;
    if (resumer) {
        const double before = cpuSeconds(RUSAGE_CHILDREN);
        for (int i = 0; i < watchedRunners; ++i)
            testing::runK6(resumer->path,
                           {QStringLiteral("status"), QStringLiteral("--address"), QStringLiteral("127.0.0.1:1")});
        peer = 100 * (cpuSeconds(RUSAGE_CHILDREN) - before);
    }
    bench::benchLine("watching_20_runners", percent, "% of one core", 5, peer, "k6 status for each, once a second");
}

int serve()
{
    auto target = demo::DemoTarget::start({});
    if (!target)
        return 1;
    std::printf("%s\n", qPrintable((*target)->url().toString()));
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().contains(QStringLiteral("--serve")))
        return serve();
    const QTemporaryDir directory;
    const QString start = testing::writeFile(directory.filePath(QStringLiteral("start.js")), scriptOf(20, 2));
    const QString watch = testing::writeFile(directory.filePath(QStringLiteral("watch.js")), scriptOf(5, 15));
    const QVector<testing::K6> &all = testing::realK6();
    if (all.isEmpty()) {
        std::fprintf(stderr, "%s\n", testing::howToGetK6());
        return 1;
    }
    std::optional<testing::K6> resumer; // k6 2 has no `resume`
    for (const testing::K6 &k6 : all) {
        if (k6.version.major < 2 && (!resumer || resumer->version < k6.version))
            resumer = k6;
    }
    for (const testing::K6 &k6 : all)
        benchStarts(k6, resumer, start);
    benchWatching(all.front(), resumer, watch);
    return 0;
}
