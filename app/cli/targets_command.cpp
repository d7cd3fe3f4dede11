// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/targets_command.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "cli/option_words.h"
#include "cli/text_table.h"
#include "cli/words.h"
#include "dashboard/contract/json.h"
#include "text/sentences.h"

namespace largada::cli
{

namespace
{

namespace limits = dashboard::limits;

void addOptions(QCommandLineParser &parser)
{
    parser.addPositionalArgument(QStringLiteral("list|add|set|rm"), Words::tr("What to do."),
                                 QStringLiteral("targets list|add|set|rm"));
    parser.addPositionalArgument(QStringLiteral("URL|ID"),
                                 Words::tr("The address of the target to add; the id of the one to change or delete."),
                                 QStringLiteral("[URL|ID]"));
    parser.addOptions({
        {QStringLiteral("url"), Words::tr("Another address."), QStringLiteral("URL")},
        {QStringLiteral("label"), Words::tr("A name for people."), QStringLiteral("TEXT")},
        {QStringLiteral("vus"), Words::tr("Virtual users of each execution (default 1)."), QStringLiteral("N")},
        {QStringLiteral("duration"), Words::tr("How long each execution lasts (default 30s)."), QStringLiteral("TIME")},
        {QStringLiteral("interval"), Words::tr("From start to start at one agent (default 1m)."),
         QStringLiteral("TIME")},
        {QStringLiteral("enable"), Words::tr("Agents run it, which is the default.")},
        {QStringLiteral("disable"), Words::tr("Agents leave it alone.")},
    });
}

Result<std::chrono::milliseconds> timeOf(const QCommandLineParser &parser, const char *name)
{
    std::chrono::milliseconds time{};
    const auto read = readTime(parser, QLatin1String(name), time);
    return read ? Result<std::chrono::milliseconds>(time) : read.error();
}

Result<> readTimes(const QCommandLineParser &parser, dashboard::TargetEdit &edit)
{
    const auto duration = timeOf(parser, "duration");
    const auto interval = timeOf(parser, "interval");
    if (!duration || !interval)
        return duration ? interval.error() : duration.error();
    if (parser.isSet(QStringLiteral("duration"))) {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*duration);
        if (seconds != *duration)
            return bad(QStringLiteral("--duration"), Words::tr("It is a number of whole seconds."));
        edit.durationS = static_cast<int>(seconds.count());
    }
    if (parser.isSet(QStringLiteral("interval")))
        edit.runIntervalMs = interval->count();
    return {};
}

// What the options say. Whether it is within the limits, the contract says: isGood().
Result<dashboard::TargetEdit> editOf(const QCommandLineParser &parser)
{
    dashboard::TargetEdit edit;
    if (parser.isSet(QStringLiteral("url")))
        edit.url = parser.value(QStringLiteral("url"));
    if (parser.isSet(QStringLiteral("label")))
        edit.label = parser.value(QStringLiteral("label"));
    if (const QString vus = parser.value(QStringLiteral("vus")); parser.isSet(QStringLiteral("vus"))) {
        edit.vus = wholeNumber(vus, 1, limits::vus);
        if (!edit.vus)
            return bad(QStringLiteral("--vus"),
                       Words::tr("It is a whole number from 1 to %1, not “%2”.").arg(text::number(limits::vus), vus));
    }
    if (const auto read = readTimes(parser, edit); !read)
        return read.error();
    const bool enable = parser.isSet(QStringLiteral("enable")), disable = parser.isSet(QStringLiteral("disable"));
    if (enable && disable)
        return bad(QStringLiteral("--disable"), Words::tr("Not together with %1.").arg(QStringLiteral("--enable")));
    if (enable || disable)
        edit.enabled = enable;
    return edit;
}

QStringList rowOf(const dashboard::Target &target)
{
    return {target.id,
            target.label,
            target.url,
            text::number(target.vus),
            text::duration(std::chrono::seconds(target.durationS)),
            text::duration(std::chrono::milliseconds(target.runIntervalMs)),
            target.enabled ? Words::tr("yes") : Words::tr("no")};
}

} // namespace

