// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first tab of a report: what happened, the figures, the phases, how far apart the runners started, and beside it
// the settings, who was late or lost, and the warnings.
#pragma once

#include <QScrollArea>

#include "viewmodels/report_figures.h"

class QBoxLayout;
class QVBoxLayout;

namespace largada::ui
{

class FiguresCard;

class ReportSummary final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ReportSummary(QWidget *parent = nullptr);

    void setRun(const fleet::RunRecord &run);
    viewmodels::Scope scope() const;

signals:
    void runnersWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void arrange();
    QWidget *spreadCard();

    fleet::RunRecord m_run;
    FiguresCard *m_figures;
    QWidget *m_content = nullptr; // all but the figures, which keep their switch
    QBoxLayout *m_columns = nullptr;
    QWidget *m_side = nullptr;
    QVBoxLayout *m_page;
};

} // namespace largada::ui
