// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/start_options.h"

#include <QCommandLineParser>

#include "cli/option_words.h"
#include "cli/words.h"

namespace largada::cli
{

namespace
{

void addOptions(QCommandLineParser &parser)
{
    addGateOptions(parser);
    addStartOptions(parser);
    addClusterOptions(parser);
    parser.addOptions({
        {QStringLiteral("json"), Words::tr("One JSON object at the end on standard output, nothing else.")},
        {QStringLiteral("lang"), Words::tr("en or pt-BR."), QStringLiteral("LANGUAGE")},
        {QStringLiteral("help"), Words::tr("This text.")},
    });
}

// The container that the words name decides which phase this is: a pod that is still initialising can only warm up.
void setPhase(const QString &status, const QString &container, fleet::RunPlan &plan)
{
    const bool warmsUp =
        status.startsWith(QLatin1String("Init:")) || container == fleet::containerName(fleet::PhaseName::Warmup);
    plan.only = warmsUp ? fleet::PhaseName::Warmup : fleet::PhaseName::Main;
    (warmsUp ? plan.cluster->warmupContainer : plan.cluster->mainContainer) = container;
}

Result<> readWords(const QStringList &words, fleet::RunPlan &plan)
{
    if (words.size() != 5)
        return bad(
            QStringLiteral("start"),
            Words::tr("It takes five words, NAMESPACE PODS STATUS COUNT CONTAINER; there are %1.").arg(words.size()));
    fleet::ClusterTarget &cluster = plan.cluster.emplace();
    cluster.ns = words[0];
    cluster.by = fleet::PodsBy::JobOrRegex;
    cluster.pods = words[1];
    cluster.statusExpected = words[2];
    const auto count = wholeNumber(words[3], 1, fleet::maxRunners);
    if (!count)
        return bad(QStringLiteral("COUNT"),
                   Words::tr("It is a whole number from 1 to 10,000, not “%1”.").arg(words[3]));
    plan.runners = *count;
    for (const auto &done :
         {checkLabel(QStringLiteral("NAMESPACE"), words[0]), checkPattern(QStringLiteral("PODS"), words[1]),
          words[2].isEmpty() ? Result<>(bad(QStringLiteral("STATUS"), Words::tr("It is empty."))) : Result<>(),
          checkLabel(QStringLiteral("CONTAINER"), words[4])}) {
        if (!done)
            return done;
    }
    setPhase(words[2], words[4], plan);
    return {};
}

} // namespace

Result<StartOptions> parseStartOptions(const QStringList &arguments, WallTime now)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    addOptions(parser);
    StartOptions options;
    if (!parser.parse(QStringList{QStringLiteral("largadactl")} + arguments))
        return bad(QStringLiteral("start"), parser.errorText());
    options.help = parser.isSet(QStringLiteral("help"));
    if (options.help)
        return options;
    options.json = parser.isSet(QStringLiteral("json"));
    fleet::RunPlan &plan = options.plan;
    plan.fleet = QStringLiteral("kubernetes");
    plan.untilReleased = true;
    if (const auto done = readWords(parser.positionalArguments(), plan); !done)
        return done.error();
    for (const auto &done : {readGate(parser, plan), readCluster(parser, plan), readStart(parser, now, plan)}) {
        if (!done)
            return done.error();
    }
    return options;
}

QString startHelp()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Waits until COUNT pods stand paused, starts their CONTAINER together, and ends: the load goes on in "
                  "the cluster.\n"
                  "\n"
                  "  NAMESPACE  of the pods\n"
                  "  PODS       the name of their Job, or a regular expression that their names match\n"
                  "  STATUS     as kubectl get pods shows it; another one is warned of, k6 itself decides\n"
                  "  COUNT      how many pods; with more nothing is started\n"
                  "  CONTAINER  the one whose k6 is started\n"
                  "\n"
                  "For instance, one after the other:\n"
                  "  largadactl start perf-test-namespace k6-job Init:2/3 4 z-warmup\n"
                  "  largadactl start perf-test-namespace k6-job Running 4 main\n"
                  "\n"
                  "A context that Largada's settings mark as read-only is refused (exit code 4). One that is protected "
                  "is not asked about: that is for people at the console."));
    addOptions(parser);
    const QString text = parser.helpText();
    return QStringLiteral("largadactl start NAMESPACE PODS STATUS COUNT CONTAINER …") +
           text.mid(text.indexOf(QLatin1Char('\n')));
}

} // namespace largada::cli
