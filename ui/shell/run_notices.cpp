// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/run_notices.h"

#include "fleet/run_figures.h"
#include "text/sentences.h"

namespace largada::ui
{

namespace
{
constexpr qsizetype secondsLooked = 10;
} // namespace

bool isFailing(const QVector<fleet::SeriesPoint> &series)
{
    if (series.size() < 2)
        return false;
    const fleet::SeriesPoint &last = series.last();
    qsizetype first = std::max<qsizetype>(0, series.size() - 1 - secondsLooked);
    while (first < series.size() - 1 && series[first].phase != last.phase)
        ++first;
    return fleet::isOverLimit(last.requests - series[first].requests, last.failed - series[first].failed);
}

RunNotices::RunNotices(const Services &services, Notifier &notifier, std::function<bool()> isSeen, QObject *parent)
    : QObject(parent), m_services(services), m_notifier(notifier), m_isSeen(std::move(isSeen))
{
    connect(&m_services.run, &viewmodels::RunConsole::stageChanged, this, &RunNotices::onStage);
    connect(&m_services.run, &viewmodels::RunConsole::finished, this, &RunNotices::onFinished);
    connect(&m_services.run, &viewmodels::RunConsole::seriesChanged, this, &RunNotices::onSeries);
}

void RunNotices::tell(bool isWanted, const QString &title, const QString &sentence)
{
    emit said(title + QStringLiteral(". ") + sentence);
    if (isWanted && !m_isSeen())
        m_notifier.notify(title, sentence);
}

void RunNotices::onStage(coordinator::Stage before, int)
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    if (before == coordinator::Stage::Planned)
        m_isOverLimit = false;
    if (phase == nullptr || before == view.stage)
        return;
    const bool wanted = m_services.preferences.preferences().notifications.phaseChanged;
    const QString name = text::word(phase->name);
    if (view.stage == coordinator::Stage::Armed && view.held)
        tell(wanted, tr("All ready"), tr("%Ln runners stand paused and wait for Start.", "", phase->armed));
    else if (view.stage == coordinator::Stage::Running)
        tell(wanted, tr("%1 has started").arg(name), tr("%Ln runners are under load.", "", phase->started));
    else if (view.stage == coordinator::Stage::Stopping)
        tell(false, tr("Stopping"), tr("Every runner is being ended."));
}

void RunNotices::onFinished(const fleet::RunRecord &record)
{
    tell(m_services.preferences.preferences().notifications.runEnded, tr("Run ended"), text::word(record.outcome));
}

void RunNotices::onSeries()
{
    const bool over = isFailing(m_services.run.series());
    if (over && !m_isOverLimit && m_services.run.view().isActive())
        tell(m_services.preferences.preferences().notifications.failRate, tr("Many requests fail"),
             tr("More than 5% of the last requests failed."));
    m_isOverLimit = over;
}

} // namespace largada::ui
