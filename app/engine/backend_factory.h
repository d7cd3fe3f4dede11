// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the engine gets a backend without knowing which: the composition root hands one of these in.
#pragma once

#include <functional>
#include <memory>

#include "fleet/backend.h"

namespace largada::engine
{

struct BackendWanted {
    QString fleet; // of the plan: the backend's name
    QString k6;    // the program that a person chose; empty: look for one
    std::function<QString(const RunnerId &, fleet::PhaseName)> targetUrl; // of the demo target; empty: none
};

// Called in the engine's thread, for each check and for each run. Never gives nullptr.
using BackendFactory = std::function<std::unique_ptr<fleet::Backend>(const BackendWanted &)>;

} // namespace largada::engine
