// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan_form.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

#include "viewmodels/cluster_fields.h"
#include "viewmodels/job_fields.h"

namespace largada::viewmodels
{

namespace
{

constexpr int longestPath = 4095;           // bytes: PATH_MAX without its NUL
constexpr int longestVariable = 128 * 1024; // bytes: what the kernel takes of one of them

bool hasLineBreak(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) {
        return c == QLatin1Char('\n') || c == QLatin1Char('\r') || c == QChar(QChar::LineSeparator) ||
               c == QChar(QChar::ParagraphSeparator);
    });
}

std::optional<PlanProblem> scriptProblem(const QString &typed, const PathProbe &probe)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return PlanProblem::Empty;
    if (hasLineBreak(text))
        return PlanProblem::HasLineBreak;
    const QString path = pathOf(text);
    if (path.toUtf8().size() > longestPath)
        return PlanProblem::TooLong;
    switch (probe(path)) {
    case PathKind::Missing:
        return PlanProblem::NotThere;
    case PathKind::Directory:
        return PlanProblem::IsDirectory;
    case PathKind::Unreadable:
        return PlanProblem::NotReadable;
    case PathKind::File:
        break;
    }
    return std::nullopt;
}

struct NumberReading {
    int value = 0;
    std::optional<PlanProblem> problem;
};

NumberReading number(const QString &typed, int least, int most)
{
    if (typed.trimmed().isEmpty())
        return {least, PlanProblem::Empty};
    static const QRegularExpression digits(QStringLiteral("\\A[+-]?\\d+\\z"));
    const auto value = wholeNumber(typed);
    if (!value)
        return {least, digits.match(typed.trimmed()).hasMatch() ? PlanProblem::OutOfRange : PlanProblem::NotANumber};
    if (*value < least || *value > most)
        return {least, PlanProblem::OutOfRange};
    return {*value, std::nullopt};
}

bool isNameOfVariable(const QString &name)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_]*\\z"));
    return pattern.match(name).hasMatch();
}

bool isBlank(const fleet::EnvVariable &variable)
{
    return variable.name.isEmpty() && variable.value.isEmpty();
}

void readVariables(const PlanFields &fields, PlanReading &reading)
{
    for (int row = 0; row < fields.variables.size(); ++row) {
        if (const auto problem = variableProblem(fields.variables, row))
            reading.errors.push_back({PlanField::Variables, *problem, row});
        else if (!isBlank(fields.variables[row]))
            reading.plan.env.push_back(fields.variables[row]);
    }
}

void readScript(const PlanFields &fields, const PathProbe &probe, PlanReading &reading)
{
    if (const auto problem = scriptProblem(fields.script, probe))
        reading.errors.push_back({PlanField::Script, *problem});
    else
        reading.plan.script = pathOf(fields.script);
}

// Of a script that is run, not of pods that have theirs.
void readLoad(const PlanFields &fields, PlanReading &reading)
{
    fleet::RunPlan &plan = reading.plan;
    const NumberReading warmup = number(fields.warmup, 0, 100);
    if (warmup.problem)
        reading.errors.push_back({PlanField::Warmup, *warmup.problem});
    else
        plan.warmupPercent = warmup.value > 0 ? std::optional(warmup.value) : std::nullopt;
    plan.split = fields.split;
    readVariables(fields, reading);
    plan.setup = fields.setupOnce ? fleet::SetupMode::Once : fleet::SetupMode::Each;
}

void readRunners(const PlanFields &fields, PlanReading &reading)
{
    const NumberReading runners = number(fields.runners, 1, fleet::maxRunners);
    if (runners.problem)
        reading.errors.push_back({PlanField::Runners, *runners.problem});
    reading.plan.runners = runners.value;
}

void readGate(const PlanFields &fields, std::chrono::milliseconds countdown, PlanReading &reading)
{
    fleet::RunPlan &plan = reading.plan;
    plan.holdBeforeStart = true;
    plan.holdBeforeMain = fields.holdBeforeMain;
    plan.countdown = countdown;
    plan.force = fields.force;
    plan.stragglers = fields.stragglers;
    if (fields.stragglers == fleet::StragglerPolicy::Continue) {
        const NumberReading minimum = number(fields.minimum, 1, fleet::maxRunners);
        if (minimum.problem)
            reading.errors.push_back({PlanField::Minimum, *minimum.problem});
        else if (minimum.value > plan.runners && reading.error(PlanField::Runners) == nullptr)
            reading.errors.push_back({PlanField::Minimum, PlanProblem::AboveRunners});
        plan.minimum = minimum.value;
    }
    const NumberReading minutes = number(fields.giveUpAfter, 1, mostGateMinutes);
    if (minutes.problem)
        reading.errors.push_back({PlanField::GiveUpAfter, *minutes.problem});
    else
        plan.gateTimeout = std::chrono::minutes(minutes.value);
}

} // namespace

