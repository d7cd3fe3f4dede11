// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the columns of RunnerModel are called, and what they mean. Pure.
#pragma once

#include <QString>

namespace largada::viewmodels
{

bool isFigureColumn(int column); // a number, which stands at the right
QString runnerColumnTitle(int column, bool arePods);
QString runnerColumnHelp(int column); // empty: the title says it

} // namespace largada::viewmodels