void TargetsCommand::start(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parse(parser, QStringLiteral("targets"), arguments))
        return;
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    const bool isList = verb == QLatin1String("list") && words.size() == 1;
    const bool isAdd = verb == QLatin1String("add") && words.size() == 2;
    const bool isSet = verb == QLatin1String("set") && words.size() == 2;
    const bool isRemove = verb == QLatin1String("rm") && words.size() == 2;
    if (!isList && !isAdd && !isSet && !isRemove) {
        usageError(QStringLiteral("targets"), Words::tr("It is list, add URL, set ID or rm ID."));
        return;
    }
    m_fleet = openFleet(parser);
    if (!m_fleet)
        return;
    if (isList)
        list();
    else if (isAdd)
        add(words[1], parser);
    else if (isSet)
        set(words[1], parser);
    else
        remove(words[1]);
}

void TargetsCommand::list()
{
    deliver(m_fleet->targets(), this, [this](const Result<QVector<dashboard::Target>> &targets) {
        if (!targets)
            return fail(targets.error());
        if (isJson())
            writeJson(answerOf(*targets));
        else if (targets->isEmpty())
            out(Words::tr("No target yet. Add one: largadactl targets add URL"));
        else
            show(*targets);
        finish(exitcode::ok);
    });
}

void TargetsCommand::add(const QString &url, const QCommandLineParser &parser)
{
    auto edit = editOf(parser);
    if (edit && edit->url)
        return usageError(QStringLiteral("--url"), Words::tr("The address of a new target stands alone."));
    if (!edit)
        return usageError(edit.error().subject, edit.error().what);
    edit->url = url;
    const auto target = dashboard::parseTarget(requestOf(*edit)); // the rules of the server, before it is asked
    if (!target)
        return fail(target.error());
    deliver(m_fleet->addTarget(*target), this,
            [this](const Result<dashboard::Target> &added) { onTarget(added, QString()); });
}

void TargetsCommand::set(const QString &id, const QCommandLineParser &parser)
{
    const auto edit = editOf(parser);
    if (!edit)
        return usageError(edit.error().subject, edit.error().what);
    if (*edit == dashboard::TargetEdit{})
        return usageError(QStringLiteral("targets set"), Words::tr("Say what to change, such as --vus N."));
    if (const auto good = dashboard::parseTargetEdit(requestOf(*edit)); !good)
        return fail(good.error());
    deliver(m_fleet->editTarget(id, *edit), this,
            [this, id](const Result<dashboard::Target> &edited) { onTarget(edited, id); });
}

void TargetsCommand::remove(const QString &id)
{
    deliver(m_fleet->removeTarget(id), this, [this, id](const Result<> &removed) {
        if (!removed)
            return onTarget(removed.error(), id);
        if (isJson())
            writeJson(QJsonDocument(QJsonObject{{QStringLiteral("deleted"), id}}).toJson(QJsonDocument::Compact));
        else
            out(Words::tr("Target %1 is deleted. Its executions stay.").arg(id));
        finish(exitcode::ok);
    });
}

void TargetsCommand::onTarget(const Result<dashboard::Target> &target, const QString &asked)
{
    if (!target) {
        Error error = target.error();
        if (error.code == Errc::NotFound && !asked.isEmpty())
            error.subject = asked;
        return fail(error);
    }
    if (isJson())
        writeJson(answerOf(*target));
    else
        show({*target});
    finish(exitcode::ok);
}

void TargetsCommand::show(const QVector<dashboard::Target> &targets) const
{
    QVector<QStringList> rows;
    for (const dashboard::Target &target : targets)
        rows << rowOf(target);
    const auto lines = tableLines({{Words::tr("ID")},
                                   {Words::tr("Label")},
                                   {Words::tr("URL"), false, 60},
                                   {Words::tr("VUs"), true},
                                   {Words::tr("Duration"), true},
                                   {Words::tr("Interval"), true},
                                   {Words::tr("Enabled")}},
                                  rows);
    for (const QString &line : lines)
        out(line);
}

} // namespace largada::cli
