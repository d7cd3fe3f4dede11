// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/run_actions.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>

#include "start/start_words.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/tag.h"

namespace largada::ui
{

using coordinator::Stage;
using fleet::PhaseName;

namespace
{

constexpr int leadWidth = 184; // px at 100 %
constexpr int leadHeight = 48;
constexpr std::chrono::seconds killAfter{30};
constexpr std::chrono::seconds answerWithin{5}; // of the machine, to an intent

} // namespace

RunActions::RunActions(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_start(new Button(ButtonKind::Start, ButtonSize::Large)),
      m_cancel(new Button(ButtonKind::Plain, ButtonSize::Large)),
      m_kill(new Button(ButtonKind::Danger, ButtonSize::Large)), m_escape(new KeyCaps),
      m_title(new Label(TextKind::BodyStrong)), m_detail(new Label(TextKind::Small, Ink::Muted)), m_fewer(new Button),
      m_now(new Button(ButtonKind::Plain, ButtonSize::Normal))
{
    setObjectName(QStringLiteral("runActions"));
    m_start->setObjectName(QStringLiteral("startButton"));
    m_start->setIconName(QStringLiteral("play-fill"));
    m_start->setAutoDefault(true); // Return presses it, once it has the focus
    m_cancel->setAutoDefault(true);
    m_cancel->setObjectName(QStringLiteral("cancelCountdownButton"));
    m_kill->setObjectName(QStringLiteral("killButton"));
    m_fewer->setObjectName(QStringLiteral("startFewerButton"));
    m_now->setObjectName(QStringLiteral("startNowButton"));
    m_now->setIconName(QStringLiteral("play"));
    m_title->setObjectName(QStringLiteral("actionTitle"));
    m_escape->setKeys({QStringLiteral("Esc")});
    arrange();
    connect(m_start, &QPushButton::clicked, this, &RunActions::start);
    connect(m_cancel, &QPushButton::clicked, this, &RunActions::cancel);
    connect(m_kill, &QPushButton::clicked, this, &RunActions::kill);
    connect(m_fewer, &QPushButton::clicked, this, &RunActions::startWithFewer);
    connect(m_now, &QPushButton::clicked, this, &RunActions::startNow);
    refresh();
}

void RunActions::arrange()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    whole->addWidget(card);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12));
    row->setSpacing(scaled(12));
    for (Button *lead : {m_start, m_cancel, m_kill})
        row->addWidget(lead);
    row->addWidget(m_escape);
    auto *text = new QVBoxLayout;
    text->setSpacing(scaled(2));
    m_title->setEliding(Qt::ElideRight);
    m_detail->setEliding(Qt::ElideRight);
    text->addStretch(1);
    text->addWidget(m_title);
    text->addWidget(m_detail);
    text->addStretch(1);
    row->addLayout(text, 1);
    row->addWidget(m_fewer);
    row->addWidget(m_now);
    sizeButtons();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void RunActions::sizeButtons()
{
    for (Button *lead : {m_start, m_cancel, m_kill})
        lead->setFixedSize(scaled(leadWidth), scaled(leadHeight));
}

bool RunActions::isCountingDown() const
{
    const engine::RunView &view = m_services.run.view();
    return view.stage == Stage::Armed && !view.held;
}

bool RunActions::holdsHere() const
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    if (phase == nullptr)
        return view.plan.holdBeforeStart;
    const bool isFirst = view.phase == 0;
    const bool isMain = phase->name == PhaseName::Main;
    return (isFirst && view.plan.holdBeforeStart) || (isMain && view.plan.holdBeforeMain);
}

void RunActions::say(const QString &title, const QString &detail)
{
    m_title->setText(title);
    m_detail->setText(detail);
}

void RunActions::setLead(Lead lead)
{
    const bool hadFocus = hasFocus() || m_start->hasFocus() || m_cancel->hasFocus() || m_kill->hasFocus();
    Button *here = lead == Lead::Start    ? m_start
                   : lead == Lead::Cancel ? m_cancel
                   : lead == Lead::Kill   ? m_kill
                                          : nullptr;
    if (here != nullptr && here->isHidden()) {
        for (Button *other : {m_start, m_cancel, m_kill}) {
            if (other != here)
                other->setFocusPolicy(Qt::NoFocus);
        }
        here->setFocusPolicy(Qt::StrongFocus);
        here->show();
        // Else the focus would jump to what is next in the row.
        if (hadFocus)
            here->setFocus();
    }
    for (Button *other : {m_start, m_cancel, m_kill}) {
        if (other != here)
            other->hide();
    }
    m_now->setVisible(lead == Lead::Cancel);
    m_escape->setVisible(lead == Lead::Cancel);
}

