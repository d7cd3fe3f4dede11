// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the administrator does.
#include <QJsonDocument>
#include <QJsonObject>

#include "core/log.h"
#include "dashboard/contract/json.h"
#include "dashboard/server/api_call.h"

namespace largada::dashboard
{

namespace
{

QByteArray targetEvent(const QString &id, const QString &change)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("change"), change}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

// Whoever asks after the answer sees the change.
void Api::afterTargetsChanged(const Reply &reply, std::function<void()> then)
{
    refreshTargets([reply, then = std::move(then)](const Result<> &refreshed) {
        if (!refreshed) // it is stored; the cache follows with the next pass
            qCWarning(logDashboard).noquote() << "targets could not be read again:" << refreshed.error().what;
        then();
    });
}

void Api::addTarget(const Call &call, const Reply &reply)
{
    const auto target = parseTarget(call.request.body);
    if (!target)
        return reply.error(target.error());
    write<Target>(
        reply, [target = *target](store::AgentStore &store) { return store.addTarget(target); },
        [this, reply](const Target &added) {
            afterTargetsChanged(reply, [this, reply, added] {
                m_parts.events->publish("target", targetEvent(added.id, QStringLiteral("added")));
                reply.json(201, answerOf(added));
            });
        });
}

void Api::editTarget(const Call &call, const Reply &reply)
{
    const auto edit = parseTargetEdit(call.request.body);
    if (!edit)
        return reply.error(edit.error());
    write<Target>(
        reply, [id = call.parameter, edit = *edit](store::AgentStore &store) { return store.editTarget(id, edit); },
        [this, reply](const Target &edited) {
            afterTargetsChanged(reply, [this, reply, edited] {
                m_parts.events->publish("target", targetEvent(edited.id, QStringLiteral("changed")));
                reply.json(200, answerOf(edited));
            });
        });
}

void Api::removeTarget(const Call &call, const Reply &reply)
{
    write<bool>(
        reply, [id = call.parameter](store::AgentStore &store) { return asValue(store.removeTarget(id)); },
        [this, reply, id = call.parameter](bool) {
            afterTargetsChanged(reply, [this, reply, id] {
                m_parts.events->publish("target", targetEvent(id, QStringLiteral("removed")));
                reply.nothing(204);
            });
        });
}

void Api::answerConfig(const Reply &reply)
{
    struct Numbers {
        int desired = 0, online = 0;
    };
    read<Numbers>(
        reply,
        [](store::AgentStore &store) -> Result<Numbers> {
            const auto desired = store.desiredAgents();
            const auto agents = store.agents();
            if (!desired || !agents)
                return desired ? agents.error() : desired.error();
            const auto online = std::count_if(agents->cbegin(), agents->cend(),
                                              [](const Agent &agent) { return agent.status == AgentStatus::Online; });
            return Numbers{*desired, static_cast<int>(online)};
        },
        [this, reply](const Numbers &numbers) {
            FleetConfig config;
            config.desiredAgents = numbers.desired;
            config.online = numbers.online;
            config.backend = QStringLiteral("none");
            config.existing = 0;
            config.most = m_options.mostAgents;
            const auto shown = m_parts.reconciled->shown();
            config.lastError = shown.lastError;
            config.lastReconcileAt = shown.lastAt;
            if (m_parts.backend) {
                config.backend = m_parts.backend->name();
                config.existing = m_parts.backend->existing();
                if (config.lastError.isEmpty())
                    config.lastError = m_parts.backend->lastError();
                if (const auto room = m_parts.backend->room()) {
                    config.room = room->agents;
                    config.roomLimit = room->limit;
                }
                config.note = m_parts.backend->note();
            }
            reply.json(200, answerOf(config));
        });
}

void Api::config(const Call &, const Reply &reply)
{
    answerConfig(reply);
}

void Api::setConfig(const Call &call, const Reply &reply)
{
    const auto count = parseDesiredAgents(call.request.body, m_options.mostAgents);
    if (!count)
        return reply.error(count.error());
    write<bool>(
        reply, [count = *count](store::AgentStore &store) { return asValue(store.setDesiredAgents(count)); },
        [this, reply, count = *count](bool) {
            m_parts.events->publish("config", desiredAgentsRequest(count));
            answerConfig(reply);
        });
}

void Api::reconcile(const Call &, const Reply &reply)
{
    if (!m_parts.backend)
        return reply.error({Errc::Conflict,
                            QStringLiteral("this server makes no agents: it was started with --scale-backend none"),
                            {},
                            409});
    read<int>(
        reply, [](store::AgentStore &store) { return store.desiredAgents(); },
        [this, reply](int desired) { m_parts.reconcile(desired, [this, reply] { answerConfig(reply); }); });
}

} // namespace largada::dashboard
