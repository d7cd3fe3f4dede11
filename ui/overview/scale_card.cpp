// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/scale_card.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include "overview/scale_slider.h"
#include "shell/dashboard_words.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/number_field.h"
#include "widgets/tag.h"

namespace largada::ui
{

using engine::AgentFleetState;
using engine::DashboardLink;

// How many of the desired ones are online, and how many exist besides.
class TwoPartBar final : public QWidget
{
public:
    TwoPartBar()
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFixedHeight(scaled(6));
    }
    void set(int online, int existing, int desired)
    {
        m_online = online;
        m_existing = existing;
        m_desired = desired;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const double round = height() / 2.0;
        const auto part = [&](int count, const QColor &color) {
            const double share = double(count) / std::max({m_desired, m_existing, 1});
            painter.setBrush(color);
            painter.drawRoundedRect(QRectF(0, 0, width() * std::min(share, 1.0), height()), round, round);
        };
        painter.setBrush(theme.color(Ink::Raised2));
        painter.drawRoundedRect(QRectF(rect()), round, round);
        part(m_existing, theme.color(Ink::Accent, 0.4));
        part(std::min(m_online, m_existing), theme.color(Ink::Accent));
    }

private:
    int m_online = 0, m_existing = 0, m_desired = 0;
};

namespace
{

QString signedNumber(int difference)
{
    return (difference < 0 ? QStringLiteral("−") : QStringLiteral("+")) + text::number(std::abs(difference));
}

QString clockTime(WallTime time)
{
    const auto ms = qint64(time.time_since_epoch().count());
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).time(), QStringLiteral("HH:mm:ss"));
}

} // namespace

ScaleCard::ScaleCard(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_form(services.agents), m_title(new Label(TextKind::CardTitle)),
      m_backend(new Label(TextKind::Small, Ink::Muted)), m_currentWord(new Label(TextKind::Small, Ink::Muted)),
      m_current(new Label(TextKind::CardTitle)), m_desiredWord(new Label(TextKind::Small, Ink::Muted)),
      m_desired(new Label(TextKind::CardTitle)), m_readyWord(new Label(TextKind::Small, Ink::Muted)),
      m_ready(new Label(TextKind::CardTitle)), m_slider(new ScaleSlider), m_number(new NumberField(0, 1000)),
      m_difference(new Tag), m_reconcile(new Button(ButtonKind::Primary)), m_discard(new Button(ButtonKind::Flat)),
      m_rule(new Rule), m_mark(new Label), m_line(new Label(TextKind::Small, Ink::Muted)),
      m_executions(new Label(TextKind::Small, Ink::Muted)), m_bar(new TwoPartBar), m_notice(new Notice)
{
    setObjectName(QStringLiteral("scaleCard"));
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    around->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(10));
    column->setSpacing(scaled(6));
    column->addLayout(makeHead());
    column->addLayout(makeControls());
    column->addWidget(m_rule);
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(6));
    line->addWidget(m_mark);
    line->addWidget(m_line, 1);
    line->addWidget(m_executions);
    m_line->setEliding(Qt::ElideRight);
    m_line->setObjectName(QStringLiteral("scaleLine"));
    m_executions->setObjectName(QStringLiteral("scaleExecutions"));
    column->addLayout(line);
    column->addWidget(m_bar);
    column->addWidget(m_notice);
    m_bar->hide();
    m_notice->setObjectName(QStringLiteral("scaleNotice"));
    m_useRoom = m_notice->addAction(QStringLiteral("useRoom"));
    m_settings = m_notice->addAction(QStringLiteral("scaleSettings"));
    connect(m_useRoom, &Button::clicked, this, [this] {
        const auto &config = m_services.agents.state().config;
        if (config && config->room)
            m_form.choose(*config->room);
    });
    connect(m_settings, &Button::clicked, this, &ScaleCard::settingsWanted);
    connect(&m_form, &viewmodels::ScaleForm::changed, this, &ScaleCard::refresh);
    connect(&m_form, &viewmodels::ScaleForm::applied, this, &ScaleCard::applied);
    connect(&services.run, &viewmodels::RunConsole::viewChanged, this, &ScaleCard::refresh);
    setFocusProxy(m_slider);
    retranslate();
}

