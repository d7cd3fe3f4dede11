// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QHash>

#include "reports/html_sections.h"
#include "reports/html_text.h"
#include "reports/json_keys.h"
#include "text/sentences.h"

namespace largada::reports
{

namespace
{

constexpr qsizetype mostRunnersOpen = 24; // a longer table starts folded
constexpr qsizetype mostNames = 12;
constexpr qsizetype mostLogs = 20;   // of one reason
constexpr qsizetype mostGroups = 12; // further reasons are folded

QString marked(const QString &text, bool bad)
{
    return bad ? textElement("td", text, "n bad") : numberCell(text);
}

QString phaseRow(const fleet::PhaseRecord &phase)
{
    const fleet::PhaseFigures figures = figuresOf(phase);
    std::optional<qint64> requests;
    if (figures.totals)
        requests = figures.totals->requests;
    const char *mark = phase.phase == fleet::PhaseName::Main ? "mark main" : "mark warmup";
    const QString row =
        QStringLiteral("<th scope=\"row\">%1%2</th>").arg(element("span", {}, mark), escaped(phaseTitle(phase))) +
        numberCell(wholeSeconds(figures.seconds)) +
        numberCell(Report::tr("%1 of %2").arg(count(phase.started), count(phase.runners))) +
        marked(count(phase.lost()), phase.lost() > 0) + numberCell(count(requests)) +
        numberCell(rate(figures.requestsPerSecond)) +
        marked(figures.failRatio ? percent(*figures.failRatio) : nothing(),
               figures.failRatio && *figures.failRatio > fleet::failLimit) +
        numberCell(milliseconds(figures.latency.avg)) + numberCell(valueOrRange(figures.latency.p50, figures.p50)) +
        numberCell(valueOrRange(figures.latency.p95, figures.p95)) +
        numberCell(valueOrRange(figures.latency.p99, figures.p99));
    return element("tr", row, phase.phase == fleet::PhaseName::Main ? "main" : "warmup") + u'\n';
}

QString startRow(const fleet::PhaseRecord &phase)
{
    const fleet::Spread &spread = phase.spread;
    const char *mark = phase.phase == fleet::PhaseName::Main ? "mark main" : "mark warmup";
    const QString row =
        QStringLiteral("<th scope=\"row\">%1%2</th>").arg(element("span", {}, mark), escaped(phaseTitle(phase))) +
        numberCell(count(phase.maxVus)) + numberCell(phase.waitMs ? wholeSeconds(*phase.waitMs / 1000) : nothing()) +
        numberCell(milliseconds(phase.gateMs)) + numberCell(phase.startedAt ? timeOfDay(*phase.startedAt) : nothing()) +
        numberCell(phase.endedAt ? timeOfDay(*phase.endedAt) : nothing()) +
        numberCell(milliseconds(spread.releaseBoundMs)) + numberCell(milliseconds(spread.releaseEstimateMs)) +
        numberCell(milliseconds(spread.loadBoundMs));
    return element("tr", row, phase.phase == fleet::PhaseName::Main ? "main" : "warmup") + u'\n';
}

QString runnerResult(const fleet::RunnerRecord &runner)
{
    QString result;
    if (runner.lost)
        result = element("span", icon(Icon::Cross) + escaped(Report::tr("lost")), "bad");
    else if (runner.endedAt)
        result = element("span", icon(Icon::Ok) + escaped(Report::tr("finished")), "good");
    else
        result = escaped(nothing());
    if (runner.reason.code != fleet::ReasonCode::None)
        result += textElement("span", text::sentence(runner.reason), "reason");
    return result;
}

QString runnerRow(const fleet::RunnerRecord &runner, bool hasNodes)
{
    const QString node = hasNodes ? cell(runner.node.isEmpty() ? escaped(nothing()) : escaped(runner.node)) : QString();
    std::optional<fleet::Counts> counts = runner.counts;
    const auto of = [&counts](qint64 fleet::Counts::*field) {
        return count(counts ? std::optional((*counts).*field) : std::nullopt);
    };
    const QString cpu = runner.cpuPercent ? text::number(*runner.cpuPercent) + u'%' : nothing();
    const bool isBound = runner.cpuPercent && *runner.cpuPercent > 80 * runner.cores;
    const QString rss = runner.rssMb ? Report::tr("%1 MB").arg(text::number(*runner.rssMb)) : nothing();
    return element("tr", QStringLiteral("<th scope=\"row\">%1</th>").arg(escaped(runner.name.value)) + node +
                             numberCell(runner.exitCode ? QString::number(*runner.exitCode) : nothing()) +
                             element("td", runnerResult(runner), "wide") + numberCell(of(&fleet::Counts::requests)) +
                             numberCell(of(&fleet::Counts::failed)) + numberCell(of(&fleet::Counts::iterations)) +
                             marked(of(&fleet::Counts::dropped), counts && counts->dropped > 0) +
                             numberCell(milliseconds(runner.latency.avg)) +
                             numberCell(milliseconds(runner.latency.p50)) +
                             numberCell(milliseconds(runner.latency.p95)) +
                             numberCell(milliseconds(runner.latency.p99)) + marked(cpu, isBound) + numberCell(rss)) +
           u'\n';
}

QString runnerTable(const fleet::PhaseRecord &phase)
{
    QVector<Column> columns{
        {Report::tr("Runner")},         {Report::tr("Exit code"), true}, {Report::tr("Result")},
        {Report::tr("Requests"), true}, {Report::tr("Failed"), true},    {Report::tr("Iterations"), true},
        {Report::tr("Dropped"), true},  {Report::tr("Average"), true},   {QStringLiteral("p50"), true},
        {QStringLiteral("p95"), true},  {QStringLiteral("p99"), true},   {QStringLiteral("CPU"), true},
        {Report::tr("Memory"), true}};
    const bool hasNodes = std::any_of(phase.detail.cbegin(), phase.detail.cend(),
                                      [](const fleet::RunnerRecord &runner) { return !runner.node.isEmpty(); });
    if (hasNodes)
        columns.insert(1, Column{Report::tr("Node")});
    QString rows;
    for (const fleet::RunnerRecord &runner : phase.detail)
        rows += runnerRow(runner, hasNodes);
    const QString summary = Report::tr("%1 · runners: %2 · lost: %3")
                                .arg(phaseTitle(phase), count(phase.detail.size()), count(phase.lost()));
    const QString open = phase.detail.size() <= mostRunnersOpen ? QStringLiteral(" open=\"\"") : QString();
    return QStringLiteral("<details%1>%2%3</details>\n")
        .arg(open, textElement("summary", summary),
             table(Report::tr("Runners of the phase %1").arg(phaseTitle(phase)), columns, rows));
}

// Runners of one phase that were late or lost for the same reason.
struct Group {
    fleet::PhaseName phase = fleet::PhaseName::Main;
    fleet::Reason reason;
    QVector<const fleet::RunnerRecord *> runners;
    bool anyLost = false;
};

QVector<Group> groupsOf(const fleet::RunRecord &run)
{
    QVector<Group> groups;
    QHash<QString, qsizetype> known;
    for (const fleet::PhaseRecord &phase : run.phases) {
        for (const fleet::RunnerRecord &runner : phase.detail) {
            if (!runner.lost && runner.reason.code == fleet::ReasonCode::None)
                continue;
            const fleet::Reason &reason = runner.reason;
            const QString key = QStringLiteral("%1/%2/%3/%4/")
                                    .arg(static_cast<int>(phase.phase))
                                    .arg(static_cast<int>(reason.code))
                                    .arg(reason.number)
                                    .arg(reason.total) +
                                reason.detail;
            if (!known.contains(key)) {
                known.insert(key, groups.size());
                groups.append({phase.phase, reason, {}, false});
            }
            Group &group = groups[known.value(key)];
            group.runners.append(&runner);
            group.anyLost = group.anyLost || runner.lost;
        }
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Group &a, const Group &b) { return a.runners.size() > b.runners.size(); });
    return groups;
}

QString namesOf(const Group &group)
{
    QStringList first;
    QStringList rest;
    for (const fleet::RunnerRecord *runner : group.runners)
        (first.size() < mostNames ? first : rest).append(runner->name.value);
    QString names = textElement("p", first.join(QStringLiteral(", ")), "names");
    if (!rest.isEmpty()) {
        names += element("details", textElement("summary", Report::tr("and %1 more").arg(count(rest.size()))) +
                                        textElement("p", rest.join(QStringLiteral(", ")), "names"));
    }
    return names;
}

QString logsOf(const Group &group)
{
    QString logs;
    qsizetype shown = 0;
    qsizetype withLines = 0;
    for (const fleet::RunnerRecord *runner : group.runners) {
        if (runner->lastLines.isEmpty())
            continue;
        ++withLines;
        if (shown == mostLogs)
            continue;
        ++shown;
        logs += textElement("h4", runner->name.value) + textElement("pre", runner->lastLines.join(u'\n'), "log");
    }
    if (withLines == 0)
        return {};
    if (withLines > shown)
        logs += textElement(
            "p", Report::tr("Further runners with last lines, in report.json: %1").arg(count(withLines - shown)));
    const QString open = withLines == 1 ? QStringLiteral(" open=\"\"") : QString();
    return QStringLiteral("<details%1>%2%3</details>")
        .arg(open, textElement("summary", Report::tr("Last log lines")), logs);
}

QString groupItem(const Group &group)
{
    const QString sentence = group.reason.code == fleet::ReasonCode::None ? Report::tr("The reason is not known.")
                                                                          : text::sentence(group.reason);
    const QString head = textElement("strong", count(group.runners.size()), "many") +
                         textElement("code", keyOf(group.reason.code)) +
                         textElement("span", text::word(group.phase), "tag");
    return element("li", element("span", icon(group.anyLost ? Icon::Cross : Icon::Info),
                                 group.anyLost ? "sign bad" : "sign") +
                             element("div", element("div", head, "reasonhead") + textElement("p", sentence) +
                                                namesOf(group) + logsOf(group))) +
           u'\n';
}

} // namespace

