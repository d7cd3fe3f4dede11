// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The console as a whole: from its start to the first picture, the memory it holds with charts in sight, and what it
// costs while 20 runners run. Needs k6; LARGADA_TEST_K6 names the binaries.
#include <algorithm>
#include <vector>

#include <sys/resource.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "bench/bench_line.h"
#include "bench/resident.h"
#include "composition.h"
#include "demo/demo_target.h"
#include "plan/plan_view.h"
#include "support/real_k6.h"

namespace
{

using namespace largada;
using bench::benchLine;
using bench::residentMb;

constexpr int starts = 7;
constexpr int runners = 20;
constexpr int measuredSeconds = 20;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// Milliseconds until it says so on standard error; nullopt: it never did.
std::optional<double> timeToPaint(const QString &config)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    program.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    program.start(QStringLiteral(LARGADA_PATH),
                  {QStringLiteral("--config-dir"), config, QStringLiteral("--new-instance"),
                   QStringLiteral("--log-level"), QStringLiteral("info")});
    program.setReadChannel(QProcess::StandardError);
    QByteArray said;
    std::optional<double> painted;
    while (!painted && program.waitForReadyRead(10'000)) {
        said += program.readAllStandardError();
        if (said.contains("first paint"))
            painted = double(timer.nsecsElapsed()) / 1e6;
    }
    program.kill();
    program.waitForFinished(5'000);
    return painted;
}

// The same machine's time for an empty Qt window: nothing of ours could be faster.
std::optional<double> timeToEmptyWindow()
{
    QProcess program;
    program.setReadChannel(QProcess::StandardOutput);
    QElapsedTimer timer;
    timer.start();
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--empty-window")});
    program.waitForReadyRead(10'000);
    const double time = double(timer.nsecsElapsed()) / 1e6;
    const bool well = program.readAllStandardOutput().contains("painted");
    program.waitForFinished(5'000);
    return well ? std::optional<double>(time) : std::nullopt;
}

class EmptyWindow final : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QTimer::singleShot(0, qApp, [] {
            std::puts("painted");
            std::fflush(stdout);
            QCoreApplication::quit();
        });
    }
};

void measureStart()
{
    QTemporaryDir config;
    timeToPaint(config.path()); // warms the caches of files
    timeToEmptyWindow();
    std::vector<double> ours, empty;
    for (int i = 0; i < starts; ++i) {
        if (const auto time = timeToPaint(config.path()))
            ours.push_back(*time);
        if (const auto time = timeToEmptyWindow())
            empty.push_back(*time);
    }
    benchLine("console_first_paint_ms", ours.size() == starts ? std::optional(median(ours)) : std::nullopt, "ms", 400,
              empty.empty() ? std::nullopt : std::optional(median(empty)), "an empty Qt window",
              "warm, median of 7 starts, offscreen, from the start of the process");
}

double ownCpuSeconds()
{
    struct rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

int serve()
{
    demo::DemoTargetOptions options;
    options.median = std::chrono::milliseconds(5);
    const auto target = demo::DemoTarget::start(options);
    if (!target)
        return 1;
    std::puts((*target)->url().toString().toLocal8Bit().constData());
    std::fflush(stdout);
    return std::getchar() == EOF ? 0 : 1; // until its parent goes
}

template<class T>
T *shown(const QString &name)
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (T *found = window->findChild<T *>(name))
            return found;
    }
    return nullptr;
}

// With the event loop running.
void pass(std::chrono::seconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

bool clickWhenEnabled(const QString &name)
{
    return QTest::qWaitFor(
        [&name] {
            auto *button = shown<QPushButton>(name);
            if (button == nullptr || !button->isEnabled() || !button->isVisible())
                return false;
            button->click();
            return true;
        },
        60'000);
}

void measureRun(QApplication &app)
{
    QProcess target;
    target.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--serve")});
    target.waitForReadyRead(10'000);
    const QString url = QString::fromLocal8Bit(target.readLine()).trimmed();
    QTemporaryDir config;
    const QString script = config.filePath(QStringLiteral("load.js"));
    QFile file(script);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(QStringLiteral("import http from 'k6/http';\n"
                              "export const options = { discardResponseBodies: true, scenarios: { s: {\n"
                              "  executor: 'constant-arrival-rate', rate: 5, timeUnit: '1s', duration: '%1s',\n"
                              "  preAllocatedVUs: 5 } } };\n"
                              "export default function () { http.get('%2'); }\n")
                   .arg(measuredSeconds + 15)
                   .arg(url)
                   .toUtf8());
    file.close();
    qputenv("K6_BINARY", largada::testing::realK6().constFirst().path.toLocal8Bit());
    ui::Options options;
    options.configDirectory = config.path();
    options.page = ui::PageId::Start;
    ui::Console console(app, options);
    console.show();
    fleet::RunPlan plan;
    plan.script = script;
    plan.runners = runners;
    plan.warmupPercent.reset();
    auto *view = shown<ui::PlanView>({});
    std::optional<double> cpu, memory;
    if (view != nullptr) {
        view->setPlan(plan, false);
        if (clickWhenEnabled(QStringLiteral("prepareButton")) && clickWhenEnabled(QStringLiteral("startButton"))) {
            pass(std::chrono::seconds(12)); // the countdown, and the charts filling
            const double before = ownCpuSeconds();
            QElapsedTimer timer;
            timer.start();
            pass(std::chrono::seconds(measuredSeconds));
            cpu = (ownCpuSeconds() - before) / (double(timer.elapsed()) / 1000) * 100;
            memory = residentMb();
        }
    }
    benchLine("console_cpu_percent_20_runners", cpu, "% of a core", 15, std::nullopt, {},
              "own process, offscreen, Start page with live charts in sight");
    benchLine("console_rss_charts_mb", memory, "MB", 150, std::nullopt, {},
              "resident, Start page with live charts in sight");
    target.closeWriteChannel();
    target.waitForFinished(5'000);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc > 1 && QByteArray(argv[1]) == "--serve")
        return serve();
    QApplication app(argc, argv);
    if (argc > 1 && QByteArray(argv[1]) == "--empty-window") {
        EmptyWindow window;
        window.resize(1280, 800);
        window.show();
        return QApplication::exec();
    }
    measureStart();
    measureRun(app);
    return 0;
}
