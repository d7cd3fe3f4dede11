// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/dashboard_words.h"

#include <QCoreApplication>

#include "text/sentences.h"

namespace largada::ui
{

namespace
{

class Dashboard
{
    Q_DECLARE_TR_FUNCTIONS(Dashboard)
};

} // namespace

QString dashboardName(const engine::AgentFleetState &state)
{
    if (state.isEmbedded)
        return Dashboard::tr("Embedded dashboard");
    return state.url.port() < 0 ? state.url.host()
                                : QStringLiteral("%1:%2").arg(state.url.host()).arg(state.url.port());
}

QString linkWord(engine::DashboardLink link)
{
    switch (link) {
    case engine::DashboardLink::Connecting:
        return Dashboard::tr("connecting…");
    case engine::DashboardLink::Online:
        return Dashboard::tr("connected");
    case engine::DashboardLink::Away:
        return Dashboard::tr("not connected");
    case engine::DashboardLink::Refused:
        return Dashboard::tr("access denied");
    }
    return {};
}

QString backendWord(const QString &backend)
{
    if (backend == QLatin1String("local"))
        return Dashboard::tr("processes of this computer");
    if (backend == QLatin1String("compose"))
        return QStringLiteral("Compose");
    if (backend == QLatin1String("kubernetes"))
        return QStringLiteral("Kubernetes");
    if (backend == QLatin1String("none"))
        return Dashboard::tr("not scaled by this dashboard");
    return backend;
}

QString dashboardSentence(const Error &error)
{
    constexpr int unauthorized = 401;
    if (error.status == unauthorized)
        return Dashboard::tr("The dashboard refuses this user and password. Check them in the settings.");
    if (error.code == Errc::Network && error.subject == QLatin1String("certificate"))
        return Dashboard::tr("The dashboard's certificate is not trusted. Name the authority that signed it in the "
                             "settings.");
    return text::sentence(error);
}

QString fleetBlocked(const engine::AgentFleetState &state)
{
    switch (state.link) {
    case engine::DashboardLink::Online:
        return {};
    case engine::DashboardLink::Connecting:
        return Dashboard::tr("The dashboard has not answered yet.");
    case engine::DashboardLink::Away:
    case engine::DashboardLink::Refused:
        return dashboardSentence(state.error);
    }
    return {};
}

} // namespace largada::ui
