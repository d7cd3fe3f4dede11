// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The connection to the agent fleet's dashboard as a person set it up: which one, as whom, and where the password is
// kept. Not for what the dashboard knows: engine::AgentFleet.
#pragma once

#include <QHash>
#include <QObject>

#include "engine/dashboards.h"
#include "settings/preferences_file.h"
#include "settings/secrets.h"

namespace largada::viewmodels
{

class DashboardConsole final : public QObject
{
    Q_OBJECT
public:
    // All of them have to outlive this.
    DashboardConsole(engine::Dashboards &dashboards, settings::Secrets &secrets, settings::PreferencesFile &preferences,
                     QObject *parent = nullptr);

    // Connects as the preferences say, the first time and after they were changed. The keyring is asked only when a
    // password is in it.
    void start();

    const settings::DashboardProfile &profile() const;
    // Of this session, or in the keyring: nobody has to type it again.
    bool hasPassword(const settings::DashboardProfile &profile) const;

    enum class Kept { Nowhere, Session, Keyring };
    // Stores the profile and connects. password: nullopt leaves it as it is. Where profile.isKept asks for the keyring
    // and there is none, the password stays for this session only, and the answer says so.
    Async<Kept> save(const settings::DashboardProfile &profile, const std::optional<QByteArray> &password);
    std::unique_ptr<engine::DashboardTest> test(const settings::DashboardProfile &profile,
                                                const std::optional<QByteArray> &password);

signals:
    void changed();
    void keyringFailed(const largada::Error &error); // the password could not be read at the start

private:
    QString keyOf(const settings::DashboardProfile &profile) const;
    engine::DashboardAddress address(const settings::DashboardProfile &profile, const QByteArray &password) const;
    void connectNow();
    void store(const settings::DashboardProfile &profile);

    engine::Dashboards &m_dashboards;
    settings::Secrets &m_secrets;
    settings::PreferencesFile &m_preferences;
    QHash<QString, QByteArray> m_passwords; // of this session, by URL and user
    bool m_isStarted = false;
    quint64 m_ticket = 0; // of the newest connectNow()
};

} // namespace largada::viewmodels
