// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run_options.h"

#include <algorithm>

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>

#include "cli/words.h"
#include "core/duration.h"

namespace largada::cli
{

namespace
{

Error bad(const QString &option, const QString &why)
{
    return Error{Errc::BadInput, why, option};
}

// In the order of the help text.
void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("fleet"), Words::tr("Where the runners live: local."), QStringLiteral("local"),
         QStringLiteral("local")},
        {QStringLiteral("runners"), Words::tr("How many runners, 1 to 10,000."), QStringLiteral("N")},
        {QStringLiteral("script"), Words::tr("The k6 script."), QStringLiteral("FILE")},
        {QStringLiteral("warmup-share"),
         Words::tr("The warm-up's share of main's load in percent, 1 to 100 (default 25)."), QStringLiteral("PERCENT")},
        {QStringLiteral("no-warmup"), Words::tr("Main only.")},
        {QStringLiteral("split"),
         Words::tr("Divide the script's load among the runners; without it each runs the whole script.")},
        {QStringLiteral("env"),
         Words::tr("A variable for the script: NAME=value, or NAME to pass yours on. May be repeated."),
         QStringLiteral("NAME[=value]")},
        {QStringLiteral("env-file"), Words::tr("A file with one NAME=value a line."), QStringLiteral("FILE")},
        {QStringLiteral("gate-timeout"),
         Words::tr("How long the gate waits for all runners, each phase (default 15m)."), QStringLiteral("TIME")},
        {QStringLiteral("stragglers"),
         Words::tr(
             "At the time limit: wait (end with 3), continue:K (start if K are armed), give-up (end with 3 as soon "
             "as one can no longer arm)."),
         QStringLiteral("POLICY"), QStringLiteral("wait")},
        {QStringLiteral("hold-before-main"), Words::tr("Wait for Enter before main.")},
        {QStringLiteral("setup"), Words::tr("Who runs setup(): each runner after the release, or once before it."),
         QStringLiteral("each|once"), QStringLiteral("each")},
        {QStringLiteral("countdown"), Words::tr("From armed to the first load (default 0)."), QStringLiteral("TIME"),
         QStringLiteral("0")},
        {QStringLiteral("demo-target"), Words::tr("Start the demo target; the script finds it in TARGET_URL.")},
        {QStringLiteral("report"), Words::tr("Write report.json, report.html and two CSV files there."),
         QStringLiteral("DIR")},
        {QStringLiteral("json"), Words::tr("One JSON object at the end on standard output, nothing else.")},
        {QStringLiteral("junit"), Words::tr("Write a JUnit file."), QStringLiteral("FILE")},
        {QStringLiteral("k6"), Words::tr("The k6 program (else K6_BINARY, PATH, our cache)."), QStringLiteral("PATH")},
        {QStringLiteral("force"), Words::tr("Start although memory, cores, ports or disk are short.")},
        {QStringLiteral("lang"), Words::tr("en or pt-BR."), QStringLiteral("LANGUAGE")},
        {QStringLiteral("help"), Words::tr("This text.")},
    });
}

std::optional<int> wholeNumber(const QString &text, int least, int most)
{
    static const QRegularExpression digits(QStringLiteral("\\A-?[0-9]{1,9}\\z"));
    if (!digits.match(text).hasMatch())
        return std::nullopt;
    const int number = text.toInt();
    return number < least || number > most ? std::nullopt : std::optional(number);
}

bool isName(const QString &name)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_]*\\z"));
    return pattern.match(name).hasMatch();
}

