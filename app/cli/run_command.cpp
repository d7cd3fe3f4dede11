// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run_command.h"

#include <algorithm>

#include <unistd.h>

#include <QDir>
#include <QTemporaryFile>

#include "backends/local/local_backend.h"
#include "cli/option_words.h"
#include "cli/run_summary.h"
#include "cli/words.h"
#include "core/log.h"
#include "k6/locate.h"
#include "reports/run_report.h"
#include "reports/write_file.h"
#include "text/sentences.h"

namespace largada::cli
{

namespace
{

constexpr int pointsPerSave = 5; // seconds of load that a crash may cost

} // namespace

RunCommand::RunCommand(const Surroundings &around) : Command(around), m_progress(around) {}

RunCommand::~RunCommand() = default;

void RunCommand::start(const QStringList &arguments)
{
    auto options = parseRunOptions(arguments, m_around.environment, m_clock.wall());
    if (!options) {
        usageError(options.error().subject, options.error().what);
        return;
    }
    m_options = *std::move(options);
    if (m_options.help) {
        out(runHelp());
        finish(exitcode::ok);
        return;
    }
    if (m_options.plan.holdBeforeMain && !m_around.inIsTerminal) {
        usageError(QStringLiteral("--hold-before-main"), Words::tr("It needs a terminal, where Enter goes on."));
        return;
    }
    if (m_options.dryRun) {
        dryRun();
        return;
    }
    if (isForbidden(m_options.plan) || !checkReportDirectory() || !startDemoTarget())
        return;

    if (m_options.plan.startAt)
        err(startTimeLine(*m_options.plan.startAt, m_clock.wall()));
    m_writer = std::make_unique<store::RunWriter>(m_around.historyFile);
    m_backend = makeBackend();
    m_driver = std::make_unique<coordinator::Driver>(*m_backend, m_clock);
    follow();
    m_driver->start(m_options.plan);
}

std::unique_ptr<fleet::Backend> RunCommand::makeBackend()
{
    const QString k6 = k6::programPath(m_options.k6, m_around.environment);
    if (m_options.plan.cluster)
        return m_around.makeClusterFleet(k6, m_clock);
    backends::LocalBackendSetup setup;
    setup.k6 = k6;
    setup.temporaryRoot = m_around.temporaryRoot;
    setup.inherited = m_around.environment;
    if (m_demo)
        setup.targetUrl = [this](const RunnerId &runner, fleet::PhaseName phase) {
            return m_demo->url(runner, phase).toString(QUrl::FullyEncoded);
        };
    return std::make_unique<backends::LocalBackend>(std::move(setup), m_capacity, m_clock);
}

void RunCommand::dryRun()
{
    deliver(m_around.dryRunJob(m_options.plan), this, [this](const Result<QByteArray> &manifest) {
        if (manifest) {
            m_around.out->write(*manifest);
            err(Words::tr("The API server accepts this Job. Nothing was made."));
        } else {
            err(text::sentence(manifest.error()));
        }
        finish(manifest ? exitcode::ok : exitCodeOf(manifest.error()));
    });
}

void RunCommand::follow()
{
    m_progress.follow(*m_backend);
    connect(m_driver.get(), &coordinator::Driver::changed, this, &RunCommand::onChanged);
    connect(m_driver.get(), &coordinator::Driver::asked, this, &RunCommand::onAsked);
    connect(m_driver.get(), &coordinator::Driver::pointTaken, this, &RunCommand::onPoint);
    connect(m_driver.get(), &coordinator::Driver::transitioned, this, [this] {
        // Never between armed and started: nothing there but the release.
        const auto stage = m_driver->state().stage;
        if (stage != coordinator::Stage::Armed && stage != coordinator::Stage::Releasing)
            m_writer->save(finalRecord());
    });
    connect(m_driver.get(), &coordinator::Driver::finished, this, &RunCommand::onFinished);
}

void RunCommand::interrupt(int signal)
{
    if (!m_driver || m_driver->state().stage == coordinator::Stage::Reported) {
        if (!m_driver)
            finish(128 + signal);
        return;
    }
    if (m_signal) {
        // A script that passes signals on, and was sent one together with its group, sends the same twice.
        if (signal == *m_signal && m_sinceSignal.elapsed() < 200)
            return;
        m_progress.say(Words::tr("Ending every runner at once."));
        m_driver->kill();
        return;
    }
    m_signal = signal;
    m_sinceSignal.start();
    m_driver->stop(coordinator::StopCause::Interrupted);
}

bool RunCommand::checkReportDirectory()
{
    if (m_options.reportDirectory.isEmpty())
        return true;
    const QDir directory(m_options.reportDirectory);
    QTemporaryFile probe(directory.filePath(QStringLiteral(".largada-XXXXXX")));
    if (directory.mkpath(QStringLiteral(".")) && probe.open())
        return true;
    usageError(QStringLiteral("--report"), Words::tr("%1 cannot be written.").arg(m_options.reportDirectory));
    return false;
}

bool RunCommand::startDemoTarget()
{
    if (!m_options.demoTarget)
        return true;
    demo::DemoTargetOptions options;
    options.median = std::chrono::milliseconds(5);
    auto target = demo::DemoTarget::start(options);
    if (!target) {
        err(text::sentence(target.error()));
        finish(exitcode::failed);
        return false;
    }
    m_demo = *std::move(target);
    m_progress.say(Words::tr("The demo target listens on %1.").arg(m_demo->url().toString()));
    return true;
}

void RunCommand::onChanged()
{
    m_progress.show(*m_driver);
    const coordinator::State &state = m_driver->state();
    if (state.stage == coordinator::Stage::Armed && state.current().held && !m_enter)
        listenForEnter();
}

void RunCommand::listenForEnter()
{
    m_enter = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_enter.get(), &QSocketNotifier::activated, this, [this] {
        char line[256];
        const auto got = ::read(STDIN_FILENO, line, sizeof line);
        if (got <= 0) { // the terminal is gone: nobody will press Enter
            m_enter->setEnabled(false);
            m_driver->stop(coordinator::StopCause::User);
        } else if (std::find(line, line + got, '\n') != line + got) {
            m_enter->setEnabled(false);
            m_driver->goOn();
        }
    });
}

