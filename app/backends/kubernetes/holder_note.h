// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an annotation of a Job says of who coordinates it. Pure.
#pragma once

#include <optional>

#include "core/clock.h"
#include "core/ids.h"
#include "fleet/preflight.h"
#include "kube/api/objects.h"

namespace largada::backends
{

// The annotation's value: JSON. Times are ISO 8601 UTC, by the clock of whoever wrote them.
struct HolderNote {
    QString who;        // "user@host"
    qint64 process = 0; // of that host; 0: not known
    RunId run;
    fleet::PhaseName phase = fleet::PhaseName::Warmup;
    bool released = false;
    std::optional<WallTime> releasedAt;
    WallTime renewed{};
    bool operator==(const HolderNote &) const = default;
};

constexpr const char *holderAnnotation = "largada.dev/holder";
constexpr std::chrono::seconds holderRenewal{15};
constexpr std::chrono::seconds holderLapse{60}; // not renewed for so long: its program is gone

QByteArray holderText(const HolderNote &note);
std::optional<HolderNote> parseHolder(const QString &text); // nullopt: it is none, whoever wrote it
std::optional<HolderNote> holderOf(const kube::Job &job);
bool isLapsed(const HolderNote &note, WallTime now);
// What keeps `who` from coordinating it. processLives: that of the note, another one than ours, runs on this machine.
bool isHeldByOther(const HolderNote &note, const QString &who, bool processLives, WallTime now);
// The run that it tells of, for whoever may go on with it.
std::optional<fleet::RunFound> runOf(const std::optional<HolderNote> &note, const QString &who, bool processLives,
                                     WallTime now);

} // namespace largada::backends