QHBoxLayout *ScaleCard::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(10));
    head->addWidget(m_title);
    head->addWidget(m_backend);
    head->addStretch(1);
    const auto figure = [head](Label *word, Label *value, const char *name) {
        auto *pair = new QHBoxLayout;
        pair->setSpacing(scaled(6));
        pair->addWidget(word, 0, Qt::AlignBaseline);
        pair->addWidget(value, 0, Qt::AlignBaseline);
        value->setObjectName(QString::fromLatin1(name));
        head->addLayout(pair);
    };
    figure(m_currentWord, m_current, "scaleCurrent");
    head->addWidget(new Rule(Qt::Vertical));
    figure(m_desiredWord, m_desired, "scaleDesired");
    head->addWidget(new Rule(Qt::Vertical));
    figure(m_readyWord, m_ready, "scaleReady");
    return head;
}

QHBoxLayout *ScaleCard::makeControls()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(12));
    row->addWidget(m_slider, 1);
    auto *controls = new QHBoxLayout;
    controls->setSpacing(scaled(8));
    controls->addWidget(m_number);
    controls->addWidget(m_difference);
    controls->addWidget(m_reconcile);
    controls->addWidget(m_discard);
    auto *high = new QVBoxLayout;
    high->setContentsMargins(0, scaled(4), 0, 0);
    high->addLayout(controls);
    high->addStretch(1);
    row->addLayout(high);
    m_number->setObjectName(QStringLiteral("scaleNumber"));
    m_number->setFixedWidth(scaled(84));
    m_number->setGroupSeparatorShown(true);
    m_reconcile->setObjectName(QStringLiteral("reconcileButton"));
    m_reconcile->setIconName(QStringLiteral("refresh-cw"));
    m_discard->setObjectName(QStringLiteral("discardScale"));
    // What is not there keeps its place, so that the slider does not move under the pointer.
    for (QWidget *widget : {static_cast<QWidget *>(m_difference), static_cast<QWidget *>(m_discard)}) {
        QSizePolicy policy = widget->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        widget->setSizePolicy(policy);
    }
    connect(m_slider, &ScaleSlider::choice, this, [this](int agents) { m_form.choose(agents); });
    connect(m_number, &NumberField::edited, this, [this] {
        bool isNumber = false;
        const int agents = m_number->typed().toInt(&isNumber);
        if (isNumber && agents >= m_number->minimum() && agents <= m_number->maximum())
            m_form.choose(agents);
    });
    connect(m_reconcile, &Button::clicked, this, &ScaleCard::reconcile);
    connect(m_discard, &Button::clicked, this, [this] { m_form.discard(); });
    return row;
}

void ScaleCard::setDense(bool isDense)
{
    m_rule->setVisible(!isDense);
    m_backend->setVisible(!isDense);
}

QString ScaleCard::blocked() const
{
    if (m_services.run.view().isActive())
        return tr("A coordinated run is in progress: the agents stay as they are until it ends.");
    return fleetBlocked(m_services.agents.state());
}

void ScaleCard::refresh()
{
    const AgentFleetState &state = m_services.agents.state();
    const auto config = state.config.value_or(dashboard::FleetConfig{});
    const int shown = m_form.shown();
    const bool isKnown = state.config.has_value();
    const QString none = QStringLiteral("–");
    const QString why = blocked();
    m_backend->setText(backendWord(config.backend));
    m_current->setText(config.existing ? text::number(*config.existing) : none);
    m_ready->setText(isKnown ? text::number(config.online) : none);
    m_desired->setText(!isKnown            ? none
                       : !m_form.isDraft() ? text::number(config.desiredAgents)
                                           : tr("%1 → %2", "a number that is stored and the one that is chosen")
                                                 .arg(text::number(config.desiredAgents), text::number(shown)));
    m_desired->setInk(m_form.isDraft() ? Ink::Accent : Ink::Text);
    m_slider->setEnabled(why.isEmpty());
    m_number->setEnabled(why.isEmpty());
    m_slider->setToolTip(why);
    m_number->setToolTip(why);
    m_number->setMaximum(std::max(config.most, shown));
    if (!m_number->hasFocus() || m_number->typed().toInt() != shown) {
        if (m_number->typed() != QString::number(shown))
            m_number->setTyped(QString::number(shown));
    }
    m_slider->show(config.existing, shown, config.room);
    const int difference = shown - config.desiredAgents;
    m_difference->setVisible(m_form.isDraft());
    m_difference->show(signedNumber(difference), Tag::Tone::Accent);
    m_discard->setVisible(m_form.isDraft());
    m_reconcile->setKind(m_form.isDraft() ? ButtonKind::Primary : ButtonKind::Plain);
    m_reconcile->setBlocked(why);
    if (why.isEmpty()) {
        const QString what = m_form.isDraft() ? tr("Stores %1 instead of %2 and makes it so now")
                                                    .arg(text::number(shown), text::number(config.desiredAgents))
                                              : tr("Forces a pass now");
        m_reconcile->setToolTip(what);
        m_reconcile->setAccessibleDescription(what);
    }
    refreshLine();
    refreshNotice();
}

