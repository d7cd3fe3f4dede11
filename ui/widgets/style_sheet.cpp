// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QStringList>
#include <QStyle>
#include <QStyleFactory>

// In the global namespace, as the macro wants it. Resources of static libraries are not there by themselves.
static void initResources()
{
    Q_INIT_RESOURCE(largada_resources);
    Q_INIT_RESOURCE(largada_theme);
}

namespace largada::ui
{

namespace
{

// In percent signs: names of inks, and lengths that grow with the text; "12round" makes a circle of what is 12 px wide
// within a border of 1 px.
const char *const sheet = R"(
QToolTip { background: %raised%; color: %text%; border: 1px solid %separator%; padding: %4px%; }
QPushButton { padding: 0 %12px%; min-height: %30px%; border: 1px solid %separator%; border-radius: 6px; background: %raised%; color: %text%; }
QPushButton:hover { background: %raised2%; }
QPushButton, QCheckBox, QRadioButton, QToolButton { outline: none; }
QPushButton:focus { border: 2px solid %text%; padding: 0 %11px%; min-height: %28px%; }
QPushButton:disabled { background: transparent; color: %disabled%; border-color: %hairline%; }
QPushButton[kind="primary"] { background: %accent%; border-color: %accent%; color: %onaccent%; }
QPushButton[kind="primary"]:hover { background: %accenthover%; }
QPushButton[kind="primary"]:focus, QPushButton[kind="start"]:focus, QPushButton[kind="stop"]:focus { border-color: %text%; }
QPushButton[kind="primary"]:disabled { background: %alternate%; border-color: %hairline%; color: %disabled%; }
QPushButton[kind="start"] { background: %start%; border-color: %start%; color: %onstart%; }
QPushButton[kind="start"]:hover { background: %starthover%; }
QPushButton[kind="start"]:disabled { background: %startdisabled%; border-color: %startborder%; color: %muted%; }
QPushButton[kind="stop"] { background: %stop%; border-color: %stop%; color: %onstop%; }
QPushButton[kind="stop"]:disabled { background: transparent; border-color: %hairline%; color: %disabled%; }
QPushButton[kind="danger"] { color: %error%; }
QPushButton[kind="danger"]:disabled { color: %disabled%; }
QPushButton[kind="flat"] { border-color: transparent; background: transparent; color: %muted%; padding: 0 %8px%; }
QPushButton[kind="flat"]:hover { background: %raised2%; }
QPushButton[kind="flat"]:focus { border-color: %text%; padding: 0 %7px%; }
QPushButton[kind="link"] { border: 2px solid transparent; background: transparent; color: %accent%; padding: 0 %3px%; min-height: %22px%; }
QPushButton[kind="link"]:focus { border-color: %text%; }
QPushButton[kind="link"]:disabled { color: %disabled%; }
QPushButton[bsize="s"] { padding: 0 %8px%; border-radius: 5px; min-height: %24px%; }
QPushButton[bsize="s"]:focus { padding: 0 %7px%; min-height: %22px%; }
QPushButton[bsize="l"] { padding: 0 %20px%; border-radius: 8px; min-height: %42px%; }
QPushButton[bsize="l"]:focus { padding: 0 %19px%; min-height: %40px%; }
QPushButton::menu-indicator { image: url(:/theme/%name%/chevron-down.svg); width: %14px%; height: %14px%; subcontrol-origin: padding; subcontrol-position: center right; right: %8px%; }
QPushButton[kind="primary"]::menu-indicator { image: url(:/theme/%name%/chevron-down-on.svg); }
QPushButton[hasmenu="true"] { padding-left: %4px%; padding-right: %28px%; }
QLineEdit, QPlainTextEdit { min-height: %28px%; border: 1px solid %control%; border-radius: 6px; background: %field%; color: %text%; padding: 0 %8px%; selection-background-color: %selection%; selection-color: %selectiontext%; }
QPlainTextEdit { padding: %4px%; }
QPlainTextEdit[bare="true"], QPlainTextEdit[bare="true"]:focus { border: none; border-radius: 0; background: %base%; }
QLineEdit:focus { border: 2px solid %text%; padding: 0 %7px%; min-height: %26px%; }
QPlainTextEdit:focus { border: 2px solid %text%; padding: %3px%; }
QLineEdit[bad="warn"], QSpinBox[bad="warn"] { border: 2px solid %warning%; padding: 0 %7px%; min-height: %26px%; }
QLineEdit[bad="true"], QSpinBox[bad="true"], QComboBox[bad="true"] { border: 2px solid %error%; padding: 0 %7px%; min-height: %26px%; }
QLineEdit[quiet="true"] { border: 1px solid %separator%; background: %base%; }
QLineEdit[quiet="true"]:focus { border: 2px solid %text%; }
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled { border-color: %hairline%; background: %base%; color: %disabled%; }
QSpinBox { min-height: %28px%; border: 1px solid %control%; border-radius: 6px; background: %field%; color: %text%; padding: 0 %2px% 0 %8px%; selection-background-color: %selection%; selection-color: %selectiontext%; }
QSpinBox:focus { border: 2px solid %text%; padding: 0 %1px% 0 %7px%; min-height: %26px%; }
QSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: %22px%; height: %15px%; border: none; background: transparent; margin: 1px 2px 0 0; }
QSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: %22px%; height: %15px%; border: none; background: transparent; margin: 0 2px 1px 0; }
QSpinBox::up-arrow { image: url(:/theme/%name%/chevron-up.svg); width: %12px%; height: %12px%; }
QSpinBox::down-arrow { image: url(:/theme/%name%/chevron-down.svg); width: %12px%; height: %12px%; }
QComboBox { min-height: %28px%; border: 1px solid %control%; border-radius: 6px; background: %field%; color: %text%; padding: 0 %4px% 0 %8px%; }
QComboBox[quiet="true"] { border: 1px solid %separator%; background: %raised%; }
QComboBox:focus { border: 2px solid %text%; padding: 0 %3px% 0 %7px%; min-height: %26px%; }
QComboBox::drop-down { subcontrol-origin: padding; subcontrol-position: center right; width: %22px%; border: none; }
QComboBox::down-arrow { image: url(:/theme/%name%/chevron-down.svg); width: %14px%; height: %14px%; }
QComboBox QAbstractItemView { background: %base%; color: %text%; border: 1px solid %separator%; outline: 0; padding: %4px%; selection-background-color: %selection%; selection-color: %selectiontext%; }
QCheckBox, QRadioButton { spacing: %8px%; color: %text%; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: %text%; }
QCheckBox:disabled, QRadioButton:disabled { color: %disabled%; }
QCheckBox::indicator { width: %14px%; height: %14px%; border: 1px solid %control%; border-radius: 4px; background: %field%; }
QCheckBox::indicator:checked { background: %accent%; border-color: %accent%; image: url(:/theme/%name%/check.svg); }
QRadioButton::indicator { width: %14px%; height: %14px%; border: 1px solid %control%; border-radius: %14round%; background: %field%; }
QRadioButton::indicator:checked { border-color: %accent%; image: url(:/theme/%name%/dot.svg); }
QAbstractItemView { border: none; outline: 0; }
QTableView, QTreeView, QListView { background: transparent; alternate-background-color: %alternate%; border: none; gridline-color: transparent; color: %text%; selection-background-color: %soft%; selection-color: %text%; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; border: none; }
QTableCornerButton::section { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: %10px%; margin: 0; }
QScrollBar::handle:vertical { background: %separator%; border-radius: %3px%; min-height: %32px%; margin: %2px%; }
QScrollBar:horizontal { background: transparent; height: %10px%; margin: 0; }
QScrollBar::handle:horizontal { background: %separator%; border-radius: %3px%; min-width: %32px%; margin: %2px%; }
QScrollBar::handle:hover { background: %control%; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenuBar { background: %chrome%; color: %text%; padding: %2px% %8px%; }
QMenuBar::item { background: transparent; padding: %4px% %8px%; border-radius: 4px; }
QMenuBar::item:selected { background: %raised2%; }
QMenu { background: %base%; color: %text%; border: 1px solid %separator%; border-radius: 8px; padding: %4px%; }
QMenu::item { padding: %6px% %24px% %6px% %12px%; border-radius: 5px; min-width: %150px%; }
QMenu::item:selected { background: %selection%; color: %selectiontext%; }
QMenu::item:disabled { color: %disabled%; }
QMenu::separator { height: 1px; background: %hairline%; margin: %4px% %8px%; }
QMenu::icon { padding-left: %10px%; }
QMenu::indicator { width: %14px%; height: %14px%; left: %6px%; }
QMenu::indicator:checked { image: url(:/theme/%name%/check-text.svg); }
QToolButton { border: 2px solid transparent; border-radius: 6px; background: transparent; color: %muted%; padding: %2px%; }
QToolButton:hover { background: %raised2%; }
QToolButton:focus { border-color: %text%; }
QSplitter::handle { background: %separator%; }
QScrollArea { border: none; background: transparent; }
QSlider:horizontal { min-height: %18px%; }
QSlider::groove:horizontal { height: %4px%; border-radius: %2px%; background: %separator%; }
QSlider::sub-page:horizontal { height: %4px%; border-radius: %2px%; background: %accent%; }
QSlider::handle:horizontal { width: %12px%; height: %12px%; margin: -%5px% 0; border-radius: %12round%; background: %accent%; border: 1px solid %base%; }
QSlider::handle:horizontal:focus { border: 2px solid %text%; }
QProgressBar { border: none; border-radius: %2px%; background: %separator%; max-height: %4px%; min-height: %4px%; }
QProgressBar::chunk { border-radius: %2px%; background: %accent%; }
)";

