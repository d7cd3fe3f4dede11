// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Pods page with a fleet in it, shown; and what a person does with it.
#pragma once

#include "pods/pods_page.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/picture.h"

namespace largada::test
{

// The page with a fleet in it, shown.
struct Shown {
    explicit Shown(int runners = 20, Scene scene = Scene::Gathering) : page(console.services)
    {
        page.resize(1100, 700);
        page.show();
        show(runners, scene);
    }
    void show(int runners, Scene scene)
    {
        if (runners > 0)
            emit console.engine.updated(sceneUpdate(scene, runners, console.clock));
        settle();
    }
    static void settle()
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    template<class T>
    T *find(const char *name) const
    {
        return page.findChild<T *>(QLatin1String(name));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&page.grid(), Qt::Key(key), modifiers);
        settle();
    }
    QString chosen()
    {
        QStringList names;
        for (const RunnerId &runner : page.selection().runners())
            names << runner.value.section(QLatin1Char('-'), -1);
        names.sort();
        return names.join(QLatin1Char(' '));
    }
    QPoint tile(int place) { return page.grid().tileOnScreen(place).center(); }
    void click(int place, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::mouseClick(page.grid().viewport(), Qt::LeftButton, modifiers, tile(place));
        settle();
    }

    FakeConsole console;
    ui::PodsPage page;
};

} // namespace largada::test
