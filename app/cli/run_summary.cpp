// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run_summary.h"

#include <algorithm>

#include <QLocale>

#include "cli/surroundings.h"
#include "cli/words.h"
#include "text/sentences.h"

namespace largada::cli
{

namespace
{

QString range(const fleet::PhaseRecord &phase, std::optional<double> fleet::Latency::*which)
{
    std::optional<double> low, high;
    for (const fleet::RunnerRecord &runner : phase.detail) {
        if (const auto &value = runner.latency.*which) {
            low = low ? std::min(*low, *value) : *value;
            high = high ? std::max(*high, *value) : *value;
        }
    }
    if (!low)
        return QStringLiteral("–");
    if (phase.latencySource() == fleet::LatencySource::SingleRunner)
        return text::milliseconds(*low);
    return Words::tr("%1 to %2", "range").arg(text::milliseconds(*low), text::milliseconds(*high));
}

QString measured(const std::optional<double> &ms)
{
    return ms ? text::milliseconds(*ms) : QStringLiteral("–");
}

// Why runners were lost, where it was not by our stopping all of them or by what their warm-up says already.
void addReasons(QStringList &lines, const fleet::PhaseRecord &phase)
{
    constexpr int most = 10;
    int count = 0;
    for (const fleet::RunnerRecord &runner : phase.detail) {
        using enum fleet::ReasonCode;
        const auto code = runner.reason.code;
        if (!runner.lost || code == None || code == StoppedByUs || code == WarmupFailed || code == WaitingForPrevious)
            continue;
        if (++count <= most)
            lines << QStringLiteral("  %1: %2").arg(runner.name.value, text::sentence(runner.reason));
    }
    if (count > most)
        lines << QStringLiteral("  ") + Words::tr("and %n more", nullptr, count - most);
}

// The warm-up with its share: as planned, or as measured where somebody else planned it.
QString title(const fleet::RunRecord &run, const fleet::PhaseRecord &phase)
{
    const QString name = text::word(phase.phase);
    if (phase.phase != fleet::PhaseName::Warmup)
        return name;
    if (phase.share)
        return Words::tr("%1 (%2 %)").arg(name, text::number(*phase.share * 100));
    if (const auto ratio = fleet::measuredWarmupRatio(run))
        return Words::tr("%1 (%2 % of main's requests/s, as measured)").arg(name, text::number(*ratio * 100));
    return name;
}

void addPhase(QStringList &lines, const fleet::RunRecord &run, const fleet::PhaseRecord &phase)
{
    lines << QString();
    const QString name = title(run, phase);
    lines << Words::tr("%1: %2 of %3 runners started").arg(name).arg(phase.started).arg(phase.runners);
    addReasons(lines, phase);
    if (!phase.startedAt)
        return;
    lines << Words::tr("  Release spread  %1 at most, %2 estimated")
                 .arg(measured(phase.spread.releaseBoundMs), measured(phase.spread.releaseEstimateMs));
    lines << Words::tr("  Load spread     %1 at most").arg(measured(phase.spread.loadBoundMs));
    const auto totals = phase.totals();
    if (!totals)
        return;
    const QString counts = Words::tr("  Requests        %1, %2 failed; %3 iterations")
                               .arg(text::number(double(totals->requests)), text::number(double(totals->failed)),
                                    text::number(double(totals->iterations)));
    const fleet::CountSource source = phase.countSource();
    const bool isWeaker = source == fleet::CountSource::Log || source == fleet::CountSource::LastRead;
    //: %1 is the line before, %2 where the figures come from
    lines << (isWeaker ? Words::tr("%1 (%2)").arg(counts, text::word(source)) : counts);
    lines << Words::tr("  Latency p50     %1").arg(range(phase, &fleet::Latency::p50));
    lines << Words::tr("  Latency p95     %1").arg(range(phase, &fleet::Latency::p95));
    lines << Words::tr("  Latency p99     %1").arg(range(phase, &fleet::Latency::p99));
}

bool isBlocking(const fleet::Warning &warning)
{
    return warning.check &&
           (warning.check->level == fleet::CheckLevel::Block || warning.check->level == fleet::CheckLevel::BlockFinal);
}

// A run that a check kept from starting ends with what the check is about.
std::optional<int> exitCodeOfCheck(const fleet::RunRecord &run)
{
    if (!run.error || run.error->code != Errc::BadInput)
        return std::nullopt;
    for (const fleet::Warning &warning : run.warnings) {
        if (!isBlocking(warning))
            continue;
        switch (warning.check->id) {
        case fleet::CheckId::Credentials:
        case fleet::CheckId::Right:
        case fleet::CheckId::Holder:
        case fleet::CheckId::ReadOnly:
            return exitcode::notAllowed;
        case fleet::CheckId::Server:
            return exitcode::unreachable;
        default:
            break;
        }
    }
    return std::nullopt;
}

// The gate's time limit is blamed on a runner or on nobody; a server that was silent is named.
bool isOfServer(const fleet::RunRecord &run, const Error &error)
{
    if (error.code != Errc::Timeout || error.subject.isEmpty())
        return false;
    return std::none_of(run.phases.cbegin(), run.phases.cend(), [&error](const fleet::PhaseRecord &phase) {
        return std::any_of(phase.detail.cbegin(), phase.detail.cend(),
                           [&error](const auto &runner) { return runner.name.value == error.subject; });
    });
}

} // namespace

QStringList summaryLines(const fleet::RunRecord &run)
{
    QStringList lines;
    lines << Words::tr("Run %1: %2").arg(run.id.value, text::word(run.outcome));
    lines << problemLines(run);
    for (const fleet::PhaseRecord &phase : run.phases) {
        if (phase.runners > 0)
            addPhase(lines, run, phase);
    }
    if (!run.demoTarget.isEmpty())
        lines << QString();
    for (const fleet::DemoTargetCounts &counts : run.demoTarget)
        lines << Words::tr("Demo target, %1: %2 requests of %3 runners; first requests within %4")
                     .arg(counts.container, text::number(double(counts.requests)))
                     .arg(counts.runners)
                     .arg(measured(counts.firstSpreadMs));
    if (!run.thresholds.isEmpty())
        lines << QString();
    for (const fleet::ThresholdResult &threshold : run.thresholds)
        lines << (threshold.ok ? Words::tr("✓ %1 %2").arg(threshold.metric, threshold.expression)
                               : Words::tr("✗ %1 %2: missed by %n runner(s)", nullptr, threshold.runnersFailed)
                                     .arg(threshold.metric, threshold.expression));
    if (const QStringList warnings = warningLines(run); !warnings.isEmpty())
        lines << QString() << warnings;
    return lines;
}

QStringList problemLines(const fleet::RunRecord &run)
{
    QStringList lines;
    for (const fleet::Warning &warning : run.warnings) {
        if (isBlocking(warning))
            lines << text::sentence(*warning.check);
    }
    if (!lines.isEmpty())
        return lines;
    if (run.error)
        lines << text::sentence(*run.error);
    if (run.errorReason)
        lines << text::sentence(*run.errorReason);
    return lines;
}

QStringList warningLines(const fleet::RunRecord &run, ChecksSaid checks)
{
    QStringList lines;
    for (const fleet::Warning &warning : run.warnings) {
        const bool isSaid = warning.check && checks == ChecksSaid::Yes;
        if (!isBlocking(warning) && !isSaid)
            lines << Words::tr("Warning: %1").arg(text::sentence(warning));
    }
    return lines;
}

int exitCodeOf(const Error &error)
{
    switch (error.code) {
    case Errc::BadInput:
    case Errc::NotFound:
    case Errc::Unsupported:
        return exitcode::usage;
    case Errc::Forbidden:
        return exitcode::notAllowed;
    case Errc::Network:
        return exitcode::unreachable;
    case Errc::Timeout:
        return exitcode::gateTimedOut;
    case Errc::Cancelled:
    case Errc::Conflict:
    case Errc::Protocol:
    case Errc::Storage:
    case Errc::Process:
    case Errc::Internal:
        break;
    }
    return exitcode::failed;
}

int exitCodeOf(const fleet::RunRecord &run, std::optional<int> signal)
{
    if (signal)
        return 128 + *signal;
    if (const auto code = exitCodeOfCheck(run))
        return *code;
    if (run.error && isOfServer(run, *run.error))
        return exitcode::unreachable;
    if (run.error)
        return exitCodeOf(*run.error);
    if (run.outcome != fleet::Outcome::Completed)
        return exitcode::failed;
    const fleet::PhaseRecord *main = run.phase(fleet::PhaseName::Main);
    const bool anyMissed =
        main != nullptr && std::any_of(main->detail.cbegin(), main->detail.cend(),
                                       [](const auto &runner) { return runner.exitCode == exitcode::thresholdMissed; });
    return run.thresholdsMissed() || anyMissed ? exitcode::thresholdMissed : exitcode::ok;
}

} // namespace largada::cli
