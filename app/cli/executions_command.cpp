// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/executions_command.h"

#include <algorithm>
#include <limits>

#include <QDateTime>

#include "cli/option_words.h"
#include "cli/text_table.h"
#include "cli/words.h"
#include "core/duration.h"
#include "core/wall_time_text.h"
#include "dashboard/contract/fields.h"
#include "dashboard/contract/json.h"
#include "text/sentences.h"

namespace largada::cli
{

namespace
{

constexpr qint64 shownUnlessAsked = 50;
constexpr qint64 all = std::numeric_limits<qint64>::max();

void addOptions(QCommandLineParser &parser)
{
    parser.addPositionalArgument(QStringLiteral("list"), Words::tr("What to do."), QStringLiteral("executions list"));
    parser.addOptions({
        {QStringLiteral("target"), Words::tr("Only of this target."), QStringLiteral("ID")},
        {QStringLiteral("status"), Words::tr("Only with this status."),
         QStringLiteral("running|completed|error|interrupted")},
        {QStringLiteral("from"),
         Words::tr("Only what started then or later: YYYY-MM-DD [HH:MM[:SS]] of this machine's time zone, RFC 3339, or "
                   "how long ago, such as 2h."),
         QStringLiteral("TIME")},
        {QStringLiteral("to"), Words::tr("Only what started before."), QStringLiteral("TIME")},
        {QStringLiteral("limit"),
         Words::tr("The newest of them (default: %1 as a table, all as JSON or CSV).").arg(shownUnlessAsked),
         QStringLiteral("N")},
        {QStringLiteral("csv"), Words::tr("Write them as CSV instead; an old file stays until the new one is whole."),
         QStringLiteral("FILE")},
        {QStringLiteral("profile"), Words::tr("CSV for programs (data) or for Excel in Portuguese (excel-pt-br)."),
         QStringLiteral("data|excel-pt-br"), QStringLiteral("data")},
    });
}

std::optional<WallTime> localMoment(const QString &text)
{
    for (const char *format :
         {"yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"}) {
        const auto time = QDateTime::fromString(text, QLatin1String(format));
        if (time.isValid())
            return WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
    }
    return std::nullopt;
}

Result<std::optional<WallTime>> momentOf(const QCommandLineParser &parser, const char *name, WallTime now)
{
    if (!parser.isSet(QLatin1String(name)))
        return std::optional<WallTime>();
    const QString text = parser.value(QLatin1String(name));
    if (const auto local = localMoment(text))
        return local;
    if (const auto exact = dashboard::timeFromIso(text))
        return exact;
    if (const auto ago = parseDuration(text))
        return std::optional(now - *ago);
    return bad(QStringLiteral("--") + QLatin1String(name),
               Words::tr("It is a time such as 2026-11-30, “2026-11-30 14:05”, 2026-11-30T14:05:30Z or 2h, not “%1”.")
                   .arg(text));
}

Result<dashboard::ExecutionFilter> filterOf(const QCommandLineParser &parser, WallTime now)
{
    dashboard::ExecutionFilter filter;
    filter.targetId = parser.value(QStringLiteral("target"));
    if (parser.isSet(QStringLiteral("target")) && filter.targetId.isEmpty())
        return bad(QStringLiteral("--target"), Words::tr("It is an id of largadactl targets list."));
    if (parser.isSet(QStringLiteral("status"))) {
        filter.status = dashboard::executionStatusOf(parser.value(QStringLiteral("status")));
        if (!filter.status)
            return bad(QStringLiteral("--status"), Words::tr("It is running, completed, error or interrupted."));
    }
    const auto from = momentOf(parser, "from", now);
    const auto to = momentOf(parser, "to", now);
    if (!from || !to)
        return from ? to.error() : from.error();
    filter.from = *from;
    filter.to = *to;
    return filter;
}

Result<qint64> limitOf(const QCommandLineParser &parser, bool isTable)
{
    if (!parser.isSet(QStringLiteral("limit")))
        return isTable ? shownUnlessAsked : all;
    constexpr int most = 100'000'000;
    const auto limit = wholeNumber(parser.value(QStringLiteral("limit")), 1, most);
    if (!limit)
        return bad(QStringLiteral("--limit"), Words::tr("It is a whole number from 1 to %1, not “%2”.")
                                                  .arg(text::number(most), parser.value(QStringLiteral("limit"))));
    return qint64(*limit);
}

QString ms(const std::optional<double> &value)
{
    return value ? text::milliseconds(*value) : QStringLiteral("–");
}

QString number(const std::optional<double> &value, int decimals)
{
    return value ? text::number(*value, decimals) : QStringLiteral("–");
}

QStringList rowOf(const dashboard::Execution &execution)
{
    const dashboard::ExecutionMetrics &metrics = execution.metrics;
    const auto percent = metrics.errorRate ? std::optional(*metrics.errorRate * 100) : std::nullopt;
    const auto iterations = metrics.iterations ? std::optional(double(*metrics.iterations)) : std::nullopt;
    return {localTime(execution.startedAt, QTimeZone::systemTimeZone()),
            execution.targetLabel.isEmpty() ? execution.targetUrl : execution.targetLabel,
            execution.agent,
            text::word(execution.status),
            ms(metrics.p50Ms),
            ms(metrics.p95Ms),
            ms(metrics.p99Ms),
            percent ? number(percent, 1) + u'%' : QStringLiteral("–"),
            number(metrics.rps, 1),
            number(iterations, 0),
            execution.error};
}

} // namespace

void ExecutionsCommand::start(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parse(parser, QStringLiteral("executions"), arguments))
        return;
    if (parser.positionalArguments() != QStringList{QStringLiteral("list")}) {
        usageError(QStringLiteral("executions"), Words::tr("It is list."));
        return;
    }
    const bool isCsv = parser.isSet(QStringLiteral("csv"));
    const auto filter = filterOf(parser, SystemClock().wall());
    const auto limit = limitOf(parser, !isJson() && !isCsv);
    if (!filter || !limit) {
        const Error &error = filter ? limit.error() : filter.error();
        usageError(error.subject, error.what);
        return;
    }
    if (isJson() && isCsv) {
        usageError(QStringLiteral("--csv"), Words::tr("Not together with %1.").arg(QStringLiteral("--json")));
        return;
    }
    m_fleet = openFleet(parser);
    if (!m_fleet || (isCsv && !openCsv(parser)))
        return;
    m_reader = std::make_unique<dashboard::ExecutionReader>(
        [this, filter = *filter](int page, int pageSize) { return m_fleet->executions(filter, page, pageSize); },
        [this](const QVector<dashboard::Execution> &executions) { return take(executions); }, *limit);
    deliver(m_reader->start(), this, [this](const Result<qint64> &total) { onEnd(total); });
}

