// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/header_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include "shell/dashboard_words.h"
#include "widgets/buttons.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/tag.h"

namespace largada::ui
{

HeaderBar::HeaderBar(QWidget *parent)
    : QWidget(parent), m_fleet(new Button), m_menu(new QMenu(this)), m_ns(new Button), m_dashboard(new Button),
      m_guard(new Tag), m_demo(new Tag), m_search(new Button), m_searchIcon(new QLabel),
      m_searchWords(new Label(TextKind::Body, Ink::Faint)), m_searchKeys(new KeyCaps), m_bell(new QToolButton),
      m_help(new QToolButton)
{
    setObjectName(QStringLiteral("header"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(12), scaled(6), scaled(10), scaled(7));
    row->setSpacing(scaled(8));
    row->addWidget(m_fleet);
    row->addWidget(m_ns);
    row->addWidget(m_dashboard);
    row->addWidget(m_guard);
    row->addWidget(m_demo);
    row->addStretch(1);
    row->addWidget(m_search);
    row->addWidget(m_bell);
    row->addWidget(m_help);
    m_fleet->setObjectName(QStringLiteral("connectionChip"));
    m_fleet->setDropDown(m_menu);
    m_menu->setObjectName(QStringLiteral("fleetMenu"));
    m_ns->setObjectName(QStringLiteral("namespaceChip"));
    m_dashboard->setObjectName(QStringLiteral("dashboardChip"));
    m_guard->setObjectName(QStringLiteral("protectionTag"));
    m_demo->hide();
    m_search->setObjectName(QStringLiteral("paletteButton"));
    auto *inside = new QHBoxLayout(m_search);
    inside->setContentsMargins(scaled(11), 0, scaled(6), 0);
    inside->setSpacing(scaled(8));
    inside->addWidget(m_searchIcon);
    inside->addWidget(m_searchWords, 1);
    inside->addWidget(m_searchKeys);
    for (QWidget *part : std::initializer_list<QWidget *>{m_searchIcon, m_searchWords, m_searchKeys})
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_bell->setObjectName(QStringLiteral("bell"));
    m_help->setObjectName(QStringLiteral("help"));
    connect(m_ns, &Button::clicked, this, &HeaderBar::connectionsWanted);
    connect(m_dashboard, &Button::clicked, this, &HeaderBar::dashboardWanted);
    connect(m_search, &Button::clicked, this, &HeaderBar::paletteWanted);
    connect(m_bell, &QToolButton::clicked, this, &HeaderBar::eventsWanted);
    connect(m_help, &QToolButton::clicked, this, &HeaderBar::shortcutsWanted);
    retranslate();
}

void HeaderBar::setK6(const QString &version)
{
    m_k6 = version;
    retranslate();
}

void HeaderBar::setFleets(const QStringList &names, const QString &blocked)
{
    if (names == m_names && blocked == m_blocked)
        return;
    m_names = names;
    m_blocked = blocked;
    fillMenu();
}

void HeaderBar::setConnection(const std::optional<settings::ConnectionProfile> &connection,
                              const fleet::ConnectionState &state)
{
    const bool isAnother = m_connection != connection;
    m_connection = connection;
    m_state = state;
    showFleet();
    if (isAnother)
        fillMenu();
}

void HeaderBar::fillMenu()
{
    m_menu->clear();
    const auto add = [this](const QString &name, const QString &text) {
        QAction *action = m_menu->addAction(text);
        action->setObjectName(QStringLiteral("fleet"));
        action->setCheckable(true);
        action->setChecked(m_connection ? m_connection->name == name : name.isEmpty());
        action->setEnabled(m_blocked.isEmpty() || action->isChecked());
        action->setToolTip(m_blocked);
        // Later: what it brings about fills the menu anew, with this action in it.
        connect(action, &QAction::triggered, this, [this, name] { emit fleetChosen(name); }, Qt::QueuedConnection);
    };
    if (!m_blocked.isEmpty()) { // a tooltip alone is not heard, and nobody looks for it
        QAction *why = m_menu->addAction(m_blocked);
        why->setObjectName(QStringLiteral("fleetBlocked"));
        why->setEnabled(false);
        m_menu->addSeparator();
    }
    add({}, tr("This computer"));
    for (const QString &name : std::as_const(m_names))
        add(name, name);
    m_menu->setToolTipsVisible(true);
    m_menu->addSeparator();
    QAction *local = m_menu->addAction(tr("k6 of this computer…"));
    local->setObjectName(QStringLiteral("localSettings"));
    connect(local, &QAction::triggered, this, &HeaderBar::fleetWanted);
    QAction *all = m_menu->addAction(tr("Connections…"));
    all->setObjectName(QStringLiteral("connections"));
    connect(all, &QAction::triggered, this, &HeaderBar::connectionsWanted);
}

void HeaderBar::showLocal()
{
    m_fleet->setIconName(QStringLiteral("monitor"));
    m_fleet->setText(tr("Local fleet"));
    m_fleet->setAccessibleName(tr("Fleet: this computer"));
    m_fleet->setToolTip(m_k6.isEmpty() ? tr("Runners are k6 processes of this computer. No k6 was found.")
                                       : tr("Runners are k6 processes of this computer, k6 %1.").arg(m_k6));
    m_ns->hide();
    m_guard->hide();
}

void HeaderBar::showCluster()
{
    const bool isLost = m_state.state == fleet::LinkState::Lost;
    const bool isLive = m_state.state == fleet::LinkState::Live;
    m_fleet->setIconName(isLost   ? QStringLiteral("unplug")
                         : isLive ? QStringLiteral("network")
                                  : QStringLiteral("loader-circle"));
    m_fleet->setText(m_connection->name);
    const QString how = isLost ? tr("disconnected") : isLive ? tr("connected") : tr("connecting");
    //: %1 is a connection's name, %2 is "connected" or so
    m_fleet->setAccessibleName(tr("Cluster %1, %2").arg(m_connection->name, how));
    m_fleet->setToolTip(m_state.server.isEmpty()
                            ? m_fleet->accessibleName()
                            : QStringLiteral("%1, Kubernetes %2").arg(m_fleet->accessibleName(), m_state.server));
    m_ns->setText(m_connection->ns.isEmpty() ? tr("namespace of the context")
                                             : QStringLiteral("ns  %1").arg(m_connection->ns));
    m_ns->setAccessibleName(tr("Namespace %1").arg(m_connection->ns));
    m_ns->show();
    const bool isReadOnly = m_connection->protection == settings::Protection::ReadOnly;
    m_guard->show(isReadOnly ? tr("READ-ONLY") : tr("PROTECTED"), Tag::Tone::Warning,
                  isReadOnly ? QStringLiteral("lock") : QStringLiteral("shield"));
    m_guard->setVisible(m_connection->protection != settings::Protection::Normal);
}

void HeaderBar::setDashboard(const engine::AgentFleetState &state)
{
    const bool isSame = m_agents.link == state.link && m_agents.url == state.url &&
                        m_agents.isEmbedded == state.isEmbedded && m_agents.error == state.error;
    if (isSame)
        return;
    m_agents = state;
    m_agents.targets.clear();
    m_agents.agents.clear();
    showDashboard();
}

void HeaderBar::showDashboard()
{
    using engine::DashboardLink;
    const DashboardLink link = m_agents.link;
    m_dashboard->setIconName(link == DashboardLink::Online       ? QStringLiteral("server")
                             : link == DashboardLink::Connecting ? QStringLiteral("loader-circle")
                             : link == DashboardLink::Refused    ? QStringLiteral("lock")
                                                                 : QStringLiteral("unplug"));
    m_dashboard->setText(m_agents.isEmbedded ? tr("Embedded dashboard") : tr("Dashboard"));
    //: %1 is a dashboard's name, %2 is "connected" or so
    m_dashboard->setAccessibleName(tr("Dashboard %1, %2").arg(dashboardName(m_agents), linkWord(link)));
    const bool isLost = link == DashboardLink::Away || link == DashboardLink::Refused;
    m_dashboard->setToolTip(
        isLost ? QStringLiteral("%1\n%2").arg(m_dashboard->accessibleName(), dashboardSentence(m_agents.error))
               : m_dashboard->accessibleName());
}

void HeaderBar::setDemo(bool demo)
{
    m_demo->setVisible(demo);
}

void HeaderBar::setUnseen(int count)
{
    if (count == m_unseen)
        return;
    m_unseen = count;
    retranslate();
}

void HeaderBar::setPaletteKeys(const QString &keys)
{
    m_keys = keys;
    retranslate();
}

void HeaderBar::showFleet()
{
    if (m_connection)
        showCluster();
    else
        showLocal();
}

void HeaderBar::retranslate()
{
    showFleet();
    fillMenu();
    showDashboard();
    m_demo->show(tr("Demonstration"), Tag::Tone::Accent);
    m_searchWords->setText(tr("Search or run…"));
    m_searchKeys->setKeys({m_keys});
    m_searchKeys->setVisible(!m_keys.isEmpty());
    m_search->setAccessibleName(tr("Search or run"));
    m_bell->setAccessibleName(m_unseen > 0 ? tr("Warnings, %Ln not seen", "", m_unseen) : tr("Warnings"));
    m_bell->setToolTip(m_bell->accessibleName());
    m_help->setAccessibleName(tr("Shortcuts"));
    m_help->setToolTip(tr("Shortcuts"));
    look();
}

void HeaderBar::look()
{
    const Theme &theme = themeOf(this);
    const int side = scaled(18);
    QPixmap bell = iconPixmap(QStringLiteral("bell"), side, theme.color(Ink::Muted), devicePixelRatioF());
    if (m_unseen > 0) {
        QPainter painter(&bell);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color(Ink::Chrome), 1.5));
        painter.setBrush(theme.color(Ink::Accent));
        painter.drawEllipse(QPointF(side - scaled(4), scaled(4)), scaled(4), scaled(4));
    }
    m_bell->setIcon(QIcon(bell));
    m_help->setIcon(
        QIcon(iconPixmap(QStringLiteral("circle-help"), side, theme.color(Ink::Muted), devicePixelRatioF())));
    for (QToolButton *button : {m_bell, m_help}) {
        button->setIconSize(QSize(side, side));
        button->setFixedSize(scaled(32), scaled(32));
    }
    m_searchIcon->setPixmap(
        iconPixmap(QStringLiteral("search"), scaled(16), theme.color(Ink::Muted), devicePixelRatioF()));
    // A push button does not ask its layout.
    m_search->setFixedWidth(std::max(scaled(212), m_search->layout()->minimumSize().width()));
}

void HeaderBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Ink::Chrome));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Ink::Hairline));
}

void HeaderBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
             event->type() == QEvent::ApplicationFontChange)
        look();
}

} // namespace largada::ui