// What happens, in words.
void ScaleCard::refreshLine()
{
    const AgentFleetState &state = m_services.agents.state();
    const auto config = state.config.value_or(dashboard::FleetConfig{});
    const int shown = m_form.shown();
    const bool isOnline = state.link == DashboardLink::Online && state.config.has_value();
    const bool isConverging = isOnline && !m_form.isDraft() && config.existing &&
                              config.backend != QLatin1String("none") &&
                              (config.existing != config.desiredAgents || config.online < *config.existing);
    const QString existing = config.existing ? text::number(*config.existing) : QStringLiteral("–");
    QString icon = QStringLiteral("circle-check");
    Ink ink = Ink::Ok;
    QString line;
    if (!isOnline) {
        icon = state.link == DashboardLink::Connecting ? QStringLiteral("loader") : QStringLiteral("cloud-off");
        ink = Ink::Muted;
        line = state.link == DashboardLink::Connecting ? tr("Connecting to the dashboard…")
               : state.answered > WallTime{}           ? tr("Not connected; as of %1").arg(clockTime(state.answered))
                                                       : tr("Not connected");
    } else if (m_form.isWorking() || state.isReconciling) {
        icon = QStringLiteral("loader");
        ink = Ink::Accent;
        line = tr("Reconciling: %1 of %2").arg(existing, text::number(config.desiredAgents));
    } else if (m_form.isDraft() && config.room && shown > *config.room) {
        icon = QStringLiteral("triangle-alert");
        ink = Ink::Warning;
        line = tr("Only %Ln fit(s).", nullptr, *config.room) + QLatin1Char(' ') +
               (config.roomLimit == QLatin1String("memory") ? tr("The memory is not enough for more.")
                : config.roomLimit == QLatin1String("most") ? tr("The dashboard allows no more on this backend.")
                                                            : tr("The cluster has no room for more."));
    } else if (m_form.isDraft()) {
        line = config.room ? tr("Fits: there is room for %1.").arg(text::number(*config.room))
                           : tr("%Ln agent(s) after it is reconciled", nullptr, shown);
        icon = config.room ? icon : QStringLiteral("info");
        ink = config.room ? ink : Ink::Muted;
    } else if (!config.existing) {
        icon = QStringLiteral("circle-help");
        ink = Ink::Warning;
        line = tr("How many agents exist is not known; %1 online").arg(text::number(config.online));
    } else if (isConverging) {
        icon = QStringLiteral("loader");
        ink = Ink::Accent;
        line = tr("Converging: %1 of %2, %3 online")
                   .arg(existing, text::number(config.desiredAgents), text::number(config.online));
    } else if (config.desiredAgents == 0) {
        icon = QStringLiteral("circle-dashed");
        ink = Ink::Muted;
        line = tr("No agents: the fleet is at rest.");
    } else {
        line = tr("%Ln agent(s) online, as desired", nullptr, config.online);
    }
    m_mark->setPixmap(iconPixmap(icon, scaled(16), themeOf(this).color(ink), devicePixelRatioF()));
    m_line->setText(line);
    m_bar->setVisible(isConverging);
    m_bar->set(config.online, config.existing.value_or(0), config.desiredAgents);
    const auto &summary = state.summary;
    m_executions->setText(m_form.isDraft() ? tr("Nothing changes until you reconcile")
                          : isOnline
                              ? tr("Executions: %1 running, %2 failed in the last hour")
                                    .arg(text::number(double(summary.running)), text::number(double(summary.failed)))
                              : QString());
    m_executions->setInk(!m_form.isDraft() && isOnline && summary.failed > 0 ? Ink::Error : Ink::Muted);
}

