// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run_options.h"

#include <algorithm>
#include <array>

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>

#include "cli/job_options.h"
#include "cli/option_words.h"
#include "cli/words.h"

namespace largada::cli
{

namespace
{

// In the order of the help text.
void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("fleet"),
         Words::tr("Where the runners live: on this machine, or in a cluster (default local)."),
         QStringLiteral("local|kubernetes"), QStringLiteral("local")},
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
    });
    addGateOptions(parser);
    addStartOptions(parser);
    parser.addOptions({
        {QStringList{QStringLiteral("namespace"), QStringLiteral("n")},
         Words::tr("Of the cluster (default: the context's)."), QStringLiteral("NAMESPACE")},
        {QStringLiteral("job"), Words::tr("The runners are the pods of this Job; with --create its name."),
         QStringLiteral("NAME")},
        {QStringLiteral("selector"), Words::tr("The runners are the pods with these labels."),
         QStringLiteral("LABELS")},
        {QStringLiteral("pods"), Words::tr("The runners are the pods whose names match."), QStringLiteral("REGEX")},
        {QStringLiteral("warmup-container"), Words::tr("The container that warms up (default z-warmup)."),
         QStringLiteral("NAME")},
        {QStringLiteral("main-container"), Words::tr("The container with the main load (default main)."),
         QStringLiteral("NAME")},
    });
    addClusterOptions(parser);
    addJobOptions(parser);
    parser.addOptions({
        {QStringLiteral("lang"), Words::tr("en or pt-BR."), QStringLiteral("LANGUAGE")},
        {QStringLiteral("help"), Words::tr("This text.")},
    });
}

// What an option is for.
enum For { Local = 1, Attached = 2, Create = 4, Cluster = Attached | Create };

struct Use {
    QStringList options;
    int kinds = 0;
};

QVector<Use> uses()
{
    const auto names = [](std::initializer_list<const char *> list) {
        QStringList all;
        for (const char *name : list)
            all << QString::fromLatin1(name);
        return all;
    };
    return {
        {names({"demo-target"}), Local},
        {names({"script", "warmup-share", "split", "env", "env-file", "k6"}), Local | Create},
        {names({"context", "kubeconfig", "namespace", "job", "create"}), Cluster},
        {names({"selector", "pods", "warmup-container", "main-container", "take-over", "on-timeout"}), Attached},
        {jobOptionNames(), Create},
    };
}

QString nameOf(int kinds)
{
    switch (kinds) {
    case Local:
        return QStringLiteral("--fleet local");
    case Local | Create:
        return Words::tr("--fleet local or --create");
    case Cluster:
        return QStringLiteral("--fleet kubernetes");
    case Create:
        return QStringLiteral("--create");
    default:
        return Words::tr("--fleet kubernetes without --create");
    }
}

