// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/page.h"

namespace largada::ui
{

QString pageKey(PageId page)
{
    switch (page) {
    case PageId::Overview:
        return QStringLiteral("overview");
    case PageId::Pods:
        return QStringLiteral("pods");
    case PageId::Targets:
        return QStringLiteral("targets");
    case PageId::Start:
        return QStringLiteral("start");
    case PageId::Runs:
        return QStringLiteral("runs");
    case PageId::Settings:
        return QStringLiteral("settings");
    }
    return {};
}

std::optional<PageId> pageFromKey(const QString &key)
{
    for (const PageId page : allPages) {
        if (key == pageKey(page))
            return page;
    }
    return {};
}

} // namespace largada::ui