void RunActions::refresh()
{
    const engine::RunView &view = m_services.run.view();
    const MonoTime now = m_services.clock.now();
    const bool isRefused = view.held && m_goSentAt && now - *m_goSentAt > answerWithin;
    if (view.stage != Stage::Armed || isRefused)
        m_goSentAt.reset();
    goOnWhenHeld();
    const bool hadFocus = hasFocus() || isAncestorOf(QApplication::focusWidget());
    m_start->setText(view.phase > 0 ? tr("Start main") : tr("Start"));
    m_cancel->setText(tr("Cancel"));
    m_kill->setText(tr("Kill now…"));
    m_now->setText(tr("Start now"));
    switch (view.stage) {
    case Stage::Planned:
    case Stage::Preflight:
    case Stage::Gathering:
    case Stage::SettingUp:
        showGathering();
        break;
    case Stage::Armed:
        showArmed();
        break;
    case Stage::Stopping:
        showStopping();
        break;
    case Stage::Releasing:
    case Stage::Running:
    case Stage::TearingDown:
    case Stage::Reported:
        m_fewer->hide();
        setLead(Lead::None);
        say({}, {});
        break;
    }
    // What is hidden or disabled hands the focus on to whatever comes next in the window.
    if (hadFocus && !hasFocus() && !isAncestorOf(QApplication::focusWidget()))
        setFocus();
}

void RunActions::showGathering()
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    const int runners = phase == nullptr ? view.plan.runners : phase->runners;
    const int armed = phase == nullptr ? 0 : phase->armed;
    const int missing = std::max(0, runners - armed);
    setLead(holdsHere() ? Lead::Start : Lead::None);
    const QString reason = view.stage == Stage::SettingUp ? tr("setup() is running on one runner; the others follow.")
                                                          : tr("%Ln runner(s) are missing.", "", missing);
    m_start->setBlocked(reason);
    const auto countdown = std::chrono::duration_cast<std::chrono::milliseconds>(view.plan.countdown);
    if (!holdsHere())
        say(view.phase > 0 ? tr("Main starts by itself once all are armed")
                           : tr("The run starts by itself once all are armed"),
            reason);
    else if (const auto at = farStart(view, m_services.clock.now()))
        say(reason, tr("After the click, all are held until %1").arg(timeOfDay(view, *at)));
    else
        say(reason, countdown.count() > 0 ? tr("After the click, a countdown of %1").arg(text::duration(countdown))
                                          : tr("After the click, the load starts at once"));
    m_fewer->setVisible(view.stage == Stage::Gathering && armed > 0 && missing > 0);
    if (runners > 0) {
        const QString share = percentText(double(armed) / runners, armed * 100 % runners == 0 ? 0 : 1);
        //: %Ln runners, %1 is their part of all
        m_fewer->setText(view.phase > 0 ? tr("Start main with %Ln (%1)…", "", armed).arg(share)
                                        : tr("Start with %Ln (%1)…", "", armed).arg(share));
    }
}

void RunActions::showArmed()
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    const int runners = phase == nullptr ? view.plan.runners : phase->armed;
    m_fewer->hide();
    if (view.held) {
        setLead(Lead::Start);
        m_start->setBlocked(m_goSentAt ? tr("The start was sent; the countdown follows.") : QString());
        const auto at = farStart(view, m_services.clock.now());
        say(tr("%Ln runner(s) are armed", "", runners),
            //: %1 is a time of day
            at                                ? tr("After the click, all are held until %1").arg(timeOfDay(view, *at))
            : view.plan.countdown.count() > 0 ? tr("After the click, a countdown of %1; nothing is sent before its end")
                                                    .arg(text::duration(view.plan.countdown))
                                              : tr("After the click, the load starts at once"));
        return;
    }
    setLead(Lead::Cancel);
    m_cancel->setBlocked({});
    m_now->setBlocked({});
    say(tr("Sends nothing: %Ln runner(s) stay armed", "", runners), tr("Start is possible again at once"));
}

void RunActions::showStopping()
{
    const engine::RunView &view = m_services.run.view();
    m_fewer->hide();
    setLead(Lead::Kill);
    const auto since = view.stoppingSince ? m_services.clock.now() - *view.stoppingSince : std::chrono::nanoseconds{0};
    const auto left = std::chrono::ceil<std::chrono::seconds>(killAfter - since);
    const QString lost = tr("Ends those still running by force; their own summaries would be lost");
    if (view.killed) {
        m_kill->setBlocked(tr("They are being killed."));
        say(tr("They are being killed."), tr("The figures read last count for them"));
    } else if (left.count() > 0) {
        const QString when = tr("Possible in %Ln s", "", static_cast<int>(left.count()));
        m_kill->setBlocked(when);
        say(when, lost);
    } else {
        m_kill->setBlocked({});
        say(tr("Stopping takes longer than usual"), lost);
    }
}

void RunActions::start()
{
    const engine::RunView &view = m_services.run.view();
    // The second half of a double click on Cancel lands here.
    if (!view.held || m_goSentAt || isDoubleClick(m_cancelledAt))
        return;
    whenTyped(view.phase > 0 ? tr("Start main") : tr("Start"), [this] { go(); });
}

void RunActions::go()
{
    if (!m_services.run.view().held || m_goSentAt)
        return;
    m_goSentAt = m_services.clock.now();
    m_services.run.engine().go();
    refresh();
}

void RunActions::startNow()
{
    whenTyped(tr("Start now"), [this] {
        if (isCountingDown())
            m_services.run.engine().releaseNow();
    });
}

