// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Colours, fonts and sizes of the console, dark and light. The palette of the application says which of the two is in
// force, so that whoever paints asks for it when painting and nothing has to be told of a switch.
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include "fleet/runner_row.h"

class QApplication;
class QPalette;
class QWidget;

namespace largada::ui
{

enum class Ink {
    Window,
    Chrome, // menu bar, header, navigation, status bar
    Base,   // cards
    Alternate,
    Raised,  // buttons, chips
    Raised2, // active segment, count badges
    Field,   // inside of inputs
    Hairline,
    Separator,
    Control, // border of inputs
    Text,
    Muted,
    Faint, // placeholders and shortcuts only
    Accent,
    AccentHover,
    OnAccent,
    Soft, // selected row, chosen preset, tags
    Selection,
    SelectionText,
    Error,
    ErrorSoft,
    Warning,
    WarningSoft,
    Ok,
    OkSoft,
    Start,
    StartHover,
    OnStart,
    Stop,
    OnStop,
    P50,
    P95,
    P99,
    Reference, // thresholds, plans
    Count
};

// What one of the two themes looks like; constant.
struct Theme {
    bool isDark = false;

    QColor color(Ink ink) const;
    QColor color(Ink ink, double opacity) const;
    QColor mixed(Ink from, Ink to, double part) const; // part 0: from, 1: to
    // Of a runner's tile. Pending has no fill: an invalid colour.
    QColor fill(fleet::RunnerState state) const;
    QColor border(fleet::RunnerState state) const;
    QColor ink(fleet::RunnerState state) const; // of the glyph on the fill
};

const Theme &darkTheme();
const Theme &lightTheme();
const Theme &themeOf(const QPalette &palette);
const Theme &themeOf(const QWidget *widget);

QPalette paletteOf(const Theme &theme);
QString styleSheetOf(const Theme &theme, int textPercent);
// Fonts of the resources, palette, style sheet and base font of the whole application; again on every change.
// textPercent: 100 to 200.
void applyTheme(QApplication &app, const Theme &theme, int textPercent);
// The same without the style sheet, to build many widgets: each that is put into another would be polished anew with
// all that is in it.
void applyColors(QApplication &app, const Theme &theme, int textPercent);

// The sizes of text, at 96 dpi and 100 %.
enum class TextKind {
    Caption,      // 11, 500
    Small,        // 12
    SmallStrong,  // 12, 600: table headers, facts
    Body,         // 13
    BodyStrong,   // 13, 600
    CardTitle,    // 14, 600
    PageTitle,    // 18, 600
    Figure,       // 22, 600: live figures
    ReportFigure, // 26, 600
    GateCount,    // 34, 600
    Countdown,    // 92, 600
    Mono,         // 12, reason codes, log lines
    MonoStrong
};
QFont textFont(TextKind kind);

// A length given for 100 % text, at the text size in force.
int scaled(double pixels);

} // namespace largada::ui
