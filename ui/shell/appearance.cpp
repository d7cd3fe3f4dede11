// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/appearance.h"

#include <QApplication>

#include "text/language.h"
#include "widgets/theme.h"

namespace largada::ui
{

Appearance::Appearance(QApplication &app, settings::PreferencesFile &preferences, const Options &options)
    : m_app(app), m_preferences(preferences), m_theme(options.theme), m_language(options.language)
{
    connect(&m_system, &SystemTheme::changed, this, &Appearance::wearTheme);
    connect(&m_preferences, &settings::PreferencesFile::changed, this, [this](const settings::Preferences &before) {
        const settings::Preferences &now = m_preferences.preferences();
        if (now.theme != before.theme)
            m_theme.reset();
        if (now.language != before.language)
            m_language.reset();
        if (now.theme != before.theme || now.textPercent != before.textPercent)
            wearTheme();
        if (now.language != before.language)
            speak();
    });
    speak();
    wearTheme();
}

void Appearance::wearTheme()
{
    using enum settings::ThemeChoice;
    const settings::ThemeChoice choice = m_theme.value_or(m_preferences.preferences().theme);
    const bool isDark = choice == Dark || (choice == System && m_system.isDark());
    const auto apply = m_isComplete ? applyTheme : applyColors;
    apply(m_app, isDark ? darkTheme() : lightTheme(), m_preferences.preferences().textPercent);
}

void Appearance::complete()
{
    m_isComplete = true;
    wearTheme();
}

void Appearance::speak()
{
    using enum settings::LanguageChoice;
    switch (m_language.value_or(m_preferences.preferences().language)) {
    case System:
        text::installLanguage(m_app, text::Language::System);
        break;
    case English:
        text::installLanguage(m_app, text::Language::English);
        break;
    case Portuguese:
        text::installLanguage(m_app, text::Language::Portuguese);
        break;
    }
}

} // namespace largada::ui
