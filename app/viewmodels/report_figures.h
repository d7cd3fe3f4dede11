// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a report shows of a run: figures with their error and a verdict, in words of the installed translator. Pure:
// a record in, values out. What was not measured is an en dash.
#pragma once

#include <chrono>
#include <optional>

#include <QString>
#include <QVector>

#include "fleet/run_record.h"

namespace largada::viewmodels
{

enum class Verdict { None, Good, Warning, Bad };

struct ReportFigure {
    enum class Kind { P95, FailRate, Throughput, Spread, Lost, Generators };
    Kind kind = Kind::P95;
    QString label;
    QString value;
    QString unit; // beside the value: a unit, or how exact it is
    QString note; // below: where it comes from, or what it means
    Verdict verdict = Verdict::None;
    bool operator==(const ReportFigure &) const = default;
};

enum class Scope { MainOnly, WithWarmup };
// The six of the summary, in the order of Kind.
QVector<ReportFigure> reportFigures(const fleet::RunRecord &run, Scope scope);
QString scopeNote(const fleet::RunRecord &run, Scope scope); // what the percentiles are

// What happened to a run that did not go as planned, and what to do next where that is known.
struct ReportBanner {
    Verdict verdict = Verdict::None;
    QString what;
    QString next;
    bool operator==(const ReportBanner &) const = default;
};
std::optional<ReportBanner> bannerOf(const fleet::RunRecord &run);

struct PhaseLine {
    fleet::PhaseName phase = fleet::PhaseName::Main;
    QString name; // "Warm-up 25%"
    QString duration;
    QString rate;
    QString requests;
    QString p95;
    QString fails;
    QString lost;
    QString spread;
    bool isOverLimit = false;
    bool hasLost = false;
    bool operator==(const PhaseLine &) const = default;
};
QVector<PhaseLine> phaseLines(const fleet::RunRecord &run);

// Milliseconds from the first release to each runner's answer, of the runners that answered.
struct StartOffsets {
    QVector<double> values; // ascending
    std::optional<double> p50, p99, max;
    QString summary; // one sentence
    bool operator==(const StartOffsets &) const = default;
};
StartOffsets startOffsets(const fleet::RunRecord &run, fleet::PhaseName phase);

struct ReportFact {
    QString name;
    QString value;
    bool isCode = false;
    bool operator==(const ReportFact &) const = default;
};
QVector<ReportFact> shortFacts(const fleet::RunRecord &run); // beside the summary
QVector<ReportFact> allFacts(const fleet::RunRecord &run);   // the settings, whole

// Runners of one phase that were late or lost for the same reason.
struct ReasonGroup {
    fleet::PhaseName phase = fleet::PhaseName::Main;
    bool isLost = false;
    int runners = 0;
    QString title; // the runner's name, or how many
    QString phaseName;
    QString sentence;
    QString time; // how late the last of them was; when the last of them was lost
    std::chrono::milliseconds longest{0};
    bool operator==(const ReasonGroup &) const = default;
};
QVector<ReasonGroup> reasonGroups(const fleet::RunRecord &run); // longest first

struct ThresholdLine {
    QString metric;
    QString expression;
    QString result; // "met", "missed by 3 of 20 runners"
    bool ok = true;
    bool operator==(const ThresholdLine &) const = default;
};
QVector<ThresholdLine> thresholdLines(const fleet::RunRecord &run);

QString runTitle(const RunId &id, int number); // "Run 42"; by its id where it has no number
QString runPeriod(const fleet::RunRecord &run);
QString outcomeWord(fleet::Outcome outcome, bool thresholdsMissed); // as the list has it
// Title, outcome and figures as lines, for the clipboard.
QString headlineText(const fleet::RunRecord &run, const QString &title, Scope scope);

} // namespace largada::viewmodels
