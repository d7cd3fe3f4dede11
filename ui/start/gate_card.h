// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many of the runners are where they should be: as a number, as a bar with counts in words, and runner by runner.
#pragma once

#include "start/runner_grid.h"
#include "start/state_line.h"
#include "widgets/card.h"

namespace largada::ui
{

class Label;

class GateCard final : public QWidget
{
    Q_OBJECT
public:
    explicit GateCard(const viewmodels::RunnerModel &runners, QWidget *parent = nullptr);

    // "17" and "of 20 armed".
    void setCount(int count, const QString &ofWhat);
    void setNote(const QString &sentence);
    void setEnding();          // those that are done come first, and the others are on their way there
    void setStale(bool stale); // the fleet cannot be seen
    void refresh();            // bar, words and the grid's caption

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    bool m_isEnding = false;
    const viewmodels::RunnerModel &m_runners;
    Label *m_count;
    Label *m_ofWhat;
    StateBar *m_bar;
    StateLine *m_words;
    Label *m_note;
    Label *m_caption;
    RunnerGrid *m_grid;
    QWidget *m_gridBox;
};

// Icon of a row of small text, in muted ink; again when the theme changes.
class RowIcon final : public QWidget
{
    Q_OBJECT
public:
    explicit RowIcon(const QString &name, Ink ink = Ink::Muted, QWidget *parent = nullptr);
    void show(const QString &name, Ink ink);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_name;
    Ink m_ink;
};

} // namespace largada::ui
