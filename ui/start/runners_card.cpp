// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/runners_card.h"

#include <algorithm>

#include <QVBoxLayout>

#include "charts/runner_dots.h"
#include "charts/spread_histogram.h"
#include "start/runner_grid.h"
#include "start/state_line.h"
#include "text/sentences.h"
#include "widgets/card.h"
#include "widgets/label.h"

namespace largada::ui
{

using fleet::PhaseName;

namespace
{

double quantile(const QVector<double> &sorted, double part)
{
    const auto last = double(sorted.size() - 1);
    return sorted[static_cast<qsizetype>(part * last + 0.5)];
}

QVBoxLayout *columnOf(Card *card)
{
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(12));
    column->setSpacing(scaled(8));
    return column;
}

} // namespace

RunnersCard::RunnersCard(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_title(new Label(TextKind::CardTitle)), m_states(new StateLine),
      m_grid(new RunnerGrid(services.run.runners(), 10)), m_spread(nullptr),
      m_spreadTitle(new Label(TextKind::CardTitle)), m_spreadUnit(new Label(TextKind::Small, Ink::Muted)),
      m_dots(new RunnerDots), m_starts(new SpreadHistogram)
{
    m_dots->setObjectName(QStringLiteral("runnerDots"));
    m_starts->setObjectName(QStringLiteral("startHistogram"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(scaled(12));
    whole->addWidget(makeStates());
    m_spread = makeSpread();
    whole->addWidget(m_spread, 1);
}

QWidget *RunnersCard::makeStates()
{
    auto *card = new Card;
    QVBoxLayout *column = columnOf(card);
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(16));
    head->addWidget(m_title);
    head->addWidget(m_states, 1);
    column->addLayout(head);
    column->addWidget(m_grid);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    return card;
}

QWidget *RunnersCard::makeSpread()
{
    auto *card = new Card;
    QVBoxLayout *column = columnOf(card);
    auto *head = new QHBoxLayout;
    head->addWidget(m_spreadTitle);
    head->addStretch(1);
    head->addWidget(m_spreadUnit);
    column->addLayout(head);
    column->addWidget(m_dots, 1);
    column->addWidget(m_starts, 1);
    return card;
}

void RunnersCard::showDots()
{
    std::vector<RunnerDots::Dot> dots;
    for (const fleet::RunnerRow &row : m_services.run.runners().rows()) {
        if (row.phase == PhaseName::Main && row.p95Ms)
            dots.push_back({row.id.value, *row.p95Ms});
    }
    std::sort(dots.begin(), dots.end(), [](const auto &a, const auto &b) { return a.value < b.value; });
    QVector<RunnerDots::Dot> shown;
    const size_t count = std::min(dots.size(), static_cast<size_t>(mostDots));
    for (size_t i = 0; i < count; ++i) // evenly by rank, with both ends
        shown.push_back(dots[count < 2 ? 0 : i * (dots.size() - 1) / (count - 1)]);
    m_dots->setDots(shown, ValueKind::Milliseconds);
    m_spreadTitle->setText(tr("Runners by p95"));
    m_spreadUnit->setText(tr("ms"));
    m_dots->setSummary(dots.empty() ? tr("No p95 was read yet.")
                                    : tr("From %1, %2, to %3, %4.")
                                          .arg(dots.front().name, text::milliseconds(dots.front().value),
                                               dots.back().name, text::milliseconds(dots.back().value)));
    m_spread->setVisible(dots.size() > 1);
}

void RunnersCard::showStarts()
{
    QVector<double> starts;
    for (const fleet::RunnerRow &row : m_services.run.runners().rows()) {
        if (row.startMs)
            starts.push_back(*row.startMs);
    }
    std::sort(starts.begin(), starts.end());
    m_spreadTitle->setText(tr("Start of each runner"));
    m_spreadUnit->setText(tr("ms"));
    m_spread->setVisible(starts.size() > 1);
    if (starts.size() < 2)
        return;
    m_starts->setValues(starts, {quantile(starts, 0.5), quantile(starts, 0.99), starts.last()});
    m_starts->setSummary(tr("Half of the runners started within %1, all within %2.")
                             .arg(text::milliseconds(quantile(starts, 0.5)), text::milliseconds(starts.last())));
}

void RunnersCard::refresh()
{
    m_title->setText(tr("Runners"));
    StateCounts counts{};
    for (const fleet::RunnerState state : fleet::allRunnerStates)
        counts[static_cast<size_t>(state)] = m_services.run.runners().count(state);
    m_states->setCounts(counts);
    const engine::PhaseView *phase = m_services.run.view().current();
    const bool isMain = phase == nullptr || phase->name == PhaseName::Main;
    m_dots->setVisible(isMain);
    m_starts->setVisible(!isMain);
    if (isMain)
        showDots();
    else
        showStarts();
    setSizePolicy(QSizePolicy::Preferred, m_spread->isHidden() ? QSizePolicy::Maximum : QSizePolicy::Preferred);
}

} // namespace largada::ui
