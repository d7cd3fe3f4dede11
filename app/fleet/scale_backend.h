// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the agents of the fleet are made and ended: the one thing a reconciler needs to know of processes, Compose or a
// cluster. Whether agents are online is the dashboard's knowledge, not this one's. Safe to call from any thread.
#pragma once

#include <optional>

#include <QString>

#include "core/async.h"

namespace largada::fleet
{

// How many agents there can be, those that exist among them, without making any.
struct ScaleRoom {
    int agents = 0;
    QString limit; // what ends it: "most" (a setting), "memory", "cpu", "quota", "nodes"
    bool operator==(const ScaleRoom &) const = default;
};

class ScaleBackend
{
public:
    virtual ~ScaleBackend() = default;

    virtual QString name() const = 0; // "local", "compose", "kubernetes"
    // Agents that exist as this backend saw them last, started but not yet online ones among them; nullopt: not known,
    // because nothing has answered yet, or because an engine no longer does.
    virtual std::optional<int> existing() const = 0;
    // Makes it so many, 0 or more. Answered when the backend has taken it, which is before all are online.
    // Errc::Conflict: it can make fewer only (the most it may, or memory), and has made those; other errors are its
    // own. A later call takes the place of one that is under way.
    virtual Async<> scale(int agents) = 0;
    virtual QString lastError() const = 0; // English, of the last scale() or of an agent since then; empty: none
    // Whether its agents are the server's own, and end with it in good order. Those of an engine or a cluster stay.
    virtual bool endsWithServer() const { return true; }
    virtual std::optional<ScaleRoom> room() const { return {}; } // nullopt: it cannot tell. Does not block
    // What people should know besides: an autoscaler that has a say, for instance. English; empty: nothing.
    virtual QString note() const { return {}; }
};

} // namespace largada::fleet
