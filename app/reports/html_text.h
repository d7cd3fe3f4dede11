// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The small pieces the HTML report is made of: escaping, elements, icons, and values as people read them. Everything
// that returns HTML is safe to insert; everything that returns text still has to be escaped.
#pragma once

#include <optional>

#include <QCoreApplication>
#include <QString>

#include "fleet/run_figures.h"
#include "fleet/run_record.h"

namespace largada::reports
{

// All words of the report are in this context.
class Report
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

// For text and for attribute values in double quotes. Control characters that HTML forbids are left out.
QString escaped(const QString &text);

QString element(const char *name, const QString &html, const char *cssClass = "");
QString textElement(const char *name, const QString &text, const char *cssClass = "");
// Cells of a row; numbers are aligned to the right.
QString cell(const QString &html);
QString numberCell(const QString &text);
struct Column {
    QString title;
    bool isNumber = false;
};
// A table that scrolls by itself when it is too wide. `rows` is HTML; the caption may be for screen readers only.
QString table(const QString &caption, const QVector<Column> &columns, const QString &rows, bool captionVisible = false);
// A titled box; `note` stands muted beside the title.
QString card(const QString &title, const QString &note, const QString &html);

enum class Icon { Ok, Cross, Warning, Info, Stop };
QString icon(Icon which);

QString nothing(); // stands where there is no value
QString count(const std::optional<qint64> &value);
QString rate(const std::optional<double> &value);
QString milliseconds(const std::optional<double> &value);
QString milliseconds(const fleet::Range &range);
QString valueOrRange(const std::optional<double> &value, const std::optional<fleet::Range> &range);
QString percent(double ratio, int decimals = 2);
QString wholeSeconds(const std::optional<double> &seconds);
QString dateTime(WallTime time); // local
QString timeOfDay(WallTime time, bool withSeconds = true);
QString phaseTitle(const fleet::PhaseRecord &phase); // "Warm-up 25%"

} // namespace largada::reports
