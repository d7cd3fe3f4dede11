// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/dashboard_card.h"

#include <QEvent>
#include <QHBoxLayout>

#include "settings/card_form.h"
#include "settings/dashboard_dialog.h"
#include "shell/dashboard_words.h"
#include "widgets/buttons.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

using engine::DashboardLink;

DashboardCard::DashboardCard(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_form(new CardForm(this)),
      m_edit(new Button(ButtonKind::Plain, ButtonSize::Small)), m_own(new Button(ButtonKind::Plain, ButtonSize::Small)),
      m_hint(new Paragraph), m_mark(new Label), m_name(new Label(TextKind::BodyStrong)),
      m_state(new Label(TextKind::Small, Ink::Muted)), m_trouble(new Paragraph(TextKind::Small, Ink::Error))
{
    setObjectName(QStringLiteral("dashboardCard"));
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(m_form);
    m_form->addWide(m_hint);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, scaled(2), 0, scaled(2));
    row->setSpacing(scaled(8));
    row->addWidget(m_mark);
    row->addWidget(m_name);
    row->addWidget(m_state, 1);
    row->addWidget(m_own);
    row->addWidget(m_edit);
    m_state->setEliding(Qt::ElideRight);
    m_form->addWide(line);
    m_form->addWide(m_trouble);
    m_name->setObjectName(QStringLiteral("dashboardName"));
    m_state->setObjectName(QStringLiteral("dashboardState"));
    m_trouble->setObjectName(QStringLiteral("dashboardTrouble"));
    m_edit->setObjectName(QStringLiteral("editDashboard"));
    m_own->setObjectName(QStringLiteral("useOwnDashboard"));
    connect(m_edit, &Button::clicked, this, &DashboardCard::edit);
    connect(m_own, &Button::clicked, this, &DashboardCard::useOwn);
    connect(&services.agents, &engine::AgentFleet::changed, this, &DashboardCard::refresh);
    connect(&services.dashboard, &viewmodels::DashboardConsole::changed, this, &DashboardCard::refresh);
    connect(&services.run, &viewmodels::RunConsole::stageChanged, this, &DashboardCard::refresh);
    retranslate();
}

void DashboardCard::edit()
{
    auto *dialog = new DashboardDialog(m_services, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DashboardDialog::said, this, &DashboardCard::said);
    dialog->open();
}

void DashboardCard::useOwn()
{
    deliver(m_services.dashboard.save({}, std::nullopt), this, [this](const auto &) {
        emit said(tr("The agents of this computer are used. Those of the other dashboard go on there."));
    });
}

void DashboardCard::refresh()
{
    const engine::AgentFleetState &state = m_services.agents.state();
    const settings::DashboardProfile &profile = m_services.dashboard.profile();
    const bool isOwn = profile.url.isEmpty();
    const bool isLost = state.link == DashboardLink::Away || state.link == DashboardLink::Refused;
    const QString icon = isLost                                ? QStringLiteral("unplug")
                         : state.link == DashboardLink::Online ? QStringLiteral("circle-check")
                                                               : QStringLiteral("loader-circle");
    const Ink ink = isLost ? Ink::Error : state.link == DashboardLink::Online ? Ink::Ok : Ink::Muted;
    m_mark->setPixmap(iconPixmap(icon, scaled(14), themeOf(this).color(ink), devicePixelRatioF()));
    m_name->setText(isOwn ? tr("Dashboard of this computer") : profile.url);
    QStringList facts{linkWord(state.link)};
    if (isOwn && state.link == DashboardLink::Online && !state.isEmbedded)
        facts << tr("a server that runs here");
    if (!isOwn && !profile.user.isEmpty())
        //: %1 is a user's name
        facts << tr("as %1").arg(profile.user);
    if (!isOwn && !profile.user.isEmpty())
        facts << (profile.isKept ? tr("password in the keyring") : tr("password for this session only"));
    m_state->setText(QStringLiteral("· ") + facts.join(QStringLiteral(" · ")));
    m_trouble->setVisible(isLost);
    m_trouble->setPlainText(isLost ? dashboardSentence(state.error) : QString());
    m_own->setVisible(!isOwn);
    m_edit->setText(isOwn ? tr("Another one…") : tr("Edit…"));
    const QString why = m_services.run.view().isActive()
                            ? tr("A run is in progress: the dashboard stays as it is until it ends.")
                            : QString();
    m_edit->setBlocked(why);
    m_own->setBlocked(why);
}

void DashboardCard::retranslate()
{
    m_form->setTitle(tr("Dashboard of the agents"));
    m_hint->setPlainText(tr("Where targets, agents and their executions are kept. Without another one it runs within "
                            "this program, for this computer only."));
    m_own->setText(tr("Use this computer's"));
    refresh();
}

void DashboardCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace largada::ui
