// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is the matter with the history, and what to do about it, as markup for a notice.
#pragma once

#include <QString>

#include "engine/history.h"

namespace largada::ui
{

QString historySentence(engine::HistoryTrouble trouble, const QString &troubleFile); // empty: all is well
bool canWrite(engine::HistoryTrouble trouble);
bool canRead(engine::HistoryTrouble trouble);

} // namespace largada::ui
