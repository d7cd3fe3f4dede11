// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tab of a report with every runner, a row a phase.
#pragma once

#include <QWidget>

#include "viewmodels/run_report_model.h"

class QCheckBox;
class QTableView;

namespace largada::ui
{

class Label;
class Placeholder;
class SearchEdit;

class ReportRunners final : public QWidget
{
    Q_OBJECT
public:
    explicit ReportRunners(QWidget *parent = nullptr);

    void setRun(const fleet::RunRecord &run);
    void focusFilter();
    bool escape();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showState();
    void fitColumns();
    void retranslate();
    void onHeaderClicked(int column);

    viewmodels::RunReportModel m_model;
    viewmodels::RunReportFilter m_filter{m_model};
    SearchEdit *m_search;
    QCheckBox *m_onlyLost;
    Label *m_count;
    QTableView *m_table;
    Placeholder *m_placeholder;
    int m_sorted = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace largada::ui
