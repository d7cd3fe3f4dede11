// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/runs_cards.h"

#include <QCheckBox>
#include <QEvent>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "settings/card_form.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

namespace
{

constexpr int mostCountdown = 30, mostGate = 24 * 60;

void fill(QWidget *card, QWidget *form)
{
    auto *around = new QVBoxLayout(card);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(form);
}

QSpinBox *spinBox(const char *name, int least, int most)
{
    auto *box = new QSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(least, most);
    guardFromWheel(box);
    return box;
}

void showValue(QSpinBox *box, qint64 value)
{
    const QSignalBlocker notByAPerson(box);
    box->setValue(static_cast<int>(value));
}

} // namespace

RunsCard::RunsCard(settings::PreferencesFile &preferences, QWidget *parent)
    : QWidget(parent), m_preferences(preferences), m_form(new CardForm(this)),
      m_countdown(spinBox("countdownSeconds", 0, mostCountdown)), m_gate(spinBox("gateMinutes", 1, mostGate)),
      m_countdownHint(new Paragraph), m_gateHint(new Paragraph)
{
    fill(this, m_form);
    m_countdownName = m_form->addRow(rowOf({m_countdown}));
    m_countdownName->setBuddy(m_countdown);
    m_form->addBelow(m_countdownHint);
    m_gateName = m_form->addRow(rowOf({m_gate}));
    m_gateName->setBuddy(m_gate);
    m_form->addBelow(m_gateHint);
    connect(m_countdown, &QSpinBox::valueChanged, this, [this](int value) {
        changePreferences(m_preferences, [value](auto &changed) { changed.countdown = std::chrono::seconds(value); });
    });
    connect(m_gate, &QSpinBox::valueChanged, this, [this](int value) {
        changePreferences(m_preferences, [value](auto &changed) { changed.gateTimeout = std::chrono::minutes(value); });
    });
    connect(&preferences, &settings::PreferencesFile::changed, this, &RunsCard::refresh);
    retranslate();
    refresh();
}

void RunsCard::refresh()
{
    showValue(m_countdown, m_preferences.preferences().countdown.count());
    showValue(m_gate, m_preferences.preferences().gateTimeout.count());
}

void RunsCard::retranslate()
{
    m_form->setTitle(tr("New runs"));
    m_countdownName->setText(tr("Countdown"));
    m_countdown->setAccessibleName(tr("Countdown, in seconds"));
    m_countdown->setSuffix(tr(" s", "seconds"));
    m_countdownHint->setPlainText(
        tr("From the press of Start to the first load: the time to change your mind. 0 starts at once."));
    m_gateName->setText(tr("Give up after"));
    m_gate->setAccessibleName(tr("Wait for runners at the gate, in minutes"));
    m_gate->setSuffix(tr(" min", "minutes"));
    m_gateHint->setPlainText(tr("How long a run waits for runners that are not ready before it gives up. Each plan "
                                "can have its own."));
}

void RunsCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

NotificationsCard::NotificationsCard(settings::PreferencesFile &preferences, QWidget *parent)
    : QWidget(parent), m_preferences(preferences), m_form(new CardForm(this)), m_hint(new Paragraph),
      m_phase(new QCheckBox), m_end(new QCheckBox), m_failRate(new QCheckBox)
{
    fill(this, m_form);
    m_form->addWide(m_hint);
    using settings::Notifications;
    const auto add = [this](QCheckBox *box, const char *name, bool Notifications::*field) {
        box->setObjectName(QLatin1String(name));
        m_form->addWide(rowOf({box}));
        connect(box, &QCheckBox::toggled, this, [this, field](bool wanted) {
            changePreferences(m_preferences, [field, wanted](settings::Preferences &changed) {
                changed.notifications.*field = wanted;
            });
        });
    };
    add(m_phase, "notifyPhase", &Notifications::phaseChanged);
    add(m_end, "notifyEnd", &Notifications::runEnded);
    add(m_failRate, "notifyFailRate", &Notifications::failRate);
    connect(&preferences, &settings::PreferencesFile::changed, this, &NotificationsCard::refresh);
    retranslate();
    refresh();
}

void NotificationsCard::refresh()
{
    const settings::Notifications now = m_preferences.preferences().notifications;
    for (const auto &[box, isOn] :
         {std::pair(m_phase, now.phaseChanged), std::pair(m_end, now.runEnded), std::pair(m_failRate, now.failRate)}) {
        const QSignalBlocker notByAPerson(box);
        box->setChecked(isOn);
    }
}

void NotificationsCard::retranslate()
{
    m_form->setTitle(tr("Notices of the desktop"));
    m_hint->setPlainText(tr("Only while the window of Largada is not the active one."));
    m_phase->setText(tr("A run enters its next phase"));
    m_end->setText(tr("A run has ended"));
    m_failRate->setText(tr("More than 5% of the requests fail"));
}

void NotificationsCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
