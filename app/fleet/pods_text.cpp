// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/pods_text.h"

namespace largada::fleet
{

QString podsText(const ClusterTarget &target)
{
    const QString job = QStringLiteral("job/") + target.pods;
    const QString regex = QStringLiteral("/%1/").arg(target.pods);
    switch (target.by) {
    case PodsBy::Job:
        return job;
    case PodsBy::Selector:
        return target.pods;
    case PodsBy::Regex:
        return regex;
    case PodsBy::JobOrRegex:
        return job + QStringLiteral(", ") + regex;
    }
    return {};
}

} // namespace largada::fleet
