// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program largada: command line, one program a user, the window.
#include <csignal>
#include <cstdio>

#include <QApplication>
#include <QLoggingCategory>

#include "composition.h"
#include "core/signals.h"
#include "settings/preferences_file.h"
#include "shell/single_instance.h"
#include "text/language.h"

namespace
{

using namespace largada;

struct Program {
    Q_DECLARE_TR_FUNCTIONS(Program)
};

void print(FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
}

void describe()
{
    QCoreApplication::setApplicationName(QStringLiteral("largada"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LARGADA_VERSION));
}

// Without a display too. Nothing: go on.
std::optional<int> answerAtOnce(int &argc, char **argv, const Result<ui::Options> &options)
{
    const bool isAnswered = !options || options->wantsHelp || options->wantsVersion;
    if (!isAnswered)
        return {};
    QCoreApplication app(argc, argv);
    describe();
    if (options && options->wantsVersion) {
        print(stdout, QStringLiteral("largada %1\n").arg(QCoreApplication::applicationVersion()));
        return 0;
    }
    auto language = text::Language::System;
    if (options && options->language == settings::LanguageChoice::English)
        language = text::Language::English;
    if (options && options->language == settings::LanguageChoice::Portuguese)
        language = text::Language::Portuguese;
    text::installLanguage(app, language);
    if (options) {
        print(stdout, ui::helpText());
        return 0;
    }
    print(stderr,
          Program::tr("%1: this option or its value is not known. See largada --help.").arg(options.error().subject) +
              QStringLiteral("\n"));
    return 2;
}

bool hasDisplay()
{
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    }
    return false;
}

void setLogLevel(const QString &level)
{
    if (level.isEmpty())
        return;
    QString rules;
    for (const char *each : {"debug", "info", "warning", "critical"}) {
        static const QStringList order{QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"),
                                       QStringLiteral("critical")};
        const bool on = order.indexOf(QLatin1String(each)) >= order.indexOf(level);
        rules += QStringLiteral("largada.*.%1=%2\n")
                     .arg(QLatin1String(each), on ? QStringLiteral("true") : QStringLiteral("false"));
    }
    QLoggingCategory::setFilterRules(rules);
}

} // namespace

int main(int argc, char **argv)
{
    ::signal(SIGPIPE, SIG_IGN);
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto options = ui::parseOptions(arguments);
    if (const auto code = answerAtOnce(argc, argv, options))
        return *code;
    if (!hasDisplay()) {
        print(stderr, QStringLiteral("largada: there is no display. largadactl does the same without one.\n"));
        return 1;
    }
    setLogLevel(options->logLevel);
    QApplication app(argc, argv);
    describe();
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Largada"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.largada.Largada"));

    // Whoever sends one waits for no answer to a question. What ends with the program ends in good order all the same;
    // a second one does not wait for that.
    auto signalsSeen = std::make_unique<Signals>();
    QObject::connect(signalsSeen.get(), &Signals::received, &app,
                     [](int signal) { QCoreApplication::exit(128 + signal); });
    std::unique_ptr<ui::Console> console;
    const auto open = [&app, &options, &console] {
        console = std::make_unique<ui::Console>(app, *options);
        console->show();
    };
    ui::SingleInstance single(options->configDirectory.isEmpty() ? settings::defaultConfigDirectory()
                                                                 : options->configDirectory);
    QObject::connect(&single, &ui::SingleInstance::first, &app, open);
    QObject::connect(&single, &ui::SingleInstance::handedOver, &app, [] { QCoreApplication::quit(); });
    QObject::connect(&single, &ui::SingleInstance::started, &app, [&console](const QStringList &given) {
        if (console)
            console->take(given);
    });
    if (options->isNewInstance)
        open();
    else
        single.start(ui::argumentsOf(*options));
    const int code = QApplication::exec();
    signalsSeen.reset();
    return code;
}
