// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <array>
#include <cmath>

#include <QApplication>
#include <QPalette>
#include <QWidget>

namespace largada::ui
{

namespace
{

constexpr double basePixels = 13; // of body text
constexpr double basePoints = 9.75;

using Table = std::array<QRgb, static_cast<size_t>(Ink::Count)>;

// In the order of Ink.
constexpr Table darkInks{0x15181D, 0x171B21, 0x1B1F26, 0x20252D, 0x262C35, 0x2E353F, 0x15181D, 0x2A303A, 0x3A424D,
                         0x6B7785, 0xE6EAF0, 0xA9B4C0, 0x8793A0, 0x5AA9FF, 0x7ABAFF, 0x08131F, 0x1D2E42, 0x1F4E86,
                         0xFFFFFF, 0xFF7B82, 0x37222A, 0xFFC857, 0x352E20, 0x4CC79F, 0x1C332E, 0x35A582, 0x41B592,
                         0x0B1A12, 0xC6303B, 0xFFFFFF, 0x6DC8F6, 0xFFC857, 0xF2777F, 0x9AA7B5};
constexpr Table lightInks{0xF4F6F8, 0xFAFBFC, 0xFFFFFF, 0xEEF1F4, 0xFFFFFF, 0xF1F4F7, 0xFFFFFF, 0xE0E5EA, 0xC9D0D8,
                          0x7A8592, 0x1A1F26, 0x56616D, 0x6C7783, 0x1860CE, 0x1453B4, 0xFFFFFF, 0xE6EFFC, 0x1F6FEB,
                          0xFFFFFF, 0xB0122B, 0xFCEBED, 0x8A5A00, 0xFBF3DF, 0x006B5F, 0xE2F3EF, 0x007468, 0x00655A,
                          0xFFFFFF, 0xB0122B, 0xFFFFFF, 0x2B78E4, 0xA86A00, 0xA8003E, 0x5E6B78};

struct StateColors {
    QRgb fill;
    QRgb border;
};
using StateTable = std::array<StateColors, fleet::allRunnerStates.size()>;

// In the order of RunnerState. Each pair of fills can be told apart with each kind of colour blindness.
constexpr StateTable darkStates{{{0, 0x8391A1},
                                 {0x6DC8F6, 0x6DC8F6},
                                 {0xFFE582, 0xFFE582},
                                 {0xEF8F22, 0xEF8F22},
                                 {0x35A582, 0x35A582},
                                 {0x8391A1, 0x8391A1},
                                 {0xCF3A44, 0xCF3A44}}};
constexpr StateTable lightStates{{{0, 0x5E6B78},
                                  {0x2B78E4, 0x1A56AE},
                                  {0xFFD84D, 0x806600},
                                  {0xD9730D, 0x9A4E00},
                                  {0x007468, 0x004F47},
                                  {0x8D99A6, 0x5E6B78},
                                  {0xA8003E, 0x7A002D}}};

struct Text {
    double pixels;
    QFont::Weight weight;
    bool mono = false;
};

constexpr Text textOf(TextKind kind)
{
    switch (kind) {
    case TextKind::Caption:
        return {11, QFont::Medium};
    case TextKind::Small:
        return {12, QFont::Normal};
    case TextKind::SmallStrong:
        return {12, QFont::DemiBold};
    case TextKind::Body:
        return {13, QFont::Normal};
    case TextKind::BodyStrong:
        return {13, QFont::DemiBold};
    case TextKind::CardTitle:
        return {14, QFont::DemiBold};
    case TextKind::PageTitle:
        return {18, QFont::DemiBold};
    case TextKind::Figure:
        return {22, QFont::DemiBold};
    case TextKind::ReportFigure:
        return {26, QFont::DemiBold};
    case TextKind::GateCount:
        return {34, QFont::DemiBold};
    case TextKind::Countdown:
        return {92, QFont::DemiBold};
    case TextKind::Mono:
        return {12, QFont::Normal, true};
    case TextKind::MonoStrong:
        return {12, QFont::DemiBold, true};
    }
    return {13, QFont::Normal};
}

} // namespace

QColor Theme::color(Ink ink) const
{
    return QColor::fromRgb((isDark ? darkInks : lightInks)[static_cast<size_t>(ink)]);
}

QColor Theme::color(Ink ink, double opacity) const
{
    QColor color = this->color(ink);
    color.setAlphaF(static_cast<float>(opacity));
    return color;
}

QColor Theme::mixed(Ink from, Ink to, double part) const
{
    const QColor a = color(from);
    const QColor b = color(to);
    const auto between = [part](int x, int y) { return static_cast<int>(std::lround(x * (1 - part) + y * part)); };
    return QColor(between(a.red(), b.red()), between(a.green(), b.green()), between(a.blue(), b.blue()));
}

QColor Theme::fill(fleet::RunnerState state) const
{
    if (state == fleet::RunnerState::Pending)
        return {};
    return QColor::fromRgb((isDark ? darkStates : lightStates)[static_cast<size_t>(state)].fill);
}

QColor Theme::border(fleet::RunnerState state) const
{
    return QColor::fromRgb((isDark ? darkStates : lightStates)[static_cast<size_t>(state)].border);
}

QColor Theme::ink(fleet::RunnerState state) const
{
    using enum fleet::RunnerState;
    if (state == Pending)
        return border(state);
    const bool onDarkFill = state == Failed || (!isDark && (state == Creating || state == InLoad));
    return onDarkFill ? QColor(Qt::white) : QColor(0x10, 0x14, 0x18);
}

const Theme &darkTheme()
{
    static constexpr Theme theme{true};
    return theme;
}

const Theme &lightTheme()
{
    static constexpr Theme theme{false};
    return theme;
}

const Theme &themeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTheme() : lightTheme();
}