// What went wrong, with the way out.
void ScaleCard::refreshNotice()
{
    const AgentFleetState &state = m_services.agents.state();
    const auto config = state.config.value_or(dashboard::FleetConfig{});
    const bool isLost = state.link == DashboardLink::Away || state.link == DashboardLink::Refused;
    const bool isOnline = state.link == DashboardLink::Online && state.config.has_value();
    m_settings->setVisible(isLost && !state.isEmbedded);
    const bool hasRoom = isOnline && config.room && m_form.shown() > *config.room;
    m_useRoom->setVisible(hasRoom);
    if (hasRoom)
        m_useRoom->setText(tr("Use %1").arg(text::number(*config.room)));
    if (isLost)
        m_notice->say(Notice::Tone::Error, dashboardSentence(state.error).toHtmlEscaped());
    else if (m_form.failure())
        m_notice->say(Notice::Tone::Error, dashboardSentence(*m_form.failure()).toHtmlEscaped());
    else if (isOnline && !config.lastError.isEmpty() && config.desiredAgents > 0)
        //: %1 are the words of the program that makes the agents, in English
        m_notice->say(Notice::Tone::Warning,
                      tr("The last pass did not succeed: “%1”").arg(config.lastError).toHtmlEscaped());
    else if (isOnline && config.backend == QLatin1String("none") && (m_form.isDraft() || config.desiredAgents > 0))
        m_notice->say(Notice::Tone::Info, tr("This dashboard stores the number only. Agents are made and ended by "
                                             "whoever runs it.")
                                              .toHtmlEscaped());
    else if (isOnline && !config.note.isEmpty())
        //: %1 are the words of the program that makes the agents, in English
        m_notice->say(Notice::Tone::Info, tr("Good to know: “%1”").arg(config.note).toHtmlEscaped());
    else
        m_notice->hide();
    fitNotice();
}

void ScaleCard::fitNotice()
{
    const auto around = layout()->contentsMargins();
    const int wide = width() - around.left() - around.right() - 2 * scaled(16);
    if (m_notice->isVisibleTo(this) && wide > 0)
        m_notice->setFixedHeight(m_notice->heightForWidth(wide));
}

void ScaleCard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitNotice();
}

// Of large changes only: people click through what is asked each time.
QString ScaleCard::question(QString &title, QString &confirm) const
{
    constexpr int manyTimes = 10;
    const int stored = m_form.stored(), shown = m_form.shown();
    if (!m_form.isDraft())
        return {};
    if (shown == 0) {
        title = tr("Scale to 0 and end all agents?");
        confirm = tr("End %Ln agent(s)", nullptr, stored);
        return tr("%Ln agent(s) end. What runs in them is reported as interrupted.", nullptr, stored);
    }
    if (stored > 0 && shown >= manyTimes * stored) {
        title = tr("Scale from %1 to %2 agents?").arg(text::number(stored), text::number(shown));
        confirm = tr("Scale to %1").arg(text::number(shown));
        return tr("That is %1 times as many. Each of them sends load to every enabled target.")
            .arg(text::number(shown / stored));
    }
    return {};
}

void ScaleCard::reconcile()
{
    if (!blocked().isEmpty())
        return;
    Question question;
    const QString text = this->question(question.title, question.confirm);
    if (text.isEmpty())
        return m_form.reconcile();
    question.text = text.toHtmlEscaped();
    question.isDangerous = m_form.shown() == 0;
    m_services.dialogs.ask(this, question, [this](bool isConfirmed) {
        if (isConfirmed)
            m_form.reconcile();
    });
}

void ScaleCard::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::ControlModifier)
        reconcile();
    else
        QWidget::keyPressEvent(event);
}

void ScaleCard::retranslate()
{
    m_title->setText(tr("K6 scale"));
    m_currentWord->setText(tr("Current"));
    m_desiredWord->setText(tr("Desired"));
    m_readyWord->setText(tr("Ready"));
    m_number->setAccessibleName(tr("Desired agents"));
    m_number->setLocale(QLocale());
    m_reconcile->setText(tr("Reconcile"));
    m_discard->setText(tr("Discard"));
    m_settings->setText(tr("Dashboard settings"));
    refresh();
}

void ScaleCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace largada::ui
