// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the models of this folder answer besides Qt's own roles. No colours and no icons: delegates make those of the
// state.
#pragma once

#include <Qt>

namespace largada::viewmodels
{

enum Role : int {
    SortRole = Qt::UserRole + 1, // the raw value; none where there is no value
    StateRole,                   // the row's enum, as int
    IdRole,                      // the row's id, as QString; of a group, its runners' as QStringList
    OverLimitRole,               // bool: more than 5% of the requests failed
    MutedRole                    // bool: the row counts for less than the others
};

} // namespace largada::viewmodels