constexpr std::array inkNames{"window",        "chrome",   "base",        "alternate", "raised",      "raised2",
                              "field",         "hairline", "separator",   "control",   "text",        "muted",
                              "faint",         "accent",   "accenthover", "onaccent",  "soft",        "selection",
                              "selectiontext", "error",    "errorsoft",   "warning",   "warningsoft", "ok",
                              "oksoft",        "start",    "starthover",  "onstart",   "stop",        "onstop",
                              "p50",           "p95",      "p99",         "reference"};
static_assert(inkNames.size() == static_cast<size_t>(Ink::Count));

QString valueOf(const QString &name, const Theme &theme, int textPercent)
{
    for (size_t i = 0; i < inkNames.size(); ++i) {
        if (name == QLatin1String(inkNames[i]))
            return theme.color(static_cast<Ink>(i)).name();
    }
    if (name == QLatin1String("name"))
        return theme.isDark ? QStringLiteral("dark") : QStringLiteral("light");
    if (name == QLatin1String("disabled"))
        return theme.mixed(Ink::Muted, Ink::Base, 0.42).name();
    if (name == QLatin1String("startdisabled"))
        return theme.mixed(Ink::Base, Ink::Start, 0.10).name();
    if (name == QLatin1String("startborder"))
        return theme.mixed(Ink::Base, Ink::Start, 0.38).name();
    if (name.endsWith(QLatin1String("round"))) // a larger radius than half the width is none at all
        return QStringLiteral("%1px").arg((name.chopped(5).toInt() * textPercent + 50) / 100 / 2 + 1);
    const int pixels = name.chopped(2).toInt(); // "12px"
    return QStringLiteral("%1px").arg((pixels * textPercent + 50) / 100);
}

