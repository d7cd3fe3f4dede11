// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/language.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

// Resources of a static library are linked in only when they are named; the macro works outside of namespaces only.
static void initTranslations()
{
    Q_INIT_RESOURCE(largada_translations);
}

namespace largada::text
{

namespace
{

QString translatorName()
{
    return QStringLiteral("largadaTranslator");
}

// "pt" of "pt_BR.UTF-8", "pt-BR" and "PT".
QString languageOf(const QString &locale)
{
    const auto end = std::find_if(locale.cbegin(), locale.cend(), [](QChar c) { return !c.isLetter(); });
    return locale.left(std::distance(locale.cbegin(), end)).toLower();
}

// "C" and "POSIX" switch translation off, and LANGUAGE with it, as in gettext.
bool isUntranslated(const QString &locale)
{
    return locale == QLatin1String("C") || locale == QLatin1String("POSIX") || locale.startsWith(QLatin1String("C."));
}

void install(QCoreApplication &app, const QString &file, const QString &directory)
{
    auto *translator = new QTranslator(&app);
    translator->setObjectName(translatorName());
    if (!translator->load(file, directory) || !QCoreApplication::installTranslator(translator))
        delete translator;
}

} // namespace

std::optional<Language> languageFromText(const QString &text)
{
    const QString key = text.trimmed().toLower().replace(QLatin1Char('_'), QLatin1Char('-'));
    if (key == QLatin1String("system"))
        return Language::System;
    if (key == QLatin1String("en"))
        return Language::English;
    if (key == QLatin1String("pt") || key == QLatin1String("pt-br"))
        return Language::Portuguese;
    return std::nullopt;
}

Language systemLanguage(const QProcessEnvironment &environment)
{
    QString locale;
    for (const auto *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        locale = environment.value(QLatin1String(name));
        if (!locale.isEmpty())
            break;
    }
    if (isUntranslated(locale))
        return Language::English;
    const QStringList wanted =
        environment.value(QStringLiteral("LANGUAGE")).split(QLatin1Char(':'), Qt::SkipEmptyParts);
    for (const QString &entry : wanted) {
        const QString known = languageOf(entry);
        if (known == QLatin1String("pt"))
            return Language::Portuguese;
        if (known == QLatin1String("en"))
            return Language::English;
    }
    if (locale.isEmpty())
        return QLocale::system().language() == QLocale::Portuguese ? Language::Portuguese : Language::English;
    return languageOf(locale) == QLatin1String("pt") ? Language::Portuguese : Language::English;
}

void installLanguage(QCoreApplication &app, Language language)
{
    initTranslations();
    const auto old = app.findChildren<QTranslator *>(translatorName(), Qt::FindDirectChildrenOnly);
    for (QTranslator *translator : old) {
        QCoreApplication::removeTranslator(translator);
        delete translator;
    }
    if (language == Language::System)
        language = systemLanguage(QProcessEnvironment::systemEnvironment());
    const QString ours = QStringLiteral(":/i18n");
    if (language == Language::Portuguese) {
        QLocale::setDefault(QLocale(QLocale::Portuguese, QLocale::Brazil));
        install(app, QStringLiteral("qtbase_pt_BR"), ours); // Qt's own words
        install(app, QStringLiteral("largada_pt_BR"), ours);
    } else {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        install(app, QStringLiteral("largada_en"), ours); // plural forms only
    }
}

} // namespace largada::text
