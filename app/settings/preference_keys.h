// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which key of the file holds which value. For preferences_file.cpp only.
#pragma once

#include <QMap>
#include <QString>
#include <QVariant>

#include "settings/preferences.h"

namespace largada::settings
{

using Keys = QMap<QString, QVariant>; // as QSettings names and gives them

constexpr int mostConnections = 200;

struct Contents {
    Preferences preferences;
    WindowState window;
    bool operator==(const Contents &) const = default;
};

Keys keysOf(const Contents &contents);
// What cannot be used, or is not there, has its default. One log line for each that cannot be used.
Contents contentsOf(const Keys &keys);

} // namespace largada::settings
