// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/problems_card.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>

#include "text/sentences.h"
#include "viewmodels/runner_facts.h"
#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/tab_order.h"

namespace largada::ui
{

std::vector<ProblemGroup> problemGroups(const std::vector<fleet::RunnerRow> &rows, WallTime now)
{
    std::vector<ProblemGroup> groups;
    for (const fleet::RunnerRow &row : rows) {
        if (!viewmodels::isProblem(row, now))
            continue;
        const auto it = std::find_if(groups.begin(), groups.end(), [&row](const ProblemGroup &group) {
            return group.reason.code == row.reason.code && group.reason.detail == row.reason.detail;
        });
        if (it == groups.end())
            groups.push_back({row.reason, {row.id}});
        else
            it->runners.push_back(row.id);
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const ProblemGroup &a, const ProblemGroup &b) { return a.runners.size() > b.runners.size(); });
    return groups;
}

ProblemsCard::ProblemsCard(QWidget *parent)
    : QWidget(parent), m_title(new Label(TextKind::CardTitle)), m_none(new Label(TextKind::Small, Ink::Muted)),
      m_list(new QVBoxLayout)
{
    setObjectName(QStringLiteral("problems"));
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    around->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(14), scaled(12), scaled(14), scaled(10));
    column->setSpacing(scaled(6));
    column->addWidget(m_title);
    column->addWidget(m_none);
    m_list->setSpacing(scaled(4));
    column->addLayout(m_list);
    column->addStretch(1);
    build();
}

void ProblemsCard::show(const std::vector<fleet::RunnerRow> &rows, WallTime now)
{
    auto groups = problemGroups(rows, now);
    if (groups == m_groups)
        return;
    m_groups = std::move(groups);
    build();
}

void ProblemsCard::build()
{
    while (QLayoutItem *item = m_list->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_title->setText(tr("Problems"));
    m_none->setText(tr("None. Runners that are lost or late are listed here by reason."));
    m_none->setVisible(m_groups.empty());
    m_none->setEliding(Qt::ElideRight);
    for (size_t i = 0; i < std::min<size_t>(m_groups.size(), mostShown); ++i) {
        const ProblemGroup &group = m_groups[i];
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(scaled(8));
        auto *count = new Label(TextKind::BodyStrong, Ink::Error);
        count->setText(text::number(double(group.runners.size())));
        auto *sentence = new Label(TextKind::Small);
        sentence->setText(text::sentence(group.reason));
        sentence->setEliding(Qt::ElideRight);
        auto *show = new Button(ButtonKind::Link);
        show->setText(tr("Show"));
        show->setAccessibleName(tr("Show: %1").arg(sentence->text()));
        connect(show, &Button::clicked, this,
                [this, runner = group.runners.constFirst()] { emit runnerWanted(runner); });
        row->addWidget(count);
        row->addWidget(sentence, 1);
        row->addWidget(show);
        m_list->addWidget(line);
    }
    gatherTabOrder(this);
}

void ProblemsCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        build();
}

} // namespace largada::ui
