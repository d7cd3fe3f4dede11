// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QString>

namespace largada::backends
{

// "user@host", for others who see the Job. Without USER and LOGNAME the user's number.
QString whoWeAre(const QProcessEnvironment &environment);

} // namespace largada::backends
