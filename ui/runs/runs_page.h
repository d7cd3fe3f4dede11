// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of runs: the history as a list, and the report of one run in its place.
#pragma once

#include <memory>

#include <QPointer>

#include "fleet/run_plan.h"
#include "runs/report_exports.h"
#include "shell/page.h"
#include "shell/services.h"

class QStackedWidget;

namespace largada::ui
{

class AgentRuns;
class ExecutionExport;
class Notice;
class ReportView;
class RunsList;

class RunsPage final : public Page
{
    Q_OBJECT
public:
    explicit RunsPage(const Services &services, QWidget *parent = nullptr);
    ~RunsPage() override;

    PageId id() const override { return PageId::Runs; }
    // A run's id: its report; "agents" or "agents TARGET-ID": the agents' executions; empty: the list.
    void open(const QString &what) override;
    void focusFilter() override;
    void reload() override;
    void exportPage() override;
    bool canExport() const override;
    void undo() override;
    bool escape() override;
    void finish() override;

signals:
    // With goTo(PageId::Start, "repeat <run>"): the plan, whose variables have names and no values.
    void repeatWanted(const largada::fleet::RunPlan &plan);

protected:
    void changeEvent(QEvent *event) override;

private:
    bool isReportShown() const;
    void turnTo(QWidget *view);
    void showList();
    void showAgents();
    bool isAgentsShown() const;
    void exportExecutions();
    void writeExecutions(const QString &path, const dashboard::ExecutionFilter &filter,
                         const QPointer<ExportDialog> &dialog);
    void openReport(const RunId &run);
    void loadReport(bool isAgain);
    void repeat();
    void exportReport(ExportKind kind);
    void exportOneFile(ExportKind kind);
    void exportCharts();
    void exportCsv(const QVector<ExportDialog::Table> &tables, std::optional<reports::CsvProfile> profile);
    void write(const QVector<struct ExportFile> &files, const QPointer<ExportDialog> &dialog);
    void onWritten(const QStringList &paths);
    void copyHeadline();
    QString directory() const;
    void rememberDirectory(const QString &path);
    void retranslate();

    Services m_services;
    QStackedWidget *m_stack;
    RunsList *m_list;
    AgentRuns *m_agents;
    QWidget *m_shownList; // of the two, the one that is chosen
    std::unique_ptr<ExecutionExport> m_export;
    ReportView *m_report;
    Notice *m_notice;
    class Button *m_openFolder;
    QString m_folder; // of what was exported last
    RunId m_wanted;   // whose report is open or on its way
};

} // namespace largada::ui
