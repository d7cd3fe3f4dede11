// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/options.h"

#include <QCoreApplication>

namespace largada::ui
{

namespace
{

struct Program {
    Q_DECLARE_TR_FUNCTIONS(Program)
};

Error badInput(const QString &option, const QString &what)
{
    return {Errc::BadInput, what, option};
}

std::optional<settings::ThemeChoice> themeFromText(const QString &text)
{
    if (text == QLatin1String("system"))
        return settings::ThemeChoice::System;
    if (text == QLatin1String("light"))
        return settings::ThemeChoice::Light;
    if (text == QLatin1String("dark"))
        return settings::ThemeChoice::Dark;
    return {};
}

std::optional<settings::LanguageChoice> languageFromText(const QString &text)
{
    if (text == QLatin1String("system"))
        return settings::LanguageChoice::System;
    if (text == QLatin1String("en"))
        return settings::LanguageChoice::English;
    if (text == QLatin1String("pt") || text == QLatin1String("pt-BR") || text == QLatin1String("pt_BR"))
        return settings::LanguageChoice::Portuguese;
    return {};
}

Result<> takeValue(Options &options, const QString &name, const QString &value)
{
    const Error refused = badInput(name, QStringLiteral("\"%1\" is no value for it").arg(value));
    if (name == QLatin1String("--page")) {
        options.page = pageFromKey(value);
        return options.page ? Result<>{} : refused;
    }
    if (name == QLatin1String("--theme")) {
        options.theme = themeFromText(value);
        return options.theme ? Result<>{} : refused;
    }
    if (name == QLatin1String("--lang")) {
        options.language = languageFromText(value);
        return options.language ? Result<>{} : refused;
    }
    if (name == QLatin1String("--config-dir")) {
        options.configDirectory = value;
        return value.isEmpty() ? refused : Result<>{};
    }
    static const QStringList levels{QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"),
                                    QStringLiteral("critical")};
    options.logLevel = value;
    return levels.contains(value) ? Result<>{} : refused;
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    static const QStringList withValue{QStringLiteral("--page"), QStringLiteral("--theme"), QStringLiteral("--lang"),
                                       QStringLiteral("--config-dir"), QStringLiteral("--log-level")};
    Options options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString name = equals < 0 ? word : word.left(equals);
        if (withValue.contains(name)) {
            if (equals < 0 && i + 1 == arguments.size())
                return badInput(name, QStringLiteral("it needs a value"));
            const QString value = equals < 0 ? arguments[++i] : word.mid(equals + 1);
            if (const auto taken = takeValue(options, name, value); !taken)
                return taken.error();
        } else if (word == QLatin1String("--demo")) {
            options.isDemo = true;
        } else if (word == QLatin1String("--new-instance")) {
            options.isNewInstance = true;
        } else if (word == QLatin1String("--help") || word == QLatin1String("-h")) {
            options.wantsHelp = true;
        } else if (word == QLatin1String("--version") || word == QLatin1String("-v")) {
            options.wantsVersion = true;
        } else {
            return badInput(word, QStringLiteral("there is no such option"));
        }
    }
    return options;
}

QString helpText()
{
    const auto line = [](const char *option, const QString &meaning) {
        return QStringLiteral("  %1 %2\n").arg(QLatin1String(option), -20).arg(meaning);
    };
    return Program::tr("Usage: largada [OPTION]...") + QStringLiteral("\n\n") +
           Program::tr("The console of Largada: starts fleets of k6 load generators at the same instant.") +
           QStringLiteral("\n\n") +
           line("--page NAME", Program::tr("Open on overview, pods, targets, start, runs or settings.")) +
           line("--demo", Program::tr("Run the demonstration: four runners against a target on this machine.")) +
           line("--theme NAME", Program::tr("Colours: system, light or dark.")) +
           line("--lang NAME", Program::tr("Language: system, en or pt-BR.")) +
           line("--config-dir DIR", Program::tr("Keep settings and history there, instead of in the user's places.")) +
           line("--new-instance", Program::tr("Open a second window instead of raising the one that is open.")) +
           line("--log-level LEVEL", Program::tr("What goes to standard error: debug, info, warning or critical.")) +
           line("--version", Program::tr("Print the version.")) + line("--help", Program::tr("Print this text."));
}

QStringList argumentsOf(const Options &options)
{
    QStringList arguments;
    if (options.page)
        arguments << QStringLiteral("--page") << pageKey(*options.page);
    if (options.isDemo)
        arguments << QStringLiteral("--demo");
    return arguments;
}

} // namespace largada::ui
