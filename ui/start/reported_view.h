// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The run has ended: how, with its headline figures, and the ways on.
#pragma once

#include "shell/services.h"
#include "start/stage_view.h"

namespace largada::ui
{

class Button;
class Columns;
class FigureTile;
class Label;
class Notice;
class Paragraph;
class Tag;

class ReportedView final : public StageView
{
    Q_OBJECT
public:
    explicit ReportedView(const Services &services, QWidget *parent = nullptr);
    void refresh() override;

signals:
    void openWanted(const largada::RunId &run);
    void repeatWanted();
    void newPlanWanted();
    void said(const QString &sentence);

private:
    QWidget *makeOutcome();
    void showOutcome(const fleet::RunRecord *record);
    void showFigures(const fleet::RunRecord *record);
    QString cause(const fleet::RunRecord *record) const;
    QString failedTitle(const fleet::PhaseRecord *main) const;
    void showPaused(const fleet::RunRecord *record);

    Services m_services;
    Columns *m_columns;
    Tag *m_tag;
    Label *m_title;
    Paragraph *m_why;
    Notice *m_paused;
    Button *m_copy;
    QString m_stopCommand;
    QWidget *m_figures;
    FigureTile *m_throughput;
    FigureTile *m_p95;
    FigureTile *m_fails;
    FigureTile *m_spread;
    FigureTile *m_runners;
    Button *m_open;
    Button *m_repeat;
    Button *m_plan;
};

} // namespace largada::ui
