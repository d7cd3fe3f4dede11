// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The values of a run as rows of the history file's tables, and back. Each type names its columns once, for both ways.
// A RunRecord's row is its own figures only: its lists are rows of other tables. For the .cpp files of this folder.
#pragma once

#include <QStringList>
#include <QVariantList>

#include "core/result.h"
#include "fleet/run_record.h"
#include "store/run_store.h"

namespace largada::store
{

// Made for RunRecord, PhaseRecord, RunnerRecord, SeriesPoint, ThresholdResult, Warning, DemoTargetCounts; and for
// RunSummary, whose columns are expressions.
template<class T>
QStringList columnNames();

template<class T>
QVariantList pack(const T &value);

// The row's first columns must be columnNames<T>(). Errc::Unsupported for a word of a later program.
template<class T>
Result<T> unpack(const QVariantList &row);

} // namespace largada::store
