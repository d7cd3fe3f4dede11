// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/execution_filters.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStringListModel>
#include <QVBoxLayout>

#include "fleet/run_figures.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/theme.h"

namespace largada::ui
{

using dashboard::ExecutionStatus;
using dashboard::Target;

namespace
{

constexpr std::array allStatuses{ExecutionStatus::Running, ExecutionStatus::Completed, ExecutionStatus::Error,
                                 ExecutionStatus::Interrupted};

WallTime wallOf(const QDateTime &time)
{
    return WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

QDateTime localOf(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

} // namespace

ExecutionFilters::ExecutionFilters(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_period(new QComboBox), m_from(new QDateTimeEdit), m_to(new QDateTimeEdit),
      m_target(new QComboBox), m_agent(new QLineEdit), m_agents(new QStringListModel(this)),
      m_completer(new QCompleter(m_agents, this)), m_status(new QComboBox), m_overLimit(new QCheckBox),
      m_clear(new Button(ButtonKind::Link))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(8));
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(8));
    for (QWidget *each : std::initializer_list<QWidget *>{m_period, m_target, m_agent, m_status, m_overLimit})
        row->addWidget(each, each == m_target || each == m_agent ? 2 : 0);
    row->addStretch(1);
    row->addWidget(m_clear);
    column->addLayout(row);
    auto *times = new QHBoxLayout;
    times->setSpacing(scaled(8));
    times->addWidget(m_from);
    times->addWidget(m_to);
    times->addStretch(1);
    column->addLayout(times);
    m_period->setObjectName(QStringLiteral("executionsPeriod"));
    m_from->setObjectName(QStringLiteral("executionsFrom"));
    m_to->setObjectName(QStringLiteral("executionsTo"));
    m_target->setObjectName(QStringLiteral("executionsTarget"));
    m_agent->setObjectName(QStringLiteral("executionsAgent"));
    m_status->setObjectName(QStringLiteral("executionsStatus"));
    m_overLimit->setObjectName(QStringLiteral("executionsOverLimit"));
    m_clear->setObjectName(QStringLiteral("executionsClear"));
    for (QDateTimeEdit *edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
        edit->hide();
    }
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_agent->setCompleter(m_completer);
    m_agent->setClearButtonEnabled(true);
    m_agent->setMinimumWidth(scaled(110));
    m_agent->setMaximumWidth(scaled(240));
    m_target->setMaximumWidth(scaled(240));
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(12);
    m_agent->setProperty("quiet", QStringLiteral("true"));
    for (QComboBox *combo : {m_period, m_target, m_status}) {
        combo->setProperty("quiet", QStringLiteral("true"));
        connect(combo, &QComboBox::currentIndexChanged, this, &ExecutionFilters::onChanged);
    }
    connect(m_from, &QDateTimeEdit::dateTimeChanged, this, &ExecutionFilters::onChanged);
    connect(m_to, &QDateTimeEdit::dateTimeChanged, this, &ExecutionFilters::onChanged);
    connect(m_overLimit, &QCheckBox::toggled, this, &ExecutionFilters::onChanged);
    // Whole names only: not with each key.
    const auto takeAgent = [this] {
        if (m_agent->text().trimmed() == m_agentInForce)
            return;
        m_agentInForce = m_agent->text().trimmed();
        onChanged();
    };
    connect(m_agent, &QLineEdit::editingFinished, this, takeAgent);
    connect(m_agent, &QLineEdit::textChanged, this, [takeAgent](const QString &text) {
        if (text.isEmpty())
            takeAgent();
    });
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, takeAgent, Qt::QueuedConnection);
    connect(m_clear, &Button::clicked, this, &ExecutionFilters::clear);
    const QDateTime now = localOf(m_clock.wall());
    m_from->setDateTime(now.addDays(-1));
    m_to->setDateTime(now);
    retranslate();
    onChanged();
}

void ExecutionFilters::onChanged()
{
    const bool isBetween = m_period->currentIndex() == Between;
    m_from->setVisible(isBetween);
    m_to->setVisible(isBetween);
    m_clear->setVisible(isFiltering());
    emit changed();
}

