// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Theme, text size and language of the application, as the preferences and the desktop want them, at once when they
// change.
#pragma once

#include <QObject>

#include "settings/preferences_file.h"
#include "shell/options.h"
#include "shell/system_theme.h"

class QApplication;

namespace largada::ui
{

class Appearance final : public QObject
{
    Q_OBJECT
public:
    // What the command line says holds until the preference is changed by hand.
    Appearance(QApplication &app, settings::PreferencesFile &preferences, const Options &options);

    // To be called once when the window is built: before, there is no style sheet, which makes that much faster.
    void complete();

private:
    void wearTheme();
    void speak();

    QApplication &m_app;
    settings::PreferencesFile &m_preferences;
    SystemTheme m_system;
    bool m_isComplete = false;
    std::optional<settings::ThemeChoice> m_theme;
    std::optional<settings::LanguageChoice> m_language;
};

} // namespace largada::ui