QString phaseTable(const fleet::RunRecord &run)
{
    if (run.phases.isEmpty())
        return {};
    QString results;
    QString starts;
    for (const fleet::PhaseRecord &phase : run.phases) {
        results += phaseRow(phase);
        starts += startRow(phase);
    }
    const QVector<Column> resultColumns{
        {Report::tr("Phase")},         {Report::tr("Duration"), true}, {Report::tr("Started"), true},
        {Report::tr("Lost"), true},    {Report::tr("Requests"), true}, {Report::tr("Requests/s"), true},
        {Report::tr("Errors"), true},  {Report::tr("Average"), true},  {QStringLiteral("p50"), true},
        {QStringLiteral("p95"), true}, {QStringLiteral("p99"), true}};
    const QVector<Column> startColumns{{Report::tr("Phase")},
                                       {QStringLiteral("VUs"), true},
                                       {Report::tr("Waited for runners"), true},
                                       {Report::tr("Gate"), true},
                                       {Report::tr("Released at"), true},
                                       {Report::tr("Ended at"), true},
                                       {Report::tr("Release spread, at most"), true},
                                       {Report::tr("Release spread, estimate"), true},
                                       {Report::tr("Load spread, at most"), true}};
    return card(Report::tr("Phases"), Report::tr("where two latencies stand: lowest and highest runner"),
                table(Report::tr("Figures of each phase"), resultColumns, results) +
                    table(Report::tr("Start of each phase"), startColumns, starts));
}

QString runnerTables(const fleet::RunRecord &run)
{
    QString tables;
    for (const fleet::PhaseRecord &phase : run.phases) {
        if (!phase.detail.isEmpty())
            tables += runnerTable(phase);
    }
    if (tables.isEmpty())
        return {};
    return card(Report::tr("Runners"), Report::tr("CPU: highest over 5 s, 100% is one core"), tables);
}

QString lossSection(const fleet::RunRecord &run)
{
    const QVector<Group> groups = groupsOf(run);
    if (groups.isEmpty())
        return {};
    QString first;
    QString rest;
    for (qsizetype i = 0; i < groups.size(); ++i)
        (i < mostGroups ? first : rest) += groupItem(groups[i]);
    QString lists = element("ul", first, "reasons");
    if (!rest.isEmpty()) {
        const QString more = Report::tr("Further reasons: %1").arg(count(groups.size() - mostGroups));
        lists += element("details", textElement("summary", more) + element("ul", rest, "reasons"));
    }
    return card(Report::tr("Stragglers and lost runners"), Report::tr("grouped by reason"), lists);
}

} // namespace largada::reports
