// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/plain_english.h"

#include "reports/json_keys.h"

namespace largada::reports
{

namespace
{

QString withDetail(const QString &message, const QString &detail)
{
    return detail.isEmpty() ? message : QStringLiteral("%1: %2").arg(message, detail);
}

QString checkMessage(const fleet::Check &check)
{
    QString message = withDetail(QStringLiteral("preflight %1").arg(keyOf(check.id)), check.subject);
    for (const double value : check.values)
        message += u' ' + plainNumber(value);
    return withDetail(message, check.detail);
}

} // namespace

QString plainNumber(double value)
{
    QString text = QString::number(value, 'f', 3);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QString plainMessage(const Error &error)
{
    if (error.subject.isEmpty())
        return error.what;
    return withDetail(error.subject, error.what);
}

QString plainMessage(const fleet::Reason &reason)
{
    QString message = keyOf(reason.code);
    if (reason.number != 0 || reason.total != 0)
        message += u' ' + QString::number(reason.number);
    if (reason.total != 0)
        message += QStringLiteral(" of %1").arg(reason.total);
    return withDetail(message, reason.detail);
}

QString plainMessage(const fleet::Warning &warning)
{
    const QString runner = warning.runner.isEmpty() ? QStringLiteral("a runner") : warning.runner.value;
    const QString phase = fleet::phaseKey(warning.phase);
    const QString value = plainNumber(warning.value);
    switch (warning.code) {
    case fleet::WarningCode::CpuBound:
        return QStringLiteral("%1 used %2 % of its CPU in %3; it may have been the bottleneck")
            .arg(runner, value, phase);
    case fleet::WarningCode::DroppedIterations:
        return QStringLiteral("%1 could not start %2 iterations in %3").arg(runner, value, phase);
    case fleet::WarningCode::SlowSetup:
        return QStringLiteral("setup() ran between release and load in %1; the load spread is %2 ms").arg(phase, value);
    case fleet::WarningCode::RunnerLost:
        return QStringLiteral("%1 was lost in %2").arg(runner, phase);
    case fleet::WarningCode::NoRequests:
        return QStringLiteral("%1 ran iterations but sent no HTTP request").arg(phase);
    case fleet::WarningCode::SummaryMissing:
        return QStringLiteral("%1 left no summary in %2; its figures are the last read ones").arg(runner, phase);
    case fleet::WarningCode::ReportNotWritten:
        return withDetail(QStringLiteral("the report was not written"), warning.detail);
    case fleet::WarningCode::HistoryNotWritten:
        return withDetail(QStringLiteral("the run was not saved to the history"), warning.detail);
    case fleet::WarningCode::TeardownNotRun:
        return withDetail(QStringLiteral("setup() ran once in %1, teardown() did not run").arg(phase), warning.detail);
    case fleet::WarningCode::Latecomer:
        return QStringLiteral("%1 appeared after the release; it stays paused and is not part of the run").arg(runner);
    case fleet::WarningCode::StartTimePassed:
        return QStringLiteral("not all runners were armed at the time given; the start came %1 ms later").arg(value);
    case fleet::WarningCode::Preflight:
        return warning.check ? checkMessage(*warning.check) : withDetail(QStringLiteral("preflight"), warning.detail);
    }
    return {};
}

} // namespace largada::reports
