// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Figures and times as the cells of the console's tables. For the .cpp files of this folder only: sentences are in
// text/.
#pragma once

#include <optional>

#include <QCoreApplication>
#include <QString>

#include "fleet/run_record.h"

namespace largada::viewmodels
{

struct Console {
    Q_DECLARE_TR_FUNCTIONS(Console)
};

QString noFigure(); // an en dash
QString figure(const std::optional<qint64> &count);
QString percent(const std::optional<double> &ratio, int decimals);
// Failed requests of all: enough decimals to tell 5.01% from 5%.
QString failPercent(const std::optional<qint64> &requests, const std::optional<qint64> &failed);
QString failPercent(const std::optional<double> &ratio);
bool isOverFailLimit(const std::optional<double> &ratio); // exactly 5% is not
// Text of other people's making as a tooltip: Qt would take it for markup where it looks so.
QString plainToolTip(const QString &text);
QString rateText(double perSecond);
QString secondsText(double seconds);                    // "4 min 10 s"
QString phaseTitle(const fleet::PhaseRecord &phase);    // "Warm-up 25%"
QString timeOfDay(const std::optional<WallTime> &time); // local
QString dateAndTime(WallTime time);                     // local
QString dateAndTime(WallTime time, WallTime now);       // local; a year that is now's is left out

} // namespace largada::viewmodels
