// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

#include "settings/about_card.h"
#include "settings/card_form.h"
#include "settings/connections_card.h"
#include "settings/dashboard_card.h"
#include "settings/history_card.h"
#include "settings/k6_card.h"
#include "settings/look_card.h"
#include "settings/runs_cards.h"
#include "settings/section_list.h"
#include "settings/shortcuts_card.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/tab_order.h"

namespace largada::ui
{

namespace
{

constexpr double roomForShortcuts = 1080, roomForNames = 760, mostCards = 760;

// Scrolls down only: never narrower than what is in it.
class CardsArea final : public QScrollArea
{
public:
    QSize minimumSizeHint() const override
    {
        return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width() + scaled(4), scaled(120)};
    }
};

} // namespace

SettingsPage::SettingsPage(const Services &services, Actions &actions, QWidget *parent)
    : Page(parent), m_services(services), m_headRoom(new QSpacerItem(0, 0)), m_title(new Label(TextKind::PageTitle)),
      m_hint(new Label(TextKind::Body, Ink::Muted)), m_trouble(new Notice),
      m_sections(new SectionList({QStringLiteral("sliders-horizontal"), QStringLiteral("plug"), QStringLiteral("gauge"),
                                  QStringLiteral("bell"), QStringLiteral("keyboard"), QStringLiteral("info")})),
      m_stack(new QStackedWidget), m_shortcuts(new ShortcutsCard(actions)), m_k6(new K6Card(services)),
      m_connections(new ConnectionsCard(services)), m_dashboard(new DashboardCard(services)),
      m_history(new HistoryCard(services)), m_about(new AboutCard(services))
{
    setObjectName(QStringLiteral("pageSettings"));
    auto *rows = new QVBoxLayout(this);
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(12));
    head->addWidget(m_title);
    head->addWidget(m_hint, 1);
    m_hint->setEliding(Qt::ElideRight);
    head->addItem(m_headRoom);
    rows->addLayout(head);
    rows->addWidget(m_trouble);
    m_trouble->setObjectName(QStringLiteral("preferencesTrouble"));
    auto *body = new QHBoxLayout;
    body->setSpacing(scaled(12));
    body->addWidget(m_sections);
    body->addWidget(m_stack, 4);
    body->addWidget(m_shortcuts, 3);
    body->addStretch(0);
    rows->addLayout(body, 1);

    addSection({new LookCard(services.preferences), m_k6, m_history});
    addSection({m_connections, m_dashboard});
    addSection({new RunsCard(services.preferences)});
    addSection({new NotificationsCard(services.preferences)});
    m_stack->addWidget(new QWidget); // the shortcuts scroll by themselves
    addSection({m_about});
    gatherTabOrder(m_stack);

    connect(m_sections, &SectionList::chosen, this, &SettingsPage::showSection);
    connect(m_k6, &K6Card::looked, m_about, &AboutCard::setK6);
    connect(m_history, &HistoryCard::counted, m_about, &AboutCard::setHistory);
    connect(m_k6, &K6Card::ownCopyReady, this, &SettingsPage::k6Changed);
    connect(m_k6, &K6Card::said, this, &SettingsPage::said);
    connect(m_history, &HistoryCard::said, this, &SettingsPage::said);
    connect(m_connections, &ConnectionsCard::said, this, &SettingsPage::said);
    connect(m_dashboard, &DashboardCard::said, this, &SettingsPage::said);
    connect(m_about, &AboutCard::said, this, &SettingsPage::said);
    connect(m_shortcuts, &ShortcutsCard::said, this, &SettingsPage::said);
    connect(&services.preferences, &settings::PreferencesFile::troubled, this, &SettingsPage::showTrouble);
    scale();
    retranslate();
    showSection(General);
}

QScrollArea *SettingsPage::addSection(std::initializer_list<QWidget *> cards)
{
    auto *content = new QWidget;
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, scaled(4), 0);
    rows->setSpacing(scaled(12));
    for (QWidget *card : cards)
        rows->addWidget(card);
    rows->addStretch(1);
    auto *area = new CardsArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_stack->addWidget(area);
    m_areas.push_back(area);
    return area;
}

