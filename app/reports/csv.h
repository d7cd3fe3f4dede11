// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of typed cells to the bytes of a CSV file. Knows the two profiles, nothing about runs: run_csv.cpp does.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

#include "core/clock.h"

namespace largada::reports
{

// Numbers, times and separators of a CSV. Headers are English in both.
enum class CsvProfile {
    Data,     // UTF-8 without BOM, comma, point, CRLF, RFC 4180, ISO times in UTC
    ExcelPtBr // BOM, semicolon, decimal comma, local time and a UTC Offset column
};

struct CsvNumber {
    double value = 0;
    int decimals = 3; // at most; trailing zeros are left out
};

// Nothing, text (guarded against being read as a formula), whole number, number, instant.
using CsvCell = std::variant<std::monostate, QString, qint64, CsvNumber, WallTime>;

class CsvWriter
{
public:
    CsvWriter(CsvProfile profile, const QStringList &header);

    // `instant` is the time whose offset from UTC stands in the column that the Excel profile adds.
    void row(const QVector<CsvCell> &cells, std::optional<WallTime> instant);
    QByteArray bytes() const { return m_bytes; }
    QByteArray take() { return std::exchange(m_bytes, {}); } // what came since the last time

private:
    void field(const QString &text);
    void endRow();

    CsvProfile m_profile;
    QByteArray m_bytes;
    bool m_rowBegun = false;
};

} // namespace largada::reports