Result<> checkUses(const QCommandLineParser &parser, For kind)
{
    for (const Use &use : uses()) {
        for (const QString &option : use.options) {
            if (parser.isSet(option) && (use.kinds & kind) == 0)
                return bad(QStringLiteral("--") + option, Words::tr("It is for %1.").arg(nameOf(use.kinds)));
        }
    }
    if (kind == Local && parser.value(QStringLiteral("mode")) != fleet::startModeKey(fleet::StartMode::Broadcast))
        return bad(QStringLiteral("--mode"), Words::tr("It is for %1.").arg(nameOf(Cluster)));
    if (kind == Attached && parser.value(QStringLiteral("setup")) != QLatin1String("each"))
        return bad(QStringLiteral("--setup"), Words::tr("It is for %1.").arg(nameOf(Local | Create)));
    return {};
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

Result<> readSetup(const QCommandLineParser &parser, fleet::RunPlan &plan)
{
    const QString setup = parser.value(QStringLiteral("setup"));
    if (setup != QLatin1String("each") && setup != QLatin1String("once"))
        return bad(QStringLiteral("--setup"), Words::tr("It is each or once, not “%1”.").arg(setup));
    plan.setup = setup == QLatin1String("once") ? fleet::SetupMode::Once : fleet::SetupMode::Each;
    return {};
}

Result<> readTimes(const QCommandLineParser &parser, WallTime now, fleet::RunPlan &plan)
{
    if (parser.isSet(QStringLiteral("at")) && parser.isSet(QStringLiteral("countdown")))
        return bad(QStringLiteral("--countdown"), Words::tr("It contradicts --at."));
    if (const auto done = readTime(parser, QStringLiteral("countdown"), plan.countdown); !done)
        return done;
    return readStart(parser, now, plan);
}

Result<> readScript(const QCommandLineParser &parser, For kind, fleet::RunPlan &plan)
{
    plan.split = parser.isSet(QStringLiteral("split"));
    plan.holdBeforeMain = parser.isSet(QStringLiteral("hold-before-main"));
    plan.force = parser.isSet(QStringLiteral("force"));
    if (kind == Attached)
        return {};
    if (parser.value(QStringLiteral("script")).isEmpty())
        return bad(QStringLiteral("--script"), Words::tr("Name the k6 script."));
    plan.script = QDir::cleanPath(QFileInfo(parser.value(QStringLiteral("script"))).absoluteFilePath());
    return {};
}

Result<> readPods(const QCommandLineParser &parser, fleet::ClusterTarget &cluster)
{
    const std::array ways{std::pair{QStringLiteral("job"), fleet::PodsBy::Job},
                          std::pair{QStringLiteral("selector"), fleet::PodsBy::Selector},
                          std::pair{QStringLiteral("pods"), fleet::PodsBy::Regex}};
    QString first;
    for (const auto &[option, by] : ways) {
        if (!parser.isSet(option))
            continue;
        if (!first.isEmpty())
            return bad(QStringLiteral("--") + option, Words::tr("It contradicts --%1.").arg(first));
        first = option;
        cluster.by = by;
        cluster.pods = parser.value(option);
        if (cluster.pods.isEmpty())
            return bad(QStringLiteral("--") + option, Words::tr("It is empty."));
    }
    if (first.isEmpty())
        return bad(QStringLiteral("--job"), Words::tr("Say which pods are the runners: --job, --selector or --pods."));
    if (cluster.by == fleet::PodsBy::Regex)
        return checkPattern(QStringLiteral("--pods"), cluster.pods);
    return {};
}

Result<> readFleet(const QCommandLineParser &parser, For kind, fleet::RunPlan &plan)
{
    fleet::ClusterTarget &cluster = *plan.cluster;
    if (const auto done = readCluster(parser, plan); !done)
        return done;
    const auto name = [&parser](const QString &option, QString &into) -> Result<> {
        if (!parser.isSet(option))
            return {};
        into = parser.value(option);
        return checkLabel(QStringLiteral("--") + option, into);
    };
    for (const auto &done : {name(QStringLiteral("namespace"), cluster.ns),
                             name(QStringLiteral("warmup-container"), cluster.warmupContainer),
                             name(QStringLiteral("main-container"), cluster.mainContainer)}) {
        if (!done)
            return done;
    }
    if (kind == Attached)
        return readPods(parser, cluster);
    auto job = readJob(parser);
    if (!job)
        return job.error();
    cluster.create = *std::move(job);
    return name(QStringLiteral("job"), cluster.pods);
}

} // namespace

Result<RunOptions> parseRunOptions(const QStringList &arguments, const QProcessEnvironment &environment, WallTime now)
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
    if (plan.fleet != QLatin1String("local") && plan.fleet != QLatin1String("kubernetes"))
        return bad(QStringLiteral("--fleet"),
                   Words::tr("“%1” is not a fleet; there are local and kubernetes.").arg(plan.fleet));
    const bool isLocal = plan.fleet == QLatin1String("local");
    const For kind = isLocal ? Local : parser.isSet(QStringLiteral("create")) ? Create : Attached;
    if (const auto done = checkUses(parser, kind); !done)
        return done.error();
    if (!isLocal)
        plan.cluster.emplace();
    for (const auto &done : {readScript(parser, kind, plan), readNumbers(parser, plan), readTimes(parser, now, plan),
                             readSetup(parser, plan), readEnv(parser, environment, plan)}) {
        if (!done)
            return done.error();
    }
    if (const auto done = isLocal ? Result<>() : readFleet(parser, kind, plan); !done)
        return done.error();
    if (const auto done = readGate(parser, plan); !done)
        return done.error();
    options.demoTarget = parser.isSet(QStringLiteral("demo-target"));
    options.json = parser.isSet(QStringLiteral("json"));
    options.reportDirectory = parser.value(QStringLiteral("report"));
    options.junitFile = parser.value(QStringLiteral("junit"));
    options.k6 = parser.value(QStringLiteral("k6"));
    options.dryRun = parser.isSet(QStringLiteral("dry-run"));
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
        "Starts N paused k6 runners, releases them together for the warm-up and again for main, and reports.\n"
        "\n"
        "A context that Largada's settings mark as read-only is refused (exit code 4). One that is protected is not "
        "asked about: that is for people at the console."));
    addOptions(parser);
    QString text = parser.helpText();
    const qsizetype firstLine = text.indexOf(QLatin1Char('\n'));
    return QStringLiteral("largadactl run --runners N --script FILE …\n"
                          "largadactl run --fleet kubernetes --runners N --job NAME …\n"
                          "largadactl run --fleet kubernetes --runners N --create --image IMAGE --script FILE …") +
           text.mid(firstLine);
}

} // namespace largada::cli