void RunCommand::onAsked(coordinator::Question question, const RunnerId &runner)
{
    m_driver->stop(m_progress.sayAsked(question, runner, m_driver->state()));
}

void RunCommand::onPoint()
{
    m_progress.show(*m_driver);
    if (++m_pointsUnsaved < pointsPerSave)
        return;
    m_pointsUnsaved = 0;
    m_writer->save(finalRecord());
}

fleet::RunRecord RunCommand::finalRecord() const
{
    fleet::RunRecord run = m_driver->record();
    if (m_demo)
        run.demoTarget = m_demo->counts();
    return run;
}

void RunCommand::onFinished()
{
    m_progress.clear();
    fleet::RunRecord run = finalRecord();
    m_writer->save(run);
    deliver(m_writer->flush(), this, [this, run = std::move(run)](const Result<> &stored) { conclude(run, stored); });
}

void RunCommand::writeFiles(fleet::RunRecord &run)
{
    const auto warn = [this, &run](const Error &error) {
        fleet::Warning warning;
        warning.code = fleet::WarningCode::ReportNotWritten;
        warning.detail = error.subject;
        run.warnings.push_back(warning);
        err(text::sentence(error));
    };
    if (!m_options.reportDirectory.isEmpty()) {
        const auto done = reports::writeReportDirectory(m_options.reportDirectory, run, reports::CsvProfile::Data);
        if (!done)
            warn(done.error());
    }
    if (m_options.junitFile.isEmpty())
        return;
    if (const auto done = reports::writeFile(m_options.junitFile, reports::runJUnit(run)); !done)
        warn(done.error());
}

void RunCommand::conclude(fleet::RunRecord run, const Result<> &stored)
{
    if (!stored) {
        fleet::Warning warning;
        warning.code = fleet::WarningCode::HistoryNotWritten;
        warning.detail = stored.error().what;
        run.warnings.push_back(warning);
    }
    writeFiles(run);
    if (m_options.json) {
        m_around.out->write(reports::runJson(run));
        for (const QString &line : problemLines(run) + warningLines(run, m_progress.checksSaid()))
            err(line);
    } else {
        out(summaryLines(run).join(QLatin1Char('\n')));
        if (!m_options.reportDirectory.isEmpty())
            out(Words::tr("Report: %1")
                    .arg(QDir(m_options.reportDirectory).absoluteFilePath(QStringLiteral("report.html"))));
    }
    finishSettled(m_backend.get(), exitCodeOf(run, m_signal));
}

} // namespace largada::cli
