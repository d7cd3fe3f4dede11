// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cards of a report's summary, made of a record once; they are made again when the language changes.
#pragma once

#include <QWidget>

#include "fleet/run_record.h"
#include "fleet/runner_row.h"

namespace largada::ui
{

class Button;
class Card;
class Label;

// An icon of the resources that follows the theme.
class IconLabel final : public QWidget
{
    Q_OBJECT
public:
    IconLabel(const QString &name, int ink, QWidget *parent = nullptr); // ink: an Ink
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    int m_ink;
};

// A runner's state as a tile of 16 px.
class StateMark final : public QWidget
{
    Q_OBJECT
public:
    explicit StateMark(fleet::RunnerState state, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    fleet::RunnerState m_state;
};

// nullptr where there is nothing to tell.
QWidget *bannerCard(const fleet::RunRecord &run);
QWidget *phaseCard(const fleet::RunRecord &run);
QWidget *thresholdCard(const fleet::RunRecord &run);
QWidget *factsCard(const fleet::RunRecord &run);
QWidget *warningsCard(const fleet::RunRecord &run);
// all: a link at its head, shown where not every reason has room.
QWidget *reasonsCard(const fleet::RunRecord &run, Button *all);

} // namespace largada::ui
