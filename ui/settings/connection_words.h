// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What connections and their tests are called.
#pragma once

#include <QString>

#include "fleet/clusters.h"
#include "settings/preferences.h"

namespace largada::ui
{

QString protectionWord(settings::Protection protection); // "Protected"
QString protectionHint(settings::Protection protection);
QString whereText(const settings::ConnectionProfile &profile); // "perf-eks · perf-test-namespace"
// Without the detail, which stands at the right.
QString stepText(const fleet::TestStep &step);
// Of a missing right: what does not work without it.
QString withoutRight(const QString &right);

} // namespace largada::ui