dashboard::ExecutionFilter ExecutionFilters::wanted() const
{
    dashboard::ExecutionFilter filter;
    const WallTime now = m_clock.wall();
    switch (m_period->currentIndex()) {
    case Hour:
        filter.from = now - std::chrono::hours(1);
        break;
    case Today:
        filter.from = wallOf(localOf(now).date().startOfDay());
        break;
    case Week:
        filter.from = now - std::chrono::days(7);
        break;
    case Month:
        filter.from = now - std::chrono::days(30);
        break;
    case Between:
        filter.from = wallOf(m_from->dateTime());
        filter.to = wallOf(m_to->dateTime());
        break;
    default:
        break;
    }
    filter.targetId = m_target->currentData().toString();
    filter.agent = m_agentInForce;
    if (m_status->currentIndex() > 0)
        filter.status = allStatuses[static_cast<size_t>(m_status->currentIndex() - 1)];
    if (m_overLimit->isChecked()) // the limit itself is not above it
        filter.minErrorRate = std::nextafter(fleet::failLimit, 1.0);
    return filter;
}

bool ExecutionFilters::isFiltering() const
{
    return m_period->currentIndex() > 0 || m_target->currentIndex() > 0 || !m_agentInForce.isEmpty() ||
           m_status->currentIndex() > 0 || m_overLimit->isChecked();
}

void ExecutionFilters::clear()
{
    {
        const QSignalBlocker period(m_period), target(m_target), agent(m_agent), status(m_status), limit(m_overLimit);
        m_period->setCurrentIndex(0);
        m_target->setCurrentIndex(0);
        m_agent->clear();
        m_agentInForce.clear();
        m_status->setCurrentIndex(0);
        m_overLimit->setChecked(false);
    }
    onChanged();
}

void ExecutionFilters::focusFirst()
{
    m_agent->setFocus(Qt::ShortcutFocusReason);
    m_agent->selectAll();
}

void ExecutionFilters::setTarget(const QString &id)
{
    const int index = m_target->findData(id);
    if (index >= 0)
        m_target->setCurrentIndex(index);
}

void ExecutionFilters::setChoices(const QVector<Target> &targets, const QStringList &agents)
{
    if (m_agents->stringList() != agents)
        m_agents->setStringList(agents);
    if (targets == m_targets)
        return;
    m_targets = targets;
    fillTargets();
}

void ExecutionFilters::fillTargets()
{
    const QSignalBlocker quiet(m_target);
    const QString chosen = m_target->currentData().toString();
    const QString chosenText = m_target->currentText();
    m_target->clear();
    //: in the filter of the agents' executions
    m_target->addItem(tr("Target: all"), QString());
    for (const Target &target : std::as_const(m_targets))
        //: in the filter of the agents' executions: %1 is a label
        m_target->addItem(tr("Target: %1").arg(target.label.isEmpty() ? target.url : target.label), target.id);
    int index = m_target->findData(chosen);
    if (index < 0) { // deleted, but its executions are still there
        m_target->addItem(chosenText, chosen);
        index = m_target->count() - 1;
    }
    m_target->setCurrentIndex(index);
}

void ExecutionFilters::retranslate()
{
    const auto refill = [](QComboBox *combo, const QStringList &texts) {
        const QSignalBlocker blocker(combo);
        const int kept = std::max(0, combo->currentIndex());
        combo->clear();
        combo->addItems(texts);
        combo->setCurrentIndex(kept);
    };
    refill(m_period, {tr("Period: all"), tr("Period: 1 hour"), tr("Period: today"), tr("Period: 7 days"),
                      tr("Period: 30 days"), tr("Period: from – to")});
    //: in the filter of the agents' executions: %1 is an outcome
    const QString outcome = tr("Outcome: %1");
    //: in the filter of the agents' executions, after "Outcome:"
    QStringList outcomes{outcome.arg(tr("all"))};
    for (const ExecutionStatus status : allStatuses)
        outcomes << outcome.arg(text::word(status));
    refill(m_status, outcomes);
    fillTargets();
    m_agent->setPlaceholderText(tr("Agent: all"));
    m_agent->setToolTip(tr("The whole name of an agent."));
    m_agent->setAccessibleName(tr("Agent"));
    m_period->setAccessibleName(tr("Period"));
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    m_target->setAccessibleName(tr("Target"));
    m_status->setAccessibleName(tr("Outcome"));
    m_overLimit->setText(tr("Only above 5%"));
    m_overLimit->setToolTip(tr("Only executions of which more than 5% of the requests failed."));
    m_clear->setText(tr("Clear filter"));
}

void ExecutionFilters::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
