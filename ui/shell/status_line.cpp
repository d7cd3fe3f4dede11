// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/status_line.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include "text/sentences.h"
#include "viewmodels/run_steps.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/icons.h"
#include "widgets/label.h"

namespace largada::ui
{

namespace
{

constexpr std::chrono::seconds betweenSentences{2};
constexpr std::chrono::seconds shownFor{8};
constexpr std::chrono::seconds near{120};

QString clockText(std::chrono::nanoseconds time)
{
    return viewmodels::clockText(std::chrono::duration_cast<std::chrono::milliseconds>(time));
}

} // namespace

QString stageSentence(const engine::RunView &view, MonoTime now)
{
    const engine::PhaseView *phase = view.current();
    if (phase == nullptr)
        return StatusLine::tr("Preflight check");
    const QString name = text::word(phase->name);
    using enum coordinator::Stage;
    switch (view.stage) {
    case Planned:
    case Preflight:
        return StatusLine::tr("Preflight check");
    case Gathering:
        return StatusLine::tr("%1: waiting for %Ln, %2", "runners", phase->runners - phase->armed)
            .arg(name, clockText(now - phase->gatheringSince.value_or(now)));
    case SettingUp:
        return StatusLine::tr("%1: setup() is running").arg(name);
    case Armed:
        if (view.releaseDue && *view.releaseDue - now > near)
            //: %1 is "Warm-up" or "Main", %2 a length of time like 1:30:00
            return StatusLine::tr("%1 starts in %2").arg(name, clockText(*view.releaseDue - now));
        if (view.releaseDue)
            return StatusLine::tr("%1 starts in %2 s")
                .arg(name)
                .arg(std::max<qint64>(0, std::chrono::ceil<std::chrono::seconds>(*view.releaseDue - now).count()));
        return StatusLine::tr("%1: all ready").arg(name);
    case Releasing:
    case Running:
    case TearingDown:
        return QStringLiteral("%1 %2").arg(name, clockText(now - phase->releasedAt.value_or(now)));
    case Stopping:
        return StatusLine::tr("Stopping, %1 of %2 ended").arg(text::number(phase->ended), text::number(phase->runners));
    case Reported:
        return StatusLine::tr("Run ended");
    }
    return {};
}

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent), m_mark(new Label(TextKind::Small)), m_state(new Label(TextKind::SmallStrong)),
      m_detail(new Label(TextKind::Small, Ink::Muted)), m_said(new Label(TextKind::Small, Ink::Muted)),
      m_run(new Label(TextKind::Small)), m_events(new Button(ButtonKind::Flat, ButtonSize::Small)),
      m_logs(new Button(ButtonKind::Flat, ButtonSize::Small))
{
    setObjectName(QStringLiteral("status"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(14), 1, scaled(12), 0);
    row->setSpacing(scaled(8));
    row->addWidget(m_mark);
    row->addWidget(m_state);
    row->addWidget(m_detail);
    row->addWidget(m_said, 1);
    row->addWidget(m_run);
    row->addWidget(m_events);
    row->addWidget(m_logs);
    m_said->setEliding(Qt::ElideRight);
    m_said->setObjectName(QStringLiteral("statusSaid"));
    m_state->setObjectName(QStringLiteral("statusState"));
    m_run->setObjectName(QStringLiteral("statusRun"));
    m_events->setObjectName(QStringLiteral("eventsButton"));
    m_events->setIconName(QStringLiteral("list"));
    m_logs->setObjectName(QStringLiteral("logsButton"));
    m_logs->setIconName(QStringLiteral("scroll-text"));
    connect(m_events, &Button::clicked, this, &StatusLine::eventsWanted);
    connect(m_logs, &Button::clicked, this, &StatusLine::logsWanted);
    m_pause.setSingleShot(true);
    m_fade.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &StatusLine::saysNext);
    connect(&m_fade, &QTimer::timeout, this, [this] { m_said->clear(); });
    retranslate();
}

void StatusLine::setRun(const engine::RunView &view, int runners, MonoTime now)
{
    m_view = view;
    m_runners = runners;
    m_now = now;
    retranslate();
}

void StatusLine::setConnection(const std::optional<fleet::ConnectionState> &state, int pods)
{
    m_connection = state;
    m_pods = pods;
    retranslate();
}

// Of the cluster in use; never by colour alone.
void StatusLine::showConnection()
{
    const Theme &theme = themeOf(this);
    const bool isLost = m_connection->state == fleet::LinkState::Lost;
    const bool isLive = m_connection->state == fleet::LinkState::Live;
    m_mark->setPixmap(iconPixmap(isLost   ? QStringLiteral("unplug")
                                 : isLive ? QStringLiteral("circle-dot")
                                          : QStringLiteral("loader-circle"),
                                 scaled(14),
                                 theme.color(isLost   ? Ink::Error
                                             : isLive ? Ink::Ok
                                                      : Ink::Muted),
                                 devicePixelRatioF()));
    m_state->setText(isLost ? tr("Disconnected") : isLive ? tr("Live") : tr("Connecting…"));
    m_state->setInk(isLost ? Ink::Error : Ink::Text);
    const QString pods = m_runners > 0 ? tr("%Ln pod(s)", "", m_runners)
                         : m_pods >= 0 ? tr("%Ln pod(s)", "", m_pods)
                                       : tr("no Job chosen");
    m_detail->setText(QStringLiteral("· ") + pods);
}

void StatusLine::setEvents(int count)
{
    m_eventCount = count;
    retranslate();
}

void StatusLine::setDockOpen(bool open)
{
    m_events->setAccessibleDescription(open ? tr("Open") : QString());
    m_logs->setAccessibleDescription(open ? tr("Open") : QString());
}

void StatusLine::say(const QString &sentence)
{
    if (sentence.isEmpty())
        return;
    m_waiting = sentence;
    if (!m_pause.isActive())
        saysNext();
}

void StatusLine::saysNext()
{
    if (m_waiting.isEmpty())
        return;
    m_said->setText(m_waiting);
    m_said->setAccessibleName(m_waiting);
    m_waiting.clear();
    QAccessibleEvent alert(m_said, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    m_pause.start(betweenSentences);
    m_fade.start(shownFor);
}

void StatusLine::retranslate()
{
    const Theme &theme = themeOf(this);
    const bool active = m_view.isActive();
    m_state->setInk(Ink::Text);
    m_mark->setPixmap(
        active ? iconPixmap(QStringLiteral("circle-dot"), scaled(14), theme.color(Ink::Ok), devicePixelRatioF())
               : iconPixmap(QStringLiteral("monitor"), scaled(14), theme.color(Ink::Muted), devicePixelRatioF()));
    m_state->setText(active ? tr("Live") : tr("Local fleet"));
    m_detail->setText(QStringLiteral("· ") +
                      (m_runners > 0 ? tr("%Ln runners", "", m_runners) : tr("no runner is running")));
    if (m_connection)
        showConnection();
    m_run->setText(active ? stageSentence(m_view, m_now) : tr("No run in progress"));
    m_run->setInk(active ? Ink::Text : Ink::Muted);
    m_events->setText(m_eventCount > 0 ? tr("Events") + QStringLiteral("  ") + text::number(m_eventCount)
                                       : tr("Events"));
    m_logs->setText(tr("Logs"));
    setFixedHeight(scaled(30));
}

void StatusLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Ink::Chrome));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Ink::Hairline));
}

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_waiting.clear(), m_said->clear(); // in the other language
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::ApplicationFontChange)
        retranslate();
}

} // namespace largada::ui
