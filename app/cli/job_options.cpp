// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/job_options.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include "cli/option_words.h"
#include "cli/words.h"

namespace largada::cli
{

namespace
{

// In the order of the help text.
QList<QCommandLineOption> jobOptions()
{
    return {
        {QStringLiteral("image"), Words::tr("The image that holds k6."), QStringLiteral("IMAGE")},
        {QStringLiteral("cpu-request"), Words::tr("CPU of each runner, as Kubernetes writes it: 2, 500m."),
         QStringLiteral("CPU")},
        {QStringLiteral("cpu-limit"), Words::tr("The most CPU of each runner."), QStringLiteral("CPU")},
        {QStringLiteral("memory-request"), Words::tr("Memory of each runner: 512Mi, 2Gi."), QStringLiteral("MEMORY")},
        {QStringLiteral("memory-limit"), Words::tr("The most memory of each runner."), QStringLiteral("MEMORY")},
        {QStringLiteral("node-selector"), Words::tr("Only nodes with this label. May be repeated."),
         QStringLiteral("KEY=VALUE")},
        {QStringLiteral("toleration"), Words::tr("Nodes with this taint too. May be repeated."),
         QStringLiteral("KEY[=VALUE][:EFFECT]")},
        {QStringLiteral("service-account"), Words::tr("The service account of the pods."), QStringLiteral("NAME")},
        {QStringLiteral("pull-secret"), Words::tr("The secret that the registry wants. May be repeated."),
         QStringLiteral("NAME")},
        {QStringLiteral("template"), Words::tr("A Job manifest of your own, filled in instead of ours."),
         QStringLiteral("FILE")},
        {QStringLiteral("archive-in-image"),
         Words::tr("The script's archive is in the image, at this path (else a ConfigMap takes it, up to 1 MiB)."),
         QStringLiteral("PATH")},
        {QStringLiteral("keep-job"), Words::tr("The Job stays after the run (the default).")},
        {QStringLiteral("delete-job"), Words::tr("The Job is deleted after the run.")},
        {QStringLiteral("dry-run"), Words::tr("Print the manifest, let the API server check it, and change nothing.")},
    };
}

Result<> readQuantity(const QCommandLineParser &parser, const char *name, QString &into)
{
    static const QRegularExpression quantity(
        QStringLiteral("\\A[0-9]{1,12}(\\.[0-9]{1,9})?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi|[eE][0-9]{1,2})?\\z"));
    const QString option = QString::fromLatin1(name);
    if (!parser.isSet(option))
        return {};
    into = parser.value(option);
    if (quantity.match(into).hasMatch())
        return {};
    return bad(QStringLiteral("--") + option,
               Words::tr("It is a quantity such as 2, 500m or 512Mi, not “%1”.").arg(into));
}

Result<> readResources(const QCommandLineParser &parser, fleet::JobWanted &job)
{
    for (const auto &done :
         {readQuantity(parser, "cpu-request", job.cpuRequest), readQuantity(parser, "cpu-limit", job.cpuLimit),
          readQuantity(parser, "memory-request", job.memoryRequest),
          readQuantity(parser, "memory-limit", job.memoryLimit)}) {
        if (!done)
            return done;
    }
    return {};
}

Result<> readPlacement(const QCommandLineParser &parser, fleet::JobWanted &job)
{
    static const QRegularExpression toleration(
        QStringLiteral("\\A[^\\s=:]+(=[^\\s=:]*)?(:(NoSchedule|PreferNoSchedule|NoExecute))?\\z"));
    for (const QString &word : parser.values(QStringLiteral("node-selector"))) {
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        if (equals < 1)
            return bad(QStringLiteral("--node-selector"), Words::tr("It is KEY=VALUE, not “%1”.").arg(word));
        job.nodeSelector.push_back({word.left(equals), word.mid(equals + 1)});
    }
    job.tolerations = parser.values(QStringLiteral("toleration"));
    for (const QString &word : std::as_const(job.tolerations)) {
        if (!toleration.match(word).hasMatch())
            return bad(QStringLiteral("--toleration"),
                       Words::tr("It is KEY, KEY=VALUE or either with :NoSchedule, :PreferNoSchedule or :NoExecute, "
                                 "not “%1”.")
                           .arg(word));
    }
    return {};
}

Result<> readFiles(const QCommandLineParser &parser, fleet::JobWanted &job)
{
    if (parser.isSet(QStringLiteral("template"))) {
        const QFileInfo file(parser.value(QStringLiteral("template")));
        if (!file.isFile() || !file.isReadable())
            return bad(QStringLiteral("--template"), Words::tr("%1 cannot be read.").arg(file.filePath()));
        job.templateFile = QDir::cleanPath(file.absoluteFilePath());
    }
    job.archiveInImage = parser.value(QStringLiteral("archive-in-image"));
    if (parser.isSet(QStringLiteral("archive-in-image")) && !job.archiveInImage.startsWith(QLatin1Char('/')))
        return bad(QStringLiteral("--archive-in-image"),
                   Words::tr("It is an absolute path in the image, not “%1”.").arg(job.archiveInImage));
    return {};
}

} // namespace

void addJobOptions(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("create"), Words::tr("Make the Job for this run, named --job.")});
    parser.addOptions(jobOptions());
}

QStringList jobOptionNames()
{
    QStringList names;
    for (const QCommandLineOption &option : jobOptions())
        names << option.names().first();
    return names;
}

Result<fleet::JobWanted> readJob(const QCommandLineParser &parser)
{
    fleet::JobWanted job;
    job.image = parser.value(QStringLiteral("image"));
    if (job.image.isEmpty() && !parser.isSet(QStringLiteral("template")))
        return bad(QStringLiteral("--image"), Words::tr("Name the image that holds k6."));
    if (parser.isSet(QStringLiteral("keep-job")) && parser.isSet(QStringLiteral("delete-job")))
        return bad(QStringLiteral("--delete-job"), Words::tr("It contradicts --keep-job."));
    job.deleteAfterwards = parser.isSet(QStringLiteral("delete-job"));
    job.serviceAccount = parser.value(QStringLiteral("service-account"));
    job.pullSecrets = parser.values(QStringLiteral("pull-secret"));
    for (const auto &done : {readResources(parser, job), readPlacement(parser, job), readFiles(parser, job)}) {
        if (!done)
            return done.error();
    }
    return job;
}

} // namespace largada::cli
