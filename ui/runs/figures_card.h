// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The six figures that a report is about, each with how exact it is and what it means.
#pragma once

#include <QVector>

#include "viewmodels/report_figures.h"
#include "widgets/card.h"

class QCheckBox;

namespace largada::ui
{

class Label;

class FiguresCard final : public QWidget
{
    Q_OBJECT
public:
    explicit FiguresCard(QWidget *parent = nullptr);

    void setRun(const fleet::RunRecord &run);
    viewmodels::Scope scope() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Tile {
        QWidget *box = nullptr;
        Label *label = nullptr;
        Label *value = nullptr;
        Label *unit = nullptr;
        Label *mark = nullptr;
        Label *note = nullptr;
    };
    Tile makeTile();
    void showFigures();
    void look();

    fleet::RunRecord m_run;
    QVector<Tile> m_tiles;
    QVector<viewmodels::ReportFigure> m_figures;
    Label *m_scopeLabel;
    Label *m_scopeNote;
    QCheckBox *m_warmup;
};

} // namespace largada::ui
