// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the program: which one is wanted, and its translators on the application. The texts themselves are
// in translations/.
#pragma once

#include <optional>

#include <QProcessEnvironment>
#include <QString>

class QCoreApplication;

namespace largada::text
{

enum class Language { System, English, Portuguese };

// "en", "pt", "pt-BR", "pt_BR", "system"; std::nullopt otherwise.
std::optional<Language> languageFromText(const QString &text);

// What System means: the first of LANGUAGE's entries that we have, else LC_ALL, LC_MESSAGES or LANG, whichever is set
// first; any pt is Portuguese, all else English. The desktop's language where none of them is set.
Language systemLanguage(const QProcessEnvironment &environment);

// Also sets the default QLocale, so that numbers go with the words. Call it again to switch at run time: the
// translators of the last call go. From the main thread.
void installLanguage(QCoreApplication &app, Language language);

} // namespace largada::text