void loadFonts()
{
    for (const char *file : {"LargadaSans-Regular", "LargadaSans-Medium", "LargadaSans-SemiBold", "LargadaSans-Bold",
                             "LargadaMono-Regular", "LargadaMono-SemiBold"}) {
        for (const char *suffix : {"otf", "ttf"}) {
            const QString path = QStringLiteral(":/fonts/%1.%2").arg(QLatin1String(file), QLatin1String(suffix));
            if (QFile::exists(path))
                QFontDatabase::addApplicationFont(path);
        }
    }
}

} // namespace

QString styleSheetOf(const Theme &theme, int textPercent)
{
    const QStringList parts = QString::fromLatin1(sheet).split(QLatin1Char('%'));
    QString text;
    for (qsizetype i = 0; i < parts.size(); ++i)
        text += i % 2 == 0 ? parts[i] : valueOf(parts[i], theme, textPercent);
    return text;
}

namespace
{

void prepare(QApplication &app)
{
    if (!app.property("largadaThemed").toBool()) {
        initResources();
        loadFonts();
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        app.setProperty("largadaThemed", true);
    }
}

QFont fontOf(int textPercent)
{
    QFont font = QApplication::font();
    // Where it cannot be loaded, faces whose digits are all as wide as each other.
    font.setFamilies({QStringLiteral("Largada Sans"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"),
                      QStringLiteral("sans-serif")});
    font.setPointSizeF(9.75 * textPercent / 100);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

void applyColors(QApplication &app, const Theme &theme, int textPercent)
{
    prepare(app);
    QApplication::setFont(fontOf(textPercent));
    QApplication::setPalette(paletteOf(theme));
}

void applyTheme(QApplication &app, const Theme &theme, int textPercent)
{
    prepare(app);
    const QString text = styleSheetOf(theme, textPercent);
    // Each of them has every widget polished anew.
    if (QApplication::palette() != paletteOf(theme) || QApplication::font() != fontOf(textPercent))
        applyColors(app, theme, textPercent);
    if (app.styleSheet() != text)
        app.setStyleSheet(text);
}

} // namespace largada::ui
