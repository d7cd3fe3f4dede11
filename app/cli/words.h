// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The translation context of what largadactl says itself. What happened is worded in text/.
#pragma once

#include <QCoreApplication>

namespace largada::cli
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(largadactl)
};

} // namespace largada::cli
