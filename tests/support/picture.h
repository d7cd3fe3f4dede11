// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of widgets, offscreen: every look that a page has to be good in. They are kept when LARGADA_PICTURES names a
// directory.
#pragma once

#include <functional>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QWidget>
#include <QtTest>

#include "text/language.h"
#include "widgets/theme.h"

namespace largada::test
{

struct Look {
    bool isDark = false;
    bool isPortuguese = false;
    QSize size;
    int textPercent = 100;

    QString name() const // "dark-pt-1024"
    {
        return QStringLiteral("%1-%2-%3%4")
            .arg(isDark ? QStringLiteral("dark") : QStringLiteral("light"),
                 isPortuguese ? QStringLiteral("pt") : QStringLiteral("en"))
            .arg(size.width())
            .arg(textPercent == 100 ? QString() : QStringLiteral("-%1").arg(textPercent));
    }
};

inline QVector<Look> allLooks(const QSize &small = {1024, 640}, const QSize &large = {1920, 1080})
{
    QVector<Look> looks;
    for (const bool dark : {false, true}) {
        for (const bool portuguese : {false, true}) {
            for (const QSize &size : {small, large})
                looks.push_back({dark, portuguese, size});
        }
    }
    return looks;
}

// Each theme with each language, and each size with both: half as many. All of them where pictures are kept.
inline QVector<Look> pairedLooks(const QSize &small = {1024, 640}, const QSize &large = {1920, 1080})
{
    if (qEnvironmentVariableIsSet("LARGADA_PICTURES"))
        return allLooks(small, large);
    return {{false, false, small}, {false, true, large}, {true, false, large}, {true, true, small}};
}

// In init(): any warning fails the test, but one that the offscreen platform says of every window.
inline void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
}

inline void wear(const Look &look)
{
    text::installLanguage(*qApp, look.isPortuguese ? text::Language::Portuguese : text::Language::English);
    ui::applyTheme(*qApp, look.isDark ? ui::darkTheme() : ui::lightTheme(), look.textPercent);
}

inline QImage picture(QWidget &widget, const Look &look, const QString &name)
{
    widget.resize(look.size);
    widget.show();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    const QImage image = widget.grab().toImage();
    const QString directory = qEnvironmentVariable("LARGADA_PICTURES");
    if (!directory.isEmpty()) {
        QDir().mkpath(directory);
        image.save(QDir(directory).filePath(QStringLiteral("%1-%2.png").arg(name, look.name())));
    }
    return image;
}

} // namespace largada::test