void RunActions::whenTyped(const QString &verb, std::function<void()> act)
{
    const engine::RunView &view = m_services.run.view();
    const QString name = view.plan.cluster ? m_services.cluster.nameToType() : QString();
    if (name.isEmpty()) {
        act();
        return;
    }
    const engine::PhaseView *phase = view.current();
    Question question;
    question.title = tr("Start load in a protected context?");
    //: %Ln runners; %1 is a Job or a selector, %2 a connection's name
    question.text = tr("<b>%Ln runner(s)</b> of <b>%1</b> begin together in the cluster <b>%2</b>.", "",
                       phase == nullptr ? view.plan.runners : phase->armed)
                        .arg(whatRuns(view).toHtmlEscaped(), m_services.cluster.connection()->name.toHtmlEscaped());
    question.confirm = verb;
    question.typed = name;
    m_services.dialogs.ask(this, question, [this, run = view.id, act = std::move(act)](bool isConfirmed) {
        if (isConfirmed && m_services.run.view().id == run) // while the question stood, the run went on
            act();
    });
}

bool RunActions::isDoubleClick(const std::optional<MonoTime> &first) const
{
    return first && m_services.clock.now() - *first < std::chrono::milliseconds(QApplication::doubleClickInterval());
}

void RunActions::cancel()
{
    // The second half of a double click on Start lands here.
    if (!isCountingDown() || isDoubleClick(m_goSentAt))
        return;
    takeBack();
}

void RunActions::takeBack()
{
    m_cancelledAt = m_services.clock.now();
    m_goSentAt.reset();
    m_fewerSentAt.reset();
    m_services.run.engine().holdAgain();
    emit said(tr("The start was cancelled. Nothing was sent."));
}

bool RunActions::escape()
{
    if (!isCountingDown())
        return false;
    takeBack();
    return true;
}

void RunActions::startWithFewer()
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    if (view.stage != Stage::Gathering || phase == nullptr || phase->armed <= 0)
        return;
    const int armed = phase->armed;
    const int missing = std::max(0, phase->runners - armed);
    const RunId run = view.id;
    Question question;
    question.title = view.phase > 0 ? tr("Start main with fewer runners?") : tr("Start with fewer runners?");
    const QString rate = rateText(view, PhaseName::Main, armed);
    const QString vus = vusText(plannedVus(view, PhaseName::Main, armed));
    const fleet::PhaseLoad *load = loadOf(view, PhaseName::Main);
    const QString text =
        load == nullptr ? tr("%Ln runner(s) are armed.", "", armed)
        : load->iterationsPerSecond
            //: %Ln runners; %1 is "340 VUs", %2 "680 iterations/s"
            ? tr("%Ln runner(s) are armed: <b>%1</b> and <b>%2</b> in main.", "", armed).arg(vus, rate)
            //: %Ln runners; %1 is "340 VUs"
            : tr("%Ln runner(s) are armed: <b>%1</b> in main, each as fast as it can.", "", armed).arg(vus);
    question.text =
        text + QLatin1Char(' ') + tr("%Ln runner(s) are left out, and the run counts as partial.", "", missing);
    question.confirm = tr("Start with %Ln", "", armed);
    question.typed = view.plan.cluster ? m_services.cluster.nameToType() : QString();
    m_services.dialogs.ask(this, question, [this, armed, run](bool isConfirmed) {
        // While the question stood, the run went on.
        if (!isConfirmed || m_services.run.view().id != run || m_services.run.view().stage != Stage::Gathering)
            return;
        if (holdsHere())
            m_fewerSentAt = m_services.clock.now();
        m_services.run.engine().continueWith(armed);
    });
}

void RunActions::goOnWhenHeld()
{
    const engine::RunView &view = m_services.run.view();
    if (!m_fewerSentAt)
        return;
    const bool isLate = m_services.clock.now() - *m_fewerSentAt > answerWithin;
    if (isLate || (view.stage != Stage::Gathering && view.stage != Stage::SettingUp && view.stage != Stage::Armed)) {
        m_fewerSentAt.reset();
        return;
    }
    if (view.stage == Stage::Armed && view.held) {
        m_fewerSentAt.reset();
        m_goSentAt = m_services.clock.now();
        m_services.run.engine().go();
    }
}

void RunActions::kill()
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    const int left = phase == nullptr ? 0 : std::max(0, phase->runners - phase->ended);
    const RunId run = view.id;
    Question question;
    question.title = tr("Kill the runners that still end?");
    question.text = tr("%Ln runner(s) are ended by force. <b>Their own summaries are lost</b>; the figures read last "
                       "count for them.",
                       "", left);
    question.confirm = tr("Kill now");
    question.isDangerous = true;
    m_services.dialogs.ask(this, question, [this, run](bool isConfirmed) {
        if (isConfirmed && m_services.run.view().id == run && m_services.run.view().stage == Stage::Stopping)
            m_services.run.engine().kill();
    });
}

void RunActions::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
    if (event->type() == QEvent::StyleChange)
        sizeButtons();
}

} // namespace largada::ui
