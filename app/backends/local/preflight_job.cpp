// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/local/preflight_job.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "backends/common/k6_inputs.h"
#include "k6/load_script.h"
#include "k6/version.h"

namespace largada::backends
{

using fleet::CheckId;
using fleet::CheckLevel;

PreflightJob::PreflightJob(const fleet::RunPlan &plan, PreflightSetup setup, QObject *parent)
    : QObject(parent), m_plan(plan), m_setup(std::move(setup))
{
}

Async<fleet::PreflightReport> PreflightJob::run()
{
    const auto future = m_answer.future();
    if (!readScript()) {
        finish();
    } else if (m_setup.program.isEmpty()) {
        m_report.checks.push_back({CheckId::K6Binary, CheckLevel::BlockFinal});
        finish();
    } else {
        ask({QStringLiteral("version")}, [this](const k6::ProgramAnswer &said) { onVersion(said); });
    }
    return future;
}

void PreflightJob::ask(const QStringList &arguments, std::function<void(const k6::ProgramAnswer &)> then)
{
    k6::askProgram({m_setup.program, arguments, m_setup.environment}, this, std::move(then));
}

void PreflightJob::onVersion(const k6::ProgramAnswer &said)
{
    const auto version = k6::parseVersionOutput(said.output);
    if (!said.isOk() || !version) {
        const QString why = !said.error.isEmpty() ? said.error : QString::fromUtf8(said.output.left(200)).trimmed();
        m_report.checks.push_back({CheckId::K6Binary, CheckLevel::BlockFinal, m_setup.program, why});
        finish();
        return;
    }
    m_report.k6Version = version->text();
    const bool tooOld = *version < k6::oldestSupported;
    m_report.checks.push_back(
        {CheckId::K6Binary, tooOld ? CheckLevel::Block : CheckLevel::Ok, m_setup.program, version->text()});
    if (tooOld && !m_plan.force) {
        finish();
        return;
    }
    inspect(100, [this](const k6::ProgramAnswer &inspected) { onInspected(inspected); });
}

bool PreflightJob::readScript()
{
    QFile file(m_plan.script);
    if (!QFileInfo(m_plan.script).isFile() || !file.open(QIODevice::ReadOnly)) {
        const QString why = QFileInfo(m_plan.script).isDir() ? QStringLiteral("is a directory")
                            : file.exists()                  ? file.errorString()
                                                             : QStringLiteral("no such file");
        m_report.checks.push_back({CheckId::Script, CheckLevel::BlockFinal, m_plan.script, why});
        return false;
    }
    const QByteArray script = file.readAll();
    m_report.scriptSha256 = QString::fromLatin1(QCryptographicHash::hash(script, QCryptographicHash::Sha256).toHex());
    m_inspected.exportsSetup = k6::exportsSetup(script);
    return true;
}

// Through the wrapper also at 100 %: k6 inspect refuses `iterations` or `duration` without `vus`, which k6 run takes.
// What k6 says of the scaled script is the truth of the warm-up: no second opinion of ours on how options are read.
void PreflightJob::inspect(int percent, std::function<void(const k6::ProgramAnswer &)> then)
{
    const QString wrapper = QDir(m_setup.directory).filePath(QStringLiteral("preflight-%1.js").arg(percent));
    if (const auto written = writeWrapper(wrapper, m_plan.script, percent); !written) {
        m_report.checks.push_back({CheckId::Disk, CheckLevel::BlockFinal, m_setup.directory, written.error().what});
        finish();
        return;
    }
    ask({QStringLiteral("inspect"), QStringLiteral("--execution-requirements"),
         QStringLiteral("--include-system-env-vars"), wrapper},
        std::move(then));
}

bool PreflightJob::blockScript(const k6::ProgramAnswer &said)
{
    if (said.isOk())
        return false;
    const QString why = said.timedOut ? QStringLiteral("k6 inspect did not end within 30 s") : said.error;
    m_report.checks.push_back({CheckId::Script, CheckLevel::BlockFinal, m_plan.script, why});
    finish();
    return true;
}

void PreflightJob::onInspected(const k6::ProgramAnswer &said)
{
    if (blockScript(said))
        return;
    auto inspection = k6::parseInspection(said.output);
    if (!inspection) {
        m_report.checks.push_back({CheckId::Script, CheckLevel::BlockFinal, m_plan.script, inspection.error().what});
        finish();
        return;
    }
    m_inspected.main = *std::move(inspection);
    if (!m_plan.warmupPercent) {
        finish();
        return;
    }
    inspect(*m_plan.warmupPercent, [this](const k6::ProgramAnswer &scaled) { onWarmupInspected(scaled); });
}

void PreflightJob::onWarmupInspected(const k6::ProgramAnswer &said)
{
    if (blockScript(said))
        return;
    auto inspection = k6::parseInspection(said.output);
    if (inspection)
        m_inspected.warmup = *std::move(inspection);
    else
        m_report.checks.push_back({CheckId::Script, CheckLevel::BlockFinal, m_plan.script, inspection.error().what});
    finish();
}

void PreflightJob::finish()
{
    if (!m_report.isBlocked(m_plan.force) && !m_report.k6Version.isEmpty()) {
        m_report.checks.push_front({CheckId::Script, CheckLevel::Ok, m_plan.script});
        judge(m_plan, m_inspected, m_setup.capacity->measure(m_setup.directory), m_setup.directory, m_report);
    }
    m_answer.answer(m_report);
    deleteLater();
}

} // namespace largada::backends
