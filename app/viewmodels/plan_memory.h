// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plan between two starts of the program, as small texts of the preferences. Values of variables are not among
// them: they may be secrets.
#pragma once

#include <QMap>
#include <QStringList>

#include "viewmodels/plan_form.h"

namespace largada::viewmodels
{

using Choices = QMap<QString, QString>;

void rememberPlan(const PlanFields &fields, Choices &choices);
// gateTimeout: where none is remembered. Variables come without values.
PlanFields rememberedPlan(const Choices &choices, std::chrono::minutes gateTimeout);

// Scripts that were prepared, newest first.
constexpr int mostRecentScripts = 8;
QStringList recentScripts(const Choices &choices);
void rememberScript(const QString &path, Choices &choices);

} // namespace largada::viewmodels
