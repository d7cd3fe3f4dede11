// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong, grouped by reason; each row leads to the first of its runners.
#pragma once

#include <vector>

#include <QWidget>

#include "fleet/runner_row.h"
#include "widgets/card.h"

class QVBoxLayout;

namespace largada::ui
{

class Button;
class Label;

struct ProblemGroup {
    fleet::Reason reason;
    QVector<RunnerId> runners;
    bool operator==(const ProblemGroup &) const = default;
};

// Runners that are lost, or hold the gate for more than a minute; the largest group first. Pure.
std::vector<ProblemGroup> problemGroups(const std::vector<fleet::RunnerRow> &rows, WallTime now);

class ProblemsCard final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int mostShown = 3;

    explicit ProblemsCard(QWidget *parent = nullptr);
    void show(const std::vector<fleet::RunnerRow> &rows, WallTime now);

signals:
    void runnerWanted(const largada::RunnerId &runner);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();

    Label *m_title;
    Label *m_none;
    QVBoxLayout *m_list;
    std::vector<ProblemGroup> m_groups;
};

} // namespace largada::ui
