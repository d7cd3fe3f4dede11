// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the console together: the only place, with main.cpp, that names concrete backends.
#pragma once

#include <memory>

#include <QObject>
#include <QStringList>

#include "shell/options.h"

class QApplication;

namespace largada::ui
{

class Console final : public QObject
{
    Q_OBJECT
public:
    Console(QApplication &app, const Options &options);
    ~Console() override; // ends every runner

    void show();
    void take(const QStringList &arguments); // of another start

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::ui
