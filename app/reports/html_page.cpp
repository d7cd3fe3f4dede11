// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QFileInfo>

#include "reports/html_sections.h"
#include "reports/html_text.h"
#include "reports/run_report.h"
#include "text/sentences.h"

namespace largada::reports
{

namespace
{

constexpr qsizetype mostWarningsOpen = 8;

struct Look {
    const char *cssClass;
    Icon icon;
};

Look lookOf(fleet::Outcome outcome)
{
    switch (outcome) {
    case fleet::Outcome::Completed:
        return {"badge ok", Icon::Ok};
    case fleet::Outcome::Partial:
    case fleet::Outcome::Interrupted:
        return {"badge warn", Icon::Warning};
    case fleet::Outcome::Failed:
        return {"badge error", Icon::Cross};
    case fleet::Outcome::Stopped:
        return {"badge", Icon::Stop};
    case fleet::Outcome::Running:
        break;
    }
    return {"badge", Icon::Info};
}

QString fact(const QString &name, const QString &html)
{
    return element("div", textElement("dt", name) + element("dd", html));
}

QString code(const QString &text)
{
    return textElement("code", text);
}

QString period(const fleet::RunRecord &run)
{
    QString when = dateTime(run.startedAt);
    if (run.endedAt)
        when += QStringLiteral(" \u2013 %1").arg(timeOfDay(*run.endedAt));
    const QDateTime started = QDateTime::fromMSecsSinceEpoch(run.startedAt.time_since_epoch().count());
    const QString offset = started.toOffsetFromUtc(started.offsetFromUtc()).timeZoneAbbreviation();
    return QStringLiteral("%1 (%2)").arg(when, offset);
}

QString header(const fleet::RunRecord &run)
{
    const Look look = lookOf(run.outcome);
    QString title = textElement("h1", Report::tr("Run %1").arg(run.id.value)) +
                    element("span", icon(look.icon) + escaped(text::word(run.outcome)), look.cssClass);
    if (run.thresholdsMissed())
        title += element("span", icon(Icon::Warning) + escaped(Report::tr("Thresholds missed")), "badge warn");
    title += textElement("span", period(run), "when");
    const QString script = QFileInfo(run.settings.script).fileName();
    const QString facts = fact(Report::tr("Script"), code(script.isEmpty() ? nothing() : script)) +
                          fact(Report::tr("Fleet"), escaped(run.fleet)) +
                          fact(Report::tr("k6 version"), escaped(run.k6Version.isEmpty() ? nothing() : run.k6Version)) +
                          fact(Report::tr("Runners"), escaped(count(run.settings.runners)));
    return element("header", element("div", title, "title") + element("dl", facts, "facts")) + u'\n';
}

QString errorBox(const fleet::RunRecord &run)
{
    if (!run.error && !run.errorReason)
        return {};
    QString sentences;
    if (run.error)
        sentences += textElement("p", text::sentence(*run.error), "lead");
    if (run.errorReason)
        sentences += textElement("p", text::sentence(*run.errorReason), run.error ? "" : "lead");
    return QStringLiteral("<div class=\"alert\" role=\"note\">%1<div>%2</div></div>\n")
        .arg(icon(Icon::Cross), sentences);
}

QString tile(const QString &label, const QString &value, const QString &unit, const QString &below,
             const char *cssClass = "figure")
{
    QString figure = escaped(value);
    if (!unit.isEmpty())
        figure += u' ' + textElement("small", unit);
    return element(
        "div", textElement("dt", label) + element("dd", figure, cssClass) + textElement("dd", below, "below"), "tile");
}

QString latencyTile(const fleet::PhaseFigures &figures)
{
    if (figures.source == fleet::LatencySource::Range) {
        const QString below = Report::tr("average %1, over all requests").arg(milliseconds(figures.latency.avg));
        const QString value = figures.p95 ? milliseconds(*figures.p95) : nothing();
        return tile(Report::tr("p95 latency, lowest to highest runner"), value, {}, below);
    }
    const QString below = Report::tr("average %1 · p50 %2 · p99 %3")
                              .arg(milliseconds(figures.latency.avg), milliseconds(figures.latency.p50),
                                   milliseconds(figures.latency.p99));
    return tile(Report::tr("p95 latency"), milliseconds(figures.latency.p95), {}, below);
}

QString requestTiles(const fleet::PhaseRecord &main, const fleet::PhaseFigures &figures)
{
    std::optional<qint64> requests;
    QString made = Report::tr("no runner was measured");
    QString share = made;
    if (figures.totals) {
        requests = figures.totals->requests;
        made = Report::tr("%1 iterations · source: %2")
                   .arg(count(figures.totals->iterations), text::word(main.countSource()));
        share = Report::tr("%1 of %2 requests").arg(count(figures.totals->failed), count(figures.totals->requests));
    }
    const bool tooMany = figures.failRatio && *figures.failRatio > fleet::failLimit;
    return tile(Report::tr("Requests"), count(requests), {}, made) +
           tile(Report::tr("Requests/s"), rate(figures.requestsPerSecond), {},
                Report::tr("mean over %1").arg(wholeSeconds(figures.seconds))) +
           tile(Report::tr("Error rate"), figures.failRatio ? percent(*figures.failRatio) : nothing(), {}, share,
                tooMany ? "figure bad" : "figure");
}

QString spreadTiles(const fleet::Spread &spread)
{
    const QString atMost = spread.releaseBoundMs ? Report::tr("at most") : QString();
    const QString loadAtMost = spread.loadBoundMs ? Report::tr("at most") : QString();
    const QString estimate =
        spread.releaseEstimateMs
            ? Report::tr("from first to last runner released; estimate %1").arg(milliseconds(spread.releaseEstimateMs))
            : Report::tr("from first to last runner released");
    return tile(Report::tr("Release spread"), milliseconds(spread.releaseBoundMs), atMost, estimate) +
           tile(Report::tr("Load spread"), milliseconds(spread.loadBoundMs), loadAtMost,
                Report::tr("from first to last runner under load"));
}

QString latencyNote(const std::optional<fleet::LatencySource> &source)
{
    if (!source)
        return Report::tr("No runner left a latency.");
    switch (*source) {
    case fleet::LatencySource::Merged:
        return Report::tr("Percentiles come from the merged histograms of all runners.");
    case fleet::LatencySource::SingleRunner:
        return Report::tr("Percentiles are exact: one runner was measured.");
    case fleet::LatencySource::Range:
        return Report::tr("Percentiles of several runners cannot be added up: the range goes from the lowest to the "
                          "highest runner. The average is exact.");
    }
    return {};
}

QString headline(const fleet::RunRecord &run)
{
    const fleet::PhaseRecord *main = run.phase(fleet::PhaseName::Main);
    if (!main) {
        return card(
            Report::tr("Headline figures"), {},
            textElement("p", Report::tr("The main phase was not reached: there are no headline figures."), "empty"));
    }
    const fleet::PhaseFigures figures = figuresOf(*main);
    const QString tiles = requestTiles(*main, figures) + latencyTile(figures) + spreadTiles(main->spread);
    QString notes = textElement("li", latencyNote(figures.source));
    const QString meaning = text::spreadMeaning(main->spread);
    if (!meaning.isEmpty())
        notes += textElement("li", meaning);
    return card(Report::tr("Headline figures"), Report::tr("main phase only"),
                element("dl", tiles, "tiles") + element("ul", notes, "notes"));
}

QString warnings(const fleet::RunRecord &run)
{
    if (run.warnings.isEmpty())
        return {};
    QString first;
    QString rest;
    for (qsizetype i = 0; i < run.warnings.size(); ++i) {
        const QString line = element("li", icon(Icon::Warning) + textElement("span", text::sentence(run.warnings[i])));
        (i < mostWarningsOpen ? first : rest) += line;
    }
    QString lists = element("ul", first, "warnings");
    if (!rest.isEmpty()) {
        const QString more = Report::tr("Further warnings: %1").arg(count(run.warnings.size() - mostWarningsOpen));
        lists += element("details", textElement("summary", more) + element("ul", rest, "warnings"));
    }
    return card(Report::tr("Warnings"), count(run.warnings.size()), lists);
}

QString thresholds(const fleet::RunRecord &run)
{
    if (run.thresholds.isEmpty())
        return {};
    const fleet::PhaseRecord *main = run.phase(fleet::PhaseName::Main);
    QString rows;
    for (const fleet::ThresholdResult &threshold : run.thresholds) {
        const QString result = threshold.ok ? element("span", icon(Icon::Ok) + escaped(Report::tr("met")), "good")
                                            : element("span", icon(Icon::Cross) + escaped(Report::tr("missed")), "bad");
        const QString missed = main ? Report::tr("%1 of %2").arg(count(threshold.runnersFailed), count(main->runners))
                                    : count(threshold.runnersFailed);
        rows += element("tr", cell(code(threshold.metric)) + cell(code(threshold.expression)) + cell(result) +
                                  numberCell(missed));
    }
    const QVector<Column> columns{{Report::tr("Metric")},
                                  {Report::tr("Limit")},
                                  {Report::tr("Result")},
                                  {Report::tr("Runners that missed it"), true}};
    return card(Report::tr("Thresholds"), Report::tr("main phase; each runner judges its own figures"),
                table(Report::tr("Thresholds of the main phase"), columns, rows));
}

QString demoTarget(const fleet::RunRecord &run)
{
    if (run.demoTarget.isEmpty())
        return {};
    QString rows;
    for (const fleet::DemoTargetCounts &counts : run.demoTarget) {
        rows += element("tr", cell(code(counts.container)) + numberCell(count(counts.requests)) +
                                  numberCell(count(counts.runners)) + numberCell(milliseconds(counts.firstSpreadMs)));
    }
    const QVector<Column> columns{{Report::tr("Container")},
                                  {Report::tr("Requests"), true},
                                  {Report::tr("Runners seen"), true},
                                  {Report::tr("First requests apart"), true}};
    return card(Report::tr("Demo target"), Report::tr("counted where the load arrived"),
                table(Report::tr("What the demo target counted"), columns, rows));
}

QString stragglerPolicy(const fleet::RunSettings &settings)
{
    switch (settings.stragglers) {
    case fleet::StragglerPolicy::Wait:
        return Report::tr("wait for all");
    case fleet::StragglerPolicy::Continue:
        return Report::tr("start with at least %1 when the time is up").arg(count(settings.minimum));
    case fleet::StragglerPolicy::GiveUp:
        return Report::tr("give up as soon as one cannot start");
    }
    return {};
}

// Whose load it was decides what is known of the warm-up's part: what was asked for, or what was measured.
QString warmupPart(const fleet::RunRecord &run)
{
    const fleet::PhaseRecord *warmup = run.phase(fleet::PhaseName::Warmup);
    if (!warmup && !run.settings.warmupPercent)
        return Report::tr("no warm-up");
    if (!run.settings.cluster || !run.settings.cluster->attached)
        return run.settings.warmupPercent ? Report::tr("%1% of the load").arg(count(*run.settings.warmupPercent))
                                          : Report::tr("no warm-up");
    const auto ratio = measuredWarmupRatio(run);
    return ratio ? Report::tr("%1 of main's requests/s, as measured").arg(percent(*ratio))
                 : Report::tr("as the pods set it");
}

QString startMode(fleet::StartMode mode)
{
    switch (mode) {
    case fleet::StartMode::Broadcast:
        return Report::tr("written to open connections");
    case fleet::StartMode::Clock:
        return Report::tr("by the clock of each node");
    case fleet::StartMode::Exec:
        return Report::tr("by k6 resume in each container");
    }
    return {};
}

QString clusterFacts(const fleet::RunSettings &settings)
{
    QString facts = fact(Report::tr("Start"), escaped(startMode(settings.mode)));
    if (settings.startAt)
        facts += fact(Report::tr("Start time"), escaped(dateTime(*settings.startAt)));
    if (!settings.cluster)
        return facts;
    const auto orNothing = [](const QString &text) { return text.isEmpty() ? escaped(nothing()) : code(text); };
    return facts + fact(Report::tr("Cluster"), orNothing(settings.cluster->context)) +
           fact(Report::tr("Namespace"), orNothing(settings.cluster->ns)) +
           fact(Report::tr("Pods"), orNothing(settings.cluster->pods));
}

QString settingsSection(const fleet::RunRecord &run)
{
    const fleet::RunSettings &settings = run.settings;
    QStringList names = settings.envNames;
    for (QString &name : names)
        name = code(name);
    const QString facts =
        fact(Report::tr("Script"), code(settings.script)) +
        fact(Report::tr("Script SHA-256"), code(settings.scriptSha256)) +
        fact(Report::tr("Runners"), escaped(count(settings.runners))) +
        fact(Report::tr("Warm-up"), escaped(warmupPart(run))) +
        fact(Report::tr("Load"), escaped(settings.split ? Report::tr("divided among the runners")
                                                        : Report::tr("whole script in each runner"))) +
        fact(Report::tr("setup()"),
             escaped(settings.setup == fleet::SetupMode::Each ? Report::tr("in each runner")
                                                              : Report::tr("once, before the release"))) +
        fact(Report::tr("Stragglers"), escaped(stragglerPolicy(settings))) +
        fact(Report::tr("Give up after"), escaped(text::duration(settings.gateTimeout))) +
        fact(Report::tr("Countdown"), escaped(settings.countdown.count() == 0 ? Report::tr("no countdown")
                                                                              : text::duration(settings.countdown))) +
        clusterFacts(settings) +
        fact(Report::tr("Environment variables"),
             names.isEmpty() ? escaped(Report::tr("none")) : names.join(QStringLiteral(" ")));
    return card(Report::tr("Settings"), {}, element("dl", facts, "settings"));
}

// Patterns that all pictures of the page use.
QString patterns()
{
    return QStringLiteral("<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>"
                          "<pattern id=\"hatch-warmup\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" "
                          "patternTransform=\"rotate(45)\"><path class=\"hw\" d=\"M0 0V8\"/></pattern>"
                          "<pattern id=\"hatch-gap\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
                          "patternTransform=\"rotate(45)\"><path class=\"hg\" d=\"M0 0V6\"/></pattern>"
                          "</defs></svg>\n");
}

} // namespace

QByteArray runHtml(const fleet::RunRecord &run)
{
    //: the language these texts are in, as a BCP 47 tag
    const QString language = Report::tr("en");
    QString page = QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                                  "style-src 'unsafe-inline'\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                  "<meta name=\"color-scheme\" content=\"light dark\">\n")
                       .arg(escaped(language));
    page += textElement("title", Report::tr("Run %1: %2").arg(run.id.value, text::word(run.outcome)));
    page += QStringLiteral("\n<style>\n") + styleSheet() + QStringLiteral("</style>\n</head>\n<body>\n");
    page += patterns() + QStringLiteral("<main>\n");
    page += header(run) + errorBox(run) + headline(run) + warnings(run) + thresholds(run) + phaseTable(run) +
            chartSection(run) + spreadSection(run) + runnerTables(run) + lossSection(run) + demoTarget(run) +
            settingsSection(run);
    page += QStringLiteral("</main>\n") + textElement("footer", Report::tr("Report written by Largada")) +
            QStringLiteral("\n</body>\n</html>\n");
    return page.toUtf8();
}

} // namespace largada::reports
