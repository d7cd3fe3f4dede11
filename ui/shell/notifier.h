// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notices of the desktop, for what happens while the window is not looked at.
#pragma once

#include <QObject>
#include <QString>

namespace largada::ui
{

class Notifier : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void notify(const QString &title, const QString &text) = 0; // the next one replaces the last

signals:
    void activated(); // somebody clicked on it
};

// org.freedesktop.Notifications on the session bus; without one, nothing is shown.
class DesktopNotifier final : public Notifier
{
    Q_OBJECT
public:
    explicit DesktopNotifier(QObject *parent = nullptr);
    void notify(const QString &title, const QString &text) override;

private slots:
    void onActionInvoked(uint id, const QString &action);

private:
    uint m_last = 0; // its number; 0: none yet
};

} // namespace largada::ui
