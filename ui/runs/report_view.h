// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The report of one run: its head, and the tabs below.
#pragma once

#include <QWidget>

#include "fleet/run_record.h"
#include "runs/report_exports.h"

class QStackedWidget;

namespace largada::ui
{

class Button;
class Label;
class Placeholder;
class ReportCharts;
class ReportRunners;
class ReportSettings;
class ReportSummary;
class ReportTabs;
class Tag;

class ReportView final : public QWidget
{
    Q_OBJECT
public:
    enum Tab { Summary, Charts, Runners, Settings };

    explicit ReportView(QWidget *parent = nullptr);

    void showLoading();
    void setRun(const fleet::RunRecord &run);
    const std::optional<fleet::RunRecord> &run() const { return m_run; }
    void setTab(int tab);
    void focusFilter();
    void takeFocus();
    bool escape();
    void openExportMenu();
    QString headline() const;
    ReportCharts *charts() const { return m_charts; }

signals:
    void backWanted();
    void repeatWanted();
    void exportWanted(largada::ui::ExportKind kind);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *head();
    void showHead();
    void retranslate();

    std::optional<fleet::RunRecord> m_run;
    Button *m_back;
    Label *m_title;
    Tag *m_outcome;
    Tag *m_thresholds;
    Label *m_period;
    Button *m_repeat;
    Button *m_export;
    ExportMenu *m_menu;
    ReportTabs *m_tabs;
    QStackedWidget *m_pages;
    Placeholder *m_loading;
    ReportSummary *m_summary;
    ReportCharts *m_charts;
    ReportRunners *m_runners;
    ReportSettings *m_settings;
};

} // namespace largada::ui
