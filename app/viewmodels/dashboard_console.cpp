// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/dashboard_console.h"

#include "core/log.h"

namespace largada::viewmodels
{

using settings::DashboardProfile;

DashboardConsole::DashboardConsole(engine::Dashboards &dashboards, settings::Secrets &secrets,
                                   settings::PreferencesFile &preferences, QObject *parent)
    : QObject(parent), m_dashboards(dashboards), m_secrets(secrets), m_preferences(preferences)
{
    connect(&preferences, &settings::PreferencesFile::changed, this, [this](const settings::Preferences &before) {
        if (before.dashboard == profile())
            return;
        if (m_isStarted)
            connectNow();
        emit changed();
    });
}

const DashboardProfile &DashboardConsole::profile() const
{
    return m_preferences.preferences().dashboard;
}

QString DashboardConsole::keyOf(const DashboardProfile &profile) const
{
    return QStringLiteral("%1 %2").arg(profile.url, profile.user);
}

bool DashboardConsole::hasPassword(const DashboardProfile &profile) const
{
    const bool isOfProfile = profile.url == this->profile().url && profile.user == this->profile().user;
    return m_passwords.contains(keyOf(profile)) || (isOfProfile && this->profile().isKept);
}

engine::DashboardAddress DashboardConsole::address(const DashboardProfile &profile, const QByteArray &password) const
{
    engine::DashboardAddress address;
    address.url = QUrl(profile.url, QUrl::StrictMode);
    if (!profile.user.isEmpty())
        address.admin = profile.user.toUtf8() + ':' + password;
    address.caFile = profile.caFile;
    return address;
}

void DashboardConsole::start()
{
    m_isStarted = true;
    connectNow();
}

void DashboardConsole::connectNow()
{
    const quint64 ticket = ++m_ticket;
    const DashboardProfile now = profile();
    if (now.url.isEmpty())
        return m_dashboards.use(std::nullopt);
    const auto known = m_passwords.constFind(keyOf(now));
    if (known != m_passwords.cend() || !now.isKept)
        return m_dashboards.use(address(now, known == m_passwords.cend() ? QByteArray() : *known));
    deliver(m_secrets.find(keyOf(now)), this, [this, now, ticket](const Result<QByteArray> &password) {
        if (ticket != m_ticket)
            return;
        if (password) {
            m_passwords.insert(keyOf(now), *password);
        } else {
            qCWarning(logSettings).noquote() << "no password from the keyring:" << password.error().what;
            emit keyringFailed(password.error());
        }
        m_dashboards.use(address(now, m_passwords.value(keyOf(now)))); // which then says that it was refused
    });
}

void DashboardConsole::store(const DashboardProfile &profile)
{
    const bool isSame = profile == this->profile();
    settings::Preferences preferences = m_preferences.preferences();
    preferences.dashboard = profile;
    m_preferences.setPreferences(preferences);
    if (isSame) { // but perhaps with another password
        if (m_isStarted)
            connectNow();
        emit changed();
    }
}

Async<DashboardConsole::Kept> DashboardConsole::save(const DashboardProfile &profile,
                                                     const std::optional<QByteArray> &password)
{
    const DashboardProfile before = this->profile();
    const QString key = keyOf(profile);
    if (before.isKept && (keyOf(before) != key || !profile.isKept))
        deliver(m_secrets.forget(keyOf(before)), this, [](const Result<> &gone) {
            if (!gone)
                qCWarning(logSettings).noquote() << "the keyring keeps the old password:" << gone.error().what;
        });
    if (profile.url.isEmpty()) {
        store({});
        return answered<Kept>(Kept::Nowhere);
    }
    if (password)
        m_passwords.insert(key, *password);
    const auto known = m_passwords.constFind(key);
    const bool isInKeyring = !password && before.isKept && keyOf(before) == key; // as it is
    if (!profile.isKept || known == m_passwords.cend() || isInKeyring) {
        DashboardProfile stored = profile;
        stored.isKept = profile.isKept && isInKeyring;
        store(stored);
        return answered<Kept>(stored.isKept                 ? Kept::Keyring
                              : known != m_passwords.cend() ? Kept::Session
                                                            : Kept::Nowhere);
    }
    const AsyncSource<Kept> answer;
    deliver(m_secrets.keep(key, *known), this, [this, profile, answer](const Result<> &kept) {
        if (!kept)
            qCWarning(logSettings).noquote() << "the keyring cannot be used:" << kept.error().what;
        DashboardProfile stored = profile;
        stored.isKept = bool(kept);
        store(stored);
        answer.answer(kept ? Kept::Keyring : Kept::Session);
    });
    return answer.future();
}

std::unique_ptr<engine::DashboardTest> DashboardConsole::test(const DashboardProfile &profile,
                                                              const std::optional<QByteArray> &password)
{
    return m_dashboards.test(address(profile, password ? *password : m_passwords.value(keyOf(profile))));
}

} // namespace largada::viewmodels
