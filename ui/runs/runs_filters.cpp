// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/runs_filters.h"

#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include "text/sentences.h"
#include "widgets/search_edit.h"
#include "widgets/theme.h"

namespace largada::ui
{

namespace
{

constexpr std::array periodDays{0, 1, 7, 30, 90}; // 0: all

enum Choice { All, Completed, ThresholdsMissed, Partial, Stopped, Interrupted, Failed };

} // namespace

RunsFilters::RunsFilters(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_search(new SearchEdit), m_period(new QComboBox), m_outcome(new QComboBox),
      m_overLimit(new QCheckBox)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(8));
    row->addWidget(m_search, 3);
    row->addWidget(m_period);
    row->addWidget(m_outcome);
    row->addWidget(m_overLimit);
    row->addStretch(1);
    m_search->setMinimumWidth(scaled(120));
    m_search->setMaximumWidth(scaled(320));
    m_search->setObjectName(QStringLiteral("runsSearch"));
    m_period->setObjectName(QStringLiteral("runsPeriod"));
    m_outcome->setObjectName(QStringLiteral("runsOutcome"));
    m_overLimit->setObjectName(QStringLiteral("runsOverLimit"));
    for (QComboBox *combo : {m_period, m_outcome}) {
        combo->setProperty("quiet", QStringLiteral("true"));
        connect(combo, &QComboBox::currentIndexChanged, this, &RunsFilters::changed);
    }
    connect(m_search, &QLineEdit::textChanged, this, &RunsFilters::changed);
    connect(m_overLimit, &QCheckBox::toggled, this, &RunsFilters::changed);
    retranslate();
}

viewmodels::RunsWanted RunsFilters::wanted() const
{
    viewmodels::RunsWanted wanted;
    wanted.text = m_search->text();
    const int days = periodDays[static_cast<size_t>(std::max(0, m_period->currentIndex()))];
    if (days > 0)
        wanted.since = m_clock.wall() - std::chrono::days(days);
    wanted.onlyOverLimit = m_overLimit->isChecked();
    switch (m_outcome->currentIndex()) {
    case Completed:
        wanted.outcomes = {fleet::Outcome::Completed};
        wanted.onlyThresholdsMet = true;
        break;
    case ThresholdsMissed:
        wanted.onlyThresholdsMissed = true;
        break;
    case Partial:
        wanted.outcomes = {fleet::Outcome::Partial};
        break;
    case Stopped:
        wanted.outcomes = {fleet::Outcome::Stopped};
        break;
    case Interrupted:
        wanted.outcomes = {fleet::Outcome::Interrupted};
        break;
    case Failed:
        wanted.outcomes = {fleet::Outcome::Failed};
        break;
    default:
        break;
    }
    return wanted;
}

bool RunsFilters::isFiltering() const
{
    return !m_search->text().trimmed().isEmpty() || m_period->currentIndex() > 0 || m_outcome->currentIndex() > 0 ||
           m_overLimit->isChecked();
}

void RunsFilters::clear()
{
    {
        const QSignalBlocker search(m_search), period(m_period), outcome(m_outcome), limit(m_overLimit);
        m_search->clear();
        m_period->setCurrentIndex(0);
        m_outcome->setCurrentIndex(0);
        m_overLimit->setChecked(false);
    }
    emit changed();
}

void RunsFilters::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void RunsFilters::retranslate()
{
    const auto refill = [](QComboBox *combo, const QStringList &texts) {
        const QSignalBlocker blocker(combo);
        const int kept = std::max(0, combo->currentIndex());
        combo->clear();
        combo->addItems(texts);
        combo->setCurrentIndex(kept);
    };
    //: in the filter of runs
    refill(m_period, {tr("Period: all"), tr("Period: 24 hours"), tr("Period: 7 days"), tr("Period: 30 days"),
                      tr("Period: 90 days")});
    //: in the filter of runs: %1 is an outcome
    const QString outcome = tr("Outcome: %1");
    refill(m_outcome,
           //: in the filter of runs, after "Outcome:"
           {outcome.arg(tr("all")), outcome.arg(text::word(fleet::Outcome::Completed)),
            outcome.arg(tr("Thresholds missed")), outcome.arg(text::word(fleet::Outcome::Partial)),
            outcome.arg(text::word(fleet::Outcome::Stopped)), outcome.arg(text::word(fleet::Outcome::Interrupted)),
            outcome.arg(text::word(fleet::Outcome::Failed))});
    m_search->setPlaceholderText(tr("Filter: script, run…"));
    m_search->setAccessibleName(tr("Filter the runs"));
    m_period->setAccessibleName(tr("Period"));
    m_outcome->setAccessibleName(tr("Outcome"));
    m_overLimit->setText(tr("Only above 5%"));
    m_overLimit->setToolTip(tr("Only runs of which more than 5% of the requests failed."));
}

void RunsFilters::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
