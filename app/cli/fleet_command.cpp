// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fleet_command.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "cli/option_words.h"
#include "cli/text_table.h"
#include "cli/words.h"
#include "core/wall_time_text.h"
#include "dashboard/contract/json.h"
#include "text/sentences.h"

namespace largada::cli
{

namespace
{

using dashboard::Agent;
using dashboard::FleetConfig;

// A server whose agents are made by somebody else; it keeps the number only.
bool isUnscaled(const FleetConfig &config)
{
    return config.backend == QLatin1String("none");
}

QString momentText(WallTime time)
{
    return localTime(time, QTimeZone::systemTimeZone());
}

QStringList rowOf(const Agent &agent)
{
    return {agent.name,
            text::word(agent.status),
            momentText(agent.lastSeenAt),
            agent.k6Version,
            agent.currentRunId.isEmpty() ? Words::tr("no") : Words::tr("yes"),
            text::number(agent.waiting),
            agent.droppedReports == 0 ? QString() : text::number(double(agent.droppedReports)),
            agent.hasTwin ? Words::tr("a second agent has this name") : QString()};
}

} // namespace

void FleetCommand::start(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("status|scale|reconcile"), Words::tr("What to do."),
                                 QStringLiteral("fleet status|scale|reconcile"));
    parser.addPositionalArgument(QStringLiteral("N"), Words::tr("How many agents there shall be."),
                                 QStringLiteral("[N]"));
    if (!parse(parser, QStringLiteral("fleet"), arguments))
        return;
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    const bool isStatus = verb == QLatin1String("status") && words.size() == 1;
    const bool isScale = verb == QLatin1String("scale") && words.size() == 2;
    const bool isReconcile = verb == QLatin1String("reconcile") && words.size() == 1;
    if (!isStatus && !isScale && !isReconcile) {
        usageError(QStringLiteral("fleet"), Words::tr("It is status, scale N or reconcile."));
        return;
    }
    constexpr int most = dashboard::limits::desiredAgentsSettable;
    const auto count = isScale ? wholeNumber(words[1], 0, most) : 0;
    if (!count) {
        usageError(QStringLiteral("N"),
                   Words::tr("It is a whole number from 0 to %1, not “%2”.").arg(text::number(most), words[1]));
        return;
    }
    m_client = openDashboard(parser, [this] {
        err(Words::tr("No dashboard runs on this machine. Start one with “largada-dashboard --scale-backend local”, or "
                      "name one with --dashboard URL."));
        finish(exitcode::unreachable);
    });
    if (!m_client)
        return;
    if (isStatus)
        status();
    else if (isScale)
        scale(*count);
    else
        reconcile();
}

void FleetCommand::status()
{
    deliver(m_client->config(), this, [this](const Result<FleetConfig> &config) {
        if (!config)
            return fail(config.error());
        deliver(m_client->agents(), this,
                [this, config = *config](const Result<QVector<Agent>> &agents) { onAgents(config, agents); });
    });
}

void FleetCommand::onAgents(const FleetConfig &config, const Result<QVector<Agent>> &agents)
{
    if (!agents)
        return fail(agents.error());
    if (isJson()) {
        auto object = QJsonDocument::fromJson(answerOf(config)).object();
        object.insert(QStringLiteral("agents"),
                      QJsonDocument::fromJson(answerOf(*agents)).object().value(QStringLiteral("items")));
        writeJson(QJsonDocument(object).toJson(QJsonDocument::Compact));
    } else {
        show(config);
        QVector<QStringList> rows;
        for (const Agent &agent : *agents)
            rows << rowOf(agent);
        const auto lines = tableLines({{Words::tr("Agent")},
                                       {Words::tr("Status")},
                                       {Words::tr("Last seen")},
                                       {QStringLiteral("k6")},
                                       {Words::tr("Running")},
                                       {Words::tr("Waiting"), true},
                                       {Words::tr("Lost reports"), true},
                                       {Words::tr("Note")}},
                                      rows);
        for (const QString &line : rows.isEmpty() ? QStringList() : lines)
            out(line);
    }
    finish(exitcode::ok);
}

void FleetCommand::scale(int count)
{
    deliver(m_client->setDesiredAgents(count), this, [this](const Result<FleetConfig> &config) {
        if (!config)
            return fail(config.error());
        if (isUnscaled(*config))
            return conclude(*config);
        reconcile();
    });
}

void FleetCommand::reconcile()
{
    deliver(m_client->reconcile(), this, [this](const Result<FleetConfig> &config) {
        if (!config)
            return fail(config.error());
        conclude(*config);
    });
}

void FleetCommand::conclude(const FleetConfig &config)
{
    if (isJson())
        writeJson(answerOf(config));
    else
        show(config);
    finish(config.lastError.isEmpty() ? exitcode::ok : exitcode::failed);
}

void FleetCommand::show(const FleetConfig &config) const
{
    out(Words::tr("Agents desired: %1; existing: %2; online: %3.")
            .arg(text::number(config.desiredAgents),
                 config.existing ? text::number(*config.existing) : Words::tr("not known", "how many agents exist"),
                 text::number(config.online)));
    if (isUnscaled(config))
        out(Words::tr("This dashboard makes no agents by itself; the number is only stored."));
    else if (config.lastReconcileAt)
        //: %1 is how: local, compose, kubernetes
        out(Words::tr("Scaled by: %1. Last reconcile: %2.").arg(config.backend, momentText(*config.lastReconcileAt)));
    else
        out(Words::tr("Scaled by: %1.").arg(config.backend));
    if (!config.note.isEmpty())
        out(Words::tr("Note: %1").arg(tableLines({{QString(), false, 500}}, {{config.note}}).value(1)));
    if (!config.lastError.isEmpty())
        out(Words::tr("Last error: %1").arg(tableLines({{QString(), false, 500}}, {{config.lastError}}).value(1)));
}

} // namespace largada::cli
