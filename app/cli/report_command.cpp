// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report_command.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include "cli/option_words.h"
#include "cli/run_summary.h"
#include "cli/words.h"
#include "reports/run_report.h"
#include "reports/write_file.h"
#include "store/run_store.h"
#include "text/sentences.h"

namespace largada::cli
{

namespace
{

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("csv"), Words::tr("Write the list, or the run's statistics, as CSV."), QStringLiteral("FILE")},
        {QStringLiteral("csv-dir"), Words::tr("Write both CSV files of the run."), QStringLiteral("DIR")},
        {QStringLiteral("json"), Words::tr("Write the run as JSON."), QStringLiteral("FILE")},
        {QStringLiteral("html"), Words::tr("Write the run as one HTML page."), QStringLiteral("FILE")},
        {QStringLiteral("profile"), Words::tr("CSV for programs (data) or for Excel in Portuguese (excel-pt-br)."),
         QStringLiteral("data|excel-pt-br"), QStringLiteral("data")},
        {QStringLiteral("lang"), Words::tr("en or pt-BR."), QStringLiteral("LANGUAGE")},
        {QStringLiteral("help"), Words::tr("This text.")},
    });
    parser.addPositionalArgument(QStringLiteral("list|show|export"), Words::tr("What to do."));
    parser.addPositionalArgument(QStringLiteral("ID|DIR"), Words::tr("A run of the list, or a report directory."));
}

QString listLine(const store::RunSummary &run)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(run.startedAt.time_since_epoch().count());
    const QString requests = run.requests ? text::number(double(*run.requests)) : QStringLiteral("–");
    const QString spread = run.releaseBoundMs ? text::milliseconds(*run.releaseBoundMs) : QStringLiteral("–");
    return QStringLiteral("%1  %2  %3  %4  %5  %6  %7")
        .arg(run.id.value, QLocale().toString(time, QLocale::ShortFormat).leftJustified(17),
             text::word(run.outcome).leftJustified(12), QString::number(run.runners).rightJustified(7),
             requests.rightJustified(12), spread.rightJustified(10), QFileInfo(run.script).fileName());
}

QString listHead()
{
    return QStringLiteral("%1  %2  %3  %4  %5  %6  %7")
        .arg(Words::tr("Run").leftJustified(20), Words::tr("Started").leftJustified(17),
             Words::tr("Outcome").leftJustified(12), Words::tr("Runners").rightJustified(7),
             Words::tr("Requests").rightJustified(12), Words::tr("Spread").rightJustified(10), Words::tr("Script"));
}

} // namespace

void ReportCommand::start(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{QStringLiteral("largadactl report")} + arguments)) {
        usageError(QStringLiteral("report"), parser.errorText());
        return;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        out(parser.helpText());
        finish(exitcode::ok);
        return;
    }
    if (!csvProfileOf(parser.value(QStringLiteral("profile")))) {
        usageError(QStringLiteral("--profile"), Words::tr("It is data or excel-pt-br."));
        return;
    }
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    if (verb == QLatin1String("list") && words.size() == 1)
        finish(list(parser));
    else if (verb == QLatin1String("show") && words.size() == 2)
        finish(show(words[1]));
    else if (verb == QLatin1String("export") && words.size() == 2)
        finish(exportRun(words[1], parser));
    else
        usageError(QStringLiteral("report"), Words::tr("It is list, show ID|DIR or export ID|DIR."));
}

int ReportCommand::fail(const Error &error) const
{
    err(text::sentence(error));
    return error.code == Errc::NotFound || error.code == Errc::BadInput || error.code == Errc::Protocol
               ? exitcode::usage
               : exitcode::failed;
}

int ReportCommand::list(const QCommandLineParser &parser)
{
    auto history = store::RunStore::open(m_around.historyFile);
    if (!history)
        return fail(history.error());
    const auto runs = (*history)->list();
    if (!runs)
        return fail(runs.error());
    if (const QString file = parser.value(QStringLiteral("csv")); !file.isEmpty()) {
        const auto profile = *csvProfileOf(parser.value(QStringLiteral("profile")));
        const auto written = reports::writeFile(file, reports::runsCsv(*runs, profile));
        return written ? exitcode::ok : fail(written.error());
    }
    if (runs->isEmpty()) {
        out(Words::tr("No run yet. Start one: largadactl run --runners 4 --script FILE"));
        return exitcode::ok;
    }
    out(listHead());
    for (const store::RunSummary &run : *runs)
        out(listLine(run));
    return exitcode::ok;
}

int ReportCommand::show(const QString &what)
{
    const auto run = find(what);
    if (!run)
        return fail(run.error());
    out(summaryLines(*run).join(QLatin1Char('\n')));
    return exitcode::ok;
}

int ReportCommand::exportRun(const QString &what, const QCommandLineParser &parser)
{
    const auto profile = *csvProfileOf(parser.value(QStringLiteral("profile")));
    const QString csv = parser.value(QStringLiteral("csv"));
    const QString csvDirectory = parser.value(QStringLiteral("csv-dir"));
    const QString json = parser.value(QStringLiteral("json"));
    const QString html = parser.value(QStringLiteral("html"));
    if (csv.isEmpty() && csvDirectory.isEmpty() && json.isEmpty() && html.isEmpty()) {
        err(Words::tr("Say what to write: --csv FILE, --csv-dir DIR, --json FILE or --html FILE."));
        return exitcode::usage;
    }
    const auto run = find(what);
    if (!run)
        return fail(run.error());
    QVector<std::pair<QString, QByteArray>> files;
    if (!csv.isEmpty())
        files.push_back({csv, reports::statsCsv(*run, profile)});
    if (!csvDirectory.isEmpty()) {
        const QDir directory(csvDirectory);
        directory.mkpath(QStringLiteral("."));
        const QString stem = QStringLiteral("run-%1").arg(run->id.value);
        files.push_back({directory.filePath(stem + QStringLiteral("_stats.csv")), reports::statsCsv(*run, profile)});
        files.push_back(
            {directory.filePath(stem + QStringLiteral("_history.csv")), reports::historyCsv(*run, profile)});
    }
    if (!json.isEmpty())
        files.push_back({json, reports::runJson(*run)});
    if (!html.isEmpty())
        files.push_back({html, reports::runHtml(*run)});
    for (const auto &[path, bytes] : std::as_const(files)) {
        if (const auto written = reports::writeFile(path, bytes); !written)
            return fail(written.error());
    }
    return exitcode::ok;
}

Result<fleet::RunRecord> ReportCommand::find(const QString &what) const
{
    if (QFileInfo(what).isDir())
        return reports::readReportDirectory(what);
    auto history = store::RunStore::open(m_around.historyFile);
    if (!history)
        return history.error();
    return (*history)->load({what});
}

} // namespace largada::cli
