// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/policy_card.h"

#include <algorithm>
#include <array>

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QSpinBox>

#include "text/sentences.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

using fleet::StragglerPolicy;
using std::chrono::milliseconds;
using std::chrono::minutes;

namespace
{
constexpr std::array policies{StragglerPolicy::Wait, StragglerPolicy::Continue, StragglerPolicy::GiveUp};
constexpr std::array timeouts{minutes(1), minutes(2), minutes(5), minutes(15), minutes(30), minutes(60)};
} // namespace

PolicyCard::PolicyCard(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_title(new Label(TextKind::CardTitle)),
      m_policyLabel(new Label(TextKind::Small, Ink::Muted)), m_policy(new QComboBox),
      m_minimumLabel(new Label(TextKind::Small, Ink::Muted)), m_minimum(new QSpinBox),
      m_timeoutLabel(new Label(TextKind::Small, Ink::Muted)), m_timeout(new QComboBox), m_notes(new Paragraph)
{
    m_policy->setObjectName(QStringLiteral("stragglerPolicy"));
    m_minimum->setObjectName(QStringLiteral("minimumRunners"));
    m_timeout->setObjectName(QStringLiteral("gateTimeout"));
    m_policyLabel->setBuddy(m_policy);
    m_minimumLabel->setBuddy(m_minimum);
    m_timeoutLabel->setBuddy(m_timeout);
    m_minimum->setKeyboardTracking(false);
    for (QComboBox *combo : {m_policy, m_timeout}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
    }

    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    whole->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(14));
    column->setSpacing(scaled(10));
    column->addWidget(m_title);
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(scaled(8));
    form->setVerticalSpacing(scaled(8));
    form->setColumnStretch(1, 1);
    form->addWidget(m_policyLabel, 0, 0);
    form->addWidget(m_policy, 0, 1);
    form->addWidget(m_minimumLabel, 1, 0);
    form->addWidget(m_minimum, 1, 1);
    form->addWidget(m_timeoutLabel, 2, 0);
    form->addWidget(m_timeout, 2, 1);
    column->addLayout(form);
    column->addWidget(m_notes);
    column->addStretch(1);
    retranslate();
    connect(m_policy, &QComboBox::currentIndexChanged, this, &PolicyCard::send);
    connect(m_timeout, &QComboBox::currentIndexChanged, this, &PolicyCard::send);
    connect(m_minimum, &QSpinBox::valueChanged, this, &PolicyCard::send);
}

void PolicyCard::retranslate()
{
    m_filling = true;
    m_title->setText(tr("If some are missing"));
    m_policyLabel->setText(tr("Policy"));
    m_minimumLabel->setText(tr("At least"));
    m_timeoutLabel->setText(tr("Give up after"));
    m_policy->setAccessibleName(tr("Policy"));
    m_minimum->setAccessibleName(tr("At least"));
    m_timeout->setAccessibleName(tr("Give up after"));
    const int index = m_policy->currentIndex();
    m_policy->clear();
    m_policy->addItem(tr("Wait for all (100%)"));
    m_policy->addItem(tr("Start with fewer at the limit"));
    m_policy->addItem(tr("Give up at once"));
    m_policy->setCurrentIndex(index);
    m_timeout->clear();
    m_filling = false;
    refresh();
}

void PolicyCard::refresh()
{
    const fleet::RunPlan &plan = m_services.run.view().plan;
    m_filling = true;
    if (!m_policy->view()->isVisible())
        m_policy->setCurrentIndex(
            int(std::find(policies.cbegin(), policies.cend(), plan.stragglers) - policies.cbegin()));
    const engine::PhaseView *phase = m_services.run.view().current();
    m_minimum->setRange(1, std::max(1, phase == nullptr ? plan.runners : phase->runners));
    if (!m_minimum->hasFocus())
        m_minimum->setValue(plan.minimum > 0 ? plan.minimum : std::max(1, plan.runners));
    if (m_timeout->findData(qlonglong(plan.gateTimeout.count())) < 0) {
        m_timeout->clear();
        QVector<milliseconds> times(timeouts.cbegin(), timeouts.cend());
        if (!times.contains(plan.gateTimeout))
            times.push_back(plan.gateTimeout);
        std::sort(times.begin(), times.end());
        for (const milliseconds time : std::as_const(times))
            m_timeout->addItem(text::duration(time), qlonglong(time.count()));
    }
    if (!m_timeout->view()->isVisible())
        m_timeout->setCurrentIndex(m_timeout->findData(qlonglong(plan.gateTimeout.count())));
    const bool isContinue = plan.stragglers == StragglerPolicy::Continue;
    m_minimum->setVisible(isContinue);
    m_minimumLabel->setVisible(isContinue);
    m_filling = false;
    explain();
}

void PolicyCard::explain()
{
    const fleet::RunPlan &plan = m_services.run.view().plan;
    const QString limit = text::duration(plan.gateTimeout);
    QString note;
    switch (plan.stragglers) {
    case StragglerPolicy::Wait:
        note = tr("A notice comes at 60 s, a warning at 3 min and, after %1, the question: wait, start with fewer, or "
                  "cancel.")
                   .arg(limit);
        break;
    case StragglerPolicy::Continue:
        note = tr("After %1 the gate opens if at least %Ln runner(s) are armed; otherwise the run ends.", "",
                  m_minimum->value())
                   .arg(limit);
        break;
    case StragglerPolicy::GiveUp:
        note = tr("The run ends as soon as a runner can no longer arm, and after %1 at the latest.").arg(limit);
        break;
    }
    if (plan.isAttached() && plan.stragglers == StragglerPolicy::Wait)
        note += QLatin1Char(' ') + tr("When it is cancelled, the pods stay paused and are named.");
    else if (plan.isAttached())
        note += QLatin1Char(' ') + (plan.onTimeout == fleet::OnTimeout::Stop
                                        ? tr("When it ends so, the pods are stopped.")
                                        : tr("When it ends so, the pods stay paused and are named."));
    m_notes->setPlainText(note);
}

void PolicyCard::send()
{
    if (m_filling || m_policy->currentIndex() < 0 || m_timeout->currentIndex() < 0)
        return;
    const StragglerPolicy policy = policies[static_cast<size_t>(m_policy->currentIndex())];
    m_services.run.engine().setPolicy(policy, policy == StragglerPolicy::Continue ? m_minimum->value() : 0,
                                      milliseconds(m_timeout->currentData().toLongLong()));
}

void PolicyCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