void SettingsPage::showSection(int section)
{
    m_sections->setIndex(section);
    m_stack->setCurrentIndex(section);
    arrange();
}

void SettingsPage::arrange()
{
    const int section = m_sections->index();
    const bool isAlone = section == Shortcuts;
    m_sections->setCompact(width() < scaled(roomForNames));
    m_shortcuts->setVisible(isAlone || (section == General && width() >= scaled(roomForShortcuts)));
    m_shortcuts->setMaximumWidth(isAlone ? scaled(mostCards) : QWIDGETSIZE_MAX);
    m_stack->setVisible(!isAlone);
}

void SettingsPage::open(const QString &what)
{
    if (what == QLatin1String("connections/new")) {
        showSection(Connections);
        m_connections->addConnection();
        return;
    }
    const QStringList sections{QStringLiteral("general"),       QStringLiteral("connections"), QStringLiteral("runs"),
                               QStringLiteral("notifications"), QStringLiteral("shortcuts"),   QStringLiteral("about")};
    const bool isCard = what == QLatin1String("k6") || what == QLatin1String("history");
    const auto section = isCard ? General : static_cast<int>(sections.indexOf(what));
    if (section < 0)
        return;
    showSection(section);
    if (!isCard)
        return;
    QWidget *card = what == QLatin1String("k6") ? static_cast<QWidget *>(m_k6) : m_history;
    m_areas.constFirst()->widget()->layout()->activate(); // places of a page that was never shown
    m_areas.constFirst()->ensureWidgetVisible(card);
    if (what == QLatin1String("k6"))
        m_k6->takeFocus();
}

void SettingsPage::focusFilter()
{
    if (!m_shortcuts->isVisibleTo(this))
        showSection(Shortcuts);
    m_shortcuts->focusSearch();
}

void SettingsPage::reload()
{
    m_k6->look();
    m_history->reload();
}

bool SettingsPage::escape()
{
    return (m_shortcuts->isVisibleTo(this) && m_shortcuts->escape()) || m_k6->escape();
}

void SettingsPage::showTrouble()
{
    const settings::PreferencesFile &preferences = m_services.preferences;
    const QString file = shownPath(preferences.file()).toHtmlEscaped();
    switch (preferences.trouble()) {
    case settings::FileTrouble::None:
        m_trouble->hide();
        return;
    case settings::FileTrouble::SetAside:
        m_trouble->say(Notice::Tone::Warning, tr("The settings file could not be understood. It is kept as "
                                                 "<code>%1</code>, and the settings began anew.")
                                                  .arg(shownPath(preferences.troubleFile()).toHtmlEscaped()));
        return;
    case settings::FileTrouble::ReadOnly:
        m_trouble->say(Notice::Tone::Warning,
                       tr("<code>%1</code> cannot be read or written. What you change holds until Largada ends. Check "
                          "the permissions of the file and the free disk space.")
                           .arg(file));
        return;
    case settings::FileTrouble::Newer:
        m_trouble->say(Notice::Tone::Warning,
                       tr("<code>%1</code> is of a newer Largada, so it is neither used nor written. What you change "
                          "holds until Largada ends.")
                           .arg(file));
        return;
    }
}

void SettingsPage::scale()
{
    layout()->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12));
    layout()->setSpacing(scaled(12));
    // As high as on the other pages, where there is room.
    m_headRoom->changeSize(0, scaled(34), QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_stack->setMaximumWidth(scaled(mostCards));
    arrange();
}

void SettingsPage::retranslate()
{
    setAccessibleName(tr("Settings"));
    m_title->setText(tr("Settings"));
    m_hint->setText(tr("Saved as you change them"));
    m_sections->setTexts({tr("General"), tr("Connections"), tr("Runs and limits"), tr("Notifications"), tr("Shortcuts"),
                          tr("About, diagnostics")});
    showTrouble();
}

void SettingsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void SettingsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange)
        scale();
}

} // namespace largada::ui
