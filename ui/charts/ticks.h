// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where an axis has its labels and what they say, in the default QLocale.
#pragma once

#include "charts/chart_data.h"

namespace largada::ui
{

struct ValueTicks {
    double top = 1; // end of the axis, which begins at 0
    QVector<Tick> ticks;

    bool operator==(const ValueTicks &) const = default;
};

// From 0 to a multiple of 1, 2 or 5 times a power of ten that is not below peak, in at most so many steps. The unit is
// on the top label only; a percent sign on all but 0.
ValueTicks valueTicks(ValueKind kind, double peak, int mostSteps);
// On whole seconds, minutes or hours of the clock. Empty where to is not after from.
QVector<Tick> timeTicks(TimeKind kind, double from, double to, int most);

QString valueText(ValueKind kind, double value); // "184 ms", "71,964 req/s", "0.31%"
QString timeText(TimeKind kind, double t);       // "14:02:10", "1:24"

} // namespace largada::ui
