// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tab of a report with its charts: the whole run on one time axis.
#pragma once

#include <QImage>
#include <QVector>
#include <QWidget>

#include "fleet/run_record.h"

namespace largada::ui
{

class Button;
class Card;
class ChartStack;
class Label;
class Placeholder;

class ReportCharts final : public QWidget
{
    Q_OBJECT
public:
    explicit ReportCharts(QWidget *parent = nullptr);

    void setRun(const fleet::RunRecord &run);
    bool hasCharts() const;

    struct Picture {
        QString name; // "throughput": of a file
        QImage image;
    };
    QVector<Picture> pictures(); // twice as sharp as on the screen

signals:
    void saveWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void show();
    void describe();

    fleet::RunRecord m_run;
    Label *m_hint;
    Button *m_save;
    Card *m_card;
    ChartStack *m_stack;
    Label *m_note;
    Placeholder *m_placeholder;
};

} // namespace largada::ui
