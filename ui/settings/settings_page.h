// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person prefers, saved as it is changed: sections at the left, their cards beside them. Where there is room,
// the shortcuts stand beside the first section.
#pragma once

#include "shell/page.h"
#include "shell/services.h"

class QScrollArea;
class QSpacerItem;
class QStackedWidget;
class QVBoxLayout;

namespace largada::ui
{

class AboutCard;
class Actions;
class ConnectionsCard;
class DashboardCard;
class HistoryCard;
class K6Card;
class Label;
class Notice;
class SectionList;
class ShortcutsCard;

class SettingsPage final : public Page
{
    Q_OBJECT
public:
    SettingsPage(const Services &services, Actions &actions, QWidget *parent = nullptr);

    PageId id() const override { return PageId::Settings; }
    // "general", "k6", "history", "connections", "connections/new", "runs", "notifications", "shortcuts", "about"
    void open(const QString &what) override;
    void focusFilter() override;
    void reload() override;
    bool escape() override;

signals:
    void k6Changed(); // another program is found now, though the preferences are as they were

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Section { General, Connections, Runs, Notifications, Shortcuts, About };
    QScrollArea *addSection(std::initializer_list<QWidget *> cards);
    void showSection(int section);
    void arrange();
    void scale();
    void showTrouble();
    void retranslate();

    Services m_services;
    QSpacerItem *m_headRoom;
    Label *m_title;
    Label *m_hint;
    Notice *m_trouble;
    SectionList *m_sections;
    QStackedWidget *m_stack;
    ShortcutsCard *m_shortcuts;
    K6Card *m_k6;
    ConnectionsCard *m_connections;
    DashboardCard *m_dashboard;
    HistoryCard *m_history;
    AboutCard *m_about;
    QVector<QScrollArea *> m_areas;
};

} // namespace largada::ui