Result<> readEnv(const QCommandLineParser &parser, const QProcessEnvironment &environment, fleet::RunPlan &plan)
{
    for (const QString &path : parser.values(QStringLiteral("env-file"))) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return bad(QStringLiteral("--env-file"), Words::tr("%1 cannot be read: %2").arg(path, file.errorString()));
        auto variables = parseEnvFile(file.readAll(), path);
        if (!variables)
            return variables.error();
        plan.env += *variables;
    }
    for (const QString &word : parser.values(QStringLiteral("env"))) {
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString name = word.left(equals < 0 ? word.size() : equals);
        if (!isName(name)) // the word may hold a secret: only its name is said
            return bad(QStringLiteral("--env"), Words::tr("“%1” is not a variable's name.").arg(name));
        if (equals < 0 && !environment.contains(name))
            return bad(QStringLiteral("--env"), Words::tr("%1 is not set in your environment.").arg(name));
        plan.env.push_back({name, equals < 0 ? environment.value(name) : word.mid(equals + 1)});
    }
    return {};
}

Result<> readStragglers(const QString &text, fleet::RunPlan &plan)
{
    if (text == QLatin1String("wait")) {
        plan.stragglers = fleet::StragglerPolicy::Wait;
    } else if (text == QLatin1String("give-up")) {
        plan.stragglers = fleet::StragglerPolicy::GiveUp;
    } else if (text.startsWith(QLatin1String("continue:"))) {
        const auto least = wholeNumber(text.mid(9), 1, plan.runners);
        if (!least)
            return bad(QStringLiteral("--stragglers"),
                       Words::tr("continue: takes a number from 1 to the number of runners, %1.").arg(plan.runners));
        plan.stragglers = fleet::StragglerPolicy::Continue;
        plan.minimum = *least;
    } else {
        return bad(QStringLiteral("--stragglers"), Words::tr("It is wait, continue:K or give-up, not “%1”.").arg(text));
    }
    return {};
}

Result<> readNumbers(const QCommandLineParser &parser, fleet::RunPlan &plan)
{
    const QString runners = parser.value(QStringLiteral("runners"));
    if (runners.isEmpty())
        return bad(QStringLiteral("--runners"), Words::tr("Say how many runners."));
    const auto count = wholeNumber(runners, 1, fleet::maxRunners);
    if (!count)
        return bad(QStringLiteral("--runners"),
                   Words::tr("It is a whole number from 1 to 10,000, not “%1”.").arg(runners));
    plan.runners = *count;
    if (parser.isSet(QStringLiteral("no-warmup"))) {
        if (parser.isSet(QStringLiteral("warmup-share")))
            return bad(QStringLiteral("--warmup-share"), Words::tr("It contradicts --no-warmup."));
        plan.warmupPercent.reset();
    } else if (parser.isSet(QStringLiteral("warmup-share"))) {
        const QString text = parser.value(QStringLiteral("warmup-share"));
        plan.warmupPercent = wholeNumber(text, 1, 100);
        if (!plan.warmupPercent)
            return bad(QStringLiteral("--warmup-share"),
                       Words::tr("It is a whole number from 1 to 100, not “%1”.").arg(text));
    }
    return {};
}

Result<> readTimes(const QCommandLineParser &parser, fleet::RunPlan &plan)
{
    const auto read = [&parser](const char *name, std::chrono::milliseconds &into) -> Result<> {
        const QString option = QString::fromLatin1(name);
        if (!parser.isSet(option))
            return {};
        const auto time = parseDuration(parser.value(option));
        if (!time)
            return bad(QStringLiteral("--") + option,
                       Words::tr("It is a time such as 90, 30s or 1m30s, not “%1”.").arg(parser.value(option)));
        into = *time;
        return {};
    };
    if (const auto done = read("gate-timeout", plan.gateTimeout); !done)
        return done;
    if (plan.gateTimeout.count() == 0)
        return bad(QStringLiteral("--gate-timeout"), Words::tr("It is longer than 0."));
    return read("countdown", plan.countdown);
}

Result<> readSetup(const QCommandLineParser &parser, fleet::RunPlan &plan)
{
    const QString setup = parser.value(QStringLiteral("setup"));
    if (setup != QLatin1String("each") && setup != QLatin1String("once"))
        return bad(QStringLiteral("--setup"), Words::tr("It is each or once, not “%1”.").arg(setup));
    plan.setup = setup == QLatin1String("once") ? fleet::SetupMode::Once : fleet::SetupMode::Each;
    return {};
}

} // namespace

