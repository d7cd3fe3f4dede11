// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A plan in front of a fake engine, for the tests of its parts.
#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "plan/plan_view.h"
#include "support/console_scenes.h"
#include "support/fake_console.h"
#include "support/picture.h"

namespace largada::test
{

struct PlanScene {
    PlanScene()
    {
        script = directory.filePath(QStringLiteral("checkout.js"));
        write(script);
        otherScript = directory.filePath(QStringLiteral("login.ts"));
        write(otherScript);
        console.engine.checked = sceneReport(4);
    }

    static void write(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("export default function () {}\n");
    }
    // Makes the view, of what the preferences remember.
    ui::PlanView &open()
    {
        view = std::make_unique<ui::PlanView>(console.services);
        view->resize(1104, 700);
        view->show();
        QApplication::setActiveWindow(view.get());
        return *view;
    }
    ui::PlanView &openWithScript(int runners = 4)
    {
        open();
        fleet::RunPlan plan;
        plan.script = script;
        plan.runners = runners;
        view->setPlan(plan, false);
        return *view;
    }
    template<class T>
    T *child(const char *name) const
    {
        T *found = view->findChild<T *>(QLatin1String(name));
        if (found == nullptr)
            qFatal("there is no %s", name);
        return found;
    }
    // That have not been told to go.
    template<class T>
    QList<T *> children(const char *name) const
    {
        return view->findChildren<T *>(QLatin1String(name));
    }

    QTemporaryDir directory;
    QString script;
    QString otherScript;
    FakeConsole console;
    std::unique_ptr<ui::PlanView> view;
};

} // namespace largada::test
