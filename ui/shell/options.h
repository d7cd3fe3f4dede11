// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the command line. Read before there is an application, so that help needs no display.
#pragma once

#include <optional>

#include <QString>
#include <QStringList>

#include "core/result.h"
#include "settings/preferences.h"
#include "shell/page.h"

namespace largada::ui
{

struct Options {
    std::optional<PageId> page;
    std::optional<settings::ThemeChoice> theme;
    std::optional<settings::LanguageChoice> language;
    QString configDirectory; // empty: the user's; else the history lies there as well
    QString logLevel;        // debug, info, warning, critical; empty: as QT_LOGGING_RULES says
    bool isDemo = false;
    bool isNewInstance = false;
    bool wantsHelp = false;
    bool wantsVersion = false;
    bool operator==(const Options &) const = default;
};

// arguments: without the program's name. Errc::BadInput: subject is the option.
Result<Options> parseOptions(const QStringList &arguments);
QString helpText();
// What a second start passes on to the first: its arguments that ask for something now.
QStringList argumentsOf(const Options &options);

} // namespace largada::ui