const Theme &themeOf(const QWidget *widget)
{
    return themeOf(QApplication::palette(widget)); // the widget's own has the colours of its style sheet rules
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Ink ink) { palette.setColor(role, theme.color(ink)); };
    set(QPalette::Window, Ink::Window);
    set(QPalette::WindowText, Ink::Text);
    set(QPalette::Base, Ink::Base);
    set(QPalette::AlternateBase, Ink::Alternate);
    set(QPalette::Text, Ink::Text);
    set(QPalette::Button, Ink::Raised);
    set(QPalette::ButtonText, Ink::Text);
    set(QPalette::ToolTipBase, Ink::Raised);
    set(QPalette::ToolTipText, Ink::Text);
    set(QPalette::PlaceholderText, Ink::Faint);
    set(QPalette::Highlight, Ink::Selection);
    set(QPalette::HighlightedText, Ink::SelectionText);
    set(QPalette::Link, Ink::Accent);
    set(QPalette::LinkVisited, Ink::Accent);
    set(QPalette::Light, Ink::Raised2);
    set(QPalette::Midlight, Ink::Hairline);
    set(QPalette::Mid, Ink::Separator);
    set(QPalette::Dark, Ink::Separator);
    set(QPalette::BrightText, Ink::Error);
    const QColor disabled = theme.mixed(Ink::Muted, Ink::Base, 0.42);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

QFont textFont(TextKind kind)
{
    const Text text = textOf(kind);
    QFont font = QApplication::font();
    const double points = font.pointSizeF() > 0 ? font.pointSizeF() : basePoints;
    if (text.mono)
        font.setFamilies({QStringLiteral("Largada Mono"), QStringLiteral("monospace")});
    font.setPointSizeF(points * text.pixels / basePixels);
    font.setWeight(text.weight);
    return font;
}

int scaled(double pixels)
{
    const double points = QApplication::font().pointSizeF();
    return static_cast<int>(std::lround(pixels * (points > 0 ? points / basePoints : 1)));
}

} // namespace largada::ui