const PlanError *PlanReading::error(PlanField field) const
{
    const auto it =
        std::find_if(errors.cbegin(), errors.cend(), [field](const PlanError &error) { return error.field == field; });
    return it == errors.cend() ? nullptr : &*it;
}

PathKind kindOfPath(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return PathKind::Missing;
    if (info.isDir())
        return PathKind::Directory;
    return info.isReadable() ? PathKind::File : PathKind::Unreadable;
}

PlanReading readPlan(const PlanFields &fields, std::chrono::milliseconds countdown, const PathProbe &probe)
{
    PlanReading reading;
    readScript(fields, probe, reading);
    readRunners(fields, reading);
    readLoad(fields, reading);
    readGate(fields, countdown, reading);
    return reading;
}

PlanReading readPlan(const PlanFields &fields, std::chrono::milliseconds countdown, const ClusterInUse &cluster,
                     const PathProbe &probe)
{
    PlanReading reading;
    if (fields.cluster.isNewJob)
        readScript(fields, probe, reading);
    readRunners(fields, reading);
    if (fields.cluster.isNewJob) {
        readLoad(fields, reading);
        readNewJob(fields.cluster, cluster, probe, reading);
    } else {
        readPods(fields.cluster, cluster, reading);
    }
    readGate(fields, countdown, reading);
    return reading;
}

PlanFields fieldsOf(const fleet::RunPlan &plan, bool demoTarget)
{
    PlanFields fields;
    fields.script = plan.script;
    fields.runners = QString::number(plan.runners);
    fields.split = plan.split;
    fields.warmup = QString::number(plan.warmupPercent.value_or(0));
    fields.variables = plan.env;
    fields.demoTarget = demoTarget;
    fields.setupOnce = plan.setup == fleet::SetupMode::Once;
    fields.holdBeforeMain = plan.holdBeforeMain;
    fields.stragglers = plan.stragglers;
    fields.minimum = QString::number(std::max(1, plan.minimum));
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(plan.gateTimeout);
    fields.giveUpAfter = QString::number(std::clamp<qint64>(minutes.count(), 1, mostGateMinutes));
    if (plan.cluster)
        fields.cluster = clusterFieldsOf(plan);
    return fields;
}

QString pathOf(const QString &typed)
{
    QString path = typed.trimmed();
    if (path.isEmpty())
        return path;
    if (path.startsWith(QLatin1String("file://")))
        path = QUrl(path).toLocalFile();
    else if (path.startsWith(QLatin1String("~/")))
        path = QDir::homePath() + path.mid(1);
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

std::optional<int> wholeNumber(const QString &typed)
{
    bool ok = false;
    const int value = QLocale().toInt(typed.trimmed(), &ok);
    return ok ? std::optional(value) : std::nullopt;
}

QVector<fleet::EnvVariable> variablesFromLines(const QString &text)
{
    static const QRegularExpression lineEnd(QStringLiteral("[\\r\\n\\x{2028}\\x{2029}]+"));
    QVector<fleet::EnvVariable> variables;
    for (const QString &raw : text.split(lineEnd, Qt::SkipEmptyParts)) {
        const QString line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals < 0) {
            variables.push_back({line, {}});
            continue;
        }
        const QString value = line.mid(equals + 1).trimmed();
        const bool quoted = value.size() >= 2 && value.front() == value.back() &&
                            (value.front() == QLatin1Char('"') || value.front() == QLatin1Char('\''));
        variables.push_back({line.left(equals).trimmed(), quoted ? value.mid(1, value.size() - 2) : value});
    }
    return variables;
}

std::optional<PlanProblem> variableProblem(const QVector<fleet::EnvVariable> &variables, int row)
{
    const fleet::EnvVariable &variable = variables.at(row);
    if (isBlank(variable))
        return std::nullopt;
    if (variable.name.isEmpty())
        return PlanProblem::Empty;
    if (!isNameOfVariable(variable.name))
        return PlanProblem::BadName;
    if (hasLineBreak(variable.value))
        return PlanProblem::HasLineBreak;
    if (variable.name.size() + 1 + variable.value.toUtf8().size() >= longestVariable)
        return PlanProblem::TooLong;
    for (int other = 0; other < row; ++other) {
        if (variables.at(other).name == variable.name)
            return PlanProblem::Repeated;
    }
    return std::nullopt;
}

} // namespace largada::viewmodels