bool ExecutionsCommand::openCsv(const QCommandLineParser &parser)
{
    const auto profile = csvProfileOf(parser.value(QStringLiteral("profile")));
    if (!profile) {
        usageError(QStringLiteral("--profile"), Words::tr("It is data or excel-pt-br."));
        return false;
    }
    auto file = reports::FileWriter::open(parser.value(QStringLiteral("csv")));
    if (!file) {
        fail(file.error());
        return false;
    }
    m_csv.emplace(Csv{*std::move(file), reports::ExecutionCsv(*profile)});
    return true;
}

Result<> ExecutionsCommand::take(const QVector<dashboard::Execution> &executions)
{
    if (!m_csv) {
        m_executions += executions;
        return {};
    }
    m_csv->count += executions.size();
    m_csv->rows.add(executions);
    return m_csv->file->write(m_csv->rows.take());
}

void ExecutionsCommand::onEnd(const Result<qint64> &total)
{
    if (!total)
        return fail(total.error());
    if (m_csv) {
        const auto head = m_csv->file->write(m_csv->rows.take()); // of an empty list
        const auto written = head ? m_csv->file->commit() : head;
        if (!written)
            return fail(written.error());
        err(Words::tr("Executions written: %1.").arg(text::number(double(m_csv->count))));
    } else if (isJson()) {
        writeJson(answerOf(dashboard::ExecutionPage{m_executions, 1, int(m_executions.size()), *total}));
    } else {
        show(*total);
    }
    finish(exitcode::ok);
}

void ExecutionsCommand::show(qint64 total) const
{
    if (m_executions.isEmpty()) {
        out(Words::tr("No execution."));
        return;
    }
    QVector<QStringList> rows;
    for (const dashboard::Execution &execution : m_executions)
        rows << rowOf(execution);
    const auto lines = tableLines({{Words::tr("Started")},
                                   {Words::tr("Target"), false, 28},
                                   {Words::tr("Agent"), false, 28},
                                   {Words::tr("Status")},
                                   {QStringLiteral("p50"), true},
                                   {QStringLiteral("p95"), true},
                                   {QStringLiteral("p99"), true},
                                   {Words::tr("Error rate"), true},
                                   {Words::tr("Requests/s"), true},
                                   {Words::tr("Iterations"), true},
                                   {Words::tr("Error"), false, 80}},
                                  rows);
    for (const QString &line : lines)
        out(line);
    if (m_executions.size() < total)
        out(Words::tr("These are the newest %1 of %2. More: --limit N, --csv FILE or --json.")
                .arg(text::number(double(m_executions.size())), text::number(double(total))));
}

} // namespace largada::cli
