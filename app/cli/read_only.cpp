// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/read_only.h"

#include "cli/words.h"
#include "kube/config/connection.h"
#include "settings/preferences_file.h"

namespace largada::cli
{

namespace
{

// Where a kubeconfig and a context lead to.
struct Place {
    QString context;
    QString server; // empty: not known
};

Place placeOf(const QString &kubeConfig, const QString &context, const QProcessEnvironment &environment)
{
    const auto connection = kube::connectionFor({kubeConfig, context, {}}, environment);
    return connection ? Place{connection->context, connection->server} : Place{context, {}};
}

// Two files may have a context of the same name that leads elsewhere. Where one of them does not say, the name counts.
bool isSame(const Place &one, const Place &other)
{
    const bool mayBe = one.server.isEmpty() || other.server.isEmpty() || one.server == other.server;
    return one.context == other.context && mayBe;
}

} // namespace

QString whyReadOnly(const fleet::ClusterTarget &target, const QString &settingsDirectory,
                    const QProcessEnvironment &environment)
{
    if (settingsDirectory.isEmpty())
        return {};
    const auto preferences = settings::readPreferences(settingsDirectory);
    if (!preferences)
        return Words::tr("%1 cannot be read, so it is not known which contexts are read-only. Correct or remove it.")
            .arg(preferences.error().subject);
    const Place here = placeOf(target.kubeConfig, target.context, environment);
    for (const settings::ConnectionProfile &profile : preferences->connections) {
        const bool isMarked = profile.protection == settings::Protection::ReadOnly;
        if (isMarked && isSame(here, placeOf(profile.kubeConfig, profile.context, environment)))
            //: %1 is a context of a kubeconfig, %2 a connection's name, %3 a directory
            return Words::tr("The context “%1” is read-only: the connection “%2” in Largada's settings (%3) says so. "
                             "Use another context, or change its protection there.")
                .arg(here.context, profile.name, settingsDirectory);
    }
    return {};
}

} // namespace largada::cli
