// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which actions the program has, and their keys before anybody changes them. What they do is connected by the window.
#pragma once

#include <QString>

#include "shell/page.h"

namespace largada::ui
{

class Actions;

namespace action
{
QString page(PageId page); // "go.overview" …
inline const QString palette = QStringLiteral("go.palette");
inline const QString filter = QStringLiteral("go.filter");
inline const QString dock = QStringLiteral("go.dock");
inline const QString openStart = QStringLiteral("run.open"); // the page; nothing starts by a key
inline const QString stopRun = QStringLiteral("run.stop");
inline const QString reload = QStringLiteral("page.reload");
inline const QString exportPage = QStringLiteral("page.export");
inline const QString undo = QStringLiteral("page.undo");
inline const QString shortcuts = QStringLiteral("general.shortcuts");
inline const QString quit = QStringLiteral("general.quit");
} // namespace action

void addStandardActions(Actions &actions);

} // namespace largada::ui
