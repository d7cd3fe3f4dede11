// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/holder_note.h"

#include <nlohmann/json.hpp>

namespace largada::backends
{

namespace
{

QString textOf(const nlohmann::json &json, const char *key)
{
    const auto it = json.find(key);
    return it != json.end() && it->is_string() ? QString::fromStdString(it->get<std::string>()) : QString();
}

} // namespace

QByteArray holderText(const HolderNote &note)
{
    nlohmann::json json{{"user", note.who.section(QLatin1Char('@'), 0, 0).toStdString()},
                        {"host", note.who.section(QLatin1Char('@'), 1).toStdString()},
                        {"process", note.process},
                        {"run", note.run.value.toStdString()},
                        {"phase", fleet::phaseKey(note.phase).toStdString()},
                        {"released", note.released},
                        {"renewed", isoTime(note.renewed).toStdString()}};
    if (note.releasedAt)
        json["releasedAt"] = isoTime(*note.releasedAt).toStdString();
    return QByteArray::fromStdString(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::optional<HolderNote> parseHolder(const QString &text)
{
    const auto json = nlohmann::json::parse(text.toStdString(), nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    HolderNote note;
    const QString host = textOf(json, "host");
    note.who = textOf(json, "user") + (host.isEmpty() ? QString() : QLatin1Char('@') + host);
    note.run = {textOf(json, "run")};
    const auto process = json.find("process");
    note.process = process != json.end() && process->is_number_integer() ? process->get<qint64>() : 0;
    const auto renewed = kube::parseTime(textOf(json, "renewed"));
    if (note.who.isEmpty() || note.run.isEmpty() || !renewed)
        return std::nullopt;
    note.renewed = *renewed;
    note.phase = fleet::phaseFromKey(textOf(json, "phase")).value_or(fleet::PhaseName::Warmup);
    const auto released = json.find("released");
    note.released = released != json.end() && released->is_boolean() && released->get<bool>();
    note.releasedAt = kube::parseTime(textOf(json, "releasedAt"));
    return note;
}

std::optional<HolderNote> holderOf(const kube::Job &job)
{
    return parseHolder(job.meta.annotations.value(QLatin1String(holderAnnotation)));
}

bool isLapsed(const HolderNote &note, WallTime now)
{
    return now - note.renewed > holderLapse;
}

bool isHeldByOther(const HolderNote &note, const QString &who, bool processLives, WallTime now)
{
    return (note.who != who || processLives) && !isLapsed(note, now);
}

std::optional<fleet::RunFound> runOf(const std::optional<HolderNote> &note, const QString &who, bool processLives,
                                     WallTime now)
{
    if (!note || isHeldByOther(*note, who, processLives, now))
        return std::nullopt;
    return fleet::RunFound{note->run, note->phase, note->released, note->releasedAt};
}

} // namespace largada::backends