Result<RunOptions> parseRunOptions(const QStringList &arguments, const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    // Else an unknown "-eNAME=secret" would be spelled out letter by letter in the error.
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    addOptions(parser);
    RunOptions options;
    if (!parser.parse(QStringList{QStringLiteral("largadactl")} + arguments))
        return bad(QStringLiteral("run"), parser.errorText());
    options.help = parser.isSet(QStringLiteral("help"));
    if (options.help)
        return options;
    if (!parser.positionalArguments().isEmpty()) // a forgotten --env leaves NAME=secret here: only the name is said
        return bad(QStringLiteral("run"),
                   Words::tr("“%1” is not an option.")
                       .arg(parser.positionalArguments().first().section(QLatin1Char('='), 0, 0)));
    fleet::RunPlan &plan = options.plan;
    plan.fleet = parser.value(QStringLiteral("fleet"));
    if (plan.fleet != QLatin1String("local"))
        return bad(QStringLiteral("--fleet"), Words::tr("“%1” is not a fleet; there is local.").arg(plan.fleet));
    if (parser.value(QStringLiteral("script")).isEmpty())
        return bad(QStringLiteral("--script"), Words::tr("Name the k6 script."));
    plan.script = QDir::cleanPath(QFileInfo(parser.value(QStringLiteral("script"))).absoluteFilePath());
    plan.split = parser.isSet(QStringLiteral("split"));
    plan.holdBeforeMain = parser.isSet(QStringLiteral("hold-before-main"));
    plan.force = parser.isSet(QStringLiteral("force"));
    for (const auto &done : {readNumbers(parser, plan), readTimes(parser, plan), readSetup(parser, plan),
                             readEnv(parser, environment, plan)}) {
        if (!done)
            return done.error();
    }
    if (const auto done = readStragglers(parser.value(QStringLiteral("stragglers")), plan); !done)
        return done.error();
    options.demoTarget = parser.isSet(QStringLiteral("demo-target"));
    options.json = parser.isSet(QStringLiteral("json"));
    options.reportDirectory = parser.value(QStringLiteral("report"));
    options.junitFile = parser.value(QStringLiteral("junit"));
    options.k6 = parser.value(QStringLiteral("k6"));
    return options;
}

Result<QVector<fleet::EnvVariable>> parseEnvFile(const QByteArray &content, const QString &path)
{
    QVector<fleet::EnvVariable> variables;
    int number = 0;
    for (const QByteArray &raw : content.split('\n')) {
        ++number;
        QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless); // a cut character is an error
        const QString line = QString(decode(raw)).trimmed();
        if (decode.hasError()) // a value that is not what was written is worse than none
            return bad(QStringLiteral("--env-file"), Words::tr("%1, line %2: not NAME=value.").arg(path).arg(number));
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        const QString name = line.left(std::max<qsizetype>(equals, 0)).trimmed();
        if (!isName(name))
            return bad(QStringLiteral("--env-file"), Words::tr("%1, line %2: not NAME=value.").arg(path).arg(number));
        QString value = line.mid(equals + 1).trimmed();
        const bool quoted = value.size() >= 2 && value.front() == value.back() &&
                            (value.front() == QLatin1Char('"') || value.front() == QLatin1Char('\''));
        variables.push_back({name, quoted ? value.mid(1, value.size() - 2) : value});
    }
    return variables;
}

QString runHelp()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr(
        "Starts N paused k6 runners, releases them together for the warm-up and again for main, and reports."));
    addOptions(parser);
    QString text = parser.helpText();
    const qsizetype firstLine = text.indexOf(QLatin1Char('\n'));
    return QStringLiteral("largadactl run --runners N --script FILE …") + text.mid(firstLine);
}

} // namespace largada::cli
