// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Load flows: the figures of the phase, its curves, its runners, and how its thresholds stand.
#pragma once

#include <vector>

#include "shell/services.h"
#include "start/stage_view.h"

class QCheckBox;
class QVBoxLayout;

namespace largada::ui
{

class Columns;
class FiguresRow;
class Label;
class LiveCharts;
class Notice;
class Paragraph;
class RowIcon;
class RunnersCard;

class RunningView final : public StageView
{
    Q_OBJECT
public:
    explicit RunningView(const Services &services, QWidget *parent = nullptr);
    void refresh() override;

private:
    struct ThresholdRow {
        QWidget *box = nullptr;
        RowIcon *icon = nullptr;
        Label *expression = nullptr;
        Label *state = nullptr;
    };
    QWidget *makeThresholds();
    ThresholdRow makeThreshold();
    void showNotice();
    void showThresholds();

    Services m_services;
    Columns *m_columns;
    FiguresRow *m_figures;
    Notice *m_notice;
    QCheckBox *m_endAfterWarmup;
    LiveCharts *m_charts;
    RunnersCard *m_runners;
    QWidget *m_thresholds;
    Label *m_thresholdsTitle;
    QVBoxLayout *m_thresholdList;
    std::vector<ThresholdRow> m_rows;
    Paragraph *m_verdict;
};

} // namespace largada::ui
