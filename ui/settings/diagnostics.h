// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What helps to find a fault, as text to be sent: versions, system, screen, k6, files. No host, no user, no secret.
#pragma once

#include <optional>

#include <QString>

#include "engine/history.h"
#include "engine/k6_programs.h"
#include "settings/preferences_file.h"

class QScreen;

namespace largada::ui
{

struct DiagnosticsInput {
    const settings::PreferencesFile &preferences;
    std::optional<engine::K6Program> k6;
    std::optional<engine::HistoryFacts> history;
    engine::HistoryTrouble historyTrouble = engine::HistoryTrouble::None;
    const QScreen *screen = nullptr;
};

// English, for whoever helps.
QString diagnostics(const DiagnosticsInput &input);
// The home directory as ~, wherever it is in the text.
QString withoutHome(const QString &text, const QString &home);

} // namespace largada::ui
