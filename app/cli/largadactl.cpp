// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program largadactl: language, general options, one command.
#include <csignal>
#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include "backends/kubernetes/kubernetes_backend.h"
#include "backends/kubernetes/who_we_are.h"
#include "cli/command.h"
#include "cli/job_dry_run.h"
#include "core/signals.h"
#include "settings/preferences_file.h"
#include "store/agent_storage.h"
#include "store/run_store.h"
#include "text/language.h"

namespace
{

// --lang may stand anywhere; every command knows it.
std::optional<largada::text::Language> languageOf(const QStringList &arguments)
{
    using largada::text::Language;
    const QString prefix = QStringLiteral("--lang=");
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i].startsWith(prefix))
            return largada::text::languageFromText(arguments[i].mid(prefix.size()));
        if (arguments[i] == QLatin1String("--lang"))
            return largada::text::languageFromText(arguments.value(i + 1));
    }
    return Language::System;
}

QStringList withoutLeadingLanguage(QStringList arguments)
{
    while (!arguments.isEmpty() && arguments.first().startsWith(QLatin1String("--lang")))
        arguments = arguments.mid(arguments.first() == QLatin1String("--lang") ? 2 : 1);
    return arguments;
}

void addCluster(largada::cli::Surroundings &around)
{
    using namespace largada;
    around.makeClusterFleet = [&around](const QString &k6, const Clock &clock) {
        backends::KubernetesBackendSetup setup;
        setup.environment = around.environment;
        setup.who = backends::whoWeAre(around.environment);
        setup.k6 = k6;
        setup.temporaryRoot = around.temporaryRoot;
        return std::make_unique<backends::KubernetesBackend>(std::move(setup), clock);
    };
    around.lookAtCluster = [&around](const cli::ClusterWanted &wanted) {
        return cli::lookAtCluster(wanted, around.environment);
    };
    around.dryRunJob = [&around](const fleet::RunPlan &plan) { return cli::dryRunJob(plan, around.environment); };
}

} // namespace

int main(int argc, char **argv)
{
    using namespace largada;
    ::signal(SIGPIPE, SIG_IGN); // a reader that goes away ends no run
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("largadactl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LARGADA_VERSION));

    QFile out, err;
    const bool streamsOpen = out.open(stdout, QIODevice::WriteOnly) && err.open(stderr, QIODevice::WriteOnly);
    if (!streamsOpen)
        return cli::exitcode::failed;
    const QStringList all = QCoreApplication::arguments().mid(1);
    const auto language = languageOf(all);
    text::installLanguage(app, language.value_or(text::Language::System));
    cli::Surroundings around;
    around.out = &out;
    around.err = &err;
    around.errIsTerminal = ::isatty(STDERR_FILENO) == 1;
    around.errColumns = [] {
        struct winsize size{};
        return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 ? int(size.ws_col) : 0;
    };
    around.inIsTerminal = ::isatty(STDIN_FILENO) == 1;
    around.environment = QProcessEnvironment::systemEnvironment();
    around.historyFile = store::defaultHistoryFile();
    around.agentDatabase = store::defaultAgentLocation(around.environment);
    around.settingsDirectory = settings::defaultConfigDirectory();
    around.temporaryRoot = QDir::tempPath();
    addCluster(around);

    const QStringList arguments = withoutLeadingLanguage(all);
    const QString name = arguments.value(0);
    if (name == QLatin1String("--version")) {
        cli::writeLine(&out, QStringLiteral("largadactl %1").arg(QCoreApplication::applicationVersion()));
        return cli::exitcode::ok;
    }
    const bool helpWanted =
        name == QLatin1String("--help") || name == QLatin1String("-h") || name == QLatin1String("help");
    const auto command = language ? cli::makeCommand(name, around) : nullptr;
    if (!command) {
        cli::writeLine(helpWanted ? &out : &err, cli::generalHelp());
        return helpWanted ? cli::exitcode::ok : cli::exitcode::usage;
    }
    Signals watcher;
    QObject::connect(&watcher, &Signals::received, command.get(), &cli::Command::interrupt);
    QObject::connect(
        command.get(), &cli::Command::finished, &app, [](int code) { QCoreApplication::exit(code); },
        Qt::QueuedConnection);
    command->start(arguments.mid(1));
    return QCoreApplication::exec();
}
