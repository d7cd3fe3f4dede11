// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One figure of the load with its last minutes below.
#pragma once

#include <QWidget>

#include "widgets/card.h"

namespace largada::ui
{

class Label;
class TimeChart;

class FigureCard final : public QWidget
{
    Q_OBJECT
public:
    explicit FigureCard(QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &window);
    void setFigure(const QString &figure, const QString &unit, bool isOverLimit);
    TimeChart *chart() const { return m_chart; }

signals:
    void clicked(); // on the figure

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    Label *m_title;
    Label *m_window;
    Label *m_figure;
    Label *m_unit;
    TimeChart *m_chart;
};

} // namespace largada::ui
