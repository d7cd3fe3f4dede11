// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Below the menu bar: the fleet and how its connection stands, the way to everything by name, what was not seen yet,
// and help.
#pragma once

#include <optional>

#include <QStringList>
#include <QWidget>

#include "engine/agent_fleet.h"
#include "fleet/clusters.h"
#include "settings/preferences.h"

class QLabel;
class QMenu;
class QToolButton;

namespace largada::ui
{

class Button;
class KeyCaps;
class Label;
class Tag;

class HeaderBar final : public QWidget
{
    Q_OBJECT
public:
    explicit HeaderBar(QWidget *parent = nullptr);

    void setK6(const QString &version); // empty: missing
    // names: of the connections that can be chosen; blocked: why none can be now, empty: one can.
    void setFleets(const QStringList &names, const QString &blocked);
    // nullopt: this computer.
    void setConnection(const std::optional<settings::ConnectionProfile> &connection,
                       const fleet::ConnectionState &state);
    void setDashboard(const engine::AgentFleetState &state); // of the agents
    void setDemo(bool demo);
    void setUnseen(int count); // warnings and errors
    void setPaletteKeys(const QString &keys);

signals:
    void fleetChosen(const QString &name); // empty: this computer
    void fleetWanted();                    // more about this computer's
    void connectionsWanted();
    void dashboardWanted(); // more about the agents'
    void paletteWanted();   // the search field
    void eventsWanted();
    void shortcutsWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void look();

    void showFleet();
    void showLocal();
    void showCluster();
    void fillMenu();
    void showDashboard();

    Button *m_fleet;
    QMenu *m_menu;
    Button *m_ns;
    Button *m_dashboard;
    Tag *m_guard;
    Tag *m_demo;
    Button *m_search;
    QLabel *m_searchIcon;
    Label *m_searchWords;
    KeyCaps *m_searchKeys;
    QToolButton *m_bell;
    QToolButton *m_help;
    QString m_k6;
    QStringList m_names;
    QString m_blocked;
    std::optional<settings::ConnectionProfile> m_connection;
    fleet::ConnectionState m_state;
    engine::AgentFleetState m_agents; // without its lists
    QString m_keys;
    int m_unseen = 0;
};

} // namespace largada::ui
